"""Find in a partner's parts what tells of the agreement alone: `har sagt ja på telefon`.

It stands behind what the partner does or gives, in clauses of its own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct, replace
from aabsocial.parsing.lines.certainty import (
    find_sure_meaning,
    find_unsure,
    is_doubt_alone,
    says_refusal,
)
from aabsocial.parsing.lines.days import find_days, month_pattern
from aabsocial.parsing.lines.line import BETWEEN, in_plain_letters
from aabsocial.parsing.lines.parts import whole_meaning
from aabsocial.parsing.lines.words import any_meaning, any_of, pattern_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.localization.messages import Language

LONGEST = 160  # letters of a clause on an agreement
MOST_CLAUSES = 3
MOST_PARTS = 200  # at the end of a line that are searched for an agreement


class Agreement(Struct):
    """What is said of an agreement, and how firm it is: "" where nothing is agreed or sure.

    `is_guess` tells that words are read as less than they say, as a promise that is only oral is,
    or by its form: one that is dated. `is_asked` tells that there is one, and no more of it.
    `lead` is what joins it to the words before it: `men`.
    """

    said: str
    commitment: str
    is_guess: bool = False
    is_asked: bool = False
    lead: str = ""


def take_agreement(parts: list[str], language: Language) -> Agreement | None:
    """Cut the clauses on the agreement from the end of the last part that has some.

    A part that says nothing else is left out, and the one before it may go on.
    """
    said: list[str] = []
    for number in range(len(parts) - 1, max(-1, len(parts) - 1 - MOST_PARTS), -1):
        start = _start_of_agreement(parts[number], language)
        if start is not None:
            rest, clauses = parts[number][:start], parts[number][start:].strip(BETWEEN)
            is_opened = rest.rstrip().endswith("(") and clauses.count(")") > clauses.count("(")
            said.insert(0, clauses.removesuffix(")") if is_opened else clauses)
            parts[number : number + 1] = filter(None, [rest.rstrip(f"{BETWEEN}(")])
        if said and start != 0:
            break
    if not said:
        return None
    joined = ", ".join(said)
    lead = _joining(language).match(in_plain_letters(joined[:LONGEST]))
    begin = lead.end() if lead else 0
    return replace(_agreement(joined[begin:], language), lead=joined[:begin].strip())


def is_agreement(text: str, language: Language) -> bool:
    """Return whether a text tells of an agreement alone."""
    return _start_of_agreement(text, language) == 0


def says_no_more(agreement: Agreement, language: Language) -> bool:
    """Return whether the words of an agreement are no more than how firm it is.

    Who agreed, when and how is more, and so is what is denied beside it.
    """
    plain = in_plain_letters(agreement.said)
    if agreement.is_guess or agreement.is_asked:
        return False
    if whole_meaning("commitments", plain, language) == agreement.commitment:
        return True
    return len(plain) <= LONGEST and _firm_alone(language).fullmatch(plain) is not None


def _start_of_agreement(part: str, language: Language) -> int | None:
    """Return where the last clauses of a part that tell of the agreement begin, if any do."""
    start, plain = None, in_plain_letters(part)
    for begin, end in _last_clauses(plain, language):
        clause = _bare(plain[begin:end], language)
        if _is_on_agreement(clause, language):
            start = begin
        elif len(clause) > LONGEST or _alone(language).fullmatch(clause) is None:
            break
    return start


def _last_clauses(plain: str, language: Language) -> Iterator[tuple[int, int]]:
    """Yield where the last clauses of a text begin and end, the last one first."""
    first = max(0, len(plain) - (MOST_CLAUSES + 1) * LONGEST)
    marks = [*_between(language).finditer(plain, first)][-MOST_CLAUSES:]
    end = len(plain)
    for mark in reversed(marks):
        yield mark.end(), end
        end = mark.start()
    yield 0, end


def _bare(clause: str, language: Language) -> str:
    """Return a clause without its brackets and the word that joins it to the one before."""
    return _joining(language).sub("", clause.strip(" .()"))


def _is_on_agreement(clause: str, language: Language) -> bool:
    if is_doubt_alone(clause, language) or _awaiting(language).match(clause):
        return True
    is_alone = len(clause) <= LONGEST and _alone(language).fullmatch(clause) is not None
    return is_alone and _about(language).search(clause) is not None


def _agreement(said: str, language: Language) -> Agreement:
    """Return how firm an agreement is: what is denied, doubted, refused or awaited is not."""
    plain = in_plain_letters(said)
    unsure = next(find_unsure("commitments", plain, language), None)
    is_doubted = is_doubt_alone(plain, language) or (unsure and unsure.kind == "doubted")
    sure = find_sure_meaning("commitments", plain, language)
    if plain.strip(" .()") in words("partner.no-agreement", language):
        return Agreement(said, "idea", is_guess=True)
    if sure is None and not is_doubted and (form := _form(plain, language)):
        return Agreement(said, form, is_guess=True)
    if sure is None or is_doubted or says_refusal(plain, language):
        return Agreement(said, "", is_asked=_there(language).fullmatch(plain) is not None)
    if sure[0] in {"pledged", "dialogue"} and _oral(language).search(plain):
        return Agreement(said, "dialogue", is_guess=True)
    return Agreement(said, sure[0])


def _form(plain: str, language: Language) -> str:
    """Return how firm an agreement is that is only named: one in writing of a day is signed."""
    if _there(language).fullmatch(plain) is None:
        return ""
    if _oral(language).search(plain):
        return "dialogue"
    return "signed" if any(it.form == "exact" for it in find_days(plain, language)) else ""


@cache
def _between(language: Language) -> re.Pattern[str]:
    """Return a pattern for what parts two clauses."""
    joins = any_of("partner.clause-joins", language)
    return re.compile(
        rf"\s*(?:;|,(?!\d))\s*|\s+(?={joins}\s)|\s*\(|\s+-+\s+|(?<=[^\W\d_]{{3}})\.\s+"
    )


@cache
def _joining(language: Language) -> re.Pattern[str]:
    return re.compile(rf"^{any_of('partner.clause-joins', language)}\s+")


@cache
def _about(language: Language) -> re.Pattern[str]:
    """Return a pattern for a word of an agreement, or of how firm it is."""
    commitments, oral = any_meaning("commitments", language), any_of("partner.oral", language)
    nouns, refusals = any_of("partner.agreements", language), any_of("certainty.refusals", language)
    return re.compile(rf"(?<!\w)(?:{commitments}|{nouns}|{refusals}|{oral})(?!\w)")


@cache
def _awaiting(language: Language) -> re.Pattern[str]:
    """Return a pattern for a beginning that tells that an answer is still to come."""
    return re.compile(rf"{any_of('partner.awaiting', language)}(?!\w)")


@cache
def _oral(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('partner.oral', language)}(?!\w)")


@cache
def _there(language: Language) -> re.Pattern[str]:
    """Return a pattern for an agreement with its day and form: `skriftlig aftale 1/9-2026`."""
    keys = ("agreements", "oral", "channels", "whose", "made")
    said = "|".join(any_of(f"partner.{key}", language) for key in keys)
    return re.compile(rf"(?>\s+|[().,]|(?:{said})(?!\w)|{_giver(language)}|{_day()})*+")


@cache
def _firm_alone(language: Language) -> re.Pattern[str]:
    """Return a pattern for an agreement that is said to be there, and no more of it."""
    nouns, beside = (any_of(it, language) for it in ("partner.agreements", "certainty.beside"))
    firm = rf"(?>(?:{any_meaning('commitments', language)}|{nouns}|{beside})(?!\w))"
    return re.compile(rf"(?>\s+|[().]|{firm})*+")


@cache
def _alone(language: Language) -> re.Pattern[str]:
    """Return a pattern for a clause that says who agreed, how, when and where, and no more.

    Each word is read in one way only, so that a long clause takes no longer.
    """
    keys = (
        *("partner.agreements", "partner.oral", "partner.channels", "partner.beside-agreement"),
        *("certainty.denials", "certainty.denials-behind", "certainty.refusals"),
        *("certainty.refusing", "certainty.beside", "certainty.doubts"),
    )
    said = pattern_of({word for key in keys for word in words(key, language)})
    known = rf"(?>{any_meaning('commitments', language)}(?!\w)|{said}(?!\w))"
    subject = rf"(?:{_somebody(language)}\s+(?={any_of('partner.says', language)}\s))?"
    return re.compile(rf"{subject}(?>\s+|[().?]|{known}|{_giver(language)}|{_day()})*+")


@cache
def _somebody(language: Language) -> str:
    numbers = any_of("numbers", language)
    return rf"(?:{any_of('partner.whose', language)}\s+)?(?!{numbers}\s)[^\W\d_]{{3,}}"


@cache
def _giver(language: Language) -> str:
    of = any_of("partner.from", language)
    return rf"(?>{of}\s+(?:{_day()}|{_somebody(language)}(?!\w)))"


@cache
def _day() -> str:
    return rf"(?>[\d./-]+|{month_pattern()}(?!\w))"
