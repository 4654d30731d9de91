"""Read a chapter's words: the TOML file that stands beside its module."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from aabsocial.core import toml
from aabsocial.core.struct import replace
from aabsocial.localization.messages import LocalizedText
from aabsocial.model.policy import Chapter, Clause, Force, Item, ItemWords, Rule, read_rule_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from aabsocial.model.policy import Judge

NO_JUDGES: Mapping[str, Judge] = MappingProxyType({})


def load_chapter(
    source: Path,
    *,
    items: tuple[Item, ...] = (),
    rules: tuple[Rule, ...] = (),
    judges: Mapping[str, Judge] = NO_JUDGES,
) -> Chapter:
    """Join a chapter's questions and rules with the words of its TOML file.

    `judges` holds, by clause number, what makes a verdict of a proposal's answers.
    Raises `TypeError` or `KeyError` when a text is missing in a language.
    """
    data = toml.load_shipped(source)
    return Chapter(
        number=data["number"],
        title=LocalizedText(**data["title"]),
        clauses=tuple(
            replace(
                _clause(number, told),
                judge=judges.get(number),
            )
            for number, told in data["clauses"].items()
        ),
        items=items,
        rules=rules,
        item_words={key: _item_words(told) for key, told in data.get("questions", {}).items()},
        rule_words={code: read_rule_words(told) for code, told in data.get("rules", {}).items()},
    )


def _clause(number: str, told: Mapping[str, Any]) -> Clause:
    return Clause(
        number=number,
        force=Force(told["force"]),
        title=LocalizedText(**told["title"]),
        text=LocalizedText(**told["text"]),
        when=LocalizedText(**told["when"]) if "when" in told else None,
        ours=LocalizedText(**told["ours"]) if "ours" in told else None,
        untested=LocalizedText(**told["untested"]) if "untested" in told else None,
        examples=tuple(told.get("examples", ())),
        grounds={name: LocalizedText(**text) for name, text in told.get("grounds", {}).items()},
    )


def _item_words(told: Mapping[str, Any]) -> ItemWords:
    texts = {name: LocalizedText(**text) for name, text in told.items() if name != "choices"}
    choices = {choice: LocalizedText(**text) for choice, text in told.get("choices", {}).items()}
    return ItemWords(**texts, choices=choices)
