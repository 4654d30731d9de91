"""The screens of a list of records, and of one record (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview import record_actions
from aabsocial.interview.formatting import (
    ONE_BY_ONE,
    display_text,
    editable_text,
    group_total,
    has_every_amount,
    messages,
    record_line,
    shortened,
)
from aabsocial.interview.found_files import files_group, files_screen
from aabsocial.interview.line_screen import line_list
from aabsocial.interview.protocol import Input, Option, Screen
from aabsocial.interview.record_changes import last_change
from aabsocial.interview.record_fields import record_at
from aabsocial.interview.record_names import GAP_KEY, question_of_gap
from aabsocial.localization.messages import format_value
from aabsocial.questionnaire.gaps import why
from aabsocial.questionnaire.questions import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.session import Session
    from aabsocial.model.questions import Group, Question


def list_screen(session: Session) -> Screen:
    """Return the screen of a list: files to tick, lines to type, or records to open."""
    group = session.group_at(session.location)
    if files_group(session):
        return files_screen(session, group)
    if group.lines:
        return line_list(session, group, tuple(_totals(session, group)))
    words = session.policy.item_words[group.key]
    rows = value_at(session.proposal, group.key)
    return Screen(
        input=Input.CHOICE,
        question=words.prompt.in_(session.language),
        help=words.help.in_(session.language),
        body=tuple(_totals(session, group)),
        options=tuple(_list_options(session, group, rows)),
        proposed=(record_actions.DONE if rows else record_actions.ADD,),
        beside=True,
    )


def _list_options(session: Session, group: Group, rows: tuple[object, ...]) -> Iterator[Option]:
    language = session.language
    name = format_value(session.policy.item_words[group.key].record, language).lower()
    yield Option(record_actions.ADD, messages.text("add", language, record=name))
    if rows:
        yield Option(record_actions.ADD_ALIKE, messages.text("add-alike", language, record=name))
    if last_change(session, group):
        yield Option(record_actions.PUT_BACK, messages.text("put-back", language))
    yield Option(record_actions.DONE, messages.text("list-done" if rows else "list-none", language))
    for index, record in enumerate(rows):
        asked = question_of_gap(session, record)
        line = asked or record_line(session.policy, group, record, language)
        above = messages.text("change-one", language) if index == 0 else ""
        yield Option(f"{record_actions.RECORD}{index}", f"{index + 1}. {line}", above)


def _totals(session: Session, group: Group) -> Iterator[str]:
    """Yield lines on a group's total, the total it must equal, and the difference (8.1)."""
    mine = group_total(group, session.proposal)
    other = session.policy.groups.get(group.balances)
    theirs = group_total(other, session.proposal) if other else None
    if mine is None or theirs is None or not (mine.ore or theirs.ore):
        return
    words, language = session.policy.item_words, session.language
    here, there = words[group.key].label, words[group.balances].label
    is_whole = {it: has_every_amount(it, session.proposal) for it in (group.key, group.balances)}
    words_for = {key: "total" if whole else "total-so-far" for key, whole in is_whole.items()}
    yield messages.text(words_for[group.key], language, what=here, amount=mine)
    if not theirs.ore:
        return
    yield messages.text(words_for[group.balances], language, what=there, amount=theirs)
    if mine == theirs and not all(is_whole.values()):
        return
    if mine == theirs:
        yield messages.text("balances", language)
    elif mine > theirs:
        yield messages.text(
            "difference", language, amount=mine - theirs, larger=here, smaller=there
        )
    else:
        yield messages.text(
            "difference", language, amount=theirs - mine, larger=there, smaller=here
        )


def record_screen(session: Session) -> Screen:
    """Return the page of one record, with its fields and what can be done with it."""
    group, language = session.group_at(session.location), session.language
    index = session.location.index or 0
    record = record_at(session, group, index)
    word = format_value(session.policy.item_words[group.key].record, language)
    asked = question_of_gap(session, record)
    told = {"record": word, "number": index + 1, "asked": asked}
    return Screen(
        input=Input.CHOICE,
        question=messages.text("record-gap" if asked else "record", language, **told),
        options=(
            *_field_options(session, group, record),
            Option(
                record_actions.DONE,
                messages.text("record-done", language),
                messages.text("record-more", language),
            ),
            *_moves(session, group, index),
            Option(record_actions.TAKE_OUT, messages.text("take-out", language)),
        ),
        proposed=(record_actions.DONE,),
        beside=True,
    )


def _field_options(session: Session, group: Group, record: object) -> Iterator[Option]:
    for field in group.fields:
        value = getattr(record, field.name)
        if value is None and not (field.suits(record) and field.applies(session.proposal)):
            continue
        label = session.policy.item_words[field.key].label.in_(session.language)
        asked = question_of_gap(session, record) if field.key == GAP_KEY else ""
        text = asked or shortened(_answer(session, field, value))
        yield Option(f"{record_actions.FIELD}{field.name}", f"{label}: {text}")


def _answer(session: Session, field: Question, value: object) -> str:
    if value is None:
        return _why_empty(session, field)
    if field.kind in ONE_BY_ONE:
        return display_text(session.policy, field, value, session.language)
    return editable_text(field, value, session.language)


def _why_empty(session: Session, field: Question) -> str:
    """Return that a field of the record is not answered, or what is awaited where it is open."""
    gap = session.gaps.get(f"{session.location.key}.{field.name}")
    if gap is None:
        return messages.text("unanswered", session.language)
    if reason := why(gap):
        return messages.text("answer-open-why", session.language, why=reason)
    return messages.text("answer-open", session.language)


def _moves(session: Session, group: Group, index: int) -> Iterator[Option]:
    if index > 0:
        yield Option(record_actions.MOVE_UP, messages.text("move-up", session.language))
    if index < len(value_at(session.proposal, group.key)) - 1:
        yield Option(record_actions.MOVE_DOWN, messages.text("move-down", session.language))
