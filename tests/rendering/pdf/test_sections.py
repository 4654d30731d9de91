"""A large pack, set in sections, is the pack it would be in one piece, in less memory."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import page
import pikepdf
import pypdfium2
import pytest

from aabsocial.errors import WrongUseError
from aabsocial.handout import Source
from aabsocial.rendering import render_bytes
from aabsocial.rendering.pdf import pdf, typeset_paper
from aabsocial.rendering.pdf.integrity import is_intact
from aabsocial.rendering.pdf.sections import LARGE, SECTION
from aabsocial.rendering.theme import Logo
from tests.support.pdfs import (
    LOOK,
    a_document,
    a_large_pack,
    a_pack,
    bookmarks,
    elements,
    open_pdf,
    pages_of,
    tags,
)
from tests.support.processes import CHECKOUT

MANY = LARGE + 2 * SECTION + 1
STATUS = Path("/proc/self/status")
MEMORY = """
import re, sys
from pathlib import Path
import typst
from aabsocial.rendering.pdf import pdf
from tests.support.pdfs import LOOK, a_large_pack
from tests.rendering.pdf.test_sections import STATUS

def most():
    return int(re.search(r"VmHWM:\\s+(\\d+)", STATUS.read_text())[1])

pack = a_large_pack(int(sys.argv[1]))
before = most()
pdf(pack, LOOK)
print(most() - before)
"""


@cache
def content() -> bytes:
    """Return a large pack as PDF."""
    return render_bytes("pdf", a_large_pack(MANY), LOOK)


def without_totals(pages: list[str]) -> list[str]:
    """Return the text of pages without how many there are."""
    return [re.sub(r"af \d+", "", text) for text in pages]


def test_large_pack_is_accessible_and_signed() -> None:
    assert page.is_pdf_compliant_bytes(content(), profile="ua1")
    assert is_intact(content())


def test_the_watermark_lies_across_the_pages_of_every_section() -> None:
    pages = pages_of(pdf(a_large_pack(MANY, watermark="UDKAST"), LOOK))
    assert all("UDKAST" in page for page in pages)


def test_the_same_pack_gives_the_same_bytes() -> None:
    assert render_bytes("pdf", a_large_pack(MANY), LOOK) == content()


def test_pages_are_as_in_a_pack_of_one_piece() -> None:
    whole = without_totals(pages_of(pdf(a_large_pack(LARGE), LOOK)))
    assert without_totals(pages_of(content()))[1 : len(whole)] == whole[1:]


def test_every_page_says_its_number_of_how_many() -> None:
    pages = pages_of(content())
    for number, text in enumerate(pages, 1):
        assert f"Side {number} af {len(pages)}" in text


def test_tags_are_those_of_one_piece() -> None:
    one, two, many = (
        Counter(tags(it))
        for it in (pdf(a_large_pack(1), LOOK), pdf(a_large_pack(3), LOOK), content())
    )
    each_two = two - one
    expected = Counter({tag: one[tag] + each_two[tag] * (MANY - 1) // 2 for tag in one | two})
    del many["/Part"]  # the sections
    assert many == expected


def test_bookmarks_follow_each_other_through_the_sections() -> None:
    titles = [it for it in bookmarks(content()) if it.startswith("Punkt")]
    assert titles == [f"Punkt {number}: Lys" for number in range(1, MANY + 1)]


def test_contents_and_bookmarks_lead_to_the_page_of_the_paper() -> None:
    document = pypdfium2.PdfDocument(content())
    places = [mark.get_dest().get_index() for mark in document.get_toc() if not mark.level]
    texts = pages_of(content())
    contents = texts[0] + texts[1]
    for number, place in enumerate(places, 1):
        assert f"Punkt {number}: Lys" in texts[place]
        assert re.search(rf"Punkt {number}: Lys[\s.]*{place + 1}\b", contents)


def test_links_of_the_contents_lead_to_the_paper() -> None:
    document = open_pdf(content())
    names = document.Root.Names.Dests.Names
    places = {str(names[at]): names[at + 1][0] for at in range(0, len(names), 2)}
    links = [str(link.Dest) for it in document.pages for link in it.get("/Annots", [])]

    assert len(links) == MANY
    assert len({places[link].objgen for link in links}) == MANY
    numbers = [document.pages.index(pikepdf.Page(places[link])) for link in links]
    assert numbers == sorted(numbers)
    assert numbers[0] == 1


def test_typed_text_is_never_read_as_pdf_syntax() -> None:
    assert {it for it in bookmarks(content()) if it.startswith("Sag")} == {
        f"Sag ({number} 0 R) U1x0y0" for number in range(1, MANY + 1)
    }


def test_every_mark_on_a_page_belongs_to_a_tag() -> None:
    document = open_pdf(content())
    numbers = document.Root.StructTreeRoot.ParentTree.Nums
    listed = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    for it in document.pages:
        for element in listed[int(it.StructParents)]:
            assert element.Pg.objgen == it.objgen


def test_the_cells_of_every_table_find_their_heads() -> None:
    heads = [str(it.ID) for it in elements(content()) if it.get("/S") == "/TH"]
    named = {
        str(head) for it in elements(content()) if it.get("/S") == "/TD" for head in it.A[0].Headers
    }
    assert len(set(heads)) == len(heads)
    assert named == set(heads)


def test_sources_are_attached_once() -> None:
    sources = tuple(
        Source(path=f"{number}.toml", content=b"\xff", description="") for number in range(3)
    )
    assert set(open_pdf(pdf(a_large_pack(MANY, sources=sources), LOOK)).attachments) == {
        "0.toml",
        "1.toml",
        "2.toml",
    }


def test_letters_of_every_part_are_replaced_and_reported() -> None:
    papers = [a_document(f"Punkt {number} \U0001f600") for number in range(MANY - 1)]
    done = typeset_paper(a_pack(*papers, a_document("Lys 你")), LOOK)

    assert {letter for it in done.missing_glyphs for letter in it.letters} == {"\U0001f600", "你"}
    assert "Lys □" in pages_of(done.content)[-1]


def test_a_logo_that_is_no_picture_is_refused() -> None:
    theme = replace(LOOK, logo=Logo(name="logo.svg", content=b"<svg"))
    with pytest.raises(WrongUseError) as told:
        pdf(a_large_pack(MANY), theme)
    assert "logo.svg" in told.value.message.in_("da")


@pytest.mark.skipif(not STATUS.exists(), reason="only Linux tells the most memory it held")
def test_five_times_the_papers_take_hardly_more_memory() -> None:
    few, many = (
        int(
            subprocess.run(
                [sys.executable, "-c", MEMORY, str(number)],
                cwd=CHECKOUT,
                capture_output=True,
                check=True,
            ).stdout
        )
        for number in (20, 100)
    )
    assert many < 2 * few
