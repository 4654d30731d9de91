"""Find out what the columns of a pasted budget hold."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from aabsocial.core.money import Money
from aabsocial.core.struct import Struct
from aabsocial.localization.messages import LANGUAGES
from aabsocial.parsing.lines.figures import is_regular, parse_amount, readings_of
from aabsocial.parsing.lines.line import in_plain_letters
from aabsocial.parsing.lines.rates import rate_in_cell
from aabsocial.parsing.lines.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.rates import Rate

YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
LOOKED_AT = 3  # rows in which the head is looked for
HALF = 0.5
TWO = 2


class Columns(Struct, kw_only=True):
    """Which column holds what; `head` is the number of its row, `None` where there is none."""

    head: int | None
    names: tuple[str, ...]
    item: int | None
    amount: int | None
    years: Mapping[int, int]
    factors: tuple[int, int] | None


@lru_cache(maxsize=4096)
def amounts_of(cell: str, language: Language) -> tuple[Money, ...]:
    """Return what a cell may mean as an amount, nothing where it is none."""
    figures = _without_about(cell, language)
    if not any(map(str.isdigit, figures)) or figures.startswith("="):
        return ()
    if "." in figures and "," in figures and _is_of_another(figures, language):
        return ()  # it is regular there and could only be refused here, which takes long
    rate = rate_in_cell(figures, language)
    if rate is not None:
        return rate.amounts
    return readings_of(parse_amount(figures, language))


def rate_of(cell: str, language: Language) -> Rate | None:
    """Return what a cell says is paid each year, month or week: `ca. 300.000/år`."""
    return rate_in_cell(_without_about(cell, language), language)


def _without_about(cell: str, language: Language) -> str:
    plain = in_plain_letters(cell.strip())
    about = _about_pattern(language).match(plain)
    return plain[about.end() :] if about else plain


def _is_of_another(figures: str, language: Language) -> bool:
    return any(is_regular(figures, other) for other in LANGUAGES if other != language)


def is_estimate(cell: str, language: Language) -> bool:
    """Return whether a cell says that its amount is not exact."""
    return bool(_about_pattern(language).match(in_plain_letters(cell.strip())))


def _looks_like_amount(cell: str) -> bool:
    return any(amounts_of(cell, language) for language in LANGUAGES)


def cell_of(row: Sequence[str], number: int | None) -> str:
    """Return a cell of a row, nothing where the row ends before it."""
    return row[number] if number is not None and number < len(row) else ""


def is_total(row: Sequence[str], language: Language) -> bool:
    """Return whether a row is the sum of the others."""
    first = next(filter(None, row), "")
    return bool(_total_pattern(language).match(in_plain_letters(first)))


def find_columns(rows: Sequence[Sequence[str]], language: Language) -> Columns:
    """Return what each column holds, from the words of its head or from the cells below it."""
    head = find_head(rows, language)
    names = tuple(rows[head]) if head is not None else ()
    body = [row for row in rows[0 if head is None else head + 1 :] if not is_total(row, language)]
    money = _money_columns(body, names, language)
    years = {
        number: int(year[0])
        for number in money
        if (year := YEAR.search(cell_of(names, number))) is not None
    }
    plain = [number for number in money if number not in years]
    named = [number for number in plain if is_named("amount", cell_of(names, number), language)]
    amount = next(reversed(named or plain), None)
    return Columns(
        head=head,
        names=names,
        item=_item(body, names, language, money),
        amount=amount,
        years=years,
        factors=_factors(body, [number for number in plain if number != amount], amount, language),
    )


def _money_columns(
    body: Sequence[Sequence[str]], names: Sequence[str], language: Language
) -> list[int]:
    """Return the columns whose head says so, or whose cells are amounts for the most part.

    Where there is none, it is the one with the most amounts.
    """
    width = max(map(len, body), default=0)
    found = [
        number
        for number in range(width)
        if _holds_money(body, number)
        or (number and is_named("amount", cell_of(names, number), language))
    ]
    if found:
        return found
    amounts = [
        sum(_looks_like_amount(cell_of(row, number)) for row in body) for number in range(width)
    ]
    most = max(amounts, default=0)
    return [amounts.index(most)] if most else []


def find_head(rows: Sequence[Sequence[str]], language: Language) -> int | None:
    """Return the number of the row that names the columns, `None` where there is none.

    It holds no amount but a year, and it has a word for a column or words above the amounts. Above
    it may stand a title of one cell.
    """
    for number, row in enumerate(rows[:LOOKED_AT]):
        cells = list(filter(None, row))
        if any(_looks_like_amount(cell) for cell in cells if not YEAR.fullmatch(cell)):
            return None
        if len(cells) < TWO or is_total(row, language):
            continue
        below = [one for one in rows[number + 1 :] if not is_total(one, language)]
        above_money = (
            bool(cell) and _is_all_money(below, column) for column, cell in enumerate(row)
        )
        named = (is_named(name, cell, language) for name in ("amount", "item") for cell in cells)
        return number if below and (any(named) or any(above_money)) else None
    return None


def is_named(meaning: str, name: str, language: Language) -> bool:
    """Return whether a head's name is one of those for a column with this meaning."""
    return bool(_name_pattern(meaning, language).fullmatch(in_plain_letters(name)))


def _is_all_money(body: Sequence[Sequence[str]], number: int) -> bool:
    cells = [cell for row in body if (cell := cell_of(row, number))]
    return bool(cells) and all(map(_looks_like_amount, cells))


def _holds_money(body: Sequence[Sequence[str]], number: int) -> bool:
    cells = [cell for row in body if (cell := cell_of(row, number))]
    return bool(cells) and sum(map(_looks_like_amount, cells)) >= len(cells) * HALF


def _item(
    body: Sequence[Sequence[str]], names: Sequence[str], language: Language, money: Sequence[int]
) -> int | None:
    width = max(map(len, body), default=0)
    texts = [number for number in range(width) if number not in money]
    worded = (
        number
        for number in texts
        if is_named("item", cell_of(names, number), language)
        or any(any(map(str.isalpha, cell_of(row, number))) for row in body)
    )
    return next(worded, next(iter(texts), None))


def _factors(
    body: Sequence[Sequence[str]], others: Sequence[int], amount: int | None, language: Language
) -> tuple[int, int] | None:
    """Return the two columns whose product is the amount in most rows."""
    for place, first in enumerate(others):
        for second in others[place + 1 :]:
            full = [row for row in body if cell_of(row, first) and cell_of(row, second)]
            right = [row for row in full if _is_product(row, first, second, amount, language)]
            if full and len(right) >= len(full) * HALF:
                return first, second
    return None


def _is_product(
    row: Sequence[str], first: int, second: int, amount: int | None, language: Language
) -> bool:
    stated = amounts_of(cell_of(row, amount), language)[:1]
    return product_in(row, first, second, language) == (stated[0] if stated else None)


def product_in(row: Sequence[str], first: int, second: int, language: Language) -> Money | None:
    """Return the product of two cells, `None` where one is no number."""
    factors = [amounts_of(cell_of(row, number), language) for number in (first, second)]
    if any(len(readings) != 1 for readings in factors):
        return None
    ore = factors[0][0].ore * factors[1][0].ore
    return Money(ore // 100) if ore % 100 == 0 else None


def money_cells(rows: Sequence[Sequence[str]], columns: Columns) -> Iterator[str]:
    """Yield the cells below the head that hold the amounts."""
    for row in rows[0 if columns.head is None else columns.head + 1 :]:
        for number in (columns.amount, *columns.years):
            cell = cell_of(row, number)
            if _looks_like_amount(cell):
                yield cell


@cache
def _name_pattern(meaning: str, language: Language) -> re.Pattern[str]:
    return re.compile(
        rf"{any_of(f'columns.{meaning}', language)}(?!\w)(?: ?[(,:]| i ).*|"
        rf"{any_of(f'columns.{meaning}', language)}[.: ]*(?:20\d\d)?"
    )


@cache
def _about_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{any_of('estimated', language)}\s*(?=\d)")


@cache
def _total_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(
        rf"{any_of('budget.total', language)}(?:\s*[:.,(]|\s+[\d-]|\s+kr|\s+med |\s*$)"
    )
