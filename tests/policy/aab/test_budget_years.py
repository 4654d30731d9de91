"""The rules of amounts by year in the budget (8.1)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aabsocial.core.money import Money, MoneyByYear
from tests.policy.aab.money import kr
from tests.policy.aab.tables import all_in, nothing_in

if TYPE_CHECKING:
    from tests.policy.aab.tables import Caught, Silent

YEARS, AMOUNT = "budget[0].years", "budget[0].amount"


def by_year(**amounts: int) -> MoneyByYear:
    return MoneyByYear({int(it.strip("y")): Money.kroner(n) for it, n in amounts.items()})


MEETS: Silent = {
    "FIN10": {"the years add up": {}},
    "FIN11": {
        "both years of the period": {},
        "nothing in the year after": {YEARS: by_year(y2026=50_000, y2028=0)},
    },
}
BREAKS: Caught = {
    "FIN10": {
        "ten thousand too few": (
            {YEARS: by_year(y2026=50_000, y2027=90_000)},
            (
                YEARS,
                "found",
                {"item": "Løn, gældsrådgiver", "amount": kr(150_000), "years": kr(140_000)},
            ),
        ),
        "a line without a name": (
            {YEARS: by_year(y2026=1), "budget[0].item": None},
            (YEARS, "nameless", {"item": "", "amount": kr(150_000), "years": kr(1)}),
        ),
    },
    "FIN11": {
        "the year after": (
            {YEARS: by_year(y2025=1, y2026=149_998, y2028=1)},
            (
                YEARS,
                "found",
                {
                    "years": ["2025", "2028"],
                    "start": date(2026, 9, 1),
                    "end": date(2027, 8, 31),
                },
            ),
        ),
    },
}
DOES_NOT_APPLY: Silent = {
    "FIN10": {
        "no amount yet": {AMOUNT: None},
        "no years": {YEARS: None},
    },
    "FIN11": {
        "no start": {YEARS: by_year(y2028=1), "initiative.start": None},
        "no end": {YEARS: by_year(y2028=1), "initiative.end": None},
        "ends before it starts": {YEARS: by_year(y2028=1), "initiative.end": date(2020, 1, 1)},
        "no years": {YEARS: None},
    },
}

test_years_that_agree_are_not_found = nothing_in(MEETS)
test_years_that_disagree_are_found = all_in(BREAKS)
test_where_nothing_can_be_compared_nothing_is_found = nothing_in(DOES_NOT_APPLY)
