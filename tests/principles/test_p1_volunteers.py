"""The rules of anchoring and volunteers (1.3, 1.4, 1.5, 1.7), each in three tables."""

from datetime import date

import pytest

from aabsocial.money import Money
from aabsocial.policy import Circumstances, Hit
from aabsocial.principles.checks import called
from aabsocial.principles.p1_volunteers import RULES
from aabsocial.proposal import FinancingLine, VolunteerEffort
from tests.proposals import AS_DRAFT, ON_THE_DAY, a_proposal, hits

AAB_ONLY = (FinancingLine(kind="aab", amount=Money.kroner(180_000)),)
NOT_EXTERNAL = {"initiative.external_financing": False, "financing": AAB_ONLY}
SMALL = NOT_EXTERNAL | {"initiative.departments": ("901",), "initiative.end": date(2026, 12, 31)}
EFFORT = "residents.volunteering[0]"
CAFE = {"effort": called("Beboercaféen, åben onsdag", "volunteering", 0)}

MEETS = {
    "LOK10 efforts told": ("LOK10", {}),
    "LOK10 none there": ("LOK10", {"residents.existing_volunteering": "none"}),
    "LOK11 supplemented": ("LOK11", {}),
    "LOK11 unaffected": ("LOK11", {f"{EFFORT}.effect": "unaffected"}),
    "LOK12 overlapped with an agreement": ("LOK12", {f"{EFFORT}.effect": "overlaps"}),
    "LOK12 supplemented without one": ("LOK12", {f"{EFFORT}.agreement": None}),
    "LOK20 anchoring told": ("LOK20", {}),
    "LOK21 involvement told": ("LOK21", {}),
    "LOK30 an example told": ("LOK30", {}),
}

BREAKS: dict[str, tuple[str, dict[str, object], tuple[Hit, ...]]] = {
    "LOK10 external and unanswered": (
        "LOK10",
        {"residents.existing_volunteering": None},
        (Hit(key="residents.existing_volunteering"),),
    ),
    "LOK10 external by a line alone": (
        "LOK10",
        {"residents.existing_volunteering": None, "initiative.external_financing": False},
        (Hit(key="residents.existing_volunteering"),),
    ),
    "LOK10 external by the early answer alone": (
        "LOK10",
        {"residents.existing_volunteering": None, "financing": ()},
        (Hit(key="residents.existing_volunteering"),),
    ),
    "LOK11 replaced": (
        "LOK11",
        {f"{EFFORT}.effect": "replaces"},
        (Hit(key=f"{EFFORT}.effect", values=CAFE),),
    ),
    "LOK11 two of three replaced, one without a name": (
        "LOK11",
        {
            "residents.volunteering": (
                VolunteerEffort(name="Lektiecaféen", effect="replaces"),
                VolunteerEffort(name="Beboercaféen", effect="supplements"),
                VolunteerEffort(effect="replaces"),
            )
        },
        (
            Hit(
                key=f"{EFFORT}.effect",
                values={"effort": called("Lektiecaféen", "volunteering", 0)},
            ),
            Hit(
                key="residents.volunteering[2].effect",
                values={"effort": called(None, "volunteering", 2)},
            ),
        ),
    ),
    "LOK12 overlapped without an agreement": (
        "LOK12",
        {f"{EFFORT}.effect": "overlaps", f"{EFFORT}.agreement": None},
        (Hit(key=f"{EFFORT}.agreement", values=CAFE),),
    ),
    "LOK20 unanswered": (
        "LOK20",
        {"residents.anchoring": None},
        (Hit(key="residents.anchoring"),),
    ),
    "LOK21 unanswered": (
        "LOK21",
        {"residents.involvement": None},
        (Hit(key="residents.involvement"),),
    ),
    "LOK30 hours without an example": (
        "LOK30",
        {"residents.volunteer_stories": None},
        (Hit(key="residents.volunteer_stories", says="hours", values={"hours": 200}),),
    ),
    "LOK30 an effort without an example": (
        "LOK30",
        {"residents.volunteer_stories": None, "residents.volunteer_hours": None},
        (Hit(key="residents.volunteer_stories", says="effort", values=CAFE),),
    ),
}

OUT_OF_REACH = {
    "LOK10 not external": (
        "LOK10",
        {"residents.existing_volunteering": None} | NOT_EXTERNAL,
        ON_THE_DAY,
    ),
    "LOK10 a draft": ("LOK10", {"residents.existing_volunteering": None}, AS_DRAFT),
    "LOK11 not external": ("LOK11", {f"{EFFORT}.effect": "replaces"} | NOT_EXTERNAL, ON_THE_DAY),
    "LOK11 efforts answered with no": (
        "LOK11",
        {f"{EFFORT}.effect": "replaces", "residents.existing_volunteering": "none"},
        ON_THE_DAY,
    ),
    "LOK12 not external": (
        "LOK12",
        {f"{EFFORT}.effect": "overlaps", f"{EFFORT}.agreement": None} | NOT_EXTERNAL,
        ON_THE_DAY,
    ),
    "LOK12 a draft": (
        "LOK12",
        {f"{EFFORT}.effect": "overlaps", f"{EFFORT}.agreement": None},
        AS_DRAFT,
    ),
    "LOK20 a draft": ("LOK20", {"residents.anchoring": None}, AS_DRAFT),
    "LOK21 a small initiative": ("LOK21", {"residents.involvement": None} | SMALL, ON_THE_DAY),
    "LOK21 a draft": ("LOK21", {"residents.involvement": None}, AS_DRAFT),
    "LOK30 no volunteers": (
        "LOK30",
        {
            "residents.volunteer_stories": None,
            "residents.volunteer_hours": 0,
            "residents.volunteering": (),
        },
        ON_THE_DAY,
    ),
    "LOK30 a draft": ("LOK30", {"residents.volunteer_stories": None}, AS_DRAFT),
}


@pytest.mark.parametrize(("code", "changes"), MEETS.values(), ids=MEETS.keys())
def test_what_meets_the_rule_is_not_found(code: str, changes: dict[str, object]) -> None:
    assert hits(code, a_proposal(changes)) == ()


@pytest.mark.parametrize(("code", "changes", "found"), BREAKS.values(), ids=BREAKS.keys())
def test_what_breaks_the_rule_is_found(
    code: str, changes: dict[str, object], found: tuple[Hit, ...]
) -> None:
    assert hits(code, a_proposal(changes)) == found


@pytest.mark.parametrize(
    ("code", "changes", "circumstances"), OUT_OF_REACH.values(), ids=OUT_OF_REACH.keys()
)
def test_what_is_out_of_reach_is_not_found(
    code: str, changes: dict[str, object], circumstances: Circumstances
) -> None:
    assert hits(code, a_proposal(changes), circumstances) == ()


def test_a_draft_that_replaces_volunteers_is_found() -> None:
    found = hits("LOK11", a_proposal({f"{EFFORT}.effect": "replaces"}), AS_DRAFT)
    assert [hit.key for hit in found] == [f"{EFFORT}.effect"]


@pytest.mark.parametrize("table", [MEETS, BREAKS, OUT_OF_REACH], ids=["meets", "breaks", "out"])
def test_every_rule_stands_in_every_table(table: dict[str, tuple[str, object]]) -> None:
    assert {row[0] for row in table.values()} == {rule.code for rule in RULES}
