"""Leave answers open on purpose, and keep each mark at the answer that it is about (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import replace
from aabsocial.interview.drafts import with_draft, without_draft
from aabsocial.interview.findings import waits_for
from aabsocial.interview.formatting import messages, spot_label
from aabsocial.interview.gap_records import entries_in, key_in, with_entries
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import back, forward, go_to
from aabsocial.interview.protocol import Note, Tone
from aabsocial.interview.record_fields import open_parts
from aabsocial.interview.spots import following_from
from aabsocial.interview.tasks import is_afterwards, section_named, section_of
from aabsocial.model.answers import answer_at, path_of, with_answer, without_answer
from aabsocial.model.proposal import Gap
from aabsocial.model.questions import WRITTEN, Group, Kind
from aabsocial.parsing.lines.audience import remark_on_homes
from aabsocial.parsing.lines.certainty import says_doubt
from aabsocial.parsing.lines.reading import Gap as ReadGap
from aabsocial.parsing.lines.unknown import parse_gap, parse_gap_at_choice, parse_note
from aabsocial.questionnaire.gaps import (
    GapState,
    PlacedGap,
    awaited,
    group_and_index,
    own_name,
    placed_gaps,
    what_is_open,
    why,
)
from aabsocial.questionnaire.questions import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.interview.protocol import LeaveOpen
    from aabsocial.interview.session import Session
    from aabsocial.model.answers import Answers

TITLE = "initiative.title"  # without it nobody knows what stands open
LONGEST_WAIT = 200  # letters: a longer text that begins with `afventer` is an answer
PLACES = frozenset({ScreenKind.QUESTION, ScreenKind.LIST, ScreenKind.JOINT, ScreenKind.PARTS})
PEOPLE = "initiative.participants"
BY_FIGURES = frozenset(
    {
        Kind.COUNT,
        Kind.APPROXIMATE_COUNT,
        Kind.NUMBER,
        Kind.MONEY,
        Kind.DATE,
        Kind.FUZZY_DATE,
    }
)
BY_CHOOSING = frozenset({Kind.YES_NO, Kind.CHOICE, Kind.CHOICES})


def may_stand_open(session: Session, location: Location) -> bool:
    """Return whether what is asked at a location may be left open on purpose."""
    spot = session.spot_key_at(location) if location.kind in PLACES else ""
    if not spot or location.item_key == TITLE:
        return False
    return not is_afterwards(session, section_named(session, section_of(session, spot)))


def keys_at(session: Session, location: Location) -> tuple[str, ...]:
    """Return the keys that a mark at a location is about.

    Of a joint on one screen, the necessary answers that it lacks and what is marked of it, else all
    that it lacks or asks. Of what a line lacks, the necessary parts, else all. Of a choice, also
    the words that must follow it: nobody can give a reason for what is not chosen. Of a list
    without records, also what is asked under it, as far as it is necessary once the list is open.
    """
    joint = session.joint_at(location) if location.kind is ScreenKind.JOINT else None
    if location.kind is ScreenKind.PARTS:
        parts = _parts_of(session, location)
        return tuple(key for key in parts if key in session.open_keys) or parts
    if session.joint_at(location) is None:
        return (location.key,)
    if joint is None:
        begun = {location.key: session.gaps.get(location.key) or Gap()}
        return (location.key, *_under_choice(with_gaps(session, begun), location))
    asked = tuple(key for key in joint.keys if key in session.asked_items)
    missing = tuple(key for key in asked if key in session.open_keys or key in session.gaps)
    lacking = tuple(key for key in asked if not session.is_dealt_with(session.policy.items[key]))
    return missing or lacking or asked


def _parts_of(session: Session, location: Location) -> tuple[str, ...]:
    """Return the keys of the parts that are asked for together."""
    names = open_parts(session, session.group_at(location), location.index)
    return tuple(f"{location.key}.{name}" for name in names)


def _under_choice(session: Session, location: Location) -> Iterator[str]:
    """Yield the necessary steps in words that are missing under the choice of a joint.

    Those are meant that nobody can answer without it; under a list without records, they are all
    steps. What is marked for another reason stays so.
    """
    joint = session.joint_at(location)
    question = session.policy.questions.get(location.key)
    is_list = location.key in session.policy.groups and not value_at(session.proposal, location.key)
    is_choice = question is not None and question.kind in BY_CHOOSING
    if joint is None or not (is_list or is_choice):
        return
    before = awaited(session.gaps.get(location.key))
    for key in following_from(session, joint, location.key):
        step = session.policy.items[key]
        is_told = is_list or isinstance(step, Group) or step.kind in WRITTEN
        is_marked_alike = key in session.gaps and awaited(session.gaps[key]) == before
        if is_told and (key in session.open_keys or is_marked_alike):
            yield key


def gap_at(session: Session, location: Location) -> Gap | None:
    """Return what a location says of its open answer, `None` where it has none."""
    if location.kind is not ScreenKind.JOINT:
        return session.gaps.get(location.key)
    joint = session.joint_at(location)
    marked = (session.gaps.get(key) for key in (joint.keys if joint else ()))
    return next((gap for gap in marked if gap is not None), None)


def typed_gap(session: Session, text: str) -> Gap | None:
    """Return the gap that a whole typed text marks at the location, `None` for an answer.

    What begins as a wait may be an answer in words, which several lines or a long one are. A day or
    a figure that is doubted, as in `12/3-2026?? (tjek)`, is left open with its words, and so is a
    number of homes where people are counted.
    """
    location = session.location
    if not may_stand_open(session, location) or len(text.strip().splitlines()) > 1:
        return None
    kind = session.question.kind if location.kind is ScreenKind.QUESTION else None
    parse = parse_gap_at_choice if kind in BY_CHOOSING else parse_gap
    read, is_in_words = parse(text, session.language), kind in WRITTEN
    if read is None and kind in BY_FIGURES and says_doubt(text.lower(), session.language):
        return Gap(note=text.strip())
    if homes_typed(session, text):
        return Gap(note=text.strip())
    if read is None or (is_in_words and len(text.strip()) > LONGEST_WAIT):
        return None
    return gap_of(read)


def homes_typed(session: Session, text: str) -> str:
    """Return what to say of a number of homes where people are counted, nothing of any other."""
    is_asked = session.location.key == PEOPLE
    remark = remark_on_homes(text, session.language) if is_asked else None
    return remark.in_(session.language) if remark else ""


def gap_of(read: ReadGap) -> Gap:
    """Return a gap as it was read as one to mark; `ved ikke` says nothing of what is awaited."""
    is_said = read.note and parse_gap(read.note, "da") != ReadGap()
    return Gap(note=read.note if is_said else None, by=read.by)


def mark(session: Session, gap: Gap) -> Session:
    """Leave what is asked at the location open, and go on to the next question."""
    location, keys = session.location, keys_at(session, session.location)
    marked = with_gaps(session, dict.fromkeys(keys, gap))
    told = _told(session, marked, gap)
    passed = _parts_of(session, location) if location.kind is ScreenKind.PARTS else ()
    noted = replace(
        without_draft(marked, location.key), skipped=marked.skipped | {location.key, *passed}
    )
    following = forward(noted)
    return replace(following, notes=(told, *following.notes))


def mark_with_note(session: Session, text: str) -> Session:
    """Leave what is asked at the location open, with what is awaited in words."""
    return mark(session, gap_of(parse_note(text, session.language)))


def what_is_asked(session: Session, location: Location) -> str:
    """Return what a mark at a location is about, in words: a joint on one screen by its own."""
    joint = session.joint_at(location) if location.kind is ScreenKind.JOINT else None
    if joint is not None:
        return spot_label(session.policy, joint, session.language)
    keys = keys_at(session, location)
    return what_is_open(session.policy, session.proposal, keys, session.language)


def _told(session: Session, marked: Session, gap: Gap) -> Note:
    """Return what is left open once it is marked, and what handing in waits for."""
    what = what_is_asked(session, session.location)
    reason = why(gap)
    word = "marked-why" if reason else "marked"
    told = messages.text(word, session.language, what=what, why=reason or "")
    own = {*keys_at(session, session.location)}
    waits = (waits_for(marked, it) for it in marked.review.findings if it.key in own)
    if awaited := next(filter(None, waits), ""):
        told = messages.text(f"hinders-{awaited}", session.language, told=told)
    return Note(Tone.DONE, told)


def with_gaps(session: Session, gaps: Mapping[str, Gap]) -> Session:
    """Return the session with answers left open by key; what they answered before is taken out."""
    answers = session.answers
    for key, gap in gaps.items():
        answers = _without_its_answer(session, answers, key)
        entries = [it for it in entries_in(answers) if key_in(it) != key]
        before = next((it for it in entries_in(answers) if key_in(it) == key), {})
        answers = with_entries(answers, [*entries, _entry(session, answers, key, gap, before)])
    return replace(session, answers=answers)


def _without_its_answer(session: Session, answers: Answers, key: str) -> Answers:
    """Return answers without the one that is left open; a record begins with what is open in it."""
    location = Location(ScreenKind.QUESTION, key)
    if location.question_key not in session.policy.questions:
        return answers
    path = location.path
    if location.index is not None and answer_at(answers, path[:-1]) is None:
        return with_answer(answers, path[:-1], {})
    return without_answer(answers, path)


def _entry(
    session: Session, answers: Answers, key: str, gap: Gap, before: Mapping[str, Any]
) -> dict[str, Any]:
    """Return a gap as the file holds it; whom one awaits stays as it was written there."""
    said = {
        "key": key,
        "of": _name_of(replace(session, answers=answers), key),
        "note": gap.note,
        "by": gap.by,
        "who": before.get("who"),
    }
    return {name: value for name, value in said.items() if value}


def _name_of(session: Session, key: str) -> str:
    group, index = group_and_index(session.policy, path_of(key))
    records = value_at(session.proposal, group.key) if group else ()
    if group is None or index is None or index >= len(records):
        return ""
    return own_name(group, records[index], session.proposal.language or "da")


def without_gap(session: Session, key: str) -> Session:
    """Return the session where what a key names is not left open."""
    kept = [it for it in entries_in(session.answers) if key_in(it) != key]
    if len(kept) == len(entries_in(session.answers)):
        return session
    return replace(session, answers=with_entries(session.answers, kept))


def unmark(session: Session) -> Session:
    """Return the session where nothing is left open at the location."""
    location = session.location
    joint = session.joint_at(location) if location.kind is ScreenKind.JOINT else None
    keys = joint.keys if joint else keys_at(session, location)
    closed = session
    for key in keys:
        closed = without_gap(closed, key)
    if closed is session:
        return session
    note = Note(Tone.DONE, messages.text("unmarked", session.language))
    return replace(closed, notes=(note,))


def open_note(session: Session, action: LeaveOpen) -> Session:
    """Ask what is awaited, before the answer at the location is left open.

    On that page it takes off the mark, where there is one.
    """
    if session.location.kind is ScreenKind.GAP:
        return _without_mark(session)
    if not may_stand_open(session, session.location):
        return session
    return go_to(
        with_half_typed(session, action.typed), Location(ScreenKind.GAP, session.location.key)
    )


def with_half_typed(session: Session, typed: str | None) -> Session:
    """Keep a half-typed note as the half-typed answer, where one can be typed."""
    question = session.policy.questions.get(session.location.question_key)
    is_chosen = question is not None and question.kind in BY_CHOOSING
    if is_chosen or typed is None:
        return session
    key = session.location.key
    return with_draft(session, key, typed) if typed.strip() else without_draft(session, key)


def take_note(session: Session, text: str) -> Session:
    """Leave the answer open with what is awaited; an empty text keeps what was said of it."""
    asking = back(session) or session
    before = gap_at(asking, asking.location)
    if not text.strip() and before is not None:
        is_marked = session.gaps.keys() >= {*keys_at(asking, asking.location)}
        return forward(asking) if is_marked else mark(asking, before)
    return mark_with_note(asking, text) if text.strip() else mark(asking, Gap())


def _without_mark(session: Session) -> Session:
    """Return to the question, where nothing is left open any more."""
    asking = back(session) or session
    return unmark(asking) if gap_at(asking, asking.location) else session


def mended(before: Session, after: Session) -> Session:
    """Return the session after a turn where each gap still fits its question.

    One whose question is answered goes, one on a list once the list has another record, and one
    whose record is gone. The others have the key and the name of their record as they are now.
    """
    if after.answers is before.answers or not entries_in(after.answers):
        return after
    placed = placed_gaps(after.policy, after.proposal)
    entries = entries_in(after.answers)
    if len(placed) != len(entries):
        return after
    known = {it.gap.key for it in placed_gaps(before.policy, before.proposal) if _fits(it.state)}
    released = {key for it in placed for key in _released(before, it)}
    kept: list[Mapping[str, Any]] = []
    for entry, place in zip(entries, placed, strict=True):
        was_known = place.gap.key in known
        is_gone = place.state is GapState.UNKNOWN and was_known
        is_answered = place.state is GapState.ANSWERED or (
            was_known and _has_grown(before, after, place.key)
        )
        if not (is_gone or is_answered or place.key in released):
            kept.append(
                entry if place.state is GapState.UNKNOWN else _renamed(after, entry, place.key)
            )
    if kept == [*entries]:
        return after
    return replace(after, answers=with_entries(after.answers, kept))


def _released(before: Session, placed: PlacedGap) -> Iterator[str]:
    """Yield what was left open with a choice, once the choice is made: now it can be asked."""
    if placed.state is GapState.ANSWERED and placed.key in before.gaps:
        yield from _under_choice(before, Location(ScreenKind.QUESTION, placed.key))


def _fits(state: GapState) -> bool:
    return state is not GapState.UNKNOWN


def _has_grown(before: Session, after: Session, key: str) -> bool:
    """Return whether a list has got another record."""
    if key not in after.policy.groups:
        return False
    return len(value_at(after.proposal, key)) > len(value_at(before.proposal, key))


def _renamed(session: Session, entry: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    name = _name_of(session, key)
    named = {"of": name} if name else {}
    return {**{part: value for part, value in entry.items() if part != "of"}, "key": key, **named}
