"""The sums of a proposal's money, each of which knows whether it is whole (8.1; pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from aabsocial.model.proposal_facts import is_external_line
from aabsocial.model.totals import NOTHING, Total, total_of
from aabsocial.parsing.lines.dated_facts import is_granted

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Any

    from aabsocial.core.money import Money
    from aabsocial.model.policy import Policy
    from aabsocial.model.proposal import FinancingKind, FinancingLine, Proposal
    from aabsocial.model.questions import Group


class Answers(Protocol):
    """A proposal's answers, of which some may be missing or cannot be read."""

    @property
    def policy(self) -> Policy:
        """Return the policy whose questions were answered."""

    @property
    def proposal(self) -> Proposal:
        """Return the proposal that the answers are of."""

    @property
    def today(self) -> date | None:
        """Return the day from which a day is still to come."""

    def records(self, group: Group) -> tuple[Any, ...]:
        """Return a group's records."""

    def unread(self, key: str) -> str | None:
        """Return the raw text of an answer that cannot be read, `None` if it can."""

    def awaits_more(self, key: str) -> bool:
        """Return whether a list is left open on purpose."""

    def is_gap(self, key: str) -> bool:
        """Return whether a needed answer is missing."""


def budget_sum(answers: Answers) -> Total:
    """Return the sum of the budget."""
    return _sum(answers, "budget")


def financing_sum(answers: Answers) -> Total:
    """Return the sum of the financing, without contributions in kind."""
    return _sum(answers, "financing", lambda line: line.kind != "in-kind")


def paid_by(answers: Answers, kind: FinancingKind) -> Total:
    """Return the sum of the financing of one kind; lines of unknown kind count as unclear."""
    return _sum(answers, "financing", lambda line: line.kind and line.kind == kind)


def external_sum(answers: Answers) -> Total:
    """Return the sum of the money from anyone but AAB, its departments and participants (1.3)."""
    return _sum(answers, "financing", lambda line: line.kind and is_external_line(line))


def unsecured_sum(answers: Answers) -> Total:
    """Return the sum of the money not yet granted; lines of unknown status count as unclear."""

    def is_unsecured(line: FinancingLine) -> bool | None:
        if line.kind == "in-kind":
            return False
        language = answers.proposal.language or "da"
        return line.status and not is_granted(line, language, answers.today)

    return _sum(answers, "financing", is_unsecured, by="status")


def _sum(
    answers: Answers,
    key: str,
    belongs: Callable[[Any], bool | None] = lambda _: True,
    by: str = "kind",
) -> Total:
    """Return the sum of the lines of a table that belong to it.

    `belongs` returns `None` for a line if its field `by` is unknown.
    """
    if answers.unread(key) is not None:
        return Total(unreadable=1)
    lines = answers.records(answers.policy.groups[key])
    awaited = answers.awaits_more(key)
    if not lines and (awaited or answers.is_gap(key)):
        return Total(missing=1)
    parts = total_of(
        _part(answers, f"{key}[{index}]", line, belongs(line), by)
        for index, line in enumerate(lines)
    )
    return parts + Total(missing=1) if awaited else parts


def _part(answers: Answers, key: str, line: Any, is_meant: bool | None, by: str) -> Total:  # noqa: ANN401, FBT001 - of budget or financing; whether it belongs may be unknown
    """Return what one line adds to a sum."""
    amount: Money | None = line.amount
    if is_meant is False or (amount is not None and not amount.ore):
        return NOTHING
    if is_meant is None:
        is_unread = answers.unread(f"{key}.{by}") is not None
        return Total(unreadable=1) if is_unread else Total(unclear=1)
    if amount is not None:
        return Total(amount)
    is_unread = answers.unread(f"{key}.amount") is not None
    return Total(unreadable=1) if is_unread else Total(missing=1)
