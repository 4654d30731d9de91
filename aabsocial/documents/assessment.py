"""The result of the review as the board reads it: a word and a symbol, a sentence, the clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.answers import messages
from aabsocial.documents.model import Column, Table, Text
from aabsocial.documents.sections import CASE, EFFECT, keys_in
from aabsocial.model.findings import SYMBOLS, Outcome, VerdictKind, display_name, gravest_first
from aabsocial.policy.builtin_rules import BUILTIN, builtin_rule_words
from aabsocial.questionnaire.gaps import GAPS
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
    from aabsocial.model.proposal import Assessment, Exemption

ENDS = ".!?…"
SECTIONS = (*CASE, *EFFECT, "figures")  # those that hold texts to weigh
# The paper marks each gap and each unreadable answer in its place: a count is enough here.
ANSWER_MISSING = "FOR01"


def symbol_and_word(formatter: AnswerFormatter, kind: VerdictKind) -> str:
    """Return a verdict as symbol and word, so that it never depends on colour."""
    return f"{SYMBOLS[kind]} {display_name(kind).in_(formatter.language)}"


def judgement(formatter: AnswerFormatter, review: Review) -> Section:
    """Return the section with the verdict on each chapter that has demands, if it was judged."""
    if not review.verdicts:
        return formatter.section("judgement", (formatter.remark("not-judged"),))
    heads = ("principle", "verdict", "because")
    asking = [chapter for chapter in formatter.policy.chapters if is_weighed(chapter)]
    rows = tuple(_row(formatter, review, chapter) for chapter in asking)
    columns = tuple(Column(messages.text(f"head.{head}", formatter.language)) for head in heads)
    return formatter.section("judgement", (Table(columns, rows),))


def is_weighed(chapter: Chapter) -> bool:
    """Return whether a chapter has a clause with a verdict."""
    return any(clause.judge for clause in chapter.clauses)


def _row(formatter: AnswerFormatter, review: Review, chapter: Chapter) -> tuple[str, ...]:
    mine = [it for it in review.verdicts if chapter_of(it.clause) == chapter.number]
    applying = [it for it in mine if it.kind is not VerdictKind.NOT_APPLICABLE]
    told = applying or [it for it in mine if it.ground]
    lines = dict.fromkeys(clause_line(formatter, verdict) for verdict in told)
    kind = chapter_verdict(review, chapter)
    return (
        f"{chapter.number} {chapter.title.in_(formatter.language)}",
        _chapter_word(formatter, chapter, kind),
        " ".join(lines),
    )


def _chapter_word(formatter: AnswerFormatter, chapter: Chapter, kind: VerdictKind) -> str:
    """Return a chapter's verdict as text; a focus area is chosen, not met."""
    if kind is VerdictKind.MET and chapter.number == FOCUS_AREAS:
        return f"{SYMBOLS[kind]} {messages.text('chosen', formatter.language)}"
    return symbol_and_word(formatter, kind)


def clause_line(formatter: AnswerFormatter, verdict: Verdict, place: str = "") -> str:
    """Return the sentence on a clause: its verdict's ground, or the place of the text to weigh.

    `place` is its name where it is not the section of the proposal's paper.
    """
    number = counted_as(verdict)
    if verdict.assessment:
        kind = symbol_and_word(formatter, verdict.kind)
        sentence = assessment_sentence(formatter, verdict.assessment, "assessed-here")
        return f"{number} {kind}. {sentence}"
    ground = verdict.ground.in_(formatter.language) if verdict.ground else ""
    if _is_text(verdict):
        return messages.text(
            f"because.{verdict.kind.value}",
            formatter.language,
            clause=number,
            place=place or place_of_text(formatter, verdict.clause),
        )
    exempt = next((it.exempt for it in verdict.findings if it.exempt), None)
    if verdict.kind is VerdictKind.EXEMPT and exempt:
        ground = exemption_sentence(formatter, exempt)
    return messages.text(
        f"because.{verdict.kind.value}-fact", formatter.language, clause=number, ground=ground
    )


def _is_text(verdict: Verdict) -> bool:
    """Return whether a verdict's only ground is a text that somebody must weigh."""
    weighed = verdict.kind in (VerdictKind.FOR_THE_BOARD, VerdictKind.ANSWERED)
    values = verdict.ground.values if verdict.ground else {}
    return weighed and bool({"text", "reason"} & values.keys())


def place_of_text(formatter: AnswerFormatter, clause: str) -> str:
    """Return the title of the section with the answers on a clause."""
    asked_keys = {key for key, item in formatter.policy.items.items() if clause in item.clauses}
    names = [
        name for name in SECTIONS if not asked_keys.isdisjoint(keys_in(formatter.policy, name))
    ]
    return messages.text(f"title.{names[-1]}", formatter.language)


def chapter_of(clause: str) -> str:
    """Return the chapter number of a clause number or chapter number."""
    return clause.partition(".")[0]


def chapter_verdict(review: Review, chapter: Chapter) -> VerdictKind:
    """Return a chapter's verdict: the worst of its clauses'."""
    return worst(it.kind for it in review.verdicts if chapter_of(it.clause) == chapter.number)


def assessment_sentence(
    formatter: AnswerFormatter, assessment: Assessment, message_key: str = "assessed"
) -> str:
    """Return the sentence on who assessed a clause, when and why."""
    return messages.text(
        message_key,
        formatter.language,
        clause=assessment.clause,
        who=_on_one_line(assessment.by) or messages.text("gap", formatter.language),
        day=formatter.dated(assessment.date),
        reason=_as_sentence(assessment.reason) or messages.text("gap", formatter.language),
    )


def _as_sentence(text: str | None) -> str:
    """Return a text as one sentence with a full stop."""
    words = _on_one_line(text)
    return f"{words}." if words and words[-1] not in ENDS else words


def _on_one_line(text: str | None) -> str:
    return one_line(text or "").strip()


def exemption_sentence(formatter: AnswerFormatter, exemption: Exemption) -> str:
    """Return the sentence on who granted an exemption, when, for how long and why."""
    return messages.text(
        "exempted-until" if exemption.until else "exempted",
        formatter.language,
        who=_on_one_line(exemption.granted_by) or messages.text("gap", formatter.language),
        day=formatter.dated(exemption.granted_on),
        reason=_as_sentence(exemption.reason) or messages.text("gap", formatter.language),
        until=formatter.dated(exemption.until),
    )


def outcome_sentence(formatter: AnswerFormatter, review: Review) -> str:
    """Return the sentences on a review's outcome, the texts to weigh, and exemptions."""
    message_key = review.outcome.value
    texts = texts_to_weigh(review.verdicts)
    if review.outcome is Outcome.READY:
        is_open = bool(formatter.open_words())
        message_key = f"ready-{'open-' if is_open else ''}{min(texts, 2)}"
    sentences = [messages.text(f"outcome.{message_key}", formatter.language, texts=texts)]
    if any(finding.exempt for finding in review.findings):
        sentences.append(messages.text("exempt-apart", formatter.language))
    return " ".join(sentences)


def remarks(formatter: AnswerFormatter, review: Review) -> Section:
    """Return the section on open findings, exemptions and assessments."""
    tables = [
        part
        for key in keys_in(formatter.policy, "remarks")
        # An answer that is left open is marked at its own place.
        if key != GAPS and key in formatter.policy.groups and formatter.is_said(key)
        for part in (
            formatter.remark("table-of", label=formatter.label(key)),
            *formatter.table(formatter.policy.groups[key]),
        )
    ]
    return formatter.section("remarks", (*_open_findings(formatter, review), *tables))


def _open_findings(formatter: AnswerFormatter, review: Review) -> Iterable[Text]:
    grave = [it for it in gravest_first(review.findings) if weighs(it)]
    weighing = [it for it in grave if not it.exempt]
    unread = {it.key for it in weighing if it.key in review.unreadable}
    listed = [it for it in weighing if it.rule != ANSWER_MISSING and it.key not in unread]
    yield Text(plain_text(outcome_sentence(formatter, review)))
    if missing := formatter.open_words():
        yield Text(plain_text(missing))
    if unread:
        yield formatter.remark("one-unread" if len(unread) == 1 else "unread", number=len(unread))
    remarks = dict.fromkeys(_finding_item(formatter, it) for it in listed)
    if items := (*remarks, *_exempt_items(formatter, grave)):
        yield Text((Listing(items),))


def _finding_item(formatter: AnswerFormatter, finding: Finding) -> Item:
    message = plain_text(_without_codes(formatter, finding.message).in_(formatter.language))
    return Item(strongly_labelled(f"{label(formatter, finding)}:", message))


def board_message(formatter: AnswerFormatter, finding: Finding) -> str:
    """Return a finding's message as a board is told it."""
    words = formatter.policy.rule_words.get(finding.rule)
    if words is None and finding.rule in BUILTIN:
        words = builtin_rule_words(finding.rule)
    message = words.for_the_board(finding.message) if words else finding.message
    return _without_codes(formatter, message).in_(formatter.language)


def _without_codes(formatter: AnswerFormatter, message: Message) -> Message:
    """Return a message with a rule's title instead of its code, which means nothing to a board."""
    code = message.values.get("code")
    if not isinstance(code, str) or (title := formatter.rule_title(code)) == code:
        return message
    return message._replace(
        values={**message.values, "code": messages.text("rule", formatter.language, title=title)}
    )


def _exempt_items(formatter: AnswerFormatter, findings: Iterable[Finding]) -> Iterator[Item]:
    for finding in findings:
        if finding.exempt:
            message = finding.message.in_(formatter.language)
            text = plain_text(f"{message} {exemption_sentence(formatter, finding.exempt)}")
            yield Item(strongly_labelled(f"{label(formatter, finding)}:", text))


def label(formatter: AnswerFormatter, finding: Finding) -> str:
    """Return a finding's label for the board: its severity and clause."""
    clause = finding.clause and messages.text("clause", formatter.language, number=finding.clause)
    return ", ".join(filter(None, (gravity_word(formatter, finding), clause)))


def gravity_word(formatter: AnswerFormatter, finding: Finding) -> str:
    """Return the word for a finding's gravity, or that it is exempt."""
    kind = VerdictKind.EXEMPT if finding.exempt else finding.gravity
    return display_name(kind).in_(formatter.language)
