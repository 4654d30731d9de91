"""Lists as a consultant types them, with commas, brackets and dashes: what each is read as."""

from datetime import date

import pytest

from aabsocial.localization.messages import Language
from aabsocial.parsing.lines.activity_line import parse_activity
from aabsocial.parsing.lines.contract_line import begins_with_state, parse_contract
from aabsocial.parsing.lines.existing_line import parse_existing_volunteering, split_efforts
from aabsocial.parsing.lines.milestone_line import parse_milestone, split_milestones
from aabsocial.parsing.lines.risk_line import parse_risk, split_risks

# What is typed, and its parts; one that is empty is asked for.
ACTIVITIES: list[tuple[str, Language, str, str, str]] = [
    (
        "Åben rådgivning hver torsdag 15-18 i beboerhuset, v. to frivillige",
        "da",
        "Åben rådgivning i beboerhuset",
        "to frivillige",
        "hver torsdag 15-18",
    ),
    (
        "Brev til beboeren, når huslejen er 8 dage forsinket; rådgiver",
        "da",
        "Brev til beboeren",
        "rådgiver",
        "når huslejen er 8 dage forsinket",
    ),
    ("Kaffe i laden på torvet", "da", "Kaffe i laden på torvet", "", ""),
    ("Rengøring (unge, 2 timer om ugen)", "da", "Rengøring", "unge", "2 timer om ugen"),
    ("Træning, 1,5 time hver mandag", "da", "Træning", "", "1,5 time hver mandag"),
    (
        "Clean-up (volunteers, 2 hours every week)",
        "en",
        "Clean-up",
        "volunteers",
        "2 hours every week",
    ),
    ("Foredrag, 2 timer", "da", "Foredrag, 2 timer", "", ""),
    (
        "jobklub hver onsdag 17-19 med jobvejleder, ansøgninger osv.",
        "da",
        "jobklub, ansøgninger osv",
        "jobvejleder",
        "hver onsdag 17-19",
    ),
    (
        "Homework café with a teacher, every Wednesday",
        "en",
        "Homework café",
        "a teacher",
        "every Wednesday",
    ),
    ("Kaffe med beboere, tirsdage", "da", "Kaffe med beboere", "", "tirsdage"),
    (
        "Velkomstaften, formand og to frivillige, hver torsdag i juni",
        "da",
        "Velkomstaften",
        "formand og to frivillige",
        "hver torsdag i juni",
    ),
    ("Boldspil, hver uge", "da", "Boldspil", "", "hver uge"),
    (
        "lektiecafé, tirsdage, v. Ungdommens Røde Kors",
        "da",
        "lektiecafé",
        "Ungdommens Røde Kors",
        "tirsdage",
    ),
    ("Lektiecafé (v. Røde Kors) tirsdage", "da", "Lektiecafé", "Røde Kors", "tirsdage"),
    ("Lektiecafé, v. et hold seniorer, onsdage", "da", "Lektiecafé", "et hold seniorer", "onsdage"),
    (
        "Fællesspisning; madholdet; onsdage i juli",
        "da",
        "Fællesspisning",
        "madholdet",
        "onsdage i juli",
    ),
    (
        "Fællesspisning; madholdet, onsdage i juli",
        "da",
        "Fællesspisning",
        "madholdet",
        "onsdage i juli",
    ),
    ("Boldspil; hver uge", "da", "Boldspil", "", "hver uge"),
    (
        "Fællesspisning – madholdet – hver onsdag kl. 17-19",
        "da",
        "Fællesspisning",
        "madholdet",
        "hver onsdag kl. 17-19",
    ),
    (
        "Fællesspisning: madholdet laver mad, onsdage i juli",
        "da",
        "Fællesspisning",
        "madholdet laver mad",
        "onsdage i juli",
    ),
    (
        "Cykelværksted: reparation og udlån, frivillige, lørdage 10-13",
        "da",
        "Cykelværksted: reparation og udlån",
        "frivillige",
        "lørdage 10-13",
    ),
    (
        "Boldspil, dans og spil på plænen, frivillige, tirsdage",
        "da",
        "Boldspil, dans og spil på plænen",
        "frivillige",
        "tirsdage",
    ),
    (
        "Hver torsdag i juni: velkomstaften, formand",
        "da",
        "velkomstaften",
        "formand",
        "Hver torsdag i juni",
    ),
    ("Café (frivillige, hver tirsdag)", "da", "Café", "frivillige", "hver tirsdag"),
    (
        "Lektiehjælp v/ Ungdommens Røde Kors, man og ons 15-17",
        "da",
        "Lektiehjælp",
        "Ungdommens Røde Kors",
        "man og ons 15-17",
    ),
    ("Banko i 47", "da", "Banko i 47", "", ""),
    ("Kursus for 12 beboere", "da", "Kursus for 12 beboere", "", ""),
    (
        "Sommerfest, afdelingsbestyrelsen, 14. juni 2026",
        "da",
        "Sommerfest",
        "afdelingsbestyrelsen",
        "14. juni 2026",
    ),
    ("Gåtur, Natteravnene, uge 12", "da", "Gåtur", "Natteravnene", "uge 12"),
    ("Madklub hver anden tirsdag", "da", "Madklub", "", "hver anden tirsdag"),
    (
        "Sommertur til Bakken, beboergruppen, foråret 2027",
        "da",
        "Sommertur til Bakken",
        "beboergruppen",
        "foråret 2027",
    ),
    (
        "Workshop om affald, konsulenten, to gange om året",
        "da",
        "Workshop om affald",
        "konsulenten",
        "to gange om året",
    ),
    ("Infomøde 15/3, boligsocial konsulent", "da", "Infomøde", "boligsocial konsulent", "15/3"),
    ("Infomøde d. 15.3 kl. 19", "da", "Infomøde", "", "d. 15.3 kl. 19"),
    ("Strik og snak tirsdage", "da", "Strik og snak", "", "tirsdage"),
    (
        "Strik og snak, Ane Holm og Bo Bech, tirsdage",
        "da",
        "Strik og snak",
        "Ane Holm og Bo Bech",
        "tirsdage",
    ),
    (
        "Ferietur, for børn og forældre, uge 30",
        "da",
        "Ferietur, for børn og forældre",
        "",
        "uge 30",
    ),
    ("Besøg på biblioteket, de unge, 3 gange", "da", "Besøg på biblioteket", "de unge", "3 gange"),
    ("Opstart, alle, august", "da", "Opstart", "alle", "august"),
    (
        "Haveprojekt med beboere, gårdlauget, marts-oktober",
        "da",
        "Haveprojekt med beboere",
        "gårdlauget",
        "marts-oktober",
    ),
    (
        "Åben rådgivning, gældsrådgiver, hver mandag fra kl. 16, hele perioden",
        "da",
        "Åben rådgivning",
        "gældsrådgiver",
        "hver mandag fra kl. 16, hele perioden",
    ),
    ("Fest", "da", "Fest", "", ""),
    ("Fodbold (hver onsdag)", "da", "Fodbold", "", "hver onsdag"),
    ("Kaffe, kage", "da", "Kaffe, kage", "", ""),
    ("Nytårskur; bestyrelsen", "da", "Nytårskur", "bestyrelsen", ""),
    ("Hver onsdag", "da", "Hver onsdag", "", ""),
    (
        "Håndværkerhold – unge og vicevært – man-fre i sommerferien",
        "da",
        "Håndværkerhold",
        "unge og vicevært",
        "man-fre i sommerferien",
    ),
    (
        "A shared meal, volunteers, every Thursday in June",
        "en",
        "A shared meal",
        "volunteers",
        "every Thursday in June",
    ),
    (
        "Football – the sports club – Saturdays at 10",
        "en",
        "Football",
        "the sports club",
        "Saturdays at 10",
    ),
    ("Café c/o the board, weekly", "en", "Café", "the board", "weekly"),
    ("Games for children, Sundays", "en", "Games for children", "", "Sundays"),
]


@pytest.mark.parametrize(("text", "language", "what", "who", "when"), ACTIVITIES)
def test_activity(text: str, language: Language, what: str, who: str, when: str) -> None:
    reading = parse_activity(text, language)
    said = {"what": what, "who": who, "when": when}
    assert dict(reading.values) == {name: part for name, part in said.items() if part}
    assert reading.missing == tuple(name for name, part in said.items() if not part)


RISKS: list[tuple[str, Language, str, str]] = [
    ("Ingen kommer – vi går rundt og banker på", "da", "Ingen kommer", "vi går rundt og banker på"),
    ("Regn: telt", "da", "Regn", "telt"),
    ("Regn kl. 17:00", "da", "Regn kl. 17:00", ""),
    (
        "For få frivillige (vi spørger på afdelingsmødet)",
        "da",
        "For få frivillige",
        "vi spørger på afdelingsmødet",
    ),
    (
        "For få frivillige, så spørger vi på afdelingsmødet",
        "da",
        "For få frivillige",
        "så spørger vi på afdelingsmødet",
    ),
    ("Det regner, så ingen kommer", "da", "Det regner, så ingen kommer", ""),
    (
        "Hvis ingen kommer, så går vi rundt og banker på",
        "da",
        "Hvis ingen kommer",
        "så går vi rundt og banker på",
    ),
    (
        "Hvis koordinatoren stopper, overtager vikaren",
        "da",
        "Hvis koordinatoren stopper",
        "overtager vikaren",
    ),
    (
        "Budgettet skrider. Modtræk: månedlig opfølgning",
        "da",
        "Budgettet skrider",
        "månedlig opfølgning",
    ),
    (
        "Budgettet skrider - opfølgning hver måned",
        "da",
        "Budgettet skrider",
        "opfølgning hver måned",
    ),
    (
        "For få frivillige - især om vinteren - vi spørger naboafdelingen",
        "da",
        "For få frivillige - især om vinteren",
        "vi spørger naboafdelingen",
    ),
    (
        "For få frivillige - især om vinteren - flyers",
        "da",
        "For få frivillige - især om vinteren - flyers",
        "",
    ),
    ("Naboer klager over støj -> slut kl. 21", "da", "Naboer klager over støj", "slut kl. 21"),
    (
        "Konsulenten bliver syg, vi har aftalt vikar med 47",
        "da",
        "Konsulenten bliver syg",
        "vi har aftalt vikar med 47",
    ),
    (
        "Pengene slår ikke til, vi mangler frivillige",
        "da",
        "Pengene slår ikke til, vi mangler frivillige",
        "",
    ),
    ("Risiko: For få penge; modtræk: søger fond", "da", "For få penge", "søger fond"),
    (
        "Fonden siger nej. Vi skærer ned på materialer.",
        "da",
        "Fonden siger nej",
        "Vi skærer ned på materialer.",
    ),
    (
        "Hærværk på cyklerne (låses inde om natten)",
        "da",
        "Hærværk på cyklerne (låses inde om natten)",
        "",
    ),
    (
        "Manglende opbakning / vi holder ekstra møde",
        "da",
        "Manglende opbakning",
        "vi holder ekstra møde",
    ),
    ("Ildsjælene brænder ud => rotation", "da", "Ildsjælene brænder ud", "rotation"),
    ("Ingen", "da", "Ingen", ""),
    ("Støj", "da", "Støj", ""),
    ("Nobody comes – we go from door to door", "en", "Nobody comes", "we go from door to door"),
    ("If it rains, then we move indoors", "en", "If it rains", "then we move indoors"),
    (
        "Too few volunteers (we ask the neighbours)",
        "en",
        "Too few volunteers",
        "we ask the neighbours",
    ),
    ("The money runs out, we lack volunteers", "en", "The money runs out, we lack volunteers", ""),
    ("Too few come, we never get going", "en", "Too few come, we never get going", ""),
    ("The lamps are late, we won’t be ready", "en", "The lamps are late, we won’t be ready", ""),
    ("Lamperne mangler, vi bliver ikke klar", "da", "Lamperne mangler, vi bliver ikke klar", ""),
]


def test_words_in_brackets_behind_a_risk_may_be_what_is_done_about_it() -> None:
    reading = parse_risk("jobvejlederen siger op (UU tager over imens)", "da")
    (question,) = reading.questions
    told = {"risk": "jobvejlederen siger op", "mitigation": "UU tager over imens"}
    assert question.readings == (told, {})
    assert reading.values["risk"] == reading.text
    assert parse_risk("jobvejlederen siger op (2028)", "da").missing == ("mitigation",)


@pytest.mark.parametrize(("text", "language", "risk", "mitigation"), RISKS)
def test_risk(text: str, language: Language, risk: str, mitigation: str) -> None:
    reading = parse_risk(text, language)
    said = {"risk": risk, "mitigation": mitigation}
    assert dict(reading.values) == {name: part for name, part in said.items() if part}


# The authority, its state, the day and the reason.
CONTRACTS: list[tuple[str, Language, tuple[str, str, str, str]]] = [
    (
        "Gladsaxe Kommune (underskrevet 3/2-2027)",
        "da",
        ("Gladsaxe Kommune", "signed", "2027-02-03", ""),
    ),
    (
        "Gladsaxe Kommune, underskrevet 3/2-2027",
        "da",
        ("Gladsaxe Kommune", "signed", "2027-02-03", ""),
    ),
    ("Gladsaxe Kommune – i dialog", "da", ("Gladsaxe Kommune", "in-dialogue", "", "")),
    (
        "Gladsaxe Kommune underskrevet d. 3. februar 2027",
        "da",
        ("Gladsaxe Kommune", "signed", "2027-02-03", ""),
    ),
    (
        "Resultatkontrakt med Gladsaxe Kommune er underskrevet 3/2-2027",
        "da",
        ("Gladsaxe Kommune", "signed", "2027-02-03", ""),
    ),
    (
        "Socialforvaltningen; ikke begyndt: ingen har tid",
        "da",
        ("Socialforvaltningen", "not-started", "", "ingen har tid"),
    ),
    (
        "Socialforvaltningen, ikke begyndt – ingen har tid",
        "da",
        ("Socialforvaltningen", "not-started", "", "ingen har tid"),
    ),
    (
        "Socialforvaltningen (ikke begyndt, ingen har tid)",
        "da",
        ("Socialforvaltningen", "not-started", "", "ingen har tid"),
    ),
    (
        "Københavns Kommune, Børne- og Ungdomsforvaltningen: udkast",
        "da",
        ("Københavns Kommune, Børne- og Ungdomsforvaltningen", "draft", "", ""),
    ),
    (
        "Jobcentret ikke underskrevet endnu",
        "da",
        ("Jobcentret", "", "", "ikke underskrevet endnu"),
    ),
    (
        "Gladsaxe Kommune 3/2-2027 underskrevet",
        "da",
        ("Gladsaxe Kommune", "signed", "2027-02-03", ""),
    ),
    ("Gladsaxe Kommune", "da", ("Gladsaxe Kommune", "", "", "")),
    (
        "Gladsaxe Kommune: underskrevet 31/2-2027",
        "da",
        ("Gladsaxe Kommune", "signed", "", "31/2-2027"),
    ),
    ("i dialog", "da", ("", "in-dialogue", "", "")),
    (
        "Gladsaxe Kommune i dialog om en kontrakt",
        "da",
        ("Gladsaxe Kommune", "in-dialogue", "", "om en kontrakt"),
    ),
    (
        "Gladsaxe Kommune: vi er i dialog, næste møde 3/2-2027",
        "da",
        ("Gladsaxe Kommune", "in-dialogue", "", "næste møde 3/2-2027"),
    ),
    (
        "Kommunen, center for dialog; underskrevet 1/2-2026",
        "da",
        ("Kommunen, center for dialog", "signed", "2026-02-01", ""),
    ),
    ("Gladsaxe Kommune: ikke relevant", "da", ("Gladsaxe Kommune", "not-relevant", "", "")),
    (
        "Gladsaxe: udkast sendt 1/3-2026, afventer borgmesteren",
        "da",
        ("Gladsaxe", "draft", "", "sendt 1/3-2026, afventer borgmesteren"),
    ),
    ("The city council (signed 3/2-2027)", "en", ("The city council", "signed", "2027-02-03", "")),
    ("Contract with the job centre is in draft", "en", ("the job centre", "draft", "", "")),
]


@pytest.mark.parametrize(("text", "language", "said"), CONTRACTS)
def test_contract(text: str, language: Language, said: tuple[str, str, str, str]) -> None:
    values = parse_contract(text, language, date(2027, 6, 1)).values
    names = ("authority", "state", "date", "contract_reason")
    assert tuple(str(values.get(name, "")) for name in names) == said


def test_a_contract_that_begins_with_its_state_names_no_authority() -> None:
    assert begins_with_state("underskrevet 3/2-2027", "da")
    assert begins_with_state("ingen kontrakt endnu, kun mundtligt", "da")
    assert begins_with_state("no contract yet", "en")
    assert begins_with_state("ikke underskrevet", "da")
    assert begins_with_state("aftalen er på vej", "da")
    assert begins_with_state("kontrakten er på vej, ventes i februar", "da")
    assert begins_with_state("mangler endnu", "da")
    assert not begins_with_state("Lindby Kommune: i dialog", "da")


# Each line with its efforts, and of each the name, the effect and the agreement.
EFFORTS: list[tuple[str, Language, list[tuple[str, str, str]]]] = [
    (
        "Beboercafeen: uberørt, Strikkeklubben: supplerer",
        "da",
        [("Beboercafeen", "unaffected", ""), ("Strikkeklubben", "supplements", "")],
    ),
    (
        "Beboercafeen uberørt og Strikkeklubben supplerer",
        "da",
        [("Beboercafeen", "unaffected", ""), ("Strikkeklubben", "supplements", "")],
    ),
    (
        "Beboercafeen (uberørt), Strikkeklubben (supplerer, aftale 2/6-2026)",
        "da",
        [("Beboercafeen", "unaffected", ""), ("Strikkeklubben", "supplements", "aftale 2/6-2026")],
    ),
    (
        "Beboercafeen: uberørt, aftale 2/6-2026, Strikkeklubben: supplerer; bilag 3",
        "da",
        [
            ("Beboercafeen", "unaffected", "aftale 2/6-2026"),
            ("Strikkeklubben", "supplements", "bilag 3"),
        ],
    ),
    (
        "Boldklubben: supplerer; aftale af 2. juni 2026",
        "da",
        [("Boldklubben", "supplements", "aftale af 2. juni 2026")],
    ),
    ("Boldklubben; supplerer", "da", [("Boldklubben", "supplements", "")]),
    (
        "boldklubben har noget lignende, vi har aftalt at dele dagene (mail 2/6-2026)",
        "da",
        [
            (
                "boldklubben har noget lignende",
                "",
                "vi har aftalt at dele dagene (mail 2/6-2026)",
            )
        ],
    ),
    ("Caféen, skriftlig aftale 26. maj", "da", [("Caféen", "", "skriftlig aftale 26. maj")]),
    ("caféen, om torsdagen, lovet i maj", "da", [("caféen, om torsdagen", "", "lovet i maj")]),
    ("Caféen, vi har ikke aftalt noget", "da", [("Caféen, vi har ikke aftalt noget", "", "")]),
    (
        "Boldklubben – overlapper – aftale med bestyrelsen",
        "da",
        [("Boldklubben", "overlaps", "aftale med bestyrelsen")],
    ),
    ("Boldklubben overlapper ikke", "da", [("Boldklubben", "", "")]),
    ("Boldklubben: bliver ikke påvirket", "da", [("Boldklubben", "unaffected", "")]),
    ("Boldklubben", "da", [("Boldklubben", "", "")]),
    ("FDF-lektiecafe rører vi ikke ved", "da", [("FDF-lektiecafe", "unaffected", "")]),
    ("Cafeen, Strikkeklubben: begge uberørt", "da", [("Cafeen, Strikkeklubben", "unaffected", "")]),
    (
        "Cafeen: supplerer, vi supplerer med lørdage",
        "da",
        [("Cafeen", "supplements", "vi supplerer med lørdage")],
    ),
    ("Gårdlauget påvirkes ikke", "da", [("Gårdlauget", "unaffected", "")]),
    (
        "Cafeen: uberørt. Strikkeklubben: overlapper. Motion: erstatter",
        "da",
        [
            ("Cafeen", "unaffected", ""),
            ("Strikkeklubben", "overlaps", ""),
            ("Motion", "replaces", ""),
        ],
    ),
    (
        "Cafeen og strikkeklubben: uberørt, motionsholdet: supplerer",
        "da",
        [("Cafeen og strikkeklubben", "unaffected", ""), ("motionsholdet", "supplements", "")],
    ),
    (
        "Cafeen: uberørt strikkeklubben: supplerer",
        "da",
        [("Cafeen: uberørt strikkeklubben", "supplements", "")],
    ),
    (
        "Cafeen (uberørt) – Strik (supplerer)",
        "da",
        [("Cafeen", "unaffected", ""), ("Strik", "supplements", "")],
    ),
    ("Cafeen (uberørt) Strik (supplerer)", "da", [("Cafeen", "unaffected", "Strik (supplerer)")]),
    (
        "The café: unaffected, the knitting club: supplements",
        "en",
        [("The café", "unaffected", ""), ("the knitting club", "supplements", "")],
    ),
]


@pytest.mark.parametrize(("text", "language", "efforts"), EFFORTS)
def test_efforts(text: str, language: Language, efforts: list[tuple[str, str, str]]) -> None:
    read = [
        parse_existing_volunteering(it, language).values for it in split_efforts(text, language)
    ]
    names = ("name", "effect", "agreement")
    assert [tuple(str(it.get(name, "")) for name in names) for it in read] == efforts


@pytest.mark.parametrize(
    ("text", "risks"),
    [
        (
            "Landsbyggefondens penge forsinkes; medarbejdere rejser; kommunen skærer.",
            [
                ("Landsbyggefondens penge forsinkes", ""),
                ("medarbejdere rejser", ""),
                ("kommunen skærer.", ""),
            ],
        ),
        (
            "Tilsagnet falder væk - så søges puljer; rådgiver siger op; folk tager ikke telefonen",
            [
                ("Tilsagnet falder væk", "så søges puljer"),
                ("rådgiver siger op", ""),
                ("folk tager ikke telefonen", ""),
            ],
        ),
        (
            "Regn: vi låner et telt; det står i skuret; Per henter det",
            [("Regn", "vi låner et telt; det står i skuret; Per henter det")],
        ),
        (
            "Regn; vi låner et telt; og griller inde",
            [("Regn", "vi låner et telt; og griller inde")],
        ),
        (
            "For få kommer -> en runde. Sygdom => afløser.",
            [("For få kommer", "en runde."), ("Sygdom", "afløser.")],
        ),
        ("For få kommer -> en runde -> et brev", [("For få kommer -> en runde -> et brev", "")]),
        ("For få kommer. Sygdom -> afløser", [("For få kommer. Sygdom", "afløser")]),
    ],
)
def test_risks(text: str, risks: list[tuple[str, str]]) -> None:
    read = [parse_risk(it, "da").values for it in split_risks(text, "da")]
    assert [(it["risk"], it.get("mitigation", "")) for it in read] == risks


@pytest.mark.parametrize(
    ("text", "name", "asked", "agreement"),
    [
        ("Strikkeklubben: systuen tager ikke noget fra dem", "Strikkeklubben", "", ""),
        (
            "Strikkeklubben: vi tager ikke noget fra dem; aftale 2/6",
            "Strikkeklubben",
            "",
            "aftale 2/6",
        ),
        (
            "Systuen tager ikke noget fra strikkeklubben, vi har spurgt dem d. 2/2.",
            "strikkeklubben",
            "strikkeklubben: vi har spurgt dem d. 2/2",
            "",
        ),
    ],
)
def test_work_from_which_nothing_is_taken(text: str, name: str, asked: str, agreement: str) -> None:
    reading = parse_existing_volunteering(text, "da")
    assert (reading.values["name"], reading.values["effect"]) == (name, "unaffected")
    assert reading.values.get("volunteering_asked", "") == asked
    assert reading.values.get("agreement", "") == agreement
    assert not reading.missing


def test_work_from_which_perhaps_nothing_is_taken_stands_open() -> None:
    text = "Systuen tager måske ikke noget fra strikkeklubben"
    assert "effect" not in parse_existing_volunteering(text, "da").values
    reading = parse_existing_volunteering("Måske tager den ikke noget fra klubben?", "da")
    assert "effect" not in reading.values
    reading = parse_existing_volunteering("Cafeen: måske tager ikke noget fra dem", "da")
    assert reading.gaps["effect"].note == "Cafeen: måske tager ikke noget fra dem"


def test_an_agreement_on_what_is_untouched_is_offered_and_never_asked_for() -> None:
    without = parse_existing_volunteering("Beboercafeen: uberørt", "da")
    assert without.missing == ()
    assert [it.in_("da")[:17] for it in without.remarks] == ["Har I en aftale m"]
    assert not parse_existing_volunteering("Cafeen: uberørt; aftale 2/6", "da").remarks
    assert parse_existing_volunteering("Cafeen: supplerer", "da").missing == ("agreement",)


MILESTONES: list[tuple[str, date | None, str]] = [
    ("åbning senest 1/10-26", date(2026, 10, 1), "åbning"),
    ("inden 1/10-26: åbning", date(2026, 10, 1), "åbning"),
    ("midtvejs - 15.3.27", date(2027, 3, 15), "midtvejs"),
    (
        "15.3.2027 midtvejs, 10 frivillige i gang",
        date(2027, 3, 15),
        "midtvejs, 10 frivillige i gang",
    ),
    ("1/10 værkstedet åbner", None, "1/10 værkstedet åbner"),
    ("uge 40: åbning", None, "uge 40: åbning"),
]


@pytest.mark.parametrize(("text", "day", "what"), MILESTONES)
def test_milestone(text: str, day: date | None, what: str) -> None:
    values = parse_milestone(text, "da").values
    assert (values.get("date"), values.get("what")) == (day, what)


@pytest.mark.parametrize(
    ("text", "what", "who", "when"),
    [
        ("nattevandring med Natteravnene", "nattevandring", "Natteravnene", None),
        (
            "nattevandring med Natteravnene hver fredag",
            "nattevandring",
            "Natteravnene",
            "hver fredag",
        ),
        ("Spisning sammen med Madholdet; onsdage", "Spisning", "Madholdet", "onsdage"),
        ("Suppe med Røde Kors, onsdage", "Suppe", "Røde Kors", "onsdage"),
        (
            "Suppe med Kirken og spil med Madholdet hver fredag",
            "Suppe med Kirken og spil",
            "Madholdet",
            "hver fredag",
        ),
        ("tur med Røde Kors til Tivoli", "tur med Røde Kors til Tivoli", None, None),
        ("fodbold med Ronaldo", "fodbold med Ronaldo", None, None),
        ("spisning med madholdet", "spisning med madholdet", None, None),
    ],
)
def test_those_an_activity_is_done_with_are_who(
    text: str, what: str, who: str | None, when: str | None
) -> None:
    values = parse_activity(text, "da").values
    assert (values["what"], values.get("who"), values.get("when")) == (what, who, when)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "tilsagn falder væk - så søges puljer; rådgiver siger op; få kommer (vi skriver sms)",
            [
                "tilsagn falder væk - så søges puljer",
                "rådgiver siger op",
                "få kommer (vi skriver sms)",
            ],
        ),
        ("Regn: telt; sygdom: vikar", ["Regn: telt", "sygdom: vikar"]),
        ("Få kommer; vi ringer; vi deler sedler ud", None),
        ("Regn: vi låner telt; hvis ikke, så går vi ind", None),
        ("Regn: telt; vi: ringer", None),
        (
            "for få kommer - vi inviterer selv. Fonden trækker sig: så færre gange.",
            ["for få kommer - vi inviterer selv", "Fonden trækker sig: så færre gange."],
        ),
        ("Regn: vi låner et telt. Hvis det blæser, tager vi det ned.", None),
        ("Regn: vi låner et telt. Vi spørger Bente: hun har et.", None),
    ],
)
def test_several_risks_are_parted_where_each_has_its_answer(
    text: str, parts: list[str] | None
) -> None:
    assert split_risks(text, "da") == (parts or [text])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Midtvejs: marts 2029. Slut: december 2029?? (tjek med Bente)",
            ["Midtvejs: marts 2029", "Slut: december 2029?? (tjek med Bente)"],
        ),
        (
            "Midtvejs: marts 2029?? (tjek). Slut: december 2029",
            ["Midtvejs: marts 2029?? (tjek)", "Slut: december 2029"],
        ),
        ("1/3-2029: midtvejs; 1/12-2029: slut", ["1/3-2029: midtvejs", "1/12-2029: slut"]),
        ("1/3-2029: midtvejs; med kaffe", None),
        ("maj 2028 og juni 2029: møde", ["maj 2028: møde", "juni 2029: møde"]),
        ("15/7-2027, 31/10-2027, gruppen", ["15/7-2027, gruppen", "31/10-2027, gruppen"]),
        ("maj 2028 møde og juni 2028 fest", None),
        (
            "Midtvejs februar 2028, slut marts 2029. Ansvarlig: Bente",
            ["Midtvejs februar 2028", "slut marts 2029. Ansvarlig: Bente"],
        ),
        ("Midtvejs februar 2028, gruppen mødes", None),
        ("Marts 2029. Ansvarlig: Bente", None),
        (
            "januar og juni 2028, af den boligsociale medarbejder",
            [
                "januar 2028, af den boligsociale medarbejder",
                "juni 2028, af den boligsociale medarbejder",
            ],
        ),
        ("Møde maj 2028 og juni 2029", None),
        ("Marts 2029. Vi mødes", None),
    ],
)
def test_several_days_are_parted_where_each_part_has_one(
    text: str, parts: list[str] | None
) -> None:
    assert split_milestones(text, "da") == (parts or [text])


def test_day_that_is_doubted_is_left_open() -> None:
    reading = parse_milestone("Slut: december 2029?? (tjek med Bente)", "da")
    assert reading.gaps["date"].note == "december 2029?? (tjek med Bente)"
    assert dict(reading.values) == {"what": "Slut"}
    assert reading.missing == ()


@pytest.mark.parametrize(
    ("text", "risks"),
    [
        (
            "ingen svarer os (så ringer jeg på), en bliver syg, GDPR: vi må ikke ringe - samtykke",
            [
                ("ingen svarer os", "så ringer jeg på"),
                ("en bliver syg", None),
                ("GDPR: vi må ikke ringe", "samtykke"),
            ],
        ),
        (
            "kommunen sparer nu (LBF-penge kan flyttes), unge vil ikke, de siger nej - så spares",
            [
                ("kommunen sparer nu (LBF-penge kan flyttes)", None),
                ("unge vil ikke", None),
                ("de siger nej", "så spares"),
            ],
        ),
        ("regn, blæst, kulde: vi rykker ind", [("regn, blæst, kulde", "vi rykker ind")]),
    ],
)
def test_risks_between_commas_are_parted_where_two_are_answered(
    text: str, risks: list[tuple[str, str | None]]
) -> None:
    readings = [parse_risk(it, "da") for it in split_risks(text, "da")]
    assert [(it.values["risk"], it.values.get("mitigation")) for it in readings] == risks


@pytest.mark.parametrize(
    ("text", "name", "agreement", "left_open"),
    [
        (
            "Der er en beboer der laver cykler i forvejen, han er med. Ca. 6 frivillige.",
            "en beboer der laver cykler",
            None,
            "han er med. Ca. 6 frivillige.",
        ),
        (
            "Der er en beboer, der laver cykler i forvejen.",
            "en beboer, der laver cykler",
            None,
            None,
        ),
        (
            "i dag 12 i Lundevang Venner, de kører loppemarked; det fortsætter",
            "12 i Lundevang Venner",
            None,
            "de kører loppemarked; det fortsætter",
        ),
        ("Vi har boldklubben, aftale af 2. juni", "boldklubben", "aftale af 2. juni", None),
        ("Vi har boldklubben, de har sagt ja", "boldklubben", "de har sagt ja", None),
    ],
)
def test_sentence_tells_who_there_is_and_is_no_name(
    text: str, name: str, agreement: str | None, left_open: str | None
) -> None:
    reading = parse_existing_volunteering(text, "da")
    assert (reading.values["name"], reading.values.get("agreement")) == (name, agreement)
    gap = reading.gaps.get("agreement")
    assert (gap.note if gap else None) == left_open
