"""Read how sure the money of a payer is: granted, pledged, applied for or only expected."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.certainty import find_unsure, is_doubt_alone, oral_pattern
from aabsocial.parsing.lines.unknown import says_unknown
from aabsocial.parsing.lines.words import WHOLE_WORDS, any_of, find_meaning

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.builder import ReadingBuilder


AT_THE_END = r"(?<!\w)(?:{})(?=[\s.):]*$)"
BY_ITSELF = r"(?<=[,;(] )(?:{})(?=\s*[,;).:]|\s+[0-9])"


def read_oral_promise(builder: ReadingBuilder, language: Language) -> list[str]:
    """Take a promise that is only oral, for the note; the money is then expected."""
    line = builder.line
    match = oral_pattern(language).search(line.open)
    if match is None:
        return []
    builder.put("status", ["expected"], guessed=True)
    return [line.take(*match.span())]


def read_who_said_yes(builder: ReadingBuilder, language: Language) -> list[str]:
    """Take who said yes, for the note: what a department's meeting says yes to is granted."""
    line = builder.line
    match = _who_said_yes(language).search(line.open)
    if match is None:
        return []
    builder.put("status", ["granted" if match["meeting"] else "pledged"])
    return [line.take(*match.span())]


def read_status(
    builder: ReadingBuilder, amount: tuple[int, int] | None, language: Language
) -> None:
    """Take the status behind the amount or right before it, at the end, or in a part of its own."""
    if "status" in builder.values:
        return
    line = builder.line
    start, end = amount or (0, len(line.open))
    places = (
        (end, len(line.open), WHOLE_WORDS),
        (0, start, AT_THE_END),
        (0, len(line.open), AT_THE_END),
        (0, len(line.open), BY_ITSELF),
        (0, start, _leading_status(language)),
    )
    for begin, until, template in places:
        found = find_meaning("statuses", line.open[begin:until], language, template)
        if found is not None:
            builder.put("status", [found[0]])
            lead = _lead(language).search(line.open, 0, begin + found[1].start())
            line.consume(lead.start() if lead else begin + found[1].start(), begin + found[1].end())
            return


def _read_unsure_status(builder: ReadingBuilder, language: Language) -> list[tuple[str, str]]:
    """Take the words that deny or doubt a status, and return each with which of the two it is."""
    line = builder.line
    oral = [match.span() for match in oral_pattern(language).finditer(line.plain)]
    found = [*find_unsure("statuses", line.plain, language)]
    for one in found:
        if lead := _lead(language).search(line.open, 0, one.start):
            line.consume(lead.start(), one.start)
    return [(one.kind, line.take_open(_start_with(oral, one.start), one.end)) for one in found]


def _start_with(spans: list[tuple[int, int]], start: int) -> int:
    """Return where the words around a place begin, the place itself where there are none."""
    return next((begin for begin, end in spans if begin < start < end), start)


def settle_unsure(builder: ReadingBuilder, unsure: list[tuple[str, str]]) -> str:
    """Return the words that deny or doubt a status, for the note; a doubt alone is a gap."""
    said = ", ".join(filter(None, (words_said for _, words_said in unsure)))
    if "status" in builder.values or all(kind == "denied" for kind, _ in unsure):
        return said
    builder.leave_open("status", said)
    return ""


def read_open_status(builder: ReadingBuilder, language: Language) -> None:
    """Leave the status open where the only words behind the amount say that it is not known."""
    note = str(builder.values.get("note", ""))
    if "status" in builder.values or not note:
        return
    if is_doubt_alone(note.lower(), language) or says_unknown(note, language):
        builder.leave_open("status", note)
        del builder.values["note"]


@cache
def _who_said_yes(language: Language) -> re.Pattern[str]:
    keys = ("meetings", "boards", "says-yes")
    meeting, board, yes = (any_of(f"financing.{key}", language) for key in keys)
    return re.compile(rf"(?<!\w)(?:(?P<meeting>{meeting})|{board})\s+{yes}(?!\w)")


@cache
def _lead(language: Language) -> re.Pattern[str]:
    """Return a pattern for the words that lead to a status: `, det er` before `bevilget`."""
    money, verbs = (any_of(f"status-leads.{key}", language) for key in ("money", "verbs"))
    behind = rf"(?<=[,;\0(])\s*(?:{money}\s+)?(?:{verbs}\s+)?"
    return re.compile(rf"(?:{behind}|(?<=\w)\s+{verbs}\s+)$")


@cache
def _leading_status(language: Language) -> str:
    """Return a template for what begins a line and leads to the payer: `tilsagn fra`."""
    by = any_of("financing.paid-by", language)
    return rf"^\s*(?:{{}})(?=\s*:|\s+{by}\s)"
