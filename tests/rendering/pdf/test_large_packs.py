"""A pack of many documents is tagged, numbered and linked as a small one, within its memory."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import page
import pikepdf
import pypdfium2
import pytest

from aabsocial.handout import Source
from aabsocial.rendering import render_bytes
from aabsocial.rendering.pdf import pdf, typeset_paper
from aabsocial.rendering.pdf.integrity import is_intact
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

MANY = 33
MOST_MEMORY = 1 << 20  # kB, of a pack of a hundred proposals
STATUS = Path("/proc/self/status")
MEMORY = """
import re, sys
from pathlib import Path
from aabsocial.rendering.pdf import pdf
from tests.support.pdfs import LOOK, a_large_pack
from tests.rendering.pdf.test_large_packs import STATUS

pdf(a_large_pack(int(sys.argv[1])), LOOK)
print(re.search(r"VmHWM:\\s+(\\d+)", STATUS.read_text())[1])
"""


@cache
def content() -> bytes:
    """Return a large pack as PDF."""
    return render_bytes("pdf", a_large_pack(MANY), LOOK)


def test_a_large_pack_is_for_everyone_and_sealed() -> None:
    assert page.is_pdf_compliant_bytes(content(), profile="ua1")
    assert is_intact(content())


def test_the_watermark_lies_across_every_page_of_a_large_pack() -> None:
    pages = pages_of(pdf(a_large_pack(MANY, watermark="UDKAST"), LOOK))
    assert all("UDKAST" in page for page in pages)


def test_the_same_pack_gives_the_same_bytes() -> None:
    assert render_bytes("pdf", a_large_pack(MANY), LOOK) == content()


def test_every_page_says_its_number_of_how_many() -> None:
    pages = pages_of(content())
    for number, text in enumerate(pages, 1):
        assert f"Side {number} af {len(pages)}" in text


def test_each_document_has_the_same_tags() -> None:
    one, two, many = (
        Counter(tags(it))
        for it in (pdf(a_large_pack(1), LOOK), pdf(a_large_pack(3), LOOK), content())
    )
    each_two = two - one
    expected = Counter({tag: one[tag] + each_two[tag] * (MANY - 1) // 2 for tag in one | two})
    assert many == expected


def test_bookmarks_follow_the_agenda() -> None:
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


def test_missing_glyphs_of_every_document_are_replaced_and_told_of() -> None:
    papers = [a_document(f"Punkt {number} \U0001f600") for number in range(MANY - 1)]
    done = typeset_paper(a_pack(*papers, a_document("Lys 你")), LOOK)

    assert {letter for it in done.missing_glyphs for letter in it.letters} == {"\U0001f600", "你"}
    assert "Lys □" in pages_of(done.content)[-1]


@pytest.mark.skipif(not STATUS.exists(), reason="only Linux tells the most memory it held")
def test_a_pack_of_a_hundred_papers_is_made_within_its_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, "100"], cwd=CHECKOUT, capture_output=True, check=True
    )
    assert int(done.stdout) < MOST_MEMORY
