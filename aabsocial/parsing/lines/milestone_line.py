"""Read a milestone: `1. oktober 2027: værkstedet åbner`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.struct import LONGEST_LINE
from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.certainty import unsure_at
from aabsocial.parsing.lines.days import find_days
from aabsocial.parsing.lines.line import Line, in_plain_letters, one_line
from aabsocial.parsing.lines.unknown import read_as_gap
from aabsocial.parsing.lines.words import any_of

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.reading import LineReading


_BETWEEN_DAYS = re.compile(r"\s*;\s*|(?<=[0-9]{4})\.\s+|(?<=[?)])\.?\s+(?=[A-ZÆØÅ])")


@cache
def _leading(language: Language) -> re.Pattern[str]:
    """Return a pattern for what leads to a day: `senest`, `inden den`."""
    return re.compile(rf"(?<!\w){any_of('until', language)} $")


def split_milestones(text: str, language: Language) -> list[str]:
    """Return the lines of a line that names several days: `Midtvejs: maj 2028. Slut: maj 2029`.

    They are parted at semicolons and full stops where each part has a day of its own.
    """
    line = one_line(text)
    parts = [part.strip() for part in _BETWEEN_DAYS.split(line) if part.strip()]
    dated = [part for part in parts if _has_a_day(part, language)]
    return parts if len(dated) == len(parts) > 1 else [text]


def _has_a_day(part: str, language: Language) -> bool:
    days = find_days(in_plain_letters(part[:LONGEST_LINE]), language)
    return any(day.form != "year" for day in days)


def parse_milestone(text: str, language: Language) -> LineReading:
    """Read a day and what happens on it, in any order."""
    gap = read_as_gap("milestone", text, language)
    if gap is not None:
        return gap
    builder = ReadingBuilder("milestone", Line(text))
    line = builder.line
    for day in find_days(line.open, language, line.text):
        if day.refusal:
            builder.unread.append(line.text[day.start : day.end])
        elif day.form != "year":
            leading = _leading(language).search(line.open, 0, day.start)
            start = leading.start() if leading else day.start
            unsure = unsure_at(line.open, (day.start, day.end), language)
            if unsure is not None and unsure.kind == "doubted":
                builder.leave_open("date", line.take(min(start, unsure.start), unsure.end))
            else:
                builder.put("date", day.readings)
                line.consume(start, day.end)
            break
    builder.put_text("what", line.rest())
    return builder.build("date", "what")
