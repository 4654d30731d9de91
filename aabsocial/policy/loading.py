"""Read a chapter's words: the TOML file that stands beside its module."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

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

_Read = TypeVar("_Read")
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
    texts = _ChapterTexts(source)
    clauses = texts.under("clauses", partial(_clause, judges), "force", "title", "text")
    for number in judges.keys() - clauses.keys() - texts.unread.keys():
        what = f"a verdict for clause {number}, which does not exist"
        texts.unread[number] = (LooseEnd(file_name(source, ".py"), what, "Correct the number."),)
    return Chapter(
        number=texts.data["number"],
        title=LocalizedText(**texts.data["title"]),
        short=texts.own("short"),
        board=texts.own("board"),
        clauses=tuple(clauses.values()),
        items=items,
        rules=rules,
        item_words=texts.under("questions", _item_words, *TEXTS_OF_A_QUESTION),
        rule_words=texts.under("rules", _rule_words, "title", "why"),
        source=source,
        unread=texts.unread,
    )


class _ChapterTexts:
    """The texts of a chapter's file; `unread` has, by name, what is wrong with the others."""

    def __init__(self, source: Path) -> None:
        """Load the file; raises `LooseEndsError` for what is no TOML."""
        self.file = file_name(source)
        self.unread: dict[str, tuple[LooseEnd, ...]] = {}
        try:
            self.data = toml.load_shipped(source)
        except ValueError as error:
            end = LooseEnd(self.file, f"is not TOML: {error}", "Correct it there.")
            raise LooseEndsError((end,)) from error

    def under(
        self, heading: str, read: Callable[[str, Any], _Read], *required: str
    ) -> dict[str, _Read]:
        """Return what can be read under a heading, by name."""
        found = {}
        for name, told in self.data.get(heading, {}).items():
            try:
                found[name] = read(name, told)
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                at = f'{heading}."{name}"' if "." in name else f"{heading}.{name}"
                self.unread[name] = ends_in_table(self.file, at, told, required, error)
        return found

    def own(self, name: str) -> LocalizedText | None:
        """Return a text of the chapter itself, if it has one."""
        if (told := self.data.get(name)) is None:
            return None
        try:
            return LocalizedText(**told)
        except TypeError as error:
            self.unread[name] = ends_in_table(self.file, name, told, (), error)
            return None


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
