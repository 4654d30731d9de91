"""What is said of the money, for every payer and every state of it."""

from __future__ import annotations

import pytest

from aabsocial.core.struct import replace
from aabsocial.model.proposal import BudgetLine, Finance, FinancingLine, Proposal
from aabsocial.policy.aab.derived.money import money_sentences, rest_to_pay
from tests.policy.aab.money import kr
from tests.support.proposals import a_proposal

COFFEE = BudgetLine(item="Kaffe", category="catering", amount=kr(60_000))


def line(
    source: str | None, kind: object, amount: int | None, status: object = None
) -> FinancingLine:
    """Return a line of financing, in kroner."""
    known = None if amount is None else kr(amount)
    return replace(FinancingLine(source=source, amount=known), kind=kind, status=status)


def said(*financing: FinancingLine, budget: tuple[BudgetLine, ...] = (COFFEE,)) -> str:
    """Return what is said of these lines, in Danish."""
    proposal = Proposal(budget=budget, financing=financing)
    return " ".join(money_sentences(proposal, "da")).replace("\xa0", " ")


AAB = line("AAB", "aab", 40_000, "applied")


@pytest.mark.parametrize(
    ("financing", "sentence"),
    [
        pytest.param((AAB,), "Der søges om 40.000 kr. hos AAB.", id="asked"),
        pytest.param(
            (line("AAB", "aab", 40_000),), "Der søges om 40.000 kr. hos AAB.", id="not said"
        ),
        pytest.param(
            (line("AAB", "aab", 40_000, "granted"),), "AAB har bevilget 40.000 kr.", id="granted"
        ),
        pytest.param(
            (line("AAB", "aab", 40_000, "pledged"),),
            "AAB har givet tilsagn om 40.000 kr.",
            id="pledged",
        ),
        pytest.param(
            (AAB, line("AAB's fond", "aab", 5_000, "granted")),
            "AAB har bevilget 5.000 kr., og der søges om 40.000 kr. hos AAB.",
            id="some granted",
        ),
        pytest.param(
            (line("AAB", "aab", 60_000),), "Der søges om hele beløbet hos AAB.", id="all of it"
        ),
        pytest.param(
            (line("AAB", "aab", 60_000, "granted"),),
            "AAB har bevilget hele beløbet.",
            id="all granted",
        ),
        pytest.param((AAB, line("AAB", "aab", None)), "", id="an amount is missing"),
        pytest.param((AAB, line("Fond", None, 9)), "", id="a line of nobody knows whose money"),
        pytest.param(
            (line("Afdeling 47", "department", 20_000, "granted"),),
            "Afdeling 47 betaler 20.000 kr.",
            id="department",
        ),
        pytest.param(
            (AAB, line("Afdeling 47", "department", 20_000)),
            "Der søges om 40.000 kr. hos AAB, og afdeling 47 er opført med 20.000 kr.",
            id="department whose answer is not known",
        ),
        pytest.param(
            (AAB, line("Afdeling 47 og 48 (10.000 kr. hver)", "department", 20_000, "expected")),
            "Der søges om 40.000 kr. hos AAB, og afdeling 47 og 48 forventes at betale 20.000 kr.",
            id="department expected",
        ),
        pytest.param(
            (line("Landsbyggefonden, boligsociale midler", "landsbyggefonden", 9_000, "applied"),),
            "Der er søgt om 9.000 kr. hos Landsbyggefonden.",
            id="fund applied to",
        ),
        pytest.param(
            (AAB, line("Privat fond", "foundation", 9_000, "applied")),
            "Der søges om 40.000 kr. hos AAB, og der er søgt om 9.000 kr. hos privat fond.",
            id="a payer that is no name",
        ),
        pytest.param(
            (line("Velliv Foreningen", "foundation", 9_000, "pledged"),),
            "Velliv Foreningen har givet tilsagn om 9.000 kr.",
            id="fund pledged",
        ),
        pytest.param(
            (line("Gæster, 200 kopper", "participants", 2_000, "expected"), AAB),
            "Der søges om 40.000 kr. hos AAB, og deltagerne forventes selv at betale 2.000 kr.",
            id="participants",
        ),
        pytest.param(
            (line("Gæster", "participants", 2_000, "granted"),),
            "Deltagerne betaler selv 2.000 kr.",
            id="participants have paid",
        ),
        pytest.param(
            (line("Lokaler", "in-kind", 2_000, "granted"), AAB),
            "Der søges om 40.000 kr. hos AAB.",
            id="in kind",
        ),
        pytest.param((line(None, "foundation", 2_000),), "", id="a payer without a name"),
        pytest.param((line("Fond", "foundation", 0),), "", id="nothing"),
    ],
)
def test_who_pays_is_said_as_sure_as_it_is(
    financing: tuple[FinancingLine, ...], sentence: str
) -> None:
    assert said(*financing) == f"Indsatsen koster 60.000 kr. {sentence}".strip()


def test_no_sum_is_said_over_a_gap() -> None:
    open_line = BudgetLine(item="Kage")
    assert said(AAB, budget=(COFFEE, open_line)) == "Der søges om 40.000 kr. hos AAB."
    assert said(AAB, budget=()) == "Der søges om 40.000 kr. hos AAB."


def test_an_estimate_is_called_one() -> None:
    estimated = replace(COFFEE, estimated=True)
    assert said(budget=(estimated,)) == "Indsatsen er anslået til at koste 60.000 kr."


def test_an_initiative_without_money_costs_none() -> None:
    free = Proposal(finance=Finance(no_money=True))
    assert [*money_sentences(free, "da")] == ["Indsatsen koster ikke noget."]
    assert [*money_sentences(free, "en")] == ["The initiative costs nothing."]


MANY = tuple(
    line(f"Fond {number}", "foundation", number, status)
    for number, status in enumerate(("granted", "granted", "pledged", "applied", "expected"), 1)
)


def test_many_payers_are_told_together() -> None:
    assert said(AAB, *MANY) == (
        "Indsatsen koster 60.000 kr. Der søges om 40.000 kr. hos AAB, andre har bevilget 3 kr., "
        "andre har givet tilsagn om 3 kr., og der regnes med 9 kr. fra andre, som endnu ikke har "
        "givet tilsagn."
    )


def test_many_payers_are_not_told_together_over_a_gap() -> None:
    no_amount = line("Fond", "foundation", None)
    assert (
        said(AAB, *MANY, no_amount)
        == "Indsatsen koster 60.000 kr. Der søges om 40.000 kr. hos AAB."
    )
    assert said(*MANY[:4], line(None, "foundation", 5)) == "Indsatsen koster 60.000 kr."


def test_many_granted_payers_are_not_said_to_be_asked() -> None:
    granted = [replace(it, status="granted") for it in MANY]
    assert said(*granted) == "Indsatsen koster 60.000 kr. Andre har bevilget 15 kr."


def test_nobody_knows_what_each_pays_where_two_pay_the_rest() -> None:
    listed = ("financing[0].amount", "financing[1].amount")
    assert rest_to_pay(a_proposal({"derived": listed})) is None
    assert rest_to_pay(a_proposal({"derived": listed[:1]})) is not None


def test_departments_stand_together_where_the_first_of_them_does() -> None:
    first, second = (line(f"Afdeling {it}", "department", 6_000, "granted") for it in (9, 31))
    fund = line("Trygfonden", "foundation", 8_000, "granted")
    assert said(AAB, first, fund, second) == said(AAB, first, second, fund)
    assert said(AAB, fund, first, second) != said(AAB, first, second, fund)


@pytest.mark.parametrize("status", ["granted", "pledged"])
def test_amount_that_somebody_said_yes_to_follows_nothing(status: str) -> None:
    payer = replace(a_proposal().financing[0], amount=kr(1), status=status)
    changes = {"financing": (payer,), "derived": ("financing[0].amount",)}
    assert rest_to_pay(a_proposal(changes)) == kr(1)
