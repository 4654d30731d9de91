"""From a policy and a proposal to verdicts and findings (pure)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.localization.messages import Message, message_and_remedy
from aabsocial.model.answers import key_of, path_of
from aabsocial.model.findings import Finding, Outcome, Review, Severity, Verdict, VerdictKind
from aabsocial.model.policy import Force, Judgement, severity_when_missing
from aabsocial.model.proposal import Initiative, is_only_an_idea
from aabsocial.questionnaire.questions import open_questions, without_answer
from aabsocial.review.assessments import assessment_of, faulty_assessments
from aabsocial.review.exemptions import faulty_exemptions, with_exemptions
from aabsocial.review.unread_answers import kind_over_unread, quoting_unread, unread_by_clause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aabsocial.model.policy import Breach, Item, Policy, ReviewContext, Rule
    from aabsocial.model.proposal import Proposal
    from aabsocial.questionnaire.questions import DecodedAnswers

WORDS = Path(__file__).with_suffix(".toml")
WEIGHING = frozenset({Severity.ERROR, Severity.WARNING})  # a hint weighs nothing
ASKS_NOTHING = Judgement(VerdictKind.NOT_APPLICABLE)
OPEN_TO_EXEMPTION = frozenset({VerdictKind.NOT_MET, VerdictKind.MISSING, VerdictKind.PARTLY_MET})
PLACEHOLDER = "FOR03"
INTERNAL_ERROR = "INT01"  # a rule that broke: nobody knows whether its clause is met
BY_ASSESSMENT = {
    "met": VerdictKind.MET,
    "partly-met": VerdictKind.PARTLY_MET,
    "not-met": VerdictKind.NOT_MET,
}


def review(policy: Policy, structure: DecodedAnswers, review_context: ReviewContext) -> Review:
    """Judge one proposal by its policy: every finding, every clause's verdict, the outcome.

    What is only an idea has one finding for all that it lacks.
    """
    is_told = not (review_context.as_draft or structure.unreadable)
    if is_told and is_only_an_idea(structure.proposal):
        lacking = _only_an_idea(policy, structure.proposal)
        return _judged(policy, structure, review_context, lacking)
    return _judged(policy, structure, review_context, None)


def review_each_answer(
    policy: Policy, structure: DecodedAnswers, review_context: ReviewContext
) -> Review:
    """Judge a proposal as `review` does, with a finding for each missing answer of an idea too."""
    return _judged(policy, structure, review_context, None)


def _judged(
    policy: Policy,
    structure: DecodedAnswers,
    review_context: ReviewContext,
    lacking: Finding | None,
) -> Review:
    """Judge a proposal; what is `lacking` is said in one finding, and by no rule again."""
    proposal = structure.proposal
    terms = replace(review_context, as_draft=True) if lacking else review_context
    by_rules = _found_by_rules(policy, proposal, terms)
    found = [*structure.findings, *_of_readable_answers(structure, by_rules)]
    if proposal.exemptions:
        found += faulty_exemptions(proposal, policy, review_context)
    if proposal.assessments:
        found += faulty_assessments(proposal, policy, review_context.today)
    if lacking:
        found.append(lacking)
    elif not review_context.as_draft:
        spoken_of = {key for finding in found for key in (finding.key, *finding.also)}
        unanswered = _unanswered(policy, proposal, spoken_of)
        found += _of_readable_answers(structure, unanswered)
    if proposal.exemptions:
        found = [*with_exemptions(found, proposal, policy, review_context)]
    findings = tuple(found)
    verdicts = _verdicts(policy, proposal, findings, review_context, structure.unreadable)
    return Review(
        proposal=proposal,
        findings=findings,
        verdicts=verdicts,
        outcome=_outcome(policy, verdicts, findings),
        unreadable=structure.unreadable,
    )


def _outcome(policy: Policy, verdicts: Iterable[Verdict], findings: Iterable[Finding]) -> Outcome:
    """Return the outcome of findings and verdicts: without a *must*, it is not ready.

    Any other clause that is missing or not met is a remark.

    So is a draft, though what it leaves unanswered is no finding.
    """
    hindering = (VerdictKind.NOT_MET, VerdictKind.MISSING)
    forces = {policy.clauses[it.clause].force for it in verdicts if it.kind in hindering}
    if Force.MUST in forces:
        return Outcome.NOT_READY
    found = outcome(findings)
    return Outcome.READY_WITH_REMARKS if forces and found is Outcome.READY else found


def outcome(findings: Iterable[Finding]) -> Outcome:
    """Return the outcome of findings; an exempted error is a remark."""
    weights = {(finding.severity, finding.exempt is not None) for finding in findings}
    if (Severity.ERROR, False) in weights:
        return Outcome.NOT_READY
    remarks = {(Severity.WARNING, False), (Severity.ERROR, True)}
    return Outcome.READY_WITH_REMARKS if weights & remarks else Outcome.READY


def worst(kinds: Iterable[VerdictKind]) -> VerdictKind:
    """Return the verdict of a principle: the worst of its clauses'."""
    present = set(kinds)
    return next((kind for kind in VerdictKind if kind in present), VerdictKind.NOT_APPLICABLE)


def _found_by_rules(
    policy: Policy, proposal: Proposal, review_context: ReviewContext
) -> Iterator[Finding]:
    for rule in policy.rules.values():
        for hit in rule.check(proposal, review_context):
            yield _finding(policy, rule, hit)


def _of_readable_answers(structure: DecodedAnswers, found: Iterable[Finding]) -> Iterable[Finding]:
    """Leave out findings on an answer that cannot be read: it has a finding already."""
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
    """Return a key and those of the tables and records it lies in."""
    path = path_of(key)
    return (key_of(path[:length]) for length in range(1, len(path) + 1))


def _finding(policy: Policy, rule: Rule, hit: Breach) -> Finding:
    message, remedy = policy.rule_words[rule.code].sentences(hit)
    return Finding(
        rule=rule.code,
        name=rule.name,
        severity=hit.severity or rule.severity,
        clause=rule.clause if hit.clause is None else hit.clause,
        key=hit.key,
        also=hit.related,
        message=message,
        remedy=remedy,
    )


def _only_an_idea(policy: Policy, proposal: Proposal) -> Finding:
    """Find that a proposal is only an idea, and how many answers it lacks (FOR01)."""
    missing = tuple(one.key for one in open_questions(policy, proposal))
    says = "idea" if proposal.initiative != Initiative() else "empty"
    sentences = message_and_remedy(WORDS, says, count=len(missing))
    return replace(
        _answer_missing(Severity.ERROR, "", "initiative", sentences),
        also=missing,
    )


def _answer_missing(
    severity: Severity, clause: str, key: str, sentences: tuple[Message, Message]
) -> Finding:
    message, remedy = sentences
    return Finding(
        rule="FOR01",
        name="answer-missing",
        severity=severity,
        clause=clause,
        key=key,
        message=message,
        remedy=remedy,
    )


def _unanswered(policy: Policy, proposal: Proposal, spoken_of: set[str]) -> Iterator[Finding]:
    """Find each required answer that is missing and that nothing else speaks of (FOR01)."""
    for missing in open_questions(policy, proposal):
        if missing.key in spoken_of:
            continue
        words = policy.item_words[missing.question.key]
        clause = _clause_of(policy, missing.question)
        sentences = message_and_remedy(WORDS, "FOR01", label=words.label, prompt=words.prompt)
        severity = severity_when_missing(policy, clause)
        yield _answer_missing(severity, clause, missing.key, sentences)


def _clause_of(policy: Policy, item: Item) -> str:
    """Return the clause an item asks for; a record's field has its group's."""
    group = policy.items.get(item.key.rpartition(".")[0])
    return next(iter(item.clauses or (group.clauses if group else ())), "")


def _verdicts(
    policy: Policy,
    proposal: Proposal,
    findings: tuple[Finding, ...],
    review_context: ReviewContext,
    unreadable: Mapping[str, str],
) -> tuple[Verdict, ...]:
    """Judge every clause, in the policy's order; what rests on an unreadable answer quotes it."""
    said = _without_placeholders(proposal, findings)
    assessed = bool(proposal.assessments)
    unread = unread_by_clause(policy, unreadable) if unreadable else {}
    verdicts = []
    for clause in policy.clauses.values():
        numbers = (clause.number, clause.chapter)
        mine = tuple([it for it in findings if it.clause in numbers]) if findings else ()
        if clause.judge is None and not mine:
            verdicts.append(_asks_nothing(clause.number))
            continue
        judgement = clause.judge(said, review_context) if clause.judge else ASKS_NOTHING
        kind, name, values = judgement
        ground = Message(clause.grounds[name], values) if name else None
        if clause.judge and (keys := [key for it in numbers for key in unread.get(it, ())]):
            kind = kind_over_unread(policy, proposal, kind, keys)
            if kind is not VerdictKind.NOT_APPLICABLE:
                ground = quoting_unread(policy, kind, ground, keys, unreadable)
        assessment = (
            assessment_of(proposal, clause.number, review_context.today)
            if assessed and kind is not VerdictKind.NOT_APPLICABLE
            else None
        )
        if assessment and assessment.verdict:
            kind = BY_ASSESSMENT[assessment.verdict]
        elif kind in OPEN_TO_EXEMPTION and _is_exempt(mine):
            kind = VerdictKind.EXEMPT
        if broken := next((it for it in mine if it.rule == INTERNAL_ERROR), None):
            kind, ground = VerdictKind.MISSING, broken.message
        verdicts.append(
            Verdict(
                clause=clause.number,
                kind=kind,
                ground=ground,
                findings=mine,
                assessment=assessment,
            )
        )
    return tuple(verdicts)


@cache
def _asks_nothing(number: str) -> Verdict:
    """Return the verdict of a clause that asks nothing; it is the same in every review."""
    return Verdict(clause=number, kind=VerdictKind.NOT_APPLICABLE)


def _is_exempt(findings: Iterable[Finding]) -> bool:
    """Return whether somebody's word lets everything stand that weighs on a clause."""
    weighing = [finding for finding in findings if weighs(finding)]
    return bool(weighing) and all(finding.exempt for finding in weighing)


def _without_placeholders(proposal: Proposal, findings: tuple[Finding, ...]) -> Proposal:
    """Return the proposal without the answers that FOR03 finds empty: they meet no clause."""
    for finding in reversed(findings):  # so that the places of texts in a list stay right
        if finding.rule == PLACEHOLDER:
            proposal = without_answer(proposal, path_of(finding.key))
    return proposal


def weighs(finding: Finding) -> bool:
    """Return whether a finding weighs on a clause, even where somebody lets it stand."""
    return finding.severity in WEIGHING
