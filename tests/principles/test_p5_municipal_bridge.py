"""The rules of the bridge to the municipality (5.1-5.3), each in three tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.finding import Severity
from aabsocial.policy import Hit
from aabsocial.principles.checks import quoted
from tests.principles.tables import all_in, nothing_in
from tests.proposals import AS_DRAFT, a_proposal, hits

if TYPE_CHECKING:
    from tests.principles.tables import Caught, Silent

PARTY, CORE_TASK = "municipality.party", "municipality.core_task"
BRIDGE = "municipality.bridge"
CONTRACT, SIGNED_ON = "municipality.result_contract", "municipality.result_contract_date"
NO_PARTY: dict[str, object] = {PARTY: False}
CASEWORK = "Rådgiveren laver sagsbehandling."

MEETS: Silent = {
    "BRO01": {
        "no municipal task": {},
        "on the border": {CORE_TASK: "borders-on"},
    },
    "BRO02": {
        "no municipal task": {},
        "denied in the text": {BRIDGE: "Vi laver ikke sagsbehandling."},
    },
    "BRO03": {
        "a bridge": {},
    },
    "BRO04": {
        "signed": {},
    },
    "BRO05": {
        "signed and dated": {},
        "a draft of a contract": {CONTRACT: "draft", SIGNED_ON: None},
    },
    "BRO06": {
        "a party": {},
        "no party": NO_PARTY,
    },
}

BREAKS: Caught = {
    "BRO01": {
        "a municipal task": ({CORE_TASK: "yes"}, Hit(key=CORE_TASK)),
    },
    "BRO02": {
        "declared": ({CORE_TASK: "borders-on"}, Hit(key=CORE_TASK, says="declared")),
        "declared and spoken of, found once": (
            {CORE_TASK: "borders-on", BRIDGE: CASEWORK},
            Hit(key=CORE_TASK, says="declared"),
        ),
        **{
            f"spoken of in {key}": (
                {key: CASEWORK},
                Hit(
                    key=key,
                    says="spoken-of",
                    values={"tasks": (quoted("sagsbehandling"),)},
                    severity=Severity.HINT,
                ),
            )
            for key in (
                "initiative.title",
                "initiative.summary",
                "initiative.purpose",
                "initiative.organisation",
                "activities[0].what",
                "budget[1].item",
                BRIDGE,
            )
        },
        "spoken of in two texts, asked once": (
            {"activities[0].what": "Bostøtte", "initiative.summary": CASEWORK},
            Hit(
                key="initiative.summary",
                says="spoken-of",
                values={"tasks": (quoted("sagsbehandling"), quoted("bostøtte"))},
                severity=Severity.HINT,
            ),
        ),
    },
    "BRO03": {
        "unanswered": ({BRIDGE: None}, Hit(key=BRIDGE)),
        "unanswered without a party": (NO_PARTY | {BRIDGE: None}, Hit(key=BRIDGE)),
    },
    "BRO04": {
        "unanswered": ({CONTRACT: None}, Hit(key=CONTRACT, says="unanswered")),
        "not started": ({CONTRACT: "not-started"}, Hit(key=CONTRACT, says="not-started")),
        "in dialogue": (
            {CONTRACT: "in-dialogue"},
            Hit(key=CONTRACT, says="in-dialogue", severity=Severity.HINT),
        ),
        "a draft, and a pilot": (
            {CONTRACT: "draft", "initiative.pilot": True},
            Hit(key=CONTRACT, says="draft", severity=Severity.HINT),
        ),
    },
    "BRO05": {
        "signed without a date": ({SIGNED_ON: None}, Hit(key=SIGNED_ON, says="undated")),
        "not relevant to a party": (
            {CONTRACT: "not-relevant"},
            Hit(key=CONTRACT, says="not-relevant"),
        ),
    },
    "BRO06": {
        "unanswered": ({PARTY: None}, Hit(key=PARTY)),
    },
}

DOES_NOT_APPLY: Silent = {
    "BRO01": {
        "unanswered": {CORE_TASK: None},
    },
    "BRO02": {
        "unanswered": {CORE_TASK: None, BRIDGE: CASEWORK},
        "a municipal task, which is another rule's": {CORE_TASK: "yes", BRIDGE: CASEWORK},
        "the problem's description": {"initiative.background": "Sagsbehandling tager ni uger."},
        "a partner's own work": {"partners[0].role": "Sagsbehandling"},
    },
    "BRO04": {
        "no party": {CONTRACT: "not-started"} | NO_PARTY,
        "party found unclear": {CONTRACT: None, PARTY: None},
        "not relevant, which is another rule's": {CONTRACT: "not-relevant"},
    },
    "BRO05": {
        "no party, not relevant": {CONTRACT: "not-relevant"} | NO_PARTY,
        "no party, signed": {SIGNED_ON: None} | NO_PARTY,
    },
    "BRO06": {
        "no municipality among the partners": {PARTY: None, "partners[0].kind": "school"},
    },
}

OPEN_IN_A_DRAFT: Silent = {
    "BRO03": {
        "a draft": {BRIDGE: None},
    },
    "BRO04": {
        "a draft, unanswered": {CONTRACT: None},
    },
    "BRO05": {
        "a draft, no date yet": {SIGNED_ON: None},
    },
    "BRO06": {
        "a draft": {PARTY: None},
    },
}


test_what_meets_the_clause_is_not_found = nothing_in(MEETS)
test_what_breaks_the_clause_is_found = all_in(BREAKS)
test_what_does_not_apply_is_not_found = nothing_in(DOES_NOT_APPLY)
test_a_draft_may_leave_answers_open = nothing_in(OPEN_IN_A_DRAFT, AS_DRAFT)


def test_a_contradiction_is_found_on_a_draft_too() -> None:
    found = hits("BRO05", a_proposal({CONTRACT: "not-relevant"}), AS_DRAFT)
    assert [hit.says for hit in found] == ["not-relevant"]
