"""The rules on the success criteria (6.4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from aabsocial.model.findings import Severity
from aabsocial.model.policy import Breach
from aabsocial.model.proposal import SuccessCriterion
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import DecodedAnswers
from aabsocial.review.review import review
from tests.policy.aab.tables import all_in, breach_facts, nothing_in
from tests.support.proposals import AS_DRAFT, ON_THE_DAY, a_proposal, breaches

if TYPE_CHECKING:
    from tests.policy.aab.tables import Caught, Changes, Silent

GROUP, FIRST, SECOND = "success_criteria", "success_criteria[0]", "success_criteria[1]"
PILOT = {"initiative.pilot": True, "initiative.pilot_learning": "Kan fædre findes?"}
START, END = "initiative.start", "initiative.end"
VAGUE = {f"{FIRST}.statement": "Beboerne trives bedre.", f"{FIRST}.target": None}
HOLLOW = {
    f"{FIRST}.statement": "Beboerne trives bedre.",
    f"{FIRST}.indicator": "Stemningen i gården",
    f"{FIRST}.unit": "trivsel",
    f"{FIRST}.source": "Samtaler med beboerne",
}
UNCOUNTABLE = (f"{FIRST}.indicator", "uncountable", {"name": "K1"})
KEPT = {f"{FIRST}.baseline": 40}
TWO_WISHES = (
    SuccessCriterion(id="K1", statement="Flere ældre bliver digitale.", level="result"),
    SuccessCriterion(statement="Beboerne er glade.", level="result", unit="beboere"),
)

MEETS: Silent = {
    "EFF10": {"two criteria": {}},
    "EFF11": {"one of two is whole": {f"{SECOND}.source": None, f"{SECOND}.target": None}},
    "EFF12": {"both are whole": {}, "a target of nought": {f"{FIRST}.target": 0}},
    "EFF13": {"a baseline of nought": {f"{FIRST}.baseline": 0}},
    "EFF14": {
        "numbers and a date": {f"{FIRST}.target": None},
        "vague, with target and deadline": {f"{FIRST}.statement": "Beboerne trives bedre."},
        "firm words, no target": {
            f"{FIRST}.statement": "Caféen har en valgt bestyrelse.",
            f"{FIRST}.target": None,
        },
        "a number counted": HOLLOW | {f"{FIRST}.indicator": "Antal trygge beboere"},
        "a share counted": HOLLOW | {f"{FIRST}.indicator": "Andelen af trygge beboere"},
        "a number in words": HOLLOW | {f"{FIRST}.statement": "Hver anden beboer er tryggere."},
        "a number in the source": HOLLOW | {f"{FIRST}.source": "Spørgeskema til 120 beboere"},
        "the unit spoken of in clear words": HOLLOW
        | {f"{FIRST}.indicator": "Frivillige i vagtplanen", f"{FIRST}.unit": "frivillige"},
        "a share of what is named": HOLLOW
        | {f"{FIRST}.indicator": "Fravær i skolen", f"{FIRST}.unit": "%"},
        "nothing vague, and the unit named": HOLLOW
        | {
            f"{FIRST}.statement": "Haven er anlagt.",
            f"{FIRST}.indicator": "Haven i afdelingen",
            f"{FIRST}.unit": "have",
        },
    },
    "EFF15": {"a result beside an activity": {f"{SECOND}.level": "activity"}},
    "EFF16": {
        "on the first day": {f"{FIRST}.deadline": date(2026, 9, 1)},
        "twelve months after the end": {f"{FIRST}.deadline": date(2028, 8, 31)},
        "twelve months after a leap day": {
            END: date(2028, 2, 29),
            f"{FIRST}.deadline": date(2029, 2, 28),
        },
    },
    "EFF17": {
        "from nought to forty": {f"{FIRST}.target": 40},
        "at most what there is": KEPT | {f"{FIRST}.target_is_most": True},
        "at least what there is": KEPT | {f"{FIRST}.target_is_most": False},
        "kept in words": KEPT | {f"{FIRST}.statement": "De 40 husstande fastholdes."},
        "no rise in words": KEPT | {f"{FIRST}.statement": "Klagerne må ikke stige."},
        "kept in English": KEPT
        | {"language": "en", f"{FIRST}.statement": "The number of helpers is maintained."},
    },
    "EFF18": {"two ids": {}},
}
BREAKS: Caught = {
    "EFF10": {
        "none": ({GROUP: ()}, (GROUP, "found", {})),
        "none in a pilot": ({GROUP: (), **PILOT}, (GROUP, "found", {})),
    },
    "EFF11": {
        "two wishes": (
            {GROUP: TWO_WISHES},
            (
                GROUP,
                "several",
                {
                    "number": 2,
                    "lacking": [
                        "K1 (indicator, target, unit, deadline and source)",
                        "no. 2 (indicator, target, deadline and source)",
                    ],
                },
            ),
        ),
        "a single one without a deadline": (
            {GROUP: TWO_WISHES[:1]},
            (
                GROUP,
                "one",
                {
                    "number": 1,
                    "lacking": ["K1 (indicator, target, unit, deadline and source)"],
                },
            ),
        ),
        "each lacks one thing, in a pilot": (
            {f"{FIRST}.unit": None, f"{SECOND}.source": None, **PILOT},
            (GROUP, "several", {"number": 2, "lacking": ["K1 (unit)", "K2 (source)"]}),
        ),
    },
    "EFF12": {
        "no deadline": (
            {f"{SECOND}.deadline": None},
            (f"{SECOND}.deadline", "found", {"name": "K2", "missing": ["deadline"]}),
        ),
        "neither indicator nor unit, and no id": (
            {f"{FIRST}.indicator": None, f"{FIRST}.unit": None, f"{FIRST}.id": None},
            (f"{FIRST}.indicator", "found", {"name": "no. 1", "missing": ["indicator", "unit"]}),
        ),
    },
    "EFF13": {
        "a result": ({f"{FIRST}.baseline": None}, (f"{FIRST}.baseline", "found", {"name": "K1"})),
        "an impact": (
            {f"{SECOND}.baseline": None},
            (f"{SECOND}.baseline", "found", {"name": "K2"}),
        ),
        "an activity, as a hint": (
            {f"{FIRST}.level": "activity", f"{FIRST}.baseline": None},
            Breach(
                key=f"{FIRST}.baseline",
                message_key="activity",
                params={"name": "K1"},
                severity=Severity.HINT,
            ),
        ),
        "neither level nor baseline, as a hint": (
            {f"{FIRST}.level": None, f"{FIRST}.baseline": None},
            Breach(
                key=f"{FIRST}.baseline",
                message_key="activity",
                params={"name": "K1"},
                severity=Severity.HINT,
            ),
        ),
    },
    "EFF14": {
        "no target": (
            VAGUE,
            (f"{FIRST}.statement", "no-target", {"name": "K1", "words": ["“trives”", "“bedre”"]}),
        ),
        "no deadline": (
            {f"{FIRST}.statement": "Beboerne er glade.", f"{FIRST}.deadline": None},
            (f"{FIRST}.statement", "no-deadline", {"name": "K1", "words": ["“glade”"]}),
        ),
        "neither": (
            VAGUE | {f"{FIRST}.deadline": None},
            (f"{FIRST}.statement", "found", {"name": "K1", "words": ["“trives”", "“bedre”"]}),
        ),
        "an English proposal": (
            {
                "language": "en",
                f"{FIRST}.statement": "Residents feel safer.",
                f"{FIRST}.target": None,
            },
            (f"{FIRST}.statement", "no-target", {"name": "K1", "words": ["“safer”"]}),
        ),
        "two wishes, which EFF11 speaks of too": (
            {GROUP: TWO_WISHES},
            (f"{FIRST}.statement", "found", {"name": "K1", "words": ["“flere”"]}),
            (f"{SECOND}.statement", "found", {"name": "no. 2", "words": ["“glade”"]}),
        ),
        "empty words in every field": (HOLLOW, UNCOUNTABLE),
        "empty words of the unit": (HOLLOW | {f"{FIRST}.unit": "beboere"}, UNCOUNTABLE),
        "a share of empty words": (HOLLOW | {f"{FIRST}.unit": "%"}, UNCOUNTABLE),
        "neither vague nor counted": (
            HOLLOW
            | {
                f"{FIRST}.statement": "Vi tror på det.",
                f"{FIRST}.indicator": "Det ser vi",
                f"{FIRST}.source": "Os selv",
            },
            UNCOUNTABLE,
        ),
        "empty English words in every field": (
            {
                "language": "en",
                f"{FIRST}.statement": "Residents thrive.",
                f"{FIRST}.indicator": "The mood in the yard",
                f"{FIRST}.unit": "wellbeing",
                f"{FIRST}.source": "Talks with residents",
            },
            UNCOUNTABLE,
        ),
    },
    "EFF15": {
        "two activities": (
            {f"{FIRST}.level": "activity", f"{SECOND}.level": "activity"},
            (GROUP, "several", {"number": 2}),
        ),
        "a single activity": (
            {GROUP: (SuccessCriterion(id="K1", level="activity"),)},
            (GROUP, "one", {"number": 1}),
        ),
    },
    "EFF16": {
        "the day before the start": (
            {f"{FIRST}.deadline": date(2026, 8, 31)},
            (
                f"{FIRST}.deadline",
                "early",
                {
                    "name": "K1",
                    "day": "31 August 2026",
                    "start": "on 1 September 2026",
                },
            ),
        ),
        "a day more than twelve months after": (
            {f"{SECOND}.deadline": date(2028, 9, 1)},
            (
                f"{SECOND}.deadline",
                "late",
                {
                    "name": "K2",
                    "day": "1 September 2028",
                    "end": "on 31 August 2027",
                    "last": date(2028, 8, 31),
                },
            ),
        ),
    },
    "EFF17": {
        "the same number": (
            {f"{FIRST}.baseline": 40},
            (f"{FIRST}.target", "found", {"name": "K1", "target": 40}),
        ),
        "nought and nought": (
            {f"{FIRST}.baseline": 0, f"{FIRST}.target": Decimal("0.0")},
            (f"{FIRST}.target", "found", {"name": "K1", "target": Decimal("0.0")}),
        ),
    },
    "EFF18": {
        "the second and the third K1": (
            {
                GROUP: (
                    SuccessCriterion(),
                    SuccessCriterion(id="K1"),
                    SuccessCriterion(id="K1"),
                )
            },
            (f"{GROUP}[2].id", "found", {"id": "K1", "first": 2, "second": 3}),
        ),
        "both K1": (
            {f"{SECOND}.id": "K1"},
            (f"{SECOND}.id", "found", {"id": "K1", "first": 1, "second": 2}),
        ),
    },
}
DOES_NOT_APPLY: Silent = {
    "EFF11": {"none at all, which EFF10 speaks of": {GROUP: ()}},
    "EFF12": {"none is whole, which EFF11 speaks of": {GROUP: TWO_WISHES}},
    "EFF14": {
        "no statement": {f"{FIRST}.statement": None, f"{FIRST}.target": None},
        "no statement, empty words": HOLLOW | {f"{FIRST}.statement": None},
        "a source is missing, which EFF12 speaks of": HOLLOW | {f"{FIRST}.source": None},
    },
    "EFF15": {
        "none at all": {GROUP: ()},
        "one without its level": {f"{FIRST}.level": "activity", f"{SECOND}.level": None},
        "nobody said the level": {GROUP: (SuccessCriterion(id="K1", target=10),)},
    },
    "EFF16": {
        "no deadline": {f"{FIRST}.deadline": None},
        "no period": {START: None, END: None},
        "the period ends before it starts": {END: date(2026, 8, 1)},
    },
    "EFF17": {"neither is known": {f"{FIRST}.target": None, f"{FIRST}.baseline": None}},
    "EFF18": {"two without an id": {f"{FIRST}.id": None, f"{SECOND}.id": None}},
}
OPEN_IN_A_DRAFT: Silent = {
    "EFF10": {"none": {GROUP: ()}},
    "EFF11": {"two wishes": {GROUP: TWO_WISHES}},
    "EFF12": {"no deadline": {f"{SECOND}.deadline": None}},
    "EFF13": {"no baseline": {f"{FIRST}.baseline": None}},
    "EFF14": {"no target": VAGUE, "empty words": HOLLOW},
}


test_what_meets_the_clause_is_not_found = nothing_in(MEETS)
test_what_breaks_the_clause_is_found = all_in(BREAKS)
test_what_does_not_apply_is_not_found = nothing_in(DOES_NOT_APPLY)
test_a_draft_may_leave_answers_open = nothing_in(OPEN_IN_A_DRAFT, AS_DRAFT)


def test_half_a_period_still_bounds_a_deadline() -> None:
    start = {START: None, f"{FIRST}.deadline": date(2028, 9, 1)}
    end = {END: None, f"{FIRST}.deadline": date(2026, 8, 31)}
    assert [says for _, says, _ in breach_facts("EFF16", start)] == ["late"]
    assert [says for _, says, _ in breach_facts("EFF16", end)] == ["early"]


def test_one_finding_speaks_of_every_missing_part() -> None:
    (breach,) = breaches("EFF12", a_proposal({f"{FIRST}.target": None, f"{FIRST}.source": None}))
    assert (breach.key, *breach.related) == (f"{FIRST}.target", f"{FIRST}.source")


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("EFF11", {f"{FIRST}.unit": None, f"{SECOND}.source": None}),
        ("EFF12", {f"{FIRST}.target": None, f"{FIRST}.source": None}),
        ("EFF10", {GROUP: ()}),
    ],
    ids=["not one is whole", "one is not whole", "none"],
)
def test_no_other_rule_repeats_the_missing_part(code: str, changes: Changes) -> None:
    whole = review(load_policy(), DecodedAnswers(proposal=a_proposal(changes)), ON_THE_DAY)
    assert [finding.rule for finding in whole.findings] == [code]
