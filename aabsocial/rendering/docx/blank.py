"""The blank questionnaire in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.rendering.docx.parts import heading, parts, sections
from aabsocial.rendering.docx.tables import keep_with_next

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.documents.blank_form import BlankForm
    from aabsocial.documents.guide import Guide
    from aabsocial.documents.model import Section
    from aabsocial.rendering.docx.context import PartContext


def blank(context: PartContext, form: BlankForm | Guide) -> Iterator[str]:
    """Yield the form: a heading for each task, and one below it for each question."""
    yield heading(context.file, form.title, 1)
    yield from parts(context, (form.introduction,))
    for task in form.sections:
        head = (heading(context.file, task.title, 2), *parts(context, task.parts))
        yield from map(keep_with_next, head)
        for question in task.sections:
            yield from _question(context, question)


def _question(context: PartContext, question: Section) -> Iterator[str]:
    """Yield a question, which stays on one page unless it is longer than a page."""
    *before, last = sections(context, (question,), 3)
    yield from map(keep_with_next, before)
    yield last
