"""Pieces of other answers, as they stand in a sentence."""

import pytest

from aabsocial.localization.messages import lower_first
from aabsocial.policy.aab.derived.wording import (
    activity_name,
    as_sentence,
    first_sentence,
    joined_clauses,
    payer_name,
    role_alone,
    within,
)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("Her er mørkt. Og koldt.", "Her er mørkt.", id="two sentences"),
        pytest.param("Her er mørkt", "Her er mørkt", id="no full stop"),
        pytest.param("Er her mørkt? Ja.", "Er her mørkt?", id="a question"),
        pytest.param(
            "Ca. 40 kom kl. 17 den 3. maj 2026. Resten blev væk.",
            "Ca. 40 kom kl. 17 den 3. maj 2026.",
            id="abbreviations and a date",
        ),
        pytest.param(
            "Afd. 47 mødtes den 12. 3. 2027. Ja.",
            "Afd. 47 mødtes den 12. 3. 2027.",
            id="ordinals before a figure",
        ),
        pytest.param(
            "Her er 38 anmeldelser pr. 1.000 beboere. Byen har 12.",
            "Her er 38 anmeldelser pr. 1.000 beboere.",
            id="an abbreviation before a figure",
        ),
        pytest.param(
            "Det var i 2026. 118 unge svarede.", "Det var i 2026.", id="a figure begins the next"
        ),
        pytest.param("»Her er mørkt.« Det siger de.", "»Her er mørkt.«", id="quotation marks"),
        pytest.param("# Baggrund\n\n**Her** er mørkt.", "Baggrund", id="a heading"),
        pytest.param("Her er **mørkt**.\nOg koldt.", "Her er mørkt.", id="markup and lines"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_first_sentence_ends_where_a_reader_ends_it(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence


@pytest.mark.parametrize(
    ("text", "within"),
    [("Unge", "unge"), ("AAB's unge", "AAB's unge"), ("Å", "å"), ("", "")],
)
def test_a_text_within_a_sentence_begins_small(text: str, within: str) -> None:
    assert lower_first(text) == within


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Fonden for Nabokultur (privat fond)", "Fonden for Nabokultur"),
        ("Landsbyggefonden, boligsociale midler", "Landsbyggefonden"),
        ("Landsbyggefonden; søgt", "Landsbyggefonden"),
        ("Afdeling 901, 902 og Afdeling 903", "afdeling 901, 902 og afdeling 903"),
        ("Hansen, Jensen & Co", "Hansen, Jensen & Co"),
        ("Lokale virksomheder", "lokale virksomheder"),
        ("(ukendt)", "(ukendt)"),
        ("Afdelingerne 3 og 4", "afdelingerne 3 og 4"),
    ],
)
def test_a_payer_is_called_by_name(source: str, name: str) -> None:
    assert payer_name(source) == name


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("Fællesspisning: grill i godt vejr", "fællesspisning"),
        ("Reparationsbord, hvor cykler bliver lappet", "reparationsbord"),
        ("Café kl. 17.30 i gården.", "café kl. 17.30 i gården"),
        ("En meget lang beskrivelse af noget som ingen rigtig kan sige kort", ""),
        (": kaffe", ""),
    ],
)
def test_an_activity_is_called_by_what_it_begins_with(what: str, name: str) -> None:
    assert activity_name(what) == name


def test_main_clauses_are_joined_with_commas() -> None:
    assert joined_clauses(["a"], "da") == "a"
    assert joined_clauses(["a", "b"], "da") == "a, og b"
    assert joined_clauses(["a", "b", "c"], "en") == "a, b, and c"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("mange kender ingen", "Mange kender ingen."),
        ("Mange kender ingen. ", "Mange kender ingen."),
        ("Mange kender ingen…", "Mange kender ingen…"),
        ("Hvem kender naboen?", "Hvem kender naboen?"),
        ("De sagde: »Kom ind.«", "De sagde: »Kom ind.«"),
        ("Mange kender ingen –", "Mange kender ingen."),
        ("Det skyldes tre ting:", ""),
        ("  ", ""),
    ],
)
def test_a_text_becomes_a_sentence(text: str, sentence: str) -> None:
    assert as_sentence(text) == sentence


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("- Unge fra 13 år.", "Unge fra 13 år"),
        ("Ældre, ", "Ældre"),
        ("**Alle** …", "Alle"),
        ("Ældre, unge m.fl.", "Ældre, unge m.fl."),
        ("Kl. 16. Unge mv., ", "Kl. 16. Unge mv."),
    ],
)
def test_a_text_stands_within_a_sentence(text: str, inside: str) -> None:
    assert within(text) == inside


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Boligsocial konsulent.", "Boligsocial konsulent"),
        ("Projektleder", "Projektleder"),
        ("boligsocial leder, AAB", "boligsocial leder, AAB"),
        ("boligsocial medarbejder Line", ""),
        ("Line, boligsocial medarbejder", ""),
        ("Line", ""),
        ("", ""),
    ],
)
def test_a_role_is_told_without_a_name(text: str, role: str) -> None:
    assert role_alone(text) == role
