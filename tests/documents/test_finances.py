"""Sums, shares and the price own up to rounding."""

from __future__ import annotations

import pytest

from aabsocial.core.money import Money
from aabsocial.core.struct import replace
from aabsocial.documents import compose_proposal
from aabsocial.documents.answers import AnswerFormatter
from aabsocial.model.proposal import BudgetLine, FinancingLine
from aabsocial.model.totals import Total
from aabsocial.policy.aab import load_policy
from aabsocial.rendering.templates import render_template
from aabsocial.review.finances import external_sum, financing_sum, paid_by, unsecured_sum
from tests.support.papers import a_review, proposal_markdown, visible_text, with_single_spaces
from tests.support.proposals import a_proposal

SPEAKER = AnswerFormatter(policy=load_policy(), proposal=a_proposal(), language="da")


def in_thirds(*kroner: int) -> tuple[FinancingLine, ...]:
    return tuple(
        FinancingLine(source="Fond", kind="foundation", amount=Money.kroner(it), status="granted")
        for it in kroner
    )


def test_initiative_without_money_says_so_in_place_of_tables() -> None:
    changes = {"finance.no_money": True, "budget": (), "financing": ()}
    says = "Økonomi Indsatsen koster ikke noget, så der er hverken budget eller finansiering."
    assert says in visible_text(proposal_markdown(a_proposal(changes)))


@pytest.mark.parametrize(
    ("says", "what"),
    [
        ("Søges hos AAB: 60.000 kr. (33,3 % af finansieringen)", "asked of AAB"),
        ("Ekstern finansiering Ja – 120.000 kr. (66,7 % af finansieringen)", "external"),
        ("Endnu ikke bevilget 60.000 kr. (33,3 % af finansieringen)", "not granted"),
        ("Pris pr. deltager 3.000 kr.", "price"),
        ("Moms Beløbene er inklusive moms", "VAT"),
        ("I alt 180.000 kr. 100 %", "sum"),
    ],
    ids=lambda text: text.split(" (")[0],
)
def test_the_figures_stand_beside_the_tables(says: str, what: str) -> None:
    assert says in visible_text(proposal_markdown(a_proposal())), what


def test_a_rounded_price_says_so() -> None:
    paper = visible_text(proposal_markdown(a_proposal({"initiative.participants": 7})))
    assert "Pris pr. deltager ca. 25.714 kr." in paper


def test_no_participants_have_no_price() -> None:
    paper = visible_text(proposal_markdown(a_proposal({"initiative.participants": 0})))
    assert "Pris pr. deltager" not in paper


def test_difference_between_sums_is_shown() -> None:
    changes = {"financing[0].amount": Money.kroner(100_000)}
    paper = visible_text(proposal_markdown(a_proposal(changes)))
    assert "Forskel mellem budget og finansiering 20.000 kr." in paper


def test_departments_money_is_not_external() -> None:
    proposal = a_proposal({"financing[0].kind": "department"})
    assert external_sum(replace(SPEAKER, proposal=proposal)) == Total(Money(0))


def test_an_amount_without_answer_is_a_gap_in_its_row() -> None:
    paper = visible_text(proposal_markdown(a_proposal({"budget[0].amount": None})))
    assert "Løn, gældsrådgiver Løn 300 timer à 500 kr. ▢ Ikke besvaret" in paper
    assert "I alt mindst 30.000 kr. (1 beløb mangler)" in paper


@pytest.mark.parametrize(
    ("key", "labels"),
    [
        ("budget", ("Samlet budget", "Pris pr. deltager")),
        ("financing", ("Søges hos AAB", "Søges hos AAB:", "Endnu ikke bevilget")),
    ],
    ids=["no budget", "no financing"],
)
def test_a_sum_of_lines_that_are_missing_is_a_gap(key: str, labels: tuple[str, ...]) -> None:
    paper = visible_text(proposal_markdown(a_proposal({key: ()})))
    assert [it for it in labels if f"{it} ▢ Ikke besvaret" not in paper] == []


def test_odd_ore_are_shown() -> None:
    paper = visible_text(proposal_markdown(a_proposal({"budget[0].amount": Money(12_345_678)})))
    assert "123.456,78 kr." in paper


@pytest.mark.parametrize(
    ("amount", "cell"),
    [(Money.kroner(5_000), "andet end penge, værdi 5.000 kr."), (None, "andet end penge")],
    ids=["valued", "no value"],
)
def test_contribution_in_kind_is_in_no_sum(amount: Money | None, cell: str) -> None:
    given = FinancingLine(source="Klubben", kind="in-kind", amount=amount, status="granted")
    lines = (*in_thirds(100), given)
    paper = visible_text(proposal_markdown(a_proposal({"financing": lines})))
    assert f"Klubben Andet end penge: timer, lokaler, udstyr Bevilget {cell} –" in paper
    assert "I alt 100 kr. 100 %" in paper


@pytest.mark.parametrize(
    ("amount", "estimated", "cell"),
    [
        (Money.kroner(1_000), True, "1.000 kr. (anslået) 100 %"),
        (Money.kroner(1_000), False, "1.000 kr. 100 %"),
        (Money.kroner(1_000), None, "1.000 kr. 100 %"),
        (None, True, "▢ Ikke besvaret I alt"),
    ],
    ids=["an estimate", "no estimate", "not said", "no amount"],
)
def test_estimated_amount_is_said_to_be_one(
    amount: Money | None, *, estimated: bool | None, cell: str
) -> None:
    line = BudgetLine(item="Telt", category="materials", amount=amount, estimated=estimated)
    assert f"Telt Materialer og udstyr {cell}" in visible_text(
        proposal_markdown(a_proposal({"budget": (line,)}))
    )


def test_answer_on_an_estimate_that_cannot_be_read_stands_beside_the_amount() -> None:
    proposal = a_proposal({"budget[0].estimated": None})
    found = replace(a_review(proposal), unreadable={"budget[0].estimated": "måske"})
    paper = visible_text(
        render_template("proposal.md.j2", compose_proposal(load_policy(), found, "da"))
    )
    assert "150.000 kr. (Anslået: »måske« ⚠ kan ikke læses)" in paper


def test_participants_payment_is_neither_own_nor_external() -> None:
    paid = FinancingLine(
        source="Deltagerne", kind="participants", amount=Money.kroner(60), status="granted"
    )
    paper = visible_text(proposal_markdown(a_proposal({"financing": (*in_thirds(40), paid)})))
    assert "Ekstern finansiering Ja – 40 kr. (40 % af finansieringen)" in paper
    assert "Søges hos AAB 0 kr." in paper


def test_a_price_of_at_least_is_not_rounded_up() -> None:
    changes = {"initiative.participants": 7, "budget[0].amount": None}
    paper = visible_text(proposal_markdown(a_proposal(changes)))
    assert "Pris pr. deltager mindst 4.285 kr. (1 beløb mangler)" in paper


def test_unreadable_price_is_not_shown() -> None:
    proposal = a_proposal({"initiative.participants": None})
    found = replace(a_review(proposal), unreadable={"initiative.participants": "mange"})
    paper = visible_text(
        render_template("proposal.md.j2", compose_proposal(load_policy(), found, "da"))
    )
    assert "Pris pr. deltager ⚠ Kan ikke opgøres (antallet af deltagere" in paper


@pytest.mark.parametrize(
    ("kroner", "participants", "says"),
    [
        (1_000, 8, "Pris pr. deltager 125 kr."),
        (1_000, 3, "Pris pr. deltager ca. 333 kr."),
        (2_000, 3, "Pris pr. deltager ca. 667 kr."),
        (101, 2, "Pris pr. deltager ca. 51 kr."),
        (1_000, 16, "Pris pr. deltager ca. 63 kr."),
    ],
    ids=["exact", "down", "up", "half", "another half"],
)
def test_price_for_each_is_rounded_to_nearest(kroner: int, participants: int, says: str) -> None:
    budget = (BudgetLine(item="Alt", amount=Money.kroner(kroner)),)
    changes = {"budget": budget, "initiative.participants": participants}
    assert says in visible_text(proposal_markdown(a_proposal(changes)))


@pytest.mark.parametrize(
    ("field", "written", "says"),
    [
        ("kind", None, "1 post er ikke helt udfyldt"),
        ("kind", "andre", "1 post kan ikke læses"),
        ("status", None, "1 post er ikke helt udfyldt"),
        ("status", "måske", "1 post kan ikke læses"),
        ("amount", None, "1 beløb mangler"),
        ("amount", "mange penge", "1 post kan ikke læses"),
    ],
)
def test_sum_names_what_is_missing_in_a_line(field: str, written: str | None, says: str) -> None:
    key = f"financing[0].{field}"
    proposal = a_proposal({key: None})
    speaker = replace(
        SPEAKER, proposal=proposal, unreadable={} if written is None else {key: written}
    )
    sums = {
        "kind": paid_by(speaker, "aab"),
        "status": unsecured_sum(speaker),
        "amount": financing_sum(speaker),
    }
    assert f"({says})" in with_single_spaces(sums[field].format("da"))
