"""Which findings a page shows, in the order of their numbers there (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.tasks import findings_beside, findings_in, in_the_way, standing_findings
from aabsocial.model.findings import Gravity, Severity, gravest_first
from aabsocial.policy.builtin_rules import BUILTIN, builtin_rule_words
from aabsocial.questionnaire.open_answers import may_stand_open

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.interview.session import Session
    from aabsocial.model.findings import Finding


def findings_on_page(session: Session) -> tuple[Finding, ...]:
    """Return the findings that the page at hand numbers."""
    match session.location.kind:
        case ScreenKind.REVIEW:
            return _hindering_first(session, gravest_first(standing_findings(session)))
        case ScreenKind.TASK:
            return tuple(gravest_first(findings_in(session, session.location.key)))
        case ScreenKind.SUBMISSION:
            return _hindering_first(session, standing_in_the_way(session))
        case _:
            return findings_to_show(session, session.location.key)


def findings_to_show(session: Session, task: str) -> tuple[Finding, ...]:
    """Return what the page at a task's end shows; of the file and folder, what arose since."""
    beside = findings_beside(session)
    if not task:
        return tuple(gravest_first(beside))
    new = (it for it in beside if (it.rule, it.key) not in session.shown_before)
    return tuple(gravest_first((*findings_in(session, task), *new)))


def has_new_findings(session: Session, task: str) -> bool:
    """Return whether a finished task, or its folder, has a warning or an error not shown yet.

    Hints interrupt nobody, nor does what was left open on purpose: the hub counts them, and the
    ending tells them.
    """
    found = in_the_way((*findings_in(session, task), *findings_beside(session)))
    return any(it.gap is None and (it.rule, it.key) not in session.shown_findings for it in found)


def ways_to_mend(session: Session, finding: Finding) -> tuple[Location, ...]:
    """Return where a finding is mended: at its answer, and at others that its remedy speaks of."""
    code, policy = finding.rule, session.policy
    words = policy.rule_words.get(code) or (builtin_rule_words(code) if code in BUILTIN else None)
    others = words.keys_elsewhere(finding.message) if words else ()
    ways: dict[str, Location] = {}
    for key in (finding.key, *others):
        location = Location(ScreenKind.QUESTION, key)
        item = policy.items.get(location.item_key)
        if item and (key == finding.key or item.applies(session.proposal)):
            ways.setdefault(policy.spot_key(item.key), location)
    return tuple(ways.values())


def standing_in_the_way(session: Session) -> tuple[Finding, ...]:
    """Return the errors, what is to be settled, and then the warnings.

    A hint is among them where it speaks of a necessary answer that is missing.
    """
    found = tuple(standing_findings(session))
    hints = (it for it in found if it.gravity is Gravity.HINT and is_on_missing(session, it))
    return tuple(gravest_first((*in_the_way(found), *hints)))


def is_on_missing(session: Session, finding: Finding) -> bool:
    """Return whether a finding speaks of a necessary answer that is missing and not marked."""
    return any(key in session.open_keys for key in (finding.key, *finding.also))


def hinders(session: Session, finding: Finding) -> bool:
    """Return whether handing in must wait: of a necessary answer to be settled, without a note.

    The board must have what it decides on: the residents' decision, the goals, the evaluation and
    the money are never open when a proposal is handed in.
    """
    is_needed = finding.severity is not Severity.HINT
    if finding.gap is None:
        is_missing = is_needed and is_on_missing(session, finding)
        return finding.severity is Severity.ERROR or is_missing
    return is_needed and not (finding.gap.note and _may_be_awaited(session, finding))


def _may_be_awaited(session: Session, finding: Finding) -> bool:
    return may_stand_open(session.item_at(Location(ScreenKind.QUESTION, finding.key)))


def waits_for(session: Session, finding: Finding) -> str:
    """Return what handing in waits for where an answer is left open: a `note`, or the `answer`."""
    if finding.gap is None or not hinders(session, finding):
        return ""
    return "note" if _may_be_awaited(session, finding) else "answer"


def _hindering_first(session: Session, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda it: not hinders(session, it)))
