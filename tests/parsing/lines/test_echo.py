"""What was read, said back in whole words, and what is wrong with a line."""

from collections.abc import Callable
from datetime import date

import pytest

from aabsocial.core.struct import Struct, choices_of
from aabsocial.model.proposal import (
    BudgetLine,
    FinancingLine,
    Partner,
    ResidentDecision,
    Residents,
    ResultContract,
    SuccessCriterion,
    VolunteerEffort,
)
from aabsocial.parsing.lines.activity_line import parse_activity
from aabsocial.parsing.lines.audience import parse_audience
from aabsocial.parsing.lines.budget_line import parse_budget_line
from aabsocial.parsing.lines.contract_line import parse_contract
from aabsocial.parsing.lines.criterion import parse_criterion
from aabsocial.parsing.lines.decision import parse_decision
from aabsocial.parsing.lines.echo import echo_lines, echo_text, field_question, texts
from aabsocial.parsing.lines.existing_line import parse_existing_volunteering
from aabsocial.parsing.lines.financing_line import parse_financing_line
from aabsocial.parsing.lines.labels import label
from aabsocial.parsing.lines.partner_line import parse_partner_line
from aabsocial.parsing.lines.period import parse_period
from aabsocial.parsing.lines.problems import describe_problem, mend_line
from aabsocial.parsing.lines.reading import LineReading
from aabsocial.parsing.lines.risk_line import parse_risk
from aabsocial.parsing.lines.unknown import read_as_gap

TODAY = date(2026, 12, 1)
END = date(2027, 8, 31)


def said(reading: LineReading) -> list[str]:
    return [line.replace("\xa0", " ") for line in echo_lines(reading, "da")]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param(
            "Efterladte cykler: fra 63 til 35 inden 31. august 2027, kilde: kontorets cykelliste",
            [
                "Efterladte cykler: fra 63 til 35",
                "Frist 31. august 2027 · kilde: kontorets cykelliste",
            ],
            id="whole",
        ),
        pytest.param(
            "90 beboere har repareret en cykel",
            [
                "Beboere, der har repareret en cykel: 90",
                "Frist 31. august 2027 (indsatsens sidste dag)",
                "mangler: kilden",
            ],
            id="guessed and missing",
        ),
        pytest.param(
            "Hærværk falder fra 38 anmeldelser (2025) til højst 28 inden 31/7-2029, registret",
            [
                "Hærværk: fra 38 til højst 28 anmeldelser",
                "Frist 31. juli 2029 · kilde: registret · udgangspunkt fra 2025",
            ],
            id="unit and baseline",
        ),
        pytest.param(
            "Kender nabo: fra 62 % til 75 % i 2030, boligundersøgelsen",
            [
                "Kender nabo: fra 62 til 75 procent",
                "Frist 2030 · kilde: boligundersøgelsen",
            ],
            id="a word within another is no bound",
        ),
        pytest.param(
            "fra 14 til mindst 20 frivillige, vagtplanen",
            [
                "Frivillige: fra 14 til mindst 20",
                "Frist 31. august 2027 (indsatsens sidste dag) · kilde (vagtplanen)",
            ],
            id="at least, and a source by its place",
        ),
        pytest.param(
            "45 unge får job, heraf 30 efter 6 måneder, inden 31/7-2029, optælling",
            [
                "45 unge får job, heraf 30 efter 6 måneder, inden 31/7-2029, optælling",
                "Frist 31. juli 2029 · kilde: optælling",
                "måltallet: 45 eller 30?",
            ],
            id="two targets",
        ),
    ],
)
def test_criterion_is_said_in_whole_words(text: str, lines: list[str]) -> None:
    assert said(parse_criterion(text, "da", TODAY, END)) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "40: afdelingsmøde 15/10-2026, 41 husstande, 64-8-4, referat punkt 6",
            [
                "Afdeling 40: Afdelingsmøde 15. oktober 2026, 41 husstande",
                "64 for, 8 imod, 4 hverken for eller imod · referat punkt 6",
            ],
        ),
        (
            "40: afdelingsmøde 15/10-2026, 41 husstande, 17 for, ingen imod, 3 undlod, punkt 6",
            [
                "Afdeling 40: Afdelingsmøde 15. oktober 2026, 41 husstande",
                "17 for, 0 imod, 3 hverken for eller imod · punkt 6",
            ],
        ),
        (
            "40: afventer afdelingsmøde 14/1-2027",
            [
                "Afdeling 40: Afklares: afdelingsmøde den 14. januar 2027.",
                (
                    "Det fremgår af oplægget, at beslutningen mangler. Den er først truffet, når "
                    "mødet er holdt (punkt 1.5)."
                ),
            ],
        ),
        (
            "40: afventer referatet, pkt 6.",
            [
                "Afdeling 40: Afklares: referatet, pkt 6.",
                (
                    "Det fremgår af oplægget, at beslutningen mangler. Den er først truffet, når "
                    "mødet er holdt (punkt 1.5)."
                ),
            ],
        ),
        (
            "40: enstemmigt på afdelingsmøde 15/10-2026, referat",
            [
                "Afdeling 40: Afdelingsmøde 15. oktober 2026",
                "enstemmigt · referat",
            ],
        ),
        (
            "40: enstemmigt, 40-2-1, afdelingsmøde 15/10-2026, referat",
            [
                "Afdeling 40: Afdelingsmøde 15. oktober 2026",
                "referat",
                "afstemningen: 40 for, 2 imod, 1 hverken for eller imod eller enstemmigt?",
            ],
        ),
        (
            "40: afdelingsmøde 18-3-26, referat",
            [
                "Afdeling 40: Afdelingsmøde",
                "referat",
                "datoen: 18. marts 2026 eller 18 for, 3 imod, 26 hverken for eller imod?",
            ],
        ),
    ],
)
def test_decision_is_said_in_whole_words(text: str, lines: list[str]) -> None:
    assert said(parse_decision(text, "da", TODAY)) == lines


@pytest.mark.parametrize(
    ("reading", "lines"),
    [
        (parse_budget_line("Løn 10 × 333", "da"), ["Løn · 3.330 kr. · (løn) · 10 × 333"]),
        (parse_budget_line("Kaffe ca. 500", "da"), ["Kaffe · 500 kr. (anslået) · (forplejning)"]),
        (parse_budget_line("Kaffe ?", "da"), ["Kaffe · (forplejning)", "afklares: beløbet"]),
        (
            parse_financing_line("AAB 40.000", "da"),
            ["AAB · 40.000 kr. · søgt med oplægget · (AAB)"],
        ),
        (parse_partner_line("ingen: for få", "da"), ["for få"]),
        (parse_audience("Unge, 1", "da"), ["Unge · 1 deltager"]),
        (parse_audience("Unge, ca. 40", "da"), ["Unge · ca. 40 deltagere"]),
        (
            parse_audience("Vi regner med 25 unge på holdet.", "da"),
            ["Vi regner med 25 unge på holdet. · (25 deltagere)"],
        ),
        (parse_activity("Spisning; holdet; juli", "da"), ["Spisning · holdet · juli"]),
        (parse_risk("Regn: telt", "da"), ["Regn · telt"]),
        (parse_existing_volunteering("ingen", "da"), ["Ingen i forvejen"]),
        (parse_contract("SSP; udkast", "da", TODAY), ["SSP · udkast"]),
        (parse_period("juli-august 2026", "da"), ["1. juli 2026 til 31. august 2026"]),
        (parse_period("fra medio maj 2027", "da"), ["medio maj 2027 til medio maj 2027"]),
        (
            parse_risk("afventer driften, svar 1/5-2027", "da"),
            ["Afklares senest 1. maj 2027: afventer driften."],
        ),
        (
            parse_risk("afventer driften, ventes 1/5-2027", "da"),
            ["Afklares: afventer driften, ventes 1/5-2027."],
        ),
        (parse_risk("ved ikke", "da"), ["Afklares senere."]),
        (parse_period("1/8-2026", "da"), ["1. august 2026", "mangler: slutdatoen"]),
    ],
    ids=lambda value: value.text if isinstance(value, LineReading) else "",
)
def test_list_is_said_in_whole_words(reading: LineReading, lines: list[str]) -> None:
    assert said(reading) == lines


def test_a_wait_ends_with_one_full_stop() -> None:
    reading = read_as_gap("budget", "ved ikke: referatet, pkt 6.", "da")

    assert reading is not None
    assert echo_text(reading, "da") == "Læst: Afklares: referatet, pkt 6."


def test_plain_line_says_that_it_was_read() -> None:
    assert echo_text(parse_risk("Regn: telt", "da"), "da") == "Læst: Regn · telt"


@pytest.mark.parametrize(
    ("reading", "problem"),
    [
        (
            parse_criterion("20 unge inden 31/2-2028", "da", TODAY, END),
            (
                "Læst: Unge: 20. Ikke læst: »31/2-2028«. Mangler: fristen, kilden. "
                "Skriv for eksempel »20 unge inden 1. oktober 2028, kilde: vagtplanen«."
            ),
        ),
        (
            parse_budget_line("Kaffe 1.2.3", "da"),
            (
                "Læst: Kaffe 1.2.3 · (forplejning). Ikke læst: »1.2.3«. Mangler: beløbet. "
                "Skriv for eksempel »Kaffe 5.000«."
            ),
        ),
        (
            parse_financing_line("Velliv 20.000", "da"),
            (
                "Læst: Velliv · 20.000 kr. Mangler: hvilken slags det er, om pengene er søgt eller "
                "bevilget. Skriv for eksempel »Velliv 20.000 (fond) søgt«."
            ),
        ),
        (parse_risk("Regn: telt", "da"), ""),
        (
            parse_criterion("20 unge får 1.2.3 job inden 1/10-2028, listen", "da", TODAY, END),
            (
                "Læst: Unge, der får 1.2.3 job: 20. Ikke læst: »1.2.3«. "
                "Skriv for eksempel »20 unge får job inden 1/10-2028, listen«."
            ),
        ),
        (
            parse_criterion("20 unge inden 31/2-2028, listen, 1.2.3", "da", TODAY, END),
            (
                "Læst: Unge: 20. Ikke læst: »31/2-2028«, »1.2.3«. Mangler: fristen, kilden. "
                "Skriv for eksempel »20 unge inden 1. oktober 2028, listen, kilde: vagtplanen«."
            ),
        ),
    ],
    ids=lambda value: value.text if isinstance(value, LineReading) else "",
)
def test_problem_says_what_was_read_what_was_not_and_the_line_mended(
    reading: LineReading, problem: str
) -> None:
    assert describe_problem(reading, "da").replace("\xa0", " ") == problem


@pytest.mark.parametrize(
    ("parse", "texts"),
    [
        (
            lambda text: parse_criterion(text, "da", TODAY, END),
            ("Beboerne bliver gladere", "20 unge inden 31/2-2028", "25 unge får job"),
        ),
        (
            lambda text: parse_decision(text, "da", TODAY),
            ("vi er med", "afdelingsmøde 31/2-2026", "40: urafstemning 1/2-2026"),
        ),
        (
            lambda text: parse_budget_line(text, "da"),
            ("Kaffe", "5.000", "Kaffe 1.2.3"),
        ),
        (
            lambda text: parse_financing_line(text, "da"),
            ("Velliv", "20.000", "Fonden 20.000"),
        ),
        (lambda text: parse_partner_line(text, "da"), ("Klubben", "ingen", "Nordlys: maler")),
        (lambda text: parse_period(text, "da"), ("snart", "1/8-2026")),
    ],
)
def test_mended_line_lacks_nothing_that_the_first_one_lacked(
    parse: Callable[[str], LineReading], texts: tuple[str, ...]
) -> None:
    for text in texts:
        first = parse(text)
        mended = parse(mend_line(first, "da"))
        assert first.missing
        assert not set(first.missing) & set(mended.missing), mended.text
        assert not mended.unread


@pytest.mark.parametrize(
    ("table", "record", "field"),
    [
        ("forum", ResidentDecision, "forum"),
        ("category", BudgetLine, "category"),
        ("kind", FinancingLine, "kind"),
        ("kind", Partner, "kind"),
        ("status", FinancingLine, "status"),
        ("commitment", Partner, "commitment"),
        ("effect", VolunteerEffort, "effect"),
        ("state", ResultContract, "state"),
        ("level", SuccessCriterion, "level"),
        ("existing_volunteering", Residents, "existing_volunteering"),
    ],
)
def test_every_choice_has_a_word(table: str, record: type[Struct], field: str) -> None:
    choices = choices_of(record, field)
    assert choices
    assert all(label(table, choice).da for choice in choices)


def test_what_may_be_asked_about_has_a_question_of_its_own() -> None:
    fields = {key.removeprefix("fields.") for key in texts if key.startswith("fields.")}
    questions = {key.removeprefix("questions.") for key in texts if key.startswith("questions.")}

    assert questions == fields
    assert field_question("financing", "source", "da") == "Hvem betaler?"
    assert field_question("criterion", "source", "da") == "Hvad er kilden?"
