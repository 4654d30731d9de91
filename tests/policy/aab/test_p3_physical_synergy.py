"""The rule of physical work (3.1), met, broken and out of its reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.model.policy import Breach
from tests.policy.aab.tables import all_in, nothing_in
from tests.support.proposals import AS_DRAFT

if TYPE_CHECKING:
    from tests.policy.aab.tables import Caught, Silent

CONNECTED, HOW = "physical.connected", "physical.how"

MEETS: Silent = {
    "FYS01": {
        "connected": {},
        "not connected, for a reason": {CONNECTED: "no"},
        "not possible, for a reason": {CONNECTED: "not-possible"},
    },
}

BREAKS: Caught = {
    "FYS01": {
        "unanswered": (
            {CONNECTED: None, HOW: None},
            Breach(key=CONNECTED, related=(HOW,), message_key="unanswered"),
        ),
        "not connected, and no again for a reason": (
            {CONNECTED: "no", HOW: "Nej, ikke endnu"},
            Breach(key=HOW, message_key="no"),
        ),
        "unanswered, but described": (
            {CONNECTED: None},
            Breach(key=CONNECTED, message_key="unanswered"),
        ),
        "connected, and not how": ({HOW: None}, Breach(key=HOW, message_key="yes")),
        "not connected, no reason": (
            {CONNECTED: "no", HOW: None},
            Breach(key=HOW, message_key="no"),
        ),
        "not possible, no reason": (
            {CONNECTED: "not-possible", HOW: None},
            Breach(key=HOW, message_key="not-possible"),
        ),
    },
}

OPEN_IN_A_DRAFT: Silent = {
    "FYS01": {
        "a draft, unanswered": {CONNECTED: None, HOW: None},
        "a draft, no reason yet": {CONNECTED: "no", HOW: None},
    },
}


test_what_meets_the_clause_is_not_found = nothing_in(MEETS)
test_what_breaks_the_clause_is_found = all_in(BREAKS)
test_a_draft_may_leave_answers_open = nothing_in(OPEN_IN_A_DRAFT, AS_DRAFT)
