"""Who pays, as one line."""

from typing import Any

import pytest

from aabsocial.core.money import Money
from aabsocial.localization.messages import Language, format_money
from aabsocial.parsing.lines.financing_line import parse_financing_line
from tests.support.samples import records

REST = Money.kroner(20_000)


@pytest.mark.parametrize(
    ("text", "source", "kind", "kroner", "status"),
    [
        ("Nordea-fonden 20.000 søgt", "Nordea-fonden", "foundation", 20_000, "applied"),
        ("Kommunen 1,5 mio. kr., tilsagn", "Kommunen", "municipality", 1_500_000, "pledged"),
        (
            "Lokale virksomheder: 80.000 kr. (tilsagn)",
            "Lokale virksomheder",
            "company",
            80_000,
            "pledged",
        ),
        ("Nordfonden har givet tilsagn om 60.000", "Nordfonden", "foundation", 60_000, "pledged"),
        ("Afd 47 20.000 bevilget", "Afd 47", "department", 20_000, "granted"),
        ("Afdeling 47 20.000 bevilget", "Afdeling 47", "department", 20_000, "granted"),
        ("Afdeling 47 og 58 20000 bevilget", "Afdeling 47 og 58", "department", 20_000, "granted"),
        ("Velliv Foreningen 40.000 søgt", "Velliv Foreningen", "foundation", 40_000, "applied"),
        ("Fonden: bevilget 30.000", "Fonden", "foundation", 30_000, "granted"),
        (
            "Landsbyggefonden; 9.300.000; ansøgt",
            "Landsbyggefonden",
            "landsbyggefonden",
            9_300_000,
            "applied",
        ),
        (
            "Afdeling 904, 906 og 907 (40.000 kr. hver) 120.000 bevilget",
            "Afdeling 904, 906 og 907 (40.000 kr. hver)",
            "department",
            120_000,
            "granted",
        ),
        (
            "Deltagerbetaling 1.000 besøg à 20 kr. 20.000 forventet",
            "Deltagerbetaling 1.000 besøg à 20 kr.",
            "participants",
            20_000,
            "expected",
        ),
    ],
)
def test_line_has_source_kind_amount_and_status(
    text: str, source: str, kind: str, kroner: int, status: str
) -> None:
    reading = parse_financing_line(text, "da")
    amount = Money.kroner(kroner)
    assert dict(reading.values) == {
        "source": source,
        "kind": kind,
        "amount": amount,
        "status": status,
    }
    assert reading.is_whole


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Velliv Foreningen 250.000 ansøgt, svar 1. maj",
            ("Velliv Foreningen", 250_000, "applied", "svar 1. maj"),
        ),
        (
            "Velliv Foreningen 250.000 ansøgt, svar 1. maj 2027",
            ("Velliv Foreningen", 250_000, "applied", "svar 1. maj 2027"),
        ),
        (
            "Fonden 250000 (ansøgt, svar 1/5-2027)",
            ("Fonden", 250_000, "applied", "svar 1/5-2027"),
        ),
        ("Fonden 50.000 søgt svar i maj 2027", ("Fonden", 50_000, "applied", "svar i maj 2027")),
        ("Fonden 2. runde 40.000 søgt", ("Fonden 2. runde", 40_000, "applied", None)),
        ("Fonden 500 søgt, svar uge 18", ("Fonden", 500, "applied", "svar uge 18")),
        ("Fonden 40.000 2027 søgt", ("Fonden 2027", 40_000, "applied", None)),
        ("Fonden, ansøgt, svar 1. maj", ("Fonden", None, "applied", "svar 1. maj")),
        (
            "Fonden 250.000 ansøgt, heraf 50.000 kr. tilsagn",
            ("Fonden", 250_000, "applied", "heraf 50.000 kr. tilsagn"),
        ),
        ("Afdeling 47 resten, bevilget 3/4", ("Afdeling 47", None, "granted", "3/4")),
        ("AAB 40.000 til lokaler", ("AAB", 40_000, "applied", "til lokaler")),
    ],
)
def test_words_behind_the_status_are_a_note_and_no_date_is_an_amount(
    text: str, values: tuple[str, int | None, str, str | None]
) -> None:
    read = parse_financing_line(text, "da").values
    source, kroner, status, note = values
    amount = None if kroner is None else Money.kroner(kroner)
    assert [read.get(name) for name in ("source", "amount", "status", "note")] == [
        source,
        amount,
        status,
        note,
    ]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Fonden 10.000 20.000", ({"amount": REST}, {"amount": Money.kroner(10_000)})),
        ("Fonden 2027", ({"amount": Money.kroner(2_027)}, {})),
    ],
)
def test_amount_that_may_be_another_or_a_year_is_asked(
    text: str, readings: tuple[dict[str, Money], ...]
) -> None:
    reading = parse_financing_line(text, "da")
    assert [question.readings for question in reading.questions] == [readings]


@pytest.mark.parametrize(
    ("text", "payer", "note", "status"),
    [
        ("20.000 bevilget på afdelingsmødet", "Afdeling 47", "på afdelingsmødet", "granted"),
        ("20.000 på mødet, bevilget", "Afdeling 47", "på mødet", "granted"),
        ("bevilget 20.000 den 3. maj", "Afdeling 47", "den 3. maj", "granted"),
        ("20.000 bevilget af afdelingsmødet", "Afdeling 47", "af afdelingsmødet", "granted"),
        ("20.000 bevilget i 2027", "Afdeling 47", "i 2027", "granted"),
        ("20.000 søgt i april", "AAB", "i april", "applied"),
        ("20.000 bevilget", "Afdeling 47", "", "granted"),
        ("20.000 (bestyrelsen har sagt ja)", "Afdeling 47", "bestyrelsen", "pledged"),
        ("20.000 (fonden svarer i maj) søgt", "Afdeling 47", "fonden svarer i maj", "applied"),
    ],
)
def test_line_at_a_payers_own_prompt_is_about_that_payer(
    text: str, payer: str, note: str, status: str
) -> None:
    reading = parse_financing_line(text, "da", payer=payer)
    assert (reading.values["source"], reading.values.get("note", "")) == (payer, note)
    assert (reading.values["amount"], reading.values["status"]) == (REST, status)
    assert reading.is_whole


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Velliv Foreningen 20.000 søgt", "Velliv Foreningen"),
        ("20.000 søgt Velliv Foreningen", "Velliv Foreningen"),
        ("20.000 søgt i Nordea-fonden", "i Nordea-fonden"),
        ("Afdeling 40 på afdelingsmødet", "Afdeling 40 på afdelingsmødet"),
    ],
)
def test_another_payer_may_be_named_at_a_payers_prompt(text: str, source: str) -> None:
    assert parse_financing_line(text, "da", payer="Afdeling 47").values["source"] == source


def test_board_is_no_agency_of_the_state() -> None:
    assert "kind" not in parse_financing_line("Bestyrelsen 20.000 bevilget", "da").values
    reading = parse_financing_line("Boligstyrelsen 20.000 bevilget", "da")
    assert reading.values["kind"] == "state"


def test_payer_without_a_known_kind_may_be_named_behind_the_status() -> None:
    reading = parse_financing_line("20.000 søgt Velliv", "da", payer="Andre")
    assert reading.values["source"] == "Velliv"


@pytest.mark.parametrize(
    "words", ["på afdelingsmødet", "den 3. maj", "i april", "efter mødet", "til udstyr"]
)
def test_words_of_an_occasion_are_no_payer(words: str) -> None:
    reading = parse_financing_line(f"20.000 bevilget {words}", "da")
    assert reading.missing == ("source", "kind")
    assert reading.values["note"] == words


@pytest.mark.parametrize("times", ["gange", "x", "à", "besøg à", "*"])
def test_count_and_price_are_no_amount(times: str) -> None:
    reading = parse_financing_line(f"Deltagerbetaling 10 {times} 1.200 forventet", "da")
    assert reading.missing == ("amount",)


def test_place_behind_the_amount_is_no_price() -> None:
    reading = parse_financing_line("The foundation 20,000 at the meeting granted", "en")
    assert reading.values["amount"] == REST


def test_money_of_aab_is_applied_for() -> None:
    reading = parse_financing_line("AAB 40.000", "da")
    assert reading.values["status"] == "applied"
    assert set(reading.guessed) == {"kind", "status"}


def test_status_of_others_and_a_payer_without_a_known_word_are_asked() -> None:
    assert parse_financing_line("Velliv 20.000", "da").missing == ("kind", "status")


def test_rest_is_what_is_open() -> None:
    reading = parse_financing_line("Afdeling 47 resten", "da", REST)
    assert (reading.values["source"], reading.values["amount"]) == ("Afdeling 47", REST)
    assert "amount" in reading.guessed
    assert parse_financing_line("Afdeling 47 resten", "da").missing == ("amount", "status")


def test_who_pays_without_money_needs_no_amount() -> None:
    reading = parse_financing_line("Kommunen betaler lønnen, uden penge, tilsagn", "da")
    assert reading.values["kind"] == "in-kind"
    assert reading.is_whole


FINANCING = records("financing")
STATUSES: dict[Language, dict[str, str]] = {
    "da": {"granted": "bevilget", "pledged": "tilsagn", "applied": "søgt", "expected": "forventet"},
    "en": {
        "granted": "granted",
        "pledged": "pledged",
        "applied": "applied",
        "expected": "expected",
    },
}


@pytest.mark.parametrize("form", ["{source} {amount} {status}", "{source}; {amount}; {status}"])
@pytest.mark.parametrize(
    ("name", "language", "record", "answers"), FINANCING, ids=[f[0] for f in FINANCING]
)
def test_financing_of_the_examples_gives_its_values(
    name: str, language: Language, record: dict[str, Any], answers: dict[str, Any], form: str
) -> None:
    del name, answers
    amount, status = Money.kroner(record["amount"]), STATUSES[language][record["status"]]
    said = {**record, "amount": format_money(amount, language), "status": status}
    reading = parse_financing_line(form.format(**said), language)
    assert dict(reading.values) == {**record, "amount": amount}
    assert reading.is_whole


def test_all_financing_of_the_examples_is_tried() -> None:
    assert len(FINANCING) == 22


def test_amount_that_cannot_be_read_stays_in_the_source() -> None:
    reading = parse_financing_line("Fonden 1.2.3 søgt", "da")
    assert (reading.values["source"], reading.unread) == ("Fonden 1.2.3", ("1.2.3",))
    assert reading.missing == ("amount",)


def test_whole_line_may_be_a_gap() -> None:
    assert "" in parse_financing_line("afventer fonden", "da").gaps


@pytest.mark.parametrize("text", ["Afdeling 47 500 bevilget", "Afdeling 4720 bevilget"])
def test_a_number_that_may_be_the_name_of_a_department_is_no_amount(text: str) -> None:
    assert parse_financing_line(text, "da").missing == ("amount",)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Lindby Kommune 100.000 mundtligt tilsagn", "mundtligt tilsagn"),
        ("Lindby Kommune 100.000 (har lovet mundtligt)", "har lovet mundtligt"),
        (
            "Lindby Kommune 50.000 om året i 2 år, mundtligt tilsagn",
            "50.000 om året i 2 år, mundtligt tilsagn",
        ),
        (
            "Lindby Kommune 50.000 kr. pr. år i to år; mundtligt tilsagn",
            "50.000 kr. pr. år i to år, mundtligt tilsagn",
        ),
    ],
)
def test_oral_promise_is_only_expected_and_keeps_its_words(text: str, note: str) -> None:
    reading = parse_financing_line(text, "da")
    assert dict(reading.values) == {
        "source": "Lindby Kommune",
        "kind": "municipality",
        "amount": Money.kroner(100_000),
        "status": "expected",
        "note": note,
    }
    assert "status" in reading.guessed


def test_oral_promise_that_is_doubted_is_left_open() -> None:
    reading = parse_financing_line("Lindby Kommune 100.000, mundtligt tilsagn, tror jeg", "da")
    assert reading.values["source"] == "Lindby Kommune"
    assert reading.gaps["status"].note == "mundtligt tilsagn, tror jeg"


def test_amount_of_each_year_is_no_sum_and_no_name() -> None:
    reading = parse_financing_line("AAB dispositionsfond 250.000 pr år", "da")
    assert reading.values["source"] == "AAB dispositionsfond"
    assert reading.values["note"] == "250.000 pr år"
    assert reading.missing == ("amount", "status")


def test_sum_beside_the_amount_of_each_year_is_the_amount() -> None:
    values = parse_financing_line("Fonden 150.000 søgt, 50.000 pr. år i 2 år", "da").values
    assert values["amount"] == Money.kroner(150_000)
    assert values["note"] == "50.000 pr. år i 2 år"


def test_amount_of_each_year_in_brackets_stays_with_the_name() -> None:
    values = parse_financing_line("Deltagerne (500 kr. om året) 20.000 forventet", "da").values
    assert values["source"] == "Deltagerne (500 kr. om året)"


@pytest.mark.parametrize(
    ("text", "kroner", "note", "status"),
    [
        (
            "Landsbyggefonden 75 % (tilsagn givet 15/6-2027)",
            4_500_000,
            "75 %, givet 15/6-2027",
            "pledged",
        ),
        ("kommunen 7,5 pct. søgt", 450_000, "7,5 pct.", "applied"),
        ("AAB 6% af budgettet", 360_000, "6% af budgettet", "applied"),
    ],
)
def test_a_percentage_is_a_share_of_the_budget_and_no_amount(
    text: str, kroner: int, note: str, status: str
) -> None:
    reading = parse_financing_line(text, "da", budget=Money.kroner(6_000_000))
    assert reading.questions[0].readings == ({"amount": Money.kroner(kroner)}, {})
    assert reading.questions[0].said[0].endswith(f"= {format_money(Money.kroner(kroner), 'da')}")
    assert "amount" not in reading.values
    assert (reading.values["note"], reading.values["status"]) == (note, status)


def test_a_share_of_a_budget_that_is_not_whole_has_no_amount() -> None:
    reading = parse_financing_line("kommunen 15 % søgt", "da")
    assert reading.missing == ("amount",)
    assert reading.values["note"] == "15 %"
    assert "15 % er en andel" in reading.remarks[0].in_("da")


@pytest.mark.parametrize("text", ["kommunen 15 % eller 20 % søgt", "kommunen 150 % søgt"])
def test_what_is_no_one_share_is_no_amount_either(text: str) -> None:
    reading = parse_financing_line(text, "da", budget=Money.kroner(6_000_000))
    assert not reading.questions
    assert reading.missing == ("amount",)


def test_an_amount_beside_a_percentage_is_the_amount() -> None:
    reading = parse_financing_line("Fonden 75 % 450.000 bevilget", "da")
    assert reading.values["amount"] == Money.kroner(450_000)


@pytest.mark.parametrize("rate", ["/år", " årligt", " p.a.", "/md."])
def test_an_amount_of_a_year_is_not_the_sum(rate: str) -> None:
    reading = parse_financing_line(f"Kommunen 100.000 kr.{rate}", "da")
    assert "amount" in reading.missing
