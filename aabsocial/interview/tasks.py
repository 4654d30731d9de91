"""The tasks of the questionnaire: their questions, findings and states (pure)."""

from __future__ import annotations

from enum import Enum
from string import ascii_uppercase
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.spots import asked_spots_of, drafts_at
from aabsocial.model.findings import Gravity, count_findings
from aabsocial.model.questions import is_ever_asked
from aabsocial.questionnaire.questions import is_given, value_at
from aabsocial.review.gaps import told_as_missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.interview.session import Session
    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Section
    from aabsocial.model.questions import Item

STATUS, DRAFT = "status", "draft"


class TaskState(Enum):
    """How far a task is; it is never done beside an error, a warning, a missing answer or a gap."""

    NOT_BEGUN = "not-begun"
    WRITTEN = "written"
    BEGUN = "begun"
    TO_SETTLE = "to-settle"
    ATTENTION = "attention"
    DONE = "done"
    NOT_NEEDED = "not-needed"
    AFTER_MEETING = "after-meeting"


class TaskStatus(Struct):
    """A task's state, and how many there are of what it speaks of.

    Questions to answer, answers to look through, necessary ones that are missing, answers to
    settle, things to look at, or hints. `things` is how many there are to look at besides.
    """

    state: TaskState
    count: int = 0
    things: int = 0


def section_named(session: Session, name: str) -> Section:
    """Return the task with a name."""
    return next(section for section in session.policy.sections if section.name == name)


def section_of(session: Session, key: str) -> str:
    """Return the name of the task that an item or a joint is asked in, empty for other keys."""
    first, *_ = session.policy.members(key)
    for section in session.policy.sections:
        if first in section.keys:
            return section.name
    return ""


def letter_of(session: Session, section: Section) -> str:
    """Return the letter that a task is chosen by."""
    return ascii_uppercase[session.policy.sections.index(section)]


def shown_sections(session: Session) -> tuple[Section, ...]:
    """Return the tasks that are there now: the last one only when there is something in it."""
    return tuple(
        section
        for section in session.policy.sections
        if not is_afterwards(session, section) or _has_come_to(session, section)
    )


def is_afterwards(session: Session, section: Section) -> bool:
    """Return whether a task is for after the meeting: no question of it is ever put forward."""
    return not any(is_ever_asked(session.policy.items[key]) for key in section.keys)


def _has_come_to(session: Session, section: Section) -> bool:
    if (session.proposal.status or DRAFT) != DRAFT or findings_in(session, section.name):
        return True
    items = (session.policy.items[key] for key in section.keys if key != STATUS)
    return any(is_given(item, session.proposal) for item in items)


def findings_in(session: Session, name: str) -> tuple[Finding, ...]:
    """Return the review's findings on a task's questions, without exempt ones."""
    keys = section_named(session, name).keys
    return tuple(it for it in standing_findings(session) if _item_key(it) in keys)


def findings_beside(session: Session) -> tuple[Finding, ...]:
    """Return the findings that belong to no question: on the file, its folder and file names."""
    keys = {key for section in session.policy.sections for key in section.keys}
    return tuple(it for it in standing_findings(session) if _item_key(it) not in keys)


def standing_findings(session: Session) -> Iterator[Finding]:
    """Yield the review's findings that nobody has let stand."""
    return (finding for finding in session.review.findings if not finding.exempt)


def _item_key(finding: Finding) -> str:
    return Location(ScreenKind.QUESTION, finding.key).item_key


def in_the_way(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the errors and warnings among findings, and what is to be settled."""
    return tuple(it for it in findings if it.gravity is not Gravity.HINT)


def missing_in(session: Session, section: Section) -> tuple[str, ...]:
    """Return the keys of a task's necessary answers that are missing."""
    return tuple(
        key
        for key in session.open_keys
        if Location(ScreenKind.QUESTION, key).item_key in section.keys
    )


def missing_among(session: Session, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that speak of missing answers: each is one thing that is missing."""
    return told_as_missing(findings, {*session.missing})


def task_status(session: Session, section: Section) -> TaskStatus:
    """Return how far a task is."""
    if is_afterwards(session, section):
        return _status_afterwards(session, section)
    return _status_of_answers(session, section)


def _status_of_answers(session: Session, section: Section) -> TaskStatus:
    spots = asked_spots_of(session, section)
    every = (session.policy.items[key] for key in section.keys if key != STATUS)
    if not any(is_answered(session, item) for item in every):
        return _status_before(session, section, spots)
    findings = findings_in(session, section.name)
    weighing = in_the_way(findings)
    if missing_in(session, section):
        told = missing_among(session, weighing)
        return TaskStatus(TaskState.BEGUN, len(told), len(weighing) - len(told))
    if to_settle := count_findings(findings)[Gravity.TO_SETTLE]:
        return TaskStatus(TaskState.TO_SETTLE, to_settle, len(weighing) - to_settle)
    if weighing:
        return TaskStatus(TaskState.ATTENTION, len(weighing))
    if to_ask := [key for key in spots if is_to_be_asked(session, key)]:
        return _written_status(session, to_ask) or TaskStatus(TaskState.BEGUN)
    return TaskStatus(TaskState.DONE, len(findings))


def _status_before(session: Session, section: Section, spots: tuple[str, ...]) -> TaskStatus:
    """Return how far a task is in which nobody has answered anything."""
    to_ask = [key for key in spots if is_to_be_asked(session, key)]
    if written := _written_status(session, to_ask):
        return written
    if spots:
        return TaskStatus(TaskState.NOT_BEGUN, len(spots))
    weighing = in_the_way(findings_in(session, section.name))
    state = TaskState.ATTENTION if weighing else TaskState.NOT_NEEDED
    return TaskStatus(state, len(weighing))


def _status_afterwards(session: Session, section: Section) -> TaskStatus:
    """Return how far the last task is: there is nothing to write before the board has decided."""
    findings = findings_in(session, section.name)
    if weighing := in_the_way(findings):
        return TaskStatus(TaskState.ATTENTION, len(weighing))
    if session.proposal.decision.outcome is None:
        return TaskStatus(TaskState.AFTER_MEETING)
    return TaskStatus(TaskState.DONE, len(findings))


def _written_status(session: Session, keys: list[str]) -> TaskStatus | None:
    """Return that what a task still asks need only be looked through, `None` if it is not so.

    The program has written it, or proposes what the settings say.
    """
    known, members = session.interview_context.from_settings, session.policy.members
    is_all_offered = all(
        key in session.written_spots or any(it in known for it in members(key)) for key in keys
    )
    if session.written_spots.isdisjoint(keys) or not is_all_offered:
        return None
    return TaskStatus(TaskState.WRITTEN, len(keys))


def is_answered(session: Session, item: Item) -> bool:
    """Return whether somebody has answered an item, or left it open on purpose.

    What the program wrote is no sign of it, nor what the settings know.
    """
    if item.key in session.written_keys or not is_given(item, session.proposal):
        return item.key in session.gaps
    known = session.interview_context.from_settings.get(item.key)
    return known is None or bool(value_at(session.proposal, item.key) != known)


def status_beside(session: Session) -> TaskStatus | None:
    """Return how the file and its folder are, `None` where nothing was found there."""
    findings = findings_beside(session)
    if weighing := in_the_way(findings):
        return TaskStatus(TaskState.ATTENTION, len(weighing))
    return TaskStatus(TaskState.DONE, len(findings)) if findings else None


def deciding_task(session: Session) -> Section | None:
    """Return the task whose answers decide how many questions there are, until its last one is."""
    for section in session.policy.sections:
        asked = asked_spots_of(session, section)
        if section.decides and asked and asked[-1] in session.unanswered:
            return section
    return None


def has_more_to_ask(session: Session, section: Section) -> bool:
    """Return whether a task still asks something that was not left as it is on purpose."""
    return any(is_to_be_asked(session, key) for key in asked_spots_of(session, section))


def is_to_be_asked(session: Session, key: str) -> bool:
    """Return whether a spot is still to be asked, and was not left as it is on purpose.

    It is unanswered, or answered by the program and to be looked through.
    """
    if key in session.revisit or any(drafts_at(session, key)):
        return True
    return key not in session.skipped and key in session.unanswered | session.written_spots
