"""What the name of a budget line tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.policy.aab import load_policy
from aabsocial.policy.aab.detectors.vague_wording import (
    can_be_counted,
    is_about_evaluation,
    is_unspecified,
    keeps_a_level,
    vague_words,
)
from aabsocial.questionnaire.questions import DecodedAnswers
from aabsocial.review.review import review
from tests.support.proposals import ON_THE_DAY, a_proposal

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language


UNSPECIFIED = (
    "Diverse",
    "diverse udgifter",
    "DIVERSE:",
    "Andet",
    "Andre omkostninger",
    "Øvrigt",
    "Øvrige udgifter mv.",
    "Diverse og andet",
    "Forskellige småting",
    "Other",
    "Other costs",
    "Misc.",
    "Miscellaneous expenses",
    "Sundries",
)
SPECIFIED = (
    "Forplejning",
    "Diverse værktøj til reparationsbordet",
    "Uforudsete udgifter",
    "Løn og andre lønudgifter til koordinator",
    "Andel af fælles kontor",
    "Udgifter",
    "Other housing organisations' rooms",
    "Anden halvdel af husleje",
    "8 aftener",
)


@pytest.mark.parametrize("item", UNSPECIFIED)
def test_a_name_that_says_nothing_is_unspecified(item: str) -> None:
    assert is_unspecified(item)


@pytest.mark.parametrize("item", SPECIFIED)
def test_a_name_of_a_thing_is_specified(item: str) -> None:
    assert not is_unspecified(item)


@pytest.mark.parametrize("item", ["Evaluering", "Følgeevaluering", "External EVALUATION"])
def test_a_line_may_be_for_evaluation_by_name(item: str) -> None:
    assert is_about_evaluation(item)


def test_an_audit_is_no_evaluation() -> None:
    assert not is_about_evaluation("Revision")


FIRST = "success_criteria[0]"
WEAK = {
    "Beboerne trives bedre.": ("trives", "bedre"),
    "Mange deltager i fællesspisningen.": ("mange",),
    "Der skabes positiv omtale af området.": ("positiv",),
    "Vi vil forsøge at nedbringe antallet af udsættelser.": ("forsøge", "nedbringe"),
    "Kriminaliteten falder.": ("falder",),
    "Flere unge kommer i job.": ("flere",),
    "Indsatsen implementeres som planlagt.": ("implementeres", "som planlagt"),
    "Netværket styrkes.": ("styrkes",),
    "Der afholdes løbende evaluering.": ("løbende",),
    "Mødrene bliver bedre forældre.": ("bedre",),
    "Færre henvendelser til driften inden for en årrække.": ("færre", "inden for en årrække"),
    "Projektet bliver selvkørende.": ("selvkørende",),
    "Flere ældre bliver digitale.": ("flere",),
    "Beboerne er glade.": ("glade",),
    "Beboerne i afdeling 901 trives.": ("trives",),
    "K1: Trygheden er i fokus, så vidt muligt.": ("fokus", "så vidt muligt"),
    "FLERE FA\N{LATIN CAPITAL LETTER A}R HJÆLP": ("flere",),
    "Ro pa\N{COMBINING RING ABOVE} stien, pa\N{COMBINING RING ABOVE} sigt": ("på sigt",),
    "Indsatsen medvirker til et godt naboskab.": ("medvirker", "godt"),
    "Området bliver mere attraktivt for nye lejere.": ("mere", "attraktivt"),
    "De unge motiveres hurtigst muligt til uddannelse.": ("motiveres", "hurtigst muligt"),
    "Livskvaliteten og sammenholdet vokser med tiden.": ("vokser", "med tiden"),
}
WEAK_BUT_NUMBERED = (
    "80 % af deltagerne er tilfredse.",
    "100 % af beboerne inddrages.",
    "Frivilligheden øges med 50 %.",
)
STRONG_PARAGRAPHS = """
Andelen af beboere, der svarer 'tryg' eller 'meget tryg' i afdelingens beboerundersøgelse, stiger
fra 62 % (maj 2026) til 70 % (maj 2028). Kilde: spørgeskema til alle husstande.

Mindst 40 husstande deltager mindst én gang, og gennemsnittet er mindst 25 deltagere pr. gang ved
8 arrangementer inden 31. august 2026. Kilde: optælling ved døren.

Mindst fire historier om afdelingens frivillige bringes i AAB's kanaler inden 31. december 2026.
Kilde: presseliste.

Antal effektuerede udsættelser i de fire afdelinger falder fra 14 (2025) til højst 9 (2027).
Kilde: AAB's inkassosystem, opgøres kvartalsvis.

Mindst 60 % af deltagerne svarer ved afslutning, at de selv kan lægge et budget, mod 25 % ved
start. Kilde: for- og eftermåling, svarprocent mindst 70.

Antal anmeldelser af hærværk i afdelingens fællesarealer falder fra 38 (2025) til højst 28 (2027).
Kilde: driftens skaderegister.

45 unge på 13-17 år får et fritidsjob, og 30 har det stadig efter 6 måneder, inden 30. juni 2029.
Kilde: projektets registrering, opgjort uden navne.

Alle 12 vejledte workshops er holdt, og 20 forældre har gennemført mindst 5 af 6 mødegange inden
15. december 2026.

Mindst 15 deltagere angiver ved afslutning, at de kender mindst to naboer, de kan bede om hjælp
(mod 6 ved start).

Styregruppen får en halvårlig status på alle succeskriterier 1. marts og 1. september; afvigelser
over 20 % udløser en handleplan.

Andelen af deltagernes børn med under 10 % fravær i dagtilbud/skole stiger fra 70 % til 80 % i
skoleåret 2027/28. Kilde: kommunens opgørelse på gruppeniveau.

Mindst 25 % af husstandene har svaret på spørgeskemaet, og mindst 30 husstande deltager i et af to
beboermøder inden 1. oktober 2026.

Antal frivillige, der er aktive mindst én gang om måneden, stiger fra 8 (januar 2026) til 14
(januar 2027).

Antal klager over støj og affald til ejendomskontoret falder fra 120 til højst 90 pr. år, målt 12
måneder efter start. Kilde: klagejournalen.

Den 1. januar 2029 drives caféen af en registreret frivillig forening med egen bestyrelse og et
driftsbudget uden tilskud fra AAB.
"""
STRONG = [" ".join(statement.split()) for statement in STRONG_PARAGRAPHS.split("\n\n")]
GOOD_DANISH = (
    "Mindst tolv husstande har haft besøg af en nabo.",
    "Flere end ti børn møder op hver onsdag.",
    "Halvdelen af de unge er mere trygge på stien.",
    "Antallet af rykkere er halveret.",
    "Flere familier har fået hjælp inden udgangen af juni.",
    "Støjklagerne falder til under fem.",
    "Ingen husstand bliver sat ud for en gæld under en måneds husleje.",
    "Caféen har en bestyrelse, valgt af brugerne.",
    "Afdelingsmødet godkender et nyt ordensreglement.",
    "Hver opgang har en kontaktperson.",
    "Haven er anlagt og taget i brug.",
    "Alle børn i gruppen kan svømme 25 meter.",
    "Foreningen er registreret og har egen konto.",
    "Nøglerne er overdraget til beboergruppen.",
    "Trivselsmålingen er gennemført i begge afdelinger.",
    "Tryghedsvandringen er holdt i hver opgang.",
    "Forsøgsprojektet er beskrevet i et metodehæfte.",
    "Godkendelsen fra kommunen foreligger.",
    "Mindst én voksen fra hver opgang kommer til mødet og trives i rollen.",
    "Dobbelt så mange frivillige som i dag står for aftenerne.",
    "Hærværk anmeldt af driften falder med en tredjedel.",
    "Fire ud af ti deltagere har fået flere bekendte.",
    "Hver anden deltager føler sig mere tryg.",
    "Et dusin frivillige er blevet flere.",
    "Et flertal af husstandene er tilfredse.",
    "Begge afdelinger har et bedre naboskab.",
    "Ingen mangler en god nabo.",
)
VAGUE_ENGLISH = {
    "Residents are happier.": ("happier",),
    "More young people find work.": ("more",),
    "The network is strengthened.": ("strengthened",),
    "Residents in department 901 feel safer.": ("safer",),
    "Crime falls.": ("falls",),
    "We aim to reduce evictions as far as possible.": (
        "aim to",
        "reduce",
        "as far as possible",
    ),
    "The project becomes self-sustaining.": ("self-sustaining",),
    "Well-being improves over time.": ("well-being", "improves", "over time"),
    "Many residents join the communal dinners.": ("many",),
    "The area is spoken of more positively.": ("more", "positively"),
    "We will try to bring evictions down.": ("try",),
    "The project is implemented as planned.": ("implemented", "as planned"),
    "There is continuous evaluation.": ("continuous",),
    "The mothers become better parents.": ("better",),
    "Fewer calls to the caretakers over the years.": ("fewer", "over the years"),
    "Older residents are involved where possible.": ("involved", "where possible"),
    "Participants are satisfied.": ("satisfied",),
    "The garden contributes to cohesion.": ("contributes to", "cohesion"),
    "Volunteers are motivated and supported.": ("motivated", "supported"),
    "Neighbours seek help as soon as possible.": ("seek", "as soon as possible"),
    "The stairwells look good.": ("good",),
}
FEWEST = 20
GOOD_ENGLISH = (
    "At least 40 households take part by 31 August 2026.",
    "Complaints about noise fall from 22 (2025) to at most 14 (2026).",
    "At least twelve households have had a visit from a neighbour.",
    "More than ten children come every Wednesday.",
    "Half of the young people feel safer on the path.",
    "The number of reminders is halved.",
    "More families have had help by the end of June.",
    "No household is evicted for a debt below one month's rent.",
    "The café has a committee elected by its users.",
    "The department meeting adopts new house rules.",
    "Every stairwell has a contact person.",
    "The garden is laid out and in use.",
    "All children in the group can swim.",
    "The association is registered and has its own account.",
    "The keys are handed over to the residents' group.",
    "The survey has been carried out in both departments.",
    "At least one adult from each stairwell comes and is happy in the role.",
    "Twice as many volunteers as today run the evenings.",
    "Vandalism reported by the caretakers falls by a third.",
    "More households answer the survey in May than by March.",
    "A performance contract is signed with the municipality.",
    "Each mother has a place on a language course.",
    "Every other participant feels safer.",
    "A majority of households are satisfied.",
    "None of the stairwells lacks a good neighbour.",
)


COUNTED = {
    "a figure": ("Falder til 14", "klager", "da"),
    "a number in words": ("Hver tredje husstand", "trivsel", "da"),
    "a count": ("Antal trygge beboere", "trivsel", "da"),
    "a share": ("Andelen af trygge", "trivsel", "da"),
    "a percent sign": ("Fravær i %", "trivsel", "da"),
    "the unit": ("Klager over støj", "klager", "da"),
    "the unit in another form": ("Hver klage over støj", "klager", "da"),
    "the unit within a word": ("En resultatkontrakt er på plads", "kontrakt", "da"),
    "a short unit": ("Haven er anlagt", "have", "da"),
    "a measure": ("Fravær i skolen", "pct.", "da"),
    "people": ("Unge i job", "personer", "da"),
    "hours of work": ("Frivilligt arbejde", "Timer", "da"),
    "an English count": ("Number of complaints", "calm", "en"),
    "an English unit": ("Complaints about noise", "complaint", "en"),
    "an English measure": ("Absence from school", "hours", "en"),
}
NOT_COUNTED = {
    "no unit": ("Stemningen i gården", "", "da"),
    "another unit": ("Stemningen i gården", "klager", "da"),
    "points on no scale": ("Det ser vi", "point", "da"),
    "a measure of nothing": (" ", "%", "da"),
    "the number of a name": ("Stemningen i afdeling 901", "trivsel", "da"),
    "a share that is given": ("Neighbours share meals", "calm", "en"),
}
KEPT = (
    ("De 12 frivillige fastholdes.", "da"),
    ("Antallet må ikke stige.", "da"),
    ("Huslejen er uændret.", "da"),
    ("The number of helpers is maintained.", "en"),
    ("Complaints do not rise.", "en"),
)
NOT_KEPT = (
    ("Støjklager falder til højst 14.", "da"),
    ("Flere frivillige kommer til.", "da"),
    ("Complaints fall to at most 14.", "en"),
)


@pytest.mark.parametrize(("text", "unit", "language"), COUNTED.values(), ids=COUNTED)
def test_statement_with_a_count_is_countable(text: str, unit: str, language: Language) -> None:
    assert can_be_counted(text, unit, language)


@pytest.mark.parametrize(("text", "unit", "language"), NOT_COUNTED.values(), ids=NOT_COUNTED)
def test_statement_without_count_is_not_countable(text: str, unit: str, language: Language) -> None:
    assert not can_be_counted(text, unit, language)


@pytest.mark.parametrize(("statement", "language"), KEPT)
def test_a_number_that_is_to_stay_is_understood(statement: str, language: Language) -> None:
    assert keeps_a_level(statement, language)


@pytest.mark.parametrize(("statement", "language"), NOT_KEPT)
def test_a_number_that_is_to_change_is_understood(statement: str, language: Language) -> None:
    assert not keeps_a_level(statement, language)


@pytest.mark.parametrize(("statement", "words"), WEAK.items(), ids=WEAK)
def test_a_weak_danish_statement_is_caught(statement: str, words: tuple[str, ...]) -> None:
    assert vague_words(statement, "da") == words


@pytest.mark.parametrize("statement", WEAK_BUT_NUMBERED)
def test_a_number_clears_even_a_weak_statement(statement: str) -> None:
    assert vague_words(statement, "da") == ()


@pytest.mark.parametrize("statement", STRONG)
def test_a_strong_danish_statement_is_left_alone(statement: str) -> None:
    assert vague_words(statement, "da") == ()


@pytest.mark.parametrize("statement", GOOD_DANISH)
def test_a_good_danish_statement_is_left_alone(statement: str) -> None:
    assert vague_words(statement, "da") == ()


@pytest.mark.parametrize(("statement", "words"), VAGUE_ENGLISH.items(), ids=VAGUE_ENGLISH)
def test_a_weak_english_statement_is_caught(statement: str, words: tuple[str, ...]) -> None:
    assert vague_words(statement, "en") == words


@pytest.mark.parametrize("statement", GOOD_ENGLISH)
def test_a_good_english_statement_is_left_alone(statement: str) -> None:
    assert vague_words(statement, "en") == ()


def test_many_statements_of_each_sort_are_tried() -> None:
    sorts = (WEAK, [*STRONG, *GOOD_DANISH], VAGUE_ENGLISH, GOOD_ENGLISH)
    assert [len(sort) >= FEWEST for sort in sorts] == [True] * len(sorts)


@pytest.mark.parametrize("statement", [*WEAK, *WEAK_BUT_NUMBERED])
def test_a_weak_statement_without_a_deadline_is_found(statement: str) -> None:
    changes = {f"{FIRST}.statement": statement, f"{FIRST}.deadline": None}
    whole = review(load_policy(), DecodedAnswers(proposal=a_proposal(changes)), ON_THE_DAY)
    vague = [] if statement in WEAK_BUT_NUMBERED else ["EFF14"]
    assert [found.rule for found in whole.findings] == ["EFF12", *vague]


@pytest.mark.parametrize("statement", [*STRONG, *GOOD_DANISH, *GOOD_ENGLISH])
def test_a_good_criterion_leaves_a_proposal_without_findings(statement: str) -> None:
    proposal = a_proposal({f"{FIRST}.statement": statement})
    assert review(load_policy(), DecodedAnswers(proposal=proposal), ON_THE_DAY).findings == ()
