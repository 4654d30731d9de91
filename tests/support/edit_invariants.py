"""What every edit keeps: what was meant, comments marked `# R1`, and keys of a person's own."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from aabsocial.core import toml
from aabsocial.storage.toml_edit.diff import identical, merge
from aabsocial.storage.toml_edit.edit import edit, write_answers
from aabsocial.storage.toml_edit.scanner import scan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.storage.toml_edit.writer import Layout

MARK = re.compile(r"#[^\"'\n]*\b(R\d+)")


def marks(text: str) -> set[str]:
    """Return the marked comments of a text, as the scanner reads them."""
    found = scan(text)
    return {mark[1] for one in found.remarks if (mark := MARK.match(text, one.start, one.end))}


def unknown(table: dict[str, Any], layout: Layout, path: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the keys outside records that the layout does not name."""
    own = {}
    for key, value in table.items():
        if key not in layout.order(path):
            own[key] = value
        elif isinstance(value, dict) and (below := unknown(value, layout, (*path, key))):
            own[key] = below
    return own


def assert_written_in_place(text: str, new: Mapping[str, Any], layout: Layout) -> str:
    """Write answers into a text, assert that nothing is lost, and return the new text."""
    intended = merge(toml.parse(text), new, (), layout)
    if text.strip():
        assert identical(toml.parse(edit(text, intended, layout)), intended)
    after = write_answers(text, new, layout)
    assert identical(toml.parse(after), intended)
    assert tomllib.loads(after).keys() == intended.keys()
    assert marks(text) <= marks(after)
    assert identical(unknown(toml.parse(text), layout), unknown(toml.parse(after), layout))
    assert write_answers(after, new, layout) == after
    return after
