"""One turn of the interview: from a session and the user's action to the next session (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import replace
from aabsocial.interview import ending_actions, gap_pages, gaps, page_actions, record_actions
from aabsocial.interview.answer_input import repeated_suggestion
from aabsocial.interview.compact_lines import take_command, take_text
from aabsocial.interview.drafts import with_draft, without_draft
from aabsocial.interview.formatting import UNANSWERED, current_text, messages, shortened
from aabsocial.interview.found_files import take_ticked
from aabsocial.interview.gaps import BY_CHOOSING, mended
from aabsocial.interview.joint_screens import (
    answer_to_type,
    choose_joint_reading,
    clear_joint,
    keep_joint,
    take_joint_choice,
    take_joint_text,
)
from aabsocial.interview.known_facts import with_known_facts
from aabsocial.interview.line_editing import open_entry
from aabsocial.interview.line_parts import leave_parts, take_more_parts, take_parts
from aabsocial.interview.list_ends import go_on, with_list_ended
from aabsocial.interview.locations import OVERLAYS, Location, ScreenKind
from aabsocial.interview.navigation import back, go_to
from aabsocial.interview.offers import with_offer
from aabsocial.interview.protocol import (
    Action,
    Back,
    Chosen,
    Clear,
    Help,
    Interrupt,
    Keep,
    LeaveOpen,
    Menu,
    Note,
    OpenEntry,
    Stop,
    Tone,
    Typed,
    Undo,
)
from aabsocial.interview.question_turns import (
    answer_by_choice,
    clear_answer,
    confirm_answer,
    keep_answer,
    take_answer,
    take_reading,
)
from aabsocial.interview.rewritten_answers import rewritten_notes
from aabsocial.interview.session import InterviewResult, Session
from aabsocial.interview.shown_steps import write_oneself
from aabsocial.interview.steps import is_reason_here
from aabsocial.interview.tasks import deciding_task
from aabsocial.interview.turns import BrokenTurnError
from aabsocial.interview.unsettled_lines import choose_reading
from aabsocial.model.proposal import Gap
from aabsocial.model.questions import WRITTEN
from aabsocial.questionnaire.derived import follow_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


SAYS_A_PART = frozenset({ScreenKind.QUESTION, ScreenKind.PARTS, ScreenKind.GAP})


def update(session: Session, action: Action) -> Session:
    """Return the session after an action; no action loses a confirmed answer.

    Raises `BrokenTurnError`, which keeps the answer, on an internal error after it.
    """
    before = replace(session, notes=(), act=None, echoed=None)
    acted = ACTIONS[type(action)](before, action)
    try:
        settled = _with_derived(before, mended(before, with_known_facts(before, acted)))
        settled = _with_list_ended(before, settled, action)
        return with_offer(before, _with_number_told(before, settled), action)
    except Exception as fault:
        raise BrokenTurnError(acted) from fault


def _with_derived(before: Session, after: Session) -> Session:
    """Return the session with the answers that follow others written anew."""
    if after.answers is before.answers:
        return after
    answers = follow_sources(after.policy, before.answers, after.answers, after.proposal)
    if answers is after.answers:
        return after
    written = replace(after, answers=answers)
    return replace(written, notes=(*after.notes, *rewritten_notes(before, after, written)))


def _with_number_told(before: Session, after: Session) -> Session:
    """Return the session with how many questions there are now, where an answer changes it.

    Of a list of lines, that is told once it is left: a line may say it in several turns.
    """
    is_changed = after.answers is not before.answers
    if deciding_task(before) or deciding_task(after) or not (is_changed or before.counted):
        return after
    were, are = before.counted or len(before.asked_spots), len(after.asked_spots)
    if _is_in_list(after):
        return after if before.counted else replace(after, counted=were)
    left = replace(after, counted=0)
    if were == are:
        return left
    word = "progress-more" if are > were else "progress-fewer"
    told = messages.text(word, after.language, all=are, before=were)
    return replace(left, notes=(*after.notes, Note(Tone.NEWS, told)))


def _is_in_list(session: Session) -> bool:
    """Return whether a list of lines is written in, or asked about."""
    group = session.policy.groups.get(session.location.item_key)
    return group is not None and bool(group.lines)


def _with_list_ended(before: Session, after: Session, action: Action) -> Session:
    """Return the session where a list is left once the last part of its last line is said."""
    location, group = before.location, after.lines_group
    is_said = isinstance(action, Typed | Chosen | Keep) and location.kind in SAYS_A_PART
    if group is None or not is_said or location.item_key != group.key or location.index is None:
        return after
    return with_list_ended(after, group, location.index)


def _take_text(session: Session, action: Typed) -> Session:
    if is_open := gap_pages.open_by_text(session, action.text):
        return is_open
    if taken := _taken_as_line(session, action.text):
        return taken
    if session.location.kind is not ScreenKind.QUESTION or session.question.kind in BY_CHOOSING:
        return session
    if not action.text.strip() or action.text == current_text(session):
        return _keep(session, Keep())
    suggested = repeated_suggestion(session, action.text)
    return (
        take_answer(session, action.text)
        if suggested is None
        else confirm_answer(session, suggested)
    )


def _taken_as_line(session: Session, text: str) -> Session | None:
    """Return the session after a line of several answers, `None` where one question is asked."""
    if commanded := take_command(session, text):
        return _gone_on(session, commanded)
    if session.location.kind is ScreenKind.PARTS:
        return take_parts(session, text)
    if session.location.is_field and (more := take_more_parts(session, text)):
        return more
    if group := session.lines_group:
        return _gone_on(session, take_text(session, group, text))
    if joint := session.joint:
        return take_joint_text(session, joint, text)
    return None


def _gone_on(before: Session, stored: Session) -> Session:
    """Return the session where the next question about its lines is asked."""
    try:
        return go_on(before, stored)
    except Exception as fault:
        raise BrokenTurnError(stored) from fault


def _take_choice(session: Session, action: Chosen) -> Session:
    kind = session.location.kind
    if kind is ScreenKind.QUESTION:
        if action.text and action.names == (UNANSWERED,):
            return gaps.mark_with_note(session, action.text)
        if oneself := write_oneself(session, action.names):
            return oneself
        return _with_text(session, answer_by_choice(session, action.names), action.text)
    if kind in CHOICES_OF_SEVERAL:
        return CHOICES_OF_SEVERAL[kind](session, action.names)
    return CHOICES.get(kind, page_actions.apply_choice)(session, action.names[0])


def _choose_in_list(session: Session, names: tuple[str, ...]) -> Session:
    return take_ticked(session, names) or record_actions.apply_choice(session, names[0])


def _keep(session: Session, _: Keep) -> Session:
    if session.location.kind is ScreenKind.GAP:
        return gaps.take_note(session, "")
    if session.location.kind is ScreenKind.PARTS:
        return leave_parts(session)
    undrafted = without_draft(session, session.location.key)
    if joint := session.joint:
        return keep_joint(undrafted, joint)
    if group := session.lines_group:
        return record_actions.done(replace(undrafted, opened=""), group)
    if session.location.kind is not ScreenKind.QUESTION:
        return take_ticked(session) or session
    return keep_answer(session)


def _clear(session: Session, _: Clear) -> Session:
    if session.location.kind is ScreenKind.GAP:
        return gaps.mark(back(session) or session, Gap())
    if session.location.kind is ScreenKind.QUESTION:
        return clear_answer(session)
    joint, is_marked = session.joint, gaps.gap_at(session, session.location) is not None
    if joint and not is_marked:
        return clear_joint(without_draft(session, session.location.key), joint)
    return gaps.unmark(session) if is_marked else session


def _go_back(session: Session, action: Back) -> Session:
    before = back(_with_half_typed(session, action.typed))
    if before is None:
        note = Note(Tone.NEWS, messages.text("first", session.language))
        return replace(_with_half_typed(session, action.typed), notes=(note,))
    return before


def _to_help(session: Session, action: Help) -> Session:
    if session.location.kind is ScreenKind.HELP:
        return back(session) or session
    if session.location.kind in OVERLAYS:
        return go_to(session, Location(ScreenKind.HELP))
    return go_to(
        _with_half_typed(session, action.typed), Location(ScreenKind.HELP, session.location.key)
    )


def _to_hub(session: Session, action: Menu) -> Session:
    if session.location.kind is ScreenKind.HUB:
        return (back(session) if session.history else None) or session
    return page_actions.to_hub(_with_half_typed(session, action.typed))


def _open_entry(session: Session, action: OpenEntry) -> Session:
    group = session.lines_group
    return open_entry(session, group, action.step) if group else session


def _undo(session: Session, _: Undo) -> Session:
    group = session.lines_group
    return record_actions.undo(session, group) if group else session


def _stop(session: Session, action: Stop) -> Session:
    return replace(_with_half_typed(session, action.typed), result=InterviewResult.STOPPED)


def _interrupt(session: Session, action: Interrupt) -> Session:
    return replace(_with_half_typed(session, action.typed), result=InterviewResult.INTERRUPTED)


def _with_text(session: Session, chosen: Session, text: str) -> Session:
    """Return the session after a choice, and after what was written behind it.

    The words answer only the question that the choice asks the reason of.
    """
    if not text:
        return chosen
    is_same_spot = (
        chosen.location.kind is ScreenKind.QUESTION
        and chosen.location != session.location
        and session.spot_key_at(chosen.location) == session.spot_key_at(session.location)
    )
    if not (is_same_spot and is_reason_here(chosen)):
        return _with_words_left_over(chosen, text, is_same_spot=is_same_spot)
    question = chosen.question
    label = session.policy.item_words[question.key].label
    read = messages.text("read-as", session.language, label=label, value=shortened(text))
    after = _take_text(replace(chosen, notes=()), Typed(text))
    return replace(after, notes=(*chosen.notes, Note(Tone.DONE, read), *after.notes))


def _with_words_left_over(chosen: Session, text: str, *, is_same_spot: bool) -> Session:
    """Return the session with words that answer no question: ready in the next one, or told.

    Where the next question under the choice is another than its reason, they stand there as half
    typed, so that nothing is answered before it has been asked.
    """
    if is_same_spot and chosen.question.kind in WRITTEN:
        return with_draft(chosen, chosen.location.key, text)
    told = messages.text("words-not-taken", chosen.language, text=shortened(text))
    return replace(chosen, notes=(*chosen.notes, Note(Tone.NEWS, told)))


def _answer_by_reading(session: Session, name: str) -> Session:
    session_before = back(session) or session
    if group := session_before.lines_group:
        return _gone_on(session_before, choose_reading(session_before, group, name))
    if joint := session_before.joint:
        return choose_joint_reading(session_before, joint, name)
    if name == UNANSWERED:
        return session_before
    return take_reading(session_before, session.readings[int(name)])


def _with_half_typed(session: Session, typed: str | None) -> Session:
    """Keep a half-typed text or unconfirmed ticks, unless they equal the current answer.

    A field that was emptied has nothing to keep.
    """
    if session.location.kind is ScreenKind.GAP:
        return gaps.with_half_typed(session, typed)
    current = answer_to_type(session)
    if current is None or typed is None:
        return session
    if not typed.strip() or typed == current:
        return without_draft(session, session.location.key)
    return with_draft(session, session.location.key, typed)


# What one option does, or several, by the kind of screen; on every other, it is that of a page.
CHOICES: Mapping[ScreenKind, Callable[[Session, str], Session]] = {
    ScreenKind.READINGS: _answer_by_reading,
    ScreenKind.NOT_RELEVANT: gap_pages.choose_meaning,
}
CHOICES_OF_SEVERAL: Mapping[ScreenKind, Callable[[Session, tuple[str, ...]], Session]] = {
    ScreenKind.JOINT: take_joint_choice,
    ScreenKind.LIST: _choose_in_list,
    ScreenKind.RECORD: _choose_in_list,
    ScreenKind.PAPERS: ending_actions.choose_formats,
}
ACTIONS: Mapping[type, Callable[[Session, Any], Session]] = {
    Typed: _take_text,
    Chosen: _take_choice,
    Keep: _keep,
    Clear: _clear,
    LeaveOpen: gaps.open_note,
    Back: _go_back,
    Help: _to_help,
    Menu: _to_hub,
    OpenEntry: _open_entry,
    Undo: _undo,
    Stop: _stop,
    Interrupt: _interrupt,
}
