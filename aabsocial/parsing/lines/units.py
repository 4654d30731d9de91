"""Find the unit that a text gives all its amounts, as `Budget (tkr.):`, and give it to them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.money import Money
from aabsocial.core.struct import Struct
from aabsocial.localization.messages import LANGUAGES
from aabsocial.parsing.lines.figures import FIGURES, is_year, scale_words
from aabsocial.parsing.lines.line import in_plain_letters
from aabsocial.parsing.lines.undated_amounts import find_undated_amounts, word_of_count
from aabsocial.parsing.lines.words import any_of, pattern_of, words
from aabsocial.parsing.numbers import SCALES
from aabsocial.parsing.result import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.figures import Amount

BILLION = Money.kroner(1_000_000_000)
TOO_MANY_THOUSANDS = 100_000  # from here on, a number is in kroner, whatever a head says
LONGEST_HEAD = 60  # letters of the head of a column
SHORTEST = 2  # letters of a unit that stands behind a name without brackets
FEWEST_CELLS = 3  # a name, and two amounts
CELLS = ";"
_SEPARATED: Mapping[Language, re.Pattern[str]] = {
    "da": re.compile(r"[0-9]{1,3}(?:[. ][0-9]{3})+"),
    "en": re.compile(r"[0-9]{1,3}(?:[, ][0-9]{3})+"),
}
_YEARS = r"20[0-9]{2}(?: ?[-/] ?20[0-9]{2})?"
_BEHIND_A_YEAR = re.compile(r"(?<![0-9])20[0-9]{2} ?: ?$")


class Stated(Struct):
    """A unit, empty where it is kroner, the words that tell it, and the others."""

    unit: str
    words: str
    rest: str = ""


def find_unit(line: str, language: Language) -> Stated | None:
    """Return the unit that a line begins with: `Budget mio: løn 0,65`, `alle tal er i tkr.`."""
    plain = in_plain_letters(line)
    for pattern in _line_patterns(language):
        match = pattern.match(plain)
        if match is not None:
            return Stated(
                _unit_of(match, language), line[: match.end()].strip(), line[match.end() :]
            )
    return None


def find_unit_alone(lines: Sequence[str], language: Language) -> Stated | None:
    """Return the first unit that a line of its own tells, `None` where none does."""
    stated = (find_unit(line, language) for line in lines)
    return next((it for it in stated if it and not it.rest.strip()), None)


def find_unit_of_cell(cell: str, language: Language, *, is_first: bool) -> Stated | None:
    """Return the unit in the head of a column, and its other words: `Beløb (tkr.)`, `2028, tkr.`.

    In the first cell of its row, a name of the whole budget names no column; elsewhere, the unit
    alone names one of amounts.
    """
    match = _cell_pattern(language).fullmatch(in_plain_letters(cell[:LONGEST_HEAD]))
    if match is None or len(cell) > LONGEST_HEAD:
        return None
    is_led = bool(match["led"].strip(" ,")) or (is_first and not match["name"])
    if match["thousand"] and not is_led:
        return None  # an amount: `1.000 kr.`
    name = cell[slice(*match.span("name"))].strip()
    if is_first and _head_pattern(language).fullmatch(in_plain_letters(name)):
        name = ""
    elif not (name or is_first):
        name = words("budget.kroner", language)[0]
    return Stated(_unit_of(match, language), cell, name)


def with_unit(part: str, unit: str, language: Language) -> str:
    """Return a post with the unit behind its last amount and those of a year, if they have none.

    An amount that would be a billion then is in kroner, whatever the head says.
    """
    cells = part.split(CELLS)
    if len(cells) >= FEWEST_CELLS and not any(map(str.isalpha, "".join(cells[1:]))):
        return CELLS.join((cells[0], *(with_unit(it, unit, language) for it in cells[1:])))
    amounts = [*amounts_of_post(in_plain_letters(part), language)] if unit else []
    if not amounts or amounts[-1].has_unit:
        return part
    dated = [it for it in amounts if _is_of_a_year(part, it, language) and not it.has_unit]
    by_place = {it.start: it for it in (*dated, amounts[-1])}
    for _, one in sorted(by_place.items(), reverse=True):
        said = _scaled(part[one.start : one.end], unit, language)
        meant = [*amounts_of_post(in_plain_letters(f"{part[: one.start]}{said}"), language)]
        readings = meant[-1].readings
        if readings and readings[0] < BILLION:
            part = f"{part[: one.start]}{said}{part[one.end :]}"
    return part


def without_brackets(text: str, language: Language) -> str:
    """Return a line with the unit of an amount right behind it, out of its brackets."""
    if "(" not in text:
        return text
    return _unit_in_brackets(language).sub(r"\g<figures> \g<said>", text)


def scale_of(unit: str, language: Language) -> str:
    """Return the name of a unit's scale: `thousand`, `million` or `billion`."""
    spaced = unit.replace(".", " ")
    scales = (scale for scale in SCALES if spaced in phrases(scale, language))
    return next(scales, "thousand")  # kroner are in its own word: `tkr.`


def amounts_of_post(text: str, language: Language) -> Iterator[Amount]:
    """Yield the amounts in a post that are no count of something, and no year: `i 2030`."""
    leading = tuple(f" {word} " for word in words("in", language))
    for one in find_undated_amounts(text, language):
        is_when = is_year(text[one.start : one.end]) and text[: one.start].endswith(leading)
        if not word_of_count(text, one, language) and not is_when:
            yield one


def _scaled(typed: str, unit: str, language: Language) -> str:
    """Return a number with its unit; one of whole thousands is written out: `590.000`."""
    is_regular = typed.isdecimal() or _SEPARATED[language].fullmatch(typed)
    if not (is_regular and scale_of(unit, language) == "thousand"):
        return f"{typed} {unit}"
    number = int("".join(filter(str.isdecimal, typed)))
    if not 0 < number < TOO_MANY_THOUSANDS:
        return typed
    written = f"{number:,},000"
    return written if language == "en" else written.replace(",", ".")


def _is_of_a_year(part: str, amount: Amount, language: Language) -> bool:
    """Return whether an amount is that of one year: `150 i 2029`, `2029: 150`."""
    behind = _of_a_year(language).match(part, amount.end)
    return bool(behind or _BEHIND_A_YEAR.search(part[: amount.start]))


def _unit_of(match: re.Match[str], language: Language) -> str:
    if match["thousand"]:
        return phrases("thousand-kroner", language)[1]
    return match["scale"] or ""


@cache
def _of_a_year(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s+{any_of('in', language)}\s+20[0-9]{{2}}(?![0-9])", re.IGNORECASE)


@cache
def _unit_in_brackets(language: Language) -> re.Pattern[str]:
    said = rf"{pattern_of(scale_words(language))}\.?(?: ?{_kroner()})?"
    return re.compile(rf"(?<![\w.,])(?P<figures>{FIGURES}) ?\((?P<said>{said})\)", re.IGNORECASE)


@cache
def _head_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{any_of('budget.heads', language)}(?: {_YEARS})?")


def _kroner() -> str:
    return rf"{pattern_of(phrases('kroner', *LANGUAGES))}(?!\w)\.?"


@cache
def _unit_pattern(language: Language, shortest: int = 1) -> str:
    """Return a pattern for a unit: `tkr.`, `hele tusinde kroner`, `1.000 kr.`."""
    scale = pattern_of(word for word in scale_words(language) if len(word) >= shortest)
    return (
        rf"(?:{_kroner()} ?)?(?:{any_of('budget.whole', language)} )?"
        rf"(?:(?P<thousand>1[., ]?000)|(?P<scale>{scale})[rs]?)(?!\w)\.?(?: ?{_kroner()})?"
    )


@cache
def _line_patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    """Return patterns for a head that names a unit: `i tusinde kr:`, `Budget (1.000 kr.)`, `tkr.:`.

    One that is followed by no number may have more words: `alle tal er i tkr. uden moms`.
    """
    head, stated = (any_of(f"budget.{it}", language) for it in ("heads", "stated"))
    of_all = rf"{head}(?: for(?: [^\W\d_]+){{1,4}}?)?(?: {_YEARS})?"
    within = rf"(?:{head} )?(?:{stated} )?{any_of('in', language)} "
    whole = rf"(?:{any_of('budget.whole', language)} )?"
    remark = rf"(?:{any_of('budget.remarks', language)} ?[:!.] )?"
    unit, any_scale = _unit_pattern(language), pattern_of(scale_words(language))
    end = rf"\)*\s*(?::|[.:]*$|[ ,.;(](?:[^:0-9]|{_YEARS})*$)"
    return (
        re.compile(
            rf"\s*{remark}\(?(?:{of_all})?[,:]? ?\(?{within}(?:{unit}|{whole}{_kroner()}){end}"
        ),
        re.compile(rf"\s*{of_all}[,:]? \((?:{within})?{unit}{end}"),
        re.compile(
            rf"\s*{of_all}(?: in?)?,? (?P<thousand>(?!))?(?P<scale>{any_scale})\.?"
            rf"(?: ?{_kroner()})?\s*(?::|$)"
        ),
        re.compile(
            rf"\s*\(?(?P<thousand>(?!))?(?P<scale>{pattern_of(_thousands(language))})\.?"
            rf"(?: ?{_kroner()})?\)?[.:]*$"
        ),
    )


def _thousands(language: Language) -> Iterator[str]:
    words_of = (it for it in scale_words(language) if scale_of(it, language) == "thousand")
    return (word for word in words_of if len(word) >= SHORTEST)


@cache
def _cell_pattern(language: Language) -> re.Pattern[str]:
    within, unit = any_of("in", language), _unit_pattern(language, SHORTEST)
    return re.compile(
        rf"(?P<name>(?:[^0-9()]|{_YEARS})*?)"
        rf"(?P<led>[ ,]*\((?:[^()0-9]* )??|(?:^|[ ,]+)(?:{within} )?){unit}\)?[.:]*"
    )
