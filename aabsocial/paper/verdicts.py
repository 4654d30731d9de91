"""What the review found, as a board reads it: a word and a symbol, one sentence, the clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.blocks import Item, Listing, plain, strongly_labelled
from aabsocial.finding import SYMBOLS, Severity, VerdictKind, called
from aabsocial.paper.parts import Column, Table, Text
from aabsocial.policy import Force
from aabsocial.questionnaire import open_questions
from aabsocial.review import weight, worst

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.finding import Finding, Review
    from aabsocial.paper.parts import Section
    from aabsocial.paper.speaker import Speaker
    from aabsocial.policy import Chapter
    from aabsocial.proposal import Assessment, Exemption, Proposal

GRAVITY = tuple(Severity)
ANSWER_MISSING = "FOR01"  # the paper marks each gap where it is, so a count is enough here


def symbol_and_word(speaker: Speaker, kind: VerdictKind) -> str:
    """Write a verdict as its symbol and its word, so that it never hangs on colour."""
    return f"{SYMBOLS[kind]} {called(kind).in_(speaker.language)}"


def judgement(speaker: Speaker, review: Review) -> Section:
    """Weigh the proposal against the policy: one row for each chapter that asks something."""
    heads = ("principle", "verdict", "clauses", "because")
    asking = [chapter for chapter in speaker.policy.chapters if is_weighed(chapter)]
    rows = tuple(_row(speaker, review, chapter) for chapter in asking)
    columns = tuple(Column(speaker.say(f"head.{head}")) for head in heads)
    return speaker.section("judgement", (Table(columns, rows),))


def is_weighed(chapter: Chapter) -> bool:
    """Tell whether the board sees a chapter weighed: some clause of it asks something."""
    return any(clause.force in (Force.MUST, Force.SHOULD) for clause in chapter.clauses)


def _row(speaker: Speaker, review: Review, chapter: Chapter) -> tuple[str, ...]:
    kind = chapter_verdict(review, chapter)
    clauses = [
        verdict.clause
        for verdict in review.verdicts
        if verdict.kind is kind and chapter_of(verdict.clause) == chapter.number
    ]
    return (
        f"{chapter.number} {chapter.title.in_(speaker.language)}",
        symbol_and_word(speaker, kind),
        ", ".join(clauses) or chapter.number,
        _because(speaker, review, chapter, kind),
    )


def chapter_of(clause: str) -> str:
    """Give the number of the chapter a clause stands in; a chapter's own number is its own."""
    return clause.partition(".")[0]


def chapter_verdict(review: Review, chapter: Chapter) -> VerdictKind:
    """Give a chapter's verdict: the worst of its clauses', findings on the whole among them."""
    judged = [it.kind for it in review.verdicts if chapter_of(it.clause) == chapter.number]
    on_the_whole = [
        kind
        for finding in review.findings
        if finding.clause == chapter.number and (kind := weight(finding))
    ]
    return worst((*judged, *on_the_whole))


def _because(speaker: Speaker, review: Review, chapter: Chapter, kind: VerdictKind) -> str:
    """Give what the verdict rests on: the gravest finding, a person's judgement, or neither."""
    found = [it for it in review.findings if chapter_of(it.clause) == chapter.number]
    for finding in gravest_first(found):
        if weight(finding) is kind and not finding.exempt:
            return finding.message.in_(speaker.language)
    for verdict in review.verdicts:
        mine = verdict.kind is kind and chapter_of(verdict.clause) == chapter.number
        if mine and verdict.assessment:
            return assessed(speaker, verdict.assessment)
    grounds = [
        f"{verdict.clause} {verdict.ground.in_(speaker.language)}"
        for verdict in review.verdicts
        if verdict.kind is kind and verdict.ground and chapter_of(verdict.clause) == chapter.number
    ]
    return " ".join(grounds) or speaker.say("because.not-applicable")


def assessed(speaker: Speaker, assessment: Assessment) -> str:
    """Say who judged a clause, when and why."""
    return speaker.say(
        "assessed",
        clause=assessment.clause,
        who=assessment.by or speaker.say("gap"),
        day=speaker.dated(assessment.date),
        reason=assessment.reason or speaker.say("gap"),
    )


def exempted(speaker: Speaker, exemption: Exemption) -> str:
    """Say who lets a finding stand, since when, for how long and why."""
    return speaker.say(
        "exempted-until" if exemption.until else "exempted",
        who=exemption.granted_by or speaker.say("gap"),
        day=speaker.dated(exemption.granted_on),
        reason=exemption.reason or speaker.say("gap"),
        until=speaker.dated(exemption.until),
    )


def outcome_sentence(speaker: Speaker, review: Review) -> str:
    """Say what the review came to, and that it left out what is exempt."""
    sentences = [speaker.say(f"outcome.{review.outcome.value}")]
    if any(finding.exempt for finding in review.findings):
        sentences.append(speaker.say("exempt-apart"))
    return " ".join(sentences)


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by severity; those of one severity keep their order."""
    return sorted(findings, key=lambda finding: GRAVITY.index(finding.severity))


def remarks(speaker: Speaker, review: Review) -> Section:
    """List what the review left open, and what people said of it: exemptions, assessments."""
    said = [
        part
        for key in ("exemptions", "assessments")
        if speaker.is_said(key)
        for part in (
            speaker.remark("table-of", label=speaker.label(key)),
            *speaker.table(speaker.policy.groups[key]),
        )
    ]
    return speaker.section("remarks", (*_open_findings(speaker, review), *said))


def _open_findings(speaker: Speaker, review: Review) -> Iterable[Text]:
    grave = [it for it in gravest_first(review.findings) if weight(it)]
    weighing = [it for it in grave if not it.exempt]
    told = [it for it in weighing if it.rule != ANSWER_MISSING]
    yield Text(plain(outcome_sentence(speaker, review)))
    if len(told) < len(weighing):
        missing = _missing(speaker, review.proposal, weighing)
        yield speaker.remark("one-missing" if missing == 1 else "missing", number=missing)
    if items := (*(_told(speaker, it) for it in told), *_told_as_exempt(speaker, grave)):
        yield Text((Listing(items),))


def _missing(speaker: Speaker, proposal: Proposal, findings: Iterable[Finding]) -> int:
    """Count the gaps that the paper marks, also those that a rule of their own speaks of."""
    spoken_of = {key for finding in findings for key in (finding.key, *finding.also)}
    return sum(gap.key in spoken_of for gap in open_questions(speaker.policy, proposal))


def _told(speaker: Speaker, finding: Finding) -> Item:
    message = finding.message.in_(speaker.language)
    return Item(strongly_labelled(f"{label(speaker, finding)}:", plain(message)))


def _told_as_exempt(speaker: Speaker, findings: Iterable[Finding]) -> Iterator[Item]:
    for finding in findings:
        if finding.exempt:
            message = finding.message.in_(speaker.language)
            text = plain(f"{message} {exempted(speaker, finding.exempt)}")
            yield Item(strongly_labelled(f"{label(speaker, finding)}:", text))


def label(speaker: Speaker, finding: Finding) -> str:
    """Name a finding: how it weighs, the clause it speaks of, its code."""
    clause = finding.clause and speaker.say("clause", number=finding.clause)
    return ", ".join(filter(None, (gravity_word(speaker, finding), clause, finding.rule)))


def gravity_word(speaker: Speaker, finding: Finding) -> str:
    """Say how a finding weighs: its severity, or that it is exempt."""
    said = VerdictKind.EXEMPT if finding.exempt else finding.severity
    return called(said).in_(speaker.language)
