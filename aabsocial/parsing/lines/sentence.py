"""Find the name in a sentence that is written where a name is asked."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.line import in_plain_letters
from aabsocial.parsing.lines.words import any_meaning, any_of

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language

LONGEST = 400  # letters of a sentence that are searched
MOST_WORDS_OF_A_NAME = 6
_NAME = re.compile(r"(?<!\w)(?:[A-ZÆØÅ][\w-]*|\d[A-ZÆØÅ]+)(?: (?:[A-ZÆØÅ][\w-]*|\d[A-ZÆØÅ]+))*")


def is_sentence(text: str, language: Language) -> bool:
    """Return whether a text says something, and does not only name somebody."""
    said = text[:LONGEST]
    plain, leading = in_plain_letters(said), _NAME.match(said)
    is_said_of_it = leading and _verb(language).match(plain, leading.end())
    return _subject(language).match(plain) is not None or bool(is_said_of_it)


def answers_with_a_count(text: str, language: Language) -> bool:
    """Return whether a text says yes and how many, and names nobody: `ja ca 60 frivillige`."""
    return _yes_and_count(language).match(in_plain_letters(text[:LONGEST]).strip()) is not None


def name_in(sentence: str, language: Language) -> str:
    """Return the one name in a sentence, empty where there is none or it is not plain which."""
    said = sentence[:LONGEST]
    begins_with_it = _subject(language).match(in_plain_letters(said)) is None
    found = [match[0] for match in _NAME.finditer(said) if match.start() or begins_with_it]
    names = [it for it in dict.fromkeys(found) if not _pronoun(language).fullmatch(it)]
    return names[0] if len(names) == 1 else ""


def split_at_verb(text: str, language: Language) -> tuple[str, str]:
    """Return the name that a sentence begins with, and what is said of it from the verb on.

    Both are empty where it begins with no name, or where no small verb is behind it.
    """
    said = text[:LONGEST]
    plain = in_plain_letters(said)
    verb = _verb_with_more(language).search(said)
    name = said[: verb.start()] if verb else ""
    is_name = len(name.split()) <= MOST_WORDS_OF_A_NAME and re.search(r"[,;:.]", name) is None
    if verb is None or not name or not is_name or _subject(language).match(plain):
        return "", ""
    return name, text[verb.start() :].strip()


def says_what_is_wished(sentence: str, language: Language) -> bool:
    """Return whether a sentence only wishes or denies something."""
    return _wish(language).search(in_plain_letters(sentence[:LONGEST])) is not None


@cache
def _yes_and_count(language: Language) -> re.Pattern[str]:
    about = any_meaning("vagueness", language)
    return re.compile(rf"{any_of('sentence.yes', language)}[\s,.:;-]+(?:{about}\s*)?\d")


@cache
def _subject(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{any_of('sentence.subjects', language)}\s+\w")


@cache
def _pronoun(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?i){any_of('sentence.subjects', language)}")


@cache
def _verb(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s+{any_of('sentence.verbs', language)}(?!\w)")


@cache
def _verb_with_more(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<=\w)\s+{any_of('sentence.verbs', language)}(?=\s+\w)")


@cache
def _wish(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('sentence.wishes', language)}(?!\w)")
