"""What ends a conversation from outside: Ctrl-C, a closed window, a machine that shuts down.

It is heeded while somebody thinks about a question, never while an answer is being saved.
"""

from __future__ import annotations

import signal
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# SIGBREAK is Windows' word for a window that is closed, the others are POSIX'.
NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")
SIGNALS = tuple(getattr(signal, name) for name in NAMES if hasattr(signal, name))
MOST_PATIENT = 3


class ShutdownSignal:
    """Whether the conversation is wanted to end."""

    def __init__(self) -> None:
        """Begin with nobody who wants it."""
        self.times = 0
        self.wake: Callable[[], object] | None = None

    @property
    def is_wanted(self) -> bool:
        """Return whether somebody wants the conversation to end."""
        return self.times > 0

    def want(self, *_: object) -> None:
        """Want the conversation to end; wakes who waits, and whoever insists is obeyed at once."""
        self.times += 1
        if self.times > MOST_PATIENT:
            raise KeyboardInterrupt
        if self.wake is not None:
            self.wake()

    @contextmanager
    def waking(self, wake: Callable[[], object]) -> Iterator[None]:
        """Be woken in a certain way while waiting for a person."""
        self.wake = wake
        try:
            if self.is_wanted:
                wake()
            yield
        finally:
            self.wake = None


def interrupt() -> None:
    """Wake by an exception: for who waits in a call to the system."""
    raise KeyboardInterrupt


@contextmanager
def handle_signals(leaving: ShutdownSignal) -> Iterator[None]:
    """Let the system's signals want a conversation to end; what is ignored stays ignored."""
    before = {}
    with suppress(ValueError):  # only a program's main thread is told of signals
        for one in SIGNALS:
            if signal.getsignal(one) not in (signal.SIG_IGN, None):  # nohup has it ignored
                before[one] = signal.signal(one, leaving.want)
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
