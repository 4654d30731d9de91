"""The screen of a session's location, in the user's language (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.answer_input import completions, remembered, suggestions
from aabsocial.interview.ending import ending, papers_page, submission_page
from aabsocial.interview.findings_pages import findings_page, review_page
from aabsocial.interview.formatting import (
    NO,
    NONE,
    UNANSWERED,
    YES,
    answer_here,
    current_text,
    editable_text,
    finding_line,
    messages,
)
from aabsocial.interview.gap_pages import gap_page, not_relevant_page
from aabsocial.interview.gaps import gap_at, may_stand_open
from aabsocial.interview.hub import hub, task_line
from aabsocial.interview.joint_screens import joint_screen
from aabsocial.interview.line_parts import parts_screen
from aabsocial.interview.locations import OVERLAYS, ScreenKind
from aabsocial.interview.offers import offer_screen
from aabsocial.interview.overlays import OVERLAY_SCREENS
from aabsocial.interview.protocol import Input, Note, Option, Screen, Tone
from aabsocial.interview.record_fields import record_at
from aabsocial.interview.record_names import name_of_record
from aabsocial.interview.record_screens import list_screen, record_screen
from aabsocial.interview.resume import is_new
from aabsocial.interview.shown_steps import is_only_proposed, own_choices, shown_answers
from aabsocial.interview.spots import applying_items, asked_spots_of
from aabsocial.interview.steps import (
    answers_above,
    asked_before,
    help_here,
    prompt_here,
    takes_text,
    text_after_choice,
)
from aabsocial.interview.task_page import task_page
from aabsocial.interview.tasks import deciding_task, section_named, section_of
from aabsocial.localization.messages import format_value
from aabsocial.model.questions import Kind, Question
from aabsocial.questionnaire.gaps import why
from aabsocial.questionnaire.questions import is_given

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from aabsocial.interview.session import Session
    from aabsocial.model.questions import Item

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
            return _with_position(session, list_screen(session))
        case ScreenKind.PARTS:
            return _with_position(session, parts_screen(session))
        case ScreenKind.RECORD:
            return _with_position(session, record_screen(session))
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
            *_task_notes(session),
            *_unreadable_notes(session),
            *_open_notes(session),
            *_written_notes(session),
            *_new_question_notes(session),
        ),
        may_stand_open=may_stand_open(session, session.location),
    )


def _task_notes(session: Session) -> Iterator[Note]:
    """Yield how far the task before is, and how many are left, where the next follows at once.

    It is told once: not on the way back to a list in which a line was written, nor behind the hub,
    which shows it.
    """
    if session.location == session.entered:
        return
    before = session.history[-1] if session.history else session.location
    if before.kind in OVERLAYS or (session.lines_group and _is_begun(session)):
        return
    left, here = (section_of(session, session.spot_key_at(it)) for it in (before, session.location))
    if left != here:
        yield Note(Tone.NEWS, task_line(session, section_named(session, left)))


def _is_begun(session: Session) -> bool:
    return any(is_given(item, session.proposal) for item in _items_here(session))


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
        told = messages.text(word, session.language, why=reason or "")
        yield Note(Tone.NEWS, told, is_here=True)


def _unreadable_notes(session: Session) -> Iterator[Note]:
    """Yield a note for an answer in the file that cannot be read."""
    keys = {session.location.key, *(item.key for item in _items_here(session))}
    for finding in session.structure.findings:
        if finding.key in keys:
            yield Note(Tone.ERROR, finding_line(finding, session.language), is_here=True)


def progress(session: Session) -> str:
    """Return `Spørgsmål 3 af 34`, counted for the answers so far, and the current record."""
    parts = [_place_among_all(session)]
    if session.location.index is not None:
        item = session.item_at(session.location)
        word = format_value(session.policy.item_words[item.key].record, session.language)
        group = session.policy.groups[item.key]
        name = name_of_record(session, group, record_at(session, group, session.location.index))
        parts.append(f"{word}: {name}" if name else f"{word} {session.location.index + 1}")
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
        yield Note(Tone.NEWS, messages.text("written", session.language), is_here=True)


def _new_question_notes(session: Session) -> Iterator[Note]:
    """Yield a note if the question is newer than the proposal's file."""
    if any(is_new(session, item) for item in _items_here(session)):
        yield Note(Tone.NEWS, messages.text("new-question", session.language), is_here=True)


def _question(session: Session) -> Screen:
    question = session.question
    value = answer_here(session)
    is_of_ones_own = any(own_choices(session)) and not is_only_proposed(session)
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
        chosen=ticked or _names(value) or _left_open(session, question),
        # Enter on what the program wrote claims no more than that it is proposed.
        proposed=_names(proposed[0]) if proposed else (NO,) if is_only_proposed(session) else (),
        alone=(NONE,) if question.kind is Kind.CHOICES else (),
        asks=True,
        follows=asked_before(session),
        above=tuple(answers_above(session)),
        takes_text=takes_text(session),
        text_after_choice=text_after_choice(session),
        # The Enter that ends a line, pressed once too often, must claim nothing of what it lacks,
        # nor of what somebody has written.
        begins_nowhere=not proposed and (session.location.is_field or is_of_ones_own),
    )


def _left_open(session: Session, question: Question) -> tuple[str, ...]:
    """Return the option that was chosen where a choice is left open on purpose."""
    is_choice = question.kind in (Kind.YES_NO, Kind.CHOICE)
    return (UNANSWERED,) if is_choice and gap_at(session, session.location) else ()


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
