"""Read what residents do already: `Boldklubben: supplerer; aftale af 2. juni 2026`."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from aabsocial.core.struct import LONGEST_LINE
from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.certainty import find_sure_meaning, unsure_at
from aabsocial.parsing.lines.line import BETWEEN, Line, in_plain_letters, one_line, tidy
from aabsocial.parsing.lines.none_said import says_none
from aabsocial.parsing.lines.parts import name_and_parts, whole_meaning
from aabsocial.parsing.lines.sentence import (
    answers_with_a_count,
    is_sentence,
    name_in,
    says_what_is_wished,
)
from aabsocial.parsing.lines.unknown import read_as_gap
from aabsocial.parsing.lines.words import any_meaning, any_of, words

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.reading import LineReading

_COMMA = re.compile(r",(?!\d)\s*")
MOST_CLAUSES = 8  # of a line that are searched for what is agreed
AGREED = ("signed", "pledged")
UNTOUCHED = "unaffected"  # nobody needs an agreement on what is left as it is


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
    if says_none(line.text.strip(" :"), language):
        line.consumed.append(line.text)
        builder.put("existing_volunteering", ["none"])
        return builder.build()
    if answers_with_a_count(line.text, language):
        builder.leave_open("", line.text)
        return builder.build()
    return _read_about(builder, language)


def _read_about(builder: ReadingBuilder, language: Language) -> LineReading:
    """Read what a line says of some work: its effect, what is taken from it, or who there is."""
    line = builder.line
    if taking := _taking_pattern(language).fullmatch(line.plain):
        return _read_taking(builder, taking, language)
    if match := _effect_pattern(language).search(line.plain):
        return _read_effect(builder, match, language)
    if said := _told_pattern(language).match(line.plain):
        return _read_told(builder, said, language)
    return _read_parts(builder, language)


def _read_told(builder: ReadingBuilder, match: re.Match[str], language: Language) -> LineReading:
    """Read `der er en beboer, der laver cykler i forvejen, han er med`: who it is, and what more.

    More is the agreement where it tells of one; else it leaves open what is agreed.
    """
    line = builder.line
    builder.put_text("name", tidy(line.text[slice(*match.span("name"))]))
    rest = tidy(line.text[slice(*match.span("rest"))]) if match["rest"] else ""
    ends = match.start("rest") if match["rest"] else len(line.text)
    line.consumed += (line.text[: match.start("name")], line.text[match.end("name") : ends])
    if _tells_of_agreement(in_plain_letters(rest), language):
        builder.put_text("agreement", rest)
    elif rest:
        builder.leave_open("agreement", rest)
    return builder.build("name", "effect", "agreement")


def _tells_of_agreement(plain: str, language: Language) -> bool:
    found = find_sure_meaning("commitments", plain, language)
    is_named = re.search(rf"(?<!\w){_agreement_pattern(language).pattern}", plain) is not None
    return is_named or (found is not None and found[0] in AGREED)


def _read_parts(builder: ReadingBuilder, language: Language) -> LineReading:
    """Read a name and what is agreed, where nothing is said of the effect."""
    name, *parts = name_and_parts(builder.line.text) or [""]
    if not parts and _says_agreement(name, language):
        builder.put_text("name", name_in(name, language))
        _, _, agreement = name.partition(str(builder.values["name"]))
        builder.put_text("agreement", tidy(agreement))
    elif not parts and (clause := _clause_on_agreement(name, language)):
        builder.put_text("name", tidy(name[: clause.start()]))
        builder.put_text("agreement", tidy(name[clause.end() :]))
    elif not parts and is_sentence(name, language) and says_what_is_wished(name, language):
        builder.put_text("name", name_in(name, language))
        builder.leave_open("agreement", name)
    else:
        builder.put_text("name", name)
        builder.put_text("agreement", "; ".join(parts))
    return builder.build("name", "effect", "agreement")


def _read_taking(builder: ReadingBuilder, match: re.Match[str], language: Language) -> LineReading:
    """Read `vi tager ikke noget fra boldklubben`, with what was agreed or who was asked behind."""
    line = builder.line
    name = tidy(line.text[slice(*match.span("name" if match["name"] else "whom"))])
    builder.put_text("name", name)
    if unsure_at(line.plain, match.span("taking"), language):
        builder.leave_open("effect", line.text)
        return builder.build()
    builder.put("effect", [UNTOUCHED])
    line.consumed.append(line.text[: match.end("whom")])
    rest = tidy(line.text[slice(*match.span("rest"))]) if match["rest"] else ""
    is_asked = re.search(rf"(?<!\w){any_of('existing.asked', language)}(?!\w)", rest.lower())
    builder.put_text("volunteering_asked", f"{name}: {rest}" if is_asked else "")
    builder.put_text("agreement", "" if is_asked else rest)
    return builder.build()


def _says_agreement(said: str, language: Language) -> bool:
    """Return whether a sentence that begins with a name tells what is agreed with them."""
    name, plain = name_in(said, language), in_plain_letters(said)
    found = find_sure_meaning("commitments", plain, language)
    return bool(name) and said.startswith(name) and found is not None and found[0] in AGREED


def _clause_on_agreement(said: str, language: Language) -> re.Match[str] | None:
    """Return the comma before the clause that tells what is agreed, `None` where none does."""
    plain = in_plain_letters(said[:LONGEST_LINE])
    for comma in reversed([*_COMMA.finditer(plain)][:MOST_CLAUSES]):
        found = find_sure_meaning("commitments", plain[comma.end() :], language)
        if found is not None and found[0] in AGREED:
            return comma
        if _agreement_pattern(language).match(plain, comma.end()):
            return comma
    return None


def _read_effect(builder: ReadingBuilder, match: re.Match[str], language: Language) -> LineReading:
    """Take the effect, with the name before it and the agreement behind; a doubt is left open."""
    line = builder.line
    unsure = unsure_at(line.plain, match.span("effect"), language)
    if unsure is not None:
        builder.put_text("name", tidy(line.take(0, unsure.start)))
        builder.leave_open("effect", line.rest())
        return builder.build("name", "effect", "agreement")
    effect = whole_meaning("effects", match["effect"], language)
    builder.put("effect", [effect])
    line.consume(*match.span("effect"))
    builder.put_text("name", tidy(line.text[: match.start()]))
    builder.put_text("agreement", _agreement(line, match))
    if effect != UNTOUCHED:
        return builder.build("name", "effect", "agreement")
    if "agreement" not in builder.values:
        builder.remark("untouched")
    return builder.build("name", "effect")


def split_efforts(text: str, language: Language) -> list[str]:
    """Return the lines of a line that names several efforts, each with its effect.

    They are parted at the last separator before the name of the next; without one, by nothing.
    """
    line = one_line(text)
    plain = in_plain_letters(line[:LONGEST_LINE])
    found = list(_effect_pattern(language).finditer(plain))
    starts = [0]
    ends: list[int] = []
    for before, after in pairwise(found):
        marks = list(_separator(language).finditer(plain, before.end(), after.start()))
        if not marks:
            return [text]
        ends.append(marks[-1].start())
        starts.append(marks[-1].end())
    ends.append(len(line))
    return [line[start:end].strip(BETWEEN) for start, end in zip(starts, ends, strict=True)]


def _begins(line: Line, word: str) -> bool:
    behind = line.plain[len(word) : len(word) + 1]
    return line.plain.startswith(word) and (word.endswith(":") or behind in {" ", ""})


def _agreement(line: Line, match: re.Match[str]) -> str:
    """Return what stands behind the effect; the bracket around both of them is no part of it."""
    rest = line.text[match.end() :]
    if "(" in match["mark"]:
        before, _, after = rest.partition(")")
        rest = f"{before} {after}" if tidy(after) else before
    return tidy(rest)


@cache
def _effect_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for an effect behind a name, as a part of its own."""
    effects, denied = any_meaning("effects", language), any_of("partner.not", language)
    return re.compile(
        rf"(?P<mark>\s*(?:[:;,(]|\s-+)\s*|(?<=\w)\s+)(?P<effect>{effects})"
        rf"(?!\s+{denied}(?!\w))(?=\s*(?:[;,.)(]|$|\s-|{any_of('existing.and', language)}\s))"
    )


@cache
def _told_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for a sentence that tells who there is, and for what stands behind them."""
    leads, trails = (any_of(f"existing.{key}", language) for key in ("leads", "trails"))
    joins = any_of("partner.clause-joins", language)
    border = r"[,;]\s+(?!(?:der|som|who|that)\s)|\.\s+"
    return re.compile(
        rf"(?:{leads}[\s,]+)+(?P<name>.{{3,}}?)(?:\s+{trails})?"
        rf"(?:(?:{border})(?:{joins}\s+)?(?P<rest>.*)|[\s.]*$)"
    )


@cache
def _agreement_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{any_of('partner.agreements', language)}(?!\w)")


@cache
def _taking_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for a sentence that says that nothing is taken from somebody."""
    return re.compile(
        rf"(?:(?P<name>[^:;]+)[:;]\s*)?(?:\w+ ){{0,3}}?"
        rf"(?P<taking>{any_of('existing.taking', language)}) (?P<whom>[^,;.:]+)"
        r"(?:[,;.]\s*(?P<rest>.*?))?[.\s]*"
    )


@cache
def _separator(language: Language) -> re.Pattern[str]:
    return re.compile(rf"[;,.]\s+|\s+(?:-+|{any_of('existing.and', language)})\s+")
