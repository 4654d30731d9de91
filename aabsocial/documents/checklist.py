"""The checklist: a line for each clause with a verdict, and what is left to do by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.documents.answers import REST, messages
from aabsocial.documents.assessment import (
    assessment_sentence,
    chapter_of,
    exemption_sentence,
    gravity_word,
    outcome_sentence,
)
from aabsocial.documents.model import Boxes, Column, Fact, Section, Table
from aabsocial.documents.proposed import has_proposed_days
from aabsocial.documents.shares import is_open_line
from aabsocial.localization.messages import department_name, join_names, lower_first
from aabsocial.model.answers import key_of, path_of, plain_key
from aabsocial.model.findings import (
    SYMBOLS,
    Gravity,
    VerdictKind,
    count_findings,
    gravest_first,
    verdict_name,
)
from aabsocial.model.proposal_facts import is_external
from aabsocial.questionnaire.derived import untouched_keys
from aabsocial.questionnaire.gaps import own_name
from aabsocial.questionnaire.questions import value_at
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
ENDS = " .,;:"
# What AAB is asked for is decided at the meeting, and what participants pay when they come.
SETTLED_BY_NOBODY_ELSE = frozenset({"aab", "participants"})


class Remark(Struct, kw_only=True):
    """A finding on the checklist: message, remedy, who can settle it, and its exemption."""

    box: str
    severity: str
    rule: str
    message: str
    remedy: str
    who: str
    exemption: str = ""


class Line(Struct, kw_only=True):
    """A clause on the checklist: its verdict as symbol and word, its ground and findings."""

    box: str
    clause: str
    title: str
    verdict: str
    ground: str = ""
    assessment: str = ""
    remarks: tuple[Remark, ...] = ()


class ChecklistSection(Struct, kw_only=True):
    """A chapter of the checklist, with findings that belong to the whole chapter."""

    title: str
    lines: tuple[Line, ...] = ()
    remarks: tuple[Remark, ...] = ()


class Checklist(Struct, kw_only=True):
    """Everything on the checklist, in reading order."""

    title: str
    facts: Parts
    legend: str
    stretches: tuple[ChecklistSection, ...]
    by_hand: Section
    signatures: Section


def compose_checklist(
    formatter: AnswerFormatter, review: Review, checked_on: date | None
) -> Checklist:
    """Return a review as a checklist, dated only if a date is given."""
    title = formatter.answer("initiative.title")
    return Checklist(
        title=messages.text("title.checklist", formatter.language, title=title),
        facts=formatter.fact_table(_facts(formatter, review, checked_on)),
        legend=messages.text("legend", formatter.language),
        stretches=tuple(_stretches(formatter, review)),
        by_hand=by_hand(formatter),
        signatures=_signatures(formatter),
    )


def _facts(formatter: AnswerFormatter, review: Review, checked_on: date | None) -> Iterator[Fact]:
    yield Fact(
        messages.text("fact.outcome", formatter.language), outcome_sentence(formatter, review)
    )
    counts = count_findings(review.findings)
    numbers = {gravity.value: counts[gravity] for gravity in Gravity}
    exempt = sum(finding.exempt is not None for finding in review.findings)
    message_key = "counts-with-exempt" if exempt else "counts"
    yield Fact(
        messages.text("fact.findings", formatter.language),
        messages.text(message_key, formatter.language, **numbers, exempt=exempt),
    )
    yield from formatter.facts("status")
    yield from formatter.facts("policy")
    if checked_on:
        yield Fact(messages.text("fact.checked", formatter.language), formatter.dated(checked_on))


def _stretches(formatter: AnswerFormatter, review: Review) -> Iterator[ChecklistSection]:
    for chapter in formatter.policy.chapters:
        lines = tuple(_lines(formatter, review, chapter))
        on_the_whole = [it for it in review.findings if it.clause == chapter.number]
        if lines or on_the_whole:
            yield ChecklistSection(
                title=f"{chapter.number} {chapter.title.in_(formatter.language)}",
                lines=lines,
                remarks=_remarks(formatter, on_the_whole),
            )
    formal = [it for it in review.findings if is_formal(formatter.policy, it)]
    if formal:
        yield ChecklistSection(
            title=messages.text("title.formal", formatter.language),
            remarks=_remarks(formatter, formal),
        )


def is_formal(policy: Policy, finding: Finding) -> bool:
    """Return whether a finding is about form: it has no clause with a verdict."""
    clause = policy.clauses.get(finding.clause)
    if clause is None:
        return finding.clause not in {chapter.number for chapter in policy.chapters}
    return clause.judge is None


def _lines(formatter: AnswerFormatter, review: Review, chapter: Chapter) -> Iterator[Line]:
    """Yield a line for each clause with a verdict; the focus areas not chosen share one."""
    numbers: set[str] = set()
    not_chosen: list[str] = []
    verdicts = {verdict.clause: verdict for verdict in review.verdicts}
    for clause in chapter.clauses:
        verdict = verdicts.get(clause.number)
        if clause.judge is None or verdict is None:
            continue
        if chapter.number == FOCUS_AREAS and verdict.kind is VerdictKind.NOT_APPLICABLE:
            not_chosen.append(clause.number)
        elif (number := counted_as(verdict)) not in numbers:
            numbers.add(number)
            words = clause.title if number == clause.number else chapter.title
            yield _line(formatter, words.in_(formatter.language), verdict)
    if not_chosen:
        yield Line(
            box=SYMBOLS[VerdictKind.NOT_APPLICABLE],
            clause=", ".join(not_chosen),
            title=messages.text("other-areas", formatter.language),
            verdict=messages.text("not-chosen", formatter.language),
        )


def has_a_line(clause: Clause) -> bool:
    """Return whether a clause is on every checklist: it has a judge."""
    return clause.judge is not None


def _line(formatter: AnswerFormatter, title: str, verdict: Verdict) -> Line:
    """Return the line of a clause; findings on its whole chapter come once, below its clauses."""
    own = [it for it in verdict.findings if it.clause != chapter_of(verdict.clause)]
    return Line(
        box=SYMBOLS[verdict.kind],
        clause=counted_as(verdict),
        title=title,
        verdict=verdict_word(formatter, verdict),
        ground=_ground(formatter, verdict),
        assessment=assessment_sentence(formatter, verdict.assessment) if verdict.assessment else "",
        remarks=_remarks(formatter, own),
    )


def _ground(formatter: AnswerFormatter, verdict: Verdict) -> str:
    """Return a verdict's ground, empty for a chosen focus area: its verdict says the same."""
    if verdict.ground is None or _is_chosen(verdict):
        return ""
    return verdict.ground.in_(formatter.language)


def _is_chosen(verdict: Verdict) -> bool:
    return verdict.kind is VerdictKind.MET and chapter_of(verdict.clause) == FOCUS_AREAS


def verdict_word(formatter: AnswerFormatter, verdict: Verdict) -> str:
    """Return a verdict as text; a focus area is chosen, not met."""
    if _is_chosen(verdict):
        return messages.text("chosen", formatter.language)
    return verdict_name(verdict).in_(formatter.language)


def _remarks(formatter: AnswerFormatter, findings: Iterable[Finding]) -> tuple[Remark, ...]:
    return tuple(
        Remark(
            box=SYMBOLS[VerdictKind.EXEMPT] if finding.exempt else OPEN,
            severity=gravity_word(formatter, finding),
            rule=finding.rule,
            message=finding.message.in_(formatter.language),
            remedy=finding.remedy.in_(formatter.language),
            who=actor_name(actor_for(finding)).in_(formatter.language),
            exemption=exemption_sentence(formatter, finding.exempt) if finding.exempt else "",
        )
        for finding in gravest_first(findings)
    )


def by_hand(formatter: AnswerFormatter) -> Section:
    """Return the tasks that no program can do: talk, ask, attach, proofread."""
    return Section(
        "by-hand",
        messages.text("title.by-hand", formatter.language),
        (Boxes(tuple(_tasks(formatter))),),
    )


def _tasks(formatter: AnswerFormatter) -> Iterator[str]:
    proposal = formatter.proposal
    yield messages.text("task.names", formatter.language)
    for number, annex in enumerate(proposal.annexes, 1):
        yield messages.text(
            "task.annex", formatter.language, number=number, title=annex.title or annex.file or ""
        )
    residents = proposal.residents
    if (is_external(proposal) or residents.volunteer_hours) and not residents.volunteering_asked:
        yield messages.text("task.volunteers", formatter.language)
    for partner in formatter.records(formatter.policy.groups["partners"]):
        if partner.commitment != "signed" and partner.name:
            key = "partner" if partner.commitment == "pledged" else "new-partner"
            name = partner.name.rstrip(ENDS)
            yield messages.text(f"task.{key}", formatter.language, partner=name)
    for line in formatter.records(formatter.policy.groups["financing"]):
        is_to_settle = is_open_line(formatter, line) and line.kind not in SETTLED_BY_NOBODY_ELSE
        if is_to_settle and line.source:
            status = "expected" if line.status in (None, "granted") else line.status
            key = "in-kind" if line.kind == "in-kind" else status
            source = line.source.rstrip(ENDS)
            yield messages.text(f"task.money.{key}", formatter.language, source=source)
    if proposal.evaluation.points and has_proposed_days(formatter):
        yield messages.text("task.days", formatter.language)
    written = untouched_keys(formatter.policy, proposal)
    in_records = [key for key in written if key not in formatter.policy.items]
    guessed = [_field_name(formatter, it) for it in in_records if plain_key(path_of(it)) != REST]
    if fields := ", ".join((*guessed, *_proposed_within(formatter))):
        yield messages.text("task.guessed", formatter.language, fields=fields)
    if texts_written := [key for key in written if key in formatter.policy.items]:
        labels = map(lower_first, map(formatter.label, texts_written))
        texts = join_names(labels, formatter.language)
        yield messages.text("task.written", formatter.language, texts=texts)
    send = "send-with-annexes" if proposal.annexes else "send"
    yield messages.text(f"task.{send}", formatter.language)


def _proposed_within(formatter: AnswerFormatter) -> Iterator[str]:
    """Yield what the text on the evaluation names and marks as proposed: who is responsible."""
    label = formatter.label("evaluation.responsible")
    mark = messages.text("proposed", formatter.language, what=label)
    if mark in (formatter.proposal.evaluation.method or ""):
        yield label


def _field_name(formatter: AnswerFormatter, key: str) -> str:
    """Return what a field of a record is called: `Frist (K2)`."""
    *start, index, _ = path_of(key)
    group = formatter.policy.groups[key_of((*start,))]
    record = value_at(formatter.proposal, group.key)[int(index)]
    name = own_name(group, record, formatter.language)
    label = formatter.label(plain_key(path_of(key)))
    return f"{label} ({name or int(index) + 1})"


def _signing(formatter: AnswerFormatter) -> Iterator[str]:
    """Yield who signs: the proposer, and the chair of each department where there are several."""
    yield messages.text("signs.proposer", formatter.language)
    departments = formatter.proposal.initiative.departments or ()
    if len(departments) <= 1:
        yield messages.text("signs.chair", formatter.language)
        return
    for name in map(department_name, departments):
        yield messages.text("signs.chair-of", formatter.language, department=name)


def _signatures(formatter: AnswerFormatter) -> Section:
    """Return a table with room for names, dates and signatures."""
    heads = ("role", "name", "date", "signature")
    columns = tuple(Column(messages.text(f"head.{head}", formatter.language)) for head in heads)
    rows = tuple((who, "", "", "") for who in _signing(formatter))
    return Section(
        "signatures", messages.text("title.signatures", formatter.language), (Table(columns, rows),)
    )
