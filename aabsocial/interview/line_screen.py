"""The screen of a list of lines: what to write, the entries so far in whole words (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from aabsocial.interview.formatting import messages
from aabsocial.interview.line_entries import open_fields
from aabsocial.interview.line_readers import offered_department, rest_to_finance
from aabsocial.interview.line_records import reading_of
from aabsocial.interview.protocol import Input, Screen
from aabsocial.interview.unfilled_lines import awaited_name, unfilled_places
from aabsocial.localization.messages import Messages, department_name, format_value
from aabsocial.parsing.lines.commands import part_words
from aabsocial.parsing.lines.echo import echo_lines
from aabsocial.questionnaire.questions import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Group
    from aabsocial.parsing.lines.reading import LineKind

texts = Messages(__file__)
MOST_SHOWN = 10  # with the question above them they fit into 24 lines
INDENT = "   "


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
        body=(*totals, *_rest(session, group)),
        typed=session.drafts.get(group.key, ""),
        field=_field(session, group),
        asks=True,
    )


def _rest(session: Session, group: Group) -> Iterator[str]:
    """Yield what the last one who pays has left to pay: one word says it."""
    rest = rest_to_finance(session, group) if group.lines == "financing" else None
    if rest is not None and len(unfilled_places(session, group)) == 1:
        who = awaited_name(session, group)
        yield texts.text("financing.rest", session.language, who=who, amount=rest)


def _field(session: Session, group: Group) -> str:
    """Return what stands before the field: the next department or number, or what a line is."""
    if group.lines == "decision" and (department := offered_department(session, group)):
        return format_value(department_name(department), session.language)
    if awaited := awaited_name(session, group):
        return awaited
    number = next((it.suggest for it in group.fields if it.name == "id"), None)
    if number is not None and (suggested := number(session.proposal)):
        return str(suggested)
    return format_value(session.policy.item_words[group.key].record, session.language)


def _entries(session: Session, group: Group) -> Iterator[str]:
    """Yield the entries but the one just said back; of very many, the last ones."""
    records = value_at(session.proposal, group.key)
    hidden = max(len(records) - MOST_SHOWN, 0)
    if hidden:
        yield messages.text("lines-above", session.language, count=hidden)
    for index in range(hidden, len(records)):
        if index != session.echoed:
            yield from _entry(session, group, index, records[index])


def _entry(session: Session, group: Group, index: int, record: object) -> Iterator[str]:
    missing = open_fields(session, group, index)
    first, *others = echo_lines(reading_of(group, record, missing), session.language) or ("–",)
    number = getattr(record, "id", None) or f"{index + 1}."
    yield f"{number} {first}"
    yield from (f"{INDENT}{line}" for line in others)


def lines_help(group: Group, language: Language) -> Iterator[str]:
    """Yield what may be written in a list of lines besides its entries."""
    if not group.lines:
        return
    yield messages.text("help-lines", language)
    words = part_words(cast("LineKind", group.lines), language)
    yield messages.text("help-parts", language, words=", ".join(words))
    if group.lines == "decision":
        yield messages.text("help-same", language)
