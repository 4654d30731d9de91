"""Yes or no, as a person types it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.parsing import Parsed, Rejected, parse_yes_no


@pytest.mark.parametrize("text", ["ja", "Ja", "j", "J", "yes", "y", "ja.", " JA\n", "True"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_yes_is_understood_in_both_languages(text: str, language: Language) -> None:
    assert parse_yes_no(text, language) == Parsed(value=True)


@pytest.mark.parametrize("text", ["nej", "Nej", "n", "N", "no", "nej.", "false"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_is_understood_in_both_languages(text: str, language: Language) -> None:
    assert parse_yes_no(text, language) == Parsed(value=False)


def test_anything_else_is_quoted_and_refused() -> None:
    heard = parse_yes_no("måske", "da")
    assert isinstance(heard, Rejected)
    assert heard.message.in_("da") == "»måske« er hverken ja eller nej."
    assert heard.remedy.in_("en") == "Write yes or no (y or n)."


@pytest.mark.parametrize("text", ["jax", "ja?", "nejX", "x"])
def test_a_letter_more_is_no_answer(text: str) -> None:
    assert isinstance(parse_yes_no(text, "da"), Rejected)


@given(st.text())
def test_any_text_is_parsed_without_error(text: str) -> None:
    assert isinstance(parse_yes_no(text, "da"), Parsed | Rejected)
