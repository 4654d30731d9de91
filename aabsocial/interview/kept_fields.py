"""What an entry keeps when its line is written anew and does not speak of it (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.line_records import FREE_FIELDS, said_in
from aabsocial.interview.record_fields import record_at
from aabsocial.parsing.lines.certainty import find_unsure
from aabsocial.parsing.lines.line import in_plain_letters
from aabsocial.parsing.lines.reading import VOTES
from aabsocial.parsing.lines.words import find_meaning
from aabsocial.questionnaire.derived import listed_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Language
    from aabsocial.model.questions import Group
    from aabsocial.parsing.lines.reading import Gap, LineReading

VOTED = ("unanimous", *VOTES)
# The fields of each kind that another line may leave out. The numbers of a goal stand in its own
# sentence, so that none is kept beside another one.
KEPT: Mapping[str, tuple[str, ...]] = {
    "activity": ("who", "when"),
    "budget": ("amount", "estimated", "years", "category", "note"),
    "contract": ("state", "date"),
    "criterion": ("deadline", "source"),
    "decision": ("forum", "date", *VOTED, "households", "evidence"),
    "existing": ("effect", "agreement"),
    "financing": ("amount", "status", "kind", "note"),
    "partner": ("role", "contribution", "commitment", "kind"),
    "risk": ("mitigation",),
}
# The kinds of payers that are one payer each, whatever it is called.
ONE_PAYER = ("aab", "landsbyggefonden")
# What goes as soon as a line says others: with an amount, its note; with a vote, the other votes.
GOES: Mapping[str, tuple[tuple[frozenset[str], tuple[str, ...]], ...]] = {
    "budget": ((frozenset({"amount"}), ("estimated", "years", "note")),),
    "decision": tuple((frozenset({it}), VOTED) for it in VOTED),
    "financing": ((frozenset({"amount", "status"}), ("note",)),),
}
# The fields in words of one's own, which another line may have in another place.
IN_WORDS = ("agreement", "contribution", "mitigation", "note", "role", "source", "when", "who")
# The field that says how certain an entry is, and its words: one that is denied is spoken of.
CERTAINTY: Mapping[str, tuple[str, str]] = {
    "contract": ("state", "contract-states"),
    "financing": ("status", "statuses"),
    "partner": ("commitment", "commitments"),
}
# The fields of each kind in the order of their places in a line, as far as an empty one is kept.
PLACES: Mapping[str, tuple[str, ...]] = {
    "activity": ("what", "who", "when"),
    "budget": ("item",),
    "contract": ("authority", "state", "date"),
    "existing": ("name", "effect", "agreement"),
    "partner": ("name", "role", "contribution", "commitment"),
}


def with_own_places(session: Session, group: Group, text: str, index: int) -> str:
    """Return a line written anew with what its entry has in each place that it leaves empty.

    How certain the entry is stands in no such place if the line speaks of it elsewhere.
    """
    parts, names = text.split(";"), PLACES.get(group.lines, ())
    if len(parts) == 1 or not names:
        return text
    own = said_in(session, group, index)
    name, colon, behind = parts[0].partition(":")
    if name.strip() and _letters(name) != _letters(own.get(names[0], "")):
        return text
    field, table = CERTAINTY.get(group.lines, ("", ""))
    if field and find_meaning(table, in_plain_letters(text), session.language):
        own.pop(field, None)
    # What is behind the colon of a name stands in one place with it.
    for place, it in enumerate((names[0], *names[2 if colon else 1 :])[: len(parts)]):
        if not parts[place].strip() and it in own:
            parts[place] = f" {own[it]}"
    if colon and not behind.strip():
        parts[0] = f"{name}: {own.get(names[1], '')}"
    return ";".join(parts).strip()


def with_kept_fields(
    session: Session, group: Group, reading: LineReading, index: int, gaps: Mapping[str, Gap]
) -> LineReading:
    """Return a line written anew with what its entry has and it does not speak of.

    A line about something else keeps nothing: what was granted by one is not granted by another.
    """
    free, record = FREE_FIELDS[group.lines], record_at(session, group, index)
    said = str(reading.values.get(free) or getattr(record, free) or "")
    if "" in reading.gaps or not _is_of_the_same(group, reading, record):
        return reading
    silent = [*_unspoken(group, reading, record, session.language)]
    if _is_renamed(group, reading, record):  # a new name is of a new category
        silent = [it for it in silent if it != "category"]
    before = {it: value for it in silent if (value := getattr(record, it)) is not None}
    derived = {it for it in before if f"{group.key}[{index}].{it}" in listed_keys(session.answers)}
    values = {**reading.values, **({free: said} if said else {}), **before}
    answered = {*values, *gaps}
    answered |= {*VOTED} if answered & {*VOTED} else set()
    return replace(
        reading,
        values=values,
        guessed=tuple(derived.union(reading.guessed) - (before.keys() - derived)),
        missing=tuple(it for it in reading.missing if it not in answered),
        gaps={**{it: gap for it, gap in gaps.items() if it in silent}, **reading.gaps},
    )


def _is_of_the_same(group: Group, reading: LineReading, record: object) -> bool:
    """Return whether a line is about what its entry is about.

    A post without an amount has only another name, and Landsbyggefonden, like AAB, may have
    several. A goal counts the same. A meeting is that of the department, unless the line says all
    of it.
    """
    if group.lines == "decision":
        is_whole = "date" in reading.values and not {*VOTED}.isdisjoint(reading.values)
        return not (is_whole or reading.questions) and _is_alike("department", reading, record)
    if group.lines == "criterion":
        return _is_alike("unit", reading, record)
    free = FREE_FIELDS[group.lines]
    is_one_payer = reading.values.get("kind") in ONE_PAYER and _is_alike("kind", reading, record)
    return (
        free not in reading.values
        or _is_alike(free, reading, record)
        or is_one_payer
        or _is_renamed(group, reading, record)
    )


def _is_renamed(group: Group, reading: LineReading, record: object) -> bool:
    """Return whether a line has nothing but another name for a post."""
    if group.lines != "budget" or "amount" not in reading.missing or reading.unread:
        return False
    return "item" in reading.values and not _is_alike("item", reading, record)


def _is_alike(name: str, reading: LineReading, record: object) -> bool:
    said, own = reading.values.get(name), getattr(record, name)
    return bool(said and own) and _letters(str(said)) == _letters(str(own))


def _unspoken(
    group: Group, reading: LineReading, record: object, language: Language
) -> Iterator[str]:
    """Yield the fields that a line says nothing of, or only guesses by its other words."""
    certainty, table = CERTAINTY.get(group.lines, ("", ""))
    plain = in_plain_letters(reading.text)
    is_denied = bool(table) and any(find_unsure(table, plain, language))
    asked = {name for it in reading.questions for values in it.readings for name in values}
    # `resten` says an amount, and the last words of a goal its source.
    guessed = {*reading.guessed} - {"amount", "source"}
    spoken = ({*reading.values} - guessed) | {*reading.gaps} | asked
    spoken |= {certainty} if is_denied else set()
    is_as_before = certainty and reading.values.get(certainty) == getattr(record, certainty)
    is_other_state = certainty in spoken and not is_as_before
    gone = {name for said, names in GOES.get(group.lines, ()) if said <= spoken for name in names}
    for name in KEPT.get(group.lines, ()):
        goes = name in gone or (is_other_state and name == "date")
        own = _letters(str(getattr(record, name) or "")) if name in IN_WORDS else ""
        is_moved = bool(own) and own in _letters(reading.text)
        if name not in spoken and not (goes or is_moved):
            yield name


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
