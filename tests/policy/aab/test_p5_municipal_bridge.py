"""The rules of the bridge to the municipality (5.1-5.3), each in three tables."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aabsocial.model.findings import Severity
from aabsocial.model.policy import Breach
from aabsocial.model.proposal import Partner, ResultContract
from aabsocial.policy.aab import load_policy
from aabsocial.policy.aab.predicates import name_or_number, quoted
from tests.policy.aab.tables import all_in, nothing_in
from tests.support.proposals import AS_DRAFT, TODAY, a_proposal, breaches

if TYPE_CHECKING:
    from tests.policy.aab.tables import Caught, Silent

PARTY, CORE_TASK = "municipality.party", "municipality.core_task"
BRIDGE, BORDER = "municipality.bridge", "municipality.border"
CONTRACTS, REASON = "municipality.contracts", "municipality.contract_reason"
CONTRACT, SIGNED_ON = f"{CONTRACTS}[0].state", f"{CONTRACTS}[0].date"
AUTHORITY = {"authority": name_or_number("Socialforvaltningens boligrådgivere", "authority", 0)}
TWO = (
    ResultContract(authority="Jobcentret", state="signed", date=date(2026, 6, 1)),
    ResultContract(state="not-started"),
)
NO_PARTY: dict[str, object] = {PARTY: False}
TOMORROW = date(2026, 6, 21)
WHERE_IT_STOPS = "Rådgiveren læser breve. Ansøgninger og afgørelser er kommunens."
ASSOCIATION = Partner(name="Gældfri Nabo", kind="voluntary-association")
CASEWORK = "Rådgiveren laver sagsbehandling."

MEETS: Silent = {
    "BRO01": {
        "no municipal task": {},
        "on the border": {CORE_TASK: "borders-on", BORDER: WHERE_IT_STOPS},
    },
    "BRO02": {
        "no municipal task": {},
        "denied in the text": {BRIDGE: "Vi laver ikke sagsbehandling."},
        "referred to in the text": {BRIDGE: "Beboerne henvises til kommunens bostøtte."},
        "done by the municipality": {BRIDGE: "Kommunen laver sagsbehandlingen."},
        "on the border, and where it stops": {CORE_TASK: "borders-on", BORDER: WHERE_IT_STOPS},
        "on the border and spoken of": {
            CORE_TASK: "borders-on",
            BORDER: WHERE_IT_STOPS,
            BRIDGE: CASEWORK,
        },
    },
    "BRO03": {
        "a bridge": {},
    },
    "BRO04": {
        "signed": {},
        "not started, for a reason": {CONTRACT: "not-started", REASON: "Forvaltningen lægges om."},
    },
    "BRO05": {
        "signed and dated": {},
        "a draft of a contract": {CONTRACT: "draft", SIGNED_ON: None},
        "signed today": {SIGNED_ON: TODAY},
    },
    "BRO06": {
        "a party": {},
        "no party": NO_PARTY,
    },
    "BRO07": {
        "a municipality among the partners": {},
    },
}

BREAKS: Caught = {
    "BRO01": {
        "a municipal task": ({CORE_TASK: "yes"}, Breach(key=CORE_TASK)),
    },
    "BRO02": {
        "declared": (
            {CORE_TASK: "borders-on"},
            Breach(key=BORDER, message_key="declared", severity=Severity.ERROR),
        ),
        "declared, and nowhere in so many words": (
            {CORE_TASK: "borders-on", BORDER: "Ikke besluttet endnu"},
            Breach(key=BORDER, message_key="declared", severity=Severity.ERROR),
        ),
        "declared and spoken of, found once": (
            {CORE_TASK: "borders-on", BRIDGE: CASEWORK},
            Breach(key=BORDER, message_key="declared", severity=Severity.ERROR),
        ),
        **{
            f"spoken of in {key}": (
                {key: CASEWORK},
                Breach(
                    key=key,
                    message_key="spoken-of",
                    params={"tasks": (quoted("sagsbehandling"),)},
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
            Breach(
                key="initiative.summary",
                message_key="spoken-of",
                params={"tasks": (quoted("sagsbehandling"), quoted("bostøtte"))},
                severity=Severity.HINT,
            ),
        ),
    },
    "BRO03": {
        "unanswered": ({BRIDGE: None}, Breach(key=BRIDGE)),
        "unanswered without a party": (NO_PARTY | {BRIDGE: None}, Breach(key=BRIDGE)),
    },
    "BRO04": {
        "unanswered": ({CONTRACTS: ()}, Breach(key=CONTRACTS, message_key="unanswered")),
        "not started": (
            {CONTRACT: "not-started"},
            Breach(key=CONTRACT, related=(REASON,), message_key="not-started", params=AUTHORITY),
        ),
        "one of two not started, and nameless": (
            {CONTRACTS: TWO},
            Breach(
                key=f"{CONTRACTS}[1].state",
                related=(REASON,),
                message_key="not-started",
                params={"authority": name_or_number(None, "authority", 1)},
            ),
        ),
        "in dialogue": (
            {CONTRACT: "in-dialogue"},
            Breach(
                key=CONTRACT, message_key="in-dialogue", params=AUTHORITY, severity=Severity.HINT
            ),
        ),
        "a draft, and a pilot": (
            {CONTRACT: "draft", "initiative.pilot": True},
            Breach(key=CONTRACT, message_key="draft", params=AUTHORITY, severity=Severity.HINT),
        ),
    },
    "BRO05": {
        "signed without a date": (
            {SIGNED_ON: None},
            Breach(key=SIGNED_ON, message_key="undated", params=AUTHORITY),
        ),
        "signed tomorrow": (
            {SIGNED_ON: TOMORROW},
            Breach(
                key=SIGNED_ON,
                message_key="ahead",
                params={**AUTHORITY, "day": TOMORROW, "today": TODAY},
            ),
        ),
        "not relevant to a party": (
            {CONTRACT: "not-relevant"},
            Breach(key=CONTRACT, message_key="not-relevant", params=AUTHORITY),
        ),
    },
    "BRO06": {
        "unanswered": ({PARTY: None}, Breach(key=PARTY)),
    },
    "BRO07": {
        "another partner": ({"partners": (ASSOCIATION,)}, Breach(key="partners")),
        "no partner, and a reason": (
            {"partners": (), "partnership.reason": "Gruppen kan selv."},
            Breach(key="partners"),
        ),
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
        "party found unclear": {CONTRACTS: (), PARTY: None},
        "not relevant, which is another rule's": {CONTRACT: "not-relevant"},
    },
    "BRO05": {
        "no party, not relevant": {CONTRACT: "not-relevant"} | NO_PARTY,
        "no party, signed": {SIGNED_ON: None} | NO_PARTY,
    },
    "BRO06": {
        "no municipality among the partners": {PARTY: None, "partners[0].kind": "school"},
    },
    "BRO07": {
        "no party": {"partners": (ASSOCIATION,), **NO_PARTY},
        "party unanswered": {"partners": (ASSOCIATION,), PARTY: None},
        "a partner whose kind is found missing": {"partners[0].kind": None},
        "no partner at all, which PAR01 speaks of": {"partners": ()},
    },
}

OPEN_IN_A_DRAFT: Silent = {
    "BRO03": {
        "a draft": {BRIDGE: None},
    },
    "BRO02": {
        "a draft, no border yet": {CORE_TASK: "borders-on"},
    },
    "BRO04": {
        "a draft, unanswered": {CONTRACTS: ()},
        "a draft, no reason yet": {CONTRACT: "not-started"},
    },
    "BRO05": {
        "a draft, no date yet": {SIGNED_ON: None},
    },
    "BRO06": {
        "a draft": {PARTY: None},
    },
    "BRO07": {
        "a draft": {"partners": (ASSOCIATION,)},
    },
}


test_what_meets_the_clause_is_not_found = nothing_in(MEETS)
test_what_breaks_the_clause_is_found = all_in(BREAKS)
test_what_does_not_apply_is_not_found = nothing_in(DOES_NOT_APPLY)
test_a_draft_may_leave_answers_open = nothing_in(OPEN_IN_A_DRAFT, AS_DRAFT)


@pytest.mark.parametrize(
    ("changes", "says"),
    [({CONTRACT: "not-relevant"}, "not-relevant"), ({SIGNED_ON: TOMORROW}, "ahead")],
    ids=["not relevant", "signed tomorrow"],
)
def test_a_contradiction_is_found_on_a_draft_too(changes: dict[str, object], says: str) -> None:
    found = breaches("BRO05", a_proposal(changes), AS_DRAFT)
    assert [breach.message_key for breach in found] == [says]


def test_a_contract_in_dialogue_is_said_to_be_no_more_than_unsigned() -> None:
    [breach] = breaches("BRO04", a_proposal({CONTRACT: "in-dialogue"}))

    message, _ = load_policy().rule_words["BRO04"].sentences(breach)

    assert message.in_("da").endswith("men den er ikke skrevet under.")
    assert message.in_("en").endswith("but has not been signed.")
