"""A rule that breaks costs that rule only: its exception, its finding, its clause's verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.core.struct import replace
from aabsocial.model.findings import Outcome, VerdictKind
from aabsocial.model.policy import Breach
from aabsocial.model.proposal import Exemption
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import DecodedAnswers
from aabsocial.review.review import review, review_each_answer
from tests.support.policies import breaks, policy_with
from tests.support.proposals import ON_THE_DAY, TODAY, a_proposal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from aabsocial.model.findings import Review
    from aabsocial.model.policy import Policy
    from tests.support.policies import Check

POLICY = load_policy()
BROKEN = "BRO01"
CLAUSE = "5.1"
NO_CRITERIA = {"success_criteria": ()}  # what EFF01 and others find


def breaks_after_a_breach(*_: object) -> Iterator[Breach]:
    yield Breach(key="municipality.core_task")
    raise RuntimeError


def names_no_sentence(*_: object) -> Iterator[Breach]:
    yield Breach(key="municipality.core_task", message_key="no such sentence")


def reviewed(
    policy: Policy, errors: list[Exception], changes: Mapping[str, object] | None = None
) -> Review:
    """Return the review of the complete proposal with changes; errors of ours go to the list."""
    review_context = replace(ON_THE_DAY, on_error=errors.append)
    return review(policy, DecodedAnswers(proposal=a_proposal(changes)), review_context)


@pytest.mark.parametrize("check", [breaks, breaks_after_a_breach, names_no_sentence])
def test_a_broken_rule_leaves_one_finding_and_every_other_rules(
    check: Check,
) -> None:
    errors: list[Exception] = []
    result = reviewed(policy_with(check, BROKEN), errors, NO_CRITERIA)

    first, *others = result.findings
    assert (first.rule, first.clause, first.key) == ("INT01", CLAUSE, "")
    assert BROKEN in first.message.in_("da")
    assert others == list(reviewed(POLICY, [], NO_CRITERIA).findings)
    assert others
    assert len(errors) == 1


def test_every_broken_rule_is_an_error_and_a_finding_of_its_own() -> None:
    errors: list[Exception] = []
    result = reviewed(policy_with(breaks, "BRO01", "EFF01"), errors)

    assert [finding.rule for finding in result.findings] == ["INT01", "INT01"]
    assert [type(error) for error in errors] == [RuntimeError, RuntimeError]


def test_the_clause_of_a_broken_rule_is_not_judged() -> None:
    result = reviewed(policy_with(breaks, BROKEN), [])

    (verdict,) = (verdict for verdict in result.verdicts if verdict.clause == CLAUSE)
    assert (verdict.kind, result.outcome) == (VerdictKind.MISSING, Outcome.NOT_READY)


def test_an_exemption_from_a_broken_rule_is_not_called_unused() -> None:
    exemption = Exemption(rule=BROKEN, reason="Aftalt", granted_by="Driftschefen", granted_on=TODAY)
    changes = {"exemptions": (exemption,)}

    assert [it.rule for it in reviewed(POLICY, [], changes).findings] == ["UND03"]
    assert [it.rule for it in reviewed(policy_with(breaks, BROKEN), [], changes).findings] == [
        "INT01"
    ]


@pytest.mark.parametrize("judge", [review, review_each_answer])
def test_a_broken_rule_is_raised_where_nobody_takes_the_error(
    judge: Callable[..., Review],
) -> None:
    with pytest.raises(RuntimeError):
        judge(policy_with(breaks, BROKEN), DecodedAnswers(proposal=a_proposal()), ON_THE_DAY)
