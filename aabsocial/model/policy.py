"""The policy as values: its clauses, and the rules that test answers against them.

The questions are in `questions`. `assembly` joins a policy's chapters and refuses loose ends.
Words stand in the chapter's TOML, judgement in its module.
"""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from aabsocial.core.struct import Struct, field
from aabsocial.localization.messages import LocalizedText, Message
from aabsocial.model.findings import Severity
from aabsocial.model.joints import Joint
from aabsocial.model.questions import Group, Item, ItemWords, Question, Spot, leaves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from pathlib import Path
    from typing import TypeAlias

    from aabsocial.model.departments import Register
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

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        """Refuse a word that is no force, and name those that are."""
        words = ", ".join(force.value for force in cls)
        problem = f"force is {value!r}, and must be one of: {words}"
        raise ValueError(problem)


def raise_error(error: Exception) -> None:
    """Raise an exception of our own code, where nobody logs it."""
    raise error


NO_VALUES: Mapping[str, object] = {}  # a plain one: verdicts travel between processes


class Judgement(Struct):
    """What a proposal's answers make of a clause, and the ground to quote for it.

    `ground` names one of the clause's own sentences, `values` fills its gaps. `is_unasked` tells
    what does not apply because nobody answered from what a fact says does not.
    """

    kind: VerdictKind
    ground: str = ""
    values: Mapping[str, object] = NO_VALUES
    is_unasked: bool = False


class Clause(Struct, kw_only=True):
    """One clause of the policy, restated in our words.

    `when` says under which condition it asks anything, `ours` what of the restatement is this
    tool's choice and not the policy's. `judge` makes a verdict of a proposal's answers; a clause
    without one asks nothing, for the reason that `untested` gives. `grounds` are the sentences
    that verdicts are explained by, `examples` pieces of a proposal with different verdicts.
    `board` is the question that the board answers where it has to weigh the clause itself.
    """

    number: str
    force: Force
    title: LocalizedText
    text: LocalizedText
    when: LocalizedText | None = None
    ours: LocalizedText | None = None
    untested: LocalizedText | None = None
    board: LocalizedText | None = None
    judge: Judge | None = None
    grounds: Mapping[str, LocalizedText] = field(default_factory=dict)
    examples: tuple[str, ...] = ()

    @property
    def chapter(self) -> str:
        """Return the number of the chapter the clause stands in."""
        return self.number.partition(".")[0]


class RuleExamples(Struct, kw_only=True):
    """Pieces of a proposal's TOML that show a rule; the tests run them.

    `remedied` holds each of `failing` once its remedy was followed.
    """

    passing: tuple[str, ...] = ()
    failing: tuple[str, ...] = ()
    remedied: tuple[str, ...] = ()


class RuleWords(Struct, kw_only=True):
    """What a rule says: its title, why it asks, its messages and remedies by name, examples.

    `board` has, by name, what the board is told instead of a message that speaks of the file and
    not of the case. `elsewhere` has, by name, the keys of other answers that the remedy speaks of,
    so that a way leads to each. `reason_for_severity` says why the rule is an error although its
    clause binds less hard than a *must*.
    """

    title: LocalizedText
    why: LocalizedText
    messages: Mapping[str, tuple[LocalizedText, LocalizedText]] = field(default_factory=dict)
    board: Mapping[str, LocalizedText] = field(default_factory=dict)
    elsewhere: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    examples: RuleExamples = RuleExamples()
    reason_for_severity: LocalizedText | None = None

    def sentences(self, breach: Breach) -> tuple[Message, Message]:
        """Return a hit's fact and way out."""
        message, remedy = self.messages[breach.message_key]
        return Message(message, breach.params), Message(remedy, breach.params)

    def for_the_board(self, message: Message) -> Message:
        """Return one of the messages as the board is told it."""
        name = self._name_of(message, self.board)
        return message if name is None else Message(self.board[name], message.values)

    def keys_elsewhere(self, message: Message) -> tuple[str, ...]:
        """Return the keys of the other answers that the remedy to one of the messages speaks of."""
        name = self._name_of(message, self.elsewhere)
        return () if name is None else self.elsewhere[name]

    def _name_of(self, message: Message, names: Iterable[str]) -> str | None:
        return next((it for it in names if self.messages[it][0] == message.words), None)


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
    """Our code for a clause: `check` gives a hit for every breach, and none when all is well.

    `reason_not_error` says to developers why a rule under a *must* is no error; why one is an
    error under anything else stands in its words, since readers ask (`reason_for_severity`).
    """

    code: str
    name: str
    clause: str
    severity: Severity
    check: Callable[[Proposal, ReviewContext], Iterable[Breach]]
    reason_not_error: str = ""


class LooseEnd(NamedTuple):
    """A part of the policy that does not join: the file, what is wrong, what to write there."""

    file: str
    what: str
    write: str

    def __str__(self) -> str:
        """Return all of it on one line."""
        return f"{self.file}: {self.what}. {self.write}"


class Chapter(Struct, kw_only=True):
    """One chapter of the policy: its clauses, questions and rules, and their words.

    `short` is its title for a narrow column, of a chapter whose clauses have verdicts. `board` is
    the question to the board where the chapter is weighed as one. `source` is its TOML file, which
    stands beside its module. `unread` holds what is wrong with texts that could not be read, by
    the key, code or clause number they are about.
    """

    number: str
    title: LocalizedText
    clauses: tuple[Clause, ...]
    items: tuple[Item, ...]
    short: LocalizedText | None = None
    board: LocalizedText | None = None
    rules: tuple[Rule, ...] = ()
    item_words: Mapping[str, ItemWords] = field(default_factory=dict)
    rule_words: Mapping[str, RuleWords] = field(default_factory=dict)
    source: Path | None = None
    unread: Mapping[str, tuple[LooseEnd, ...]] = field(default_factory=dict)


class Statement(Struct, kw_only=True):
    """One statement of the policy itself, in short: how hard it binds, which clause restates it."""

    number: int
    clause: str
    force: Force
    text: LocalizedText


class Section(Struct, kw_only=True):
    """A task of the interview: items in the order of a conversation.

    `at_hand` says what is good to have at hand before one begins. `decides` says that the answers
    decide how many questions the others have, so that no number is told before.
    """

    name: str
    title: LocalizedText
    keys: tuple[str, ...]
    at_hand: LocalizedText | None = None
    decides: bool = False


class Policy(Struct, kw_only=True, dict=True, eq=False):
    """A whole policy, joined by clause number and by key; hashed by identity."""

    version: str
    chapters: tuple[Chapter, ...]
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...] = ()
    joints: tuple[Joint, ...] = ()

    @cached_property
    def joint_of(self) -> Mapping[str, Joint]:
        """Return the joint of each question that is asked in one, by the question's key."""
        return {key: joint for joint in self.joints for key in joint.keys}

    @cached_property
    def spots(self) -> Mapping[str, Spot]:
        """Return every spot of the interview by key, in its order: a joint, or an item alone."""
        spots = (
            self.joint_of.get(key) or self.items[key]
            for section in self.sections
            for key in section.keys
        )
        return {spot.key: spot for spot in spots}

    def spot_key(self, key: str) -> str:
        """Return the key of the spot at which an item is asked: of its joint, else its own."""
        joint = self.joint_of.get(key)
        return joint.key if joint else key

    def members(self, spot_key: str) -> tuple[str, ...]:
        """Return the keys of the items that are asked at a spot."""
        spot = self.spots.get(spot_key)
        return spot.keys if isinstance(spot, Joint) else (spot_key,)

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
    def derived(self) -> tuple[Item, ...]:
        """Return the items that are worked out from others: records first, for texts name them."""
        items = [self.items[key] for section in self.sections for key in section.keys]
        worked_out = [item for item in items if item.derive is not None]
        return tuple(sorted(worked_out, key=lambda item: isinstance(item, Question)))

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


NO_POLICY = Policy(version="", chapters=(), sections=())


class ReviewContext(Struct, kw_only=True):
    """What a rule may look at beside the proposal: today, the settings, the whole policy.

    `limits` are local limits, and `departments` the association's register of them.

    `decided_on` is the day of the meeting that has the proposal on its agenda for decision.
    `policy` is set by `review` to the one it goes by. `on_error` is called with the exception of
    a rule that breaks, which costs that rule only; unless it is given, the exception is raised.
    """

    today: date
    limits: Mapping[str, int] = field(default_factory=dict)
    departments: Register = ()
    as_draft: bool = False
    decided_on: date | None = None
    policy: Policy = NO_POLICY
    on_error: Callable[[Exception], object] = raise_error


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
        messages={
            name: (LocalizedText(**texts["message"]), LocalizedText(**texts["remedy"]))
            for name, texts in told.get("messages", {}).items()
        },
        board={
            name: LocalizedText(**texts["board"])
            for name, texts in told.get("messages", {}).items()
            if "board" in texts
        },
        elsewhere={
            name: tuple(texts["elsewhere"])
            for name, texts in told.get("messages", {}).items()
            if "elsewhere" in texts
        },
        examples=RuleExamples(
            **{kind: tuple(examples) for kind, examples in told.get("examples", {}).items()}
        ),
        reason_for_severity=(
            LocalizedText(**told["reason_for_severity"]) if "reason_for_severity" in told else None
        ),
    )
