"""Read who pays, how much, and how sure it is: `Velliv Foreningen 40.000 søgt`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.money import Money
from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.figures import is_year
from aabsocial.parsing.lines.financing_status import (
    _read_unsure_status,
    read_open_status,
    read_oral_promise,
    read_status,
    read_who_said_yes,
    settle_unsure,
)
from aabsocial.parsing.lines.line import TAKEN, Line, in_plain_letters, tidy, without_marks
from aabsocial.parsing.lines.part_of_budget import keep_share, read_rest, read_share, read_whole
from aabsocial.parsing.lines.payer_kinds import kind_of_payer
from aabsocial.parsing.lines.payers import named_beside, speaks_of_asking, without_paying
from aabsocial.parsing.lines.rates import ask_what_a_rate_comes_to, find_rate
from aabsocial.parsing.lines.undated_amounts import find_undated_amounts, word_of_count
from aabsocial.parsing.lines.units import without_brackets
from aabsocial.parsing.lines.unknown import read_as_gap
from aabsocial.parsing.lines.words import any_of, find_meaning, words

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.figures import Amount
    from aabsocial.parsing.lines.rates import Period
    from aabsocial.parsing.lines.reading import LineReading

# A number that may be a department's; with full stops in it, or longer, it is an amount.
MAY_BE_NAME = re.compile(r"[0-9]{1,4}|[0-9]{1,3}(?: [0-9]{3})+")
LARGE = Money.kroner(1_000)
BESIDE = 60  # letters before and behind an amount that say what it is


def parse_financing_line(  # noqa: PLR0913 - the rest of the proposal gives amounts their meaning
    text: str,
    language: Language,
    rest: Money | None = None,
    *,
    payer: str = "",
    budget: Money | None = None,
    period: Period | None = None,
) -> LineReading:
    """Read a source with its amount and status; `rest` is what `resten` comes to.

    A percentage is a share of the budget, which is `None` while some of it is not known, and
    `period` is when the initiative runs: an amount of a year is offered as that of all its years.
    A line that names nobody is about the payer given; its other words are then the note.
    AAB's money is applied for unless more is said: the proposal does so.
    """
    gap = read_as_gap("financing", text, language)
    if gap is not None:
        return gap
    line = Line(without_brackets(text, language))
    builder = ReadingBuilder("financing", line)
    of_each = _read_rate(builder, period, language)
    amount = _read_amount(builder, language)
    share = None if amount else read_share(builder, budget, language)
    span = (amount.start, amount.end) if amount else share
    span = span or read_rest(builder, rest, language) or read_whole(builder, budget, rest, language)
    unsure = _read_unsure_status(builder, language)
    beside = read_oral_promise(builder, language) or read_who_said_yes(builder, language)
    read_status(builder, span, language)
    _read_note(builder, span, [*of_each, *beside, settle_unsure(builder, unsure)], language)
    keep_share(builder, share)
    read_open_status(builder, language)
    _read_source(builder, payer, language)
    source = str(builder.values.get("source", "")).lower()
    kind = kind_of_payer(source, language)
    if kind is not None:
        builder.put("kind", [kind], guessed=True)
    is_said = unsure or {"status"} & {*builder.values, *builder.gaps}
    if kind == "aab" and not is_said and not speaks_of_asking(source, language):
        builder.put("status", ["applied"], guessed=True)
    if builder.values.get("status") in ("granted", "pledged"):  # to an amount, whatever is left
        builder.guessed = [name for name in builder.guessed if name != "amount"]
    needed = ("source", "kind") if kind == "in-kind" else ("source", "kind", "amount")
    return builder.build(*needed, "status")


def is_no_name(source: str, language: Language) -> bool:
    """Return whether a source only says that others pay, and not who."""
    return source.lower() in words("financing.others", language)


def _read_source(builder: ReadingBuilder, payer: str, language: Language) -> None:
    """Set who pays; words that only say when or where it was granted name nobody."""
    line = builder.line
    said = line.name().rstrip(" (")
    words_left = without_paying(builder, said, language)
    words_left = _without_about(builder, words_left, language)
    words_left = named_beside(builder, words_left, language)
    words_left = _without_purse(builder, words_left, language)
    if payer and words_left.lower() == payer.lower() != said.lower():
        builder.put_text("source", payer)
        return
    if payer and _names_again(words_left.lower(), payer, language):
        line.consumed.append(words_left)
        words_left = payer
    if not _is_occasion(line, words_left.lower(), payer, language):
        builder.put_text("source", words_left or payer)
    else:
        builder.put_text("source", payer)
        notes = (without_marks(said), str(builder.values.get("note", "")))
        builder.put_text("note", ", ".join(filter(None, notes)))


def _names_again(said: str, payer: str, language: Language) -> bool:
    """Return whether words are those for the payer that is asked about: `afdelingerne`."""
    is_word = said in words("financing.themselves", language)
    return is_word and kind_of_payer(said, language) in {
        None,
        kind_of_payer(payer.lower(), language),
    }


def _without_about(builder: ReadingBuilder, name: str, language: Language) -> str:
    """Return a name without the word that the amount behind it is about right, now in the note."""
    about = _about_at_end(language).search(name.lower())
    if about is None or "amount" not in builder.values:
        return name
    said = (name[about.start("about") :], str(builder.values.get("note", "")))
    builder.put_text("note", ", ".join(filter(None, said)))
    return name[: about.start()]


def _without_purse(builder: ReadingBuilder, name: str, language: Language) -> str:
    """Return a name without what the money is taken from, now in the note."""
    purse = _purse(language).search(in_plain_letters(name))
    before = name[: purse.start()].strip() if purse else ""
    if purse is None or not before:
        return name
    said = (without_marks(name[purse.start() :]), str(builder.values.get("note", "")))
    builder.put_text("note", ", ".join(filter(None, said)))
    return before


def _is_occasion(line: Line, said: str, payer: str, language: Language) -> bool:
    """Return whether the words behind the amount and the status are no name.

    Where a known payer is asked about, they are one only if they name a payer of another kind.
    """
    before = line.open.partition(TAKEN)[0]
    if payer and said.startswith("(") and not any(map(str.isalnum, before)):
        return True
    if not said or len(before) == len(line.open) or any(map(str.isalnum, before)):
        return False
    kind, own = kind_of_payer(said, language), kind_of_payer(payer.lower(), language)
    occasion = re.match(rf"{any_of('financing.occasion', language)}(?!\w)", said)
    if occasion is not None and (
        kind is None or occasion[0] not in words("financing.of-a-name", language)
    ):
        return True
    return own is not None and kind in {None, own}


def _read_amount(builder: ReadingBuilder, language: Language) -> Amount | None:
    """Take the amount that is the sum; where two may be it, ask which."""
    line = builder.line
    amounts = [
        one
        for one in find_undated_amounts(line.open, language)
        if not _is_part(line.open, one, language)
    ]
    likely = _likely(line, amounts, language)
    if not likely:
        return None
    chosen = likely[-1]
    if not chosen.readings:
        builder.unread.append(line.text[chosen.start : chosen.end])
        return None
    several = [one for one in reversed(likely) if one.readings]
    if len(several) > 1:
        builder.ask("amount", *({"amount": one.readings[0]} for one in several))
        return chosen
    if is_year(line.open[chosen.start : chosen.end]):
        builder.ask("amount", {"amount": chosen.readings[0]}, {})
        return chosen
    line.consume(chosen.start, chosen.end)
    builder.put("amount", chosen.readings)
    return chosen


def _likely(line: Line, amounts: list[Amount], language: Language) -> list[Amount]:
    """Return the amounts that may be the sum: the one at the status, with kroner, or large."""
    status = _status_of_an_amount(line.open, amounts, language)
    if status is not None:
        before = [one for one in amounts if one.end <= status]
        amounts = before or amounts
    years = [one for one in amounts if is_year(line.open[one.start : one.end])]
    amounts = [one for one in amounts if one not in years] or years
    if status is not None and not any(map(str.isalnum, line.open[amounts[-1].end : status])):
        return amounts[-1:]
    with_unit = [one for one in amounts if one.has_unit]
    large = [one for one in amounts if one.readings and one.readings[0] >= LARGE]
    return with_unit or large or amounts[-1:]


def _status_of_an_amount(text: str, amounts: list[Amount], language: Language) -> int | None:
    """Return where the first status behind an amount stands, `None` where all stand before."""
    begin = amounts[0].end if amounts else len(text)
    found = find_meaning("statuses", text[begin:], language)
    return begin + found[1].start() if found else None


def is_in_brackets(text: str, amount: Amount) -> bool:
    """Return whether an amount stands in brackets, where it is more about another."""
    return text.count("(", 0, amount.start) > text.count(")", 0, amount.start)


def _is_part(text: str, amount: Amount, language: Language) -> bool:
    """Return whether a number is the name of a department, or what each of several pays."""
    inside = is_in_brackets(text, amount)
    before = text[max(0, amount.start - BESIDE) : amount.start]
    after = text[amount.end : amount.end + BESIDE]
    may_be_name = MAY_BE_NAME.fullmatch(text, amount.start, amount.end)
    named = may_be_name and _name_pattern(language).search(before)
    joined = text[amount.end : amount.end + 1] in {"-", "/", "%"} or before.endswith(("-", "/"))
    each = _each_pattern(language).match(after) or _unit_price_pattern(language).search(before)
    each = each or _count_pattern(language).match(after)
    is_name = not amount.has_unit and (bool(named) or joined)
    word = word_of_count(text, amount, language)
    is_count = word and not find_meaning("statuses", word, language)
    return bool(each) or inside or is_name or bool(is_count)


def _read_rate(builder: ReadingBuilder, period: Period | None, language: Language) -> list[str]:
    """Take what is paid each year, month or week, for the note, and ask what it comes to in all.

    Beside another amount, that one is the sum.
    """
    line = builder.line
    amounts = find_undated_amounts(line.open, language)
    rate = find_rate(line.open, amounts, language)
    if rate is None or "(" in line.open[: rate.start]:
        return []
    others = [one for one in amounts if not rate.start <= one.start < rate.end]
    if all(_is_part(line.open, one, language) for one in others):
        ask_what_a_rate_comes_to(builder, rate, period, language, by_year=False)
    return [tidy(line.take(rate.start, rate.end))]


def _read_note(
    builder: ReadingBuilder, amount: tuple[int, int] | None, said: list[str], language: Language
) -> None:
    """Take the words behind the amount and the status; before them is the name of the payer.

    What the money is taken from, between the two, is no part of that name either.
    """
    line, behind = builder.line, builder.line.open.rfind(TAKEN) + 1
    start = max(amount[1] if amount else 0, behind)
    if amount and (any(said) or _purse(language).match(line.open, amount[1])):
        start = amount[1]
    has_words = any(map(str.isalnum, line.text[start:]))
    if start and has_words and any(map(str.isalnum, line.open[:start])):
        left = f"{line.take_open(start, len(line.open))}{line.text[len(line.open) :]}"
        words_left = tidy(without_marks(left))
        is_now = words_left.lower() in words("financing.now", language)  # so says the proposal
        line.consumed += [words_left] if is_now else []
        said += [] if is_now else [words_left]
    builder.put_text("note", ", ".join(filter(None, said)))


@cache
def _purse(language: Language) -> re.Pattern[str]:
    """Return a pattern for what the money is taken from: `, af rådighedsbeløbet`."""
    by, over = (any_of(f"financing.{key}", language) for key in ("paid-by", "paid-over"))
    return re.compile(rf"\s*[,(:]\s*(?:{by}|{over})\s+\w")


@cache
def _about_at_end(language: Language) -> re.Pattern[str]:
    return re.compile(rf"[,\s]+(?P<about>{any_of('estimated', language)})$")


@cache
def _unit_price_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('budget.unit-price', language)}\s*$")


@cache
def _count_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for what makes the number before it a count: `10 besøg à`."""
    return re.compile(
        rf"(?: ?[^\W\d_]+\.?)?? ?{any_of('budget.unit-price', language)} ?(?:kr\.? ?|dkk ?)?\d"
    )


@cache
def _name_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for `afdeling`, also with numbers behind it: `afdeling 904, 906 og`."""
    return re.compile(rf"(?<!\w){any_of('budget.no-amount', language)}[\s\d,]*(?:(?:og|and)\s*)?$")


@cache
def _each_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s*{any_of('financing.each', language)}(?!\w)")
