"""A meeting that was not held decides nothing, and a vote is read however it is written."""

from datetime import date

import pytest

from aabsocial.localization.messages import Language
from aabsocial.parsing.lines.commands import parse_command
from aabsocial.parsing.lines.decision import parse_decision
from aabsocial.parsing.lines.period import parse_period
from aabsocial.parsing.lines.reading import Gap, LineReading

TODAY = date(2026, 11, 30)


def read(text: str) -> LineReading:
    return parse_decision(text, "da", TODAY, ("Afdeling 40",))


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("afdelingsmøde marts 2027, ikke holdt", date(2027, 3, 31)),
        ("afdelingsmøde foråret 2027", date(2027, 5, 31)),
        ("afdelingsmøde ikke holdt endnu", None),
        ("afdelingsmøde, ikke holdt endnu, 15/3-2026", None),
        ("afdelingsmøde 18/3, ikke holdt", None),
        ("afdelingsmødet er ikke afholdt", None),
        ("afdelingsmøde til foråret", None),
        ("afdelingsmødet holdes i det nye år", None),
        ("ikke besluttet på afdelingsmødet", None),
    ],
)
def test_meeting_that_is_not_held_is_a_gap_with_its_words(text: str, by: date | None) -> None:
    reading = read(text)
    assert dict(reading.values) == {"department": "Afdeling 40"}
    assert (reading.gaps[""].note, reading.gaps[""].by) == (text, by)


@pytest.mark.parametrize(
    "text",
    [
        "afdelingsmøde 12/3-2026, 34-6, cafeen holdes om torsdagen fra marts 2027",
        "afdelingsmøde 12/3-2026, 34 for, caféen er udsat",
        "afdelingsmøde 12/3-2026, for 34, caféen er udsat",
        "afdelingsmøde 12/3-2026, enstemmigt, caféen er udsat",
        "vedtaget på afdelingsmøde: café fra august 2027",
        "afdelingsmøde 12/3-2026, caféen holdes om torsdagen",
        "afdelingsmøde oktober 2026",
    ],
)
def test_meeting_with_votes_or_a_day_that_has_passed_is_no_gap(text: str) -> None:
    reading = read(text)
    assert reading.values["forum"] == "department-meeting"
    assert not reading.gaps


@pytest.mark.parametrize(
    "text", ["afdelingsmøde 3/12-2027, ikke holdt endnu", "afdelingsmødet holdes 3/12-2027"]
)
def test_meeting_with_its_day_to_come_is_asked_about(text: str) -> None:
    (question,) = read(text).questions
    assert question.readings == ({"planned": date(2027, 12, 3), "note": text},)


@pytest.mark.parametrize(
    "text",
    [
        "urafstemning 20.-27. november 2026, 34-6",
        "urafstemning 20-27. november 2026, 34-6",
        "urafstemning fra 20. til 27. november 2026, 34-6",
        "urafstemning 20. november - 27. november 2026, 34-6",
        "urafstemning 20/11-27/11-2026, 34-6",
        "urafstemning 20/11-2026 til 27/11-2026, 34-6",
        "urafstemning 20/11-2026 - 27/11-2026, 34-6",
    ],
)
def test_ballot_of_several_days_is_decided_on_the_last(text: str) -> None:
    values = read(text).values
    assert values["date"] == date(2026, 11, 27)
    assert (values["votes_for"], values["votes_against"]) == (34, 6)
    assert "decision" not in values


@pytest.mark.parametrize("days", ["1. - 14. februar 2027", "1.-14. februar 2027"])
def test_ballot_of_days_to_come_is_asked_about_by_its_last(days: str) -> None:
    (question,) = read(f"urafstemning {days}").questions
    assert question.readings[0]["planned"] == date(2027, 2, 14)


def test_first_day_of_a_period_may_have_no_full_stop() -> None:
    values = parse_period("20-27. november 2026", "da").values
    assert dict(values) == {"start": date(2026, 11, 20), "end": date(2026, 11, 27)}


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("for 20 imod 6", (20, 6, None)),
        ("for 20, imod 6 og blanke 2", (20, 6, 2)),
        ("ja: 20, nej: 6, blanke: 2", (20, 6, 2)),
        ("20 for 6 imod 2 blanke", (20, 6, 2)),
    ],
)
def test_votes_may_stand_behind_their_words(text: str, votes: tuple[int | None, ...]) -> None:
    values = read(f"afdelingsmøde 12/3-2026, {text}").values
    names = ("votes_for", "votes_against", "votes_blank")
    assert tuple(values.get(name) for name in names) == votes
    assert "decision" not in values


@pytest.mark.parametrize("text", ["120, 34 for 6 imod", "34 for 6 imod, 120", "120, 34-6"])
def test_bare_number_beside_votes_is_the_households(text: str) -> None:
    values = read(f"afdelingsmøde 12/3-2026, {text}").values
    assert (values["households"], values["votes_for"], values["votes_against"]) == (120, 34, 6)
    assert "decision" not in values


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("34-6, 12", "12"),
        ("34-6, 2026", "2026"),
        ("34-6, 50 husstande, 120", "120"),
        ("120", "120"),
    ],
)
def test_bare_number_that_can_be_no_households_stays_in_the_words(text: str, decision: str) -> None:
    assert read(f"afdelingsmøde 12/3-2026, {text}").values["decision"] == decision


@pytest.mark.parametrize("text", ["enst.", "enst", "enst. vedtaget", "enstemmigt"])
def test_unanimous_may_be_shortened(text: str) -> None:
    reading = read(f"afdelingsmøde 12/3-2026, {text}, 34 husstande, referat")
    assert reading.values["unanimous"] is True
    assert reading.is_whole


def test_decision_that_is_not_unanimous_lacks_its_votes() -> None:
    reading = read("afdelingsmøde 12/3-2026, ikke enstemmigt, referat")
    assert reading.values["unanimous"] is False
    assert reading.missing == ("votes_for",)


def test_doubted_unanimity_stays_in_the_words() -> None:
    values = read("afdelingsmøde 12/3-2026, vist nok enstemmigt, referat").values
    assert "unanimous" not in values
    assert values["decision"] == "vist nok enstemmigt"


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("for 20 imod 6", {"votes_for": 20, "votes_against": 6, "unanimous": False}),
        ("20\N{EN DASH}6", {"votes_for": 20, "votes_against": 6, "unanimous": False}),
        ("20 for, 0 imod, 3 blanke", {"votes_for": 20, "votes_against": 0, "votes_blank": 3}),
        ("20 mod 6", {"votes_for": 20, "votes_against": 6, "unanimous": False}),
    ],
)
def test_votes_of_the_last_line_may_be_changed(text: str, votes: dict[str, object]) -> None:
    command = parse_command(f"stemmer {text}", "decision", 1, "da")
    assert command is not None
    assert (command.field, command.readings) == ("votes", (votes,))


@pytest.mark.parametrize(
    "text",
    ["for 20 imod 6, referat", "20 husstande", "20 for på mødet", "47-12-2026", "blev talt"],
)
def test_line_that_says_more_than_votes_is_no_change_of_them(text: str) -> None:
    assert parse_command(f"stemmer {text}", "decision", 1, "da") is None


def test_department_may_stand_before_its_votes_in_a_bracket() -> None:
    values = read("40 (20\N{EN DASH}6)").values
    assert (values["department"], values["votes_for"], values["votes_against"]) == (
        "Afdeling 40",
        20,
        6,
    )


@pytest.mark.parametrize("when", ["20.-27. november 2027", "20/11-27/11-2027", "27/11-2027"])
def test_ballot_to_come_is_asked_about_by_its_last_day(when: str) -> None:
    for today in (date(2026, 11, 30), date(2027, 11, 10)):
        reading = parse_decision(f"urafst. {when}", "da", today, ("Afdeling 40",))
        assert [it.readings[0]["planned"] for it in reading.questions] == [date(2027, 11, 27)]
        assert (reading.values["forum"], reading.gaps) == ("ballot", {})


@pytest.mark.parametrize("today", [date(2026, 11, 30), date(2027, 11, 10)])
def test_no_is_a_decision_whatever_the_line_says_of_a_meeting_to_come(today: date) -> None:
    line = "nedstemt første gang 13/9-2027 (20-34), nyt møde jan 2028"
    reading = parse_decision(line, "da", today, ("Afdeling 40",))
    assert (reading.values["votes_for"], reading.values["votes_against"]) == (20, 34)
    assert (reading.values["date"], reading.values["decision"]) == (date(2027, 9, 13), line)
    assert (reading.questions, reading.gaps) == ((), {})
    assert reading.next_meeting == Gap("nyt møde jan 2028", date(2028, 1, 31))
    assert len(reading.remarks) == (today < date(2027, 9, 13))


@pytest.mark.parametrize(
    ("text", "language", "gap"),
    [
        ("afvist 12/3, nyt møde jan 2028", "da", Gap("nyt møde jan 2028", date(2028, 1, 31))),
        ("nej tak 12/3-2026; nyt forsøg", "da", Gap("nyt forsøg")),
        (
            "nej den 12/3-2026, nyt møde 14/1-2028",
            "da",
            Gap("nyt møde 14/1-2028", date(2028, 1, 14)),
        ),
        ("nyt møde 14/1-2028. afvist 12/3-2026", "da", None),
        (
            "afdelingsmøde 12/3-2026, 5-20; tages op igen til marts 2028, referat punkt 4",
            "da",
            Gap("tages op igen til marts 2028", date(2028, 3, 31)),
        ),
        ("12/3-2026, 5 stemte for, 20 stemte imod, ny afstemning", "da", Gap("ny afstemning")),
        (
            "rejected 12/3-2026, new meeting January 2028",
            "en",
            Gap("new meeting January 2028", date(2028, 1, 31)),
        ),
        ("12/3-2026, 5-20, to be taken up again", "en", Gap("taken up again")),
        ("afvist 12/3-2026", "da", None),
        ("afvist 12/3-2026, nyt møde 2/5-2026", "da", None),
        ("12/3-2026, 20-5, nyt møde om detaljerne jan 2028", "da", None),
        ("12/3-2026, vedtaget, ingen nej, nyt møde om detaljerne", "da", None),
        ("12/3-2026, 20 ja, 2 nej, nyt møde om detaljerne", "da", None),
    ],
)
def test_meeting_that_a_no_awaits_is_left_open_until_its_day(
    text: str, language: Language, gap: Gap | None
) -> None:
    reading = parse_decision(text, language, TODAY, ("Afdeling 40",))
    assert reading.next_meeting == gap
    assert "" not in reading.gaps
    if gap:
        assert gap.note in str(reading.values["decision"])
        assert reading.values.get("date") in {date(2026, 3, 12), None}


@pytest.mark.parametrize(
    ("text", "language", "blank"),
    [
        ("20 for, 2 imod, 3 hverken for eller imod", "da", 3),
        ("20 for, 2 imod, 3 stemte hverken for eller imod", "da", 3),
        ("20 for, 2 imod, 3 hverken-eller", "da", 3),
        ("20 for, 2 imod, 3 stemte ikke", "da", 3),
        ("20 for, 2 against, 3 neither for nor against", "en", 3),
        ("20 for, 2 against, 3 abstained", "en", 3),
    ],
)
def test_votes_that_are_neither_for_nor_against_are_blank(
    text: str, language: Language, blank: int
) -> None:
    line = f"12/3-2026, {text}"
    values = parse_decision(line, language, TODAY, ("Afdeling 40",)).values
    assert [values[f"votes_{it}"] for it in ("for", "against", "blank")] == [20, 2, blank]
    assert "decision" not in values


def test_blank_votes_alone_are_no_gap() -> None:
    reading = read("afdelingsmøde 12/3-2026, 3 hverken for eller imod")
    assert (reading.values["votes_blank"], reading.gaps) == (3, {})


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("bestyrelsen er hverken for eller imod", "da"),
        ("afdelingsmøde 12/3-2026; hverken for eller imod", "da"),
        ("afdelingsmødet tog ikke stilling", "da"),
        ("bestyrelsen har hverken sagt ja eller nej", "da"),
        ("the board is neither for nor against", "en"),
    ],
)
def test_who_is_neither_for_nor_against_has_decided_nothing(text: str, language: Language) -> None:
    reading = parse_decision(text, language, TODAY, ("Afdeling 40",))
    assert dict(reading.values) == {"department": "Afdeling 40"}
    assert reading.gaps == {"": Gap(text)}


@pytest.mark.parametrize("word", ["enstemmigt", "enst. vedtaget", "vedtaget", "nedstemt"])
def test_day_before_a_word_that_decides_is_no_votes(word: str) -> None:
    reading = read(f"afdelingsmøde 8/9 {word}")
    assert (reading.values["date"], reading.questions) == (date(2026, 9, 8), ())
    assert "votes_for" not in reading.values


@pytest.mark.parametrize("word", ["afvist", "nedstemt", "nej"])
def test_figures_behind_a_no_are_its_day_where_they_would_be_a_yes(word: str) -> None:
    reading = read(f"afdelingsmøde, {word} 12/3")
    assert (reading.values["date"], reading.questions) == (date(2026, 3, 12), ())
    assert "votes_for" not in reading.values
    assert read(f"afdelingsmøde, {word} 3/12").questions
    assert read("afdelingsmøde, vedtaget 12/3").questions


def test_votes_before_a_word_that_decides_stay_votes() -> None:
    assert read("afdelingsmøde 12/3-2026, 34-6 vedtaget").values["votes_for"] == 34


@pytest.mark.parametrize(
    "line",
    [
        "afdelingsmøde 8/9-2026 41 hst 64-8-4 referat pkt 6",
        "afdelingsmøde 8/9 41 hst. 64-8-4 referat pkt 6",
        "afdelingsmøde 8/9, 64-8-4, 41 husst. referat pkt 6",
    ],
)
def test_households_and_evidence_without_a_separator_are_read(line: str) -> None:
    values = read(line).values
    assert (values["households"], values["date"]) == (41, date(2026, 9, 8))
    assert [values[f"votes_{name}"] for name in ("for", "against", "blank")] == [64, 8, 4]
    assert (values["evidence"], "decision" in values) == ("referat pkt 6", False)


def test_evidence_behind_a_word_for_the_votes_is_read() -> None:
    values = read("afdelingsmøde 8/9-2026 enstemmigt referat pkt 6").values
    assert (values["unanimous"], values["evidence"]) == (True, "referat pkt 6")


@pytest.mark.parametrize(
    ("line", "decision"),
    [
        ("urafstemning 4.-11. december 2027 (ikke sket endnu)", "ikke sket endnu"),
        ("afdelingsmøde 11. maj 2026 (på skolen), 30-2, referat", "på skolen"),
        ("afdelingsmøde 11. maj 2026 (31 husstande), 30-2, referat", None),
        ("afdelingsmøde 11. maj 2026 (på skolen) om caféen", None),
    ],
)
def test_bracket_behind_a_meeting_does_not_say_the_day_again(
    line: str, decision: str | None
) -> None:
    said = str(parse_decision(f"58: {line}", "da", TODAY).values.get("decision", ""))
    assert said == (decision or said)
    assert ("11." in said) == ("om caféen" in line)


def test_meeting_in_a_month_that_has_not_happened_is_awaited() -> None:
    reading = parse_decision("58: afdelingsmøde i maj 2026, ikke sket endnu", "da", TODAY)
    assert reading.gaps[""].note == "afdelingsmøde i maj 2026, ikke sket endnu"


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("mødet 15/9 blev aflyst, nyt møde 19. januar 2028", date(2028, 1, 19)),
        ("mødet den 15/9 blev udskudt; nyt afdelingsmøde i januar 2028", date(2028, 1, 31)),
        ("mødet 15/9 blev aflyst", None),
    ],
)
def test_a_meeting_in_place_of_one_that_was_cancelled_is_awaited(
    text: str, by: date | None
) -> None:
    reading = parse_decision(f"44: {text}", "da", date(2027, 11, 30))

    assert reading.gaps[""] == Gap(text, by)
    assert dict(reading.values) == {"department": "44"}


@pytest.mark.parametrize("evidence", ["dagsordenens punkt 5", "dagsordenspunkt 5", "punkt 5"])
def test_an_item_of_the_agenda_is_where_it_stands(evidence: str) -> None:
    reading = read(f"16. september 2026, 27-11-2, 30 husstande, {evidence}")

    assert reading.values["evidence"] == evidence
    assert "decision" not in reading.values
