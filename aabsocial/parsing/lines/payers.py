"""Find the name of a payer in the words around it: `betales af AAB`, `vi søger AAB om`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.certainty import unsure_at
from aabsocial.parsing.lines.line import in_plain_letters
from aabsocial.parsing.lines.words import any_of, words

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.builder import ReadingBuilder

LONGEST_NAME = 200  # letters, with the words of who asks


def without_paying(builder: ReadingBuilder, name: str, language: Language) -> str:
    """Return a name without the words that only say that it pays: `betales af`, `giver`."""
    said = _paid_by(language).match(in_plain_letters(name))
    if said:
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
    plain = in_plain_letters(name)
    asks = _asks(language).fullmatch(plain) if len(plain) <= LONGEST_NAME else None
    if asks and _is_unsure(builder, asks["verb"], language):
        return name
    asker = asks["asker"] or "" if asks else plain
    is_nobody = not asker or asker in words("sentence.subjects", language)
    if asks and asks["payer"]:
        payer = name[slice(*asks.span("payer"))]
    elif asks or is_nobody:
        payer = _from_the_note(builder, language)
    else:
        return name
    if not payer:
        return name
    builder.line.consumed.append(name)
    if asks and "status" not in {*builder.values, *builder.gaps}:
        builder.put("status", ["applied"])
    if not is_nobody:
        said = (name[: asks.end("verb")] if asks else "", str(builder.values.get("note", "")))
        builder.put_text("note", ", ".join(filter(None, said)))
    return payer


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


@cache
def _paid_by(language: Language) -> re.Pattern[str]:
    """Return a pattern for what leads to a payer: `fra`, `skal betales af`."""
    to_be, paid, by = (any_of(f"financing.{key}", language) for key in ("to-be", "paid", "paid-by"))
    return re.compile(rf"(?:(?:{to_be}\s+)*{paid}\s+)?{by}\s+(?=\w)")


@cache
def _pays(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<=\w)\s+{any_of('financing.pays', language)}$")


@cache
def _asks(language: Language) -> re.Pattern[str]:
    """Return a pattern for a name in which somebody asks for money: `vi søger AAB om`."""
    asks, about = any_of("financing.asks", language), any_of("financing.about", language)
    denied = any_of("certainty.denials", language)
    return re.compile(
        rf"(?:(?P<asker>[^\n]*?)\s+)?(?P<verb>{asks})"
        rf"(?:\s+(?P<payer>(?!{denied}(?!\w))\S[^\n]*?)\s+{about})?"
    )
