"""From a policy and a proposal to verdicts and findings (pure)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.localization.messages import Message
from aabsocial.model.answers import key_of, path_of
from aabsocial.model.findings import Finding, Outcome, Review, Severity, Verdict, VerdictKind
from aabsocial.model.policy import Force, severity_when_missing
from aabsocial.model.proposal import Initiative, is_only_an_idea
from aabsocial.policy.builtin_rules import builtin_finding
from aabsocial.questionnaire.prompts import prompt_of
from aabsocial.questionnaire.questions import open_questions, without_answer
from aabsocial.review.answer_state import AnswerState
from aabsocial.review.assessments import assessment_of, faulty_assessments
from aabsocial.review.exemptions import faulty_exemptions, with_exemptions
from aabsocial.review.gaps import faulty_gaps, gap_findings, ground_of_gaps, without_gap_keys
from aabsocial.review.internal_errors import INTERNAL_ERROR, broken_rule
from aabsocial.review.unread_answers import kind_over_unread, quoting_unread, unread_by_clause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aabsocial.model.policy import Breach, Clause, Policy, ReviewContext, Rule
    from aabsocial.model.proposal import Proposal
    from aabsocial.model.questions import Item
    from aabsocial.questionnaire.questions import DecodedAnswers

ANSWER_MISSING = "FOR01"
WEIGHING = frozenset({Severity.ERROR, Severity.WARNING})  # a hint weighs nothing
OPEN_TO_EXEMPTION = frozenset({VerdictKind.NOT_MET, VerdictKind.MISSING, VerdictKind.PARTLY_MET})
SETTLED = frozenset({VerdictKind.EXEMPT, VerdictKind.MET})
PLACEHOLDER = "FOR03"
BY_ASSESSMENT = {
    "met": VerdictKind.MET,
    "partly-met": VerdictKind.PARTLY_MET,
    "not-met": VerdictKind.NOT_MET,
}


def review(policy: Policy, structure: DecodedAnswers, review_context: ReviewContext) -> Review:
    """Judge one proposal by its policy: every finding, every clause's verdict, the outcome.

    What is only an idea has one finding for all that it lacks. A rule that breaks costs that rule
    only: the exception goes to the context's `on_error`, and a finding says so.
    """
    is_whole = not (review_context.as_draft or structure.unreadable)
    if is_whole and is_only_an_idea(structure.proposal):
        idea = _only_an_idea(policy, structure.proposal)
        return _review(policy, structure, review_context, idea)
    return _review(policy, structure, review_context, None)


def review_each_answer(
    policy: Policy, structure: DecodedAnswers, review_context: ReviewContext
) -> Review:
    """Judge a proposal as `review` does, with a finding for each missing answer of an idea too."""
    return _review(policy, structure, review_context, None)


def _review(
    policy: Policy,
    structure: DecodedAnswers,
    review_context: ReviewContext,
    idea: Finding | None,
) -> Review:
    """Judge a proposal; `idea` is the one finding on all that an idea lacks."""
    proposal = structure.proposal
    review_context = replace(review_context, policy=policy)
    rule_context = replace(review_context, as_draft=True) if idea else review_context
    by_rules, broken = _rule_findings(policy, proposal, rule_context)
    collected = [
        *structure.findings,
        *broken.values(),
        *_of_readable_answers(structure, by_rules),
    ]
    if proposal.exemptions:
        collected += faulty_exemptions(proposal, policy, review_context)
    if proposal.assessments:
        collected += faulty_assessments(proposal, policy, review_context.today)
    if proposal.gaps:
        collected += faulty_gaps(policy, proposal)
    if idea:
        collected.append(idea)
    elif not review_context.as_draft:
        if proposal.gaps:
            collected = _with_gaps(policy, structure, collected)
        mentioned = {key for finding in collected for key in (finding.key, *finding.also)}
        unanswered = _unanswered(policy, proposal, mentioned)
        collected += _of_readable_answers(structure, unanswered)
    if proposal.exemptions:
        collected = [*with_exemptions(collected, proposal, policy, review_context, broken)]
    findings = tuple(collected)
    verdicts = _verdicts(policy, proposal, findings, review_context, structure.unreadable)
    return Review(
        proposal=proposal,
        findings=findings,
        verdicts=verdicts,
        outcome=_outcome(policy, verdicts, findings),
        unreadable=structure.unreadable,
        today=review_context.today,
    )


def _with_gaps(policy: Policy, structure: DecodedAnswers, findings: list[Finding]) -> list[Finding]:
    """Return findings where each missing answer that is marked is told as to be settled."""
    told = [*_of_readable_answers(structure, gap_findings(policy, structure.proposal))]
    return [*without_gap_keys(findings, told, policy, structure.proposal), *told]


def _outcome(policy: Policy, verdicts: Iterable[Verdict], findings: Iterable[Finding]) -> Outcome:
    """Return the outcome of findings and verdicts: without a *must*, it is not ready.

    Any other clause that is missing or not met is a remark.

    So is a draft, though what it leaves unanswered is no finding.
    """
    hindering = (VerdictKind.NOT_MET, VerdictKind.MISSING)
    forces = {policy.clauses[it.clause].force for it in verdicts if it.kind in hindering}
    if Force.MUST in forces:
        return Outcome.NOT_READY
    by_findings = outcome(findings)
    return Outcome.READY_WITH_REMARKS if forces and by_findings is Outcome.READY else by_findings


def outcome(findings: Iterable[Finding]) -> Outcome:
    """Return the outcome of findings; an exempted error is a remark."""
    weights = {(finding.severity, finding.exempt is not None) for finding in findings}
    if (Severity.ERROR, False) in weights:
        return Outcome.NOT_READY
    remarks = {(Severity.WARNING, False), (Severity.ERROR, True)}
    return Outcome.READY_WITH_REMARKS if weights & remarks else Outcome.READY


def worst(kinds: Iterable[VerdictKind]) -> VerdictKind:
    """Return the verdict of a principle: the worst of its clauses'.

    A no with its reason to one clause is no "no" to the principle: beside clauses that are
    answered, those decide, and beside clauses that are met, the principle is partly met.
    """
    present = {*kinds} - {VerdictKind.NOT_APPLICABLE}
    others = present - {VerdictKind.REASONED}
    kind = next((kind for kind in VerdictKind if kind in (others or present)), None)
    if kind in SETTLED and others != present:
        return VerdictKind.PARTLY_MET
    return kind or VerdictKind.NOT_APPLICABLE


def _rule_findings(
    policy: Policy, proposal: Proposal, review_context: ReviewContext
) -> tuple[list[Finding], dict[str, Finding]]:
    """Return what the rules find, and by its code the finding on each rule that breaks."""
    findings: list[Finding] = []
    broken: dict[str, Finding] = {}
    for rule in policy.rules.values():
        try:
            if breaches := [*rule.check(proposal, review_context)]:
                findings += [_finding(policy, rule, breach) for breach in breaches]
        except Exception as error:  # noqa: BLE001 - whatever a rule does, the others are still tried
            review_context.on_error(error)
            broken[rule.code] = broken_rule(rule)
    return findings, broken


def _of_readable_answers(
    structure: DecodedAnswers, findings: Iterable[Finding]
) -> Iterable[Finding]:
    """Leave out findings on an answer that cannot be read: it has a finding already."""
    unreadable = {
        finding.key
        for finding in structure.findings
        if finding.severity is Severity.ERROR and finding.rule.startswith("FIL")
    }
    if not unreadable:
        return findings
    return (
        finding
        for finding in findings
        if unreadable.isdisjoint(
            part for key in (finding.key, *finding.also) for part in _wholes_of(key)
        )
    )


def _wholes_of(key: str) -> Iterator[str]:
    """Return a key and those of the tables and records it lies in."""
    path = path_of(key)
    return (key_of(path[:length]) for length in range(1, len(path) + 1))


def _finding(policy: Policy, rule: Rule, breach: Breach) -> Finding:
    message, remedy = policy.rule_words[rule.code].sentences(breach)
    return Finding(
        rule=rule.code,
        name=rule.name,
        severity=breach.severity or rule.severity,
        clause=rule.clause if breach.clause is None else breach.clause,
        key=breach.key,
        also=breach.related,
        message=message,
        remedy=remedy,
    )


def _only_an_idea(policy: Policy, proposal: Proposal) -> Finding:
    """Find that a proposal is only an idea, and how many answers it lacks (FOR01)."""
    count = len(AnswerState(policy=policy, proposal=proposal).missing)
    message_key = "empty" if proposal.initiative == Initiative() else "idea"
    finding = builtin_finding(ANSWER_MISSING, "initiative", message_key, count=count)
    return replace(finding, also=tuple(one.key for one in open_questions(policy, proposal)))


def _unanswered(policy: Policy, proposal: Proposal, mentioned: set[str]) -> Iterator[Finding]:
    """Find each required answer that is missing and that no other finding mentions (FOR01)."""
    for missing in open_questions(policy, proposal):
        if missing.key in mentioned:
            continue
        key = missing.question.key
        label, prompt = policy.item_words[key].label, prompt_of(policy, proposal, key)
        clause = _clause_of(policy, missing.question)
        finding = builtin_finding(ANSWER_MISSING, missing.key, label=label, prompt=prompt)
        yield replace(finding, severity=severity_when_missing(policy, clause), clause=clause)


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
    unread = unread_by_clause(policy, unreadable) if unreadable else {}
    rest_on_answers_alone = not (findings or unread or proposal.assessments)
    verdicts = []
    for clause in policy.clauses.values():
        verdict = _by_answers(clause, said, review_context)
        if rest_on_answers_alone:
            verdicts.append(verdict)
            continue
        kind, ground = verdict.kind, verdict.ground
        numbers = (clause.number, clause.chapter)
        mine = tuple([it for it in findings if it.clause in numbers])
        if clause.judge and (keys := [key for it in numbers for key in unread.get(it, ())]):
            kind = kind_over_unread(policy, proposal, kind, keys)
            if kind is not VerdictKind.NOT_APPLICABLE:
                ground = quoting_unread(policy, kind, ground, keys, unreadable)
        if kind is VerdictKind.MISSING and proposal.gaps:
            ground = ground_of_gaps(mine) or ground
        assessment = (
            assessment_of(proposal, clause.number, review_context.today)
            if proposal.assessments
            and (kind is not VerdictKind.NOT_APPLICABLE or verdict.is_unasked)
            else None
        )
        if assessment and assessment.verdict:
            kind = BY_ASSESSMENT[assessment.verdict]
        elif kind in OPEN_TO_EXEMPTION and _is_exempt(mine):
            kind = VerdictKind.EXEMPT
        if broken := next((it for it in mine if it.rule == INTERNAL_ERROR), None):
            kind, ground = VerdictKind.MISSING, broken.message
        is_unasked = verdict.is_unasked and kind is VerdictKind.NOT_APPLICABLE
        verdicts.append(Verdict(clause.number, kind, ground, mine, assessment, is_unasked))
    return tuple(verdicts)


def _by_answers(clause: Clause, proposal: Proposal, review_context: ReviewContext) -> Verdict:
    """Return the verdict that the answers alone give a clause."""
    if clause.judge is None:
        return _asks_nothing(clause.number)
    judgement = clause.judge(proposal, review_context)
    name = judgement.ground
    ground = Message(clause.grounds[name], judgement.values) if name else None
    return Verdict(clause.number, judgement.kind, ground, is_unasked=judgement.is_unasked)


@cache
def _asks_nothing(number: str) -> Verdict:
    """Return the verdict of a clause that asks nothing; it is the same in every review."""
    return Verdict(number, VerdictKind.NOT_APPLICABLE)


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
