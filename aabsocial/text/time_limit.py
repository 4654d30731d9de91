"""Limit the processor time of one piece of work; longer work is aborted.

It covers everything that Python itself does, also a regular expression of the standard library. On
Windows, and outside the main thread, a second thread watches the time: it runs only between two
bytecodes, so that there a single endless step cannot be aborted.
"""

from __future__ import annotations

import signal
import time
from _thread import get_ident
from functools import cache
from typing import TYPE_CHECKING, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Done = TypeVar("Done")

LONGEST = 10.0  # seconds; an ordinary proposal takes a thousandth of one
AGAIN = 1.0  # seconds until the exception is raised again in work that caught it

_limited: set[int] = set()  # the threads that are at such a work


class OutOfTimeError(BaseException):
    """Work was aborted; no `Exception`, because much of the program goes on after those."""


def run_within(seconds: float, work: Callable[[], Done]) -> Done:
    """Return the result of `work`; inside other limited work, the outer limit counts.

    Raises `OutOfTimeError` if it takes more than `seconds` of processor time.
    """
    thread = get_ident()
    if thread in _limited:
        return work()
    _limited.add(thread)
    try:
        return _timed(seconds, work) if _has_signals(thread) else run_watched(seconds, work)
    finally:
        _limited.discard(thread)


def _has_signals(thread: int) -> bool:
    """Return whether a signal can interrupt the thread: only the main one, not on Windows."""
    return hasattr(signal, "setitimer") and thread == _main_thread()


@cache
def _main_thread() -> int | None:
    from threading import main_thread

    return main_thread().ident


def _timed(seconds: float, work: Callable[[], Done]) -> Done:
    _prepare()
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, AGAIN)
        return work()
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


@cache
def _prepare() -> None:
    """Make the timer's signal abort work; nothing else in the program uses it."""
    signal.signal(signal.SIGVTALRM, _give_up)


def _give_up(*_: object) -> NoReturn:
    raise OutOfTimeError


def run_watched(seconds: float, work: Callable[[], Done]) -> Done:
    """Return the result of `work`, with the time watched by a second thread."""
    watch = shared_watch()
    watch.begin(seconds)
    is_given_up = False
    try:
        return work()
    except OutOfTimeError:
        is_given_up = True
        raise
    finally:
        watch.end(is_given_up=is_given_up)


class Watch:
    """A thread that checks at intervals whether another has taken too long."""

    EVERY = 0.2  # seconds

    def __init__(self) -> None:
        """Start the thread, as a daemon."""
        from threading import Thread  # only where signals cannot do it

        self.last: dict[int, float] = {}  # of each thread, the processor time it may go on to
        Thread(target=self.run, daemon=True).start()

    def begin(self, seconds: float) -> None:
        """Abort the current thread's work after `seconds` of processor time."""
        self.last[get_ident()] = time.process_time() + seconds

    def end(self, *, is_given_up: bool) -> None:
        """Stop watching the thread; an exception already raised in it arrives here."""
        is_told = self.last.pop(get_ident(), None) is None
        if is_told and not is_given_up:
            time.sleep(self.EVERY)

    def run(self) -> None:
        """Check for ever; raise once in each thread that is late."""
        while True:
            time.sleep(self.EVERY)
            now = time.process_time()
            late = [one for one, last in [*self.last.items()] if now > last]
            # One that ended meanwhile is gone.
            for thread in [one for one in late if self.last.pop(one, 0.0)]:
                raise_in_thread(thread)


@cache
def shared_watch() -> Watch:
    """Return the watch of this process."""
    return Watch()


def raise_in_thread(thread: int) -> None:
    """Raise `OutOfTimeError` in another thread, at its next bytecode.

    It cannot be cancelled: Python 3.11 then checks at every step whether something is raised, and
    makes no progress while it is traced.
    """
    import ctypes  # only where signals cannot do it

    error = ctypes.py_object(OutOfTimeError)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), error)
