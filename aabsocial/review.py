"""From a policy and a proposal to verdicts and findings (pure)."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aabsocial.answers import key_of, path_of
from aabsocial.assessments import assessment_of, misplaced_assessments
from aabsocial.exemptions import faulty_exemptions, with_exemptions
from aabsocial.finding import Finding, Outcome, Review, Severity, Verdict, VerdictKind
from aabsocial.policy import Clause, always, leaves
from aabsocial.questionnaire import Structure, nothing_in, open_questions
from aabsocial.value import Value
from aabsocial.wording import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from aabsocial.policy import Circumstances, Hit, Item, Policy, Rule
    from aabsocial.proposal import Proposal

WORDS = Path(__file__).with_suffix(".toml")
BY_SEVERITY = {
    Severity.ERROR: VerdictKind.NOT_MET,
    Severity.WARNING: VerdictKind.PARTLY_MET,
}
BY_ASSESSMENT = {
    "met": VerdictKind.MET,
    "partly-met": VerdictKind.PARTLY_MET,
    "not-met": VerdictKind.NOT_MET,
}


def review(policy: Policy, structure: Structure, circumstances: Circumstances) -> Review:
    """Judge one proposal by its policy: every finding, every clause's verdict, the outcome."""
    proposal = structure.proposal
    by_rules = _found_by_rules(policy, proposal, circumstances)
    found = [*structure.findings, *_of_readable_answers(structure, by_rules)]
    if proposal.exemptions:
        found += faulty_exemptions(proposal, policy, circumstances)
    if proposal.assessments:
        found += misplaced_assessments(proposal, policy)
    if not circumstances.as_draft:
        spoken_of = {key for finding in found for key in (finding.key, *finding.also)}
        unanswered = _unanswered(policy, proposal, spoken_of)
        found += _of_readable_answers(structure, unanswered)
    if proposal.exemptions:
        found = [*with_exemptions(found, proposal, policy, circumstances)]
    findings = tuple(found)
    return Review(
        proposal=proposal,
        findings=findings,
        verdicts=_verdicts(policy, proposal, findings),
        outcome=outcome(findings),
    )


def outcome(findings: Iterable[Finding]) -> Outcome:
    """Say in one word what findings amount to; what is exempt does not weigh."""
    severities = {finding.severity for finding in findings if not finding.exempt}
    if Severity.ERROR in severities:
        return Outcome.NOT_READY
    return Outcome.READY_WITH_REMARKS if Severity.WARNING in severities else Outcome.READY


def worst(kinds: Iterable[VerdictKind]) -> VerdictKind:
    """Give the verdict of a principle: the worst of its clauses'."""
    present = set(kinds)
    return next((kind for kind in VerdictKind if kind in present), VerdictKind.NOT_APPLICABLE)


def _found_by_rules(
    policy: Policy, proposal: Proposal, circumstances: Circumstances
) -> Iterator[Finding]:
    for rule in policy.rules.values():
        for hit in rule.check(proposal, circumstances):
            yield _finding(policy, rule, hit)


def _of_readable_answers(structure: Structure, found: Iterable[Finding]) -> Iterable[Finding]:
    """Leave out what rests on an answer that cannot be read: that is told already."""
    unreadable = {
        finding.key
        for finding in structure.findings
        if finding.severity is Severity.ERROR and finding.rule.startswith("FIL")
    }
    if not unreadable:
        return found
    return (
        finding
        for finding in found
        if unreadable.isdisjoint(
            part for key in (finding.key, *finding.also) for part in _wholes_of(key)
        )
    )


def _wholes_of(key: str) -> Iterator[str]:
    """Give a key and those of the tables and records it lies in."""
    path = path_of(key)
    return (key_of(path[:length]) for length in range(1, len(path) + 1))


def _finding(policy: Policy, rule: Rule, hit: Hit) -> Finding:
    message, remedy = policy.rule_words[rule.code].sentences(hit)
    return Finding(
        rule=rule.code,
        name=rule.name,
        severity=hit.severity or rule.severity,
        clause=rule.clause if hit.clause is None else hit.clause,
        key=hit.key,
        also=hit.also,
        message=message,
        remedy=remedy,
    )


def _unanswered(policy: Policy, proposal: Proposal, spoken_of: set[str]) -> Iterator[Finding]:
    """Find each required answer that is missing and that nothing else speaks of (FOR01)."""
    for missing in open_questions(policy, proposal):
        if missing.key in spoken_of:
            continue
        words = policy.item_words[missing.question.key]
        message, remedy = told(WORDS, "FOR01", label=words.label, prompt=words.prompt)
        yield Finding(
            rule="FOR01",
            name="answer-missing",
            severity=Severity.ERROR,
            clause=_clause_of(policy, missing.question),
            key=missing.key,
            message=message,
            remedy=remedy,
        )


def _clause_of(policy: Policy, item: Item) -> str:
    """Give the clause an item asks for; a record's field has its group's."""
    group = policy.items.get(item.key.rpartition(".")[0])
    return next(iter(item.clauses or (group.clauses if group else ())), "")


class _Bearing(Value):
    """What of a policy bears on one clause: whether a rule tests it, and who asks about it.

    `asking` holds for each such item what takes its answer out of a proposal, what it is while
    nobody answered, and when the item is asked. `in_use` and `out_of_use` are the clause's verdicts
    where nothing is found, shared by thousands of proposals; `settled` is the one that every
    proposal has, if there is one.
    """

    clause: Clause
    number: str
    chapter: str
    applies: Callable[[Proposal], bool]
    is_tested: bool
    asking: tuple[tuple[attrgetter[Any], object, Callable[[Proposal], bool]], ...]
    in_use: Verdict
    out_of_use: Verdict
    settled: Verdict | None


@cache
def _bearings(policy: Policy) -> tuple[_Bearing, ...]:
    """Give what bears on each clause; it is the same for every proposal."""
    tested = frozenset(rule.clause for rule in policy.rules.values())
    naming = tuple((item, _clauses_named(item)) for item in policy.items.values())
    return tuple(_bearing(clause, tested, naming) for clause in policy.clauses.values())


def _clauses_named(item: Item) -> frozenset[str]:
    return frozenset(number for part in (item, *leaves(item)) for number in part.clauses)


def _bearing(
    clause: Clause, tested: frozenset[str], naming: Iterable[tuple[Item, frozenset[str]]]
) -> _Bearing:
    numbers = (clause.number, clause.chapter)
    is_tested = not tested.isdisjoint(numbers)
    asking = (item for item, clauses in naming if not clauses.isdisjoint(numbers))
    kind = VerdictKind.FOR_THE_BOARD if clause.judged else VerdictKind.MET
    in_use = Verdict(clause=clause.number, kind=kind)
    return _Bearing(
        clause=clause,
        number=clause.number,
        chapter=clause.chapter,
        applies=clause.applies,
        is_tested=is_tested,
        asking=tuple((attrgetter(item.key), nothing_in(item), item.applies) for item in asking),
        in_use=in_use,
        out_of_use=Verdict(clause=clause.number, kind=VerdictKind.NOT_APPLICABLE),
        settled=in_use if is_tested and clause.applies is always else None,
    )


def _verdicts(
    policy: Policy, proposal: Proposal, findings: tuple[Finding, ...]
) -> tuple[Verdict, ...]:
    bearings = _bearings(policy)
    if not findings and not proposal.assessments:  # as with most
        return tuple([it.settled or _without_findings(proposal, it) for it in bearings])
    judged = {judgement.clause for judgement in proposal.assessments}
    return tuple(
        _verdict(proposal, bearing, mine)
        if mine or bearing.number in judged
        else bearing.settled or _without_findings(proposal, bearing)
        for bearing in bearings
        for numbers in [(bearing.number, bearing.chapter)]
        for mine in [tuple([finding for finding in findings if finding.clause in numbers])]
    )


def _without_findings(proposal: Proposal, bearing: _Bearing) -> Verdict:
    """Give the verdict of a clause: in use if it applies, and a rule or an answer is about it."""
    if not bearing.applies(proposal):
        return bearing.out_of_use
    if bearing.is_tested:
        return bearing.in_use
    for answer_in, nothing, applies in bearing.asking:
        if answer_in(proposal) != nothing and applies(proposal):
            return bearing.in_use
    return bearing.out_of_use


def _verdict(proposal: Proposal, bearing: _Bearing, findings: tuple[Finding, ...]) -> Verdict:
    """Judge a clause by what was found and what a person recorded, the worse of the two."""
    clause = bearing.clause
    kinds = [kind for finding in findings if (kind := weight(finding))]
    otherwise = _without_findings(proposal, bearing).kind
    if not kinds and otherwise is VerdictKind.NOT_APPLICABLE:
        return Verdict(clause=clause.number, kind=otherwise, findings=findings)
    assessment = assessment_of(proposal, clause.number)
    assessed = BY_ASSESSMENT[assessment.verdict] if assessment and assessment.verdict else None
    kind = worst((*kinds, assessed) if assessed else kinds or (otherwise,))
    return Verdict(
        clause=clause.number,
        kind=kind,
        findings=findings,
        assessment=assessment if kind is assessed else None,
    )


def weight(finding: Finding) -> VerdictKind | None:
    """Give what a finding makes of its clause: nothing if a hint, and exempt if it may stand."""
    kind = BY_SEVERITY.get(finding.severity)
    return VerdictKind.EXEMPT if kind and finding.exempt else kind
