"""Which typical municipal tasks a text speaks of as its own: for a question, never a judgement."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial import toml
from aabsocial.outline import longest_part, outlined, sought
from aabsocial.plain import composed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.written import Written

SIGN = "municipal-task"
WORDS = Path(__file__).with_suffix(".toml")
SENTENCE_END = r"[.!?;]\s+|(?<!:)\n\s*\n(?!\s*[-*•])"
CURLED = "\N{RIGHT SINGLE QUOTATION MARK}"
REACH = 300  # characters on either side in which a denial is looked for, however long the sentence
NEAR = 3  # words before a task in which its owner is looked for: "kommunens egen sagsbehandling"
ABBREVIATIONS = r"(?i)\b(bl\.a|f\.eks|e\.g|i\.e|ca|kl|nr|pkt|jf|evt|mv|m\.m)\.(?=\s)"


def municipal_tasks_by_key(texts: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Give, of some texts by key, those that speak of municipal tasks, with the words for them."""
    return {key: tasks for key, text in texts.items() if (tasks := municipal_tasks_in(text))}


def may_speak_of_tasks(written: Written) -> bool:
    """Tell, by a quick look, whether a text may speak of a municipal task; no is no answer."""
    return SIGN in written.outline.signs


@sought(SIGN)
def _signs() -> Iterator[str]:
    """Give what of each phrase stands in the outline of every text that holds it."""
    for name in ("tasks", "takeovers"):
        yield from (longest_part(outlined(phrase)) for phrase in _words()[name])


@cache
def _stem_by_phrase(name: str) -> Mapping[str, str]:
    """Give the longest word of each phrase; no text without it holds the phrase."""
    return {
        phrase: max(re.split(r"[\s*']+", phrase.casefold()), key=len) for phrase in _words()[name]
    }


def municipal_tasks_in(text: str) -> tuple[str, ...]:
    """Give the words for municipal tasks that a text neither denies nor leaves to the municipality.

    It would rather miss one than ask in vain: "ikke sagsbehandling" and "kommunens
    sagsbehandling" give nothing.
    """
    plain = re.sub(ABBREVIATIONS, r"\1", composed(text).replace(CURLED, "'"))
    sought = {name: _phrases_in(plain, name) for name in ("takeovers", "tasks")}
    sentences = re.split(SENTENCE_END, plain)
    return tuple(dict.fromkeys(task for it in sentences for task in _tasks_in(it, sought)))


def _phrases_in(text: str, name: str) -> re.Pattern[str]:
    """Compile those phrases that a text may hold: all of them would take longer than the text."""
    folded = text.casefold()
    stems = _stem_by_phrase(name)
    return _any_of(tuple(phrase for phrase, stem in stems.items() if stem in folded))


def _tasks_in(sentence: str, sought: Mapping[str, re.Pattern[str]]) -> Iterator[str]:
    for name, phrases in sought.items():
        for match in phrases.finditer(sentence):
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


def _pattern(name: str) -> re.Pattern[str]:
    return _any_of(tuple(_words()[name]))


@lru_cache(maxsize=256)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Compile a list of words: each a whole word, or with `*` one that begins so."""
    if not words:
        return re.compile(r"(?!)")
    either = "|".join(_word(word) for word in words)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


@cache
def _words() -> dict[str, list[str]]:
    return toml.shipped(WORDS)


def _word(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
