"""When each item of a meeting begins, as far as the agenda tells."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.localization.messages import Language
    from aabsocial.model.meeting import AgendaItem

# The sentence has the word already: "3. december 2026 kl. 17".
SPOKEN_BEFORE_A_TIME = re.compile(r"(?:kl|klokken|at)\b\.?\s*", re.IGNORECASE)
TIME = r"([01]?\d|2[0-3])(?:[.:]([0-5]\d))?"
START = re.compile(TIME, re.ASCII)
FROM_TO = re.compile(rf"{TIME}\s*(?:-|–|til|to)\s*(?:kl\.?\s*)?{TIME}", re.ASCII)
HOUR = 60
DAY = 24 * HOUR


def time_alone(time: str) -> str:
    """Return a meeting's time without the word before it."""
    spoken = SPOKEN_BEFORE_A_TIME.match(time)
    return time[spoken.end() :] if spoken else time


def start_of(time: str) -> int | None:
    """Return when a meeting starts, in minutes after midnight; `None` if its time is no clock."""
    text = time_alone(time.strip())
    found = START.fullmatch(text) or FROM_TO.fullmatch(text)
    return int(found[1]) * HOUR + int(found[2] or 0) if found else None


def clocks(time: str, items: Sequence[AgendaItem], language: Language) -> tuple[str, ...]:
    """Return when each item begins, empty from the first that cannot be told.

    None is told where that is the meeting's start alone.
    """
    told = [written(at, language) for at in _beginnings(time, items)][: len(items)]
    if len(told) == 1:
        told = []
    return (*told, *[""] * (len(items) - len(told)))


def end_of(time: str, items: Sequence[AgendaItem], language: Language) -> str:
    """Return when the meeting ends, empty if it cannot be told or stands in its time."""
    begins = _beginnings(time, items)
    is_told = FROM_TO.fullmatch(time_alone(time.strip())) is not None
    all_known = bool(items) and len(begins) > len(items)
    return written(begins[-1], language) if all_known and not is_told else ""


def _beginnings(time: str, items: Sequence[AgendaItem]) -> list[int]:
    """Return when the items begin, up to the first after one that may take any time.

    If all are known, the meeting's end comes last.
    """
    start = start_of(time)
    if start is None:
        return []
    lengths = [item.minutes for item in items]
    known = lengths.index(0) if 0 in lengths else len(lengths)
    return list(accumulate(lengths[:known], initial=start))


def written(minutes: int, language: Language) -> str:
    """Return a time of the day as a language writes it."""
    hour, minute = divmod(minutes % DAY, HOUR)
    return f"{hour:02}{'.' if language == 'da' else ':'}{minute:02}"
