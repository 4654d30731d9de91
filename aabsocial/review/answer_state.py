"""Which of a proposal's answers are given, which are gaps, and which cannot be read (pure)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import Struct, field
from aabsocial.model.answers import key_of, path_of, plain_key
from aabsocial.model.questions import Kind
from aabsocial.questionnaire.gaps import is_covered, marked_gaps
from aabsocial.questionnaire.questions import is_given, open_questions, value_at, with_value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from aabsocial.model.policy import Policy
    from aabsocial.model.proposal import Gap, Proposal
    from aabsocial.model.questions import Group, Item

BY_CHOICE = frozenset({Kind.CHOICE, Kind.YES_NO})  # what an answer's branch hangs on


class AnswerState(Struct, kw_only=True, dict=True):
    """A proposal's answers beside the questions that its policy asks.

    `unreadable` has the raw text of each answer of the wrong shape, by key. `today` is the day from
    which a day is still to come.
    """

    policy: Policy
    proposal: Proposal
    unreadable: Mapping[str, str] = field(default_factory=dict)
    today: date | None = None

    def is_in_use(self, item: Item) -> bool:
        """Return whether a question applies, or may apply because of an unreadable answer."""
        return any(item.applies(reading) for reading in self.readings)

    @cached_property
    def readings(self) -> tuple[Proposal, ...]:
        """Return the proposal as read, and with each possible meaning of an unreadable answer.

        For a choice that is each of its values, for a table an empty record.
        """
        return (
            self.proposal,
            *(
                with_value(self.proposal, path_of(key), choice)
                for key in self.unreadable
                for choice in self.choices(key)
            ),
        )

    def choices(self, key: str) -> tuple[object, ...]:
        """Return each possible meaning of an unreadable answer."""
        if key in self.policy.groups:
            return ((self.policy.groups[key].record(),),)
        question = self.policy.questions.get(plain_key(path_of(key)))
        if question is None or question.kind not in BY_CHOICE:
            return ()
        return (True, False) if question.kind is Kind.YES_NO else question.choices

    def is_said(self, key: str) -> bool:
        """Return whether a question that applies has an answer with visible text."""
        item = self.policy.items[key]
        if not self.is_in_use(item) or not is_given(item, self.proposal):
            return False
        value = value_at(self.proposal, key)
        if not isinstance(value, str):
            return True
        from aabsocial.richtext import is_visible  # no sum asks for a text, and Markdown is heavy

        return is_visible(value)

    def awaits_more(self, key: str) -> bool:
        """Return whether a list is left open on purpose, and may get further records."""
        return key in self.gaps

    @cached_property
    def gaps(self) -> Mapping[str, Gap]:
        """Return the answers that are left open on purpose, by key."""
        return marked_gaps(self.policy, self.proposal)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Return the keys of the answers that are missing, as every count of them counts.

        They are necessary and not given. What is left open on purpose is counted by itself, and so
        is what cannot be read.
        """
        necessary = (one.key for one in open_questions(self.policy, self.proposal))
        return tuple(
            key for key in necessary if not is_covered(key, self.gaps) and self.unread(key) is None
        )

    def is_gap(self, key: str) -> bool:
        """Return whether a necessary answer is missing."""
        return self.is_needed(key) and not self.is_said(key) and self.unread(key) is None

    def is_needed(self, key: str) -> bool:
        """Return whether an answer is necessary, whatever an unreadable one means."""
        item = self.policy.items[key]
        return all(item.applies(reading) and item.needed(reading) for reading in self.readings)

    def unread(self, key: str) -> str | None:
        """Return the raw text of an unreadable answer, `None` if it is readable.

        For a necessary answer in an unreadable table, that is the text of the table.
        """
        if not self.unreadable:
            return None
        path = path_of(key)
        if (raw := self.unreadable.get(key)) is not None or len(path) == 1:
            return raw
        above = (self.unreadable.get(key_of(path[:end])) for end in range(len(path) - 1, 0, -1))
        table = next((raw for raw in above if raw is not None), None)
        is_known = plain_key(path) in self.policy.items
        return table if table is not None and is_known and self.is_needed(key) else None

    def records(self, group: Group) -> tuple[Any, ...]:
        """Return a group's records, none if the group does not apply."""
        return value_at(self.proposal, group.key) if self.is_in_use(group) else ()
