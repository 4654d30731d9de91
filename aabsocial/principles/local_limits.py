"""The shares that a local setting limits; the policy itself sets no limit (8.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.money import NO_MONEY, Money, total
from aabsocial.policy import Hit
from aabsocial.principles.conditions import asks_aab

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aabsocial.policy import Circumstances
    from aabsocial.proposal import Proposal


def over_a_local_limit(proposal: Proposal, circumstances: Circumstances) -> Iterator[Hit]:
    """8.3: where AAB is asked for money, a share exceeds a limit that has been set locally."""
    if not circumstances.limits or not asks_aab(proposal):
        return
    costs = tuple((line.category, line.amount) for line in proposal.budget)
    # What is given in kind is no money, and keeps its place among the lines.
    paid = tuple(
        (line.kind, NO_MONEY if line.kind == "in-kind" else line.amount)
        for line in proposal.financing
    )
    yield from _over("contingency", "budget", costs, circumstances)
    yield from _over("landsbyggefonden", "financing", paid, circumstances)


def _over(
    kind: str,
    table: str,
    lines: Sequence[tuple[str | None, Money | None]],
    circumstances: Circumstances,
) -> Iterator[Hit]:
    """Compare in øre: a share that prints as 75,0 % may lie a krone over 75 %."""
    percent = circumstances.limits.get(f"{kind}_percent")
    if percent is None or any(amount is None for _, amount in lines):
        return
    part = total(amount for of, amount in lines if of == kind)
    whole = total(amount for _, amount in lines)
    if part.ore * 100 > percent * whole.ore:
        first = [of for of, _ in lines].index(kind)
        most = Money(percent * whole.ore // 100)
        values = {"part": part, "whole": whole, "percent": percent, "over": part - most}
        yield Hit(key=f"{table}[{first}].amount", says=kind, values={**values, "most": most})
