"""Read the counts and days that stand as text in a file, so that its types can be checked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from aabsocial.model.answers import answer_at, path_of, with_answer
from aabsocial.model.questions import Group, leaves
from aabsocial.questionnaire.values import NOT_ALWAYS_EXACT, WrongShapeError, read_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.model.answers import Answers, Path
    from aabsocial.model.policy import Policy
    from aabsocial.model.questions import Question


def with_estimates(policy: Policy, answers: Answers) -> tuple[Answers, int]:
    """Return answers with their estimates read, and how many those are.

    None is read where one of them is wrong.
    """
    changed, number = answers, 0
    for path, fields in _places(policy):
        found = answer_at(answers, path)
        parts = found if isinstance(found, list) else [found]
        try:
            read = [_read(part, fields) for part in parts]
        except WrongShapeError:
            return answers, 0
        if estimates := sum(map(len, read)):
            number += estimates
            whole = [{**part, **values} for part, values in zip(parts, read, strict=True) if part]
            changed = with_answer(changed, path, whole if isinstance(found, list) else whole[0])
    return changed, number


def _read(part: Any, fields: Mapping[str, Question]) -> dict[str, object]:
    """Return the estimates of a table, which may be no table at all."""
    if not isinstance(part, dict):
        return {}
    return {
        name: read_value(question, part[name])
        for name, question in fields.items()
        if isinstance(part.get(name), str)
    }


@cache
def _places(policy: Policy) -> tuple[tuple[Path, Mapping[str, Question]], ...]:
    """Return the tables and groups that may hold estimates, and the questions that they answer."""
    places: dict[Path, dict[str, Question]] = {}
    for item in policy.items.values():
        for question in leaves(item):
            if question.kind in NOT_ALWAYS_EXACT:
                path = path_of(item.key) if isinstance(item, Group) else path_of(item.key)[:-1]
                places.setdefault(path, {})[question.name] = question
    return tuple(places.items())
