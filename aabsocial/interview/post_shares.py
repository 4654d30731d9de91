"""Work out the posts that are a share of the others, once these have their amounts (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.line_readers import read_line
from aabsocial.interview.line_records import raw_fields
from aabsocial.interview.protocol import Note, Tone
from aabsocial.interview.record_actions import with_records
from aabsocial.interview.record_changes import records_of
from aabsocial.parsing.lines.echo import echo_text
from aabsocial.parsing.lines.part_of_budget import is_share

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.model.questions import Group


def with_shares(session: Session, group: Group) -> Session:
    """Return the session in which `uforudset: 3 %` has its amount, if every other post has one."""
    if group.lines != "budget" or session.unsettled:
        return session
    records, told = records_of(session, group), []
    for index, line in enumerate(session.proposal.budget):
        if line.amount is not None or not is_share(line.note or "", session.language):
            continue
        reading = read_line(session, group, f"{line.item}; {line.note}")
        if "amount" in reading.values:
            records[index] = {**records[index], **raw_fields(group, reading.values)}
            told.append(Note(Tone.DONE, echo_text(reading, session.language)))
    return replace(with_records(session, group, records), notes=(*session.notes, *told))
