"""How an answer is left open: by a typed text, or on a page that asks what is awaited (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.drafts import with_draft
from aabsocial.interview.formatting import display_text, messages, shortened
from aabsocial.interview.gaps import (
    gap_at,
    homes_typed,
    keys_at,
    mark,
    may_stand_open,
    take_note,
    typed_gap,
    what_is_asked,
)
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import back, go_to
from aabsocial.interview.protocol import Input, Note, Option, Screen, Tone
from aabsocial.interview.refusals import error_note
from aabsocial.model.answers import answer_at, path_of, plain_key
from aabsocial.model.proposal import Gap
from aabsocial.model.questions import WRITTEN, Kind
from aabsocial.parsing.lines.unknown import is_not_relevant, says_day
from aabsocial.questionnaire.gaps import why
from aabsocial.questionnaire.quoting import as_written
from aabsocial.questionnaire.values import WrongShapeError, read_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.session import Session

ENDS = (".", "!", "?", "…")
SAYS_NO, IS_OPEN = "no", "open"
WITH_REASONS = frozenset({Kind.TEXT, Kind.PARAGRAPHS})


def gap_page(session: Session) -> Screen:
    """Return the page that asks what is awaited."""
    language = session.language
    asking = back(session) or session
    marked = gap_at(asking, asking.location)
    return Screen(
        input=Input.LINE,
        question=messages.text("gap-note", language),
        help=" ".join(_gap_help(asking, marked)),
        current=_current(asking, marked),
        typed=session.drafts.get(session.location.key, ""),
        asks=True,
    )


def _gap_help(session: Session, marked: Gap | None) -> Iterator[str]:
    language, location = session.language, session.location
    if marked is not None:
        yield messages.text("gap-note-marked", language)
        return
    what = what_is_asked(session, location)
    yield messages.text("gap-note-help", language, what=what)
    if location.kind is ScreenKind.LIST:
        return  # its records stay
    answers = {key: answer_at(session.answers, path_of(key)) for key in keys_at(session, location)}
    told = (_as_read(session, key, raw) for key, raw in answers.items() if raw is not None)
    if lost := shortened("; ".join(told)):
        ended = lost if lost.endswith(ENDS) else f"{lost}."
        yield messages.text("gap-note-answered", language, text=ended)


def _as_read(session: Session, key: str, raw: object) -> str:
    """Return an answer as it is read aloud; words, and what cannot be read, as they stand."""
    question = session.policy.questions.get(plain_key(path_of(key)))
    if question is None or question.kind in WRITTEN:
        return as_written(raw)
    try:
        value = read_value(question, raw)
    except WrongShapeError:
        return as_written(raw)
    return display_text(session.policy, question, value, session.language)


def _current(session: Session, marked: Gap | None) -> str:
    """Return what is awaited as it can be changed."""
    if marked is None:
        return ""
    is_said = marked.by is None or says_day(marked.note or "", marked.by)
    by = None if is_said else why(Gap(by=marked.by))
    return ", ".join(filter(None, (marked.note, by and by.in_(session.language))))


def open_by_text(session: Session, text: str) -> Session | None:
    """Return the session after a text that leaves an answer open, `None` after any other.

    In a list of lines, each line is read by itself. A number of homes where people are counted
    stands in the field again first, with what is wrong with it.
    """
    if session.location.kind is ScreenKind.GAP:
        asking = back(session) or session
        is_kept = text.strip() == _current(asking, gap_at(asking, asking.location))
        return take_note(session, "" if is_kept else text)
    if (told := homes_typed(session, text)) and session.drafts.get(session.location.key) != text:
        again = messages.text("homes-again", session.language, told=told)
        typed = with_draft(session, session.location.key, text)
        return replace(typed, notes=(error_note(session, again),))
    if session.lines_group is None and (gap := typed_gap(session, text)):
        return mark(session, gap)
    if _says_not_relevant(session, text):
        return go_to(session, Location(ScreenKind.NOT_RELEVANT, session.location.key))
    return None


def _says_not_relevant(session: Session, text: str) -> bool:
    """Return whether a typed text says only that a question does not apply, where it must be asked.

    Whether that is a no with a reason or an answer to settle, only the person knows.
    """
    location = session.location
    is_asked = location.kind is ScreenKind.QUESTION and session.question.kind in WITH_REASONS
    return (
        is_asked and may_stand_open(session, location) and is_not_relevant(text, session.language)
    )


def not_relevant_page(session: Session) -> Screen:
    """Return the page that asks what is meant by `ikke relevant`."""
    language = session.language
    return Screen(
        input=Input.CHOICE,
        question=messages.text("irrelevant", language),
        options=(
            Option(SAYS_NO, messages.text("irrelevant-no", language)),
            Option(IS_OPEN, messages.text("irrelevant-open", language)),
        ),
        proposed=(SAYS_NO,),
        beside=True,
    )


def choose_meaning(session: Session, name: str) -> Session:
    """Leave the answer open, or go back to write the reason."""
    asking = back(session) or session
    if name == IS_OPEN:
        return mark(asking, Gap())
    note = Note(Tone.NEWS, messages.text("irrelevant-reason", session.language))
    return replace(asking, notes=(note,))
