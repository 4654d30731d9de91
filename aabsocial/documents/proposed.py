"""Days of evaluation that are only proposed are marked wherever they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.answers import is_open, messages

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.documents.answers import AnswerFormatter
    from aabsocial.model.proposal import EvaluationPoint

POINTS = "evaluation.points"


def has_proposed_days(formatter: AnswerFormatter) -> bool:
    """Return whether the days are only proposed: so it is said, or they are the program's own."""
    evaluation, item = formatter.proposal.evaluation, formatter.policy.items[POINTS]
    if evaluation.agreed is not None or item.derive is None:
        return evaluation.agreed is False
    proposed: Any = item.derive(formatter.proposal)
    return _days(evaluation.points) == _days(proposed)


def _days(points: Iterable[EvaluationPoint] | None) -> list[DayOrStretch | None]:
    return [point.date for point in points or ()]


def marked_if_proposed(formatter: AnswerFormatter, written: str) -> str:
    """Return a day of evaluation as it is written, marked if nobody has agreed to it."""
    if is_open(written) or not has_proposed_days(formatter):
        return written
    return messages.text("proposed", formatter.language, what=written)
