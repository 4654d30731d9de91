"""Part what is typed or pasted into a list of records into its lines and rows (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct, replace
from aabsocial.interview.formatting import messages
from aabsocial.interview.line_readers import other_posts, period_of
from aabsocial.interview.unfilled_lines import awaited_name
from aabsocial.model.departments import bare_department_name
from aabsocial.parsing.lines.activity_line import split_activities
from aabsocial.parsing.lines.budget_head import split_head
from aabsocial.parsing.lines.contract_line import split_contracts
from aabsocial.parsing.lines.decision import split_departments
from aabsocial.parsing.lines.echo import quoted, table_lines
from aabsocial.parsing.lines.equal_shares import split_equal_shares
from aabsocial.parsing.lines.existing_line import split_efforts
from aabsocial.parsing.lines.list_marks import split_at_numbers, without_list_marks
from aabsocial.parsing.lines.milestone_line import split_milestones, split_years
from aabsocial.parsing.lines.money_table import parse_money_table
from aabsocial.parsing.lines.partner_line import split_partners
from aabsocial.parsing.lines.pasted_cells import rows_of, with_tabs_between_years
from aabsocial.parsing.lines.payer_table import read_payer_table
from aabsocial.parsing.lines.posts import split_posts
from aabsocial.parsing.lines.risk_line import split_risks
from aabsocial.parsing.lines.table_columns import is_total
from aabsocial.parsing.lines.units import find_unit_alone, scale_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.core.money import Money
    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Language
    from aabsocial.model.questions import Group
    from aabsocial.parsing.lines.posts import MoneyKind
    from aabsocial.parsing.lines.reading import LineQuestion, LineReading
    from aabsocial.parsing.lines.units import Stated

TAB = "\t"


class Block(Struct, kw_only=True):
    """What was typed at once: lines still to be read, or rows of a table that are read already.

    `told` is what to say of it as a whole, and `questions` what is asked once for all its rows.
    `stated_total` is what a table says of its sum, to be compared once all of its rows have an
    amount.
    """

    lines: tuple[str, ...] = ()
    rows: tuple[LineReading, ...] = ()
    told: tuple[str, ...] = ()
    questions: tuple[LineQuestion, ...] = ()
    stated_total: Money | None = None


def read_block(
    group: Group, text: str, session: Session, amounts_in: str = "", *, is_new: bool = True
) -> Block:
    """Part a typed or pasted text into its lines; a budget of several is read as a table.

    What is written in place of an entry stays one line.
    """
    language = session.language
    lines = _lines_of(session, group, text, is_new=is_new)
    text = "\n".join(lines)
    head, under_it = split_head(lines, language) if group.lines == "budget" else ("", lines)
    if head:
        block = read_block(group, "\n".join(under_it), session, amounts_in, is_new=is_new)
        told = messages.text("head-left-out", language, row=head.strip())
        return replace(block, told=(told, *block.told))
    unit = None
    if is_new and TAB not in text.strip() and group.lines in PARTED:
        unit = find_unit_alone(lines, language)
        lines = split_posts(lines, PARTED[group.lines], language)
        if group.lines == "financing":
            lines = _with_equal_shares(session, group, lines)
        text = "\n".join(lines)
    if group.lines == "budget" and (len(lines) > 1 or TAB in text.strip()):
        return _read_table(text, session, amounts_in, unit)
    if TAB in text.strip() and group.lines == "financing":
        return _read_payers(text, language)
    if TAB in text.strip():
        lines = ["; ".join(filter(None, row)) for row in rows_of(text)]
    if is_new and (split := SPLIT.get(group.lines)):
        lines = [part for line in lines for part in split(session, line)]
    has_sums = group.lines in PARTED
    sums = [line for line in lines if has_sums and is_total([line], language)]
    return Block(
        lines=tuple(line for line in lines if line not in sums),
        told=(*unit_told(unit, language), *_left_out(sums, language)),
    )


def _lines_of(session: Session, group: Group, text: str, *, is_new: bool) -> list[str]:
    """Return the lines of a text as they were meant: without the marks of a list."""
    language = session.language
    lines = [line for line in text.strip("\r\n").splitlines() if line.strip()]
    if is_new:
        lines = [part for line in lines for part in split_at_numbers(line, language)]
    lines = without_list_marks(lines, _names_in_front(session, group))
    return with_tabs_between_years(lines) if group.lines == "budget" else lines


def _read_payers(text: str, language: Language) -> Block:
    table = read_payer_table(text, language)
    years = (messages.text("years-added", language),) if table.has_years else ()
    told = (*unit_told(table.unit, language), *years, *_left_out([*table.totals], language))
    return Block(lines=table.lines, told=told)


def unit_told(unit: Stated | None, language: Language) -> tuple[str, ...]:
    """Return of how many kroner the amounts are, where a text says so."""
    if unit is None:
        return ()
    name = scale_of(unit.unit, language) if unit.unit else "kroner"
    return (messages.text(f"unit-{name}", language, said=unit.words),)


def _names_in_front(session: Session, group: Group) -> list[str]:
    """Return the names that a line may begin with: of a decision, those of the departments."""
    departments = session.proposal.initiative.departments or ()
    return [bare_department_name(it) for it in departments] if group.lines == "decision" else []


def _with_equal_shares(session: Session, group: Group, lines: list[str]) -> list[str]:
    """Return the lines, with one for each department of those that are said to pay the same."""
    departments = session.proposal.initiative.departments or ()
    awaited, language = awaited_name(session, group), session.language
    shares = (split_equal_shares(line, departments, language, awaited) for line in lines)
    return [part for parts in shares for part in parts]


def _read_table(text: str, session: Session, amounts_in: str, unit: Stated | None) -> Block:
    language = session.language
    figures: Language | None = "en" if amounts_in == "en" else "da" if amounts_in else None
    others = other_posts(session, "")
    table = parse_money_table(text, language, figures, period_of(session), others)
    sums = table.totals if table.difference is None else ()
    return Block(
        rows=table.rows,
        told=(
            *unit_told(unit or table.unit, language),
            *table_lines(table, language),
            *_left_out([*sums], language),
        ),
        questions=table.questions,
        stated_total=table.stated_total if table.without_amount else None,
    )


def _left_out(rows: list[str], language: Language) -> tuple[str, ...]:
    if not rows:
        return ()
    return (messages.text("lines-left-out", language, rows=quoted(tuple(rows), language)),)


def _split_milestones(session: Session, line: str) -> list[str]:
    period, language = period_of(session), session.language
    lines = split_milestones(line, language)
    return [part for line in lines for part in split_years(line, language, period)]


def _split_contracts(session: Session, line: str) -> list[str]:
    return split_contracts(line, session.language, session.interview_context.review_context.today)


def _in_language(
    split: Callable[[str, Language], list[str]],
) -> Callable[[Session, str], list[str]]:
    """Return what parts a line by its words alone."""
    return lambda session, line: split(line, session.language)


# The lists in which one line may be about several records.
SPLIT: Mapping[str, Callable[[Session, str], list[str]]] = {
    "activity": _in_language(split_activities),
    "contract": _split_contracts,
    "decision": _in_language(split_departments),
    "existing": _in_language(split_efforts),
    "milestone": _split_milestones,
    "partner": _in_language(split_partners),
    "risk": _in_language(split_risks),
}
# The lists of money, in which one line may hold several posts.
PARTED: Mapping[str, MoneyKind] = {"budget": "budget", "financing": "financing"}
