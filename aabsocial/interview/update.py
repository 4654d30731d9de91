"""One turn of the conversation: a session and what the person did, to the next session (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import replace
from aabsocial.interview import menu_actions, record_actions
from aabsocial.interview.answer_input import parse_answer, taken_unchanged
from aabsocial.interview.formatting import NO, UNANSWERED, YES, current, messages
from aabsocial.interview.navigation import back, forward, go_to
from aabsocial.interview.protocol import (
    Action,
    Back,
    Chosen,
    Clear,
    Help,
    Interrupt,
    Keep,
    Menu,
    Note,
    Stop,
    Tone,
    Typed,
)
from aabsocial.interview.session import OVERLAYS, InterviewResult, Location, ScreenKind, Session
from aabsocial.localization.messages import Message
from aabsocial.model.answers import answer_at, with_answer, without_answer
from aabsocial.model.policy import Kind
from aabsocial.parsing import Ambiguous, Rejected
from aabsocial.questionnaire.values import raw_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ECHOED = frozenset({Kind.MONEY, Kind.DATE, Kind.NUMBER, Kind.COUNT})
BY_CHOOSING = frozenset({Kind.YES_NO, Kind.CHOICE, Kind.CHOICES})


class BrokenTurnError(Exception):
    """A fault of ours on the way to the next screen, behind an answer that was confirmed."""

    def __init__(self, confirmed: Session) -> None:
        """Take the session with the answer in it."""
        super().__init__()
        self.confirmed = confirmed


def update(session: Session, action: Action) -> Session:
    """Return the session after an action; no action loses an answer that was confirmed.

    Raises `BrokenTurnError` with the answer where the way on is broken.
    """
    return TURNS[type(action)](replace(session, notes=()), action)


def _typed(session: Session, action: Typed) -> Session:
    if session.location.kind is not ScreenKind.QUESTION or session.question.kind in BY_CHOOSING:
        return session
    if not action.text.strip() or action.text == current(session):
        return _kept(session, Keep())
    suggested = taken_unchanged(session, action.text)
    return _heard(session, action.text) if suggested is None else answered(session, suggested)


def _heard(session: Session, text: str) -> Session:
    label = session.policy.item_words[session.question.key].label
    heard = parse_answer(session.question, label, text, session.language)
    if isinstance(heard, Rejected):
        told = (sentence.in_(session.language) for sentence in (heard.message, heard.remedy))
        error = Note(Tone.ERROR, messages.text("error", session.language, text=" ".join(told)))
        return replace(_keeping(session, text), notes=(error,))
    if isinstance(heard, Ambiguous):
        asking = go_to(_keeping(session, text), Location(ScreenKind.READINGS, session.location.key))
        return replace(asking, readings=heard.readings)
    return answered(session, heard.value)


def _chosen(session: Session, action: Chosen) -> Session:
    match session.location.kind:
        case ScreenKind.QUESTION:
            return _choice_made(session, action.names)
        case ScreenKind.READINGS:
            return _reading_chosen(session, action.names[0])
        case ScreenKind.LIST | ScreenKind.RECORD:
            return record_actions.chosen(session, action.names[0])
        case _:
            return menu_actions.chosen(session, action.names[0])


def _kept(session: Session, _: Keep) -> Session:
    if session.location.kind is not ScreenKind.QUESTION:
        return session
    return forward(_passing(_forgetting(session)))


def _cleared(session: Session, _: Clear) -> Session:
    if session.location.kind is not ScreenKind.QUESTION:
        return session
    rest = _forgetting(session)
    path = session.location.path
    if answer_at(session.answers, path) is not None:
        note = Note(Tone.DONE, messages.text("cleared", session.language))
        rest = replace(rest, answers=without_answer(session.answers, path), notes=(note,))
    return forward(_passing(rest))


def _backward(session: Session, action: Back) -> Session:
    before = back(_keeping(session, action.typed))
    if before is None:
        note = Note(Tone.NEWS, messages.text("first", session.language))
        return replace(_keeping(session, action.typed), notes=(note,))
    return before


def _to_help(session: Session, action: Help) -> Session:
    if session.location.kind is ScreenKind.HELP:
        return back(session) or session
    if session.location.kind in OVERLAYS | {ScreenKind.REVIEW}:
        return session
    return go_to(_keeping(session, action.typed), Location(ScreenKind.HELP, session.location.key))


def _to_menu(session: Session, action: Menu) -> Session:
    if session.location.kind is ScreenKind.MENU:
        return back(session) or session
    return go_to(_keeping(session, action.typed), Location(ScreenKind.MENU))


def _stopped(session: Session, _: Stop) -> Session:
    return replace(session, result=InterviewResult.STOPPED)


def _interrupted(session: Session, action: Interrupt) -> Session:
    return replace(_keeping(session, action.typed), result=InterviewResult.INTERRUPTED)


def answered(session: Session, value: object) -> Session:
    """Confirm an answer, echo how it was read, and go on; nothing is no answer."""
    if value in ("", ()) and session.question.kind is not Kind.CHOICES:
        return _kept(session, Keep())
    answers = with_answer(session.answers, session.location.path, raw_value(value))
    confirmed = replace(_forgetting(session), answers=answers)
    try:
        going = forward(confirmed)
    except Exception as fault:
        raise BrokenTurnError(confirmed) from fault
    return replace(going, notes=(*_on_hearing(session, value), *going.notes))


def _on_hearing(session: Session, value: object) -> Iterator[Note]:
    """Return notes on how an answer was read, where that may differ from what was meant."""
    question, words = session.question, session.policy.item_words[session.question.key]
    if question.kind in ECHOED:
        echo = messages.text("read-as", session.language, label=words.label, value=value)
        yield Note(Tone.DONE, echo)
    if words.doubt and question.doubtful(value):
        doubt = Message(words.doubt, {"answer": value})
        yield Note(Tone.NEWS, doubt.in_(session.language))


def _choice_made(session: Session, names: tuple[str, ...]) -> Session:
    question = session.question
    if question.kind is Kind.CHOICES and not names:
        return _kept(session, Keep())
    if question.kind is Kind.CHOICES:
        return answered(session, tuple(name for name in question.choices if name in names))
    match names:
        case (name,) if name == UNANSWERED:
            return _cleared(session, Clear())
        case (name,) if question.kind is Kind.YES_NO and name in (YES, NO):
            return answered(session, name == YES)
        case (name,) if name in question.choices:
            return answered(session, name)
        case _:
            return session


def _reading_chosen(session: Session, name: str) -> Session:
    asked = back(session) or session
    if name == UNANSWERED:
        return asked
    return answered(asked, session.readings[int(name)])


def _passing(session: Session) -> Session:
    """Remember that a question was left open on purpose."""
    return replace(session, skipped=session.skipped | {session.location.key})


def _keeping(session: Session, typed: str) -> Session:
    """Keep a half-typed text, or ticks not confirmed; not what is only the answer as it stands."""
    if session.location.kind is not ScreenKind.QUESTION or not typed.strip():
        return session
    if session.question.kind in (Kind.YES_NO, Kind.CHOICE):
        return session
    if typed == current(session):
        return _forgetting(session)
    return replace(session, drafts={**session.drafts, session.location.key: typed})


def _forgetting(session: Session) -> Session:
    rest = {key: text for key, text in session.drafts.items() if key != session.location.key}
    return replace(session, drafts=rest)


TURNS: Mapping[type, Callable[[Session, Any], Session]] = {
    Typed: _typed,
    Chosen: _chosen,
    Keep: _kept,
    Clear: _cleared,
    Back: _backward,
    Help: _to_help,
    Menu: _to_menu,
    Stop: _stopped,
    Interrupt: _interrupted,
}
