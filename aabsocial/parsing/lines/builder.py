"""Gather what is read in a line, one field at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.localization.messages import Messages
from aabsocial.parsing.lines.reading import Gap, LineQuestion, LineReading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.localization.messages import Message
    from aabsocial.parsing.lines.line import Line
    from aabsocial.parsing.lines.reading import LineKind, Values

remarks = Messages(__file__, "remarks.toml")


class ReadingBuilder:
    """The reading of one line while it is made."""

    def __init__(self, kind: LineKind, line: Line) -> None:
        """Begin with nothing read."""
        self.kind: LineKind = kind
        self.line = line
        self.values: dict[str, object] = {}
        self.guessed: list[str] = []
        self.questions: list[LineQuestion] = []
        self.unread: list[str] = []
        self.gaps: dict[str, Gap] = {}
        self.remarks: list[Message] = []
        self.next_meeting: Gap | None = None

    def put(self, field: str, readings: Sequence[object], *, guessed: bool = False) -> None:
        """Set a field to its one reading, or ask which of several is meant."""
        several = tuple(dict.fromkeys(readings))
        if len(several) == 1:
            self.values[field] = several[0]
            if guessed:
                self.guessed.append(field)
        elif several:
            self.ask(field, *({field: reading} for reading in several))

    def put_text(self, field: str, text: str) -> None:
        """Set a field to a text, unless there is none."""
        if text:
            self.values[field] = text

    def leave_open(self, field: str, said: str) -> None:
        """Leave a field open, with the words of the line that tell why."""
        self.gaps[field] = Gap(said)
        self.line.consumed.append(said)

    def ask(self, field: str, *readings: Values, said: tuple[str, ...] = ()) -> None:
        """Ask which of several readings is meant; `said` has words for those that need them."""
        self.questions.append(LineQuestion(field, readings, said))

    def remark(self, key: str, **values: object) -> None:
        """Tell something about the line at once."""
        self.remarks.append(remarks.message(key, **values))

    def build(self, *needed: str) -> LineReading:
        """Return the reading; of the needed fields, those without a value or a question miss."""
        asked = {
            name for question in self.questions for values in question.readings for name in values
        }
        missing = (name for name in needed if name not in {*self.values, *asked, *self.gaps})
        return LineReading(
            kind=self.kind,
            text=self.line.text,
            values=self.values,
            guessed=tuple(self.guessed),
            missing=tuple(missing),
            questions=tuple(self.questions),
            unread=tuple(self.unread),
            consumed=tuple(self.line.consumed),
            gaps=self.gaps,
            remarks=tuple(self.remarks),
            next_meeting=self.next_meeting,
        )
