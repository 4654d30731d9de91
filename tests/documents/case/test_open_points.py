"""What is still open: in the order in which the board should know of it, or nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aabsocial.core.money import Money
from aabsocial.core.struct import replace
from aabsocial.documents.case.context import CaseContext
from aabsocial.model.findings import Severity
from aabsocial.model.proposal import Exemption, FinancingLine
from aabsocial.policy.builtin_rules import builtin_finding
from tests.support.cases import a_page, plain, reviewed
from tests.support.papers import a_finding, a_review
from tests.support.proposals import a_proposal

if TYPE_CHECKING:
    from collections.abc import Mapping

DECISION = CaseContext(number="2", kind="decision")
SUBMITTED = {"status": "submitted", "finance.without_unsecured": None}
GRANTED = FinancingLine(
    source="Fonden", kind="foundation", amount=Money.kroner(100), status="granted"
)
AWAITED = replace(GRANTED, source="Fonden for Naboer", status="applied")
PAID = replace(AWAITED, source="Gæsterne", kind="participants")


def points(changes: Mapping[str, object], context: CaseContext = DECISION) -> list[str]:
    proposal = a_proposal({**SUBMITTED, "financing": (GRANTED,), **changes})
    return [plain(it) for it in a_page(a_review(proposal), context=context).open.points]


def test_nothing_open_is_said() -> None:
    proposal = a_proposal({**SUBMITTED, "financing": (GRANTED,)})
    found = a_page(a_review(proposal), context=DECISION).open

    assert (found.points, found.none) == ((), "Intet.")


@pytest.mark.parametrize(
    ("changes", "context", "told"),
    [
        (
            {},
            replace(DECISION, kind="discussion"),
            "Punktet er til drøftelse, men oplægget beder om en beslutning.",
        ),
        (
            {"financing": (replace(GRANTED, kind="aab"),)},
            replace(DECISION, kind="information"),
            "Punktet er til orientering, men oplægget beder om en beslutning.",
        ),
        ({"status": "draft"}, DECISION, "Oplægget er en kladde."),
        (
            {"status": "approved"},
            DECISION,
            "Sagen er allerede afgjort. Oplæggets status er »Godkendt«.",
        ),
        (
            {},
            replace(DECISION, meeting_day=date(2026, 10, 1)),
            "Indsatsen begynder den 1. september 2026, før mødet den 1. oktober 2026.",
        ),
        (
            {},
            replace(DECISION, meeting_day=date(2028, 1, 1)),
            "Indsatsen slutter den 31. august 2027, før mødet den 1. januar 2028.",
        ),
        (
            {"financing": (GRANTED, AWAITED, PAID)},
            DECISION,
            "Der ventes svar om penge fra Fonden for Naboer (100 kr.).",
        ),
        (
            {
                "financing": (AWAITED,),
                "finance.without_unsecured": "Så gør vi det halve. Ellers ikke.",
            },
            DECISION,
            "Udebliver pengene: Så gør vi det halve. Ellers ikke.",
        ),
        ({"risks": (), "initiative.summary": None}, DECISION, "1 svar mangler: Resumé."),
    ],
)
def test_each_is_said_when_it_is_true(
    changes: Mapping[str, object], context: CaseContext, told: str
) -> None:
    assert told in points(changes, context)


def test_points_stand_in_their_order() -> None:
    changes = {
        "status": "draft",
        "financing": (AWAITED,),
        "finance.without_unsecured": "Så venter vi.",
        "initiative.summary": None,
    }
    context = replace(DECISION, kind="discussion", meeting_day=date(2026, 10, 1))
    beginnings = [it.split()[0] for it in points(changes, context)]

    assert beginnings == ["Punktet", "Oplægget", "Indsatsen", "Der", "Udebliver", "1"]


def test_findings_follow_with_their_clause_and_without_codes() -> None:
    findings = (
        a_finding("EFF13", Severity.HINT, "6.4", "Et råd"),
        a_finding("LOK02", Severity.WARNING, "1.5", "Kun bestyrelsen"),
        a_finding("FIN01", Severity.ERROR, "", "Budgettet går ikke op"),
    )
    exempt = Exemption(
        rule="LOK02", reason="Udsat", granted_by="Direktøren", granted_on=date(2026, 5, 1)
    )
    let_stand = replace(a_finding("LOK06", Severity.WARNING, "1.5", "Intet bilag"), exempt=exempt)
    proposal = a_proposal({**SUBMITTED, "financing": (GRANTED,)})
    page = a_page(a_review(proposal, (*findings, let_stand)), context=DECISION)

    assert [plain(it) for it in page.open.points] == [
        "Fejl: Budgettet går ikke op.",
        "Advarsel, punkt 1.5: Kun bestyrelsen.",
        "Bemærk, punkt 6.4: Et råd.",
        (
            "Undtaget, punkt 1.5: Intet bilag. Undtaget 1. maj 2026 af: Direktøren. "
            "Begrundelse: Udsat."
        ),
    ]


def test_the_board_is_told_of_the_case_and_not_of_the_file() -> None:
    unknown = builtin_finding("FIL03", "initiative.titel", "far", name="titel")
    page = a_page(a_review(a_proposal(SUBMITTED), (unknown,)), context=DECISION)
    told = plain(page.open)

    assert "som programmet ikke kender" in told
    assert "nøgle" not in told


def test_many_findings_are_counted_on_the_page_and_told_in_depth() -> None:
    findings = tuple(a_finding("X", Severity.ERROR, "", f"Fejl nr. {it}") for it in range(20))
    page = a_page(a_review(a_proposal(SUBMITTED), findings), context=DECISION)

    assert plain(page.open.points[-1]).startswith("12 bemærkninger mere")


def test_what_cannot_be_read_is_listed_once() -> None:
    found = reviewed(a_proposal(SUBMITTED), {"initiative.start": "efter ferien"})

    assert "1 svar kan ikke læses: Start »efter ferien« ⚠ kan ikke læses." in [
        plain(it) for it in a_page(found).open.points
    ]
