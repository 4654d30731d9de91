"""Read what a criterion counts: its indicator, from the words beside its numbers."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.criterion_patterns import (
    UNIT,
    clause_pattern,
    percent_pattern,
    relative_pattern,
    stop_pattern,
    verb_pattern,
)
from aabsocial.parsing.lines.line import TAKEN, in_plain_letters, tidy
from aabsocial.parsing.lines.words import any_of, words
from aabsocial.text.sentences import without_full_stop

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.builder import ReadingBuilder


MOST_UNIT_WORDS = 3
AFTER_A_WORD = ",.;:)"


def indicator_between(builder: ReadingBuilder, start: int, end: int, language: Language) -> str:
    """Return the share of what a change is in, where it is said with the number before it."""
    now = _now_at_end(language).search(builder.line.open[start:end])
    end = start + now.start() if now else end
    if percent_pattern(language).match(builder.line.open, start, end) is None:
        return ""
    return indicator_behind(builder, start, end, None, language)


def put_indicator_before(builder: ReadingBuilder, start: int, language: Language) -> None:
    """Set the indicator to the words before the change, without the verb that leads to it."""
    before = builder.line.text[:start].rstrip(" ,:")
    while True:
        verb = verb_pattern(language).search(before)
        if verb is None:
            break
        before = before[: verb.start()].rstrip(" ,:")
    indicator = tidy(before)
    builder.put_text("indicator", without_full_stop(indicator))
    if indicator and "unit" not in builder.values:
        unit = head_of(indicator, language)
        if unit:
            builder.put("unit", [unit], guessed=True)


def head_of(indicator: str, language: Language) -> str:
    """Return the noun of an indicator: `klager` of `Klager til kontoret`."""
    bare = re.sub(rf"^{any_of('criterion.counted', language)}\s+", "", indicator.lower())
    found = words_until_stop(bare, language)
    return found[-1] if found else ""


def share_alone(language: Language) -> str:
    """Return the indicator that names a share, and not of what: `Andel`."""
    return capitalized(words("share", language)[0])


def names_what_is_counted(before: str, language: Language) -> bool:
    """Return whether the words before a number name a thing, and are no sentence about it."""
    said = in_plain_letters(before)
    return bool(said) and _no_name_pattern(language).search(said) is None


def indicator_behind(
    builder: ReadingBuilder,
    start: int,
    last: int,
    whole: re.Match[str] | None,
    language: Language,
) -> str:
    """Return what is counted, from the words behind the target: `Unge, der får et fritidsjob`.

    A clause behind the deadline goes on with it: `siger inden 1/5-2027, at de er trygge`.
    """
    line = builder.line
    stop = line.open.find("\0", start, last)
    end = stop if stop >= 0 else last
    percent = percent_pattern(language).match(line.open, start)
    counted = percent or whole
    begin = counted.end() if counted else start
    said = tidy(_joined_to_nothing(language).sub("", line.text[begin:end]))
    clause = _clause_behind(language).match(line.open, end, last)
    if said and clause:
        mark = ", " if language == "da" else " "
        said = f"{said}{mark}{tidy(line.text[slice(*clause.span('clause'))])}"
    share = _share_before(said, language) if percent else ""
    parts = clause_pattern(language).fullmatch(said)
    if parts is None:
        return capitalized(share + said)
    if relative_pattern(language).search(parts["noun"]):
        return capitalized(share + said)
    if not parts["noun"]:
        return capitalized(tidy(line.text[:end]))
    return capitalized(f"{share}{parts['noun'].rstrip()}{_relative_clause(parts, language)}")


def _share_before(said: str, language: Language) -> str:
    """Return what makes a share of what is counted: `Share of satisfied residents`."""
    begins_with_of = said.lower().startswith(f"{words('of', language)[-1]} ")
    return f"{words('share' if begins_with_of or not said else 'share-of', language)[0]} "


@cache
def _clause_behind(language: Language) -> re.Pattern[str]:
    """Return a pattern for a clause behind words that were taken: `…, at de er trygge`."""
    return re.compile(
        rf"{TAKEN}+,?\s+(?P<clause>{any_of('criterion.saying', language)}\s[^{TAKEN}]+)"
    )


@cache
def _now_at_end(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s+{any_of('criterion.now', language)}\s*$")


@cache
def _no_name_pattern(language: Language) -> re.Pattern[str]:
    verbs, predicates = (
        any_of("criterion.verbs", language),
        any_of("criterion.predicates", language),
    )
    return re.compile(rf"[0-9;.]|(?<!\w)(?:{verbs}|{predicates})(?!\w)")


@cache
def _joined_to_nothing(language: Language) -> re.Pattern[str]:
    """Return a pattern for the `og` before words that were taken: `20 og talt i vagtplanen`."""
    return re.compile(rf"(?:^|\s){any_of('places.joins', language)}\W*$", re.IGNORECASE)


def _relative_clause(parts: re.Match[str], language: Language) -> str:
    """Return a verb and what follows as a clause of its own; in Danish an adverb goes first."""
    relative = words("criterion.relative", language)[0]
    if language == "en":
        return f" {relative} {parts['verb']}{parts['rest']}"
    adverb = f"{parts['adverb'].strip()} " if parts["adverb"] else ""
    return f", {relative} {adverb}{parts['verb']}{parts['rest']}"


def capitalized(words: str) -> str:
    """Return words as a sentence begins, with no space around them."""
    return (words[:1].upper() + words[1:]).strip()


def words_until_stop(text: str, language: Language) -> list[str]:
    """Return the first words of a text up to one that a unit cannot hold."""
    found: list[str] = []
    for word in text[: UNIT * 2].partition(TAKEN)[0].split():
        bare = word.rstrip(AFTER_A_WORD)
        if not bare.replace("-", "").isalpha() or stop_pattern(language).fullmatch(bare):
            break
        found.append(bare)
        if bare != word or len(found) == MOST_UNIT_WORDS:
            break
    return found
