"""Joints that do not join are refused, and so are words of no joint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.localization.messages import LocalizedText
from aabsocial.model.joints import Joint, JointForm, JointWords, TickReading
from aabsocial.policy.aab import CHAPTERS, load_policy
from aabsocial.policy.assembly import assemble
from aabsocial.policy.joint_checks import load_joints
from aabsocial.policy.loose_ends import LooseEndsError

if TYPE_CHECKING:
    from pathlib import Path

POLICY = load_policy()
EXAMPLE = LocalizedText("Sådan", "So")
WORDS = JointWords(label=EXAMPLE, prompt=EXAMPLE, help=EXAMPLE)
STEPS = Joint(
    key="effect.grounds",
    keys=("effect.evidence_level", "effect.documentation"),
    form=JointForm.STEPS,
    words=WORDS,
)


def nothing(_: object, __: object = None) -> Any:  # noqa: ANN401 - as three functions of a joint
    return {}


TICKS = TickReading(names=("a", "b"), ticked=nothing, answers=nothing, told=nothing)
LINE = replace(STEPS, form=JointForm.LINE, reader="period", words=replace(WORDS, example=EXAMPLE))
TICKED = replace(
    STEPS,
    form=JointForm.TICKS,
    ticks=TICKS,
    words=replace(WORDS, ticks={"a": EXAMPLE, "b": EXAMPLE}),
)


def asking(key: str, choice: str, first: str = "effect.evidence_level") -> Joint:
    """Return steps of which one is asked in words of its own under a choice."""
    words = replace(WORDS, asks={key: {choice: EXAMPLE, "always": EXAMPLE}})
    keys = STEPS.keys if first == "effect.evidence_level" else (first, "risks")
    return replace(STEPS, keys=keys, words=words)


def helping(key: str, choice: str) -> Joint:
    """Return steps of which one has a help of its own under a choice."""
    return replace(STEPS, words=replace(WORDS, helps={key: {choice: EXAMPLE}}))


OWN_WORDS = replace(WORDS, choices=dict.fromkeys(("yes", "no", "own"), EXAMPLE))


def choosing(words: JointWords) -> Joint:
    """Return steps under a yes or no, with words."""
    keys = ("residents.volunteers", "residents.volunteer_support")
    return replace(STEPS, key="residents.helpers", keys=keys, words=words)


def joined(*joints: Joint) -> None:
    assemble(POLICY.version, CHAPTERS, POLICY.sections, joints=joints)


@pytest.mark.parametrize("joint", [STEPS, LINE, TICKED], ids=["steps", "line", "ticks"])
def test_a_joint_of_each_form_joins(joint: Joint) -> None:
    joined(joint)


@pytest.mark.parametrize(
    ("joints", "told"),
    [
        ((STEPS, replace(STEPS, key="effect.other")), "effect.documentation stands in two joints"),
        ((STEPS, replace(STEPS, keys=("risks",))), "joint effect.grounds is another's too"),
        ((replace(STEPS, key="risks"),), "the key of joint risks is another's too"),
        ((replace(STEPS, keys=("effect.colour",)),), "asks effect.colour, which does not exist"),
        ((replace(STEPS, keys=("risks", "budget")),), "do not stand together"),
        ((replace(STEPS, keys=("risks", "recommendation.points")),), "do not stand together"),
        ((replace(LINE, reader="poem"),), "has a line of 'poem', which no reader reads"),
        ((replace(LINE, reader="budget"),), "has a line of 'budget', which no reader reads"),
        ((replace(LINE, words=WORDS),), "a line and its example go together"),
        ((replace(STEPS, words=LINE.words),), "a line and its example go together"),
        ((replace(STEPS, ticks=TICKS, words=TICKED.words),), "its form and its ticks differ"),
        ((replace(TICKED, words=replace(WORDS, ticks={"a": EXAMPLE})),), "words differ (b)"),
        ((asking("effect.evidence_level", "none"),), "asks of effect.evidence_level, which is no"),
        ((asking("effect.documentation", "maybe"),), "under maybe, which is no choice"),
        ((helping("effect.evidence_level", "none"),), "asks of effect.evidence_level, which is no"),
        ((helping("effect.documentation", "maybe"),), "under maybe, which is no choice"),
        ((replace(asking("effect.documentation", "none"), form=JointForm.TICKS),), "which is no"),
        ((asking("risks", "yes", "partners"),), "asks risks under yes, which is no choice"),
        ((replace(STEPS, words=OWN_WORDS),), "has choices, and no first step with a yes"),
        ((choosing(replace(OWN_WORDS, choices={"yes": EXAMPLE})),), "has choices, and no first"),
        ((replace(choosing(OWN_WORDS), form=JointForm.TICKS),), "has choices, and no first"),
    ],
    ids=[
        "question in two",
        "key of two joints",
        "key of a question",
        "unknown question",
        "two tasks",
        "apart in a task",
        "unknown reader",
        "reader of a list",
        "line without example",
        "example without line",
        "ticks on steps",
        "tick without words",
        "first step asked",
        "unknown choice",
        "first step helped",
        "help under an unknown choice",
        "steps asked of ticks",
        "choice of a list",
        "choices under a list of choices",
        "choices without one's own",
        "choices of ticks",
    ],
)
def test_a_joint_that_does_not_join_is_refused(joints: tuple[Joint, ...], told: str) -> None:
    with pytest.raises(LooseEndsError) as refused:
        joined(*joints)
    assert told in str(refused.value)


TEXTS = """["effect.grounds"]
label = { da = "Grund", en = "Ground" }
prompt = { da = "Hvorfor?", en = "Why?" }
help = { da = "Kort.", en = "Briefly." }
"""


def test_a_joint_has_the_words_of_its_table(tmp_path: Path) -> None:
    (tmp_path / "joints.toml").write_text(f"{TEXTS}ticks.a = {{ da = 'A', en = 'B' }}\n")

    (joint,) = load_joints(tmp_path / "joints.toml", (STEPS,))

    assert joint.words.prompt == LocalizedText("Hvorfor?", "Why?")
    assert joint.words.ticks == {"a": LocalizedText("A", "B")}


def test_a_joint_has_the_words_of_its_steps(tmp_path: Path) -> None:
    table = '["effect.grounds".asks."effect.documentation"]'
    (tmp_path / "joints.toml").write_text(f"{TEXTS}{table}\nnone = {{ da = 'A', en = 'B' }}\n")

    (joint,) = load_joints(tmp_path / "joints.toml", (STEPS,))

    assert joint.words.asks == {"effect.documentation": {"none": LocalizedText("A", "B")}}


def test_choices_of_a_yes_or_no_join() -> None:
    joined(choosing(OWN_WORDS))


def test_what_is_asked_under_a_yes_joins() -> None:
    words = replace(WORDS, asks={"residents.volunteer_support": {"yes": EXAMPLE, "no": EXAMPLE}})
    keys = ("residents.volunteers", "residents.volunteer_support")
    joined(replace(STEPS, key="residents.helpers", keys=keys, words=words))


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ("", "lacks label"),
        (TEXTS.replace('help = { da = "Kort.", en = "Briefly." }', ""), "lacks help"),
        (TEXTS.replace(', en = "Why?"', ""), "lacks en"),
        (f'{TEXTS}\n["effect.colour"]\n', "words for effect.colour, which is no joint"),
    ],
    ids=["no table", "no help", "one language", "no joint"],
)
def test_words_that_do_not_fit_their_joints_are_refused(
    tmp_path: Path, texts: str, told: str
) -> None:
    (tmp_path / "joints.toml").write_text(texts)

    with pytest.raises(LooseEndsError) as refused:
        load_joints(tmp_path / "joints.toml", (STEPS,))
    assert told in str(refused.value)
