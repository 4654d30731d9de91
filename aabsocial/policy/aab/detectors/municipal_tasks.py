"""Which typical municipal tasks a text speaks of as its own: for a question, never a judgement."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.core import toml
from aabsocial.text.normalization import composed
from aabsocial.text.prefilter import indexed_form, longest_part, search_for
from aabsocial.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.text.prefilter import SearchableText

SIGN = "municipal-task"
DATA = Path(__file__).with_suffix(".toml")
PART_END = r";\s+|(?<!:)\n\s*\n(?!\s*[-*•])"
CURLED = "\N{RIGHT SINGLE QUOTATION MARK}"
REACH = 300  # characters on either side in which a denial is looked for, however long the sentence
NEAR = 3  # words before a task in which its owner is looked for: "kommunens egen sagsbehandling"
GAP = "…"
IN_THE_GAP = r"(?:\s+\S+){0,4}?"


def municipal_tasks_by_key(texts: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Return those of some texts by key that name municipal tasks, with the words."""
    return {key: tasks for key, text in texts.items() if (tasks := municipal_tasks_in(text))}


def may_speak_of_tasks(written: SearchableText) -> bool:
    """Whether a text may name a municipal task; False is certain, True needs the full check."""
    return SIGN in written.search_index.signs


@search_for(SIGN)
def _signs() -> Iterator[str]:
    """Yield the longest fixed part of each phrase, which every text with it contains."""
    for name in ("tasks", "takeovers"):
        for phrase in _words()[name]:
            yield longest_part("*".join(indexed_form(part) for part in phrase.split(GAP)))


@cache
def _phrases_by_stem(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the phrases by the longest word of each; no text without it holds the phrase."""
    by_stem: dict[str, tuple[str, ...]] = {}
    for phrase in _words()[name]:
        stem = max(reversed(re.split(r"[\s*']+", phrase.casefold())), key=len)
        by_stem[stem] = (*by_stem.get(stem, ()), phrase)
    return by_stem


def municipal_tasks_in(text: str) -> tuple[str, ...]:
    """Return words for municipal tasks that a text neither denies nor leaves to the municipality.

    It would rather miss one than ask in vain: "ikke sagsbehandling" and "kommunens
    sagsbehandling" give nothing.
    """
    plain = composed(text).replace(CURLED, "'")
    perhaps = {name: _phrases_in(plain, name) for name in ("takeovers", "tasks")}
    if not any(perhaps.values()):
        return ()
    sought = {name: _any_of(phrases) for name, phrases in perhaps.items()}
    said = (sentence for part in re.split(PART_END, plain) for sentence in sentences(part))
    return tuple(dict.fromkeys(task for it in said for task in _tasks_in(it, sought)))


def _phrases_in(text: str, name: str) -> tuple[str, ...]:
    """Return those phrases that a text may hold: to look for all would take longer than the text.

    Many share their longest word, which is looked for once.
    """
    folded = text.casefold()
    return tuple(
        phrase for stem, some in _phrases_by_stem(name).items() if stem in folded for phrase in some
    )


def _tasks_in(sentence: str, sought: Mapping[str, re.Pattern[str]]) -> Iterator[str]:
    for name, phrases in sought.items():
        for match in phrases.finditer(sentence):
            start, end = match.span()
            before, after = sentence[max(0, start - REACH) : start], sentence[end : end + REACH]
            if name == "tasks":
                if _is_theirs(before, match.group(), after):
                    continue
                before += match.group()  # a denial may stand in a gap: "laver ikke handleplaner"
            if not _is_denied(before, after):
                yield " ".join(match.group().split()).casefold()


def _is_denied(before: str, after: str) -> bool:
    """Return whether a denial stands before it with no turn between the two, or after it."""
    since_the_turn = _pattern("turns").split(_without(before, "no_denials"))[-1]
    follows = _without(after, "no_denials")
    return bool(
        _pattern("denials").search(since_the_turn)
        or _pattern("denials_before").search(since_the_turn)
        or _pattern("denials").search(follows)
    )


def _without(text: str, name: str) -> str:
    return _pattern(name).sub(" ", text)


def _is_theirs(before: str, task: str, after: str) -> bool:
    """Return whether the sentence gives the task to the municipality, or shows the way to it."""
    nearest = " ".join((*before.split()[-NEAR:], task))
    return bool(
        _pattern("owners").search(nearest)
        or _pattern("referrals").search(before)
        or any(not match["led"] or match["who"] for match in _they_do().finditer(before + task))
        or _done_by_them().search(task + after)
        or _they_do_it().match(after)
        or _pattern("left_to_them").search(after)
    )


@cache
def _they_do() -> re.Pattern[str]:
    """Compile "kommunen, som stadig laver", led by a word or not: "for kommunen laver vi"."""
    names = ("not_acting", "actors", "relatives", "meanwhile", "acts")
    led, actor, who, meanwhile, act = map(_either, names)
    they = rf"(?:(?P<led>{led})\s+)?{actor}(?P<who>,?\s+{who})?"
    return re.compile(rf"(?<!\w){they}(?:\s+{meanwhile}){{0,3}}\s+{act}(?!\w)", re.IGNORECASE)


@cache
def _done_by_them() -> re.Pattern[str]:
    """Compile "varetages fortsat af kommunen"."""
    passive, meanwhile, by, actor = map(_either, ("passives", "meanwhile", "by", "actors"))
    return re.compile(
        rf"(?<!\w){passive}(?:\s+{meanwhile}){{0,2}}\s+{by}\s+{actor}(?!\w)", re.IGNORECASE
    )


@cache
def _they_do_it() -> re.Pattern[str]:
    """Compile what follows the task in "sagsbehandlingen laver kommunen" or "… af kommunen"."""
    act, meanwhile, by, actor = map(_either, ("acts", "meanwhile", "by", "actors"))
    return re.compile(rf"\s+(?:{act}(?:\s+{meanwhile}){{0,2}}|{by})\s+{actor}(?!\w)", re.IGNORECASE)


def _pattern(name: str) -> re.Pattern[str]:
    return _any_of(tuple(_words()[name]))


@lru_cache(maxsize=256)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Compile words: each a whole one, or with `*` one that begins so; `…` is a gap of some."""
    if not words:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<!\w){_one_of(words)}(?!\w)", re.IGNORECASE)


def _either(name: str) -> str:
    return _one_of(tuple(_words()[name]))


def _one_of(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(_word, words))})"


@cache
def _words() -> dict[str, list[str]]:
    return toml.load_shipped(DATA)


def _word(word: str) -> str:
    escaped = re.escape(word).replace(rf"\ {GAP}\ ", rf"{IN_THE_GAP}\s+")
    return escaped.replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
