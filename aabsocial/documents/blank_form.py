"""The empty questionnaire, as a paper form and as a file to fill in."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct, names_in
from aabsocial.localization.messages import YES_OR_NO, Messages
from aabsocial.model.policy import Group, Kind, LooseEnd, Question, always, is_ever_asked, never
from aabsocial.model.proposal import Proposal
from aabsocial.policy.loose_ends import LooseEndsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Item, Policy


messages = Messages(__file__)
LINE = "…" * 40
BOX = "☐\N{NO-BREAK SPACE}"
BETWEEN_BOXES = "\N{EM SPACE}"
LINES: Mapping[Kind, int] = {Kind.PARAGRAPHS: 5, Kind.TEXTS: 3}


class BlankField(Struct, kw_only=True):
    """One question of the form: prompt, help, conditions, boxes and lines to write on."""

    prompt: str
    help: str
    conditions: str
    boxes: str = ""
    lines: tuple[str, ...] = ()


class BlankItem(Struct, kw_only=True):
    """A question, or a group with fields to fill in for each record."""

    number: str
    question: BlankField
    repeat: str = ""
    fields: tuple[BlankField, ...] = ()


class BlankSection(Struct, kw_only=True):
    """A section of the form."""

    title: str
    items: tuple[BlankItem, ...]


class Blank(Struct, kw_only=True):
    """The questionnaire as a paper form."""

    title: str
    introduction: str
    sections: tuple[BlankSection, ...]


def blank(policy: Policy, language: Language) -> Blank:
    """Return the questions of the interview as a paper form, in its order."""
    form = Form(policy, language)
    numbers: dict[str, str] = {}
    for section in policy.sections:
        for key in section.keys:
            if is_ever_asked(policy.items[key]):
                numbers[key] = str(len(numbers) + 1)
    sections = (
        BlankSection(
            title=section.title.in_(language),
            items=tuple(
                form.item(policy.items[key], numbers[key]) for key in section.keys if key in numbers
            ),
        )
        for section in policy.sections
    )
    return Blank(
        title=messages.text("title", form.language),
        introduction=messages.text("introduction", form.language),
        sections=tuple(section for section in sections if section.items),
    )


class Form(Struct):
    """Builds the blank questionnaire of a policy in a language."""

    policy: Policy
    language: Language

    def item(self, item: Item, number: str) -> BlankItem:
        """Return a question, or a group with its fields."""
        if isinstance(item, Question):
            return BlankItem(number=number, question=self.field(item, item))
        record = self.policy.item_words[item.key].record
        name = record.in_(self.language).lower() if record else ""
        words = self.policy.item_words[item.key]
        return BlankItem(
            number=number,
            question=BlankField(
                prompt=words.prompt.in_(self.language),
                help=words.help.in_(self.language),
                conditions=self.conditions(item, item),
            ),
            repeat=messages.text("repeat", self.language, record=name),
            fields=tuple(self.field(field, item) for field in item.fields if is_ever_asked(field)),
        )

    def field(self, field: Question, item: Item) -> BlankField:
        """Return one question with its boxes or lines."""
        words = self.policy.item_words[field.key]
        choices = [words.choices[choice] for choice in field.choices]
        if field.kind is Kind.YES_NO:
            choices = [YES_OR_NO[True], YES_OR_NO[False]]
        boxes = BETWEEN_BOXES.join(f"{BOX}{choice.in_(self.language)}" for choice in choices)
        return BlankField(
            prompt=words.prompt.in_(self.language),
            help=words.help.in_(self.language),
            conditions=self.conditions(field, item),
            boxes=boxes,
            lines=() if boxes else (LINE,) * LINES.get(field.kind, 1),
        )

    def conditions(self, part: Item, item: Item) -> str:
        """Return the clause of a question, when it is asked, and when it must be answered."""
        several = "clauses" if len(part.clauses) > 1 else "clause"
        sentences = (
            [messages.text(several, self.language, numbers=part.clauses)] if part.clauses else []
        )
        sentences += [self.condition("only", test) for test in branches(part)]
        if part.needed is always or part.needed in branches(item):
            sentences.append(messages.text("needed.always", self.language))
        elif part.needed is not never:
            sentences.append(self.condition("needed", part.needed))
        return " ".join(sentences)

    def condition(self, kind: str, test: Callable[..., bool]) -> str:
        """Return the text of a condition by the name of its test function.

        Raises `LooseEndsError` with all conditions of the policy that have none.
        """
        key = f"{kind}.{test.__name__}"
        if key not in messages:
            raise LooseEndsError(conditions_without_words(self.policy))
        return messages.text(key, self.language)


def branches(part: Item) -> tuple[Callable[..., bool], ...]:
    """Return the functions that test whether a question is asked."""
    tests: list[Callable[..., bool]] = [] if part.applies is always else [part.applies]
    if isinstance(part, Question) and part.suits is not always:
        tests.append(part.suits)
    return tuple(tests)


def conditions_without_words(policy: Policy) -> tuple[LooseEnd, ...]:
    """Return every condition of the policy that has no sentence for the blank form."""
    parts = [
        part
        for item in policy.items.values()
        for part in (item, *(item.fields if isinstance(item, Group) else ()))
    ]
    only = {f"only.{test.__name__}" for part in parts for test in branches(part)}
    needed = {
        f"needed.{part.needed.__name__}"
        for part in parts
        if part.needed not in (always, never, *branches(part))
    }
    return tuple(
        LooseEnd(
            "aabsocial/documents/blank_form.toml",
            f"the condition {key.partition('.')[2]} has no sentence on the blank form",
            f"Write {key.partition('.')[2]} under [{key.partition('.')[0]}], in da and en.",
        )
        for key in sorted((only | needed) - messages.keys())
    )


WIDTH = 78
SAMPLES: Mapping[Kind, str] = {
    Kind.TEXT: '""',
    Kind.PARAGRAPHS: '""',
    Kind.COUNT: "0",
    Kind.NUMBER: "0",
    Kind.MONEY: "0",
    Kind.MONEY_BY_YEAR: "{ 2026 = 0 }",
    Kind.DATE: "2026-12-31",
    Kind.YES_NO: "false",
    Kind.TEXTS: '[""]',
}


def blank_file(policy: Policy, language: Language) -> str:
    """Return a file with all answers as comments; each key is valid without its `#`."""
    form = Form(policy, language)
    pieces = [_comment(messages.text("file", form.language)), *_top_level(form), *_tables(form)]
    return "\n\n".join(pieces) + "\n"


def _top_level(form: Form) -> Iterator[str]:
    for item in form.policy.items.values():
        if isinstance(item, Question) and "." not in item.key:
            yield _entry(form, item, item)


def _tables(form: Form) -> Iterator[str]:
    """Yield every table in file order: its own keys, then its groups."""
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
    """Return the keys of a table in file order, none if it is no table."""
    return names_in(type(part)) if isinstance(part, Struct) else ()


def _is_in(key: str, table: str) -> bool:
    return key == table or key.startswith(f"{table}.")


def _record(form: Form, group: Group) -> str:
    words = form.policy.item_words[group.key]
    lines = (
        words.prompt.in_(form.language),
        form.conditions(group, group),
        messages.text("more", form.language),
    )
    entries = (_entry(form, field, group) for field in group.fields)
    return "\n\n".join((f"{_comment(_joined(lines))}\n#[[{group.key}]]", *entries))


def _entry(form: Form, question: Question, item: Item) -> str:
    """Return a key with its question above it, and a value that can be read but is none."""
    words = form.policy.item_words[question.key]
    lines = _joined((words.prompt.in_(form.language), form.conditions(question, item)))
    choices = (f"#   {it} = {words.choices[it].in_(form.language)}" for it in question.choices)
    return "\n".join((_comment(lines), *choices, f"#{question.name} = {_sample(question)}"))


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
