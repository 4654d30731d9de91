"""Read a chapter's words: the TOML file that stands beside its module."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from aabsocial.core import toml
from aabsocial.localization.messages import LocalizedText
from aabsocial.model.policy import (
    Chapter,
    Clause,
    Force,
    LooseEnd,
    Rule,
    RuleWords,
    read_rule_words,
)
from aabsocial.model.questions import Item, ItemWords
from aabsocial.policy.loose_ends import (
    TEXTS_OF_A_QUESTION,
    LooseEndsError,
    ends_in_table,
    file_name,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
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
    Texts that are missing or stand in one language only are the chapter's `unread`, so that
    `assemble` can tell of them with all the rest. Raises `LooseEndsError` for what is no TOML.
    """
    try:
        data = toml.load_shipped(source)
    except ValueError as error:
        raise LooseEndsError(
            (LooseEnd(file_name(source), f"is not TOML: {error}", "Correct it there."),)
        ) from error
    unread: dict[str, tuple[LooseEnd, ...]] = {}

    def read_all(heading: str, read: Callable[[str, Any], Any], *required: str) -> dict[str, Any]:
        """Return what stands under a heading, but for what cannot be read: that is loose."""
        found = {}
        for name, told in data.get(heading, {}).items():
            try:
                found[name] = read(name, told)
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                at = f'{heading}."{name}"' if "." in name else f"{heading}.{name}"
                unread[name] = ends_in_table(file_name(source), at, told, required, error)
        return found

    def read_own(name: str) -> LocalizedText | None:
        """Return a text of the chapter itself, if it has one."""
        if (told := data.get(name)) is None:
            return None
        try:
            return LocalizedText(**told)
        except TypeError as error:
            unread[name] = ends_in_table(file_name(source), name, told, (), error)
            return None

    clauses = read_all("clauses", partial(_clause, judges), "force", "title", "text")
    for number in judges.keys() - clauses.keys() - unread.keys():
        what = f"a verdict for clause {number}, which does not exist"
        unread[number] = (LooseEnd(file_name(source, ".py"), what, "Correct the number."),)
    return Chapter(
        number=data["number"],
        title=LocalizedText(**data["title"]),
        short=read_own("short"),
        board=read_own("board"),
        clauses=tuple(clauses.values()),
        items=items,
        rules=rules,
        item_words=read_all("questions", _item_words, *TEXTS_OF_A_QUESTION),
        rule_words=read_all("rules", _rule_words, "title", "why"),
        source=source,
        unread=unread,
    )


def _clause(judges: Mapping[str, Judge], number: str, told: Mapping[str, Any]) -> Clause:
    return Clause(
        number=number,
        judge=judges.get(number),
        force=Force(told["force"]),
        title=LocalizedText(**told["title"]),
        text=LocalizedText(**told["text"]),
        when=LocalizedText(**told["when"]) if "when" in told else None,
        ours=LocalizedText(**told["ours"]) if "ours" in told else None,
        untested=LocalizedText(**told["untested"]) if "untested" in told else None,
        board=LocalizedText(**told["board"]) if "board" in told else None,
        examples=tuple(told.get("examples", ())),
        grounds={name: LocalizedText(**text) for name, text in told.get("grounds", {}).items()},
    )


def _rule_words(_: str, told: Mapping[str, Any]) -> RuleWords:
    return read_rule_words(told)


def _item_words(_: str, told: Mapping[str, Any]) -> ItemWords:
    texts = {name: LocalizedText(**text) for name, text in told.items() if name != "choices"}
    choices = {choice: LocalizedText(**text) for choice, text in told.get("choices", {}).items()}
    return ItemWords(**texts, choices=choices)
