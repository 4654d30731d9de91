"""The overview at the top of a report: every proposal with outcome, principles and counts."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.localization.messages import NO_BREAK_SPACE
from aabsocial.model.findings import VerdictKind, display_name
from aabsocial.reports.messages import (
    OUTCOMES,
    TONES,
    counts_of,
    messages,
    outcome_sign,
    verdict_letter,
)
from aabsocial.reports.terminal import Tone, padded, width, wrap_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.model.policy import Chapter
    from aabsocial.reports.terminal import TerminalStyle
    from aabsocial.review.results import Report, ReviewedProposal


NARROW = 70  # below this a table's columns are too small to read
WIDEST_RESULT = 26
GAP = "  "


def overview(report: Report, style: TerminalStyle) -> Iterator[str]:
    """Yield the lines of the table, or of a list on a narrow terminal."""
    if style.aloud:
        yield from overview_in_sentences(report, style)
    elif style.columns < NARROW:
        for number, reviewed in enumerate(report.proposals):
            yield from ("",) if number else ()
            yield from _stacked(report, reviewed, style)
    else:
        yield from _table(report, style)
    yield from _legend(report, style)


def display_title(reviewed: ReviewedProposal, style: TerminalStyle) -> str:
    """Return a proposal's title, or its path if it has none."""
    return style.displayable_line(reviewed.title or reviewed.folder)


def _outcome(report: Report, reviewed: ReviewedProposal, style: TerminalStyle) -> str:
    return style.displayable(outcome_sign(reviewed.outcome, report.language)).strip()


def _counts(report: Report, reviewed: ReviewedProposal) -> str:
    return counts_of(reviewed, report.language)


def _names(reviewed: ReviewedProposal, columns: int, style: TerminalStyle) -> Iterator[str]:
    """Yield the lines of a title in bold, and of the folder under it."""
    for line in wrap_columns(display_title(reviewed, style), columns):
        yield _cell(line, Tone.STRONG, columns, style)
    if reviewed.title:
        for line in wrap_columns(style.displayable_line(reviewed.folder), columns):
            yield padded(line, columns)


def _result(
    report: Report, reviewed: ReviewedProposal, columns: int, style: TerminalStyle
) -> Iterator[str]:
    """Yield the lines of an outcome in its colour, and of the counts under it."""
    for line in wrap_columns(_outcome(report, reviewed, style), columns):
        yield _cell(line, OUTCOMES[reviewed.outcome][1], columns, style)
    for line in wrap_columns(style.displayable(_counts(report, reviewed)), columns):
        yield padded(line, columns)


def _cell(line: str, tone: Tone, columns: int, style: TerminalStyle) -> str:
    return style.in_colour(line, tone) + " " * (columns - width(line))


def _stacked(report: Report, reviewed: ReviewedProposal, style: TerminalStyle) -> Iterator[str]:
    yield from map(_trimmed, _names(reviewed, style.columns, style))
    yield from map(_trimmed, _result(report, reviewed, style.columns, style))
    for chapters in (report.principles, report.beside_principles):
        signs = [
            f"{chapter.number}{NO_BREAK_SPACE}"
            f"{style.displayable(verdict_letter(kind, report.language))}"
            for chapter in chapters
            if (kind := reviewed.columns.get(chapter.number))
        ]
        for line in wrap_columns("  ".join(signs), style.columns) if signs else ():
            yield line.replace(NO_BREAK_SPACE, " ").strip()


def _trimmed(line: str) -> str:
    return line.rstrip()


class _Columns(Struct, kw_only=True):
    """How wide each column of the table is."""

    names: int
    result: int
    verdict: int


def _columns(report: Report, style: TerminalStyle) -> _Columns:
    signs = (style.displayable(verdict_letter(kind, report.language)) for kind in VerdictKind)
    verdict = max(map(width, signs))
    results = (
        width(cell)
        for reviewed in report.proposals
        for cell in (
            _outcome(report, reviewed, style),
            style.displayable(_counts(report, reviewed)),
        )
    )
    result = min(WIDEST_RESULT, max(results, default=0))
    verdicts = len(_chapters(report)) * (verdict + 1) - 1
    return _Columns(
        names=style.columns - result - verdicts - 2 * len(GAP), result=result, verdict=verdict
    )


def _table(report: Report, style: TerminalStyle) -> Iterator[str]:
    columns = _columns(report, style)
    numbers = (padded(chapter.number, columns.verdict) for chapter in _chapters(report))
    head = (
        padded(style.displayable(messages.text("head.proposal", report.language)), columns.names),
        padded(style.displayable(messages.text("head.outcome", report.language)), columns.result),
        " ".join(numbers),
    )
    yield style.in_colour(_trimmed(GAP.join(head)), Tone.STRONG)
    for reviewed in report.proposals:
        yield from _row(report, reviewed, columns, style)


def _row(
    report: Report, reviewed: ReviewedProposal, columns: _Columns, style: TerminalStyle
) -> Iterator[str]:
    cells = zip_longest(
        _names(reviewed, columns.names, style),
        _result(report, reviewed, columns.result, style),
        [_verdicts(report, reviewed, columns.verdict, style)],
    )
    for names, result, verdicts in cells:
        rest = result or " " * columns.result
        line = GAP.join((names or " " * columns.names, rest, verdicts or ""))
        yield _trimmed(line)


def _verdicts(
    report: Report, reviewed: ReviewedProposal, columns: int, style: TerminalStyle
) -> str:
    signs = (
        (kind, style.displayable(verdict_letter(kind, report.language)))
        for kind in reviewed.columns.values()
    )
    return " ".join(_cell(sign, TONES[kind], columns, style) for kind, sign in signs)


def _legend(report: Report, style: TerminalStyle) -> Iterator[str]:
    """Yield the meaning of the letters used, and the names of the chapters."""
    used = {kind for reviewed in report.proposals for kind in reviewed.columns.values()}
    if not used:
        return
    yield ""
    letters = (
        f"{verdict_letter(kind, report.language)}{NO_BREAK_SPACE}"
        f"{display_name(kind).in_(report.language).lower()}"
        for kind in VerdictKind
        if kind in used
    )
    entries = {
        "head.principles": _titles(report.principles, report),
        "head.beside": _titles(report.beside_principles, report),
        "head.verdicts": "; ".join(letters),
    }
    legend = [f"{messages.text(key, report.language)} {entry}." for key, entry in entries.items()]
    for lines in legend[:-1] if style.aloud else legend:
        for line in wrap_columns(style.displayable(lines), style.columns):
            yield style.in_colour(line, Tone.QUIET)


def _chapters(report: Report) -> tuple[Chapter, ...]:
    return (*report.principles, *report.beside_principles)


def _titles(chapters: tuple[Chapter, ...], report: Report) -> str:
    return ", ".join(
        f"{it.number}{NO_BREAK_SPACE}{it.title.in_(report.language)}" for it in chapters
    )


def overview_in_sentences(report: Report, style: TerminalStyle) -> Iterator[str]:
    """Yield sentences on every proposal: title, outcome and verdicts."""
    for number, reviewed in enumerate(report.proposals):
        yield from ("",) if number else ()
        for sentence in _sentences(report, reviewed):
            yield from wrap_columns(style.displayable_line(sentence), style.columns)


def _sentences(report: Report, reviewed: ReviewedProposal) -> Iterator[str]:
    language = report.language
    yield reviewed.title or reviewed.folder
    if reviewed.title:
        yield reviewed.folder
    counts = counts_of(reviewed, language)
    outcome = display_name(reviewed.outcome)
    yield messages.text("aloud.outcome", language, outcome=outcome, counts=counts)
    for kind in VerdictKind:
        numbers = [number for number, verdict in reviewed.columns.items() if verdict is kind]
        if numbers:
            yield messages.text(
                "aloud.verdict", language, verdict=display_name(kind), chapters=tuple(numbers)
            )
