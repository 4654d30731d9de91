"""What tells of the agreement with a partner is neither its role nor its contribution."""

import pytest

from aabsocial.localization.messages import Language
from aabsocial.parsing.lines.partner_line import parse_partner_line, split_partners
from aabsocial.parsing.lines.reading import LineReading

SCHOOL: dict[Language, str] = {"da": "Skolen", "en": "The school"}


def parts_of(reading: LineReading) -> list[object]:
    return [reading.values.get(name) for name in ("role", "contribution", "commitment")]


@pytest.mark.parametrize(
    ("language", "said", "commitment"),
    [
        ("da", "tilsagn fra forstanderen i mail", "pledged"),
        ("en", "pledge from the head by e-mail", "pledged"),
        ("da", "præsten har skrevet ja i en mail", "pledged"),
        ("en", "the vicar has said yes by e-mail", "pledged"),
        ("da", "deres bestyrelse har givet tilsagn 12/6-2027", "pledged"),
        ("da", "har sagt ja, men aftalen er ikke underskrevet endnu", "pledged"),
        ("en", "has said yes, but the contract is not signed yet", "pledged"),
        ("da", "kontrakten er underskrevet den 1. oktober 2027", "signed"),
        ("en", "signed on 1 October 2027", "signed"),
        ("da", "har skrevet under i maj", "signed"),
        ("da", "har sagt ja på telefon", "dialogue"),
        ("en", "has said yes on the phone", "dialogue"),
        ("da", "de har lovet det mundtligt", "dialogue"),
        ("en", "oral agreement", "dialogue"),
        ("da", "mundtlig aftale, bekræftes skriftligt i august", "dialogue"),
    ],
)
def test_agreement_is_known_by_its_words_and_keeps_them(
    language: Language, said: str, commitment: str
) -> None:
    behind = parse_partner_line(f"{SCHOOL[language]}: laver mad; to lærere; {said}", language)
    assert parts_of(behind) == ["laver mad", f"to lærere; {said}", commitment]
    assert ("commitment" in behind.guessed) == (commitment == "dialogue")

    school = SCHOOL[language]
    for line in (f"{school}: laver mad, {said}", f"{school}: laver mad; {said}"):
        alone = parse_partner_line(line, language)
        assert parts_of(alone) == [f"laver mad; {said}", None, commitment]
        assert alone.missing == ("contribution",)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "aftalen er ikke underskrevet endnu"),
        ("en", "the agreement has not been signed yet"),
        ("da", "kontrakten mangler at blive underskrevet"),
        ("da", "aftalen mangler"),
        ("da", "ingen aftale endnu"),
        ("en", "no agreement yet"),
        ("da", "de har sagt nej"),
        ("en", "they have said no"),
        ("da", "har sagt nej til at skrive under"),
        ("da", "vi har ikke spurgt dem endnu"),
        ("en", "we have not asked them yet"),
        ("da", "vi taler med dem i næste uge"),
        ("en", "they are considering it"),
        ("da", "positiv, men intet på skrift"),
        ("en", "they are positive, but nothing in writing"),
        ("da", "aftalen er måske underskrevet"),
        ("da", "aftalen bliver skrevet 1/9-2026"),
        ("da", "aftalen er på vej"),
    ],
)
def test_agreement_that_is_denied_or_awaited_is_open_in_its_words(
    language: Language, said: str
) -> None:
    begun = f"{SCHOOL[language]}: laver mad; to lærere"
    for line in (f"{begun}, {said}", f"{begun}; {said}"):
        reading = parse_partner_line(line, language)
        assert parts_of(reading) == ["laver mad", "to lærere", None]
        assert (reading.gaps["commitment"].note, reading.missing) == (said, ())


@pytest.mark.parametrize(
    ("language", "line", "parts", "note"),
    [
        (
            "da",
            "Skolen stiller lokaler, men aftalen er ikke underskrevet",
            ("Skolen", None, "lokaler"),
            "aftalen er ikke underskrevet",
        ),
        (
            "da",
            "jobcentret i Lindby Kommune finder de unge, aftalen er på vej",
            ("jobcentret i Lindby Kommune", "finder de unge", None),
            "aftalen er på vej",
        ),
        (
            "da",
            "Natteravnene, ingen aftale endnu",
            ("Natteravnene", None, None),
            "ingen aftale endnu",
        ),
        (
            "da",
            "Natteravnene men intet på skrift",
            ("Natteravnene", None, None),
            "intet på skrift",
        ),
        (
            "en",
            "The school runs a café, but nothing in writing",
            ("The school", "runs a café", None),
            "nothing in writing",
        ),
    ],
)
def test_denied_agreement_in_a_sentence_is_open(
    language: Language, line: str, parts: tuple[str | None, ...], note: str
) -> None:
    reading = parse_partner_line(line, language)
    assert tuple(map(reading.values.get, ("name", "role", "contribution"))) == parts
    assert reading.gaps["commitment"].note == note


def test_agreement_in_a_sentence_is_told_with_the_role() -> None:
    reading = parse_partner_line("Skolen passer haven, har sagt ja på telefon", "da")
    assert parts_of(reading) == ["passer haven; har sagt ja på telefon", None, "dialogue"]
    plain = parse_partner_line("Skolen passer haven, tilsagn", "da")
    assert parts_of(plain) == ["passer haven", None, "pledged"]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "Genbrugsbutikken Kæden giver 8 cykler billigt, mundtlig",
            [None, "8 cykler billigt; mundtlig", "dialogue"],
        ),
        ("Kirken stiller lokaler", [None, "lokaler", None]),
        ("Kirken giver en hånd", ["giver en hånd", None, None]),
        ("Kirken bidrager med kokke, idé", ["bidrager med kokke", None, "idea"]),
    ],
)
def test_what_a_sentence_says_is_given_is_the_contribution(
    line: str, parts: list[str | None]
) -> None:
    assert parts_of(parse_partner_line(line, "da")) == parts


def test_partner_that_one_only_talks_to_is_left_open() -> None:
    said = "Vi taler med Røde Kors"
    reading = parse_partner_line(said, "da")
    assert (reading.values["name"], reading.gaps[""].note) == ("Røde Kors", said)


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("da", "Kirken (har sagt ja i telefonen)", "Kirken"),
        ("en", "The church (has said yes by phone)", "The church"),
        ("da", "Kirken, har sagt ja i telefonen", "Kirken"),
    ],
)
def test_agreement_behind_a_name_alone_is_no_part_of_it(
    language: Language, line: str, name: str
) -> None:
    reading = parse_partner_line(line, language)
    assert (reading.values["name"], reading.values["commitment"]) == (name, "dialogue")
    assert "role" in reading.missing


def test_bracket_at_the_end_of_a_part_may_hold_the_agreement() -> None:
    reading = parse_partner_line("Kirken: laver mad (har sagt ja i telefonen)", "da")
    assert parts_of(reading) == ["laver mad; har sagt ja i telefonen", None, "dialogue"]


@pytest.mark.parametrize(
    ("said", "commitment"),
    [
        ("har lovet to lærere", "pledged"),
        ("vi er i dialog om lokaler", "dialogue"),
        ("to lærere har sagt ja", "pledged"),
        ("to lærere med mundtligt tilsagn om lokaler", "dialogue"),
        ("to måske underskrevne aftaler om lokaler", None),
    ],
)
def test_words_that_say_what_is_given_too_stay_the_contribution(
    said: str, commitment: str | None
) -> None:
    reading = parse_partner_line(f"Skolen: laver mad; {said}", "da")
    assert parts_of(reading) == ["laver mad", said, commitment]


def test_refusal_beside_a_promise_leaves_open_what_is_agreed() -> None:
    reading = parse_partner_line("Skolen: laver mad; lovet to lærere men fik afslag på tre", "da")
    assert parts_of(reading) == ["laver mad", "lovet to lærere men fik afslag på tre", None]
    assert "commitment" in reading.missing


def test_money_is_a_contribution_and_no_role() -> None:
    reading = parse_partner_line("Lindby Kommune: 50.000 om året; lokaler; aftalt", "da")
    assert parts_of(reading) == [None, "50.000 om året; lokaler", "pledged"]


@pytest.mark.parametrize(
    ("language", "said", "commitment"),
    [
        ("da", "aftale underskrevet", "signed"),
        ("da", "aftalen er underskrevet", "signed"),
        ("en", "the agreement is signed", "signed"),
        ("en", "they have said yes", "pledged"),
        ("da", "kun en idé endnu", "idea"),
        ("da", "vil måske", "idea"),
        ("en", "may want to", "idea"),
        ("da", "ikke aftalt", "idea"),
        ("da", "ikke aftalt endnu", "idea"),
        ("en", "not agreed yet", "idea"),
    ],
)
def test_words_that_say_no_more_than_how_firm_it_is_are_said_once(
    language: Language, said: str, commitment: str
) -> None:
    reading = parse_partner_line(f"{SCHOOL[language]}: laver mad; to lærere; {said}", language)
    assert parts_of(reading) == ["laver mad", "to lærere", commitment]
    assert (reading.consumed, reading.missing) == ((said,), ())


def test_what_a_partner_may_want_to_do_is_only_an_idea() -> None:
    reading = parse_partner_line(
        "Banken: vil måske holde oplæg; oplæg om budget; ikke aftalt", "da"
    )
    assert parts_of(reading) == ["vil måske holde oplæg", "oplæg om budget", "idea"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "skriftlig aftale"),
        ("da", "samarbejdsaftale fra 2026"),
        ("da", "kontrakt"),
        ("en", "written agreement"),
        ("en", "contract"),
    ],
)
def test_agreement_that_is_only_named_is_asked_how_firm_it_is(
    language: Language, said: str
) -> None:
    begun = f"{SCHOOL[language]}: laver mad"
    behind = parse_partner_line(f"{begun}; to lærere; {said}", language)
    assert parts_of(behind) == ["laver mad", f"to lærere; {said}", None]
    assert (behind.missing, behind.gaps) == (("commitment",), {})

    in_brackets = parse_partner_line(f"{begun} ({said})", language)
    assert parts_of(in_brackets) == [f"laver mad; {said}", None, None]
    assert (in_brackets.missing, in_brackets.gaps) == (("contribution", "commitment"), {})


@pytest.mark.parametrize(
    ("language", "said", "commitment"),
    [
        ("da", "skriftlig aftale 1/9-2026", "signed"),
        ("da", "aftale af 1/11-2025", "signed"),
        ("da", "aftalen er skrevet 1/11-2025", "signed"),
        ("da", "skriftligt 15. november 2025", "signed"),
        ("en", "written agreement of 1 September 2026", "signed"),
        ("da", "mundtligt", "dialogue"),
        ("da", "mundtlig aftale 1/9-2026", "dialogue"),
        ("en", "orally", "dialogue"),
        ("da", "ingen aftale", "idea"),
        ("en", "no agreement", "idea"),
    ],
)
def test_agreement_is_guessed_by_its_form(language: Language, said: str, commitment: str) -> None:
    reading = parse_partner_line(f"{SCHOOL[language]}: laver mad; to lærere; {said}", language)
    assert parts_of(reading) == ["laver mad", f"to lærere; {said}", commitment]
    assert "commitment" in reading.guessed


def test_written_agreement_that_is_signed_or_denied_is_not_asked() -> None:
    signed = parse_partner_line("Skolen: laver mad; skriftlig aftale underskrevet 1/9-2026", "da")
    assert signed.values["commitment"] == "signed"
    denied = parse_partner_line("Skolen: laver mad; ingen skriftlig aftale endnu", "da")
    assert denied.gaps["commitment"].note == "ingen skriftlig aftale endnu"


def test_what_alone_is_not_agreed_says_nothing_of_the_rest() -> None:
    reading = parse_partner_line("3F: vil gerne, men ikke aftalt hvad", "da")
    assert parts_of(reading) == ["vil gerne, men ikke aftalt hvad", None, None]
    assert "commitment" in reading.missing


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ungdomsklubben Krydset", None),
        ("Fritidsklubben Ræven", None),
        ("Lindby Kommunes juniorklub", "municipality"),
        ("Boldklubben Frem", "voluntary-association"),
    ],
)
def test_a_club_that_a_municipality_may_run_is_no_association(name: str, kind: str | None) -> None:
    reading = parse_partner_line(f"{name}: lokaler", "da")
    assert reading.values.get("kind") == kind
    assert ("kind" in reading.missing) == (kind is None)


@pytest.mark.parametrize(
    ("line", "name", "commitment"),
    [
        ("Politiet SSP i dialog.", "Politiet SSP", "dialogue"),
        ("Politiet, SSP, i dialog", "Politiet", "dialogue"),
        ("Foreningen Dialog", "Foreningen Dialog", None),
    ],
)
def test_dialogue_behind_a_name_is_no_part_of_it(
    line: str, name: str, commitment: str | None
) -> None:
    values = parse_partner_line(line, "da").values
    assert (values["name"], values.get("commitment")) == (name, commitment)


def test_what_is_not_known_of_a_partner_is_not_its_role() -> None:
    reading = parse_partner_line("Jobcentret: ved ikke endnu.", "da")
    assert reading.values["name"] == "Jobcentret"
    assert [*reading.gaps] == ["role", "contribution", "commitment"]
    assert reading.missing == ()


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "Kirken, kokke, skrevet under 20/8-2026; FDF, lejr, mundtligt; Netto giver måske mad.",
            [
                "Kirken, kokke, skrevet under 20/8-2026",
                "FDF, lejr, mundtligt",
                "Netto giver måske mad.",
            ],
        ),
        ("Kirken (mad, tilsagn); FDF, lejr, idé", ["Kirken (mad, tilsagn)", "FDF, lejr, idé"]),
        (
            "Skolen, lokaler, aftale af 1/10-2025. Kirken - kokke. FDF 3 ledere, mundtligt.",
            ["Skolen, lokaler, aftale af 1/10-2025", "Kirken - kokke", "FDF 3 ledere, mundtligt."],
        ),
        ("Skolen, laver mad, tilsagn. Hanne er kontakt", None),
        ("Skolen, laver mad, tilsagn; to lærere; fra 1/8", None),
        ("FC Nord, fodbold; 12 trænere; tilsagn", None),
        ("Skolen: laver mad, lokaler, tilsagn; FDF, lejr, idé", None),
        ("Skolen", None),
    ],
)
def test_partners_are_parted_where_each_has_its_own(line: str, parts: list[str] | None) -> None:
    assert split_partners(line, "da") == (parts or [line])


def test_part_that_is_not_known_is_open_in_its_place() -> None:
    reading = parse_partner_line("Jobcentret: finder de unge; ved ikke; aftalen er på vej", "da")
    assert parts_of(reading) == ["finder de unge", None, None]
    assert {name: gap.note for name, gap in reading.gaps.items()} == {
        "contribution": "",
        "commitment": "aftalen er på vej",
    }
    first = parse_partner_line("Jobcentret: ved ikke; en mentor; tilsagn", "da")
    assert {*first.gaps} == {"role"}
    assert first.values["contribution"] == "en mentor"
    oral = parse_partner_line("Kommunen: en kontakt; ved ikke; aftalt mundtligt i januar", "da")
    assert oral.gaps.keys() == {"contribution"}
    assert oral.values["role"] == "en kontakt; aftalt mundtligt i januar"
    unknown = parse_partner_line("Kommunen: ved ikke; aftalt mundtligt i januar", "da")
    assert unknown.gaps.keys() == {"role"}
    assert unknown.values["contribution"] == "aftalt mundtligt i januar"


@pytest.mark.parametrize(
    "line",
    [
        "Ingen samarbejdspartnere - måske det lokale bibliotek, de har ikke svaret.",
        "Ingen partnere: måske det lokale bibliotek, de har ikke svaret.",
    ],
)
def test_no_partner_may_have_a_reason_behind_a_dash(line: str) -> None:
    reading = parse_partner_line(line, "da")
    assert reading.values == {"reason": "måske det lokale bibliotek, de har ikke svaret."}
