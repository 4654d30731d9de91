"""Find figures and amounts of money in a line, and read them by the rules of the language."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from aabsocial.core.money import Money
from aabsocial.core.struct import Struct
from aabsocial.localization.messages import LANGUAGES
from aabsocial.parsing.lines.words import any_of, pattern_of
from aabsocial.parsing.numbers import SCALES, parse_money, parse_number
from aabsocial.parsing.result import Ambiguous, Parsed, Rejected, phrases

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.result import ParseResult

# No digit follows, so that a figure is taken whole or not at all.
FIGURES = r"(?:[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)*)(?![0-9])"
Value = TypeVar("Value")

FIRST_YEAR, LAST_YEAR = 2020, 2060
YEAR_DIGITS = 4
FEW_DIGITS = 9  # far below the bound, so that the figures need no grammar
MOST_FIGURES = 30  # in one line; nobody writes more, and each takes its time
_FIGURE = re.compile(rf"(?<![\w.,]){FIGURES}(?![^\W\d_])")
_REGULAR: Mapping[Language, re.Pattern[str]] = {
    "da": re.compile(r"(?:[0-9]{1,12}|[1-9][0-9]{0,2}(?:[. ][0-9]{3}){1,3})(?:,([0-9]{2}))?"),
    "en": re.compile(r"(?:[0-9]{1,12}|[1-9][0-9]{0,2}(?:[, ][0-9]{3}){1,3})(?:\.([0-9]{2}))?"),
}
_BETWEEN_THOUSANDS = str.maketrans("", "", "., ")


class Figure(Struct):
    """A number in a line, where it stands, and what it may mean, the likelier first.

    `refusal` says why it means nothing.
    """

    start: int
    end: int
    readings: tuple[int | Decimal, ...]
    refusal: Rejected | None = None


class Amount(Struct):
    """An amount of money in a line, where it stands, and what it may mean."""

    start: int
    end: int
    readings: tuple[Money, ...]
    refusal: Rejected | None = None
    has_unit: bool = False


def find_figures(text: str, language: Language) -> list[Figure]:
    """Return the numbers in a text of small letters, none that is part of a word."""
    found = []
    for match in _FIGURE.finditer(text):
        heard = parse_figure(match[0], language)
        found.append(Figure(match.start(), match.end(), readings_of(heard), refusal_of(heard)))
        if len(found) == MOST_FIGURES:
            break
    return found


def parse_figure(text: str, language: Language) -> ParseResult[int | Decimal]:
    """Read a number of figures alone; most need no grammar."""
    if text.isdecimal() and len(text) <= FEW_DIGITS:
        return Parsed(int(text))
    return parse_number(text, language)


def parse_range(text: str, language: Language) -> tuple[tuple[int | Decimal, ...], ...]:
    """Return what each end of a text such as `70-80 %` may mean, nothing of any other text."""
    ends = _range_pattern().fullmatch(text.strip())
    return tuple(readings_of(parse_figure(it, language)) for it in ends.groups()) if ends else ()


def find_amounts(text: str, language: Language) -> list[Amount]:
    """Return the amounts of money in a text of small letters, with or without a unit.

    A percentage is none.
    """
    found = _amount_pattern(language).finditer(text)
    percent = _percent_pattern()
    matches = [match for match in found if not percent.match(text, match.end())][-MOST_FIGURES:]
    return [_amount(match, language) for match in matches]


def _amount(match: re.Match[str], language: Language) -> Amount:
    # Kroner change nothing, and figures alone are read faster.
    said = match[0].strip() if match["scale"] else match["figures"]
    heard = parse_amount(said, language)
    has_unit = bool(match["before"] or match["after"])
    return Amount(match.start(), match.end(), readings_of(heard), refusal_of(heard), has_unit)


def is_year(text: str) -> bool:
    """Return whether an amount without a unit may be the year of a proposal instead."""
    return len(text) == YEAR_DIGITS and text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR


def is_regular(text: str, language: Language) -> bool:
    """Return whether an amount is written wholly by the rules of a language, without a unit."""
    return _REGULAR[language].fullmatch(text) is not None


def parse_amount(text: str, language: Language) -> ParseResult[Money]:
    """Read an amount as `parse_money` does; the regular ones of a long table at once."""
    regular = _REGULAR[language].fullmatch(text)
    if regular is None:
        return parse_money(text, language)
    ore = regular[1]
    kroner = text[: -len(ore) - 1] if ore else text
    return Parsed(Money(int(kroner.translate(_BETWEEN_THOUSANDS)) * 100 + int(ore or 0)))


def readings_of(heard: ParseResult[Value]) -> tuple[Value, ...]:
    """Return the values that a text may mean, none where it was refused."""
    match heard:
        case Parsed(value):
            return (value,)
        case Ambiguous(readings):
            return readings
        case _:
            return ()


def refusal_of(heard: ParseResult[object]) -> Rejected | None:
    """Return why a text means nothing, `None` where it means something."""
    return heard if isinstance(heard, Rejected) else None


@cache
def scale_words(language: Language) -> tuple[str, ...]:
    """Return the words for a thousand and a million kroner, also as they are shortened."""
    scales = [word for scale in SCALES for word in phrases(scale, language)]
    thousands = phrases("thousand-kroner", language)
    return (*scales, *(word.replace(" ", ".") for word in thousands), *thousands)


@cache
def percent_unit() -> str:
    """Return a pattern for what makes the number before it a percentage, in either language."""
    units = "|".join(any_of("criterion.percent", language) for language in LANGUAGES)
    return rf"\s?(?:{units})(?!\w)"


@cache
def _range_pattern() -> re.Pattern[str]:
    return re.compile(rf"({FIGURES})-({FIGURES})(?:{percent_unit()})?")


@cache
def _percent_pattern() -> re.Pattern[str]:
    return re.compile(percent_unit())


@cache
def _amount_pattern(language: Language) -> re.Pattern[str]:
    kroner = pattern_of(phrases("kroner", *LANGUAGES))
    scale = pattern_of(scale_words(language))
    scaled = rf" ?(?P<scale>{scale})\.?(?: ?{kroner}\.?)?(?!\w)"
    unit = rf" ?{kroner}\.?(?!\w)|[.,]-{{1,2}}(?: ?{kroner}\.?(?!\w))?"
    # Where the unit stands before the figures, one behind them belongs to the next amount.
    return re.compile(
        rf"(?<![\w.,-])(?P<before>{kroner}\.? ?)?(?P<figures>-?{FIGURES})"
        rf"(?P<after>{scaled}|(?(before)[.,]-{{1,2}}|(?:{unit})))?(?![^\W\d_])"
    )
