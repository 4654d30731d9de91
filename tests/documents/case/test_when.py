"""When it happens: the period in words, and the days on a line from 0 to 1."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.documents.case.context import CaseContext
from aabsocial.documents.case.days import short_date, span_of
from aabsocial.documents.case.when import compose_when
from aabsocial.model.proposal import EvaluationPoint
from tests.support.cases import a_case, a_page, input_of, plain, reviewed, texts_of
from tests.support.estimates import stretch_of
from tests.support.proposals import a_proposal

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
START, END = date(2026, 9, 1), date(2027, 8, 31)  # of the complete proposal


def at_meeting(day: date) -> CaseContext:
    return CaseContext(number="1", kind="decision", meeting_day=day)


@pytest.mark.parametrize(
    ("start", "end", "da", "en"),
    [
        (date(2026, 10, 1), date(2028, 9, 30), "24 måneder", "24 months"),
        (date(2026, 10, 1), date(2026, 10, 31), "1 måned", "1 month"),
        (date(2026, 10, 1), date(2026, 10, 1), "1 dag", "1 day"),
        (date(2026, 10, 1), date(2026, 10, 12), "12 dage", "12 days"),
        (date(2027, 1, 31), date(2027, 2, 27), "1 måned", "1 month"),
        (date(2026, 10, 1), date(2027, 9, 15), "ca. 11 måneder", "about 11 months"),
    ],
)
def test_a_period_has_its_length(start: date, end: date, da: str, en: str) -> None:
    assert (span_of(start, end, "da"), span_of(start, end, "en")) == (da, en)


@pytest.mark.parametrize(
    ("day", "da", "en"),
    [
        (date(2027, 4, 5), "5. april 2027", "5 April 2027"),
        (date(2027, 10, 4), "4. okt. 2027", "4 Oct 2027"),
        (date(2028, 9, 30), "30. sept. 2028", "30 Sept 2028"),
        (date(2026, 5, 1), "1. maj 2026", "1 May 2026"),
    ],
)
def test_a_day_is_written_short(day: date, da: str, en: str) -> None:
    assert (plain(short_date(day, "da")), plain(short_date(day, "en"))) == (da, en)


@pytest.mark.parametrize(
    ("start", "end", "da", "en"),
    [
        ("oktober 2026", "september 2028", "ca. 24 måneder", "about 24 months"),
        ("medio august 2027", "ultimo august 2027", "ca. 1 måned", "about 1 month"),
    ],
)
def test_length_of_a_period_of_stretches_is_about_right(
    start: str, end: str, da: str, en: str
) -> None:
    days = stretch_of(start), stretch_of(end)

    assert (span_of(*days, "da"), span_of(*days, "en")) == (da, en)


def test_stretches_stand_on_the_page_as_they_were_written() -> None:
    points = (
        EvaluationPoint(date=stretch_of("ultimo marts 2027"), what="Slut"),
        EvaluationPoint(date=date(2027, 3, 25), what="Midt"),
    )
    changes = {
        "initiative.start": stretch_of("medio september 2026"),
        "initiative.end": stretch_of("foråret 2027"),
        "evaluation.points": points,
    }

    when = compose_when(input_of(changes, at_meeting(date(2026, 6, 25))))

    assert plain(when.period) == "medio september 2026 – foråret 2027 (ca. 9 måneder)"
    assert [plain(it.day) for it in when.days] == [
        *("25. juni 2026", "medio september 2026", "25. marts 2027", "ultimo marts 2027"),
        "foråret 2027",
    ]
    line = when.timeline
    assert line
    assert (line.start, line.end) == (0, 1)
    assert [plain(it.day) for it in line.evaluations] == ["25. marts 2027", "ultimo marts 2027"]
    assert line.evaluations[0].at < line.evaluations[1].at < line.end


def test_period_that_may_be_one_is_drawn_and_one_that_is_none_is_not() -> None:
    may_be = {"initiative.start": date(2027, 8, 31), "initiative.end": stretch_of("august 2027")}
    none = {**may_be, "initiative.start": date(2027, 9, 1), "evaluation.points": ()}

    assert compose_when(input_of({**may_be, "evaluation.points": on_a_day()})).timeline
    assert compose_when(input_of(none)).timeline is None


def on_a_day() -> tuple[EvaluationPoint, ...]:
    return (EvaluationPoint(date=date(2027, 8, 1), what="Status"),)


def test_the_period_stands_with_its_length() -> None:
    assert plain(a_page().when.period) == "1. september 2026 – 31. august 2027 (12 måneder)"


@pytest.mark.parametrize(
    ("written", "is_behind"), [("august 2027", False), ("september 2027", True)]
)
def test_a_stretch_that_holds_the_end_lies_on_it(written: str, is_behind: bool) -> None:  # noqa: FBT001 - what a case expects
    points = (EvaluationPoint(date=stretch_of(written), what="Slut"),)
    changes = {"evaluation.points": points, "initiative.end": date(2027, 8, 20)}
    line = a_page(reviewed(a_proposal(changes))).when.timeline
    assert line
    (point,) = line.evaluations

    assert (point.at > line.end) is is_behind
    assert (point.at == line.end) is not is_behind


@given(DAYS, DAYS, st.lists(DAYS, max_size=8), DAYS)
def test_every_day_lies_on_the_line(
    start: date, end: date, days: list[date], meeting: date
) -> None:
    points = tuple(EvaluationPoint(date=day, what="Status") for day in days)
    changes = {"initiative.start": start, "initiative.end": end, "evaluation.points": points}
    when = compose_when(input_of(changes, at_meeting(meeting)))

    if start > end:
        assert when.timeline is None
    if (line := when.timeline) is not None:
        marks = [line.start, line.end, *(it.at for it in line.evaluations)]
        marks += [it.at for it in line.years]
        marks += [line.meeting.at] if line.meeting else []
        assert all(0 <= mark <= 1 for mark in marks)
        assert line.start <= line.end
        assert len(line.evaluations) == len(days)
        assert [it.at for it in line.evaluations] == sorted(it.at for it in line.evaluations)
        assert len(line.years) <= 13


@pytest.mark.parametrize(
    "day",
    [START - timedelta(days=60), START, START + timedelta(days=60), END],
    ids=["near", "first day", "within", "last day"],
)
def test_a_near_meeting_is_on_the_line(day: date) -> None:
    line = a_page(context=at_meeting(day)).when.timeline

    assert line is not None
    assert line.meeting is not None
    assert "Mødet er den" in line.alternative


@pytest.mark.parametrize(
    "day", [START - timedelta(days=200), date(2031, 1, 1)], ids=["far before", "after"]
)
def test_a_meeting_far_away_is_not_on_the_line(day: date) -> None:
    line = a_page(context=at_meeting(day)).when.timeline

    assert line is not None
    assert line.meeting is None
    assert "Mødet" not in line.alternative


def test_a_year_under_the_word_of_the_meeting_is_left_out() -> None:
    page = a_page(context=at_meeting(date(2026, 12, 28)))

    assert page.when.timeline is not None
    assert page.when.timeline.years == ()
    assert [it.name for it in (a_page().when.timeline or page.when.timeline).years] == ["2027"]


@pytest.mark.parametrize(
    ("changes", "unreadable", "told"),
    [
        ({"evaluation.points": ()}, {}, "Der er ikke angivet en dato for evaluering"),
        ({"evaluation.points": ()}, {"evaluation.points": "snart"}, "»snart« ⚠ kan ikke læses"),
        (
            {"evaluation.points": (EvaluationPoint(what="Status"),)},
            {},
            "▢ Dato for evaluering mangler",
        ),
        (
            {"initiative.start": None},
            {"initiative.start": "snart"},
            "Evaluering: 16. februar 2027",
        ),
        ({}, {}, ""),
    ],
    ids=["none", "unreadable", "no day", "no timeline", "planned"],
)
def test_it_is_said_when_no_day_of_evaluation_is_on_a_timeline(
    changes: dict[str, object], unreadable: dict[str, str], told: str
) -> None:
    assert plain(a_page(reviewed(a_proposal(changes), unreadable)).when.evaluation_note) == told


@pytest.mark.parametrize(
    ("changes", "unreadable", "period"),
    [
        ({"initiative.start": None, "initiative.end": None}, {}, "▢ Ikke besvaret"),
        ({"initiative.end": None}, {}, "1. september 2026 – ▢ Ikke besvaret"),
        (
            {"initiative.start": None},
            {"initiative.start": "efter ferien"},
            "»efter ferien« ⚠ kan ikke læses – 31. august 2027",
        ),
    ],
    ids=["neither", "no end", "unreadable"],
)
def test_without_a_period_there_is_no_timeline(
    changes: dict[str, object], unreadable: dict[str, str], period: str
) -> None:
    when = a_page(reviewed(a_proposal(changes), unreadable)).when

    assert (plain(when.period), when.timeline) == (period, None)


def test_days_that_are_only_proposed_are_marked_on_the_page() -> None:
    when = a_page({"evaluation.agreed": False}).when
    assert when.evaluation_word == "evaluering (forslag)"
    assert when.timeline
    assert "Evaluering: 16. februar 2027 (forslag)." in plain(when.timeline.alternative)
    assert [it.what for it in when.days if it.what.endswith("(forslag)")]


def test_without_a_period_proposed_days_are_marked_too() -> None:
    when = a_page({"evaluation.agreed": False, "initiative.end": None}).when
    assert plain(when.evaluation_note) == "Evaluering: 16. februar 2027 (forslag)"


@pytest.mark.parametrize(
    ("what", "name"),
    [
        (
            "Vi holder et møde og ser på tallene for hele det første år",
            "Vi holder et møde og ser på tallene …",
        ),
        ("Midtvejs: samtaler med frivillige og gæster", "Midtvejs"),
        ("Styregruppen mødes. Den ser på K1–K3.", "Styregruppen mødes"),
        (None, "▢"),
    ],
)
def test_what_is_done_on_a_day_is_named_in_a_few_words(what: str | None, name: str) -> None:
    points = (EvaluationPoint(date=date(2027, 3, 25), what=what),)
    case = a_case({"evaluation.points": points})

    assert case.page.when.timeline
    (moment,) = case.page.when.timeline.evaluations
    assert plain(moment.what).startswith(name)
    assert what is None or any(plain(what) in text for text in map(plain, texts_of(case.depth)))
