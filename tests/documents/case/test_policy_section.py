"""The policy in depth: its summary counts what its list tells, and nothing is told twice."""

from __future__ import annotations

from datetime import date

import pytest

from aabsocial.documents.model import Text
from aabsocial.model.proposal import Assessment
from aabsocial.review.verdict_summary import clauses_by_part
from aabsocial.richtext import Listing
from tests.support.cases import a_case, a_page, plain, reviewed
from tests.support.proposals import a_proposal

WORD = Assessment(clause="1.4", verdict="met", reason="Set", by="Direktøren", date=date(2026, 6, 1))
PILOT = {"initiative.pilot": True, "initiative.pilot_learning": "Om det virker."}


def lines(changes: dict[str, object]) -> list[str]:
    depth = a_case(changes).depth
    section = next(it for it in depth.sections if it.name == "policy")
    listings = [
        block
        for part in section.parts
        if isinstance(part, Text)
        for block in part.blocks
        if isinstance(block, Listing)
    ]
    return [plain(item) for listing in listings for item in listing.items]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        PILOT,
        {"assessments": (WORD,)},
        {"initiative.focus_areas": ("safety-wellbeing", "crime-prevention")},
        {"initiative.focus_areas": (), "initiative.focus_reason": "Den handler om cykler."},
        {"residents.anchoring": None, "municipality.core_task": "yes"},
    ],
    ids=["whole", "pilot", "assessed", "two areas", "no area", "missing and not met"],
)
def test_every_clause_that_is_counted_is_listed_once(changes: dict[str, object]) -> None:
    told = lines(changes)
    counted = clauses_by_part(reviewed(a_proposal(changes)).verdicts)
    clauses = [clause for part in counted.values() for clause in part]

    assert {clause: sum(it.startswith(f"{clause} ") for it in told) for clause in clauses} == (
        dict.fromkeys(clauses, 1)
    )
    assert sum("✓" in it for it in told) == sum(
        len(counted.get(name, ())) for name in ("met", "assessed")
    )


def test_a_chosen_area_is_chosen() -> None:
    assert "7.1 ✓ Området er valgt." in lines({"initiative.focus_areas": ("safety-wellbeing",)})


def test_what_is_answered_is_not_for_the_board_to_assess() -> None:
    words = {
        it.chapter: it.word for it in a_page({**PILOT, "evaluation.agreed": True}).policy.marks
    }

    assert (words["5"], words["6"]) == ("Vurderes", "Besvaret")


def test_a_text_to_weigh_is_looked_for_where_it_stands() -> None:
    (line,) = (it for it in lines({"evaluation.responsible": None}) if it.startswith("6.5 "))

    assert line == "6.5 vurderes af bestyrelsen. Se »Evaluering«."
