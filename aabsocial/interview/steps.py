"""Steps of a joint: what each asks under the ones before it, and what those answered (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview.formatting import item_line, messages
from aabsocial.interview.shown_steps import has_own_lines, joint_of_choices
from aabsocial.interview.spots import asked_steps
from aabsocial.model.joints import Joint, JointForm
from aabsocial.model.questions import WRITTEN, Kind, Question
from aabsocial.questionnaire.prompts import first_choice, step_prompt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.locations import Location
    from aabsocial.interview.session import Session


def joint_in_steps(session: Session) -> Joint | None:
    """Return the joint whose steps are asked at the location, if one is."""
    joint = session.joint_at(session.location)
    is_step = joint is not None and joint.form is JointForm.STEPS and session.location.index is None
    return joint if is_step else None


def prompt_here(session: Session) -> str:
    """Return what the question at the location asks."""
    return _prompt_of(session, session.question.key)


def help_here(session: Session) -> str:
    """Return what helps to answer the question at the location."""
    key = session.question.key
    ready = joint_of_choices(session)
    if ready and not has_own_lines(session):
        return ready.words.help.in_(session.language)
    words = session.policy.item_words[key].help
    if joint := session.policy.joint_of.get(key):
        chosen = first_choice(joint, session.proposal)
        words = joint.words.helps.get(key, {}).get(chosen) or words
    return words.in_(session.language)


def _prompt_of(session: Session, key: str) -> str:
    """Return what a question asks; of the choice on what stands ready, what all of it asks.

    Once somebody's own lines say that, the choice asks its own question of them.
    """
    ready = joint_of_choices(session)
    if ready and key == session.location.key and not has_own_lines(session):
        return ready.words.prompt.in_(session.language)
    return step_prompt(session.policy, session.proposal, key).in_(session.language)


def asked_before(session: Session) -> tuple[str, ...]:
    """Return what the steps before this one asked, so that it can go on right under them."""
    return tuple(_prompt_of(session, step.item_key) for step in _steps_before(session))


def answers_above(session: Session) -> Iterator[str]:
    """Yield the answers of the steps before this one, each with its label."""
    for step in _steps_before(session):
        item = session.policy.items[step.item_key]
        label = session.policy.item_words[item.key].label.in_(session.language)
        line = item_line(session.policy, item, session.proposal, session.language)
        empty = "answer-open" if item.key in session.gaps else "unanswered"
        yield f"{label}: {line or messages.text(empty, session.language)}"


def _steps_before(session: Session) -> list[Location]:
    joint = joint_in_steps(session)
    if joint is None:
        return []
    place = joint.keys.index(session.location.item_key)
    return [it for it in asked_steps(session, joint) if it.item_key in joint.keys[:place]]


def text_after_choice(session: Session) -> str:
    """Return what may be written behind a choice, as its prompt names it; empty if nothing may."""
    joint = joint_in_steps(session)
    if joint is None or not takes_text(session):
        return ""
    named = joint.words.after_choice.values()
    return next((words.in_(session.language) for words in named), "")


def is_reason_here(session: Session) -> bool:
    """Return whether the question at the location is the one that a choice's words answer."""
    joint = joint_in_steps(session)
    return joint is not None and session.location.key in joint.words.after_choice


def takes_text(session: Session) -> bool:
    """Return whether a choice may be followed by its reason: the next step is answered in words."""
    joint = joint_in_steps(session)
    if joint is None or session.question.kind not in (Kind.YES_NO, Kind.CHOICE):
        return False
    if joint.words.choices:  # what follows is written already
        return False
    place = joint.keys.index(session.location.item_key)
    later = (session.policy.items[key] for key in joint.keys[place + 1 :])
    return any(isinstance(item, Question) and item.kind in WRITTEN for item in later)
