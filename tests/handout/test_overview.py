"""The overview sets proposals side by side, with sums and charts whose numbers can be read."""

from __future__ import annotations

import pytest

from aabsocial.core.money import Money
from aabsocial.core.struct import replace
from aabsocial.documents.model import Chart, Table
from aabsocial.localization.messages import LANGUAGES, Language, LocalizedText, Message
from aabsocial.model.findings import Outcome, Review, display_name
from aabsocial.model.proposal import FinancingKind, FinancingLine
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import DecodedAnswers
from aabsocial.review.review import review
from aabsocial.review.verdict_summary import policy_summary
from tests.support.meetings import a_pack, an_item, reviewed
from tests.support.papers import a_full_proposal
from tests.support.proposals import ON_THE_DAY


def _financed(kind: FinancingKind, kroner: int) -> FinancingLine:
    return FinancingLine(source="x", kind=kind, amount=Money.kroner(kroner), status="granted")


def _money() -> tuple[Table, Chart, Chart]:
    lines = (
        _financed("aab", 100_000),
        _financed("department", 50_000),
        _financed("foundation", 50_000),
    )
    first = replace(a_full_proposal(), financing=lines)
    second = replace(a_full_proposal(), financing=(_financed("aab", 25_000),))
    overview = a_pack(an_item(1, first), an_item(2, second)).documents[1]
    (money,) = (section for section in overview.sections if section.name == "money")
    table, asked, financing = money.parts
    assert isinstance(table, Table)
    assert isinstance(asked, Chart)
    assert isinstance(financing, Chart)
    return table, asked, financing


def test_the_sums_add_up() -> None:
    table, _, _ = _money()
    assert table.sums[3:5] == ("125.000\N{NO-BREAK SPACE}kr.", "50.000\N{NO-BREAK SPACE}kr.")


def test_a_chart_says_its_numbers_in_words() -> None:
    _, asked, financing = _money()
    assert [bar.amounts for bar in asked.bars] == [(10_000_000,), (2_500_000,)]
    assert [bar.amounts for bar in financing.bars] == [
        (10_000_000, 5_000_000, 5_000_000),
        (2_500_000, 0, 0),
    ]
    for number in ("100.000", "50.000", "25.000"):
        assert number in financing.alternative
    assert ".." not in financing.alternative


def test_unreadable_proposals_are_named() -> None:
    why = Message(LocalizedText("Linje 3 kan ikke læses.", "Line 3 cannot be read."))
    broken = an_item(2, unreadable=why, review=None, source=None)
    overview = a_pack(an_item(1), broken).documents[1]
    (missing,) = (section for section in overview.sections if section.name == "missing")
    (table,) = missing.parts
    assert isinstance(table, Table)
    assert table.rows == (
        (
            "2",
            "proposals/oplaeg-2/proposal.toml kan ikke læses og er ikke med.",
            "Linje 3 kan ikke læses.",
        ),
    )


def test_proposals_without_money_need_no_table() -> None:
    finance = replace(a_full_proposal().finance, no_money=True)
    free = replace(a_full_proposal(), finance=finance, budget=(), financing=())
    overview = a_pack(an_item(1, free)).documents[1]
    (money,) = (section for section in overview.sections if section.name == "money")
    (remark,) = money.parts
    assert "Ingen af oplæggene" in str(remark)


def _unread(**unreadable: str) -> Review:
    lines = (_financed("aab", 100_000), replace(_financed("aab", 0), amount=None))
    proposal = replace(a_full_proposal(), financing=lines)
    return replace(reviewed(proposal), unreadable=unreadable)


def test_an_amount_that_cannot_be_read_leaves_no_sum_whole() -> None:
    review = _unread(**{"financing[1].amount": "12.000 kr. incl. moms"})
    other = replace(a_full_proposal(), financing=(_financed("aab", 25_000),))
    overview = a_pack(an_item(1, review.proposal, review=review), an_item(2, other)).documents[1]
    (money,) = (section for section in overview.sections if section.name == "money")
    table, asked, _ = money.parts
    assert isinstance(table, Table)
    assert isinstance(asked, Chart)
    least = "mindst 125.000\N{NO-BREAK SPACE}kr. (1\N{NO-BREAK SPACE}post kan ikke læses)"
    assert (table.sums[3], table.sums[5]) == (least, "Ukendt")
    assert asked.bars[0].label.endswith("(ikke hele beløbet)")
    assert not asked.bars[1].label.endswith("(ikke hele beløbet)")
    assert "mindst 100.000" in asked.alternative
    assert least in asked.numbers.sums


def test_participants_payment_is_neither_aabs_nor_external() -> None:
    lines = (
        _financed("aab", 100_000),
        _financed("participants", 3_000),
        _financed("in-kind", 7_000),
    )
    overview = a_pack(an_item(1, replace(a_full_proposal(), financing=lines))).documents[1]
    (money,) = (section for section in overview.sections if section.name == "money")
    *_, financing = money.parts
    assert isinstance(financing, Chart)
    assert financing.series[-1] == "Deltagernes betaling"
    assert financing.bars[0].amounts == (10_000_000, 0, 0, 300_000)


def test_missing_budget_is_not_zero() -> None:
    empty = replace(a_full_proposal(), budget=(), financing=())
    overview = a_pack(an_item(1, empty)).documents[1]
    (money,) = (section for section in overview.sections if section.name == "money")
    table = money.parts[0]
    assert isinstance(table, Table)
    assert "Kan ikke opgøres" in table.sums[2]


def test_shares_are_computed_from_their_own_row() -> None:
    table, _, _ = _money()
    shares = [row[-1] for row in (*table.rows, table.sums)]
    assert [" ".join(share.split()) for share in shares] == ["25 %", "0 %", "22,2 %"]
    external = [" ".join(row[-2].split()) for row in (*table.rows, table.sums)]
    assert external == ["50.000 kr.", "–", "50.000 kr."]


@pytest.mark.parametrize("language", LANGUAGES)
def test_overview_uses_the_words_of_the_papers(language: Language) -> None:
    whole = a_full_proposal()
    judged = review(load_policy(), DecodedAnswers(proposal=whole), ON_THE_DAY)
    overview = a_pack(an_item(1, whole, review=judged), language=language).documents[1]
    (reviews,) = (section for section in overview.sections if section.name == "review")
    (table,) = reviews.parts
    assert isinstance(table, Table)
    assert policy_summary(judged.verdicts, language) in table.rows[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", [it for it in Outcome if it is not Outcome.NO_PROPOSAL])
def test_outcome_has_the_same_name_everywhere(outcome: Outcome, language: Language) -> None:
    judged = replace(reviewed(a_full_proposal()), outcome=outcome)
    overview = a_pack(an_item(1, review=judged), language=language).documents[1]
    (reviews,) = (section for section in overview.sections if section.name == "review")
    (table,) = reviews.parts
    assert isinstance(table, Table)
    _, _, word = table.rows[0][2].partition(" ")
    assert word == display_name(outcome).in_(language)
