"""The files in a proposal's folder that may be annexes: all but our own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aabsocial.personal_data import redact
from aabsocial.storage.outputs import is_paper
from aabsocial.storage.proposal_file import names_in_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDERS = ("", "annexes/", "bilag/")
NOT_ANNEXES = frozenset({".toml", ".tmp", ".bak", ".part", ".crdownload", ".ini", ".db", ".lnk"})
HIDDEN = (".", "~")
MOST = 30  # a folder with more is somebody's archive


def possible_annexes(proposal: Path) -> tuple[str, ...]:
    """Return the files in a proposal's folder, and in that of its annexes, by their paths there.

    Not our own papers, hidden files, and those with a CPR number in their name.
    """
    found = tuple(_files(proposal.parent))
    return found if len(found) <= MOST else ()


def _files(folder: Path) -> Iterator[str]:
    for inside in FOLDERS:
        for name in names_in_folder(f"{folder}/{inside}"):
            path = folder / inside / name
            is_ours = path.suffix.lower() in NOT_ANNEXES or is_paper(path)
            if is_ours or name.startswith(HIDDEN) or redact(name) != name:
                continue
            if os.path.isfile(path):  # noqa: PTH113 - no name is too odd for it
                yield f"{inside}{name}"
