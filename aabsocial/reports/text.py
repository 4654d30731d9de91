"""A report for people at a terminal: the overview, every finding, and what to do next."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from aabsocial.model.findings import Outcome, display_name
from aabsocial.personal_data.detect import redact
from aabsocial.reports.messages import GRAVITIES, clause_line, exemption_line, messages, on_one_line
from aabsocial.reports.next_steps import ending
from aabsocial.reports.overview import display_title, overview
from aabsocial.reports.terminal import TerminalStyle, Tone, width, wrap_columns
from aabsocial.review.results import place_of
from aabsocial.review.verdict_summary import policy_summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aabsocial.model.findings import Finding, Place
    from aabsocial.review.results import Report, ReviewedProposal


STEP = "  "
READ_ALOUD = 1_000  # letters on either side of a place: no line that a person wrote is cut
PERSONAL_DATA = "DAT"  # what such a finding points at is never shown


def pieces(report: Report, style: TerminalStyle) -> Iterator[str]:
    """Yield the report piece by piece, each ending with a line end."""
    if shown := style.overview:
        from aabsocial.reports.fact_tables import fact_tables  # most reviews show verdicts

        yield from _lines(fact_tables(report, shown, style))
        yield "\n"
        yield from _lines(ending(report, style))
        return
    yield from _lines(overview(report, style))
    yield from _lines(_summary(report, style))
    for reviewed in report.proposals:
        if reviewed.findings:
            yield "\n"
            yield from _lines(_proposal(report, reviewed, style))
    yield "\n"
    yield from _lines(ending(report, style))


def _summary(report: Report, style: TerminalStyle) -> Iterator[str]:
    """Yield the summary of the verdicts, if there is only one proposal."""
    if len(report.proposals) == 1 and report.proposals[0].verdicts:
        yield ""
        lines = policy_summary(report.proposals[0].verdicts, report.language)
        yield from wrap_columns(style.displayable(lines), style.columns)


def _lines(lines: Iterator[str]) -> Iterator[str]:
    return (f"{line}\n" for line in lines)


def _proposal(report: Report, reviewed: ReviewedProposal, style: TerminalStyle) -> Iterator[str]:
    for line in wrap_columns(display_title(reviewed, style), style.columns):
        yield style.in_colour(line, Tone.STRONG)
    weighing = len(reviewed.counted)
    for number, finding in enumerate(reviewed.gravest_first):
        if number:
            yield ""
        if number == weighing:
            apart = wrap_columns(
                style.displayable(messages.text("exempt", report.language)), style.columns, STEP
            )
            yield from (style.in_colour(line, Tone.STRONG) for line in apart)
        yield from _finding(report, reviewed, finding, style)


def _finding(
    report: Report, reviewed: ReviewedProposal, finding: Finding, style: TerminalStyle
) -> Iterator[str]:
    yield from _heading(report, reviewed, finding, style)
    yield from _quoted(reviewed, finding, style)
    sentences = (
        finding.message.in_(report.language),
        finding.remedy.in_(report.language),
        clause_line(report.policy, finding, report.language),
        exemption_line(finding.exempt, report.language) if finding.exempt else "",
    )
    for sentence in filter(None, sentences):
        yield from wrap_columns(style.displayable(on_one_line(sentence)), style.columns, STEP * 2)


def _heading(
    report: Report, reviewed: ReviewedProposal, finding: Finding, style: TerminalStyle
) -> Iterator[str]:
    """Yield gravity, code and place on one line, or the place on a line of its own."""
    place = place_of(finding)
    location = f"{style.displayable_line(reviewed.path)}:{place.line}:{place.column}"
    line = style.displayable(f"({messages.text('line', report.language, line=str(place.line))})")
    if reviewed.outcome is Outcome.NO_PROPOSAL:  # a folder has no lines
        location, line = style.displayable_line(reviewed.path), ""
    word = style.displayable(display_name(finding.gravity).in_(report.language))
    weight = style.in_colour(word, GRAVITIES[finding.gravity])
    rest_of_line = f" {finding.rule}  {location} {line}".rstrip()
    if width(STEP + word + rest_of_line) <= style.columns:
        yield f"{STEP}{weight}{rest_of_line}"
        return
    yield f"{STEP}{weight} {finding.rule}"
    yield from wrap_columns(f"{location} {line}".rstrip(), style.columns, STEP * 2)


def _quoted(reviewed: ReviewedProposal, finding: Finding, style: TerminalStyle) -> Iterator[str]:
    """Yield the file's line with carets under the place, unless it has personal data."""
    place = place_of(finding)
    line = reviewed.lines.get(place.line)
    if finding.rule.startswith(PERSONAL_DATA) or not (line and line.strip()):
        return
    if style.aloud:
        flowing = " ".join(_line_aloud(_masked(line), place).split())
        yield from wrap_columns(style.displayable_line(flowing), style.columns, STEP * 2)
        return
    margin = f"{STEP * 2}{place.line} {style.displayable('│')} "
    below = f"{' ' * (width(margin) - 2)}{style.displayable('│')} "
    shown_line, carets = excerpt(_masked(line), place, max(1, style.columns - width(margin)), style)
    yield (margin + shown_line).rstrip()
    yield below + style.in_colour(carets, GRAVITIES[finding.gravity])


@lru_cache(maxsize=1)
def _masked(line: str) -> str:
    """Return a line with CPR numbers masked; cached for all findings in it."""
    return redact(line)


def _line_aloud(line: str, place: Place) -> str:
    """Return a line to be read aloud: all of it, or the part of a long one around a place."""
    start, end = max(0, place.column - 1 - READ_ALOUD), place.column - 1 + READ_ALOUD
    before, after = CUT if start else "", CUT if end < len(line) else ""
    return f"{before}{line[start:end]}{after}"


TAB = "    "
CUT = "…"
NEAR = 2  # times the room: the rest of a long line is never measured


def excerpt(line: str, place: Place, room: int, style: TerminalStyle) -> tuple[str, str]:
    """Return a file's line and the carets under the place, both of at most `room` columns."""
    start = min(place.column - 1, len(line))
    end = min(place.end_column - 1, len(line)) if place.end_line == place.line else len(line)
    near = max(0, start - NEAR * room)
    stretch = [_displayed(letter, style) for letter in line[near : start + NEAR * room]]
    widths = [width(letter) for letter in stretch]
    cut, right = _window(widths, start - near, room, width(style.displayable(CUT)))
    before = style.displayable(CUT) if near + cut else ""
    after = style.displayable(CUT) if near + right < len(line) else ""
    indent = width(before) + sum(widths[cut : start - near])
    carets = max(1, sum(widths[start - near : min(end - near, right)]))
    return before + "".join(stretch[cut:right]) + after, " " * indent + "^" * carets


def _displayed(letter: str, style: TerminalStyle) -> str:
    return TAB if letter == "\t" else style.displayable_line(letter)


def _window(widths: Sequence[int], start: int, room: int, cut: int) -> tuple[int, int]:
    """Return the span to show: all, or one with two thirds of the room from the place on."""
    if sum(widths) <= room:
        return 0, len(widths)
    room = max(1, room - 2 * cut)
    right, used = _fitting(widths, range(start, len(widths)), room - room // 3)
    before, used_before = _fitting(widths, range(start - 1, -1, -1), room - used)
    after, _ = _fitting(widths, range(start + right, len(widths)), room - used - used_before)
    return start - before, start + right + after


def _fitting(widths: Sequence[int], indices: range, room: int) -> tuple[int, int]:
    """Return how many characters fit, and how many columns they take."""
    used = 0
    for number, index in enumerate(indices):
        if used + widths[index] > room:
            return number, used
        used += widths[index]
    return len(indices), used
