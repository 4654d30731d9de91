"""The result of parsing a typed text: parsed, ambiguous or rejected."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from aabsocial.core.struct import Struct
from aabsocial.localization.messages import Messages
from aabsocial.text.cleaning import clean_line

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language, Message

Value_co = TypeVar("Value_co", covariant=True)

LONGEST_QUOTED = 40


class Parsed(Struct, Generic[Value_co]):
    """The text has one reading."""

    value: Value_co


class Ambiguous(Struct, Generic[Value_co]):
    """The text has several readings, the likelier first; the user must choose."""

    readings: tuple[Value_co, ...]


class Rejected(Struct):
    """The text cannot be parsed: why not, and what to write instead."""

    message: Message
    remedy: Message


ParseResult: TypeAlias = Parsed[Value_co] | Ambiguous[Value_co] | Rejected

messages = Messages(__file__)
_OTHER_MINUS_SIGNS = re.compile(r"[\N{MINUS SIGN}\N{EN DASH}\N{NON-BREAKING HYPHEN}](?=[\d.,])")
_FULL_WIDTH = {0xFEE0 + point: point for point in range(ord("!"), ord("~") + 1)}


def normalized(text: str) -> str:
    """Return a typed text as one line in small letters, with ASCII digits and the ASCII minus."""
    line = clean_line(text)
    if line.isascii():
        return line.casefold()
    line = line.translate(_FULL_WIDTH)
    digits = (str(unicodedata.decimal(character, character)) for character in line)
    return _OTHER_MINUS_SIGNS.sub("-", "".join(digits).casefold())


def rejected(key: str, text: str, **values: object) -> Rejected:
    """Return a rejection with the messages under a key; `{typed}` quotes the text's beginning.

    An empty text has a message of its own. A CPR number is masked before the text is cut.
    """
    from aabsocial.personal_data import redact  # only rejected texts are quoted

    line = redact(clean_line(text))
    quoted = f"{line[:LONGEST_QUOTED]}…" if len(line) > LONGEST_QUOTED else line
    return Rejected(*messages.problem(key if line else "nothing", typed=quoted, **values))


def phrases(key: str, *languages: Language) -> tuple[str, ...]:
    """Return the words that a person may type for one meaning, in both languages."""
    understood = messages[f"understood.{key}"]
    return tuple(
        phrase for language in languages for phrase in understood.in_(language).split(", ")
    )
