"""The words beside personal data, as patterns, from wordlists.toml."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from aabsocial.core import toml
from aabsocial.text.prefilter import indexed_form

DATA = Path(__file__).with_suffix(".toml")
LETTER = r"[^\W\d_]"


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a list."""
    return tuple(_lists()[name])


@cache
def any_word(name: str) -> str:
    """Return a pattern for any word of a list, longest first; `*` is any further letters."""
    words = sorted(_lists()[name], key=len, reverse=True)
    return "(?:" + "|".join(_pattern(word) for word in words) + ")"


def whole_word(name: str) -> str:
    """Return a pattern for any word of a list, as a whole word."""
    return rf"(?<!{LETTER}){any_word(name)}(?!{LETTER})"


@cache
def any_indexed_word(*names: str) -> str:
    """Return a pattern for any word of these lists in the shape of a text."""
    words = {indexed_form(word) for name in names for word in _lists()[name]}
    return _prefix_tree(sorted(words))


def _prefix_tree(words: list[str]) -> str:
    """Return a pattern that branches letter by letter, so that one letter rules out most words."""
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(word[:1], []).append(word[1:])
    if list(tails) == [""]:
        return ""
    branches = [
        _SHAPES.get(head, re.escape(head)) + _prefix_tree(tails[head]) for head in tails if head
    ]
    return f"(?:{'|'.join([*branches, *([''] if '' in tails else [])])})"


_SHAPES = {"*": "[^ ]*", " ": " +"}


def _pattern(word: str) -> str:
    return re.escape(word).replace(r"\*", LETTER + "*").replace(r"\ ", r"\s++")


@cache
def _lists() -> dict[str, list[str]]:
    return toml.load_shipped(DATA)
