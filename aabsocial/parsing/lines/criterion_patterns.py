"""The patterns by which the numbers of a criterion are found."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.figures import FIGURES
from aabsocial.parsing.lines.words import any_meaning, any_of, words

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language

UNIT = 40  # letters between a number of a change and the next marker
# A full stop that ends a sentence, and no abbreviation or ordinal.
_SENTENCE_END = r"(?:(?<=[^\W\d_]{4})|(?<=[)%]))\.\s+"


@cache
def change_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for `fra 14 … til højst 20`, `14 -> 20`, and `52 % ned til 40 %`."""
    origin, until = any_of("criterion.from", language), any_of("criterion.to", language)
    units = "|".join(rf"(?<={re.escape(it)} )" for it in words("criterion.percent", language))
    falls = rf"(?:(?<=[0-9] )|{units}){any_of('criterion.up-or-down', language)}\s+{until}(?!\w)"
    to = rf"(?:(?(from)(?<!\w){until}(?!\w)|(?!))|[-=]>|→|{falls})"
    return re.compile(
        rf"(?P<from>(?<!\w){origin}\s+)?(?<![\w.,/-])(?:{any_meaning('vagueness', language)}\s*)?"
        rf"(?P<baseline>{FIGURES})(?:-(?P<most_before>{FIGURES}))?"
        rf"(?P<between>[^;0-9]{{0,{UNIT}}}?)"
        rf"{to}\s*(?:{_bound(language)}\s+)?(?:{any_meaning('vagueness', language)}\s*)?"
        rf"(?P<target>{FIGURES})(?:-(?P<most_behind>{FIGURES})(?![\w/-]))?"
    )


@cache
def fall_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for `61 til 40`, a fall if the first is the higher: a range never is."""
    until, bound = any_of("criterion.to", language), _bound(language)
    unit = rf"(?:\s?{any_of('criterion.percent', language)})?(?:\s[^\W\d_]+)?"
    return re.compile(
        rf"(?<![\w.,/-])(?P<baseline>{FIGURES})(?P<between>{unit})\s"
        rf"{until}\s(?:{bound}\s)?(?P<target>{FIGURES})(?![\w/-])"
    )


@cache
def origin_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for `fra` right before a number."""
    return re.compile(rf"(?<!\w){any_of('criterion.from', language)}\s+$")


@cache
def change_verb_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for a word that says that a number rises or falls."""
    return re.compile(rf"(?<!\w){any_of('criterion.changes', language)}(?!\w)")


@cache
def by_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for what makes the next number how much something changes by."""
    return re.compile(rf"(?<!\w){any_of('criterion.by', language)}\s+$")


@cache
def against_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for `mod 3 i dag`, `(3 i dag)`, `(i dag 3)`, `; i dag 3;`, `…, 3 i dag`.

    `. I dag 3` is one too. `udgangspunkt 3`, `, mod 3` and `, fra 3` say no time. A range has its
    other end as `<name>_most`. The line keeps the word of a number that is not exact.
    """
    now, origin = any_of("criterion.now", language), any_of("criterion.from", language)
    named, about = any_of("criterion.baseline", language), any_meaning("vagueness", language)
    figure = rf"(?:{FIGURES}|{any_of('numbers', language)})"

    def number(name: str) -> str:
        most = rf"(?:-(?P<{name}_most>{FIGURES}))?"
        return rf"(?:{about}\s*)?(?P<{name}>{figure}){most}"

    return re.compile(
        rf",?\s*(?<!\w){any_of('criterion.today', language)}\s+{number('against')}\s+{now}(?!\w)"
        rf"|\(\s*{now}:?\s+{number('behind')}\s*\)|\(\s*{number('before')}\s+{now}\s*\)"
        rf"|(?<!\w){named}:?\s+{number('named')}(?![\w/.-])"
        rf"|(?:[,;]\s*|{_SENTENCE_END})(?:{now}:?\s+{number('alone')}"
        rf"|(?:{origin}\s+)?{number('apart')}(?:\s+[^\W\d_]+)?\s+{now})"
        rf"(?=\s*(?:[,;.(]|$))"
        rf"|[,;]\s*(?:{any_of('criterion.today', language)}|{origin})\s+{number('bare')}"
        rf"(?=\s*(?:[;.]|$|,(?!\s*{any_of('criterion.to', language)}\s)))"
    )


@cache
def in_words_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for a line that begins with a number in letters, or with none."""
    return re.compile(
        rf"(?:{_bound(language)}\s+)?"
        rf"(?P<number>(?P<none>{any_of('criterion.none', language)})"
        rf"|(?P<word>{any_of('numbers', language)}))\s"
    )


def _bound(language: Language) -> str:
    least, most = any_of("criterion.least", language), any_of("criterion.most", language)
    return rf"(?:(?P<least>{least})|(?P<most>{most}))"


@cache
def whole_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for `af de 45`, behind the part of them that is the target."""
    return re.compile(rf"\s+{any_of('criterion.of', language)}\s+{FIGURES}")


@cache
def modal_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for a verb that has another one behind it."""
    return re.compile(rf"(?<!\w){any_of('criterion.modals', language)}(?!\w)[^.;]*$")


@cache
def clause_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for a noun, its verb, an adverb and the rest."""
    adverbs = any_of("criterion.adverbs", language)
    return re.compile(
        rf"(?P<noun>(?:[^\s,;.]+\s)*?)(?P<verb>{any_of('criterion.predicates', language)})(?!\w)"
        rf"(?P<adverb>\s{adverbs}(?!\w))?(?P<rest>.*)"
    )


@cache
def relative_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for the word of a clause that is one already: `unge der`."""
    return re.compile(rf"(?<!\w){any_of('criterion.relatives', language)}(?!\w)")


@cache
def percent_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for the sign or the word of a percentage."""
    return re.compile(rf"\s?{any_of('criterion.percent', language)}(?!\w)")


@cache
def changed_percent_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for what makes a number a change by so much: `30 % færre`."""
    change = any_of("criterion.more-or-less", language)
    return re.compile(rf"{percent_pattern(language).pattern}\s+{change}(?!\w)")


@cache
def verb_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for the last verb before a change."""
    return re.compile(rf"(?i)(?:^|\s){any_of('criterion.verbs', language)}$")


@cache
def bound_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for `mindst` or `højst` right before a number."""
    return re.compile(rf"(?<!\w){_bound(language)}\s+$")


@cache
def base_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for what makes the next number a whole, and no target."""
    return re.compile(rf"(?<!\w){any_of('criterion.base', language)}\s+$")


@cache
def rate_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for what a number is counted for: `pr. 1.000 børn`, `pr. måned`."""
    rate, rated = any_of("criterion.rate", language), any_of("criterion.rated", language)
    many = r"10{1,5}|10{0,2}[.,]000"
    return re.compile(rf"(?<!\w){rate}\s+(?:(?:{many})\s+[^\W\d_][\w-]*|{rated}(?!\w))")


@cache
def age_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for what makes the number before it an age."""
    return re.compile(rf"\s?-?{any_of('criterion.ages', language)}(?!\w)")


@cache
def times_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for what makes the number before it one of times."""
    return re.compile(rf"\s{any_of('criterion.times', language)}(?!\w)")


@cache
def stop_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for a word that no unit holds."""
    stops, verbs = any_of("criterion.stops", language), any_of("criterion.predicates", language)
    return re.compile(rf"{stops}|{verbs}|{any_of('criterion.verbs', language)}")
