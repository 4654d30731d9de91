"""The rule that holds the departments' names against the association's register (0.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from tests.policy.aab.tables import all_in, nothing_in
from tests.support.proposals import ON_THE_DAY, REGISTER, a_proposal, breaches

if TYPE_CHECKING:
    from tests.policy.aab.tables import Caught, Silent

LISTED = replace(ON_THE_DAY, departments=REGISTER)
NAMES = "initiative.departments"
MEETS: Silent = {
    "FOR11": {
        "both on the list": {},
        "spelled otherwise": {NAMES: ("901", "afd. 902")},
    }
}
BREAKS: Caught = {
    "FOR11": {
        "one digit too many": (
            {NAMES: ("901", "9021")},
            (f"{NAMES}[1]", "near", {"department": "Department 9021", "near": "Afdeling 902"}),
        ),
        "nothing like it": (
            {NAMES: ("Toppen",), "initiative.other_organisations": None},
            (f"{NAMES}[0]", "found", {"department": "Toppen", "near": ""}),
        ),
    }
}
DOES_NOT_APPLY: Silent = {
    "FOR11": {
        "no departments yet": {NAMES: None},
        "housing of another organisation": {
            NAMES: ("901", "Toppen"),
            "initiative.other_organisations": ("Boligselskabet",),
        },
    }
}

test_departments_on_the_list_are_not_found = nothing_in(MEETS, LISTED)
test_departments_that_are_not_listed_are_found = all_in(BREAKS, LISTED)
test_where_the_list_says_nothing_nothing_is_found = nothing_in(DOES_NOT_APPLY, LISTED)


def test_nothing_is_found_while_the_register_is_empty() -> None:
    assert breaches("FOR11", a_proposal({NAMES: ("9021",)})) == ()
