"""Find the amounts of money in a line that are no figure of a date and no ordinal."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.money import Money
from aabsocial.localization.messages import LANGUAGES
from aabsocial.parsing.lines.days import find_days, month_pattern
from aabsocial.parsing.lines.figures import find_amounts
from aabsocial.parsing.lines.words import any_meaning, any_of

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.figures import Amount

SMALL = Money.kroner(100)


def find_undated_amounts(text: str, language: Language) -> list[Amount]:
    """Return the amounts in a text of small letters, without the figures of dates and ordinals.

    A year alone stays, as it may be an amount; one with kroner beside it is always an amount.
    """
    amounts = find_amounts(text, language)
    spans = [] if all(one.has_unit for one in amounts) else dated_spans(text, language)
    return [
        one
        for one in amounts
        if one.has_unit or all(one.end <= start or one.start >= end for start, end in spans)
    ]


def word_of_count(text: str, amount: Amount, language: Language) -> str:
    """Return the word behind a small number without kroner, of which it says how many.

    It is empty behind any other number: `25 personer` is no amount, `2.500 kaffe` may be one, and
    `75 om ugen` is one.
    """
    is_small = bool(amount.readings) and amount.readings[0] < SMALL
    word = _word_of_count(language).match(text, amount.end)
    return word["word"] if word and is_small and not amount.has_unit else ""


def dated_spans(text: str, language: Language) -> list[tuple[int, int]]:
    """Return where dates, also those without a year, weeks, hours and ordinals stand."""
    days = [(day.start, day.end) for day in find_days(text, language) if day.form != "year"]
    return [*days, *(match.span() for match in _short_pattern().finditer(text))]


@cache
def _word_of_count(language: Language) -> re.Pattern[str]:
    return re.compile(rf" ?(?!{any_meaning('rates', language)}(?!\w))(?P<word>[^\W\d_]+)")


@cache
def _short_pattern() -> re.Pattern[str]:
    month = month_pattern()
    within = "|".join(any_of("dated.before", language) for language in LANGUAGES)
    behind = "|".join(any_of("dated.behind", language) for language in LANGUAGES)
    number = "[0-9]{1,2}"
    day = rf"{number}(?:st|nd|rd|th)?\.?"
    return re.compile(
        rf"(?<![\w./,-])(?:{day} ?(?:of )?{month}(?: ?[0-9]{{4}}(?![\w.,]))?"
        rf"|{month} ?(?:{number}(?:st|nd|rd|th)?|[0-9]{{4}})(?![\w.,][0-9]|[0-9])"
        rf"|{number}/{number}(?:[-/ ][0-9]{{2,4}})?(?![\w/])"
        rf"|(?:{within})\.? ?[0-9]{{1,4}}(?![0-9]|[.,][0-9]{{3}})"
        rf"|[0-9]{{1,3}}\.? (?:{behind})(?!\w)"
        rf"|{number}(?:st|nd|rd|th)(?!\w)"
        rf"|{number}\.(?= [^\W\d_]))"
    )
