"""Find the answers that are left open on purpose (FOR01), and the marks that fit none (FOR10).

A missing answer that is marked is told as something to settle, with its note, and never as
something forgotten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.localization.messages import LANGUAGES, LocalizedText, Messages
from aabsocial.model.answers import path_of, plain_key
from aabsocial.model.findings import Gravity, Severity
from aabsocial.model.policy import severity_when_missing
from aabsocial.policy.builtin_rules import builtin_finding
from aabsocial.questionnaire.gaps import (
    GapState,
    asked_at,
    covered_by,
    gaps_told,
    placed_gaps,
    what_is_open,
    why,
)
from aabsocial.questionnaire.prompts import prompt_of
from aabsocial.questionnaire.questions import open_questions, value_at
from aabsocial.questionnaire.quoting import quote_value

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from aabsocial.localization.messages import Message
    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Policy
    from aabsocial.model.proposal import Proposal
    from aabsocial.questionnaire.gaps import GapTold

messages = Messages(__file__)
ANSWER_MISSING, GAP_OF_NO_QUESTION = "FOR01", "FOR10"
LEFT_OPEN = "left_open"  # the gap of a ground that holds the answers it speaks of


def gap_findings(policy: Policy, proposal: Proposal) -> Iterator[Finding]:
    """Find what is left open on purpose, once at each spot, in the order of the file (FOR01)."""
    missing = tuple(one.key for one in open_questions(policy, proposal))
    for told in gaps_told(policy, proposal):
        yield _open(policy, proposal, told, missing)


def _open(policy: Policy, proposal: Proposal, told: GapTold, missing: tuple[str, ...]) -> Finding:
    """Return what is told of one gap; where nobody needs the answer, it is a hint.

    An empty list that a clause asks for is more: something else may be said instead of it.
    """
    key, gap = told.keys[0], told.gap
    covered = tuple(it for one in told.keys for it in covered_by(one, missing))
    clause = _clause(policy, key)
    reason = why(gap)
    values = {
        "what": _in_both(policy, proposal, told.keys),
        "prompt": _prompt(policy, proposal, told.keys),
        "why": reason or "",
    }
    finding = builtin_finding(ANSWER_MISSING, key, "awaited" if reason else "open", **values)
    is_needed = covered or _is_needed(policy, proposal, key)
    is_empty = key in policy.groups and not value_at(proposal, key)
    unneeded = Severity.WARNING if is_empty and clause else Severity.HINT
    severity = severity_when_missing(policy, clause) if is_needed else unneeded
    also = tuple(it for it in dict.fromkeys((*covered, *told.keys)) if it != key)
    return replace(finding, severity=severity, clause=clause, gap=gap, also=also)


def _is_needed(policy: Policy, proposal: Proposal, key: str) -> bool:
    """Return whether a list is needed, also where it has records already."""
    group = policy.groups.get(key)
    return group is not None and group.needed(proposal)


def _prompt(policy: Policy, proposal: Proposal, keys: tuple[str, ...]) -> LocalizedText:
    """Return the question that is open; where several are, the one that asks for them together."""
    key, *others = keys
    if others:
        return policy.joint_of[key].words.prompt
    return prompt_of(policy, proposal, asked_at(policy, key).key)


def _in_both(policy: Policy, proposal: Proposal, keys: tuple[str, ...]) -> LocalizedText:
    """Return what a gap is about, in each language."""
    told = {language: what_is_open(policy, proposal, keys, language) for language in LANGUAGES}
    return LocalizedText(**told)


def _clause(policy: Policy, key: str) -> str:
    """Return the clause that a gap's question asks for; a record's field has its group's."""
    item = asked_at(policy, key)
    group = policy.items.get(plain_key(path_of(key)).rpartition(".")[0])
    return next(iter(item.clauses or (group.clauses if group else ())), "")


def faulty_gaps(policy: Policy, proposal: Proposal) -> Iterator[Finding]:
    """Find each mark that no question has, and each on a question that is answered (FOR10)."""
    for index, placed in enumerate(placed_gaps(policy, proposal)):
        key = f"gaps[{index}].key"
        if placed.gap.key is None:
            continue
        if placed.state is GapState.UNKNOWN:
            written = quote_value(placed.gap.key)
            yield builtin_finding(GAP_OF_NO_QUESTION, key, "unknown", written=written)
        elif placed.state is GapState.ANSWERED:
            what = _in_both(policy, proposal, (placed.key,))
            finding = builtin_finding(GAP_OF_NO_QUESTION, key, "answered", what=what)
            yield replace(finding, severity=Severity.HINT)


def without_gap_keys(
    findings: Iterable[Finding], told: Iterable[Finding], policy: Policy, proposal: Proposal
) -> list[Finding]:
    """Return findings but those on a missing answer that a gap tells of already.

    Those on a list that has records say something else than that it is missing.
    """
    open_keys = {key for gap in told for key in (gap.key, *gap.also)}
    open_keys -= {key for key in policy.groups if value_at(proposal, key)}
    return [finding for finding in findings if finding.key not in open_keys]


def told_as_missing(findings: Iterable[Finding], missing: Container[str]) -> tuple[Finding, ...]:
    """Return the findings that speak of answers which are missing, and not left open on purpose.

    One may speak of several, and is counted once, as it is listed once. A hint is no such finding:
    the proposal can do without what it asks for.
    """
    return tuple(
        it
        for it in findings
        if not (it.gap or it.exempt or it.gravity is Gravity.HINT)
        and any(key in missing for key in (it.key, *it.also))
    )


def without_note(finding: Finding) -> Finding:
    """Return a finding on a gap as the public may read it: that it is open, and no more."""
    if finding.gap is None:
        return finding
    bare = builtin_finding(
        ANSWER_MISSING, finding.key, "open", **{**finding.message.values, "why": ""}
    )
    hidden = replace(finding.gap, note=None, by=None, who=None)
    return replace(finding, message=bare.message, remedy=bare.remedy, gap=hidden)


def ground_of_gaps(findings: Iterable[Finding]) -> Message | None:
    """Return what a missing verdict rests on where all that weighs on it is left open on purpose.

    `None` where something else is missing too.
    """
    weighing = [it for it in findings if it.severity is not Severity.HINT and not it.exempt]
    if not weighing or any(it.gap is None for it in weighing):
        return None
    answers = tuple(
        messages.message(
            "answer-why" if it.message.values["why"] else "answer", **it.message.values
        )
        for it in weighing
    )
    return messages.message("ground", **{LEFT_OPEN: answers})


def ground_without_notes(ground: Message | None) -> Message | None:
    """Return a verdict's ground that still says which answers are left open, but not why."""
    if ground is None or LEFT_OPEN not in ground.values:
        return ground
    answers = ground.values[LEFT_OPEN]
    bare = tuple(
        messages.message("answer", what=one.values["what"])
        for one in (answers if isinstance(answers, tuple) else ())
    )
    return ground._replace(values={LEFT_OPEN: bare})
