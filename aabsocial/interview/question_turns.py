"""What is done at a question asked by itself: take its answer, keep it or take it back (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.estimates import FuzzyDate
from aabsocial.core.struct import replace
from aabsocial.interview import gaps
from aabsocial.interview.answer_input import parse_answer
from aabsocial.interview.derived_fields import with_derived_fields
from aabsocial.interview.drafts import with_draft, without_draft
from aabsocial.interview.formatting import NO, UNANSWERED, YES, answer_here, messages
from aabsocial.interview.line_readers import amounts_in_words, rest_said
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import forward, go_to
from aabsocial.interview.protocol import Note, Tone
from aabsocial.interview.refusals import error_note, problem_text
from aabsocial.interview.turns import gone_forward
from aabsocial.localization.messages import Message
from aabsocial.model.answers import answer_at, with_answer, without_answer
from aabsocial.model.proposal import Gap
from aabsocial.model.questions import Kind
from aabsocial.parsing import Ambiguous, Parsed, Rejected
from aabsocial.parsing.lines.figures import parse_range
from aabsocial.parsing.lines.reading import Gap as ReadGap
from aabsocial.questionnaire.derived import without_derived
from aabsocial.questionnaire.values import raw_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.core.money import Money
    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import LocalizedText

ECHOED = frozenset(
    {
        *(Kind.MONEY, Kind.MONEY_BY_YEAR, Kind.NUMBER, Kind.COUNT, Kind.APPROXIMATE_COUNT),
        *(Kind.DATE, Kind.FUZZY_DATE),
    }
)


def take_answer(session: Session, text: str) -> Session:
    """Return the session after a text was typed: with its answer, or with what is asked of it."""
    rest = _rest_said(session, text)
    if rest is not None:
        return _confirm_rest(session, rest)
    ends = parse_range(text, session.language) if _may_be_a_range(session) else ()
    if all(ends) and ends:
        several = tuple(dict.fromkeys(it for end in ends for it in end))
        return _ask_which(session, text, (*several, ReadGap(text.strip())))
    label = session.policy.item_words[session.question.key].label
    result = parse_answer(session.question, label, text, session.language)
    if isinstance(result, Rejected) and (amounts := _amounts_in_words(session, text)):
        result = Ambiguous(amounts) if len(amounts) > 1 else Parsed(amounts[0])
    if isinstance(result, Rejected):
        error = error_note(session, problem_text(session, (result.message, result.remedy)))
        return replace(with_draft(session, session.location.key, text), notes=(error,))
    if isinstance(result, Ambiguous):
        return _ask_which(session, text, result.readings)
    return confirm_answer(session, result.value)


def _may_be_a_range(session: Session) -> bool:
    is_number = session.location.is_field and session.question.kind is Kind.NUMBER
    return is_number and gaps.may_stand_open(session, session.location)


def _ask_which(session: Session, text: str, readings: tuple[object, ...]) -> Session:
    """Ask which reading of a typed text is meant."""
    key = session.location.key
    asking = go_to(with_draft(session, key, text), Location(ScreenKind.READINGS, key))
    return replace(asking, readings=readings)


def take_reading(session: Session, reading: object) -> Session:
    """Store the reading that is meant; of a range, the answer may be left open in its words."""
    if isinstance(reading, ReadGap):
        return gaps.mark(session, gaps.gap_of(reading))
    return confirm_answer(session, reading)


def _rest_said(session: Session, text: str) -> Money | None:
    """Return what is left to pay, where that is the answer to how much somebody pays."""
    is_amount = session.location.is_field and session.question.kind is Kind.MONEY
    return rest_said(session, session.group_at(session.location), text) if is_amount else None


def _amounts_in_words(session: Session, text: str) -> tuple[Money, ...]:
    """Return what words may come to, where they are the answer to how much it is."""
    is_amount = session.location.is_field and session.question.kind is Kind.MONEY
    group = session.group_at(session.location) if is_amount else None
    return amounts_in_words(session, group, text) if group else ()


def _confirm_rest(session: Session, rest: Money) -> Session:
    """Store what is left to pay; it follows the budget until somebody touches it."""
    confirmed = confirm_answer(session, rest)
    group, field = session.group_at(session.location), session.question.name
    index = session.location.index or 0
    answers = with_derived_fields(session.policy, confirmed.answers, group, index, {field})
    return replace(confirmed, answers=answers)


def confirm_answer(session: Session, value: object) -> Session:
    """Store an answer, echo how it was read, and go on; an empty text or list keeps the old one."""
    if value in ("", ()) and session.question.kind is not Kind.CHOICES:
        return keep_answer(session)
    answers = with_answer(session.answers, session.location.path, raw_value(value))
    if session.location.is_field:  # a suggestion that a person takes is their own answer
        answers = without_derived(session.policy, answers, (session.location.key,))
    confirmed = replace(without_draft(session, session.location.key), answers=answers)
    following = gone_forward(confirmed)
    return replace(following, notes=(*_reading_notes(session, value), *following.notes))


def _reading_notes(session: Session, value: object) -> Iterator[Note]:
    """Yield notes on how an answer was read, if that may differ from what was meant."""
    question, words = session.question, session.policy.item_words[session.question.key]
    if question.kind in ECHOED:
        yield Note(Tone.DONE, _echo(session, words.label, value))
    if words.doubt and question.doubtful(value):
        doubt = Message(words.doubt, {"answer": value})
        yield Note(Tone.NEWS, doubt.in_(session.language))


def _echo(session: Session, label: LocalizedText, value: object) -> str:
    """Return an answer as it was read; of a stretch, its days too."""
    key, days = "read-as", {}
    if isinstance(value, FuzzyDate):
        key = "read-as-day" if value.first == value.last else "read-as-stretch"
        days = {"first": value.first, "last": value.last}
    return messages.text(key, session.language, label=label, value=value, **days)


def answer_by_choice(session: Session, names: tuple[str, ...]) -> Session:
    """Return the session after one or several choices were made; unknown ones change nothing."""
    question = session.question
    if question.kind is Kind.CHOICES and not names:
        return keep_answer(session)
    if question.kind is Kind.CHOICES:
        return confirm_answer(session, tuple(name for name in question.choices if name in names))
    match names:
        case (name,) if name == UNANSWERED:
            return _not_yet(session)
        case (name,) if question.kind is Kind.YES_NO and name in (YES, NO):
            return confirm_answer(session, name == YES)
        case (name,) if name in question.choices:
            return confirm_answer(session, name)
        case _:
            return session


def _not_yet(session: Session) -> Session:
    """Leave a choice open on purpose; where nobody needs the answer, it is only not given."""
    is_needed = session.question.needed(session.proposal)
    if not (is_needed and gaps.may_stand_open(session, session.location)):
        return clear_answer(session)
    return gaps.mark(session, gaps.gap_at(session, session.location) or Gap())


def keep_answer(session: Session) -> Session:
    """Go on from a question that is left as it is."""
    left = _with_skipped(without_draft(session, session.location.key))
    if answer_here(session) is None:
        word = "left-open" if session.question.needed(session.proposal) else "passed-over"
        left = replace(left, notes=(Note(Tone.NEWS, messages.text(word, session.language)),))
    return forward(left)


def clear_answer(session: Session) -> Session:
    """Go on from a question whose answer is taken back; a mark is taken off first."""
    if gaps.gap_at(session, session.location):
        return gaps.unmark(session)
    rest = without_draft(session, session.location.key)
    path = session.location.path
    if answer_at(session.answers, path) is not None:
        note = Note(Tone.DONE, messages.text("cleared", session.language))
        rest = replace(rest, answers=without_answer(session.answers, path), notes=(note,))
    return forward(_with_skipped(rest))


def _with_skipped(session: Session) -> Session:
    """Remember that a question was left open on purpose."""
    return replace(session, skipped=session.skipped | {session.location.key})
