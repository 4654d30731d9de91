"""When it happens: the period, and a timeline of it with the meeting and the evaluations."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from aabsocial.core.estimates import first_day, last_day
from aabsocial.core.struct import Struct
from aabsocial.documents.answers import is_open
from aabsocial.documents.case.days import short_date, span_of
from aabsocial.documents.case.names import short_name
from aabsocial.documents.case_page import Moment, Timeline, When, Year
from aabsocial.documents.proposal import period
from aabsocial.documents.proposed import POINTS, marked_if_proposed

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.documents.case.context import CaseInput

NEAR = 4  # the meeting is shown within a quarter of the span before it
MOST_YEARS = 12
# A year is left out where the word beside the meeting's triangle would lie over it.
HALF_A_WORD, TOO_CLOSE = 0.04, 0.075


Point: TypeAlias = "tuple[DayOrStretch | None, str, str]"


class _Line(Struct):
    """The days between which the timeline lies, and the end of the period."""

    first: date
    last: date
    end: DayOrStretch

    def at(self, day: date) -> float:
        """Return the place of a day, from 0 to 1."""
        return (day - self.first).days / (self.last - self.first).days


def compose_when(case_input: CaseInput) -> When:
    """Return the period, the days of evaluation, and the timeline if the period is known."""
    formatter = case_input.formatter
    idea = formatter.proposal.initiative
    points = _points(case_input)
    line = _line(case_input, idea.start, idea.end, points) if idea.start and idea.end else None
    return When(
        title=case_input.text("when.title"),
        period=_period(case_input),
        timeline=_timeline(case_input, line, points) if line else None,
        evaluation_word=marked_if_proposed(formatter, case_input.text("when.evaluation")),
        evaluation_note=_evaluation_note(case_input, line, points),
        days=_days(case_input, line, points),
    )


def _points(case_input: CaseInput) -> list[Point]:
    """Return day, day as it is written and content of each evaluation, in the order of days."""
    formatter = case_input.formatter
    group = formatter.policy.groups[POINTS]
    fields = {field.name: field for field in group.fields}
    points = [
        (
            it.record.date,
            formatter.cell(fields["date"], it),
            marked_if_proposed(formatter, _name(formatter.cell(fields["what"], it))),
        )
        for it in formatter.entries(group)
    ]
    return sorted(points, key=lambda point: order_of(last_day(point[0])))


def _name(what: str) -> str:
    """Return what is done on a day in a few words; all of it stands in depth."""
    return what if is_open(what) else short_name(what)


def order_of(day: date | None) -> tuple[bool, int]:
    """Return what days are sorted by; what has no day comes last."""
    return day is None, day.toordinal() if day else 0


def _line(
    case_input: CaseInput, start: DayOrStretch, end: DayOrStretch, points: list[Point]
) -> _Line | None:
    """Return the line of a known period; a stretch is reckoned as the period has it longest."""
    if first_day(start) > last_day(end):
        return None
    meeting = case_input.context.meeting_day
    known = [first_day(start), last_day(end), *(_place(day, end) for day, _, _ in points if day)]
    first, last = min(known), max(known)
    if meeting and first - (last - first) / NEAR <= meeting < first:
        first = meeting
    return _Line(first, last, end) if first < last else None


def _place(day: DayOrStretch, end: DayOrStretch) -> date:
    """Return where a day lies on the line: its last, but none behind an end that it may hold."""
    ends = last_day(end)
    return min(last_day(day), ends) if first_day(day) <= ends else last_day(day)


def _period(case_input: CaseInput) -> str:
    formatter, idea = case_input.formatter, case_input.formatter.proposal.initiative
    answers = {end: formatter.answer(f"initiative.{end}") for end in ("start", "end")}
    if all(answer in ("", case_input.gap) for answer in answers.values()):
        return case_input.gap
    if len({*answers.values()}) == 1 and is_open(answers["start"]):
        return answers["start"]  # one wait for both
    said = period(formatter)
    if not (idea.start and idea.end and first_day(idea.start) <= last_day(idea.end)):
        return said
    span = span_of(idea.start, idea.end, case_input.language)
    return case_input.text("when.with-span", period=said, span=span)


def _evaluation_note(case_input: CaseInput, line: _Line | None, points: list[Point]) -> str:
    """Return that no day of evaluation is named or readable, or the days without a timeline."""
    formatter = case_input.formatter
    if any(day for day, _, _ in points):
        days = ", ".join(marked_if_proposed(formatter, written) for _, written, _ in points)
        return "" if line else case_input.text("when.evaluation-days", days=days)
    if (raw := formatter.unread(POINTS)) is not None:
        return formatter.marked(raw)
    return case_input.text("when.no-day" if formatter.is_said(POINTS) else "when.none-named")


def _timeline(case_input: CaseInput, line: _Line, points: list[Point]) -> Timeline:
    idea, day = case_input.formatter.proposal.initiative, case_input.context.meeting_day
    assert idea.start  # noqa: S101 - a line is drawn of a known period
    assert idea.end  # noqa: S101
    meeting = None
    if day and line.first <= day <= line.last:
        meeting = _moment(case_input, line, day, case_input.text("when.meeting"))
    evaluations = tuple(_moment(case_input, line, day, what) for day, _, what in points if day)
    told = [marked_if_proposed(case_input.formatter, it.full_day) for it in evaluations]
    evaluated = (
        case_input.text("when.evaluated", days=", ".join(told))
        if told
        else case_input.text("when.not-evaluated")
    )
    return Timeline(
        start=line.at(first_day(idea.start)),
        end=line.at(last_day(idea.end)),
        evaluations=evaluations,
        meeting=meeting,
        meeting_word=case_input.text("when.meeting"),
        years=_years(line, meeting),
        alternative=case_input.text(
            "when.alternative",
            period=period(case_input.formatter),
            evaluations=evaluated,
            meeting=case_input.text("when.meeting-on", day=meeting.full_day) if meeting else "",
        ),
    )


def _moment(case_input: CaseInput, line: _Line, day: DayOrStretch, what: str) -> Moment:
    return Moment(
        at=line.at(_place(day, line.end)),
        day=short_date(day, case_input.language),
        full_day=case_input.formatter.dated(day),
        what=what,
    )


def _years(line: _Line, meeting: Moment | None) -> tuple[Year, ...]:
    """Return the new years within the line, but for those under the word for the meeting."""
    new_years = [
        line.first.replace(year=year, month=1, day=1)
        for year in range(line.first.year + 1, line.last.year + 1)
    ]
    step = len(new_years) // MOST_YEARS + 1
    years = (Year(at=line.at(day), name=str(day.year)) for day in new_years[::step])
    return tuple(
        it for it in years if meeting is None or abs(it.at - meeting.at - HALF_A_WORD) > TOO_CLOSE
    )


def _days(case_input: CaseInput, line: _Line | None, points: list[Point]) -> tuple[Moment, ...]:
    """Return all that happens on a day, in order; what has no readable day comes last."""
    idea = case_input.formatter.proposal.initiative
    moments: list[tuple[date | None, Point]] = [
        (reckoned(day), (day, "", case_input.text(f"when.{name}")))
        for name, day, reckoned in (
            ("start", idea.start, first_day),
            ("end", idea.end, last_day),
            ("meeting", case_input.context.meeting_day, first_day),
        )
        if day
    ]
    moments += [(last_day(point[0]), point) for point in points]
    moments.sort(key=lambda it: order_of(it[0]))
    return tuple(
        Moment(
            at=min(1.0, max(0.0, line.at(at))) if line and at else 0.0,
            day=short_date(day, case_input.language) if day else written,
            full_day=case_input.formatter.dated(day) if day else written,
            what=what,
        )
        for at, (day, written, what) in moments
    )
