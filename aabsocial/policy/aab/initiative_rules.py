"""Rules on the proposal itself: its period, and answers that only keep a place (0.2, 1.5)."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from aabsocial.core.estimates import last_day
from aabsocial.localization.days import on_day
from aabsocial.localization.messages import department_name
from aabsocial.model.departments import department_key
from aabsocial.model.findings import Severity
from aabsocial.model.policy import Breach, Rule, severity_when_missing
from aabsocial.model.questions import WRITTEN, leaves
from aabsocial.policy.aab.detectors.placeholders import may_keep_a_place, placeholder, says_nothing
from aabsocial.policy.aab.p1_decisions import departments
from aabsocial.policy.aab.p1_votes import BOARDS, has_no_majority, is_voted
from aabsocial.policy.aab.predicates import ends_before_it_starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from aabsocial.model.policy import Policy, ReviewContext
    from aabsocial.model.proposal import Proposal
    from aabsocial.model.questions import Item, Question


def end_before_start(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """0.2: the period ends before it starts."""
    idea = proposal.initiative
    if idea.start and idea.end and ends_before_it_starts(proposal):
        values = {"start": on_day(idea.start), "end": on_day(idea.end)}
        yield Breach(key="initiative.end", params=values)


def placeholder_text(proposal: Proposal, review_context: ReviewContext) -> Iterator[Breach]:
    """The clause of the question: an answer only keeps the place of one."""
    if not may_keep_a_place(proposal.searchable_text):
        return
    policy = review_context.policy
    for item, question, index, text in _written_answers(policy, proposal):
        if found := placeholder(text):
            clause = next(iter(question.clauses or item.clauses), "")
            # Of words such as "ved ikke", the answer is as good as missing, and weighs no more.
            is_nothing = says_nothing(text)
            is_needed = question.needed(proposal) and item.applies(proposal)
            weight = severity_when_missing(policy, clause) if is_needed else Severity.WARNING
            yield Breach(
                key=_key(item, question, index),
                message_key="nothing" if is_nothing else "found",
                clause=clause,
                params={"label": policy.item_words[question.key].label, "text": found},
                severity=weight if is_nothing else None,
            )


def _written_answers(
    policy: Policy, proposal: Proposal
) -> Iterator[tuple[Item, Question, int | None, str]]:
    for item, answer_in, fields in _text_items(policy):
        if answer := answer_in(proposal):
            for question, index, text in _texts(answer, fields):
                yield item, question, index, text


@cache
def _text_items(policy: Policy) -> tuple[tuple[Item, attrgetter[Any], tuple[Question, ...]], ...]:
    """Return each item that is answered in writing, how to find its answer, and its fields."""
    return tuple(
        (item, attrgetter(item.key), fields)
        for item in policy.items.values()
        if (fields := tuple(leaf for leaf in leaves(item) if leaf.kind in WRITTEN))
    )


def _texts(
    answer: Any,  # noqa: ANN401 - a text, texts, or records of any group
    fields: tuple[Question, ...],
) -> Iterable[tuple[Question, int | None, str]]:
    """Return every text of an answer with its question and, where there are several, its index."""
    if isinstance(answer, str):
        return [(fields[0], None, answer)]
    if isinstance(answer[0], str):
        return [(fields[0], index, part) for index, part in enumerate(answer)]
    return [
        (field, index, text)
        for index, record in enumerate(answer)
        for field in fields
        if (text := getattr(record, field.name))
    ]


def _key(item: Item, question: Question, index: int | None) -> str:
    if index is None:
        return item.key
    place = f"{item.key}[{index}]"
    return place if question is item else f"{place}.{question.name}"


def starts_before_decision(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """1.5: the initiative starts before the residents of a department have decided."""
    start = proposal.initiative.start
    if start is None or not any(
        decision.date and last_day(start) < decision.date
        for decision in proposal.residents.decisions
    ):
        return
    late = {name: day for name, day in _first_decisions(proposal).items() if last_day(start) < day}
    if late:
        message_key = "one" if len(late) == 1 else "several"
        names = tuple(department_name(name, is_within=True) for name in late)
        values = {"start": on_day(start), "departments": names, "day": max(late.values())}
        yield Breach(key="initiative.start", message_key=message_key, params=values)


def _first_decisions(proposal: Proposal) -> dict[str, date]:
    """Return the day on which each department's residents first said yes, by its bare name.

    A board's day counts only where the residents themselves have not decided: they are to have a
    part in the decision, and a board's early yes is not theirs.
    """
    ours = departments(proposal)
    days: dict[str, date] = {}
    boards: dict[str, date] = {}
    for decision in proposal.residents.decisions:
        name = ours.get(department_key(decision.department or ""))
        if name is None or decision.date is None:
            continue
        if is_voted(decision) and not has_no_majority(decision):
            days[name] = min(decision.date, days.get(name, decision.date))
        elif decision.forum in BOARDS:
            boards[name] = min(decision.date, boards.get(name, decision.date))
    return boards | days


RULES = (
    Rule(
        code="FOR02",
        name="end-before-start",
        clause="0.2",
        severity=Severity.ERROR,
        check=end_before_start,
    ),
    Rule(
        code="FOR03",
        name="placeholder-text",
        clause="",
        severity=Severity.ERROR,
        check=placeholder_text,
    ),
    Rule(
        code="FOR05",
        name="starts-before-decision",
        clause="1.5",
        severity=Severity.ERROR,
        check=starts_before_decision,
    ),
)
