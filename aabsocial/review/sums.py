"""What several proposals come to: in all, and by focus area, municipality and year (pure)."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from aabsocial.core.estimates import first_day
from aabsocial.core.struct import Struct
from aabsocial.model.totals import Total, total_of
from aabsocial.text.collation import danish_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from aabsocial.review.facts import ProposalFacts
    from aabsocial.review.results import ReviewedProposal

Amount: TypeAlias = Literal["total", "asked", "external", "unsecured"]
AMOUNTS: tuple[Amount, ...] = get_args(Amount)
Grouping: TypeAlias = Literal["focus_areas", "municipality", "year"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)
UNKNOWN = Total(unreadable=1)  # of a proposal that cannot be read: it may cost anything


class Sums(Struct, kw_only=True):
    """The amounts of some proposals; `number` is how many there are, each counted once."""

    number: int
    total: Total
    asked: Total
    external: Total
    unsecured: Total


class Group(Struct, kw_only=True):
    """The proposals that have one answer in common.

    `names` are its parts: the codes of focus areas, a municipality as it was first written, or a
    year. It is empty where nothing is answered, and `is_read` says whether it could be read.
    """

    names: tuple[str, ...]
    is_read: bool
    sums: Sums


def sums_of(proposals: Iterable[ReviewedProposal]) -> Sums:
    """Sum the amounts of proposals; one that cannot be read makes each sum the least it can be."""
    facts = tuple(proposal.facts for proposal in proposals)
    return Sums(number=len(facts), **{name: _sum(facts, name) for name in AMOUNTS})


def _sum(facts: Iterable[ProposalFacts | None], name: Amount) -> Total:
    return total_of(UNKNOWN if it is None else getattr(it, name) for it in facts)


def groups(proposals: Iterable[ReviewedProposal], grouping: Grouping) -> tuple[Group, ...]:
    """Sum proposals by an answer, so that each is counted once and the groups come to the whole.

    An initiative in two focus areas is neither in one nor in the other, but in a group of both.
    Those that do not answer come behind the others, and last those that cannot be read.
    """
    names: dict[tuple[str, ...] | None, tuple[str, ...]] = {}
    members: dict[tuple[str, ...] | None, list[ReviewedProposal]] = {}
    for proposal in proposals:
        name = _names(proposal.facts, grouping)
        key = None if name is None else tuple(map(_bare, name))
        names.setdefault(key, name or ())
        members.setdefault(key, []).append(proposal)
    ordered = sorted(members, key=lambda key: (key is None, key == (), _in_order(key or ())))
    return tuple(
        Group(names=names[key], is_read=key is not None, sums=sums_of(members[key]))
        for key in ordered
    )


def _in_order(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(danish_key(name)[0] for name in names)


def _names(facts: ProposalFacts | None, grouping: Grouping) -> tuple[str, ...] | None:
    """Return a proposal's group, empty where it names none, `None` where it cannot be read."""
    if facts is None or READ_FROM[grouping] in facts.unread:
        return None
    return NAMES[grouping](facts)


def _year(facts: ProposalFacts) -> tuple[str, ...]:
    day = first_day(facts.start)
    return (str(day.year),) if day else ()


def _municipality(facts: ProposalFacts) -> tuple[str, ...]:
    name = " ".join((facts.municipality or "").split())
    return (name,) if name else ()


def _bare(name: str) -> str:
    """Return a name without what people write differently: capitals, composed letters."""
    return unicodedata.normalize("NFC", name).casefold()


READ_FROM: Mapping[Grouping, str] = {
    "focus_areas": "focus_areas",
    "municipality": "municipality",
    "year": "start",
}
NAMES: Mapping[Grouping, Callable[[ProposalFacts], tuple[str, ...]]] = {
    "focus_areas": lambda facts: facts.focus_areas,
    "municipality": _municipality,
    "year": _year,
}
