"""Who can settle a finding, and so who must act before a proposal is ready (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from aabsocial.localization.messages import Messages
from aabsocial.model.findings import Outcome, Severity
from aabsocial.review.internal_errors import INTERNAL_ERROR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aabsocial.localization.messages import LocalizedText
    from aabsocial.model.findings import Finding

messages = Messages(__file__)
Actor: TypeAlias = Literal[
    "proposer",
    "residents",
    "proposer-and-volunteers",
    "proposer-and-partner",
    "proposer-and-municipality",
    "funders",
    "maintainer",
]
# The rules whose findings the proposer cannot settle alone.
BY_RULE: Mapping[str, Actor] = {
    **dict.fromkeys(("LOK01", "LOK02", "LOK03", "LOK05"), "residents"),
    **dict.fromkeys(("LOK11", "LOK12"), "proposer-and-volunteers"),
    **dict.fromkeys(("PAR03", "PAR04"), "proposer-and-partner"),
    **dict.fromkeys(("BRO01", "BRO02", "BRO04"), "proposer-and-municipality"),
    "FIN05": "funders",
    INTERNAL_ERROR: "maintainer",
}


def actor_for(finding: Finding) -> Actor:
    """Return who can settle a finding: whoever its rule depends on, else the proposer."""
    return BY_RULE.get(finding.rule, "proposer")


def actors_for(outcome: Outcome, findings: Iterable[Finding]) -> tuple[Actor, ...]:
    """Return who must act before a proposal is ready, those with an error to settle first.

    Hints and exempt findings hold nobody up. Where answers are missing of which nothing is found,
    as in a draft, the proposer gives them.
    """
    weighing = [it for it in findings if not it.exempt and it.severity is not Severity.HINT]
    weighing.sort(key=lambda it: it.severity is not Severity.ERROR)
    found = tuple(dict.fromkeys(actor_for(it) for it in weighing))
    if not found and outcome in {Outcome.NOT_READY, Outcome.UNREADABLE, Outcome.NO_PROPOSAL}:
        return ("proposer",)
    return found


def actor_name(actor: Actor) -> LocalizedText:
    """Return the words that readers know an actor by."""
    return messages[actor]
