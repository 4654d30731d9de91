"""The screen of a session's location, in the user's language (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview import record_actions
from aabsocial.interview.answer_input import completions, remembered, suggestions
from aabsocial.interview.ending import ending, papers_page, submission_page
from aabsocial.interview.findings_pages import findings_page, review_page
from aabsocial.interview.formatting import (
    NO,
    NONE,
    ONE_BY_ONE,
    UNANSWERED,
    YES,
    answer_here,
    current_text,
    display_text,
    editable_text,
    finding_line,
    group_total,
    messages,
    record_line,
    shortened,
)
from aabsocial.interview.found_files import files_group, files_screen
from aabsocial.interview.gap_pages import gap_page, not_relevant_page
from aabsocial.interview.gaps import gap_at, may_stand_open
from aabsocial.interview.hub import hub
from aabsocial.interview.joint_screens import joint_screen
from aabsocial.interview.line_screen import line_list
from aabsocial.interview.navigation import record_at
from aabsocial.interview.offers import offer_screen
from aabsocial.interview.overlays import OVERLAY_SCREENS
from aabsocial.interview.protocol import Input, Note, Option, Screen, Tone
from aabsocial.interview.record_changes import last_change
from aabsocial.interview.resume import is_new
from aabsocial.interview.session import ScreenKind, Session
from aabsocial.interview.shown_steps import own_choices, shown_answers
from aabsocial.interview.spots import applying_items, asked_spots_of
from aabsocial.interview.steps import (
    answers_above,
    asked_before,
    help_here,
    prompt_here,
    takes_text,
)
from aabsocial.interview.task_page import task_page
from aabsocial.interview.tasks import deciding_task, section_named, section_of
from aabsocial.localization.messages import format_value
from aabsocial.model.policy import Group, Kind, Question
from aabsocial.questionnaire.gaps import why
from aabsocial.questionnaire.questions import value_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from aabsocial.model.policy import Item

INPUTS = {
    Kind.PARAGRAPHS: Input.PARAGRAPHS,
    Kind.TEXTS: Input.LINES,
    Kind.YES_NO: Input.CHOICE,
    Kind.CHOICE: Input.CHOICE,
    Kind.CHOICES: Input.CHOICES,
}
PAGES: Mapping[ScreenKind, Callable[[Session], Screen]] = {
    ScreenKind.HUB: hub,
    ScreenKind.TASK: task_page,
    ScreenKind.FINDINGS: findings_page,
    ScreenKind.REVIEW: review_page,
    ScreenKind.ENDING: ending,
    ScreenKind.PAPERS: papers_page,
    ScreenKind.SUBMISSION: submission_page,
    ScreenKind.GAP: gap_page,
    ScreenKind.OFFER: offer_screen,
    ScreenKind.NOT_RELEVANT: not_relevant_page,
    **OVERLAY_SCREENS,
}


def screen(session: Session) -> Screen:
    """Return everything a front end shows at this moment."""
    match session.location.kind:
        case ScreenKind.QUESTION:
            return _with_position(session, _question(session))
        case ScreenKind.JOINT if joint := session.joint:
            return _with_position(session, joint_screen(session, joint))
        case ScreenKind.LIST:
            return _with_position(session, _list(session))
        case ScreenKind.RECORD:
            return _with_position(session, _record(session))
        case kind:
            content = PAGES[kind](session)
            return replace(content, notes=(*session.notes, *content.notes))


def _with_position(session: Session, content: Screen) -> Screen:
    """Return the screen with its position in the interview."""
    spot_key = session.spot_key_at(session.location)
    return replace(
        content,
        section=_section_title(session, spot_key),
        progress=progress(session),
        notes=(
            *session.notes,
            *_unreadable_notes(session),
            *_open_notes(session),
            *_written_notes(session),
            *_new_question_notes(session),
        ),
        may_stand_open=may_stand_open(session, session.location),
    )


def _items_here(session: Session) -> tuple[Item, ...]:
    """Return the items that are asked at the location: of a joint's one screen, all of them."""
    if joint := session.joint:
        return applying_items(session, joint)
    return (session.item_at(session.location),)


def _open_notes(session: Session) -> Iterator[Note]:
    """Yield a note for an answer that is left open on purpose, with what is awaited."""
    if gap := gap_at(session, session.location):
        reason = why(gap)
        word = "stands-open-why" if reason else "stands-open"
        yield Note(Tone.NEWS, messages.text(word, session.language, why=reason or ""))


def _unreadable_notes(session: Session) -> Iterator[Note]:
    """Yield a note for an answer in the file that cannot be read."""
    keys = {session.location.key, *(item.key for item in _items_here(session))}
    for finding in session.structure.findings:
        if finding.key in keys:
            yield Note(Tone.ERROR, finding_line(finding, session.language))


def progress(session: Session) -> str:
    """Return `Spørgsmål 3 af 34`, counted for the answers so far, and the current record."""
    parts = [_place_among_all(session)]
    if session.location.index is not None:
        item = session.item_at(session.location)
        record = format_value(session.policy.item_words[item.key].record, session.language)
        parts.append(f"{record} {session.location.index + 1}")
    return " · ".join(parts)


def _place_among_all(session: Session) -> str:
    """Return which question of how many this is; their number is not known from the start."""
    first = deciding_task(session)
    spots = list(asked_spots_of(session, first) if first else session.asked_spots)
    key = session.spot_key_at(session.location)
    place = spots.index(key) + 1 if key in spots else 0
    if first is None:
        word = "progress" if place else "progress-beside"
    elif place == 1:
        word = "progress-begin"
    else:
        word = "progress-first" if place else "progress-later"
    title = first.title if first else ""
    return messages.text(word, session.language, place=place, all=len(spots), task=title)


def _section_title(session: Session, key: str) -> str:
    name = section_of(session, key)
    return section_named(session, name).title.in_(session.language) if name else ""


def _written_notes(session: Session) -> Iterator[Note]:
    """Yield a note on an answer that the program has written."""
    is_written = any(item.key in session.written_keys for item in _items_here(session))
    if is_written and not session.location.is_field:
        yield Note(Tone.NEWS, messages.text("written", session.language))


def _new_question_notes(session: Session) -> Iterator[Note]:
    """Yield a note if the question is newer than the proposal's file."""
    if any(is_new(session, item) for item in _items_here(session)):
        yield Note(Tone.NEWS, messages.text("new-question", session.language))


def _question(session: Session) -> Screen:
    question = session.question
    value, own = answer_here(session), tuple(own_choices(session))
    proposed = suggestions(session) if value is None else ()
    used_before = remembered(session) if value is None else ()
    typed = session.drafts.get(session.location.key, "")
    ticked = tuple(typed.split()) if question.kind is Kind.CHOICES else ()
    return Screen(
        input=INPUTS.get(question.kind, Input.LINE),
        question=prompt_here(session),
        help=help_here(session),
        body=tuple(shown_answers(session)),
        current=current_text(session),
        typed="" if ticked else typed,
        suggestions=tuple(editable_text(question, it, session.language) for it in proposed),
        remembered=tuple(editable_text(question, it, session.language) for it in used_before),
        completions=completions(session),
        options=tuple(_choices(session, question)),
        chosen=ticked or _names(value),
        # Enter on what stands ready claims no more than that it is proposed.
        proposed=_names(proposed[0]) if proposed else (NO,) if own else (),
        alone=(NONE,) if question.kind is Kind.CHOICES else (),
        asks=True,
        follows=asked_before(session),
        above=tuple(answers_above(session)),
        takes_text=takes_text(session),
    )


def _names(value: object) -> tuple[str, ...]:
    match value:
        case None:
            return ()
        case bool():
            return (YES if value else NO,)
        case tuple():
            return tuple(str(part) for part in value) or (NONE,)
        case _:
            return (str(value),)


def _choices(session: Session, question: Question) -> Iterator[Option]:
    own = tuple(own_choices(session))
    yield from own
    if question.kind is Kind.YES_NO and not own:
        yield Option(YES, messages.text("yes", session.language))
        yield Option(NO, messages.text("no", session.language))
    words = session.policy.item_words[question.key].choices
    yield from (Option(name, words[name].in_(session.language)) for name in question.choices)
    if question.kind in (Kind.YES_NO, Kind.CHOICE) and not own:
        yield Option(UNANSWERED, messages.text("not-yet", session.language))
    if question.kind is Kind.CHOICES:
        yield Option(NONE, messages.text("none-of-them", session.language))


def _list(session: Session) -> Screen:
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
        line = record_line(session.policy, group, record, language)
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
    yield messages.text("total", language, what=here, amount=mine)
    if not theirs.ore:
        return
    yield messages.text("total", language, what=there, amount=theirs)
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


def _record(session: Session) -> Screen:
    group, language = session.group_at(session.location), session.language
    index = session.location.index or 0
    record = record_at(session, group, index)
    word = format_value(session.policy.item_words[group.key].record, language)
    return Screen(
        input=Input.CHOICE,
        question=messages.text("record", language, record=word, number=index + 1),
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
    )


def _field_options(session: Session, group: Group, record: object) -> Iterator[Option]:
    for field in group.fields:
        value = getattr(record, field.name)
        if value is None and not (field.suits(record) and field.applies(session.proposal)):
            continue
        label = session.policy.item_words[field.key].label.in_(session.language)
        text = shortened(_answer(session, field, value))
        yield Option(f"{record_actions.FIELD}{field.name}", f"{label}: {text}")


def _answer(session: Session, field: Question, value: object) -> str:
    if value is None:
        return messages.text("unanswered", session.language)
    if field.kind in ONE_BY_ONE:
        return display_text(session.policy, field, value, session.language)
    return editable_text(field, value, session.language)


def _moves(session: Session, group: Group, index: int) -> Iterator[Option]:
    if index > 0:
        yield Option(record_actions.MOVE_UP, messages.text("move-up", session.language))
    if index < len(value_at(session.proposal, group.key)) - 1:
        yield Option(record_actions.MOVE_DOWN, messages.text("move-down", session.language))
