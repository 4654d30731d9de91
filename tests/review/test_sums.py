"""Sums of several proposals count each once, and are the least they can be where one is unknown."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core.money import Money
from aabsocial.core.struct import replace
from aabsocial.model.findings import Outcome
from aabsocial.model.totals import Total, total_of
from aabsocial.review.facts import ProposalFacts
from aabsocial.review.results import ReviewedProposal
from aabsocial.review.sums import GROUPINGS, Grouping, groups, sums_of

KNOWN = Total(Money.kroner(100))
FACTS = ProposalFacts(
    status="draft",
    departments=("901",),
    municipality="Lindby Kommune",
    focus_areas=("safety-wellbeing",),
    start=date(2026, 9, 1),
    end=date(2027, 8, 31),
    total=KNOWN,
    asked=KNOWN,
    external=Total(),
    unsecured=KNOWN,
    participants=60,
    criteria=2,
    next=None,
)
UNREADABLE = ReviewedProposal(path="delt", outcome=Outcome.UNREADABLE)


def a_proposal(**changes: Any) -> ReviewedProposal:  # noqa: ANN401 - any of the facts
    return ReviewedProposal(path="x", outcome=Outcome.READY, facts=replace(FACTS, **changes))


def names_by(grouping: Grouping, *proposals: ReviewedProposal) -> list[tuple[str, ...]]:
    return [group.names for group in groups(proposals, grouping)]


def test_an_initiative_in_two_areas_is_in_a_group_of_both_alone() -> None:
    both = ("safety-wellbeing", "crime-prevention")
    found = groups((a_proposal(), a_proposal(focus_areas=both)), "focus_areas")

    assert {group.names: group.sums.number for group in found} == {both[:1]: 1, both: 1}


def test_a_municipality_is_one_however_it_is_written() -> None:
    other = a_proposal(municipality="  LINDBY  kommune")

    assert names_by("municipality", a_proposal(), other) == [("Lindby Kommune",)]


def test_years_come_in_order_then_none_then_what_cannot_be_read() -> None:
    found = groups(
        (
            UNREADABLE,
            a_proposal(start=None, unread=frozenset({"start"})),
            a_proposal(start=None),
            a_proposal(start=date(2027, 1, 1)),
            a_proposal(),
        ),
        "year",
    )

    assert [(group.names, group.is_read, group.sums.number) for group in found] == [
        (("2026",), True, 1),
        (("2027",), True, 1),
        ((), True, 1),
        ((), False, 2),
    ]


def test_a_proposal_that_cannot_be_read_may_ask_for_anything() -> None:
    assert sums_of((a_proposal(), UNREADABLE)).asked == Total(Money.kroner(100), unreadable=1)


totals = st.builds(
    Total,
    st.integers(0, 10**9).map(Money),
    *(st.integers(0, 2) for _ in range(3)),
)
proposals = st.one_of(
    st.just(UNREADABLE),
    st.builds(
        a_proposal,
        total=totals,
        asked=totals,
        external=totals,
        unsecured=totals,
        start=st.sampled_from([None, date(2026, 1, 1), date(2027, 1, 1)]),
        municipality=st.sampled_from([None, "Lindby", "lindby", "Ærø", "Aabenraa"]),
        focus_areas=st.lists(st.sampled_from(["a", "b", "c"]), unique=True).map(tuple),
        unread=st.frozensets(st.sampled_from(["start", "municipality", "focus_areas"])),
    ),
)


@given(st.lists(proposals, max_size=8), st.sampled_from(GROUPINGS))
def test_groups_come_to_the_whole(some: list[ReviewedProposal], grouping: Grouping) -> None:
    whole, parts = sums_of(some), [group.sums for group in groups(some, grouping)]

    assert sum(part.number for part in parts) == whole.number == len(some)
    assert total_of(part.asked for part in parts) == whole.asked
    assert total_of(part.unsecured for part in parts) == whole.unsecured
