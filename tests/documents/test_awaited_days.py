"""The timeline: days named in the words on contracts and money, and the order of all days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aabsocial.core.estimates import FuzzyDate
from aabsocial.documents.answers import AnswerFormatter
from aabsocial.documents.model import Table
from aabsocial.documents.proposal import timeline_parts
from aabsocial.localization.messages import NO_BREAK_SPACE
from aabsocial.model.proposal import EvaluationPoint, FinancingLine, ResultContract
from aabsocial.policy.aab import load_policy
from tests.support.proposals import a_proposal

if TYPE_CHECKING:
    from collections.abc import Mapping

POLICY = load_policy()
TODAY = date(2026, 11, 30)
CONTRACT, MONEY = "Resultatkontrakt", "Finansieringskilde"


def moments(
    changes: Mapping[str, object], today: date | None = TODAY
) -> list[tuple[str, str, str]]:
    formatter = AnswerFormatter(
        policy=POLICY, proposal=a_proposal(changes), language="da", today=today
    )
    [table] = [it for it in timeline_parts(formatter) if isinstance(it, Table)]
    return [(row[0].replace(NO_BREAK_SPACE, " "), row[1], row[2]) for row in table.rows]


def of_kind(kind: str, told: list[tuple[str, str, str]]) -> list[tuple[str, str]]:
    return [(day, what) for day, what, it in told if it == kind]


def unsigned(reason: str | None) -> dict[str, object]:
    contract = ResultContract(authority="Ungeindsatsen", state="in-dialogue")
    return {"municipality.contracts": (contract,), "municipality.contract_reason": reason}


def payer(
    note: str | None, source: str | None = "Ungdomsfonden", status: str = "applied"
) -> dict[str, object]:
    line = FinancingLine(source=source, kind="foundation", status=status, note=note)  # type: ignore[arg-type]
    return {"financing": (line,)}


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (
            "Ungeindsatsen: skal være klar 1/2-2027.",
            [("1. februar 2027", "Ungeindsatsen: skal være klar 1/2-2027")],
        ),
        (
            "- Den er ved at blive skrevet. Møde 3/3-2027.\n- Klar i maj 2027",
            [
                ("3. marts 2027", "Ungeindsatsen: Møde 3/3-2027"),
                ("maj 2027", "Ungeindsatsen: Klar i maj 2027"),
            ],
        ),
        ("Mødet 1/2-2026 blev aflyst. Vi prøver igen i 2027.", []),
        (None, []),
    ],
    ids=["one day", "two lines", "a day that has passed and a year", "no words"],
)
def test_days_of_a_contract_that_is_not_signed_are_in_the_timeline(
    reason: str | None, told: list[tuple[str, str]]
) -> None:
    assert of_kind(CONTRACT, moments(unsigned(reason))) == told


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ((ResultContract(authority="Skolen", state="draft"),), "Klar 1/2-2027"),
        ((ResultContract(authority="Skolen", state="signed"),), "Ungeindsatsen: Klar 1/2-2027"),
        ((ResultContract(state="draft"),), "Ungeindsatsen: Klar 1/2-2027"),
    ],
    ids=["two are not signed", "the other is signed", "the other has no name"],
)
def test_a_contract_is_named_where_it_alone_is_meant(
    others: tuple[ResultContract, ...], told: str
) -> None:
    changes = unsigned("Klar 1/2-2027")
    ours = changes["municipality.contracts"]
    assert isinstance(ours, tuple)
    changes["municipality.contracts"] = (*ours, *others)

    assert of_kind(CONTRACT, moments(changes)) == [("1. februar 2027", told)]


def test_without_a_day_of_today_none_is_still_to_come() -> None:
    told = moments(unsigned("Klar 1/2-2027"), today=None)

    assert of_kind(CONTRACT, told) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            payer("ansøgt 1/9-2026, svar til januar 2027"),
            [("januar 2027", "Ungdomsfonden: ansøgt 1/9-2026, svar til januar 2027")],
        ),
        (payer("svar 15/1-2027", source=None), [("15. januar 2027", "Svar 15/1-2027")]),
        (payer("udbetales 15/1-2027", status="granted"), []),
        (payer("svar til januar"), []),
        (payer(None), []),
    ],
    ids=["applied for", "nobody named", "granted", "no year", "no note"],
)
def test_days_on_which_money_is_awaited_are_in_the_timeline(
    changes: dict[str, object], told: list[tuple[str, str]]
) -> None:
    assert of_kind(MONEY, moments(changes)) == told


def test_a_month_stands_before_the_day_that_ends_it() -> None:
    month = FuzzyDate("juni 2028", date(2028, 6, 1), date(2028, 6, 30), "juni 2028", "June 2028")
    points = (EvaluationPoint(date=month, what="Slutevaluering"),)
    told = moments({"initiative.end": date(2028, 6, 30), "evaluation.points": points})

    assert [what for _, what, _ in told][-2:] == ["Slutevaluering", "Indsatsen slutter"]


def test_what_happens_on_a_day_begins_with_a_capital() -> None:
    points = (EvaluationPoint(date=date(2028, 6, 30), what="slut"),)
    told = moments({"evaluation.points": points})

    assert "Slut" in [what for _, what, _ in told]
