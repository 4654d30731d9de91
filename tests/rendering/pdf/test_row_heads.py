"""Each row of a table has a head, so that a screen reader says whose number it is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import page

from aabsocial.core.struct import replace
from aabsocial.rendering.pdf import pdf
from aabsocial.rendering.pdf.row_heads import mark_row_heads
from aabsocial.richtext import plain_text
from tests.support.packs import example_pack
from tests.support.pdfs import LOOK, letters_of, open_pdf, pages_of
from tests.support.printed import tags_inside

if TYPE_CHECKING:
    import pikepdf


@cache
def content() -> bytes:
    """Return a pack of two proposals."""
    return pdf(example_pack(2), LOOK)


@cache
def document() -> pikepdf.Pdf:
    """Return it opened."""
    return open_pdf(content())


def rows() -> list[list[pikepdf.Dictionary]]:
    """Return the cells of each row that is not of heads alone."""
    tags = tags_inside(document().Root.StructTreeRoot)
    found = [list(it.K) for it in tags if it.get("/S") == "/TR" and it.P.S != "/THead"]
    return [cells for cells in found if len(cells) > 1 and cells[0].get("/K")]


def test_the_first_cell_of_a_row_is_its_head() -> None:
    assert len(rows()) > 50
    for first, *others in rows():
        assert (str(first.S), str(first.A[0].Scope)) == ("/TH", "/Row")
        assert {str(cell.S) for cell in others} == {"/TD"}


def test_cells_find_their_heads_by_scope_alone() -> None:
    assert not any("/Headers" in cell.A[0] for cells in rows() for cell in cells)


def test_the_file_is_whole_and_for_everyone() -> None:
    assert document().check_pdf_syntax() == []
    assert page.is_pdf_compliant_bytes(content(), profile="ua1")


def test_a_file_with_row_heads_stays_as_it_is() -> None:
    assert mark_row_heads(content()) == content()


def test_text_that_looks_like_a_row_stays_text() -> None:
    looks = "7 0 obj <</Type/StructElem/S/TR/P 1 0 R/K[2 0 R]>> endobj xref 0 1 trailer"
    handout = example_pack(1)
    *before, last = handout.items
    assert last.short
    hostile = replace(last, short=replace(last.short, title=looks, text=plain_text(looks)))
    made = pdf(replace(handout, items=(*before, hostile), description=looks), LOOK)

    assert open_pdf(made).check_pdf_syntax() == []
    assert letters_of(looks) in letters_of(pages_of(made)[-2])
