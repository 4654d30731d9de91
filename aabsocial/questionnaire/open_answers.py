"""Which answers may stand open when a proposal is handed in (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aabsocial.model.questions import Item

# The residents' decision, the goals, the evaluation and the money: what the board decides on, and
# cannot do without, until the association says otherwise.
NEVER_OPEN = frozenset({"1.5", "6.4", "6.5"})
NEVER_OPEN_LISTS = frozenset({"budget", "financing"})


def may_stand_open(item: Item) -> bool:
    """Return whether a proposal may be handed in while an answer is open, with a note."""
    return item.key not in NEVER_OPEN_LISTS and NEVER_OPEN.isdisjoint(item.clauses)
