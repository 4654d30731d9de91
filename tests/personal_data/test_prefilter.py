"""The cheap look: its stretches are few, and nothing that stands out is left outside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.personal_data.cpr import cpr_numbers
from aabsocial.personal_data.detect import find_personal_data, has_candidates
from aabsocial.personal_data.prefilter import CandidateFinder
from aabsocial.personal_data.split_numbers import split_numbers
from aabsocial.text.prefilter import SearchIndex
from tests.support.cpr_numbers import failing, passing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.personal_data import Match

DIGITS, REPLACED = passing(), f"8{failing()[1:]}"
PIECES = st.sampled_from(
    [
        *(DIGITS[:2], DIGITS[2:4], DIGITS[4:6], DIGITS[6:], DIGITS[:6], DIGITS, REPLACED[:6]),
        *("19", "20", "2026", "2026-01-02", "12.500", "1", "20 12 34 56", "20123456", "+45 ", "70"),
        *("-", "--", " - ", "/", " / ", ".", ". ", " ", "  ", "_", ":", "|", "(", ")", ", ", "\n"),
        *(
            "-\n# ",
            "\n",
            "**",
            " kr.",
            " cpr ",
            " født ",
            " sag ",
            "https://x.dk/",
            "de sidste fire ",
        ),
        *(
            "cifre er ",
            "sidste 4: ",
            " løbenummer ",
            "ender på ",
            " er de sidste fire cifre",
            "maj ",
        ),
        *(
            "tlf. ",
            "ring til ",
            "Gældsrådgivningen ",
            " th",
            "2. tv",
            "st. ",
            "a@gmail.com",
            "–",
            "\xad",
        ),
        *("december", "\N{NO-BREAK SPACE}", "\N{NON-BREAKING HYPHEN}", "\N{FULLWIDTH DIGIT TWO}"),
    ]
)
TEXTS = st.lists(PIECES, min_size=2, max_size=14).map("".join)


def look(text: str) -> CandidateFinder:
    return CandidateFinder(SearchIndex(text))


def test_dates_and_amounts_are_no_candidates() -> None:
    text = 'start = 2026-09-01\nend = 2027-12-31\namount = 206000\nsum = "2.060.000 kr."'

    assert look(text).numbers() == ()


@pytest.mark.parametrize(
    "text",
    [
        "20 30 40 50",
        "20304050",
        "kl. 12 på 2. th",
        "3. til højre",
        "4, sal",
        "Vejen 5, st. tv",
        "bor st. th",
        "the 2nd floor",
    ],
)
def test_phone_number_and_floor_are_candidates(text: str) -> None:
    assert look(text).numbers() != ()


@pytest.mark.parametrize(
    "text", ["kl. 10 til 12", "fra uge 26 til uge 30", "1. juli til 19. august"]
)
def test_time_range_is_no_candidate(text: str) -> None:
    assert look(text).numbers() == ()


def test_touching_spans_are_joined() -> None:
    number = "000000-0000"

    assert look(number + "." * 50 + number + "." * 500 + number).numbers() == (
        (0, 133),
        (513, 644),
    )


def test_opening_word_alone_is_no_candidate() -> None:
    text = "version = 1\n\n# Familien er med, to af dem hedder det samme, nr. otte"

    assert look(text).people() == ()


@pytest.mark.parametrize(
    "text",
    [
        "Vi har to beboere med HIV, og",
        "tre unge, der har en dom.",
        "fire ret så stille mænd, som har en psykisk  lidelse",
        "three very quiet young people with\nautism.",
        "to PSYKISK syge",
        "Beboeren kalder  sig Ane",
    ],
)
def test_trait_of_few_and_name_are_candidates(text: str) -> None:
    assert look(text).people() != ()


@pytest.mark.parametrize(
    ("text", "stands_out"),
    [
        ("ane@gmail.com", True),
        ("ane (at) Gmail.com", True),
        ("ane [AT]hotmail.dk", True),
        ("kontor@aab.example", False),
        ("Skriv på Gmail.com", False),
    ],
)
def test_private_provider_after_at_sign_is_candidate(text: str, stands_out: bool) -> None:  # noqa: FBT001 - the expectation itself
    assert bool(look(text).mail()) is stands_out


def without_a_glance(search_index: SearchIndex) -> Iterator[Match]:
    """Yield the CPR numbers that the full check finds in a text, without the prefilter."""
    text = search_index.seen.text
    yield from cpr_numbers(text, 0, len(text))
    yield from split_numbers(text)


@given(TEXTS)
def test_prefilter_misses_nothing(text: str) -> None:
    search_index = SearchIndex(text)
    seen = {place for match in find_personal_data(text) for place in range(match.start, match.end)}
    for match in without_a_glance(search_index):
        start, end = search_index.seen.original(match.start, match.end)
        assert not seen.isdisjoint(range(start, end))
        assert has_candidates(search_index)
