"""The empty questionnaire as a file to fill in."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct, names_in
from aabsocial.documents.blank_conditions import clause_sentence, conditions, messages
from aabsocial.documents.blank_tables import example_line
from aabsocial.model.proposal import Proposal
from aabsocial.model.questions import Group, Kind, Question
from aabsocial.questionnaire.derived import DERIVED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Policy
    from aabsocial.model.questions import Item

WIDTH = 78
SAMPLES: Mapping[Kind, str] = {
    Kind.TEXT: '""',
    Kind.PARAGRAPHS: '""',
    Kind.COUNT: "0",
    Kind.APPROXIMATE_COUNT: "0",
    Kind.NUMBER: "0",
    Kind.MONEY: "0",
    Kind.MONEY_BY_YEAR: "{ 2026 = 0 }",
    Kind.DATE: "2026-12-31",
    Kind.FUZZY_DATE: "2026-12-31",
    Kind.YES_NO: "false",
    Kind.TEXTS: '[""]',
}


def blank_file(policy: Policy, language: Language) -> str:
    """Return a file with all answers as comments; each key is valid without its `#`."""
    top, tables = _top_level(policy, language), _tables(policy, language)
    pieces = [_comment(messages.text("file", language)), *top, *tables]
    return "\n\n".join(pieces) + "\n"


def _top_level(policy: Policy, language: Language) -> Iterator[str]:
    for item in policy.items.values():
        # What stands in a file of answers somebody has written: none of it is derived.
        if isinstance(item, Question) and "." not in item.key and item.key != DERIVED:
            yield _entry(policy, language, item, item)


def _tables(policy: Policy, language: Language) -> Iterator[str]:
    """Yield every table in file order: its own keys, then its groups."""
    empty = Proposal()
    for table in names_in(Proposal):
        names = _names(getattr(empty, table))
        found = [item for key, item in policy.items.items() if _is_in(key, table)]
        inside = sorted(found, key=lambda item: names.index(item.name) if names else 0)
        questions = [item for item in inside if isinstance(item, Question) and "." in item.key]
        if questions:
            yield f"[{table}]"
        yield from (_entry(policy, language, item, item) for item in questions)
        for group in inside:
            if isinstance(group, Group):
                yield _record(policy, language, group)


def _names(part: object) -> tuple[str, ...]:
    """Return the keys of a table in file order, none if it is no table."""
    return names_in(type(part)) if isinstance(part, Struct) else ()


def _is_in(key: str, table: str) -> bool:
    return key == table or key.startswith(f"{table}.")


def _record(policy: Policy, language: Language, group: Group) -> str:
    words = policy.item_words[group.key]
    lines = (
        words.prompt.in_(language),
        _conditions(policy, language, group, group),
        example_line(group, language),
        messages.text("more", language),
    )
    entries = (_entry(policy, language, field, group) for field in group.fields)
    return "\n\n".join((f"{_comment(_joined(lines))}\n#[[{group.key}]]", *entries))


def _entry(policy: Policy, language: Language, question: Question, item: Item) -> str:
    """Return a key with its question above it, and a value that can be read but is none."""
    words = policy.item_words[question.key]
    lines = _joined((words.prompt.in_(language), _conditions(policy, language, question, item)))
    choices = (f"#   {it} = {words.choices[it].in_(language)}" for it in question.choices)
    return "\n".join((_comment(lines), *choices, f"#{question.name} = {_sample(question)}"))


def _conditions(policy: Policy, language: Language, part: Item, item: Item) -> str:
    clauses = clause_sentence(part.clauses, language)
    return _joined((clauses, *conditions(policy, part, item, language)))


def _sample(question: Question) -> str:
    match question.kind:
        case Kind.CHOICE:
            return f'"{question.choices[0]}"'
        case Kind.CHOICES:
            return f'["{question.choices[0]}"]'
        case Kind.COUNT if question.least:
            return str(question.least)
        case kind:
            return SAMPLES[kind]


def _joined(sentences: Iterable[str]) -> str:
    return " ".join(filter(None, sentences))


def _comment(text: str) -> str:
    lines = textwrap.wrap(text, WIDTH, break_on_hyphens=False)
    return "\n".join(f"# {line}" for line in lines)
