"""What a question is asked as: in the words of the spot it stands at, as on the screen (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.model.joints import JointForm
from aabsocial.questionnaire.questions import value_at

if TYPE_CHECKING:
    from aabsocial.localization.messages import LocalizedText
    from aabsocial.model.joints import Joint
    from aabsocial.model.policy import Policy
    from aabsocial.model.proposal import Proposal

ALWAYS, YES, NO = "always", "yes", "no"


def prompt_of(policy: Policy, proposal: Proposal, key: str) -> LocalizedText:
    """Return what a question is asked as: what is answered at once is asked for together."""
    joint = policy.joint_of.get(key)
    if joint is not None and joint.form is not JointForm.STEPS:
        return joint.words.prompt
    return step_prompt(policy, proposal, key)


def step_prompt(policy: Policy, proposal: Proposal, key: str) -> LocalizedText:
    """Return what a question asks: where it is a later step, as it follows from the first one."""
    joint = policy.joint_of.get(key)
    texts = joint.words.asks.get(key, {}) if joint else {}
    first = first_choice(joint, proposal) if joint else ""
    return texts.get(first) or texts.get(ALWAYS) or policy.item_words[key].prompt


def first_choice(joint: Joint, proposal: Proposal) -> str:
    """Return the choice of the first step, by which those under it are worded."""
    answer = value_at(proposal, joint.keys[0])
    return (YES if answer else NO) if isinstance(answer, bool) else str(answer)
