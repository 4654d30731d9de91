"""What a handout is made of: documents of a paper's parts, and what surrounds them on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from aabsocial.value import Value

if TYPE_CHECKING:
    from aabsocial.paper.parts import Parts, Section, Text
    from aabsocial.wording import Language

Edition: TypeAlias = Literal["full", "public"]
EDITIONS: tuple[Edition, ...] = get_args(Edition)


class Terms(Value):
    """What a pack goes by beside the meeting; `version` is the tool's, `as_draft` is asked for.

    `agenda` is the path of the meeting's file, empty where there is none.
    """

    association: str
    language: Language
    edition: Edition
    version: str
    as_draft: bool = False
    agenda: str = ""


class Cover(Value):
    """The first page: whose pack it is, for which meeting, which edition, draft or final."""

    association: str
    title: str
    subtitle: str
    facts: Parts


class Document(Value):
    """One paper of a handout, which begins on a page of its own.

    `anchor` is its name in links, ASCII and the only one in the handout; `file` the name of a file
    of its own without an ending, empty for what goes with the agenda. `language` is the one it is
    written in, where that is not the handout's. `running` stands at the top of its pages.
    `overline` and `colophon` may be empty.
    """

    anchor: str
    file: str = ""
    language: Language | None = None
    title: str
    running: str
    overline: str = ""
    facts: Parts = ()
    sections: tuple[Section, ...] = ()
    colophon: Text | None = None


class Source(Value):
    """A file that the handout was made from, as it is attached; its path has `/` and no way out."""

    path: str
    content: bytes
    description: str


class AnnexFile(Value):
    """An annex's file, which stays where it lies; `sha256` is empty while there is no such file."""

    path: str
    sha256: str = ""


class Handout(Value):
    """A pack for a meeting in one edition; what the edition leaves out is nowhere in it.

    `documents` are in reading order. `footer` stands at the foot of every page, followed by the
    page's number in the words of `page_of`, whose gaps are `{page}` and `{pages}`. `watermark` is
    empty or a word that lies across every page. `contents` is the heading over the list of
    contents. `digest` is the hash of the sources, of which the footer shows the beginning.
    """

    language: Language
    title: str
    name: str
    edition: Edition
    cover: Cover | None
    contents: str
    documents: tuple[Document, ...]
    footer: str
    page_of: str
    watermark: str = ""
    digest: str
    sources: tuple[Source, ...] = ()
