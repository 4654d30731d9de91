"""The money in a paper: what it costs, who pays, how sure it is, shares that own up to rounding."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import partial
from typing import TYPE_CHECKING

from aabsocial.core.money import NO_MONEY, ORE_PER_KRONE, Money
from aabsocial.documents.answers import NOTHING, Cells
from aabsocial.documents.model import Column, Fact, Table, Text
from aabsocial.localization.messages import format_percent, format_value
from aabsocial.model.totals import Total
from aabsocial.review.finances import (
    budget_sum,
    external_sum,
    financing_sum,
    paid_by,
    unsecured_sum,
)
from aabsocial.richtext import plain, strongly_labelled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from aabsocial.documents.answers import AnswerFormatter, Entry
    from aabsocial.documents.model import Parts, Section
    from aabsocial.model.policy import Group
    from aabsocial.model.proposal import FinancingLine

TENTH = Decimal("0.1")
HUNDRED = Decimal(100)
EXTERNAL = "initiative.external_financing"


def head_facts(speaker: AnswerFormatter) -> tuple[Fact, ...]:
    """Return the facts of money that open the paper."""
    if not _costs_money(speaker):
        return speaker.facts(EXTERNAL)
    return (
        Fact(speaker.say("fact.total"), _known(speaker, "budget", _written_budget(speaker))),
        Fact(speaker.say("fact.asked"), _asked(speaker)),
        *_external(speaker),
    )


def _written_budget(speaker: AnswerFormatter) -> str:
    return budget_sum(speaker).written(speaker.language)


def _external(speaker: AnswerFormatter) -> tuple[Fact, ...]:
    """Put the early answer beside what the lines say, so that a contradiction shows (1.3)."""
    if not speaks_of_external_money(speaker):
        return speaker.facts(EXTERNAL)
    amount = _amount_of(speaker, external_sum(speaker))
    said = speaker.answer(EXTERNAL)
    return (Fact(speaker.label(EXTERNAL), " – ".join(filter(None, (said, amount)))),)


def speaks_of_external_money(speaker: AnswerFormatter) -> bool:
    """Return whether some line is money from outside, whatever the early answer says."""
    is_listed = speaker.is_said("financing") and _costs_money(speaker)
    return is_listed and external_sum(speaker) != Total()


def _costs_money(speaker: AnswerFormatter) -> bool:
    return speaker.is_in_use(speaker.policy.items["budget"])


def economy(speaker: AnswerFormatter) -> Section:
    """Set out the money, or say that none is needed (8)."""
    if not _costs_money(speaker):
        return speaker.section("economy", (speaker.remark("no-money"),))
    free = (
        "finance.no_money",
        "finance.guidelines_edition",
        "finance.guidelines",
        "finance.without_unsecured",
    )
    words = speaker.parts("", free)
    return speaker.section(
        "economy",
        (Text(strongly_labelled(f"{speaker.say('fact.asked')}:", plain(_asked(speaker)))),),
        speaker.section("budget", _shared_table(speaker, "budget")),
        speaker.section("financing", _shared_table(speaker, "financing")),
        speaker.section("figures", (*speaker.fact_table(_figures(speaker)), *words)),
    )


def _asked(speaker: AnswerFormatter) -> str:
    return _known(speaker, "financing", _amount_of(speaker, paid_by(speaker, "aab")))


def _known(speaker: AnswerFormatter, key: str, amount: str) -> str:
    """Return a sum, or what stands in the place of all its lines: that is not nothing."""
    return speaker.answer(key) if not speaker.is_said(key) else amount


def _amount_of(speaker: AnswerFormatter, part: Total) -> str:
    """Write a part of the financing with its share, where both are whole."""
    whole = financing_sum(speaker)
    amount = part.written(speaker.language)
    if not (part.is_whole and whole.is_whole and part.amount.ore and whole.amount.ore):
        return amount
    percent = share(speaker, part.amount, whole.amount)
    return speaker.say("share-of-financing", amount=amount, share=percent)


def _figures(speaker: AnswerFormatter) -> Iterable[Fact]:
    budget, financing = budget_sum(speaker), financing_sum(speaker)
    open_money = _amount_of(speaker, unsecured_sum(speaker))
    yield Fact(speaker.say("fact.unsecured"), _known(speaker, "financing", open_money))
    if difference := _difference(speaker, budget, financing):
        yield Fact(speaker.say("fact.difference"), difference)
    if price := _price(speaker, budget):
        yield Fact(speaker.say("fact.price"), _known(speaker, "budget", price))
    yield from _vat(speaker)


def _difference(speaker: AnswerFormatter, budget: Total, financing: Total) -> str:
    """Write the difference between two sums, nothing where there is none."""
    if budget.is_whole and financing.is_whole:
        difference = Money(abs((budget.amount - financing.amount).ore))
        return format_value(difference, speaker.language) if difference.ore else ""
    if not (budget.amount.ore or financing.amount.ore):
        return ""
    together = budget + financing
    return replace(together, amount=NO_MONEY).written(speaker.language)


def _price(speaker: AnswerFormatter, budget: Total) -> str:
    """Write the price for each participant in whole kroner, marked where that rounds it."""
    if speaker.unread("initiative.participants") is not None:
        return speaker.say("price-unknown")
    participants = speaker.proposal.initiative.participants
    if not participants:
        return ""
    exact = Decimal(budget.amount.ore) / ORE_PER_KRONE / participants
    # "At least" may not be rounded up to what nobody knows.
    rounding = ROUND_HALF_UP if budget.is_whole else ROUND_FLOOR
    kroner = int(exact.quantize(Decimal(1), rounding))
    price = replace(budget, amount=Money.kroner(kroner)).written(speaker.language)
    rounded = budget.is_whole and exact != kroner
    return speaker.say("about", amount=price) if rounded else price


def _vat(speaker: AnswerFormatter) -> tuple[Fact, ...]:
    included = speaker.proposal.finance.vat_included
    if included is None:
        return speaker.facts("finance.vat_included")
    return (Fact(speaker.say("fact.vat"), speaker.say("vat" if included else "no-vat")),)


def _shared_table(speaker: AnswerFormatter, key: str) -> Parts:
    """Lay budget or financing out with each line's share and the sums."""
    group = speaker.policy.groups[key]
    if not speaker.is_said(key):
        return speaker.table(group)
    columns = [speaker.column(field) for field in group.fields if field.name != "amount"]
    amount = speaker.column(next(field for field in group.fields if field.name == "amount"))
    if key == "financing":
        amount = Cells(amount.title, partial(_contribution, speaker, group), amount.align)
    (table,) = speaker.table(group, (*columns, amount))
    amounts = [_counted(entry.record) for entry in speaker.entries(group)]
    whole = budget_sum(speaker) if key == "budget" else financing_sum(speaker)
    return _with_shares(speaker, table, amounts, whole) if isinstance(table, Table) else (table,)


def _counted(line: Any) -> Money | None:  # noqa: ANN401 - of budget or financing
    return None if getattr(line, "kind", None) == "in-kind" else line.amount


def _contribution(speaker: AnswerFormatter, group: Group, entry: Entry) -> str:
    """Write the amount of a financing line; what is given in kind is no money, but has a value."""
    field = next(field for field in group.fields if field.name == "amount")
    line: FinancingLine = entry.record
    amount = speaker.cell(field, entry)
    if line.kind != "in-kind":
        return amount
    is_valued = line.amount is not None or speaker.unread(entry.key_of(field)) is not None
    return speaker.say("in-kind-valued", amount=amount) if is_valued else speaker.say("in-kind")


def _with_shares(
    speaker: AnswerFormatter, table: Table, amounts: list[Money | None], whole: Total
) -> Parts:
    """Add the row of sums, and the shares where the sum is whole; the amounts stand last."""
    blanks = ("",) * (len(table.columns) - 2)
    sums = (speaker.say("sum"), *blanks, whole.written(speaker.language))
    if not whole.is_whole:
        return (Table(table.columns, table.rows, sums),)
    shares = [
        NOTHING if amount is None else share(speaker, amount, whole.amount) for amount in amounts
    ]
    columns = (*table.columns, Column(speaker.say("head.share"), "right"))
    rows = tuple((*row, part) for row, part in zip(table.rows, shares, strict=True))
    all_of_it = format_percent(Decimal(1), speaker.language) if whole.amount.ore else NOTHING
    return (Table(columns, rows, (*sums, all_of_it)), *_rounding(speaker, amounts, whole.amount))


def share(speaker: AnswerFormatter, part: Money, whole: Money) -> str:
    """Write a share to one decimal; what is not nothing or all is never shown as if it were."""
    if not whole.ore:
        return NOTHING
    rounded = _percent(part, whole)
    if part.ore and not rounded:
        return speaker.say("under", share=format_percent(TENTH / HUNDRED, speaker.language))
    if part != whole and rounded == HUNDRED:
        nearly = (HUNDRED - TENTH) / HUNDRED
        return speaker.say("over", share=format_percent(nearly, speaker.language))
    return format_percent(rounded / HUNDRED, speaker.language)


def _percent(part: Money, whole: Money) -> Decimal:
    return (HUNDRED * part.ore / whole.ore).quantize(TENTH, ROUND_HALF_UP)


def _rounding(speaker: AnswerFormatter, amounts: list[Money | None], whole: Money) -> Parts:
    """Own up to rounding where the shares that are shown do not add up to all of it."""
    shown = sum((_percent(it, whole) for it in amounts if it and whole.ore), Decimal())
    if not whole.ore or shown == HUNDRED:
        return ()
    return (speaker.remark("rounded", sum=format_percent(shown / HUNDRED, speaker.language)),)
