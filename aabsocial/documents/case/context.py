"""What a case is composed from: the answers, the review, and the item it is on the agenda as."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from aabsocial.core.struct import Struct
from aabsocial.documents.answers import AnswerFormatter
from aabsocial.documents.answers import messages as paper_messages
from aabsocial.documents.case_page import AnnexLink, Reference
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Review
    from aabsocial.model.meeting import ItemType

messages = Messages(__file__, "case.toml")


class CaseContext(Struct, kw_only=True):
    """Where a case stands: its item on an agenda, or nothing for a paper of one proposal.

    `title`, `question` and `mark` are the agenda's where it has them. `annexes` are listed in
    place of the proposal's own, which a pack numbers and prints.
    """

    number: str = ""
    kind: ItemType | None = None
    title: str = ""
    question: str = ""
    mark: str = ""
    meeting_day: date | None = None
    edition: Literal["full", "public"] = "full"
    annexes: tuple[AnnexLink, ...] | None = None

    @property
    def anchor(self) -> str:
        """Return the anchor of the case on one page."""
        return f"item-{self.number}" if self.number else "case"

    def section_anchor(self, name: str) -> str:
        """Return the anchor of a section of the case in depth."""
        return "-".join(filter(None, ("depth", self.number, name)))

    @property
    def is_public(self) -> bool:
        """Return whether the edition is the public one."""
        return self.edition == "public"

    @property
    def takes_notes(self) -> bool:
        """Return whether the board ticks boxes on the paper: at a meeting, in the full edition."""
        return self.kind is not None and not self.is_public


class CaseInput(Struct, kw_only=True):
    """The answers of a case with its review and context.

    `sections` are the names of the sections of the case in depth, which references lead to.
    """

    formatter: AnswerFormatter
    review: Review
    context: CaseContext
    sections: frozenset[str] = frozenset()

    @property
    def language(self) -> Language:
        """Return the language of the case."""
        return self.formatter.language

    def text(self, key: str, /, **values: object) -> str:
        """Return one of the case's own texts."""
        return messages.text(key, self.language, **values)

    @property
    def gap(self) -> str:
        """Return the mark of an answer that is missing."""
        return paper_messages.text("gap", self.language)

    def answer_or_gap(self, key: str) -> str:
        """Return an answer as text, as written where it cannot be read, or the mark of a gap."""
        return self.formatter.answer(key) or self.gap

    def reference(self, words: str, *names: str) -> Reference:
        """Return a reference to the first of some sections that is there, else to the page."""
        anchors = (self.context.section_anchor(name) for name in names if name in self.sections)
        return Reference(words=words, anchor=next(anchors, self.context.anchor))
