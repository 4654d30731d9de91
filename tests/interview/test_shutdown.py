"""A conversation ends when the system asks for it, but never in the middle of a save."""

from __future__ import annotations

import signal
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from aabsocial.errors import UnsavedError
from aabsocial.interview.frontends.plain import PlainFrontEnd
from aabsocial.interview.loop import run_interview
from aabsocial.interview.session import InterviewResult
from aabsocial.interview.shutdown import MOST_PATIENT, SIGNALS, ShutdownSignal, handle_signals
from aabsocial.localization.messages import LocalizedText, Message
from tests.support.conversations import new_session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aabsocial.interview.protocol import Action, Screen
    from aabsocial.model.answers import Answers

FULL = UnsavedError(
    Message(LocalizedText("Drevet er fuldt.", "The drive is full.")),
    Message(LocalizedText("Gør plads.", "Make room.")),
)


class Notes:
    """Records what is saved, and calls a function during a save."""

    def __init__(self, meanwhile: Callable[[], object] = str) -> None:
        """Start with nothing saved."""
        self.meanwhile = meanwhile
        self.kept: list[Answers] = []

    def save(self, answers: Answers) -> None:
        """Call the function, then record the answers."""
        self.meanwhile()
        self.kept.append(answers)


def typing(typed: str, leaving: ShutdownSignal | None = None) -> tuple[PlainFrontEnd, StringIO]:
    sink = StringIO()
    return PlainFrontEnd(StringIO(typed), sink, "da", shutdown=leaving), sink


@pytest.mark.parametrize("one", SIGNALS, ids=lambda one: one.name)
def test_a_signal_during_a_save_waits_for_its_end(one: signal.Signals) -> None:
    leaving = ShutdownSignal()
    notes = Notes(lambda: signal.raise_signal(one))
    front_end, _ = typing("Naboer\n901\n\n", leaving)
    with handle_signals(leaving):
        ended = run_interview(new_session(), front_end, notes.save, leaving)
    assert ended.result is InterviewResult.INTERRUPTED
    assert [answers["initiative"] for answers in notes.kept] == [{"title": "Naboer"}]


def test_signal_interrupts_reading_a_line() -> None:
    leaving = ShutdownSignal()

    class Slow(StringIO):
        """Input that takes so long that the machine is shut down."""

        def readline(self, _: int | None = -1, /) -> str:  # type: ignore[override] # typeshed: bytes
            """Wait for a line that never comes."""
            signal.raise_signal(signal.SIGTERM)
            pytest.fail("nobody was woken")

    front_end = PlainFrontEnd(Slow(), StringIO(), "da", shutdown=leaving)
    with handle_signals(leaving):
        ended = run_interview(new_session(), front_end, Notes().save, leaving)
    assert ended.result is InterviewResult.INTERRUPTED


def test_fourth_signal_interrupts_even_a_save() -> None:
    leaving = ShutdownSignal()

    def insist() -> None:
        for _ in range(MOST_PATIENT + 1):
            signal.raise_signal(signal.SIGINT)

    front_end, _ = typing("Naboer\n", leaving)
    with handle_signals(leaving), pytest.raises(KeyboardInterrupt):
        run_interview(new_session(), front_end, Notes(insist).save, leaving)


def test_ignored_signals_stay_ignored_and_handlers_are_restored() -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with handle_signals(leaving := ShutdownSignal()):
            signal.raise_signal(signal.SIGTERM)
        assert not leaving.is_requested
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize("wanted", [True, False], ids=["with a signal", "without one"])
def test_missing_terminal_ends_the_interview(wanted: bool) -> None:  # noqa: FBT001 - the case
    leaving = ShutdownSignal()

    class Gone:
        """A terminal that was closed."""

        def ask(self, _: Screen) -> Action:
            """Raise as a closed terminal does."""
            if wanted:
                leaving.request()
            raise OSError

    if wanted:
        ended = run_interview(new_session(), Gone(), Notes().save, leaving)
        assert ended.result is InterviewResult.INTERRUPTED
    else:
        with pytest.raises(OSError):  # noqa: PT011 - any will do, it has no words
            run_interview(new_session(), Gone(), Notes().save, leaving)


def outcomes(*happens: Exception | None) -> Callable[[], None]:
    """Return a function that fails or succeeds in the given order."""
    turns: Iterator[Exception | None] = iter(happens)

    def turn() -> None:
        if fault := next(turns):
            raise fault

    return turn


def test_unsaved_answer_is_reported_and_saved_with_next_one() -> None:
    notes = Notes(outcomes(FULL, None))
    front_end, sink = typing("Naboer\n901\n\n")
    ended = run_interview(new_session(), front_end, notes.save)
    assert "Fejl: Drevet er fuldt. Gør plads." in sink.getvalue()
    assert notes.kept == [ended.answers]
    assert ended.answers["initiative"] == {"title": "Naboer", "departments": ["901"]}


def test_stopping_tries_once_more_to_save() -> None:
    notes = Notes(outcomes(FULL, None))
    front_end, _ = typing("Naboer\n")
    assert notes.kept == [run_interview(new_session(), front_end, notes.save).answers]


def test_unsaved_answers_at_the_end_raise_error() -> None:
    front_end, _ = typing("Naboer\n")
    with pytest.raises(UnsavedError):
        run_interview(new_session(), front_end, Notes(outcomes(FULL, FULL)).save)
