"""The policy as values: clauses, the questions that ask about them, the rules that test them.

`assembly` joins a policy's chapters and refuses loose ends. Words stand in the chapter's
TOML, judgement in its module.
"""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import Struct, field
from aabsocial.localization.messages import LocalizedText, Message
from aabsocial.model.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from typing import TypeAlias

    from aabsocial.model.findings import VerdictKind
    from aabsocial.model.proposal import Proposal

    Judge: TypeAlias = Callable[[Proposal, "ReviewContext"], "Judgement"]


class Force(Enum):
    """How hard a clause binds."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"
    AAB = "aab"
    CONTEXT = "context"


class Kind(Enum):
    """What sort of value answers a question."""

    TEXT = "text"
    PARAGRAPHS = "paragraphs"
    COUNT = "count"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    YES_NO = "yes-no"
    CHOICE = "choice"
    CHOICES = "choices"
    TEXTS = "texts"


WRITTEN = (Kind.TEXT, Kind.PARAGRAPHS, Kind.TEXTS)


def always(_: Proposal) -> bool:
    """Hold for every proposal."""
    return True


def never(_: Proposal) -> bool:
    """Hold for no proposal."""
    return False


def in_every_record(_: object) -> bool:
    """Hold for every record of a group."""
    return True


def in_no_doubt(_: object) -> bool:
    """Hold for no answer."""
    return False


NO_VALUES: Mapping[str, object] = {}  # a plain one: verdicts travel between processes


class Judgement(Struct):
    """What a proposal's answers make of a clause, and the ground to quote for it.

    `ground` names one of the clause's own sentences, `values` fills its gaps.
    """

    kind: VerdictKind
    ground: str = ""
    values: Mapping[str, object] = NO_VALUES


class Clause(Struct, kw_only=True):
    """One clause of the policy, restated in our words.

    `when` says under which condition it asks anything, `ours` what of the restatement is this
    tool's choice and not the policy's. `judge` makes a verdict of a proposal's answers; a clause
    without one asks nothing, for the reason that `untested` gives. `grounds` are the sentences
    that verdicts are explained by, `examples` pieces of a proposal with different verdicts.
    """

    number: str
    force: Force
    title: LocalizedText
    text: LocalizedText
    when: LocalizedText | None = None
    ours: LocalizedText | None = None
    untested: LocalizedText | None = None
    judge: Judge | None = None
    grounds: Mapping[str, LocalizedText] = field(default_factory=dict)
    examples: tuple[str, ...] = ()

    @property
    def chapter(self) -> str:
        """Return the number of the chapter the clause stands in."""
        return self.number.partition(".")[0]


class Question(Struct, kw_only=True, dict=True):
    """One question: its key in the file, what answers it, when it is asked and needed.

    `needed` says whether a complete proposal must answer it, `applies` whether its branch is
    taken at all, `suits` the same for a field of one record. `depth` is the smallest size of
    initiative for which the interview puts it forward (1 always, 2 not small, 3 large; 0 never,
    it is set otherwise). `doubtful` tells an answer that may be a slip; the interview says so
    and takes it all the same. `least` and `most` bound a text's length, a list's length, or a
    value. `since` is the schema version that brought it.
    """

    key: str
    kind: Kind
    clauses: tuple[str, ...] = ()
    needed: Callable[[Proposal], bool] = never
    applies: Callable[[Proposal], bool] = always
    suits: Callable[[Any], bool] = in_every_record
    suggest: Callable[[Proposal], object] | None = None
    doubtful: Callable[[Any], bool] = in_no_doubt
    remembered: bool = False
    depth: int = 1
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    since: int = 1

    @cached_property
    def name(self) -> str:
        """Return the last part of the key."""
        return self.key.rpartition(".")[2]


class Group(Struct, kw_only=True, dict=True):
    """A question that is answered by any number of records, each with the same fields."""

    key: str
    record: type[Any]
    fields: tuple[Question, ...]
    clauses: tuple[str, ...] = ()
    needed: Callable[[Proposal], bool] = never
    applies: Callable[[Proposal], bool] = always
    depth: int = 1
    balances: str = ""
    since: int = 1

    @cached_property
    def name(self) -> str:
        """Return the last part of the key."""
        return self.key.rpartition(".")[2]


Item = Question | Group


class ItemWords(Struct, kw_only=True):
    """Everything that is said about a question or group, in both languages.

    `doubt` is said of an answer that may be a slip, which it quotes.
    """

    label: LocalizedText
    prompt: LocalizedText
    help: LocalizedText
    why: LocalizedText
    good: LocalizedText
    weak: LocalizedText
    record: LocalizedText | None = None
    doubt: LocalizedText | None = None
    choices: Mapping[str, LocalizedText] = field(default_factory=dict)


class RuleWords(Struct, kw_only=True):
    """What a rule says: its title, why it asks, its messages and remedies by name.

    `passes` and `breaks` are pieces of a proposal's TOML that show it, and `remedied` holds each
    of `breaks` once its remedy was followed; the tests run them. `reason_for_severity` says why
    the rule is an error although its clause binds less hard than a *must*.
    """

    title: LocalizedText
    why: LocalizedText
    says: Mapping[str, tuple[LocalizedText, LocalizedText]] = field(default_factory=dict)
    passes: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    remedied: tuple[str, ...] = ()
    reason_for_severity: LocalizedText | None = None

    def sentences(self, breach: Breach) -> tuple[Message, Message]:
        """Return a hit's fact and way out."""
        message, remedy = self.says[breach.message_key]
        return Message(message, breach.params), Message(remedy, breach.params)


class ReviewContext(Struct, kw_only=True):
    """What a rule may look at beside the proposal: today, and the local limits that are set.

    `decided_on` is the day of the meeting that has the proposal on its agenda for decision.
    """

    today: date
    limits: Mapping[str, int] = field(default_factory=dict)
    as_draft: bool = False
    decided_on: date | None = None


class Breach(Struct, kw_only=True):
    """What a rule's check found: where, which of its sentences tells it, and the gaps' values.

    `severity` and `clause` stand only where they differ from the rule's own; `related` names
    further missing answers that it speaks of, so that nothing else is said of them.
    """

    key: str
    related: tuple[str, ...] = ()
    message_key: str = "found"
    params: Mapping[str, object] = field(default_factory=dict)
    severity: Severity | None = None
    clause: str | None = None


class Rule(Struct, kw_only=True):
    """Our code for a clause: `check` gives a hit for every breach, and none when all is well."""

    code: str
    name: str
    clause: str
    severity: Severity
    check: Callable[[Proposal, ReviewContext], Iterable[Breach]]


class Chapter(Struct, kw_only=True):
    """One chapter of the policy: its clauses, questions and rules, and their words."""

    number: str
    title: LocalizedText
    clauses: tuple[Clause, ...]
    items: tuple[Item, ...]
    rules: tuple[Rule, ...] = ()
    item_words: Mapping[str, ItemWords] = field(default_factory=dict)
    rule_words: Mapping[str, RuleWords] = field(default_factory=dict)


class Statement(Struct, kw_only=True):
    """One statement of the policy itself, in short: how hard it binds, which clause restates it."""

    number: int
    clause: str
    force: Force
    text: LocalizedText


class Section(Struct, kw_only=True):
    """A stretch of the interview: items in the order of a conversation."""

    name: str
    title: LocalizedText
    keys: tuple[str, ...]


class Policy(Struct, kw_only=True, dict=True, eq=False):
    """A whole policy, joined by clause number and by key; hashed by identity."""

    version: str
    chapters: tuple[Chapter, ...]
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...] = ()

    @cached_property
    def clauses(self) -> Mapping[str, Clause]:
        """Return every clause by number, in the policy's order."""
        return {clause.number: clause for chapter in self.chapters for clause in chapter.clauses}

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Return every question and group that stands by itself, by key."""
        return {item.key: item for chapter in self.chapters for item in chapter.items}

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """Return every group by key."""
        return {key: item for key, item in self.items.items() if isinstance(item, Group)}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Return every question by key, the fields of groups among them."""
        return {question.key: question for item in self.items.values() for question in leaves(item)}

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Return every rule by code."""
        return {rule.code: rule for chapter in self.chapters for rule in chapter.rules}

    @cached_property
    def item_words(self) -> Mapping[str, ItemWords]:
        """Return the words of every question and group by key."""
        return {
            key: words for chapter in self.chapters for key, words in chapter.item_words.items()
        }

    @cached_property
    def rule_words(self) -> Mapping[str, RuleWords]:
        """Return the words of every rule by code."""
        return {
            code: words for chapter in self.chapters for code, words in chapter.rule_words.items()
        }


def leaves(item: Item) -> tuple[Question, ...]:
    """Return the questions in an item: itself, or a group's fields."""
    return item.fields if isinstance(item, Group) else (item,)


def clauses_under(policy: Policy, number: str) -> tuple[Clause, ...]:
    """Return the clause of that number, or all clauses of the chapter of that number."""
    return tuple(
        clause for clause in policy.clauses.values() if number in (clause.number, clause.chapter)
    )


def severity_when_missing(policy: Policy, number: str) -> Severity:
    """Return how hard it weighs that a needed answer to a clause, or to none, is missing.

    A *must* cannot be judged without it, and what the frame or no clause asks is what the board
    decides on. A *should* asks for an answer and permits a no: that it is open is a warning.
    """
    forces = {clause.force for clause in clauses_under(policy, number)}
    is_hard = not forces or forces & {Force.MUST, Force.CONTEXT}
    return Severity.ERROR if is_hard else Severity.WARNING


def read_rule_words(told: Mapping[str, Any]) -> RuleWords:
    """Return a rule's words from its table.

    Raises `TypeError` or `KeyError` when a text is missing in a language.
    """
    return RuleWords(
        title=LocalizedText(**told["title"]),
        why=LocalizedText(**told["why"]),
        says={
            name: (LocalizedText(**said["message"]), LocalizedText(**said["remedy"]))
            for name, said in told.get("says", {}).items()
        },
        passes=tuple(told.get("passes", ())),
        breaks=tuple(told.get("breaks", ())),
        remedied=tuple(told.get("remedied", ())),
        reason_for_severity=(
            LocalizedText(**told["reason_for_severity"]) if "reason_for_severity" in told else None
        ),
    )
