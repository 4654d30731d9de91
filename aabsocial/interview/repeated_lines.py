"""Lines about what stands in their list already: asked or told, never silently doubled (pure)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import replace
from aabsocial.interview.formatting import UNANSWERED, messages
from aabsocial.interview.gap_records import with_moved_marks
from aabsocial.interview.line_records import reading_of
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import Input, Note, Option, Screen, Tone
from aabsocial.interview.record_actions import with_records
from aabsocial.interview.record_changes import records_of
from aabsocial.interview.record_fields import record_at
from aabsocial.localization.messages import department_name
from aabsocial.model.answers import key_of, path_of
from aabsocial.model.departments import department_key
from aabsocial.parsing.lines.echo import DOT, echo_lines, quoted
from aabsocial.parsing.lines.reading import LineQuestion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.interview.session import Session, Unsettled
    from aabsocial.model.questions import Group

# What two lines of a kind have in common when they are about the same; the first is its name.
NAMES: Mapping[str, tuple[str, ...]] = {
    "activity": ("what", "when"),
    "budget": ("item",),
    "contract": ("authority",),
    "criterion": ("statement",),
    "decision": ("department",),
    "existing": ("name",),
    "financing": ("source",),
    "milestone": ("what", "date"),
    "partner": ("name",),
    "risk": ("risk",),
}
# There is one of each, so that a second line is asked about. Of money there may be several.
ASKED = ("contract", "decision", "existing", "partner")
REPEATED = "repeated"  # the field under which it is asked
REPLACE, KEEP, LEAVE_OUT = "replace", "keep", "leave-out"
DISTINCT = ("forum", "date")  # decisions that differ in these were made one after the other
MOST_NAMED = 3


def _key(group: Group, record: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what a record is about, for comparison; nothing where it does not say."""
    said = [str(record.get(name) or "") for name in NAMES[group.lines]]
    if not all(said):
        return ()
    if group.lines == "decision":
        return (department_key(said[0]),)
    return tuple(" ".join(it.casefold().split()) for it in said)


def _name(group: Group, record: Mapping[str, Any]) -> str:
    return str(record[NAMES[group.lines][0]])


def _same_before(session: Session, group: Group, record: Mapping[str, Any], end: int) -> int:
    """Return the index of the last record before an index that is about the same, else -1."""
    records, key = records_of(session, group)[:end], _key(group, record)
    alike = (place for place, one in enumerate(records) if key and _key(group, one) == key)
    return max(alike, default=-1)


def is_begun(group: Group, record: Mapping[str, Any]) -> bool:
    """Return whether a record says no more than what it is about.

    It is a department whose meeting is awaited, or a partner that was offered.
    """
    says_only = record.keys() <= {*NAMES[group.lines], "kind"}
    return group.lines in ASKED and bool(record) and says_only


def place_begun(session: Session, group: Group, record: Mapping[str, Any]) -> int | None:
    """Return the index of a record that is only begun and about the same, if there is one."""
    records = records_of(session, group)
    place = _same_before(session, group, record, len(records))
    return place if place >= 0 and is_begun(group, records[place]) else None


def ask_which_holds(
    session: Session, group: Group, record: Mapping[str, Any], index: int
) -> tuple[LineQuestion, ...]:
    """Return what to ask of a new line about what has one: whether it is to replace that one."""
    place = _same_before(session, group, record, index)
    if place < 0 or group.lines not in ASKED:
        return ()
    before = records_of(session, group)[place]
    is_another = any(
        name in record and name in before and record[name] != before[name] for name in DISTINCT
    )
    choices = (KEEP, REPLACE, LEAVE_OUT) if is_another else (REPLACE, KEEP, LEAVE_OUT)
    return (LineQuestion(REPEATED, tuple({REPEATED: it} for it in choices)),)


def with_choice(
    session: Session, group: Group, line: Unsettled, choice: object
) -> tuple[Session, Unsettled | None]:
    """Return the session after it was said which of two lines holds, and the line if it stays.

    The lines behind one that goes move up, with all that is still to be asked of them.
    """
    if choice == KEEP:
        return session, line
    records = records_of(session, group)
    if choice == LEAVE_OUT:
        return _left_out(session, group, line), None
    new_index = {it: it - (it > line.index) for it in range(len(records)) if it != line.index}
    new = records.pop(line.index)
    place = _same_before(session, group, line.record, line.index)
    replaced = replace(line, index=place, began=records[place])
    records[place] = new
    del new_index[place]
    new_index[line.index] = place
    return _moved(with_records(session, group, records), group, new_index), replaced


def _left_out(session: Session, group: Group, line: Unsettled) -> Session:
    """Return the session without a line, and without the meeting that it awaits."""
    records, key = records_of(session, group), _key(group, line.record)
    behind = range(line.index + 1, len(records))
    awaited = {
        it for it in behind if is_begun(group, records[it]) and _key(group, records[it]) == key
    }
    gone = {line.index, *awaited}
    kept = [it for it in range(len(records)) if it not in gone]
    new_index = {old: new for new, old in enumerate(kept)}
    note = Note(Tone.DONE, messages.text("line-left-out", session.language))
    changed = with_records(session, group, [records[it] for it in kept])
    return replace(_moved(changed, group, new_index), notes=(note,))


def _moved(session: Session, group: Group, new_index: Mapping[int, int]) -> Session:
    """Return the session in which what is left open and asked follows its record."""
    pending = (_moved_key(group, key, new_index) for key in session.pending)
    return replace(
        session,
        answers=with_moved_marks(session.answers, group, new_index),
        pending=tuple(filter(None, pending)),
        unsettled=tuple(
            replace(it, index=new_index[it.index])
            for it in session.unsettled
            if it.index in new_index
        ),
    )


def _moved_key(group: Group, key: str, new_index: Mapping[int, int]) -> str:
    """Return the key of a field after its record moved, empty where that is gone."""
    location, start = Location(ScreenKind.QUESTION, key), path_of(group.key)
    new = new_index.get(location.index or 0)
    return "" if new is None else key_of((*start, new, *location.path[len(start) + 1 :]))


def repeated_screen(session: Session, group: Group, line: Unsettled) -> Screen:
    """Return the page on which one says what is to become of a line about what has one."""
    language = session.language
    place = _same_before(session, group, line.record, line.index)
    reading = reading_of(group, record_at(session, group, place))
    name = _name(group, line.record)
    said = department_name(name) if group.lines == "decision" else name
    return Screen(
        input=Input.CHOICE,
        question=messages.text("line-holds", language, name=said),
        body=(messages.text("line-here", language, line=DOT.join(echo_lines(reading, language))),),
        options=(
            *(
                Option(str(number), messages.text(f"line-{values[REPEATED]}", language))
                for number, values in enumerate(line.questions[0].readings)
            ),
            Option(UNANSWERED, messages.text("line-again", language)),
        ),
        proposed=("0",),
        beside=True,
    )


def with_repeated_told(before: Session, session: Session, group: Group) -> Session:
    """Return the session with a note on what stands in its list more often than before.

    What is asked instead is not told too.
    """
    records = records_of(session, group)
    asked = {it.index for it in session.unsettled if it.questions[0].field == REPEATED}
    kept = [
        it for place, it in enumerate(records) if place not in asked and not is_begun(group, it)
    ]
    times = Counter(_key(group, it) for it in kept)
    times_before = Counter(_key(group, it) for it in records_of(before, group))
    told = {
        key: _name(group, record)
        for record in kept
        if (key := _key(group, record)) and times[key] > max(1, times_before[key])
    }
    if not told:
        return session
    named, more = tuple(told.values())[:MOST_NAMED], len(told) - MOST_NAMED
    text = messages.text(
        "lines-repeated-more" if more > 0 else "lines-repeated",
        session.language,
        names=quoted(named, session.language),
        count=more,
    )
    return replace(session, notes=(*session.notes, Note(Tone.NEWS, text)))
