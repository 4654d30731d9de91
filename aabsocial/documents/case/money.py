"""What AAB is asked for, who pays, and what is granted; a sum over a gap is no sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.money import total
from aabsocial.core.struct import Struct
from aabsocial.documents.case_page import Asked, Payments, PaymentSource
from aabsocial.documents.facts_to_come import is_grant_to_come, marked_where_to_come
from aabsocial.documents.finances import costs_money, noted, price_text
from aabsocial.documents.shares import (
    asked_share,
    financing_shares,
    is_open_line,
    open_lines,
    open_share,
)
from aabsocial.localization.messages import format_value
from aabsocial.review.finances import budget_sum, financing_sum, paid_by, unsecured_sum
from aabsocial.richtext import one_line
from aabsocial.text.sentences import without_full_stop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.core.money import Money
    from aabsocial.documents.answers import AnswerFormatter, Entry
    from aabsocial.documents.case.context import CaseInput
    from aabsocial.documents.case_page import Fill
    from aabsocial.model.proposal import FinancingLine

ORDER = ("aab", "department")  # whose money comes first; then by amount
KEY = "financing"


class _Line(Struct):
    """A line of the financing, with its amount where it is money, and its share if all are."""

    entry: Entry
    amount: Money | None
    share: str

    @property
    def record(self) -> FinancingLine:
        """Return the line as it was answered."""
        record: FinancingLine = self.entry.record
        return record

    @property
    def is_money(self) -> bool:
        """Return whether it is money, and no contribution in kind."""
        return self.record.kind != "in-kind"

    @property
    def is_ours(self) -> bool:
        """Return whether AAB pays it."""
        return self.record.kind == "aab"


def _lines(case_input: CaseInput) -> tuple[_Line, ...]:
    """Return the lines of the financing: AAB, the departments, then by amount, in kind last."""
    formatter = case_input.formatter
    entries = formatter.entries(formatter.policy.groups[KEY])
    shares = financing_shares(formatter)
    lines = [
        _Line(it, None if it.record.kind == "in-kind" else it.record.amount, shares.of((it,)))
        for it in entries
    ]
    return tuple(sorted(lines, key=_rank))


def _rank(line: _Line) -> tuple[bool, int, int]:
    kind = line.record.kind
    place = ORDER.index(kind) if kind in ORDER else len(ORDER)
    return (not line.is_money, place, -(line.amount.ore if line.amount else 0))


def is_free(case_input: CaseInput) -> bool:
    """Return whether the initiative is said to need no money."""
    return not costs_money(case_input.formatter)


def asks_for_money(case_input: CaseInput) -> bool:
    """Return whether AAB is asked for money, whether or not the amount is known."""
    formatter = case_input.formatter
    if is_free(case_input) or not formatter.is_said(KEY):
        return False
    asked = paid_by(formatter, "aab")
    return bool(asked.amount.ore or not asked.is_whole)


def amount_asked(case_input: CaseInput) -> str:
    """Return the amount that AAB is asked for as text, empty if there is none or it is unknown."""
    asked = paid_by(case_input.formatter, "aab")
    is_known = asks_for_money(case_input) and asked.is_whole
    return format_value(asked.amount, case_input.language) if is_known else ""


def compose_asked(case_input: CaseInput) -> Asked:
    """Return what AAB is asked for, or that it is not asked, or that nobody has said so."""
    formatter, language = case_input.formatter, case_input.language
    label, nothing = case_input.text("asked.label"), case_input.text("asked.nothing")
    if is_free(case_input):
        return Asked(label=nothing)
    if not formatter.is_said(KEY):
        return Asked(label=label, note=case_input.answer_or_gap(KEY))
    asked, whole = paid_by(formatter, "aab"), financing_sum(formatter)
    if not asked.is_whole:
        if not asked.amount.ore:
            return Asked(label=label, note=asked.format(language))
        return Asked(label=label, amount=asked.brief(language), note=asked.why(language))
    if not asked.amount.ore:
        budget = budget_sum(formatter).format(language) if formatter.is_said("budget") else ""
        note = case_input.text("asked.budget", total=budget) if budget else ""
        return Asked(label=nothing, note=note)
    total, budget = whole.format(language), _other_budget(case_input)
    share = asked_share(formatter) if _is_cost_known(formatter) else ""
    note = "asked.differs" if budget else "asked.share" if share else "asked.total"
    return Asked(
        label=label,
        amount=format_value(asked.amount, language),
        note=case_input.text(note, share=share, total=total, budget=budget),
    )


def _other_budget(case_input: CaseInput) -> str:
    """Return the budget where it is or may be another amount than the financing, else nothing.

    A share of money that does not pay for all, or pays for more, is no share of what it costs.
    """
    formatter = case_input.formatter
    budget, financing = budget_sum(formatter), financing_sum(formatter)
    is_known = formatter.is_said("budget") and budget.amount.ore and financing.is_whole
    differs = is_known and not (budget.is_whole and budget.amount == financing.amount)
    return budget.format(case_input.language) if differs else ""


def _is_cost_known(formatter: AnswerFormatter) -> bool:
    """Return whether the whole budget is known; a share of less is no share of what it costs."""
    return formatter.is_said("budget") and budget_sum(formatter).is_whole


def compose_payments(case_input: CaseInput) -> Payments:
    """Return who pays what, and what of it is not granted."""
    formatter, language = case_input.formatter, case_input.language
    title = case_input.text("payments.title")
    if not formatter.is_said(KEY):
        if is_free(case_input):
            return Payments(title=title, total="", gap=case_input.text("payments.free"))
        gap = case_input.answer_or_gap(KEY)
        return Payments(title=title, total="", gap=gap, price=_price(case_input))
    whole, lines = financing_sum(formatter), _lines(case_input)
    sources = tuple(_source(case_input, line) for line in lines)
    total = "" if is_free(case_input) else whole.format(language)
    if total and (budget := _other_budget(case_input)):
        total = case_input.text("payments.of-budget", total=total, budget=budget)
    opened, note = ("", "") if is_free(case_input) else _open(case_input, lines)
    return Payments(
        title=title,
        total=total,
        sources=sources,
        alternative=_alternative(case_input, sources),
        open=opened,
        open_note=note,
        price=_price(case_input),
        gap=case_input.text("payments.free") if is_free(case_input) else "",
    )


def _source(case_input: CaseInput, line: _Line) -> PaymentSource:
    formatter = case_input.formatter
    fields = {field.name: field for field in formatter.policy.groups[KEY].fields}
    cells = {name: formatter.cell(fields[name], line.entry) for name in fields}
    whole = financing_sum(formatter)
    state, amount, part = cells["status"], cells["amount"], 0.0
    fill: Fill = "not-granted" if is_open_line(formatter, line.record) else "granted"
    if not line.is_money:
        state = case_input.text("payments.in-kind")
        amount = case_input.text("payments.worth", amount=amount) if amount else ""
    elif line.is_ours and fill == "not-granted":
        fill = "ours"
        if line.record.status and _is_decided_now(case_input):
            state = case_input.text("payments.now")
    if line.record.status and line.is_money:
        state = state[:1].lower() + state[1:]
        state = marked_where_to_come(formatter, state, line.entry, is_grant_to_come)
    state = noted(formatter, state, cells["note"])
    if line.amount and whole.is_whole and whole.amount.ore:
        part = line.amount.ore / whole.amount.ore
    unread = formatter.unread(line.entry.key_of(fields["kind"]))
    name = one_line(cells["source"]) or case_input.gap
    return PaymentSource(
        name=f"{name} {formatter.marked(unread)}" if unread is not None else name,
        state=state,
        amount=amount,
        share=line.share,
        part=part,
        fill=fill,
    )


def _is_decided_now(case_input: CaseInput) -> bool:
    is_decision = case_input.context.kind in (None, "decision")
    return is_decision and case_input.formatter.proposal.decision.outcome is None


def _open(case_input: CaseInput, lines: Sequence[_Line]) -> tuple[str, str]:
    """Return what is not granted, and whether that is AAB's part alone or how much of it is."""
    formatter = case_input.formatter
    opened = unsecured_sum(formatter)
    waiting = [it for it in lines if it.is_money and is_open_line(formatter, it.record)]
    if opened.is_whole and not opened.amount.ore:
        is_granted = not waiting and any(it.is_money for it in lines)
        return (case_input.text("payments.all-granted"), "") if is_granted else ("", "")
    amount, share = opened.format(case_input.language), open_share(formatter)
    key = "payments.open" if share and opened.is_whole else "payments.nothing-granted"
    note = _of_which_ours(case_input) if opened.is_whole else ""
    return case_input.text(key, amount=amount, share=share), note


def _of_which_ours(case_input: CaseInput) -> str:
    waiting = [it.record for it in open_lines(case_input.formatter)]
    ours = [it.amount for it in waiting if it.kind == "aab" and it.amount]
    if len(ours) == len(waiting):
        return case_input.text("payments.only-ours")
    amount = total(ours)
    if not amount.ore:
        return ""
    return case_input.text(
        "payments.of-which-ours", amount=format_value(amount, case_input.language)
    )


def _price(case_input: CaseInput) -> str:
    """Return what each participant costs, rounded, or that it cannot be worked out."""
    formatter = case_input.formatter
    if is_free(case_input) or not formatter.is_said("budget"):
        return ""
    amount = price_text(formatter, budget_sum(formatter))
    if not amount:
        return ""
    number = formatter.proposal.initiative.participants
    is_whole = number is not None and budget_sum(formatter).is_whole
    if not is_whole:
        return case_input.text("payments.price-open", amount=amount)
    key = "payments.price-of-one" if number == 1 else "payments.price"
    return case_input.text(key, amount=amount[:1].upper() + amount[1:], number=number)


def _alternative(case_input: CaseInput, sources: Sequence[PaymentSource]) -> str:
    told = (
        case_input.text(
            "payments.alternative-source" if it.share else "payments.alternative-plain",
            name=without_full_stop(it.name),
            amount=it.amount,
            share=it.share,
            state=without_full_stop(it.state),
        )
        for it in sources
    )
    return case_input.text("payments.alternative", sources="; ".join(told)) if sources else ""
