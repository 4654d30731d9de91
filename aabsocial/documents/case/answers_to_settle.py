"""The answers that are left open on purpose, those that a decision hangs on most first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.model.answers import path_of, plain_key
from aabsocial.questionnaire.gaps import gaps_told, mark_of, what_is_open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.documents.case.context import CaseInput
    from aabsocial.questionnaire.gaps import GapTold

MOST = 4  # of them are named on a page, whatever its format; the rest are counted
# What a decision hangs on: the residents, the money, the municipality, then the effect.
BY_WEIGHT = (
    "residents.decisions",
    "recommendation",
    "financing",
    "finance.without_unsecured",
    "budget",
    "finance",
    "municipality",
    "effect",
    "success_criteria",
    "evaluation",
)
# Where a decision can be read; that it was made is known.
MINUTES = "residents.decisions.evidence"


def answers_to_settle(case_input: CaseInput) -> Iterator[str]:
    """Yield what is awaited, answer by answer, and how many more there are."""
    formatter = case_input.formatter
    told = sorted(gaps_told(formatter.policy, formatter.proposal), key=_weight)
    yield from (_sentence(case_input, it) for it in told[:MOST])
    if left := len(told[MOST:]):
        number = "one" if left == 1 else "many"
        yield case_input.text(f"open.to-settle-more-{number}", number=left)


def _weight(told: GapTold) -> int:
    """Return the place of an answer among those that are open; those alike keep their order.

    What is neither comes after, and last what only fills in a line, such as who does an activity.
    """
    path = path_of(told.keys[0])
    name, is_part_of_a_line = plain_key(path), any(isinstance(it, int) for it in path[:-1])
    tables = () if name == MINUTES else BY_WEIGHT
    places = (at for at, table in enumerate(tables) if f"{name}.".startswith(f"{table}."))
    return next(places, len(BY_WEIGHT) + is_part_of_a_line)


def _sentence(case_input: CaseInput, told: GapTold) -> str:
    formatter, language = case_input.formatter, case_input.language
    return case_input.text(
        "open.to-settle",
        what=what_is_open(formatter.policy, formatter.proposal, told.keys, language),
        mark=mark_of(told.gap, language),
    )
