"""Conditions that questions and rules of several chapters share."""

from __future__ import annotations

import re
from functools import cache, wraps
from typing import TYPE_CHECKING

from aabsocial.core.estimates import surely_before
from aabsocial.core.money import total
from aabsocial.localization.messages import Message, Messages
from aabsocial.model.findings import VerdictKind
from aabsocial.model.policy import Judgement
from aabsocial.model.proposal_facts import (
    LONG_MONTHS,
    OWN_MONEY,
    is_external,
    lasts_longer_than,
    money_lines,
    surely_lasts_longer_than,
)
from aabsocial.policy.aab.detectors.denials import only_denies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    from aabsocial.core.money import Money
    from aabsocial.localization.messages import LocalizedText
    from aabsocial.model.policy import Breach, ReviewContext
    from aabsocial.model.proposal import Frequency, Proposal

    Check: TypeAlias = Callable[[Proposal, ReviewContext], Iterable[Breach]]


SHORTEST_WITH_A_WAY = 1  # months; what is shorter is looked at when it ends
MONTHS_BETWEEN: Mapping[Frequency | None, int] = {
    "monthly": 1,
    "quarterly": 3,
    "half-yearly": 6,
    "yearly": 12,
}


def is_pilot(proposal: Proposal) -> bool:
    """Return whether the initiative is a pilot (6.3)."""
    return bool(proposal.initiative.pilot)


def is_no_pilot(proposal: Proposal) -> bool:
    """Return whether the effect must be documented: a pilot's need not be (6.2, 6.3)."""
    return not is_pilot(proposal)


def needs_a_source(proposal: Proposal) -> bool:
    """Return whether there is something to look up: no source tells of what nobody knows (6.2)."""
    return is_no_pilot(proposal) and proposal.effect.evidence_level != "none"


def is_long(proposal: Proposal) -> bool:
    """Return whether the period is longer than twelve months (6.5)."""
    return surely_lasts_longer_than(LONG_MONTHS, proposal)


def needs_an_evaluation_day(proposal: Proposal) -> bool:
    """Return whether a day on the way is needed: more than a month, and nothing measured in it.

    The policy has an initiative evaluated along the way however long it lasts (6.5).
    """
    if not surely_lasts_longer_than(SHORTEST_WITH_A_WAY, proposal):
        return False
    often = {it.frequency for it in proposal.success_criteria} & MONTHS_BETWEEN.keys()
    shortest = min((MONTHS_BETWEEN[it] for it in often), default=None)
    return shortest is None or not lasts_longer_than(shortest, proposal)


def ends_before_it_starts(proposal: Proposal) -> bool:
    """Return whether the period is none at all, so that no other date can be held against it."""
    start, end = proposal.initiative.start, proposal.initiative.end
    return bool(start and end and surely_before(end, start))


def costs_money(proposal: Proposal) -> bool:
    """Return whether the initiative is not free of money (8.1).

    What is declared free beside amounts of money is not: they stay in use, so that no paper says
    that there are none, and the contradiction can be seen and mended (FIN09).
    """
    return not proposal.finance.no_money or has_amounts(proposal)


def costs_money_or_is_given(proposal: Proposal) -> bool:
    """Return whether there is financing to tell of: money, or what is given in kind (8.1)."""
    return costs_money(proposal) or bool(proposal.financing)


def has_amounts(proposal: Proposal) -> bool:
    """Return whether the budget or the financing has a line of money; in kind is none."""
    amounts = (line.amount for lines in (proposal.budget, money_lines(proposal)) for line in lines)
    return any(amount is None or amount.ore > 0 for amount in amounts)


def may_be_free(proposal: Proposal) -> bool:
    """Return whether it is open if any money is spent: not where some comes from others (8.1).

    An answer given all the same stays in use, so that the contradiction can be seen and mended.
    """
    return proposal.finance.no_money is not None or not proposal.initiative.external_financing


def lacks_the_external_money(proposal: Proposal) -> bool:
    """Return whether external money is answered, and neither a line nor a budget has any (1.3).

    Which of the two is right is one question (FIN06); until then, 1.3 asks nothing more.
    """
    if not proposal.initiative.external_financing:
        return False
    lines = proposal.financing
    return not costs_money(proposal) or (
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
    """Return whether others than AAB have not yet granted their money (8.1).

    AAB's own is what the board decides on. Of a payer not named yet, the amount may be any.
    """
    awaited = (
        line.kind is None if line.amount is None else line.amount.ore > 0
        for line in money_lines(proposal)
        if line.kind != "aab" and line.status != "granted"
    )
    return costs_money(proposal) and any(awaited)


def tells_of_unsecured_money(proposal: Proposal) -> bool:
    """Return whether it is asked, or told all the same, what happens if no money comes (8.1)."""
    is_told = proposal.finance.without_unsecured is not None
    return has_unsecured_money(proposal) or (is_told and costs_money(proposal))


messages = Messages(__file__)
WORDS_QUOTED = 20
LINE_MARKS = frozenset(" -+#")
# Stars about words, and what begins a point or a heading; a star between numbers is a product.
MARKUP = re.compile(
    r"(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])|^[ ]*(?:[-*+]|#+)[ ]+", re.MULTILINE
)


def unless_draft(check: Check) -> Check:
    """Return the same check, silent on a draft: there, what is unanswered is no finding."""

    @wraps(check)
    def of_a_whole_proposal(proposal: Proposal, review_context: ReviewContext) -> Iterable[Breach]:
        return () if review_context.as_draft else check(proposal, review_context)

    return of_a_whole_proposal


def name_or_number(name: str | None, kind: str, index: int) -> Message:
    """Call a record by its name in quotes, or by its kind and number while it has no name."""
    if name is None:
        return messages.message(kind, number=index + 1)
    return quoted(name)


def excerpt(text: str) -> Message:
    """Return the first twenty words of an answer, in quotation marks and without Markdown's."""
    words = without_markup(text).split(None, WORDS_QUOTED)
    if len(words) <= WORDS_QUOTED:
        return quoted(" ".join(words))
    return quoted(" ".join(words[:WORDS_QUOTED]).rstrip(".,;:") + " …")


def without_markup(text: str) -> str:
    """Return a text without Markdown's marks; most have neither a star nor a second line."""
    may_be_marked = "*" in text or "\n" in text or text[:1] in LINE_MARKS
    return MARKUP.sub("", text) if may_be_marked else text


def stated_sum(amounts: Iterable[Money | None]) -> Money | Message:
    """Return a sum as a message may state it: the least it can be where an amount is not known."""
    every = tuple(amounts)
    known = total(every)
    if None not in every:
        return known
    return messages.message("at-least" if known.ore else "unknown-amount", amount=known)


def judge_degree(choice: str | None, reason: str | None) -> Judgement:
    """Return the judgement of a *should* clause from a yes, partly or no and its explanation.

    The grounds are called `unanswered`, `no-reason`, `yes`, `partly` and `no`.
    """
    if choice is None:
        return Judgement(VerdictKind.MISSING, "unanswered")
    if reason is None or only_denies(reason):
        return Judgement(VerdictKind.MISSING, "no-reason")
    kind, ground = {
        "yes": (VerdictKind.ANSWERED, "yes"),
        "partly": (VerdictKind.PARTLY_MET, "partly"),
    }.get(choice, (VerdictKind.REASONED, "no"))
    return Judgement(kind, ground, {"reason": excerpt(reason)})


def quoted(text: str) -> Message:
    """Return the reader's own words in the quotation marks of the language spoken."""
    return Message(_quotation_marks(), {"text": text})


@cache
def _quotation_marks() -> LocalizedText:
    return messages["quoted"]
