"""The policy on one line, and the clauses that the board itself must judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aabsocial.documents.assessment import chapter_verdict
from aabsocial.documents.case.places import section_of_key
from aabsocial.documents.case.typography import first_sentences
from aabsocial.documents.case_page import BoardQuestion, BoardQuestions, PolicyLine, PolicyMark
from aabsocial.model.findings import VerdictKind
from aabsocial.model.policy import Group, Kind, Question
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
LONGEST_FIRST = 2  # times as long a first sentence may be, which is never cut


class _Length(NamedTuple):
    """How much is quoted of an answer, and the texts that say it, or that it is too long."""

    most: int
    text: str
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
    key, prose = _answer(case_input, number)
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


def _answer(case_input: CaseInput, number: str) -> tuple[str, Prose]:
    """Return the text that answers a clause, and its key; empty where none is asked for."""
    formatter = case_input.formatter
    for kind in (Kind.PARAGRAPHS, Kind.TEXT):
        for key, item in formatter.policy.items.items():
            is_text = isinstance(item, Question) and item.kind is kind
            if is_text and number in item.clauses and formatter.is_said(key):
                return key, parse_prose(str(formatter.value(key)))
    return "", ()


def _told(case_input: CaseInput, verdict: Verdict, prose: Prose, length: _Length) -> str:
    """Return the answer's first whole sentences in quotation marks, else what it comes to."""
    if prose:
        text = first_sentences(prose, length.most, LONGEST_FIRST * length.most)
        return case_input.text(length.text if text else length.too_long, text=text)
    if chosen := _choice(case_input, verdict.clause):
        return chosen
    return verdict.ground.in_(case_input.language) if verdict.ground else ""


def _choice(case_input: CaseInput, number: str) -> str:
    """Return the choice that answers a clause beside its label, where no records do."""
    formatter = case_input.formatter
    items = [it for it in formatter.policy.items.values() if number in it.clauses]
    chosen = [it.key for it in items if isinstance(it, Question) and it.kind is Kind.CHOICE]
    if len(chosen) != 1 or any(isinstance(it, Group) for it in items):
        return ""
    label, answer = formatter.label(chosen[0]), formatter.answer(chosen[0])
    return case_input.text("judged.choice", label=label, answer=answer) if answer else ""


def _place(case_input: CaseInput, key: str, number: str) -> Reference:
    policy = case_input.formatter.policy
    keys = [key] if key else [it for it, item in policy.items.items() if number in item.clauses]
    names = [section_of_key(policy, it) for it in keys]
    return case_input.reference(case_input.text("page"), *names, "policy")
