"""Which answers stand in which section of a proposal's paper, and in which order."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from aabsocial.model.questions import section_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.model.policy import Policy

# The sections of the two long parts, in their order; that of the others is in `ProposalPaper`.
CASE = (
    "background",
    "purpose",
    "activities",
    "organisation",
    "residents",
    "volunteers",
    "operations",
    "physical",
    "partners",
    "municipality",
)
EFFECT = ("evidence", "criteria", "evaluation", "afterwards")

# Within a section the interview's order holds, but for these, which come first.
FIRST: Mapping[str, tuple[str, ...]] = {
    # The interview asks early what other questions hang on; a board reads where and when first.
    "facts": (
        "initiative.departments",
        "initiative.municipality",
        "initiative.other_organisations",
        "initiative.homes",
        "initiative.start",
        "initiative.end",
        "initiative.focus_areas",
        "initiative.focus_reason",
        "initiative.takes_part",
        "initiative.pilot",
        "initiative.concerns_debt",
        "initiative.external_financing",  # with the sums, at the end
    ),
    "state": ("status", "submitted_on"),  # the interview asks for it last, when the board has met
    "remarks": ("exemptions",),  # beside the findings that they let stand
    "colophon": ("policy",),  # the interview asks for neither it nor the language
}

# The sections whose answers do not stand under a title of the section's own.
PLACES = {
    "title": "place.title",
    "facts": "place.facts",
    "state": "place.facts",
    "contact": "place.facts",
    "colophon": "place.colophon",
    "file": "place.file",
}


def keys_in(policy: Policy, section: str) -> tuple[str, ...]:
    """Return the keys of the questions and groups whose answers stand in a section, in order."""
    return _keys_by_section(policy).get(section, ())


@cache
def _keys_by_section(policy: Policy) -> Mapping[str, tuple[str, ...]]:
    asked = [key for section in policy.sections for key in section.keys]
    first = [key for keys in FIRST.values() for key in keys]
    found: dict[str, list[str]] = {}
    for key in dict.fromkeys((*first, *asked, *policy.items)):
        if item := policy.items.get(key):
            found.setdefault(section_of(item), []).append(key)
    return {section: tuple(keys) for section, keys in found.items()}
