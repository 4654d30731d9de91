"""Every rule stands in the tables: met, broken, out of its reach, and on each side of a branch."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aabsocial.core.struct import replace
from aabsocial.model.policy import ReviewContext
from aabsocial.policy.aab import load_policy
from tests.support.proposals import REGISTER, TODAY, a_proposal, breaches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.model.proposal import Proposal
    from tests.policy.aab.tables import Changes

HERE = Path(__file__).parent
TABLES = ("MEETS", "BREAKS", "DOES_NOT_APPLY", "OPEN_IN_A_DRAFT")
LIMITS = {"decision_age_months": 24, "contingency_percent": 10, "landsbyggefonden_percent": 75}
MEETING = date(2026, 9, 9)
LIMITED = ReviewContext(today=TODAY, limits=LIMITS, departments=REGISTER, decided_on=MEETING)
A_LIMITED_DRAFT = replace(LIMITED, as_draft=True)
BRANCHES = {  # what the policy makes a difference for, and the answer that rules out the most
    "initiative.external_financing": False,
    "initiative.pilot": True,
    "initiative.concerns_debt": False,
    "municipality.party": False,
    "residents.existing_volunteering": "none",
    "finance.no_money": True,
    "operations.supports": "yes",
    "physical.connected": "yes",
}
AMOUNTS = ("budget", "financing")  # what is free has none; beside some, nothing is ruled out


def cases_in(table: str) -> Iterator[tuple[str, Changes]]:
    """Yield the rule and the changes of every case that the tests have in a table."""
    for path in sorted(HERE.rglob("test_*.py")):
        module = ".".join(path.relative_to(HERE).with_suffix("").parts)
        by_rule = getattr(import_module(f"tests.policy.aab.{module}"), table, {})
        for code, cases in by_rule.items():
            for case in cases.values():
                yield code, case[0] if isinstance(case, tuple) else case


CASES = {table: tuple(cases_in(table)) for table in TABLES}
RULES_IN = {table: {code for code, _ in cases} for table, cases in CASES.items()}


@pytest.mark.parametrize("code", load_policy().rules)
def test_every_rule_has_cases_that_pass_break_and_do_not_apply(code: str) -> None:
    no_case = "has no case in {} of the test of its module: a name, and the answers to change"
    assert code in RULES_IN["MEETS"], f"{code} {no_case.format('MEETS')}"
    assert code in RULES_IN["BREAKS"], f"{code} {no_case.format('BREAKS')}, and what it finds"
    out_of_reach = RULES_IN["DOES_NOT_APPLY"] | RULES_IN["OPEN_IN_A_DRAFT"]
    assert code in out_of_reach, f"{code} {no_case.format('DOES_NOT_APPLY')}"


def test_rules_silent_on_drafts_are_tested_with_drafts() -> None:
    lenient = {
        code
        for code, changes in CASES["BREAKS"]
        if not breaches(code, a_proposal(changes), A_LIMITED_DRAFT)
    }
    assert len(lenient) > 20
    assert lenient - RULES_IN["OPEN_IN_A_DRAFT"] == set(), "no case in OPEN_IN_A_DRAFT"


def _sides(key: str, other: object, changes: Changes) -> tuple[Proposal, Proposal]:
    """Return a case on its own side of a branch and on the other."""
    sides = a_proposal(changes), a_proposal({**changes, key: other})
    if key != "finance.no_money":
        return sides
    here, there = (replace(side, **dict.fromkeys(AMOUNTS, ())) for side in sides)
    return here, there


@pytest.mark.parametrize(("key", "other"), BRANCHES.items(), ids=BRANCHES)
def test_both_sides_of_every_branch_are_tried(key: str, other: object) -> None:
    cases = ((code, _sides(key, other, changes)) for code, changes in CASES["BREAKS"])
    silenced = {
        code
        for code, (here, there) in cases
        if breaches(code, here, LIMITED) and not breaches(code, there, LIMITED)
    }
    tried = {
        code
        for table in ("MEETS", "DOES_NOT_APPLY")
        for code, changes in CASES[table]
        if key in changes
    }
    assert silenced
    assert silenced - tried == set(), f"no case with {key} in MEETS or DOES_NOT_APPLY"
