"""Tell the head of a budget, such as `Budget:` or `Budget 2028/2029:`, from its lines."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.budget_line import pair_pattern
from aabsocial.parsing.lines.line import in_plain_letters
from aabsocial.parsing.lines.words import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.localization.messages import Language


def split_head(lines: Sequence[str], language: Language) -> tuple[str, list[str]]:
    """Return the head of a budget, empty where it has none, and its lines.

    Two amounts of a line are those of the two years of the head.
    """
    first, *others = lines or [""]
    head = _head(language).fullmatch(in_plain_letters(first).strip())
    if head is None or not (head["first"] or others):
        return "", [*lines]
    if not head["second"]:
        return first, others
    by_year = rf"{head['first']}: \g<first>, {head['second']}: \g<second>"
    return first, [pair_pattern().sub(by_year, line, count=1) for line in others]


@cache
def _head(language: Language) -> re.Pattern[str]:
    word, year = any_of("budget.head", language), "20[0-9]{2}"
    joins = rf"(?: ?[/,+-] ?| {any_of('places.joins', language)} )"
    return re.compile(rf"{word}(?: (?P<first>{year})(?:{joins}(?P<second>{year}))?)? ?:?")
