"""The money in a paper: what it costs, who pays, and what is granted."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import partial
from typing import TYPE_CHECKING

from aabsocial.core.estimates import ApproximateCount
from aabsocial.core.money import NO_MONEY, Money
from aabsocial.core.struct import replace
from aabsocial.documents.answers import Cells, is_open, messages
from aabsocial.documents.budget_years import budget_by_year
from aabsocial.documents.facts_to_come import is_grant_to_come, marked_where_to_come
from aabsocial.documents.model import Column, Fact, Table, Text
from aabsocial.documents.prices import approximate_price, price_of
from aabsocial.documents.sections import keys_in
from aabsocial.documents.shares import LineShares, asked_share, external_share, open_share
from aabsocial.localization.messages import format_value
from aabsocial.model.totals import Total
from aabsocial.review.finances import (
    budget_sum,
    external_sum,
    financing_sum,
    paid_by,
    unsecured_sum,
)
from aabsocial.richtext import plain_text, strongly_labelled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.documents.answers import AnswerFormatter, Entry
    from aabsocial.documents.model import AnswerParts, Parts, Section
    from aabsocial.model.proposal import BudgetLine, FinancingLine
    from aabsocial.model.questions import Group

EXTERNAL = "initiative.external_financing"
VAT = "finance.vat_included"
FREE = "finance.no_money"


def head_facts(formatter: AnswerFormatter) -> tuple[Fact, ...]:
    """Return the facts about money at the top of the paper."""
    if not costs_money(formatter):
        return formatter.facts(EXTERNAL)
    return (
        Fact(
            messages.text("fact.total", formatter.language),
            _known(formatter, "budget", _budget_text(formatter)),
        ),
        Fact(messages.text("fact.asked", formatter.language), _asked(formatter)),
        *_external(formatter),
    )


def _budget_text(formatter: AnswerFormatter) -> str:
    return budget_sum(formatter).format(formatter.language)


def _external(formatter: AnswerFormatter) -> tuple[Fact, ...]:
    """Return the answer on external money beside the sum of its lines (1.3)."""
    if not speaks_of_external_money(formatter):
        return formatter.facts(EXTERNAL)
    amount = _with_share(formatter, external_sum(formatter), external_share(formatter))
    answer = formatter.answer(EXTERNAL)
    return (Fact(formatter.label(EXTERNAL), " – ".join(filter(None, (answer, amount)))),)


def speaks_of_external_money(formatter: AnswerFormatter) -> bool:
    """Return whether a line is external money, whatever the answer to that question."""
    is_listed = formatter.is_said("financing") and costs_money(formatter)
    return is_listed and external_sum(formatter) != Total()


def costs_money(formatter: AnswerFormatter) -> bool:
    """Return whether the initiative costs money, or may."""
    return formatter.is_in_use(formatter.policy.items["budget"])


def economy(formatter: AnswerFormatter) -> Section:
    """Return the section on money, or that none is needed (8)."""
    if not costs_money(formatter):
        if not formatter.is_said("financing"):
            return formatter.section("economy", (formatter.remark("no-money"),))
        in_kind = line_table(formatter, "financing")
        return formatter.section("economy", (formatter.remark("given-in-kind"), *in_kind))
    figures = (FREE, *keys_in(formatter.policy, "figures"))
    words = formatter.parts("", [key for key in figures if key != VAT])
    rest = [key for key in keys_in(formatter.policy, "economy") if key != FREE]
    asked = Text(
        strongly_labelled(
            f"{messages.text('fact.asked', formatter.language)}:", plain_text(_asked(formatter))
        )
    )
    return formatter.section(
        "economy",
        (asked, *formatter.parts("", rest)),
        _money_section(formatter, "budget"),
        _money_section(formatter, "financing"),
        formatter.section("figures", (*formatter.fact_table(_figures(formatter)), *words)),
    )


def _money_section(formatter: AnswerFormatter, key: str) -> Section:
    rest = [it for it in keys_in(formatter.policy, key) if it != key]
    by_year = budget_by_year(formatter) if key == "budget" else ()
    table = _shared_table(formatter, key)
    return formatter.section(key, (*table, *by_year, *formatter.parts("", rest)))


def _asked(formatter: AnswerFormatter) -> str:
    amount = _with_share(formatter, paid_by(formatter, "aab"), asked_share(formatter))
    return _known(formatter, "financing", amount)


def _known(formatter: AnswerFormatter, key: str, amount: str) -> str:
    """Return a sum, or the unreadable text in place of its lines: that is not zero."""
    return formatter.answer(key) if not formatter.is_said(key) else amount


def _with_share(formatter: AnswerFormatter, part: Total, share: str) -> str:
    """Return a part of the financing as text, with its share if it is known and not nothing."""
    amount = part.format(formatter.language)
    if not (share and part.is_whole and part.amount.ore):
        return amount
    return messages.text("share-of-financing", formatter.language, amount=amount, share=share)


def _figures(formatter: AnswerFormatter) -> Iterable[Fact]:
    budget, financing = budget_sum(formatter), financing_sum(formatter)
    open_money = _with_share(formatter, unsecured_sum(formatter), open_share(formatter))
    yield Fact(
        messages.text("fact.unsecured", formatter.language),
        _known(formatter, "financing", open_money),
    )
    if difference := difference_text(formatter, budget, financing):
        yield Fact(messages.text("fact.difference", formatter.language), difference)
    if price := price_text(formatter, budget):
        yield Fact(
            messages.text("fact.price", formatter.language), _known(formatter, "budget", price)
        )
    yield from _vat(formatter)


def difference_text(formatter: AnswerFormatter, budget: Total, financing: Total) -> str:
    """Return the difference between two sums as text, empty if there is none."""
    if budget.is_whole and financing.is_whole:
        difference = Money(abs((budget.amount - financing.amount).ore))
        return format_value(difference, formatter.language) if difference.ore else ""
    if not (budget.amount.ore or financing.amount.ore):
        return ""
    together = budget + financing
    return replace(together, amount=NO_MONEY).format(formatter.language)


def price_text(formatter: AnswerFormatter, budget: Total) -> str:
    """Return the price for each participant in whole kroner, marked if it is rounded."""
    if formatter.unread("initiative.participants") is not None:
        return messages.text("price-unknown", formatter.language)
    participants = formatter.proposal.initiative.participants
    if isinstance(participants, ApproximateCount):
        return approximate_price(budget, participants, formatter.language)
    if not participants:
        return ""
    exact = price_of(budget, participants)
    # A minimum must not be rounded up.
    rounding = ROUND_HALF_UP if budget.is_whole else ROUND_FLOOR
    kroner = int(exact.quantize(Decimal(1), rounding))
    price = replace(budget, amount=Money.kroner(kroner)).format(formatter.language)
    rounded = budget.is_whole and exact != kroner
    return messages.text("about", formatter.language, amount=price) if rounded else price


def _vat(formatter: AnswerFormatter) -> tuple[Fact, ...]:
    included = formatter.proposal.finance.vat_included
    if included is None:
        return formatter.facts(VAT)
    answer = messages.text("vat" if included else "no-vat", formatter.language)
    return (Fact(messages.text("fact.vat", formatter.language), answer),)


def _shared_table(formatter: AnswerFormatter, key: str) -> Parts:
    """Return the budget or financing as a table with each line's share and the sums."""
    group = formatter.policy.groups[key]
    if not formatter.is_said(key):
        return formatter.table(group)
    table = formatter.records_table(group, _line_columns(formatter, key))
    shared = with_shares(formatter, key, table)
    return (shared, *formatter.open_list(group))


def line_table(formatter: AnswerFormatter, key: str, without: str = "") -> AnswerParts:
    """Return the lines of budget or financing as a table, their amounts last.

    `without` is the name of a field that has no column.
    """
    columns = _line_columns(formatter, key, without)
    return formatter.table(formatter.policy.groups[key], columns)


def _line_columns(formatter: AnswerFormatter, key: str, without: str = "") -> tuple[Cells, ...]:
    group = formatter.policy.groups[key]
    left_out = ("amount", "estimated", "years", without, *(("note",) if key == "financing" else ()))
    columns = [
        _with_note(formatter, group, formatter.column(field))
        if field.key == "financing.status"
        else formatter.column(field)
        for field in group.fields
        if field.name not in left_out
    ]
    amount = formatter.column(next(field for field in group.fields if field.name == "amount"))
    write = _contribution if key == "financing" else _cost
    amount = Cells(amount.title, partial(write, formatter, group), amount.align)
    return (*columns, amount)


def _cost(formatter: AnswerFormatter, group: Group, entry: Entry) -> str:
    """Return a budget line's amount, and whether it is an estimate."""
    fields = {field.name: field for field in group.fields}
    amount, estimated = formatter.cell(fields["amount"], entry), fields["estimated"]
    if (raw := formatter.unread(entry.key_of(estimated))) is not None:
        return f"{amount} ({formatter.label(estimated.key)}: {formatter.marked(raw)})".strip()
    line: BudgetLine = entry.record
    if line.amount is None or not line.estimated:
        return amount
    return messages.text("estimated", formatter.language, amount=amount)


def _with_note(formatter: AnswerFormatter, group: Group, status: Cells) -> Cells:
    """Return the column of the status with the note on each line behind it."""
    return replace(status, write=partial(status_text, formatter, group))


def status_text(formatter: AnswerFormatter, group: Group, entry: Entry) -> str:
    """Return how sure a financing line is, and its note; AAB is asked by the proposal itself."""
    fields = {field.name: field for field in group.fields}
    line: FinancingLine = entry.record
    is_asked = line.kind == "aab" and line.status == "applied"
    status = formatter.own_word("asked") if is_asked else formatter.cell(fields["status"], entry)
    status = marked_where_to_come(formatter, status, entry, is_grant_to_come)
    return noted(formatter, status, formatter.cell(fields["note"], entry))


def noted(formatter: AnswerFormatter, status: str, note: str) -> str:
    """Return how sure money is, with its note; where that is open, it is said that it is that."""
    if not (status and is_open(status)):
        return ": ".join(filter(None, (status, note)))
    is_bare = ":" not in status
    mark = messages.text("how-sure", formatter.language, mark=status) if is_bare else status
    return "; ".join(filter(None, (note, mark)))


def _contribution(formatter: AnswerFormatter, group: Group, entry: Entry) -> str:
    """Return a financing line's amount; a contribution in kind has a value instead."""
    field = next(field for field in group.fields if field.name == "amount")
    line: FinancingLine = entry.record
    amount = formatter.cell(field, entry)
    if line.kind != "in-kind":
        return amount
    is_valued = line.amount is not None or formatter.unread(entry.key_of(field)) is not None
    return (
        messages.text("in-kind-valued", formatter.language, amount=amount)
        if is_valued
        else messages.text("in-kind", formatter.language)
    )


def with_shares(formatter: AnswerFormatter, key: str, table: Table) -> Table:
    """Return the table with a row of sums, and shares if the sum is whole; amounts come last."""
    whole = budget_sum(formatter) if key == "budget" else financing_sum(formatter)
    blanks = ("",) * (len(table.columns) - 2)
    sums = (messages.text("sum", formatter.language), *blanks, whole.format(formatter.language))
    shares = LineShares(formatter, key)
    if not (column := shares.column()):
        return Table(table.columns, table.rows, sums)
    columns = (*table.columns, Column(messages.text("head.share", formatter.language), "right"))
    rows = tuple((*row, part) for row, part in zip(table.rows, column, strict=True))
    return Table(columns, rows, (*sums, shares.all_of_it()))
