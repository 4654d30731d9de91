"""The rules of operations (2.1, 2.3), each met, broken and out of its reach."""

import pytest

from aabsocial.finding import Severity
from aabsocial.policy import Circumstances, Hit
from aabsocial.principles.p2_operations import RULES
from tests.proposals import AS_DRAFT, ON_THE_DAY, a_proposal, hits

SUPPORTS, HOW, DEBT_HELP = "operations.supports", "operations.how", "operations.debt_help"

MEETS = {
    "DRI01 supported": ("DRI01", {}),
    "DRI01 partly supported": ("DRI01", {SUPPORTS: "partly"}),
    "DRI01 supported, and how is another question": ("DRI01", {HOW: None}),
    "DRI02 help described": ("DRI02", {}),
}

BREAKS: dict[str, tuple[str, dict[str, object], tuple[Hit, ...]]] = {
    "DRI01 not supported, no reason": (
        "DRI01",
        {SUPPORTS: "no", HOW: None},
        (Hit(key=HOW, says="no-reason"),),
    ),
    "DRI01 nothing answered": (
        "DRI01",
        {SUPPORTS: None, HOW: None},
        (Hit(key=SUPPORTS, also=(HOW,), says="unanswered"),),
    ),
    "DRI01 not supported, for a reason": (
        "DRI01",
        {SUPPORTS: "no"},
        (Hit(key=SUPPORTS, says="reason", severity=Severity.HINT),),
    ),
    "DRI01 unanswered, but described": (
        "DRI01",
        {SUPPORTS: None},
        (Hit(key=SUPPORTS, says="only-reason", severity=Severity.HINT),),
    ),
    "DRI02 debt without help": ("DRI02", {DEBT_HELP: None}, (Hit(key=DEBT_HELP),)),
}

OUT_OF_REACH = {
    "DRI01 a draft, nothing answered": ("DRI01", {SUPPORTS: None, HOW: None}, AS_DRAFT),
    "DRI01 a draft, described": ("DRI01", {SUPPORTS: None}, AS_DRAFT),
    "DRI01 a draft, no reason yet": ("DRI01", {SUPPORTS: "no", HOW: None}, AS_DRAFT),
    "DRI02 no debt": (
        "DRI02",
        {DEBT_HELP: None, "initiative.concerns_debt": False},
        ON_THE_DAY,
    ),
    "DRI02 debt unanswered": (
        "DRI02",
        {DEBT_HELP: None, "initiative.concerns_debt": None},
        ON_THE_DAY,
    ),
    "DRI02 a draft": ("DRI02", {DEBT_HELP: None}, AS_DRAFT),
}


@pytest.mark.parametrize(("code", "changes"), MEETS.values(), ids=MEETS.keys())
def test_what_meets_the_rule_is_not_found(code: str, changes: dict[str, object]) -> None:
    assert hits(code, a_proposal(changes)) == ()


@pytest.mark.parametrize(("code", "changes", "found"), BREAKS.values(), ids=BREAKS.keys())
def test_what_breaks_the_rule_is_found(
    code: str, changes: dict[str, object], found: tuple[Hit, ...]
) -> None:
    assert hits(code, a_proposal(changes)) == found


@pytest.mark.parametrize(
    ("code", "changes", "circumstances"), OUT_OF_REACH.values(), ids=OUT_OF_REACH.keys()
)
def test_what_is_out_of_reach_is_not_found(
    code: str, changes: dict[str, object], circumstances: Circumstances
) -> None:
    assert hits(code, a_proposal(changes), circumstances) == ()


@pytest.mark.parametrize("table", [MEETS, BREAKS, OUT_OF_REACH], ids=["meets", "breaks", "out"])
def test_every_rule_stands_in_every_table(table: dict[str, tuple[str, object]]) -> None:
    assert {row[0] for row in table.values()} == {rule.code for rule in RULES}
