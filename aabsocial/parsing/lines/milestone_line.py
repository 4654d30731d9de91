"""Read a milestone: `1. oktober 2027: værkstedet åbner`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.days import find_days
from aabsocial.parsing.lines.line import Line
from aabsocial.parsing.lines.unknown import read_as_gap
from aabsocial.parsing.lines.words import any_of

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.reading import LineReading


@cache
def _leading(language: Language) -> re.Pattern[str]:
    """Return a pattern for what leads to a day: `senest`, `inden den`."""
    return re.compile(rf"(?<!\w){any_of('until', language)} $")


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
            builder.put("date", day.readings)
            leading = _leading(language).search(line.open, 0, day.start)
            line.consume(leading.start() if leading else day.start, day.end)
            break
    builder.put_text("what", line.rest())
    return builder.build("date", "what")
