"""Tell where a line denies or doubts what would be a fact: `ikke bevilget`, `underskrevet?`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from aabsocial.core.struct import Struct, replace
from aabsocial.parsing.lines.line import in_plain_letters
from aabsocial.parsing.lines.words import any_of, each_meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.localization.messages import Language

_BORDER = re.compile(r"[;:()\0]|,(?!\d)|(?<!\d)\.(?=\s|$)|\s-+\s")
LONGEST = 400  # letters that are searched for a doubt
FARTHEST = 60  # letters before and behind a word in which it may be denied or doubted


class Unsure(Struct):
    """Where the words stand that deny or doubt a fact, with those that would state it."""

    kind: Literal["denied", "doubted"]
    start: int
    end: int


def unsure_at(text: str, span: tuple[int, int], language: Language) -> Unsure | None:
    """Return how a text in plain letters denies or doubts the words at a span, if it does.

    That something is only to come, as in `skal søges`, denies it too.
    """
    start, end = span
    borders = _BORDER.finditer(text, max(0, start - FARTHEST), start)
    begin = max((it.end() for it in borders), default=max(0, start - FARTHEST))
    border = _BORDER.search(text, end, end + FARTHEST)
    until = border.start() if border else min(len(text), end + FARTHEST)
    doubt = _whether(language).search(text, max(0, start - FARTHEST), start)
    doubt = doubt or _unsure(language).search(text, begin, start)
    ends = [
        match.end()
        for match in (
            _unsure(language).search(text, end, until),
            _remark(language).match(text, until),
            _condition_behind(language).match(text, until),
        )
        if match
    ]
    if doubt or ends:
        return Unsure("doubted", doubt.start() if doubt else start, max([end, *ends]))
    denial = _denial(language).search(text[begin:start])
    if denial is not None:
        yet = _yet(language).match(text, end, until)
        return Unsure("denied", begin + denial.start(), yet.end() if yet else end)
    behind = _denial_behind(language).match(text[end:until]) or _refusal(language).match(
        text[end : end + FARTHEST]
    )
    return Unsure("denied", start, end + behind.end()) if behind else None


def find_sure_meaning(
    table: str, text: str, language: Language, begin: int = 0
) -> tuple[str, tuple[int, int]] | None:
    """Return the first meaning from a place in a text that is neither denied nor doubted."""
    for name, match in each_meaning(table, text[begin:], language):
        span = begin + match.start(), begin + match.end()
        if unsure_at(text, span, language) is None:
            return name, span
    return None


def find_unsure(table: str, text: str, language: Language) -> Iterator[Unsure]:
    """Yield where a text denies or doubts words of a table, or refuses; what overlaps is one."""
    stated = [
        unsure_at(text, match.span(), language) for _, match in each_meaning(table, text, language)
    ]
    found = [*filter(None, stated), *_refusals(text, language)]
    apart: list[Unsure] = []
    for unsure in sorted(found, key=lambda it: it.start):
        if apart and unsure.start < apart[-1].end:
            apart[-1] = replace(apart[-1], end=max(apart[-1].end, unsure.end))
        else:
            apart.append(unsure)
    yield from apart


def _refusals(text: str, language: Language) -> Iterator[Unsure]:
    """Yield where a text says that something was refused, with what leads to it: `gav afslag`."""
    for match in _refused(language).finditer(text):
        yield Unsure("doubted" if match["doubt"] else "denied", *match.span())


def is_doubt_alone(text: str, language: Language) -> bool:
    """Return whether a text in plain letters says no more than that something is not sure."""
    return _doubt_alone(language).fullmatch(text.strip(" .,;:()-")) is not None


def says_doubt(plain: str, language: Language) -> bool:
    """Return whether a text in plain letters says anywhere that something is not sure."""
    return _doubt(language).search(plain, 0, LONGEST) is not None


def says_refusal(plain: str, language: Language) -> bool:
    """Return whether a text in plain letters says anywhere that something was refused."""
    return _refused(language).search(plain, 0, LONGEST) is not None


def doubt_before(plain: str, language: Language) -> str:
    """Return the doubt at the end of a text in plain letters, which is about what follows it."""
    doubt = _doubt_at_end(language).search(plain.rstrip(), max(0, len(plain) - FARTHEST))
    return doubt["doubt"] if doubt else ""


def is_not_known(text: str, language: Language) -> bool:
    """Return whether a text says anywhere that it is not known, or not sure."""
    plain = in_plain_letters(text)
    return _not_known(language).search(plain) is not None or says_doubt(plain, language)


def begins_with_unknown(plain: str, language: Language) -> bool:
    """Return whether a text in plain letters begins by saying that something is not known."""
    return _begins_with_unknown(language).match(plain) is not None


def split_doubt_at_end(text: str, language: Language) -> tuple[str, str]:
    """Return a text, and the words at its end that only doubt it: `kirken måske`."""
    begin = max(0, len(text) - FARTHEST)
    doubt = _doubt_at_end(language).search(in_plain_letters(text[begin:]))
    if doubt is None:
        return text, ""
    return text[: begin + doubt.start()].rstrip(" -–—"), text[begin + doubt.start("doubt") :]


@cache
def oral_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for a promise that is said to be only oral."""
    oral, promise = (any_of(f"certainty.{key}", language) for key in ("oral", "promises"))
    return re.compile(rf"(?<!\w)(?:{oral}\s+{promise}|{promise}\s+(?:{oral}|\({oral}\)))(?!\w)")


@cache
def _not_known(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('not-known', language)}(?!\w)")


@cache
def _begins_with_unknown(language: Language) -> re.Pattern[str]:
    asks, beside = (any_of(f"certainty.{key}", language) for key in ("asks", "beside"))
    return re.compile(rf"(?:{beside}\s+)*(?:{asks}|{any_of('not-known', language)})(?!\w)")


@cache
def _doubt_at_end(language: Language) -> re.Pattern[str]:
    doubt = any_of("certainty.doubts", language)
    return re.compile(rf"[\s,(]*(?P<doubt>(?<!\w){doubt}[).]*|\?+)$")


@cache
def _doubt(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\?+|(?<!\w){any_of('certainty.doubts', language)}(?!\w)")


@cache
def _unsure(language: Language) -> re.Pattern[str]:
    """Return a pattern for a doubt or a condition."""
    condition = any_of("certainty.conditions", language)
    return re.compile(rf"{_doubt(language).pattern}|(?<!\w){condition}(?!\w)")


@cache
def _whether(language: Language) -> re.Pattern[str]:
    """Return a pattern for what leads to a fact that nobody knows of: `ved ikke, om den er`."""
    asks, beside = any_of("certainty.asks", language), any_of("certainty.beside", language)
    return re.compile(
        rf"(?<!\w)(?:{beside}\s+)*{asks}(?:\s+{beside})*,?\s+{any_of('whether', language)}"
        r"(?:\s+[^\W\d_]+){0,5}\s+$"
    )


@cache
def _condition_behind(language: Language) -> re.Pattern[str]:
    """Return a pattern for a part behind a fact that makes it depend on something."""
    condition, beside = (any_of(f"certainty.{key}", language) for key in ("conditions", "beside"))
    return re.compile(rf"\s*[,(]\s*(?:{beside}\s+)*{condition}(?!\w)[^;()]*\)?")


@cache
def _doubt_alone(language: Language) -> re.Pattern[str]:
    doubt, beside = any_of("certainty.doubts", language), any_of("certainty.beside", language)
    return re.compile(rf"(?:{beside}\s+)*(?:{doubt}|\?+)(?:\s+(?:{doubt}|{beside}))*")


@cache
def _remark(language: Language) -> re.Pattern[str]:
    """Return a pattern for a part of its own behind a fact that doubts it: `(tjek referatet)`."""
    check = rf"{any_of('certainty.checks', language)}(?!\w)[^,;()]*"
    alone = _doubt_alone(language).pattern
    return re.compile(rf"\s*[,(]\s*(?:{check}|{alone}\s*(?=[),.;]|$))\)?")


@cache
def _denial(language: Language) -> re.Pattern[str]:
    no, beside = any_of("certainty.denials", language), any_of("certainty.beside", language)
    return re.compile(rf"(?<!\w)(?:{beside}\s+)*{no}(?:\s+[^\W\d_]+){{0,2}}\s+$")


@cache
def _denial_behind(language: Language) -> re.Pattern[str]:
    no = any_of("certainty.denials-behind", language)
    return re.compile(
        rf"(?:\s+\w+){{0,2}}\s+{no}(?:\s+{any_of('certainty.beside', language)})*\s*$"
    )


@cache
def _refusal(language: Language) -> re.Pattern[str]:
    """Return a pattern for words behind a status that undo it: `søgt, men fik afslag`."""
    return re.compile(rf"[^;]*?(?<!\w){any_of('certainty.refusals', language)}(?!\w)")


@cache
def _refused(language: Language) -> re.Pattern[str]:
    doubt = any_of("certainty.doubts", language)
    keys = ("beside", "denials", "refusing")
    leading = "|".join(any_of(f"certainty.{key}", language) for key in keys)
    refusal = any_of("certainty.refusals", language)
    return re.compile(rf"(?<!\w)(?:(?:(?P<doubt>{doubt})|{leading})\s+){{0,4}}{refusal}(?!\w)")


@cache
def _yet(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?:\s+{any_of('certainty.beside', language)})+(?!\w)")
