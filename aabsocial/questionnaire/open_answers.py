"""Which answers may stand open when a proposal is handed in (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.model.policy import Item

# The residents' decision, the criteria and the evaluation: what the board cannot decide without.
NEVER_OPEN = frozenset({"1.5", "6.4", "6.5"})
MONEY = frozenset({"budget", "financing"})


def may_stand_open(items: Iterable[Item]) -> bool:
    """Return whether a proposal may be handed in while these are marked as open, with a note."""
    return not any(item.key in MONEY or NEVER_OPEN.intersection(item.clauses) for item in items)
