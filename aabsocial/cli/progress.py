"""How far a long work has come, told on a terminal and nowhere else."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Done = TypeVar("Done")

FEWEST = 200  # less is done before anybody wonders
STEP = 50
BACK_AND_CLEAR = "\r\x1b[K"


def shown_progress(work: Iterable[Done], number: int, told: Callable[[int], str]) -> Iterator[Done]:
    """Pass work on as it is done; on a terminal one line tells how much, and goes in the end."""
    if number < FEWEST or sys.stderr is None or not sys.stderr.isatty():
        yield from work
        return
    try:
        for count, done in enumerate(work, start=1):
            if count % STEP == 1:
                _show(f"{BACK_AND_CLEAR}{told(count)}")
            yield done
    finally:
        _show(BACK_AND_CLEAR)


@contextmanager
def shown_while(text: str) -> Iterator[None]:
    """Show on a terminal what one long piece of work is doing, until it is done."""
    is_seen = sys.stderr is not None and sys.stderr.isatty()
    if is_seen:
        _show(f"{BACK_AND_CLEAR}{text}")
    try:
        yield
    finally:
        if is_seen:
            _show(BACK_AND_CLEAR)


def _show(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
