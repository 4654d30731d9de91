"""Read which edition of AAB's guidelines was used, and which of its points apply."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.certainty import is_not_known
from aabsocial.parsing.lines.line import BETWEEN, Line
from aabsocial.parsing.lines.unknown import read_as_gap
from aabsocial.parsing.lines.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.reading import LineReading, Values

EDITION, POINTS = "guidelines_edition", "guidelines"


def parse_guidelines(text: str, language: Language) -> LineReading:
    """Read an edition and its points: parted by a semicolon, else where the points begin.

    What says of either that it is not known, or not sure, leaves it open.
    """
    line = Line(text)
    gap = read_as_gap("guidelines", text, language)
    if gap is not None and _names_both_or_none(line.plain, language):
        return gap
    builder = ReadingBuilder("guidelines", line)
    start = line.text.find(";")
    if start < 0:
        points = _points(language).search(line.plain)
        start = points.start() if points else len(line.text)
    parts = {EDITION: line.text[:start].strip(BETWEEN), POINTS: line.text[start:].strip(BETWEEN)}
    for name, said in parts.items():
        if is_not_known(said, language):
            builder.leave_open(name, said)
        else:
            builder.put_text(name, said)
    return builder.build(EDITION, POINTS)


def _names_both_or_none(plain: str, language: Language) -> bool:
    """Return whether a text is about neither the edition nor the points alone."""
    edition, points = _edition(language).search(plain), _points(language).search(plain)
    return bool(edition) == bool(points)


def format_guidelines(values: Values, _: Language) -> Iterator[str]:
    """Yield lines that may read back as these values, the plainest first."""
    edition, points = str(values.get(EDITION, "")), str(values.get(POINTS, ""))
    yield ", ".join(filter(None, (edition, points)))
    yield f"{edition}; {points}"


@cache
def _edition(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('guidelines.edition', language)}(?!\w)")


@cache
def _points(language: Language) -> re.Pattern[str]:
    """Return a pattern for the word of the points, with what says that they are not known."""
    unknown = rf"{any_of('not-known', language)}\s+(?:{any_of('unknown-asks', language)}\s+)?"
    word = rf"(?:{any_of('guidelines.points', language)}(?!\w)|§)"
    return re.compile(rf"(?<!\w)(?:{unknown})?{word}")
