"""The tables of a case on one page: who pays, and what is to come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.documents.model import Column
from aabsocial.localization.messages import Messages
from aabsocial.rendering.docx.tables import Rows, build_table, cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.documents.case_page import Goal, Goals, Payments
    from aabsocial.documents.model import Align
    from aabsocial.rendering.docx.context import PartContext

messages = Messages(__file__, "docx.toml")
ARROW = " → "


def payment_table(context: PartContext, it: Payments) -> str:
    """Return a row for each source: name, state, amount and share."""
    columns = [
        _column(context, "source"),
        _column(context, "state"),
        _column(context, "amount", "right"),
        _column(context, "share", "right"),
    ]
    rows = [
        cells(
            context.file,
            columns,
            (one.name, one.state, one.amount, one.share),
            ("strong", "", "strong", ""),
        )
        for one in it.sources
    ]
    table = Rows(columns=columns, rows=rows, narrow=(2, 3), description=it.alternative)
    return build_table(replace(context, title=it.title), table)


def goal_table(context: PartContext, it: Goals, goals: Iterable[Goal]) -> str:
    """Return a row for each goal: from what to what, and its statement."""
    columns = [_column(context, "change"), _column(context, "goal")]
    rows = [
        cells(context.file, columns, (_change(one), one.statement), ("strong", "")) for one in goals
    ]
    return build_table(
        replace(context, title=it.title), Rows(columns=columns, rows=rows, narrow=(0,))
    )


def _column(context: PartContext, name: str, align: Align = "left") -> Column:
    return Column(messages.text(f"column.{name}", context.language), align)


def _change(it: Goal) -> str:
    values = f"{it.start}{ARROW}{it.target}" if it.start else it.target
    return f"{values} {it.unit}".strip()
