"""Progress of long work, shown on a terminal only."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from itertools import count
from threading import Event, Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Done = TypeVar("Done")

FEWEST = 200  # less is done before anybody wonders
STEP = 50
BACK_AND_CLEAR = "\r\x1b[K"


def report_progress(
    work: Iterable[Done], number: int, describe: Callable[[int], str]
) -> Iterator[Done]:
    """Yield the results of work; on a terminal one line shows the progress until it is done."""
    if number < FEWEST or sys.stderr is None or not sys.stderr.isatty():
        yield from work
        return
    try:
        for order, done in enumerate(work, start=1):
            if order % STEP == 1:
                _write(f"{BACK_AND_CLEAR}{describe(order)}")
            yield done
    finally:
        _write(BACK_AND_CLEAR)


@contextmanager
def with_elapsed_time(text: str) -> Iterator[None]:
    """Show a text and the elapsed seconds on a terminal until the work in the block is done."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    done = Event()
    clock = Thread(target=show_seconds, args=(text, done.wait), daemon=True)
    clock.start()
    try:
        yield
    finally:
        done.set()
        clock.join()
        _write(BACK_AND_CLEAR)


def show_seconds(text: str, done_within: Callable[[int], bool]) -> None:
    """Show a text, then the text with the elapsed seconds, until the work is done."""
    _write(f"{BACK_AND_CLEAR}{text}")
    for second in count(1):
        if done_within(1):
            return
        _write(f"{BACK_AND_CLEAR}{text} {second} s")


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
