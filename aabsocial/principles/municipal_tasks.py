"""Which typical municipal tasks a text speaks of as its own: for a question, never a judgement."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from aabsocial import toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WORDS = Path(__file__).with_suffix(".toml")
SENTENCE_END = re.compile(r"[.!?;]\s+|(?<!:)\n\s*\n(?!\s*[-*•])")
CURLED = "\N{RIGHT SINGLE QUOTATION MARK}"
REACH = 300  # characters on either side in which a denial is looked for, however long the sentence
NEAR = 3  # words before a task in which its owner is looked for: "kommunens egen sagsbehandling"
ABBREVIATIONS = re.compile(
    r"\b(bl\.a|f\.eks|e\.g|i\.e|ca|kl|nr|pkt|jf|evt|mv|m\.m)\.(?=\s)", re.IGNORECASE
)


def municipal_tasks_by_key(texts: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Give, of some texts by key, those that speak of municipal tasks, with the words for them.

    A glance at all texts together finds the few that are worth a closer look.
    """
    folded = {key: normalize("NFC", text).casefold() for key, text in texts.items()}
    together = "\n".join(folded.values())
    said = [stem for stem in _stems() if stem in together]
    return {
        key: tasks
        for key, text in texts.items()
        if any(stem in folded[key] for stem in said) and (tasks := municipal_tasks_in(text))
    }


@cache
def _stems() -> tuple[str, ...]:
    """Give the longest word of each phrase; no text without any of them holds a phrase."""
    words = _words()
    phrases = (phrase.casefold() for name in ("tasks", "takeovers") for phrase in words[name])
    longest = {max(re.split(r"[\s*']+", phrase), key=len) for phrase in phrases}
    return tuple(
        stem
        for stem in sorted(longest)
        if not any(stem.startswith(other) for other in longest - {stem})
    )


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
