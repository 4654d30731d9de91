"""Names of files as people write them beside names as a disk has them.

A Mac takes letters apart (an å is an a and a ring), and only some systems tell capitals from
small letters. What looks the same to a person is found on every system.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.storage.proposal_file import names_in_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

SIMILAR = 0.75  # of `difflib`'s ratio: a letter or two in a short name


def bare_name(name: str) -> str:
    """Return a name without what systems write differently: composed letters and capitals."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def path_on_disk(path: Path) -> Path | None:
    """Return a path as its names stand on disk, `None` where there is no such file or folder.

    A name that stands there exactly goes before one that only looks the same; where several look
    the same, none is meant.
    """
    try:
        return _on_disk(path)
    except (OSError, ValueError):  # a folder that may not be looked into, a name no system allows
        return None


def _on_disk(path: Path) -> Path | None:
    if os.path.lexists(path):
        return path
    found = Path(path.anchor)
    for part in path.parts[1:] if path.anchor else path.parts:
        name = part if os.path.lexists(found / part) else _same_looking(found, part)
        if name is None:
            return None
        found /= name
    return found


def _same_looking(folder: Path, part: str) -> str | None:
    names = [
        name for name in names_in_folder(os.fspath(folder)) if bare_name(name) == bare_name(part)
    ]
    return names[0] if len(names) == 1 else None


def nearest_name(written: str, names: Iterable[str]) -> str:
    """Return the name that was probably meant, empty if none is near."""
    from difflib import get_close_matches  # only a slip needs it

    by_bare = {bare_name(name): name for name in names}
    near = get_close_matches(bare_name(written), by_bare, n=1, cutoff=SIMILAR)
    return by_bare[near[0]] if near else ""
