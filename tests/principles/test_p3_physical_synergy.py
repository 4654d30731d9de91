"""The rule of physical work (3.1), met, broken and out of its reach."""

import pytest

from aabsocial.policy import Hit
from tests.proposals import AS_DRAFT, a_proposal, hits

CONNECTED, HOW = "physical.connected", "physical.how"

MEETS = {
    "connected": {},
    "connected, and how is another question": {HOW: None},
    "not connected, for a reason": {CONNECTED: "no"},
    "not possible, for a reason": {CONNECTED: "not-possible"},
}

BREAKS: dict[str, tuple[dict[str, object], Hit]] = {
    "unanswered": (
        {CONNECTED: None, HOW: None},
        Hit(key=CONNECTED, also=(HOW,), says="unanswered"),
    ),
    "unanswered, but described": ({CONNECTED: None}, Hit(key=CONNECTED, says="unanswered")),
    "not connected, no reason": ({CONNECTED: "no", HOW: None}, Hit(key=HOW, says="no")),
    "not possible, no reason": (
        {CONNECTED: "not-possible", HOW: None},
        Hit(key=HOW, says="not-possible"),
    ),
}

OUT_OF_REACH = {
    "a draft, unanswered": {CONNECTED: None, HOW: None},
    "a draft, no reason yet": {CONNECTED: "no", HOW: None},
}


@pytest.mark.parametrize("changes", MEETS.values(), ids=MEETS.keys())
def test_what_meets_the_rule_is_not_found(changes: dict[str, object]) -> None:
    assert hits("FYS01", a_proposal(changes)) == ()


@pytest.mark.parametrize(("changes", "found"), BREAKS.values(), ids=BREAKS.keys())
def test_what_breaks_the_rule_is_found(changes: dict[str, object], found: Hit) -> None:
    assert hits("FYS01", a_proposal(changes)) == (found,)


@pytest.mark.parametrize("changes", OUT_OF_REACH.values(), ids=OUT_OF_REACH.keys())
def test_what_is_out_of_reach_is_not_found(changes: dict[str, object]) -> None:
    assert hits("FYS01", a_proposal(changes), AS_DRAFT) == ()
