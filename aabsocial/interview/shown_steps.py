"""Answers that stand ready under a choice: shown with it, and asked only if one writes them (pure).

The joint says in its words what the choices are; `OWN` opens the answers one after the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.formatting import messages, record_line
from aabsocial.interview.locations import ScreenKind
from aabsocial.interview.navigation import forward
from aabsocial.interview.protocol import Option
from aabsocial.interview.record_changes import with_change
from aabsocial.localization.messages import format_value
from aabsocial.model.answers import path_of, without_answer
from aabsocial.model.questions import Group
from aabsocial.questionnaire.questions import is_given, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.session import Session
    from aabsocial.model.joints import Joint
    from aabsocial.model.questions import Item

OWN = "own"


def joint_of_choices(session: Session) -> Joint | None:
    """Return the joint whose answers stand ready under the choice at the location, if any do."""
    joint = session.joint_at(session.location)
    is_first = joint is not None and session.location.key == joint.keys[0]
    if joint is None or not is_first or session.location.kind is not ScreenKind.QUESTION:
        return None
    return joint if joint.words.choices and any(_shown(session, joint)) else None


def _shown(session: Session, joint: Joint) -> Iterator[Item]:
    items = (session.policy.items[key] for key in joint.keys[1:])
    return (item for item in items if is_given(item, session.proposal))


def shown_answers(session: Session) -> Iterator[str]:
    """Yield the lines of the answers that stand ready: one's own, then the program's."""
    joint = joint_of_choices(session)
    if joint is None:
        return
    shown, written = [*_shown(session, joint)], session.written_keys
    own = [item for item in shown if item.key not in written]
    proposed = [item for item in shown if item.key in written]
    for word, items in (("shown-told", own), ("shown-proposed", proposed)):
        if items:
            yield messages.text(word, session.language)
            for item in items:
                yield from _lines(session, item)


def is_only_proposed(session: Session) -> bool:
    """Return whether all that stands ready under the choice is the program's own proposal."""
    joint = joint_of_choices(session)
    shown = _shown(session, joint) if joint else ()
    return joint is not None and all(item.key in session.written_keys for item in shown)


def has_own_lines(session: Session) -> bool:
    """Return whether a list under the choice has somebody's own lines: what it asks is said."""
    joint = joint_of_choices(session)
    shown = _shown(session, joint) if joint else ()
    return any(isinstance(it, Group) and it.key not in session.written_keys for it in shown)


def _lines(session: Session, item: Item) -> Iterator[str]:
    value, language = value_at(session.proposal, item.key), session.language
    if isinstance(item, Group):
        yield from (record_line(session.policy, item, record, language) for record in value)
    else:
        yield format_value(value, language)


def own_choices(session: Session) -> Iterator[Option]:
    """Yield the choices that a joint has words for, writing the answers oneself last."""
    if joint := joint_of_choices(session):
        words = joint.words.choices
        yield from (Option(name, words[name].in_(session.language)) for name in words)


def write_oneself(session: Session, names: tuple[str, ...]) -> Session | None:
    """Return the session where the answers that stand ready are asked, if that is chosen.

    A list that the program wrote and nobody has agreed to begins empty, for one's own lines;
    `fortryd` puts it back.
    """
    joint = joint_of_choices(session)
    if joint is None or names != (OWN,):
        return None
    asking = session
    is_agreed = value_at(session.proposal, joint.keys[0]) is True
    for item in () if is_agreed else _shown(session, joint):
        if isinstance(item, Group) and item.key in session.written_keys:
            emptied = replace(asking, answers=without_answer(asking.answers, path_of(item.key)))
            asking = with_change(asking, emptied, item)
    return forward(replace(asking, revisit=session.revisit | {*joint.keys[1:]}))
