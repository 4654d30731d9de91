"""Where a sentence ends: the one place that texts are cut by (pure).

What is in doubt is no end: a quotation that goes on a little too far says no less than the answer
does, and one that stops at `pr. 1.000` says something else.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.core import toml

if TYPE_CHECKING:
    from collections.abc import Iterable

DATA = Path(__file__).with_suffix(".toml")
# A mark, what closes behind it, space, and what a sentence may begin with: a capital or a figure.
_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”»«’)\]]*+\s++(?=[\"'“”»«(\[]*+(?:[^\W\d_a-zæøåäöü]|(\d)))"
)
_BEFORE_A_WORD = re.compile(r"[\s(\[»«“”\"'’/–-]")
_SET_OFF = ",;:–-"
_STRONG = ("!", "?", "…")
_LONGEST_WORD = 40  # letters in which the last word of a sentence is looked for
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,5}")  # `f.eks`, `bl.a`, `d.v.s`
# A first word of small letters alone: neither `iPhone`, `aab.dk` nor `a@b.dk` begins otherwise.
_SMALL_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?=[\s,;:!?)]|\.?(?:\s|$))")
MOST_OF_AN_ORDINAL = 2  # digits: `1. Afdeling`, `den 12. 3. 2027`
LEAST_BEFORE_A_FIGURE = 3  # letters or digits: `kr. 40` and `100. 12` may go on


def sentences(text: str) -> tuple[str, ...]:
    """Split a text of one line into its sentences; where it is in doubt, it does not split."""
    found, start = [], 0
    for end in _END.finditer(text):
        said = text[max(start, end.start() - _LONGEST_WORD) : end.start() + 1]
        if _is_end(said, before_a_figure=end[1] is not None):
            found.append(text[start : end.end()].strip())
            start = end.end()
    return tuple(part for part in (*found, text[start:].strip()) if part)


def begun_with_a_capital(text: str) -> str:
    """Return a text as it stands as a sentence of its own; a name in small letters stays."""
    word = _SMALL_WORD.match(text)
    return text[:1].upper() + text[1:] if word and word[0].islower() else text


def without_full_stop(text: str) -> str:
    """Return a text to stand within a sentence: that of an abbreviation stays.

    Behind a figure it ends the text: an ordinal has a word behind it.
    """
    said = text.rstrip(" ,;:")
    if not said.endswith(".") or said.casefold().endswith(("..", " kr.")):
        return said
    is_end = said[-2:-1].isdigit() or _is_end(said[-_LONGEST_WORD:], before_a_figure=False)
    return said[:-1] if is_end else said


def without_at_the_end(text: str, part: str) -> str:
    """Return a text without a part that a mark sets off at its end: a source told beside it."""
    said, end = text.rstrip(" ."), part.strip(" .")
    if not end or not said.casefold().endswith(end.casefold()):
        return text
    before = said[: -len(end)].rstrip()
    kept = before.rstrip(_SET_OFF).rstrip()
    return kept if kept and before.endswith(tuple(_SET_OFF)) else text


def joined(texts: Iterable[str], mark: str = ", ") -> str:
    """Return texts as one, each but the last without its full stop; `!` and `?` need no mark."""
    *first, last = [text for text in texts if text.strip()] or [""]
    parts = map(without_full_stop, first)
    return "".join(f"{it} " if it.endswith(_STRONG) else f"{it}{mark}" for it in parts) + last


@cache
def abbreviations() -> frozenset[str]:
    """Return the words, in small letters, whose full stop ends no sentence."""
    return frozenset(toml.load_shipped(DATA)["abbreviations"])


def _is_end(said: str, *, before_a_figure: bool) -> bool:
    """Return whether a full stop ends a sentence, and no abbreviation, initial or ordinal."""
    if not said.endswith("."):
        return True
    bare = _BEFORE_A_WORD.split(said[:-1])[-1].casefold()
    if bare.isdigit():
        return len(bare) > MOST_OF_AN_ORDINAL + before_a_figure
    if bare in abbreviations() or _DOTTED.fullmatch(bare):
        return False
    return len(bare) >= LEAST_BEFORE_A_FIGURE if before_a_figure else len(bare) != 1
