"""What AAB is asked for and who pays: whole sums, gaps, and what cannot be read."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core.money import Money
from aabsocial.core.struct import replace
from aabsocial.documents.case.context import CaseContext
from aabsocial.documents.case.money import compose_payments
from aabsocial.documents.shares import tenths
from aabsocial.model.proposal import BudgetLine, FinancingLine, Gap
from tests.support.cases import a_case, a_page, input_of, plain, reviewed
from tests.support.proposals import a_proposal

AAB = FinancingLine(source="AAB", kind="aab", amount=Money.kroner(100), status="applied")
OWN = FinancingLine(
    source="Afdeling 901", kind="department", amount=Money.kroner(50), status="granted"
)
FUND = FinancingLine(source="Fonden", kind="foundation", amount=Money.kroner(150), status="applied")
IN_KIND = FinancingLine(
    source="Foreningen", kind="in-kind", amount=Money.kroner(20), status="pledged"
)
STATUS = "financing[0].status"
UNREADABLE = "12.000 kr. incl. moms"


@given(st.lists(st.integers(0, 10**14), min_size=1, max_size=40).filter(any))
def test_shares_make_a_hundred_percent(amounts: list[int]) -> None:
    shares = tenths(amounts, sum(amounts))

    assert sum(shares) == 1000
    for share, amount in zip(shares, amounts, strict=True):
        assert abs(share - 1000 * amount / sum(amounts)) < 1.001


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=40))
def test_pieces_of_the_bar_fill_it(amounts: list[int]) -> None:
    lines = tuple(
        FinancingLine(source="x", kind="other", amount=Money(it), status="granted")
        for it in amounts
    )
    sources = compose_payments(input_of({"financing": lines})).sources

    assert math.isclose(sum(it.part for it in sources), 1)
    shown = [it.share.split("\N{NO-BREAK SPACE}")[0].replace(",", ".") for it in sources]
    if all(it.replace(".", "").isdigit() for it in shown):
        assert sum(map(Decimal, shown)) == 100


def test_aab_comes_first_then_departments_then_the_largest() -> None:
    lines = (IN_KIND, FUND, replace_amount(FUND, 500), OWN, AAB)
    sources = a_page({"financing": lines}).payments.sources

    assert [plain(it.name) for it in sources] == [
        "AAB",
        "Afdeling 901",
        "Fonden",
        "Fonden",
        "Foreningen",
    ]
    assert sources[2].amount.startswith("500")


def replace_amount(line: FinancingLine, kroner: int) -> FinancingLine:
    return FinancingLine(
        source=line.source, kind=line.kind, amount=Money.kroner(kroner), status=line.status
    )


def test_money_that_is_asked_for_is_decided_now() -> None:
    first, second, third, fourth = a_page({"financing": (AAB, OWN, FUND, IN_KIND)}).payments.sources

    assert (first.state, first.fill) == ("skal besluttes nu", "ours")
    assert (second.state, second.fill) == ("bevilget", "granted")
    assert (third.state, third.fill) == ("søgt", "not-granted")
    assert (fourth.state, fourth.share, fourth.part) == ("andet end penge", "", 0)


@pytest.mark.parametrize(
    ("gap", "note", "told"),
    [
        (None, "6 %", "6 %; ▢ Ikke besvaret: hvor sikre pengene er"),
        (Gap(key=STATUS), "6 %", "6 %; ▢ Afklares: hvor sikre pengene er"),
        (Gap(key=STATUS), None, "▢ Afklares: hvor sikre pengene er"),
        (Gap(key=STATUS, note="svar i maj"), "6 %", "6 %; ▢ Afklares: svar i maj"),
    ],
    ids=["missing", "left open", "without a note", "with what is awaited"],
)
def test_where_only_the_status_is_open_the_amount_does_not_look_so(
    gap: Gap | None, note: str | None, told: str
) -> None:
    line = FinancingLine(source="AAB", kind="aab", amount=Money.kroner(763_800), note=note)
    case = a_case({"financing": (line,), "gaps": (gap,) if gap else ()})

    (source,) = case.page.payments.sources
    assert plain(source.state) == told
    assert told in plain(case.depth)


@pytest.mark.parametrize("kind", ["discussion", "information"])
def test_what_is_only_discussed_is_not_decided_now(kind: str) -> None:
    context = CaseContext(number="1", kind=kind)  # type: ignore[arg-type] # one of the three
    page = a_page({"financing": (AAB, OWN)}, context=context)

    assert page.payments.sources[0].state == "søgt"


@pytest.mark.parametrize(
    ("lines", "opened", "note"),
    [
        ((AAB, OWN), "Ikke bevilget endnu: 100 kr. (66,7 %)", ", kun AAB's del"),
        ((AAB, OWN, FUND), "Ikke bevilget endnu: 250 kr. (83,3 %)", ", heraf 100 kr. fra AAB"),
        ((OWN, FUND), "Ikke bevilget endnu: 150 kr. (75 %)", ""),
        ((OWN,), "Alle pengene er bevilget", ""),
        ((IN_KIND,), "", ""),
        ((OWN, replace(FUND, amount=Money(0))), "", ""),
        (
            (OWN, FinancingLine(source="Fonden", kind="foundation", amount=Money.kroner(5))),
            "Ikke bevilget endnu: ▢ Kan ikke opgøres (1 post er ikke helt udfyldt)",
            "",
        ),
    ],
)
def test_what_is_not_granted_is_said(
    lines: tuple[FinancingLine, ...], opened: str, note: str
) -> None:
    payments = a_page({"financing": lines}).payments

    assert (plain(payments.open), plain(payments.open_note)) == (opened, note)


@pytest.mark.parametrize(
    ("changes", "label", "amount", "note", "question"),
    [
        (
            {"financing": (AAB, OWN, FUND), "budget": (BudgetLine(amount=Money.kroner(300)),)},
            "Søges hos AAB",
            "100 kr.",
            "33,3 % af 300 kr.",
            "Skal AAB bevilge 100 kr.?",
        ),
        (
            {"financing": (OWN, FUND), "budget": ()},
            "Der søges ikke om penge hos AAB",
            "",
            "",
            "Skal indsatsen godkendes?",
        ),
        ({"financing": ()}, "Søges hos AAB", "", "▢ Ikke besvaret", "Skal indsatsen godkendes?"),
        (
            {"finance.no_money": True, "budget": (), "financing": ()},
            "Der søges ikke om penge hos AAB",
            "",
            "",
            "Skal indsatsen godkendes?",
        ),
        (
            {"financing": (FinancingLine(source="AAB", kind="aab", status="applied"), OWN)},
            "Søges hos AAB",
            "",
            "▢ Kan ikke opgøres (1 beløb mangler)",
            "Skal AAB bevilge penge til indsatsen?",
        ),
        (
            {"financing": (AAB, FinancingLine(source="Fonden", kind="foundation"))},
            "Søges hos AAB",
            "100 kr.",
            "Finansiering i alt: mindst 100 kr. (1 beløb mangler)",
            "Skal AAB bevilge 100 kr.?",
        ),
    ],
    ids=["asked", "nothing asked", "not answered", "no money", "amount missing", "others missing"],
)
def test_what_aab_is_asked_for(
    changes: dict[str, object], label: str, amount: str, note: str, question: str
) -> None:
    page = a_page(changes)
    asked = page.asked

    assert (asked.label, plain(asked.amount), plain(asked.note)) == (label, amount, note)
    assert plain(page.question) == question


def test_a_sum_over_what_cannot_be_read_is_no_sum() -> None:
    lines = (FinancingLine(source="AAB", kind="aab", status="applied"), OWN)
    found = reviewed(a_proposal({"financing": lines}), {"financing[0].amount": UNREADABLE})
    case = a_case(found)
    payments = case.page.payments

    assert plain(payments.total) == "mindst 50 kr. (1 post kan ikke læses)"
    assert UNREADABLE in plain(payments.sources[0].amount)
    assert all(it.part == 0 and not it.share for it in payments.sources)
    assert "%" not in payments.open
    assert plain(case.page.asked.note) == "⚠ Kan ikke opgøres (1 post kan ikke læses)"
    assert not case.page.asked.amount
    assert UNREADABLE in plain(case.depth)


def test_a_financing_that_cannot_be_read_is_no_zero() -> None:
    page = a_page(reviewed(a_proposal({"financing": ()}), {"financing": UNREADABLE}))

    assert UNREADABLE in plain(page.asked.note)
    assert UNREADABLE in plain(page.payments.gap)
    assert not page.payments.sources
    assert not page.payments.total


@pytest.mark.parametrize(
    ("changes", "budget"),
    [
        ({"budget": ()}, ""),
        ({"budget": (BudgetLine(item="Mad"),)}, ""),
        ({"budget[0].amount": None}, "mindst 30.000 kr. (1 beløb mangler)"),
    ],
    ids=["no budget", "no amounts", "an amount missing"],
)
def test_share_of_a_cost_that_nobody_knows_is_not_told(
    changes: dict[str, object], budget: str
) -> None:
    page = a_page({"financing": (AAB, FUND), **changes})

    told = f"Finansiering i alt: 250 kr., budget: {budget}"
    assert plain(page.asked.note) == (told if budget else "Finansiering i alt: 250 kr.")
    total = f"250 kr. af et budget på {budget}"
    assert plain(page.payments.total) == (total if budget else "250 kr.")


@pytest.mark.parametrize("budget", [90, 400])
def test_money_that_is_not_what_it_costs_has_no_share_beside_it(budget: int) -> None:
    line = replace(a_proposal().budget[0], amount=Money.kroner(budget))
    page = a_page({"financing": (AAB, FUND), "budget": (line,)})
    assert plain(page.asked.note) == f"Finansiering i alt: 250 kr., budget: {budget} kr."
    assert plain(page.payments.total) == f"250 kr. af et budget på {budget} kr."
    agreeing = a_page(
        {"financing": (AAB, FUND), "budget": (replace(line, amount=Money.kroner(250)),)}
    )
    assert plain(agreeing.asked.note) == "40 % af 250 kr."
    assert plain(agreeing.payments.total) == "250 kr."


def test_a_budget_that_nobody_has_given_or_that_is_open_is_compared_with_nothing() -> None:
    line = replace(a_proposal().budget[0], amount=None)
    for budget in ((), (line,)):
        page = a_page({"financing": (AAB, FUND), "budget": budget})
        assert plain(page.payments.total) == "250 kr."
