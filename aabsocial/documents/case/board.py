"""The policy on one line, and the clauses that the board itself must judge."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from aabsocial.documents.assessment import chapter_verdict
from aabsocial.documents.case.places import section_of_key
from aabsocial.documents.case.typography import first_sentences
from aabsocial.documents.case_page import BoardQuestion, BoardQuestions, PolicyLine, PolicyMark
from aabsocial.model.findings import VerdictKind
from aabsocial.model.questions import Kind, Question
from aabsocial.review.verdict_summary import FOCUS_AREAS, counted_as
from aabsocial.richtext import parse_prose

if TYPE_CHECKING:
    from aabsocial.documents.case.context import CaseInput
    from aabsocial.documents.case_page import Reference
    from aabsocial.localization.messages import LocalizedText
    from aabsocial.model.findings import Verdict
    from aabsocial.model.policy import Chapter, Policy
    from aabsocial.richtext import Prose

# A clause with a question to the board is asked about with these verdicts.
ASKED = frozenset({VerdictKind.NOT_MET, VerdictKind.REASONED, VerdictKind.FOR_THE_BOARD})
COME_FIRST = frozenset({VerdictKind.NOT_MET, VerdictKind.REASONED})
TEXT = frozenset({"text"})
# What quotes an answer's text in a ground; the page quotes it in whole sentences instead.
QUOTED = ("text", "reason", "border")
# The answer that a ground without a text tells, where most answers on the clause stand elsewhere.
TOLD_BY = {"days": "evaluation.points"}
LONGEST_FIRST = 2  # times as long a first sentence may be, which is never cut


class _Length(NamedTuple):
    """How much is quoted of an answer, and the texts that say it, or that it is too long."""

    most: int
    answer: str
    too_long: str


FULL = _Length(200, "judged.answer", "judged.long")
SHORT = _Length(120, "judged.short-answer", "judged.short-long")


def compose_policy_line(case_input: CaseInput) -> PolicyLine:
    """Return a mark for each chapter that has a short title."""
    policy = case_input.formatter.policy
    if not case_input.review.verdicts:  # a file of a newer format is not judged
        return PolicyLine(title="", marks=())
    return PolicyLine(
        title=case_input.text("policy"),
        marks=tuple(_mark(case_input, it, it.short) for it in policy.chapters if it.short),
    )


def _mark(case_input: CaseInput, chapter: Chapter, short: LocalizedText) -> PolicyMark:
    kind = chapter_verdict(case_input.review, chapter)
    is_chosen = kind is VerdictKind.MET and chapter.number == FOCUS_AREAS
    return PolicyMark(
        chapter=chapter.number,
        name=short.in_(case_input.language),
        kind=kind,
        word=case_input.text("word.chosen" if is_chosen else f"word.{kind.value}"),
    )


def compose_board_questions(case_input: CaseInput) -> BoardQuestions:
    """Return what the board must judge; what is answered no or contradicts comes first."""
    policy = case_input.formatter.policy
    asked: dict[str, Verdict] = {}
    for verdict in case_input.review.verdicts:
        if _is_asked(policy, verdict):
            asked.setdefault(counted_as(verdict), verdict)
    in_order = sorted(asked.items(), key=lambda it: it[1].kind not in COME_FIRST)
    return BoardQuestions(
        title=case_input.text("judged.title"),
        questions=tuple(_question(case_input, number, verdict) for number, verdict in in_order),
    )


def _is_asked(policy: Policy, verdict: Verdict) -> bool:
    """Return whether the board must judge a clause, and nobody has done so for it."""
    if _words(policy, counted_as(verdict)) is None or verdict.assessment:
        return False
    if verdict.kind is VerdictKind.PARTLY_MET:
        # a text to weigh that lacks something beside it, as a source
        return bool(verdict.ground and TEXT & verdict.ground.values.keys())
    return verdict.kind in ASKED


def _words(policy: Policy, number: str) -> LocalizedText | None:
    """Return the question to the board about a clause, or about a chapter weighed as one."""
    if (clause := policy.clauses.get(number)) is not None:
        return clause.board
    return next((it.board for it in policy.chapters if it.number == number), None)


def _question(case_input: CaseInput, number: str, verdict: Verdict) -> BoardQuestion:
    policy = case_input.formatter.policy
    words = _words(policy, number)
    quoted = _quoted(verdict)
    key, prose = text_on(case_input, number) if quoted else (_told_by(verdict), ())
    takes_notes = case_input.context.takes_notes
    boxes = (case_input.text("judged.yes"), case_input.text("judged.no"))
    return BoardQuestion(
        clause=number,
        kind=verdict.kind,
        question=words.in_(case_input.language) if words else "",
        answer=_told(case_input, verdict, prose, FULL),
        short_answer=_told(case_input, verdict, prose, SHORT),
        more=_place(case_input, key, number),
        boxes=boxes if takes_notes else (),
        condition=case_input.text("judged.condition") if takes_notes else "",
    )


def text_on(case_input: CaseInput, number: str) -> tuple[str, Prose]:
    """Return the text that answers a clause, and its key; empty where none is asked for."""
    formatter = case_input.formatter
    said = [
        key
        for kind in (Kind.PARAGRAPHS, Kind.TEXT)
        for key, item in formatter.policy.items.items()
        if isinstance(item, Question) and item.kind is kind
        if number in item.clauses and formatter.is_said(key)
    ]
    return (said[0], parse_prose(str(formatter.value(said[0])))) if said else ("", ())


def _quoted(verdict: Verdict) -> str:
    """Return what the ground calls the text that it quotes, empty if it quotes none."""
    values = verdict.ground.values if verdict.ground else {}
    return next((name for name in QUOTED if name in values), "")


def _told_by(verdict: Verdict) -> str:
    values = verdict.ground.values if verdict.ground else {}
    return next((key for name, key in TOLD_BY.items() if name in values), "")


def _told(case_input: CaseInput, verdict: Verdict, prose: Prose, length: _Length) -> str:
    """Return what the proposal says of a clause, its text quoted in whole sentences."""
    ground, language = verdict.ground, case_input.language
    if ground is None or not prose:
        return ground.in_(language) if ground else ""

    def told(quote: str) -> str:
        return ground._replace(values={**ground.values, _quoted(verdict): quote}).in_(language)

    around = len(told(""))
    half = length.most // 2
    text = first_sentences(prose, max(length.most - around, half), LONGEST_FIRST * length.most)
    if not text:
        return case_input.text(length.too_long)
    quote = case_input.text("judged.quote", text=text)
    words = told(quote)
    if not words.startswith(quote):
        return words
    return case_input.text(length.answer, answer=words if around <= half else quote)


def _place(case_input: CaseInput, key: str, number: str) -> Reference:
    """Return where an answer stands; without one, where most answers on the clause do."""
    policy = case_input.formatter.policy
    keys = [key] if key else [it for it, item in policy.items.items() if number in item.clauses]
    sections = Counter(section_of_key(policy, it) for it in keys)
    names = [name for name, _ in sections.most_common()]
    return case_input.reference(case_input.text("page"), *names, "policy")
