"""The shares that a local setting limits (8.3)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from aabsocial.policy import Circumstances
from aabsocial.principles import the_policy
from aabsocial.wording import written_percent
from tests.principles.money import costs, kr, paid
from tests.principles.tables import found
from tests.proposals import ON_THE_DAY, TODAY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.principles.tables import Changes, Fact

LIMITED = Circumstances(
    today=TODAY, limits={"contingency_percent": 10, "landsbyggefonden_percent": 75}
)
WITHIN_A_LIMIT: Mapping[str, Changes] = {
    "exactly 75 percent": {"financing": paid(lbf=9_300_000, aab=3_100_000)},
    "exactly 10 percent": {"budget": costs(salary=162_000, contingency=18_000)},
    "nothing from the fund": {},
    "AAB is not asked": {"financing": paid(lbf=9_300_001, own=3_099_999)},
    "an amount is missing": {
        "financing": paid(lbf=9_300_001, aab=3_099_999),
        "financing[1].amount": None,
    },
    "no lines at all": {"budget": (), "financing": ()},
}
OVER_A_LIMIT: Mapping[str, tuple[Changes, Fact]] = {
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
                "most": kr(18_000),
            },
        ),
    ),
}


@pytest.mark.parametrize("changes", WITHIN_A_LIMIT.values(), ids=WITHIN_A_LIMIT)
def test_what_keeps_a_local_limit_is_not_found(changes: Changes) -> None:
    assert found("FIN07", changes, LIMITED) == []


@pytest.mark.parametrize(("changes", "fact"), OVER_A_LIMIT.values(), ids=OVER_A_LIMIT)
def test_a_krone_over_a_local_limit_is_found(changes: Changes, fact: Fact) -> None:
    assert found("FIN07", changes, LIMITED) == [fact]


@pytest.mark.parametrize("case", OVER_A_LIMIT.values(), ids=OVER_A_LIMIT)
def test_a_limit_nobody_set_is_off(case: tuple[Changes, Fact]) -> None:
    assert found("FIN07", case[0], ON_THE_DAY) == []


def test_a_limit_of_nought_is_a_limit() -> None:
    none_of_it = Circumstances(today=TODAY, limits={"landsbyggefonden_percent": 0})
    ((_, _, values),) = found("FIN07", {"financing": paid(aab=99, lbf=1)}, none_of_it)
    assert values["most"] == kr(0)


def test_a_share_over_the_limit_may_print_as_it() -> None:
    changes, (_, _, values) = OVER_A_LIMIT["a krone over 75 percent"]
    share = Decimal(9_300_001) / Decimal(12_400_000)
    assert written_percent(share, "en") == f"{values['percent']}%"
    assert found("FIN07", changes, LIMITED)


def test_a_local_limit_is_called_local() -> None:
    message = the_policy().rule_words["FIN07"].says["landsbyggefonden"][0]
    assert "lokale grænse" in message.da
    assert "local limit" in message.en
