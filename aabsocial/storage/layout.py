"""The layout of a proposal's file: the order of its keys, and the comment above each."""

from __future__ import annotations

import textwrap
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.struct import YEARS, Struct, names_in
from aabsocial.model.proposal import Proposal
from aabsocial.model.questions import Group, Kind, Question
from aabsocial.storage.toml_edit.writer import Layout

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Policy

COMMENT_WIDTH = 78


@cache
def layout_of(policy: Policy, language: Language) -> Layout:
    """Return the layout of a policy's proposals, with the comments in a language."""

    @cache
    def order(table: tuple[str, ...]) -> tuple[str, ...]:
        key = ".".join(table)
        question = policy.questions.get(key)
        if question is not None and question.kind is Kind.MONEY_BY_YEAR:
            return tuple(sorted(YEARS))
        group = policy.groups.get(key)
        record_type = group.record if group else _record_type(table)
        return names_in(record_type) if record_type else ()

    @cache
    def comment(path: tuple[str, ...]) -> str | None:
        key = ".".join(path)
        item = policy.items.get(key) or policy.questions.get(key)
        return _comment(policy, item, language) if item else None

    return Layout(order=order, comment=comment)


def _record_type(table: tuple[str, ...]) -> type[Struct] | None:
    """Return the type of a proposal's table, `None` for an unknown table."""
    record_type: object = Proposal()
    for name in table:
        record_type = getattr(record_type, name, None)
    return type(record_type) if isinstance(record_type, Struct) else None


def _comment(policy: Policy, item: Group | Question, language: Language) -> str:
    words = policy.item_words[item.key]
    lines = textwrap.wrap(words.prompt.in_(language), COMMENT_WIDTH)
    if isinstance(item, Question) and item.choices:
        choices = (f"{name} = {words.choices[name].in_(language)}" for name in item.choices)
        lines += textwrap.wrap(
            "  " + " · ".join(choices),
            COMMENT_WIDTH,
            subsequent_indent="  ",
            break_on_hyphens=False,
        )
    return "\n".join(lines)
