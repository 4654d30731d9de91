"""Ask what a budget line comes to whose amount is that of a year, a month or a week."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, cast

from aabsocial.core.money import MOST_KRONER, ORE_PER_KRONE, Money, MoneyByYear
from aabsocial.core.struct import Struct, replace
from aabsocial.localization.messages import LANGUAGES, Messages
from aabsocial.parsing.lines.figures import find_amounts
from aabsocial.parsing.lines.line import in_plain_letters, tidy
from aabsocial.parsing.lines.undated_amounts import SMALL
from aabsocial.parsing.lines.words import any_meaning, any_of, each_meaning, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.builder import ReadingBuilder
    from aabsocial.parsing.lines.figures import Amount
    from aabsocial.parsing.lines.reading import Values

Unit = Literal["year", "month", "week"]
MONTHS_IN_A_YEAR = 12
MONTHS_IN_A_QUARTER = 3
DAYS_IN_A_WEEK = 7
COUNT = r"[0-9]{1,3}(?:[.,][0-9]{1,2})?"
LONGEST_CELL = 60  # letters of one that holds no more than an amount
# `/år` stands right behind a figure or a word; `pr. uge 34` is a week and no rate.
RATE = r"(?:(?<!\w)|(?=/))(?:{})(?!\w)(?!\.?\s?[0-9]{{1,2}}(?![0-9.,]))"

texts = Messages(__file__)


class Rate(Struct):
    """An amount of a year, a month or a week, where it stands, and for how many of them it is.

    `amounts` are its readings, and `count` is 0 where the line does not say.
    """

    unit: Unit
    amounts: tuple[Money, ...]
    start: int
    end: int
    count: int | Decimal = 0


class Period(Struct):
    """The days from which and to which an initiative runs, both included."""

    first: date
    last: date

    def count(self, unit: Unit) -> int | Decimal:
        """Return how many of a unit the period has; 0 where it is no whole number of them.

        Of years, it may be half or a quarter more.
        """
        if unit == "week":
            return (self.last - self.first).days // DAYS_IN_A_WEEK
        end = self.last + timedelta(days=1)
        months = (end.year - self.first.year) * MONTHS_IN_A_YEAR + end.month - self.first.month
        if end.day != self.first.day:
            return 0
        if unit == "month":
            return months
        if months % MONTHS_IN_A_YEAR:
            return Decimal(months) / MONTHS_IN_A_YEAR if months % MONTHS_IN_A_QUARTER == 0 else 0
        return months // MONTHS_IN_A_YEAR

    @property
    def calendar_years(self) -> tuple[int, ...]:
        """Return the years of the period, none where it does not have the whole of each."""
        end = self.last + timedelta(days=1)
        is_whole = (self.first.month, self.first.day, end.month, end.day) == (1, 1, 1, 1)
        return tuple(range(self.first.year, end.year)) if is_whole else ()


def ask_about_rate(
    builder: ReadingBuilder, notes: list[str], period: Period | None, language: Language
) -> bool:
    """Ask for the sum where an amount is that of a year, and return whether it is."""
    amount = builder.values.get("amount")
    plain = builder.line.plain
    rate = _find_rate(plain, amount, language) if isinstance(amount, Money) else None
    if rate is None:
        return False
    _keep_words(builder, notes, rate.start, rate.end)
    del builder.values["amount"]
    ask_what_a_rate_comes_to(builder, rate, period, language)
    return True


def ask_what_a_rate_comes_to(
    builder: ReadingBuilder,
    rate: Rate,
    period: Period | None,
    language: Language,
    *,
    by_year: bool = True,
) -> None:
    """Ask for the sum of what is paid each year, month or week; of one alone, it is the amount.

    The larger reading comes first: a sum that is too small is found too late.
    """
    count = rate.count or (period.count(rate.unit) if period else 0)
    if count == 1:
        builder.put("amount", rate.amounts)
        return
    years = period.calendar_years if period and by_year and rate.unit == "year" else ()
    years = years if len(years) == count else ()
    readings: list[Values] = []
    said = []
    for amount in rate.amounts:
        product = Money(int(amount.ore * count))
        is_sum = count > 0 and product.ore <= MOST_KRONER * ORE_PER_KRONE
        of_years = {"years": MoneyByYear(dict.fromkeys(years, amount))} if years else {}
        readings += [{"amount": product, **of_years} if is_sum else {}, {"amount": amount}]
        in_words = texts.text(rate.unit, language, count=count, amount=amount, product=product)
        said += [in_words if is_sum else "", texts.text("alone", language, amount=amount)]
    builder.ask("amount", *readings, said=tuple(said))


def find_rate(text: str, amounts: Sequence[Amount], language: Language) -> Rate | None:
    """Return the first of the amounts that has right beside it what it is counted by."""
    rates = [*each_meaning("rates", text, language, RATE)]
    for one in amounts:
        for name, match in rates:
            between = text[one.end : match.start()]
            if match.start() >= one.end and not between.strip(" ("):
                is_closed = "(" in between and text.startswith(")", match.end())
                end = match.end() + is_closed
                return _rate(text, name, one, (one.start, end), language)
        if led := _leading_rate(text, one, rates):
            return _rate(text, led[0], one, (led[1].start(), one.end), language)
    return None


def _rate(
    text: str, name: str, one: Amount, span: tuple[int, int], language: Language
) -> Rate | None:
    unit = cast("Unit", name)
    count, end = _count_behind(text, span[1], unit, language)
    return Rate(unit, one.readings, span[0], end, count) if one.readings else None


def _leading_rate(
    text: str, one: Amount, rates: Sequence[tuple[str, re.Match[str]]]
) -> tuple[str, re.Match[str]] | None:
    """Return the rate right before an amount; `20 timer om ugen: 248.000` has one of the hours."""
    for name, match in rates:
        is_before = match.end() <= one.start and not text[match.end() : one.start].strip(" :")
        if is_before and _counted(text[: match.start()]) is None:
            return name, match
    return None


def _counted(text: str) -> re.Match[str] | None:
    return re.search(r"(?<![\w.,])[0-9]{1,3} [^\W\d_]{1,30}\s*$", text[-LONGEST_CELL:])


@lru_cache(maxsize=4096)  # a column of a table is looked at more than once
def rate_in_cell(cell: str, language: Language) -> Rate | None:
    """Return what a whole cell in plain letters says is paid each year: `300.000/år`."""
    plain = cell.strip(" .")
    if not (plain[:1].isdigit() and any(map(str.isalpha, plain)) and len(plain) <= LONGEST_CELL):
        return None
    rate = find_rate(plain, find_amounts(plain, language), language)
    is_whole = rate is not None and (rate.start, rate.end) == (0, len(plain))
    return rate if is_whole and rate and min(rate.amounts) >= SMALL else None


def rate_by_head(head: str, amount: object, language: Language) -> Rate | None:
    """Return what an amount is counted by under a head such as `Beløb pr. år`."""
    found = next(each_meaning("rates", in_plain_letters(head), language, RATE), None)
    if found is None or not isinstance(amount, Money):
        return None
    return Rate(cast("Unit", found[0]), (amount,), 0, 0)


def _count_behind(
    text: str, place: int, unit: Unit, language: Language
) -> tuple[int | Decimal, int]:
    """Return how many years, months or weeks a text names at a place, and where that ends."""
    match = _count_pattern(language).match(text, place)
    if match is None:
        return 0, place
    counts = {word: place for place, word in enumerate(words("numbers", language), 1)}
    counts |= dict.fromkeys(words("one", language), 1)
    said = match["number"].replace(",", ".")
    number: int | Decimal = counts.get(said) or (Decimal(said) if "." in said else int(said))
    named = next(it for it in ("years", "months", "weeks") if match[it])
    if (unit, named) == ("month", "years"):
        number *= MONTHS_IN_A_YEAR
    elif named != f"{unit}s":
        return 0, place
    return number, match.end()


def is_of_a_rate(text: str, amount: Amount, language: Language) -> bool:
    """Return whether a number has right beside it that it is that of a year: `120.000/år`."""
    return any(
        match.start() == amount.end or not text[match.end() : amount.start].strip(" :")
        for _, match in each_meaning("rates", text, language, RATE)
        if match.start() == amount.end or match.end() <= amount.start
    )


def says_rate(text: str) -> bool:
    """Return whether a text in either language says that something is of a year, month or week."""
    plain = in_plain_letters(text)
    return any(next(each_meaning("rates", plain, it, RATE), None) for it in LANGUAGES)


def _find_rate(text: str, amount: Money, language: Language) -> Rate | None:
    """Return what the amount of a line is counted by: what is behind it comes first.

    Where the line says elsewhere how many there are, as `24 md. à 199 pr. md.`, it is a price.
    """
    rates = [*each_meaning("rates", text, language, RATE)]
    amounts = find_amounts(text, language) if rates else []
    own = [one for one in amounts if one.readings == (amount,)] or amounts
    if not own:
        return None
    one = replace(own[-1], readings=(amount,))
    rate = None
    if behind := _rate_behind(text, one, rates):
        rate = _rate(text, behind[0], one, (one.start, behind[1].end()), language)
    elif led := _leading_rate(text, one, rates):
        rate = _rate(text, led[0], one, (led[1].start(), one.end), language)
    is_price = rate is not None and not rate.count and _length_pattern(language).search(text)
    return None if is_price else rate


def _rate_behind(
    text: str, one: Amount, rates: Sequence[tuple[str, re.Match[str]]]
) -> tuple[str, re.Match[str]] | None:
    """Return the first rate behind an amount, with no other number between them."""
    for name, match in rates:
        if match.start() >= one.end and not any(map(str.isdigit, text[one.end : match.start()])):
            return name, match
    return None


def _keep_words(builder: ReadingBuilder, notes: list[str], start: int, end: int) -> None:
    """Keep the amount with its unit in the note, unless it stands there already."""
    line = builder.line
    end += line.plain[start:].startswith(")", end - start) and "(" in line.plain[start:end]
    said = tidy(line.text[start:end])
    line.take(start, end)
    if not any(said in note for note in notes):
        notes[:] = [said, *(note for note in notes if note not in said)]


@cache
def _length_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,]){COUNT} ?{any_meaning('lengths', language)}(?!\w)")


@cache
def _count_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for `i 3 år` behind a rate."""
    number = rf"{COUNT}|{any_of('numbers', language)}|{any_of('one', language)}"
    lengths = "|".join(
        rf"(?P<{name}>{any_of(f'lengths.{name}', language)})"
        for name in ("years", "months", "weeks")
    )
    lead = any_of("financing.for", language)
    return re.compile(rf",? (?:{lead} )?(?P<number>{number}) ?(?:{lengths})(?!\w)")
