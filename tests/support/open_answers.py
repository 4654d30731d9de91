"""A proposal with answers left open on purpose, at every kind of place."""

from __future__ import annotations

from datetime import date

from aabsocial.model.proposal import Gap, Proposal, ResidentDecision
from tests.support.proposals import a_proposal

NOTE = "svar fra Jens i butikken"  # what no public edition may tell
OPEN_IN = {
    "initiative.purpose": None,
    "initiative.participants": None,
    "initiative.start": None,
    "operations.how": None,
    "residents.decisions[1]": ResidentDecision(department="903"),
    "success_criteria[0].target": None,
    "budget[1].amount": None,
    "budget[1].years": None,
}
GAPS = (
    Gap(key="initiative.purpose", note=NOTE, by=date(2027, 5, 1)),
    Gap(key="initiative.participants"),
    Gap(key="initiative.start", note=NOTE),
    Gap(key="operations.how", note=NOTE, who="Jens"),
    Gap(key="residents.decisions[1]", of="Afdeling 903", note=NOTE, by=date(2027, 1, 14)),
    Gap(key="success_criteria[0].target", of="K1", note=NOTE),
    Gap(key="budget[1].amount", note=NOTE),
    Gap(key="partners", note=NOTE),
)


def an_open_proposal() -> Proposal:
    """Return a complete proposal but for what it leaves open."""
    return a_proposal({**OPEN_IN, "gaps": GAPS})
