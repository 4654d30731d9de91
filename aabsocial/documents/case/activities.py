"""What will be done, in a line of short names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.case.names import short_name
from aabsocial.documents.case_page import Doing
from aabsocial.model.activities import named_with_time
from aabsocial.questionnaire.derived import is_written
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.documents.case.context import CaseInput

KEY = "activities"
MOST, BRIEF = 5, 3


def compose_doing(case_input: CaseInput) -> Doing:
    """Return what will be done, nothing where the program's summary stands there and tells it."""
    title = case_input.text("doing.title")
    names = _names(case_input)
    if not names:
        gap = case_input.answer_or_gap(KEY)
        return Doing(title=title, full=gap, brief=gap)
    if _is_in_the_summary(case_input):
        return Doing(title="", full="", brief="")
    return Doing(
        title=title,
        full=_listed(case_input, _names(case_input, with_times=True), MOST),
        brief=_listed(case_input, names, BRIEF),
    )


def _is_in_the_summary(case_input: CaseInput) -> bool:
    formatter = case_input.formatter
    if formatter.answer("initiative.purpose"):
        return False
    return is_written(formatter.policy.items["initiative.summary"], formatter.proposal)


def _names(case_input: CaseInput, *, with_times: bool = False) -> tuple[str, ...]:
    """Return the activities by name, each once; the full list has when each is beside it."""
    formatter = case_input.formatter
    group = formatter.policy.groups[KEY]
    what = next(field for field in group.fields if field.name == "what")
    names = (
        named_with_time(
            short_name(one_line(formatter.cell(what, entry))),
            one_line(entry.record.when or "") if with_times and entry.record.what else "",
            case_input.language,
        )
        for entry in formatter.entries(group)
    )
    return tuple(dict.fromkeys(filter(None, names)))


def _listed(case_input: CaseInput, names: Sequence[str], most: int) -> str:
    shown = " · ".join(names[:most])
    shown = shown[:1].upper() + shown[1:]
    if not (left := len(names) - most) > 0:
        return shown
    return case_input.text("doing.more", shown=shown, number=left)
