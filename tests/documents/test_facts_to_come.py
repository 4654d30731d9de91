"""What is granted, agreed or signed on a day to come is told as that on every paper."""

from __future__ import annotations

from datetime import date

import pytest

from aabsocial.core.struct import replace
from aabsocial.model.proposal import FinancingLine, Partner, ResultContract
from aabsocial.policy.aab import load_policy
from aabsocial.review.facts import facts_of
from tests.support.cases import a_case, a_page, plain, reviewed
from tests.support.papers import checklist_markdown, visible_text, with_single_spaces
from tests.support.proposals import TODAY, a_proposal

MARK = "(datoen ligger i fremtiden)"


def granted(note: str) -> tuple[FinancingLine, ...]:
    first, *others = a_proposal().financing
    others = [replace(it, status="granted", note=None) for it in others]
    return (replace(first, status="granted", note=note), *others)


@pytest.mark.parametrize(
    ("note", "mark", "fill"),
    [("byrådet 3. juni 2027", MARK, "not-granted"), ("byrådet 3. juni 2026", "", "granted")],
    ids=["to come", "made"],
)
def test_a_grant_on_a_day_to_come_is_not_granted(note: str, mark: str, fill: str) -> None:
    found = reviewed(a_proposal({"financing": granted(note)}))
    payments = a_page(found).payments
    source = next(it for it in payments.sources if "juni" in plain(it.state))
    unsecured = facts_of(load_policy(), found, TODAY).unsecured

    assert plain(source.state) == " ".join(filter(None, ("bevilget", mark))) + f": {note}"
    assert source.fill == fill
    assert bool(unsecured.amount.ore) is bool(mark)
    assert ("Alle pengene er bevilget" in plain(payments.open)) is not bool(mark)


def test_a_grant_on_a_day_to_come_is_still_to_be_settled() -> None:
    found = reviewed(a_proposal({"financing": granted("byrådet 3. juni 2027")}))
    checklist = visible_text(checklist_markdown(found))
    case = plain(a_case(found))

    assert "Fonden Godt Naboskab: byrådet 3. juni 2027" in case
    assert f"Bevilget {MARK}: byrådet 3. juni 2027" in case
    assert checklist.count("Fonden Godt Naboskab") > checklist.count("FIN12")


@pytest.mark.parametrize(
    ("day", "is_marked"), [(date(2027, 1, 4), True), (TODAY, False)], ids=["to come", "made"]
)
def test_a_contract_on_a_day_to_come_is_not_signed(day: date, is_marked: object) -> None:
    contract = ResultContract(authority="Lindby Kommune", state="signed", date=day)
    changes = {"municipality.party": True, "municipality.contracts": (contract,)}

    assert (f"Underskrevet {MARK}" in plain(a_case(changes))) is is_marked


@pytest.mark.parametrize(
    ("contribution", "is_marked"),
    [("trænere, aftale 1/7-2026", True), ("trænere, aftale 1/6-2026", False)],
    ids=["to come", "made"],
)
def test_an_agreement_on_a_day_to_come_is_not_made(contribution: str, is_marked: object) -> None:
    partner = Partner(name="Fremad", commitment="signed", contribution=contribution)

    assert (f"Underskrevet aftale {MARK}" in plain(a_case({"partners": (partner,)}))) is is_marked


def test_what_is_only_applied_for_has_no_mark() -> None:
    line = replace(a_proposal().financing[0], status="applied", note="byrådet 3. juni 2027")

    assert MARK not in with_single_spaces(plain(a_case({"financing": (line,)})))


def test_a_commitment_that_is_missing_has_no_mark() -> None:
    partner = Partner(name="Fremad", contribution="trænere, aftale 1/7-2026")

    assert MARK not in plain(a_case({"partners": (partner,)}))
