"""Days on a timeline that are close to each other stand below one another, led past the labels."""

from __future__ import annotations

from aabsocial.core.struct import replace
from aabsocial.documents.case_page import Moment
from aabsocial.rendering.pdf.case_data import TIMELINE, case_data
from tests.support.packs import example_case


def days_at(*millimetres: float) -> list[tuple[int, float, bool]]:
    """Return the lane of each day, where its label stands, and whether a leader leads to it."""
    case = example_case(1)
    assert case.page.when.timeline
    days = tuple(
        Moment(at=at / TIMELINE, day="1. marts 2029", full_day="1. marts 2029")
        for at in millimetres
    )
    timeline = replace(case.page.when.timeline, evaluations=days)
    page = replace(case.page, when=replace(case.page.when, timeline=timeline))
    shown = case_data(replace(case, page=page), frozenset(), 1)["page"]["when"]["timeline"]
    return [
        (it["lane"], round(it["label"] * TIMELINE, 1), it["led"]) for it in shown["evaluations"]
    ]


def test_days_far_from_each_other_stand_below_their_marks() -> None:
    assert days_at(10, 60, 110) == [(0, 10, False), (0, 60, False), (0, 110, False)]


def test_a_label_makes_way_for_the_leader_of_a_lower_day() -> None:
    (_, first, _), (lane, second, led) = days_at(60, 68)

    assert (lane, second, led) == (1, 68, True)
    assert first < 60


def test_a_label_without_room_to_make_way_leaves_no_leader() -> None:
    first, close, last = days_at(34, 60, 61)

    assert (first, close) == ((0, 34, False), (0, 60, False))
    assert last == (1, 61, False)
