"""The blank questionnaire as data for its template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.model import Lines, Table, Verbatim
from aabsocial.rendering.view_data import as_data

if TYPE_CHECKING:
    from aabsocial.documents.blank_form import BlankForm
    from aabsocial.documents.guide import Guide
    from aabsocial.documents.model import Section
    from aabsocial.rendering.view_data import Data

MOST_WHOLE = 14  # lines and rows of a question that stays on one page; of screens twice as many


def blank_data(form: BlankForm | Guide) -> Data:
    """Set the form out: a question stays on one page, but for one with many rows."""
    return {
        "introduction": as_data(form.introduction),
        "sections": [
            as_data(task) | {"sections": [_question(it) for it in task.sections]}
            for task in form.sections
        ],
    }


def _question(question: Section) -> Data:
    rows = sum(len(it.rows) for it in question.parts if isinstance(it, Table))
    lines = sum(it.count for it in question.parts if isinstance(it, Lines))
    shown = sum(it.text.count("\n") for it in question.parts if isinstance(it, Verbatim))
    return {**as_data(question), "breakable": rows + lines + shown // 2 > MOST_WHOLE}
