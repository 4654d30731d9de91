"""Read what part of the budget a payer pays: what is left, all of it, or so many per cent."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.money import Money
from aabsocial.localization.messages import NO_BREAK_SPACE
from aabsocial.parsing.lines.builder import ReadingBuilder, remarks
from aabsocial.parsing.lines.line import Line, in_plain_letters, tidy
from aabsocial.parsing.lines.shares import find_shares, share_of
from aabsocial.parsing.lines.undated_amounts import find_undated_amounts
from aabsocial.parsing.lines.words import any_meaning, any_of

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language


def says_rest(text: str, language: Language) -> bool:
    """Return whether a text says that somebody pays what is left, `resten`, or all of it."""
    said = Line(text).open
    patterns = (rest_pattern(language), _whole_pattern(language))
    return any(pattern.search(said) for pattern in patterns)


def says_part_of_rest(text: str, language: Language) -> bool:
    """Return whether a text says that somebody pays a part of what is left."""
    match = rest_pattern(language).search(Line(text).open)
    return match is not None and bool(match["half"] or match["part"])


def read_rest(
    builder: ReadingBuilder, rest: Money | None, language: Language
) -> tuple[int, int] | None:
    """Take `resten`, or a part of it such as `halvdelen af resten`, and return where it stands."""
    match = rest_pattern(language).search(builder.line.open)
    if match is None:
        return None
    builder.line.consume(*match.span())
    if rest is None:
        return match.span()
    if match["half"] or match["part"]:
        builder.put("amount", [Money.kroner(rest.ore // Money.kroner(int(match["part"] or 2)).ore)])
    else:
        builder.put("amount", [rest], guessed=True)
    return match.span()


def read_whole(
    builder: ReadingBuilder, budget: Money | None, rest: Money | None, language: Language
) -> tuple[int, int] | None:
    """Take `det hele`, and return where it stands; beside other payers, ask what it comes to."""
    match = _whole_pattern(language).search(builder.line.open)
    if match is None:
        return None
    builder.line.consume(*match.span())
    if rest is not None:
        builder.put("amount", [rest] if budget is None else [budget, rest], guessed=True)
    elif budget is not None:  # others pay as much already
        builder.ask("amount", {"amount": budget}, {})
    return match.span()


def read_share(
    builder: ReadingBuilder, budget: Money | None, language: Language
) -> tuple[int, int] | None:
    """Ask whether a payer pays so many per cent of the budget, and return where that stands."""
    line = builder.line
    shares = [*find_shares(line.open, language)]
    if len(shares) != 1:
        return None
    share = shares[0]
    of_it = _of_the_budget(language).match(line.open, share.end)
    span = share.start, of_it.end() if of_it else share.end
    percent = line.text[share.start : share.end]
    line.take(*span)
    if budget is None:
        builder.remark("share-of-unknown", percent=percent)
        return span
    amount = share_of(budget, share.percent)
    said = remarks.text("share", language, percent=percent, budget=budget, amount=amount)
    builder.ask("amount", {"amount": amount}, {}, said=(said, ""))
    return span


def read_share_of_others(
    builder: ReadingBuilder, notes: list[str], others: Money | None, language: Language
) -> bool:
    """Read so many per cent of the other posts, `uforudset: 3 %`; return whether it says so."""
    line = builder.line
    if not says_share_of_others(line.open, language):
        return False
    (share,) = find_shares(line.open, language)
    of_it = _of_the_budget(language).match(line.open, share.end)
    percent = line.text[share.start : share.end]
    said = line.take(share.start, of_it.end() if of_it else share.end)
    if others is None or not others.ore:
        builder.remark("share-of-unknown", percent=percent)
        notes.append(tidy(said))
        return True
    builder.put("amount", [share_of(others, share.percent)])
    note = remarks.text("share-of-others", language, percent=percent, others=others)
    notes.append(note.replace(NO_BREAK_SPACE, " "))
    return True


def says_share_of_others(text: str, language: Language) -> bool:
    """Return whether a post in plain letters is so many per cent of the others, and no more.

    What is left for something unforeseen is, and what is said to be: `5 % af budgettet`.
    """
    shares = [*find_shares(text, language)]
    if len(shares) != 1 or find_undated_amounts(text, language):
        return False
    is_of_it = _of_the_budget(language).match(text, shares[0].end)
    return bool(is_of_it) or re.search(any_of("budget.shares", language), text) is not None


def is_share(text: str, language: Language) -> bool:
    """Return whether a whole text is a percentage: `3 %`, `5 % af budgettet`."""
    plain = in_plain_letters(text).strip(" .")
    for share in find_shares(plain, language):
        of_it = _of_the_budget(language).match(plain, share.end)
        if share.start == 0 and (of_it.end() if of_it else share.end) == len(plain):
            return True
    return False


def keep_share(builder: ReadingBuilder, share: tuple[int, int] | None) -> None:
    """Keep the words of a share in the note, before what else it says."""
    if share is not None:
        said = (builder.line.text[slice(*share)], str(builder.values.get("note", "")))
        builder.put_text("note", ", ".join(filter(None, said)))


@cache
def rest_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for what is left to pay, or for half or another part of it."""
    of_it, half = (any_of(f"financing.{key}", language) for key in ("of-the-budget", "half"))
    part = rf"(?:(?P<half>{half})|1/(?P<part>[1-9][0-9]?))\s+{any_of('of', language)}\s+"
    return re.compile(
        rf"(?<![\w/])(?:{part})?{any_of('financing.rest', language)}(?!\w)(?: {of_it}(?!\w))?"
    )


@cache
def _whole_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for all that is paid: `det hele`, and `alt` where no noun is behind it."""
    whole, all_of_it, no = (
        any_of(f"financing.{key}", language) for key in ("whole", "all", "not-whole")
    )
    behind = "|".join(
        (
            any_of("financing.paid", language),
            any_of("financing.paid-by", language),
            any_meaning("statuses", language),
        )
    )
    return re.compile(
        rf"(?<!\w)(?:{whole}(?!\w)|(?<!\bi ){all_of_it}(?=\s*(?:[:;,.\0]|$)|\s+(?:{behind})(?!\w)))"
        rf"(?!,?\s+{no}(?!\w))"
    )


@cache
def _of_the_budget(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s+{any_of('financing.of-the-budget', language)}(?!\w)")
