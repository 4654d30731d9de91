"""Answers as text: to be read in lists and reviews, and to be edited again (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.money import Money, total
from aabsocial.policy import Group, Item, Kind, Policy, Question
from aabsocial.questionnaire import value_at
from aabsocial.wording import spoken

if TYPE_CHECKING:
    from aabsocial.proposal import Proposal
    from aabsocial.wording import Language

SHORT = 60
SUMMARY_PARTS = 3
ONE_BY_ONE = frozenset({Kind.CHOICE, Kind.CHOICES})


def written(policy: Policy, question: Question, value: object, language: Language) -> str:
    """Write an answer for reading: choices by their words, the rest as the language writes it."""
    if question.kind in ONE_BY_ONE:
        words = policy.item_words[question.key].choices
        chosen = value if isinstance(value, tuple) else (value,)
        return ", ".join(words[name].in_(language) for name in chosen)
    return spoken(value, language)


def editable(question: Question, value: object, language: Language) -> str:
    """Write an answer so that it can be edited and read again."""
    if value is None:
        return ""
    if question.kind is Kind.TEXTS and isinstance(value, tuple | list):
        return "\n".join(spoken(part, language) for part in value)
    return spoken(value, language).replace("\N{NO-BREAK SPACE}", " ")


def in_brief(text: str) -> str:
    """Write a text on one line, cut short."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[: SHORT - 1].rstrip()}…"


def record_line(policy: Policy, group: Group, record: object, language: Language) -> str:
    """Write a record on one line: its first required answers."""
    parts = []
    for field in group.fields:
        value = getattr(record, field.name)
        if value is not None:
            parts.append(in_brief(written(policy, field, value, language)))
    return " · ".join(parts[:SUMMARY_PARTS])


def item_line(policy: Policy, item: Item, proposal: Proposal, language: Language) -> str:
    """Write what an item holds on one line; nothing where it is unanswered."""
    value = value_at(proposal, item.key)
    if isinstance(item, Group):
        count = len(value)
        return f"{count} · {record_line(policy, item, value[0], language)}" if count else ""
    if value is None:
        return ""
    return in_brief(written(policy, item, value, language)) or "–"


def group_total(group: Group, proposal: Proposal) -> Money | None:
    """Sum the amounts of a group's records, `None` where its records hold no money."""
    amounts = [field.name for field in group.fields if field.kind is Kind.MONEY]
    if not amounts:
        return None
    records: tuple[Any, ...] = value_at(proposal, group.key)
    return total(getattr(record, amounts[0]) for record in records)
