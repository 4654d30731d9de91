"""The rules on the proposal itself: its period, and answers that only keep a place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.model.answers import path_of, with_answer
from aabsocial.model.findings import Severity
from aabsocial.model.proposal import ResidentDecision
from aabsocial.model.questions import Kind
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import read_answers
from tests.policy.aab.tables import all_in, breach_facts, nothing_in
from tests.support.proposals import AS_DRAFT, a_proposal, breaches

if TYPE_CHECKING:
    from tests.policy.aab.tables import Caught, Silent

START, END = "initiative.start", "initiative.end"
DECISIONS = "residents.decisions"
ROW = "xxxxx"
POLICY = load_policy()
WRITTEN = [
    key
    for key, question in POLICY.questions.items()
    if question.kind in (Kind.TEXT, Kind.PARAGRAPHS, Kind.TEXTS)
]
THE_FIRST = "department 901"

MEETS: Silent = {
    "FOR02": {"a year": {}, "a single day": {START: date(2026, 9, 1), END: date(2026, 9, 1)}},
    "FOR03": {
        "answers throughout": {},
        "a word of filling in": {"evaluation.method": "Skemaet udfyldes hver måned."},
    },
    "FOR05": {
        "after both decisions": {},
        "on the day of the last": {START: date(2026, 5, 6)},
        "decided once more after the start": {
            DECISIONS: tuple(
                ResidentDecision(department="901", forum="ballot", date=day)
                for day in (date(2026, 4, 1), date(2026, 10, 1))
            )
        },
        "voted down first, and adopted before the start": {
            DECISIONS: (
                ResidentDecision(
                    department="901", forum="ballot", date=date(2026, 4, 1), votes_for=0
                ),
                ResidentDecision(department="901", forum="ballot", date=date(2026, 8, 1)),
            )
        },
        "the board alone, before the start": {
            DECISIONS: (
                ResidentDecision(department="901", forum="department-board", date=date(2026, 4, 1)),
            )
        },
    },
}
BREAKS: Caught = {
    "FOR02": {
        "the day before": (
            {END: date(2026, 8, 31)},
            (END, "found", {"start": "on 1 September 2026", "end": "on 31 August 2026"}),
        ),
    },
    "FOR03": {
        "a question": (
            {"initiative.purpose": "Udfyldes"},
            ("initiative.purpose", "found", {"label": "Purpose", "text": "Udfyldes"}),
        ),
        "a field of a record": (
            {"success_criteria[1].source": ROW},
            ("success_criteria[1].source", "found", {"label": "Source", "text": ROW}),
        ),
        "one of several lines": (
            {"recommendation.points": ("at indsatsen godkendes", "…")},
            (
                "recommendation.points[1]",
                "found",
                {"label": "Recommendation", "text": "…"},
            ),
        ),
    },
    "FOR05": {
        "before one department's": (
            {START: date(2026, 5, 5)},
            (
                START,
                "one",
                {
                    "start": "on 5 May 2026",
                    "departments": ["department 903"],
                    "day": date(2026, 5, 6),
                },
            ),
        ),
        "the board before the start, the residents after it": (
            {
                DECISIONS: (
                    ResidentDecision(department="901", forum="ballot", date=date(2026, 10, 1)),
                    ResidentDecision(
                        department="Afdeling 901", forum="department-board", date=date(2026, 4, 1)
                    ),
                )
            },
            (
                START,
                "one",
                {
                    "start": "on 1 September 2026",
                    "departments": [THE_FIRST],
                    "day": date(2026, 10, 1),
                },
            ),
        ),
        "voted down before the start, adopted after it": (
            {
                DECISIONS: (
                    ResidentDecision(
                        department="901",
                        forum="ballot",
                        date=date(2026, 4, 1),
                        votes_for=9,
                        votes_against=61,
                    ),
                    ResidentDecision(department="901", forum="ballot", date=date(2026, 10, 1)),
                )
            },
            (
                START,
                "one",
                {
                    "start": "on 1 September 2026",
                    "departments": [THE_FIRST],
                    "day": date(2026, 10, 1),
                },
            ),
        ),
        "the board after the start": (
            {
                DECISIONS: (
                    ResidentDecision(
                        department="901", forum="organisation-board", date=date(2026, 10, 1)
                    ),
                )
            },
            (
                START,
                "one",
                {
                    "start": "on 1 September 2026",
                    "departments": [THE_FIRST],
                    "day": date(2026, 10, 1),
                },
            ),
        ),
        "before both": (
            {START: date(2026, 4, 1)},
            (
                START,
                "several",
                {
                    "start": "on 1 April 2026",
                    "departments": ["department 901", "department 903"],
                    "day": date(2026, 5, 6),
                },
            ),
        ),
    },
}
DOES_NOT_APPLY: Silent = {
    "FOR02": {"no start": {START: None}, "no end": {END: None}},
    "FOR03": {"unanswered": {"initiative.purpose": None}},
    "FOR05": {
        "no start": {START: None},
        "a workshop, which is no decision": {
            START: date(2026, 5, 5),
            f"{DECISIONS}[1].forum": "workshop",
        },
        "a decision without a date": {START: date(2026, 5, 5), f"{DECISIONS}[1].date": None},
        "a decision without a department": {
            START: date(2026, 5, 5),
            f"{DECISIONS}[1].department": None,
        },
        "another department's decision": {
            START: date(2026, 5, 5),
            f"{DECISIONS}[1].department": "907",
        },
    },
}


test_what_meets_the_clause_is_not_found = nothing_in(MEETS)
test_what_breaks_the_clause_is_found = all_in(BREAKS)
test_what_does_not_apply_is_not_found = nothing_in(DOES_NOT_APPLY)


@pytest.mark.parametrize(
    ("key", "clause"),
    [
        ("initiative.purpose", "0.2"),
        ("effect.documentation", "6.2"),
        ("success_criteria[0].indicator", "6.4"),
        ("budget[0].note", "8.1"),
        ("risks[0].risk", ""),
    ],
)
def test_a_placeholder_stands_under_its_question_s_clause(key: str, clause: str) -> None:
    (breach,) = breaches("FOR03", a_proposal({key: ROW}))
    assert (breach.key, breach.clause) == (key, clause)


@pytest.mark.parametrize("key", WRITTEN)
def test_a_placeholder_is_found_in_every_written_answer(key: str) -> None:
    group, _, field = key.rpartition(".")
    path = f"{group}[0].{field}" if group in POLICY.items else key
    kind = POLICY.questions[key].kind
    raw: Any = [ROW] if kind is Kind.TEXTS else ROW
    structure = read_answers(POLICY, with_answer({}, path_of(path), raw))

    (breach,) = breaches("FOR03", structure.proposal)

    assert breach.key == (f"{path}[0]" if kind is Kind.TEXTS else path)


@pytest.mark.parametrize(
    ("key", "severity"),
    [
        ("residents.anchoring", Severity.ERROR),
        ("initiative.background", Severity.ERROR),
        ("contact.role", Severity.ERROR),
        ("partners[0].name", Severity.WARNING),
        ("operations.debt_help", Severity.WARNING),
        ("initiative.communication", Severity.WARNING),
    ],
    ids=["of a must", "of the frame", "of no clause", "of a should", "of a promise", "not needed"],
)
@pytest.mark.parametrize("text", ["Ved ikke", "–", "N/A", "not relevant"])
def test_meaningless_answer_counts_as_missing(text: str, key: str, severity: Severity) -> None:
    (breach,) = breaches("FOR03", a_proposal({key: text}))

    assert (breach.key, breach.message_key, breach.severity) == (key, "nothing", severity)


def test_a_placeholder_is_found_in_a_draft() -> None:
    assert breach_facts("FOR03", {"initiative.summary": ROW}, AS_DRAFT)
