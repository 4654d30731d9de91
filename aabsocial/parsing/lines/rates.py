"""Ask what a budget line comes to whose amount is that of a year, a month or a week."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from aabsocial.core.money import MOST_KRONER, ORE_PER_KRONE, Money, MoneyByYear
from aabsocial.core.struct import Struct
from aabsocial.localization.messages import Messages
from aabsocial.parsing.lines.figures import find_amounts
from aabsocial.parsing.lines.line import tidy
from aabsocial.parsing.lines.words import any_meaning, each_meaning

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.builder import ReadingBuilder
    from aabsocial.parsing.lines.figures import Amount

Unit = Literal["year", "month", "week"]
MONTHS_IN_A_YEAR = 12
DAYS_IN_A_WEEK = 7
# `/år` stands right behind a figure or a word; `pr. uge 34` is a week and no rate.
RATE = r"(?:(?<!\w)|(?=/))(?:{})(?!\w)(?!\.?\s?[0-9]{{1,2}}(?![0-9.,]))"

texts = Messages(__file__)


class Period(Struct):
    """The days from which and to which an initiative runs, both included."""

    first: date
    last: date

    def count(self, unit: Unit) -> int:
        """Return how many of a unit the period has; 0 where it is no whole number of them."""
        if unit == "week":
            return (self.last - self.first).days // DAYS_IN_A_WEEK
        end = self.last + timedelta(days=1)
        months = (end.year - self.first.year) * MONTHS_IN_A_YEAR + end.month - self.first.month
        if end.day != self.first.day:
            return 0
        if unit == "month":
            return months
        return 0 if months % MONTHS_IN_A_YEAR else months // MONTHS_IN_A_YEAR

    @property
    def calendar_years(self) -> tuple[int, ...]:
        """Return the years of the period, none where it does not have the whole of each."""
        end = self.last + timedelta(days=1)
        is_whole = (self.first.month, self.first.day, end.month, end.day) == (1, 1, 1, 1)
        return tuple(range(self.first.year, end.year)) if is_whole else ()


def ask_about_rate(
    builder: ReadingBuilder, notes: list[str], period: Period | None, language: Language
) -> bool:
    """Ask for the sum where an amount is that of a year, and return whether it is.

    The larger reading comes first: a sum that is too small is found too late.
    """
    amount = builder.values.get("amount")
    plain = builder.line.plain
    found = _find_rate(plain, amount, language) if isinstance(amount, Money) else None
    if found is None or not isinstance(amount, Money):
        return False
    unit = found[0]
    _keep_words(builder, notes, *found[1:])
    count = period.count(unit) if period else 0
    if count == 1:
        return True
    del builder.values["amount"]
    product = Money(amount.ore * count)
    alone = texts.text("alone", language, amount=amount)
    if not count or product.ore > MOST_KRONER * ORE_PER_KRONE:
        builder.ask("amount", {}, {"amount": amount}, said=("", alone))
        return True
    years = period.calendar_years if period and unit == "year" else ()
    by_year = {"years": MoneyByYear(dict.fromkeys(years, amount))} if years else {}
    said = texts.text(unit, language, count=count, amount=amount, product=product)
    builder.ask("amount", {"amount": product, **by_year}, {"amount": amount}, said=(said, alone))
    return True


def is_of_a_rate(text: str, amount: Amount, language: Language) -> bool:
    """Return whether a number has right beside it that it is that of a year: `120.000/år`."""
    return any(
        match.start() == amount.end or not text[match.end() : amount.start].strip(" :")
        for _, match in each_meaning("rates", text, language, RATE)
        if match.start() == amount.end or match.end() <= amount.start
    )


def _find_rate(text: str, amount: Money, language: Language) -> tuple[Unit, int, int] | None:
    """Return the unit that an amount is counted by, and where the two stand.

    Where the line says itself how many there are, as `199 pr. md. i 24 md.`, it is a price.
    """
    if _length_pattern(language).search(text):
        return None
    rates = [*each_meaning("rates", text, language, RATE)]
    amounts = find_amounts(text, language) if rates else []
    own = [one for one in amounts if one.readings == (amount,)] or amounts
    for unit, match in rates:
        for one in own[-1:]:
            between = text[one.end : match.start()]
            if match.start() >= one.end and not any(map(str.isdigit, between)):
                return cast("Unit", unit), one.start, match.end()
            if match.end() <= one.start and not text[match.end() : one.start].strip(" :"):
                return cast("Unit", unit), match.start(), one.end
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
    return re.compile(rf"(?<![\w.,])[0-9]{{1,3}} ?{any_meaning('lengths', language)}(?!\w)")
