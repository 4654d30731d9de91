"""The shares that a local setting limits (8.3)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from aabsocial.core.money import Money
from aabsocial.localization.messages import format_percent
from aabsocial.model.policy import ReviewContext
from aabsocial.policy.aab import load_policy
from tests.policy.aab.money import costs, kr, paid
from tests.policy.aab.tables import all_in, breach_facts, nothing_in
from tests.support.proposals import TODAY

if TYPE_CHECKING:
    from tests.policy.aab.tables import Caught, Silent

LIMITED = ReviewContext(
    today=TODAY, limits={"contingency_percent": 10, "landsbyggefonden_percent": 75}
)
MEETS: Silent = {
    "FIN07": {
        "exactly 75 percent": {"financing": paid(lbf=9_300_000, aab=3_100_000)},
        "exactly 10 percent": {"budget": costs(salary=162_000, contingency=18_000)},
        "nothing from the fund": {},
        "AAB is not asked": {"financing": paid(lbf=9_300_001, own=3_099_999)},
        "an amount is missing": {
            "financing": paid(lbf=9_300_001, aab=3_099_999),
            "financing[1].amount": None,
        },
        "no money at all": {
            "finance.no_money": True,
            "budget": (),
            "financing": (),
        },
        "no lines at all": {"budget": (), "financing": ()},
    }
}
BREAKS: Caught = {
    "FIN07": {
        "a krone over 75 percent": (
            {"financing": paid(aab=620_000, lbf=9_300_001, own=2_479_999)},
            (
                "financing[1].amount",
                "landsbyggefonden",
                {
                    "part": kr(9_300_001),
                    "whole": kr(12_400_000),
                    "percent": 75,
                    "over": kr(1),
                    "most": kr(9_300_000),
                },
            ),
        ),
        "76 of 100, beside what is given in kind": (
            {"financing": paid(aab=24, given=900, lbf=76)},
            (
                "financing[2].amount",
                "landsbyggefonden",
                {
                    "part": kr(76),
                    "whole": kr(100),
                    "percent": 75,
                    "over": kr(1),
                    "most": kr(75),
                },
            ),
        ),
        "a krone over 10 percent": (
            {"budget": costs(salary=161_999, contingency=18_001)},
            (
                "budget[1].amount",
                "contingency",
                {
                    "part": kr(18_001),
                    "whole": kr(180_000),
                    "percent": 10,
                    "over": kr(1),
                    "most": Money(17_999_88),
                },
            ),
        ),
    }
}
DOES_NOT_APPLY: Silent = {
    "FIN07": {name: changes for name, (changes, *_) in BREAKS["FIN07"].items()},
}

test_what_keeps_a_local_limit_is_not_found = nothing_in(MEETS, LIMITED)
test_a_krone_over_a_local_limit_is_found = all_in(BREAKS, LIMITED)
test_a_limit_nobody_set_is_off = nothing_in(DOES_NOT_APPLY)


def test_a_limit_of_nought_is_a_limit() -> None:
    none_of_it = ReviewContext(today=TODAY, limits={"landsbyggefonden_percent": 0})
    ((_, _, values),) = breach_facts("FIN07", {"financing": paid(aab=99, lbf=1)}, none_of_it)
    assert values["most"] == kr(0)


def test_the_most_of_a_contingency_keeps_the_limit_once_it_is_written() -> None:
    over = {"budget": costs(salary=270_000, contingency=35_000)}
    ((_, _, values),) = breach_facts("FIN07", over, LIMITED)
    assert (values["over"], values["most"]) == (kr(4_500), kr(30_000))
    assert not breach_facts("FIN07", {"budget": costs(salary=270_000, contingency=30_000)}, LIMITED)


def test_the_most_is_rounded_down_to_an_ore() -> None:
    changes = {
        "financing": paid(aab=0, lbf=0),
        "financing[0].amount": Money(1),
        "financing[1].amount": Money(34),
    }
    ((_, _, values),) = breach_facts("FIN07", changes, LIMITED)
    assert (values["most"], values["over"]) == (Money(26), Money(8))


def test_a_share_over_the_limit_may_print_as_it() -> None:
    changes, *_ = BREAKS["FIN07"]["a krone over 75 percent"]
    ((_, _, values),) = breach_facts("FIN07", changes, LIMITED)
    share = Decimal(9_300_001) / Decimal(12_400_000)
    assert format_percent(share, "en") == f"{values['percent']}%"


def test_a_local_limit_is_called_local() -> None:
    message = load_policy().rule_words["FIN07"].messages["landsbyggefonden"][0]
    assert "lokale grænse" in message.da
    assert "local limit" in message.en
