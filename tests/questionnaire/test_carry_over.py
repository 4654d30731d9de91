"""What a new proposal takes over from an earlier one."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from aabsocial.model.answers import answer_at, path_of, with_answer
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.carry_over import answers_to_reuse
from aabsocial.questionnaire.derived import begin_deriving, follow_sources
from aabsocial.questionnaire.questions import read_answers
from aabsocial.storage import read_proposal

POLICY = load_policy()
EXAMPLES = sorted((Path(__file__).parents[2] / "proposals").glob("*/proposal.toml"))
EARLIER: dict[str, Any] = {
    "language": "da",
    "status": "approved",
    "initiative": {
        "title": "Naboer",
        "departments": ["901"],
        "start": date(2026, 1, 1),
        "pilot": False,
        "background": "Der er langt mellem naboerne.",
        "summary": "Naboer koster 1.000 kr. i 2026.",
    },
    "residents": {
        "anchoring": "Afdelingsbestyrelsen holder i det.",
        "volunteering_asked": "Afdelingsbestyrelsen den 4. november",
        "volunteering": [
            {"name": "Caféen", "effect": "supplements", "agreement": "Aftalt den 4. november"}
        ],
        "decisions": [{"department": "901", "date": date(2025, 5, 1)}],
    },
    "milestones": [{"date": date(2026, 2, 1), "what": "Start"}, {"date": date(2026, 3, 1)}],
    "activities": [
        {"what": "Kaffe", "when": "Fra 1. februar"},
        {"what": "Kage", "when": "Hver onsdag"},
    ],
    "partners": [
        {"name": "Fonden", "role": "Betaler", "contribution": "500 kr.", "commitment": "signed"}
    ],
    "municipality": {"contracts": [{"authority": "Jobcentret", "state": "signed"}]},
    "success_criteria": [{"id": "K1", "statement": "Flere kommer", "baseline": 14, "target": 20}],
    "evaluation": {"method": "Vi tæller.", "agreed": True},
    "budget": [
        {"item": "Kaffe", "amount": 1000, "estimated": True, "note": "10 × 100"},
        {"item": "Kage", "note": "Bagt af frivillige"},
    ],
    "financing": [{"source": "AAB", "kind": "aab", "amount": 1000, "status": "granted"}],
    "recommendation": {"points": ["at »Naboer« godkendes"], "closed": False},
    "annexes": [{"title": "Referat", "file": "annexes/referat.pdf"}],
    "measurements": [{"criterion": "K1", "value": 3}],
    "exemptions": [{"rule": "LOK01"}],
    "assessments": [{"clause": "1.4"}],
    "decision": {"outcome": "approved"},
    "gaps": [{"key": "finance.guidelines", "note": "svar fra økonomi"}],
    "egne": {"noter": "Husk kaffen"},
}


@pytest.mark.parametrize(
    "key",
    [
        "initiative.title",
        "initiative.start",
        "initiative.summary",
        "status",
        "residents.volunteering_asked",
        "residents.volunteering[0].agreement",
        "activities[0].when",
        "partners[0].contribution",
        "partners[0].commitment",
        "municipality.contracts[0].state",
        "success_criteria[0].baseline",
        "evaluation.agreed",
        "budget[0].estimated",
        "budget[0].note",
        "financing[0].amount",
        "financing[0].status",
        "residents.decisions",
        "milestones[0].date",
        "milestones[1]",
        "budget[0].amount",
        "recommendation.points",
        "annexes",
        "measurements",
        "exemptions",
        "assessments",
        "decision",
        "gaps",
    ],
)
def test_answers_of_the_earlier_proposal_alone_are_not_copied(key: str) -> None:
    assert answer_at(EARLIER, path_of(key)) is not None
    assert answer_at(answers_to_reuse(POLICY, EARLIER), path_of(key)) is None


@pytest.mark.parametrize(
    "key",
    [
        "initiative.departments",
        "initiative.pilot",
        "initiative.background",
        "residents.anchoring",
        "residents.volunteering[0].name",
        "activities[0].what",
        "activities[1].when",
        "partners[0].role",
        "municipality.contracts[0].authority",
        "success_criteria[0].target",
        "evaluation.method",
        "budget[1].note",
        "financing[0].source",
        "milestones[0].what",
        "budget[0].item",
        "recommendation.closed",
        "egne.noter",
    ],
)
def test_descriptions_are_copied(key: str) -> None:
    kept = answer_at(answers_to_reuse(POLICY, EARLIER), path_of(key))

    assert kept == answer_at(EARLIER, path_of(key))


def test_what_the_program_wrote_is_written_anew() -> None:
    idea = {**EARLIER["initiative"], "end": date(2026, 12, 31)}
    begun = begin_deriving(POLICY, {"initiative": idea, "finance": {"no_money": True}})
    earlier = follow_sources(POLICY, begun, begun, read_answers(POLICY, begun).proposal)
    assert earlier["evaluation"].keys() == {"points", "method"}

    kept = answers_to_reuse(POLICY, earlier)

    assert not kept.get("evaluation")
    assert "derived" not in kept
    by_hand = with_answer(earlier, ("evaluation", "method"), "Vi tæller.")
    assert answers_to_reuse(POLICY, by_hand)["evaluation"] == {"method": "Vi tæller."}


def test_the_earlier_answers_are_not_changed() -> None:
    before = deepcopy(EARLIER)
    answers_to_reuse(POLICY, EARLIER)

    assert before == EARLIER


def test_wrong_shapes_are_copied_unchanged() -> None:
    odd: dict[str, Any] = {"budget": "kaffe", "risks": ["regn"]}

    assert answers_to_reuse(POLICY, odd) == odd


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_example_can_be_begun_from(example: Path) -> None:
    answers = answers_to_reuse(POLICY, read_proposal(example).answers)

    assert read_answers(POLICY, answers).findings == ()
