"""Read a partner: `name: role; contribution; commitment`, or `ingen: reason`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.line import Line, in_plain_letters
from aabsocial.parsing.lines.parts import name_and_parts, whole_meaning
from aabsocial.parsing.lines.unknown import read_as_gap
from aabsocial.parsing.lines.words import any_of, best_meaning, find_meaning

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.reading import LineReading

THREE = 3  # parts of a line: the name, the role, the contribution
_DASHES = re.compile(r"\s+[-–—]+\s+")
_COMMAS = re.compile(r",(?!\d)\s*")
_BRACKET_AT_END = re.compile(r"\s*\(([^()]+)\)$")


def parse_partner_line(text: str, language: Language) -> LineReading:
    """Read a partner; `reason` alone says why there is none."""
    gap = read_as_gap("partner", text, language)
    if gap is not None:
        return gap
    line = Line(text)
    builder = ReadingBuilder("partner", line)
    none = _none_pattern(language).match(line.plain)
    if none is not None:
        line.consume(*none.span())
        builder.put_text("reason", line.rest())
        return builder.build("reason")
    name, *parts = name_and_parts(text) or [""]
    if not parts:
        name, *parts = _parted(name, language)
    name, commitment = _without_commitment(name, language)
    parts += [commitment] if commitment else []
    _read_commitment(builder, parts, language)
    role, *others = parts or [""]
    builder.put_text("name", name)
    builder.put_text("role", role)
    builder.put_text("contribution", "; ".join(others))
    kind = best_meaning("partner-kinds", in_plain_letters(name), language)
    if kind is not None:
        builder.put("kind", [kind], guessed=True)
    return builder.build("name", "kind", "role", "contribution", "commitment")


def _parted(text: str, language: Language) -> list[str]:
    """Return the parts of a line between dashes, or between commas where it is sure what they part.

    That is so for three of them, and for two of which the second says how firm it is.
    """
    dashed = _DASHES.split(text)
    if len(dashed) > 1:
        return dashed
    parts = _COMMAS.split(text)
    is_sure = len(parts) >= THREE or whole_meaning("commitments", parts[-1], language)
    return parts if is_sure else [text]


def _without_commitment(name: str, language: Language) -> tuple[str, str]:
    """Return a name without the bracket at its end that says how firm the agreement is."""
    bracket = _BRACKET_AT_END.search(name)
    if bracket is None or whole_meaning("commitments", bracket[1], language) is None:
        return name, ""
    return name[: bracket.start()], bracket[1]


def _read_commitment(builder: ReadingBuilder, parts: list[str], language: Language) -> None:
    """Take how firm it is: the last part that says no more, else the last that has its word.

    A part that says more keeps its words. In the role such a word may mean something else.
    """
    for number in reversed(range(len(parts))):
        commitment = whole_meaning("commitments", parts[number], language)
        if commitment is not None:
            builder.put("commitment", [commitment])
            builder.line.consumed.append(parts.pop(number))
            return
    for part in reversed(parts):
        plain = in_plain_letters(part)
        found = find_meaning("commitments", plain, language)
        if found is not None and not _is_denied(plain[: found[1].start()], language):
            builder.put("commitment", [found[0]], guessed=part is parts[0])
            return


@cache
def _none_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for the word that there are none; behind it stands nothing but a reason."""
    return re.compile(rf"{any_of('partner.none', language)}(?=\s*[:;,.]|\s+-|\s*$)")


def _is_denied(before: str, language: Language) -> bool:
    return re.search(rf"(?<!\w){any_of('partner.not', language)}\s[^,.;]*$", before) is not None
