"""Pieces of other answers as they stand in a sentence of ours."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.core import toml
from aabsocial.localization.messages import NO_BREAK_SPACE, Messages, department_names, lower_first
from aabsocial.policy.aab.predicates import without_markup
from aabsocial.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aabsocial.localization.messages import Language
    from aabsocial.model.proposal import Proposal

texts = Messages(__file__, "derived.toml")

WORD_FOR_DEPARTMENT = re.compile(r"\b(?:Afdeling|Department)(?=(?:en|erne|s)?\b)")
ASIDE = re.compile(r"\s*\([^()]*\)")
# Where a name ends and what is said of it begins: `Landsbyggefonden, boligsociale midler`.
AFTER_NAME = re.compile(r"\s*(?:;|,(?=\s*[^\W\d_A-ZÆØÅ])).*", re.DOTALL)
AFTER_NOUN = re.compile(r"\s*(?:[:;(]|,(?!\s+(?:og|samt|and)\b)).*")
SENTENCE_ENDS = (".", "!", "?", "…")
CLOSING = "\"'»«”)"
OPEN_ENDS = " .,;:–-!?…"
MOST_WORDS_OF_AN_ACTIVITY = 10
WORDS = Path(__file__).with_name("words.toml")


def language_of(proposal: Proposal) -> Language:
    """Return the language that a proposal is written in."""
    return proposal.language or "da"


def plain(text: str) -> str:
    """Return a text as it is typed: figures and their units with an ordinary space between."""
    return text.replace(NO_BREAK_SPACE, " ")


def first_sentence(text: str) -> str:
    """Return the first sentence of a text without markup."""
    line = next((line for line in without_markup(text).split("\n") if line.strip()), "").strip()
    return next(iter(sentences(line)), "")


def is_note(sentence: str, language: Language) -> bool:
    """Return whether a sentence that begins with a figure has no verb: `41 udsættelser i 2026`."""
    words = re.findall(r"\w+", sentence.casefold())
    return sentence[:1].isdigit() and not _words(f"verbs-{language}").intersection(words)


def within(text: str) -> str:
    """Return a text to stand within a sentence, without markup and the marks that end it."""
    inside = without_markup(text.strip()).rstrip(OPEN_ENDS).strip()
    last = inside.rsplit(None, 1)[-1:]
    is_cut = f"{inside}." in text and "".join(last).casefold() in _words("keep-their-full-stop")
    return f"{inside}." if is_cut else inside


def role_alone(text: str) -> str:
    """Return a role to stand within a sentence; nothing of one that may hold a person's name."""
    role = within(text)
    first, *others = role.split() or [""]
    is_a_role = first.islower() or first.casefold().endswith(tuple(_words("end-a-role")))
    return role if is_a_role and not any(map(_may_be_a_name, others)) else ""


def _may_be_a_name(word: str) -> bool:
    return word[:1].isupper() and not word.isupper()


def names_the_board(text: str) -> bool:
    """Return whether a text speaks of the association's board."""
    return any(name in text.casefold() for name in _words("name-the-board"))


def as_sentence(text: str) -> str:
    """Return a text as a sentence of its own; nothing of one that only leads up to what follows."""
    sentence = text.strip()
    if not sentence or sentence.endswith(":"):
        return ""
    is_ended = sentence.rstrip(CLOSING).endswith(SENTENCE_ENDS)
    return upper_first(sentence if is_ended else f"{sentence.rstrip(OPEN_ENDS)}.")


def upper_first(text: str) -> str:
    """Return a text to stand at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def departments_within(names: Sequence[str], language: Language) -> str:
    """Return departments as they stand within a sentence: `afdeling 901 og 902`."""
    return _lower_words(plain(department_names(names, language)))


def _lower_words(named: str) -> str:
    return WORD_FOR_DEPARTMENT.sub(lambda it: it[0].lower(), named)


def payer_name(source: str) -> str:
    """Return who pays, without what a line says of them beside: `AAB's fond (søgt i maj)`."""
    name = within(AFTER_NAME.sub("", ASIDE.sub("", source))) or source.strip()
    is_described = name.split()[0].casefold() in _words("begin-a-description")
    return lower_first(name) if is_described else _lower_words(name)


def activity_name(what: str) -> str:
    """Return the beginning of an activity that is a name for it; nothing if it is too long."""
    name = within(AFTER_NOUN.sub("", first_sentence(what)))
    return lower_first(name) if 0 < len(name.split()) <= MOST_WORDS_OF_AN_ACTIVITY else ""


def joined_clauses(clauses: Iterable[str], language: Language) -> str:
    """Return main clauses as one: `a, b, og c`."""
    *most, last = clauses
    if not most:
        return last
    return texts.text("clauses", language, most=", ".join(most), last=last)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(toml.load_shipped(WORDS)[kind])
