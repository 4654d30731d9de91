"""What a verdict says of the answers to its clause that are there but cannot be read (pure).

A clause is judged by a proposal in which such an answer is unanswered. What the verdict rests on
then quotes the answer as it is written, and never says that nobody gave one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.localization.messages import Message, Messages
from aabsocial.model.answers import path_of, plain_key
from aabsocial.model.findings import VerdictKind
from aabsocial.model.questions import Group, never
from aabsocial.questionnaire.quoting import quote_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aabsocial.model.policy import Policy
    from aabsocial.model.proposal import Proposal
    from aabsocial.model.questions import Item

messages = Messages(__file__)
MOST_QUOTED = 3
ANSWERS = "unread"  # the gap of a ground that holds the answers it quotes


def unread_by_clause(policy: Policy, unreadable: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the keys of unreadable answers by the number of each clause they were asked for.

    A record's field belongs to the first clause of its group, as its finding does.
    """
    keys: dict[str, list[str]] = {}
    for key in unreadable:
        for number in dict.fromkeys(_clauses(policy, key)):
            keys.setdefault(number, []).append(key)
    return keys


def _clauses(policy: Policy, key: str) -> tuple[str, ...]:
    question_key = plain_key(path_of(key))
    if item := policy.items.get(question_key):
        return item.clauses
    if question := policy.questions.get(question_key):
        group = policy.items.get(question_key.rpartition(".")[0])
        return question.clauses or (group.clauses[:1] if group else ())
    below = [item for name, item in policy.items.items() if name.startswith(f"{question_key}.")]
    return tuple(number for item in below for number in item.clauses)


def kind_over_unread(
    policy: Policy, proposal: Proposal, kind: VerdictKind, keys: Iterable[str]
) -> VerdictKind:
    """Return what a verdict can be at most while answers to its clause cannot be read.

    What does not apply because nobody answered is missing: somebody did. What is met by the
    answers that can be read is met in part.
    """
    items = [policy.items.get(plain_key(path_of(key))) for key in keys]
    applicable = [item for item in items if item is None or item.applies(proposal)]
    if kind is VerdictKind.NOT_APPLICABLE and any(_is_asked(it, proposal) for it in applicable):
        return VerdictKind.MISSING
    return VerdictKind.PARTLY_MET if kind is VerdictKind.MET and applicable else kind


def _is_asked(item: Item | None, proposal: Proposal) -> bool:
    """Return whether a question is needed here, or never: one of another branch decides nothing."""
    if item is None or isinstance(item, Group):
        return False
    return item.needed is never or item.needed(proposal)


def quoting_unread(
    policy: Policy,
    kind: VerdictKind,
    ground: Message | None,
    keys: Iterable[str],
    unreadable: Mapping[str, str],
) -> Message:
    """Return the ground of a verdict with the unreadable answers to its clause quoted.

    What stands alike in several answers is quoted once. The quotations take the place of a ground
    that says no more than that an answer is missing.
    """
    quotes = [_quote(policy, key, unreadable[key]) for key in keys]
    different = [one for index, one in enumerate(quotes) if one not in quotes[:index]]
    answers = tuple(different[:MOST_QUOTED])
    if more := len(quotes) - len(answers):
        message_key = "other" if more == 1 else "others"
        answers = (*answers, messages.message(message_key, count=more))
    values: dict[str, object] = {ANSWERS: answers}
    if ground is None or (kind is VerdictKind.MISSING and not ground.values):
        return messages.message("alone", **values)
    return messages.message("beside", ground=ground, **values)


def _quote(policy: Policy, key: str, raw: str) -> Message:
    label = policy.item_words.get(plain_key(path_of(key)))
    values: dict[str, object] = {"raw": quote_value(raw)}
    if label is None:
        return messages.message("unnamed", **values)
    return messages.message("answer", **values, label=label.label)


def without_unread_words(ground: Message | None, instead: str) -> Message | None:
    """Return a ground that still says which answers cannot be read, but not what stands there."""
    if ground is None or ANSWERS not in ground.values:
        return ground
    answers = ground.values[ANSWERS]
    hidden = tuple(
        one._replace(values={**one.values, "raw": instead}) if "raw" in one.values else one
        for one in (answers if isinstance(answers, tuple) else ())
    )
    return ground._replace(values={**ground.values, ANSWERS: hidden})
