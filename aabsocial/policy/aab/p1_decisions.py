"""The rules on who decided for the residents, and when (1.5)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from aabsocial.localization.messages import department_name
from aabsocial.model.departments import bare_department_name, department_key
from aabsocial.model.findings import Severity
from aabsocial.model.policy import Breach, Rule
from aabsocial.model.proposal_facts import is_still_to_be_made, months_after
from aabsocial.policy.aab.p1_votes import BOARDS, DECIDING, called, is_voted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.model.policy import ReviewContext
    from aabsocial.model.proposal import Proposal, ResidentDecision

MOST_NAMED = 20  # departments that each finding about another one lists


def departments(proposal: Proposal) -> dict[str, str]:
    """Return the proposal's departments, each once: its bare name by what is equal in it."""
    return {
        department_key(name): bare_department_name(name)
        for name in proposal.initiative.departments or ()
    }


def department_without_resident_decision(
    proposal: Proposal, review_context: ReviewContext
) -> Iterator[Breach]:
    """Find, for 1.5, each department that no meeting, ballot or board of its own decided for."""
    ours, decisions = departments(proposal), _decisions_by_department(proposal)
    undecided = [name for name in ours if not _may_be_decided(decisions.get(name, {}))]
    nameless = [it for it in proposal.residents.decisions if it.department is None]
    if len(undecided) <= len(nameless):  # the missing names, found elsewhere, may be these
        return
    for name in undecided:
        groundwork = decisions.get(name, {})
        if groundwork or not review_context.as_draft:
            yield _undecided(ours[name], groundwork)


def _may_be_decided(decisions: dict[int, ResidentDecision]) -> bool:
    forums = {decision.forum for decision in decisions.values()}
    return None in forums or bool(forums & DECIDING)


def _undecided(department: str, groundwork: dict[int, ResidentDecision]) -> Breach:
    values = {"department": department_name(department), "count": len(groundwork)}
    if not groundwork:
        return Breach(key="residents.decisions", message_key="none", params=values)
    index, first = next(iter(groundwork.items()))
    message_key = "several" if len(groundwork) > 1 else str(first.forum)
    return Breach(key=f"residents.decisions[{index}].forum", message_key=message_key, params=values)


def only_the_board_decided(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.5, each department whose only decision is a board's."""
    by_department = _decisions_by_department(proposal)
    for name, department in departments(proposal).items():
        decisions = by_department.get(name, {})
        boards = [index for index, it in decisions.items() if it.forum in BOARDS]
        if boards and not any(it.forum is None or is_voted(it) for it in decisions.values()):
            key = f"residents.decisions[{boards[0]}].forum"
            own = any(decisions[index].forum == "department-board" for index in boards)
            message_key = "found" if own else "organisation"
            yield Breach(
                key=key, message_key=message_key, params={"department": department_name(department)}
            )


def decision_not_yet_made(proposal: Proposal, review_context: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.5, each decision that lies ahead: what will happen is no involvement."""
    for index, decision in enumerate(proposal.residents.decisions):
        if is_still_to_be_made(decision, review_context.today):
            yield Breach(
                key=f"residents.decisions[{index}].date",
                params={
                    "decision": called(decision, index),
                    "date": decision.date,
                    "today": review_context.today,
                },
            )


def decision_is_old(proposal: Proposal, review_context: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.5, each department whose latest decision is older than the local limit.

    The limit is a number of months, and the rule is off until it is set.
    """
    months = review_context.limits.get("decision_age_months")
    if months is None:
        return
    for index, decision in _latest_decisions(proposal).items():
        if decision.date and months_after(decision.date, months) < review_context.today:
            message_key = "one" if months == 1 else "found"
            values = {
                "decision": called(decision, index),
                "date": decision.date,
                "months": months,
            }
            yield Breach(
                key=f"residents.decisions[{index}].date", message_key=message_key, params=values
            )


def _latest_decisions(proposal: Proposal) -> dict[int, ResidentDecision]:
    """Return each department's latest dated decision; an older one before it does no harm."""
    latest: dict[str, tuple[int, ResidentDecision]] = {}
    for index, decision in enumerate(proposal.residents.decisions):
        if decision.forum not in DECIDING or not decision.department or not decision.date:
            continue
        name = department_key(decision.department)
        before = latest[name][1].date if name in latest else None
        if before is None or decision.date > before:
            latest[name] = index, decision
    return dict(latest.values())


def decision_for_another_department(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 1.5, each decision that names a department which the proposal does not.

    A general meeting is of other housing in the area, which is no department; and what is named
    among the other organisations takes part too.
    """
    ours = departments(proposal)
    known = {*ours, *map(department_key, proposal.initiative.other_organisations or ())}
    more = ("…",) if len(ours) > MOST_NAMED else ()
    named = (*map(department_name, islice(ours.values(), MOST_NAMED)), *more)
    for index, decision in enumerate(proposal.residents.decisions):
        if decision.forum == "general-meeting":
            continue
        if ours and decision.department and department_key(decision.department) not in known:
            values = {
                "department": department_name(bare_department_name(decision.department)),
                "departments": named,
            }
            yield Breach(key=f"residents.decisions[{index}].department", params=values)


def _decisions_by_department(proposal: Proposal) -> dict[str, dict[int, ResidentDecision]]:
    """Return each department's decisions by their index, by what is equal in its name."""
    by_department: dict[str, dict[int, ResidentDecision]] = {}
    for index, decision in enumerate(proposal.residents.decisions):
        if decision.department is not None:
            by_department.setdefault(department_key(decision.department), {})[index] = decision
    return by_department


RULES = (
    Rule(
        code="LOK01",
        name="department-without-resident-decision",
        clause="1.5",
        severity=Severity.ERROR,
        check=department_without_resident_decision,
    ),
    Rule(
        code="LOK02",
        name="only-the-board-decided",
        clause="1.5",
        severity=Severity.WARNING,
        check=only_the_board_decided,
        reason_not_error="the policy leaves open whether the residents' board is enough",
    ),
    Rule(
        code="LOK03",
        name="decision-not-yet-made",
        clause="1.5",
        severity=Severity.ERROR,
        check=decision_not_yet_made,
    ),
    Rule(
        code="LOK05",
        name="decision-is-old",
        clause="1.5",
        severity=Severity.WARNING,
        check=decision_is_old,
        reason_not_error="the policy sets no age; the limit is a local setting",
    ),
    Rule(
        code="LOK07",
        name="decision-for-another-department",
        clause="1.5",
        severity=Severity.WARNING,
        check=decision_for_another_department,
        reason_not_error="the decisions of the departments it covers are tested by LOK01",
    ),
)
