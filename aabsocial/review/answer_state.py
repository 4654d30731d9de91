"""Which of a proposal's answers are given, which are gaps, and which cannot be read (pure)."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from aabsocial.core.value import Value
from aabsocial.model.answers import key_of, path_of, plain_key
from aabsocial.model.policy import Kind
from aabsocial.questionnaire.questions import is_given, value_at, with_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.model.policy import Group, Item, Policy
    from aabsocial.model.proposal import Proposal

BY_CHOICE = frozenset({Kind.CHOICE, Kind.YES_NO})  # what an answer's branch hangs on


class AnswerState(Value):
    """A proposal's answers beside the questions that its policy asks.

    `unreadable` holds what stands in the file, by key, for each answer that has the wrong shape.
    """

    policy: Policy
    proposal: Proposal
    unreadable: Mapping[str, str] = field(default_factory=dict)

    def is_in_use(self, item: Item) -> bool:
        """Return whether a question's branch is taken, or may be by what cannot be read."""
        return any(item.applies(reading) for reading in self.readings)

    @cached_property
    def readings(self) -> tuple[Proposal, ...]:
        """The proposal as it was read, and as what cannot be read may be meant.

        That is each choice there is, and for a table a record of which nothing is known.
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
        """Return what an answer that cannot be read may be meant as."""
        if key in self.policy.groups:
            return ((self.policy.groups[key].record(),),)
        question = self.policy.questions.get(plain_key(path_of(key)))
        if question is None or question.kind not in BY_CHOICE:
            return ()
        return (True, False) if question.kind is Kind.YES_NO else question.choices

    def is_said(self, key: str) -> bool:
        """Return whether a question in use has an answer that can be seen on paper."""
        item = self.policy.items[key]
        if not self.is_in_use(item) or not is_given(item, self.proposal):
            return False
        value = value_at(self.proposal, key)
        if not isinstance(value, str):
            return True
        from aabsocial.richtext import visible  # no sum asks for a text, and Markdown is heavy

        return visible(value)

    def is_gap(self, key: str) -> bool:
        """Return whether a complete proposal must answer a question that this one does not."""
        return self.is_needed(key) and not self.is_said(key) and self.unread(key) is None

    def is_needed(self, key: str) -> bool:
        """Return whether a complete proposal must answer a question, however it is read."""
        item = self.policy.items[key]
        return all(item.applies(reading) and item.needed(reading) for reading in self.readings)

    def unread(self, key: str) -> str | None:
        """Return the raw text of an answer that cannot be read, `None` if it can.

        A needed answer in a table that cannot be read stands there with all of the table.
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
        """Return a group's records; one whose branch is not taken has none."""
        return value_at(self.proposal, group.key) if self.is_in_use(group) else ()
