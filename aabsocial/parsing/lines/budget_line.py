"""Read one line of a budget: what it is for, what it costs, and how that was worked out."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.money import MOST_KRONER, Money
from aabsocial.parsing.lines.amounts_of_years import read_amounts_in_years, read_years_and_amounts
from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.certainty import says_doubt
from aabsocial.parsing.lines.days import is_in_a_day
from aabsocial.parsing.lines.figures import FIGURES, find_amounts, is_year
from aabsocial.parsing.lines.line import Line, tidy, without_marks
from aabsocial.parsing.lines.part_of_budget import read_share_of_others
from aabsocial.parsing.lines.price import ask_about_price
from aabsocial.parsing.lines.products import (
    find_product,
    product_at_end,
    product_of,
    product_pattern,
)
from aabsocial.parsing.lines.rates import RATE, ask_about_rate, is_of_a_rate
from aabsocial.parsing.lines.reading import Gap
from aabsocial.parsing.lines.undated_amounts import find_undated_amounts, word_of_count
from aabsocial.parsing.lines.units import without_brackets
from aabsocial.parsing.lines.unknown import read_as_gap
from aabsocial.parsing.lines.words import any_meaning, any_of, best_meaning

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.figures import Amount
    from aabsocial.parsing.lines.rates import Period
    from aabsocial.parsing.lines.reading import LineReading

NOTE_AT_END = re.compile(r"\(([^()]+)\)[\s.]*$")
FEWEST_PARTS = 2  # an item, and something behind it
LONGEST_GAP = 60  # letters at the end of a line
BILLION = Money.kroner(1_000_000_000)
NO_AMOUNT = 20  # letters before a number that make it no amount


def parse_budget_line(
    text: str,
    language: Language,
    period: Period | None = None,
    others: Money | None = None,
) -> LineReading:
    """Read an item with its amount, its note, and its product where one is written.

    `period` is when the initiative runs: an amount of a year is offered as that of all its years.
    A percentage is a share of the `others`, `None` while some of them have no amount.
    """
    gap = read_as_gap("budget", text, language)
    if gap is not None:
        return gap
    line = Line(without_brackets(text, language))
    builder = ReadingBuilder("budget", line)
    within = _note_of_a_part(builder, language)
    is_by_year = read_amounts_in_years(builder, language)
    is_share = read_share_of_others(builder, within, others, language)
    notes = [*_note_in_brackets(builder, language), *within]
    is_by_year = is_by_year or read_years_and_amounts(builder, language)
    notes = [*_notes_between_semicolons(builder, language), *notes]
    if not (
        is_by_year
        or _read_addends(builder, language)
        or _read_pair(builder, notes, language)
        or is_share
    ):
        _read_one_amount(builder, notes, period, language)
    _read_gap(builder, language)
    if "amount" in builder.values and says_doubt(line.plain, language):
        builder.put("estimated", [True])
    _check_note(builder, notes, language)
    builder.put_text("item", line.name() or _counted(builder, language))
    part_product(builder, notes, language)
    builder.put_text("note", "; ".join(filter(None, notes)))
    guess_category(builder, language)
    return builder.build("item", "amount")


def part_product(builder: ReadingBuilder, notes: list[str], language: Language) -> None:
    """Move a product behind the item that comes to the amount into the notes."""
    found = product_at_end(str(builder.values.get("item", "")), language)
    if found is None or not found[0] or builder.values.get("amount") != found[2]:
        return
    item, said, _ = found
    builder.put_text("item", item)
    notes.insert(0, said)


def _counted(builder: ReadingBuilder, language: Language) -> str:
    """Return what a line buys that is a product alone: `symaskiner` of `4 symaskiner à 3`."""
    counted = _counted_pattern(language).match(builder.line.plain)
    return builder.line.text[slice(*counted.span("item"))] if counted else ""


def _read_one_amount(
    builder: ReadingBuilder, notes: list[str], period: Period | None, language: Language
) -> None:
    """Read a product, a range or an amount, and ask whether it is that of a year or of one."""
    is_counted = _read_product(builder, notes, language) or _read_range(builder, language)
    if not is_counted:
        _read_amount(builder, language)
    is_rate = ask_about_rate(builder, notes, period, language)
    if not (is_counted or is_rate):
        ask_about_price(builder, notes, language)


def guess_category(builder: ReadingBuilder, language: Language) -> None:
    """Guess the category from the words of the item, and else say that it is another one."""
    item = str(builder.values.get("item", "")).lower()
    if item:
        builder.put(
            "category", [best_meaning("categories", item, language) or "other"], guessed=True
        )


def _notes_between_semicolons(builder: ReadingBuilder, language: Language) -> list[str]:
    """Take the parts between the item and the amount, as `item; note; amount` has them."""
    line = builder.line
    parts = _between_semicolons(line.open) if ";" in line.open else []
    if len(parts) < FEWEST_PARTS:
        return []
    last = line.open[slice(*parts[-1])]
    amounts = find_amounts(last, language)
    is_amount = len(amounts) == 1 and not _letters_beside(last, amounts[0], language)
    behind = parts[1:-1] if is_amount or not last.strip(" ?\0") else parts[1:]
    return [tidy(line.take(*span)) for span in behind]


def _between_semicolons(text: str) -> list[tuple[int, int]]:
    ends = [*(match.start() for match in re.finditer(";", text)), len(text)]
    starts = [0, *(end + 1 for end in ends)]
    return [span for span in zip(starts, ends, strict=False) if text[slice(*span)].strip(" \0")]


def _letters_beside(text: str, amount: Amount, language: Language) -> bool:
    beside = f"{text[: amount.start]} {text[amount.end :]}"
    without_rate = re.sub(RATE.format(any_meaning("rates", language)), "", beside)
    without_about = re.sub(rf"(?<!\w){any_of('estimated', language)}", "", without_rate)
    return any(map(str.isalnum, without_about))


def _note_in_brackets(builder: ReadingBuilder, language: Language) -> list[str]:
    """Take a note in brackets at the end, if an amount stands before it."""
    line = builder.line
    match = NOTE_AT_END.search(line.open)
    if match is None or not find_amounts(line.plain[: match.start()], language):
        return []
    typed = line.take(*match.span())
    return [tidy(typed.strip(" .")[1:-1])]


def _note_of_a_part(builder: ReadingBuilder, language: Language) -> list[str]:
    """Take what is said of a part of the amount: `løn 600.000, heraf 250.000 til pension`."""
    line = builder.line
    match = _part_pattern(language).search(line.open)
    if match is None:
        return []
    before, behind = line.plain[: match.start()], line.plain[match.end() :]
    is_within = before.count("(") > before.count(")") or ";" in line.open
    if is_within or not (find_amounts(before, language) and find_amounts(behind, language)):
        return []
    return [without_marks(tidy(line.take(match.start(), len(line.open))))]


@cache
def _part_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\(?(?<!\w){any_of('budget.of-which', language)}(?!\w)")


def _read_product(builder: ReadingBuilder, notes: list[str], language: Language) -> bool:
    """Read `10 × 2.500`: the sum is the note, and its product the amount.

    So it is before its amount too: `10 × 2.500: 25.000`.
    """
    line = builder.line
    match = find_product(line.open, language)
    if match is None:
        return False
    product = product_of(match["product"], language)
    if product is None:
        return False
    given = find_amounts(match["given"] or "", language)
    given = given or _larger_amounts(line.open[: match.start()], product, language)
    readings = [*(given[0].readings if given else ()), product]
    is_apart = match["mark"] in {":", ";", ","}
    end = match.end("product") if is_apart else match.end()
    start = match.start() - line.open[: match.start()].endswith("(")
    typed = tidy(line.take(start, end))
    notes.insert(0, typed.strip("()") if start < match.start() else typed)
    if is_apart:
        line.consume(end, match.end())
    builder.put("amount", readings)
    return True


def _read_addends(builder: ReadingBuilder, language: Language) -> bool:
    """Read the sum of what is added: `mad 12 x 400 + transport 2.000`; the words keep it all."""
    parts = builder.line.open.split("+")
    if len(parts) < FEWEST_PARTS:
        return False
    amounts = [parse_budget_line(part, language).values.get("amount") for part in parts]
    added = [one for one in amounts if isinstance(one, Money)]
    total = Money(sum(one.ore for one in added))
    if len(added) < len(parts) or total > Money.kroner(MOST_KRONER):
        return False
    builder.put("amount", [total])
    return True


def _larger_amounts(before: str, product: Money, language: Language) -> list[Amount]:
    """Return the amount before a product that is above it: `12.000, 10 gange 2 timer`."""
    return [
        one
        for one in find_amounts(before, language)[-1:]
        if one.readings and product < one.readings[0]
        if not _is_part_of_a_name(before, one, language)
    ]


def _read_range(builder: ReadingBuilder, language: Language) -> bool:
    """Ask which end of a range such as `12.000-15.000` the budget is to hold."""
    match = _range_pattern(language).search(builder.line.open)
    if match is None or (is_year(match["low"]) and is_year(match["high"])):
        return False
    if _named_pattern(language).search(builder.line.open[: match.start()]):
        return False
    low, high = (find_amounts(match[name], language) for name in ("low", "high"))
    if not (low and high and low[0].readings[:1] < high[0].readings[:1]):
        return False
    builder.line.consume(*match.span())
    ends = (low[0].readings[0], high[0].readings[0])
    builder.ask("amount", *({"amount": end, "estimated": True} for end in ends))
    return True


def _read_pair(builder: ReadingBuilder, notes: list[str], language: Language) -> bool:
    """Ask which sum holds of two amounts such as `280.000 / 290.000`, perhaps of a year each."""
    match = pair_pattern().search(builder.line.open)
    if match is None:
        return False
    amounts = [find_amounts(match[name], language) for name in ("first", "second")]
    if not all(one and one[0].readings for one in amounts):
        return False
    first, second = (one[0].readings[0] for one in amounts)
    notes.insert(0, builder.line.take(*match.span()).strip())
    both = Money(first.ore + second.ore)
    sums = [both] if both <= Money.kroner(MOST_KRONER) else []
    # Beside nothing, an amount is the whole: `0 / 40.000`.
    builder.put("amount", sums if both in (first, second) else [*sums, first, second])
    return True


def _read_amount(builder: ReadingBuilder, language: Language) -> None:
    """Read the last amount with a unit, else the last number that is no name or year."""
    line = builder.line
    amounts = [
        amount
        for amount in find_undated_amounts(line.open, language)
        if not _is_part_of_a_name(line.open, amount, language)
        and not word_of_count(line.open, amount, language)
    ]
    chosen = _sum_of(line.open, amounts)
    if chosen is None:
        return
    about = _about_pattern(language).search(line.open[: chosen.start])
    typed = line.text[chosen.start : chosen.end]
    is_row = " " in typed.strip() and not chosen.has_unit  # perhaps an amount of each year
    if not chosen.readings or (is_row and chosen.readings[0] >= BILLION):
        builder.unread.append(typed)
        return
    if _may_be_a_year(chosen, typed) or _may_be_a_count(line.open, chosen):
        builder.ask("amount", {"amount": chosen.readings[0]}, {})
        return
    if about:
        builder.put("estimated", [True])
    line.consume(about.start() if about else chosen.start, chosen.end)
    builder.put("amount", chosen.readings)


def _sum_of(text: str, amounts: list[Amount]) -> Amount | None:
    """Return the amount behind an equals sign, else the last with a unit, else the last."""
    behind = [one for one in amounts if text[: one.start].rstrip().endswith("=")]
    with_unit = [one for one in amounts if one.has_unit]
    no_years = [one for one in amounts if not is_year(text[one.start : one.end])]
    return next(reversed(behind or with_unit or no_years or amounts), None)


def _is_part_of_a_name(text: str, amount: Amount, language: Language) -> bool:
    if amount.has_unit:
        return False
    before = text[max(0, amount.start - NO_AMOUNT) : amount.start]
    after = text[amount.end : amount.end + 1]
    named = _named_pattern(language).search(before)
    is_of_a_day = (
        after in {"%", "-", "/"} or is_in_a_day(text[amount.end :]) or before.endswith("/")
    )
    return bool(named or is_of_a_day) and not is_of_a_rate(text, amount, language)


def _may_be_a_year(amount: Amount, typed: str) -> bool:
    return not amount.has_unit and is_year(typed.strip())


def _may_be_a_count(text: str, amount: Amount) -> bool:
    """Return whether a plain number begins the line: `500 flyers`, but `4.000 kursus` is money."""
    begins = not text[: amount.start].strip() and text[amount.start : amount.end].isdigit()
    return begins and bool(re.match(r" ?[^\W\d_]", text[amount.end :]))


def _read_gap(builder: ReadingBuilder, language: Language) -> None:
    """Read a question mark or `ved ikke` in place of the amount."""
    line = builder.line
    match = _unknown_at_end(language).search(line.open, max(0, len(line.open) - LONGEST_GAP))
    if match is not None and "amount" not in builder.values:
        builder.gaps["amount"] = Gap()
        line.consume(*match.span())


def _check_note(builder: ReadingBuilder, notes: list[str], language: Language) -> None:
    """Ask which holds where the note is a product that differs from the amount."""
    amount = builder.values.get("amount")
    match = product_pattern(language).fullmatch(notes[0].lower()) if len(notes) == 1 else None
    if match is None or not isinstance(amount, Money) or match["given"]:
        return
    product = product_of(match["product"], language)
    if product is not None and product != amount:
        del builder.values["amount"]
        builder.put("amount", [amount, product])


@cache
def _about_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('estimated', language)}\s*$")


@cache
def _unknown_at_end(language: Language) -> re.Pattern[str]:
    return re.compile(rf"[\s:;,](?:\?+|{any_of('unknown', language)})[\s.]*$")


@cache
def _named_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for what makes the number behind it a name: `uge`, `afdeling`."""
    return re.compile(rf"(?<!\w){any_of('budget.no-amount', language)}\s*$")


@cache
def _range_pattern(language: Language) -> re.Pattern[str]:
    to = any_of("to", language)
    return re.compile(
        rf"(?<![\w.,-])(?:{any_of('estimated', language)}\s*)?(?P<low>{FIGURES}) ?(?:-|{to}) ?"
        rf"(?P<high>{FIGURES}(?: ?kr)?)\.?[\s.]*$"
    )


@cache
def _counted_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for things of which there are so many at a price; times buy nothing."""
    units = "|".join(
        any_of(table, language)
        for table in ("criterion.times", "budget.pieces", "audience.people", "audience.not-people")
    )
    times = any_of("budget.times", language)
    return re.compile(
        rf"\s*{FIGURES} (?P<item>(?!(?:kr|dkk|{units})(?!\w))[^\W\d_]+(?: [^\W\d_]+)??)"
        rf"\s{times}(?![^\W\d_])\s?(?:kr\.? ?)?{FIGURES}(?:[.,]-{{1,2}}| ?kr\.?)?\s*$"
    )


@cache
def pair_pattern() -> re.Pattern[str]:
    """Return a pattern for two amounts with a slash between them."""
    amount = r"(?:[0-9]{1,3}(?:[.,][0-9]{3})+|0)(?: ?kr\.?)?"
    return re.compile(
        rf"(?<![\w.,/-])(?!0 ?/ ?0)(?P<first>{amount}) ?/ ?(?P<second>{amount})"
        r"(?![\w/-]|[.,][0-9])"
    )
