"""The same share is the same number wherever a paper tells it, and shares make 100 % together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aabsocial.core.money import Money
from aabsocial.documents.answers import AnswerFormatter
from aabsocial.documents.model import Table
from aabsocial.documents.shares import financing_shares
from aabsocial.model.proposal import BudgetLine, FinancingLine
from aabsocial.policy.aab import load_policy
from tests.support.cases import a_case, plain
from tests.support.papers import proposal_markdown, visible_text, with_single_spaces
from tests.support.proposals import a_proposal

if TYPE_CHECKING:
    from aabsocial.model.proposal import FinancingKind

SHARE = re.compile(r"(?:under |over )?\d+(?:,\d)? %")
KINDS: tuple[FinancingKind, ...] = ("aab", "department", "foundation", "company")


def a_line(number: int, ore: int) -> FinancingLine:
    return FinancingLine(
        source=f"Kilde{number}",
        kind=KINDS[number % len(KINDS)],
        amount=Money(ore),
        status="applied" if number % 2 else "granted",
    )


def shares_of(*ore: int) -> tuple[str, ...]:
    lines = tuple(a_line(number, it) for number, it in enumerate(ore))
    proposal = a_proposal({"financing": lines})
    formatter = AnswerFormatter(policy=load_policy(), proposal=proposal, language="da")
    return tuple(with_single_spaces(it) for it in financing_shares(formatter).column())


@pytest.mark.parametrize(
    ("amounts", "written"),
    [
        pytest.param((1, 1), ("50 %", "50 %"), id="exact"),
        pytest.param((1, 1, 1), ("33,4 %", "33,3 %", "33,3 %"), id="the first takes what is left"),
        pytest.param((1, 2, 2, 1), ("16,7 %", "33,3 %", "33,3 %", "16,7 %"), id="most lost"),
        pytest.param((1, 99_999), ("under 0,1 %", "over 99,9 %"), id="neither none nor all"),
        pytest.param((5,), ("100 %",), id="all"),
        pytest.param((0, 5), ("0 %", "100 %"), id="nothing"),
        pytest.param((0, 0), (), id="of nothing"),
    ],
)
def test_rounded_share_is_never_zero_or_all(
    amounts: tuple[int, ...], written: tuple[str, ...]
) -> None:
    assert shares_of(*amounts) == written


@settings(max_examples=20)
@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=7))
def test_a_share_is_the_same_wherever_it_is_told(amounts: list[int]) -> None:
    lines = tuple(a_line(number, it * 100) for number, it in enumerate(amounts))
    budget = (BudgetLine(item="Alt", amount=Money(sum(amounts) * 100), category="other"),)
    changes = {"financing": lines, "budget": budget}

    case = a_case(changes)
    by_source = {plain(it.name): plain(it.share) for it in case.page.payments.sources}
    paper = visible_text(proposal_markdown(a_proposal(changes)))
    section = next(it for it in case.depth.sections if it.name == "financing")
    (table,) = (it for it in section.parts if isinstance(it, Table))
    assert {row[0]: plain(row[-1]) for row in table.rows} == by_source
    for source, share in by_source.items():
        row = re.search(rf"{source} .*?kr\. ({SHARE.pattern})", paper)
        assert row
        assert row[1] == share
    asked = re.search(rf"Søges hos AAB: .*?kr\. \(({SHARE.pattern}) af finansieringen\)", paper)
    told = SHARE.match(plain(case.page.asked.note))
    opened = re.search(rf"Endnu ikke bevilget .*?kr\. \(({SHARE.pattern}) af", paper)
    told_open = SHARE.search(plain(case.page.payments.open))
    assert asked
    assert told
    assert asked[1] == told[0]
    assert opened
    assert told_open
    assert opened[1] == told_open[0]
