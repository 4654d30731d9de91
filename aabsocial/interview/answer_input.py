"""What somebody typed at a question: read as an answer, or suggested while it is typed (pure)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.interview.formatting import editable_text
from aabsocial.localization.messages import LocalizedText, Message
from aabsocial.model.findings import Severity
from aabsocial.model.policy import Kind
from aabsocial.parsing import (
    Ambiguous,
    Parsed,
    Rejected,
    parse_count,
    parse_date,
    parse_money,
    parse_number,
)
from aabsocial.policy.builtin_rules import builtin_problem
from aabsocial.questionnaire.values import WrongShapeError, raw_value, read_value
from aabsocial.text.cleaning import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Question
    from aabsocial.parsing import ParseResult


HEARERS = {
    Kind.MONEY: parse_money,
    Kind.NUMBER: parse_number,
    Kind.COUNT: parse_count,
    Kind.DATE: parse_date,
}
SHORT_NAME = 25


def parse_answer(
    question: Question, label: LocalizedText, text: str, language: Language
) -> ParseResult[object]:
    """Read a typed text as the answer to a question; what is refused is called by its label."""
    heard = _heard(question, text, language)
    if not isinstance(heard, Parsed):
        return heard
    try:
        read_value(question, raw_value(heard.value))
    except WrongShapeError as wrong:
        if wrong.severity is Severity.HINT:
            return heard
        values = {"key": label, **wrong.values}
        return Rejected(*builtin_problem(wrong.rule, wrong.message_key, **values))
    return heard


def _heard(question: Question, text: str, language: Language) -> ParseResult[object]:
    match question.kind:
        case Kind.TEXTS:
            return _texts(text)
        case Kind.PARAGRAPHS:
            return Parsed(clean(text))
        case Kind.TEXT:
            return Parsed(clean_line(text))
        case kind:
            return HEARERS[kind](text, language)


def _texts(text: str) -> ParseResult[object]:
    """Take one text a line; short names on one line with commas between may be one or several."""
    lines = tuple(line.removeprefix("- ").strip() for line in clean(text).split("\n"))
    lines = tuple(line for line in lines if line)
    parts = tuple(part.strip() for part in re.split(r"[,;]| og | and ", lines[0])) if lines else ()
    several = len(lines) == 1 and len(parts) > 1
    if several and all(0 < len(part) <= SHORT_NAME for part in parts):
        return Ambiguous((parts, lines))
    return Parsed(lines)


def suggestions(session: Session) -> tuple[object, ...]:
    """Return the values suggested for the question that is asked, the likeliest first."""
    found: list[object] = []
    for value in _readable(session):
        if value not in (None, (), *found):
            found.append(value)
    return tuple(found)


def _readable(session: Session) -> Iterator[object]:
    """Read each suggestion as the file would; one that cannot answer the question is left out."""
    question = session.question
    worked_out = question.suggest(session.proposal) if question.suggest else None
    written = in_the_papers_language(worked_out, session.proposal.language or "da")
    for value in (written, *session.interview_context.known.get(question.key, ())):
        try:
            yield None if value is None else read_value(question, raw_value(value))
        except WrongShapeError:
            continue


def in_the_papers_language(value: object, language: Language) -> object:
    """Write a suggested sentence in the language of the proposal that it becomes part of."""
    match value:
        case Message() | LocalizedText():
            return value.in_(language)
        case tuple():
            return tuple(in_the_papers_language(part, language) for part in value)
        case _:
            return value


def taken_unchanged(session: Session, text: str) -> object | None:
    """Return suggestion that a typed text repeats; it needs no reading, so is never ambiguous."""
    wanted = text.strip()
    for value in suggestions(session):
        if editable_text(session.question, value, session.language) == wanted:
            return value
    return None
