"""Whoever must act is named: those a rule depends on, the proposer otherwise, nobody when ready."""

from __future__ import annotations

from typing import get_args

import pytest

from aabsocial.core.struct import replace
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.findings import Finding, Outcome, Severity
from aabsocial.policy.aab import load_policy
from aabsocial.policy.builtin_rules import BUILTIN
from aabsocial.review.actors import BY_RULE, Actor, actor_for, actor_name, actors_for
from tests.support.reports import ADVICE, EXEMPTION, MISSING

WARNING = replace(MISSING, rule="FIN05", severity=Severity.WARNING)
ANSWER = replace(MISSING, rule="FOR01")


def test_the_proposer_acts_where_no_rule_says_otherwise() -> None:
    assert [actor_for(it) for it in (MISSING, ANSWER)] == ["residents", "proposer"]


def test_those_with_an_error_to_settle_come_first() -> None:
    found = (WARNING, ANSWER, MISSING, ANSWER)

    assert actors_for(Outcome.NOT_READY, found) == ("proposer", "residents", "funders")


@pytest.mark.parametrize("finding", [ADVICE, replace(MISSING, exempt=EXEMPTION)])
def test_hints_and_exempt_findings_hold_nobody_up(finding: Finding) -> None:
    assert actors_for(Outcome.READY, (finding,)) == ()


@pytest.mark.parametrize("outcome", [Outcome.NOT_READY, Outcome.UNREADABLE, Outcome.NO_PROPOSAL])
def test_what_is_not_ready_always_waits_for_somebody(outcome: Outcome) -> None:
    assert actors_for(outcome, ()) == ("proposer",)


def test_every_rule_that_names_an_actor_is_a_rule() -> None:
    assert BY_RULE.keys() <= load_policy().rules.keys() | BUILTIN.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_actor_has_a_name(language: Language) -> None:
    assert all(actor_name(actor).in_(language) for actor in get_args(Actor))
