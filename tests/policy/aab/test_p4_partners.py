"""The rules of partners (4.1), each met, broken and out of its reach."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aabsocial.localization.days import the_day
from aabsocial.model.findings import VerdictKind
from aabsocial.model.policy import Breach, ReviewContext
from aabsocial.model.proposal import Partner
from aabsocial.policy.aab.p4_partners import partnership
from aabsocial.policy.aab.predicates import name_or_number
from tests.policy.aab.tables import all_in, nothing_in
from tests.support.proposals import AS_DRAFT, ON_THE_DAY, TODAY, a_proposal

if TYPE_CHECKING:
    from tests.policy.aab.tables import Caught, Silent

REASON = "partnership.reason"
ALONE: dict[str, object] = {"partners": (), REASON: None}
SECOND = "partners[1]"
TO_COME = "rådgivere, aftale 1. juni 2027"
FRIENDS = {"partner": name_or_number("Foreningen Gældfri Nabo", "partner", 1)}

MEETS: Silent = {
    "PAR01": {
        "partners named": {},
        "alone for a reason": ALONE | {REASON: "Gruppen kan selv."},
    },
    "PAR02": {
        "role and contribution": {},
        "who does an activity": {
            f"{SECOND}.role": None,
            f"{SECOND}.contribution": None,
            "activities[0].who": "Frivillige fra Foreningen Gældfri Nabo",
        },
        "a role told in an activity": {
            f"{SECOND}.role": None,
            "activities[0].what": "Rådgivning ved foreningen gældfri nabo",
        },
        "a role told in how it is organised": {
            f"{SECOND}.role": None,
            "initiative.organisation": "Foreningen Gældfri Nabo leder rådgivningen.",
        },
        "a role told in an agreement": {
            f"{SECOND}.role": None,
            "residents.volunteering[0].agreement": "Foreningen Gældfri Nabo står for tirsdage",
        },
    },
    "PAR03": {
        "pledged": {},
        "in dialogue": {f"{SECOND}.commitment": "dialogue"},
    },
    "PAR04": {
        "agreed before today": {f"{SECOND}.contribution": "rådgivere, aftale 1. juni 2026"},
        "here until a day to come": {f"{SECOND}.contribution": "rådgivere til 1. juni 2027"},
    },
}

BREAKS: Caught = {
    "PAR01": {
        "neither partner nor reason": (ALONE, Breach(key=REASON)),
        "no again for a reason": (ALONE | {REASON: "Ingen endnu"}, Breach(key=REASON)),
    },
    "PAR02": {
        "no role": (
            {f"{SECOND}.role": None},
            Breach(key=f"{SECOND}.role", message_key="role", params=FRIENDS),
        ),
        "no contribution": (
            {f"{SECOND}.contribution": None},
            Breach(key=f"{SECOND}.contribution", message_key="contribution", params=FRIENDS),
        ),
        "a role told, and no contribution": (
            {
                f"{SECOND}.role": None,
                f"{SECOND}.contribution": None,
                "activities[0].what": "Rådgivning ved Foreningen Gældfri Nabo",
            },
            Breach(key=f"{SECOND}.contribution", message_key="contribution", params=FRIENDS),
        ),
        "a role told of a school of another name": (
            {"partners": (Partner(name="Skolen", contribution="Lokaler"),)}
            | {"activities[0].who": "Musikskolen"},
            Breach(
                key="partners[0].role",
                message_key="role",
                params={"partner": name_or_number("Skolen", "partner", 0)},
            ),
        ),
        "neither, each partner once": (
            {"partners": (Partner(name="Skolen"), Partner())},
            Breach(
                key="partners[0].role",
                related=("partners[0].contribution",),
                message_key="role-and-contribution",
                params={"partner": name_or_number("Skolen", "partner", 0)},
            ),
            Breach(
                key="partners[1].role",
                related=("partners[1].contribution",),
                message_key="role-and-contribution",
                params={"partner": name_or_number(None, "partner", 1)},
            ),
        ),
    },
    "PAR03": {
        "an idea": (
            {f"{SECOND}.commitment": "idea"},
            Breach(key=f"{SECOND}.commitment", params=FRIENDS),
        ),
        "an idea without a name": (
            {f"{SECOND}.commitment": "idea", f"{SECOND}.name": None},
            Breach(
                key=f"{SECOND}.commitment", params={"partner": name_or_number(None, "partner", 1)}
            ),
        ),
    },
    "PAR04": {
        "agreed next year": (
            {f"{SECOND}.commitment": "signed", f"{SECOND}.contribution": TO_COME},
            Breach(
                key=f"{SECOND}.contribution",
                params={**FRIENDS, "day": the_day(date(2027, 6, 1)), "today": TODAY},
            ),
        ),
    },
}

OPEN_IN_A_DRAFT: Silent = {
    "PAR01": {
        "a draft": ALONE,
    },
    "PAR02": {
        "a draft": {f"{SECOND}.role": None},
    },
}

DOES_NOT_APPLY: Silent = {
    "PAR02": {
        "no partners": ALONE,
    },
    "PAR03": {
        "commitment found missing": {f"{SECOND}.commitment": None},
    },
    "PAR04": {
        "in dialogue": {f"{SECOND}.commitment": "dialogue", f"{SECOND}.contribution": TO_COME},
    },
}


test_what_meets_the_clause_is_not_found = nothing_in(MEETS)
test_what_breaks_the_clause_is_found = all_in(BREAKS)
test_what_does_not_apply_is_not_found = nothing_in(DOES_NOT_APPLY)
test_a_draft_may_leave_answers_open = nothing_in(OPEN_IN_A_DRAFT, AS_DRAFT)


def test_an_agreement_on_a_day_to_come_meets_nothing() -> None:
    partners = (Partner(name="Fremad", commitment="signed", contribution=TO_COME),)
    firm = partnership(a_proposal({"partners": partners}), ON_THE_DAY)
    later = partnership(a_proposal({"partners": partners}), ReviewContext(today=date(2027, 6, 1)))

    assert (firm.kind, firm.ground) == (VerdictKind.PARTLY_MET, "loose")
    assert later.kind is VerdictKind.MET
