"""Read the lines of lists that need no grammar: activities, days, risks, contracts and more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.days import as_end, find_days
from aabsocial.parsing.lines.line import Line, in_plain_letters, tidy
from aabsocial.parsing.lines.parts import name_and_parts, parts_of, split_at_colon, whole_meaning
from aabsocial.parsing.lines.unknown import read_as_gap
from aabsocial.parsing.lines.words import find_meaning, words

if TYPE_CHECKING:
    import re

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.reading import LineReading


def parse_activity(text: str, language: Language) -> LineReading:
    """Read `what; who; when`; what is more than that belongs to the last."""
    gap = read_as_gap("activity", text, language)
    if gap is not None:
        return gap
    builder = ReadingBuilder("activity", Line(text))
    what, who, when = _three(parts_of(text))
    builder.put_text("what", what)
    builder.put_text("who", who)
    builder.put_text("when", when)
    return builder.build("what", "who", "when")


def parse_milestone(text: str, language: Language) -> LineReading:
    """Read a day and what happens on it, in any order."""
    gap = read_as_gap("milestone", text, language)
    if gap is not None:
        return gap
    builder = ReadingBuilder("milestone", Line(text))
    line = builder.line
    for day in find_days(line.open, language, line.text):
        if day.refusal:
            builder.unread.append(line.text[day.start : day.end])
        elif day.form != "year":
            builder.put("date", day.readings)
            line.consume(day.start, day.end)
            break
    builder.put_text("what", line.rest())
    return builder.build("date", "what")


def parse_risk(text: str, language: Language) -> LineReading:
    """Read `risk: mitigation`; a semicolon parts them too."""
    gap = read_as_gap("risk", text, language)
    if gap is not None:
        return gap
    builder = ReadingBuilder("risk", Line(text))
    risk, mitigation = split_at_colon(builder.line.text)
    if not mitigation:
        risk, _, mitigation = (part.strip() for part in builder.line.text.partition(";"))
    builder.put_text("risk", risk)
    builder.put_text("mitigation", mitigation)
    return builder.build("risk", "mitigation")


def parse_existing_volunteering(text: str, language: Language) -> LineReading:
    """Read `name: effect; agreement`, who was asked, or that there is no such work."""
    gap = read_as_gap("existing", text, language)
    if gap is not None:
        return gap
    line = Line(text)
    builder = ReadingBuilder("existing", line)
    asked = next((word for word in words("existing.asked", language) if _begins(line, word)), None)
    if asked is not None:
        line.consume(0, len(asked))
        builder.put_text("volunteering_asked", line.rest())
        return builder.build("volunteering_asked")
    name, *parts = name_and_parts(text) or [""]
    if not parts and in_plain_letters(name).strip(" .") in words("existing.none", language):
        line.consumed.append(name)
        builder.put("existing_volunteering", ["none"])
        return builder.build()
    _read_effect(builder, parts, language)
    builder.put_text("name", name)
    builder.put_text("agreement", "; ".join(parts))
    return builder.build("name", "effect", "agreement")


def _begins(line: Line, word: str) -> bool:
    behind = line.plain[len(word) : len(word) + 1]
    return line.plain.startswith(word) and (word.endswith(":") or behind in {" ", ""})


def _read_effect(builder: ReadingBuilder, parts: list[str], language: Language) -> None:
    for number, part in enumerate(parts):
        effect = whole_meaning("effects", part, language)
        if effect is not None:
            builder.put("effect", [effect])
            builder.line.consumed.append(parts.pop(number))
            return


def parse_contract(text: str, language: Language) -> LineReading:
    """Read `authority; state [date]`; why none is begun stands behind a colon."""
    gap = read_as_gap("contract", text, language)
    if gap is not None:
        return gap
    builder = ReadingBuilder("contract", Line(text))
    authority, *parts = parts_of(text) or [""]
    said = "; ".join(parts)
    found = find_meaning("contract-states", in_plain_letters(said), language)
    if found is None:
        builder.put_text("authority", "; ".join(filter(None, (authority, said))))
        return builder.build("authority", "state")
    _read_state(builder, said, found, language)
    builder.put_text("authority", authority)
    signed = builder.values.get("state") == "signed"
    return builder.build("authority", "state", *(("date",) if signed else ()))


def begins_with_state(text: str, language: Language) -> bool:
    """Return whether a line on a contract begins with its state, and names no authority."""
    found = find_meaning("contract-states", in_plain_letters(text.strip()), language)
    return found is not None and found[1].start() == 0


def _read_state(
    builder: ReadingBuilder, said: str, found: tuple[str, re.Match[str]], language: Language
) -> None:
    """Read the state and its day from what stands behind the authority; the rest is the reason."""
    line = Line(said)
    state, match = found
    builder.put("state", [state])
    line.consume(*match.span())
    day = next((day for day in find_days(line.open, language) if day.form == "exact"), None)
    if day is not None and day.readings:
        builder.put("date", as_end(day))
        line.consume(day.start, day.end)
    elif day is not None:
        builder.unread.append(line.text[day.start : day.end])
    builder.put_text("contract_reason", tidy(line.rest()))
    builder.line.consumed += line.consumed


def _three(parts: list[str]) -> tuple[str, str, str]:
    first, second, *others = [*parts, "", ""]
    return first, second, "; ".join(filter(None, others))
