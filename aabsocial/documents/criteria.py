"""The numbers of a success criterion as text, each with its unit and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.estimates import last_day
from aabsocial.documents.answers import is_open, messages
from aabsocial.localization.messages import format_value, join_list
from aabsocial.model.proposal_facts import is_measured_later
from aabsocial.parsing.lines.at_least import says_at_least
from aabsocial.richtext import one_line
from aabsocial.text.sentences import without_at_the_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.documents.answers import AnswerFormatter, Entry
    from aabsocial.documents.model import Text
    from aabsocial.model.proposal import SuccessCriterion
    from aabsocial.model.questions import Question


def _field(formatter: AnswerFormatter, name: str) -> Question:
    group = formatter.policy.groups["success_criteria"]
    return next(it for it in group.fields if it.name == name)


def _amount(formatter: AnswerFormatter, entry: Entry, name: str) -> str:
    """Return a number with its unit, or with a mark that the unit is missing.

    What is counted stands behind a target that is awaited too.
    """
    field = _field(formatter, name)
    number = formatter.cell(field, entry)
    unit = formatter.cell(_field(formatter, "unit"), entry)
    is_awaited = is_open(number) and number != formatter.own_word("gap")
    if formatter.unread(entry.key_of(field)) is not None:
        return number
    if is_awaited:
        has_unit = name == "target" and unit and not is_open(unit)
        return f"{number} ({unit})".strip() if has_unit else number
    return (
        messages.text("unit-gap", formatter.language, number=number)
        if is_open(unit)
        else f"{number} {unit}"
    )


def goal(formatter: AnswerFormatter, entry: Entry) -> str:
    """Return what a criterion is to bring, without the source, which is told beside it."""
    fields = (_field(formatter, name) for name in ("statement", "source"))
    statement, source = (one_line(formatter.cell(field, entry)) for field in fields)
    return without_at_the_end(statement, source)


def baseline(formatter: AnswerFormatter, entry: Entry) -> str:
    """Return from where a criterion starts."""
    return _amount(formatter, entry, "baseline")


def is_to_be_measured(formatter: AnswerFormatter, entry: Entry) -> bool:
    """Return whether the baseline of a criterion is measured on a day to come."""
    return formatter.today is not None and is_measured_later(entry.record, formatter.today)


def target(formatter: AnswerFormatter, entry: Entry) -> str:
    """Return what a criterion aims at, and whether that is the most or the least."""
    criterion: SuccessCriterion = entry.record
    written = _amount(formatter, entry, "target")
    field = _field(formatter, "target_is_most")
    if (raw := formatter.unread(entry.key_of(field))) is not None:
        return f"{written} ({formatter.label(field.key)}: {formatter.marked(raw)})".strip()
    side = bound_of(formatter, criterion)
    return messages.text(f"target.{side}", formatter.language, number=written) if side else written


def bound_of(formatter: AnswerFormatter, criterion: SuccessCriterion) -> str:
    """Return whether a target is the `most` or the `least`; empty where neither is said.

    Where no answer says so, the words of the criterion may.
    """
    if criterion.target is None:
        return ""
    if criterion.target_is_most is not None:
        return "most" if criterion.target_is_most else "least"
    number = format_value(criterion.target, formatter.language)
    is_least = says_at_least(criterion.statement or "", number, formatter.language)
    return "least" if is_least else ""


def not_evaluated_after(formatter: AnswerFormatter) -> Iterator[Text]:
    """Yield the remark that the last evaluation lies before a criterion is to be reached.

    A stretch of days counts as its last one. Of a deadline that nobody has written, only its own
    mark tells.
    """
    days = [point.date for point in formatter.proposal.evaluation.points]
    known = [day for day in days if day is not None]
    if not known or len(known) < len(days):
        return
    last, proposed = max(known, key=last_day), formatter.proposal.derived or ()
    late = [
        it.id or str(index + 1)
        for index, it in enumerate(formatter.proposal.success_criteria)
        if it.deadline is not None
        and last_day(last) < last_day(it.deadline)
        and f"success_criteria[{index}].deadline" not in proposed
    ]
    if late:
        names, day = join_list(late, formatter.language), formatter.dated(last)
        yield formatter.remark("evaluated-before", names=names, day=day)
