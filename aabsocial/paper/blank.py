"""The whole questionnaire on paper, every branch spelled out (pure)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.policy import Group, Kind, Question, always, in_every_record, never
from aabsocial.value import Value
from aabsocial.wording import YES_OR_NO, Sentence, catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.policy import Item, Policy
    from aabsocial.wording import Language, Words

WORDS: Mapping[str, Words] = catalogue(Path(__file__).with_name("blank.toml"))
LARGEST_DEPTH = 3  # what is deeper belongs after the board's meeting
LINE = "…" * 40
BOX = "☐\N{NO-BREAK SPACE}"
BETWEEN_BOXES = "\N{EM SPACE}"
LINES: Mapping[Kind, int] = {Kind.PARAGRAPHS: 5, Kind.TEXTS: 3}


class BlankField(Value):
    """One question without its answer: what is asked, when, and where to write."""

    prompt: str
    help: str
    conditions: str
    boxes: str = ""
    lines: tuple[str, ...] = ()


class BlankItem(Value):
    """A question, or a group whose fields are to be filled in for each record."""

    number: str
    question: BlankField
    repeat: str = ""
    fields: tuple[BlankField, ...] = ()


class BlankSection(Value):
    """A stretch of the questionnaire."""

    title: str
    items: tuple[BlankItem, ...]


class Blank(Value):
    """The questionnaire as a paper."""

    title: str
    introduction: str
    sections: tuple[BlankSection, ...]


def blank(policy: Policy, language: Language) -> Blank:
    """Set the questions of the interview out on paper, in its order."""
    form = Form(policy, language)
    numbers: dict[str, str] = {}
    for section in policy.sections:
        for key in section.keys:
            if policy.items[key].depth <= LARGEST_DEPTH:
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
        title=form.say("title"),
        introduction=form.say("introduction"),
        sections=tuple(section for section in sections if section.items),
    )


class Form(Value, kw_only=False):
    """Who words the blank questionnaire: a policy in a language."""

    policy: Policy
    language: Language

    def say(self, key: str, **values: object) -> str:
        """Say one of the questionnaire's own sentences."""
        return Sentence(WORDS[key], values).in_(self.language)

    def item(self, item: Item, number: str) -> BlankItem:
        """Set out a question, or a group with its fields."""
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
            repeat=self.say("repeat", record=name),
            fields=tuple(self.field(field, item) for field in item.fields),
        )

    def field(self, field: Question, item: Item) -> BlankField:
        """Set out one question with its boxes or lines."""
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
        """Say which clause asks, when the question is asked, and when it must be answered."""
        several = "clauses" if len(part.clauses) > 1 else "clause"
        said = [self.say(several, numbers=part.clauses)] if part.clauses else []
        said += [self.condition("only", test) for test in branches(part)]
        if part.needed is always or part.needed in branches(item):
            said.append(self.say("needed.always"))
        elif part.needed is not never:
            said.append(self.condition("needed", part.needed))
        return " ".join(said)

    def condition(self, kind: str, test: Callable[..., bool]) -> str:
        """Say a condition, which is known by the name of what tests it."""
        return self.say(f"{kind}.{test.__name__}")


def branches(part: Item) -> tuple[Callable[..., bool], ...]:
    """Give the conditions under which a question is asked at all."""
    tests: list[Callable[..., bool]] = [] if part.applies is always else [part.applies]
    if isinstance(part, Question) and part.suits is not in_every_record:
        tests.append(part.suits)
    return tuple(tests)


def conditions_without_words(policy: Policy) -> tuple[str, ...]:
    """Name every condition of the policy that `blank` could not say."""
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
    return tuple(sorted((only | needed) - WORDS.keys()))
