"""Which answers stand in which section of the case in depth, and which are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.sections import keys_in
from aabsocial.model.questions import section_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.model.policy import Policy

# The sections in order, each with the sections of `proposal.md` whose answers stand in it.
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "summary": ("summary", "recommendation"),
    "background": ("background",),
    "alternatives": (),
    "purpose": ("purpose", "facts"),
    "activities": ("activities",),
    "pilot": (),
    "organisation": ("organisation",),
    "communication": (),
    "residents": ("residents",),
    "volunteers": ("volunteers",),
    "operations": ("operations",),
    "physical": ("physical",),
    "partners": ("partners",),
    "municipality": ("municipality",),
    "budget": ("budget",),
    "financing": ("financing", "economy", "figures"),
    "evidence": ("evidence",),
    "criteria": ("criteria",),
    "evaluation": ("evaluation",),
    "next": ("timeline", "state"),
    "afterwards": ("afterwards",),
    "risks": ("risks",),
    "policy": ("remarks", "colophon"),
    "annexes": ("annexes",),
    "contact": ("contact",),
}
# Answers that stand apart from the rest of their section in `proposal.md`.
APART: Mapping[str, str] = {
    "initiative.alternatives": "alternatives",
    "initiative.pilot": "pilot",
    "initiative.pilot_learning": "pilot",
    "initiative.communication": "communication",
    "initiative.takes_part": "organisation",
    "initiative.concerns_debt": "operations",
    "initiative.external_financing": "financing",
}
# Answers that the one page says in full, and two that are left out of a pack.
NOT_IN_DEPTH = frozenset(
    {
        "initiative.municipality",
        "initiative.start",
        "initiative.end",
        "recommendation.points",
        "recommendation.closed",
        "status",
        "policy",
        "language",
    }
)
# A no to these says nothing; a yes shows as a section or in a table.
DROPPED_WHERE_NO = frozenset({"initiative.concerns_debt", "initiative.pilot", "municipality.party"})
# Either answer to this shows in the rest: in what AAB is asked for.
DROPPED = frozenset({"finance.no_money"})


def section_of_key(policy: Policy, key: str) -> str:
    """Return the section of the case in depth in which an answer stands, empty if in none."""
    if key in APART:
        return APART[key]
    section = section_of(policy.items[key])
    return next((name for name, sources in SECTIONS.items() if section in sources), "")


def keys_of(policy: Policy, name: str) -> tuple[str, ...]:
    """Return the keys of a section, in the order of `proposal.md`."""
    apart = [key for key, section in APART.items() if section == name and key in policy.items]
    inside = [
        key
        for source in SECTIONS[name]
        for key in keys_in(policy, source)
        if key not in APART and key not in NOT_IN_DEPTH
    ]
    return (*apart, *inside) if name != "financing" else (*inside, *apart)
