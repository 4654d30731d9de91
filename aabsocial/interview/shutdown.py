"""End an interview from outside: Ctrl-C, a closed window, a machine that shuts down.

Signals take effect while a question waits for an answer, never while one is being saved.
"""

from __future__ import annotations

import signal
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Windows sends SIGBREAK when the window is closed; the others are POSIX signals.
NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")
SIGNALS = tuple(getattr(signal, name) for name in NAMES if hasattr(signal, name))
MOST_PATIENT = 3


class ShutdownSignal:
    """Whether a signal has asked the interview to end."""

    def __init__(self) -> None:
        """Begin without a request."""
        self.requests = 0
        self.wake: Callable[[], object] | None = None

    @property
    def is_requested(self) -> bool:
        """Return whether the interview is asked to end."""
        return self.requests > 0

    def request(self, *_: object) -> None:
        """Ask the interview to end and wake the prompt; interrupt it on the fourth request."""
        self.requests += 1
        if self.requests > MOST_PATIENT:
            raise KeyboardInterrupt
        if self.wake is not None:
            self.wake()

    @contextmanager
    def waking(self, wake: Callable[[], object]) -> Iterator[None]:
        """Call `wake` on a request while the block waits for the user."""
        self.wake = wake
        try:
            if self.is_requested:
                wake()
            yield
        finally:
            self.wake = None


def raise_interrupt() -> None:
    """Raise `KeyboardInterrupt`: to end a blocking system call."""
    raise KeyboardInterrupt


@contextmanager
def handle_signals(shutdown: ShutdownSignal) -> Iterator[None]:
    """Turn the system's signals into requests within the block; ignored signals stay ignored."""
    before = {}
    with suppress(ValueError):  # only the main thread may set signal handlers
        for name in SIGNALS:
            if signal.getsignal(name) not in (signal.SIG_IGN, None):  # nohup has it ignored
                before[name] = signal.signal(name, shutdown.request)
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
