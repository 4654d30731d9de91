"""One word for each thing: no text has a word that the glossary rejects."""

from __future__ import annotations

import re

import pytest

from tests.support.processes import CHECKOUT
from tests.support.spelling import NO_PROSE
from tests.support.texts import texts_for_readers

GLOSSARY = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)
THE_POLICY_S_OWN_WORDS = "aabsocial/policy/aab/statements.toml"


def rejected(language: str) -> list[str]:
    """Return the words that the glossary rejects in a language; `*` is the rest of a word."""
    part = GLOSSARY.split("## One word for each thing\n")[1].split("\n## ")[0]
    rows = ROW.findall(part)[2:]  # below the head and its line
    column = {"da": 2, "en": 3}[language]
    return [word.strip() for row in rows for word in row[column].split(",") if word.strip()]


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_text_has_a_rejected_word(language: str) -> None:
    words = "|".join(re.escape(it).replace(r"\*", r"\w*") for it in rejected(language))
    wrong = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)

    found = {
        it.place: wrong.findall(NO_PROSE.sub(" ", it.text))
        for it in texts_for_readers()
        if it.language == language and not it.place.startswith(THE_POLICY_S_OWN_WORDS)
    }

    assert {place: words for place, words in found.items() if words} == {}


def test_glossary_rejects_words_in_both_languages() -> None:
    assert "undtagelse*" in rejected("da")
    assert "waiver*" in rejected("en")
