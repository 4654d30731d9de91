"""Say a proposal's answers in the words of its policy and its language."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from aabsocial.core.value import Value
from aabsocial.documents.model import Column, Fact, Facts, Points, Section, Table, Text
from aabsocial.localization.messages import (
    NO_BREAK_SPACE,
    Message,
    department_name,
    department_names,
    format_value,
    join_list,
    load_messages,
)
from aabsocial.model.answers import path_of
from aabsocial.model.policy import Group, Kind, Question
from aabsocial.questionnaire.questions import value_at, with_value
from aabsocial.review.answer_state import AnswerState
from aabsocial.richtext import one_line, plain, prose, stacked, strongly_labelled, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from aabsocial.documents.model import Align, Part, Parts
    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Item, Policy
    from aabsocial.model.proposal import Proposal
    from aabsocial.richtext import Prose

WORDS = load_messages(Path(__file__).with_name("documents.toml"))
NOTHING = "–"
NUMERIC = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY})


OwnTables: TypeAlias = "Mapping[str, Callable[[AnswerFormatter], Parts]]"
NO_TABLES: OwnTables = MappingProxyType({})


class AnswerFormatter(Value):
    """Who says a proposal's answers: all that is needed to write any of them.

    `within` is the number of the agenda item whose paper it is, empty for a paper on its own.
    `unreadable` holds what stands in the file, by key, for each answer that has the wrong shape.
    """

    policy: Policy
    proposal: Proposal
    language: Language
    within: str = ""
    unreadable: Mapping[str, str] = field(default_factory=dict)

    def say(self, key: str, **values: object) -> str:
        """Return one of the papers' own sentences."""
        return Message(WORDS[key], values).in_(self.language)

    def label(self, key: str) -> str:
        """Name a question or group."""
        return self.policy.item_words[key].label.in_(self.language)

    def written(self, key: str, value: object) -> str:  # noqa: PLR0911 - one for each kind
        """Write the answer to a question: the words of a choice, else the value itself."""
        choices = self.policy.item_words[key].choices
        if isinstance(value, tuple) and choices:
            return "; ".join(self.written(key, part) for part in value)
        if key == "initiative.departments" and isinstance(value, tuple):
            return department_names(value, self.language)
        if isinstance(value, tuple):
            return join_list([self.written(key, part) for part in value], self.language)
        if isinstance(value, str) and value in choices:
            return choices[value].in_(self.language)
        if isinstance(value, str) and key == "exemptions.rule":
            return self.rule_title(value)
        if isinstance(value, str) and key == "residents.decisions.department":
            return format_value(department_name(value), self.language)
        return self.dated(value) if isinstance(value, date) else format_value(value, self.language)

    def rule_title(self, code: str) -> str:
        """Return what a rule looks for instead of its code, which says nothing to a board."""
        words = self.policy.rule_words.get(code.strip().upper())
        return words.title.in_(self.language) if words else code

    @cached_property
    def _state(self) -> AnswerState:
        return AnswerState(policy=self.policy, proposal=self.proposal, unreadable=self.unreadable)

    def is_in_use(self, item: Item) -> bool:
        """Return whether a question's branch is taken, or may be by what cannot be read."""
        return self._state.is_in_use(item)

    def value(self, key: str) -> object:
        """Return an answer's value; one whose branch is not taken is none."""
        return value_at(self.proposal, key) if self.is_in_use(self.policy.items[key]) else None

    def is_said(self, key: str) -> bool:
        """Return whether a question in use has an answer that can be seen on paper."""
        return self._state.is_said(key)

    def is_gap(self, key: str) -> bool:
        """Return whether a complete proposal must answer a question that this one does not."""
        return self._state.is_gap(key)

    def unread(self, key: str) -> str | None:
        """Return the raw text of an answer that cannot be read, `None` if it can."""
        return self._state.unread(key)

    def marked(self, raw: str) -> str:
        """Write what cannot be read as it stands in the file, marked, on one line."""
        return self.say("unreadable", raw=one_line(raw))

    def answer(self, key: str) -> str:
        """Write an answer, what cannot be read of it, a gap if it is missing, or nothing."""
        if (raw := self.unread(key)) is not None:
            return self.marked(raw)
        if self.is_said(key):
            return self.written(key, self.value(key)) or self.say("none-chosen")
        return self.say("gap") if self.is_gap(key) else ""

    def records(self, group: Group) -> tuple[Any, ...]:
        """Return a group's records; one whose branch is not taken has none."""
        return self._state.records(group)

    def entries(self, group: Group) -> tuple[Entry, ...]:
        """Return a group's records with their keys; one whose branch is not taken has none."""
        return tuple(
            Entry(f"{group.key}[{index}]", record)
            for index, record in enumerate(self.records(group))
        )

    def record_name(self, key: str) -> str:
        """Name one record of a group."""
        words = self.policy.item_words[key]
        return (words.record or words.label).in_(self.language)

    def dated(self, day: date | None) -> str:
        """Write a day, its number held to its month, or the gap where it is missing."""
        if day is None:
            return self.say("gap")
        return format_value(day, self.language).replace(" ", NO_BREAK_SPACE, 1)

    def facts(self, *keys: str) -> tuple[Fact, ...]:
        """Return a row for each answer or gap; all answers of no share one line."""
        answers = ((key, self.answer(key)) for key in keys if self.value(key) is not False)
        return tuple(Fact(self.label(key), answer) for key, answer in answers if answer)

    def fact_table(self, rows: Iterable[Fact]) -> Parts:
        """Lay facts out as a table of two columns, if there are any."""
        head = Fact(self.say("head.fact"), self.say("head.content"))
        return (Facts(head, rows),) if (rows := tuple(rows)) else ()

    def remark(self, key: str, **values: object) -> Text:
        """Return one of the papers' own sentences as running text."""
        return Text(plain(self.say(key, **values)))

    def text(self, key: str) -> Prose:
        """Return an answer as running text without a label; a gap says what is missing."""
        free = self.policy.questions[key].kind is Kind.PARAGRAPHS
        if (raw := self.unread(key)) is not None:
            return prose(self.say("unreadable", raw=raw)) if free else plain(self.marked(raw))
        if not self.is_said(key):
            return plain(self.say("gap-of", label=self.label(key))) if self.is_gap(key) else ()
        return prose(str(self.value(key))) if free else plain(self.answer(key))

    def labelled(self, key: str) -> Prose:
        """Return an answer as running text behind its label; all answers of no share one line."""
        if self.value(key) is False:
            return ()
        if not self.is_said(key) and self.unread(key) is None:
            return self.text(key)
        return strongly_labelled(f"{self.label(key)}:", self.text(key))

    def parts(self, title: str, keys: Iterable[str], own_tables: OwnTables = NO_TABLES) -> Parts:
        """Return everything that stands under a title, short answers in a row as lines of one text.

        A label that repeats the title is left out; some groups bring a table of their own.
        """
        found: list[Part] = []
        for short, together in groupby(keys, self._is_short):
            if short:
                found += self._lines(together)
                continue
            for key in together:
                found += own_tables[key](self) if key in own_tables else self._long(title, key)
        return tuple(found)

    def _is_short(self, key: str) -> bool:
        item = self.policy.items[key]
        return isinstance(item, Question) and item.kind not in (Kind.PARAGRAPHS, Kind.TEXTS)

    def _lines(self, keys: Iterable[str]) -> Parts:
        lines = stacked(block for key in keys for block in self.labelled(key))
        return (Text(lines),) if lines else ()

    def _long(self, title: str, key: str) -> Parts:
        item = self.policy.items[key]
        if isinstance(item, Group):
            return self.table(item)
        if item.kind is Kind.TEXTS and self.is_said(key):
            return (Points(tuple(value_at(self.proposal, key))),)
        blocks = self.text(key) if self.label(key) == title else self.labelled(key)
        return (Text(blocks),) if blocks else ()

    def table(self, group: Group, columns: Iterable[Cells] | None = None) -> Parts:
        """Lay a group's records out as a table, without columns that nobody filled."""
        if (raw := self.unread(group.key)) is not None:
            label = f"{self.label(group.key)}:"
            return (Text(strongly_labelled(label, plain(self.marked(raw)))),)
        if not self.is_said(group.key):
            return (self.remark("gap-of", label=self.label(group.key)),) * self.is_gap(group.key)
        entries = self.entries(group)
        found = [
            (column, cells)
            for column in columns or self.columns(group)
            if any(cells := tuple(column.write(entry) for entry in entries))
        ]
        rows = zip(*(cells for _, cells in found), strict=True)
        return (
            Table(
                columns=tuple(Column(column.title, column.align) for column, _ in found),
                rows=tuple(tuple(cell or NOTHING for cell in row) for row in rows),
            ),
        )

    def columns(self, group: Group) -> tuple[Cells, ...]:
        """Return a column for each field of a group, but for one to which all say no."""
        return tuple(
            self.column(field) for field in group.fields if not self.is_refused(group, field)
        )

    def is_refused(self, group: Group, field: Question) -> bool:
        """Return whether a yes-or-no field is answered no, and by no record otherwise."""
        if field.kind is not Kind.YES_NO:
            return False
        answers = {getattr(entry.record, field.name) for entry in self.entries(group)}
        unread = any(self.unread(entry.key_of(field)) for entry in self.entries(group))
        return False in answers and True not in answers and not unread

    def column(self, field: Question) -> Cells:
        """Return the column of one field."""
        align: Align = "right" if field.kind in NUMERIC else "left"
        return Cells(self.label(field.key), lambda entry: self.cell(field, entry), align)

    def cell(self, field: Question, entry: Entry) -> str:
        """Write a field of a record, what cannot be read of it, a gap if missing, or nothing."""
        if (raw := self.unread(entry.key_of(field))) is not None:
            return self.marked(raw)
        value = getattr(entry.record, field.name)
        suits = [field.suits(reading) for reading in self._readings_of(entry)]
        if not (self.is_in_use(field) and any(suits)):
            return ""
        if value is None or (isinstance(value, str) and not visible(value)):
            is_needed = all(suits) and all(map(field.needed, self._state.readings))
            return self.say("gap") if is_needed else ""
        return self.written(field.key, value)

    def _readings_of(self, entry: Entry) -> Iterator[object]:
        """Yield a record as it was read, and as each choice in it may be meant."""
        yield entry.record
        for key in self.unreadable:
            if key.startswith(f"{entry.key}."):
                for choice in self._state.choices(key):
                    yield with_value(entry.record, path_of(key)[-1:], choice)

    def section(self, name: str, parts: Parts, *inside: Section) -> Section:
        """Return a titled section; one with nothing in it says so."""
        nothing = (self.remark("no-remarks"),)
        return Section(
            name, self.say(f"title.{name}"), parts or (() if inside else nothing), inside
        )


class Entry(NamedTuple):
    """A record of a group and its key, as in `budget[2]`."""

    key: str
    record: Any

    def key_of(self, field: Question) -> str:
        """Return the key of one of the record's fields."""
        return f"{self.key}.{field.name}"


class Cells(Value, kw_only=False):
    """A column before it is filled: its head and how a record's cell is written."""

    title: str
    write: Callable[[Entry], str]
    align: Align = "left"
