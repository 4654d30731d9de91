"""What is to come of an initiative, and what can go wrong, as the one page has it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from aabsocial.core.struct import replace
from aabsocial.model.proposal import Gap, Risk, SuccessCriterion
from tests.support.cases import a_case, a_page, plain, reviewed
from tests.support.papers import proposal_markdown
from tests.support.proposals import a_proposal

GOAL = SuccessCriterion(
    id="K1",
    source="AAB's huslejesystem",
    unit="udsættelser",
    baseline=Decimal(41),
    target=Decimal(20),
)
OPEN = [Risk(risk=f"Risiko {number}") for number in range(6)]


@pytest.mark.parametrize(
    ("risks", "more", "unpaged"),
    [
        (OPEN[:3], None, None),
        (
            [*OPEN[:2], Risk(risk="Regn", mitigation="Vi rykker ind.")],
            "Sådan håndteres risiciene: side",
            "Sådan håndteres risiciene",
        ),
        (OPEN, "2 til: side", "2 til"),
        (
            [*OPEN, Risk(risk="Regn", mitigation="Vi rykker ind.")],
            "3 til, og hvordan alle risici håndteres: side",
            "3 til, og hvordan alle risici håndteres",
        ),
    ],
    ids=["none is handled", "one is handled", "more, and none is handled", "more, and one is"],
)
def test_the_page_leads_to_how_risks_are_handled_where_that_is_said(
    risks: list[Risk], more: str | None, unpaged: str | None
) -> None:
    gaps = tuple(Gap(key=f"risks[{number}].mitigation") for number in range(len(risks)))
    page = a_page(reviewed(a_proposal({"risks": tuple(risks), "gaps": gaps}))).risks

    found = page.full.more
    assert (found and found.words, found and found.unpaged) == (more, unpaged)
    assert len(page.full.names) == min(len(risks), 4)


@pytest.mark.parametrize("leading", ["", "kilde: ", "kilde "])
def test_a_goal_is_told_without_the_source_that_stands_beside_it(leading: str) -> None:
    measured = replace(GOAL, statement=f"udsættelser fra 41 til 20, {leading}{GOAL.source}")
    case = a_case({"success_criteria": (measured,)})
    (goal,) = case.page.goals.full.goals
    whole = plain(case.depth) + proposal_markdown(a_proposal({"success_criteria": (measured,)}))

    assert goal.statement == "udsættelser fra 41 til 20"
    assert "udsættelser fra 41 til 20" in whole
    assert "Kilde: AAB's huslejesystem" in whole
    assert "20, AAB's huslejesystem" not in whole
    assert ", kilde" not in whole


@pytest.mark.parametrize(
    ("target", "told", "unit"),
    [(None, "▢ Ikke besvaret", ""), (Decimal(20), "20", "▢ enhed mangler")],
)
def test_a_goal_without_a_number_needs_no_mark_for_its_unit(
    target: Decimal | None, told: str, unit: str
) -> None:
    bare = SuccessCriterion(id="K1", statement="udsættelser", target=target)
    (goal,) = a_page({"success_criteria": (bare,)}).goals.full.goals

    assert (goal.target, goal.unit) == (told, unit)


@pytest.mark.parametrize(
    ("statement", "told"),
    [("Mindst 90 unge har kontakt", "mindst 90"), ("90 unge har kontakt", "90")],
)
def test_a_target_has_the_bound_that_the_words_of_the_goal_set(statement: str, told: str) -> None:
    criterion = SuccessCriterion(id="K1", statement=statement, unit="unge", target=Decimal(90))
    changes = {"success_criteria": (criterion,)}
    (goal,) = a_page(changes).goals.full.goals

    assert goal.target == told
    assert f"| {told} unge |" in proposal_markdown(a_proposal(changes)).replace("\xa0", " ")
