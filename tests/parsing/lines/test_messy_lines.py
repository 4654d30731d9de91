"""Lines as staff type them in a hurry: what is read, and what is not taken for more than it is."""

from datetime import date

import pytest

from aabsocial.core.money import Money
from aabsocial.localization.messages import Language
from aabsocial.parsing.lines.activity_line import parse_activity
from aabsocial.parsing.lines.audience import parse_audience
from aabsocial.parsing.lines.budget_line import parse_budget_line
from aabsocial.parsing.lines.criterion import parse_criterion
from aabsocial.parsing.lines.decision import parse_decision
from aabsocial.parsing.lines.financing_line import parse_financing_line
from aabsocial.parsing.lines.partner_line import parse_partner_line
from aabsocial.parsing.lines.reading import LineReading
from aabsocial.parsing.lines.risk_line import parse_risk
from tests.support.estimates import stretch_of

TODAY = date(2026, 11, 30)


def read_decision(text: str) -> LineReading:
    return parse_decision(text, "da", TODAY, ("Afdeling 40",))


@pytest.mark.parametrize(
    "text", ["Løn til vært, måske 180.000", "Bustur 6.500 ikke bekræftet", "Revision? 10.000"]
)
def test_doubted_cost_is_an_estimate(text: str) -> None:
    values = parse_budget_line(text, "da").values
    assert values["estimated"] is True
    assert isinstance(values["amount"], Money)


def test_cost_of_what_may_be_needed_is_no_estimate() -> None:
    values = parse_budget_line("Bustur 6.500, hvis vi får lov", "da").values
    assert "estimated" not in values


@pytest.mark.parametrize("unknown", ["ved ikke endnu", "??", "kender vi ikke"])
def test_cost_that_is_not_known_is_left_open(unknown: str) -> None:
    reading = parse_budget_line(f"Materialer {unknown}", "da")
    assert reading.values["item"] == "Materialer"
    assert "amount" in reading.gaps


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("søges 100.000 hvis bestyrelsen siger ja", "søges hvis bestyrelsen siger ja"),
        ("100.000 bevilget under forudsætning af AAB", "bevilget under forudsætning"),
    ],
)
def test_money_on_a_condition_is_left_open(text: str, said: str) -> None:
    reading = parse_financing_line(f"Trygfonden {text}", "da")
    assert reading.gaps["status"].note == said
    assert reading.values["amount"] == Money.kroner(100_000)
    assert "status" not in reading.values


@pytest.mark.parametrize(
    ("text", "note"), [("ca. 12.000", "ca."), ("ca. 12.000 søgt i maj", "ca., i maj")]
)
def test_amount_that_is_about_right_says_so(text: str, note: str) -> None:
    values = parse_financing_line(f"Deltagerbetaling, {text}", "da").values
    assert (values["source"], values["note"]) == ("Deltagerbetaling", note)


def test_payer_without_an_amount_keeps_its_words() -> None:
    assert parse_financing_line("Kommunen ca.", "da").values["source"] == "Kommunen ca."


@pytest.mark.parametrize(
    "said", ["er ved at skrive kontrakt", "kontrakt under udarbejdelse", "kontrakt på vej"]
)
def test_contract_that_is_being_written_is_not_signed(said: str) -> None:
    reading = parse_partner_line(f"FC Nord; træning; træner; {said}", "da")
    assert reading.gaps["commitment"].note == said


@pytest.mark.parametrize(
    "text", ["61 mod 9", "61 stemmer mod 9", "61 imod 9", "for 61 imod 9", "61 for 9 imod"]
)
def test_votes_of_one_against_the_other(text: str) -> None:
    values = read_decision(f"afdelingsmøde 22/4-2026, {text}").values
    assert (values["votes_for"], values["votes_against"]) == (61, 9)


def test_votes_against_and_blank_are_no_votes_for() -> None:
    reading = read_decision("afdelingsmøde 22/4-2026, 9 imod 4 blanke")
    assert (reading.values["votes_against"], reading.values["votes_blank"]) == (9, 4)
    assert "votes_for" in reading.missing


@pytest.mark.parametrize("text", ["ref. eftersendes", "referat ikke skrevet", "bilag 1 mangler"])
def test_evidence_that_is_not_there_is_left_open(text: str) -> None:
    reading = read_decision(f"afdelingsmøde 22/4-2026, 61-9, {text}")
    assert reading.gaps["evidence"].note == text
    assert "evidence" not in {*reading.values, *reading.missing}


@pytest.mark.parametrize("text", ["Ikke taget op endnu", "nej endnu ikke"])
def test_what_was_not_brought_up_is_no_decision(text: str) -> None:
    assert read_decision(text).gaps[""].note == text


def test_extraordinary_meeting_may_be_shortened() -> None:
    values = read_decision("ekstraordinært afd.møde 14/1-2026, 61-9").values
    assert values["forum"] == "extraordinary-department-meeting"


def test_figure_of_an_earlier_year_is_the_baseline() -> None:
    line = "Færre udsættelser: 12 i 2025, højst 6 i 2027, udlejningens tal"
    values = parse_criterion(line, "da", TODAY).values
    assert (values["baseline"], values["baseline_date"]) == (12, stretch_of("2025"))
    assert (values["target"], values["deadline"]) == (6, stretch_of("2027"))
    assert values["source"] == "udlejningens tal"


@pytest.mark.parametrize("line", ["12 klager i 2025", "højst 6 i 2027, som 2025"])
def test_year_without_a_later_one_gives_no_baseline(line: str) -> None:
    assert "baseline" not in parse_criterion(line, "da", TODAY).values


@pytest.mark.parametrize(
    ("text", "language", "who", "when"),
    [
        ("Rådgivning v/ rådgiver, 1. torsdag i md.", "da", "rådgiver", "1. torsdag i md"),
        ("Café, responsible: Ann, Mondays", "en", "Ann", "Mondays"),
    ],
)
def test_doer_and_time(text: str, language: Language, who: str, when: str) -> None:
    values = parse_activity(text, language).values
    assert (values["who"], values["when"]) == (who, when)


@pytest.mark.parametrize(
    ("text", "note"),
    [("ældre over 70, måske 30", "måske 30"), ("Ældre, vist nok 30 i alt", "vist nok 30 i alt")],
)
def test_number_of_people_that_is_guessed_at_is_left_open(text: str, note: str) -> None:
    reading = parse_audience(text, "da")
    assert reading.gaps["participants"].note == note
    assert dict(reading.values) == {"target_group": text}
    assert not reading.missing


def test_sure_number_of_people_stands_beside_a_guess() -> None:
    values = parse_audience("40 børn og måske 20 voksne", "da").values
    assert values["participants"] == 40


def test_payer_may_be_named_behind_the_amount_of_a_sentence() -> None:
    values = parse_financing_line("Vi håber på 20.000 fra Ikea", "da").values
    assert (values["source"], values["status"]) == ("Ikea", "expected")
    assert "note" not in values


def test_nobody_against_is_no_vote() -> None:
    values = read_decision("afdelingsmøde 4/5-2026: 20 stemte for, ingen imod").values
    assert (values["votes_for"], values["votes_against"]) == (20, 0)
    assert "decision" not in values


@pytest.mark.parametrize("text", ["30 (i dag 12) frivillige", "30 frivillige (12 i dag)"])
def test_number_of_today_in_brackets_is_the_baseline(text: str) -> None:
    values = parse_criterion(text, "da", TODAY).values
    assert (values["baseline"], values["target"], values["unit"]) == (12, 30, "frivillige")


def test_wish_to_ask_a_partner_is_no_agreement() -> None:
    reading = parse_partner_line("Vi spørger Ungdomsskolen i januar", "da")
    assert (reading.values["name"], [*reading.gaps]) == ("Ungdomsskolen", [""])


@pytest.mark.parametrize(
    ("text", "what", "who", "when"),
    [
        ("Madklub: hver onsdag; Fatima og Lone", "Madklub", "Fatima og Lone", "hver onsdag"),
        ("Lektiehjælp man+ons 15-17, frivillige", "Lektiehjælp", "frivillige", "man+ons 15-17"),
        ("Madklub: Fatima, onsdag; Lone", "Madklub: Fatima, onsdag", "Lone", None),
    ],
)
def test_time_may_stand_before_the_doer(text: str, what: str, who: str, when: str | None) -> None:
    values = parse_activity(text, "da").values
    assert (values["what"], values["who"], values.get("when")) == (what, who, when)


def test_possible_solution_is_the_mitigation() -> None:
    values = parse_risk("For få frivillige - mulig løsning: aftale med DGI", "da").values
    assert dict(values) == {"risk": "For få frivillige", "mitigation": "aftale med DGI"}
