"""Find contact details of private persons, and phrases that identify one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.personal_data.cpr import is_amount, is_another_number
from aabsocial.personal_data.kinds import (
    PHONE_NUMBER,
    PRIVATE_ADDRESS,
    PRIVATE_EMAIL,
    RECOGNISABLE_PERSON,
    Match,
)
from aabsocial.personal_data.wordlists import LETTER, any_word, whole_word

if TYPE_CHECKING:
    from collections.abc import Iterator


DANISH_CODE = r"45\)?[ .-]{0,2}\d(?:[ .-]?\d){7}"
NEIGHBOURS_CODE = r"(?:4[4679]|298|299|354)[ .-]?\d(?:[ .-]?\d){5,10}"
WITH_COUNTRY_CODE = rf"(?:\+|(?<!\d)00)(?:{DANISH_CODE}|{NEIGHBOURS_CODE})(?!\d)"
PAIRS = r"(?<!\d)(?<!\d[ .,:-])[2-9]\d([ .-])\d\d\1\d\d\1\d\d(?![ .-]?\d)"
# A year first is more often a pair of years, or a year and an amount.
TWICE_FOUR = r"(?<!\d)(?<!\d[ .,-])(?!20[0-4]\d)[2-9]\d{3} \d{4}(?![ .-]?\d)"
EIGHT = r"(?<!\d)(?<!\d[-.,])[2-9](?:[ .-]?\d){7}(?!\d)(?![-.,]\d)"
AT = r"\s?(?:@|\(at\)|\[at\])\s?"
LOCAL_PART = r"[\w.+-]+$"
LONGEST_LOCAL_PART = 64
NEAR = 40
LENGTH = 8
COMPANIES = ("70", "80", "90")

SHORT_SIDE = r"(?:tv|mft?|t\.\s?v|m\.\s?f)"
SPELT_SIDE = (
    r"(?:til\s+venstre|til\s+højre|midtfor|(?:dør|lejl\.?|lejlighed|bolig)\s*(?:nr\.?\s*)?\d{1,4})"
)
GROUND = r"(?:stuen|stue|st|kælderen|kælder|kld|kl)\.?"
DOOR = rf"""(?xi)(?<!{LETTER})(?:
      (?:\d{{1,2}}\.?|{GROUND})(?:\s?sal\.?)?,?\s?{SHORT_SIDE}(?![\w-])
    | (?:\d{{1,2}}(?:\.\s?|\s)|{GROUND}\s?)(?:sal\.?)?,?\s?(?:th|t\.\s?h)(?![\w-])
    | (?:\d{{1,2}}\.\s?sal|{GROUND}),?\s{SPELT_SIDE}
    | (?:\d{{1,2}}(?:st|nd|rd|th)|ground|first)\sfloor,?\s(?:on\sthe\s)?(?:left|right)\b
    )"""
HOUSE_NUMBER = rf"(?<!\d)\d{{1,3}}\s?{LETTER}?[,.]?\s{{0,2}}$"


def phone_numbers(text: str, start: int, end: int) -> Iterator[Match]:
    """Yield telephone numbers in a span of text, found by their form or a word beside them."""
    may_be_public = _mentions_public_line(text, start, end)
    for form in (WITH_COUNTRY_CODE, PAIRS, TWICE_FOUR, EIGHT):
        for number in re.compile(form).finditer(text, start, end):
            first, last = number.span()
            if form is EIGHT and not _is_called_phone(text, first, last):
                continue
            another = is_amount(text, last) or is_another_number(text, first)
            if not another and not _is_public(text, first, last, may_be_public):
                yield Match(PHONE_NUMBER, first, last)


def _mentions_public_line(text: str, start: int, end: int) -> bool:
    """Return whether a word for a public line is in a span, or near enough to concern it.

    One search of the whole span is faster than one beside each number.
    """
    return bool(_patterns()["line"].search(text, max(0, start - NEAR), end + 2 * NEAR))


def _is_public(text: str, start: int, end: int, may_be_public: bool) -> bool:  # noqa: FBT001 - as `_mentions_public_line` says
    """Return whether a number is of a company or public line, by its digits or a word beside it.

    70, 80 and 90 are never private numbers. A name or a volunteer between the word and the
    number makes it private again.
    """
    digits = re.sub(r"^(?:00|\+|\(\+)?45(?=\d{8}$)", "", re.sub(r"[^\d+]", "", text[start:end]))
    if len(digits) == LENGTH and digits.startswith(COMPANIES):
        return True
    if not may_be_public:
        return False
    if _patterns()["line-after"].match(text, end):
        return True
    before = text[max(0, start - NEAR) : start]
    lines = tuple(_patterns()["line"].finditer(before))
    if not lines:
        return False
    between = before[lines[-1].end() :]
    return not (_patterns()["own"].search(between) or _names_somebody(between))


def _names_somebody(between: str) -> bool:
    """Return whether a capital or the end of a sentence is between the word and the number."""
    bare = _patterns()["number-word"].sub("", between)
    return bool(re.search(r"[A-ZÆØÅÉÖÄÜ.!?;\n]", bare))


def _is_called_phone(text: str, start: int, end: int) -> bool:
    before, after = _patterns()["phone-before"], _patterns()["phone-after"]
    return bool(before.search(text[max(0, start - NEAR) : start]) or after.match(text, end))


def private_emails(text: str, start: int, end: int) -> Iterator[Match]:
    """Yield addresses at private mail providers in a span of text."""
    for provider in _patterns()["provider"].finditer(text, start, end):
        at = provider.start()
        local = re.compile(LOCAL_PART).search(text, max(0, at - LONGEST_LOCAL_PART), at)
        if local:
            yield Match(PRIVATE_EMAIL, local.start(), provider.end())


def private_addresses(text: str, start: int, end: int) -> Iterator[Match]:
    """Yield floor and side after a house number, or beside a word for somebody's home."""
    for door in re.compile(DOOR).finditer(text, start, end):
        before = max(0, door.start() - NEAR)
        house = re.compile(HOUSE_NUMBER).search(text, before, door.start())
        if house or _patterns()["home"].search(text, before, door.start()):
            yield Match(PRIVATE_ADDRESS, house.start() if house else door.start(), door.end())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    patterns = {
        "phone-before": rf"{whole_word('phone')}[^\d\n]{{0,25}}$",
        "phone-after": rf"[\s(,]{{1,3}}{whole_word('phone')}",
        "line": rf"{whole_word('public_lines')}",
        "line-after": rf"[\s(,–-]{{1,3}}(?:til\s+|for\s+)?{whole_word('public_lines')}",
        "own": whole_word("own_numbers"),
        "number-word": whole_word("number_words"),
        "provider": rf"{AT}{any_word('private_mail')}(?![\w-]|\.\w)",
        "home": rf"{whole_word('homes')}[^.!?]{{0,25}}$",
    }
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()}


# Possessive quantifiers (`++`) avoid backtracking in long parts.
NAME = rf"(?-i:[A-ZÆØÅÉÖÄÜ](?:{LETTER}|[-'’])++)"
FEW_WORDS = r"(?:[\w-]++\s++){0,2}?"
AGE = r"(?:\s*+,\s*+|\s++på\s++|\s++aged\s++)\d{1,2}(?:\s++år)?"


def recognisable_people(text: str, start: int, end: int) -> Iterator[Match]:
    """Yield phrases that introduce a name, and traits of so few people that they identify them."""
    for message_key, pattern in _patterns_of_people():
        for phrase in pattern.finditer(text, start, end):
            yield Match(RECOGNISABLE_PERSON, phrase.start(), phrase.end(), message_key)


@cache
def _patterns_of_people() -> tuple[tuple[str, re.Pattern[str]], ...]:
    dwelling = rf"{whole_word('dwellings')}\s*+(?:nr\.?\s*+)?\d+"
    lives = (
        r"(?:,|\s*+\(|\s)\s*+(?:som\s++|der\s++|who\s++)?(?:bor\s++|lives\s++)?"
        r"(?:i|fra|på|in|from|at)?\s*+"
    )
    having = r"(?:der\s++har|som\s++har|med|fra|with|from)"
    people, one, few = whole_word("people"), whole_word("one"), whole_word("few")
    initials = r"(?<![\w.])(?-i:[A-ZÆØÅ])\.\s?(?:(?-i:[A-ZÆØÅ])\.\s?){1,2}"
    patterns = (
        (
            "named",
            rf"{whole_word('persons')}\s++(?:der\s++|som\s++|who\s++)?{any_word('naming')}\s++{NAME}",
        ),
        ("named", rf"(?<!{LETTER})familien\s++(?!{any_word('not_surnames')}\b){NAME}"),
        ("named", rf"(?-i:(?<!{LETTER}){any_word('titles')})\s++{NAME}"),
        ("named", rf"{initials}{lives}{dwelling}"),
        (
            "named",
            r"(?-i:\b[A-ZÆØÅ]{2})\s++(?:i|fra)\s++(?:bolig|lejlighed|lejl\.)\s*+\d+",
        ),
        ("few", rf"{few}\s++{FEW_WORDS}{whole_word('traits')}\s++{FEW_WORDS}{people}"),
        (
            "few",
            rf"{few}\s++{FEW_WORDS}{people},?\s++{having}\s++{whole_word('conditions')}",
        ),
        (
            "few",
            rf"{one}\s++{FEW_WORDS}{whole_word('traits')}\s++{FEW_WORDS}{people}{lives}{dwelling}",
        ),
        ("few", rf"{people}{AGE}{lives}{dwelling}"),
        ("few", rf"\b\d{{1,2}}-årige?\s++{people}{lives}{dwelling}"),
    )
    return tuple(
        (message_key, re.compile(pattern, re.IGNORECASE)) for message_key, pattern in patterns
    )
