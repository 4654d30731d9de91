"""Where a path leads when its links are followed."""

from __future__ import annotations

import os
from pathlib import Path


def is_inside(path: Path, folder: Path) -> bool:
    """Return whether a path, its links followed, is in a folder or below it.

    `os.path.realpath` raises nothing for links in a ring; `Path.resolve` does before Python 3.13.
    Raises `ValueError` for a path with a NUL in it.
    """
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
