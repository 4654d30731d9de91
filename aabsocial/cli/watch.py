"""Run again whenever a proposal or its folder has changed, until Ctrl-C."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from pathlib import Path

PAUSE_SECONDS = 0.5


def watch_files(act: Callable[[], object], snapshot: Callable[[], Hashable]) -> NoReturn:
    """Call `act`, and again each time that the result of `snapshot` changes; only Ctrl-C ends it.

    The snapshot is taken before each call, so that a change during a call leads to another.
    """
    while True:
        before = snapshot()
        act()
        while snapshot() == before:
            time.sleep(PAUSE_SECONDS)


def state_of(paths: Iterable[Path]) -> frozenset[tuple[Path, int, int]]:
    """Return the path, time of change (ns) and size (bytes) of each file or folder."""
    return frozenset(_state(path) for path in paths)


def _state(path: Path) -> tuple[Path, int, int]:
    try:
        status = path.stat()
    except OSError:
        return path, 0, -1
    return path, status.st_mtime_ns, status.st_size
