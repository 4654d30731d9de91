"""Packs to print, and what other programs read in a PDF."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2

from aabsocial.core.struct import Struct
from aabsocial.documents import checklist
from aabsocial.documents.model import Column, Section, Table, Text
from aabsocial.model.policy import ReviewContext
from aabsocial.policy.aab import load_policy
from aabsocial.rendering.theme import Theme
from aabsocial.richtext import parse_prose
from aabsocial.storage import read_proposal
from aabsocial.validation import ValidationOptions, review_stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.documents import Checklist
    from aabsocial.model.findings import Review

CHECKOUT = Path(__file__).parents[2]
EXAMPLES = tuple(sorted(path.parent for path in CHECKOUT.glob("proposals/*/proposal.toml")))
NO_TEXTS = ("name", "align", "link", "kind", "head", "anchor", "unpaged")  # fields of a paper
TOP, BOTTOM = 50, 45  # points, where header and footer stand
DAY = date(2026, 12, 3)
LOOK = Theme(association="Boligforeningen AAB", day=DAY)


@cache
def review_of(folder: Path) -> Review:
    """Review one of the worked examples."""
    stored = read_proposal(folder / "proposal.toml")
    review_context = ReviewContext(today=date(2026, 11, 22))
    options = ValidationOptions(policy=load_policy(), review_context=review_context)
    return review_stored(stored, options)


def checklist_of(folder: Path) -> Checklist:
    """Return the checklist of one of the worked examples."""
    review = review_of(folder)
    return checklist(load_policy(), review, review.proposal.language or "da")


def a_table(
    *rows: tuple[str, ...],
    heads: tuple[str, ...] = ("Nr.", "Punkt"),
    sums: tuple[str, ...] = (),
) -> Table:
    """Return a table."""
    return Table(tuple(map(Column, heads)), rows, sums)


def a_section(*parts: Any, name: str = "case", title: str = "Sagsfremstilling") -> Section:  # noqa: ANN401 - any part
    """Return a section with these parts."""
    return Section(name, title, parts)


def text_part(text: str) -> Text:
    """Return running text as a person wrote it."""
    return Text(parse_prose(text))


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page, as pdfium reads it."""
    document = pypdfium2.PdfDocument(pdf)
    return [document[number].get_textpage().get_text_range() for number in range(len(document))]


def letters_of(text: str) -> str:
    """Return only the letters and digits of a text: lines and hyphens depend on typesetting."""
    return "".join(filter(str.isalnum, text))


def text_of(pdf: bytes) -> str:
    """Return the letters and digits of all pages."""
    return letters_of("".join(pages_of(pdf)))


def missing_texts(pdf: bytes, texts: Iterable[str]) -> list[str]:
    """Return the texts that are on no page, also not across pages."""
    bodies = [letters_of(text) for text in bodies_of(pdf)]
    whole = [letters_of(text) for text in pages_of(pdf)]  # a case's page has no header
    return [
        text
        for text in texts
        if not (_stands(letters_of(text), bodies) or _stands(letters_of(text), whole))
    ]


def bodies_of(pdf: bytes) -> list[str]:
    """Return the text of each page without header and footer."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[number] for number in range(len(document))]
    return [
        page.get_textpage().get_text_bounded(bottom=BOTTOM, top=page.get_height() - TOP)
        for page in pages
    ]


def _stands(text: str, pages: list[str]) -> bool:
    if any(text in page for page in pages):
        return True
    return any(
        text[:at] in before and text[at:] in after
        for before, after in pairwise(pages)
        for at in range(1, len(text))
    )


def open_pdf(pdf: bytes) -> pikepdf.Pdf:
    """Return a PDF opened to inspect its objects."""
    return pikepdf.open(io.BytesIO(pdf))


def elements(pdf: bytes) -> Iterator[Any]:
    """Yield every element of the tree of tags."""
    document = open_pdf(pdf)
    waiting: list[Any] = [document.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop()
        if not isinstance(element, pikepdf.Dictionary):
            continue
        yield element
        inside: Any = element.get("/K", [])
        waiting += list(inside) if isinstance(inside, pikepdf.Array) else [inside]


def tags(pdf: bytes) -> list[str]:
    """Return the kinds of all tags."""
    return [str(element.S) for element in elements(pdf) if "/S" in element]


def alternative_texts(pdf: bytes) -> list[str]:
    """Return the alternative texts of all pictures."""
    return [str(element.Alt) for element in elements(pdf) if "/Alt" in element]


def bookmarks(pdf: bytes) -> list[str]:
    """Return the titles of all bookmarks."""
    return [mark.get_title() for mark in pypdfium2.PdfDocument(pdf).get_toc()]


def texts_in(value: Any) -> Iterator[str]:  # noqa: ANN401 - any value of a paper
    """Yield every visible text in a paper's values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            if name not in NO_TEXTS:
                yield from texts_in(getattr(value, name))
