"""What a question may be answered with: worked out from the answers, then what was used before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview.written import editable
from aabsocial.shapes import WrongShapeError, raw_value, read_value
from aabsocial.wording import Sentence, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.session import Session
    from aabsocial.wording import Language


def suggestions(session: Session) -> tuple[object, ...]:
    """Give the values suggested for the question that is asked, the likeliest first."""
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
    for value in (written, *session.setting.known.get(question.key, ())):
        try:
            yield None if value is None else read_value(question, raw_value(value))
        except WrongShapeError:
            continue


def in_the_papers_language(value: object, language: Language) -> object:
    """Write a suggested sentence in the language of the proposal that it becomes part of."""
    match value:
        case Sentence() | Words():
            return value.in_(language)
        case tuple():
            return tuple(in_the_papers_language(part, language) for part in value)
        case _:
            return value


def taken_unchanged(session: Session, text: str) -> object | None:
    """Give the suggestion that a typed text repeats; it needs no reading, so is never ambiguous."""
    wanted = text.strip()
    for value in suggestions(session):
        if editable(session.question, value, session.language) == wanted:
            return value
    return None
