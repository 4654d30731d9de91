"""Answers and texts as the interview shows them (pure)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from aabsocial.core.money import Money, total
from aabsocial.interview.navigation import record_at
from aabsocial.localization.messages import NO_BREAK_SPACE, Messages, format_value
from aabsocial.model.policy import Group, Item, Kind, Policy, Question
from aabsocial.questionnaire.questions import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Finding
    from aabsocial.model.proposal import Proposal


SHORT = 60
SUMMARY_PARTS = 3
YES, NO, NONE, UNANSWERED = "yes", "no", "none", "?"
ONE_BY_ONE = frozenset({Kind.CHOICE, Kind.CHOICES})
THREE_DECIMALS = -3


def answer_here(session: Session) -> object:
    """Return the answer that the question at the spot has now, `None` where it has none."""
    item, question, index = (
        session.item_at(session.location),
        session.question,
        session.location.index,
    )
    if isinstance(item, Group) and index is not None:
        found: object = getattr(record_at(session, item, index), question.name)
        return found
    answer: object = value_at(session.proposal, question.key)
    return answer


def current(session: Session) -> str:
    """Write the answer that the question at the spot has now, so that it can be edited."""
    value, question = answer_here(session), session.question
    if value is not None and question.kind in ONE_BY_ONE:
        return display_text(session.policy, question, value, session.language)
    return editable_text(question, value, session.language)


def display_text(policy: Policy, question: Question, value: object, language: Language) -> str:
    """Write an answer for reading: choices by their words, the rest as the language writes it."""
    if question.kind in ONE_BY_ONE:
        words = policy.item_words[question.key].choices
        chosen = value if isinstance(value, tuple) else (value,)
        return ", ".join(words[name].in_(language) for name in chosen) or "–"
    return format_value(value, language) or "–"


def editable_text(question: Question, value: object, language: Language) -> str:
    """Write an answer so that it can be edited and read again.

    A fourth decimal tells `1,1250` from a thousand and more, as no third could.
    """
    if value is None:
        return ""
    if question.kind is Kind.TEXTS and isinstance(value, tuple):
        return "\n".join(value)
    text = format_value(value, language).replace(NO_BREAK_SPACE, " ")
    has_three = isinstance(value, Decimal) and value.as_tuple().exponent == THREE_DECIMALS
    return f"{text}0" if has_three else text


def in_brief(text: str) -> str:
    """Write a text on one line, cut short."""
    line = " ".join(text.replace(NO_BREAK_SPACE, "\0").split()).replace("\0", NO_BREAK_SPACE)
    return line if len(line) <= SHORT else f"{line[: SHORT - 1].rstrip()}…"


def record_line(policy: Policy, group: Group, record: object, language: Language) -> str:
    """Write a record on one line: its first answers, and what it costs.

    A bare yes or no would not say to what, so its label stands before it.
    """
    answers = {
        field: _told_by_itself(policy, field, value, language)
        for field in group.fields
        if (value := getattr(record, field.name)) is not None
    }
    first = list(answers)[:SUMMARY_PARTS]
    return " · ".join(answers[field] for field in answers if field in first or _costs(field))


def _told_by_itself(policy: Policy, field: Question, value: object, language: Language) -> str:
    text = in_brief(display_text(policy, field, value, language))
    if field.kind is not Kind.YES_NO:
        return text
    return f"{policy.item_words[field.key].label.in_(language)}: {text.lower()}"


def _costs(field: Question) -> bool:
    return field.kind is Kind.MONEY


def item_line(policy: Policy, item: Item, proposal: Proposal, language: Language) -> str:
    """Write what an item holds on one line; nothing where it is unanswered."""
    value = value_at(proposal, item.key)
    if isinstance(item, Group):
        return str(len(value)) if value else ""
    return "" if value is None else in_brief(display_text(policy, item, value, language))


def record_lines(
    policy: Policy, item: Item, proposal: Proposal, language: Language
) -> Iterator[str]:
    """Write each record of a group on a line; a question has none."""
    if isinstance(item, Group):
        for number, record in enumerate(value_at(proposal, item.key), start=1):
            yield f"{number}. {record_line(policy, item, record, language)}"


def group_total(group: Group, proposal: Proposal) -> Money | None:
    """Sum the amounts of a group's records, `None` where its records hold no money."""
    amounts = [field.name for field in group.fields if field.kind is Kind.MONEY]
    if not amounts:
        return None
    records: tuple[Any, ...] = value_at(proposal, group.key)
    return total(getattr(record, amounts[0]) for record in records)


messages = Messages(__file__, "interview.toml")


def finding_line(finding: Finding, language: Language) -> str:
    """Write a finding on one line: how hard it weighs, the fact, the remedy, the rule."""
    if finding.exempt:
        return messages.text(
            "finding-exempt",
            language,
            message=finding.message,
            reason=finding.exempt.reason or "",
            rule=finding.rule,
        )
    return messages.text(
        f"finding-{finding.severity.value}",
        language,
        message=finding.message,
        remedy=finding.remedy,
        rule=finding.rule,
    )
