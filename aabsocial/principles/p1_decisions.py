"""The rules of the residents' decision (1.5): who decided, when, by which votes."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING
from unicodedata import normalize

from aabsocial.finding import Severity
from aabsocial.policy import Hit, Rule
from aabsocial.principles.checks import unless_draft
from aabsocial.proposal import Forum, Proposal, ResidentDecision, months_after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.policy import Circumstances

VOTING: frozenset[Forum] = frozenset(
    {"department-meeting", "extraordinary-department-meeting", "ballot"}
)
DECIDING: frozenset[Forum] = VOTING | {"department-board"}
VOTES_A_HOUSEHOLD = 2
MOST_NAMED = 20  # departments that each finding about another one lists
WORD_FOR_DEPARTMENT = re.compile(r"^(?:afdeling|afd\.?|department)\s++", re.IGNORECASE)


def is_voted(decision: ResidentDecision) -> bool:
    """Tell whether a decision's forum is one where households vote (1.5)."""
    return decision.forum in VOTING


@lru_cache(maxsize=1_000)
def bare_name(department: str) -> str:
    """Give a department's name as a sentence needs it: `Afdeling 901` is `901`."""
    return WORD_FOR_DEPARTMENT.sub("", " ".join(normalize("NFC", department).split()))


@lru_cache(maxsize=1_000)
def same_name(department: str) -> str:
    """Give what is equal for two spellings of the same department's name."""
    return bare_name(department).casefold()


def departments(proposal: Proposal) -> dict[str, str]:
    """Give the proposal's departments, each once: its bare name by what is equal in it."""
    return {same_name(name): bare_name(name) for name in proposal.initiative.departments or ()}


def department_without_resident_decision(
    proposal: Proposal, circumstances: Circumstances
) -> Iterator[Hit]:
    """Find, for 1.5, each department that no meeting, ballot or board of its own decided for."""
    ours, decisions = departments(proposal), _decisions_by_department(proposal)
    undecided = [name for name in ours if not _may_be_decided(decisions.get(name, {}))]
    nameless = [it for it in proposal.residents.decisions if it.department is None]
    if len(undecided) <= len(nameless):  # the missing names, found elsewhere, may be these
        return
    for name in undecided:
        groundwork = decisions.get(name, {})
        if groundwork or not circumstances.as_draft:
            yield _undecided(ours[name], groundwork)


def _may_be_decided(decisions: dict[int, ResidentDecision]) -> bool:
    forums = {decision.forum for decision in decisions.values()}
    return None in forums or bool(forums & DECIDING)


def _undecided(department: str, groundwork: dict[int, ResidentDecision]) -> Hit:
    values = {"department": department, "count": len(groundwork)}
    if not groundwork:
        return Hit(key="residents.decisions", says="none", values=values)
    index, first = next(iter(groundwork.items()))
    says = "several" if len(groundwork) > 1 else str(first.forum)
    return Hit(key=f"residents.decisions[{index}].forum", says=says, values=values)


def only_the_board_decided(proposal: Proposal, _: Circumstances) -> Iterator[Hit]:
    """Find, for 1.5, each department whose only decision is its department board's."""
    by_department = _decisions_by_department(proposal)
    for name, department in departments(proposal).items():
        decisions = by_department.get(name, {})
        boards = [index for index, it in decisions.items() if it.forum == "department-board"]
        if boards and not any(it.forum is None or is_voted(it) for it in decisions.values()):
            key = f"residents.decisions[{boards[0]}].forum"
            yield Hit(key=key, values={"department": department})


def decision_not_yet_made(proposal: Proposal, circumstances: Circumstances) -> Iterator[Hit]:
    """Find, for 1.5, each decision that lies ahead: what will happen is no involvement."""
    for index, decision in enumerate(proposal.residents.decisions):
        planned = decision.date is not None and decision.date > circumstances.today
        if planned and (decision.forum is None or decision.forum in DECIDING):
            values = {"date": decision.date, "today": circumstances.today}
            yield Hit(key=f"residents.decisions[{index}].date", values=values)


def votes_do_not_hold(proposal: Proposal, _: Circumstances) -> Iterator[Hit]:
    """Find, for 1.5, more than two votes for each household, and a vote without a majority."""
    for index, decision in enumerate(proposal.residents.decisions):
        if is_voted(decision):
            yield from _too_many_votes(decision, index)
            yield from _no_majority(decision, index)


def _too_many_votes(decision: ResidentDecision, index: int) -> Iterator[Hit]:
    counts = (decision.votes_for, decision.votes_against, decision.votes_blank)
    votes = sum(count or 0 for count in counts)
    if decision.households is None or votes <= VOTES_A_HOUSEHOLD * decision.households:
        return
    values = {
        "number": index + 1,
        "votes": votes,
        "households": decision.households,
        "most": VOTES_A_HOUSEHOLD * decision.households,
    }
    says = "ballot" if decision.forum == "ballot" else "meeting"
    yield Hit(key=f"residents.decisions[{index}].households", says=says, values=values)


def _no_majority(decision: ResidentDecision, index: int) -> Iterator[Hit]:
    votes_for, votes_against = decision.votes_for, decision.votes_against
    if votes_for is None or votes_against is None or decision.unanimous:
        return
    if votes_for <= votes_against:
        values = {"number": index + 1, "votes_for": votes_for, "votes_against": votes_against}
        yield Hit(key=f"residents.decisions[{index}].votes_for", says="no-majority", values=values)


def decision_is_old(proposal: Proposal, circumstances: Circumstances) -> Iterator[Hit]:
    """Find, for 1.5, each department whose latest decision is older than the local limit.

    The limit is a number of months, and the rule is off until it is set.
    """
    months = circumstances.limits.get("decision_age_months")
    if months is None:
        return
    for index, decision in _latest_decisions(proposal).items():
        if decision.date and months_after(decision.date, months) < circumstances.today:
            says = "one" if months == 1 else "found"
            values = {"date": decision.date, "months": months}
            yield Hit(key=f"residents.decisions[{index}].date", says=says, values=values)


def _latest_decisions(proposal: Proposal) -> dict[int, ResidentDecision]:
    """Give each department's latest dated decision; an older one before it does no harm."""
    latest: dict[str, tuple[int, ResidentDecision]] = {}
    for index, decision in enumerate(proposal.residents.decisions):
        if decision.forum not in DECIDING or not decision.department or not decision.date:
            continue
        name = same_name(decision.department)
        before = latest[name][1].date if name in latest else None
        if before is None or decision.date > before:
            latest[name] = index, decision
    return dict(latest.values())


def decision_without_evidence(proposal: Proposal, _: Circumstances) -> Iterator[Hit]:
    """Find, for 1.5, each decision for which no minutes, item or annex is named.

    What is no decision is groundwork, of which 1.5 asks for nothing: a hint.
    """
    for index, decision in enumerate(proposal.residents.decisions):
        if decision.evidence is None:
            may_decide = decision.forum is None or decision.forum in DECIDING
            told = "found" if decision.department else "nameless"
            yield Hit(
                key=f"residents.decisions[{index}].evidence",
                says=told if may_decide else "groundwork",
                values={"department": bare_name(decision.department or ""), "number": index + 1},
                severity=None if may_decide else Severity.HINT,
            )


def decision_for_another_department(proposal: Proposal, _: Circumstances) -> Iterator[Hit]:
    """Find, for 1.5, each decision that names a department which the proposal does not."""
    ours = departments(proposal)
    more = ("…",) if len(ours) > MOST_NAMED else ()
    named = (*islice(ours.values(), MOST_NAMED), *more)
    for index, decision in enumerate(proposal.residents.decisions):
        if ours and decision.department and same_name(decision.department) not in ours:
            values = {
                "department": bare_name(decision.department),
                "departments": named,
            }
            yield Hit(key=f"residents.decisions[{index}].department", values=values)


def _decisions_by_department(proposal: Proposal) -> dict[str, dict[int, ResidentDecision]]:
    """Return each department's decisions by their index, by what is equal in its name."""
    by_department: dict[str, dict[int, ResidentDecision]] = {}
    for index, decision in enumerate(proposal.residents.decisions):
        if decision.department is not None:
            by_department.setdefault(same_name(decision.department), {})[index] = decision
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
    ),
    Rule(
        code="LOK03",
        name="decision-not-yet-made",
        clause="1.5",
        severity=Severity.ERROR,
        check=decision_not_yet_made,
    ),
    Rule(
        code="LOK04",
        name="votes-do-not-hold",
        clause="1.5",
        severity=Severity.ERROR,
        check=votes_do_not_hold,
    ),
    Rule(
        code="LOK05",
        name="decision-is-old",
        clause="1.5",
        severity=Severity.WARNING,
        check=decision_is_old,
    ),
    Rule(
        code="LOK06",
        name="decision-without-evidence",
        clause="1.5",
        severity=Severity.WARNING,
        check=unless_draft(decision_without_evidence),
    ),
    Rule(
        code="LOK07",
        name="decision-for-another-department",
        clause="1.5",
        severity=Severity.WARNING,
        check=decision_for_another_department,
    ),
)
