"""One turn of the conversation: a session and what the person did, to the next session (pure)."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch

from aabsocial.answers import answer_at, with_answer, without_answer
from aabsocial.interview import menus, records
from aabsocial.interview.hearing import hear
from aabsocial.interview.route import back, forward, onward
from aabsocial.interview.screen import (
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
from aabsocial.interview.session import OVERLAYS, Ending, Session, Spot, Stage
from aabsocial.interview.words import say
from aabsocial.policy import Kind, Question
from aabsocial.shapes import raw_value
from aabsocial.typed import Ambiguous, Refused
from aabsocial.wording import spoken

UNANSWERED = "?"
YES, NO = "yes", "no"
ECHOED = frozenset({Kind.MONEY, Kind.DATE, Kind.NUMBER, Kind.COUNT})


def take(session: Session, action: Action) -> Session:
    """Give the session after an action; no action loses an answer that was confirmed."""
    return _take(action, replace(session, notes=()))


@singledispatch
def _take(action: Action, session: Session) -> Session:
    raise TypeError(action)


@_take.register
def _(action: Typed, session: Session) -> Session:
    if session.spot.stage is not Stage.QUESTION:
        return session
    question = question_at(session)
    if not action.text.strip():
        return _take(Keep(), session)
    heard = hear(question, action.text, session.language)
    if isinstance(heard, Refused):
        told = " ".join(
            sentence.in_(session.language) for sentence in (heard.message, heard.remedy)
        )
        kept = _keeping(session, action.text)
        return replace(kept, notes=(Note(Tone.ERROR, told),))
    if isinstance(heard, Ambiguous):
        asking = onward(_keeping(session, action.text), Spot(Stage.READINGS, session.spot.key))
        return replace(asking, readings=heard.readings)
    return answered(session, question, heard.value)


@_take.register
def _(action: Chosen, session: Session) -> Session:
    if session.spot.stage is Stage.QUESTION:
        return _choice_made(session, question_at(session), action.names)
    if session.spot.stage is Stage.READINGS:
        return _reading_chosen(session, action.names[0])
    if session.spot.stage in (Stage.LIST, Stage.RECORD):
        return records.chosen(session, action.names[0])
    return menus.chosen(session, action.names[0])


@_take.register
def _(action: Keep, session: Session) -> Session:
    if session.spot.stage is Stage.QUESTION:
        return forward(_passing(session))
    if session.spot.stage is Stage.LIST:
        return records.chosen(session, "done")
    return session


@_take.register
def _(action: Clear, session: Session) -> Session:
    if session.spot.stage is not Stage.QUESTION:
        return session
    path = session.spot.path
    if answer_at(session.answers, path) is None:
        return forward(_passing(session))
    cleared = replace(_forgetting(session), answers=without_answer(session.answers, path))
    return forward(_passing(cleared))


@_take.register
def _(action: Back, session: Session) -> Session:
    before = back(_keeping(session, action.typed))
    if before is None:
        return replace(session, notes=(Note(Tone.NEWS, say("first", session.language)),))
    return before


@_take.register
def _(action: Help, session: Session) -> Session:
    if session.spot.stage in OVERLAYS | {Stage.REVIEW}:
        return session
    return onward(_keeping(session, action.typed), Spot(Stage.HELP, session.spot.key))


@_take.register
def _(action: Menu, session: Session) -> Session:
    if session.spot.stage is Stage.MENU:
        return back(session) or session
    return onward(_keeping(session, action.typed), Spot(Stage.MENU))


@_take.register
def _(action: Stop, session: Session) -> Session:
    return replace(session, ending=Ending.STOPPED)


@_take.register
def _(action: Interrupt, session: Session) -> Session:
    return replace(session, ending=Ending.INTERRUPTED)


def question_at(session: Session) -> Question:
    """Give the question that the session's spot asks."""
    return session.policy.questions[_question_key(session)]


def _question_key(session: Session) -> str:
    return ".".join(part for part in session.spot.path if isinstance(part, str))


def answered(session: Session, question: Question, value: object) -> Session:
    """Confirm an answer, echo how it was read, and go on."""
    answers = with_answer(session.answers, session.spot.path, raw_value(value))
    going = forward(replace(_forgetting(session), answers=answers))
    if question.kind not in ECHOED:
        return going
    echo = say("read-as", session.language, value=spoken(value, session.language))
    return replace(going, notes=(Note(Tone.DONE, echo), *going.notes))


def _choice_made(session: Session, question: Question, names: tuple[str, ...]) -> Session:
    if question.kind is Kind.CHOICES:
        return answered(
            session, question, tuple(name for name in question.choices if name in names)
        )
    name = names[0]
    if name == UNANSWERED:
        return _take(Clear(), session)
    value = name == YES if question.kind is Kind.YES_NO else name
    return answered(session, question, value)


def _reading_chosen(session: Session, name: str) -> Session:
    asked = back(session) or session
    if name == UNANSWERED:
        return asked
    return answered(asked, question_at(asked), session.readings[int(name)])


def _passing(session: Session) -> Session:
    return replace(session, passed=session.passed | {session.spot.item_key})


def _keeping(session: Session, typed: str) -> Session:
    if not typed or session.spot.stage is not Stage.QUESTION:
        return session
    return replace(session, typed={**session.typed, session.spot.key: typed})


def _forgetting(session: Session) -> Session:
    rest = {key: text for key, text in session.typed.items() if key != session.spot.key}
    return replace(session, typed=rest)
