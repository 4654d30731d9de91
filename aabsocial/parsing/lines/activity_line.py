"""Read what is done, who does it, and when: `Spisning; madholdet; onsdage i juli`.

Semicolons part a line by place. Without them, commas, dashes, colons and brackets may part it,
where their parts say who or when by their words; any other part stays with what is before it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct, replace
from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.line import Line, in_plain_letters
from aabsocial.parsing.lines.parts import parts_of
from aabsocial.parsing.lines.sentence import answers_with_a_count
from aabsocial.parsing.lines.times import is_for_somebody, names_who, time_at_end, time_within
from aabsocial.parsing.lines.unknown import read_as_gap, says_unknown
from aabsocial.parsing.lines.words import any_of, best_meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.reading import LineReading

WHAT, WHO, WHEN = "what", "who", "when"
TWO = 2  # parts between semicolons, of which the second is either of two
AROUND = " .,;:-–—"
MOST = 200  # separators that are looked at; what is behind the last of them is one part
_NAME = re.compile(r"[A-ZÆØÅ][\w-]+(?: (?:og |& )?[A-ZÆØÅ][\w-]+)*")


class _Part(Struct):
    """A part of a line, and what it says, "" where that is not known."""

    kind: str
    start: int
    end: int


def parse_activity(text: str, language: Language) -> LineReading:
    """Read an activity; of three parts between semicolons, the last one has what is more."""
    gap = read_as_gap("activity", text, language)
    if gap is not None:
        return gap
    builder = ReadingBuilder("activity", Line(text))
    if answers_with_a_count(builder.line.text, language):
        builder.leave_open("", builder.line.text)
        return builder.build()
    first, *others = parts_of(text) or [""]
    if len(others) >= TWO:
        said = {WHAT: first, WHO: others[0], WHEN: "; ".join(others[1:])}
    elif others:
        said = {WHAT: first, **_who_and_when(others[0], language)}
        own = _parted(first, language)
        if len(own) > 1 and not (own.keys() & said.keys() - {WHAT}):
            said |= own
    else:
        said = _parted(first, language)
    if WHEN not in said and WHAT in said:
        said |= _what_and_when(said[WHAT], language)
    marks = _separators(first, language)
    builder.line.consumed += filter(None, (_lead(mark) for mark in marks))
    for name in (WHAT, WHO, WHEN):
        builder.put_text(name, said.get(name, ""))
    return builder.build(WHAT, WHO, WHEN)


def split_activities(text: str, language: Language) -> list[str]:
    """Return the lines of a line that names several activities.

    Three parts are one, with who and when, unless each has its own. More are activities where none
    behind the first only says who, when or where, and where the first and another one have their
    own who or when.
    """
    first, *others = parts_of(text) or [""]
    apart = [part for part in others if not _goes_on(part, language)]
    if len(others) == TWO:
        is_each = all(_is_another(part, language) for part in others)
        return [first, *others] if is_each and _is_answered(first, language) else [text]
    is_row = len(apart) == len(others) or (
        _is_answered(first, language) and any(_is_answered(part, language) for part in apart)
    )
    return [first, *others] if len(others) > TWO and is_row else [text]


def _is_answered(part: str, language: Language) -> bool:
    """Return whether a part says of an activity who or when."""
    return bool({WHO, WHEN} & parse_activity(part, language).values.keys())


def _is_another(part: str, language: Language) -> bool:
    """Return whether a part is an activity with its when: what is no count and nobody."""
    said = parse_activity(part, language).values
    what = in_plain_letters(str(said.get(WHAT, "")))
    number = rf"\d|{any_of('numbers', language)}\s"
    is_named = names_who(language).search(what) or re.match(number, what)
    return WHEN in said and not is_named


def _goes_on(part: str, language: Language) -> bool:
    """Return whether a part only says who, when or where, or that it is not known."""
    leads = rf"{any_of('times.places', language)}(?!\w)|{any_of('who.with', language)}(?!\w)"
    if re.match(leads, in_plain_letters(part)) or says_unknown(part, language):
        return True
    return _NAME.fullmatch(part) is not None or all(it.kind for it in _parts(part, language))


def _who_and_when(text: str, language: Language) -> dict[str, str]:
    """Return the second of two parts between semicolons, which is who unless it says when."""
    parts = [part if part.kind else replace(part, kind=WHO) for part in _parts(text, language)]
    return _joined(text, parts)


def _what_and_when(text: str, language: Language) -> dict[str, str]:
    """Return the words of when inside those of what is done, and the others."""
    span = time_within(in_plain_letters(text), language)
    if span is None:
        return {}
    before, behind = text[: span[0]].rstrip(AROUND), text[span[1] :].strip(AROUND)
    return {WHAT: f"{before} {behind}".strip(), WHEN: text[slice(*span)].strip(AROUND)}


def _parted(text: str, language: Language) -> dict[str, str]:
    """Return the parts of a line that has no semicolon; the first is what, unless it says when."""
    parts = list(_parts(text, language))
    what = next((place for place, part in enumerate(parts) if part.kind != WHEN), None)
    if what is None:
        return {WHAT: text}
    parts[what] = replace(parts[what], kind=WHAT)
    return _joined(text, parts)


def _joined(text: str, parts: list[_Part]) -> dict[str, str]:
    """Return the parts by what they say; one that says nothing goes on with the one before it."""
    groups: list[_Part] = []
    for part in parts:
        if groups and groups[-1].kind == WHEN and text[part.start].isdigit() and not part.kind:
            groups.append(replace(part, kind=WHAT))  # `mandage, 60 børn`
        elif groups and part.kind in ("", groups[-1].kind):
            groups[-1] = replace(groups[-1], end=part.end)
        else:
            groups.append(part)
    said: dict[str, str] = {}
    for kind, start, end in ((it.kind, it.start, it.end) for it in groups):
        words = _with_whole_brackets(text[start:end])
        said[kind] = f"{said[kind]}, {words}" if kind in said else words
    return said


def _with_whole_brackets(words: str) -> str:
    """Return the words of a part without a bracket that ends there, or with the end of its own."""
    opened, closed = words.count("("), words.count(")")
    return words.rstrip(")") if closed > opened else words + ")" * (opened > closed)


def _parts(text: str, language: Language) -> Iterator[_Part]:
    """Yield the parts between separators, each with what its words say."""
    plain = in_plain_letters(text)
    start, is_led_to, beside = 0, False, ""
    for separator in (*_separators(text, language), None):
        end = separator.start() if separator else len(text)
        begin = start + time_at_end(plain[start:end], language)
        if span := _trimmed(text, start, begin):
            kind = WHO if is_led_to else _kind_of(text, plain, span, language) or beside
            yield _Part(kind, *span)
        if begin < end and (span := _trimmed(text, begin, end)):
            yield _Part(WHEN, *span)
        is_led_to = separator is not None and bool(_lead(separator))
        # What is behind somebody that `med` leads to is done with them.
        beside = WHAT if separator and separator.lastgroup == "staff" else beside
        start = separator.end() if separator else end


def _separators(text: str, language: Language) -> list[re.Match[str]]:
    """Return the separators; `med` is one where it leads to the name of somebody who does it."""
    plain = in_plain_letters(text)
    found = list(_separator(language).finditer(plain))
    leading = [
        mark
        for mark in _with_pattern(language).finditer(plain)
        if (name := _NAME.match(text, mark.end())) and _is_somebody(name, plain, language)
    ]
    staff = _with_staff(language).finditer(plain)
    return sorted((*found, *leading, *staff), key=re.Match.start)[:MOST]


def _is_somebody(name: re.Match[str], plain: str, language: Language) -> bool:
    """Return whether a name is that of people, with no more behind it than when."""
    end = _rest_pattern(language).search(plain, name.end())
    if end is not None and end["led"]:
        return False
    said, rest = plain[slice(*name.span())], plain[name.end() : end.start() if end else len(plain)]
    is_whole = not rest[: time_at_end(rest, language)].strip(AROUND)
    is_known = names_who(language).search(said) or best_meaning("partner-kinds", said, language)
    return is_whole and bool(is_known)


def _lead(mark: re.Match[str]) -> str:
    """Return the word of a separator that leads to who does it, "" where it has none."""
    return mark[mark.lastgroup] if mark.lastgroup else ""


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a part stands without what is around it, `None` where that is all of it."""
    part = text[start:end].strip(AROUND)
    begin = text.index(part, start)
    return (begin, begin + len(part)) if part else None


def _kind_of(text: str, plain: str, span: tuple[int, int], language: Language) -> str:
    start, end = span
    named = names_who(language).search(plain, start, end) or (
        start and _NAME.fullmatch(text, start, end)
    )
    return WHO if named and not is_for_somebody(plain[start:end], language) else ""


@cache
def _with_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s+(?P<led>{any_of('who.with', language)})\s+")


@cache
def _with_staff(language: Language) -> re.Pattern[str]:
    """Return a pattern for `med` before one of the staff, with no more behind them."""
    stem = any_of("who.staff", language)
    return re.compile(
        rf"\s+(?P<staff>{any_of('who.with', language)})\s+"
        rf"(?=(?:\w+\s)?[^\W\d_]*{stem}[^\W\d_]*\s*(?:[,;:.(]|$))"
    )


@cache
def _rest_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for what ends the part that a name stands in, or leads to another name."""
    return re.compile(rf"[,;:(]|\s(?P<led>{any_of('who.with', language)})\s")


@cache
def _separator(language: Language) -> re.Pattern[str]:
    by = any_of("who.by", language)
    brackets = r"\s*\((?=[^()]*\)[\s.]*$)|\)[\s.]*$"
    return re.compile(
        rf",(?!\d)\s*(?:(?P<by>{by})\s*)?|\s+-+\s+|:(?=\s)\s*|{brackets}"
        rf"|\s+\(?(?P<led>{by})\s*"
    )
