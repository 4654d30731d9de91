"""Part a line of money that holds several posts, and give them the unit that its head names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from aabsocial.parsing.lines.budget_line import parse_budget_line
from aabsocial.parsing.lines.equal_shares import says_equal_share
from aabsocial.parsing.lines.figures import scale_words
from aabsocial.parsing.lines.financing_line import is_in_brackets, parse_financing_line
from aabsocial.parsing.lines.line import in_plain_letters
from aabsocial.parsing.lines.part_of_budget import says_rest, says_share_of_others
from aabsocial.parsing.lines.parts import split_outside_brackets
from aabsocial.parsing.lines.products import find_product
from aabsocial.parsing.lines.shares import find_shares
from aabsocial.parsing.lines.table_columns import is_total
from aabsocial.parsing.lines.undated_amounts import SMALL
from aabsocial.parsing.lines.units import amounts_of_post, find_unit, find_unit_alone, with_unit
from aabsocial.parsing.lines.words import any_of, meanings, words
from aabsocial.parsing.result import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.localization.messages import Language

MoneyKind = Literal["budget", "financing"]
FEWEST = 2
NAMES: dict[MoneyKind, str] = {"budget": "item", "financing": "source"}
# A mark between posts stands in no brackets, and a comma in no number.
MARKS = (re.compile(";"), re.compile(r",\s+"))
_SENTENCE = re.compile(r"(?<=[\w\0])(?<!\b[Aa]fd)(?<!\b[Nn]r)\.\s+(?=[A-ZÆØÅ])")


def split_posts(lines: Sequence[str], kind: MoneyKind, language: Language) -> list[str]:
    """Return the lines, each that holds several posts as one line a post.

    A head such as `Budget mio:` gives the unit to all amounts behind it that have none, and to
    those before it where it has a line of its own below them.
    """
    posts: list[str] = []
    alone = find_unit_alone(lines, language)
    unit = alone.unit if alone else ""
    for line in lines:
        head = find_unit(line, language)
        unit = head.unit if head else unit
        rest = head.rest if head else line
        if head and not rest.strip():
            continue
        posts += _without_title(rest, unit, kind, language) or _parted(rest, unit, kind, language)
    return posts


def _without_title(line: str, unit: str, kind: MoneyKind, language: Language) -> list[str]:
    """Return the posts behind a title such as `Finansiering:`, nothing where there is none."""
    title = _title(language).match(in_plain_letters(line))
    posts = _parted(line[title.end() :], unit, kind, language) if title else []
    return posts if all(_is_post(it, kind, language) for it in posts) else []


def _parted(line: str, unit: str, kind: MoneyKind, language: Language) -> list[str]:
    """Return the posts of a line, also those of its several sentences, else the line itself."""
    sentences = split_outside_brackets(_SENTENCE, line)
    if len(sentences) >= FEWEST:
        posts = [post for it in sentences for post in _of_a_sentence(it, unit, kind, language)]
        if all(_is_post(post, kind, language) for post in posts):
            return posts
    return _of_a_sentence(line, unit, kind, language)


def _of_a_sentence(line: str, unit: str, kind: MoneyKind, language: Language) -> list[str]:
    for mark in (*MARKS, _joined(language)):
        parts = [with_unit(it, unit, language) for it in split_outside_brackets(mark, line)]
        if len(parts) >= FEWEST and all(_is_post(part, kind, language) for part in parts):
            return parts
    row = _row_of_posts(line, unit, language) if kind == "budget" else []
    if row:
        return row
    return [with_unit(line.strip() if unit else line, unit, language)]


def _is_post(part: str, kind: MoneyKind, language: Language) -> bool:
    """Return whether a part has a name and one amount of its own, and is no part of another."""
    plain = in_plain_letters(part)
    if _no_post_pattern(language).search(plain):
        return False
    product = find_product(plain, language) if kind == "budget" else None
    large = [
        one
        for one in amounts_of_post(plain, language)
        if one.has_unit or (one.readings and one.readings[0] >= SMALL)
        if product is None or one.start < product.start()
    ]
    outside = [one for one in large if not is_in_brackets(plain, one)]
    large = outside if outside and kind == "financing" else large
    parse = parse_budget_line if kind == "budget" else parse_financing_line
    reading = parse(part, language)
    is_named = any(map(str.isalpha, str(reading.values.get(NAMES[kind], ""))))
    asked = {question.field for question in reading.questions}
    has_amount = len(large) + (product is not None) == 1 and "amount" in {*reading.values, *asked}
    if kind == "financing" and not large:
        shares = find_shares(plain, language)
        has_amount = says_rest(part, language) or any(True for _ in shares)
    if kind == "financing" and len(large) == 1:
        has_amount = has_amount or says_equal_share(plain, language)
    if kind == "budget" and not has_amount:
        has_amount = says_share_of_others(plain, language)
    return is_named and has_amount


def _row_of_posts(line: str, unit: str, language: Language) -> list[str]:
    """Return the posts between semicolons, nothing where there are not several.

    Between them, one may lack its amount, or there may be a sum; `heraf` goes on with the post
    before it.
    """
    row: list[str] = []
    for part in split_outside_brackets(MARKS[0], line):
        if row and _within(language).match(in_plain_letters(part)):
            row[-1] = f"{row[-1]}; {part}"
        else:
            row.append(with_unit(part, unit, language))
    posts = [part for part in row if _is_post(part.partition(";")[0], "budget", language)]
    others = [part for part in row if part not in posts and not is_total([part], language)]
    lack = all(not any(amounts_of_post(in_plain_letters(part), language)) for part in others)
    return row if len(posts) >= FEWEST and row[0] == posts[0] and lack else []


@cache
def _joined(language: Language) -> re.Pattern[str]:
    """Return a pattern for a comma, and for `og` between an amount and the name of another post.

    Behind a status, it joins two payers; behind a year, it joins what is paid in it, unless the
    year is that of an amount: `200.000 i 2027 og mad 30.000`.
    """
    units = (*phrases("kroner", language), "kr.", "dkk", ",-", ".-", *scale_words(language))
    ends = (*units, *(word for _, said in meanings("statuses", language) for word in said))
    behind = "|".join(f"(?<={re.escape(word)})" for word in ends)
    behind += "".join(rf"|(?<=[0-9] {word} 20[1-9][0-9])" for word in words("in", language))
    joins = any_of("places.joins", language)
    return re.compile(
        rf"(?i:,\s+(?:{joins}\s+)?"
        rf"|(?:(?<=[0-9])(?<!20[1-9][0-9])|{behind})\s+{joins}\s+(?=[^\W\d_]))"
    )


@cache
def _title(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s*{any_of('budget.titles', language)} ?:\s+(?=\w)")


@cache
def _no_post_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for a sum, or for what a post before it holds: `heraf mad 2.000`."""
    total = any_of("budget.total", language)
    return re.compile(rf"(?<!\w){total}(?!\w)|^{_within(language).pattern}")


@cache
def _within(language: Language) -> re.Pattern[str]:
    """Return a pattern for what begins more about the post before it, but is no sum."""
    total, within = any_of("budget.total", language), any_of("criterion.parts-of-goal", language)
    return re.compile(rf"(?!{total}(?!\w)){within}(?!\w)")
