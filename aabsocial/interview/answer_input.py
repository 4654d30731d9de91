"""Parse what is typed at a question, and suggest answers (pure)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.interview.formatting import editable_text
from aabsocial.localization.messages import LocalizedText, Message
from aabsocial.model.findings import Severity
from aabsocial.model.questions import Kind
from aabsocial.parsing import (
    Ambiguous,
    Parsed,
    Rejected,
    parse_count,
    parse_date,
    parse_money,
    parse_money_by_year,
    parse_number,
)
from aabsocial.parsing.lines.estimates import parse_approximate_count, parse_fuzzy_date
from aabsocial.policy.builtin_rules import builtin_problem
from aabsocial.questionnaire.values import WrongShapeError, raw_value, read_value
from aabsocial.text.cleaning import clean, clean_line

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Language
    from aabsocial.model.questions import Question
    from aabsocial.parsing import ParseResult


HEARERS = {
    Kind.MONEY: parse_money,
    Kind.MONEY_BY_YEAR: parse_money_by_year,
    Kind.NUMBER: parse_number,
    Kind.COUNT: parse_count,
    Kind.APPROXIMATE_COUNT: parse_approximate_count,
    Kind.DATE: parse_date,
    Kind.FUZZY_DATE: parse_fuzzy_date,
}
SHORT_NAME = 25


def parse_answer(
    question: Question, label: LocalizedText, text: str, language: Language
) -> ParseResult[object]:
    """Parse a typed text as the answer to a question; a rejection names the question's label."""
    result = _parse(question, text, language)
    if not isinstance(result, Parsed):
        return result
    try:
        read_value(question, raw_value(result.value))
    except WrongShapeError as wrong:
        if wrong.severity is Severity.HINT:
            return result
        values = {"key": label, **wrong.values}
        return Rejected(*builtin_problem(wrong.rule, wrong.message_key, **values))
    return result


def _parse(question: Question, text: str, language: Language) -> ParseResult[object]:
    match question.kind:
        case Kind.TEXTS:
            return _parse_lines(text)
        case Kind.PARAGRAPHS:
            return Parsed(clean(text))
        case Kind.TEXT:
            return Parsed(clean_line(text))
        case kind:
            return HEARERS[kind](text, language)


def _parse_lines(text: str) -> ParseResult[object]:
    """Parse one text a line; short names with commas on one line are ambiguous."""
    lines = tuple(line.removeprefix("- ").strip() for line in clean(text).split("\n"))
    lines = tuple(line for line in lines if line)
    parts = tuple(part.strip() for part in re.split(r"[,;]| og | and ", lines[0])) if lines else ()
    several = len(lines) == 1 and len(parts) > 1
    if several and all(0 < len(part) <= SHORT_NAME for part in parts):
        return Ambiguous((parts, lines))
    return Parsed(lines)


def suggestions(session: Session) -> tuple[object, ...]:
    """Return the values that this proposal and the settings suggest, the likeliest first."""
    question = session.question
    derive = None if session.location.is_field else question.derive
    suggest = question.suggest or derive
    suggested = suggest(session.proposal) if suggest else None
    suggestion = in_language_of_proposal(suggested, session.proposal.language or "da")
    context = session.interview_context
    return _readable(question, (suggestion, *context.known_from_settings(question.key)))


def remembered(session: Session) -> tuple[object, ...]:
    """Return the values that other proposals have here; they may not be true of this one."""
    question = session.question
    values = _readable(question, session.interview_context.known_from_others(question.key))
    suggested = suggestions(session)
    return tuple(value for value in values if value not in suggested)


def _readable(question: Question, values: tuple[object, ...]) -> tuple[object, ...]:
    """Return each value once, as it is read from a file; unsuitable ones are left out."""
    readable: list[object] = []
    for value in values:
        try:
            read = None if value is None else read_value(question, raw_value(value))
        except WrongShapeError:
            continue
        if read not in (None, (), *readable):
            readable.append(read)
    return tuple(readable)


def completions(session: Session) -> tuple[str, ...]:
    """Return the names that may stand in the answer to the question: those of the register."""
    if session.question.key != "initiative.departments":
        return ()
    return tuple(it.name for it in session.interview_context.review_context.departments)


def in_language_of_proposal(value: object, language: Language) -> object:
    """Return a suggestion with its messages in the proposal's language."""
    match value:
        case Message() | LocalizedText():
            return value.in_(language)
        case tuple():
            return tuple(in_language_of_proposal(part, language) for part in value)
        case _:
            return value


def repeated_suggestion(session: Session, text: str) -> object | None:
    """Return the suggestion that a typed text equals: it is not parsed, so never ambiguous."""
    stripped = text.strip()
    for value in (*suggestions(session), *remembered(session)):
        if editable_text(session.question, value, session.language) == stripped:
            return value
    return None
