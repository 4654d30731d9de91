"""The report of a review, in the format and order asked for, on the screen or in a file."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.context import UserContext, is_plain_wanted, wants_colours
from aabsocial.cli.terminal import (
    is_shown_on_a_terminal,
    use_utf8,
    width,
    write_bytes,
    write_chunks,
)
from aabsocial.core.struct import Struct
from aabsocial.errors import WrongUseError
from aabsocial.localization.messages import Messages
from aabsocial.reports import ORDERS_BY_FACTS, TEXT, XLSX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.cli.workspace import Workspace
    from aabsocial.localization.messages import Language
    from aabsocial.reports import Overview
    from aabsocial.reports.terminal import TerminalStyle
    from aabsocial.review.results import Report

messages = Messages(__file__)
FORMATS_WITH_FACTS = frozenset(("json", "jsonl", XLSX))


class ReportOptions(Struct, kw_only=True):
    """How a command line asks for the report to be shown; without `output`, on standard output."""

    form: str
    output: Path | None
    overview: Overview | None
    order: str
    statistics: bool

    @property
    def needs_facts(self) -> bool:
        """Whether the facts on each proposal are shown, or decide the order."""
        is_shown = self.form in FORMATS_WITH_FACTS or self.overview is not None
        return is_shown or self.order in ORDERS_BY_FACTS


def refuse_what_the_format_lacks(options: ReportOptions) -> None:
    """Refuse to count, or to show an overview, in a format that other programs read."""
    if options.statistics and options.form != TEXT:
        raise WrongUseError(*messages.problem("no-statistics", form=options.form))
    if options.overview and options.form != TEXT:
        raise WrongUseError(*messages.problem("no-overview", form=options.form))
    if options.form == XLSX and not options.output and is_shown_on_a_terminal():
        raise WrongUseError(*messages.problem("no-terminal"))


def rendered_report(
    report: Report, options: ReportOptions, style: TerminalStyle
) -> Iterable[str] | bytes:
    """Return a report in the format that is asked for, or count what is in it."""
    if options.statistics:
        return rule_statistics(report)
    from aabsocial.reports import render, render_workbook
    from aabsocial.reports.sorting import sorted_report

    report = sorted_report(report, options.order)
    return render_workbook(report) if options.form == XLSX else render(options.form, report, style)


def style_of(options: ReportOptions, place: Workspace, user: UserContext) -> TerminalStyle:
    """Return the terminal that a report for people is laid out for; a file is a plain one."""
    from aabsocial.reports.terminal import COLOURS, TerminalStyle

    aloud = is_plain_wanted(place.settings)
    if options.output or sys.stdout is None:
        return TerminalStyle(aloud=aloud, overview=options.overview)
    return TerminalStyle(
        columns=width(),
        encoding=sys.stdout.encoding,
        aloud=aloud,
        overview=options.overview,
        colours=COLOURS if wants_colours(user.color, os.environ) else {},
    )


def deliver(
    content: Iterable[str] | bytes,
    options: ReportOptions,
    reviewed: Iterable[Path],
    language: Language,
) -> None:
    """Put a report in its file, or on standard output."""
    if options.output:
        from aabsocial.cli.output_files import write_report_file

        write_report_file(content, options.output, reviewed, language)
        return
    if isinstance(content, bytes):
        write_bytes(content)
        return
    if options.form != TEXT:
        use_utf8()
    write_chunks(content)


def rule_statistics(report: Report) -> Iterator[str]:
    """Count each rule's findings on a line, the most frequent rule first."""
    names = {finding.rule: finding.name for finding in report.findings()}
    times = Counter(finding.rule for finding in report.findings())
    holding = Counter(rule for one in report.proposals for rule in {it.rule for it in one.findings})
    widest = len(str(max(times.values(), default=0)))
    lines = (
        messages.text(
            "one" if holding[rule] == 1 else "several",
            report.language,
            times=str(number).rjust(widest),
            rule=rule,
            name=names[rule],
            proposals=str(holding[rule]),
        )
        for rule, number in sorted(times.items(), key=lambda counted: (-counted[1], counted[0]))
    )
    if not times:
        yield f"{messages.text('none', report.language)}\n"
    for line in lines:
        yield f"{line}\n"
