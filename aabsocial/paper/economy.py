"""The money in a paper: what it costs, who pays, how sure it is, shares that own up to rounding."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from aabsocial.blocks import plain, strongly_labelled
from aabsocial.money import ORE_PER_KRONE, Money, total
from aabsocial.paper.parts import Column, Fact, Table, Text
from aabsocial.paper.speaker import NOTHING
from aabsocial.proposal import (
    asked_of_aab,
    budget_total,
    financing_total,
    is_external_line,
    unsecured,
)
from aabsocial.wording import spoken, written_percent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.paper.parts import Parts, Section
    from aabsocial.paper.speaker import Speaker
    from aabsocial.proposal import Proposal

TENTH = Decimal("0.1")
HUNDRED = Decimal(100)


def head_facts(speaker: Speaker) -> tuple[Fact, ...]:
    """Give the facts of money that open the paper."""
    if not _costs_money(speaker):
        return speaker.facts("initiative.external_financing")
    financing = financing_total(speaker.proposal)
    budget = spoken(budget_total(speaker.proposal), speaker.language)
    return (
        Fact(speaker.say("fact.total"), _known(speaker, "budget", budget)),
        Fact(speaker.say("fact.asked"), _asked(speaker)),
        *_external(speaker, financing),
    )


def _external(speaker: Speaker, financing: Money) -> tuple[Fact, ...]:
    """Put the early answer beside what the lines say, so that a contradiction shows (1.3)."""
    external = external_total(speaker.proposal)
    amount = _amount_of(speaker, external, financing) if external.ore else ""
    label = speaker.label("initiative.external_financing")
    said = speaker.answer("initiative.external_financing")
    return (Fact(label, " – ".join(filter(None, (said, amount)))),)


def external_total(proposal: Proposal) -> Money:
    """Sum the money from anyone but AAB and its departments (1.3)."""
    return total(line.amount for line in proposal.financing if is_external_line(line))


def _costs_money(speaker: Speaker) -> bool:
    return speaker.policy.items["budget"].applies(speaker.proposal)


def economy(speaker: Speaker) -> Section:
    """Set out the money, or say that none is needed (8)."""
    if not _costs_money(speaker):
        return speaker.section("economy", (speaker.remark("no-money"),))
    free = ("finance.guidelines_edition", "finance.guidelines", "finance.without_unsecured")
    words = speaker.parts("", free)
    return speaker.section(
        "economy",
        (Text(strongly_labelled(f"{speaker.say('fact.asked')}:", plain(_asked(speaker)))),),
        speaker.section("budget", _shared_table(speaker, "budget")),
        speaker.section("financing", _shared_table(speaker, "financing")),
        speaker.section("figures", (*speaker.fact_table(_figures(speaker)), *words)),
    )


def _asked(speaker: Speaker) -> str:
    asked = _amount_of(speaker, asked_of_aab(speaker.proposal), financing_total(speaker.proposal))
    return _known(speaker, "financing", asked)


def _known(speaker: Speaker, key: str, amount: str) -> str:
    """Give a sum, or the gap where the lines that it sums are missing: that is not nothing."""
    return speaker.say("gap") if speaker.is_gap(key) else amount


def _amount_of(speaker: Speaker, part: Money, whole: Money) -> str:
    amount = spoken(part, speaker.language)
    if not (part.ore and whole.ore):
        return amount
    return speaker.say("share-of-financing", amount=amount, share=share(speaker, part, whole))


def _figures(speaker: Speaker) -> Iterable[Fact]:
    budget, financing = budget_total(speaker.proposal), financing_total(speaker.proposal)
    open_money = _amount_of(speaker, unsecured(speaker.proposal), financing)
    yield Fact(speaker.say("fact.unsecured"), _known(speaker, "financing", open_money))
    if budget != financing:
        difference = Money(abs((budget - financing).ore))
        yield Fact(speaker.say("fact.difference"), spoken(difference, speaker.language))
    if speaker.proposal.initiative.participants:
        price = _price(speaker, budget, speaker.proposal.initiative.participants)
        yield Fact(speaker.say("fact.price"), _known(speaker, "budget", price))
    yield from speaker.facts("finance.vat_included")


def _price(speaker: Speaker, budget: Money, participants: int) -> str:
    """Write the price for each participant in whole kroner, marked where that rounds it."""
    exact = Decimal(budget.ore) / ORE_PER_KRONE / participants
    kroner = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    amount = spoken(Money.kroner(kroner), speaker.language)
    return amount if exact == kroner else speaker.say("about", amount=amount)


def _shared_table(speaker: Speaker, key: str) -> Parts:
    """Lay budget or financing out with each line's share and the sums."""
    group = speaker.policy.groups[key]
    tables = speaker.table(group)
    if not speaker.is_said(key):
        return tables
    return tuple(
        part
        for table in tables
        if isinstance(table, Table)
        for part in _with_shares(speaker, table, [line.amount for line in speaker.records(group)])
    )


def _with_shares(speaker: Speaker, table: Table, amounts: list[Money | None]) -> Parts:
    whole = total(amounts)
    shares = [share(speaker, amount, whole) if amount else NOTHING for amount in amounts]
    amount_title = speaker.label("budget.amount")
    place = [column.title for column in table.columns].index(amount_title)
    order = [*(at for at in range(len(table.columns)) if at != place), place]
    columns = (*(table.columns[at] for at in order), Column(speaker.say("head.share"), "right"))
    rows = tuple(
        (*(row[at] for at in order), part) for row, part in zip(table.rows, shares, strict=True)
    )
    blanks = ("",) * (len(order) - 2)
    all_of_it = written_percent(Decimal(1), speaker.language) if whole.ore else NOTHING
    sums = (speaker.say("sum"), *blanks, spoken(whole, speaker.language), all_of_it)
    return (Table(columns, rows, sums), *_rounding(speaker, amounts, whole))


def share(speaker: Speaker, part: Money, whole: Money) -> str:
    """Write a share to one decimal; what is not nothing or all is never shown as if it were."""
    if not whole.ore:
        return NOTHING
    rounded = _percent(part, whole)
    if part.ore and not rounded:
        return speaker.say("under", share=written_percent(TENTH / HUNDRED, speaker.language))
    if part != whole and rounded == HUNDRED:
        nearly = (HUNDRED - TENTH) / HUNDRED
        return speaker.say("over", share=written_percent(nearly, speaker.language))
    return written_percent(rounded / HUNDRED, speaker.language)


def _percent(part: Money, whole: Money) -> Decimal:
    return (HUNDRED * part.ore / whole.ore).quantize(TENTH, ROUND_HALF_UP)


def _rounding(speaker: Speaker, amounts: list[Money | None], whole: Money) -> Parts:
    """Own up to rounding where the shares that are shown do not add up to all of it."""
    shown = sum((_percent(it, whole) for it in amounts if it and whole.ore), Decimal())
    if not whole.ore or shown == HUNDRED:
        return ()
    return (speaker.remark("rounded", sum=written_percent(shown / HUNDRED, speaker.language)),)
