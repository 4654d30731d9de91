"""Say a proposal's answers in the words of its policy and its language."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from aabsocial.blocks import plain, prose, stacked, strongly_labelled, visible
from aabsocial.paper.parts import Column, Fact, Facts, Points, Section, Table, Text
from aabsocial.policy import Group, Kind, Question
from aabsocial.questionnaire import is_given, value_at
from aabsocial.value import Value
from aabsocial.wording import NO_BREAK_SPACE, Sentence, catalogue, enumeration, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from aabsocial.blocks import Prose
    from aabsocial.paper.parts import Align, Part, Parts
    from aabsocial.policy import Policy
    from aabsocial.proposal import Proposal
    from aabsocial.wording import Language

WORDS = catalogue(Path(__file__).with_name("paper.toml"))
NOTHING = "–"
NUMERIC = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY})


OwnTables: TypeAlias = "Mapping[str, Callable[[Speaker], Parts]]"
NO_TABLES: OwnTables = MappingProxyType({})


class Speaker(Value):
    """Who says a proposal's answers: all that is needed to write any of them.

    `within` is the number of the agenda item whose paper it is, empty for a paper on its own.
    """

    policy: Policy
    proposal: Proposal
    language: Language
    within: str = ""

    def say(self, key: str, **values: object) -> str:
        """Say one of the papers' own sentences."""
        return Sentence(WORDS[key], values).in_(self.language)

    def label(self, key: str) -> str:
        """Name a question or group."""
        return self.policy.item_words[key].label.in_(self.language)

    def written(self, key: str, value: object) -> str:
        """Write the answer to a question: the words of a choice, else the value itself."""
        choices = self.policy.item_words[key].choices
        if isinstance(value, tuple) and choices:
            return "; ".join(self.written(key, part) for part in value)
        if isinstance(value, tuple):
            return enumeration([self.written(key, part) for part in value], self.language)
        if isinstance(value, str) and value in choices:
            return choices[value].in_(self.language)
        return self.dated(value) if isinstance(value, date) else spoken(value, self.language)

    def value(self, key: str) -> object:
        """Give an answer's value; one whose branch is not taken is none."""
        in_use = self.policy.items[key].applies(self.proposal)
        return value_at(self.proposal, key) if in_use else None

    def is_said(self, key: str) -> bool:
        """Tell whether a question in use has an answer that can be seen on paper."""
        item = self.policy.items[key]
        if not item.applies(self.proposal) or not is_given(item, self.proposal):
            return False
        value = value_at(self.proposal, key)
        return visible(value) if isinstance(value, str) else True

    def is_gap(self, key: str) -> bool:
        """Tell whether a complete proposal must answer a question that this one does not."""
        item = self.policy.items[key]
        needed = item.applies(self.proposal) and item.needed(self.proposal)
        return needed and not self.is_said(key)

    def answer(self, key: str) -> str:
        """Write an answer, a visible gap where one is missing, or nothing."""
        if self.is_said(key):
            return self.written(key, self.value(key)) or self.say("none-chosen")
        return self.say("gap") if self.is_gap(key) else ""

    def records(self, group: Group) -> tuple[Any, ...]:
        """Give a group's records; one whose branch is not taken has none."""
        return value_at(self.proposal, group.key) if group.applies(self.proposal) else ()

    def record_name(self, key: str) -> str:
        """Name one record of a group."""
        words = self.policy.item_words[key]
        return (words.record or words.label).in_(self.language)

    def dated(self, day: date | None) -> str:
        """Write a day, its number held to its month, or the gap where it is missing."""
        if day is None:
            return self.say("gap")
        return spoken(day, self.language).replace(" ", NO_BREAK_SPACE, 1)

    def facts(self, *keys: str) -> tuple[Fact, ...]:
        """Give a row for each answer or gap."""
        answers = ((key, self.answer(key)) for key in keys)
        return tuple(Fact(self.label(key), answer) for key, answer in answers if answer)

    def fact_table(self, rows: Iterable[Fact]) -> Parts:
        """Lay facts out as a table of two columns, if there are any."""
        head = Fact(self.say("head.fact"), self.say("head.content"))
        return (Facts(head, rows),) if (rows := tuple(rows)) else ()

    def remark(self, key: str, **values: object) -> Text:
        """Give one of the papers' own sentences as running text."""
        return Text(plain(self.say(key, **values)))

    def text(self, key: str) -> Prose:
        """Give an answer as running text without a label; a gap says what is missing."""
        if not self.is_said(key):
            return plain(self.say("gap-of", label=self.label(key))) if self.is_gap(key) else ()
        free = self.policy.questions[key].kind is Kind.PARAGRAPHS
        return prose(str(self.value(key))) if free else plain(self.answer(key))

    def labelled(self, key: str) -> Prose:
        """Give an answer as running text behind its label."""
        if not self.is_said(key):
            return self.text(key)
        return strongly_labelled(f"{self.label(key)}:", self.text(key))

    def parts(self, title: str, keys: Iterable[str], own_tables: OwnTables = NO_TABLES) -> Parts:
        """Give everything that stands under a title, short answers in a row as lines of one text.

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
        if not self.is_said(group.key):
            return (self.remark("gap-of", label=self.label(group.key)),) * self.is_gap(group.key)
        records = value_at(self.proposal, group.key)
        found = [
            (column, cells)
            for column in columns or self.columns(group)
            if any(cells := tuple(column.write(record) for record in records))
        ]
        rows = zip(*(cells for _, cells in found), strict=True)
        return (
            Table(
                columns=tuple(Column(column.title, column.align) for column, _ in found),
                rows=tuple(tuple(cell or NOTHING for cell in row) for row in rows),
            ),
        )

    def columns(self, group: Group) -> tuple[Cells, ...]:
        """Give a column for each field of a group."""
        return tuple(self.column(field) for field in group.fields)

    def column(self, field: Question) -> Cells:
        """Give the column of one field."""
        align: Align = "right" if field.kind in NUMERIC else "left"
        return Cells(self.label(field.key), lambda record: self.cell(field, record), align)

    def cell(self, field: Question, record: object) -> str:
        """Write a field of a record, a gap where it is missing, or nothing."""
        value = getattr(record, field.name)
        if not (field.applies(self.proposal) and field.suits(record)):
            return ""
        if value is None or (isinstance(value, str) and not visible(value)):
            return self.say("gap") if field.needed(self.proposal) else ""
        return self.written(field.key, value)

    def section(self, name: str, parts: Parts, *inside: Section) -> Section:
        """Give a titled section; one with nothing in it says so."""
        nothing = (self.remark("no-remarks"),)
        return Section(
            name, self.say(f"title.{name}"), parts or (() if inside else nothing), inside
        )


class Cells(Value, kw_only=False):
    """A column before it is filled: its head and how a record's cell is written."""

    title: str
    write: Callable[[Any], str]
    align: Align = "left"
