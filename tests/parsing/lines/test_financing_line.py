"""Who pays, as one line."""

from datetime import date
from typing import Any

import pytest

from aabsocial.core.money import Money
from aabsocial.localization.messages import Language, format_money
from aabsocial.parsing.lines.financing_line import parse_financing_line
from aabsocial.parsing.lines.part_of_budget import says_rest
from aabsocial.parsing.lines.rates import Period
from tests.support.samples import records

REST = Money.kroner(20_000)
TWO_YEARS = Period(date(2027, 1, 1), date(2028, 12, 31))


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
        ("AAB 40.000 (ansøges nu)", ("AAB", 40_000, "applied", None)),
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


@pytest.mark.parametrize("text", ["AAB, 90.000 kr., søgt.", "AAB, søgt, 90.000."])
def test_full_stop_at_the_end_is_none_of_the_name(text: str) -> None:
    assert parse_financing_line(text, "da").values["source"] == "AAB"


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
        (
            "20.000 (bestyrelsen har sagt ja)",
            "Afdeling 47",
            "bestyrelsen har sagt ja",
            "pledged",
        ),
        ("20.000 (fonden svarer i maj) søgt", "Afdeling 47", "fonden svarer i maj", "applied"),
        (
            "20.000, af rådighedsbeløbet, bevilget på mødet",
            "Afdeling 47",
            "af rådighedsbeløbet, på mødet",
            "granted",
        ),
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


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Boligforeningen AAB", "da"),
        ("AAB's dispositionsfond", "da"),
        ("AABs midler", "da"),
        ("B/F AAB", "da"),
        ("Boligorganisationen (AAB)", "da"),
        ("boligforeningen", "da"),
        ("boligforeningens dispositionsfond", "da"),
        ("hovedforeningen", "da"),
        ("Housing association AAB", "en"),
        ("the housing association", "en"),
    ],
)
@pytest.mark.parametrize("payer", ["", "AAB"])
def test_whoever_means_aab_is_aab(name: str, language: Language, payer: str) -> None:
    values = parse_financing_line(f"{name} 600.000 kr.", language, payer=payer).values
    assert (values["source"], values["kind"], values["status"]) == (name, "aab", "applied")


@pytest.mark.parametrize(
    "name", ["Boligselskabet Nord", "Andelsboligforeningen Nord", "Boligforeningen Nords fond"]
)
def test_another_housing_organisation_is_not_aab(name: str) -> None:
    assert parse_financing_line(f"{name} 600.000", "da").values["kind"] == "housing-organisation"


@pytest.mark.parametrize("payer", ["", "AAB"])
def test_what_the_money_of_aab_is_taken_from_is_its_note(payer: str) -> None:
    text = "Boligforeningen AAB: 600.000 fra dispositionsfonden søges nu"
    values = parse_financing_line(text, "da", payer=payer).values
    assert (values["source"], values["kind"]) == ("Boligforeningen AAB", "aab")
    assert values["note"] == "fra dispositionsfonden"


def test_brackets_in_a_note_stay_together() -> None:
    text = "Landsbyggefonden 9.600.000 bevilget 14. oktober 2026 (LBF j.nr. 27-334)"
    note = parse_financing_line(text, "da").values["note"]
    assert note == "14. oktober 2026 (LBF j.nr. 27-334)"
    assert parse_financing_line("LBF 9.600 bevilget (j.nr. 27)", "da").values["note"] == "j.nr. 27"


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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("AAB 40.000", "da"),
        ("AAB resten", "da"),
        ("resten fra AAB", "da"),
        ("resten af budgettet fra AAB", "da"),
        ("AAB betaler resten", "da"),
        ("resten skal betales af AAB", "da"),
        ("resten dækkes af AAB", "da"),
        ("40.000 kommer fra AAB", "da"),
        ("AAB the rest", "en"),
        ("the rest from AAB", "en"),
        ("AAB pays the rest", "en"),
        ("the rest will be paid by AAB", "en"),
    ],
)
def test_money_of_aab_is_asked_for_by_the_proposal_unless_more_is_said(
    text: str, language: Language
) -> None:
    reading = parse_financing_line(text, language, Money.kroner(40_000))
    said = {"source": "AAB", "kind": "aab", "amount": Money.kroner(40_000), "status": "applied"}
    assert dict(reading.values) == said
    assert "status" in reading.guessed
    assert reading.missing == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("kommunen 40.000", "da"),
        ("resten betaler kommunen", "da"),
        ("kommunen betaler resten", "da"),
        ("the rest from the municipality", "en"),
    ],
)
def test_payer_without_a_word_of_how_sure_it_is_has_no_status(
    text: str, language: Language
) -> None:
    reading = parse_financing_line(text, language, Money.kroner(40_000))
    assert "status" not in reading.values
    assert str(reading.values["source"]).lower() in ("kommunen", "the municipality")
    assert reading.missing == ("status",)


@pytest.mark.parametrize(
    ("text", "language", "source", "status"),
    [
        ("resten søges hos AAB", "da", "AAB", "applied"),
        ("vi søger AAB om resten", "da", "AAB", "applied"),
        ("vi søger 40.000 hos AAB", "da", "AAB", "applied"),
        ("søger 40.000 hos Velliv", "da", "Velliv", "applied"),
        ("vi søger hos Velliv 40.000", "da", "Velliv", "applied"),
        ("vi har søgt AAB om 40.000, bevilget", "da", "AAB", "granted"),
        ("40.000 bevilget af AAB", "da", "AAB", "granted"),
        ("AAB giver 40.000, tilsagn", "da", "AAB", "pledged"),
        ("AAB ansøges om 40.000", "da", "AAB", "applied"),
        ("tilsagn fra AAB 40.000", "da", "AAB", "pledged"),
        ("søgt hos Velliv 40.000", "da", "Velliv", "applied"),
        ("Bevilget: AAB 40.000", "da", "AAB", "granted"),
        ("vi har fået 40.000 af Velliv, bevilget", "da", "Velliv", "granted"),
        ("40.000 betales over driften, bevilget", "da", "driften", "granted"),
        ("the rest is applied for from AAB", "en", "AAB", "applied"),
        ("AAB is asked for 40,000", "en", "AAB", "applied"),
        ("we have applied to AAB for 40,000", "en", "AAB", "applied"),
        ("granted by AAB 40,000", "en", "AAB", "granted"),
        ("we ask AAB for 40,000", "en", "AAB", "applied"),
        ("AAB gives 40,000, granted", "en", "AAB", "granted"),
    ],
)
def test_words_around_a_payer_are_no_part_of_its_name(
    text: str, language: Language, source: str, status: str
) -> None:
    values = parse_financing_line(text, language, Money.kroner(40_000)).values
    assert (values["source"], values["status"]) == (source, status)
    assert values["amount"] == Money.kroner(40_000)
    assert "note" not in values


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("AAB søger kommunen om 20.000", "AAB søger"),
        ("AAB søger 20.000 hos kommunen", "AAB søger"),
        ("Foreningen ansøger kommunen om 20.000 til mad", "Foreningen ansøger, til mad"),
    ],
)
def test_who_is_asked_for_money_is_the_payer_and_not_who_asks(text: str, note: str) -> None:
    values = parse_financing_line(text, "da").values
    assert (values["source"], values["kind"]) == ("kommunen", "municipality")
    assert (values["status"], values["note"]) == ("applied", note)


@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        ("vi søger ikke AAB om 20.000", "da", "vi søger ikke AAB om"),
        ("vi søger måske AAB om 20.000", "da", "vi søger måske AAB om"),
        ("vi søger AAB om 20.000, hvis kommunen siger nej", "da", "vi søger AAB om"),
        ("we will ask AAB for 20,000", "en", "we will ask AAB for"),
        ("AAB søger 20.000", "da", "AAB søger"),
        (f"{'x' * 200} søger AAB om 20.000", "da", f"{'x' * 200} søger AAB om"),
        ("vi 20.000", "da", "vi"),
    ],
)
def test_words_that_ask_nobody_for_money_for_certain_stay_as_they_are(
    text: str, language: Language, source: str
) -> None:
    reading = parse_financing_line(text, language)
    assert reading.values["source"] == source
    assert "status" in reading.missing


@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        ("alt fra afdelingens rådighedsbeløb", "da", "afdelingens rådighedsbeløb"),
        ("det hele betales af afdelingen", "da", "afdelingen"),
        ("alt betales af afdelingen", "da", "afdelingen"),
        ("afdelingen betaler det hele", "da", "afdelingen"),
        ("afdelingen: alt", "da", "afdelingen"),
        ("alle udgifter dækkes af afdelingen", "da", "afdelingen"),
        ("rådighedsbeløbet dækker alt", "da", "rådighedsbeløbet"),
        ("all of it from the department", "en", "the department"),
        ("the department pays everything", "en", "the department"),
        ("all from the department", "en", "the department"),
    ],
)
def test_who_pays_all_of_it_pays_what_the_budget_comes_to(
    text: str, language: Language, source: str
) -> None:
    reading = parse_financing_line(text, language, REST, budget=REST)
    assert dict(reading.values) == {"source": source, "kind": "department", "amount": REST}
    assert "amount" in reading.guessed
    assert reading.missing == ("status",)
    assert says_rest(text, language)
    assert parse_financing_line(text, language, REST).values["amount"] == REST
    assert parse_financing_line(text, language).missing == ("amount", "status")


def test_who_pays_all_of_it_beside_others_is_asked_what_that_comes_to() -> None:
    whole, text = Money.kroner(90_000), "det hele betales af afdelingen"
    (question,) = parse_financing_line(text, "da", REST, budget=whole).questions
    assert question.readings == ({"amount": whole}, {"amount": REST})
    (question,) = parse_financing_line(text, "da", budget=whole).questions
    assert question.readings == ({"amount": whole}, {})


@pytest.mark.parametrize(
    "text",
    [
        "alle udgifter til mad betales af kommunen",
        "det hele undtagen mad fra kommunen",
        "kommunen alt legetøj",
    ],
)
def test_a_part_of_it_is_not_all_of_it(text: str) -> None:
    assert "amount" in parse_financing_line(text, "da", REST, budget=REST).missing
    assert not says_rest(text, "da")


def test_amount_in_all_is_its_own() -> None:
    values = parse_financing_line("kommunen 10.000 i alt", "da", REST, budget=REST).values
    assert values["amount"] == Money.kroner(10_000)
    assert not says_rest("kommunen 10.000 i alt", "da")


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


@pytest.mark.parametrize(
    ("text", "language", "said", "kroner"),
    [
        ("kommunen 50.000 om året i 3 år", "da", "50.000 om året i 3 år", 150_000),
        ("kommunen 50.000 kr. pr. år i to år", "da", "50.000 kr. pr. år i to år", 100_000),
        ("kommunen 50.000/år over 3 år", "da", "50.000/år over 3 år", 150_000),
        ("kommunen 50 t.kr. årligt, 3 år", "da", "50 t.kr. årligt, 3 år", 150_000),
        ("kommunen årligt 50.000 i 3 år", "da", "årligt 50.000 i 3 år", 150_000),
        ("kommunen giver 5.000 om måneden i 2 år", "da", "5.000 om måneden i 2 år", 120_000),
        ("kommunen 5.000/md. i 6 måneder", "da", "5.000/md. i 6 måneder", 30_000),
        ("kommunen 500 om ugen i 10 uger", "da", "500 om ugen i 10 uger", 5_000),
        ("the municipality 50,000 a year for 3 years", "en", "50,000 a year for 3 years", 150_000),
        ("kommunen 50.000 pr. år", "da", "50.000 pr. år", 100_000),
        ("kommunen 50.000 (pr. år)", "da", "50.000 (pr. år)", 100_000),
        ("kommunen; 300.000/år", "da", "300.000/år", 600_000),
        ("kommunen 5.000/md.", "da", "5.000/md.", 120_000),
        ("kommunen 50.000 pr. år i 3 måneder", "da", "50.000 pr. år, i 3 måneder", 100_000),
    ],
)
def test_amount_of_each_year_is_multiplied_and_asked_about(
    text: str, language: Language, said: str, kroner: int
) -> None:
    reading = parse_financing_line(text, language, period=TWO_YEARS)
    (question,) = reading.questions
    assert question.readings[0] == {"amount": Money.kroner(kroner)}
    assert question.said[0].endswith(f"= {format_money(Money.kroner(kroner), language)}")
    assert len(question.readings) == len(question.said) == 2
    assert reading.values["kind"] == "municipality"
    assert len(str(reading.values["source"]).split()) == (1 if language == "da" else 2)
    assert reading.values["note"] == said
    assert reading.missing == ("status",)


def test_amount_of_each_year_without_a_number_of_years_is_asked_about() -> None:
    (question,) = parse_financing_line("kommunen 50.000 om året", "da").questions
    assert question.readings == ({}, {"amount": Money.kroner(50_000)})


def test_amount_of_the_one_year_is_the_amount() -> None:
    values = parse_financing_line("kommunen 50.000 om året i et år", "da").values
    assert values["amount"] == Money.kroner(50_000)


def test_yearly_amount_with_two_readings_has_each_of_them() -> None:
    (question,) = parse_financing_line("kommunen 1.250 a year for 2 years", "en").questions
    amounts = [values["amount"] for values in question.readings]
    assert amounts[::2] == [Money(2 * one.ore) for one in amounts[1::2]]  # type: ignore[attr-defined]


def test_yearly_amount_beyond_any_budget_is_not_multiplied() -> None:
    text = "kommunen 900.000.000.000 kr. om året i 99 år"
    (question,) = parse_financing_line(text, "da").questions
    assert question.readings[0] == {}


def test_word_of_each_year_apart_from_the_amount_says_nothing_of_it() -> None:
    values = parse_financing_line("Fonden hvert år til jul: 50.000 søgt", "da").values
    assert values["amount"] == Money.kroner(50_000)
    assert values["source"] == "Fonden hvert år til jul"


def test_yearly_amount_that_cannot_be_read_stays_in_the_source() -> None:
    reading = parse_financing_line("kommunen 1.2.3 om året", "da")
    assert (reading.values["source"], reading.questions) == ("kommunen 1.2.3 om året", ())
    assert "amount" in reading.missing


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
    text: str, kroner: int, note: str, status: str | None
) -> None:
    reading = parse_financing_line(text, "da", budget=Money.kroner(6_000_000))
    assert reading.questions[0].readings == ({"amount": Money.kroner(kroner)}, {})
    assert reading.questions[0].said[0].endswith(f"= {format_money(Money.kroner(kroner), 'da')}")
    assert "amount" not in reading.values
    assert (reading.values["note"], reading.values.get("status")) == (note, status)


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
    assert "amount" not in reading.values
    assert reading.questions[0].field == "amount"


@pytest.mark.parametrize(
    ("text", "source", "note"),
    [
        (
            "afd 33 4.100 kr, af rådighedsbeløbet, bevilget på afdelingsmødet",
            "afd 33",
            "af rådighedsbeløbet, på afdelingsmødet",
        ),
        ("afd 33 4.100 kr (af rådighedsbeløbet) bevilget", "afd 33", "af rådighedsbeløbet"),
        ("afd 33, af rådighedsbeløbet, 4.100 kr bevilget", "afd 33", "af rådighedsbeløbet"),
        ("afd 33 (over driften) 4.100 kr bevilget på mødet", "afd 33", "over driften, på mødet"),
        ("vi har fået 20.000, fra Ikea, bevilget", "Ikea", None),
        (", fra Ikea 20.000 bevilget", "Ikea", None),
    ],
)
def test_what_the_money_is_taken_from_is_no_part_of_the_name(
    text: str, source: str, note: str | None
) -> None:
    values = parse_financing_line(text, "da").values
    assert (values["source"], values["amount"] is not None, values["status"]) == (
        source,
        True,
        "granted",
    )
    assert values.get("note") == note


@pytest.mark.parametrize(
    ("text", "source", "note"),
    [
        ("Fonden 2.000 er bevilget", "Fonden", None),
        ("Fonden er bevilget 2.000", "Fonden", None),
        ("Fonden 2.000, pengene er bevilget", "Fonden", None),
        ("Fonden 2.000, som blev bevilget på mødet", "Fonden", "på mødet"),
        ("2.000 fra vores pulje, det er bevilget på mødet", "vores pulje", "på mødet"),
    ],
)
def test_what_leads_to_a_status_is_no_part_of_the_name(
    text: str, source: str, note: str | None
) -> None:
    values = parse_financing_line(text, "da").values
    assert (values["source"], values["status"], values.get("note")) == (source, "granted", note)


def test_what_leads_to_a_status_that_is_doubted_is_no_part_of_it() -> None:
    reading = parse_financing_line("Fonden 2.000, det er måske bevilget", "da")
    assert (reading.values["source"], reading.gaps["status"].note) == ("Fonden", "måske bevilget")


@pytest.mark.parametrize(
    ("text", "payer", "source"),
    [
        ("afdelingerne deler resten", "Afdeling 15 og 22", "Afdeling 15 og 22"),
        ("de betaler 2.000", "Velliv", "Velliv"),
        ("afdelingerne deler 2.000", "Velliv", "afdelingerne"),
        ("afdelingerne deler 2.000", "", "afdelingerne"),
    ],
)
def test_word_for_the_payer_that_is_asked_about_is_no_name_of_another(
    text: str, payer: str, source: str
) -> None:
    values = parse_financing_line(text, "da", Money.kroner(2_000), payer=payer).values
    assert (values["source"], values["amount"]) == (source, Money.kroner(2_000))


@pytest.mark.parametrize(
    ("text", "language", "kroner"),
    [
        ("afdeling 9: halvdelen af resten", "da", 10_000),
        ("afdeling 9: 1/3 af resten", "da", 6_666),
        ("department 9: half of the rest", "en", 10_000),
    ],
)
def test_part_of_the_rest_is_worked_out(text: str, language: Language, kroner: int) -> None:
    reading = parse_financing_line(text, language, REST)
    assert reading.values["amount"] == Money.kroner(kroner)
    assert "amount" not in reading.guessed
    assert parse_financing_line(text, language).missing == ("amount", "status")


@pytest.mark.parametrize(
    ("text", "source", "status", "note"),
    [
        ("Afdeling 9: 6.470 (vedtaget).", "Afdeling 9", "granted", None),
        (
            "Afdelingen betaler 1.500 (afdelingsmødet sagde ja)",
            "Afdelingen",
            "granted",
            "afdelingsmødet sagde ja",
        ),
        ("Afdelingen 1.500, afdelingsmødet sagde nej", "Afdelingen", None, None),
        ("Fonden 1.500, bestyrelsen sagde ja", "Fonden", "pledged", "bestyrelsen sagde ja"),
    ],
)
def test_money_that_a_department_meeting_said_yes_to_is_granted(
    text: str, source: str, status: str | None, note: str | None
) -> None:
    values = parse_financing_line(text, "da").values
    assert (values["source"], values.get("status")) == (source, status)
    assert note is None or values["note"] == note


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("resten søger vi AAB om.", "da"),
        ("the rest we ask AAB for", "en"),
    ],
)
@pytest.mark.parametrize("payer", ["", "AAB"])
def test_rest_that_somebody_is_asked_for_is_theirs(
    text: str, language: Language, payer: str
) -> None:
    values = parse_financing_line(text, language, REST, payer=payer).values
    assert (values["source"], values["status"]) == ("AAB", "applied")
    assert "note" not in values
