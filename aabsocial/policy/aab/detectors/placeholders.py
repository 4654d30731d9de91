"""Text that only keeps a place for an answer: a row of x's, an ellipsis, a note to oneself."""

from __future__ import annotations

import re
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.core import toml
from aabsocial.localization.messages import LANGUAGES
from aabsocial.parsing.lines.words import words as words_for
from aabsocial.text.prefilter import indexed_form, search_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.text.prefilter import SearchableText

SIGN = "placeholder"
DATA = Path(__file__).with_suffix(".toml")
ROW_OF_X = r"(?<![\w-])[xX]{3,}(?![\w-])"  # a masked CPR number ends in x's after its hyphen
LINES_TO_WRITE_ON = frozenset(".…?_")
DASHES = frozenset("-–—")
FIRST = itemgetter(slice(1))
AROUND = " \t\r\n.,:;…?!_*()[]<>-–—"
WORD_ENDS = " -.,+@"  # what a mark may be in an outline
SHORT = 3  # letters of a word that is met inside many others
LONGEST_ALONE = 40
LONGEST_SHOWN = 40
LONGEST_NOTHING = 24
MARKS = frozenset(("", *AROUND)) - DASHES  # many a text begins with a dash: it is a list


def placeholder(text: str) -> str:
    """Return the placeholder in a text, empty if the text is an answer."""
    return as_a_whole(text) or (within(text) if signs_in(text) else "")


def may_keep_a_place(written: SearchableText) -> bool:
    """Return whether a text may only keep a place; False is certain, True needs the full check."""
    search_index = written.search_index
    begins_with_a_mark = not MARKS.isdisjoint(map(FIRST, written.texts))
    has_brackets = b"[" in search_index.letters or b"<" in search_index.letters
    if begins_with_a_mark or has_brackets or SIGN in search_index.signs:
        return True
    short = "\n".join(
        [text.strip(AROUND) for text in written.texts if len(text) <= LONGEST_NOTHING]
    )
    return not _nothing_or_dashes().isdisjoint(_bare(short).split("\n"))


@search_for(SIGN)
def _signs() -> Iterator[str]:
    """Yield words of which one stands in the outline of every text that keeps a place by words."""
    yield "xxx"
    yield from map(indexed_form, _alone())
    # Where a space may be a hyphen or nothing, only one word of the phrase is sure to be whole.
    for phrase in (*_data()["shouted"], *_data()["anywhere"]):
        yield from _sure_words(indexed_form(phrase).split())


def _sure_words(words: list[str]) -> Iterator[str]:
    word = max(words, key=len)
    if len(word) > SHORT or len(words) == 1:
        yield word
        return
    yield "".join(words)
    yield from (f"{before}{words[-1]}{after}" for before in " -" for after in WORD_ENDS)


def as_a_whole(text: str) -> str:
    """Return a text that as a whole only keeps a place, empty where it does not."""
    bare = text.strip(AROUND)
    if len(bare) > LONGEST_ALONE:
        return ""
    is_empty = not bare and LINES_TO_WRITE_ON & set(text)
    is_known = bare.casefold() in _alone() or says_nothing(text)
    return text.strip()[:LONGEST_SHOWN] if is_empty or is_known else ""


def says_nothing(text: str) -> bool:
    """Return whether a text is an answer that answers nothing: "ved ikke", or a dash."""
    bare = _bare(text.strip(AROUND))
    return (not bare and bool(DASHES & set(text))) or bare in _nothing()


def _bare(text: str) -> str:
    return text.replace("’", "'").casefold()


def within(text: str) -> str:
    """Return the pattern of placeholders inside a text."""
    found = _anywhere().search(text)
    return found.group()[:LONGEST_SHOWN] if found else ""


def signs_in(text: str) -> tuple[str, ...]:
    """Return the signs of placeholders that a text holds: a quick look, which finds too many."""
    # One letter is looked for thirty times as fast as two, and an x is rare.
    return tuple([sign for sign in _data()["signs"] if sign[-1] in text and sign in text])


@cache
def _alone() -> frozenset[str]:
    """Return the words that are placeholders only as a whole answer."""
    words = _data()["alone"]
    return frozenset(word.replace(" ", join) for word in words for join in (" ", "-", ""))


@cache
def _nothing() -> frozenset[str]:
    """Return the texts that are no answer when they are the whole of one.

    What the interview reads as not known is none in a file either.
    """
    unknown = (word for language in LANGUAGES for word in words_for("unknown", language))
    return frozenset({*_data()["nothing"], *filter(_bare, unknown)})


@cache
def _nothing_or_dashes() -> frozenset[str]:
    """Return what may be left of such a text; nothing is left of a dash."""
    return _nothing() | {""}


@cache
def _anywhere() -> re.Pattern[str]:
    """Match what no finished text holds, wherever it stands."""
    data = _data()
    shouted = rf"\b(?:{_either(data['shouted'])})\b"
    spoken = rf"(?i:\b(?:{_either(data['anywhere'])})\b)"
    bracketed = rf"(?i:[\[<]\s*(?:{_either(data['alone'])})\s*[\]>])"
    return re.compile(rf"{ROW_OF_X}|{shouted}|{spoken}|{bracketed}")


def _either(words: Iterable[str]) -> str:
    """Match any of the words; a space in one may be a hyphen or nothing."""
    return "|".join(r"[\s-]*".join(re.escape(part) for part in word.split()) for word in words)


@cache
def _data() -> dict[str, list[str]]:
    return toml.load_shipped(DATA)
