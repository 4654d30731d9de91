"""Which typical municipal tasks a text speaks of as its own: for a question, never a judgement."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from aabsocial import toml

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = Path(__file__).with_suffix(".toml")
SENTENCE_END = re.compile(r"[.!?;]\s+|(?<!:)\n\s*\n(?!\s*[-*•])")
CURLED = "\N{RIGHT SINGLE QUOTATION MARK}"
REACH = 300  # characters on either side in which a denial is looked for, however long the sentence
NEAR = 3  # words before a task in which its owner is looked for: "kommunens egen sagsbehandling"
ABBREVIATIONS = re.compile(
    r"\b(bl\.a|f\.eks|e\.g|i\.e|ca|kl|nr|pkt|jf|evt|mv|m\.m)\.(?=\s)", re.IGNORECASE
)


def may_speak_of_tasks(texts: Iterable[str]) -> bool:
    """Tell at a glance whether any of the texts can hold one of the words at all."""
    together = normalize("NFC", "\n".join(texts)).casefold()
    return any(stem in together for stem in _stems())


@cache
def _stems() -> tuple[str, ...]:
    """Give the longest word of each phrase, without what a longer one begins with."""
    words = _words()
    phrases = (phrase.casefold().replace("*", "") for phrase in (*words["tasks"], *words["takeovers"]))
    longest = {max(re.split(r"[\s']", phrase), key=len) for phrase in phrases}
    return tuple(stem for stem in longest if not any(o != stem and stem.startswith(o) for o in longest))


def municipal_tasks_in(text: str) -> tuple[str, ...]:
    """Give the words for municipal tasks that a text neither denies nor leaves to the municipality.

    It would rather miss one than ask in vain: "ikke sagsbehandling" and "kommunens
    sagsbehandling" give nothing.
    """
    plain = ABBREVIATIONS.sub(r"\1", normalize("NFC", text).replace(CURLED, "'"))
    found = (task for sentence in SENTENCE_END.split(plain) for task in _tasks_in(sentence))
    return tuple(dict.fromkeys(found))


def _tasks_in(sentence: str) -> Iterator[str]:
    for name in ("takeovers", "tasks"):
        for match in _pattern(name).finditer(sentence):
            start, end = match.span()
            before, after = sentence[max(0, start - REACH) : start], sentence[end : end + REACH]
            left_to_them = name == "tasks" and _is_theirs(before, after)
            if not left_to_them and not _is_denied(before, after):
                yield " ".join(match.group().split()).casefold()


def _is_denied(before: str, after: str) -> bool:
    """Tell whether a denial stands before it with no turn between the two, or after it."""
    since_the_turn = _pattern("turns").split(_without(before, "no_denials"))[-1]
    follows = _without(after, "no_denials")
    return bool(
        _pattern("denials").search(since_the_turn)
        or _pattern("denials_before").search(since_the_turn)
        or _pattern("denials").search(follows)
    )


def _without(text: str, name: str) -> str:
    return _pattern(name).sub(" ", text)


def _is_theirs(before: str, after: str) -> bool:
    """Tell whether the sentence gives the task to the municipality."""
    return bool(
        _pattern("owners").search(" ".join(before.split()[-NEAR:]))
        or _pattern("doers").search(before)
        or _pattern("left_to_them").search(after)
    )


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Compile a list of words: each a whole word, or with `*` one that begins so."""
    words = "|".join(_word(word) for word in _words()[name])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _words() -> dict[str, list[str]]:
    return toml.shipped(WORDS)


def _word(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
