"""What is denied, doubted or only to come is never read as a fact, and keeps its words."""

from datetime import date

import pytest

from aabsocial.core.money import Money
from aabsocial.localization.messages import Language
from aabsocial.parsing.lines.certainty import unsure_at
from aabsocial.parsing.lines.contract_line import parse_contract
from aabsocial.parsing.lines.existing_line import parse_existing_volunteering
from aabsocial.parsing.lines.financing_line import parse_financing_line
from aabsocial.parsing.lines.partner_line import parse_partner_line
from aabsocial.parsing.lines.reading import LineReading

TODAY = date(2026, 11, 30)


def left_open(reading: LineReading, field: str) -> str:
    """Return the words of a field that is left open; that field has no value and is not asked."""
    assert field not in reading.values
    assert field not in reading.missing
    return reading.gaps[field].note


@pytest.mark.parametrize(
    ("words", "language", "kind", "said"),
    [
        ("ikke bevilget", "da", "denied", "ikke bevilget"),
        ("er ikke bevilget endnu", "da", "denied", "er ikke bevilget endnu"),
        ("endnu ikke blevet bevilget", "da", "denied", "endnu ikke blevet bevilget"),
        ("bevilget er det ikke endnu", "da", "denied", "bevilget er det ikke endnu"),
        ("skal bevilget", "da", "denied", "skal bevilget"),
        ("bevilget, men fik afslag i maj", "da", "denied", "bevilget, men fik afslag"),
        ("vist nok bevilget", "da", "doubted", "vist nok bevilget"),
        ("bevilget?", "da", "doubted", "bevilget?"),
        ("bevilget 3/2-2026?? (tjek)", "da", "doubted", "bevilget 3/2-2026?? (tjek)"),
        ("bevilget (tjek referatet)", "da", "doubted", "bevilget (tjek referatet)"),
        ("bevilget, tror jeg", "da", "doubted", "bevilget, tror jeg"),
        ("ved ikke om det er bevilget", "da", "doubted", "ved ikke om det er bevilget"),
        ("vi ved ikke, om det er bevilget", "da", "doubted", "vi ved ikke, om det er bevilget"),
        ("mangler svar på, om det er bevilget", "da", "doubted", None),
        ("usikkert, om de har bevilget", "da", "doubted", "usikkert, om de har bevilget"),
        ("hvis det bliver bevilget", "da", "doubted", "hvis det bliver bevilget"),
        ("bevilget (hvis vi får plads)", "da", "doubted", "bevilget (hvis vi får plads)"),
        ("bevilget, men kun hvis vi får plads", "da", "doubted", None),
        ("do not know whether it is granted", "en", "doubted", "do not know whether it is granted"),
        ("not granted yet", "en", "denied", "not granted yet"),
        ("probably granted", "en", "doubted", "probably granted"),
    ],
)
def test_words_that_deny_or_doubt_are_found(
    words: str, language: Language, kind: str, said: str | None
) -> None:
    """All the words are taken where `said` is none."""
    fact = "bevilget" if language == "da" else "granted"
    text = f"fonden 40.000, {words}"
    start = text.index(fact)
    unsure = unsure_at(text, (start, start + len(fact)), language)
    assert unsure is not None
    assert (unsure.kind, text[unsure.start : unsure.end]) == (kind, said or words)


@pytest.mark.parametrize(
    "text",
    [
        "bevilget, ikke udbetalt",
        "bevilget men ikke udbetalt",
        "svar kom ikke i maj, men bevilget i juni",
        "fonden uden 40.000 bevilget",
        "bevilget, svar måske i maj om resten",
    ],
)
def test_fact_beside_something_denied_is_sure(text: str) -> None:
    start = text.index("bevilget")
    assert unsure_at(text, (start, start + 8), "da") is None


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("ikke bevilget", "ikke bevilget"),
        ("ikke søgt endnu", "ikke søgt endnu"),
        (", endnu ikke givet tilsagn", "endnu ikke givet tilsagn"),
        ("(er ikke bevilget endnu)", "er ikke bevilget endnu"),
        ("har ikke sagt ja endnu", "har ikke sagt ja endnu"),
        ("skal søges", "skal søges"),
        ("ikke bevilget, ikke søgt", "ikke bevilget, ikke søgt"),
        ("søgt, men fik afslag", "søgt, men fik afslag"),
        (", ikke bevilget endnu, svar 1/2-2027", "ikke bevilget endnu, svar 1/2-2027"),
    ],
)
def test_denied_status_of_money_is_a_note_and_the_status_is_asked(text: str, note: str) -> None:
    reading = parse_financing_line(f"Velliv Foreningen 40.000 {text}", "da")
    assert reading.missing == ("status",)
    assert (reading.values["source"], reading.values["note"]) == ("Velliv Foreningen", note)


@pytest.mark.parametrize(
    "text",
    [
        "vist nok bevilget",
        "bevilget?",
        "måske",
        "ved ikke",
        "bevilget (tjek)",
        "bevilget, tror jeg",
    ],
)
def test_doubted_status_of_money_is_left_open_with_its_words(text: str) -> None:
    reading = parse_financing_line(f"Velliv Foreningen 40.000 {text}", "da")
    assert left_open(reading, "status") == text
    assert reading.values["source"] == "Velliv Foreningen"
    assert "note" not in reading.values


@pytest.mark.parametrize(
    ("text", "status", "note"),
    [
        ("søgt, ikke bevilget", "applied", "ikke bevilget"),
        ("ikke bevilget, søgt 1/10", "applied", "ikke bevilget, 1/10"),
        ("søgt (måske bevilget til jul)", "applied", "måske bevilget, til jul"),
        ("forventes bevilget", "expected", None),
    ],
)
def test_sure_status_is_read_beside_an_unsure_one(text: str, status: str, note: str | None) -> None:
    values = parse_financing_line(f"Velliv Foreningen 40.000 {text}", "da").values
    assert (values["status"], values.get("note")) == (status, note)


@pytest.mark.parametrize("text", ["ikke søgt endnu", "vist nok søgt"])
def test_unsure_status_of_our_own_money_is_not_guessed(text: str) -> None:
    assert "status" not in parse_financing_line(f"AAB 40.000 {text}", "da").values


@pytest.mark.parametrize(
    "text",
    [
        "underskrevet 12/10-2027?? (tjek)",
        "vist nok underskrevet",
        "måske underskrevet 3/2-2026",
        "måske",
    ],
)
def test_doubted_contract_is_left_open_with_its_words(text: str) -> None:
    reading = parse_contract(f"Københavns Kommune; {text}", "da", TODAY)
    assert left_open(reading, "state") == text
    assert dict(reading.values) == {"authority": "Københavns Kommune"}


@pytest.mark.parametrize(
    ("text", "state", "reason"),
    [
        ("Kommunen; ikke underskrevet endnu", None, "ikke underskrevet endnu"),
        ("Kommunen ikke underskrevet", None, "ikke underskrevet"),
        ("Kommunen; underskrives 12/1-2027", None, "underskrives 12/1-2027"),
        ("Kommunen, ikke underskrevet, i dialog", "in-dialogue", "ikke underskrevet"),
    ],
)
def test_denied_state_of_a_contract_is_a_reason(text: str, state: str | None, reason: str) -> None:
    reading = parse_contract(text, "da", TODAY)
    values = reading.values
    said = [values["authority"], values.get("state"), values["contract_reason"]]
    assert said == ["Kommunen", state, reason]
    assert ("state" in reading.missing) == (state is None)


@pytest.mark.parametrize("text", ["vist nok underskrevet", "måske", "aftalt 12/10?? (tjek)"])
def test_doubted_commitment_of_a_partner_is_left_open(text: str) -> None:
    reading = parse_partner_line(f"Røde Kors: lektiehjælp; frivillige; {text}", "da")
    assert left_open(reading, "commitment") == text
    assert reading.values["contribution"] == "frivillige"


def test_denied_commitment_of_a_partner_is_left_open() -> None:
    reading = parse_partner_line("Røde Kors: lektiehjælp; frivillige; ikke underskrevet", "da")
    assert left_open(reading, "commitment") == "ikke underskrevet"
    assert reading.values["contribution"] == "frivillige"


@pytest.mark.parametrize("text", ["måske overlapper", "supplerer, tror jeg"])
def test_doubted_effect_is_left_open(text: str) -> None:
    reading = parse_existing_volunteering(f"Strikkeklubben: {text}", "da")
    assert left_open(reading, "effect") == text
    assert reading.values["name"] == "Strikkeklubben"


@pytest.mark.parametrize(
    ("text", "amount", "note"),
    [
        ("Velliv Foreningen afslag, prøver igen", None, "afslag, prøver igen"),
        ("Velliv Foreningen gav afslag 40.000", 40_000, "gav afslag"),
        ("afslag fra Velliv Foreningen 40.000", 40_000, "afslag"),
        ("Velliv Foreningen har sagt nej", None, "har sagt nej"),
        ("Velliv Foreningen 40.000 ingen afslag", 40_000, "ingen afslag"),
    ],
)
def test_refusal_is_no_part_of_the_payers_name(text: str, amount: int | None, note: str) -> None:
    reading = parse_financing_line(text, "da")
    values = reading.values
    assert (values["source"], values["note"]) == ("Velliv Foreningen", note)
    assert values.get("amount") == (None if amount is None else Money.kroner(amount))
    assert "status" in reading.missing


def test_words_between_a_refusal_and_a_new_status_stay_in_the_note() -> None:
    values = parse_financing_line("Velliv Foreningen 40.000 fik afslag i maj; søgt", "da").values
    assert (values["source"], values["status"]) == ("Velliv Foreningen", "applied")
    assert values["note"] == "fik afslag, i maj"


def test_doubted_refusal_leaves_the_status_open() -> None:
    reading = parse_financing_line("Velliv Foreningen 40.000 måske afslag", "da")
    assert left_open(reading, "status") == "måske afslag"
    assert reading.values["source"] == "Velliv Foreningen"


@pytest.mark.parametrize(
    "text",
    [
        "underskrevet 3/2-2027",
        "underskrevet i marts 2027",
        "bliver underskrevet 3/2-2027",
        "underskrevet af borgmesteren 3/2-2027",
        "3/2-2027 underskrevet",
    ],
)
def test_contract_is_not_signed_on_a_day_to_come(text: str) -> None:
    reading = parse_contract(f"SSP; {text}", "da", TODAY)
    assert dict(reading.values) == {"authority": "SSP"}
    assert left_open(reading, "state") == text
    (remark,) = reading.remarks
    assert "2027" in remark.in_("da")


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("underskrevet 3/2-2026, gælder til 31/12-2028", date(2026, 2, 3)),
        ("underskrevet, gælder til 31/12-2028", None),
    ],
)
def test_another_day_to_come_is_not_that_of_the_signing(text: str, signed: date | None) -> None:
    reading = parse_contract(f"SSP; {text}", "da", TODAY)
    assert (reading.values["state"], reading.values.get("date")) == ("signed", signed)
    assert reading.values["contract_reason"] == "gælder til 31/12-2028"


def test_what_a_partner_took_back_is_not_agreed() -> None:
    reading = parse_partner_line("Røde Kors, lektiehjælp, aftalt, men trukket tilbage", "da")
    assert left_open(reading, "commitment") == "aftalt, men trukket tilbage"
    assert reading.missing == ("contribution",)


@pytest.mark.parametrize(
    "words",
    [
        "ved ikke om det er bevilget",
        "usikkert, om de har givet tilsagn",
        "mangler svar på, om vi har søgt",
        "hvis det bliver bevilget",
    ],
)
def test_money_nobody_knows_of_leaves_the_status_open(words: str) -> None:
    reading = parse_financing_line(f"Kirken 3.600 kr, {words}", "da")
    assert left_open(reading, "status") == words
    assert reading.values["source"] == "Kirken"
    assert "note" not in reading.values


@pytest.mark.parametrize(
    "words",
    ["ved ikke om aftalen er underskrevet", "mangler svar på, om det er aftalt"],
)
def test_agreement_nobody_knows_of_is_left_open(words: str) -> None:
    partner = parse_partner_line(f"Kirken: lokale; kaffe; {words}", "da")
    assert left_open(partner, "commitment") == words


def test_contract_nobody_knows_of_is_left_open() -> None:
    contract = parse_contract("Kommunen; ved ikke om den er underskrevet", "da", TODAY)
    assert left_open(contract, "state") == "ved ikke om den er underskrevet"
    assert contract.values["authority"] == "Kommunen"
