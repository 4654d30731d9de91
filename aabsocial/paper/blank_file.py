"""The whole questionnaire as a file to fill in: every key, each commented out (pure)."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from aabsocial.paper.blank import Form
from aabsocial.part import Part, names_in
from aabsocial.policy import Group, Kind, Question
from aabsocial.proposal import Proposal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aabsocial.policy import Item, Policy
    from aabsocial.wording import Language

WIDTH = 78
SAMPLES: Mapping[Kind, str] = {
    Kind.TEXT: '""',
    Kind.PARAGRAPHS: '""',
    Kind.COUNT: "0",
    Kind.NUMBER: "0",
    Kind.MONEY: "0",
    Kind.DATE: "2026-12-31",
    Kind.YES_NO: "false",
    Kind.TEXTS: '[""]',
}


def blank_file(policy: Policy, language: Language) -> str:
    """Give the file of answers without one; without its `#`, each key can be read as it stands."""
    form = Form(policy, language)
    pieces = [_comment(form.say("file")), *_top_level(form), *_tables(form)]
    return "\n\n".join(pieces) + "\n"


def _top_level(form: Form) -> Iterator[str]:
    for item in form.policy.items.values():
        if isinstance(item, Question) and "." not in item.key:
            yield _entry(form, item, item)


def _tables(form: Form) -> Iterator[str]:
    """Give every table in the order of the file: its own keys, then the groups inside it."""
    empty = Proposal()
    for table in names_in(Proposal):
        names = _names(getattr(empty, table))
        found = [item for key, item in form.policy.items.items() if _is_in(key, table)]
        inside = sorted(found, key=lambda item: names.index(item.name) if names else 0)
        questions = [item for item in inside if isinstance(item, Question) and "." in item.key]
        if questions:
            yield f"[{table}]"
        yield from (_entry(form, item, item) for item in questions)
        for group in inside:
            if isinstance(group, Group):
                yield _record(form, group)


def _names(part: object) -> tuple[str, ...]:
    """Give the keys of a part in the order of the file; none for what is no table."""
    return names_in(type(part)) if isinstance(part, Part) else ()


def _is_in(key: str, table: str) -> bool:
    return key == table or key.startswith(f"{table}.")


def _record(form: Form, group: Group) -> str:
    words = form.policy.item_words[group.key]
    told = (words.prompt.in_(form.language), form.conditions(group, group), form.say("more"))
    entries = (_entry(form, field, group) for field in group.fields)
    return "\n\n".join((f"{_comment(_joined(told))}\n#[[{group.key}]]", *entries))


def _entry(form: Form, question: Question, item: Item) -> str:
    """Give a key with its question above it, and a value that can be read but is none."""
    words = form.policy.item_words[question.key]
    told = _joined((words.prompt.in_(form.language), form.conditions(question, item)))
    choices = (f"#   {it} = {words.choices[it].in_(form.language)}" for it in question.choices)
    return "\n".join((_comment(told), *choices, f"#{question.name} = {_sample(question)}"))


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
