"""A meeting and its agenda, with everything that a handout is composed from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.handout.pack import AnnexBlock
    from aabsocial.localization.messages import Message
    from aabsocial.model.findings import Finding, Review

ItemType: TypeAlias = Literal["decision", "discussion", "information"]
ITEM_TYPES: tuple[ItemType, ...] = get_args(ItemType)
AnnexFileKind: TypeAlias = Literal["text", "pdf", "picture", "other"]
AnnexProblem: TypeAlias = Literal[
    "",
    "missing",
    "empty",
    "outside",
    "unreadable",
    "too-large",
    "not-text",
    "not-pdf",
    "not-picture",
    "locked",
]


class Meeting(Struct, kw_only=True):
    """Who meets, when and where; an empty text is unknown, and a role is enough for the chair."""

    body: str
    day: date
    time: str = ""
    place: str = ""
    number: str = ""
    chair: str = ""
    closed: bool = False


class Source(Struct, kw_only=True):
    """A file that the handout was made from, as it is attached; its path has `/` and no way out."""

    path: str
    content: bytes
    description: str


class AnnexFile(Struct, kw_only=True):
    """An annex's file; `sha256` is empty while there is no such file.

    `blocks` are those of a text, `pages` the number of a PDF's. `content` are the bytes of any
    file that goes with the pack, a text's with CPR numbers masked. `name` is its part of a copy's
    name. `problem` is why the file is no use at the meeting, and `findings` are the personal data
    in a text.
    """

    path: str
    name: str = ""
    sha256: str = ""
    kind: AnnexFileKind = "other"
    pages: int = 0
    blocks: tuple[AnnexBlock, ...] = ()
    content: bytes = b""
    problem: AnnexProblem = ""
    findings: tuple[Finding, ...] = ()


class AgendaItem(Struct, kw_only=True):
    """An item of the agenda: a reviewed proposal, one that cannot be read, or something else.

    `name` is its part of a file's name. A `hidden` one is known by its number alone. `source` is
    the proposal's file as it is attached, `public_source` as the public may have it, `path` where
    that file lies. `files` are those of its annexes, in order; a closed one is none. `unreadable`
    says why a proposal has no review.
    """

    number: int
    kind: ItemType
    name: str
    title: str
    text: str = ""
    annexes: tuple[str, ...] = ()
    closed: bool = False
    hidden: bool = False
    review: Review | None = None
    path: str = ""
    source: Source | None = None
    public_source: Source | None = None
    files: tuple[AnnexFile | None, ...] = ()
    unreadable: Message | None = None
