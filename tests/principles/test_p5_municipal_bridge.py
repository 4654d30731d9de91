"""The rules of the bridge to the municipality (5.1-5.3), each in three tables."""

import pytest

from aabsocial.finding import Severity
from aabsocial.policy import Circumstances, Hit
from aabsocial.principles.checks import quoted
from aabsocial.principles.p5_municipal_bridge import RULES
from tests.proposals import AS_DRAFT, ON_THE_DAY, a_proposal, hits

PARTY, CORE_TASK = "municipality.party", "municipality.core_task"
BRIDGE = "municipality.bridge"
CONTRACT, SIGNED_ON = "municipality.result_contract", "municipality.result_contract_date"
NO_PARTY: dict[str, object] = {PARTY: False}
CASEWORK = "Rådgiveren laver sagsbehandling."

MEETS = {
    "BRO01 no municipal task": ("BRO01", {}),
    "BRO01 on the border": ("BRO01", {CORE_TASK: "borders-on"}),
    "BRO02 no municipal task": ("BRO02", {}),
    "BRO02 denied in the text": ("BRO02", {BRIDGE: "Vi laver ikke sagsbehandling."}),
    "BRO03 a bridge": ("BRO03", {}),
    "BRO04 signed": ("BRO04", {}),
    "BRO05 signed and dated": ("BRO05", {}),
    "BRO05 a draft of a contract": ("BRO05", {CONTRACT: "draft", SIGNED_ON: None}),
    "BRO06 a party": ("BRO06", {}),
    "BRO06 no party": ("BRO06", NO_PARTY),
}

BREAKS: dict[str, tuple[str, dict[str, object], tuple[Hit, ...]]] = {
    "BRO01 a municipal task": ("BRO01", {CORE_TASK: "yes"}, (Hit(key=CORE_TASK),)),
    "BRO02 declared": (
        "BRO02",
        {CORE_TASK: "borders-on"},
        (Hit(key=CORE_TASK, says="declared"),),
    ),
    "BRO02 declared and spoken of, found once": (
        "BRO02",
        {CORE_TASK: "borders-on", BRIDGE: CASEWORK},
        (Hit(key=CORE_TASK, says="declared"),),
    ),
    **{
        f"BRO02 spoken of in {key}": (
            "BRO02",
            {key: CASEWORK},
            (
                Hit(
                    key=key,
                    says="spoken-of",
                    values={"tasks": (quoted("sagsbehandling"),)},
                    severity=Severity.HINT,
                ),
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
    "BRO02 spoken of in two texts, asked once": (
        "BRO02",
        {"activities[0].what": "Bostøtte", "initiative.summary": CASEWORK},
        (
            Hit(
                key="initiative.summary",
                says="spoken-of",
                values={"tasks": (quoted("sagsbehandling"), quoted("bostøtte"))},
                severity=Severity.HINT,
            ),
        ),
    ),
    "BRO03 unanswered": ("BRO03", {BRIDGE: None}, (Hit(key=BRIDGE),)),
    "BRO03 unanswered without a party": ("BRO03", NO_PARTY | {BRIDGE: None}, (Hit(key=BRIDGE),)),
    "BRO04 unanswered": (
        "BRO04",
        {CONTRACT: None},
        (Hit(key=CONTRACT, says="unanswered"),),
    ),
    "BRO04 not started": (
        "BRO04",
        {CONTRACT: "not-started"},
        (Hit(key=CONTRACT, says="not-started"),),
    ),
    "BRO04 in dialogue": (
        "BRO04",
        {CONTRACT: "in-dialogue"},
        (Hit(key=CONTRACT, says="in-dialogue", severity=Severity.HINT),),
    ),
    "BRO04 a draft, and a pilot": (
        "BRO04",
        {CONTRACT: "draft", "initiative.pilot": True},
        (Hit(key=CONTRACT, says="draft", severity=Severity.HINT),),
    ),
    "BRO05 signed without a date": (
        "BRO05",
        {SIGNED_ON: None},
        (Hit(key=SIGNED_ON, says="undated"),),
    ),
    "BRO05 not relevant to a party": (
        "BRO05",
        {CONTRACT: "not-relevant"},
        (Hit(key=CONTRACT, says="not-relevant"),),
    ),
    "BRO06 unanswered": ("BRO06", {PARTY: None}, (Hit(key=PARTY),)),
}

OUT_OF_REACH = {
    "BRO01 unanswered": ("BRO01", {CORE_TASK: None}, ON_THE_DAY),
    "BRO02 unanswered": ("BRO02", {CORE_TASK: None, BRIDGE: CASEWORK}, ON_THE_DAY),
    "BRO02 a municipal task, which is another rule's": (
        "BRO02",
        {CORE_TASK: "yes", BRIDGE: CASEWORK},
        ON_THE_DAY,
    ),
    "BRO02 the problem's description": (
        "BRO02",
        {"initiative.background": "Sagsbehandling tager ni uger."},
        ON_THE_DAY,
    ),
    "BRO02 a partner's own work": ("BRO02", {"partners[0].role": "Sagsbehandling"}, ON_THE_DAY),
    "BRO03 a draft": ("BRO03", {BRIDGE: None}, AS_DRAFT),
    "BRO04 no party": ("BRO04", {CONTRACT: "not-started"} | NO_PARTY, ON_THE_DAY),
    "BRO04 party found unclear": ("BRO04", {CONTRACT: None, PARTY: None}, ON_THE_DAY),
    "BRO04 not relevant, which is another rule's": (
        "BRO04",
        {CONTRACT: "not-relevant"},
        ON_THE_DAY,
    ),
    "BRO04 a draft, unanswered": ("BRO04", {CONTRACT: None}, AS_DRAFT),
    "BRO05 no party, not relevant": ("BRO05", {CONTRACT: "not-relevant"} | NO_PARTY, ON_THE_DAY),
    "BRO05 no party, signed": ("BRO05", {SIGNED_ON: None} | NO_PARTY, ON_THE_DAY),
    "BRO05 a draft, no date yet": ("BRO05", {SIGNED_ON: None}, AS_DRAFT),
    "BRO06 no municipality among the partners": (
        "BRO06",
        {PARTY: None, "partners[0].kind": "school"},
        ON_THE_DAY,
    ),
    "BRO06 a draft": ("BRO06", {PARTY: None}, AS_DRAFT),
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


def test_a_contradiction_is_found_on_a_draft_too() -> None:
    found = hits("BRO05", a_proposal({CONTRACT: "not-relevant"}), AS_DRAFT)
    assert [hit.says for hit in found] == ["not-relevant"]


@pytest.mark.parametrize("table", [MEETS, BREAKS, OUT_OF_REACH], ids=["meets", "breaks", "out"])
def test_every_rule_stands_in_every_table(table: dict[str, tuple[str, object]]) -> None:
    assert {row[0] for row in table.values()} == {rule.code for rule in RULES}
