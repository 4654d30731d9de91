"""Find the part of a line that says it cannot be answered yet: `Børnefamilier; antal: ved ikke`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.parsing.lines.line import PUNCTUATION, in_plain_letters, one_line
from aabsocial.parsing.lines.unknown import parse_gap, says_unknown
from aabsocial.parsing.lines.words import any_of, meanings, pattern_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.reading import Gap

NAMES = "open-parts"


class OpenPart(Struct):
    """The rest of a line beside the part that is open; `field` is what that part names, if any."""

    rest: str
    field: str
    gap: Gap


def parse_open_part(text: str, language: Language) -> OpenPart | None:
    """Return the part of a line that stands open, `None` where none does.

    It lies between separators, or goes on to the end of the line, where its note may hold commas.
    Where nothing else is in the line, it names its field: `antal: ved ikke`.
    """
    line = one_line(text)
    for start, end in _parts(line, language):
        field, said = _named(line[start:end].strip(PUNCTUATION), language)
        gap = parse_gap(said, language) if says_unknown(said, language) else None
        rest = f"{line[:start].rstrip(PUNCTUATION)}{line[end:]}".strip(PUNCTUATION)
        if gap is not None and (rest or field):
            return OpenPart(_without_joining_word(rest, language), field, gap)
    return None


def _parts(line: str, language: Language) -> Iterator[tuple[int, int]]:
    separators = [*_separators(language).finditer(in_plain_letters(line))]
    starts = [0, *(separator.end() for separator in separators)]
    ends = [*(separator.start() for separator in separators), len(line)]
    for start, end in zip(starts, ends, strict=True):
        yield start, len(line)
        yield start, end


def _named(part: str, language: Language) -> tuple[str, str]:
    """Return the field whose word a part begins with, and what it says behind it."""
    match = _names(language).match(in_plain_letters(part))
    if match is None:
        return "", part
    name = next(name for name, said in meanings(NAMES, language) if match["name"] in said)
    return name, part[match.end() :]


def _without_joining_word(rest: str, language: Language) -> str:
    """Return `1/8-2027` of `1/8-2027 til`, whose second day is the open part."""
    match = _joining(language).search(in_plain_letters(rest))
    return rest[: match.start()].rstrip(PUNCTUATION) if match else rest


@cache
def _separators(language: Language) -> re.Pattern[str]:
    return re.compile(rf"[,;]|\s(?:{any_of('period-to', language)})\s")


@cache
def _joining(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of('period-to', language)})$")


@cache
def _names(language: Language) -> re.Pattern[str]:
    names = pattern_of(word for _, said in meanings(NAMES, language) for word in said)
    return re.compile(rf"(?P<name>{names})(?:\s*:\s*|\s+)")
