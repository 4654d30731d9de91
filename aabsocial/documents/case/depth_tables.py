"""The parts of the case in depth that are laid out in a way of their own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aabsocial.documents.answers import Cells
from aabsocial.documents.budget_years import budget_by_year
from aabsocial.documents.case.head import departments_told
from aabsocial.documents.case_page import AnnexLink, AnnexLinks, ShortAnswer
from aabsocial.documents.criteria import (
    baseline,
    goal,
    is_to_be_measured,
    not_evaluated_after,
    target,
)
from aabsocial.documents.finances import costs_money, difference_text, line_table, with_shares
from aabsocial.documents.model import Table, Text
from aabsocial.documents.proposal import OWN_TABLES, timeline_parts
from aabsocial.review.finances import budget_sum, financing_sum
from aabsocial.richtext import one_line, plain_text
from aabsocial.text.sentences import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from aabsocial.documents.answers import Entry
    from aabsocial.documents.case.context import CaseInput
    from aabsocial.documents.case_page import DepthPart

REPEATED = {"budget": "category", "financing": "kind"}  # which the item and the source say


def _money(key: str, case_input: CaseInput) -> Iterator[DepthPart]:
    """Yield the lines of budget or financing with their shares and the sum."""
    formatter = case_input.formatter
    if not costs_money(formatter):
        if key == "financing":
            yield formatter.remark("given-in-kind" if formatter.is_said(key) else "no-money")
            yield from line_table(formatter, key)
        return
    group = formatter.policy.groups[key]
    if not formatter.is_said(key):
        yield from formatter.table(group)
        return
    repeated = next(field for field in group.fields if field.name == REPEATED[key])
    is_unread = any(formatter.unread(it.key_of(repeated)) for it in formatter.entries(group))
    for table in line_table(formatter, key, without="" if is_unread else repeated.name):
        yield with_shares(formatter, key, table) if isinstance(table, Table) else table
    if key == "budget":
        yield from budget_by_year(formatter)
    if key == "financing":
        sums = (budget_sum(formatter), financing_sum(formatter))
        if difference := difference_text(formatter, *sums):
            yield ShortAnswer(label=formatter.own_word("fact.difference"), value=difference)


def _criteria(case_input: CaseInput) -> Iterator[DepthPart]:
    """Yield the criteria as one table: the goal in numbers, and how it is measured."""
    formatter = case_input.formatter
    group = formatter.policy.groups["success_criteria"]
    column = {field.name: formatter.column(field) for field in group.fields}

    def measured(entry: Entry) -> str:
        cells = {name: it.write(entry) for name, it in column.items()}
        source = cells["source"] and case_input.text("criteria.source", source=cells["source"])
        often = joined((cells["frequency"], cells["responsible"]))
        level = cells["level"] and case_input.text("criteria.level", level=cells["level"])
        day = cells["baseline_date"]
        word = "baseline-to-come" if is_to_be_measured(formatter, entry) else "baseline"
        measured_on = day and case_input.text(f"criteria.{word}", day=day)
        parts = (cells["indicator"], source, often, level, measured_on)
        return " ".join(f"{it.rstrip('.')}." for it in parts if it)

    yield from formatter.table(
        group,
        (
            Cells(formatter.own_word("head.number"), column["id"].write),
            Cells(case_input.text("criteria.goal"), lambda it: goal(formatter, it)),
            Cells(case_input.text("criteria.from"), lambda it: baseline(formatter, it)),
            Cells(case_input.text("criteria.to"), lambda it: target(formatter, it)),
            Cells(case_input.text("criteria.deadline"), column["deadline"].write),
            Cells(case_input.text("criteria.measured"), measured),
        ),
    )
    yield from not_evaluated_after(formatter)


def _timeline(case_input: CaseInput) -> Iterator[DepthPart]:
    yield from timeline_parts(case_input.formatter)


def _annexes(case_input: CaseInput) -> Iterator[DepthPart]:
    """Yield the annexes with their numbers and titles, and links where the pack has them."""
    formatter, context = case_input.formatter, case_input.context
    group = formatter.policy.groups["annexes"]
    if formatter.unread(group.key) is not None:
        yield from formatter.table(group)
    links = _own_annexes(case_input) if context.annexes is None else context.annexes
    if links:
        yield AnnexLinks(items=links)


def _own_annexes(case_input: CaseInput) -> tuple[AnnexLink, ...]:
    formatter, context = case_input.formatter, case_input.context
    group = formatter.policy.groups["annexes"]
    cells = {field.name: field for field in group.fields}
    links = []
    for number, entry in enumerate(formatter.entries(group), 1):
        title, file = (one_line(formatter.cell(cells[it], entry)) for it in ("title", "file"))
        label = ".".join(filter(None, (context.number, str(number))))
        closed = case_input.text("annex.closed") if entry.record.closed else ""
        links.append(
            AnnexLink(
                label=case_input.text("annex.label", number=label),
                title=title or file or case_input.gap,
                note=closed or file,
            )
        )
    return tuple(links)


def _participants(case_input: CaseInput) -> Iterator[DepthPart]:
    """Yield the participants and the homes, in one answer where both are known."""
    formatter, idea = case_input.formatter, case_input.formatter.proposal.initiative
    keys = ("initiative.participants", "initiative.homes")
    answers = {key: formatter.answer(key) for key in keys}
    if idea.participants is not None and idea.homes not in (None, 1):
        participants, homes = answers.values()
        both = case_input.text("depth.participants", participants=participants, homes=homes)
        answers = {keys[0]: both}
    for key, answer in answers.items():
        if answer:
            yield ShortAnswer(label=formatter.label(key), value=answer)


def _vat(case_input: CaseInput) -> Iterator[DepthPart]:
    formatter, included = case_input.formatter, case_input.formatter.proposal.finance.vat_included
    answer = formatter.answer("finance.vat_included")
    if included is not None and formatter.is_said("finance.vat_included"):
        answer = formatter.own_word("vat" if included else "no-vat")
    if answer:
        yield ShortAnswer(label=formatter.own_word("fact.vat"), value=answer)


def _part_taken(case_input: CaseInput) -> Iterator[DepthPart]:
    formatter = case_input.formatter
    takes_part = formatter.proposal.initiative.takes_part
    answer = formatter.answer("initiative.takes_part")
    if takes_part is not None:
        answer = formatter.own_word("takes-part" if takes_part else "starts")
    yield ShortAnswer(label=formatter.own_word("fact.part"), value=answer)


def _contact(case_input: CaseInput) -> Iterator[DepthPart]:
    """Yield whom to ask, on one line."""
    keys = ("contact.role", "contact.name", "contact.email", "contact.phone")
    said = joined(map(case_input.formatter.answer, keys))
    yield Text(plain_text(said))


def _nothing(_: CaseInput) -> Iterator[DepthPart]:
    yield from ()


def _as_in_the_proposal(key: str, case_input: CaseInput) -> Iterator[DepthPart]:
    yield from OWN_TABLES[key](case_input.formatter)


def _departments(case_input: CaseInput) -> Iterator[DepthPart]:
    """Yield the departments by name where the page counts them."""
    formatter, key = case_input.formatter, "initiative.departments"
    answer = formatter.answer(key)
    if formatter.is_said(key) and answer != departments_told(case_input):
        yield ShortAnswer(label=formatter.label(key), value=answer)


OWN_PARTS: Mapping[str, Callable[[CaseInput], Iterator[DepthPart]]] = {
    "budget": partial(_money, "budget"),
    "financing": partial(_money, "financing"),
    "residents.decisions": partial(_as_in_the_proposal, "residents.decisions"),
    "success_criteria": _criteria,
    "measurements": partial(_as_in_the_proposal, "measurements"),
    "partners": partial(_as_in_the_proposal, "partners"),
    "municipality.contracts": partial(_as_in_the_proposal, "municipality.contracts"),
    "milestones": _timeline,  # with the days of evaluation
    "evaluation.points": _nothing,
    "annexes": _annexes,
    "exemptions": _nothing,  # beside the findings that they let stand
    "assessments": _nothing,
    "gaps": _nothing,  # each at the place of the answer that is awaited
    "initiative.departments": _departments,
    "initiative.participants": _participants,
    "initiative.homes": _nothing,  # with the participants
    "finance.vat_included": _vat,
    "initiative.takes_part": _part_taken,
    "contact.role": _contact,
    "contact.name": _nothing,
    "contact.email": _nothing,
    "contact.phone": _nothing,
}
