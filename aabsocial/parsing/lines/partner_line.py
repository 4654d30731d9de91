"""Read a partner: `name: role; contribution; commitment`, or `ingen: reason`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.line import Line, in_plain_letters
from aabsocial.parsing.lines.parts import name_and_parts, whole_meaning
from aabsocial.parsing.lines.unknown import read_as_gap
from aabsocial.parsing.lines.words import any_of, best_meaning, find_meaning, words

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.reading import LineReading


def parse_partner_line(text: str, language: Language) -> LineReading:
    """Read a partner; `reason` alone says why there is none."""
    gap = read_as_gap("partner", text, language)
    if gap is not None:
        return gap
    builder = ReadingBuilder("partner", Line(text))
    name, *parts = name_and_parts(text) or [""]
    if in_plain_letters(name).strip(" .") in words("partner.none", language):
        builder.line.consumed.append(name)
        builder.put_text("reason", "; ".join(parts))
        return builder.build("reason")
    _read_commitment(builder, parts, language)
    role, *others = parts or [""]
    builder.put_text("name", name)
    builder.put_text("role", role)
    builder.put_text("contribution", "; ".join(others))
    kind = best_meaning("partner-kinds", in_plain_letters(name), language)
    if kind is not None:
        builder.put("kind", [kind], guessed=True)
    return builder.build("name", "kind", "role", "contribution", "commitment")


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


def _is_denied(before: str, language: Language) -> bool:
    return re.search(rf"(?<!\w){any_of('partner.not', language)}\s[^,.;]*$", before) is not None
