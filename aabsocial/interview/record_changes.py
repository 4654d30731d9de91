"""What was last done to the records of a list, so that it can be undone (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import replace
from aabsocial.interview.derived_fields import fields_within
from aabsocial.interview.gap_records import entries_in, gaps_within
from aabsocial.interview.session import RecordChange
from aabsocial.model.answers import answer_at, path_of
from aabsocial.questionnaire.derived import listed_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aabsocial.interview.session import Session
    from aabsocial.model.questions import Group


def records_of(session: Session, group: Group) -> list[Any]:
    """Return a group's records as they stand in the answers."""
    records: Any = answer_at(session.answers, path_of(group.key))
    return list(records or ())


def last_change(session: Session, group: Group) -> RecordChange | None:
    """Return what was last done to a group's records and not undone, if anything."""
    return next((it for it in reversed(session.changes) if it.group == group.key), None)


def with_change(before: Session, after: Session, group: Group) -> Session:
    """Return the later session, which knows what became of the records since the earlier one."""
    left_open, derived = entries_in(before.answers), listed_keys(before.answers)
    return _noted(after, group, records_of(before, group), left_open, derived)


def with_reading_chosen(before: Session, after: Session, group: Group) -> Session:
    """Return the later session, in which a reading was chosen of what was read last.

    The line and the choice are undone as one.
    """
    *_, last = (it for it in before.changes if it.group == group.key)
    originals = records_of(before, group)
    originals[last.index : last.index + last.count] = last.records
    earlier = tuple(it for it in after.changes if it is not last)
    return _noted(replace(after, changes=earlier), group, originals, last.gaps, last.derived)


def _noted(
    session: Session,
    group: Group,
    originals: list[Any],
    left_open: Iterable[Mapping[str, Any]],
    derived: Iterable[str],
) -> Session:
    now = records_of(session, group)
    if now == originals:
        return session
    shorter = min(len(now), len(originals))
    start = _alike(originals, now, shorter)
    end = _alike(originals[::-1], now[::-1], shorter - start)
    records = tuple(originals[start : len(originals) - end])
    gaps = gaps_within(left_open, group, start, len(records))
    written = fields_within(derived, group, start, len(records))
    change = RecordChange(group.key, start, records, len(now) - end - start, gaps, written)
    return replace(session, changes=(*session.changes, change))


def _alike(some: Sequence[Any], others: Sequence[Any], most: int) -> int:
    """Return how many records the two begin with in common."""
    pairs = zip(some[:most], others[:most], strict=True)
    return next((place for place, (one, other) in enumerate(pairs) if one != other), most)
