"""What the review found, as a board reads it: a word and a symbol, one sentence, the clause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aabsocial.documents.model import Column, Table, Text
from aabsocial.documents.proposal import CASE, EFFECT
from aabsocial.model.findings import SYMBOLS, Outcome, Severity, VerdictKind, display_name
from aabsocial.questionnaire.questions import open_questions
from aabsocial.review.review import weighs, worst
from aabsocial.review.verdict_summary import FOCUS_AREAS, counted_as, texts_to_weigh
from aabsocial.richtext import Item, Listing, one_line, plain_text, strongly_labelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.documents.answers import AnswerFormatter
    from aabsocial.documents.model import Section
    from aabsocial.localization.messages import Message
    from aabsocial.model.findings import Finding, Review, Verdict
    from aabsocial.model.policy import Chapter
    from aabsocial.model.proposal import Assessment, Exemption, Proposal

ENDS = ".!?…"
GRAVITY = tuple(Severity)
SECTIONS = {**CASE, **EFFECT, "figures": ("finance.guidelines",)}
# The paper marks each gap where it is, and each answer that cannot be read: a count is enough here.
ANSWER_MISSING = "FOR01"


def symbol_and_word(speaker: AnswerFormatter, kind: VerdictKind) -> str:
    """Write a verdict as its symbol and its word, so that it never hangs on colour."""
    return f"{SYMBOLS[kind]} {display_name(kind).in_(speaker.language)}"


def judgement(speaker: AnswerFormatter, review: Review) -> Section:
    """Weigh the proposal against the policy: one row for each chapter that asks something."""
    heads = ("principle", "verdict", "because")
    asking = [chapter for chapter in speaker.policy.chapters if is_weighed(chapter)]
    rows = tuple(_row(speaker, review, chapter) for chapter in asking)
    columns = tuple(Column(speaker.say(f"head.{head}")) for head in heads)
    return speaker.section("judgement", (Table(columns, rows),))


def is_weighed(chapter: Chapter) -> bool:
    """Return whether the board sees a chapter weighed: some clause of it asks something."""
    return any(clause.judge for clause in chapter.clauses)


def _row(speaker: AnswerFormatter, review: Review, chapter: Chapter) -> tuple[str, ...]:
    kind = chapter_verdict(review, chapter)
    told = dict.fromkeys(
        clause_line(speaker, verdict)
        for verdict in review.verdicts
        if chapter_of(verdict.clause) == chapter.number
        and verdict.kind is not VerdictKind.NOT_APPLICABLE
    )
    return (
        f"{chapter.number} {chapter.title.in_(speaker.language)}",
        _chapter_word(speaker, chapter, kind),
        " ".join(told) or speaker.say("because.not-applicable"),
    )


def _chapter_word(speaker: AnswerFormatter, chapter: Chapter, kind: VerdictKind) -> str:
    """Name a chapter's verdict; an area that is chosen is no demand that was met."""
    if kind is VerdictKind.MET and chapter.number == FOCUS_AREAS:
        return f"{SYMBOLS[kind]} {speaker.say('chosen')}"
    return symbol_and_word(speaker, kind)


def clause_line(speaker: AnswerFormatter, verdict: Verdict) -> str:
    """Return the line of one clause: what its verdict rests on, or where the text to weigh is."""
    number = counted_as(verdict)
    if verdict.assessment:
        kind = symbol_and_word(speaker, verdict.kind)
        return f"{number} {kind}. {assessed(speaker, verdict.assessment, 'assessed-here')}"
    ground = verdict.ground.in_(speaker.language) if verdict.ground else ""
    if _is_text(verdict):
        place = place_of_text(speaker, verdict.clause)
        return speaker.say(f"because.{verdict.kind.value}", clause=number, place=place)
    exempt = next((it.exempt for it in verdict.findings if it.exempt), None)
    if verdict.kind is VerdictKind.EXEMPT and exempt:
        ground = exempted(speaker, exempt)
    return speaker.say(f"because.{verdict.kind.value}-fact", clause=number, ground=ground)


def _is_text(verdict: Verdict) -> bool:
    """Return whether a verdict rests on nothing but a text that somebody must weigh."""
    weighed = verdict.kind in (VerdictKind.FOR_THE_BOARD, VerdictKind.ANSWERED)
    values = verdict.ground.values if verdict.ground else {}
    return weighed and bool({"text", "reason"} & values.keys())


def place_of_text(speaker: AnswerFormatter, clause: str) -> str:
    """Return the title of the section in which the answers on a clause stand."""
    asked = {key for key, item in speaker.policy.items.items() if clause in item.clauses}
    named = [name for name, keys in SECTIONS.items() if not asked.isdisjoint(keys)]
    return speaker.say(f"title.{named[-1]}")


def chapter_of(clause: str) -> str:
    """Return the number of the chapter a clause stands in; a chapter's own number is its own."""
    return clause.partition(".")[0]


def chapter_verdict(review: Review, chapter: Chapter) -> VerdictKind:
    """Return a chapter's verdict: the worst of its clauses'."""
    return worst(it.kind for it in review.verdicts if chapter_of(it.clause) == chapter.number)


def assessed(speaker: AnswerFormatter, assessment: Assessment, says: str = "assessed") -> str:
    """Return who judged a clause, when and why."""
    return speaker.say(
        says,
        clause=assessment.clause,
        who=_unended(assessment.by) or speaker.say("gap"),
        day=speaker.dated(assessment.date),
        reason=_ended(assessment.reason) or speaker.say("gap"),
    )


def _ended(text: str | None) -> str:
    """Return somebody's words as a sentence that ends before the next begins."""
    words = one_line(text or "").strip()
    return f"{words}." if words and words[-1] not in ENDS else words


def _unended(text: str | None) -> str:
    return one_line(text or "").strip().rstrip(".")


def exempted(speaker: AnswerFormatter, exemption: Exemption) -> str:
    """Return who lets a finding stand, since when, for how long and why."""
    return speaker.say(
        "exempted-until" if exemption.until else "exempted",
        who=_unended(exemption.granted_by) or speaker.say("gap"),
        day=speaker.dated(exemption.granted_on),
        reason=_ended(exemption.reason) or speaker.say("gap"),
        until=speaker.dated(exemption.until),
    )


def outcome_sentence(speaker: AnswerFormatter, review: Review) -> str:
    """Return the sentence on a review's outcome, the texts to weigh, and exemptions."""
    says = review.outcome.value
    texts = texts_to_weigh(review.verdicts)
    if review.outcome is Outcome.READY:
        says = f"ready-{min(texts, 2)}"
    sentences = [speaker.say(f"outcome.{says}", texts=texts)]
    if any(finding.exempt for finding in review.findings):
        sentences.append(speaker.say("exempt-apart"))
    return " ".join(sentences)


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by severity; those of one severity keep their order."""
    return sorted(findings, key=lambda finding: GRAVITY.index(finding.severity))


def remarks(speaker: AnswerFormatter, review: Review) -> Section:
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


def _open_findings(speaker: AnswerFormatter, review: Review) -> Iterable[Text]:
    grave = [it for it in gravest_first(review.findings) if weighs(it)]
    weighing = [it for it in grave if not it.exempt]
    unread = {it.key for it in weighing if it.key in review.unreadable}
    told = [it for it in weighing if it.rule != ANSWER_MISSING and it.key not in unread]
    yield Text(plain_text(outcome_sentence(speaker, review)))
    if any(it.rule == ANSWER_MISSING for it in weighing):
        missing = _missing(speaker, review.proposal, weighing)
        yield speaker.remark("one-missing" if missing == 1 else "missing", number=missing)
    if unread:
        yield speaker.remark("one-unread" if len(unread) == 1 else "unread", number=len(unread))
    remarks = dict.fromkeys(_told(speaker, it) for it in told)
    if items := (*remarks, *_told_as_exempt(speaker, grave)):
        yield Text((Listing(items),))


def _missing(speaker: AnswerFormatter, proposal: Proposal, findings: Iterable[Finding]) -> int:
    """Count the gaps that the paper marks, also those that a rule of their own speaks of."""
    spoken_of = {key for finding in findings for key in (finding.key, *finding.also)}
    return sum(gap.key in spoken_of for gap in open_questions(speaker.policy, proposal))


def _told(speaker: AnswerFormatter, finding: Finding) -> Item:
    message = _without_codes(speaker, finding.message).in_(speaker.language)
    return Item(strongly_labelled(f"{label(speaker, finding)}:", plain_text(message)))


def _without_codes(speaker: AnswerFormatter, message: Message) -> Message:
    """Return a message about a rule by what the rule is about: its code says a board nothing."""
    code = message.values.get("code")
    if not isinstance(code, str) or (named := speaker.rule_title(code)) == code:
        return message
    return replace(message, values={**message.values, "code": speaker.say("rule", title=named)})


def _told_as_exempt(speaker: AnswerFormatter, findings: Iterable[Finding]) -> Iterator[Item]:
    for finding in findings:
        if finding.exempt:
            message = finding.message.in_(speaker.language)
            text = plain_text(f"{message} {exempted(speaker, finding.exempt)}")
            yield Item(strongly_labelled(f"{label(speaker, finding)}:", text))


def label(speaker: AnswerFormatter, finding: Finding) -> str:
    """Name a finding for the board: how it weighs, and the clause it speaks of."""
    clause = finding.clause and speaker.say("clause", number=finding.clause)
    return ", ".join(filter(None, (gravity_word(speaker, finding), clause)))


def gravity_word(speaker: AnswerFormatter, finding: Finding) -> str:
    """Return the word for a finding's severity, or that it is exempt."""
    said = VerdictKind.EXEMPT if finding.exempt else finding.severity
    return display_name(said).in_(speaker.language)
