"""Read what may go wrong, and what is done about it: `Regn: vi låner et telt`."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from aabsocial.core.struct import LONGEST_LINE
from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.line import Line, in_plain_letters, one_line, tidy
from aabsocial.parsing.lines.parts import parts_of, split_at_colon, split_outside_brackets
from aabsocial.parsing.lines.unknown import read_as_gap
from aabsocial.parsing.lines.words import any_of

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.reading import LineReading

ROW = 3  # parts that are surely no risk with what is done about it
_DASHES = re.compile(r"\s+(?:-+>?|/)\s+|\s*(?:->|=>|→)\s*")
_STOP = re.compile(r"(?<=[^\W\d_]{4})\.\s+(?=[A-ZÆØÅ])")
_BRACKET_AT_END = re.compile(r"(?<=\w)\s*\((?P<words>[^\W\d_][\w-]*\s[^()]+)\)[\s.]*$")
_COMMA = re.compile(r",(?!\d)\s*")
_ARROW = re.compile(r"->|=>|→")
_END = re.compile(r"[.;]\s+")


def parse_risk(text: str, language: Language) -> LineReading:
    """Read `risk: mitigation`; other marks part them where it is sure what they part."""
    gap = read_as_gap("risk", text, language)
    if gap is not None:
        return gap
    line = Line(text)
    builder = ReadingBuilder("risk", line)
    named = _risk_label(language).match(line.plain)
    if named:
        line.consume(*named.span())
    begin = named.end() if named else 0
    risk, mitigation = _parted(builder, begin, language)
    builder.put_text("risk", risk.rstrip(" :;"))
    builder.put_text("mitigation", mitigation)
    if not mitigation:
        _ask_of_bracket(builder, risk)
    return builder.build("risk", "mitigation")


def _ask_of_bracket(builder: ReadingBuilder, said: str) -> None:
    """Ask whether the words in brackets behind a risk are what is done about it."""
    bracket = _BRACKET_AT_END.search(said)
    if bracket is not None:
        risk, mitigation = said[: bracket.start()].rstrip(" :;"), bracket["words"]
        told = {"risk": risk, "mitigation": mitigation}
        builder.ask("mitigation", told, {}, said=(mitigation, ""))


def split_risks(text: str, language: Language) -> list[str]:
    """Return the lines of a line that names several risks, each with what is done about it.

    Three parts or more are risks where none of them goes on with the one before it, and no colon
    in the first one says that all behind it is done about it. Sentences are where each has a mark.
    """
    line = one_line(text)
    arrows = list(_ARROW.finditer(line[:LONGEST_LINE]))
    if len(arrows) > 1:
        return _between_arrows(line, arrows) or [text]
    sentences = [part for part in _STOP.split(line) if part]
    if len(sentences) > 1 and all(_is_marked(part, language) for part in sentences):
        return sentences
    clauses = split_outside_brackets(_COMMA, line)
    if _are_risks(clauses, language):
        return clauses
    parts = parts_of(text)
    answered = [part for part in parts if _is_answered(part, language)]
    is_row = len(parts) >= ROW and not split_at_colon(parts[0])[1]
    is_row = is_row and not any(_goes_on(part, language) for part in parts[1:])
    return parts if len(answered) > 1 or is_row else [text]


def _are_risks(clauses: list[str], language: Language) -> bool:
    """Return whether three or more clauses between commas are risks, two of them answered.

    Words that only name something, as in `regn, blæst, kulde: vi rykker ind`, are no clauses.
    """
    are_clauses = len(clauses) >= ROW and all(len(it.split()) >= ROW for it in clauses)
    if not are_clauses or any(";" in it or _goes_on(it, language) for it in clauses):
        return False
    readings = (parse_risk(it, language) for it in clauses)
    return sum("mitigation" in it.values or bool(it.questions) for it in readings) > 1


def _between_arrows(line: str, arrows: list[re.Match[str]]) -> list[str]:
    """Return the parts at the last stop between two arrows; nothing where one has no stop."""
    borders = [0]
    for before, after in pairwise(arrows):
        ends = list(_END.finditer(line, before.end(), after.start()))
        if not ends:
            return []
        borders.append(ends[-1].end())
    return [line[slice(*span)].strip(" ;") for span in pairwise([*borders, len(line)])]


def _is_marked(part: str, language: Language) -> bool:
    """Return whether a colon or a dash parts a risk of its own from what is done about it."""
    has_mark = bool(split_at_colon(part)[1]) or len(_DASHES.findall(part)) == 1
    return has_mark and ";" not in part and _is_answered(part, language)


def _is_answered(part: str, language: Language) -> bool:
    """Return whether a part is a risk of its own, and says what is done about it."""
    return not _goes_on(part, language) and "mitigation" in parse_risk(part, language).values


def _goes_on(part: str, language: Language) -> bool:
    """Return whether a part goes on with the one before it, or says what is done about it."""
    goes_on = rf"{any_of('risk.goes-on', language)}(?!\w)|{_answer(language).pattern}"
    return re.match(goes_on, in_plain_letters(part)) is not None


def _parted(builder: ReadingBuilder, begin: int, language: Language) -> tuple[str, str]:
    """Return the risk and what is done about it, which is empty where nothing parts them."""
    line = builder.line
    named = _label(language).search(line.plain, begin)
    if named:
        line.consumed.append(line.text[slice(*named.span("label"))])
        return _without_marks(line.text[begin : named.start()]), line.text[named.end() :].strip()
    text = line.text[begin:]
    risk, mitigation = split_at_colon(text)
    dashes = list(_DASHES.finditer(mitigation))
    if len(dashes) == 1 and _worse(language).match(in_plain_letters(mitigation)):
        return tidy(f"{risk}: {mitigation[: dashes[0].start()]}"), mitigation[dashes[0].end() :]
    if not mitigation:
        risk, _, mitigation = (part.strip() for part in text.partition(";"))
    if mitigation:
        return risk, mitigation
    plain = line.plain[begin:]
    mark = _mark(plain, language)
    if mark is None:
        return text.strip(), ""
    end = len(text) if mark[0].strip() != "(" else plain.rstrip(" .").rindex(")")
    return _without_marks(text[: mark.start()]), text[mark.end() : end].strip()


def _mark(plain: str, language: Language) -> re.Match[str] | None:
    """Return what parts a risk from what is done about it, `None` where nothing surely does."""
    dashes = list(_DASHES.finditer(plain))
    condition = _condition(language).match(plain)
    if condition:
        return re.compile(r",\s*").search(plain)
    if len(dashes) == 1:
        return dashes[0]
    answer = _answer(language)
    led = (dash for dash in dashes if answer.match(plain, dash.end()))
    return next(led, None) or _before_answer(language).search(plain)


def _without_marks(text: str) -> str:
    return tidy(text.rstrip(" (")) or text.strip()


@cache
def _risk_label(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{any_of('risk.risk', language)}\s*:\s*(?=\w)")


@cache
def _label(language: Language) -> re.Pattern[str]:
    word = any_of("risk.mitigation", language)
    return re.compile(rf"(?<=\S)[\s,;.(-]+(?P<label>{word})\s*:\s*(?=\w)")


@cache
def _condition(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{any_of('risk.if', language)}\s[^,]+,\s*(?=\w)")


@cache
def _answer(language: Language) -> re.Pattern[str]:
    """Return a pattern for the words in which somebody says what they do."""
    we, so, worse = (any_of(f"risk.{key}", language) for key in ("we", "so", "worse"))
    instead = any_of("risk.instead", language)
    we_do = rf"{we}(?!\w)(?!\s+{worse}(?!\w))"
    return re.compile(rf"(?:{so}\s+)?(?:\w+\s+)??{we_do}|{instead}\s")


@cache
def _worse(language: Language) -> re.Pattern[str]:
    """Return a pattern for `vi` with what is wrong: it goes on with the risk."""
    we, worse = (any_of(f"risk.{key}", language) for key in ("we", "worse"))
    return re.compile(rf"{we}\s+{worse}(?!\w)")


@cache
def _before_answer(language: Language) -> re.Pattern[str]:
    answer, so = _answer(language).pattern, any_of("risk.so", language)
    in_brackets = r"\s*\((?=[^()]*\)[\s.]*$)"
    return re.compile(rf"(?:{in_brackets}|,\s+|[.!?]\s+)(?={answer})|{in_brackets}(?={so}\s)")
