"""Rules on what is known of the effect, and on what a pilot is to teach (6.2, 6.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.model.findings import Severity
from aabsocial.model.policy import Breach, Rule
from aabsocial.policy.aab.detectors.denials import denies
from aabsocial.policy.aab.predicates import is_no_pilot, is_pilot, unless_draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.model.policy import ReviewContext
    from aabsocial.model.proposal import EvidenceLevel, Proposal

DOCUMENTED: frozenset[EvidenceLevel | None] = frozenset({"research", "own-evaluation"})


def effect_not_documented(proposal: Proposal, review_context: ReviewContext) -> Iterator[Breach]:
    """6.2: the effect is not documented, and the initiative is not declared a pilot.

    What documents it, and the source of that, are then no questions of their own; nor is the
    pilot, of which a known level speaks too.
    """
    level, pilot = proposal.effect.evidence_level, proposal.initiative.pilot
    still_open = level is None or pilot is None
    if pilot or level in DOCUMENTED or (review_context.as_draft and still_open):
        return
    also = ("effect.documentation", "effect.source", *(("initiative.pilot",) if level else ()))
    yield Breach(key="effect.evidence_level", related=also, message_key=level or "unanswered")


def effect_without_source(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """6.2: the effect is said to be known, and no source can be looked up."""
    effect = proposal.effect
    documented = is_no_pilot(proposal) and effect.evidence_level in DOCUMENTED
    if documented and denies(effect.source):
        yield Breach(key="effect.source")


def pilot_without_learning(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """6.3: a pilot does not say what is new and what is to be learnt."""
    if is_pilot(proposal) and proposal.initiative.pilot_learning is None:
        yield Breach(key="initiative.pilot_learning")


RULES = (
    Rule(
        code="EFF01",
        name="effect-not-documented",
        clause="6.2",
        severity=Severity.ERROR,
        check=effect_not_documented,
    ),
    Rule(
        code="EFF02",
        name="effect-without-source",
        clause="6.2",
        severity=Severity.WARNING,
        check=unless_draft(effect_without_source),
        reason_not_error="the effect is documented; a source lets the board look it up",
    ),
    Rule(
        code="EFF03",
        name="pilot-without-learning",
        clause="6.3",
        severity=Severity.ERROR,
        check=unless_draft(pilot_without_learning),
    ),
)
