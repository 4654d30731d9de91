"""A sentence ends where a reader sees it, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.text.sentences import (
    abbreviations,
    begun_with_a_capital,
    joined,
    sentences,
    without_at_the_end,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Caféen er vores. Den er åben.", 2),
        ("Det koster 90.000 kr. Uden dem går det.", 2),
        ("Den 1. oktober begynder vi. Så er der kaffe!", 2),
        ("Vi har f.eks. Røde Kors med, jf. Bilag 2.", 1),
        ("A. Jensen og B. Holm er med.", 1),
        ("Det var i 2027. Siden er der gået to år.", 2),
        ("Det var i 2026. 118 unge svarede.", 2),
        ("Den 3. Afdeling er med.", 1),
        ("Vi mødtes den 12. 3. 2027. Alle kom.", 2),
        ("Hvad nu? Vi venter … Så sker det.", 3),
        ("»Kom ind.« Det sagde hun.", 2),
        ("Der er 38 anmeldelser pr. 1.000 beboere. Byen har 12.", 2),
        ("Det er 4,2 mio. Landsbyggefonden giver resten.", 1),
        ("Vi låner St. Matthæus Kirke m.v. Fra maj.", 1),
        ("Det ligger i afd. 58, og kl. 17 (ca. 40 kom) begynder vi.", 1),
        ("Se nr. 4 og st.tv. Der bor hun.", 1),
        ("Did you ask? No. Not yet.", 3),
        ("See No. 3 of the minutes.", 1),
        ("Kun 38 pct. er i job (kommunen, dec. 2026). Mange er alene.", 2),
        ("ingen tegn", 1),
        ("", 0),
    ],
)
def test_a_sentence_ends_where_a_reader_sees_it(text: str, parts: int) -> None:
    assert len(sentences(text)) == parts


@pytest.mark.parametrize(
    "word", ["pr", "ca", "bl.a", "f.eks", "kl", "nr", "mio", "afd", "m.v", "jf", "1", "12", "St"]
)
@pytest.mark.parametrize("opening", ["", "(", "»", "og/"])
@pytest.mark.parametrize("behind", ["1.000 beboere", "Mogens", "»Mogens«"])
def test_an_abbreviation_ends_nothing(word: str, opening: str, behind: str) -> None:
    text = f"Vi er {opening}{word}. {behind}."
    assert sentences(text) == (text,)


WORDS = st.sampled_from(["Vi", "går", "i 2027", "»ja«", "Så", "huset", "(måske)", "1.000 kr"])
ENDS = st.sampled_from([". ", "! ", "? ", " … ", ".« ", ".) "])
SHORT = st.sampled_from(sorted({*abbreviations(), "f.eks", "bl.a", "d.v.s", "a.m.b.a"}))


@given(st.lists(st.one_of(WORDS, ENDS, SHORT.map("{}. ".format)), max_size=20).map(" ".join))
def test_the_sentences_are_the_text_and_each_is_whole(text: str) -> None:
    found = sentences(text)
    assert " ".join(found).split() == text.split()
    for part in found[:-1]:
        assert part.rstrip("\"'”»«’)]").endswith((".", "!", "?", "…"))
        assert sentences(part) == (part,)


@given(WORDS, SHORT, st.sampled_from(["Mogens", "1.000", "»Mogens«", "mogens"]))
def test_no_sentence_ends_in_an_abbreviation(before: str, word: str, behind: str) -> None:
    for written in (word, word.capitalize(), word.upper()):
        text = f"{before} {written}. {behind}"
        assert sentences(text) == (text,)


@given(st.lists(st.sampled_from(["Vi går hjem.", "Så er der kaffe!", "Hvad nu?"]), max_size=9))
def test_each_sentence_is_found(parts: list[str]) -> None:
    assert list(sentences(" ".join(parts))) == parts


@pytest.mark.timeout(5)
@pytest.mark.parametrize("part", ["!", ".", "…", "kl. K", "a. A", "1. 1", ". »", "A.", " ", "A. "])
def test_no_text_takes_long(part: str) -> None:
    text = part * (20_000 // len(part))
    assert "".join(sentences(text)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("25 unge får job.", "kilde: kommunen."), "25 unge får job, kilde: kommunen."),
        (("25 people get a job.", "source: the rota"), "25 people get a job, source: the rota"),
        (("Får de job?", "kilde: kommunen"), "Får de job? kilde: kommunen"),
        (("De får job!", "i dag 3"), "De får job! i dag 3"),
        (("Det koster 900 kr.", "ca. 40 kommer"), "Det koster 900 kr., ca. 40 kommer"),
        (("Børn, unge m.v.", "og deres forældre"), "Børn, unge m.v., og deres forældre"),
        (("Unge …", "og børn"), "Unge … og børn"),
        (("Unge...", "og børn"), "Unge..., og børn"),
        (("Unge;", "og børn"), "Unge, og børn"),
        (("", "Børn.", " "), "Børn."),
        ((), ""),
    ],
)
def test_texts_are_joined_whatever_the_first_ends_with(texts: tuple[str, ...], said: str) -> None:
    assert joined(texts) == said


def test_texts_may_be_joined_by_another_mark() -> None:
    assert joined(("Kirken.", "Skolen. ", "Klubben"), "; ") == "Kirken; Skolen; Klubben"


@given(st.lists(st.text()))
def test_no_letter_is_lost_where_texts_are_joined(texts: list[str]) -> None:
    letters = [it for it in "".join(texts) if it.isalnum()]
    assert [it for it in joined(texts) if it.isalnum()] == letters


@pytest.mark.parametrize(
    ("text", "part", "said"),
    [
        ("10 til 45 om året, AAB's tal", "AAB's tal", "10 til 45 om året"),
        ("i boligen efter: 70 %; AAB's tal.", "aab's tal", "i boligen efter: 70 %"),
        ("80 cykler – Bogen", "bogen.", "80 cykler"),
        ("80 cykler, talt i en bog", "en bog", "80 cykler, talt i en bog"),
        ("80 cykler", "bogen", "80 cykler"),
        ("80 cykler,", "", "80 cykler,"),
        ("bogen", "bogen", "bogen"),
        (", bogen", "bogen", ", bogen"),
    ],
    ids=["comma", "semicolon", "dash", "within", "another", "none", "nothing else", "a mark alone"],
)
def test_a_part_that_is_told_beside_is_left_out_where_a_mark_sets_it_off(
    text: str, part: str, said: str
) -> None:
    assert without_at_the_end(text, part) == said


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("i opgang 8 har tre ligget syge.", "I opgang 8 har tre ligget syge."),
        ("åben café", "Åben café"),
        ("e-mail til alle", "E-mail til alle"),
        ("ca. 40 børn", "Ca. 40 børn"),
        ("nej", "Nej"),
        ("Vi mødes", "Vi mødes"),
        ("iPhone-kursus", "iPhone-kursus"),
        ("aab.dk har mere", "aab.dk har mere"),
        ("a@b.dk", "a@b.dk"),
        ("40 børn", "40 børn"),
        ("- kaffe", "- kaffe"),
        ("", ""),
    ],
)
def test_a_text_of_its_own_begins_with_a_capital(text: str, begun: str) -> None:
    assert begun_with_a_capital(text) == begun
