"""Whether somebody's word on a proposal is the proposer's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aabsocial.proposal import Contact

ARTICLES = frozenset({"den", "det", "de", "the"})
SHORT_WORD = 2
LONGEST_ENDING = 3


def own_name(by: str | None, contact: Contact) -> str:
    """Return the role or name that somebody's word is given under, if it is the proposer's."""
    given = (by or "").casefold().split()
    own = (contact.role or "", contact.name or "")
    return (by or "") if any(_is_named(name, given) for name in own) else ""


def _is_named(name: str, words: list[str]) -> bool:
    """Return whether each word of a name is among words, with whatever ending."""
    parts = [part for part in name.casefold().split() if part not in ARTICLES]
    return bool(parts) and all(any(_is_same(part, word) for word in words) for part in parts)


def _is_same(one: str, other: str) -> bool:
    """Return whether two words differ by an ending at most: `konsulent` and `konsulenten`."""
    shorter, longer = sorted((one.strip(",."), other.strip(",.")), key=len)
    if len(shorter) <= SHORT_WORD or not longer.startswith(shorter):
        return shorter == longer
    return len(longer) - len(shorter) <= LONGEST_ENDING
