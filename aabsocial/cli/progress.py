"""How far a long work has come, told on a terminal and nowhere else."""

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
    work: Iterable[Done], number: int, told: Callable[[int], str]
) -> Iterator[Done]:
    """Pass work on as it is done; on a terminal one line tells how much, and goes in the end."""
    if number < FEWEST or sys.stderr is None or not sys.stderr.isatty():
        yield from work
        return
    try:
        for order, done in enumerate(work, start=1):
            if order % STEP == 1:
                _show(f"{BACK_AND_CLEAR}{told(order)}")
            yield done
    finally:
        _show(BACK_AND_CLEAR)


@contextmanager
def with_elapsed_time(text: str) -> Iterator[None]:
    """Show on a terminal what one long piece of work does, and for how long, until it is done."""
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
        _show(BACK_AND_CLEAR)


def show_seconds(text: str, done_within: Callable[[int], bool]) -> None:
    """Show a text, then with it how many seconds have gone, until the work is done."""
    _show(f"{BACK_AND_CLEAR}{text}")
    for second in count(1):
        if done_within(1):
            return
        _show(f"{BACK_AND_CLEAR}{text} {second} s")


def _show(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
