"""Work that goes on for too long is given up, whatever it is at, and nothing else is."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from contextlib import suppress
from itertools import count
from threading import Thread, Timer, get_ident
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from aabsocial.text.time_limit import (
    OutOfTimeError,
    raise_in_thread,
    run_watched,
    run_within,
    shared_watch,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    Limited: TypeAlias = Callable[[float, Callable[[], Any]], Any]

SHORT, AMPLE = 0.1, 60  # seconds
HAS_TIMER = hasattr(signal, "setitimer")


def endless() -> None:
    for _ in count():
        pass


def endless_search() -> None:
    re.match("(a*)*b", "a" * 40)  # one step of Python that would take years


def endless_despite_faults() -> None:
    while True:
        with suppress(Exception):
            endless()


STUCK = [
    endless,
    endless_despite_faults,
    pytest.param(
        endless_search, marks=pytest.mark.skipif(not HAS_TIMER, reason="a thread keeps the time")
    ),
]


def test_finished_work_returns_its_result() -> None:
    assert run_within(AMPLE, lambda: 42) == 42
    assert run_watched(AMPLE, lambda: 42) == 42


@pytest.mark.parametrize("work", STUCK)
def test_endless_work_is_aborted(work: Callable[[], None]) -> None:
    for _ in range(2):
        with pytest.raises(OutOfTimeError):
            run_within(SHORT, work)


@pytest.mark.parametrize("work", [endless, endless_despite_faults])
def test_second_thread_watches_the_time(work: Callable[[], None]) -> None:
    for _ in range(2):
        with pytest.raises(OutOfTimeError):
            run_watched(SHORT, work)


def test_work_in_another_thread_is_aborted() -> None:
    ends: list[type[BaseException]] = []

    def work() -> None:
        try:
            run_within(SHORT, endless)
        except OutOfTimeError as end:
            ends.append(type(end))

    thread = Thread(target=work)
    thread.start()
    thread.join()

    assert ends == [OutOfTimeError]


def test_the_outer_limit_counts() -> None:
    with pytest.raises(OutOfTimeError):
        run_within(SHORT, lambda: run_within(AMPLE, endless))


@pytest.mark.parametrize("limited", [run_within, run_watched])
@pytest.mark.parametrize("fault", [KeyboardInterrupt, ValueError])
def test_exception_of_the_work_is_raised(limited: Limited, fault: type[BaseException]) -> None:

    def work() -> None:
        raise fault

    with pytest.raises(fault):
        limited(AMPLE, work)


@pytest.mark.parametrize("limited", [run_within, run_watched])
def test_finished_work_is_not_aborted_later(limited: Limited) -> None:
    limited(SHORT, int)

    sum(range(10_000_000))  # longer than the limit


@pytest.mark.skipif(not HAS_TIMER, reason="no such signal on Windows")
def test_control_c_ends_limited_work() -> None:
    def work() -> None:
        signal.raise_signal(signal.SIGINT)
        endless()

    with pytest.raises(KeyboardInterrupt):
        run_within(AMPLE, work)


TRACED = """
import sys
from aabsocial.text.time_limit import run_watched

def tracer(*_):
    return tracer

def work():
    for number in range(1000):
        abs(number)

def limited():
    run_watched(60, work)
    work()

sys.settrace(tracer)
limited()
sys.settrace(None)
"""


def test_traced_program_goes_on_after_limited_work() -> None:
    """Coverage and debuggers trace; Python 3.11 hung if an exception could not be cancelled."""
    subprocess.run([sys.executable, "-c", TRACED], check=True, timeout=60)


def test_timeout_at_the_end_of_work_is_raised() -> None:
    """The watching thread may be raising just then; nothing is raised after the work."""

    def work() -> None:
        thread = get_ident()
        assert shared_watch().last.pop(thread)  # what the keeper of the time does first
        Timer(0.05, raise_in_thread, (thread,)).start()

    with pytest.raises(OutOfTimeError):
        run_watched(AMPLE, work)
    endless_for(0.3)


def endless_for(seconds: float) -> None:
    until = monotonic() + seconds
    while monotonic() < until:
        pass
