"""Read whom the board may ask: `Boligsocial konsulent, Ane Holm, ah@aab.example, 33 76 01 00`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.line import PUNCTUATION, Line, one_line
from aabsocial.parsing.lines.unknown import read_as_gap
from aabsocial.parsing.lines.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.reading import LineReading, Values

ROLE, NAME, EMAIL, PHONE = "role", "name", "email", "phone"
_ADDRESS = re.compile(r"[^\s<>(),;:]{1,64}@[^\s<>(),;:]{1,255}")
_NUMBER = re.compile(r"\+?[\d (-]*\d[\d ()-]*")
_SHORT_NUMBER = re.compile(r"\d{1,5}")
_PARTS = re.compile(r"\s*,\s*|\s+[-–—]\s+")
_BRACKET = re.compile(r"\s*\(([^()\d+]*)\)[\s,]*")
FEWEST_DIGITS = 6
LONGEST_NAME = 5  # words


def parse_contact(text: str, language: Language) -> LineReading:
    """Read a role, a name, an address and a number, in any order but those two.

    Semicolons part them, else commas and dashes. What holds an @ is the address, what is digits
    alone the number. Of the others, the first is the role, unless it is written as a name and the
    next is not; more than two stay with the last. A short number is not read.
    """
    gap = read_as_gap("contact", text, language)
    if gap is not None:
        return gap
    line = Line(text)
    builder = ReadingBuilder("contact", line)
    rest = line.text
    if address := _ADDRESS.search(rest):
        builder.put_text(EMAIL, address[0].rstrip("."))
        mark = ";" if ";" in rest else ","
        rest = f"{rest[: address.start()]}{mark} {rest[address.end() :]}"
    words: list[str] = []
    rest = _BRACKET.sub(r", \1, ", rest) if ";" not in rest else rest
    rest = _phone_pattern(language).sub(r", \1, ", rest)
    for part in _parts(rest):
        number = _as_number(part, language)
        if number and PHONE not in builder.values:
            builder.put_text(PHONE, number)
            line.consumed.append(part)
        elif _SHORT_NUMBER.fullmatch(part):
            builder.unread.append(part)  # too short for a telephone, and nobody's name
            line.consumed.append(part)
        else:
            words.append(part)
    role, name = _role_and_name(words)
    builder.put_text(ROLE, role)
    builder.put_text(NAME, name)
    return builder.build(ROLE)


def format_contact(values: Values, _: Language) -> Iterator[str]:
    """Yield lines that may read back as these values, the plainest first."""
    parts = [str(values[field]) for field in (ROLE, NAME, EMAIL, PHONE) if field in values]
    yield ", ".join(parts)
    yield "; ".join(parts)


def _parts(text: str) -> list[str]:
    line = one_line(text)
    found = line.split(";") if ";" in line else _PARTS.split(line)
    parts = (part.strip(f"{PUNCTUATION}<>()") for part in found)
    return [part for part in parts if part]


def _as_number(part: str, language: Language) -> str:
    """Return a part as a telephone number, without the word for it; empty if it is none."""
    bare = re.sub(rf"(?i)^(?:{any_of('contact.phone', language)})[.: ]*", "", part)
    is_number = _NUMBER.fullmatch(bare) and sum(map(str.isdigit, bare)) >= FEWEST_DIGITS
    return bare if is_number else ""


@cache
def _phone_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for a telephone number behind its word, without a separator before it."""
    word = any_of("contact.phone", language)
    return re.compile(rf"(?i)(?<=[\w.]) +({word}[.: ]+{_NUMBER.pattern})")


def _role_and_name(words: list[str]) -> tuple[str, str]:
    first, second = (words[0] if words else ""), ", ".join(words[1:])
    if second and _is_name(first) and not _is_name(second):
        return second, first
    return first, second


def _is_name(text: str) -> bool:
    """Return whether each of a few words begins with a capital letter."""
    words = text.split()
    return 1 < len(words) <= LONGEST_NAME and all(word[0].isupper() for word in words)
