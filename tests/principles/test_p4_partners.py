"""The rules of partners (4.1), each met, broken and out of its reach."""

import pytest

from aabsocial.policy import Circumstances, Hit
from aabsocial.principles.checks import called
from aabsocial.principles.p4_partners import RULES
from aabsocial.proposal import Partner
from tests.proposals import AS_DRAFT, ON_THE_DAY, a_proposal, hits

REASON = "partnership.reason"
ALONE: dict[str, object] = {"partners": (), REASON: None}
SECOND = "partners[1]"
FRIENDS = {"partner": called("Foreningen Gældfri Nabo", "partner", 1)}

MEETS = {
    "PAR01 partners named": ("PAR01", {}),
    "PAR01 alone for a reason": ("PAR01", ALONE | {REASON: "Gruppen kan selv."}),
    "PAR02 role and contribution": ("PAR02", {}),
    "PAR03 pledged": ("PAR03", {}),
    "PAR03 in dialogue": ("PAR03", {f"{SECOND}.commitment": "dialogue"}),
}

BREAKS: dict[str, tuple[str, dict[str, object], tuple[Hit, ...]]] = {
    "PAR01 neither partner nor reason": ("PAR01", ALONE, (Hit(key=REASON),)),
    "PAR02 no role": (
        "PAR02",
        {f"{SECOND}.role": None},
        (Hit(key=f"{SECOND}.role", says="role", values=FRIENDS),),
    ),
    "PAR02 no contribution": (
        "PAR02",
        {f"{SECOND}.contribution": None},
        (Hit(key=f"{SECOND}.contribution", says="contribution", values=FRIENDS),),
    ),
    "PAR02 neither, each partner once": (
        "PAR02",
        {"partners": (Partner(name="Skolen"), Partner())},
        (
            Hit(
                key="partners[0].role",
                also=("partners[0].contribution",),
                says="role-and-contribution",
                values={"partner": called("Skolen", "partner", 0)},
            ),
            Hit(
                key="partners[1].role",
                also=("partners[1].contribution",),
                says="role-and-contribution",
                values={"partner": called(None, "partner", 1)},
            ),
        ),
    ),
    "PAR03 an idea": (
        "PAR03",
        {f"{SECOND}.commitment": "idea"},
        (Hit(key=f"{SECOND}.commitment", values=FRIENDS),),
    ),
}

OUT_OF_REACH = {
    "PAR01 a draft": ("PAR01", ALONE, AS_DRAFT),
    "PAR02 no partners": ("PAR02", ALONE, ON_THE_DAY),
    "PAR02 a draft": ("PAR02", {f"{SECOND}.role": None}, AS_DRAFT),
    "PAR03 commitment found missing": ("PAR03", {f"{SECOND}.commitment": None}, ON_THE_DAY),
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


@pytest.mark.parametrize("table", [MEETS, BREAKS, OUT_OF_REACH], ids=["meets", "breaks", "out"])
def test_every_rule_stands_in_every_table(table: dict[str, tuple[str, object]]) -> None:
    assert {row[0] for row in table.values()} == {rule.code for rule in RULES}
