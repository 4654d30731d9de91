"""Several proposals at a time, each job a process of its own; the result is the same."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from aabsocial.validation.pipeline import batched, sequential, validate_batch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from aabsocial.review.results import ReviewedProposal
    from aabsocial.validation.pipeline import Executor
    from aabsocial.validation.single import ValidationOptions

MOST_PROCESSES = 61  # Windows can wait for no more
WORTH_A_PROCESS = 400  # proposals; to begin a process takes as long as some hundred of them

_terms: list[
    ValidationOptions
] = []  # the one a process works by; it is made there, because rules cannot travel


def in_processes(jobs: int | None, prepare: Callable[[], ValidationOptions]) -> Executor:
    """Return a function that reviews files in so many processes, each with its own options.

    Where nobody says how many, there are as many as the machine can run at once and the files
    are worth: few files are reviewed here. `prepare` must be something that can be sent to a
    process.
    """

    def each(files: tuple[Path, ...], terms: ValidationOptions) -> Iterable[ReviewedProposal]:
        number = _worth(len(files)) if jobs is None else _useful(jobs)
        return sequential(files, terms) if number == 1 else _shared(files, terms, number, prepare)

    return each


def _shared(
    files: tuple[Path, ...],
    terms: ValidationOptions,
    number: int,
    prepare: Callable[[], ValidationOptions],
) -> Iterator[ReviewedProposal]:
    """Review files in several processes; where those cannot be had, or one dies, here."""
    # A tenth of a command's time, and only for who has very many proposals.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    try:
        pool = ProcessPoolExecutor(number, initializer=_begin, initargs=(prepare,))
        try:
            for entries in pool.map(_reviewed, batched(files)):
                done += len(entries)
                yield from entries
        finally:
            pool.shutdown(cancel_futures=True)
    except (BrokenProcessPool, ImportError, OSError):
        yield from sequential(files[done:], terms)


def _worth(files: int) -> int:
    """Return how many processes so many files are worth, at most one for each processor."""
    return max(1, min(_processors(), files // WORTH_A_PROCESS, MOST_PROCESSES))


def _useful(jobs: int) -> int:
    """Return as many processes as the machine can use, and no more than Windows can wait for."""
    return min(jobs, 2 * (os.cpu_count() or 1), MOST_PROCESSES)


def _processors() -> int:
    """Return how many processors this process may use, which in a container is not all of them."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin(prepare: Callable[[], ValidationOptions]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that began this one
    _terms.append(prepare())


def _reviewed(some: tuple[Path, ...]) -> list[ReviewedProposal]:
    return validate_batch(some, _terms[-1])
