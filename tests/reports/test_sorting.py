"""The orders that proposals can be listed in."""

from __future__ import annotations

from datetime import date

import pytest

from aabsocial.core.money import Money
from aabsocial.core.struct import replace
from aabsocial.model.findings import Outcome
from aabsocial.model.totals import Total
from aabsocial.reports import ORDERS
from aabsocial.reports.sorting import KEYS, sorted_report
from tests.support.estimates import stretch_of
from tests.support.reports import FACTS, READY, UNREADABLE, a_report

A = replace(READY, path="a", title="Østerbro", facts=replace(FACTS, asked=Total(Money(5))))
B = replace(UNREADABLE, path="b")
C = replace(
    READY,
    path="c",
    title="aalborg",
    outcome=Outcome.READY_WITH_REMARKS,
    facts=replace(FACTS, asked=Total(Money(7), missing=1), start=date(2026, 1, 1), next=None),
)
D = replace(
    READY,
    path="d",
    title="Zebra",
    outcome=Outcome.NOT_READY,
    facts=replace(FACTS, asked=Total(missing=1), start=None),
)


def test_stretches_are_sorted_by_their_first_day() -> None:
    texts = ("2027", "august 2026", "foråret 2027")
    listed = [
        replace(READY, path=text, facts=replace(FACTS, start=stretch_of(text))) for text in texts
    ]

    ordered = sorted_report(a_report(*listed), "start").proposals

    assert [it.path for it in ordered] == ["august 2026", "2027", "foråret 2027"]


@pytest.mark.parametrize(
    ("order", "paths"),
    [
        ("path", "abcd"),
        ("outcome", "bdca"),  # what needs work first
        ("title", "bdac"),  # as the alphabet goes; without a title, by the folder
        ("amount", "cabd"),  # the most first, what is not known last
        ("start", "cabd"),
        ("next", "adbc"),
    ],
)
def test_proposals_come_in_the_order_asked_for(order: str, paths: str) -> None:
    report = sorted_report(a_report(A, B, C, D), order)

    assert "".join(it.path for it in report.proposals) == paths


def test_every_order_that_is_offered_is_there() -> None:
    assert tuple(KEYS) == ORDERS
