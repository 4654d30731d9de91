"""A fault of ours in one rule, or in the papers, costs that and nothing else."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.errors import AabsocialError
from aabsocial.finding import Outcome, Review
from aabsocial.proposal import Proposal
from aabsocial.questionnaire import read_answers
from aabsocial.validation.outdated import outdated_papers
from aabsocial.validation.rules import INTERNAL_ERROR, PAPER_OUT_OF_DATE, found
from aabsocial.validation.whole import whole_review

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.finding import Finding
    from aabsocial.policy import Policy, Rule
    from aabsocial.store import StoredProposal
    from aabsocial.validation.terms import Terms


def despite_faults(
    stored: StoredProposal, terms: Terms, beside: tuple[Finding, ...] = ()
) -> Review:
    """Review a proposal as a whole; a rule that breaks on it becomes a finding of its own."""
    try:
        return whole_review(terms.policy, stored, terms.circumstances, beside)
    except Exception as fault:  # noqa: BLE001 - whatever a rule does, the others are still told
        terms.log(fault)
        return _without_what_breaks(stored, terms, beside)


def papers_despite_faults(
    stored: StoredProposal, review: Review, terms: Terms, beside: tuple[Finding, ...] = ()
) -> tuple[Finding, ...]:
    """Compare the papers; a fault on the way is a finding of its own.

    A template of the user's that cannot be used is no fault of ours, and is told as it is.
    """
    try:
        return outdated_papers(stored, review, terms, beside)
    except AabsocialError:
        raise
    except Exception as fault:  # noqa: BLE001 - whatever breaks, the findings are still told
        terms.log(fault)
        return (found(INTERNAL_ERROR, "", code=PAPER_OUT_OF_DATE),)


def _without_what_breaks(
    stored: StoredProposal, terms: Terms, beside: tuple[Finding, ...]
) -> Review:
    try:
        broken = tuple(_broken_rules(stored, terms))
        told = tuple(
            replace(found(INTERNAL_ERROR, "", code=rule.code), clause=rule.clause)
            for rule in broken
        )
        policy = _policy_without(terms.policy, frozenset(rule.code for rule in broken))
        return whole_review(policy, stored, terms.circumstances, (*beside, *told))
    except Exception as fault:  # noqa: BLE001 - the fault lies outside the rules
        terms.log(fault)
        whole = (found(INTERNAL_ERROR, "", "whole"), *beside)
        return Review(proposal=Proposal(), verdicts=(), findings=whole, outcome=Outcome.NOT_READY)


def _broken_rules(stored: StoredProposal, terms: Terms) -> Iterator[Rule]:
    proposal = read_answers(terms.policy, stored.answers).proposal
    for rule in terms.policy.rules.values():
        try:
            for hit in rule.check(proposal, terms.circumstances):
                terms.policy.rule_words[rule.code].sentences(hit)
        except Exception:  # noqa: BLE001 - this is the one that is looked for
            yield rule


@cache
def _policy_without(policy: Policy, codes: frozenset[str]) -> Policy:
    chapters = tuple(
        replace(chapter, rules=tuple(rule for rule in chapter.rules if rule.code not in codes))
        for chapter in policy.chapters
    )
    return replace(policy, chapters=chapters)
