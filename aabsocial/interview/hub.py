"""The hub: every task and how far it is, and the ways from there (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview import page_actions
from aabsocial.interview.ending_actions import can_be_submitted, may_be_submitted_anyway
from aabsocial.interview.findings import hinders
from aabsocial.interview.formatting import NO, YES, item_line, messages, shortened, spot_label
from aabsocial.interview.joint_lines import answered, reading_of_answers
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import next_task
from aabsocial.interview.protocol import Input, Option, Screen
from aabsocial.interview.spots import applying_items, asked_spots_of, spots_of
from aabsocial.interview.tasks import (
    DRAFT,
    TaskState,
    TaskStatus,
    deciding_task,
    has_more_to_ask,
    in_the_way,
    letter_of,
    missing_among,
    section_of,
    shown_sections,
    standing_findings,
    status_beside,
    task_status,
)
from aabsocial.model.findings import Gravity, count_findings
from aabsocial.model.joints import Joint, JointForm
from aabsocial.model.proposal_facts import Size, size
from aabsocial.model.questions import WRITTEN, Group, Kind, Question, is_ever_asked
from aabsocial.parsing.lines.echo import DOT, echo_lines
from aabsocial.personal_data import redact
from aabsocial.questionnaire.questions import is_given, value_at
from aabsocial.text.terminal import printable_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aabsocial.interview.session import Session
    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Section
    from aabsocial.model.questions import Item, Spot

# Measured with four proposals at the keyboard; a large one is pasted, or takes as long as it takes.
MINUTES_A_QUESTION = {Size.SMALL: 0.8, Size.MIDDLE: 1.0}
ROUNDED_TO = 5
BARE = frozenset({Kind.YES_NO, Kind.COUNT, Kind.NUMBER})  # a value that says nothing by itself
TO_LOOK_AT = frozenset({TaskState.TO_SETTLE, TaskState.ATTENTION})


def hub(session: Session) -> Screen:
    """Return the page with every task, how far it is, and what one can do."""
    language = session.language
    return Screen(
        input=Input.CHOICE,
        section=title_line(session),
        progress=status_line(session),
        question=messages.text("hub", language),
        body=(
            left_to_ask(session),
            before_submission(session),
            *more_to_tell(session),
            *_older_if_handed_in(session),
        ),
        options=(
            *task_options(session),
            *_option_beside(session),
            Option(page_actions.TO_REVIEW, messages.text("hub-review", language)),
            Option(page_actions.PREVIEW, messages.text("hub-preview", language)),
            ending_option(session),
            Option(page_actions.STOP, messages.text("hub-stop", language)),
            *_way_back(session),
        ),
        proposed=(_likeliest(session),),
    )


def _likeliest(session: Session) -> str:
    """Return what one would choose next: back, a task to answer, one to look at, or the ending."""
    if is_over_question(session):
        return page_actions.CONTINUE
    key = session.location.key
    if task := next_task(session, section_of(session, session.location.item_key) or key):
        return f"{page_actions.TASK}{task.name}"
    for section in shown_sections(session):
        if task_status(session, section).state in TO_LOOK_AT:
            return f"{page_actions.TASK}{section.name}"
    beside = status_beside(session)
    is_noted = beside is not None and beside.state is TaskState.ATTENTION
    return page_actions.BESIDE if is_noted else page_actions.TO_ENDING


def is_over_question(session: Session) -> bool:
    """Return whether the hub was opened over a question, to which it leads back."""
    return bool(session.history and section_of(session, session.location.item_key))


def _way_back(session: Session) -> Iterator[Option]:
    """Yield the way back to a question, the last option: the others keep their numbers."""
    if is_over_question(session):
        label = messages.text("back-to-question", session.language)
        yield Option(page_actions.CONTINUE, label)


def title_line(session: Session) -> str:
    """Return the initiative's title on one line, or that it has none yet."""
    title = session.proposal.initiative.title
    if not title:
        return messages.text("untitled", session.language)
    return redact(printable_line(title))


def status_line(session: Session) -> str:
    """Return the proposal's status, and that it is saved: `kladde · gemt`."""
    status = session.policy.item_words["status"].choices[session.proposal.status or DRAFT]
    word = status.in_(session.language).lower()
    return messages.text("saved-status", session.language, status=word)


def left_to_ask(session: Session) -> str:
    """Return how many questions are left, and how long they take about.

    Where more answers are missing than there are questions, it says how that can be.
    """
    kind, language = size(session.proposal), session.language
    if first := deciding_task(session):
        return messages.text("hub-first", language, count=len(asked_spots_of(session, first)))
    count = len(_to_ask(session))
    if not count:
        return messages.text("hub-asked", language)
    word = f"hub-{kind.name.lower()}" + ("-one" if count == 1 else "")
    minutes = MINUTES_A_QUESTION.get(kind, 0) * count
    rounded = max(ROUNDED_TO, round(minutes / ROUNDED_TO) * ROUNDED_TO)
    left = messages.text(word, language, count=count, minutes=rounded)
    is_several = len(missing_among(session, standing_findings(session))) > count
    several = "hub-several-one" if count == 1 else "hub-several"
    return messages.text(several, language, left=left) if is_several else left


def _to_ask(session: Session) -> frozenset[str]:
    """Return the spots that are still to be asked."""
    to_ask = (session.unanswered | session.written_spots) - session.skipped
    return to_ask | _spots_that_lack(session)


def more_to_tell(session: Session) -> Iterator[str]:
    """Yield, once nothing is left to ask in a draft, what larger initiatives are asked too."""
    if _to_ask(session) or (session.proposal.status or DRAFT) != DRAFT:
        return
    named = ((it, ", ".join(_not_told(session, it))) for it in shown_sections(session))
    parts = [
        messages.text(
            "hub-further-part", session.language, task=task_title(session, section), labels=labels
        )
        for section, labels in named
        if labels
    ]
    if parts:
        yield messages.text("hub-further", session.language, parts=DOT.join(parts))


def _not_told(session: Session, section: Section) -> Iterator[str]:
    """Yield the labels of a task's spots that are not put forward here, and say nothing yet."""
    for key in spots_of(session, section):
        spot = session.policy.spots[key]
        items = applying_items(session, spot)
        is_told = key in session.asked_spots or any(map(session.is_dealt_with, items))
        if not is_told and any(map(is_ever_asked, items)):
            yield spot_label(session.policy, spot, session.language)


def _spots_that_lack(session: Session) -> frozenset[str]:
    """Return the spots that lack a necessary answer: passed over, they are left all the same."""
    items = {Location(ScreenKind.QUESTION, key).item_key for key in session.open_keys}
    return session.unanswered & frozenset(map(session.policy.spot_key, items))


def before_submission(session: Session) -> str:
    """Return what hinders handing in: missing answers, those to settle, and what to look at."""
    things = in_the_way(standing_findings(session))
    if session.missing:
        return _where_missing(session, things)
    if to_settle := count_findings(things)[Gravity.TO_SETTLE]:
        first = _counted(session, "hub-to-settle", to_settle)
        return _and_also(session, first, len(things) - to_settle)
    if things:
        is_draft = (session.proposal.status or DRAFT) == DRAFT
        return _counted(session, "hub-to-look-at" if is_draft else "hub-look-at-now", len(things))
    return messages.text("hub-nothing-missing", session.language)


def _where_missing(session: Session, things: tuple[Finding, ...]) -> str:
    """Return how many answers are missing that handing in waits for, or what else it waits for."""
    word, count = "hub-missing", len(missing_among(session, things))
    if not count:
        count = sum(hinders(session, it) for it in things)
        word = "hub-missing-and" if count else "hub-missing-later"
    return _and_also(session, _counted(session, word, count), len(things) - count)


def _counted(session: Session, word: str, count: int, **values: object) -> str:
    one = f"{word}-one" if count == 1 else word
    return messages.text(one, session.language, count=count, **values)


def _and_also(session: Session, first: str, count: int) -> str:
    return _counted(session, "hub-also", count, first=first) if count else first


def _older_if_handed_in(session: Session) -> Iterator[str]:
    """Yield that papers are older than the answers; those of a draft are so at every answer."""
    if (session.proposal.status or DRAFT) != DRAFT:
        yield from older_papers(session)


def older_papers(session: Session) -> Iterator[str]:
    """Yield that some papers are older than the answers."""
    if names := session.interview_context.older_papers():
        yield messages.text("papers-older", session.language, names=names)


def ending_option(session: Session) -> Option:
    """Return the way to the ending, and whether the proposal cannot be handed in there."""
    language = session.language
    is_refused = can_be_submitted(session) and not may_be_submitted_anyway(session)
    state = messages.text("not-yet-submittable", language) if is_refused else ""
    return Option(page_actions.TO_ENDING, messages.text("hub-ending", language), state=state)


def task_options(session: Session) -> Iterator[Option]:
    """Yield the tasks to choose, each with its letter and how far it is."""
    language = session.language
    for section in shown_sections(session):
        status = task_status(session, section)
        at_hand = ""
        if section.at_hand and status.state is TaskState.NOT_BEGUN:
            at_hand = messages.text("at-hand", language, what=section.at_hand)
        yield Option(
            f"{page_actions.TASK}{section.name}",
            section.title.in_(language),
            letter=letter_of(session, section),
            state=state_text(session, status),
            detail=at_hand,
        )


def _option_beside(session: Session) -> Iterator[Option]:
    """Yield the line on the file and its folder, where something was found there."""
    if status := status_beside(session):
        label = messages.text("beside", session.language)
        yield Option(page_actions.BESIDE, label, state=state_text(session, status))


def state_text(session: Session, status: TaskStatus) -> str:
    """Return a task's state as it is read: `begyndt · mangler 2 steder`."""
    word = f"state-{status.state.value}"
    if status.count:
        word += "-one" if status.count == 1 else "-several"
    state = messages.text(word, session.language, count=status.count)
    if not status.things:
        return state
    also = "state-also-one" if status.things == 1 else "state-also-several"
    return messages.text(also, session.language, state=state, count=status.things)


def task_line(session: Session, section: Section) -> str:
    """Return how far a task is, and how many are left: `B Hvorfor, og for hvem: færdigt. …`.

    What was left open on the way is not left to do.
    """
    left = [it for it in shown_sections(session) if has_more_to_ask(session, it)]
    return messages.text(
        {0: "task-through", 1: "task-left-one"}.get(len(left), "task-left"),
        session.language,
        task=task_title(session, section),
        state=state_text(session, task_status(session, section)),
        count=len(left),
    )


def task_title(session: Session, section: Section) -> str:
    """Return a task's title, behind the letter that a key chooses it by; read aloud, it has none.

    Line by line, tasks are chosen by their numbers.
    """
    title = section.title.in_(session.language)
    is_plain = session.interview_context.is_plain
    return title if is_plain else f"{letter_of(session, section)} {title}"


def answer_line(session: Session, key: str, fitted: Callable[[str], str] = shortened) -> str:
    """Return the label of a spot or of one question, and its answer on one line, as `fitted`."""
    spot = session.policy.spots.get(key) or session.policy.items[key]
    label = spot_label(session.policy, spot, session.language)
    items = applying_items(session, spot) if isinstance(spot, Joint) else (spot,)
    lines = list(_said(session, spot, items, fitted))
    if any(item.key in session.gaps for item in items):
        lines.append(messages.text("answer-open", session.language))
    line = " · ".join(filter(None, lines))
    return f"{label}: {line or messages.text('unanswered', session.language)}"


def _said(
    session: Session, spot: Spot, items: tuple[Item, ...], fitted: Callable[[str], str]
) -> Iterator[str]:
    """Yield the answers of a spot: of ticks as they were read, of several in words."""
    ticks = spot.ticks if isinstance(spot, Joint) else None
    if ticks and all(is_given(item, session.proposal) for item in items):
        yield from (told.in_(session.language) for told in ticks.told(session.proposal))
        return
    if isinstance(spot, Joint) and (read := _said_on_a_line(session, spot, fitted)):
        yield read
        return
    for item in items:
        if worded := _said_in_words(session, spot, item, fitted):
            yield worded
            continue
        line = item_line(session.policy, item, session.proposal, session.language, fitted)
        is_bare = isinstance(item, Group) or item.kind in BARE
        label = session.policy.item_words[item.key].label
        is_named = label.in_(session.language) == spot_label(session.policy, spot, session.language)
        if line and is_bare and len(items) > 1 and not is_named:
            line = messages.text("known", session.language, label=label, value=line)
        yield line


def _said_on_a_line(session: Session, joint: Joint, fitted: Callable[[str], str]) -> str:
    """Return the answers that one line gives, in the words in which it was read."""
    values = answered(session, joint) if joint.form is JointForm.LINE else {}
    fits = {name: fitted(it) if isinstance(it, str) else it for name, it in values.items()}
    return DOT.join(echo_lines(reading_of_answers(joint, fits), session.language)) if fits else ""


def _said_in_words(session: Session, spot: Spot, item: Item, fitted: Callable[[str], str]) -> str:
    """Return an answer as the spot itself words it, empty where it does not.

    A choice shown with the answers under it has words of its own, and a reason that stands in place
    of a list says that there is none.
    """
    value = value_at(session.proposal, item.key)
    if not isinstance(spot, Joint) or spot.form is not JointForm.STEPS or value in (None, ()):
        return ""
    first = session.policy.items[spot.keys[0]]
    if item is first and isinstance(value, bool) and spot.words.choices:
        return spot.words.choices[YES if value else NO].in_(session.language)
    is_instead = isinstance(first, Group) and not is_given(first, session.proposal)
    if is_instead and isinstance(item, Question) and item.kind in WRITTEN:
        reason = item_line(session.policy, item, session.proposal, session.language, fitted)
        return messages.text("none-because", session.language, reason=reason)
    return ""


def unused_answers(session: Session, section: Section) -> Iterator[str]:
    """Yield a line for each answer in the file whose question no longer applies."""
    for key in section.keys:
        item = session.policy.items[key]
        if not item.applies(session.proposal) and is_given(item, session.proposal):
            label = session.policy.item_words[key].label
            yield messages.text("not-in-use", session.language, label=label)
