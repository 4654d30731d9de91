"""A section's findings are those that somebody may still do something about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.interview.screens import screen
from aabsocial.interview.sections import findings_in
from aabsocial.interview.session import Spot, Stage
from aabsocial.interview.words import finding_line
from aabsocial.policy import Hit
from aabsocial.principles import the_policy
from tests.interview.playing import DONE, session_with
from tests.interview.small import FREE, SMALL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aabsocial.policy import Policy

POLICY = the_policy()
EXEMPTION = {
    "rule": "FOK01",
    "reason": "Et forsøg",
    "granted_by": "Bestyrelsen",
    "granted_on": date(2026, 6, 1),
}
NO_FOCUS: dict[str, object] = {"initiative": {"focus_areas": []}}


def test_a_finding_is_told_in_its_section() -> None:
    session = session_with(NO_FOCUS, policy=POLICY)

    assert [found.rule for found in findings_in(session, "idea") if found.rule != "FOR01"] == [
        "FOK01"
    ]


def record_is_wrong(_: object, __: object) -> Iterator[Hit]:
    """Find something of a record as a whole."""
    yield Hit(key="budget[1]", values={"item": "B"})


def with_rule(check: Callable[[Any, Any], Iterator[Hit]]) -> Policy:
    """Give the small policy with another check for its rule of the budget."""
    *others, money = SMALL.chapters
    return replace(SMALL, chapters=(*others, replace(money, rules=(replace(FREE, check=check),))))


def test_a_finding_of_a_whole_record_names_the_record() -> None:
    page = Spot(Stage.FINDINGS, "money")
    _, option = screen(session_with(DONE, page, policy=with_rule(record_is_wrong))).options

    assert option.label == "Felt budget 2"


def test_a_fault_that_nobody_keeps_is_raised() -> None:
    def breaks(_: object, __: object) -> Iterator[Hit]:
        raise RuntimeError

    session = session_with(DONE, policy=with_rule(breaks))
    with pytest.raises(RuntimeError):
        findings_in(session, "money")


def test_a_rule_that_breaks_is_a_finding_of_the_whole() -> None:
    def breaks(_: object, __: object) -> Iterator[Hit]:
        raise RuntimeError

    kept = list[BaseException]()
    session = session_with(DONE, policy=with_rule(breaks), log=kept.append)

    assert [found.rule for found in session.review.findings] == ["INT01"]
    assert [type(fault) for fault in kept] == [RuntimeError]


def test_what_is_exempt_is_told_in_the_review_alone() -> None:
    session = session_with({**NO_FOCUS, "exemptions": [EXEMPTION]}, policy=POLICY)
    lines = [finding_line(found, "da") for found in session.review.findings if found.exempt]

    assert "FOK01" not in {found.rule for found in findings_in(session, "idea")}
    assert len(lines) == 1
    assert lines[0].startswith("Undtaget: ")
    assert lines[0].endswith("Begrundelse: Et forsøg (FOK01)")
