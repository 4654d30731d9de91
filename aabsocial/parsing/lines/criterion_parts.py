"""Find what in a criterion's line is no part of the goal: its number, and what nobody knows."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.days import month_pattern
from aabsocial.parsing.lines.line import BETWEEN
from aabsocial.parsing.lines.words import any_of, find_meaning

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.builder import ReadingBuilder
    from aabsocial.parsing.lines.line import Line


def number_in_list(line: Line, language: Language) -> str:
    """Return the number that a goal has in somebody's list: `Mål nr 2: `, `K2: `, `2) `."""
    found = _number(language).match(line.plain)
    return line.text[: found.end()] if found else ""


def split_unknown(text: str, plain: str, language: Language) -> tuple[str, str, str]:
    """Return a goal without the words that say what nobody knows of it, its field and these words.

    The words stand behind a separator and go on to the next one.
    """
    for clause in _unknown_clause(language).finditer(plain):
        found = find_meaning("criterion-open", clause["what"], language, "(?:{})")
        if found is not None:
            return _without(text, clause), found[0], text[slice(*clause.span("said"))]
    if unknown := _unknown_baseline(language).search(plain):
        return _without(text, unknown), "baseline", text[slice(*unknown.span("said"))]
    return text, "", ""


def _without(text: str, clause: re.Match[str]) -> str:
    return f"{text[: clause.start()]}{text[clause.end() :]}".strip(BETWEEN)


def read_unit(builder: ReadingBuilder, language: Language) -> None:
    """Take a unit that is named as such: `enheden er faste deltagere`."""
    line = builder.line
    found = _unit(language).search(line.open)
    if found is not None:
        builder.put_text("unit", line.text[slice(*found.span("unit"))].strip())
        line.take(*found.span())


@cache
def _number(language: Language) -> re.Pattern[str]:
    goal, number = any_of("criterion.goal", language), any_of("criterion.number", language)
    named = rf"{goal}\s*(?:{number}\s*[0-9]{{1,3}}\s*[:.)-]*|[0-9]{{1,3}}\s*(?:[:.)]|\s-+))\s*"
    # `2. Flere unge` is a number of a list, `2. kvartal` is not.
    ordinal = any_of("criterion.ordinal", language)
    bare = rf"[0-9]{{1,2}}(?:\)\s*|\.\s+(?!{month_pattern()}|{ordinal}))"
    return re.compile(rf"(?:{named}|k[0-9]{{1,3}}\s*[:.)]\s*|{bare})(?=\S)")


@cache
def _unknown_clause(language: Language) -> re.Pattern[str]:
    unknown, asks = any_of("certainty.asks", language), any_of("unknown-asks", language)
    beside = any_of("certainty.beside", language)
    return re.compile(
        rf"\s*[,;.(]\s*(?P<said>(?:{beside}\s+)*{unknown}(?:\s+{beside})*,?\s+"
        rf"(?P<what>{asks}(?!\w)[^,;.()]*))\)?"
    )


@cache
def _unknown_baseline(language: Language) -> re.Pattern[str]:
    """Return a pattern for `, i dag: ved ikke` and `, ved ikke i dag`."""
    now = f"(?:{any_of('criterion.now', language)}|{any_of('criterion.baseline', language)})"
    unknown = any_of("unknown", language)
    return re.compile(
        rf"\s*[,;.(]\s*(?P<said>{now}\s*:?\s+{unknown}|{unknown}\s+{now})\)?(?=\s*(?:[,;.]|$))"
    )


@cache
def _unit(language: Language) -> re.Pattern[str]:
    unit = any_of("criterion.unit", language)
    return re.compile(rf"[,;.]?\s*(?<!\w){unit}(?=[\s:])[\s:]*(?P<unit>[^\W\d_][^,;.\0]*)")
