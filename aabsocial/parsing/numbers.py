"""Parse typed numbers, amounts, and yes or no; never guess.

Babel parses the figures strictly, by the rules of the language. What it reads as three decimals,
while the other language reads thousands (`1,250`), is ambiguous.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from aabsocial.core.money import MOST_KRONER, ORE_PER_KRONE, Money
from aabsocial.core.struct import MOST, Struct
from aabsocial.localization.messages import LANGUAGES, LOCALES
from aabsocial.parsing.result import Ambiguous, Parsed, Rejected, normalized, phrases, rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.result import ParseResult


Quantity = TypeVar("Quantity")

LONGEST = 60
MOST_DIGITS = 15
THREE_DECIMALS = -3
SCALES: Mapping[str, int] = {"thousand": 10**3, "million": 10**6, "billion": 10**9}

_SHAPE = re.compile(
    r"(?P<sign>[+-]?)(?:(?P<before>[^\W\d_]+)\.? ?)?(?P<inner_sign>[+-]?)"
    r"(?P<figures>[.,]?\d(?:[\d., ]*\d)?)"
    r"(?:[.,][-\u2013]{1,2})?(?P<after>(?!\.$)\D*)"
)
_TWO_NUMBERS = re.compile(r"\d[\d., ]*(?:-|\u2013|til|to) ?\d[\d., ]*\D*")
_SPACE_BETWEEN_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


class _NumberKind(Struct, Generic[Quantity], kw_only=True, eq=False):
    """One kind of number: units, scales, the conversion of its value, and an example."""

    name: str
    units: tuple[str, ...]
    scales: Mapping[str, int]
    fitted: Callable[[Decimal, str], Quantity | Rejected]
    example: Quantity


class _Reading(Struct):
    """The possible values of figures; not `regular` if a full stop or comma is misplaced."""

    values: tuple[Decimal, ...]
    regular: bool


def parse_money(text: str, language: Language) -> ParseResult[Money]:
    """Parse an amount in kroner: `250.000 kr.`, `kr. 250.000,-`, `1,2 mio.`, `250 t.kr.`."""
    return _parse(text, language, _MONEY)


def parse_number(text: str, language: Language) -> ParseResult[int | Decimal]:
    """Parse a number: `12,5`, `12,5 %` (as 12.5), `1.234,5`, `-3`; a whole one is an `int`."""
    return _parse(text, language, _NUMBER)


def parse_count(text: str, language: Language) -> ParseResult[int]:
    """Parse a whole number from 0 up, alone or with what is counted: `40`, `1.200`, `200 timer`."""
    return _parse(text, language, _COUNT)


def _parse(text: str, language: Language, sort: _NumberKind[Quantity]) -> ParseResult[Quantity]:
    line = normalized(text)
    if len(line) > LONGEST:
        return rejected(sort.name, text, example=sort.example)
    shape = _SHAPE.fullmatch(line)
    factor = _factor(shape, language, sort) if shape else None
    if shape is None or factor is None:
        return _rejection(text, language, sort)
    if sum(map(str.isdigit, line)) > MOST_DIGITS:
        return rejected("long", text, most=MOST_DIGITS)
    reading = _readings(shape["figures"], language)
    sign = -1 if "-" in shape["sign"] + shape["inner_sign"] else 1
    meant = tuple(value * factor * sign for value in reading.values)
    return _choose(_Reading(meant, reading.regular), text, sort)


def _factor(shape: re.Match[str], language: Language, sort: _NumberKind[Any]) -> int | None:
    """Return the factor of the words around the figures, `None` if they are unknown."""
    if shape["before"] not in (None, *_units(sort)) or (shape["sign"] and shape["inner_sign"]):
        return None
    return _factors(sort, language).get(" ".join(shape["after"].replace(".", " ").split()))


@cache
def _units(sort: _NumberKind[Any]) -> tuple[str, ...]:
    return tuple(word for unit in sort.units for word in phrases(unit, *LANGUAGES))


@cache
def _factors(sort: _NumberKind[Any], language: Language) -> Mapping[str, int]:
    """Return every phrase that may follow the figures, with its factor: `mio kr` is a million."""
    units = ("", *_units(sort))
    scales = {
        word: factor for scale, factor in sort.scales.items() for word in phrases(scale, language)
    }
    scaled = {f"{word} {unit}".strip(): scales[word] for word in scales for unit in units}
    return {**dict.fromkeys(units, 1), **scaled}


def _readings(figures: str, language: Language) -> _Reading:
    """Return the values of figures by the rules of the language, and of the other if in doubt."""
    other = next(another for another in LANGUAGES if another != language)
    mine, others = _parsed(figures, language), _parsed(figures, other)
    if mine is None:
        closed_up = [Decimal(re.sub(r"\D", "", figures))] if _separators(figures) == 1 else []
        values = closed_up if others is None else [others, *closed_up]
        return _Reading(tuple(dict.fromkeys(values)), regular=False)
    if others is None or mine.as_tuple().exponent != THREE_DECIMALS:
        return _Reading((mine,), regular=True)
    return _Reading((mine, others), regular=True)


def _separators(figures: str) -> int:
    return figures.count(".") + figures.count(",")


def _parsed(figures: str, language: Language) -> Decimal | None:
    from babel import numbers

    locale = LOCALES[language]
    grouped = _SPACE_BETWEEN_THOUSANDS.sub(numbers.get_group_symbol(locale), figures)
    try:
        return numbers.parse_decimal(grouped, locale=locale, strict=True)
    except numbers.NumberFormatError:
        return None


def _choose(reading: _Reading, text: str, sort: _NumberKind[Quantity]) -> ParseResult[Quantity]:
    """Return the one value that fits the kind of number, or that several do, or none."""
    results = [sort.fitted(value, text) for value in reading.values]
    fits = [value for value in results if not isinstance(value, Rejected)]
    refusals = [value for value in results if isinstance(value, Rejected)]
    if len(fits) > 1:
        several = rejected("two-ways", text, first=fits[0], second=fits[1])
        return Ambiguous(tuple(fits)) if reading.regular else several
    if fits:
        sure = reading.regular and not refusals
        return Parsed(fits[0]) if sure else rejected("one-way", text, first=fits[0])
    return refusals[0] if refusals else rejected("misplaced", text)


def _rejection(text: str, language: Language, sort: _NumberKind[Quantity]) -> Rejected:
    """Return the rejection that says why a text is no number: two numbers, an estimate, ..."""
    line = normalized(text)
    if _TWO_NUMBERS.fullmatch(line):
        return rejected("two-numbers", text)
    about = next((word for word in phrases("about", *LANGUAGES) if line.startswith(word)), None)
    bare = _parse(line.removeprefix(about).strip(), language, sort) if about else None
    if isinstance(bare, Parsed):
        return rejected("about", text, value=bare.value)
    return rejected(sort.name, text, example=sort.example)


def _as_money(kroner: Decimal, text: str) -> Money | Rejected:
    ore = kroner * ORE_PER_KRONE
    if kroner < 0:
        return rejected("negative-money", text)
    if int(kroner) > MOST_KRONER:
        return rejected("large-money", text, most=Money.kroner(MOST_KRONER))
    if ore != int(ore):
        return rejected("parts-of-ore", text, nearest=Money(round(ore)))
    return Money(int(ore))


def _as_number(value: Decimal, text: str) -> int | Decimal | Rejected:
    if abs(value) > MOST:
        return rejected("large", text, most=MOST)
    return int(value) if value == int(value) else value.normalize()


def _as_count(value: Decimal, text: str) -> int | Rejected:
    if value < 0:
        return rejected("negative-count", text)
    if value != int(value):
        return rejected("parts-of-one", text)
    return int(value) if value <= MOST else rejected("large", text, most=MOST)


_MONEY = _NumberKind(
    name="money",
    units=("kroner",),
    scales={**SCALES, "thousand-kroner": SCALES["thousand"]},
    fitted=_as_money,
    example=Money.kroner(250_000),
)
_NUMBER: _NumberKind[int | Decimal] = _NumberKind(
    name="number", units=("percent",), scales=SCALES, fitted=_as_number, example=Decimal("12.5")
)
_COUNT = _NumberKind(name="count", units=("counted",), scales=SCALES, fitted=_as_count, example=40)


def parse_yes_no(text: str, language: Language) -> ParseResult[bool]:
    """Parse `ja`, `j`, `nej`, `n`, `yes`, `y`, `no`, or the file's own `true` and `false`."""
    del language  # no word means yes in one language and no in the other
    answer = normalized(text).rstrip(".!")
    if answer in phrases("yes", *LANGUAGES):
        return Parsed(value=True)
    if answer in phrases("no", *LANGUAGES):
        return Parsed(value=False)
    return rejected("yes-no", text)
