"""The rules on what is known of the effect, and on pilots (6.2, 6.3)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.core import toml
from aabsocial.model.findings import Outcome
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import read_answers
from aabsocial.review.review import review
from tests.policy.aab.tables import all_in, breach_facts, nothing_in
from tests.support.proposals import AS_DRAFT, ON_THE_DAY

if TYPE_CHECKING:
    from tests.policy.aab.tables import Caught, Silent

LEVEL, PILOT = "effect.evidence_level", "initiative.pilot"
SOURCE, LEARNING = "effect.source", "initiative.pilot_learning"

MEETS: Silent = {
    "EFF01": {"research": {LEVEL: "research"}, "own evaluation": {LEVEL: "own-evaluation"}},
    "EFF02": {"research with a source": {LEVEL: "research"}},
    "EFF03": {"a pilot that says what it learns": {PILOT: True, LEARNING: "Kan fædre findes?"}},
}
BREAKS: Caught = {
    "EFF01": {
        "theory": ({LEVEL: "theory"}, (LEVEL, "theory", {})),
        "no knowledge": ({LEVEL: "none"}, (LEVEL, "none", {})),
        "unanswered": ({LEVEL: None}, (LEVEL, "unanswered", {})),
        "theory, and nobody said pilot": ({LEVEL: "theory", PILOT: None}, (LEVEL, "theory", {})),
    },
    "EFF02": {
        "own evaluation without a source": ({SOURCE: None}, (SOURCE, "found", {})),
        "research without a source": (
            {SOURCE: None, LEVEL: "research"},
            (SOURCE, "found", {}),
        ),
    },
    "EFF03": {"a pilot that says nothing": ({PILOT: True}, (LEARNING, "found", {}))},
}
DOES_NOT_APPLY: Silent = {
    "EFF01": {
        "a pilot on theory": {PILOT: True, LEVEL: "theory"},
        "a pilot without knowledge": {PILOT: True, LEVEL: "none"},
        "a pilot, unanswered": {PILOT: True, LEVEL: None},
    },
    "EFF02": {
        "a pilot without a source": {PILOT: True, SOURCE: None},
        "theory, which EFF01 speaks of": {LEVEL: "theory", SOURCE: None},
        "unanswered, which EFF01 speaks of": {LEVEL: None, SOURCE: None},
    },
    "EFF03": {"no pilot": {LEARNING: None}, "nobody said pilot": {PILOT: None, LEARNING: None}},
}
OPEN_IN_A_DRAFT: Silent = {
    "EFF01": {"level": {LEVEL: None}, "pilot": {LEVEL: "theory", PILOT: None}},
    "EFF02": {"source": {SOURCE: None}},
    "EFF03": {"learning": {PILOT: True}},
}


test_what_meets_the_clause_is_not_found = nothing_in(MEETS)
test_what_breaks_the_clause_is_found = all_in(BREAKS)
test_what_does_not_apply_is_not_found = nothing_in(DOES_NOT_APPLY)
test_a_draft_may_leave_answers_open = nothing_in(OPEN_IN_A_DRAFT, AS_DRAFT)


def test_a_draft_that_answers_theory_is_found() -> None:
    assert breach_facts("EFF01", {LEVEL: "theory"}, AS_DRAFT) == [(LEVEL, "theory", {})]


def test_the_fathers_group_must_be_a_pilot() -> None:
    source = Path(__file__).parents[3] / "proposals" / "faedre-i-faellesskab" / "proposal.toml"
    answers = toml.parse(source.read_text(encoding="utf-8"))
    whole = review(load_policy(), read_answers(load_policy(), answers), ON_THE_DAY)
    answers["initiative"]["pilot"] = False
    without = review(load_policy(), read_answers(load_policy(), answers), ON_THE_DAY)
    assert whole.outcome is Outcome.READY
    assert ("EFF01", "6.2") in {(finding.rule, finding.clause) for finding in without.findings}
    assert without.outcome is Outcome.NOT_READY
