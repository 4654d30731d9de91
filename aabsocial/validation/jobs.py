"""Several proposals at a time, each job a process of its own; the result is the same."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from aabsocial.validation.flow import reviewed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from aabsocial.report.values import Reviewed
    from aabsocial.validation.flow import Each
    from aabsocial.validation.terms import Terms

MOST_PROCESSES = 61
CHUNK = 64  # files a message: fewer make the processes wait, more leave one idle at the end

_terms: list[
    Terms
] = []  # the one a process works by; it is made there, because rules cannot travel


def in_processes(jobs: int, prepare: Callable[[], Terms]) -> Each:
    """Give what reviews files in so many processes, each of which prepares the terms for itself.

    `prepare` must be something that can be sent to a process.
    """

    def each(files: tuple[Path, ...], _: Terms) -> Iterator[Reviewed]:
        pool = ProcessPoolExecutor(_useful(jobs), initializer=_begin, initargs=(prepare,))
        try:
            yield from pool.map(_reviewed, files, chunksize=CHUNK)
        finally:
            pool.shutdown(cancel_futures=True)

    return each


def _useful(jobs: int) -> int:
    """Give as many processes as the machine can use, and no more than Windows can wait for."""
    return min(jobs, 2 * (os.cpu_count() or 1), MOST_PROCESSES)


def _begin(prepare: Callable[[], Terms]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that began this one
    _terms.append(prepare())


def _reviewed(path: Path) -> Reviewed:
    return reviewed(path, _terms[-1])
