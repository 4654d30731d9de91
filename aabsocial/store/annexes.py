"""The files of a proposal's annexes: taken along when it is copied, known again by a hash."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def take_along(files: Iterable[str], source: Path, target: Path) -> tuple[str, ...]:
    """Copy annexes by their paths inside a folder; give those that were copied.

    What is not there, lies outside the folder, or cannot be copied is left for the review to find.
    """
    return tuple(file for file in files if _is_copied(file, source, target))


def _is_copied(file: str, source: Path, target: Path) -> bool:
    old, new = source / file, target / file
    with suppress(OSError, ValueError):
        # Path.resolve raises RuntimeError on links in a ring (before Python 3.13).
        inside = Path(os.path.realpath(old)).is_relative_to(os.path.realpath(source))
        if inside and old.is_file() and not new.exists():
            new.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(old, new)
            return True
    return False


def file_digest(folder: Path, file: str) -> str:
    """Return the SHA-256 of a file inside a folder; empty for none, or one that lies outside."""
    with suppress(OSError, ValueError, RuntimeError):
        path = folder / file
        inside = Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
        if inside and path.is_file():  # a pipe or a device would never end
            with path.open("rb") as opened:
                return hashlib.file_digest(opened, "sha256").hexdigest()
    return ""
