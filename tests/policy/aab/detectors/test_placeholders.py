"""What only keeps the place of an answer, and what is an answer after all."""

import pytest

from aabsocial.localization.messages import LANGUAGES
from aabsocial.parsing.lines.words import words
from aabsocial.policy.aab.detectors.placeholders import may_keep_a_place, placeholder
from aabsocial.text.prefilter import SearchableText

NOTE_TO_ONESELF = "TO" + "DO"
CAUGHT = {
    **{text: (text, text) for text in ("ved ikke", "Ved ikke.", "Ikke relevant", "ingenting")},
    **{text: (text, text) for text in ("–", "-", "—", "n/a", "N/A", "n.a.", "intet")},
    **{
        text: (text, text)
        for text in ("Don't know", "don’t know", "not relevant", "nothing", "Unknown")
    },
    "a note to oneself alone": (NOTE_TO_ONESELF, NOTE_TO_ONESELF),
    "the same in lower case": (NOTE_TO_ONESELF.lower(), NOTE_TO_ONESELF.lower()),
    "the same inside a sentence": (f"Mødet holdes {NOTE_TO_ONESELF}: dato", NOTE_TO_ONESELF),
    "the same written apart": ("TO-DO", "TO-DO"),
    "three x's": ("xxx", "xxx"),
    "x's for an amount": ("Det koster XXXX kr.", "XXXX"),
    "to be filled in": ("Udfyldes", "Udfyldes"),
    "to be filled in later": ("Afsnittet udfyldes senere af kontoret.", "udfyldes senere"),
    "in brackets inside a sentence": ("Vi er [udfyldes] frivillige", "[udfyldes]"),
    "in angle brackets": ("<skriv her>", "<skriv her>"),
    "write here": ("Skriv her …", "Skriv her …"),
    "printer's Latin": ("Lorem ipsum dolor sit amet", "Lorem ipsum"),
    "printer's Latin, shouted": ("LOREM IPSUM", "LOREM IPSUM"),
    "an ellipsis": ("…", "…"),
    "three full stops": ("...", "..."),
    "a question mark": ("???", "???"),
    "a line to write on": ("______", "______"),
    "to be decided": ("tbd.", "tbd."),
    "to be decided, in a sentence": ("Held in May, place TBD", "TBD"),
    "many x's are cut short": ("x" * 500, "x" * 40),
}
ANSWERS = (
    "Skemaet udfyldes af deltagerne ved hvert møde.",
    "Todo Mundo er en forening for unge.",
    "Vi måler hver måned …",
    "Der kom 9 ... og det var ni flere end sidst.",
    "Nr. 010190-XXXX er sløret i bilaget.",
    "Trøjer i XL og XXL til de frivillige",
    "Kan fædre overhovedet rekrutteres?",
    "Foreningen Tbilisi",
    "K1",
    "0",
    "- Hver tirsdag",
    "Vi ved ikke, hvor mange der kommer, før dørene åbner.",
    "Ingen",
    "Det er ikke relevant for driften, fordi aftenerne holdes ude.",
    "nej",
    "()",
    "Caféen åbner senere på året.",
)


@pytest.mark.parametrize("kind", ["unknown", "settled-later", "not-relevant"])
def test_what_the_interview_reads_as_no_answer_is_none_in_the_file(kind: str) -> None:
    written = [word for language in LANGUAGES for word in words(kind, language)]
    spelled = [text for word in written for text in (word, f"{word.capitalize()}.")]

    assert [it for it in spelled if not placeholder(it)] == []
    assert [it for it in spelled if not may_keep_a_place(SearchableText([it]))] == []


@pytest.mark.parametrize(("text", "found"), CAUGHT.values(), ids=CAUGHT)
def test_placeholder_is_found(text: str, found: str) -> None:
    assert placeholder(text) == found


@pytest.mark.parametrize("text", ANSWERS)
def test_an_answer_is_left_alone(text: str) -> None:
    assert placeholder(text) == ""


@pytest.mark.parametrize(("text", "_"), CAUGHT.values(), ids=CAUGHT)
def test_prefilter_misses_none_of_them(text: str, _: str) -> None:
    assert may_keep_a_place(SearchableText(["Fællesspisning", text, "Gården"]))


def test_prefilter_rules_out_ordinary_answer() -> None:
    assert not may_keep_a_place(SearchableText(["Fællesspisning i gården", "To gange om ugen"]))
