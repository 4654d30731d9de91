"""What the name of a budget line tells: nothing (8.1), or that it is for evaluation (6.5)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial import toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DATA = Path(__file__).with_suffix(".toml")


def may_be_unspecified(items: Iterable[str]) -> bool:
    """Tell, by a quick look at all names together, whether one of them may be unspecified."""
    together = "\n".join(items).casefold()
    return any([word in together for word in _shortest()])  # noqa: C419 - sooner done than one by one


@cache
def _shortest() -> tuple[str, ...]:
    """Give the words that hold no other one: a name without any of them is specified."""
    words = _data()["unspecified"]
    return tuple(word for word in words if not any(other in word for other in words - {word}))


def is_unspecified(item: str) -> bool:
    """Tell whether a name holds a word such as "diverse" and, beside it, only words of filling."""
    data = _data()
    unspecified, filling = data["unspecified"], data["filling"]
    words = set(re.findall(r"[^\W\d_]+", item.casefold()))
    return bool(words & unspecified) and words <= unspecified | filling


def is_about_evaluation(item: str) -> bool:
    """Tell whether a name speaks of evaluation, whatever category the line has."""
    name = item.casefold()
    return any(stem in name for stem in _data()["evaluation"])


@cache
def _data() -> Mapping[str, frozenset[str]]:
    data = toml.shipped(DATA)
    return {name: frozenset(words) for name, words in data.items()}
