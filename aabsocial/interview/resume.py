"""Where an interview is resumed (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.formatting import messages
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import HUB, next_in_task
from aabsocial.interview.offers import offers_made
from aabsocial.interview.protocol import Note, Tone
from aabsocial.interview.spots import asked_spots_of, item_location, opening_location, spot_location
from aabsocial.interview.tasks import is_answered
from aabsocial.localization.messages import join_names
from aabsocial.model.answers import answer_at
from aabsocial.model.joints import JointForm
from aabsocial.model.questions import Group
from aabsocial.questionnaire.derived import touched_keys, without_derived

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.model.joints import Joint
    from aabsocial.model.questions import Item


def resume(session: Session) -> Session:
    """Return the session at the hub, from which each task goes on where it was left.

    What the program wrote and somebody has changed in the file is theirs from now on.
    """
    session = _without_touched(session)
    skipped: set[str] = set()
    is_past = not session.open_keys
    for section in reversed(session.policy.sections):
        spots = asked_spots_of(session, section)
        skipped |= _left_open(session, spots, is_past=is_past)
        is_past = is_past or any(_is_begun(session, key) for key in spots)
    made = offers_made(session)
    resumed = replace(session, location=HUB, skipped=frozenset(skipped), offered=made)
    last = _answered_last(session)
    wanting = session.unanswered - skipped
    if isinstance(last, Group) and wanting and last.key not in wanting:  # it may lack records
        resumed = replace(resumed, revisit=session.revisit | {last.key})
    elif last is not None and wanting and (joint := _joint_broken_off(resumed, last)):
        resumed = replace(resumed, revisit=session.revisit | {joint.key})
    return resumed


def _joint_broken_off(session: Session, last: Item) -> Joint | None:
    """Return the joint of the last answer, where a step behind it is still to be answered."""
    joint = session.policy.joint_of.get(last.key)
    if joint is None or joint.form is not JointForm.STEPS:
        return None
    behind = joint.keys[joint.keys.index(last.key) + 1 :]
    items = (session.asked_items[key] for key in behind if key in session.asked_items)
    is_broken_off = any(not session.is_dealt_with(item) for item in items)
    return joint if is_broken_off else None


def _without_touched(session: Session) -> Session:
    policy, language = session.policy, session.language
    touched = touched_keys(policy, session.answers)
    if not touched:
        return session
    named = join_names([policy.item_words[key].label.in_(language) for key in touched], language)
    note = Note(Tone.NEWS, messages.text("touched-in-file", language, answers=named))
    answers = without_derived(policy, session.answers, touched)
    return replace(session, answers=answers, notes=(*session.notes, note))


def _answered_last(session: Session) -> Item | None:
    """Return the last item in the interview's order that is answered."""
    items = reversed([*session.asked_items.values()])
    return next((item for item in items if is_answered(session, item)), None)


def _is_begun(session: Session, key: str) -> bool:
    """Return whether a spot has an answer, a joint also if it lacks others."""
    items = (session.policy.items[it] for it in session.policy.members(key))
    return any(is_answered(session, item) for item in items)


def _left_open(session: Session, spots: tuple[str, ...], *, is_past: bool) -> set[str]:
    """Return the optional questions of a task that were left open on purpose.

    Those are the ones before its last answer, and all of them once somebody has gone on: a later
    task is begun, or no task lacks a necessary answer. Not questions new in the questionnaire. What
    the program has written was looked through where it stands before the last answer.
    """
    items = {Location(ScreenKind.QUESTION, key).item_key for key in session.open_keys}
    required = set(map(session.policy.spot_key, items))
    answered = [place for place, key in enumerate(spots) if _is_begun(session, key)]
    is_left = is_past and (answered or not required)
    frontier = len(spots) if is_left else max(answered, default=0)
    seen = [key for place, key in enumerate(spots) if place <= max(answered, default=-1)]
    return {key for key in seen if key in session.written_spots} | {
        key
        for key in spots[:frontier]
        if key in session.unanswered - required and not _has_new(session, key)
    }


def _has_new(session: Session, key: str) -> bool:
    """Return whether a spot asks anything new in the questionnaire."""
    items = (session.policy.items[it] for it in session.policy.members(key))
    return any(is_new(session, item) for item in items)


def begin(session: Session) -> Session:
    """Return the session of a new proposal at the first task's first open question.

    Once that task is answered, it begins at the hub.
    """
    resumed = resume(session)
    first_task = session.policy.sections[0].name
    first = next_in_task(resumed, first_task, "")
    return replace(resumed, location=first) if first else resumed


def revisit_all(session: Session, title: str) -> Session:
    """Return the session so that every answer from an earlier proposal is shown once.

    `title`, that of the earlier proposal, is a suggestion only.
    """
    known = {**session.interview_context.known, "initiative.title": (title,)}
    first, *others = session.asked_spots
    note = Note(Tone.NEWS, messages.text("from-earlier", session.language, title=title))
    return replace(
        session,
        interview_context=replace(session.interview_context, known=known),
        location=spot_location(session, first),
        revisit=frozenset(others),
        skipped=frozenset(),
        notes=(note,),
    )


def is_new(session: Session, item: Item) -> bool:
    """Return whether a question did not exist when the proposal was last saved."""
    return session.interview_context.version_read < item.since


def start_at(session: Session, key: str) -> Session:
    """Return the session at a question, a joint, a group, or a field of an existing record.

    Raises `KeyError` if there is no question with the key.
    """
    location = Location(ScreenKind.QUESTION, key)
    if location.index is None:
        return replace(session, location=_location_for(session, key), history=())
    group = session.group_at(location)
    if location.question_key not in session.policy.questions:
        raise KeyError(key)
    if answer_at(session.answers, location.path[:-1]) is None:
        return replace(session, location=item_location(group), history=())
    page = Location(ScreenKind.RECORD, f"{group.key}[{location.index}]")
    return replace(session, location=location, history=(page,))


def _location_for(session: Session, key: str) -> Location:
    """Return the location of an item or a joint, or for a field that of its list."""
    is_joint = any(joint.key == key for joint in session.policy.joints)
    if is_joint:
        return spot_location(session, key)
    is_field = key in session.policy.questions and key not in session.policy.items
    return opening_location(session, key.rpartition(".")[0] if is_field else key)
