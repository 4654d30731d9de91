"""A small policy of the engine's own: three chapters, a branch, money, lists, a new question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import replace
from aabsocial.localization.messages import LocalizedText, Message
from aabsocial.model.findings import Severity
from aabsocial.model.joints import Joint, JointForm, JointWords, TickReading
from aabsocial.model.policy import (
    Breach,
    Chapter,
    Clause,
    Force,
    Policy,
    ReviewContext,
    Rule,
    RuleWords,
    Section,
)
from aabsocial.model.proposal import BudgetLine, FinancingLine, Gap, Proposal, SuccessCriterion
from aabsocial.model.proposal_facts import Size, size
from aabsocial.model.questions import (
    BY_MENU_ONLY,
    Group,
    Item,
    ItemWords,
    Kind,
    Question,
    always,
    leaves,
    never,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def is_pilot(proposal: Proposal) -> bool:
    return bool(proposal.initiative.pilot)


def costs_money(proposal: Proposal) -> bool:
    return not proposal.finance.no_money


def not_small(proposal: Proposal) -> bool:
    return size(proposal) is not Size.SMALL


def is_one_letter(text: str) -> bool:
    return len(text) == 1


def points(proposal: Proposal) -> tuple[Message, ...]:
    approve = LocalizedText("at »{title}« godkendes", "that “{title}” be approved")
    title = proposal.initiative.title
    return (Message(approve, {"title": title}),) if title else ()


def next_id(proposal: Proposal) -> str:
    taken = {criterion.id for criterion in proposal.success_criteria}
    return next(f"K{number}" for number in range(1, 99) if f"K{number}" not in taken)


def free_lines(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """8.1: a budget line costs nothing."""
    for place, line in enumerate(proposal.budget):
        if line.amount is not None and not line.amount.ore:
            yield Breach(key=f"budget[{place}].amount", params={"item": line.item})


def shouted_title(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """1.1: the title is written in capitals."""
    title = proposal.initiative.title
    if title and title.isupper():
        yield Breach(key="initiative.title", params={"item": title})


IDEA: tuple[Item, ...] = (
    Question(key="initiative.title", kind=Kind.TEXT, clauses=("1.1",), needed=always, least=5),
    Question(
        key="initiative.departments", kind=Kind.TEXTS, needed=always, remembered=True, least=1
    ),
    Question(key="initiative.start", kind=Kind.DATE, needed=always),
    Question(key="initiative.end", kind=Kind.FUZZY_DATE),
    Question(key="initiative.purpose", kind=Kind.PARAGRAPHS, needed=not_small, depth=2),
    Question(key="initiative.pilot", kind=Kind.YES_NO, needed=always),
    Question(
        key="initiative.pilot_learning", kind=Kind.PARAGRAPHS, applies=is_pilot, needed=is_pilot
    ),
    Question(
        key="initiative.focus_areas",
        kind=Kind.CHOICES,
        needed=always,
        choices=("safety-wellbeing", "crime-prevention", "education-employment"),
    ),
)
EFFECT: tuple[Item, ...] = (
    Question(
        key="effect.source", kind=Kind.TEXT, clauses=("6.1",), since=2, doubtful=is_one_letter
    ),
    Group(
        key="success_criteria",
        record=SuccessCriterion,
        fields=(
            Question(key="success_criteria.id", kind=Kind.TEXT, needed=always, suggest=next_id),
            Question(key="success_criteria.statement", kind=Kind.TEXT, needed=always),
            Question(key="success_criteria.target", kind=Kind.NUMBER, needed=always),
        ),
    ),
)
MONEY: tuple[Item, ...] = (
    Question(key="finance.no_money", kind=Kind.YES_NO, clauses=("8.1",)),
    Group(
        key="budget",
        record=BudgetLine,
        clauses=("8.1",),
        needed=costs_money,
        applies=costs_money,
        balances="financing",
        fields=(
            Question(key="budget.item", kind=Kind.TEXT, needed=always),
            Question(
                key="budget.category",
                kind=Kind.CHOICE,
                needed=always,
                choices=("salary", "materials", "other"),
            ),
            Question(key="budget.amount", kind=Kind.MONEY, needed=always),
            Question(key="budget.note", kind=Kind.TEXT),
        ),
    ),
    Group(
        key="financing",
        record=FinancingLine,
        needed=costs_money,
        applies=costs_money,
        balances="budget",
        fields=(
            Question(key="financing.source", kind=Kind.TEXT, needed=always),
            Question(key="financing.amount", kind=Kind.MONEY, needed=always),
        ),
    ),
    Question(key="finance.vat_included", kind=Kind.YES_NO, remembered=True, applies=costs_money),
    Question(key="recommendation.points", kind=Kind.TEXTS, needed=always, suggest=points, least=1),
)
AFTERWARDS: tuple[Item, ...] = (
    Question(
        key="status",
        kind=Kind.CHOICE,
        needed=always,
        depth=BY_MENU_ONLY,
        choices=("draft", "submitted"),
    ),
    Question(key="submitted_on", kind=Kind.DATE, depth=BY_MENU_ONLY),
)


OPEN = Group(
    key="gaps",
    record=Gap,
    depth=0,
    fields=(
        Question(key="gaps.key", kind=Kind.TEXT, needed=always),
        Question(key="gaps.of", kind=Kind.TEXT),
        Question(key="gaps.note", kind=Kind.TEXT),
        Question(key="gaps.by", kind=Kind.DATE),
        Question(key="gaps.who", kind=Kind.TEXT),
    ),
)
LANGUAGE = Question(key="language", kind=Kind.CHOICE, depth=0, choices=("da", "en"))


def both(text: str) -> LocalizedText:
    return LocalizedText(f"{text} på dansk", f"{text} in English")


def words_for(item: Item) -> ItemWords:
    key = item.key
    choices = item.choices if isinstance(item, Question) else ()
    doubts = isinstance(item, Question) and item.doubtful is not never
    return ItemWords(
        label=LocalizedText(f"Felt {key}", f"Field {key}"),
        prompt=LocalizedText(f"Hvad er {key}?", f"What is {key}?"),
        help=both(f"Help for {key}"),
        why=both(f"Why {key}"),
        good=both(f"Good {key}"),
        weak=both(f"Weak {key}"),
        record=LocalizedText("Linje", "Line") if isinstance(item, Group) else None,
        doubt=LocalizedText("Kun »{answer}«?", "Only “{answer}”?") if doubts else None,
        choices={name: both(name) for name in choices},
    )


def chapter(number: str, items: tuple[Item, ...], *rules: Rule) -> Chapter:
    clause = Clause(
        number=f"{number}.1", force=Force.MUST, title=both("Clause"), text=both("Text of clause")
    )
    return Chapter(
        number=number,
        title=LocalizedText(f"Kapitel {number}", f"Chapter {number}"),
        clauses=(clause,),
        items=items,
        rules=rules,
        item_words={part.key: words_for(part) for item in items for part in (item, *leaves(item))},
        rule_words={rule.code: RULE_WORDS for rule in rules},
    )


RULE_WORDS = RuleWords(
    title=both("Rule"),
    why=both("Why"),
    messages={
        "found": (LocalizedText("»{item}« går ikke.", "“{item}” will not do."), both("Mend it."))
    },
)
SHOUTED = Rule(
    code="TIT01",
    name="shouted-title",
    clause="1.1",
    severity=Severity.WARNING,
    check=shouted_title,
)
FREE = Rule(code="BUD01", name="free-line", clause="8.1", severity=Severity.ERROR, check=free_lines)


def section(name: str, items: tuple[Item, ...]) -> Section:
    return Section(name=name, title=both(name), keys=tuple(item.key for item in items))


# Not assembled: it asks for some of a proposal's fields only, and offers some of their choices.
SMALL = Policy(
    version="1",
    chapters=(
        chapter("1", IDEA, SHOUTED),
        chapter("6", EFFECT),
        chapter("8", (*MONEY, *AFTERWARDS, LANGUAGE, OPEN), FREE),
    ),
    sections=(
        section("idea", IDEA),
        section("effect", EFFECT),
        section("money", MONEY),
        section("after", AFTERWARDS),
    ),
)

LINES = {"budget": "budget", "financing": "financing", "success_criteria": "criterion"}


def in_lines(item: Item) -> Item:
    """Return an item with its records written in lines."""
    return replace(item, lines=LINES.get(item.key, "")) if isinstance(item, Group) else item


SMALL_IN_LINES = replace(
    SMALL,
    chapters=tuple(
        replace(it, items=tuple(in_lines(item) for item in it.items)) for it in SMALL.chapters
    ),
)


def words_of_joint(key: str, **more: Any) -> JointWords:  # noqa: ANN401 - example or ticks
    return JointWords(
        label=LocalizedText(f"Led {key}", f"Joint {key}"),
        prompt=LocalizedText(f"Hvad er {key}?", f"What is {key}?"),
        help=both(f"Help for {key}"),
        **more,
    )


# A step that is always asked, and one only if the first is answered with yes.
PILOT_STEPS = Joint(
    key="initiative.trial",
    keys=("initiative.pilot", "initiative.pilot_learning"),
    form=JointForm.STEPS,
    words=words_of_joint("initiative.trial"),
)
TITLE_STEPS = Joint(
    key="initiative.name",
    keys=("initiative.title", "initiative.departments"),
    form=JointForm.STEPS,
    words=words_of_joint("initiative.name"),
)
SMALL_WITH_STEPS = replace(SMALL, joints=(TITLE_STEPS, PILOT_STEPS))

PERIOD_LINE = Joint(
    key="initiative.period",
    keys=("initiative.start", "initiative.end"),
    form=JointForm.LINE,
    reader="period",
    words=words_of_joint("initiative.period", example=both("Example")),
)


def ticked_pilot(proposal: Proposal) -> tuple[str, ...]:
    pilot = proposal.initiative.pilot
    return () if pilot is None else ("pilot",) if pilot else ("none",)


def pilot_answers(_: object, names: tuple[str, ...]) -> dict[str, object]:
    return {"initiative.pilot": "pilot" in names, "initiative.pilot_learning": None}


def told_pilot(proposal: Proposal) -> Iterator[Message]:
    yield Message(
        LocalizedText("Forsøg: {pilot}", "Pilot: {pilot}"), {"pilot": ticked_pilot(proposal)}
    )


PILOT_TICKS = Joint(
    key="initiative.trial",
    keys=("initiative.pilot", "initiative.pilot_learning"),
    form=JointForm.TICKS,
    ticks=TickReading(
        names=("pilot", "new", "none"),
        alone=("none",),
        ticked=ticked_pilot,
        answers=pilot_answers,
        told=told_pilot,
    ),
    words=words_of_joint(
        "initiative.trial", ticks={name: both(name) for name in ("pilot", "new", "none")}
    ),
)
SMALL_IN_JOINTS = replace(SMALL_IN_LINES, joints=(TITLE_STEPS, PERIOD_LINE, PILOT_TICKS))
