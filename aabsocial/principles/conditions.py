"""The conditions under which clauses 6 and 8 ask something, for their questions and rules alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.proposal import LONG_MONTHS, OWN_MONEY, is_external, lasts_longer_than, unsecured

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.proposal import Frequency, Proposal

SHORTEST_WITH_A_WAY = 1  # months; what is shorter is looked at when it ends
MONTHS_BETWEEN: Mapping[Frequency | None, int] = {
    "monthly": 1,
    "quarterly": 3,
    "half-yearly": 6,
    "yearly": 12,
}


def is_pilot(proposal: Proposal) -> bool:
    """Tell whether the initiative is a pilot (6.3)."""
    return bool(proposal.initiative.pilot)


def is_no_pilot(proposal: Proposal) -> bool:
    """Tell whether the effect must be documented: a pilot's need not be (6.2, 6.3)."""
    return not is_pilot(proposal)


def is_long(proposal: Proposal) -> bool:
    """Tell whether the period is longer than twelve months (6.5)."""
    return lasts_longer_than(LONG_MONTHS, proposal)


def needs_an_evaluation_day(proposal: Proposal) -> bool:
    """Return whether a day on the way is needed: more than a month, and nothing measured in it.

    The policy has an initiative evaluated along the way however long it lasts (6.5).
    """
    if not lasts_longer_than(SHORTEST_WITH_A_WAY, proposal):
        return False
    often = {it.frequency for it in proposal.success_criteria} & MONTHS_BETWEEN.keys()
    return not often or not lasts_longer_than(min(MONTHS_BETWEEN[it] for it in often), proposal)


def ends_before_it_starts(proposal: Proposal) -> bool:
    """Tell whether the period is none at all, so that no other date can be held against it."""
    start, end = proposal.initiative.start, proposal.initiative.end
    return bool(start and end and end < start)


def costs_money(proposal: Proposal) -> bool:
    """Tell whether the initiative is not declared free of money (8.1)."""
    return not proposal.finance.no_money


def may_be_free(proposal: Proposal) -> bool:
    """Tell whether it is open if any money is spent: not where some comes from others (8.1).

    An answer given all the same stays in use, so that the contradiction can be seen and mended.
    """
    return proposal.finance.no_money is not None or not proposal.initiative.external_financing


def lacks_the_external_money(proposal: Proposal) -> bool:
    """Tell whether external money is answered, and neither a line nor a budget has any (1.3).

    Which of the two is right is one question (FIN06); until then, 1.3 asks nothing more.
    """
    if not proposal.initiative.external_financing:
        return False
    lines = proposal.financing
    return bool(proposal.finance.no_money) or (
        bool(lines) and all(line.kind in OWN_MONEY for line in lines)
    )


def asks_aab(proposal: Proposal) -> bool:
    """Return whether AAB's own money is asked for (8.3); an amount that is not known may be any."""
    return costs_money(proposal) and any(
        line.kind == "aab" and (line.amount is None or line.amount.ore > 0)
        for line in proposal.financing
    )


def has_external_money(proposal: Proposal) -> bool | None:
    """Return whether money comes from outside (1.3); `None` while neither answer nor lines say."""
    if is_external(proposal):
        return True
    is_said = proposal.initiative.external_financing is not None or proposal.finance.no_money
    return False if is_said or has_known_sources(proposal) else None


def has_known_sources(proposal: Proposal) -> bool:
    """Return whether there is financing, and each line says what kind of money it is (8.1)."""
    kinds = [line.kind for line in proposal.financing]
    return bool(kinds) and None not in kinds


def has_unsecured_money(proposal: Proposal) -> bool:
    """Tell whether some of the money is not yet granted (8.1)."""
    return costs_money(proposal) and unsecured(proposal).ore > 0
