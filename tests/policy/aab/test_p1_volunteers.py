"""The rules of anchoring and volunteers (1.3, 1.4, 1.5, 1.7), each in three tables."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aabsocial.core.money import Money
from aabsocial.model.policy import Breach
from aabsocial.model.proposal import (
    Activity,
    BudgetLine,
    FinancingLine,
    Partner,
    SuccessCriterion,
    VolunteerEffort,
)
from aabsocial.policy.aab import load_policy
from aabsocial.policy.aab.p1_volunteers import texts_on_volunteers
from aabsocial.policy.aab.predicates import name_or_number
from tests.policy.aab.tables import all_in, nothing_in
from tests.support.proposals import AS_DRAFT, a_proposal, breaches

if TYPE_CHECKING:
    from tests.policy.aab.tables import Caught, Silent

AAB_ONLY = (FinancingLine(kind="aab", amount=Money.kroner(180_000)),)
NOT_EXTERNAL = {"initiative.external_financing": False, "financing": AAB_ONLY}
SMALL = NOT_EXTERNAL | {"initiative.departments": ("901",), "initiative.end": date(2026, 12, 31)}
LARGE: dict[str, object] = {"initiative.other_organisations": ("Boligforeningen Søparken",)}
EFFORT = "residents.volunteering[0]"
CAFE = {"effort": name_or_number("Beboercaféen, åben onsdag", "volunteering", 0)}
NAMELESS = {"effort": name_or_number(None, "volunteering", 0)}

MEETS: Silent = {
    "LOK10": {
        "efforts told": {},
        "none there": {"residents.existing_volunteering": "none"},
    },
    "LOK11": {
        "supplemented": {},
        "unaffected": {f"{EFFORT}.effect": "unaffected"},
        "none there, and none named": {
            "residents.existing_volunteering": "none",
            "residents.volunteering": (),
        },
    },
    "LOK12": {
        "overlapped with an agreement": {f"{EFFORT}.effect": "overlaps"},
        "supplemented without one": {f"{EFFORT}.agreement": None},
    },
    "LOK20": {
        "anchoring told": {},
    },
    "LOK21": {
        "involvement told": {},
    },
    "LOK30": {
        "an example told": {},
    },
}

BREAKS: Caught = {
    "LOK10": {
        "external and unanswered": (
            {"residents.existing_volunteering": None},
            Breach(key="residents.existing_volunteering"),
        ),
        "external by a line alone": (
            {"residents.existing_volunteering": None, "initiative.external_financing": False},
            Breach(key="residents.existing_volunteering"),
        ),
        "external by the early answer alone": (
            {"residents.existing_volunteering": None, "financing": ()},
            Breach(key="residents.existing_volunteering"),
        ),
    },
    "LOK11": {
        "replaced": ({f"{EFFORT}.effect": "replaces"}, Breach(key=f"{EFFORT}.effect", params=CAFE)),
        "outcompeted": (
            {f"{EFFORT}.effect": "outcompetes"},
            Breach(key=f"{EFFORT}.effect", message_key="outcompetes", params=CAFE),
        ),
        "named beside a no": (
            {f"{EFFORT}.effect": "replaces", "residents.existing_volunteering": "none"},
            Breach(
                key="residents.existing_volunteering",
                message_key="none-beside-some",
                params={"efforts": (CAFE["effort"],)},
            ),
        ),
        "two of three replaced, one without a name": (
            {
                "residents.volunteering": (
                    VolunteerEffort(name="Lektiecaféen", effect="replaces"),
                    VolunteerEffort(name="Beboercaféen", effect="supplements"),
                    VolunteerEffort(effect="replaces"),
                )
            },
            Breach(
                key=f"{EFFORT}.effect",
                params={"effort": name_or_number("Lektiecaféen", "volunteering", 0)},
            ),
            Breach(
                key="residents.volunteering[2].effect",
                params={"effort": name_or_number(None, "volunteering", 2)},
            ),
        ),
    },
    "LOK12": {
        "overlapped without an agreement": (
            {f"{EFFORT}.effect": "overlaps", f"{EFFORT}.agreement": None},
            Breach(key=f"{EFFORT}.agreement", params=CAFE),
        ),
        "overlapped without a name": (
            {"residents.volunteering": (VolunteerEffort(effect="overlaps"),)},
            Breach(key=f"{EFFORT}.agreement", params=NAMELESS),
        ),
    },
    "LOK20": {
        "unanswered": ({"residents.anchoring": None}, Breach(key="residents.anchoring")),
    },
    "LOK21": {
        "unanswered": (
            {**LARGE, "residents.involvement": None},
            Breach(key="residents.involvement"),
        ),
    },
    "LOK30": {
        "hours without an example": (
            {"residents.volunteer_stories": None},
            Breach(key="residents.volunteer_stories", message_key="hours", params={"hours": 200}),
        ),
        "an effort without an example": (
            {"residents.volunteer_stories": None, "residents.volunteer_hours": None},
            Breach(key="residents.volunteer_stories", message_key="effort", params=CAFE),
        ),
        "an effort of others beside hours": (
            {"residents.volunteer_stories": None, "residents.volunteers": False},
            Breach(key="residents.volunteer_stories", message_key="effort", params=CAFE),
        ),
        "an effort without a name": (
            {
                "residents.volunteer_stories": None,
                "residents.volunteer_hours": None,
                f"{EFFORT}.name": None,
            },
            Breach(key="residents.volunteer_stories", message_key="effort", params=NAMELESS),
        ),
    },
}

DOES_NOT_APPLY: Silent = {
    "LOK10": {
        "not external": {"residents.existing_volunteering": None} | NOT_EXTERNAL,
        "external by an answer that no line bears out": {
            "residents.existing_volunteering": None,
            "financing[0].kind": "department",
        },
        "external by an answer, and free of money": {
            "residents.existing_volunteering": None,
            "finance.no_money": True,
            "budget": (),
            "financing": (),
        },
    },
    "LOK11": {
        "not external": {f"{EFFORT}.effect": "replaces"} | NOT_EXTERNAL,
        "not external, named beside a no": {"residents.existing_volunteering": "none"}
        | NOT_EXTERNAL,
    },
    "LOK12": {
        "not external": {f"{EFFORT}.effect": "overlaps", f"{EFFORT}.agreement": None}
        | NOT_EXTERNAL,
        "efforts answered with no": {
            f"{EFFORT}.effect": "overlaps",
            f"{EFFORT}.agreement": None,
            "residents.existing_volunteering": "none",
        },
    },
    "LOK21": {
        "a small initiative": {"residents.involvement": None} | SMALL,
        "below large, answered by the anchoring": {"residents.involvement": None},
    },
    "LOK30": {
        "no volunteers": {
            "residents.volunteer_stories": None,
            "residents.volunteer_hours": 0,
            "residents.volunteering": (),
        },
        "efforts answered with no": {
            "residents.volunteer_stories": None,
            "residents.volunteer_hours": None,
            "residents.existing_volunteering": "none",
        },
    },
}

OPEN_IN_A_DRAFT: Silent = {
    "LOK10": {
        "a draft": {"residents.existing_volunteering": None},
    },
    "LOK12": {
        "a draft": {f"{EFFORT}.effect": "overlaps", f"{EFFORT}.agreement": None},
    },
    "LOK20": {
        "a draft": {"residents.anchoring": None},
    },
    "LOK21": {
        "a draft": {**LARGE, "residents.involvement": None},
    },
    "LOK30": {
        "a draft": {"residents.volunteer_stories": None},
    },
}


test_what_meets_the_clause_is_not_found = nothing_in(MEETS)
test_what_breaks_the_clause_is_found = all_in(BREAKS)
test_what_does_not_apply_is_not_found = nothing_in(DOES_NOT_APPLY)
test_a_draft_may_leave_answers_open = nothing_in(OPEN_IN_A_DRAFT, AS_DRAFT)


def test_a_draft_that_replaces_volunteers_is_found() -> None:
    found = breaches("LOK11", a_proposal({f"{EFFORT}.effect": "replaces"}), AS_DRAFT)
    assert [breach.key for breach in found] == [f"{EFFORT}.effect"]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (
            {"activities": (Activity(what="Frivillige laver mad"),)},
            ("activity", "Frivillige laver mad"),
        ),
        (
            {"activities": (Activity(what="Mad", who="to frivillige."),)},
            ("activity", "to frivillige"),
        ),
        ({"activities": (Activity(what="Volunteers cook"),)}, ("activity", "Volunteers cook")),
        (
            {"partners": (Partner(name="Kirken", contribution="22 frivillige"),)},
            ("partner", "22 frivillige"),
        ),
        ({"partners": (Partner(name="A volunteer group"),)}, ("partner", "A volunteer group")),
        (
            {"success_criteria": (SuccessCriterion(statement="fra 14 til 20 frivillige"),)},
            ("goal", "fra 14 til 20 frivillige"),
        ),
        (
            {"budget": (BudgetLine(item="Kursus", note="til frivillige"),)},
            ("money", "til frivillige"),
        ),
        (
            {"initiative.background": "Her er mørkt. De *frivillige* er trætte."},
            ("text", "De frivillige er trætte"),
        ),
        ({"activities": (Activity(what="Ingen frivillige"),)}, None),
        ({"activities": (Activity(what="Dinner without any volunteers"),)}, None),
        ({"activities": (Activity(what="Beboerne møder frivilligt op"),)}, None),
        ({"activities": (Activity(),)}, None),
        ({"residents.volunteering": (VolunteerEffort(name="Frivillige i caféen"),)}, None),
    ],
)
def test_volunteers_are_found_where_the_initiative_names_them(
    change: dict[str, object], named: tuple[str, str] | None
) -> None:
    bare = {
        name: None if "." in name else ()
        for name in (
            *("activities", "partners", "success_criteria", "budget", "initiative.background"),
            *("initiative.purpose", "residents.anchoring", "residents.involvement"),
        )
    }
    assert next(texts_on_volunteers(a_proposal(bare | change)), None) == named


def test_work_that_others_do_already_is_not_said_to_be_of_the_initiative() -> None:
    changes = {"residents.volunteer_stories": None, "residents.volunteers": False}
    [breach] = breaches("LOK30", a_proposal(changes))

    message, remedy = load_policy().rule_words["LOK30"].sentences(breach)

    assert message.in_("da").startswith("I forvejen er der frivilligt arbejde eller ")
    assert "de frivillige" not in f"{message.in_('da')} {remedy.in_('da')}"
