"""Answers that say that there is none of what was asked for: "ingen", "ikke aftalt endnu".

Where a verdict rests on something that can be looked up (minutes, a source, who is responsible),
such an answer is none.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.core import toml
from aabsocial.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

DATA = Path(__file__).with_suffix(".toml")
CLAUSE_END = re.compile(r"[!?;,:()–]")
# Many begin a sentence with a small letter: "nej. ingen endnu".
SMALL_BEGINNING = re.compile(r"(?<=[.!?…]\s)[a-zæøå]")
MOST_WORDS_AFTER = 4


def denies(text: str | None) -> bool:
    """Return whether an answer is missing, or begins by saying that there is none."""
    return text is None or _is_denial(_clauses(text)[0])


def denies_anywhere(text: str | None) -> bool:
    """Return whether an answer is missing, or one of its clauses says that there is none."""
    return text is None or any(map(_is_denial, _clauses(text)))


def only_denies(text: str | None) -> bool:
    """Return whether an answer is missing, or says nothing but that there is none: »Nej, ingen«.

    A reason may begin with a no: "Nej, der er ingen byggesager i 2027".
    """
    return text is None or all(_is_denial(part) for part in _clauses(text) if part.strip())


def unless_denied(text: str | None) -> str | None:
    """Return an answer, or `None` where it begins by saying that there is none."""
    return None if denies(text) else text


def _clauses(text: str) -> list[str]:
    """Return the parts of each sentence, without its full stop; a line ends one too."""
    lines = SMALL_BEGINNING.sub(lambda it: it[0].upper(), text).splitlines() or [""]
    return [
        clause
        for line in lines
        for sentence in sentences(line) or ("",)
        for clause in CLAUSE_END.split(sentence.rstrip(".…"))
    ]


def _is_denial(clause: str) -> bool:
    return _denial().fullmatch(" ".join(clause.split())) is not None


@cache
def _denial() -> re.Pattern[str]:
    words = toml.load_shipped(DATA)
    before, no, after, alone = (_either(words[name]) for name in ("before", "no", "after", "alone"))
    some = rf"(?: (?:{after})){{0,{MOST_WORDS_AFTER}}}"
    return re.compile(rf"(?:{alone})|(?:(?:{before}) ){{0,2}}(?:{no}){some}", re.IGNORECASE)


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
