"""Format answers and findings for the interview (pure)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from aabsocial.core.money import Money, total
from aabsocial.interview.record_fields import record_at
from aabsocial.localization.messages import (
    NO_BREAK_SPACE,
    Message,
    Messages,
    department_name,
    format_value,
)
from aabsocial.model.departments import Register, nearest_department
from aabsocial.model.joints import Joint
from aabsocial.model.questions import Group, Item, Kind, Question
from aabsocial.questionnaire.questions import value_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Policy
    from aabsocial.model.proposal import Proposal
    from aabsocial.model.questions import Spot


SHORT = 60
SUMMARY_PARTS = 3
YES, NO, NONE, UNANSWERED = "yes", "no", "none", "?"
ONE_BY_ONE = frozenset({Kind.CHOICE, Kind.CHOICES})
THREE_DECIMALS = -3


def answer_here(session: Session) -> object:
    """Return the current answer to the question, `None` if there is none."""
    item, question, index = (
        session.item_at(session.location),
        session.question,
        session.location.index,
    )
    if isinstance(item, Group) and index is not None:
        field_answer: object = getattr(record_at(session, item, index), question.name)
        return field_answer
    answer: object = value_at(session.proposal, question.key)
    return answer


def current_text(session: Session) -> str:
    """Return the current answer to the question as text to edit."""
    value, question = answer_here(session), session.question
    if value is not None and question.kind in ONE_BY_ONE:
        return display_text(session.policy, question, value, session.language)
    return editable_text(question, value, session.language)


def display_text(policy: Policy, question: Question, value: object, language: Language) -> str:
    """Return an answer as text to read: choices by their labels, the rest localized."""
    if question.kind in ONE_BY_ONE:
        words = policy.item_words[question.key].choices
        chosen = value if isinstance(value, tuple) else (value,)
        return ", ".join(words[name].in_(language) for name in chosen) or "–"
    return format_value(value, language) or "–"


def editable_text(question: Question, value: object, language: Language) -> str:
    """Return an answer as text that can be edited and parsed again.

    A fourth decimal keeps `1,1250` apart from a number with a thousands separator.
    """
    if value is None:
        return ""
    if question.kind is Kind.TEXTS and isinstance(value, tuple):
        return "\n".join(value)
    text = format_value(value, language).replace(NO_BREAK_SPACE, " ")
    has_three = isinstance(value, Decimal) and value.as_tuple().exponent == THREE_DECIMALS
    return f"{text}0" if has_three else text


def on_one_line(text: str) -> str:
    """Return a text on one line, as long as it is."""
    return " ".join(text.replace(NO_BREAK_SPACE, "\0").split()).replace("\0", NO_BREAK_SPACE)


def shortened(text: str) -> str:
    """Return a text on one line of at most `SHORT` characters."""
    line = on_one_line(text)
    return line if len(line) <= SHORT else f"{line[: SHORT - 1].rstrip()}…"


def record_line(
    policy: Policy,
    group: Group,
    record: object,
    language: Language,
    fitted: Callable[[str], str] = shortened,
) -> str:
    """Return a record on one line: its first answers, each as `fitted`, and its amounts.

    A yes or no has its label before it.
    """
    answers = {
        field: _field_text(
            policy, field, fitted(display_text(policy, field, value, language)), language
        )
        for field in group.fields
        if (value := getattr(record, field.name)) is not None
    }
    first = list(answers)[:SUMMARY_PARTS]
    return " · ".join(answers[field] for field in answers if field in first or _is_money(field))


def _field_text(policy: Policy, field: Question, text: str, language: Language) -> str:
    if field.kind is not Kind.YES_NO:
        return text
    return f"{policy.item_words[field.key].label.in_(language)}: {text.lower()}"


def _is_money(field: Question) -> bool:
    return field.kind is Kind.MONEY


def record_name(policy: Policy, group: Group, record: object, language: Language) -> str:
    """Return a record's own words: its first answer but its number, in quotation marks."""
    for field in group.fields:
        value = getattr(record, field.name)
        if value is not None and field.kind is Kind.TEXT and field.name != "id":
            text = shortened(display_text(policy, field, value, language))
            return messages.text("quoted", language, text=text)
    return ""


def item_line(
    policy: Policy,
    item: Item,
    proposal: Proposal,
    language: Language,
    fitted: Callable[[str], str] = shortened,
) -> str:
    """Return an item's answer on one line, a group's number of records; empty if unanswered."""
    value = value_at(proposal, item.key)
    if isinstance(item, Group):
        return str(len(value)) if value else ""
    return "" if value is None else fitted(display_text(policy, item, value, language))


def spot_label(policy: Policy, spot: Spot, language: Language) -> str:
    """Return the label of a question, a group or a joint."""
    words = spot.words if isinstance(spot, Joint) else policy.item_words[spot.key]
    return words.label.in_(language)


def record_lines(
    policy: Policy,
    item: Item,
    proposal: Proposal,
    language: Language,
    fitted: Callable[[str], str] = shortened,
) -> Iterator[str]:
    """Yield a line for each record of a group; none for a question."""
    if isinstance(item, Group):
        for number, record in enumerate(value_at(proposal, item.key), start=1):
            yield f"{number}. {record_line(policy, item, record, language, fitted)}"


def group_total(group: Group, proposal: Proposal) -> Money | None:
    """Return the sum of a group's records, `None` if they hold no money."""
    amounts = [field.name for field in group.fields if field.kind is Kind.MONEY]
    if not amounts:
        return None
    records: tuple[Any, ...] = value_at(proposal, group.key)
    return total(getattr(record, amounts[0]) for record in records)


def has_every_amount(key: str, proposal: Proposal) -> bool:
    """Return whether all records of the budget or the financing have the amount that they need."""
    records: tuple[Any, ...] = value_at(proposal, key)
    return all(
        record.amount is not None or getattr(record, "kind", None) == "in-kind"
        for record in records
    )


messages = Messages(__file__, "interview.toml")


def unlisted_message(name: str, register: Register) -> Message:
    """Return that the register does not list a department, and the name that is nearest."""
    near = nearest_department(name, register)
    key = "department-unlisted-near" if near else "department-unlisted"
    return messages.message(key, name=department_name(name), near=near)


def finding_line(finding: Finding, language: Language) -> str:
    """Return a finding on one line: severity, message, remedy and rule."""
    if finding.exempt:
        return messages.text(
            "finding-exempt",
            language,
            message=finding.message,
            reason=finding.exempt.reason or "",
            rule=finding.rule,
        )
    if finding.gap:
        word = "finding-gap-why" if finding.message.values.get("why") else "finding-gap"
        return messages.text(word, language, rule=finding.rule, **finding.message.values)
    return messages.text(
        f"finding-{finding.severity.value}",
        language,
        message=finding.message,
        remedy=finding.remedy,
        rule=finding.rule,
    )
