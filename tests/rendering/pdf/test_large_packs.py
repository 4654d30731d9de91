"""A pack of many cases is tagged, numbered and linked as a small one, within its memory."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import page
import pypdfium2
import pytest

from aabsocial.rendering import render_bytes
from aabsocial.rendering.pdf.integrity import is_intact
from tests.support.packs import many_small
from tests.support.pdfs import LOOK, bookmarks, open_pdf, pages_of
from tests.support.printed import page_references, rows_by_page
from tests.support.processes import CHECKOUT

MANY = 40
MOST_MEMORY = 1 << 20  # kB, of a pack of a hundred proposals
STATUS = Path("/proc/self/status")
MEMORY = """
import re, sys
from aabsocial.rendering.pdf import pdf
from tests.rendering.pdf.test_large_packs import STATUS
from tests.support.packs import many_small
from tests.support.pdfs import LOOK

pdf(many_small(int(sys.argv[1])), LOOK)
print(re.search(r"VmHWM:\\s+(\\d+)", STATUS.read_text())[1])
"""


@cache
def content() -> bytes:
    """Return a large pack as PDF."""
    return render_bytes("pdf", many_small(MANY), LOOK)


def test_a_large_pack_is_for_everyone_and_sealed() -> None:
    assert page.is_pdf_compliant_bytes(content(), profile="ua1")
    assert is_intact(content())


def test_every_page_says_its_number_of_how_many() -> None:
    pages = pages_of(content())
    for number, text in enumerate(pages, 1):
        assert f"Side {number} af {len(pages)}" in text


def test_bookmarks_follow_the_agenda() -> None:
    titles = [item.title for item in many_small(MANY).items]

    assert [it for it in bookmarks(content()) if it in titles] == titles


def test_agenda_and_overview_lead_to_every_item() -> None:
    marks = pypdfium2.PdfDocument(content()).get_toc()
    first = {mark.get_title(): mark.get_dest().get_index() + 1 for mark in marks}
    led = [(text, place) for text, place in page_references(content()) if text in first]

    assert len(led) >= 2 * MANY
    assert [text for text, place in led if first[text] != place] == []


def test_every_number_of_a_page_is_right() -> None:
    numbered = [
        (int(found[1]), place)
        for text, place in page_references(content())
        if (found := re.search(r"(?:^|side\s)(\d+)(?:\s→)?\Z", text))
    ]

    assert len(numbered) > 3 * MANY
    assert [said for said, place in numbered if said != place] == []


def test_no_row_stands_alone_on_a_page() -> None:
    broken = [rows for rows in rows_by_page(content()) if len(rows) > 1]

    assert broken
    assert [rows for rows in broken if min(rows.values()) < 2] == []


def test_charts_show_the_twelve_largest() -> None:
    overview = many_small(MANY).front
    assert overview
    assert overview.overview
    assert overview.overview.charts

    assert len(overview.overview.charts.asked) == 12
    assert overview.overview.charts.note in " ".join(pages_of(content()))


def test_every_mark_on_a_page_belongs_to_a_tag() -> None:
    document = open_pdf(content())
    numbers = document.Root.StructTreeRoot.ParentTree.Nums
    listed = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    for one in document.pages:
        for element in listed[int(one.StructParents)]:
            assert element.Pg.objgen == one.objgen


@pytest.mark.skipif(not STATUS.exists(), reason="only Linux tells the most memory it held")
def test_a_pack_of_a_hundred_papers_is_made_within_its_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, "100"], cwd=CHECKOUT, capture_output=True, check=True
    )
    assert int(done.stdout) < MOST_MEMORY
