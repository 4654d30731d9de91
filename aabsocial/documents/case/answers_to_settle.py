"""The answers that are left open on purpose, those that a decision hangs on most first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.model.answers import key_of, path_of, plain_key
from aabsocial.questionnaire.gaps import awaited, gaps_told, mark_of, what_is_open

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
    """Yield what is awaited, line by line, and how many more answers there are.

    The parts of one record that wait for the same are told together.
    """
    formatter = case_input.formatter
    together: dict[object, list[GapTold]] = {}
    for told in sorted(gaps_told(formatter.policy, formatter.proposal), key=_weight):
        together.setdefault((_record(told), awaited(told.gap)), []).append(told)
    lines = [*together.values()]
    yield from (_sentence(case_input, it) for it in lines[:MOST])
    if left := sum(map(len, lines[MOST:])):
        number = "one" if left == 1 else "many"
        yield case_input.text(f"open.to-settle-more-{number}", number=left)


def _record(told: GapTold) -> str:
    """Return the key of the record that an answer is part of, its own if it is part of none."""
    key = told.keys[0]
    path = path_of(key)
    return key_of(path[:-1]) if any(isinstance(it, int) for it in path[:-1]) else key


def _weight(told: GapTold) -> int:
    """Return the place of an answer among those that are open; those alike keep their order.

    What is neither comes after, and last what only fills in a line, such as who does an activity.
    """
    path = path_of(told.keys[0])
    name, is_part_of_a_line = plain_key(path), any(isinstance(it, int) for it in path[:-1])
    tables = () if name == MINUTES else BY_WEIGHT
    places = (at for at, table in enumerate(tables) if f"{name}.".startswith(f"{table}."))
    return next(places, len(BY_WEIGHT) + is_part_of_a_line)


def _sentence(case_input: CaseInput, together: list[GapTold]) -> str:
    keys = tuple(key for told in together for key in told.keys)
    formatter, language = case_input.formatter, case_input.language
    return case_input.text(
        "open.to-settle",
        what=what_is_open(formatter.policy, formatter.proposal, keys, language),
        mark=mark_of(together[0].gap, language),
    )
