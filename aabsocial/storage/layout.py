"""How a proposal's file is laid out: the order of the values, and each key's question."""

from __future__ import annotations

import textwrap
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct, names_in
from aabsocial.model.policy import Group, Question
from aabsocial.model.proposal import Proposal
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
        group = policy.groups.get(".".join(table))
        part = group.record if group else _part_at(table)
        return names_in(part) if part else ()

    @cache
    def comment(path: tuple[str, ...]) -> str | None:
        key = ".".join(path)
        item = policy.items.get(key) or policy.questions.get(key)
        return _comment(policy, item, language) if item else None

    return Layout(order=order, comment=comment)


def _part_at(table: tuple[str, ...]) -> type[Struct] | None:
    """Return the part of a proposal that a table is read as, `None` for an unknown table."""
    part: object = Proposal()
    for name in table:
        part = getattr(part, name, None)
    return type(part) if isinstance(part, Struct) else None


def _comment(policy: Policy, item: Group | Question, language: Language) -> str:
    words = policy.item_words[item.key]
    lines = textwrap.wrap(words.prompt.in_(language), COMMENT_WIDTH)
    if isinstance(item, Question) and item.choices:
        told = (f"{name} = {words.choices[name].in_(language)}" for name in item.choices)
        lines += textwrap.wrap(
            "  " + " · ".join(told), COMMENT_WIDTH, subsequent_indent="  ", break_on_hyphens=False
        )
    return "\n".join(lines)
