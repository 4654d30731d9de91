"""What is still open: in the order in which the board should know of it, or nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aabsocial.core.money import Money
from aabsocial.core.struct import replace
from aabsocial.documents.case.context import CaseContext
from aabsocial.model.findings import Severity
from aabsocial.model.proposal import Assessment, BudgetLine, Exemption, FinancingLine
from aabsocial.policy.builtin_rules import builtin_finding
from tests.support.cases import a_page, plain, reviewed
from tests.support.estimates import stretch_of
from tests.support.papers import a_finding, a_review
from tests.support.proposals import a_proposal

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY = date(2026, 6, 1)
DECISION = CaseContext(number="2", kind="decision")
SUBMITTED = {"status": "submitted", "finance.without_unsecured": None}
GRANTED = FinancingLine(
    source="Fonden", kind="foundation", amount=Money.kroner(100), status="granted"
)
AWAITED = replace(GRANTED, source="Fonden for Naboer", status="applied")
PAID = replace(AWAITED, source="Gæsterne", kind="participants")


def points(changes: Mapping[str, object], context: CaseContext = DECISION) -> list[str]:
    proposal = a_proposal({**SUBMITTED, "financing": (GRANTED,), **changes})
    return [plain(it.text) for it in a_page(a_review(proposal), context=context).open.points]


def test_nothing_open_is_said() -> None:
    proposal = a_proposal({**SUBMITTED, "financing": (GRANTED,)})
    found = a_page(a_review(proposal), context=DECISION).open

    assert (found.points, found.none) == ((), "Alt er afklaret.")


@pytest.mark.parametrize(
    ("changes", "context", "told"),
    [
        (
            {},
            replace(DECISION, kind="discussion"),
            "Punktet er til drøftelse, men i oplægget bliver der bedt om en beslutning.",
        ),
        (
            {"financing": (replace(GRANTED, kind="aab"),)},
            replace(DECISION, kind="information"),
            "Punktet er til orientering, men i oplægget bliver der bedt om en beslutning.",
        ),
        ({"status": "draft"}, DECISION, "Oplægget er en kladde."),
        (
            {"status": "approved"},
            DECISION,
            "Der er allerede truffet beslutning. Oplæggets status er »Godkendt«.",
        ),
        (
            {},
            replace(DECISION, meeting_day=date(2026, 10, 1)),
            "Indsatsen begynder den 1. september 2026, altså før mødet den 1. oktober 2026.",
        ),
        (
            {},
            replace(DECISION, meeting_day=date(2028, 1, 1)),
            "Indsatsen slutter den 31. august 2027, altså før mødet den 1. januar 2028.",
        ),
        (
            {"initiative.start": stretch_of("foråret 2026")},
            replace(DECISION, meeting_day=date(2026, 10, 1)),
            "Indsatsen begynder i foråret 2026, altså før mødet den 1. oktober 2026.",
        ),
        (
            {"initiative.end": stretch_of("udgangen af 2027")},
            replace(DECISION, meeting_day=date(2028, 1, 1)),
            "Indsatsen slutter ved udgangen af 2027, altså før mødet den 1. januar 2028.",
        ),
        (
            {"financing": (GRANTED, AWAITED, PAID)},
            DECISION,
            "Der er søgt om penge, men der er ikke kommet svar: Fonden for Naboer (100 kr.).",
        ),
        (
            {
                "financing": (AWAITED,),
                "finance.without_unsecured": "Så gør vi det halve. Ellers ikke.",
            },
            DECISION,
            (
                "Der er penge, som andre ikke har bevilget endnu. "
                "Hvis de udebliver: »Så gør vi det halve. Ellers ikke.«"
            ),
        ),
        ({"risks": (), "initiative.summary": None}, DECISION, "Ikke besvaret: Resumé."),
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

    assert beginnings == ["Punktet", "Oplægget", "Indsatsen", "Der", "Der", "Ikke"]


def test_money_that_is_the_rest_is_told_without_a_bracket_in_its_bracket() -> None:
    budget = (BudgetLine(item="Mad", category="activities", amount=AWAITED.amount),)
    rest = {"financing": (AWAITED,), "budget": budget, "derived": ("financing[0].amount",)}

    assert any("Fonden for Naboer (100 kr.)" in plain(it) for it in points(rest))


def test_money_is_told_by_how_sure_it_is() -> None:
    lines = (
        AWAITED,
        replace(AWAITED, source="Lokale virksomheder", status="pledged"),
        replace(AWAITED, source="Kommunen", status="expected"),
        GRANTED,
    )

    assert points({"financing": lines})[:3] == [
        "Der er søgt om penge, men der er ikke kommet svar: Fonden for Naboer (100 kr.).",
        "Der er givet tilsagn, men ikke endelig bevilling: Lokale virksomheder (100 kr.).",
        "Pengene ventes, men er ikke lovet: Kommunen (100 kr.).",
    ]


ENDLESS = "ord og " * 100


@pytest.mark.parametrize(
    ("answer", "is_all"),
    [
        ("Så gør vi det halve. Ellers ikke.", True),
        ("- Så gør vi det halve.\n- Ellers ikke.", True),
        ("Så gør vi det halve. " * 20, False),
        ("Så gør vi dette:\n\n- det halve\n- det hele", False),
        (ENDLESS, False),
    ],
    ids=["short", "a short list", "many sentences", "a list that follows", "one endless sentence"],
)
def test_what_happens_without_the_money_leads_to_the_rest_of_it(answer: str, is_all: bool) -> None:  # noqa: FBT001 - what a case expects
    changes = {**SUBMITTED, "financing": (AWAITED,), "finance.without_unsecured": answer}
    page = a_page(a_review(a_proposal(changes)), context=DECISION)
    more = page.open.points[-1].more

    assert (more is None) is is_all
    assert more is None or (more.anchor, more.words, more.unpaged) == (
        "depth-2-financing",
        "Mere på side",
        "Læs mere",
    )


@pytest.mark.parametrize(
    "lines",
    [(GRANTED,), (GRANTED, replace(AWAITED, kind="aab")), ()],
    ids=["all is granted", "AAB's own is not", "no lines"],
)
def test_what_happens_without_money_that_nobody_awaits_is_not_open(
    lines: tuple[FinancingLine, ...],
) -> None:
    changes = {"financing": lines, "finance.without_unsecured": "Så søger vi igen."}

    assert not any("udebliver" in it for it in points(changes))


NOT_MET = Assessment(
    clause="2.1", verdict="not-met", reason="Driften er ikke spurgt", by="Direktøren", date=DAY
)
BY_DIRECTOR = (
    "Punkt 2.1 er ikke opfyldt: Vurderet den 1. juni 2026 (Direktøren). "
    "Begrundelse: Driften er ikke spurgt."
)


def test_what_a_person_judged_not_met_is_told_with_the_reason() -> None:
    told = [plain(it.text) for it in a_page({"assessments": (NOT_MET,)}).open.points]

    assert BY_DIRECTOR in told


def test_what_is_not_met_is_explained_by_its_finding_or_its_ground() -> None:
    ground = (
        "Punkt 5.1 er ikke opfyldt: "
        "Ifølge oplægget løser indsatsen en grundlæggende kommunal opgave."
    )
    found = reviewed(a_proposal({"municipality.core_task": "yes"}))
    of_a_finding = [plain(it.text) for it in a_page(found).open.points]
    of_its_ground = [plain(it.text) for it in a_page(replace(found, findings=())).open.points]

    assert any(it.startswith("Fejl, punkt 5.1: ") for it in of_a_finding)
    assert ground not in of_a_finding
    assert ground in of_its_ground


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

    assert [plain(it.text) for it in page.open.points] == [
        "Fejl: Budgettet går ikke op.",
        "Advarsel, punkt 1.5: Kun bestyrelsen.",
        "Bemærk, punkt 6.4: Et råd.",
        (
            "Dispensation, punkt 1.5: Intet bilag. Givet den 1. maj 2026 (Direktøren). "
            "Begrundelse: Udsat."
        ),
    ]


def test_the_board_is_told_of_the_case_and_not_of_the_file() -> None:
    unknown = builtin_finding("FIL03", "initiative.titel", "far", name="titel")
    page = a_page(a_review(a_proposal(SUBMITTED), (unknown,)), context=DECISION)
    told = plain(page.open)

    assert "findes ikke i spørgeskemaet" in told
    assert "nøgle" not in told


def test_many_findings_are_counted_on_the_page_and_told_in_depth() -> None:
    findings = tuple(a_finding("X", Severity.ERROR, "", f"Fejl nr. {it}") for it in range(20))
    page = a_page(a_review(a_proposal(SUBMITTED), findings), context=DECISION)

    assert plain(page.open.points[-1].text).startswith("Der er 12 bemærkninger mere")
    assert plain(page.open.fewest[-1].text).startswith("Der er 18 bemærkninger mere")
    others = [it for it in page.open.points if "Fejl nr." not in plain(it.text)][:-1]
    assert [it for it in others if it not in page.open.fewest] == []
    assert plain(page.open.shortest[-1].text).startswith("Der er 20 bemærkninger mere")


def test_the_shortest_list_leaves_out_what_the_page_says_elsewhere() -> None:
    changes = {
        **SUBMITTED,
        "status": "draft",
        "financing": (AWAITED,),
        "finance.without_unsecured": "Så søger vi igen.",
    }
    page = a_page(a_review(a_proposal(changes)), context=DECISION)

    assert page.mark == "UDKAST"
    assert any(" søgt" in f" {it.state}" for it in page.payments.sources)
    assert [plain(it.text) for it in page.open.points] == [
        "Oplægget er en kladde.",
        "Der er søgt om penge, men der er ikke kommet svar: Fonden for Naboer (100 kr.).",
        *(plain(it.text) for it in page.open.shortest),
    ]
    without = (
        "Der er penge, som andre ikke har bevilget endnu. Hvis de udebliver: »Så søger vi igen.«"
    )
    assert plain(page.open.shortest[0].text) == without


def test_the_shortest_list_is_never_empty_where_something_is_open() -> None:
    found = a_page(a_review(a_proposal({**SUBMITTED, "status": "draft", "financing": (GRANTED,)})))

    assert [plain(it.text) for it in found.open.shortest] == ["Oplægget er en kladde."]


def test_what_cannot_be_read_is_listed_once() -> None:
    found = reviewed(a_proposal(SUBMITTED), {"initiative.start": "efter ferien"})

    assert "1 svar kan ikke læses: Start »efter ferien« ⚠ kan ikke læses." in [
        plain(it.text) for it in a_page(found).open.points
    ]


def test_a_table_that_cannot_be_read_is_called_by_its_key() -> None:
    found = reviewed(a_proposal(SUBMITTED), {"initiative": "5"})

    assert "1 svar kan ikke læses: initiative »5« ⚠ kan ikke læses." in [
        plain(it.text) for it in a_page(found).open.points
    ]


def test_a_long_answer_that_cannot_be_read_is_named_and_not_quoted() -> None:
    found = reviewed(a_proposal(SUBMITTED), {"initiative.start": "efter ferien " * 10})

    assert "1 svar kan ikke læses: Start." in [plain(it.text) for it in a_page(found).open.points]
