"""Which texts make the tool ask about a municipal task, and which leave it silent."""

from time import perf_counter

import pytest

from aabsocial.core import toml
from aabsocial.policy.aab.detectors.municipal_tasks import (
    DATA,
    may_speak_of_tasks,
    municipal_tasks_in,
)
from aabsocial.text.prefilter import SearchableText

ASKED_ABOUT = {
    "casework done": ("Rådgiveren laver sagsbehandling i tre afdelinger.", "sagsbehandling"),
    "casework in the definite": ("Vi samler sagsbehandlingen ét sted.", "sagsbehandlingen"),
    "casework as a verb": ("Medarbejderen skal sagsbehandle henvendelser.", "sagsbehandle"),
    "a caseworker hired": ("Vi vil ansætte en sagsbehandler.", "ansætte en sagsbehandler"),
    "a caseworker budgeted": ("Løn, sagsbehandler", "løn, sagsbehandler"),
    "capital letters": ("SAGSBEHANDLING TILBYDES", "sagsbehandling"),
    "support in the home": ("Beboerne får bostøtte to gange om ugen.", "bostøtte"),
    "a phrase across two lines": ("Løn,\n  sagsbehandler", "løn, sagsbehandler"),
    "a paragraph of the act": ("Der gives hjælp efter § 85 i serviceloven.", "§ 85"),
    "a paragraph without space": ("Støtte efter §99 gives i hjemmet.", "§99"),
    "authority decisions": ("Teamet træffer myndighedsafgørelser.", "myndighedsafgørelser"),
    "decisions on benefits": ("Teamet træffer afgørelse om ydelser.", "træffer afgørelse"),
    "referral decided": ("Visitation sker hos projektlederen.", "visitation"),
    "family treatment": ("Fem familier får familiebehandling.", "familiebehandling"),
    "statutory visits": (
        "Projektet gennemfører de lovpligtige besøg hos nyfødte.",
        "lovpligtige besøg",
    ),
    "statutory teaching": ("Der gives lovpligtig undervisning.", "lovpligtig undervisning"),
    "language education": ("Vi tilbyder danskuddannelse i fælleshuset.", "danskuddannelse"),
    "not only is no denial": (
        "Rådgiveren laver ikke kun kaffe, hun laver også sagsbehandling.",
        "sagsbehandling",
    ),
    "a denial before the turn": (
        "Vi driver ikke nogen café, men laver sagsbehandling.",
        "sagsbehandling",
    ),
    "a denial in another sentence": (
        "Her er ikke dyrt. Her er hjemmepleje til alle.",
        "hjemmepleje",
    ),
    "the municipality's work taken over": (
        "Indsatsen overtager kommunens sagsbehandling.",
        "overtager kommunens",
    ),
    "instead of the municipality": (
        "Frivillige besøger de ældre i stedet for kommunen.",
        "i stedet for kommunen",
    ),
    "the unemployed activated": ("Vi aktiverer unge ledige i haven.", "aktiverer unge ledige"),
    "activation offered": (
        "Projektet tilbyder deltagerne aktivering.",
        "tilbyder deltagerne aktivering",
    ),
    "a health visitor hired": (
        "Projektet ansætter en sundhedsplejerske.",
        "ansætter en sundhedsplejerske",
    ),
    "a health visitor's visits": (
        "En sundhedsplejerske besøger familierne hver uge.",
        "sundhedsplejerske besøger",
    ),
    "action plans made": (
        "Medarbejderen laver handleplaner for de unge.",
        "laver handleplaner for",
    ),
    "day care run": ("AAB driver et dagtilbud i afdelingen.", "driver et dagtilbud"),
    "home care taken over": (
        "De frivillige overtager opgaver fra hjemmeplejen.",
        "overtager opgaver fra hjemmeplejen",
    ),
    "personal care": ("Naboerne udfører personlig pleje.", "personlig pleje"),
    "done for the municipality": ("For kommunen laver vi sagsbehandling.", "sagsbehandling"),
    "done with the municipality": ("Kommunen og vi laver sagsbehandling.", "sagsbehandling"),
    "the municipality told afterwards": (
        "Vi laver sagsbehandling og giver kommunen besked.",
        "sagsbehandling",
    ),
    "the municipality pays": ("Kommunen betaler os for sagsbehandling.", "sagsbehandling"),
    "English day care": ("We run a nursery for the children.", "run a nursery"),
    "English casework": ("The adviser does casework in three departments.", "casework"),
    "English decisions": ("The team will decide on benefits.", "decide on benefits"),
    "English home visits": (
        "We pay for home visits by health visitors.",
        "home visits by health visitors",
    ),
    "English takeover": (
        "The team takes over the municipality’s duties.",
        "takes over the municipality's",
    ),
    "English not only": ("It is not only a café; it is home care too.", "home care"),
}

LEFT_ALONE = {
    "denied before": "Rådgiveren laver ikke sagsbehandling.",
    "denied after": "Sagsbehandling laver vi ikke.",
    "denied at the end": "Bostøtte er det ikke.",
    "denied by a whole clause": "Det er ikke meningen, at rådgiveren skal lave sagsbehandling.",
    "no such thing": "Der er ingen sagsbehandling i projektet.",
    "neither nor": "Vi yder hverken bostøtte eller familiebehandling.",
    "never": "Projektet træffer aldrig afgørelser om ydelser og laver aldrig visitation.",
    "without taking over": "Vi støtter familierne uden at overtage kommunens opgaver.",
    "without casework": "Rådgivning uden sagsbehandling.",
    "rather than": "Kaffe og en snak frem for sagsbehandling.",
    "instead of casework": "I stedet for sagsbehandling tilbyder vi en bisidder.",
    "instead of the municipality it is not": "I stedet for kommunen er det ikke.",
    "denied after the turn": "Mange spørger om sagsbehandling, men det tilbyder vi ikke.",
    "the list of what is not done": "Vi laver ikke:\n\n- sagsbehandling\n- bostøtte",
    "the municipality's own": "Vi låner lokalet ud til kommunens bostøtte.",
    "the municipality's very own": "Beboerne kender nu kommunens egen sociale sagsbehandling.",
    "the municipal one": "Den kommunale sundhedspleje holder åbent hus.",
    "still the municipality's": "De lovpligtige besøg er stadig kommunens.",
    "stays with the municipality": "Sagsbehandlingen bliver hos kommunen.",
    "the municipality does it": "Kommunen står for sagsbehandlingen.",
    "the way shown": "De frivillige viser vej til hjemmehjælp og lægen.",
    "referred to home care": "Beboerne henvises til hjemmeplejen og bostøtte.",
    "referred with a word between": "Vi henviser altid beboerne til hjemmehjælp.",
    "helped to apply": "En frivillig hjælper beboeren med at søge bostøtte.",
    "it is the municipality still": "Kommunen laver stadig selv sagsbehandlingen.",
    "the municipality will do it": "Lindby Kommune skal fortsat give bostøtte.",
    "the municipality that does it": "Vi mødes med kommunen, som laver sagsbehandling.",
    "the municipality as the verb's doer": "Kommunen træffer afgørelse om ydelser.",
    "done by the municipality": "Der gives bostøtte af kommunen.",
    "handled by them": "Visitation varetages fortsat af jobcentret.",
    "the task first": "Sagsbehandling laver kommunen selv.",
    "together with a health visitor": "Mødet holdes sammen med en sundhedsplejerske.",
    "their health visitor": "Kommunens sundhedsplejerske besøger nyfødte.",
    "their nursery": "Vi holder fest ved kommunens dagtilbud.",
    "children in day care": "Andelen af 3-5-årige i dagtilbud stiger.",
    "a plan for a number": "Afvigelser over 20 % udløser en handleplan.",
    "a plan of the steering group": "Styregruppen laver en handleplan, hvis tallene falder.",
    "no plans": "Vi laver ikke handleplaner for de unge.",
    "home care that comes": "Hjemmeplejen kommer hver morgen.",
    "the municipality in English": "The municipality runs the nursery.",
    "referred in English": "Residents are referred to home care.",
    "an abbreviation in between": "Vi laver ikke bl.a. sagsbehandling.",
    "a caseworker met": "En frivillig går med, når beboeren møder sin sagsbehandler.",
    "activating neighbours": "Vi aktiverer naboerne og holder fællesspisning.",
    "a home visited": "Frivillige besøgsvenner kommer hjem til ældre naboer.",
    "homework help": "Lektiecaféen giver undervisning efter skoletid.",
    "denied in English": "The adviser does not do casework.",
    "without in English": "Advice without casework.",
    "rather than in English": "A chat rather than case management.",
    "don't in English": "We don’t provide home care.",
    "remains in English": "Casework remains with the municipality.",
    "the municipality's in English": "We lend the room to the municipality's family treatment.",
    "nothing municipal": "Otte onsdage med fælles mad, leg og et reparationsbord.",
    "an empty text": "",
}


@pytest.mark.parametrize(("text", "task"), ASKED_ABOUT.values(), ids=ASKED_ABOUT.keys())
def test_a_municipal_task_done_is_asked_about(text: str, task: str) -> None:
    assert task in municipal_tasks_in(text)


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE.keys())
def test_a_task_denied_or_left_alone_is_silent(text: str) -> None:
    assert municipal_tasks_in(text) == ()


def test_a_decomposed_text_is_read_the_same() -> None:
    decomposed = "Vi handler pa\N{COMBINING RING ABOVE} kommunens vegne."
    assert municipal_tasks_in(decomposed) == ("på kommunens vegne",)


def test_each_task_is_named_once_in_order() -> None:
    text = "Bostøtte og sagsbehandling. Sagsbehandling og bostøtte hver uge."
    assert municipal_tasks_in(text) == ("bostøtte", "sagsbehandling")


def test_the_longest_text_is_read_within_a_second() -> None:
    began = perf_counter()
    municipal_tasks_in("ikke sagsbehandling " * 1_000)
    assert perf_counter() - began < 1


@pytest.mark.parametrize("text", [text for text, _ in ASKED_ABOUT.values()], ids=ASKED_ABOUT)
def test_prefilter_misses_none_of_them(text: str) -> None:
    assert may_speak_of_tasks(SearchableText(["Fællesspisning", text]))


@pytest.mark.parametrize("name", ["tasks", "takeovers"])
def test_prefilter_misses_no_phrase(name: str) -> None:
    for phrase in toml.load_shipped(DATA)[name]:
        text = f"Vi vil {phrase.replace('*', 'er').replace(' ', '  ')} fra nu af"
        assert municipal_tasks_in(text), phrase
        assert may_speak_of_tasks(SearchableText([text])), phrase


def test_prefilter_rules_out_ordinary_text() -> None:
    assert not may_speak_of_tasks(SearchableText(["Sommer i gården", "Kommunen bevilger 5 borde."]))
