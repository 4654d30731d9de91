"""The rule on the four weighted focus areas (7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.policy.aab.tables import all_in, nothing_in
from tests.support.proposals import AS_DRAFT

if TYPE_CHECKING:
    from tests.policy.aab.tables import Caught, Silent

AREAS, REASON = "initiative.focus_areas", "initiative.focus_reason"
ALL_FOUR = ("safety-wellbeing", "crime-prevention", "education-employment", "prevention-parenting")


MEETS: Silent = {
    "FOK01": {
        "one area": {AREAS: ("crime-prevention",)},
        "all four": {AREAS: ALL_FOUR},
        "none, and why": {AREAS: (), REASON: "Haven handler om klima og natur."},
    },
}
BREAKS: Caught = {
    "FOK01": {
        "none of the four": ({AREAS: ()}, (AREAS, "found", {})),
        "none, and no again for a reason": ({AREAS: (), REASON: "Nej."}, (AREAS, "found", {})),
    }
}
DOES_NOT_APPLY: Silent = {"FOK01": {"an unanswered question is no choice": {AREAS: None}}}

test_an_area_of_the_four_or_a_reason_is_enough = nothing_in(MEETS)
test_none_of_the_four_areas_is_found = all_in(BREAKS)
test_none_of_the_four_is_found_in_a_draft = all_in(BREAKS, AS_DRAFT)
test_what_does_not_apply_is_not_found = nothing_in(DOES_NOT_APPLY)
