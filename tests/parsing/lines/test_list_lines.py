"""Partners, activities, risks, existing volunteer work and contracts, a line each."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from aabsocial.localization.messages import Language
from aabsocial.parsing.lines.activity_line import parse_activity
from aabsocial.parsing.lines.contract_line import parse_contract
from aabsocial.parsing.lines.existing_line import parse_existing_volunteering
from aabsocial.parsing.lines.milestone_line import parse_milestone
from aabsocial.parsing.lines.partner_line import parse_partner_line
from aabsocial.parsing.lines.rates import Period
from aabsocial.parsing.lines.reading import LineReading
from aabsocial.parsing.lines.risk_line import parse_risk
from tests.support.estimates import stretch_of
from tests.support.samples import records

TODAY = date(2026, 11, 30)


def test_partner_has_name_role_contribution_and_commitment() -> None:
    reading = parse_partner_line("Idrætsforeningen Fremad: boldspil; en instruktør; tilsagn", "da")
    assert dict(reading.values) == {
        "name": "Idrætsforeningen Fremad",
        "role": "boldspil",
        "contribution": "en instruktør",
        "commitment": "pledged",
        "kind": "voluntary-association",
    }
    assert reading.is_whole


def test_partner_lacks_what_is_not_said() -> None:
    reading = parse_partner_line("Politiet: deltager på ture; i dialog", "da")
    assert (reading.values["commitment"], reading.missing) == ("dialogue", ("contribution",))
    assert parse_partner_line("Nordlys: maler", "da").missing == (
        "kind",
        "contribution",
        "commitment",
    )


@pytest.mark.parametrize(
    ("said", "commitment"),
    [
        ("tilsagn pr. mail", "pledged"),
        ("tilsagn", "pledged"),
        ("mundtligt tilsagn", "dialogue"),
        ("mundtlig aftale i maj", "dialogue"),
        ("har sagt ja (mundtligt)", "dialogue"),
        ("aftalt på mødet", "pledged"),
        ("Underskrevet 3/4", "signed"),
        ("vi er i dialog om lokaler", "dialogue"),
        ("kun en idé fra mødet", "idea"),
    ],
)
def test_commitment_is_found_by_its_word_and_its_other_words_are_kept(
    said: str, commitment: str
) -> None:
    text = f"Cyklistforbundet: holder cykelskolen; to instruktører; {said}"
    reading = parse_partner_line(text, "da")
    assert reading.is_whole
    assert reading.values["commitment"] == commitment
    kept = "to instruktører" if said == "tilsagn" else f"to instruktører; {said}"
    assert reading.values["contribution"] == kept


@pytest.mark.parametrize(
    ("text", "contribution"),
    [
        ("Lindby Kommune: 50.000 om året; mundtligt tilsagn", "50.000 om året; mundtligt tilsagn"),
        ("Lindby Kommune, mundtligt tilsagn", "mundtligt tilsagn"),
        ("Lindby Kommune (mundtligt tilsagn)", "mundtligt tilsagn"),
    ],
)
def test_oral_promise_is_no_pledge_and_keeps_its_words(text: str, contribution: str) -> None:
    reading = parse_partner_line(text, "da")
    assert reading.values["name"] == "Lindby Kommune"
    assert reading.values["commitment"] == "dialogue"
    assert reading.values["contribution"] == contribution
    assert reading.missing == ("role",)


@pytest.mark.parametrize("said", ["har ikke givet tilsagn", "intet aftalt endnu"])
def test_commitment_that_is_denied_is_left_open_in_its_words(said: str) -> None:
    reading = parse_partner_line(f"Cyklistforbundet: cykelskole; to mand; {said}", "da")
    assert reading.gaps["commitment"].note == said
    assert (reading.missing, reading.values["contribution"]) == ((), "to mand")


def test_commitment_in_the_role_is_a_guess() -> None:
    reading = parse_partner_line("Politiet: taler sammen med de unge; en betjent", "da")
    assert (reading.values["commitment"], "commitment" in reading.guessed) == ("dialogue", True)
    assert reading.values["role"] == "taler sammen med de unge"


def test_no_partner_has_a_reason() -> None:
    assert dict(parse_partner_line("ingen: vi er for små", "da").values) == {
        "reason": "vi er for små"
    }
    assert parse_partner_line("ingen", "da").missing == ("reason",)


PARTNERS = records("partners")
COMMITMENTS: dict[Language, dict[str, str]] = {
    "da": {"signed": "underskrevet", "pledged": "tilsagn", "dialogue": "i dialog"},
    "en": {"signed": "signed", "pledged": "pledged", "dialogue": "in dialogue"},
}


@pytest.mark.parametrize(
    ("name", "language", "record", "answers"), PARTNERS, ids=[p[0] for p in PARTNERS]
)
def test_partners_of_the_examples_give_their_values(
    name: str, language: Language, record: dict[str, Any], answers: dict[str, Any]
) -> None:
    del name, answers
    said = {field: text.replace(";", ",") for field, text in record.items()}  # it parts the line
    commitment = COMMITMENTS[language][record["commitment"]]
    text = f"{said['name']}: {said['role']}; {said['contribution']}; {commitment}"
    reading = parse_partner_line(text, language)
    assert dict(reading.values) == said
    assert reading.is_whole


@pytest.mark.parametrize(
    ("text", "values", "missing"),
    [
        (
            "Spisning; madholdet; onsdage kl. 17:00",
            {"what": "Spisning", "who": "madholdet", "when": "onsdage kl. 17:00"},
            (),
        ),
        (
            "Spisning\tmadholdet\tonsdage",
            {"what": "Spisning", "who": "madholdet", "when": "onsdage"},
            (),
        ),
        ("Boldspil, hver uge", {"what": "Boldspil", "when": "hver uge"}, ("who",)),
        ("a; b; c; d", {"what": "a", "who": "b", "when": "c; d"}, ()),
    ],
)
def test_activity(text: str, values: dict[str, str], missing: tuple[str, ...]) -> None:
    reading = parse_activity(text, "da")
    assert (dict(reading.values), reading.missing) == (values, missing)


@pytest.mark.parametrize(
    ("text", "values", "missing"),
    [
        ("Regn: telt", {"risk": "Regn", "mitigation": "telt"}, ()),
        ("Ingen kommer; vi spørger", {"risk": "Ingen kommer", "mitigation": "vi spørger"}, ()),
        ("Regn kl. 17:00", {"risk": "Regn kl. 17:00"}, ("mitigation",)),
    ],
)
def test_risk(text: str, values: dict[str, str], missing: tuple[str, ...]) -> None:
    reading = parse_risk(text, "da")
    assert (dict(reading.values), reading.missing) == (values, missing)


@pytest.mark.parametrize(
    ("text", "values", "missing", "unread"),
    [
        (
            "1/10-2027: værkstedet åbner",
            {"date": date(2027, 10, 1), "what": "værkstedet åbner"},
            (),
            (),
        ),
        (
            "Værkstedet åbner oktober 2027",
            {"date": stretch_of("oktober 2027"), "what": "Værkstedet åbner"},
            (),
            (),
        ),
        ("Fest i 2027", {"what": "Fest i 2027"}, ("date",), ()),
        ("31/2-2027 fest", {"what": "31/2-2027 fest"}, ("date",), ("31/2-2027",)),
        ("1/10-2027", {"date": date(2027, 10, 1)}, ("what",), ()),
    ],
)
def test_milestone(
    text: str, values: dict[str, object], missing: tuple[str, ...], unread: tuple[str, ...]
) -> None:
    reading = parse_milestone(text, "da")
    assert (dict(reading.values), reading.missing, reading.unread) == (values, missing, unread)


@pytest.mark.parametrize(
    ("text", "values", "missing"),
    [
        ("spurgt: bestyrelsen 4/11", {"volunteering_asked": "bestyrelsen 4/11"}, ()),
        ("ingen", {"existing_volunteering": "none"}, ()),
        (
            "Klubben: supplerer; aftale",
            {"name": "Klubben", "effect": "supplements", "agreement": "aftale"},
            (),
        ),
        ("Caféen; udkonkurrerer", {"name": "Caféen", "effect": "outcompetes"}, ("agreement",)),
        ("Ingen af os: uberørt", {"name": "Ingen af os", "effect": "unaffected"}, ()),
    ],
)
def test_existing_volunteering(text: str, values: dict[str, str], missing: tuple[str, ...]) -> None:
    reading = parse_existing_volunteering(text, "da")
    assert (dict(reading.values), reading.missing) == (values, missing)


@pytest.mark.parametrize(
    ("text", "values", "missing"),
    [
        (
            "SSP; underskrevet 18/6-2026",
            {"authority": "SSP", "state": "signed", "date": date(2026, 6, 18)},
            (),
        ),
        ("SSP; underskrevet", {"authority": "SSP", "state": "signed"}, ("date",)),
        ("SSP; udkast", {"authority": "SSP", "state": "draft"}, ()),
        (
            "SSP; ikke begyndt: afventer udvalget",
            {"authority": "SSP", "state": "not-started", "contract_reason": "afventer udvalget"},
            (),
        ),
        ("SSP", {"authority": "SSP"}, ("state",)),
    ],
)
def test_contract(text: str, values: dict[str, object], missing: tuple[str, ...]) -> None:
    reading = parse_contract(text, "da", TODAY)
    assert (dict(reading.values), reading.missing) == (values, missing)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The performance agreement with SSP has been signed on 3 May 2026", "signed"),
        ("SSP, entered into on 3 May 2026", "signed"),
        ("Performance agreement with SSP, draft ready", "draft"),
        ("SSP: being negotiated", "in-dialogue"),
        ("SSP: the agreement has not been started", "not-started"),
    ],
)
def test_contract_in_english(text: str, state: str) -> None:
    reading = parse_contract(text, "en", TODAY)
    day = {"date": date(2026, 5, 3)} if state == "signed" else {}
    assert dict(reading.values) == {"authority": "SSP", "state": state, **day}


@pytest.mark.parametrize(
    "parse",
    [
        parse_activity,
        lambda text, language: parse_contract(text, language, TODAY),
        parse_existing_volunteering,
        parse_milestone,
        parse_partner_line,
        parse_risk,
    ],
)
def test_whole_line_may_be_a_gap(parse: Callable[[str, Language], LineReading]) -> None:
    reading = parse("kommer senere: afventer mødet", "da")
    assert reading.gaps[""].note == "afventer mødet"
    assert (reading.values, reading.missing) == ({}, ())


def test_effect_that_is_no_word_of_the_list_is_asked() -> None:
    reading = parse_existing_volunteering("Klubben: det ved vi ikke; aftale", "da")
    assert reading.missing == ("effect",)
    assert reading.values["agreement"] == "det ved vi ikke; aftale"


def test_day_of_a_contract_that_does_not_exist_is_told() -> None:
    reading = parse_contract("SSP; underskrevet 31/2-2026", "da", TODAY)
    assert (reading.unread, reading.missing) == (("31/2-2026",), ("date",))


@pytest.mark.parametrize(
    ("text", "name", "role", "contribution", "commitment"),
    [
        (
            "Skolen: to lærere, lokaler, underskrevet 1/10-2027",
            "Skolen",
            None,
            "to lærere, lokaler; underskrevet 1/10-2027",
            "signed",
        ),
        ("Skolen: lektiehjælp, lokaler, tilsagn", "Skolen", "lektiehjælp", "lokaler", "pledged"),
        ("Skolen: lektiehjælp, lovet", "Skolen", "lektiehjælp", None, "pledged"),
        ("Lindby Kommune: to årsværk", "Lindby Kommune", None, "to årsværk", None),
        ("Lindby Kommune: to årsværk; aftalt", "Lindby Kommune", None, "to årsværk", "pledged"),
        ("Natteravnene 22 frivillige", "Natteravnene", None, "22 frivillige", None),
        ("Afdeling 40 bestyrelsen", "Afdeling 40 bestyrelsen", None, None, None),
        ("Kirken: konfirmander, suppe", "Kirken", "konfirmander, suppe", None, None),
        (
            "Lindby Erhverv: praktik (jobkonsulent; 15 virksomheder); plakater; tilsagn",
            "Lindby Erhverv",
            "praktik (jobkonsulent; 15 virksomheder)",
            "plakater",
            "pledged",
        ),
        (
            "Lindby Erhverv: praktik (jobkonsulent, 15 virksomheder), aftalt",
            "Lindby Erhverv",
            "praktik (jobkonsulent, 15 virksomheder)",
            None,
            "pledged",
        ),
    ],
)
def test_what_a_partner_gives_is_told_from_its_role(
    text: str, name: str, role: str | None, contribution: str | None, commitment: str | None
) -> None:
    values = parse_partner_line(text, "da").values
    assert (values["name"], values.get("role")) == (name, role)
    assert (values.get("contribution"), values.get("commitment")) == (contribution, commitment)


@pytest.mark.parametrize(
    ("text", "name", "agreement"),
    [
        (
            "Cafeen bliver flyttet sammen med vores (aftalt 4/5-2027)",
            "Cafeen",
            "bliver flyttet sammen med vores (aftalt 4/5-2027)",
        ),
        ("Cafeen bliver flyttet, ikke aftalt", "Cafeen bliver flyttet, ikke aftalt", None),
        ("Cafeen bliver flyttet (i dialog)", "Cafeen bliver flyttet (i dialog)", None),
    ],
)
def test_what_is_agreed_with_an_effort_is_no_part_of_its_name(
    text: str, name: str, agreement: str | None
) -> None:
    values = parse_existing_volunteering(text, "da").values
    assert (values["name"], values.get("agreement")) == (name, agreement)


def test_separators_alone_are_no_parts_of_a_partner() -> None:
    assert parse_partner_line(", ,", "da").missing == ("kind", "role", "contribution", "commitment")


@pytest.mark.parametrize("read", [parse_activity, parse_existing_volunteering])
@pytest.mark.parametrize("text", ["ja ca 60 frivillige", "Ja, 60 frivillige"])
def test_yes_and_a_count_name_nobody_and_stand_open(
    read: Callable[[str, Language], LineReading], text: str
) -> None:
    reading = read(text, "da")
    assert (reading.values, reading.missing) == ({}, ())
    assert reading.gaps[""].note == text


def test_count_that_begins_an_activity_is_no_answer_of_yes() -> None:
    assert (
        parse_activity("60 frivillige pynter op", "da").values["what"] == "60 frivillige pynter op"
    )


@pytest.mark.parametrize(
    ("language", "text", "day", "what"),
    [
        (
            "da",
            "Vi holder et møde i november 2027 og ser på tallene",
            "november 2027",
            "Vi holder et møde og ser på tallene",
        ),
        ("en", "We meet in June 2027 and count", "June 2027", "We meet and count"),
        (
            "da",
            "I juni 2027 samles gruppen og tæller op",
            "juni 2027",
            "I juni 2027 samles gruppen og tæller op",
        ),
        ("en", "In June 2027 the group counts", "June 2027", "In June 2027 the group counts"),
        (
            "da",
            "Inden udgangen af 2027 er der talt op",
            "udgangen af 2027",
            "Inden udgangen af 2027 er der talt op",
        ),
        ("da", "I juni 2027: gruppen tæller op", "juni 2027", "gruppen tæller op"),
        ("en", "In June 2027: the group counts", "June 2027", "the group counts"),
    ],
)
def test_day_in_a_sentence_leaves_the_sentence_whole(
    language: Language, text: str, day: str, what: str
) -> None:
    values = parse_milestone(text, language).values
    assert values["date"] == stretch_of(day, language)
    assert values["what"] == what


HALF_A_YEAR = Period(date(2027, 3, 1), date(2027, 8, 31))
TWO_YEARS = Period(date(2027, 3, 1), date(2029, 2, 28))


@pytest.mark.parametrize(
    ("language", "period", "text", "days"),
    [
        (
            "da",
            HALF_A_YEAR,
            "Vi holder et møde i november og ser på tallene",
            [stretch_of("november 2027")],
        ),
        (
            "en",
            HALF_A_YEAR,
            "We meet in November and look at the figures",
            [stretch_of("november 2027", "en")],
        ),
        ("da", HALF_A_YEAR, "1/5: midtvejs", [date(2027, 5, 1)]),
        ("da", HALF_A_YEAR, "Vi mødes 1. juni og taler om det", [date(2027, 6, 1)]),
        ("da", HALF_A_YEAR, "Til foråret ser vi på det", [stretch_of("foråret 2027")]),
        (
            "da",
            TWO_YEARS,
            "Møde i oktober",
            [stretch_of("oktober 2027"), stretch_of("oktober 2028")],
        ),
        ("en", TWO_YEARS, "Meeting on 1 May", [date(2027, 5, 1), date(2028, 5, 1)]),
    ],
)
def test_day_without_its_year_is_asked_for_within_the_period(
    language: Language, period: Period, text: str, days: list[object]
) -> None:
    reading = parse_milestone(text, language, period)

    (question,) = reading.questions
    said = [str(it.get("date", "")).casefold() for it in question.readings]
    assert said == [*(str(day).casefold() for day in days), ""]
    assert dict(reading.values) == {"what": text}


@pytest.mark.parametrize(
    "text", ["Når det er forår", "Fest i 2027", "uge 40: åbning", "31/2-2027 fest", "40/50 fest"]
)
def test_nothing_is_asked_where_no_day_of_the_year_is_named(text: str) -> None:
    reading = parse_milestone(text, "da", HALF_A_YEAR)
    assert (reading.questions, reading.missing) == ((), ("date",))
