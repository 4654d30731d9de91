"""A limit on the processor time that one piece of work may take: what goes on longer is given up.

It holds for everything that Python itself does, a regular expression of the standard library among
it. On Windows, and outside the main thread, a second thread keeps the time: it gets its turn only
between two steps of Python, so that there a single step that never ends is not given up.
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
AGAIN = 1.0  # seconds until a work that caught the first word is told once more

_limited: set[int] = set()  # the threads that are at such a work


class OutOfTimeError(BaseException):
    """A work was given up; no `Exception`, because much here goes on despite those."""


def within(seconds: float, work: Callable[[], Done]) -> Done:
    """Return what a piece of work returns; within another one, that one's limit counts.

    Raises `OutOfTimeError` where it takes longer than so many seconds of processor time.
    """
    thread = get_ident()
    if thread in _limited:
        return work()
    _limited.add(thread)
    try:
        return _timed(seconds, work) if _has_signals(thread) else watched(seconds, work)
    finally:
        _limited.discard(thread)


def _has_signals(thread: int) -> bool:
    """Return whether the system can interrupt a thread: all but Windows can the main one."""
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
    """Have the timer's signal give work up; no other part of the program uses it."""
    signal.signal(signal.SIGVTALRM, _give_up)


def _give_up(*_: object) -> NoReturn:
    raise OutOfTimeError


def watched(seconds: float, work: Callable[[], Done]) -> Done:
    """Return what a piece of work returns, with the time kept by a second thread."""
    watch = the_watch()
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
    """One thread that looks now and then whether any other has been at its work for too long."""

    EVERY = 0.2  # seconds

    def __init__(self) -> None:
        """Start the thread; it ends with the program."""
        from threading import Thread  # only where signals cannot do it

        self.last: dict[int, float] = {}  # of each thread, the processor time it may go on to
        Thread(target=self.look, daemon=True).start()

    def begin(self, seconds: float) -> None:
        """Return up what this thread is at when it has taken so many seconds of processor time."""
        self.last[get_ident()] = time.process_time() + seconds

    def end(self, *, is_given_up: bool) -> None:
        """Watch the thread no more; what is being raised in it right now is let arrive here."""
        is_told = self.last.pop(get_ident(), None) is None
        if is_told and not is_given_up:
            time.sleep(self.EVERY)

    def look(self) -> None:
        """Look for ever; each thread that is late is told once."""
        while True:
            time.sleep(self.EVERY)
            now = time.process_time()
            late = [one for one, last in [*self.last.items()] if now > last]
            # One that ended meanwhile is gone.
            for thread in [one for one in late if self.last.pop(one, 0.0)]:
                raise_in(thread)


@cache
def the_watch() -> Watch:
    """Return the one watch of this process."""
    return Watch()


def raise_in(thread: int) -> None:
    """Return up what another thread is at, at its next step.

    This cannot be taken back: Python 3.11 then looks at every step whether something is raised, and
    never gets on while it is traced.
    """
    import ctypes  # only where signals cannot do it

    error = ctypes.py_object(OutOfTimeError)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), error)
