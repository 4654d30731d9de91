"""Everything that somebody wrote in a proposal, for a look at all of it at once."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from aabsocial.policy import Group, Kind, Policy, leaves
from aabsocial.value import taking

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from aabsocial.proposal import Proposal
    from aabsocial.value import Value

    Taking: TypeAlias = Callable[[Mapping[str, Any]], tuple[str | None, ...]]

WRITTEN = (Kind.TEXT, Kind.PARAGRAPHS, Kind.TEXTS)


def written_in(policy: Policy, proposal: Proposal) -> list[str]:
    """Give every answer that is written, not chosen or counted."""
    answers_in, fields_of = _whereabouts(policy)
    answers = answers_in(proposal)
    texts = [answer for answer in answers if type(answer) is str]
    for several in answers:
        if type(several) is not tuple or not several:
            continue
        if isinstance(several[0], str):
            texts += several
            continue
        fields_in = fields_of[type(several[0])]
        for record in several:
            texts += filter(None, fields_in(vars(record)))
    return texts


@cache
def _whereabouts(policy: Policy) -> tuple[attrgetter[Any], Mapping[type[Value], Taking]]:
    """Give how to find all written answers at once, and the written fields of each record."""
    written = [
        item for item in policy.items.values() if any(leaf.kind in WRITTEN for leaf in leaves(item))
    ]
    fields_of = {
        item.record: taking([field.name for field in item.fields if field.kind in WRITTEN])
        for item in written
        if isinstance(item, Group)
    }
    return attrgetter(*(item.key for item in written)), fields_of
