"""When a question of the blank form is asked and must be answered, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.localization.messages import Messages
from aabsocial.model.policy import LooseEnd
from aabsocial.model.questions import Group, Question, always, never
from aabsocial.policy.loose_ends import LooseEndsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Policy
    from aabsocial.model.questions import Item

messages = Messages(__file__, "blank_form.toml")


def clause_sentence(clauses: Sequence[str], language: Language) -> str:
    """Return the clauses that a question is asked for, nothing where there are none."""
    if not clauses:
        return ""
    several = "clauses" if len(clauses) > 1 else "clause"
    return messages.text(several, language, numbers=tuple(clauses))


def conditions(policy: Policy, part: Item, item: Item, language: Language) -> tuple[str, ...]:
    """Return when a question of an item is asked, and when it must be answered."""
    sentences = list(branch_sentences(policy, part, language))
    if part.needed is always or part.needed in branches(item):
        sentences.append(messages.text("needed.always", language))
    elif part.needed is not never:
        sentences.append(_condition(policy, "needed", part.needed, language))
    return tuple(sentences)


def branch_sentences(policy: Policy, part: Item, language: Language) -> Iterator[str]:
    """Yield when a question is asked, nothing where it always is."""
    for test in branches(part):
        yield _condition(policy, "only", test, language)


def _condition(policy: Policy, kind: str, test: Callable[..., bool], language: Language) -> str:
    """Return the text of a condition by the name of its test function.

    Raises `LooseEndsError` with all conditions of the policy that have none.
    """
    key = f"{kind}.{test.__name__}"
    if key not in messages:
        raise LooseEndsError(conditions_without_words(policy))
    return messages.text(key, language)


def branches(part: Item) -> tuple[Callable[..., bool], ...]:
    """Return the functions that test whether a question is asked."""
    tests: list[Callable[..., bool]] = [] if part.applies is always else [part.applies]
    if isinstance(part, Question) and part.suits is not always:
        tests.append(part.suits)
    return tuple(tests)


def conditions_without_words(policy: Policy) -> tuple[LooseEnd, ...]:
    """Return every condition of the policy that has no sentence for the blank form."""
    parts = [
        part
        for item in policy.items.values()
        for part in (item, *(item.fields if isinstance(item, Group) else ()))
    ]
    only = {f"only.{test.__name__}" for part in parts for test in branches(part)}
    needed = {
        f"needed.{part.needed.__name__}"
        for part in parts
        if part.needed not in (always, never, *branches(part))
    }
    return tuple(
        LooseEnd(
            "aabsocial/documents/blank_form.toml",
            f"the condition {key.partition('.')[2]} has no sentence on the blank form",
            f"Write {key.partition('.')[2]} under [{key.partition('.')[0]}], in da and en.",
        )
        for key in sorted((only | needed) - messages.keys())
    )
