"""Every word that a reader meets is spelt as a dictionary or our own list spells it."""

from __future__ import annotations

import pytest

from aabsocial.localization.messages import LANGUAGES
from tests.support.spelling import listed_words, places_of_words, unknown_words, words_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_misspelt_and_no_listed_word_is_needless(language: str) -> None:
    places = places_of_words(language)
    listed = listed_words(language)

    unknown = unknown_words(language, places)

    assert {word: places[word] for word in unknown - listed} == {}
    assert listed - unknown == set()


@pytest.mark.parametrize(
    ("language", "wrong"), [("da", "budgetet"), ("da", "oplægene"), ("en", "color"), ("en", "teh")]
)
def test_misspelt_word_is_found(language: str, wrong: str) -> None:
    assert unknown_words(language, [wrong, "program"]) == {wrong}


def test_code_gaps_commands_and_names_of_files_are_no_words() -> None:
    text = "Kør `xyzzy`, »aabsocial edit xyzzy«, --xyzzy, {xyzzy} og xyzzy.toml i [xyzzy], FOR01."

    assert list(words_of(text)) == ["Kør", "og", "i"]
