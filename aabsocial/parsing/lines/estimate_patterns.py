"""The counts and days that a file may have as text, as patterns for the tool and its JSON Schema.

They mean the same to Python, ECMAScript and Rust. In the interview more forms are accepted, because
the user can be asked again.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from aabsocial.localization.messages import LANGUAGES, MONTHS
from aabsocial.parsing.lines.words import meanings, words
from aabsocial.parsing.result import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.localization.messages import Language

YEAR = "(?:20[0-9]{2}|2100)"
DASH = "[-\u2013]"
_SPACE = r"[ \u00a0\u2000-\u200a\u202f\u205f\u3000]"
_GAP = f"{_SPACE}+"
_THOUSANDS = {"da": r"[. \u00a0\u202f]", "en": r"[, \u00a0\u202f]"}


@cache
def approximate_count_pattern() -> str:
    """Return the pattern of a whole text such as `ca. 120`, `120-150` or `op til 40 beboere`."""
    counts = "|".join(map(_counts, LANGUAGES))
    counted = in_any_case(phrases("counted", *LANGUAGES))
    return rf"^{_SPACE}*(?:{counts})(?:{_GAP}{counted}\.?)?{_SPACE}*$"


def _counts(language: Language) -> str:
    """Return the pattern of figures that have the separators of a language."""
    number = rf"(?:[1-9][0-9]{{0,2}}(?:{_THOUSANDS[language]}[0-9]{{3}}){{1,3}}|[0-9]{{1,12}})"
    about = in_any_case(
        word for each in LANGUAGES for _, said in meanings("vagueness", each) for word in said
    )
    to = f"(?:{_SPACE}?{DASH}{_SPACE}?|{_GAP}{in_any_case(words('to', language))}{_GAP})"
    return f"{about}{_SPACE}*{number}(?:{to}{number})?|{number}{to}{number}"


@cache
def fuzzy_date_pattern() -> str:
    """Return the pattern of a whole text such as `medio august 2027` or `vinteren 2027/28`."""
    stretches = "|".join(map(_stretches, LANGUAGES))
    return rf"^{_SPACE}*(?:{stretches}){_SPACE}*$"


def _stretches(language: Language) -> str:
    of = f"(?:{in_any_case(words('of', language))}{_GAP})?"
    part = in_any_case(word for _, said in meanings("parts", language) for word in said)
    months = {name for month in MONTHS for name in (month.da.lower(), month.en.lower())}
    shortened = {name[:3] for name in months} | {"sept"}
    month = in_any_case(months | shortened)
    quarter = r"(?:[Qq][1-4]|[1-4]\. [Kk][Vv][Aa][Rr][Tt][Aa][Ll])"
    season = in_any_case(
        word for name, said in meanings("seasons", language) if name != "winter" for word in said
    )
    winter = in_any_case(words("seasons.winter", language))
    return (
        rf"(?:{part}(?:{_GAP}|-){of})?(?:(?:{month}\.?|{quarter}){_GAP})?{YEAR}"
        rf"|{season}{_GAP}{of}{YEAR}|{winter}{_GAP}{of}{YEAR}(?:[/-](?:{YEAR}|[0-9]{{2}}))?"
    )


def in_any_case(said: Iterable[str]) -> str:
    """Return a pattern for any of these words in any case, longer ones first."""
    longest_first = sorted(set(said), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(''.join(map(_letter, word)) for word in longest_first)})"


def _letter(letter: str) -> str:
    if letter == " ":
        return _GAP
    return f"[{letter.upper()}{letter}]" if letter.isalpha() else f"[{letter}]"
