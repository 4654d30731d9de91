"""The checklist: a line for each clause that asks something, and what is left to do by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.value import Value
from aabsocial.documents.assessment import (
    assessed,
    chapter_of,
    exempted,
    gravest_first,
    gravity_word,
    outcome_sentence,
)
from aabsocial.documents.model import Boxes, Column, Fact, Section, Table
from aabsocial.model.findings import SYMBOLS, Severity, VerdictKind, display_name
from aabsocial.model.proposal_facts import is_external
from aabsocial.review.actors import actor_for, actor_name
from aabsocial.review.verdict_summary import FOCUS_AREAS, counted_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from aabsocial.documents.answers import AnswerFormatter
    from aabsocial.documents.model import Parts
    from aabsocial.model.findings import Finding, Review, Verdict
    from aabsocial.model.policy import Chapter, Clause, Policy

OPEN = "☐"


class Remark(Value):
    """A finding on the checklist: the fact, the way out, and who can settle it or let it stand."""

    box: str
    severity: str
    rule: str
    message: str
    remedy: str
    who: str
    exemption: str = ""


class Line(Value):
    """A clause on the checklist: its verdict as symbol and word, its ground, what was found."""

    box: str
    clause: str
    title: str
    verdict: str
    ground: str = ""
    assessment: str = ""
    remarks: tuple[Remark, ...] = ()


class ChecklistSection(Value):
    """A chapter of the checklist, with findings that belong to no one clause of it."""

    title: str
    lines: tuple[Line, ...] = ()
    remarks: tuple[Remark, ...] = ()


class Checklist(Value):
    """Everything on the checklist, in the order it is read."""

    title: str
    facts: Parts
    legend: str
    stretches: tuple[ChecklistSection, ...]
    by_hand: Section
    signatures: Section


def compose_checklist(
    speaker: AnswerFormatter, review: Review, checked_on: date | None
) -> Checklist:
    """Set a review out as a checklist; it is dated only if a date is given."""
    title = speaker.answer("initiative.title")
    return Checklist(
        title=speaker.say("title.checklist", title=title),
        facts=speaker.fact_table(_facts(speaker, review, checked_on)),
        legend=speaker.say("legend"),
        stretches=tuple(_stretches(speaker, review)),
        by_hand=by_hand(speaker),
        signatures=_signatures(speaker),
    )


def _facts(speaker: AnswerFormatter, review: Review, checked_on: date | None) -> Iterator[Fact]:
    yield Fact(speaker.say("fact.outcome"), outcome_sentence(speaker, review))
    counts = dict.fromkeys(Severity, 0)
    for finding in review.findings:
        counts[finding.severity] += not finding.exempt
    numbers = {severity.value: number for severity, number in counts.items()}
    exempt = sum(finding.exempt is not None for finding in review.findings)
    says = "counts-with-exempt" if exempt else "counts"
    yield Fact(speaker.say("fact.findings"), speaker.say(says, **numbers, exempt=exempt))
    yield from speaker.facts("status")
    yield from speaker.facts("policy")
    if checked_on:
        yield Fact(speaker.say("fact.checked"), speaker.dated(checked_on))


def _stretches(speaker: AnswerFormatter, review: Review) -> Iterator[ChecklistSection]:
    for chapter in speaker.policy.chapters:
        lines = tuple(_lines(speaker, review, chapter))
        on_the_whole = [it for it in review.findings if it.clause == chapter.number]
        if lines or on_the_whole:
            yield ChecklistSection(
                title=f"{chapter.number} {chapter.title.in_(speaker.language)}",
                lines=lines,
                remarks=_remarks(speaker, on_the_whole),
            )
    formal = [it for it in review.findings if is_formal(speaker.policy, it)]
    if formal:
        yield ChecklistSection(title=speaker.say("title.formal"), remarks=_remarks(speaker, formal))


def is_formal(policy: Policy, finding: Finding) -> bool:
    """Return whether a finding is about form: of no clause that a proposal can meet or break."""
    clause = policy.clauses.get(finding.clause)
    if clause is None:
        return finding.clause not in {chapter.number for chapter in policy.chapters}
    return clause.judge is None


def _lines(speaker: AnswerFormatter, review: Review, chapter: Chapter) -> Iterator[Line]:
    """Yield a line for each clause that asks something; the areas that are not chosen have one."""
    told: set[str] = set()
    beside: list[str] = []
    verdicts = {verdict.clause: verdict for verdict in review.verdicts}
    for clause in chapter.clauses:
        verdict = verdicts.get(clause.number)
        if clause.judge is None or verdict is None:
            continue
        if chapter.number == FOCUS_AREAS and verdict.kind is VerdictKind.NOT_APPLICABLE:
            beside.append(clause.number)
        elif (number := counted_as(verdict)) not in told:
            told.add(number)
            words = clause.title if number == clause.number else chapter.title
            yield _line(speaker, words.in_(speaker.language), verdict)
    if beside:
        yield Line(
            box=SYMBOLS[VerdictKind.NOT_APPLICABLE],
            clause=", ".join(beside),
            title=speaker.say("other-areas"),
            verdict=speaker.say("not-chosen"),
        )


def has_a_line(clause: Clause) -> bool:
    """Return whether a clause stands on every checklist: answers make a verdict of it."""
    return clause.judge is not None


def _line(speaker: AnswerFormatter, title: str, verdict: Verdict) -> Line:
    """Set a clause out; what is found of its whole chapter stands once, below its clauses."""
    own = [it for it in verdict.findings if it.clause != chapter_of(verdict.clause)]
    return Line(
        box=SYMBOLS[verdict.kind],
        clause=counted_as(verdict),
        title=title,
        verdict=verdict_word(speaker, verdict),
        ground=_ground(speaker, verdict),
        assessment=assessed(speaker, verdict.assessment) if verdict.assessment else "",
        remarks=_remarks(speaker, own),
    )


def _ground(speaker: AnswerFormatter, verdict: Verdict) -> str:
    """Say what a verdict rests on, but for an area that is chosen: the verdict says just that."""
    if verdict.ground is None or _is_chosen(verdict):
        return ""
    return verdict.ground.in_(speaker.language)


def _is_chosen(verdict: Verdict) -> bool:
    return verdict.kind is VerdictKind.MET and chapter_of(verdict.clause) == FOCUS_AREAS


def verdict_word(speaker: AnswerFormatter, verdict: Verdict) -> str:
    """Name a verdict; an area that is chosen is no demand that was met."""
    if _is_chosen(verdict):
        return speaker.say("chosen")
    return display_name(verdict.kind).in_(speaker.language)


def _remarks(speaker: AnswerFormatter, findings: Iterable[Finding]) -> tuple[Remark, ...]:
    return tuple(
        Remark(
            box=SYMBOLS[VerdictKind.EXEMPT] if finding.exempt else OPEN,
            severity=gravity_word(speaker, finding),
            rule=finding.rule,
            message=finding.message.in_(speaker.language),
            remedy=finding.remedy.in_(speaker.language),
            who=actor_name(actor_for(finding)).in_(speaker.language),
            exemption=exempted(speaker, finding.exempt) if finding.exempt else "",
        )
        for finding in gravest_first(findings)
    )


def by_hand(speaker: AnswerFormatter) -> Section:
    """List what no program can do: talk, ask, attach, read through."""
    return Section("by-hand", speaker.say("title.by-hand"), (Boxes(tuple(_tasks(speaker))),))


def _tasks(speaker: AnswerFormatter) -> Iterator[str]:
    proposal = speaker.proposal
    yield speaker.say("task.names")
    for number, annex in enumerate(proposal.annexes, 1):
        yield speaker.say("task.annex", number=number, title=annex.title or annex.file or "")
    if is_external(proposal) or proposal.residents.volunteer_hours:
        yield speaker.say("task.volunteers")
    for partner in speaker.records(speaker.policy.groups["partners"]):
        if partner.commitment != "signed" and partner.name:
            yield speaker.say("task.partner", partner=partner.name)
    for line in speaker.records(speaker.policy.groups["financing"]):
        if line.status != "granted" and line.source and line.kind != "participants":
            yield speaker.say("task.money", source=line.source)
    yield speaker.say("task.send")


def _signatures(speaker: AnswerFormatter) -> Section:
    """Leave room for names, dates and signatures."""
    heads = ("role", "name", "date", "signature")
    columns = tuple(Column(speaker.say(f"head.{head}")) for head in heads)
    rows = tuple((speaker.say(f"signs.{who}"), "", "", "") for who in ("proposer", "chair"))
    return Section("signatures", speaker.say("title.signatures"), (Table(columns, rows),))
