"""Measure the workbook of 1 000 proposals beside bare XlsxWriter that writes the same cells.

The review of the proposals is measured with the other batches, and is no part of this. The cells
are read out of our own workbook by openpyxl; what writes them then has no proposals, no looks and
no tables: one call a cell, and nothing around it. Both are processor time, the least of some
rounds in turn.
"""

from __future__ import annotations

import io
import time
from datetime import date, datetime
from typing import TYPE_CHECKING

import openpyxl
import xlsxwriter

from aabsocial import __version__
from aabsocial.model.policy import ReviewContext
from aabsocial.policy.aab import load_policy
from aabsocial.reports import render_workbook
from aabsocial.review.facts import facts_of
from aabsocial.review.results import Report
from aabsocial.storage.workspace import proposals_below
from aabsocial.validation import ValidationOptions, validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ROUNDS = 7
BUDGET = 2.5
TODAY = date(2026, 6, 20)


def workbook_lines(folder: Path) -> Iterator[str]:
    """Yield the lines of the report on a folder of many proposals."""
    report = _report(folder)
    sheets = list(_cells(render_workbook(report)))
    number = len(report.proposals)
    ours, bare = _least(lambda: render_workbook(report)), _least(lambda: _bare(sheets))
    holds = "yes" if ours / bare <= BUDGET else "no"
    yield f"The workbook (`--format xlsx`) of {number} proposals that are reviewed already"
    yield f"takes {ours * 1000:.0f} ms of the processor, {ours / bare:.1f} × bare XlsxWriter with"
    yield f"the same cells ({bare * 1000:.0f} ms; budget {BUDGET} ×; holds: {holds})."
    yield ""


def _report(folder: Path) -> Report:
    policy = load_policy()
    options = ValidationOptions(
        policy=policy,
        review_context=ReviewContext(today=TODAY),
        facts=lambda review: facts_of(policy, review, TODAY),
    )
    proposals = validate(proposals_below(folder), options)
    return Report(
        policy=policy, today=TODAY, language="da", version=__version__, proposals=proposals
    )


def _cells(content: bytes) -> Iterator[list[tuple[object, ...]]]:
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        yield list(sheet.values)


def _bare(sheets: list[list[tuple[object, ...]]]) -> bytes:
    """Write cells as one would who only has cells."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    day = book.add_format({"num_format": 14})
    for rows in sheets:
        sheet = book.add_worksheet()
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    sheet.write_string(row, column, cell)
                elif isinstance(cell, datetime):
                    sheet.write_datetime(row, column, cell, day)
                elif isinstance(cell, (int, float)):
                    sheet.write_number(row, column, cell)
    book.close()
    return stream.getvalue()


def _least(work: Callable[[], object]) -> float:
    """Return the least processor seconds of some rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)
