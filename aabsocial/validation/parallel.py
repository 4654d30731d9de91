"""Several proposals at a time, each job a process of its own; the result is the same."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from aabsocial.validation.pipeline import batched, sequential

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from aabsocial.review.results import ReviewedProposal
    from aabsocial.validation.pipeline import Executor
    from aabsocial.validation.single import ValidationOptions

MOST_PROCESSES = 61  # Windows can wait for no more
WORTH_A_PROCESS = 400  # proposals; to begin a process takes as long as some hundred of them

# Those of a worker process, which makes its own: rules cannot be sent to it.
_worker_options: list[ValidationOptions] = []


def in_processes(jobs: int | None, make_options: Callable[[], ValidationOptions]) -> Executor:
    """Return a function that validates files in so many processes, each with its own options.

    Where nobody says how many, there are as many as the machine can run at once and the files
    are worth: few files are validated here. `make_options` must be something that can be sent to
    a process.
    """

    def executor(files: tuple[Path, ...], options: ValidationOptions) -> Iterable[ReviewedProposal]:
        number = _worthwhile_processes(len(files)) if jobs is None else _possible_processes(jobs)
        if number == 1:
            return sequential(files, options)
        return _in_pool(files, options, number, make_options)

    return executor


def _in_pool(
    files: tuple[Path, ...],
    options: ValidationOptions,
    number: int,
    make_options: Callable[[], ValidationOptions],
) -> Iterator[ReviewedProposal]:
    """Validate files in several processes; where those cannot be had, or one dies, here."""
    # A tenth of a command's time, and only for who has very many proposals.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    try:
        pool = ProcessPoolExecutor(number, initializer=_start_worker, initargs=(make_options,))
        try:
            for entries in pool.map(_validate_batch, batched(files)):
                done += len(entries)
                yield from entries
        finally:
            pool.shutdown(cancel_futures=True)
    except (BrokenProcessPool, ImportError, OSError):
        yield from sequential(files[done:], options)


def _worthwhile_processes(files: int) -> int:
    """Return how many processes so many files are worth, at most one for each processor."""
    return max(1, min(_processors(), files // WORTH_A_PROCESS, MOST_PROCESSES))


def _possible_processes(jobs: int) -> int:
    """Return as many processes as the machine can use, and no more than Windows can wait for."""
    return min(jobs, 2 * (os.cpu_count() or 1), MOST_PROCESSES)


def _processors() -> int:
    """Return how many processors this process may use, which in a container is not all of them."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start_worker(make_options: Callable[[], ValidationOptions]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that began this one
    _worker_options.append(make_options())


def _validate_batch(batch: tuple[Path, ...]) -> list[ReviewedProposal]:
    return list(sequential(batch, _worker_options[-1]))
