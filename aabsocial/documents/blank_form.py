"""The empty questionnaire as a paper form: the interview's tasks, in its order and words."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.documents.blank_conditions import (
    branch_sentences,
    clause_sentence,
    conditions,
    messages,
)
from aabsocial.documents.blank_tables import ruled_table
from aabsocial.documents.model import Boxes, Lines, Section, Text
from aabsocial.localization.messages import YES_OR_NO
from aabsocial.model.joints import Joint, JointForm
from aabsocial.model.questions import Group, Kind, is_ever_asked, never
from aabsocial.questionnaire.open_answers import may_stand_open
from aabsocial.richtext import Paragraph, Run, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aabsocial.documents.model import Part
    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Policy
    from aabsocial.model.policy import Section as Task
    from aabsocial.model.questions import Item, Question, Spot

LINES: Mapping[Kind, int] = {Kind.PARAGRAPHS: 4, Kind.TEXTS: 3}
OF_A_JOINT = 2  # lines for several short answers together


class BlankForm(Struct, kw_only=True):
    """The questionnaire as a paper form: a section for each task, in it one for each question."""

    title: str
    language: Language
    introduction: Text
    sections: tuple[Section, ...]


def blank(policy: Policy, language: Language) -> BlankForm:
    """Return the questions of the interview as a paper form, in its order."""
    composer = _Composer(policy, language)
    tasks = zip(ascii_uppercase, policy.sections, strict=False)
    sections = (composer.task(letter, task) for letter, task in tasks)
    return BlankForm(
        title=messages.text("title", language),
        language=language,
        introduction=Text(plain_text(messages.text("introduction", language))),
        sections=tuple(section for section in sections if section.sections),
    )


class _Composer(Struct):
    """Composes the sections of a policy's form in a language."""

    policy: Policy
    language: Language

    def task(self, letter: str, task: Task) -> Section:
        keys = dict.fromkeys(
            self.policy.spot_key(key) for key in task.keys if is_ever_asked(self.policy.items[key])
        )
        at_hand = task.at_hand.in_(self.language) if task.at_hand else ""
        told = messages.text("at-hand", self.language, what=at_hand) if at_hand else ""
        return Section(
            name=task.name,
            title=f"{letter} {task.title.in_(self.language)}",
            parts=(_quiet(told),) if told else (),
            sections=tuple(
                self.spot(f"{letter}{number}", self.policy.spots[key])
                for number, key in enumerate(keys, 1)
            ),
        )

    def spot(self, number: str, spot: Spot) -> Section:
        """Return one question, or several that are asked as one."""
        items = [self.policy.items[key] for key in self.policy.members(spot.key)]
        asked = [item for item in items if is_ever_asked(item)]
        words = spot.words if isinstance(spot, Joint) else self.policy.item_words[spot.key]
        parts = self.joint(spot, asked) if isinstance(spot, Joint) else self.answer(asked[0])
        told = (words.help.in_(self.language), self.told(spot, asked))
        return Section(
            name=spot.key,
            title=f"{number} {words.prompt.in_(self.language)}",
            parts=(*(_quiet(it) for it in told if it), *parts, *self.left_open(asked)),
        )

    def told(self, spot: Spot, asked: Sequence[Item]) -> str:
        """Return the clauses of a question, when it is asked, and when it must be answered.

        What holds of one of several that are answered as one line is not said of all.
        """
        clauses = dict.fromkeys(number for item in asked for number in item.clauses)
        of_each = [conditions(self.policy, it, it, self.language) for it in asked]
        if isinstance(spot, Joint) and spot.form is JointForm.STEPS:
            # The first step decides on the others, unless it is a choice on what stands ready.
            shared = of_each[-1 if spot.words.choices else 0]
        else:
            shared = tuple(it for it in of_each[0] if _in_all(it, of_each))
        return " ".join(filter(None, (clause_sentence((*clauses,), self.language), *shared)))

    def left_open(self, asked: Sequence[Item]) -> Iterator[Part]:
        """Yield what is said of a necessary answer that is not known yet, and room to say why."""
        if all(item.needed is never for item in asked):
            return
        if all(map(may_stand_open, asked)):
            label = messages.text("settled-later", self.language)
            yield Lines(1, label=label, has_box=True)
        else:
            yield _quiet(messages.text("settled-first", self.language))

    def joint(self, joint: Joint, asked: Sequence[Item]) -> Iterator[Part]:
        """Yield where several questions are answered: a line, ticks, or one step after another."""
        words = joint.words
        if joint.form is JointForm.TICKS:
            yield Boxes(tuple(tick.in_(self.language) for tick in words.ticks.values()))
        elif joint.form is JointForm.LINE:
            if words.example:
                example = words.example.in_(self.language)
                yield _quiet(messages.text("example", self.language, text=example))
            yield Lines(OF_A_JOINT)
        elif words.choices:  # on paper, nothing stands ready to be taken
            for item in asked[1:]:
                yield from self.step(joint, item)
            yield Boxes(tuple(words.choices[name].in_(self.language) for name in ("yes", "no")))
        else:
            first, *others = asked
            yield from self.answer(first)
            for item in others:
                yield from self.step(joint, item)

    def step(self, joint: Joint, item: Item) -> Iterator[Part]:
        """Yield what is asked under the first answer of a joint, and where it is answered."""
        only = branch_sentences(self.policy, item, self.language)
        yield Text(plain_text(" ".join((self.asks(joint, item), *only))))
        yield from self.answer(item)

    def asks(self, joint: Joint, item: Item) -> str:
        """Return a step's question, or that of each choice of the first step."""
        words = self.policy.item_words
        asks = joint.words.asks.get(item.key)
        if not asks:
            return words[item.key].prompt.in_(self.language)
        if "always" in asks:
            return asks["always"].in_(self.language)
        yes_no = {"yes": YES_OR_NO[True], "no": YES_OR_NO[False]}
        choices = {**yes_no, **words[joint.keys[0]].choices}
        return " ".join(
            messages.text("of-choice", self.language, choice=choices[name], asks=text)
            for name, text in asks.items()
        )

    def answer(self, item: Item) -> Iterator[Part]:
        """Yield where a question is answered: ruled rows, boxes to tick, or lines."""
        if isinstance(item, Group):
            yield ruled_table(self.policy, item, self.language)
        elif boxes := self.boxes(item):
            yield Boxes(boxes)
        else:
            yield Lines(LINES.get(item.kind, 1))

    def boxes(self, question: Question) -> tuple[str, ...]:
        """Return the answers that a question has to tick, in their order."""
        if question.kind is Kind.YES_NO:
            return tuple(YES_OR_NO[answer].in_(self.language) for answer in (True, False))
        choices = self.policy.item_words[question.key].choices
        return tuple(choices[choice].in_(self.language) for choice in question.choices)


def _in_all(sentence: str, of_each: Sequence[tuple[str, ...]]) -> bool:
    return all(sentence in sentences for sentences in of_each)


def _quiet(text: str) -> Text:
    return Text((Paragraph((Run(text, emphasis=True),)),))
