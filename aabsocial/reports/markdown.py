"""A report as Markdown: an overview as a table, then each proposal's findings as a list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aabsocial.model.findings import Gravity, display_name
from aabsocial.reports.messages import (
    clause_line,
    counted,
    exemption_line,
    messages,
    outcome_sign,
    verdict_sign,
)
from aabsocial.review.results import place_of
from aabsocial.richtext import markdown_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Chapter
    from aabsocial.review.results import Report, ReviewedProposal


def pieces(report: Report) -> Iterator[str]:
    """Yield the document, block by block."""
    basis = messages.text(
        "basis",
        report.language,
        today=report.today,
        policy=date.fromisoformat(report.policy.version),
    )
    yield f"# {_line(messages.text('title', report.language))}\n\n{_line(basis)}\n\n"
    yield from _table(report)
    for reviewed in report.proposals:
        if reviewed.findings:
            yield from _proposal(report, reviewed)


def _line(text: str) -> str:
    return markdown_line(text)


def _table(report: Report) -> Iterator[str]:
    words = [
        messages.text("head.proposal", report.language),
        messages.text("head.outcome", report.language),
    ]
    words += [f"{it.number} {it.title.in_(report.language)}" for it in _chapters(report)]
    words += [messages.text(f"gravities.{it.value}", report.language) for it in Gravity]
    words += [messages.text("gravities.exempt", report.language)]
    numbers = len(Gravity) + 1
    yield _row(words)
    yield _row_of_bars(["---"] * (len(words) - numbers) + ["--:"] * numbers)
    for reviewed in report.proposals:
        yield _row(_cells(report, reviewed))


def _chapters(report: Report) -> tuple[Chapter, ...]:
    return (*report.principles, *report.beside_principles)


def _cells(report: Report, reviewed: ReviewedProposal) -> Iterator[str]:
    yield reviewed.title or reviewed.folder
    yield outcome_sign(reviewed.outcome, report.language)
    kinds = reviewed.columns
    for chapter in _chapters(report):
        kind = kinds.get(chapter.number)
        yield verdict_sign(kind, report.language) if kind else ""
    counts = reviewed.gravities
    yield from (str(counts[gravity]) for gravity in Gravity)
    yield str(len(reviewed.exempt))


def _row(cells: Iterable[str]) -> str:
    return _row_of_bars(map(_line, cells))


def _row_of_bars(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _proposal(report: Report, reviewed: ReviewedProposal) -> Iterator[str]:
    counts = counted(reviewed, (reviewed.outcome,), report.language)
    yield f"\n## {_line(reviewed.title or reviewed.folder)}\n\n"
    yield f"{_line(reviewed.path)}: {_line(counts)}\n"
    for finding in reviewed.gravest_first[: len(reviewed.counted)]:
        yield from _finding(report, finding)
    if reviewed.exempt:
        yield f"\n### {_line(messages.text('exempt', report.language).removesuffix(':'))}\n"
    for finding in reviewed.exempt:
        yield from _finding(report, finding)


def _finding(report: Report, finding: Finding) -> Iterator[str]:
    """Yield one item of the list; each sentence is a line of its own within it."""
    language = report.language
    gravity = display_name(finding.gravity).in_(language)
    line = messages.text("line", language, line=str(place_of(finding).line))
    sentences = (
        finding.message.in_(language),
        finding.remedy.in_(language),
        clause_line(report.policy, finding, language),
        exemption_line(finding.exempt, language) if finding.exempt else "",
    )
    yield f"\n- **{_line(f'{gravity} {finding.rule}')}** ({_line(line)})"
    yield from (f"\\\n  {_line(sentence)}" for sentence in sentences if sentence)
    yield "\n"
