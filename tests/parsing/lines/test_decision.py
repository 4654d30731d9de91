"""The decision of one department as one line."""

from datetime import date
from typing import Any

import pytest

from aabsocial.localization.messages import Language
from aabsocial.parsing.lines.decision import copied_decision, parse_decision, split_departments
from aabsocial.parsing.lines.reading import Gap, LineQuestion, LineReading
from tests.support.samples import records

TODAY = date(2027, 4, 20)
DEPARTMENTS = ("Afdeling 40", "Afdeling 58")


def read(text: str, departments: tuple[str, ...] = ("Afdeling 40",)) -> LineReading:
    return parse_decision(text, "da", TODAY, departments)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "afdelingsmøde 18/3-2027, 31 husstande, 47-12-0, referat punkt 8",
            {
                "forum": "department-meeting",
                "date": date(2027, 3, 18),
                "households": 31,
                "votes_for": 47,
                "votes_against": 12,
                "votes_blank": 0,
                "unanimous": False,
                "evidence": "referat punkt 8",
            },
            id="the example on the screen",
        ),
        pytest.param(
            "ordinært afdelingsmøde den 15. oktober 2026, 41 husstande, 64 for, 8 imod, 4 blanke, "
            "referat punkt 6 (bilag 1)",
            {
                "forum": "department-meeting",
                "date": date(2026, 10, 15),
                "households": 41,
                "votes_for": 64,
                "votes_against": 8,
                "votes_blank": 4,
                "unanimous": False,
                "evidence": "referat punkt 6 (bilag 1)",
            },
            id="votes with words",
        ),
        pytest.param(
            "ordinært afdelingsmøde d. 15. oktober 2026. 41 husstande mødte op. 64 stemte for, "
            "8 imod og 4 blanke. Referatets punkt 6",
            {
                "forum": "department-meeting",
                "date": date(2026, 10, 15),
                "households": 41,
                "votes_for": 64,
                "votes_against": 8,
                "votes_blank": 4,
                "unanimous": False,
                "evidence": "Referatets punkt 6",
            },
            id="sentences",
        ),
        pytest.param(
            "bestyrelsesmøde 1/9 2026 referat",
            {
                "forum": "department-board",
                "date": date(2026, 9, 1),
                "evidence": "referat",
            },
            id="no separators",
        ),
        pytest.param(
            "enstemmigt på afdelingsmøde 18/3-2027, stemmeliste",
            {
                "forum": "department-meeting",
                "date": date(2027, 3, 18),
                "unanimous": True,
                "evidence": "stemmeliste",
            },
            id="unanimous",
        ),
        pytest.param(
            "urafstemning 28/4-2026, 96/31, protokol",
            {
                "forum": "ballot",
                "date": date(2026, 4, 28),
                "votes_for": 96,
                "votes_against": 31,
                "unanimous": False,
                "evidence": "protokol",
            },
            id="votes with a slash",
        ),
        pytest.param(
            "Afdelingen siger ja og betaler 40.000 kr., ekstraordinært afdelingsmøde 9/6-2026, "
            "47 for, 12 imod, bilag 1",
            {
                "forum": "extraordinary-department-meeting",
                "date": date(2026, 6, 9),
                "votes_for": 47,
                "votes_against": 12,
                "unanimous": False,
                "evidence": "bilag 1",
                "decision": "Afdelingen siger ja og betaler 40.000 kr.",
            },
            id="the rest is the decision",
        ),
    ],
)
def test_line_is_read_as_a_whole(text: str, expected: dict[str, Any]) -> None:
    reading = read(text)
    assert dict(reading.values) == {"department": "Afdeling 40", **expected}
    assert reading.guessed == ("department",)
    assert reading.is_whole


@pytest.mark.parametrize("name", ["58", "Afd. 58", "afdeling 58", "Afdeling 58"])
def test_department_is_known_by_each_way_of_writing_it(name: str) -> None:
    reading = read(f"{name}: urafstemning 28/4-2026", DEPARTMENTS)
    assert reading.values["department"] == "Afdeling 58"
    assert reading.guessed == ()


def test_of_several_departments_the_one_meant_is_asked() -> None:
    assert read("urafstemning 28/4-2026", DEPARTMENTS).missing[0] == "department"


def test_figures_that_may_be_a_day_or_votes_are_asked() -> None:
    [question] = read("afdelingsmøde 18-3-27, 31 husstande").questions
    votes = {"votes_for": 18, "votes_against": 3, "votes_blank": 27}
    assert question == LineQuestion("date", ({"date": date(2027, 3, 18)}, votes))


@pytest.mark.parametrize(
    "text", ["afdelingsmøde 18/3-2027, 18-3-27", "18-3-27, afdelingsmøde 18/3-2027"]
)
def test_beside_a_day_the_same_figures_are_votes(text: str) -> None:
    reading = read(text)
    assert reading.questions == ()
    assert (reading.values["date"], reading.values["votes_blank"]) == (date(2027, 3, 18), 27)


def test_day_without_a_year_may_be_votes() -> None:
    [question] = read("afdelingsmøde 18/3").questions
    assert question.readings == ({"date": date(2027, 3, 18)}, {"votes_for": 18, "votes_against": 3})


def test_votes_against_beside_unanimous_are_one_question() -> None:
    reading = read("enstemmigt, 40-2-1, afdelingsmøde 18/3-2027")
    votes = {"votes_for": 40, "votes_against": 2, "votes_blank": 1, "unanimous": False}
    assert reading.questions == (LineQuestion("unanimous", (votes, {"unanimous": True})),)
    assert not {"unanimous", "votes_for"} & set(reading.values)


@pytest.mark.parametrize("word", ["afventer", "behandles på"])
def test_meeting_to_come_is_a_gap_and_no_decision(word: str) -> None:
    reading = read(f"Afdeling 58: {word} afdelingsmøde 14/1-2028", DEPARTMENTS)
    assert dict(reading.values) == {"department": "Afdeling 58"}
    assert reading.gaps == {"": Gap("afdelingsmøde", date(2028, 1, 14))}
    assert reading.missing == ()


def test_what_is_no_decision_is_told_at_once() -> None:
    reading = read("workshop 3/3-2027")
    assert reading.values["forum"]
    assert reading.remarks[0].in_("da").endswith("(punkt 1.5). »En workshop« er ikke nok.")
    assert reading.questions == ()


def test_whether_a_meeting_with_a_day_to_come_is_to_be_settled_is_asked() -> None:
    reading = read("afdelingsmøde 3/12-2027")
    assert reading.values["forum"]
    (question,) = reading.questions
    assert (question.field, question.readings[0]["planned"]) == ("planned", date(2027, 12, 3))
    assert reading.remarks == ()


def test_a_meeting_to_come_keeps_its_words_and_lacks_no_votes() -> None:
    words = "afdelingsmøde 3/12-2027, ikke holdt endnu. Bestyrelsen anbefaler det"
    reading = read(f"58: {words}")
    (question,) = reading.questions
    assert question.readings[0]["note"] == words
    assert reading.missing == ()


def test_day_that_does_not_exist_stays_in_the_words() -> None:
    reading = read("afdelingsmøde 31/2-2027")
    assert reading.unread == ("31/2-2027",)
    assert reading.values["decision"] == "afdelingsmøde 31/2-2027"
    assert "date" in reading.missing


def test_another_department_has_the_words_but_none_of_the_facts() -> None:
    reading = read("afdelingsmøde 18/3-2027, 47-12-0, 31 husstande, vi er med, referat punkt 8")
    copied = copied_decision(reading.values)
    assert copied == {"forum": "department-meeting", "decision": "vi er med"}


WORDS: dict[Language, dict[str, str]] = {
    "da": {
        "department-meeting": "afdelingsmøde",
        "extraordinary-department-meeting": "ekstraordinært afdelingsmøde",
        "ballot": "urafstemning",
        "department-board": "afdelingsbestyrelsen",
        "households": "husstande",
    },
    "en": {
        "department-meeting": "department meeting",
        "extraordinary-department-meeting": "extraordinary department meeting",
        "ballot": "ballot",
        "department-board": "department board",
        "households": "households",
    },
}
DECISIONS = records("residents", "decisions")


def written(record: dict[str, Any], language: Language) -> str:
    """Return the line that a person would write for a decision."""
    words, day = WORDS[language], record["date"]
    parts = [f"{words[record['forum']]} {day.day}/{day.month}-{day.year}"]
    if "households" in record:
        parts.append(f"{record['households']} {words['households']}")
    if "votes_for" in record:
        parts.append("-".join(str(record[f"votes_{it}"]) for it in ("for", "against", "blank")))
    facts = ", ".join(parts)
    return f"{record['department']}: {facts}; {record['decision']}; {record['evidence']}"


@pytest.mark.parametrize(
    ("name", "language", "record", "answers"), DECISIONS, ids=[d[0] for d in DECISIONS]
)
def test_decisions_of_the_examples_give_their_values(
    name: str, language: Language, record: dict[str, Any], answers: dict[str, Any]
) -> None:
    del name
    departments = [one["department"] for one in answers["residents"]["decisions"]]
    reading = parse_decision(written(record, language), language, TODAY, departments)
    assert dict(reading.values) == record
    assert reading.is_whole


def test_all_decisions_of_the_examples_are_tried() -> None:
    assert len(DECISIONS) == 19


def test_whole_line_may_be_a_gap() -> None:
    assert parse_decision("ved ikke", "da", TODAY, DEPARTMENTS).gaps == {"": Gap()}
    reading = read("58: kommer senere", DEPARTMENTS)
    assert (reading.values["department"], reading.gaps) == ("Afdeling 58", {"": Gap()})


def test_department_may_stand_before_a_comma() -> None:
    assert (
        read("afd. 58, urafstemning 28/4-2026", DEPARTMENTS).values["department"] == "Afdeling 58"
    )


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        pytest.param("31/4", ({"votes_for": 31, "votes_against": 4},), id="no such day"),
        pytest.param("29/2", ({"votes_for": 29, "votes_against": 2},), id="in no recent year"),
        pytest.param(
            "30/5",
            ({"date": date(2026, 5, 30)}, {"votes_for": 30, "votes_against": 5}),
            id="last year",
        ),
        pytest.param("40/20", ({"votes_for": 40, "votes_against": 20},), id="no month"),
    ],
)
def test_figures_with_a_slash(text: str, readings: tuple[dict[str, object], ...]) -> None:
    reading = read(f"afdelingsmøde {text}")
    if len(readings) == 1:
        assert readings[0].items() <= reading.values.items()
    else:
        assert [question.readings for question in reading.questions] == [readings]


def test_year_stands_in_a_day_and_in_no_votes() -> None:
    reading = read("afdelingsmøde 31-2-2027")
    assert reading.unread == ("31-2-2027",)
    assert "votes_for" not in reading.values


@pytest.mark.parametrize(
    "evidence", ["ref. pkt 5", "ref pkt. 5", "pkt 5", "pkt. 5", "punkt 5 i referatet"]
)
@pytest.mark.parametrize("households", ["31 husst.", "31 hust.", "31 husst"])
def test_evidence_and_households_may_be_shortened(evidence: str, households: str) -> None:
    line = f"Afdeling 58: afdelingsmøde 18/3-2026, {households}, 47-12-0, {evidence}"
    read = parse_decision(line, "da", date(2026, 6, 20)).values
    assert (read["evidence"], read["households"]) == (evidence, 31)
    assert "decision" not in read


def test_number_before_votes_is_the_department_also_if_it_is_not_known() -> None:
    values = read("5 (20-6), afdelingsmøde 3/2-2027").values
    assert (values["department"], values["votes_for"], values["votes_against"]) == ("5", 20, 6)
    assert "decision" not in values


def test_number_before_votes_that_may_be_households_is_asked() -> None:
    readings = ({"department": "31"}, {"department": "Afdeling 40", "households": 31})
    assert read("31 (20-6)").questions == (LineQuestion("department", readings),)
    no_department = read("31 (20-6)", DEPARTMENTS).questions[0].readings[1]
    assert no_department == {"households": 31}


def test_department_that_is_named_by_its_word_is_no_part_of_the_words() -> None:
    values = read("Afd 5 har stemt ja").values
    assert (values["department"], values["decision"]) == ("Afd 5", "har stemt ja")


def test_meeting_of_residents_is_asked_about() -> None:
    reading = parse_decision("58: beboermøde 24/3-2026, referat", "da", TODAY)
    (question,) = reading.questions
    assert [*question.readings] == [{"forum": "department-meeting"}, {"forum": "information"}]
    assert "decision" not in reading.values
    assert reading.missing == ("votes_for",)


@pytest.mark.parametrize(
    "votes",
    [
        "18 stemte for, 2 imod og 1 hverken for eller imod. Ja til cafeen",
        "18 for, 2 imod. 1 der hverken var for eller imod. Ja til cafeen",
    ],
)
def test_words_of_the_votes_are_not_said_twice(votes: str) -> None:
    values = parse_decision(f"58: afdelingsmøde 24/3-2026, {votes}", "da", TODAY).values
    assert [values[f"votes_{name}"] for name in ("for", "against", "blank")] == [18, 2, 1]
    assert values["decision"] == "Ja til cafeen"


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("mangler at finde referatet", "evidence"),
        ("kan ikke finde stemmelisten", "evidence"),
        ("ved ikke hvor mange husstande", "households"),
        ("ved ikke om det var enstemmigt", "votes_for"),
    ],
)
def test_what_nobody_knows_of_a_decision_is_left_open(words: str, field: str) -> None:
    reading = parse_decision(f"58: afdelingsmøde 24/3-2026, {words}, ja til cafeen", "da", TODAY)
    assert reading.gaps[field].note == words
    assert field not in {*reading.values, *reading.missing}
    assert reading.values["decision"] == "ja til cafeen"


def test_doubt_about_something_else_stays_in_the_decision() -> None:
    text = "ved ikke hvem der bygger"
    values = parse_decision(f"58: afdelingsmøde 24/3-2026; {text}; referat", "da", TODAY).values
    assert (values["decision"], values["evidence"]) == (text, "referat")


@pytest.mark.parametrize("said", ["besluttet 14/9-2026", "det blev vedtaget 14/9-2026"])
def test_word_that_it_was_decided_is_no_text(said: str) -> None:
    reading = parse_decision(f"58: {said}, enstemmigt", "da", date(2026, 11, 30))
    assert dict(reading.values) == {
        "department": "58",
        "date": date(2026, 9, 14),
        "unanimous": True,
    }


def test_sentence_about_the_minutes_is_the_evidence_without_its_full_stop() -> None:
    text = "58: afdelingsmøde 24/3-2026, enstemmigt. Står i referatet pkt 6."
    values = parse_decision(text, "da", TODAY).values
    assert values["evidence"] == "Står i referatet pkt 6"
    assert "decision" not in values


@pytest.mark.parametrize(
    ("text", "evidence", "decision"),
    [
        (
            "vedtaget enstemmigt (referat punkt 6), vi laver haver",
            "referat punkt 6",
            "vi laver haver",
        ),
        ("20-6, haver (se referatet (bilag 1))", "se referatet (bilag 1)", "haver"),
        ("20-6, haver (jf. referat, side 2)", "jf. referat, side 2", "haver"),
    ],
)
def test_evidence_in_brackets_is_none_of_the_decision(
    text: str, evidence: str, decision: str
) -> None:
    values = parse_decision(f"40: afdelingsmøde 15/3-2026, {text}", "da", TODAY).values
    assert (values["evidence"], values["decision"]) == (evidence, decision)


def test_minutes_in_brackets_that_are_to_come_are_awaited() -> None:
    text = "40: afdelingsmøde 15/3-2026 vedtaget enstemmigt (referat kommer)"
    reading = parse_decision(text, "da", TODAY)
    assert reading.gaps["evidence"].note == "referat kommer"
    assert "decision" not in reading.values


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "afd. 15 den 9/9-2026: 33 ja, 6 nej. Afd. 22: mødet er 11/3-2027.",
            ["afd. 15 den 9/9-2026: 33 ja, 6 nej", "Afd. 22: mødet er 11/3-2027."],
        ),
        ("40: møde 3/3-2026; 58: møde 4/4-2026", ["40: møde 3/3-2026", "58: møde 4/4-2026"]),
        (
            "40 og 58: møde 3/3-2026. Afd. 60: nej",
            ["40: møde 3/3-2026", "58: møde 3/3-2026", "Afd. 60: nej"],
        ),
        ("afdelingsmøde 3/3-2026. Afd. 22 var med", None),
        ("40: møde 3/3-2026, se ref. afd. 40 punkt 2", None),
        ("Afd. 40: møde 3/3-2026; bilag 3; 47-12-0", None),
    ],
)
def test_each_department_that_a_line_begins_with_behind_a_stop_has_its_own(
    text: str, parts: list[str] | None
) -> None:
    assert split_departments(text, "da") == (parts or [text])


@pytest.mark.parametrize(
    ("text", "votes", "decision"),
    [
        (
            "nej den 9/9-2026 (19 for, 23 imod) igen i foråret",
            (19, 23),
            "nej den 9/9-2026 igen i foråret",
        ),
        ("afdelingsmøde 9/9-2026, 20-6 (i haven, ved søen)", (20, 6), "i haven, ved søen"),
    ],
)
def test_bracket_of_nothing_but_votes_is_taken_whole(
    text: str, votes: tuple[int, int], decision: str
) -> None:
    values = parse_decision(f"40: {text}", "da", date(2026, 11, 30)).values
    assert (values["votes_for"], values["votes_against"]) == votes
    assert values["decision"] == decision
