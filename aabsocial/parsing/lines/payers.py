"""Find the name of a payer in the words around it: `betales af AAB`, `vi søger AAB om`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.certainty import unsure_at
from aabsocial.parsing.lines.line import in_plain_letters
from aabsocial.parsing.lines.words import any_of, pattern_of, words

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.builder import ReadingBuilder

LONGEST_NAME = 200  # letters, with the words of who asks


def without_paying(builder: ReadingBuilder, name: str, language: Language) -> str:
    """Return a name without the words that only say that it pays: `betales af`, `giver`.

    The rest of a line may begin with them: `resten betaler afdelingerne`.
    """
    plain = in_plain_letters(name)
    if said := _paid_by(language).match(plain) or _pays_first(language).match(plain):
        builder.line.consumed.append(name[: said.end()])
        name = name[said.end() :]
    said = _pays(language).search(in_plain_letters(name))
    if said:
        builder.line.consumed.append(name[said.start() :])
        name = name[: said.start()]
    return name


def named_beside(builder: ReadingBuilder, name: str, language: Language) -> str:
    """Return the payer whose name is behind the words of who asks, or behind the amount.

    It is Ikea of `Vi håber på 20.000 fra Ikea`, and of `vi søger Ikea om 20.000`.
    """
    plain = in_plain_letters(name).rstrip(" .")
    begun = _nobody_by(language).match(plain)
    asks = begun or (_asks(language).fullmatch(plain) if len(plain) <= LONGEST_NAME else None)
    verb = asks["verb"] if asks else None
    if verb and _is_unsure(builder, verb, language):
        return name
    asker = "" if begun else asks["asker"] or "" if asks else plain
    is_nobody = not asker or asker in _nobody(language)
    if begun:
        payer = without_paying(builder, name[begun.end() :], language)
    elif asks and asks["payer"]:
        payer = name[slice(*asks.span("payer"))]
    else:
        payer = _from_the_note(builder, language) if asks or is_nobody else ""
    if not payer:
        return name
    builder.line.consumed.append(name)
    if verb and "status" not in {*builder.values, *builder.gaps}:
        builder.put("status", ["applied"])
    if asks and not is_nobody:
        said = (name[: asks.end("verb")], str(builder.values.get("note", "")))
        builder.put_text("note", ", ".join(filter(None, said)))
    return payer


def speaks_of_asking(name: str, language: Language) -> bool:
    """Return whether words of who asks whom are left in a payer's name, in plain letters."""
    asks = rf"(?<!\w){any_of('financing.asks', language)}(?!\w)"
    return re.search(asks, name[: 2 * LONGEST_NAME]) is not None


def _is_unsure(builder: ReadingBuilder, verb: str, language: Language) -> bool:
    """Return whether the line denies or doubts that somebody asks, or has yet to."""
    plain = builder.line.plain
    place = plain.find(verb)
    return unsure_at(plain, (place, place + len(verb)), language) is not None


def _from_the_note(builder: ReadingBuilder, language: Language) -> str:
    """Take the name behind the amount out of the note, if it begins with `fra`."""
    note = str(builder.values.get("note", ""))
    leading = _paid_by(language).match(in_plain_letters(note))
    if leading is None:
        return ""
    del builder.values["note"]
    builder.line.consumed.append(note[: leading.end()])
    return note[leading.end() :]


def _nobody(language: Language) -> tuple[str, ...]:
    """Return the words that stand where a name is asked, and name nobody."""
    return (*words("sentence.subjects", language), *words("financing.getting", language))


@cache
def _nobody_by(language: Language) -> re.Pattern[str]:
    """Return a pattern for `vi har fået` right before what leads to a payer."""
    by, asks = (any_of(f"financing.{key}", language) for key in ("paid-by", "asks"))
    nobody = pattern_of(_nobody(language))
    return re.compile(rf"(?:{nobody}|(?:{nobody}\s+)?(?P<verb>{asks}))\s+(?={by}\s)")


@cache
def _paid_by(language: Language) -> re.Pattern[str]:
    """Return a pattern for what leads to a payer: `fra`, `skal betales af`."""
    keys = ("to-be", "paid", "paid-by", "paid-over")
    to_be, paid, by, over = (any_of(f"financing.{key}", language) for key in keys)
    return re.compile(rf"(?:(?:{to_be}\s+)*{paid}\s+(?:{by}|{over})|{by})\s+(?=\w)")


@cache
def _pays(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<=\w)\s+{any_of('financing.pays', language)}$")


@cache
def _pays_first(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{any_of('financing.pays', language)}\s+(?=\w)")


@cache
def _asks(language: Language) -> re.Pattern[str]:
    """Return a pattern for a name in which somebody asks for money: `vi søger AAB om`.

    Behind the rest, who asks stands behind the verb: `søger vi AAB om`.
    """
    asks, about = any_of("financing.asks", language), any_of("financing.about", language)
    denied, asking = any_of("certainty.denials", language), any_of("financing.asking", language)
    return re.compile(
        rf"(?:(?P<asker>[^\n]*?)\s+)?(?P<verb>{asks})(?:\s+{asking}(?!\w))?"
        rf"(?:\s+(?P<payer>(?!{denied}(?!\w))\S[^\n]*?)\s+{about})?"
    )
