"""Read the words of a policy's joints, and find joints that do not join."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aabsocial.core import toml
from aabsocial.core.struct import replace
from aabsocial.localization.messages import LocalizedText
from aabsocial.model.joints import JointForm, JointWords
from aabsocial.model.policy import LooseEnd
from aabsocial.model.questions import Kind, Question
from aabsocial.parsing.lines.reading import JOINT_KINDS
from aabsocial.policy.loose_ends import JOINTS, LooseEndsError, ends_in_table, file_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import Any

    from aabsocial.model.joints import Joint
    from aabsocial.model.policy import Policy

TEXTS_OF_A_JOINT = ("label", "prompt", "help")
OWN_CHOICES = ("yes", "no", "own")
TABLES_OF_A_JOINT = ("ticks", "asks", "helps", "choices", "after_choice")
YES_AND_NO = ("yes", "no")


def load_joints(source: Path, joints: tuple[Joint, ...]) -> tuple[Joint, ...]:
    """Return joints with the words of a TOML file, where each has a table named by its key.

    Raises `LooseEndsError` for words that are missing or cannot be read, and words of no joint.
    """
    told, file = toml.load_shipped(source), file_name(source)
    ends: list[LooseEnd] = []
    read: list[Joint] = []
    for joint in joints:
        table = told.get(joint.key, {})
        try:
            read.append(replace(joint, words=_words(table)))
        except (AttributeError, KeyError, TypeError) as error:
            ends += ends_in_table(file, f'"{joint.key}"', table, TEXTS_OF_A_JOINT, error)
    for key in sorted(told.keys() - {joint.key for joint in joints}):
        ends.append(LooseEnd(file, f"words for {key}, which is no joint", "Remove them."))
    if ends:
        raise LooseEndsError(ends)
    return tuple(read)


def _words(told: Mapping[str, Any]) -> JointWords:
    texts: dict[str, Any] = {
        name: LocalizedText(**text) for name, text in told.items() if name not in TABLES_OF_A_JOINT
    }
    for name in ("ticks", "choices", "after_choice"):
        texts[name] = _texts(told.get(name, {}))
    for name in ("asks", "helps"):
        texts[name] = {key: _texts(table) for key, table in told.get(name, {}).items()}
    return JointWords(**texts)


def _texts(told: Mapping[str, Any]) -> Mapping[str, LocalizedText]:
    return {name: LocalizedText(**text) for name, text in told.items()}


def loose_joints(policy: Policy) -> Iterator[LooseEnd]:
    """Yield everything in a policy's joints that does not join."""
    for what, write in _faults(policy):
        yield LooseEnd(JOINTS, what, write)


def _faults(policy: Policy) -> Iterator[tuple[str, str]]:
    times = Counter(key for joint in policy.joints for key in joint.keys)
    for key in sorted(key for key, count in times.items() if count > 1):
        yield f"{key} stands in two joints", "Remove it from one of them."
    named = Counter(joint.key for joint in policy.joints)
    for key in sorted(key for key, count in named.items() if count > 1 or key in policy.items):
        yield f"the key of joint {key} is another's too", "Give it one of its own."
    for joint in policy.joints:
        yield from _misplaced(policy, joint)
        yield from _without_its_parts(joint)
        yield from _asked_of_nothing(policy, joint)
        yield from _chosen_of_nothing(policy, joint)


def _misplaced(policy: Policy, joint: Joint) -> Iterator[tuple[str, str]]:
    unknown = sorted(set(joint.keys) - policy.items.keys())
    for key in unknown:
        yield f"joint {joint.key} asks {key}, which does not exist", "Correct the key."
    if not unknown and not any(_stands_in(section.keys, joint) for section in policy.sections):
        what = f"the questions of joint {joint.key} do not stand together"
        yield what, "Write them beside each other in one task of CONVERSATION."


def _stands_in(keys: tuple[str, ...], joint: Joint) -> bool:
    """Return whether a task has the questions of a joint beside each other."""
    places = [place for place, key in enumerate(keys) if key in joint.keys]
    together = list(range(places[0], places[0] + len(places))) if places else []
    return len(places) == len(joint.keys) and places == together


def _without_its_parts(joint: Joint) -> Iterator[tuple[str, str]]:
    words = joint.words
    if joint.form is JointForm.LINE and joint.reader not in JOINT_KINDS:
        what = f"joint {joint.key} has a line of {joint.reader!r}, which no reader reads"
        yield what, f"Write reader=… with one of: {', '.join(JOINT_KINDS)}."
    if (joint.form is JointForm.LINE) != (words.example is not None):
        yield f"joint {joint.key}: a line and its example go together", "Write or remove example."
    names = joint.ticks.names if joint.ticks else ()
    if (joint.form is JointForm.TICKS) != bool(names):
        yield f"joint {joint.key}: its form and its ticks differ", "Write or remove ticks=…."
    if differ := sorted(set(names) ^ words.ticks.keys()):
        what = f"joint {joint.key}: the ticks and their words differ ({', '.join(differ)})"
        yield what, f'Write ["{joint.key}".ticks] with one text for each tick.'


def _asked_of_nothing(policy: Policy, joint: Joint) -> Iterator[tuple[str, str]]:
    """Find what is asked of no step, or under a choice that the first one does not have."""
    later = joint.keys[1:] if joint.form is JointForm.STEPS else ()
    words = joint.words
    named = words.asks.keys() | words.helps.keys() | words.after_choice.keys()
    for key in sorted(named - {*later}):
        yield f"joint {joint.key} asks of {key}, which is no later step of it", "Correct the key."
    known = {"always", *_choices(policy, joint)}
    for key, texts in (*words.asks.items(), *words.helps.items()):
        if unknown := sorted(texts.keys() - known):
            what = f"joint {joint.key} asks {key} under {', '.join(unknown)}, which is no choice"
            yield what, f"Use one of: {', '.join(sorted(known))}."


def _chosen_of_nothing(policy: Policy, joint: Joint) -> Iterator[tuple[str, str]]:
    """Find choices that are not those of a first step which is a yes or no."""
    names = tuple(joint.words.choices)
    first = policy.items.get(joint.keys[0])
    is_yes_or_no = isinstance(first, Question) and first.kind is Kind.YES_NO
    if names and not (joint.form is JointForm.STEPS and is_yes_or_no and names == OWN_CHOICES):
        what = f"joint {joint.key} has choices, and no first step with a yes, a no and one's own"
        yield what, f"Remove them, or write {', '.join(OWN_CHOICES)} under a question of yes or no."


def _choices(policy: Policy, joint: Joint) -> tuple[str, ...]:
    first = policy.items.get(joint.keys[0])
    if not isinstance(first, Question):
        return ()
    return YES_AND_NO if first.kind is Kind.YES_NO else first.choices
