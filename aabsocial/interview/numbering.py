"""The numbers that the lines of a list are shown with, and those that goals keep (pure)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import replace
from aabsocial.interview.formatting import messages
from aabsocial.interview.protocol import Note, Tone
from aabsocial.interview.record_changes import records_of
from aabsocial.model.answers import path_of, texts_in, with_answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.interview.session import Session
    from aabsocial.model.questions import Group

_NUMBER = re.compile(r"K([0-9]{1,3})")
_MENTIONED = re.compile(r"(?<!\w)K[0-9]+(?!\w)")


def shown_numbers(session: Session, group: Group) -> tuple[int, ...]:
    """Return the number that each line is shown with: that of its id `K2`, else its place."""
    return tuple(
        number if (number := _number_of(record)) else place
        for place, record in enumerate(records_of(session, group), 1)
    )


def with_numbers_closed(session: Session, group: Group) -> Session:
    """Return the session in which the goals' ids follow each other again, `K1` and on.

    They keep their order. Where a measurement or a text mentions an id, and where one is of another
    form, all of them stay: what refers to a goal must not come to mean another.
    """
    records = records_of(session, group)
    numbers = [_number_of(record) for record in records]
    if group.lines != "criterion" or not all(numbers):
        return session
    bare = [{name: it[name] for name in it if name != "id"} for it in records]
    others = with_answer(session.answers, path_of(group.key), bare)
    if any(_MENTIONED.search(text) for _, text in texts_in(others)):
        return session
    if sorted(numbers) == [*range(1, len(numbers) + 1)]:
        return session
    for number, place in enumerate(sorted(range(len(records)), key=numbers.__getitem__), 1):
        records[place] = {**records[place], "id": f"K{number}"}
    key = "number-closed" if len(records) == 1 else "numbers-closed"
    text = messages.text(key, session.language, last=len(records))
    return replace(
        session,
        answers=with_answer(session.answers, path_of(group.key), records),
        notes=(*session.notes, Note(Tone.NEWS, text)),
    )


def _number_of(record: Mapping[str, Any]) -> int:
    """Return the number in a record's id, 0 where it has none of ours."""
    match = _NUMBER.fullmatch(str(record.get("id", "")))
    return int(match[1]) if match else 0
