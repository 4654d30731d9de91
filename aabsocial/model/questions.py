"""The questions of a policy as values: when each is asked and needed, and what answers it."""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import Struct, field
from aabsocial.model.joints import Joint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.localization.messages import LocalizedText, Message
    from aabsocial.model.proposal import Proposal


class Kind(Enum):
    """What sort of value answers a question."""

    TEXT = "text"
    PARAGRAPHS = "paragraphs"
    COUNT = "count"
    APPROXIMATE_COUNT = "approximate-count"  # or an exact one
    NUMBER = "number"
    MONEY = "money"
    MONEY_BY_YEAR = "money-by-year"
    DATE = "date"
    FUZZY_DATE = "fuzzy-date"  # or an exact one
    YES_NO = "yes-no"
    CHOICE = "choice"
    CHOICES = "choices"
    TEXTS = "texts"


WRITTEN = (Kind.TEXT, Kind.PARAGRAPHS, Kind.TEXTS)

# How deep a question lies, where it is not asked by the size of the initiative alone.
LARGEST_SIZE = 3

WHERE_NEEDED = 4

BY_MENU_ONLY = 5

# Where an answer may stand in a proposal's paper; `documents.proposal` has their order.
PAPER_SECTIONS = (
    "title",
    "facts",
    "state",
    "contact",
    "recommendation",
    "summary",
    "background",
    "purpose",
    "activities",
    "organisation",
    "residents",
    "volunteers",
    "operations",
    "physical",
    "partners",
    "municipality",
    "economy",
    "budget",
    "financing",
    "figures",
    "evidence",
    "criteria",
    "evaluation",
    "afterwards",
    "remarks",
    "risks",
    "timeline",
    "annexes",
    "decision",
    "colophon",
    "file",
)

# Those that hold single answers, and no records.
ROW_SECTIONS = ("title", "facts", "state", "contact", "decision", "colophon", "file")


def always(_: object) -> bool:
    """Return True for every proposal, record or answer."""
    return True


def never(_: object) -> bool:
    """Return False for every proposal, record or answer."""
    return False


class Question(Struct, kw_only=True, dict=True):
    """One question: its key in the file, what answers it, when it is asked and needed.

    `section` is the section of the paper in which its answer stands, one of `PAPER_SECTIONS`; by
    default the table of its key.
    `needed` says whether a complete proposal must answer it, `applies` whether its branch is
    taken at all, `suits` the same for a field of one record. `depth` is the smallest size of
    initiative for which the interview puts it forward (1 always, 2 not small, 3 large), or
    `WHERE_NEEDED`, or `BY_MENU_ONLY`: then it is answered from the page of its task alone; 0 is
    set otherwise. `derive` works the answer out from the others, `None` where they say too little;
    the program writes it until somebody touches it; `derive_within` works out the field of a record
    from the proposal and that record. `doubtful` tells an answer that may be a slip;
    the interview says so and takes it all the same. `least` and `most` bound a text's length, a
    list's length, or a value. `since` is the schema version that brought it.
    """

    key: str
    kind: Kind
    clauses: tuple[str, ...] = ()
    needed: Callable[[Proposal], bool] = never
    applies: Callable[[Proposal], bool] = always
    suits: Callable[[Any], bool] = always
    suggest: Callable[[Proposal], object] | None = None
    derive: Callable[[Proposal], object] | None = None
    derive_within: Callable[[Proposal, Any], object] | None = None
    doubtful: Callable[[Any], bool] = never
    remembered: bool = False
    depth: int = 1
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    since: int = 1
    section: str | None = None

    @cached_property
    def name(self) -> str:
        """Return the last part of the key."""
        return self.key.rpartition(".")[2]

    @property
    def may_be_derived(self) -> bool:
        """Return whether the program may write the answer."""
        return self.derive is not None or self.derive_within is not None


class Offer(Struct, kw_only=True):
    """A record that other answers speak of: what to ask, and the record as the file holds it."""

    name: str
    question: Message
    record: Mapping[str, object]


def no_offers(_: Proposal) -> tuple[Offer, ...]:
    """Return no offers."""
    return ()


class Group(Struct, kw_only=True, dict=True):
    """A question that is answered by any number of records, each with the same fields.

    `section` is as for a question; the fields of a group have none of their own. `lines` names the
    reader of the compact lines that the records are written in; without one, they are asked field
    by field. `wanted` puts a group forward that is not `needed`. The records of one that
    `holds_files` have a title and a file: those found in the folder are proposed. `offers` returns
    records that other answers speak of; each is offered once, when a list of `offered_after` is
    left. `unfilled` tells a record that another answer began, and nobody has gone on with; `fills`
    whether the values of a line are those that it waits for.
    """

    key: str
    record: type[Any]
    fields: tuple[Question, ...]
    lines: str = ""
    clauses: tuple[str, ...] = ()
    needed: Callable[[Proposal], bool] = never
    applies: Callable[[Proposal], bool] = always
    derive: Callable[[Proposal], object] | None = None
    wanted: Callable[[Proposal], bool] = never
    holds_files: bool = False
    offers: Callable[[Proposal], tuple[Offer, ...]] = no_offers
    offered_after: tuple[str, ...] = ()
    depth: int = 1
    balances: str = ""
    unfilled: Callable[[Any], bool] = never
    fills: Callable[[Any, Mapping[str, object]], bool] | None = None
    since: int = 1
    section: str | None = None

    @cached_property
    def name(self) -> str:
        """Return the last part of the key."""
        return self.key.rpartition(".")[2]


Item = Question | Group

Spot = Item | Joint


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


def leaves(item: Item) -> tuple[Question, ...]:
    """Return the questions in an item: itself, or a group's fields."""
    return item.fields if isinstance(item, Group) else (item,)


def is_ever_asked(item: Item) -> bool:
    """Return whether the interview puts an item forward, at some size or where it is needed."""
    if item.depth == WHERE_NEEDED:
        return item.needed is not never or (isinstance(item, Group) and item.wanted is not never)
    return 0 < item.depth <= LARGEST_SIZE


def section_of(item: Item) -> str:
    """Return the section of the paper in which an answer stands: by default its key's table."""
    return item.section or item.key.partition(".")[0]
