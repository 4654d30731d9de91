"""Texts that are held together, and texts that are cut into whole sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.documents.case.typography import first_sentences, held_together
from aabsocial.richtext import parse_prose
from aabsocial.text.sentences import sentences

NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    "held",
    [
        "1.~oktober",
        "15.~nov. 2028",
        "5~April",
        "90.000~kr.",
        "20,9~%",
        "12~mio. kr.",
        "48~timer",
        "2~år",
        "264~boliger",
        "3~gange",
        "12~stemmer",
        "kl.~19",
        "nr.~4",
        "ca.~40",
        "bilag~2",
        "punkt~5",
        "side~11",
        "afdeling~916",
        "Afdeling~913, 914 og 915",
        "uge~43",
        "A~– B",
        "annex~2",
        "department~908",
    ],
)
def test_what_belongs_together_stays_on_a_line(held: str) -> None:
    loose = held.replace("~", " ")

    assert held_together(f"Her er {loose}.") == f"Her er {held}.".replace("~", NO_BREAK)


@pytest.mark.parametrize("loose", ["i 2027 og", "Sundby Strand Kommune", "af dem kom 33 begge"])
def test_other_words_may_stand_apart(loose: str) -> None:
    assert held_together(loose) == loose


@given(st.text("ab 12.–%kr", max_size=60))
def test_nothing_but_spaces_changes(text: str) -> None:
    held = held_together(text)

    assert held.replace(NO_BREAK, " ") == text
    assert held_together(held) == held


WORDS = st.sampled_from(["Vi", "går", "bl.a.", "hjem", "kl. 19", "i 2027", "3.", "Så", "…", "»ja«"])
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=12), min_size=1, max_size=8).map(
    lambda parts: " ".join(f"{' '.join(words)}." for words in parts)
)


@given(TEXTS, st.integers(10, 200))
def test_no_sentence_is_cut(text: str, most: int) -> None:
    said = first_sentences(parse_prose(text), most, 2 * most)
    whole = sentences(parse_prose(text)[0].runs[0].text)  # type: ignore[union-attr] # a paragraph

    count = len(sentences(said))
    assert said == " ".join(whole[:count])
    assert len(said) <= most or count == 1
    assert len(said) <= 2 * most


def test_a_list_that_a_sentence_leads_up_to_is_left_out_with_it() -> None:
    prose = parse_prose("Vi har tre aftaler. De er:\n\n- den ene\n- den anden")

    assert first_sentences(prose, 200, 400) == "Vi har tre aftaler."


def test_a_text_that_is_a_list_begins_with_its_first_items() -> None:
    assert first_sentences(parse_prose("- Den ene.\n- Den anden."), 12, 24) == "Den ene."


@pytest.mark.timeout(5)
@pytest.mark.parametrize("part", ["!", ".", "…", "1 ", "kl ", "a. ", "1. ", ". »", "– ", ".”", " "])
def test_no_text_takes_long(part: str) -> None:
    text = part * (20_000 // len(part))

    held_together(text)
    first_sentences(parse_prose(text), 200, 400)
    assert "".join(sentences(text)).replace(" ", "") == text.replace(" ", "")
