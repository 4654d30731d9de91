"""Format a proposal's answers with its policy's texts in its language."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from aabsocial.core.estimates import FuzzyDate
from aabsocial.core.struct import Struct, field
from aabsocial.documents.model import Column, Fact, Facts, Points, Section, Table, Text
from aabsocial.documents.shared_waits import is_told_before
from aabsocial.localization.messages import (
    NO_BREAK_SPACE,
    Messages,
    department_name,
    department_names,
    format_value,
    join_list,
)
from aabsocial.model.answers import key_of, path_of
from aabsocial.model.questions import Group, Kind, Question
from aabsocial.questionnaire.derived import untouched_keys
from aabsocial.questionnaire.gaps import gaps_told, mark_of, marked_gaps
from aabsocial.questionnaire.questions import open_questions, value_at, with_value
from aabsocial.review.answer_state import AnswerState
from aabsocial.richtext import (
    is_visible,
    joined_lines,
    one_line,
    parse_prose,
    plain_text,
    strongly_labelled,
)
from aabsocial.text.sentences import begun_with_a_capital

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.documents.model import Align, AnswerParts, Parts
    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Policy
    from aabsocial.model.proposal import Gap, Proposal
    from aabsocial.model.questions import Item
    from aabsocial.richtext import Prose

messages = Messages(__file__, "documents.toml")
NOTHING = "–"
REST = "financing.amount"  # where the program wrote it, somebody has said that it is the rest
OPEN_MARK = "▢"  # begins what stands in place of an answer that is missing
NUMERIC = frozenset({Kind.COUNT, Kind.APPROXIMATE_COUNT, Kind.NUMBER, Kind.MONEY})


OwnTables: TypeAlias = "Mapping[str, Callable[[AnswerFormatter], AnswerParts]]"
NO_TABLES: OwnTables = MappingProxyType({})


class AnswerFormatter(Struct, kw_only=True, dict=True):
    """Formats the answers of one proposal in one language.

    `within` is the number of the agenda item whose paper it is, empty for a paper on its own.
    `unreadable` has the raw text of each answer of the wrong shape, by key. `today` is the day from
    which a day is still to come.
    """

    policy: Policy
    proposal: Proposal
    language: Language
    within: str = ""
    unreadable: Mapping[str, str] = field(default_factory=dict)
    today: date | None = None

    def label(self, key: str) -> str:
        """Return the label of a question or group."""
        return self.policy.item_words[key].label.in_(self.language)

    def written(self, key: str, value: object) -> str:  # noqa: PLR0911 - one for each kind
        """Return an answer as text: the label of a choice, else the formatted value."""
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
        return (
            self.dated(value)
            if isinstance(value, date | FuzzyDate)
            else format_value(value, self.language)
        )

    def rule_title(self, code: str) -> str:
        """Return a rule's title: its code means nothing to a board."""
        words = self.policy.rule_words.get(code.strip().upper())
        return words.title.in_(self.language) if words else code

    def is_in_use(self, item: Item) -> bool:
        """Return whether a question applies, or may apply because of an unreadable answer."""
        return self._state.is_in_use(item)

    @cached_property
    def _state(self) -> AnswerState:
        return AnswerState(policy=self.policy, proposal=self.proposal, unreadable=self.unreadable)

    def value(self, key: str) -> object:
        """Return an answer's value, `None` if its question does not apply."""
        return value_at(self.proposal, key) if self.is_in_use(self.policy.items[key]) else None

    def is_said(self, key: str) -> bool:
        """Return whether a question that applies has an answer with visible text."""
        return self._state.is_said(key)

    def is_gap(self, key: str) -> bool:
        """Return whether a necessary answer is missing."""
        return self._state.is_gap(key)

    def awaits_more(self, key: str) -> bool:
        """Return whether a list is left open on purpose, and may get further records."""
        return key in self.gaps

    def unread(self, key: str) -> str | None:
        """Return the raw text of an unreadable answer, `None` if it is readable."""
        return self._state.unread(key)

    def marked(self, raw: str) -> str:
        """Return an unreadable answer as it is in the file, marked, on one line."""
        return messages.text("unreadable", self.language, raw=one_line(raw))

    def answer(self, key: str) -> str:
        """Return an answer as text: the answer, the unreadable text, a gap, or nothing."""
        if (raw := self.unread(key)) is not None:
            return self.marked(raw)
        if self.is_said(key):
            return self.written(key, self.value(key)) or messages.text("none-chosen", self.language)
        return self.open_mark(key) or (self.own_word("gap") if self.is_gap(key) else "")

    @cached_property
    def gaps(self) -> Mapping[str, Gap]:
        """Return the answers that are left open on purpose, by key."""
        return marked_gaps(self.policy, self.proposal)

    def open_mark(self, key: str) -> str:
        """Return the mark of an answer that is left open on purpose, empty if it is not."""
        gap = self.gaps.get(key)
        return mark_of(gap, self.language) if gap else ""

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the keys of the answers that are missing."""
        return self._state.missing

    def open_words(self) -> str:
        """Return how many answers are missing, and how many left open; empty if none are."""
        missing, to_settle = len(self.missing), len(gaps_told(self.policy, self.proposal))
        if not missing + to_settle:
            return ""
        number = "one" if missing + to_settle == 1 else "many"
        what = "both" if missing and to_settle else "missing" if missing else "to-settle"
        key = what if what == "both" else f"{what}-{number}"
        return messages.text(f"open.{key}", self.language, missing=missing, to_settle=to_settle)

    def records(self, group: Group) -> tuple[Any, ...]:
        """Return a group's records, none if the group does not apply."""
        return self._state.records(group)

    def entries(self, group: Group) -> tuple[Entry, ...]:
        """Return a group's records with their keys, none if the group does not apply."""
        return tuple(
            Entry(f"{group.key}[{index}]", record)
            for index, record in enumerate(self.records(group))
        )

    def record_name(self, key: str) -> str:
        """Return the word for one record of a group."""
        words = self.policy.item_words[key]
        return (words.record or words.label).in_(self.language)

    def dated(self, day: DayOrStretch | None) -> str:
        """Return a date with a no-break space between day and month, or a gap."""
        if day is None:
            return messages.text("gap", self.language)
        return format_value(day, self.language).replace(" ", NO_BREAK_SPACE, 1)

    def facts(self, *keys: str) -> tuple[Fact, ...]:
        """Return a fact for each answer or gap; answers of no are listed elsewhere, on one line."""
        answers = ((key, self.answer(key)) for key in keys if self.value(key) is not False)
        return tuple(Fact(self.label(key), answer) for key, answer in answers if answer)

    def fact_table(self, rows: Iterable[Fact]) -> Parts:
        """Return facts as a table of two columns, nothing if there are none."""
        head = Fact(
            messages.text("head.fact", self.language), messages.text("head.content", self.language)
        )
        return (Facts(head, rows),) if (rows := tuple(rows)) else ()

    def own_word(self, key: str) -> str:
        """Return one of the papers' own words."""
        return messages.text(key, self.language)

    def remark(self, key: str, **values: object) -> Text:
        """Return one of the papers' own sentences as running text."""
        return Text(plain_text(messages.text(key, self.language, **values)))

    def text(self, key: str) -> Prose:
        """Return an answer as blocks without a label; a gap says what is missing."""
        free = self.policy.questions[key].kind is Kind.PARAGRAPHS
        if (raw := self.unread(key)) is not None:
            return (
                parse_prose(messages.text("unreadable", self.language, raw=raw))
                if free
                else plain_text(self.marked(raw))
            )
        if not self.is_said(key):
            return self._open_text(key)
        if not free:
            return plain_text(self.answer(key))
        return parse_prose(begun_with_a_capital(str(self.value(key))))

    def _open_text(self, key: str) -> Prose:
        """Return what stands in place of a missing answer, nothing if nobody awaits one."""
        if mark := self.open_mark(key):
            return plain_text(mark)
        missing = messages.text("gap-of", self.language, label=self.label(key))
        return plain_text(missing) if self.is_gap(key) else ()

    def labelled(self, key: str) -> Prose:
        """Return an answer as blocks with its label; answers of no are listed elsewhere."""
        if self.value(key) is False:
            return ()
        if not self.is_said(key) and self.unread(key) is None and key not in self.gaps:
            return self.text(key)
        return strongly_labelled(f"{self.label(key)}:", self.text(key))

    def parts(
        self, title: str, keys: Iterable[str], own_tables: OwnTables = NO_TABLES
    ) -> AnswerParts:
        """Return all answers under a title; consecutive short answers are lines of one paragraph.

        A label that repeats the title is left out; some groups have a table of their own.
        """
        tables: list[Text | Table | Points] = []
        here = (*keys,)
        once = (key for key in here if not is_told_before(self, key, here.__contains__))
        for short, together in groupby(once, self._is_short):
            if short:
                tables += self._lines(together)
                continue
            for key in together:
                tables += own_tables[key](self) if key in own_tables else self._long(title, key)
        return tuple(tables)

    def _is_short(self, key: str) -> bool:
        item = self.policy.items[key]
        return isinstance(item, Question) and item.kind not in (Kind.PARAGRAPHS, Kind.TEXTS)

    def _lines(self, keys: Iterable[str]) -> AnswerParts:
        lines = joined_lines(block for key in keys for block in self.labelled(key))
        return (Text(lines),) if lines else ()

    def _long(self, title: str, key: str) -> AnswerParts:
        item = self.policy.items[key]
        if isinstance(item, Group):
            return self.table(item)
        if item.kind is Kind.TEXTS and self.is_said(key):
            return (Points(tuple(value_at(self.proposal, key))),)
        blocks = self.text(key) if self.label(key) == title else self.labelled(key)
        return (Text(blocks),) if blocks else ()

    def table(self, group: Group, columns: Iterable[Cells] | None = None) -> AnswerParts:
        """Return a group's records as a table, without empty columns."""
        if (raw := self.unread(group.key)) is not None:
            label = f"{self.label(group.key)}:"
            return (Text(strongly_labelled(label, plain_text(self.marked(raw)))),)
        if not self.is_said(group.key):
            missing = self.remark("gap-of", label=self.label(group.key))
            return self.open_list(group) or (missing,) * self.is_gap(group.key)
        return (self.records_table(group, columns or self.columns(group)), *self.open_list(group))

    def records_table(self, group: Group, columns: Iterable[Cells]) -> Table:
        """Return the table of a group that has records, without empty columns."""
        entries = self.entries(group)
        found = [
            (column, cells)
            for column in columns
            if any(cells := tuple(column.write(entry) for entry in entries))
        ]
        rows = zip(*(cells for _, cells in found), strict=True)
        return Table(
            columns=tuple(Column(column.title, column.align) for column, _ in found),
            rows=tuple(tuple(cell or NOTHING for cell in row) for row in rows),
        )

    def open_list(self, group: Group) -> tuple[Text, ...]:
        """Return what a list still awaits, nothing if it is not left open."""
        mark = self.open_mark(group.key)
        return (
            (Text(strongly_labelled(f"{self.label(group.key)}:", plain_text(mark))),)
            if mark
            else ()
        )

    def columns(self, group: Group) -> tuple[Cells, ...]:
        """Return a column for each field of a group, except fields that are no in every record."""
        return tuple(
            self.column(field) for field in group.fields if not self.is_refused(group, field)
        )

    def is_refused(self, group: Group, field: Question) -> bool:
        """Return whether a yes-or-no field is answered no, and never yes."""
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
        """Return a record's field as text: the answer, the unreadable text, a gap, or nothing.

        An answer is told also while what it hangs on is open still.
        """
        if (raw := self.unread(entry.key_of(field))) is not None:
            return self.marked(raw)
        if not (self.is_in_use(field) and self._may_be_in_use(field, entry)):
            return ""
        value = getattr(entry.record, field.name)
        if value is None or (isinstance(value, str) and not is_visible(value)):
            return self._open_cell(field, entry)
        written = self.written(field.key, value)
        if entry.key_of(field) not in self._proposed:
            return written
        if field.key == REST and len(self.proposal.financing) == 1:
            return written  # who pays all of it pays no rest
        word = "rest" if field.key == REST else "proposed"
        return messages.text(word, self.language, what=written)

    def _may_be_in_use(self, field: Question, entry: Entry) -> bool:
        """Return whether a record has use for a field, or may have once its choices are made."""
        if any(field.suits(reading) for reading in self._readings_of(entry)):
            return True
        group = self.policy.groups[key_of(path_of(entry.key)[:-1])]
        return any(
            field.suits(with_value(entry.record, (other.name,), choice))
            for other in group.fields
            if getattr(entry.record, other.name) is None
            for choice in self._state.choices(entry.key_of(other))
        )

    @cached_property
    def _proposed(self) -> frozenset[str]:
        """Return the keys of what the program wrote and nobody has changed."""
        return frozenset(untouched_keys(self.policy, self.proposal))

    def _open_cell(self, field: Question, entry: Entry) -> str:
        """Return what stands in place of a missing field, nothing if its record has no use for it.

        A record that is left open as a whole has its mark once, in the first field it lacks.
        """
        suits = [field.suits(reading) for reading in self._readings_of(entry)]
        if not any(suits):
            return ""
        is_needed = all(suits) and all(map(field.needed, self._state.readings))
        if mark := self.open_mark(entry.key_of(field)):
            return mark
        mark = self.open_mark(entry.key)
        if mark and is_needed:
            return mark if field.name == self._first_missing(entry) else ""
        return self.own_word("gap") if is_needed else ""

    def _first_missing(self, entry: Entry) -> str:
        """Return the name of the first necessary field that a record lacks."""
        missing = (one.key for one in open_questions(self.policy, self.proposal))
        start = f"{entry.key}."
        return next((key.removeprefix(start) for key in missing if key.startswith(start)), "")

    def _readings_of(self, entry: Entry) -> Iterator[object]:
        """Yield a record as read, and with each possible value of its unreadable choices."""
        yield entry.record
        for key in self.unreadable:
            if key.startswith(f"{entry.key}."):
                for choice in self._state.choices(key):
                    yield with_value(entry.record, path_of(key)[-1:], choice)

    def section(self, name: str, parts: Parts, *inside: Section) -> Section:
        """Return a titled section; an empty one says so."""
        nothing = (self.remark("not-stated"),)
        return Section(
            name,
            messages.text(f"title.{name}", self.language),
            parts or (() if inside else nothing),
            inside,
        )


def is_open(text: str) -> bool:
    """Return whether nothing is written, or the mark of a missing answer."""
    return not text or text.startswith(OPEN_MARK)


class Entry(Struct):
    """A record of a group and its key, as in `budget[2]`."""

    key: str
    record: Any

    def key_of(self, field: Question) -> str:
        """Return the key of one of the record's fields."""
        return f"{self.key}.{field.name}"


class Cells(Struct):
    """A table's column: its head, and the function that writes a record's cell."""

    title: str
    write: Callable[[Entry], str]
    align: Align = "left"
