"""Read one line of a list of records, with what the session knows (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.estimates import first_day, last_day
from aabsocial.core.money import Money, total
from aabsocial.core.struct import replace
from aabsocial.interview.formatting import group_total, unlisted_message
from aabsocial.interview.unfilled_lines import awaited_name
from aabsocial.localization.messages import department_name, format_value
from aabsocial.model.departments import department_key, find_department, written_name
from aabsocial.parsing.lines.activity_line import parse_activity
from aabsocial.parsing.lines.budget_line import parse_budget_line
from aabsocial.parsing.lines.contract_line import begins_with_state, parse_contract
from aabsocial.parsing.lines.criterion import parse_criterion
from aabsocial.parsing.lines.days_to_come import ask_about_day_to_come
from aabsocial.parsing.lines.decision import parse_decision
from aabsocial.parsing.lines.existing_line import parse_existing_volunteering
from aabsocial.parsing.lines.financing_line import parse_financing_line
from aabsocial.parsing.lines.line import in_plain_letters
from aabsocial.parsing.lines.milestone_line import parse_milestone
from aabsocial.parsing.lines.part_of_budget import is_share, says_part_of_rest, says_rest
from aabsocial.parsing.lines.partner_line import parse_partner_line
from aabsocial.parsing.lines.rates import Period, says_rate
from aabsocial.parsing.lines.risk_line import parse_risk
from aabsocial.parsing.lines.words import words
from aabsocial.questionnaire.questions import value_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Language
    from aabsocial.model.proposal import BudgetLine
    from aabsocial.model.questions import Group
    from aabsocial.parsing.lines.reading import LineReading


def read_line(session: Session, group: Group, text: str) -> LineReading:
    """Return one line as it was read."""
    return READERS[group.lines](session, group, text)


def _read_budget(session: Session, _: Group, text: str) -> LineReading:
    return parse_budget_line(text, session.language, period_of(session), other_posts(session, text))


def other_posts(session: Session, text: str) -> Money | None:
    """Return what the posts beside that of a line come to, `None` while one has no amount.

    Another share of them, which has none yet, is none of them.
    """
    amounts = [
        it.amount
        for it in session.proposal.budget
        if not it.item or not in_plain_letters(text).startswith(in_plain_letters(it.item))
        if it.amount is not None or not is_share(it.note or "", session.language)
    ]
    return total(amounts) if None not in amounts else None


def period_of(session: Session) -> Period | None:
    """Return when the initiative runs, `None` while one does not know."""
    start, end = session.proposal.initiative.start, session.proposal.initiative.end
    if start is None or end is None or first_day(start) > last_day(end):
        return None
    return Period(first_day(start), last_day(end))


def _read_financing(session: Session, group: Group, text: str) -> LineReading:
    """Read who pays; a line that names nobody is about the one who is awaited."""
    rest, awaited = rest_to_finance(session, group), awaited_name(session, group)
    budget = _whole_budget(session.proposal.budget)
    reading = parse_financing_line(
        text, session.language, rest, payer=awaited, budget=budget, period=period_of(session)
    )
    reading = _with_department_named(session, reading)
    reading = _with_days_asked(session, reading, "status", "statuses")
    is_of_awaited = awaited and str(reading.values.get("source", "")).startswith(awaited)
    if is_of_awaited and not reading.text.startswith(awaited):
        return replace(reading, text=f"{awaited}: {reading.text}")
    return reading


def _with_department_named(session: Session, reading: LineReading) -> LineReading:
    """Return a payer in which `afdelingen` is the one department that takes part."""
    departments, language = session.proposal.initiative.departments or (), session.language
    said = str(reading.values.get("source", "")).casefold()
    if len(departments) != 1 or said not in words("financing.the-department", language):
        return reading
    named = format_value(department_name(departments[0]), language)
    return replace(reading, values={**reading.values, "source": named})


def _whole_budget(lines: tuple[BudgetLine, ...]) -> Money | None:
    """Return what the budget comes to, `None` while some of it has no amount."""
    amounts = [line.amount for line in lines]
    return total(amounts) if amounts and None not in amounts else None


def _read_partner(session: Session, _: Group, text: str) -> LineReading:
    reading = parse_partner_line(text, session.language)
    return _with_days_asked(session, reading, "commitment", "commitments")


def _with_days_asked(session: Session, reading: LineReading, field: str, table: str) -> LineReading:
    today = session.interview_context.review_context.today
    return ask_about_day_to_come(reading, field, table, session.language, today)


def rest_to_finance(session: Session, group: Group) -> Money | None:
    """Return what the other side of the balance has more than this one."""
    other = session.policy.groups.get(group.balances)
    mine = group_total(group, session.proposal)
    theirs = group_total(other, session.proposal) if other else None
    return theirs - mine if mine is not None and theirs is not None and theirs > mine else None


def is_covered(session: Session, group: Group) -> bool:
    """Return whether both sides of the balance are the same, and there is something on them."""
    other = session.policy.groups.get(group.balances)
    mine = group_total(group, session.proposal)
    theirs = group_total(other, session.proposal) if other else None
    return mine == theirs and mine is not None and mine.ore > 0


def rest_said(session: Session, group: Group, text: str) -> Money | None:
    """Return what is left to pay where a text says that somebody pays it, else `None`."""
    language = session.language
    rest = rest_to_finance(session, group) if group.lines == "financing" else None
    is_all_of_it = says_rest(text, language) and not says_part_of_rest(text, language)
    return rest if is_all_of_it else None


def amounts_in_words(session: Session, group: Group, text: str) -> tuple[Money, ...]:
    """Return what an answer to how much may come to: `18.000 om året`, `3 % af budgettet`.

    It is nothing where only figures can say it.
    """
    language, name, period = session.language, group.key, period_of(session)
    is_part = is_share(text, language) or says_part_of_rest(text, language)
    if group.lines == "budget" and says_rate(text):
        reading = parse_budget_line(f"{name}: {text}", language, period)
    elif group.lines == "financing" and (is_part or says_rate(text)):
        rest, budget = rest_to_finance(session, group), _whole_budget(session.proposal.budget)
        line = f"{name}: {text}"
        reading = parse_financing_line(line, language, rest, budget=budget, period=period)
    else:
        return ()
    readings = (it for question in reading.questions for it in question.readings)
    amounts = (it.get("amount") for it in (*readings, reading.values))
    return tuple(it for it in amounts if isinstance(it, Money))


def _read_criterion(session: Session, _: Group, text: str) -> LineReading:
    today = session.interview_context.review_context.today
    idea = session.proposal.initiative
    return parse_criterion(text, session.language, today, idea.end, idea.start)


def _read_decision(session: Session, group: Group, text: str) -> LineReading:
    """Read a decision; a line that names no department is that of the one offered."""
    today = session.interview_context.review_context.today
    departments = session.proposal.initiative.departments or ()
    reading = parse_decision(text, session.language, today, departments)
    offered = offered_department(session, group)
    if offered and "department" not in reading.values:
        return parse_decision(text, session.language, today, (offered,))
    return _with_listed_department(session, reading)


def with_own_department(session: Session, group: Group, text: str, index: int) -> str:
    """Return what is written in place of a decision, with its department where none is named."""
    if group.lines != "decision":
        return text
    today = session.interview_context.review_context.today
    departments = session.proposal.initiative.departments or ()
    reading = parse_decision(text, session.language, today, departments)
    own = getattr(value_at(session.proposal, group.key)[index], "department", None)
    is_named = "department" in reading.values or "" in reading.gaps
    return text if is_named or not own else f"{own}: {text}"


def _with_listed_department(session: Session, reading: LineReading) -> LineReading:
    """Return a decision with its department as the register writes it, or told not to be there."""
    register, name = session.interview_context.review_context.departments, _department(reading)
    ours = {department_key(it) for it in session.proposal.initiative.departments or ()}
    if not register or not name or department_key(name) in ours:
        return reading
    language = session.proposal.language or session.language
    values = {**reading.values, "department": written_name(name, register, language)}
    told = () if find_department(name, register) else (unlisted_message(name, register),)
    return replace(reading, values=values, remarks=(*told, *reading.remarks))


def _department(reading: LineReading) -> str:
    return str(reading.values.get("department", ""))


def offered_department(session: Session, group: Group) -> str:
    """Return the department that has no decision yet, nothing where all have."""
    return _offered(session, group, "department")


def offered_authority(session: Session, group: Group) -> str:
    """Return the partner that is a municipality and has no contract yet, nothing where none is."""
    return _offered(session, group, "authority")


def _offered(session: Session, group: Group, name: str) -> str:
    field = next((it for it in group.fields if it.name == name), None)
    offered = field.suggest(session.proposal) if field and field.suggest else None
    return str(offered or "")


def _read_milestone(session: Session, _: Group, text: str) -> LineReading:
    return parse_milestone(text, session.language, period_of(session))


def _read_contract(session: Session, group: Group, text: str) -> LineReading:
    """Read a contract; a line that names no authority is of the one offered."""
    offered = offered_authority(session, group)
    today = session.interview_context.review_context.today
    is_of_it = offered and begins_with_state(text, session.language)
    line = f"{offered}; {text.strip()}" if is_of_it else text
    return parse_contract(line, session.language, today)


def _in_language(
    parse: Callable[[str, Language], LineReading],
) -> Callable[[Session, Group, str], LineReading]:
    """Return a reader that needs nothing of the session but its language."""
    return lambda session, _, text: parse(text, session.language)


READERS: Mapping[str, Callable[[Session, Group, str], LineReading]] = {
    "activity": _in_language(parse_activity),
    "budget": _read_budget,
    "contract": _read_contract,
    "criterion": _read_criterion,
    "decision": _read_decision,
    "existing": _in_language(parse_existing_volunteering),
    "financing": _read_financing,
    "milestone": _read_milestone,
    "partner": _read_partner,
    "risk": _in_language(parse_risk),
}
