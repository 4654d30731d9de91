"""What a new proposal takes over from an earlier one."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from aabsocial.model.answers import answer_at, path_of
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.carry_over import answers_to_reuse
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
    },
    "residents": {
        "anchoring": "Afdelingsbestyrelsen holder i det.",
        "decisions": [{"department": "901", "date": date(2025, 5, 1)}],
    },
    "milestones": [{"date": date(2026, 2, 1), "what": "Start"}, {"date": date(2026, 3, 1)}],
    "budget": [{"item": "Kaffe", "amount": 1000}],
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
        "status",
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
        "milestones[0].what",
        "budget[0].item",
        "recommendation.closed",
        "egne.noter",
    ],
)
def test_descriptions_are_copied(key: str) -> None:
    kept = answer_at(answers_to_reuse(POLICY, EARLIER), path_of(key))

    assert kept == answer_at(EARLIER, path_of(key))


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
