"""Part a line of words at its colon and its semicolons."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.line import TAKEN, in_plain_letters, one_line
from aabsocial.parsing.lines.words import meanings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.localization.messages import Language

_SEMICOLON = re.compile(";")
_BRACKET = re.compile(r"\([^()]*\)")
_COLON = re.compile(r":(?!\S)")  # none in `kl. 17:00` or a link


def parts_of(text: str) -> list[str]:
    """Return the parts of a line between its semicolons, without those that are empty."""
    return split_outside_brackets(_SEMICOLON, one_line(text))


def split_outside_brackets(mark: re.Pattern[str], text: str) -> list[str]:
    """Return the parts of a text between marks, of which none counts inside a bracket."""
    hidden = _BRACKET.sub(lambda bracket: TAKEN * len(bracket[0]), text)
    starts, ends = [0], []
    for found in mark.finditer(hidden):
        ends.append(found.start())
        starts.append(found.end())
    ends.append(len(text))
    parts = (text[start:end].strip() for start, end in zip(starts, ends, strict=True))
    return [part for part in parts if part]


def name_and_parts(text: str) -> list[str]:
    """Return what stands before the first colon, and then the parts between semicolons."""
    first, *others = parts_of(text) or [""]
    name, rest = split_at_colon(first)
    return [part for part in (name, rest, *others) if part]


def split_at_colon(text: str) -> tuple[str, str]:
    """Return what stands before a line's first colon and behind it, all of it without one."""
    colon = _COLON.search(text)
    if colon is None:
        return text.strip(" :"), ""
    return text[: colon.start()].strip(), text[colon.end() :].strip()


def whole_meaning(table: str, text: str, language: Language) -> str | None:
    """Return the meaning of a text that is one of a table's words and nothing else."""
    return _whole_meanings(table, language).get(in_plain_letters(text).strip(" .()"))


@cache
def _whole_meanings(table: str, language: Language) -> Mapping[str, str]:
    """Return the meaning of each of a table's words, the first where it has several."""
    found: dict[str, str] = {}
    for name, phrases in meanings(table, language):
        for phrase in phrases:
            found.setdefault(phrase, name)
    return found
