"""Periods, counts and days that are not exact, and answers that are not known yet."""

from datetime import date

import pytest

from aabsocial.localization.messages import Language
from aabsocial.parsing.lines.estimates import parse_approximate_count, parse_fuzzy_date
from aabsocial.parsing.lines.period import parse_period
from aabsocial.parsing.lines.reading import Gap
from aabsocial.parsing.lines.unknown import is_not_relevant, parse_gap, words_for_stretch
from aabsocial.parsing.result import Parsed, Rejected
from tests.support.estimates import count_of, stretch_of


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("ca. 120", 120, 120),
        ("omkring 40", 40, 40),
        ("op til 40", 40, 40),
        ("120-150", 120, 150),
        ("120–150", 120, 150),
        ("120 til 150", 120, 150),
        ("ca. 1.200-1.500", 1200, 1500),
    ],
)
def test_count_that_is_not_exact_is_kept_as_written(text: str, least: int, most: int) -> None:
    count = count_of(text, "da")
    assert (count.text, count.least, count.most) == (text, least, most)


def test_exact_count_is_a_number() -> None:
    assert parse_approximate_count("40 beboere", "da") == Parsed(40)


@pytest.mark.parametrize(
    ("text", "language", "least"),
    [
        ("i alt 65", "da", 65),
        ("65 deltagere i alt.", "da", 65),
        ("60 børn og 160 forældre, altså ca. 220", "da", 220),
        ("I alt: ca. 65 personer", "da", 65),
        ("20 children and 45 adults, in all about 65 people", "en", 65),
    ],
)
def test_a_sum_is_the_count_of_a_text(text: str, language: Language, least: int) -> None:
    read = parse_approximate_count(text, language)
    assert isinstance(read, Parsed)
    assert getattr(read.value, "least", read.value) == least


@pytest.mark.parametrize("text", ["40 børn fra i alt 30 familier", "10 og 20 i alt", "mange i alt"])
def test_a_sum_of_something_else_is_no_count(text: str) -> None:
    assert isinstance(parse_approximate_count(text, "da"), Rejected)


@pytest.mark.parametrize("text", ["150-120", "mange", "", "ca. -5", "ca. mange", "ca. 1,5"])
def test_no_count_is_refused_as_before(text: str) -> None:
    assert isinstance(parse_approximate_count(text, "da"), Rejected)


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("medio august 2027", "da", date(2027, 8, 11), date(2027, 8, 20)),
        ("primo august 2027", "da", date(2027, 8, 1), date(2027, 8, 10)),
        ("ultimo februar 2028", "da", date(2028, 2, 21), date(2028, 2, 29)),
        ("udgangen af 2028", "da", date(2028, 12, 31), date(2028, 12, 31)),
        ("medio 2027", "da", date(2027, 5, 1), date(2027, 8, 31)),
        ("august 2027", "da", date(2027, 8, 1), date(2027, 8, 31)),
        ("foråret 2027", "da", date(2027, 3, 1), date(2027, 5, 31)),
        ("sommeren 2027", "da", date(2027, 6, 1), date(2027, 8, 31)),
        ("vinteren 2027/28", "da", date(2027, 12, 1), date(2028, 2, 29)),
        ("vinteren 2027", "da", date(2027, 1, 1), date(2027, 12, 31)),
        ("3. kvartal 2027", "da", date(2027, 7, 1), date(2027, 9, 30)),
        ("2027", "da", date(2027, 1, 1), date(2027, 12, 31)),
        ("mid August 2027", "en", date(2027, 8, 11), date(2027, 8, 20)),
        ("the end of 2028", "en", date(2028, 12, 31), date(2028, 12, 31)),
        ("autumn 2027", "en", date(2027, 9, 1), date(2027, 11, 30)),
    ],
)
def test_stretch_of_days_is_kept_as_written(
    text: str, language: Language, first: date, last: date
) -> None:
    stretch = stretch_of(text, language)
    assert (stretch.text, stretch.first, stretch.last) == (text, first, last)


def test_capital_at_the_beginning_is_not_kept() -> None:
    assert stretch_of("Medio august 2027", "da").text == "medio august 2027"
    assert count_of("Op til 40", "da").text == "op til 40"


@pytest.mark.parametrize("text", ["op til 40 beboere", "Op til 40 timer.", "op til 40 stk."])
def test_what_is_counted_is_left_out(text: str) -> None:
    assert count_of(text, "da").text == "op til 40"


def test_nothing_is_left_out_that_is_not_known_to_be_count_of() -> None:
    assert isinstance(parse_approximate_count("ca. 40 og deres naboer", "da"), Rejected)


def test_year_out_of_bounds_is_no_stretch() -> None:
    assert isinstance(parse_fuzzy_date("foråret 1999", "da"), Rejected)


@pytest.mark.parametrize("text", ["1/5-2027", "den 1. maj 2027"])
def test_exact_day_is_a_date(text: str) -> None:
    assert parse_fuzzy_date(text, "da") == Parsed(date(2027, 5, 1))


@pytest.mark.parametrize("text", ["snart", "31/2-2027", "august", "2027 og 2028", "1750", "2150"])
def test_no_day_is_refused_as_before(text: str) -> None:
    assert isinstance(parse_fuzzy_date(text, "da"), Rejected)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1/8-2026 til 31/7-2029", date(2026, 8, 1), date(2029, 7, 31)),
        ("1/8-2026 til og med 31/7-2029", date(2026, 8, 1), date(2029, 7, 31)),
        ("fra 1. juli - 31. august 2026", date(2026, 7, 1), date(2026, 8, 31)),
        ("1.7. – 31.8.2026", date(2026, 7, 1), date(2026, 8, 31)),
        ("1.-31. august 2026", date(2026, 8, 1), date(2026, 8, 31)),
        ("juli-august 2026", date(2026, 7, 1), date(2026, 8, 31)),
        ("fra marts til maj 2027", date(2027, 3, 1), date(2027, 5, 31)),
        ("december - februar 2027", date(2026, 12, 1), date(2027, 2, 28)),
        ("august 2026 – juli 2029", date(2026, 8, 1), date(2029, 7, 31)),
        ("2026-08-01 - 2029-07-31", date(2026, 8, 1), date(2029, 7, 31)),
        ("1/8-2026, 18 måneder", date(2026, 8, 1), date(2028, 1, 31)),
        ("1. oktober 2026 i to år", date(2026, 10, 1), date(2028, 9, 30)),
        ("1. september 2026 i 3 uger", date(2026, 9, 1), date(2026, 9, 21)),
        ("31/8-2026, 6 måneder", date(2026, 8, 31), date(2027, 2, 28)),
        ("marts 2027, 3 måneder", date(2027, 3, 1), date(2027, 5, 31)),
        ("marts 2027 i 3 måneder", date(2027, 3, 1), date(2027, 5, 31)),
        ("3 måneder fra marts 2027", date(2027, 3, 1), date(2027, 5, 31)),
        ("et år fra marts 2027", date(2027, 3, 1), date(2028, 2, 29)),
        ("2027, seks måneder", date(2027, 1, 1), date(2027, 6, 30)),
        ("2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("1.12. – 28.2.2027", date(2026, 12, 1), date(2027, 2, 28)),
    ],
)
def test_period_has_start_and_end(text: str, start: date, end: date) -> None:
    reading = parse_period(text, "da")
    assert dict(reading.values) == {"start": start, "end": end}
    assert reading.is_whole


def test_period_may_be_of_stretches() -> None:
    values = parse_period("medio august 2027 til udgangen af 2028", "da").values
    start = stretch_of("medio august 2027", "da")
    end = stretch_of("udgangen af 2028", "da")
    assert dict(values) == {"start": start, "end": end}


def test_length_counts_from_the_first_day_of_a_stretch() -> None:
    reading = parse_period("medio marts 2027, 3 måneder", "da")
    assert dict(reading.values) == {
        "start": stretch_of("medio marts 2027"),
        "end": date(2027, 6, 10),
    }
    assert "end" in reading.guessed


@pytest.mark.parametrize("length", ["et halvt år", "0 måneder", "nogle uger"])
def test_length_that_is_not_read_leaves_the_end_to_be_asked(length: str) -> None:
    assert parse_period(f"marts 2027, {length}", "da").missing == ("end",)


def test_period_keeps_its_other_words_and_asks_for_what_it_lacks() -> None:
    reading = parse_period("1/8-2026, når vi er klar", "da")
    assert reading.values["note"] == "når vi er klar"
    assert reading.missing == ("end",)
    assert parse_period("snart", "da").missing == ("start", "end")


def test_period_that_ends_before_it_starts_is_told() -> None:
    reading = parse_period("31/8-2026 til 1/7-2026", "da")
    assert (
        reading.remarks[0]
        .in_("da")
        .startswith("Slutdatoen 1. juli 2026 ligger før startdatoen 31. august 2026.")
    )


@pytest.mark.parametrize("text", ["1/8-2026 i 900 år", "1/8-2026 i 999 uger", "1/8-2026 i 0 uger"])
def test_length_that_leads_too_far_or_nowhere_raises_nothing(text: str) -> None:
    assert "start" in parse_period(text, "da").values


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("ved ikke", Gap()),
        ("Ved ikke endnu.", Gap()),
        ("??", Gap()),
        ("kommer senere", Gap()),
        ("kommer senere: afventer referat fra 58", Gap("afventer referat fra 58")),
        ("ved ikke: spørg driften", Gap("spørg driften")),
        ("afklares: hvem der betaler", Gap("hvem der betaler")),
        ("afventer fonden, svar 1/5-2027", Gap("afventer fonden", date(2027, 5, 1))),
        (
            "afventer fonden, medio maj 2027",
            Gap("afventer fonden, medio maj 2027", date(2027, 5, 20)),
        ),
        (
            "ved ikke: urafstemning i november 2027",
            Gap("urafstemning i november 2027", date(2027, 11, 30)),
        ),
        (
            "afventer urafstemning 20.-27. november 2027",
            Gap("afventer urafstemning 20.-27. november 2027", date(2027, 11, 27)),
        ),
        (
            "ved ikke: svar, 20. november til 27. november 2027",
            Gap("svar, 20. november til 27. november 2027", date(2027, 11, 27)),
        ),
        (
            "ved ikke: svar fra 3.-4. klasse, 1. maj 2027",
            Gap("svar fra 3.-4. klasse", date(2027, 5, 1)),
        ),
        (
            "kommer senere: reglerne fra kontoret, ventes 1. maj 2027",
            Gap("reglerne fra kontoret, ventes 1. maj 2027", date(2027, 5, 1)),
        ),
        (
            "afventer fonden, forventes den 1/5-2027",
            Gap("afventer fonden, forventes den 1/5-2027", date(2027, 5, 1)),
        ),
        (
            "afventer svar fra 1/5-2027 og frem",
            Gap("afventer svar fra 1/5-2027 og frem", date(2027, 5, 1)),
        ),
        ("ved ikke, skal tjekkes", Gap("skal tjekkes")),
        ("ved ikke, ikke undersøgt", Gap("ikke undersøgt")),
        ("vi ved ikke, vi har ikke spurgt", Gap("vi har ikke spurgt")),
        ("ved ikke (skal tjekkes med driften)", Gap("skal tjekkes med driften")),
        ("jeg ved ikke hvilken udgave", Gap("hvilken udgave")),
        ("Det ved jeg ikke", Gap()),
        ("kender vi ikke", Gap()),
        ("Ikke aftalt endnu.", Gap("Ikke aftalt endnu")),
        ("not decided yet", Gap("not decided yet")),
    ],
)
def test_gap_has_its_note_and_day(text: str, gap: Gap) -> None:
    assert parse_gap(text, "da") == gap


@pytest.mark.parametrize(
    ("note", "day", "words"),
    [
        ("urafstemning 20.-27. november 2027", date(2027, 11, 27), "20.-27. november 2027"),
        ("svar i november 2027", date(2027, 11, 30), "november 2027"),
        ("svar 1. maj 2027", date(2027, 5, 1), ""),
        ("svar i november 2027", date(2027, 5, 1), ""),
    ],
    ids=["a period", "a month", "one day", "another day"],
)
def test_stretch_in_a_note_keeps_its_words(note: str, day: date, words: str) -> None:
    assert words_for_stretch(note, day) == words


@pytest.mark.parametrize("text", ["kommer fra kommunen", "40", "vi ved ikke, om det virker", ""])
def test_answer_is_no_gap(text: str) -> None:
    assert parse_gap(text, "da") is None


def test_answer_that_only_says_not_relevant_is_known() -> None:
    assert is_not_relevant("Ikke relevant.", "da")
    assert not is_not_relevant("Ikke relevant for os, fordi …", "da")


@pytest.mark.parametrize("text", ["30.2. - 31.8.2026", "1.13. - 31.8.2026", "32. - 31.8.2026"])
def test_start_that_does_not_exist_is_kept_in_the_note(text: str) -> None:
    reading = parse_period(text, "da")
    assert reading.values.get("note") or reading.missing


def test_period_may_be_a_gap() -> None:
    assert parse_period("afventer fonden", "da").gaps == {"": Gap("afventer fonden")}


@pytest.mark.parametrize(
    "text",
    ["efter sommerferien 2027", "skoleåret 2027", "efter 2027", "før sommeren 2027"],
)
def test_stretch_that_says_when_something_else_is_is_not_the_period(text: str) -> None:
    reading = parse_period(text, "da")
    assert (reading.unread, dict(reading.values)) == ((text,), {"note": text})
    assert reading.missing == ("start", "end")


@pytest.mark.parametrize(
    "text", ["after the department meeting in March 2027", "Whitsun 2027", "Easter in 2027"]
)
def test_stretch_of_something_else_in_english_is_not_the_period(text: str) -> None:
    reading = parse_period(text, "en")
    assert len(reading.unread) == 1
    assert reading.missing == ("start", "end")


def test_year_beside_such_a_stretch_is_no_whole_period() -> None:
    reading = parse_period("1/8-2026 til efter sommerferien 2027", "da")
    assert reading.values["start"] == date(2026, 8, 1)
    assert "end" not in reading.values
    assert parse_period("2026 til efter sommeren 2027", "da").missing == ("end",)


@pytest.mark.parametrize("text", ["inden udgangen af 2027", "efter udgangen af 2027"])
def test_day_at_the_end_of_a_stretch_is_read(text: str) -> None:
    assert parse_period(text, "da").values


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("juni, juli og august 2027", None),
        ("Juni, juli, og august 2027", None),
        ("onsdage kl. 16 i juni, juli og august 2027", "onsdage kl. 16"),
        ("juni-august 2027 (1/6 til 31/8)", None),
        ("juni-august 2027 (fra 1.6. til og med 31.8.)", None),
        ("juni-august 2027 (1/6 til 30/8)", "(1/6 til 30/8)"),
        ("fredage i gården fra juni til august 2027", "fredage i gården"),
        ("juni-august 2027, tit i gården", "tit i gården"),
        ("juni-august 2027 (1/6-31/8, ikke i uge 29)", "(1/6-31/8, ikke i uge 29)"),
    ],
)
def test_months_in_a_row_are_the_whole_period(text: str, note: str | None) -> None:
    values = parse_period(text, "da").values
    assert (values["start"], values["end"]) == (date(2027, 6, 1), date(2027, 8, 31))
    assert values.get("note") == note


def test_months_apart_are_no_whole_period() -> None:
    assert parse_period("juni og august 2027", "da").values["note"] == "juni"
