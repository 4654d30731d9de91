"""From what a person typed or chose to the value that answers a question (pure)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.finding import Severity
from aabsocial.pasted import clean, clean_line
from aabsocial.policy import Kind
from aabsocial.shapes import WrongShapeError, raw_value, read_value
from aabsocial.typed import (
    Ambiguous,
    Refused,
    Understood,
    hear_count,
    hear_date,
    hear_money,
    hear_number,
)
from aabsocial.wording import told

if TYPE_CHECKING:
    from aabsocial.policy import Question
    from aabsocial.typed import Heard
    from aabsocial.wording import Language, Words

SHAPE_WORDS = Path(__file__).parent.with_name("questionnaire.toml")
HEARERS = {
    Kind.MONEY: hear_money,
    Kind.NUMBER: hear_number,
    Kind.COUNT: hear_count,
    Kind.DATE: hear_date,
}
SHORT_NAME = 25


def hear(question: Question, label: Words, text: str, language: Language) -> Heard[object]:
    """Read a typed text as the answer to a question; what is refused is called by its label."""
    heard = _heard(question, text, language)
    if not isinstance(heard, Understood):
        return heard
    try:
        read_value(question, raw_value(heard.value))
    except WrongShapeError as wrong:
        if wrong.severity is Severity.HINT:
            return heard
        values = {"key": label, **wrong.values}
        return Refused(*told(SHAPE_WORDS, f"{wrong.rule}.{wrong.says}", **values))
    return heard


def _heard(question: Question, text: str, language: Language) -> Heard[object]:
    match question.kind:
        case Kind.TEXTS:
            return _texts(text)
        case Kind.PARAGRAPHS:
            return Understood(clean(text))
        case Kind.TEXT:
            return Understood(clean_line(text))
        case kind:
            return HEARERS[kind](text, language)


def _texts(text: str) -> Heard[object]:
    """Take one text a line; short names on one line with commas between may be one or several."""
    lines = tuple(line.removeprefix("- ").strip() for line in clean(text).split("\n"))
    lines = tuple(line for line in lines if line)
    parts = tuple(part.strip() for part in re.split(r"[,;]| og | and ", lines[0])) if lines else ()
    several = len(lines) == 1 and len(parts) > 1
    if several and all(0 < len(part) <= SHORT_NAME for part in parts):
        return Ambiguous((parts, lines))
    return Understood(lines)
