"""Cases and packs for Word, and what stands in the files that come of them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document

from aabsocial.core.struct import Struct, names_in, replace
from aabsocial.documents.case import CaseContext, compose_case
from aabsocial.handout.pack import AnnexHeading, AnnexTable, PackAnnex
from aabsocial.policy.aab import load_policy
from aabsocial.rendering.docx import docx
from aabsocial.rendering.theme import Theme
from aabsocial.richtext import parse_prose
from tests.support.annexes import a_png
from tests.support.cases import reviewed
from tests.support.meetings import a_pack, an_item
from tests.support.pdfs import EXAMPLES, review_of
from tests.support.reader_view import W, line, part, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aabsocial.documents.case_page import Case
    from aabsocial.handout import AgendaItem, Handout
    from aabsocial.localization.messages import Language
    from aabsocial.model.proposal import Proposal

LOOK = Theme(association="Boligforeningen AAB", day=date(2026, 12, 3))


def case_of(proposal: Proposal, language: Language = "da") -> Case:
    """Return a proposal as a case."""
    return compose_case(load_policy(), reviewed(proposal), language, CaseContext())


def example_case(folder: Path, **context: Any) -> Case:  # noqa: ANN401 - any of the context
    """Return a worked example as a case."""
    review = review_of(folder)
    language = review.proposal.language or "da"
    return compose_case(load_policy(), review, language, CaseContext(**context))


def example_item(number: int | str, folder: Path, **changes: Any) -> AgendaItem:  # noqa: ANN401 - any field
    """Return a worked example as an item, with what its review found."""
    review = review_of(folder)
    return replace(an_item(number, review.proposal), review=review, **changes)


def line_item(number: int | str, title: str) -> AgendaItem:
    """Return an item without a proposal."""
    return replace(
        an_item(number),
        kind="information",
        title=title,
        text=f"{title} er vedlagt.",
        review=None,
        path="",
        source=None,
        public_source=None,
    )


@cache
def examples_in_word() -> bytes:
    """Return the pack of the worked examples in Word."""
    return in_word(examples_pack())


@cache
def examples_pack(**changes: Any) -> Handout:  # noqa: ANN401 - any of the terms
    """Return a pack of the worked examples, one of them closed, and two items without proposal."""
    items = [example_item(number, folder) for number, folder in enumerate(EXAMPLES, 1)]
    items[4] = replace(items[4], closed=True)
    return a_pack(*items, line_item(7, "Årsrapport"), line_item(8, "Eventuelt"), **changes)


def in_word(paper: Case | Handout, **theme: Any) -> bytes:  # noqa: ANN401 - any part of the theme
    """Return a paper in Word."""
    return docx(paper, replace(LOOK, **theme))


def annexes_of_every_kind(item: int) -> tuple[PackAnnex, ...]:
    """Return an annex of each kind."""

    def annex(number: int, **fields: Any) -> PackAnnex:  # noqa: ANN401 - any field
        named = {
            "label": f"Bilag\xa0{item}.{number}",
            "title": f"Bilagstitel {number}",
            "anchor": f"annex-{item}-{number}",
        }
        return PackAnnex(**{**named, **fields})

    return (
        annex(
            1,
            kind="text",
            blocks=(
                AnnexHeading(level=3, text="Punkt 9"),
                parse_prose("Mødet besluttede:\n\n- ja\n- nej"),
                AnnexTable(heads=("Afdeling", "Stemmer"), rows=(("909", "37"), ("910", "44"))),
            ),
        ),
        annex(2, kind="picture", content=a_png(), note="Billede"),
        annex(3, kind="picture", content=b"\xff\xd8no picture", note="Billedet kan ikke vises"),
        annex(4, kind="pdf", pages=5, note="PDF, 5 sider, se bilag/02.4_uddrag.pdf"),
        annex(5, kind="missing", note="Bilag 2.5 mangler"),
        annex(6, kind="closed", title="Lukket bilag", note="Lukket bilag"),
    )


PAGE_NAMED = re.compile(r"\b(?:sider?|pages?|s\.|p\.)\s*(?:\d|→)", re.IGNORECASE)


def pages_named_in(document: bytes) -> list[str]:
    """Return where the text of a file names a page, in words or as a field."""
    fields = [it.text or "" for it in part(document).iter(f"{W}instrText")]
    return [*fields, *PAGE_NAMED.findall(words(document))]


def styles_of(document: bytes) -> list[str]:
    """Return the styles of the paragraphs outside tables."""
    return [str(it.style and it.style.name) for it in Document(BytesIO(document)).paragraphs]


def in_style(document: bytes, name: str) -> list[str]:
    """Return the texts of the paragraphs in a style, also in tables."""
    ids = {it.name: it.style_id for it in Document(BytesIO(document)).styles}
    return [
        line(paragraph)
        for paragraph in part(document).iter(f"{W}p")
        if [it.get(f"{W}val") for it in paragraph.iter(f"{W}pStyle")] == [ids[name]]
    ]


def texts_in(value: Any, left_out: frozenset[str]) -> Iterator[str]:  # noqa: ANN401 - any value
    """Yield the texts of a value and of those in it, but for fields of these names."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one, left_out)
    elif isinstance(value, Struct):
        for name in names_in(type(value)):
            if name not in left_out:
                yield from texts_in(getattr(value, name), left_out)


WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def boxes_of(document: bytes) -> list[tuple[str, str | None, str]]:
    """Return each box to tick: its name, whether it is ticked, and its symbol."""
    found = []
    for box in part(document).iter(f"{W}sdt"):
        (alias,) = box.iter(f"{W}alias")
        (checked,) = box.iter(f"{WORD_2010}checked")
        sign = "".join(text.text or "" for text in box.iter(f"{W}t"))
        found.append((alias.get(f"{W}val") or "", checked.get(f"{WORD_2010}val"), sign))
    return found


LEVELS = {
    **{f"Heading {level}": level for level in range(1, 5)},
    "Sagens overskrift": 2,
    "Bilagets titel": 2,
}


def outline_of(document: bytes) -> list[tuple[int, str]]:
    """Return the headings of a file, each with its level."""
    paragraphs = Document(BytesIO(document)).paragraphs
    named = ((str(it.style and it.style.name), it.text) for it in paragraphs)
    return [(LEVELS[name], text) for name, text in named if name in LEVELS]
