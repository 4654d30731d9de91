"""Read a partner: `name: role; contribution; commitment`, or `ingen: reason`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.struct import LONGEST_LINE
from aabsocial.parsing.lines.agreement import is_agreement, says_no_more, take_agreement
from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.certainty import (
    find_sure_meaning,
    find_unsure,
    oral_pattern,
    says_refusal,
    split_doubt_at_end,
)
from aabsocial.parsing.lines.line import Line, in_plain_letters, one_line
from aabsocial.parsing.lines.none_said import says_none
from aabsocial.parsing.lines.parts import name_and_parts, split_outside_brackets
from aabsocial.parsing.lines.sentence import (
    is_sentence,
    name_in,
    says_what_is_wished,
    split_at_verb,
)
from aabsocial.parsing.lines.unknown import parse_gap, read_as_gap
from aabsocial.parsing.lines.words import any_of, best_meaning, pattern_of, words
from aabsocial.text.sentences import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.agreement import Agreement
    from aabsocial.parsing.lines.reading import LineReading

NEEDED = ("name", "kind", "role", "contribution", "commitment")
TOLD = ("role", "contribution", "commitment")
THREE = 3  # parts of a line: the name, the role, the contribution
MOST = 200  # parts at the end of a line that are searched for an agreement
_SUM = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+(?![0-9])")
_SEMICOLON = re.compile(";")
_STOP = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[0-9]{4}))\.\s+(?=[A-ZÆØÅ])")
_MARK_OR_COUNT = re.compile(r",|\d|\s[-–—]\s")
_DASHES = re.compile(r"\s+[-–—]+\s+")
_COMMAS = re.compile(r",(?!\d)\s*")
_MARKS = re.compile(r";|,(?!\d)")
_NAME_AND_BRACKET = re.compile(r"([^():;]+)\(([^()]+)\)\.?")
_NAME_AND_COUNT = re.compile(
    r"(?P<name>[^\d,;:()]*[^\W\d_]),? (?P<count>\d{1,3} [a-zæøå]{4,}[^:;]*)"
)
_BRACKET_AT_END = re.compile(r"\s*\(([^()]+)\)$")


def parse_partner_line(text: str, language: Language) -> LineReading:
    """Read a partner; `reason` alone says why there is none."""
    gap = read_as_gap("partner", text, language)
    if gap is not None:
        return gap
    line = Line(text)
    builder = ReadingBuilder("partner", line)
    end = _end_of_none(line, language)
    if end:
        line.consume(0, end)
        builder.put_text("reason", line.rest())
        return builder.build("reason")
    name, *parts = _with_parts_in_bracket(line.text) or name_and_parts(text) or [""]
    name, doubt = split_doubt_at_end(name, language)
    if doubt:
        builder.leave_open("commitment", doubt)
    if not parts:
        if is_sentence(name, language) or split_at_verb(name, language)[0]:
            return _read_sentence(builder, name, language)
        name, *parts = _parted(name, language)
    parts = _without_unknown(builder, parts, language)
    name, commitment = _without_commitment(name, language)
    parts += [commitment] if commitment else []
    agreement = None if doubt else take_agreement(parts, language)
    if not (parts or doubt or agreement):
        name, agreement = _name_and_agreement(name, language)
    parts = _by_what_they_say(parts, language)
    if agreement:
        parts = _with_agreement(builder, parts, agreement, language)
    elif not doubt:
        _read_commitment(builder, parts, language)
    if parts and _SUM.match(in_plain_letters(parts[0])):  # money is no role
        parts = ["", *parts]
    role, *others = parts or [""]
    builder.put_text("name", name)
    _put_part(builder, "role", role, language)
    _put_part(builder, "contribution", "; ".join(others), language)
    _guess_kind(builder, name, language)
    return builder.build(*NEEDED)


def _put_part(builder: ReadingBuilder, field: str, said: str, language: Language) -> None:
    """Set a part of its own place to its words, or leave it open where they say so."""
    gap = parse_gap(said, language) if said else None
    if gap is None:
        builder.put_text(field, said)
        return
    builder.gaps[field] = gap
    builder.line.consumed.append(said)


def split_partners(text: str, language: Language) -> list[str]:
    """Return the lines of a line that names several partners, each with what is said of it.

    The first one says between commas how firm it is, so that no part behind it belongs to it. So
    it is with sentences, of which each has such a mark.
    """
    line = one_line(text)
    first, *others = split_outside_brackets(_SEMICOLON, line) or [""]
    if not others:
        first, *others = split_outside_brackets(_STOP, line) or [""]
        others = others if all(map(_MARK_OR_COUNT.search, others)) else []
    said = _says(first, language)
    is_whole = "," in first and ":" not in first and {"name", "commitment"} <= said
    apart = (len(_says(part, language) & {"name", *TOLD}) > 1 for part in others)
    return [first, *others] if others and is_whole and all(apart) else [text]


def _says(part: str, language: Language) -> set[str]:
    """Return what a part says as a line of its own; words that are left open say what is given."""
    reading = parse_partner_line(part, language)
    return {*reading.values, *(name or "commitment" for name in reading.gaps)}


def _without_unknown(builder: ReadingBuilder, parts: list[str], language: Language) -> list[str]:
    """Return the parts, none where all there is behind a colon says that it is not known."""
    is_alone = len(parts) == 1 and ";" not in builder.line.text
    gap = parse_gap(parts[0], language) if is_alone else None
    if gap is None:
        return parts
    builder.gaps |= dict.fromkeys(TOLD, gap)
    builder.line.consumed += parts
    return []


def _end_of_none(line: Line, language: Language) -> int:
    """Return where the words end that say that there are none, 0 where none do."""
    if says_none(line.text, language):
        return len(line.text)
    none = _none_pattern(language).match(line.plain)
    return none.end() if none else 0


def _name_and_agreement(said: str, language: Language) -> tuple[str, Agreement | None]:
    """Return a name, and the agreement behind it: `Politiet, tilsagn`, `Politiet i dialog`."""
    dialogue = _dialogue_at_end(language).search(in_plain_letters(said))
    begin = dialogue.start("said") if dialogue else len(said)
    parts = [*filter(None, (said[:begin].rstrip(), said[begin:].rstrip(".")))]
    agreement = take_agreement(parts, language)
    return "".join(parts), agreement


def _with_agreement(
    builder: ReadingBuilder, parts: list[str], agreement: Agreement, language: Language
) -> list[str]:
    """Set how firm it is, and return the parts with the other words that say so behind them.

    An agreement is no contribution: its words stand behind one, or behind the role.
    """
    if agreement.lead:
        builder.line.consumed.append(agreement.lead)
    if not (agreement.commitment or agreement.is_asked):
        builder.leave_open("commitment", agreement.said)
        return parts
    if agreement.commitment:
        builder.put("commitment", [agreement.commitment], guessed=agreement.is_guess)
    if says_no_more(agreement, language):
        builder.line.consumed.append(agreement.said)
        return parts
    known = [place for place, it in enumerate(parts) if it and not parse_gap(it, language)]
    if not known:
        return ["", agreement.said] if not any(parts) else [*parts, agreement.said]
    place = known[-1]
    parts[place] = joined((parts[place], agreement.said), "; ")
    return parts


def kind_of_partner(name: str, language: Language) -> str | None:
    """Return the kind of partner that the words of a name tell of, `None` where none do."""
    plain = re.sub(any_of("partner.clubs", language), "", in_plain_letters(name))
    return best_meaning("partner-kinds", plain, language)


def commitment_of_words(parts: Sequence[str], language: Language) -> str:
    """Return how firm the words of a partner guess an agreement to be, "" where they do not."""
    agreement = take_agreement([*filter(None, parts)], language)
    return agreement.commitment if agreement and agreement.is_guess else ""


def _guess_kind(builder: ReadingBuilder, name: str, language: Language) -> None:
    """Set the kind by the name; it is a guess where the name has no word of the kind itself."""
    kind = kind_of_partner(name, language)
    if kind is not None:
        said = best_meaning("partner-kinds-said", in_plain_letters(name), language)
        builder.put("kind", [kind], guessed=said != kind)


def _with_parts_in_bracket(text: str) -> list[str]:
    """Return a name and the parts in the bracket behind it, nothing where there are not several."""
    bracket = _NAME_AND_BRACKET.fullmatch(text)
    parts = [part.strip() for part in _MARKS.split(bracket[2])] if bracket else []
    return [bracket[1].strip(), *filter(None, parts)] if bracket and len(parts) > 1 else []


def _read_sentence(builder: ReadingBuilder, said: str, language: Language) -> LineReading:
    """Take the name in a sentence; one that only wishes for a partner says that it is open."""
    begun, rest = split_at_verb(said, language)
    name = begun or name_in(said, language)
    builder.put_text("name", name)
    _guess_kind(builder, name, language)
    parts = [rest or said]
    agreement = take_agreement(parts, language)
    is_awaited = agreement and not (parts or agreement.commitment)
    if is_awaited or says_what_is_wished("; ".join(parts), language):
        builder.leave_open("", said)
        return builder.build()
    parts = _what_is_given(builder, parts, language)
    if agreement is None:
        _read_commitment(builder, parts, language)
    else:
        parts = _with_agreement(builder, parts, agreement, language)
    role, *others = parts or [""]
    builder.put_text("role", role)
    builder.put_text("contribution", "; ".join(filter(None, others)))
    return builder.build(*NEEDED)


def _what_is_given(builder: ReadingBuilder, parts: list[str], language: Language) -> list[str]:
    """Return no role and a contribution where a verb gives something: `giver 8 cykler`."""
    given = _giving(language).match(in_plain_letters(parts[0])) if len(parts) == 1 else None
    if given is None or not _gives(language).match(in_plain_letters(parts[0]), given.end()):
        return parts
    builder.line.consumed.append(parts[0][: given.end()])
    return ["", parts[0][given.end() :]]


def _by_what_they_say(parts: list[str], language: Language) -> list[str]:
    """Return the role and the contribution of one part that has no semicolon.

    What is counted or lent is a contribution: `lektiehjælp, to lærere, lokaler`.
    """
    if len(parts) != 1:
        return parts
    said = split_outside_brackets(_COMMAS, parts[0])
    given = next(
        (number for number, one in enumerate(said) if _gives(language).match(one.lower())),
        len(said),
    )
    role, contribution = ", ".join(said[:given]), ", ".join(said[given:])
    return [role, *filter(None, [contribution])]


def _parted(text: str, language: Language) -> list[str]:
    """Return the parts of a line between dashes, or between commas where it is sure what they part.

    That is so for three of them, and for two of which the second says how firm it is. A number
    of something behind the name is a part too: `Natteravnene 22 frivillige`.
    """
    counted = _NAME_AND_COUNT.fullmatch(text)
    if counted and not _ends_with_department(language).search(counted["name"].lower()):
        return [counted["name"], counted["count"]]
    dashed = _DASHES.split(text)
    if len(dashed) > 1:
        return dashed
    parts = split_outside_brackets(_COMMAS, text)
    is_sure = len(parts) >= THREE or is_agreement(text.rpartition(",")[2], language)
    return parts if is_sure else [text]


def _without_commitment(name: str, language: Language) -> tuple[str, str]:
    """Return a name without the bracket at its end that says how firm the agreement is."""
    bracket = _BRACKET_AT_END.search(name)
    if bracket is None or not is_agreement(bracket[1], language):
        return name, ""
    return name[: bracket.start()], bracket[1]


def _read_commitment(builder: ReadingBuilder, parts: list[str], language: Language) -> None:
    """Take how firm it is from the last part that says it beside something else.

    In the role such a word may mean something else. What is doubted is left open, and nothing is
    agreed where a part says that it was refused, or only denies that it is firm. A promise that is
    only oral is no more than a dialogue.
    """
    plains = [*map(in_plain_letters, parts)]
    if any(says_refusal(plain, language) for plain in plains):
        return
    for number in range(len(parts) - 1, max(-1, len(parts) - 1 - MOST), -1):
        plain = plains[number][:LONGEST_LINE]
        unsure = next(find_unsure("commitments", plain, language), None)
        if unsure and unsure.kind == "doubted":
            builder.leave_open("commitment", parts.pop(number))
            return
        if oral_pattern(language).search(plain):
            builder.put("commitment", ["dialogue"], guessed=True)
            return
        found = find_sure_meaning("commitments", plain, language)
        if found is not None:
            # `vil gerne, men ikke aftalt hvad` denies a part of it alone.
            is_in_part = found[0] == "idea" and _asks_behind(language).match(plain, found[1][1])
            if not is_in_part:
                builder.put("commitment", [found[0]], guessed=number == 0)
            return


@cache
def _dialogue_at_end(language: Language) -> re.Pattern[str]:
    dialogue = pattern_of(it for it in words("commitments.dialogue", language) if " " in it)
    return re.compile(rf"(?<=\w)\s+(?P<said>{dialogue})[.\s]*$")


@cache
def _asks_behind(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s+{any_of('unknown-asks', language)}(?!\w)")


@cache
def _gives(language: Language) -> re.Pattern[str]:
    """Return a pattern for a beginning that counts something, or for a word of what is lent."""
    numbers = pattern_of(words("numbers", language)[1:])
    lent = any_of("partner.lent", language)
    return re.compile(rf"(?:\d|{numbers}\s)|[^,;]*?{lent}")


@cache
def _giving(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{any_of('sentence.giving', language)}\s+")


@cache
def _ends_with_department(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('places.department', language)}$")


@cache
def _none_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for the word that there are none; behind it stands nothing but a reason."""
    return re.compile(rf"{any_of('partner.none', language)}(?=\s*[:;,.]|\s+-|\s*$)")
