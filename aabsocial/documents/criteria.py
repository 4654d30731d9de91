"""The numbers of a success criterion as text, each with its unit and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.answers import is_open, messages

if TYPE_CHECKING:
    from aabsocial.documents.answers import AnswerFormatter, Entry
    from aabsocial.model.proposal import SuccessCriterion
    from aabsocial.model.questions import Question


def _field(formatter: AnswerFormatter, name: str) -> Question:
    group = formatter.policy.groups["success_criteria"]
    return next(it for it in group.fields if it.name == name)


def _amount(formatter: AnswerFormatter, entry: Entry, name: str) -> str:
    """Return a number with its unit, or with a mark that the unit is missing."""
    field = _field(formatter, name)
    number = formatter.cell(field, entry)
    unit = formatter.cell(_field(formatter, "unit"), entry)
    is_awaited = is_open(number) and number != formatter.own_word("gap")
    if is_awaited or formatter.unread(entry.key_of(field)) is not None:
        return number
    return (
        messages.text("unit-gap", formatter.language, number=number)
        if is_open(unit)
        else f"{number} {unit}"
    )


def baseline(formatter: AnswerFormatter, entry: Entry) -> str:
    """Return from where a criterion starts."""
    return _amount(formatter, entry, "baseline")


def target(formatter: AnswerFormatter, entry: Entry) -> str:
    """Return what a criterion aims at, and whether that is the most or the least."""
    criterion: SuccessCriterion = entry.record
    written = _amount(formatter, entry, "target")
    field = _field(formatter, "target_is_most")
    if (raw := formatter.unread(entry.key_of(field))) is not None:
        return f"{written} ({formatter.label(field.key)}: {formatter.marked(raw)})".strip()
    if criterion.target is None or criterion.target_is_most is None:
        return written
    side = "target.most" if criterion.target_is_most else "target.least"
    return messages.text(side, formatter.language, number=written)
