"""The answers that are left open on purpose: which of `[[gaps]]` count, and what they say (pure).

A gap marks a question, a list, a record or a field of one. It counts while the question applies and
its answer is missing; a list may have records and still await one more.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.localization.messages import (
    LANGUAGES,
    Message,
    Messages,
    department_name,
    format_value,
    join_names,
)
from aabsocial.model.answers import key_of, path_of, plain_key
from aabsocial.model.questions import Group, Kind
from aabsocial.parsing.lines.unknown import says_day
from aabsocial.questionnaire.questions import open_questions, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.localization.messages import Language
    from aabsocial.model.answers import Path
    from aabsocial.model.policy import Policy
    from aabsocial.model.proposal import Gap, Proposal
    from aabsocial.model.questions import Question

messages = Messages(__file__)
GAPS = "gaps"
DEPARTMENT = "department"  # the field that says which department a record is about
PARTS = ("note", "who", "by")
FULL_STOP = re.compile(r"(?<!\.)(?<!\.\w)\.\s*\Z")  # of a sentence, not of `m.v.` or an ellipsis


class GapState(Enum):
    """What became of a gap: it counts, its answer is there, or there is no such question."""

    OPEN = "open"
    NOT_ASKED = "not-asked"
    ANSWERED = "answered"
    UNKNOWN = "unknown"


class PlacedGap(Struct):
    """A gap beside the key that it has now; its record may have been moved in the file."""

    key: str
    state: GapState
    gap: Gap


class GapTold(Struct):
    """What is told once of the answers that are left open at one spot: their keys, and why."""

    keys: tuple[str, ...]
    gap: Gap


def placed_gaps(policy: Policy, proposal: Proposal) -> tuple[PlacedGap, ...]:
    """Return every gap with the key of what it marks now, in the order of the file."""
    if not proposal.gaps:
        return ()
    missing = tuple(one.key for one in open_questions(policy, proposal))
    return tuple(_placed(policy, proposal, gap, missing) for gap in proposal.gaps)


def marked_gaps(policy: Policy, proposal: Proposal) -> Mapping[str, Gap]:
    """Return the gaps that count, by key."""
    return {it.key: it.gap for it in placed_gaps(policy, proposal) if it.state is GapState.OPEN}


def gaps_told(policy: Policy, proposal: Proposal) -> tuple[GapTold, ...]:
    """Return the gaps that count as each is told: once for what is asked at one spot.

    They are told apart where they await different things, or ask for different clauses, as ticks
    do.
    """
    together: dict[tuple[object, ...], list[str]] = {}
    marked = marked_gaps(policy, proposal)
    for key, gap in marked.items():
        joint = policy.joint_of.get(key)
        spot = joint.key if joint else key
        clauses = policy.items[key].clauses[:1] if spot != key else ()
        together.setdefault((spot, clauses, awaited(gap)), []).append(key)
    return tuple(GapTold(tuple(keys), marked[keys[0]]) for keys in together.values())


def awaited(gap: Gap | None) -> tuple[object, ...]:
    """Return what a gap says of itself: what is awaited, from whom and until when."""
    return () if gap is None else (gap.note, gap.who, gap.by)


def _placed(policy: Policy, proposal: Proposal, gap: Gap, missing: tuple[str, ...]) -> PlacedGap:
    key = gap.key or ""
    path = path_of(key)
    name = plain_key(path)
    group, index = group_and_index(policy, path)
    item = group or policy.items.get(name)
    is_known = item is not None and item.key != GAPS and key_of(path) == key
    if not is_known or item is None:
        return PlacedGap(key, GapState.UNKNOWN, gap)
    if group is None or index is None:
        is_open = isinstance(item, Group) or value_at(proposal, item.key) is None
        return PlacedGap(key, _state(is_open, item.applies(proposal)), gap)
    return _placed_in(proposal, group, gap, missing)


def _state(is_open: bool, applies: bool) -> GapState:  # noqa: FBT001 - two facts of one gap
    if not is_open:
        return GapState.ANSWERED
    return GapState.OPEN if applies else GapState.NOT_ASKED


def _placed_in(proposal: Proposal, group: Group, gap: Gap, missing: tuple[str, ...]) -> PlacedGap:
    """Place a gap in a record, which its own name finds again where somebody moved it."""
    path = path_of(gap.key or "")
    start = path_of(group.key)
    rest = path[len(start) + 1 :]
    field = next((it for it in group.fields if (it.name,) == rest), None)
    records = value_at(proposal, group.key)
    index = _index_now(group, records, int(path[len(start)]), gap.of)
    if index is None or (rest and field is None):
        return PlacedGap(gap.key or "", GapState.UNKNOWN, gap)
    key = key_of((*start, index, *rest))
    applies = group.applies(proposal) and (field is None or field.suits(records[index]))
    if field is not None:
        is_open = getattr(records[index], field.name) is None
    else:
        is_open = any(it.startswith(f"{key}.") for it in missing)
    return PlacedGap(key, _state(is_open, applies), gap)


def _index_now(group: Group, records: tuple[object, ...], index: int, of: str | None) -> int | None:
    """Return the index of the record that a gap belongs to: the one with its name, if one has."""
    if of is not None:
        named = [place for place, record in enumerate(records) if _is_called(group, record, of)]
        if index not in named and len(named) == 1:
            return named[0]
    return index if index < len(records) else None


def _is_called(group: Group, record: object, name: str) -> bool:
    wanted = name.casefold()
    return any(own_name(group, record, language).casefold() == wanted for language in LANGUAGES)


def group_and_index(policy: Policy, path: Path) -> tuple[Group | None, int | None]:
    """Return the group that a path leads into, and the index of its record."""
    place = next((place for place, part in enumerate(path) if isinstance(part, int)), None)
    if place is None:
        return None, None
    group = policy.groups.get(plain_key(path[:place]))
    return group, int(path[place])


def own_name(group: Group, record: object, language: Language) -> str:
    """Return what people call a record: its department, else its first text."""
    for field in group.fields:
        value = getattr(record, field.name)
        if field.kind is Kind.TEXT and value is not None:
            named = department_name(value) if field.name == DEPARTMENT else value
            return format_value(named, language)
    return ""


def is_covered(key: str, marked: Mapping[str, Gap]) -> bool:
    """Return whether a missing answer is left open on purpose: it, or its record.

    A list that awaits one more says nothing of what the lines in it lack.
    """
    if not marked:
        return False
    path = path_of(key)
    ends = (end for end in range(1, len(path) + 1) if not isinstance((*path, "")[end], int))
    return any(key_of(path[:end]) in marked for end in ends)


def covered_by(key: str, missing: tuple[str, ...]) -> tuple[str, ...]:
    """Return the missing answers that a gap at a key speaks of."""
    return tuple(it for it in missing if it == key or it.startswith(f"{key}."))


def what_is_open(
    policy: Policy, proposal: Proposal, keys: tuple[str, ...], language: Language
) -> str:
    """Return what a gap is about: `Beboernes beslutninger, Afdeling 58`.

    Of all that one spot asks, its own label; of some of it, theirs, and so of parts of a record.
    """
    first, *others = keys
    joint = policy.joint_of.get(first) if others else None
    if joint is None:
        about = [[*_about(policy, proposal, it, language)] for it in keys]
        return ", ".join((*about[0][:-1], join_names([it[-1] for it in about], language)))
    applying = [it for it in joint.keys if policy.items[it].applies(proposal)]
    if {*applying} <= {*keys}:
        return joint.words.label.in_(language)
    return join_names([policy.item_words[it].label.in_(language) for it in keys], language)


def _about(policy: Policy, proposal: Proposal, key: str, language: Language) -> Iterator[str]:
    path = path_of(key)
    group, index = group_and_index(policy, path)
    if group is None or index is None:
        yield policy.item_words[key].label.in_(language)
        return
    yield policy.item_words[group.key].label.in_(language)
    records = value_at(proposal, group.key)
    named = own_name(group, records[index], language) if index < len(records) else ""
    yield named or str(index + 1)
    if field := policy.questions.get(plain_key(path)):
        yield policy.item_words[field.key].label.in_(language)


def asked_at(policy: Policy, key: str) -> Group | Question:
    """Return the question, or for a record its group, that a gap's key is about."""
    name = plain_key(path_of(key))
    return policy.questions.get(name) or policy.groups[name]


def why(gap: Gap) -> Message | None:
    """Return what is awaited, from whom and until when; `None` where nothing is said.

    A day that the note names is not said again, nor the full stop that would end it.
    """
    names = [name for name in PARTS if getattr(gap, name) is not None]
    if gap.note is not None and gap.by is not None and says_day(gap.note, gap.by):
        names.remove("by")
    said = "-".join(names)
    if not said:
        return None
    values = {name: getattr(gap, name) or "" for name in PARTS}
    values["note"] = FULL_STOP.sub("", values["note"])
    return messages.message(f"why.{said}", **values)


def mark_of(gap: Gap, language: Language) -> str:
    """Return a gap as it stands in a paper: `▢ Afklares: referat (senest 1. maj 2027)`."""
    reason = why(gap)
    if reason is None:
        return messages.text("mark.bare", language)
    return messages.text("mark.why", language, why=reason)
