"""The screen of a list of lines: what to write, the entries so far in whole words (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from aabsocial.core.struct import replace
from aabsocial.interview.formatting import messages, shortened
from aabsocial.interview.line_editing import opened_entry, text_in_field
from aabsocial.interview.line_entries import gaps_in, open_fields
from aabsocial.interview.line_readers import (
    is_covered,
    offered_authority,
    offered_department,
    rest_to_finance,
)
from aabsocial.interview.line_records import BESIDE, reading_of
from aabsocial.interview.list_ends import ends_by_itself, has_every_department
from aabsocial.interview.protocol import Entry, Input, Screen
from aabsocial.interview.unfilled_lines import awaited_name, unfilled_places
from aabsocial.localization.messages import Messages, department_name, format_value
from aabsocial.model.departments import department_key
from aabsocial.parsing.lines.commands import part_words
from aabsocial.parsing.lines.echo import cells, echo_lines
from aabsocial.questionnaire.questions import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Language
    from aabsocial.model.proposal import ResidentDecision
    from aabsocial.model.questions import Group
    from aabsocial.parsing.lines.reading import LineKind

texts = Messages(__file__)
MOST_SHOWN = 10  # with the question above them they fit into 24 lines
WITH_AMOUNTS = ("budget", "financing")


def line_list(session: Session, group: Group, totals: tuple[str, ...]) -> Screen:
    """Return the screen on which lines are typed."""
    language = session.language
    return Screen(
        input=Input.RECORDS,
        question=session.policy.item_words[group.key].prompt.in_(language),
        help=texts.text(f"{group.lines}.write", language),
        example=messages.text(
            "example", language, text=texts.text(f"{group.lines}.example", language)
        ),
        entries=tuple(_entries(session, group)),
        body=(
            *_said_of_none(session, group),
            *totals,
            *_rest(session, group),
            *_end(session, group),
        ),
        typed=text_in_field(session, group),
        field=_field(session, group),
        opened=opened_entry(session, group),
        asks=True,
    )


def _said_of_none(session: Session, group: Group) -> Iterator[str]:
    """Yield what was answered in place of lines: why there are none."""
    if value_at(session.proposal, group.key):
        return
    for (kind, _), key in BESIDE.items():
        value = value_at(session.proposal, key) if kind == group.lines else None
        if isinstance(value, str):
            label = session.policy.item_words[key].label.in_(session.language)
            yield f"{label}: {shortened(value)}"


def _rest(session: Session, group: Group) -> Iterator[str]:
    """Yield what the last one who pays has left to pay: one word says it."""
    rest = rest_to_finance(session, group) if group.lines == "financing" else None
    if rest is not None and len(unfilled_places(session, group)) == 1:
        who = awaited_name(session, group)
        yield texts.text("financing.rest", session.language, who=who, amount=rest)


def _end(session: Session, group: Group) -> Iterator[str]:
    """Yield that the list ends by itself, where it does, or that it is whole and how to end it."""
    if ends_by_itself(session, group):
        yield messages.text(_how_it_ends(session, group), session.language)
    elif group.lines == "decision" and has_every_department(session, group):
        yield messages.text("lines-whole", session.language)
    elif group.lines == "financing" and is_covered(session, group):
        yield messages.text("lines-covered", session.language)


def _how_it_ends(session: Session, group: Group) -> str:
    """Return the name of what is said of the end; the rest ends no list as its first line."""
    if group.lines != "financing":
        return "lines-end"
    waiting, count = unfilled_places(session, group), len(value_at(session.proposal, group.key))
    return "lines-end-financing-first" if not count or 0 in waiting else "lines-end-financing"


def _field(session: Session, group: Group) -> str:
    """Return what stands before the field: the next department or number, or what a line is."""
    if group.lines == "decision" and (department := offered_department(session, group)):
        return format_value(department_name(department), session.language)
    if group.lines == "contract" and (authority := offered_authority(session, group)):
        return authority
    if awaited := awaited_name(session, group):
        return awaited
    number = next((it.suggest for it in group.fields if it.name == "id"), None)
    if number is not None and (suggested := number(session.proposal)):
        return str(suggested)
    return format_value(session.policy.item_words[group.key].record, session.language)


def _entries(session: Session, group: Group) -> Iterator[Entry]:
    """Yield the entries but the one just said back; of very many, the last ones."""
    records = value_at(session.proposal, group.key)
    hidden = max(len(records) - MOST_SHOWN, 0)
    if hidden:
        yield Entry("", "", (messages.text("lines-above", session.language, count=hidden),))
    for index in range(hidden, len(records)):
        if index != session.echoed:
            yield _entry(session, group, index, records[index])
    if group.lines == "decision":
        yield from _undecided(session, records)


def _entry(session: Session, group: Group, index: int, record: object) -> Entry:
    language = session.language
    missing, gaps = open_fields(session, group, index), gaps_in(session, group, index)
    reading = reading_of(group, record, missing, gaps)
    number = getattr(record, "id", None) or str(index + 1)
    name = ""
    if department := reading.values.get("department"):
        name = format_value(department_name(str(department)), language)
        reading = replace(reading, values={**reading.values, "department": None})
    first, *others = echo_lines(reading, language) or ("–",)
    columns = cells(reading, language) if group.lines in WITH_AMOUNTS else (first,)
    return Entry(number, name, columns, tuple(others))


def _undecided(session: Session, records: tuple[ResidentDecision, ...]) -> Iterator[Entry]:
    """Yield a row for each department that has no decision yet."""
    decided = {department_key(it.department) for it in records if it.department}
    for department in session.proposal.initiative.departments or ():
        if department_key(department) not in decided:
            name = format_value(department_name(department), session.language)
            yield Entry("", name, (messages.text("line-missing", session.language),))


def lines_help(group: Group, language: Language) -> Iterator[str]:
    """Yield what may be written in a list of lines besides its entries."""
    if not group.lines:
        return
    yield messages.text("help-lines", language)
    words = part_words(cast("LineKind", group.lines), language)
    yield messages.text("help-parts", language, words=", ".join(words))
    if group.lines == "decision":
        yield messages.text("help-same", language)
