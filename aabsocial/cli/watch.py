"""Look again whenever a proposal or its folder has changed, until Ctrl-C."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from pathlib import Path

PAUSE_SECONDS = 0.5


def watch_files(theme: Callable[[], object], seen: Callable[[], Hashable]) -> NoReturn:
    """Look once, and again each time that what is seen has changed; only Ctrl-C ends it.

    What is seen is noted before each look, so that a change during one leads to another.
    """
    while True:
        before = seen()
        theme()
        while seen() == before:
            time.sleep(PAUSE_SECONDS)


def state_of(paths: Iterable[Path]) -> frozenset[tuple[Path, int, int]]:
    """Return a file's or folder's time and size in bytes, to notice a change."""
    return frozenset(_state(path) for path in paths)


def _state(path: Path) -> tuple[Path, int, int]:
    try:
        status = path.stat()
    except OSError:
        return path, 0, -1
    return path, status.st_mtime_ns, status.st_size
