"""Every text that a reader meets: the program's own, its pages and the worked examples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from aabsocial.core import toml
from aabsocial.localization.messages import LANGUAGES
from tests.support.processes import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PACKAGE = CHECKOUT / "aabsocial"
SCREENS = PACKAGE / "documents" / "guide_screens.toml"  # taken of the others' texts
CATALOGUES = sorted({*PACKAGE.rglob("*.toml")} - {SCREENS})
READ_ONLY = PACKAGE / "parsing" / "lines" / "words.toml"  # what people write, for the program alone
DANISH_PAGES = ("README.md", "CHANGELOG.md")
ENGLISH_PART = re.compile(r"^\*In English: .*?\*$|^## For developers$.*", re.MULTILINE | re.DOTALL)


class ReaderText(NamedTuple):
    """A text with its language and where it is."""

    language: str
    place: str
    text: str


def texts_in(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every text of a catalogue with its key and language."""
    for key, value in table.items():
        if not isinstance(value, dict):
            continue
        if value.keys() & set(LANGUAGES) and not any(isinstance(v, dict) for v in value.values()):
            yield above + key, value
        else:
            yield from texts_in(value, f"{above}{key}.")


def texts_for_readers() -> Iterator[ReaderText]:
    """Yield the texts of all catalogues, pages and worked examples."""
    for path in CATALOGUES:
        if path != READ_ONLY:
            yield from _of_a_catalogue(path)
    for name in DANISH_PAGES:
        page = (CHECKOUT / name).read_text(encoding="utf-8")
        english = ENGLISH_PART.findall(page)
        yield ReaderText("da", name, ENGLISH_PART.sub("", page))
        yield from (ReaderText("en", name, part) for part in english)
    for path in sorted((CHECKOUT / "proposals").glob("*/proposal.toml")):
        yield from _of_an_example(path)


def _of_a_catalogue(path: Path) -> Iterator[ReaderText]:
    name = path.relative_to(CHECKOUT).as_posix()
    for key, texts in texts_in(toml.parse(path.read_text(encoding="utf-8"))):
        for language, text in texts.items():
            if isinstance(text, str):  # and no list of words to look for
                yield ReaderText(language, f"{name}: {key}", text)


def _of_an_example(path: Path) -> Iterator[ReaderText]:
    name = path.relative_to(CHECKOUT).as_posix()
    answers = toml.parse(path.read_text(encoding="utf-8"))
    for text in _prose(answers):
        yield ReaderText(answers["language"], name, text)


def _prose(value: object) -> Iterator[str]:
    """Yield the answers that are written in words; a choice has none between blanks."""
    if isinstance(value, str):
        if " " in value:
            yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _prose(part)
    elif isinstance(value, list):
        for part in value:
            yield from _prose(part)
