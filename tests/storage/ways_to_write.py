"""The ways in which the tool writes files, to be tried on a system that fails or kills."""

from __future__ import annotations

import os
import time
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.storage.new_proposal import begin_proposal
from aabsocial.storage.outputs import write_derived
from aabsocial.storage.proposal_file import digest_of
from aabsocial.storage.saving import save
from tests.support.layouts import LAYOUT

if TYPE_CHECKING:
    from collections.abc import Callable

NEW = {"language": "en"}
OLD_TEXT, NEW_TEXT = 'language = "da"\n', 'language = "en"\n'
FOLDER = Path("proposals", "lys")
FILE = FOLDER / "proposal.toml"


def a_save(root: Path) -> None:
    save(root / FILE, NEW_TEXT, expecting=digest_of(OLD_TEXT.encode()))


def a_beginning(root: Path) -> None:
    begin_proposal(root / FOLDER.parent, "Lys", NEW, LAYOUT)


def a_paper(root: Path) -> None:
    write_derived(root / FOLDER, {FILE.name: NEW_TEXT})


WAYS = (a_save, a_beginning, a_paper)


def existing_files(root: Path, way: Callable[[Path], None]) -> Path:
    """Create the files that exist before a write; return their folder."""
    (root / FOLDER.parent).mkdir(parents=True)
    if way is not a_beginning:
        (root / FOLDER).mkdir()
        (root / FILE).write_text(OLD_TEXT, encoding="utf-8")
    return root


def answers_in(root: Path) -> object:
    """Return the file's answers, `None` if there is no file; a partial file raises."""
    with suppress(FileNotFoundError):
        return tomllib.loads((root / FILE).read_text(encoding="utf-8"))
    return None


def hidden_leftovers(root: Path, way: Callable[[Path], None]) -> list[Path]:
    """Write again after the leftovers are old, and return the hidden files that remain."""
    long_ago = time.time() - 4_000
    for left in _hidden(root):
        os.utime(left, (long_ago, long_ago))
    if way is not a_beginning:
        (root / FILE).write_text(OLD_TEXT, encoding="utf-8")
    way(root)
    return _hidden(root)


def _hidden(root: Path) -> list[Path]:
    return [*(root / FOLDER.parent).rglob(".aabsocial-*")]
