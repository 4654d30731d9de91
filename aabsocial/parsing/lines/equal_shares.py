"""Part a line on departments that pay the same into one for each of them: `40.000 hver`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.money import Money
from aabsocial.localization.messages import department_name, format_money, format_value
from aabsocial.model.departments import bare_department_name
from aabsocial.parsing.lines.line import in_plain_letters, one_line
from aabsocial.parsing.lines.part_of_budget import rest_pattern
from aabsocial.parsing.lines.undated_amounts import find_undated_amounts
from aabsocial.parsing.lines.words import any_of, pattern_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aabsocial.localization.messages import Language

FEWEST, MOST = 2, 30  # departments that pay the same
_Span = tuple[int, int]


def split_equal_shares(
    text: str, departments: Sequence[str], language: Language, payer: str = ""
) -> list[str]:
    """Return a line for each department that a line says pays the same, else the line itself.

    `departments` are those of the proposal, which `afdelingerne` means all of. Of the rest, each
    pays a part of what is left then, so that the last one pays what is left over. A line that
    begins with its amount is about the payer that is awaited.
    """
    line = one_line(text)
    plain = in_plain_letters(line)
    if payer and plain[:1].isdigit():
        line, plain = f"{payer}: {line}", f"{in_plain_letters(payer)}: {plain}"
    named = _several(departments, language).search(plain)
    each = _each(language).search(plain)
    if named is None or each is None or each["other"]:
        return [text]
    payers = _payers(named[0], departments, language)
    paid = _paid(plain, named.span(), language)
    if paid is None or not FEWEST <= len(payers) <= MOST:
        return [text]
    span, whole = paid
    sums = _sums(whole, len(payers), language, is_of_each=each["each"] is not None)
    return [
        f"{payer}: {_written(line, {each.span(): '', span: said, named.span(): ''})}"
        for payer, said in zip(payers, sums, strict=True)
    ]


def says_equal_share(text: str, language: Language) -> bool:
    """Return whether a text in plain letters says that each of several pays the same."""
    each = _each(language).search(text)
    return each is not None and not each["other"]


def _paid(
    plain: str, named: tuple[int, int], language: Language
) -> tuple[tuple[int, int], Money | None] | None:
    """Return where a line says how much is paid, and how much: `None` for what is left."""
    found = find_undated_amounts(plain, language)
    amounts = [it for it in found if it.readings and not named[0] <= it.start < named[1]]
    if rest := rest_pattern(language).search(plain):
        return None if amounts else (rest.span(), None)
    if len(amounts) != 1:
        return None
    return (amounts[0].start, amounts[0].end), amounts[0].readings[0]


def _sums(
    whole: Money | None, count: int, language: Language, *, is_of_each: bool
) -> Iterator[str]:
    """Yield what each pays, in words that a line may have."""
    if whole is None:
        rest, of = words("financing.rest", language)[0], words("of", language)[-1]
        yield from (f"1/{left} {of} {rest}" for left in range(count, 0, -1))
        return
    part = whole if is_of_each else Money.kroner(whole.ore // Money.kroner(count).ore)
    yield from [format_money(part, language)] * (count - 1)
    yield format_money(part if is_of_each else whole - Money(part.ore * (count - 1)), language)


def _payers(said: str, departments: Sequence[str], language: Language) -> list[str]:
    """Return the departments that words name, as they are written throughout."""
    known = {bare_department_name(it).casefold(): it for it in departments}
    named = [known.get(name, name) for name in _name(departments).findall(said)] or departments
    return [format_value(department_name(it), language) for it in dict.fromkeys(named)]


def _written(line: str, said: dict[tuple[int, int], str]) -> str:
    """Return a line with other words in some places."""
    for (start, end), words_there in sorted(said.items(), reverse=True):
        line = f"{line[:start]}{words_there}{line[end:]}"
    return " ".join(line.split()).lstrip(" :,")


def _name(departments: Sequence[str]) -> re.Pattern[str]:
    names = (bare_department_name(it).casefold() for it in departments)
    known = "".join(f"|{re.escape(name)}" for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:[0-9]{{1,4}}(?![.,]?[0-9]){known})(?!\w)")


def _several(departments: Sequence[str], language: Language) -> re.Pattern[str]:
    """Return a pattern for the names of several departments, or for all of them."""
    one, word = _name(departments).pattern, any_of("places.department", language)
    joins = any_of("places.joins", language)
    by, together = (any_of(f"financing.{key}", language) for key in ("paid-by", "together"))
    pays = any_of("financing.pays", language)
    named = rf"{word}\s+{one}(?:(?:\s*,\s*|\s+{joins}\s+)(?:{word}\s+)?{one})+"
    return re.compile(rf"(?<!\w)(?:{by}\s+)?(?:{named}|{together}(?!\w))(?:\s+{pays}(?!\w))?")


@cache
def _each(language: Language) -> re.Pattern[str]:
    """Return a pattern for an equal share, or for `hver` behind an amount; `other` is a rate."""
    share, each = (any_of(f"financing.{key}", language) for key in ("share-each", "each-one"))
    rates = {*words("financing.each", language)} - {*words("financing.each-one", language)}
    return re.compile(
        rf"(?<!\w)(?:(?P<share>{share})|(?P<other>{pattern_of(rates)})|(?P<each>{each}))(?!\w)"
    )
