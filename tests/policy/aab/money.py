"""Budget and financing lines for the tests, in kroner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.money import Money
from aabsocial.model.proposal import BudgetLine, FinancingLine

if TYPE_CHECKING:
    from aabsocial.model.proposal import BudgetCategory, FinancingKind


def kr(kroner: int) -> Money:
    """Return whole kroner."""
    return Money.kroner(kroner)


def paid(**amounts: int) -> tuple[FinancingLine, ...]:
    """Return granted financing lines of these kinds, in kroner."""
    kinds: dict[str, FinancingKind] = {
        "aab": "aab",
        "fund": "foundation",
        "lbf": "landsbyggefonden",
        "own": "department",
        "given": "in-kind",
    }
    return tuple(
        FinancingLine(source=name, kind=kinds[name], amount=kr(amount), status="granted")
        for name, amount in amounts.items()
    )


def costs(**amounts: int) -> tuple[BudgetLine, ...]:
    """Return budget lines of these categories, in kroner."""
    categories: dict[str, BudgetCategory] = {
        "salary": "salary",
        "contingency": "contingency",
        "evaluation": "evaluation",
    }
    return tuple(
        BudgetLine(item=name, category=categories[name], amount=kr(amount))
        for name, amount in amounts.items()
    )
