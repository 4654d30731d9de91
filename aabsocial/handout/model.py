"""The documents of a pack, their texts, and the names of their files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from aabsocial.core.struct import Struct
from aabsocial.documents.model import Column, Fact, Facts, Section, Text
from aabsocial.localization.messages import NO_BREAK_SPACE, Messages, department_names, format_value
from aabsocial.model.paper_formats import PAPER_FORMATS
from aabsocial.richtext import one_line, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from aabsocial.documents.model import Align, Part, Parts
    from aabsocial.localization.messages import Language
    from aabsocial.model.meeting import AgendaItem, Source


Edition: TypeAlias = Literal["full", "public"]
EDITIONS: tuple[Edition, ...] = get_args(Edition)


class HandoutOptions(Struct, kw_only=True):
    """The options of a pack; `version` is the tool's.

    `meeting_file` is the path of the meeting's file, empty where there is none.
    """

    association: str
    language: Language
    edition: Edition
    version: str
    as_draft: bool = False
    short: bool = False
    large_print: bool = False
    meeting_file: str = ""


class Cover(Struct, kw_only=True):
    """The first page: association, meeting, edition, and draft or final."""

    association: str
    title: str
    subtitle: str
    facts: Parts


class Document(Struct, kw_only=True):
    """One paper of a handout; it begins on a new page.

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


class Handout(Struct, kw_only=True):
    """A pack for a meeting in one edition.

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


messages = Messages(__file__, "handout.toml")


class HandoutTexts(Struct):
    """The texts of a pack in one language."""

    language: Language

    def dated(self, day: date) -> str:
        """Return a date with a no-break space between day and month."""
        return format_value(day, self.language).replace(" ", NO_BREAK_SPACE, 1)

    def remark(self, key: str, **values: object) -> Text:
        """Return a sentence as running text."""
        return Text(plain_text(messages.text(key, self.language, **values)))

    def facts(self, rows: Iterable[tuple[str, str]]) -> Parts:
        """Return facts by name and value as a table; empty values have no row."""
        head = Fact(
            messages.text("fact.fact", self.language), messages.text("fact.content", self.language)
        )
        known = tuple(
            Fact(messages.text(f"fact.{name}", self.language), value)
            for name, value in rows
            if value
        )
        return (Facts(head, known),) if known else ()

    def columns(self, *names: str, right: Iterable[str] = ()) -> tuple[Column, ...]:
        """Return a table's columns by the keys of their heads; `right` are those aligned right."""
        sides: dict[str, Align] = dict.fromkeys(right, "right")
        return tuple(
            Column(messages.text(f"head.{name}", self.language), sides.get(name, "left"))
            for name in names
        )

    def section(self, name: str, *parts: Part | Parts) -> Section:
        """Return a titled section of these parts; an empty one says so."""
        flat = tuple(
            one for part in parts for one in (part if isinstance(part, tuple) else (part,))
        )
        return Section(
            name, messages.text(f"section.{name}", self.language), flat or (self.remark("nothing"),)
        )


MOST_NAMED = 3
FILE_WORDS = {"decision": "indstilling", "discussion": "droeftelse", "information": "orientering"}
MEETING_WORDS: Mapping[Language, str] = {"da": "moede", "en": "meeting"}
EDITION_ENDS: Mapping[tuple[Edition, Language], str] = {
    ("full", "da"): "",
    ("full", "en"): "",
    ("public", "da"): "_offentlig",
    ("public", "en"): "_public",
}
SHORT: Mapping[Language, str] = {"da": "_kort", "en": "_short"}
LARGE_PRINT: Mapping[Language, str] = {"da": "_stor-skrift", "en": "_large-print"}
SHEET: Mapping[Language, str] = {"da": "_beslutningsark", "en": "_decision-sheet"}
WITH_ANNEXES: Mapping[Language, str] = {"da": "_med-bilag", "en": "_with-annexes"}
ARCHIVE = ".zip"
AGENDA = "00_"  # before the name of the file that goes with those of the items
ENDING = f"(?:{'|'.join(re.escape(form.suffix) for form in PAPER_FORMATS.values())})"


def _one_of(*ends: Mapping[Language, str]) -> str:
    return f"(?:{'|'.join(end for words in ends for end in words.values())})?"


VARIANT = _one_of(SHORT) + _one_of(LARGE_PRINT)
WHOLE = (
    rf"\d{{4}}-\d\d-\d\d_(?:{'|'.join(MEETING_WORDS.values())})"
    rf"(?:{'|'.join(sorted(set(EDITION_ENDS.values())))}){VARIANT}"
)
FILE_OF_THE_WHOLE = re.compile(
    rf"{WHOLE}(?:{_one_of(SHEET, WITH_ANNEXES)}{ENDING}|{re.escape(ARCHIVE)})", re.ASCII
)
FILE_OF_AN_ITEM = re.compile(
    rf"(?:\d{{2,}}_(?:{'|'.join(FILE_WORDS.values())})_[a-z0-9-]+|{AGENDA}{WHOLE}){ENDING}",
    re.ASCII,
)


def heading(texts: HandoutTexts, item: AgendaItem) -> str:
    """Return a heading as in AAB's minutes: `Indstilling – Afdeling 901; Lys, stier og naboer`."""
    kind, title = messages.text(f"kind.{item.kind}", texts.language), item_title(texts, item)
    departments = _departments(texts, item)
    if not departments:
        return messages.text("heading-alone", texts.language, kind=kind, title=title)
    return messages.text("heading", texts.language, kind=kind, departments=departments, title=title)


def item_title(texts: HandoutTexts, item: AgendaItem) -> str:
    """Return an item's title, or a text that says it has none or cannot be read."""
    if item.unreadable:
        return messages.text("unreadable-title", texts.language, name=item.name)
    raw = item.review.unreadable.get("initiative.title") if item.review else None
    if raw is not None and not item.title:
        return messages.text("unreadable-answer", texts.language, raw=one_line(raw))
    return one_line(item.title) or messages.text("untitled", texts.language)


def _departments(texts: HandoutTexts, item: AgendaItem) -> str:
    """Return the names of the first departments; the paper itself has them all."""
    if item.review is None:
        return ""
    names = item.review.proposal.initiative.departments or ()
    raw = item.review.unreadable.get("initiative.departments")
    if raw is not None:
        return messages.text("unreadable-answer", texts.language, raw=one_line(raw))
    few = [one_line(name) for name in names[:MOST_NAMED]]
    if len(names) <= MOST_NAMED:
        return department_names(few, texts.language)
    few_names = department_names(few, texts.language, lambda some, _: ", ".join(some))
    return messages.text("and-others", texts.language, names=few_names)


def anchor(item: AgendaItem) -> str:
    """Return an item's name in links."""
    return f"item-{item.number}"


def file_name(item: AgendaItem) -> str:
    """Return the name of an item's file, in the agenda's order: `03_indstilling_lys-og-stier`."""
    return f"{item.number:02}_{FILE_WORDS[item.kind]}_{item.name}"


def is_whole_pack_name(name: str) -> bool:
    """Return whether a file name is that of a whole pack: it has the meeting's day and edition."""
    return FILE_OF_THE_WHOLE.fullmatch(name) is not None


def is_item_file_name(name: str) -> bool:
    """Return whether a file name is that of a pack by item; it has no day or edition."""
    return FILE_OF_AN_ITEM.fullmatch(name) is not None
