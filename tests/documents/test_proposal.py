"""The proposal's case as the paper lays it out: which way a target points."""

from __future__ import annotations

from datetime import date

import pytest

from aabsocial.core.money import total
from aabsocial.core.struct import replace
from aabsocial.documents.case import CaseContext
from aabsocial.model.proposal import EvaluationPoint, Gap, VolunteerEffort
from aabsocial.policy.aab.derived.money import rest_to_pay
from tests.support.cases import a_case, plain, reviewed
from tests.support.estimates import stretch_of
from tests.support.papers import (
    checklist_markdown,
    proposal_markdown,
    visible_text,
    with_single_spaces,
)
from tests.support.proposals import a_proposal


@pytest.mark.parametrize(
    ("is_most", "shown"),
    [(True, "højst 48 husstande"), (False, "mindst 48 husstande"), (None, "48 husstande")],
    ids=["at most", "at least", "unanswered"],
)
def test_a_target_is_shown_with_its_direction(is_most: object, shown: str) -> None:
    changes = {"success_criteria[1].target_is_most": is_most}
    cells = with_single_spaces(visible_text(proposal_markdown(a_proposal(changes))))

    assert f"64 husstande (31. december 2025) {shown}" in cells


def test_a_direction_without_a_target_is_not_shown() -> None:
    changes = {"success_criteria[1].target_is_most": True, "success_criteria[1].target": None}
    paper = visible_text(proposal_markdown(a_proposal(changes)))

    assert "højst husstande" not in with_single_spaces(paper)


def test_volunteer_work_beside_a_no_is_shown() -> None:
    effort = VolunteerEffort(name="Strikkeklubben", effect="outcompetes")
    changes = {"residents.existing_volunteering": "none", "residents.volunteering": (effort,)}

    assert "Strikkeklubben Udkonkurrerer" in visible_text(proposal_markdown(a_proposal(changes)))


def test_a_deadline_that_the_program_took_from_the_period_is_marked() -> None:
    first, *others = a_proposal().success_criteria
    end = a_proposal().initiative.end
    criteria = (replace(first, deadline=end), *others)
    guessed = {"derived": ("success_criteria[0].deadline",), "success_criteria": criteria}
    assert proposal_markdown(a_proposal(guessed)).count("(forslag)") == 2
    assert "(forslag)" not in proposal_markdown(a_proposal({**guessed, "derived": None}))
    other = {**guessed, "initiative.end": None}  # somebody has changed one of the two by hand
    assert "(forslag)" not in proposal_markdown(a_proposal(other))


def test_the_rest_is_told_as_the_rest_and_not_as_a_proposal() -> None:
    proposal = a_proposal({"derived": ("financing[1].amount",)})
    rest = rest_to_pay(proposal)
    assert rest == proposal.financing[1].amount  # the budget balances
    paper = visible_text(proposal_markdown(proposal))

    assert "kr. (resten)" in with_single_spaces(paper)
    assert "(forslag)" not in paper
    assert "Beløb (" not in visible_text(checklist_markdown(reviewed(proposal)))


def test_who_pays_all_of_it_pays_no_rest() -> None:
    proposal = a_proposal()
    payer = replace(proposal.financing[0], amount=total(it.amount for it in proposal.budget))
    alone = a_proposal({"financing": (payer,), "derived": ("financing[0].amount",)})
    assert rest_to_pay(alone) == payer.amount
    paper = visible_text(proposal_markdown(alone))
    assert "(resten)" not in paper
    assert "(forslag)" not in paper


@pytest.mark.parametrize(
    ("deadlines", "days", "told"),
    [
        ((30, 31), (29,), "Det er før fristen for K1 og K2."),
        ((30, 31), (29, 30), "Det er før fristen for K2."),
        ((30, 31), (31,), ""),
        ((30, None), (30,), ""),
        ((30, 31), (29, None), ""),
        ((30, 31), (), ""),
    ],
)
def test_a_last_evaluation_before_a_deadline_is_told(
    deadlines: tuple[int | None, ...], days: tuple[int | None, ...], told: str
) -> None:
    def of_august(day: int | None) -> date | None:
        return date(2027, 8, day) if day else None

    both = zip(a_proposal().success_criteria, deadlines, strict=True)
    points = tuple(EvaluationPoint(date=of_august(day), what="Tal") for day in days)
    changes = {
        "success_criteria": tuple(replace(it, deadline=of_august(day)) for it, day in both),
        "evaluation.points": points,
    }
    paper = visible_text(proposal_markdown(a_proposal(changes)))
    assert told in paper
    assert ("Den sidste evaluering" in paper) == bool(told)
    case = plain(a_case(reviewed(a_proposal(changes)), "da", CaseContext()))
    assert ("Den sidste evaluering" in case) == bool(told)


def test_a_year_counts_as_its_last_day_and_what_is_proposed_is_late_for_nothing() -> None:
    first, second = a_proposal().success_criteria
    changes = {
        "success_criteria": (
            replace(first, deadline=stretch_of("2027")),
            replace(second, deadline=date(2027, 8, 31)),
        ),
        "evaluation.points": (EvaluationPoint(date=stretch_of("marts 2027"), what="Tal"),),
        "derived": ("success_criteria[1].deadline",),
    }
    assert "Det er før fristen for K1." in visible_text(proposal_markdown(a_proposal(changes)))


def test_deadlines_stand_among_the_days_in_their_order() -> None:
    first, second = a_proposal().success_criteria
    changes = {
        "success_criteria": (
            replace(first, deadline=date(2027, 5, 1)),
            replace(second, deadline=date(2027, 5, 1)),
            replace(second, id=None, deadline=date(2027, 6, 1)),
            replace(second, id="K4", deadline=None),
        ),
    }
    paper = visible_text(proposal_markdown(a_proposal(changes)))
    told = paper.partition("Hvad sker der hvornår?")[2]
    days = ("1. maj 2027 Frist for K1 og K2 Succeskriterium", "1. juni 2027 Frist for 3 Succes")
    assert [told.index(with_single_spaces(day)) for day in days] == sorted(
        told.index(with_single_spaces(day)) for day in days
    )
    assert "Frist for K4" not in told


def test_a_decision_that_is_still_to_come_stands_among_the_days() -> None:
    gaps = (
        Gap(key="residents.decisions", note="Afdelingsmødet", by=date(2027, 5, 20)),
        Gap(key="effect.source", note="Rapporten"),
    )
    changes = {"residents.decisions": (), "effect.source": None, "gaps": gaps}
    paper = visible_text(proposal_markdown(a_proposal(changes)))
    told = paper.partition("Hvad sker der hvornår?")[2]
    assert told.count("Afklares senest") == 1
    assert with_single_spaces("20. maj 2027 Beboernes beslutninger Afklares senest") in told


def test_what_stands_as_a_sentence_of_its_own_begins_with_a_capital() -> None:
    small = {
        "initiative.purpose": "at de ældre ses hver uge",
        "initiative.background": "i opgangen er tre syge",
    }
    proposal = a_proposal(small)
    paper, case = visible_text(proposal_markdown(proposal)), plain(a_case(proposal))

    for text in small.values():
        begun = text[:1].upper() + text[1:]
        assert begun in paper
        assert begun in case
        assert text not in case


def test_a_decision_on_a_day_to_come_is_told_as_not_made() -> None:
    found = reviewed(a_proposal({"residents.decisions[1].date": date(2027, 1, 19)}))
    case = plain(a_case(found, "da", CaseContext()))

    assert with_single_spaces("19. januar 2027 (ikke besluttet endnu)") in case
