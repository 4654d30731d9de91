"""Proposals of one run that share a title (0.2)."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from aabsocial.validation.rules import SAME_TITLE, found

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aabsocial.finding import Finding
    from aabsocial.report.values import Reviewed

MOST_NAMED = 3


def same_titles(reviewed: Sequence[Reviewed]) -> Mapping[int, tuple[Finding, ...]]:
    """Give, by its index, every proposal that shares its title, with the finding that says so."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(reviewed):
        if one.title:
            groups[_bare(one.title)].append(index)
    return {
        index: (_found(reviewed, index, [other for other in group if other != index]),)
        for group in groups.values()
        if len(group) > 1
        for index in group
    }


def _bare(title: str) -> str:
    """Give a title as it sounds: without capitals, spacing, and how its letters are composed."""
    if title.isascii():
        return " ".join(title.lower().split())
    return " ".join(unicodedata.normalize("NFC", title).casefold().split())


def _found(reviewed: Sequence[Reviewed], index: int, others: list[int]) -> Finding:
    named = tuple(reviewed[other].path for other in others[:MOST_NAMED])
    more = ("…",) if len(others) > MOST_NAMED else ()
    says = "found" if len(others) == 1 else "several"
    return found(
        SAME_TITLE, "initiative.title", says, others=(*named, *more), title=reviewed[index].title
    )
