"""The rules of operations (2.1, 2.3), each met, broken and out of its reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.model.policy import Breach
from tests.policy.aab.tables import all_in, nothing_in
from tests.support.proposals import AS_DRAFT

if TYPE_CHECKING:
    from tests.policy.aab.tables import Caught, Silent

SUPPORTS, HOW, DEBT_HELP = "operations.supports", "operations.how", "operations.debt_help"

MEETS: Silent = {
    "DRI01": {
        "supported": {},
        "partly supported": {SUPPORTS: "partly"},
        "not supported, for a reason, which the verdict says": {SUPPORTS: "no"},
    },
    "DRI02": {
        "help described": {},
    },
}

BREAKS: Caught = {
    "DRI01": {
        "supported, and not how": ({HOW: None}, Breach(key=HOW, message_key="yes")),
        "partly supported, and not how": (
            {SUPPORTS: "partly", HOW: None},
            Breach(key=HOW, message_key="partly"),
        ),
        "not supported, and no again for a reason": (
            {SUPPORTS: "no", HOW: "Nej"},
            Breach(key=HOW, message_key="no"),
        ),
        "not supported, no reason": (
            {SUPPORTS: "no", HOW: None},
            Breach(key=HOW, message_key="no"),
        ),
        "nothing answered": (
            {SUPPORTS: None, HOW: None},
            Breach(key=SUPPORTS, related=(HOW,), message_key="unanswered"),
        ),
        "unanswered, but described": (
            {SUPPORTS: None},
            Breach(key=SUPPORTS, message_key="only-reason"),
        ),
    },
    "DRI02": {
        "debt without help": ({DEBT_HELP: None}, Breach(key=DEBT_HELP)),
    },
}

OPEN_IN_A_DRAFT: Silent = {
    "DRI01": {
        "a draft, nothing answered": {SUPPORTS: None, HOW: None},
        "a draft, described": {SUPPORTS: None},
        "a draft, no reason yet": {SUPPORTS: "no", HOW: None},
    },
    "DRI02": {
        "a draft": {DEBT_HELP: None},
    },
}

DOES_NOT_APPLY: Silent = {
    "DRI02": {
        "no debt": {DEBT_HELP: None, "initiative.concerns_debt": False},
        "debt unanswered": {DEBT_HELP: None, "initiative.concerns_debt": None},
    },
}


test_what_meets_the_clause_is_not_found = nothing_in(MEETS)
test_what_breaks_the_clause_is_found = all_in(BREAKS)
test_what_does_not_apply_is_not_found = nothing_in(DOES_NOT_APPLY)
test_a_draft_may_leave_answers_open = nothing_in(OPEN_IN_A_DRAFT, AS_DRAFT)
