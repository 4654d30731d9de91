"""What was read in one line: values by field, and what is guessed, missing, open or unread."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.localization.messages import Message

# A line is a record of a list, or answers the questions of a joint.
RecordKind = Literal[
    "activity",
    "budget",
    "contract",
    "criterion",
    "decision",
    "existing",
    "financing",
    "milestone",
    "partner",
    "risk",
]
JointKind = Literal["audience", "contact", "guidelines", "period", "places"]
LineKind = Literal[RecordKind, JointKind]
RECORD_KINDS: tuple[RecordKind, ...] = get_args(RecordKind)
JOINT_KINDS: tuple[JointKind, ...] = get_args(JointKind)
Values: TypeAlias = Mapping[str, object]
VOTES = ("votes_for", "votes_against", "votes_blank")


class Gap(Struct):
    """An answer that nobody can give yet: what is awaited, and until when."""

    note: str = ""
    by: date | None = None


class LineQuestion(Struct):
    """A field that has several readings, the likelier first; the person must choose.

    Of one reading alone, the person says whether it is meant, or writes the line anew.
    A reading is the values that it gives: `18-3-27` is either a date or three numbers of votes. One
    that leaves the field open has a gap with the words of the line in place of the value.
    `said` holds the words of the line for each reading, where its values alone say too little.
    """

    field: str
    readings: tuple[Values, ...]
    said: tuple[str, ...] = ()


class LineReading(Struct, kw_only=True):
    """One line as it was read.

    `guessed` names the values that stand by a rule and not by the text, `missing` the needed fields
    that the line lacks, in asking order. `unread` holds words that fell to no field though they
    look like a value; they stand in the free field too. `consumed` holds the words of the line that
    other fields than text say, such as `47-12-0`. A gap under no name is one of the whole line.
    `next_meeting` is the meeting that a line awaits after a no.
    """

    kind: LineKind
    text: str
    values: Values
    guessed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    questions: tuple[LineQuestion, ...] = ()
    unread: tuple[str, ...] = ()
    consumed: tuple[str, ...] = ()
    gaps: Mapping[str, Gap] = {}
    remarks: tuple[Message, ...] = ()
    next_meeting: Gap | None = None

    @property
    def is_whole(self) -> bool:
        """Return whether nothing has to be asked."""
        return not (self.missing or self.questions or self.unread or self.gaps)
