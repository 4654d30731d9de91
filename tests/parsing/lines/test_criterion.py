"""Criteria as one line: the rows of the design, and those of the worked examples."""

from datetime import date
from typing import Any

import pytest

from aabsocial.core.estimates import FuzzyDate, last_day
from aabsocial.localization.messages import Language
from aabsocial.parsing.lines.criterion import parse_criterion
from aabsocial.parsing.lines.reading import Gap, LineQuestion, LineReading
from tests.support.estimates import stretch_of
from tests.support.samples import records

TODAY = date(2026, 6, 20)
END = date(2029, 7, 31)


def read(text: str, language: Language = "da") -> LineReading:
    return parse_criterion(text, language, TODAY, END)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "fra 14 til 20 aktive frivillige inden 1. oktober 2028, talt i vagtplanen",
            {
                "baseline": 14,
                "target": 20,
                "unit": "aktive frivillige",
                "indicator": "Aktive frivillige",
                "deadline": date(2028, 10, 1),
                "source": "vagtplanen",
            },
            id="a change",
        ),
        pytest.param(
            "Andelen af 18-29-årige uden job falder fra 24 % til 19 % i 2030 (registerudtræk)",
            {
                "baseline": 24,
                "target": 19,
                "target_is_most": True,
                "unit": "procent",
                "indicator": "Andelen af 18-29-årige uden job",
                "deadline": stretch_of("2030"),
                "source": "registerudtræk",
            },
            id="ages are no numbers, and a year stays one",
        ),
        pytest.param(
            "Hærværk falder fra 38 anmeldelser (2025) til højst 28 inden 31/7-2029, skaderegistret",
            {
                "baseline": 38,
                "target": 28,
                "target_is_most": True,
                "unit": "anmeldelser",
                "indicator": "Hærværk",
                "baseline_date": stretch_of("2025"),
                "deadline": date(2029, 7, 31),
                "source": "skaderegistret",
            },
            id="a year in brackets is the day of the baseline",
        ),
        pytest.param(
            "Efterladte cykler: fra 63 til 35 inden 31. august 2027, kilde: kontorets cykelliste",
            {
                "baseline": 63,
                "target": 35,
                "target_is_most": True,
                "unit": "cykler",
                "indicator": "Efterladte cykler",
                "deadline": date(2027, 8, 31),
                "source": "kontorets cykelliste",
            },
            id="a colon, and a source with its word",
        ),
        pytest.param(
            "Mindst 8 frivillige kan lukke caféen, mod 3 i dag, inden 1/10-2028; overdragelse",
            {
                "baseline": 3,
                "target": 8,
                "unit": "frivillige",
                "indicator": "Frivillige, der kan lukke caféen",
                "deadline": date(2028, 10, 1),
                "source": "overdragelse",
            },
            id="a baseline of today",
        ),
        pytest.param(
            "Ingen beboere sættes ud inden 31/12-2028, ifølge udlejningen",
            {
                "target": 0,
                "target_is_most": True,
                "unit": "beboere",
                "indicator": "Beboere, der sættes ud",
                "deadline": date(2028, 12, 31),
                "source": "udlejningen",
            },
            id="none at all",
        ),
        pytest.param(
            "Ved udgangen af 2027, 40 husstande deltager (tilmeldinger)",
            {
                "target": 40,
                "unit": "husstande",
                "indicator": "Husstande, der deltager",
                "deadline": stretch_of("udgangen af 2027"),
                "source": "tilmeldinger",
            },
            id="the deadline first",
        ),
        pytest.param(
            "30 af de 45 unge er stadig ansat efter 6 måneder, opgjort den 31. juli 2029, listen",
            {
                "target": 30,
                "unit": "unge",
                "indicator": "Unge, der stadig er ansat efter 6 måneder",
                "deadline": date(2029, 7, 31),
                "source": "listen",
            },
            id="a part of a whole",
        ),
    ],
)
def test_line_is_read_as_a_whole(text: str, expected: dict[str, Any]) -> None:
    reading = read(text)
    assert dict(reading.values) == {"statement": text, **expected}
    assert reading.is_whole


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("fra 63 til 35 cykler", None),
        ("fra 63 cykler i dag til 35", None),
        ("fra 60 % i maj 2026 til 80 % juni 2028", stretch_of("maj 2026")),
        ("fra 60 % i maj 2026 til 80 %", stretch_of("maj 2026")),
        ("60 % afleveringer i maj 2026 -> 80 % i juni 2028", stretch_of("maj 2026")),
        ("fra 63 cykler den 1/3-2026 til 35", date(2026, 3, 1)),
        ("fra 63 cykler i maj 2027 til 35 i 2028", None),
        ("63 cykler i maj 2026, højst 35 i 2028", stretch_of("maj 2026")),
        ("8 frivillige, mod 3 sidste år", None),
        ("fra 63 cykler (2025) til 35, i dag er det slemt", stretch_of("2025")),
        ("fra 63 cykler (juni 2025) til 35", stretch_of("juni 2025")),
        ("Mindst 8 kan lukke i dag", None),
    ],
)
def test_baseline_has_no_day_but_the_one_that_the_line_says(text: str, day: object) -> None:
    assert read(text).values.get("baseline_date") == day


def test_what_is_not_said_is_asked_and_what_follows_is_marked() -> None:
    reading = read("25 unge får et fritidsjob")
    assert reading.missing == ("source",)
    assert set(reading.guessed) == {"deadline"}
    assert "level" not in reading.values
    assert (reading.values["target"], reading.values["unit"]) == (25, "unge")
    assert reading.values["indicator"] == "Unge, der får et fritidsjob"
    assert reading.values["deadline"] == END


@pytest.mark.parametrize(
    ("text", "source", "indicator"),
    [
        ("90 beboere har repareret en cykel - logbogen", "logbogen", None),
        ("90 beboere har repareret en cykel – logbogen", "logbogen", None),
        ("90 beboere har repareret en cykel, logbogen", "logbogen", None),
        ("90 beboere har repareret en cykel, logbogen, inden 1/8-2027", "logbogen", None),
        ("90 beboere har repareret en cykel inden 1/8-2027 - logbogen", "logbogen", None),
        ("fra 0 til 90 beboere, der har repareret en cykel, logbogen", "logbogen", None),
        ("fra 14 til 20 frivillige, vagtplanen", "vagtplanen", "Frivillige"),
        ("90 beboere, der har repareret en cykel", None, None),
        ("90 beboere har repareret en cykel, og de bruger den", None, None),
        ("90 beboere har repareret en cykel, heraf 30 selv", None, None),
        ("Trivsel - 90 beboere har repareret en cykel", None, None),
        ("Beboerne bliver gladere, logbogen", None, "none"),
    ],
)
def test_last_words_without_verb_or_figure_are_the_source(
    text: str, source: str | None, indicator: str | None
) -> None:
    values = read(text).values
    assert values.get("source") == source
    if indicator != "none":
        expected = indicator or "Beboere, der har repareret en cykel"
        assert str(values.get("indicator", expected)).startswith(expected)


def test_source_that_only_its_place_marks_is_a_guess() -> None:
    assert "source" in read("90 beboere har en cykel, logbogen").guessed
    assert "source" not in read("90 beboere har en cykel - logbogen").guessed


def test_two_targets_are_asked() -> None:
    text = "45 unge får fritidsjob, heraf 30 ansat efter 6 måneder, inden 31.7.2029, optælling"
    reading = read(text)
    assert reading.questions == (LineQuestion("target", ({"target": 45}, {"target": 30})),)
    assert reading.missing == ()
    assert reading.values["source"] == "optælling"


def test_words_without_a_number_are_a_statement_that_lacks_one() -> None:
    reading = read("Beboerne bliver gladere")
    assert reading.missing == ("target", "source")
    assert reading.values["statement"] == "Beboerne bliver gladere"


def test_without_a_period_the_deadline_is_asked() -> None:
    reading = parse_criterion("25 unge får job", "da", TODAY)
    assert reading.missing == ("deadline", "source")


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        (
            "20 unge inden medio august 2027",
            stretch_of("medio august 2027"),
        ),
        (
            "20 unge inden udgangen af 2028",
            stretch_of("udgangen af 2028"),
        ),
        ("20 unge når indsatsen slutter", END),
        ("20 unge i november 2028", stretch_of("november 2028")),
        ("20 unge i 2. kvartal 2028", stretch_of("2. kvartal 2028")),
        ("20 unge i 2029", stretch_of("2029")),
        ("20 unge senest 2029", stretch_of("2029")),
        ("20 unge inden 2029", date(2028, 12, 31)),
        ("20 unge inden marts 2029", date(2029, 2, 28)),
        ("20 unge før 2029", date(2028, 12, 31)),
        ("20 unge inden 1/7-2028", date(2028, 7, 1)),
    ],
)
def test_stretch_is_kept_and_one_that_must_not_begin_ends_before_it(
    text: str, deadline: object
) -> None:
    assert read(text).values["deadline"] == deadline


def test_day_that_does_not_exist_is_told_and_not_replaced_by_the_last_day() -> None:
    reading = read("20 unge inden 31/2-2028, optælling")
    assert reading.unread == ("31/2-2028",)
    assert reading.missing == ("deadline",)


def test_number_with_two_meanings_is_asked_in_english() -> None:
    reading = read("1.250 visits by 31 December 2027, the log", "en")
    [question] = reading.questions
    assert [values["target"] for values in question.readings] == [pytest.approx(1.25), 1250]


def test_gap_is_read_as_one() -> None:
    reading = read("kommer senere: afventer tal fra driften")
    assert reading.values == {}
    assert reading.gaps[""].note == "afventer tal fra driften"


# Each source stands behind a comma, as the statement's author would have gone on. What is asked of
# the others, or read in another way: K2 of the fathers has a clause between the deadline and
# the source, which has a number, and K3 of the summer has a year in brackets that is not the
# deadline.
OTHERWISE: dict[str, dict[str, Any]] = {
    "faedre-i-faellesskab 2": {"missing": ("source",), "target": 70},
    "sommer-i-gaarden 3": {"deadline": date(2026, 12, 31)},
    "case-9-new-neighbours-online 1": {"missing": ("target", "source")},
    "case-9-new-neighbours-online 2": {"missing": ("target", "source")},
}
COMPARED = ("target", "target_is_most", "deadline", "source")
CRITERIA = records("success_criteria")


@pytest.mark.parametrize(
    ("name", "language", "record", "answers"), CRITERIA, ids=[c[0] for c in CRITERIA]
)
def test_criteria_of_the_examples_give_their_values_or_ask(
    name: str, language: Language, record: dict[str, Any], answers: dict[str, Any]
) -> None:
    source = f", {record['source']}" if "source" in record else ""
    text = f"{record['statement'].rstrip('.')}{source}"
    reading = parse_criterion(text, language, TODAY, answers["initiative"]["end"])
    expected = OTHERWISE.get(name, {})
    assert reading.missing == expected.get("missing", ())
    assert (reading.questions, reading.unread) == ((), ())
    assert reading.values["statement"] == text
    for field in COMPARED:
        if field not in reading.missing and field in record:
            value = reading.values.get(field)
            said = last_day(value) if isinstance(value, FuzzyDate) else value
            assert said == expected.get(field, record[field]), field
    # The examples say that what is begun from nothing has the baseline 0; a line need not.
    assert reading.values.get("baseline", 0) == record.get("baseline", 0)


def test_most_of_the_examples_come_whole() -> None:
    assert (len(CRITERIA), len(OTHERWISE)) == (28, 4)


def test_number_that_cannot_be_read_is_told() -> None:
    reading = read("1.2.3 unge får job")
    assert reading.unread == ("1.2.3",)
    assert "target" in reading.missing


def test_year_in_brackets_beside_a_deadline_is_no_deadline() -> None:
    values = read("Hærværk falder fra 38 (2025) til 28 (2027) inden 31/7-2029, registret").values
    assert values["baseline_date"] == stretch_of("2025")
    assert values["deadline"] == date(2029, 7, 31)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("45 deltagere inden 1/10-2028 (heraf 30 nye)", None),
        ("60 naboer spiser sammen (inkl. børn)", None),
        ("fra 38 til 28 klager (2025)", None),
        ("80 % er trygge (40 af 50 svar)", None),
        ("fra 14 til 20 frivillige (og deres venner)", None),
        ("fra 14 til 20 frivillige (registerudtræk)", "registerudtræk"),
        ("fra 14 til 20 frivillige (se bilag 2)", "se bilag 2"),
        ("fra 14 til 20 frivillige (rapport 2025)", "rapport 2025"),
        ("fra 14 til 20 frivillige inden 1/10-2028 (Fremad)", "Fremad"),
        ("45 deltagere (heraf 30 nye), deltagerlisten", "deltagerlisten"),
    ],
)
def test_bracket_is_a_source_only_where_it_can_be_one(text: str, source: str | None) -> None:
    reading = read(text)
    assert reading.values.get("source") == source
    assert ("source" in reading.missing) == (source is None)
    assert reading.values["statement"] == text
    assert reading.questions == ()


# What is typed, its target and its baseline; `None` is asked for.
TYPED: list[tuple[str, int | None, int | None]] = [
    ("45 deltagere (heraf 30 nye)", 45, None),
    ("hærværk skal ned med 20 %", None, None),
    ("klager falder med 10 om året", None, None),
    ("30 % færre klager", None, None),
    ("mindst 20 procent flere frivillige", None, None),
    ("20-30 pct. mindre hærværk", None, None),
    ("halvér antal klager fra 40", None, 40),
    ("frivillige fra 3 opgange, 20 i alt", 20, None),
    ("frivillige fra 3 opgange", None, None),
    ("50/50 mænd og kvinder", None, None),
    ("naboklager 12 -> 6 pr. år, kontorets log", 6, 12),
    ("naboklager: 12 => 6", 6, 12),
    ("min. 20 nye frivillige", 20, None),
    ("kl. 10-12 kommer 25 beboere", 25, None),
    ("13-17-årige i job: fra 4 til 9", 9, 4),
    ("2 ud af 3 beboere kender tilbuddet", 2, None),
    ("gennemsnitligt fremmøde stiger fra 12 til 20 pr. gang", 20, 12),
    ("1½ time frivilligt arbejde pr. uge", None, None),
    ("K1: 90 beboere har repareret en cykel", 90, None),
]


@pytest.mark.parametrize(("text", "target", "baseline"), TYPED)
def test_numbers_as_they_are_typed(text: str, target: int | None, baseline: int | None) -> None:
    reading = read(text)
    assert (reading.values.get("target"), reading.values.get("baseline")) == (target, baseline)
    assert ("target" in reading.missing) == (target is None)
    assert reading.questions == ()


@pytest.mark.parametrize("text", ["10-12 frivillige", "10-12 unge på 13-17 år kommer i job"])
def test_range_is_asked_or_left_open_in_its_words(text: str) -> None:
    (question,) = read(text).questions
    assert question.readings == ({"target": 10}, {"target": 12}, {"target": Gap("10-12")})


def test_range_is_no_choice_beside_a_number_of_months() -> None:
    (question,) = read("70-80 % af de hjulpne er stadig i boligen efter 12 mdr").questions
    assert question.readings == ({"target": 70}, {"target": 80}, {"target": Gap("70-80 %")})


def test_both_ends_of_a_change_may_be_ranges() -> None:
    reading = read("fra 10-15 børn til 30-40 børn inden 1/8-2028, loggen")
    first, second = reading.questions
    assert first.readings == ({"baseline": 10}, {"baseline": 15}, {"baseline": Gap("10-15")})
    assert second.readings == ({"target": 30}, {"target": 40}, {"target": Gap("30-40")})
    assert "target_is_most" not in reading.values


@pytest.mark.parametrize(
    ("text", "baseline", "source"),
    [
        ("mindst 15 ældre hver onsdag, tælles på en seddel, fra 0", 0, "tælles på en seddel"),
        ("15 ældre, mod 6, tælles på en seddel", 6, "tælles på en seddel"),
        ("15 ældre, mod 6 ved starten; loggen", 6, "loggen"),
        ("45 husstande får en aftale, i dag ca. 10 (skøn)", 10, None),
        ("klager, fra 12, til 6; loggen", 12, "loggen"),
        ("25 børn, fra 6 år; loggen", None, "loggen"),
    ],
)
def test_baseline_may_be_a_part_of_its_own(
    text: str, baseline: int | None, source: str | None
) -> None:
    values = read(text).values
    assert (values.get("baseline"), values.get("source")) == (baseline, source)


@pytest.mark.parametrize(
    ("text", "indicator", "unit"),
    [
        ("60 % afleveringer i dag -> 80 %", "Andel afleveringer", "procent"),
        ("60 % -> 80 %", "Andel", "procent"),
        ("12 klager -> 6", "Klager", "klager"),
        ("25 børn kommer fast", "Børn, der kommer fast", "børn"),
        ("børn i lektiecafé 80", "børn i lektiecafé", "børn"),
        ("børn i lektiecafé: mindst 80", "børn i lektiecafé", "børn"),
        ("Deltagerne er i snit over 80", None, None),
        ("mindst 15 om onsdagen", None, None),
    ],
)
def test_what_is_counted_is_said_by_the_words_beside_the_number(
    text: str, indicator: str | None, unit: str | None
) -> None:
    values = read(text).values
    assert (values.get("indicator"), values.get("unit")) == (indicator, unit)


def test_share_is_one_of_what_stands_behind_it_in_english() -> None:
    values = read("60 % deliveries today -> 80 %; the count", "en").values
    assert values["indicator"] == "Share of deliveries"


SAID_AT_THE_END: dict[Language, str] = {
    "da": "Mindst 15 deltagere svarer ved afslutningen den 31. august 2027, at de kender to "
    "naboer, de kan bede om hjælp, mod 6 ved starten.",
    "en": "At least 15 participants say by 31 August 2027 that they know two neighbours, against 6 "
    "at the start.",
}


@pytest.mark.parametrize(
    ("language", "indicator"),
    [
        (
            "da",
            "Deltagere, der svarer ved afslutningen, at de kender to naboer, de kan bede om hjælp",
        ),
        ("en", "Participants that say that they know two neighbours"),
    ],
)
def test_clause_behind_the_deadline_goes_on_with_what_is_counted(
    language: Language, indicator: str
) -> None:
    values = read(SAID_AT_THE_END[language], language).values
    assert (values["baseline"], values["target"]) == (6, 15)
    assert (values["deadline"], values["indicator"]) == (date(2027, 8, 31), indicator)


@pytest.mark.parametrize("day", ["1/7", "15.3", "1. juli", "1. juli 28", "uge 12", "uge 12 2028"])
def test_deadline_without_a_whole_day_is_told_and_asked(day: str) -> None:
    reading = read(f"20 frivillige inden {day}, vagtplan")
    assert (reading.unread, reading.missing) == ((day,), ("deadline",))
    assert (reading.values["target"], reading.values["source"]) == (20, "vagtplan")


def test_number_that_was_typed_before_a_goal_is_no_part_of_it() -> None:
    reading = read("K3: 20 frivillige, vagtplan")
    assert reading.values["statement"] == "20 frivillige, vagtplan"
    assert reading.consumed == ("K3: ",)


def test_a_month_to_come_is_the_deadline_without_a_word_before_it() -> None:
    said = read("Forældre med en at ringe til, fra 30 % til 60 % jan 2028").values
    past = read("25 unge får job, talt første gang januar 2025").values
    assert said["deadline"] == stretch_of("jan 2028")
    assert past["deadline"] == END


@pytest.mark.parametrize(
    ("text", "unit", "indicator"),
    [
        (
            "Anmeldelser falder fra 12 til 8 pr. 1.000 børn inden 31/12-2027, kommunens tal",
            "anmeldelser pr. 1.000 børn",
            "Anmeldelser",
        ),
        ("fra 12 til 8 klager pr. 100 boliger inden 2029", "klager pr. 100 boliger", "Klager"),
        (
            "Underretninger fra 12 pr. 1000 børn til 8 pr. 1000 børn (2031)",
            "underretninger pr. 1000 børn",
            "Underretninger",
        ),
        ("3 arrangementer pr. måned", "arrangementer pr. måned", "Arrangementer"),
        ("mindst 8 pr. 1.000 børn", "pr. 1.000 børn", None),
        ("fra 12 (2025) til 8 (2031) underretninger", "underretninger", "Underretninger"),
        ("4 fædregrupper kører", "fædregrupper", "Fædregrupper, der kører"),
    ],
)
def test_unit_has_its_rate_and_no_verb(text: str, unit: str, indicator: str | None) -> None:
    reading = parse_criterion(text, "da", TODAY)
    assert not reading.questions
    assert (reading.values["unit"], reading.values.get("indicator")) == (unit, indicator)


def test_rate_without_a_target_is_no_unit() -> None:
    assert "unit" not in parse_criterion("færre klager pr. 1.000 børn", "da", TODAY).values


@pytest.mark.parametrize(
    ("text", "baseline_date", "deadline"),
    [
        ("40 unge i job (2031)", None, stretch_of("2031")),
        ("fra 24 % til 19 % (2031)", None, stretch_of("2031")),
        ("fra 24 % (2025) til 19 % (2031)", stretch_of("2025"), stretch_of("2031")),
        ("fra 24 % (2031) til 19 % inden 1/7-2029", None, date(2029, 7, 1)),
        ("40 unge i job (2025)", stretch_of("2025"), None),
    ],
)
def test_year_to_come_in_brackets_is_the_deadline(
    text: str, baseline_date: object, deadline: object
) -> None:
    values = parse_criterion(text, "da", TODAY).values
    assert (values.get("baseline_date"), values.get("deadline")) == (baseline_date, deadline)


def test_indicator_of_a_bare_share_has_no_space_at_its_end() -> None:
    assert parse_criterion("fra 24 % til 19 %", "da", TODAY).values["indicator"] == "Andel"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("30 unge, 3/12-2027 referat pkt 4", "referat pkt 4"),
        ("30 unge i job inden 31/12-2027 jobcentrets register", "jobcentrets register"),
        ("30 unge inden 31/12-2027 har fået job", None),
    ],
)
def test_source_may_stand_behind_the_deadline_without_a_comma(
    text: str, source: str | None
) -> None:
    assert parse_criterion(text, "da", TODAY).values.get("source") == source


def test_what_is_to_be_reached_before_christmas_has_that_deadline() -> None:
    reading = read("20 kvinder kommer fast inden jul 2027, fremmødelister")

    deadline = reading.values["deadline"]
    assert deadline == stretch_of("jul 2027")
    assert (deadline.first, deadline.last) == (date(2027, 12, 24), date(2027, 12, 24))


@pytest.mark.parametrize(
    "text",
    [
        "20 kvinder kommer fast inden 1/12-2027; i dag 0; fremmødelister",
        "20 kvinder kommer fast inden 1/12-2027, i dag 0, fremmødelister",
        "20 kvinder kommer fast inden 1/12-2027; 0 i dag; fremmødelister",
    ],
)
def test_baseline_of_today_may_be_a_part_of_its_own(text: str) -> None:
    values = read(text).values

    assert (values["baseline"], values["target"], values["source"]) == (0, 20, "fremmødelister")
    assert "baseline_date" not in values


def test_baseline_of_today_at_the_end_is_no_source() -> None:
    reading = read("20 kvinder kommer fast inden 1/12-2027; i dag 0.")

    assert reading.values["baseline"] == 0
    assert reading.missing == ("source",)


@pytest.mark.parametrize(
    ("text", "deadline", "source"),
    [
        (
            "utrygge 44 -> 30 pct. ved tryghedsmålingen 2030",
            stretch_of("2030"),
            "tryghedsmålingen 2030",
        ),
        (
            "utrygge 44 -> 30 pct. ved den næste tryghedsmåling i marts 2030",
            stretch_of("marts 2030"),
            "den næste tryghedsmåling i marts 2030",
        ),
        ("utrygge 44 pct. ved tryghedsmålingen 2025 til 30 pct.", END, None),
        (
            "utrygge 44 -> 30 pct. ved tryghedsmålingen 2030, inden 1/7-2029",
            date(2029, 7, 1),
            None,
        ),
        ("utrygge 44 -> 30 pct. ved byfesten 2030", END, None),
    ],
)
def test_measurement_and_its_year_are_the_source_and_the_deadline(
    text: str, deadline: object, source: str | None
) -> None:
    values = read(text).values
    assert (values["deadline"], values.get("source")) == (deadline, source)


def test_measurement_is_read_in_english_too() -> None:
    values = read("unsafe 44 -> 30 per cent at the safety survey 2030", "en").values
    assert values["deadline"] == stretch_of("2030", "en")
    assert values["source"] == "the safety survey 2030"


@pytest.mark.parametrize(
    ("text", "baseline", "target"),
    [
        ("120 fritidsjob om året, 30 i dag", 30, 120),
        ("120 fritidsjob om året; 30 job nu", 30, 120),
        ("Fritidsjob, 30 i år", None, 30),
    ],
)
def test_number_of_today_behind_a_comma_is_the_baseline(
    text: str, baseline: int | None, target: int
) -> None:
    values = read(text).values
    assert (values.get("baseline"), values["target"]) == (baseline, target)


@pytest.mark.parametrize(
    ("text", "language", "baseline"),
    [
        ("25 unge får job, udgangspunkt 14, talt i loggen", "da", 14),
        ("25 unge får job, udgangspunktet er: ca. 14, talt i loggen", "da", 14),
        ("25 unge får job, fra 14 unge i dag, talt i loggen", "da", 14),
        ("25 unge får job, ca. 14 i dag, talt i loggen", "da", 14),
        ("25 people get a job, the baseline is 14, counted in the log", "en", 14),
        ("25 people get a job, baseline: about 14, counted in the log", "en", 14),
    ],
)
def test_baseline_is_read_where_it_is_named_or_about(
    text: str, language: Language, baseline: int
) -> None:
    values = read(text, language).values
    assert (values["baseline"], values["target"]) == (baseline, 25)
    assert values["source"] in {"loggen", "the log"}


@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        ("25 unge får job, kilde: vagtplanen, talt den 1/6-2028", "da", "vagtplanen"),
        ("25 unge får job, kilde: vagtplanen, målt i juni 2028", "da", "vagtplanen"),
        ("25 people get a job, source: the rota, measured on 1 June 2028", "en", "the rota"),
        ("25 people get a job, source: the rota, counted in June 2028", "en", "the rota"),
    ],
)
def test_day_of_the_count_is_the_deadline_and_no_part_of_the_source(
    text: str, language: Language, source: str
) -> None:
    values = read(text, language).values
    assert values["source"] == source
    assert "2028" in str(values["deadline"]) or getattr(values["deadline"], "year", 0) == 2028


@pytest.mark.parametrize(
    ("text", "language", "indicator"),
    [
        ("25 unge får job.", "da", "Unge, der får job"),
        ("25 people get a job.", "en", "People that get a job"),
        ("fra 14 til 25 unge får job.", "da", "Unge, der får job"),
        ("Job til unge. Fra 14 til 25 inden 1/6-2028", "da", "Job til unge"),
    ],
)
def test_what_is_counted_ends_without_a_full_stop(
    text: str, language: Language, indicator: str
) -> None:
    assert read(text, language).values["indicator"] == indicator


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("12 nye hilser, mod 3-4 nu", "3-4"),
        ("12 nye hilser (i dag 3-4)", "3-4"),
        ("120 job, 30-40 i dag", "30-40"),
        ("12 nye hilser, udgangspunkt 3-4", "3-4"),
    ],
)
def test_baseline_that_is_a_range_is_asked_for_or_left_open(text: str, baseline: str) -> None:
    reading = read(text)
    low, high = map(int, baseline.split("-"))
    (question,) = reading.questions
    assert question.readings == (
        {"baseline": low},
        {"baseline": high},
        {"baseline": Gap(baseline)},
    )
    assert reading.values["target"] in {12, 120}


def test_source_in_brackets_may_stand_before_the_baseline() -> None:
    values = read("12 nye der hilser og bruger gården (Karin tæller), mod 3-4 nu").values
    assert values["source"] == "Karin tæller"
    assert values["indicator"] == "Nye der hilser og bruger gården"


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Fraflytning 17 -> 12 % 2030, AAB's tal.", stretch_of("2030")),
        ("40 deltagere 2028", stretch_of("2028")),
        ("40 deltagere 2025", END),
        ("40 deltagere 2028 af alle", END),
        ("40 deltagere ved byfesten 2028", END),
    ],
)
def test_year_to_come_behind_what_is_counted_is_the_deadline(text: str, deadline: object) -> None:
    reading = read(text)
    assert (reading.values["deadline"], reading.questions) == (deadline, ())


def test_year_of_the_figures_may_be_the_deadline() -> None:
    reading = read("22 % -> 35 % af de 15-17-årige (kommunens tal 2028)")
    assert reading.values["source"] == "kommunens tal 2028"
    (question,) = reading.questions
    assert question.readings == ({"deadline": stretch_of("2028")}, {"deadline": END})
    assert read("22 % -> 35 % (kommunens tal 2025)").values["deadline"] == END


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("Utrygge 52 % ned til 40 % ved måling i 2030", "da", (52, 40)),
        ("52 besøg", "da", (None, 52)),
        ("52 op til 60 besøg", "da", (52, 60)),
        ("30 unge op til 20 år", "da", (None, 30)),
        ("Unsafe 52 per cent down to 40 per cent", "en", (52, 40)),
    ],
)
def test_number_that_goes_up_or_down_to_another_is_the_baseline(
    text: str, language: Language, numbers: tuple[int | None, int]
) -> None:
    values = read(text, language).values
    assert (values.get("baseline"), values["target"]) == numbers


MEASURED = "8 kommer mindst hver anden gang i april (Inger krydser af). I dag 0."


def in_period(text: str, first: date, last: date, language: Language = "da") -> LineReading:
    return parse_criterion(text, language, TODAY, last, first)


def test_two_sentences_say_all_of_a_goal() -> None:
    reading = in_period(MEASURED, date(2028, 1, 7), date(2028, 4, 29))

    assert (reading.values["target"], reading.values["baseline"]) == (8, 0)
    assert reading.values["source"] == "Inger krydser af"
    assert reading.values["deadline"] == stretch_of("april 2028")
    assert reading.values["indicator"] == "8 kommer mindst hver anden gang"
    assert reading.is_whole


@pytest.mark.parametrize(
    ("text", "first", "last", "deadline"),
    [
        ("20 unge i april", date(2028, 1, 7), date(2028, 4, 29), stretch_of("april 2028")),
        ("20 unge inden april", date(2028, 1, 7), date(2028, 4, 29), date(2028, 3, 31)),
        ("20 unge i december", date(2027, 9, 1), date(2028, 4, 29), stretch_of("december 2027")),
        ("20 unge i juli", date(2028, 1, 7), date(2028, 4, 29), None),
        ("20 unge i april", date(2027, 1, 7), date(2028, 4, 29), None),
        ("20 unge i marts, 30 i april", date(2028, 1, 7), date(2028, 4, 29), None),
        ("20 unge den 5. april", date(2028, 1, 7), date(2028, 4, 29), None),
        ("20 unge i april, frist 1/3-2028", date(2028, 1, 7), date(2028, 4, 29), date(2028, 3, 1)),
        ("20 unge i maj", date(2026, 1, 7), date(2026, 11, 29), None),
        ("20 unge med i april", date(2028, 1, 7), date(2028, 4, 29), stretch_of("april 2028")),
    ],
    ids=[
        "in it",
        "before it",
        "in the first of two years",
        "outside the period",
        "twice in the period",
        "two months",
        "a day",
        "beside a deadline",
        "past",
        "behind a word",
    ],
)
def test_a_month_without_a_year_is_that_of_the_period(
    text: str, first: date, last: date, deadline: object
) -> None:
    reading = in_period(text, first, last)
    said = None if "deadline" in reading.guessed else reading.values.get("deadline")
    assert said == deadline


@pytest.mark.parametrize(
    ("text", "baseline", "target"),
    [
        ("Hærværk 61 til 40 anmeldelser om året", 61, 40),
        ("20 % til 10 % sygefravær", 20, 10),
        ("61 anmeldelser til højst 40", 61, 40),
        ("10 frivillige. I dag: 4.", 4, 10),
        ("10 (heraf 3 nye). 4 i dag.", 4, 10),
        ("12 til 15 unge", None, None),
        ("40 er i job, ca. 3 i dag", 3, 40),
    ],
)
def test_a_fall_needs_no_from_and_a_baseline_may_be_a_sentence(
    text: str, baseline: object, target: object
) -> None:
    values = read(text).values
    assert (values.get("baseline"), values.get("target")) == (baseline, target)


@pytest.mark.parametrize(
    ("text", "source", "deadline"),
    [
        ("Hærværk fra 61 til 40, politiet, 2028.", "politiet", stretch_of("2028")),
        ("Fra 62 til 75 % i AAB's undersøgelse i 2028", "AAB's undersøgelse i 2028", None),
        ("70 % har overblik, spørgeskema efter 6 måneder", "spørgeskema efter 6 måneder", None),
        ("70 % har overblik, i job efter 6 måneder", None, None),
        ("20 kan cykle (instruktørernes prøve), i dag 0.", "instruktørernes prøve", None),
        ("100 cykler er væk, talt af ejendomskontoret.", "ejendomskontoret", None),
        ("Hærværk fra 61 til 40 (kvinder)", None, None),
    ],
)
def test_a_source_is_found_where_it_can_be_nothing_else(
    text: str, source: str | None, deadline: object
) -> None:
    values = read(text).values
    assert values.get("source") == source
    if deadline:
        assert values["deadline"] == deadline


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("70 % har overblik, ved ikke hvad det er i dag", "ved ikke hvad det er i dag"),
        ("70 % har overblik; i dag: ved ikke", "i dag: ved ikke"),
        ("70 % har overblik (i dag ved vi ikke), optælling", "i dag ved vi ikke"),
        ("70 % har overblik, ved ikke i dag", "ved ikke i dag"),
    ],
)
def test_a_baseline_that_nobody_knows_is_left_open(text: str, said: str) -> None:
    reading = read(text)
    assert reading.gaps == {"baseline": Gap(said)}
    assert reading.values["indicator"] == "70 % har overblik"
