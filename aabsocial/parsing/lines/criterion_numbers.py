"""Read a criterion's baseline, target, unit and indicator."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from aabsocial.core.struct import Struct
from aabsocial.parsing.lines.criterion_indicator import (
    AFTER_A_WORD,
    capitalized,
    indicator_behind,
    indicator_between,
    names_what_is_counted,
    put_indicator_before,
    share_alone,
    words_until_stop,
)
from aabsocial.parsing.lines.criterion_patterns import (
    UNIT,
    against_pattern,
    age_pattern,
    base_pattern,
    bound_pattern,
    by_pattern,
    change_pattern,
    change_verb_pattern,
    changed_percent_pattern,
    fall_pattern,
    in_words_pattern,
    modal_pattern,
    origin_pattern,
    percent_pattern,
    rate_pattern,
    times_pattern,
    whole_pattern,
)
from aabsocial.parsing.lines.criterion_source import begins_with_source
from aabsocial.parsing.lines.days import is_in_a_day
from aabsocial.parsing.lines.figures import Figure, find_figures, parse_figure, readings_of
from aabsocial.parsing.lines.line import TAKEN, tidy
from aabsocial.parsing.lines.reading import Gap
from aabsocial.parsing.lines.times import time_at_end
from aabsocial.parsing.lines.words import words
from aabsocial.text.sentences import without_full_stop

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.builder import ReadingBuilder

_RANGE_BEHIND = re.compile(r"^-[0-9]+(?![\w/-])")
_RANGE_BEFORE = re.compile(r"(?<![\w/-])[0-9]{1,3}-$")
_BRACKET_WITH_A_YEAR = re.compile(rf"\s*(?P<year>{TAKEN}+)\s*(?=[^\W\d_])")
FIRST_YEAR, LAST_YEAR = 1900, 2100


# A range is left open in its own words, unless one of its ends is meant.
_Reading: TypeAlias = int | Decimal | Gap


class _Candidate(Struct):
    """A number that may be the target, and whether `mindst` or `højst` stands before it."""

    figure: Figure
    bound: str
    is_time: bool
    is_range: bool = False


def read_numbers(builder: ReadingBuilder, language: Language) -> None:
    """Read a change from one number to another, else the number that is to be reached."""
    rate = _take_rates(builder, language)
    match = change_pattern(language).search(builder.line.open) or _fall(builder, language)
    if match is not None:
        _read_change(builder, match, language)
    else:
        _read_target(builder, language)
    if rate and "target" in builder.values:
        builder.put_text("unit", f"{builder.values.get('unit', '')} {rate}".strip())


def _fall(builder: ReadingBuilder, language: Language) -> re.Match[str] | None:
    """Return a change that no `fra` begins: its second number is the lower."""
    match = fall_pattern(language).search(builder.line.open)
    if match is None:
        return None
    ends = (_read(match[name], language) for name in ("baseline", "target"))
    return match if _falls(*ends) else None


def _take_rates(builder: ReadingBuilder, language: Language) -> str:
    """Take what the numbers are counted for, and return it as it is first said."""
    line = builder.line
    found = [line.take(*match.span()) for match in rate_pattern(language).finditer(line.open)]
    return found[0] if found else ""


def read_baseline_of_today(builder: ReadingBuilder, language: Language) -> None:
    """Take a baseline such as `mod 3 i dag`, `(i dag 3)` or `120 job, 30 i dag`."""
    line = builder.line
    match = against_pattern(language).search(line.open)
    before = line.open[: match.start()] if match else ""
    is_only_number = match and match["apart"] and not re.search("[0-9]", before)
    if match is not None and (not is_only_number or begins_with_source(before, language)):
        name = next(it for it, said in match.groupdict().items() if said)
        builder.put("baseline", _ends_of(builder, match, (name, f"{name}_most"), language))
        line.take(*match.span())


def _read(figure: str, language: Language) -> tuple[int | Decimal, ...]:
    """Return what a number in figures or a word such as `tolv` may mean."""
    numbers = words("numbers", language)
    if figure in numbers:
        return (numbers.index(figure) + 1,)
    return readings_of(parse_figure(figure, language))


def _read_change(builder: ReadingBuilder, match: re.Match[str], language: Language) -> None:
    baseline = _ends_of(builder, match, ("baseline", "most_before"), language)
    target = _ends_of(builder, match, ("target", "most_behind"), language)
    builder.put("baseline", baseline)
    builder.put("target", target)
    if match["most"] or _falls(baseline, target):
        builder.put("target_is_most", [True])
    end = match.end()
    spans = (match.span("between"), (end, len(builder.line.open)))
    units = (_unit(builder, *span, language) for span in spans)
    if "unit" not in builder.values:
        builder.put_text("unit", next(filter(None, units), ""))
    put_indicator_before(builder, match.start(), language)
    if "indicator" not in builder.values:
        behind = indicator_behind(builder, end, len(builder.line.open), None, language)
        if behind in {"", share_alone(language)}:
            behind = indicator_between(builder, *match.span("between"), language) or behind
        unit = str(builder.values.get("unit", ""))
        builder.put_text("indicator", without_full_stop(behind) or capitalized(unit))


def _ends_of(
    builder: ReadingBuilder, match: re.Match[str], names: tuple[str, str], language: Language
) -> tuple[_Reading, ...]:
    """Return what a number may mean; of a range, both its ends and that it is left open."""
    said = match.groupdict()
    low, high = (_read(said[name], language) if said.get(name) else () for name in names)
    if not (low and high):
        return low
    return (*low, *high, _open_range(builder, match.start(names[0]), match.end(names[1]), language))


def _open_range(builder: ReadingBuilder, start: int, end: int, language: Language) -> Gap:
    """Return a range as what is still to be settled, in its own words: `70-80 %`."""
    percent = percent_pattern(language).match(builder.line.open, end)
    return Gap(builder.line.text[start : percent.end() if percent else end])


def _falls(baseline: tuple[_Reading, ...], target: tuple[_Reading, ...]) -> bool:
    """Return whether a change is one downwards; of several readings, nobody knows."""
    numbers = [one for one in (*baseline, *target) if not isinstance(one, Gap)]
    return len(baseline) == len(target) == 1 and numbers[1] < numbers[0]


def _read_target(builder: ReadingBuilder, language: Language) -> None:
    """Read the one number that may be the target, or ask which of several it is."""
    line = builder.line
    candidates = _candidates(builder, language)
    for one in candidates:
        if one.figure.refusal:
            builder.unread.append(line.text[one.figure.start : one.figure.end])
    usable = [one for one in candidates if one.figure.readings]
    # What a bracket adds, as in `(heraf 30 nye)`, is no target of its own.
    usable = [one for one in usable if not _is_in_brackets(line.open, one.figure)] or usable
    usable = _without_baseline(builder, usable, language)
    counted = [one for one in usable if not one.is_time] or usable
    bound = [one for one in counted if one.bound]
    chosen = bound if len(bound) == 1 else counted
    readings: list[_Reading] = [reading for one in chosen for reading in one.figure.readings]
    ranges = [one.figure for one in chosen if one.is_range]
    readings += [_open_range(builder, one.start, one.end, language) for one in ranges]
    builder.put("target", readings)
    if len(chosen) == 1:
        _describe_target(builder, chosen[0], language)
    elif not chosen:
        _read_target_in_words(builder, language)


def _without_baseline(
    builder: ReadingBuilder, candidates: list[_Candidate], language: Language
) -> list[_Candidate]:
    """Return the numbers but one behind `fra`; that is the baseline where something changes."""
    origin, text = origin_pattern(language), builder.line.open
    others = [one for one in candidates if not origin.search(text[: one.figure.start])]
    if not others and candidates and change_verb_pattern(language).search(text):
        builder.put("baseline", candidates[0].figure.readings)
    return others


def _is_in_brackets(text: str, figure: Figure) -> bool:
    before = text[: figure.start]
    return before.count("(") > before.count(")") and ")" in text[figure.end :]


def _read_target_in_words(builder: ReadingBuilder, language: Language) -> None:
    """Read a line that begins with `ingen` or a number in letters."""
    match = in_words_pattern(language).match(builder.line.open)
    if match is None:
        return
    readings = _read(match["word"], language) if match["word"] else (0,)
    bound = "most" if match["most"] or match["none"] else "least"
    figure = Figure(match.start("number"), match.end("number"), readings)
    builder.put("target", readings)
    _describe_target(builder, _Candidate(figure, bound, is_time=False), language)


def _describe_target(builder: ReadingBuilder, chosen: _Candidate, language: Language) -> None:
    line = builder.line
    baseline = builder.values.get("baseline")
    falls = isinstance(baseline, int | Decimal) and _falls((baseline,), chosen.figure.readings)
    if chosen.bound == "most" or falls:
        builder.put("target_is_most", [True])
    start = chosen.figure.end
    whole = whole_pattern(language).match(line.open, start)
    unit = _unit(builder, whole.end() if whole else start, len(line.open), language)
    if modal_pattern(language).search(line.open[: chosen.figure.start]):
        unit = unit.partition(" ")[0]  # `kan mindst 8 frivillige åbne`: a verb follows
    if "unit" not in builder.values:
        builder.put_text("unit", unit)
    behind = indicator_behind(builder, start, len(line.open), whole, language)
    bound = bound_pattern(language).search(line.open[: chosen.figure.start])
    begin = bound.start() if bound else chosen.figure.start
    before = capitalized(tidy(line.text[: chosen.figure.start]))
    if behind and time_at_end(behind.lower(), language) == 0:
        behind = ""  # `mindst 15 om onsdagen` does not say of what
    is_share_alone = behind == share_alone(language)
    if not behind and names_what_is_counted(tidy(line.text[:begin]), language):
        put_indicator_before(builder, begin, language)
        return
    named = before if before and is_share_alone else behind
    builder.put_text("indicator", without_full_stop(named))


def _candidates(builder: ReadingBuilder, language: Language) -> list[_Candidate]:
    """Return the numbers that may be a target: no ages, years, or wholes that are a part of."""
    text = builder.line.open
    found: list[_Candidate] = []
    for figure in find_figures(text, language):
        before, after = text[max(0, figure.start - UNIT) : figure.start], text[figure.end :]
        bound = _bound_before(before, language)
        rest = _RANGE_BEHIND.sub("", after[:UNIT])
        if changed_percent_pattern(language).match(rest):
            continue
        if not bound and _is_no_target(figure, before, after[:UNIT], language):
            continue
        is_time = bool(times_pattern(language).match(after[:UNIT]))
        one = _Candidate(figure, bound, is_time)
        if found and text[found[-1].figure.end : figure.start] == "-":
            one = _range_of(found.pop(), one)
        found.append(one)
    return found


def _range_of(low: _Candidate, high: _Candidate) -> _Candidate:
    """Return the ends of a range such as `70-80 %` as one number that may be either."""
    readings = (*low.figure.readings, *high.figure.readings)
    figure = Figure(low.figure.start, high.figure.end, readings)
    return _Candidate(figure, low.bound, high.is_time, is_range=True)


def _is_no_target(figure: Figure, before: str, after: str, language: Language) -> bool:
    """Return whether a number is an age, a part of a day, a change by so much, or a whole."""
    rest, start = _RANGE_BEHIND.sub("", after), _RANGE_BEFORE.sub("", before)
    if age_pattern(language).match(rest) or is_in_a_day(rest):
        return True
    if rest.startswith(("/", "-")) or start.endswith(("/", "-")):
        return True
    if base_pattern(language).search(start):
        return True
    if by_pattern(language).search(start) and change_verb_pattern(language).search(start):
        return True
    reading = figure.readings[0] if figure.readings else None
    return (
        isinstance(reading, int)
        and FIRST_YEAR <= reading <= LAST_YEAR
        and figure.end - figure.start == len(str(reading))
    )


def _bound_before(before: str, language: Language) -> str:
    match = bound_pattern(language).search(before)
    return "" if match is None else "least" if match["least"] else "most"


def _unit(builder: ReadingBuilder, start: int, end: int, language: Language) -> str:
    """Return the words right behind a number up to a verb, a marker or a separator."""
    if bracket := _BRACKET_WITH_A_YEAR.match(builder.line.open, start, end):
        start = bracket.end() if builder.line.text[bracket.start("year")] == "(" else start
    text, typed = builder.line.open[start:end], builder.line.text[start:end]
    if percent_pattern(language).match(text):
        return words("percent-unit", language)[0]
    number = len(words_until_stop(text, language))
    return " ".join(word.rstrip(AFTER_A_WORD) for word in typed.split()[:number])
