"""Packs of every size and edition: nothing lies alone on a page, and page numbers are right."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from statistics import median
from typing import Any

import page
import pypdfium2
import pytest

from aabsocial.core.struct import replace
from aabsocial.handout import Handout, split_by_item
from aabsocial.rendering.pdf import pdf
from tests.support.meetings import a_pack
from tests.support.packs import an_item_without_proposal, example_items, example_pack
from tests.support.pdfs import LOOK, letters_of, pages_of
from tests.support.printed import FOOT, lines_of, page_references, rows_by_page

LARGE = 14 / 11
TEXT_LEFT = 178.6  # points, where lines of the depth begin
HEADING_SIZES = {22.0, 18.0, 12.0, 11.5}  # of the stamp too
SIZES_AND_EDITIONS = pytest.mark.parametrize(
    ("number", "changes"),
    [
        pytest.param(1, {}, id="1"),
        pytest.param(6, {}, id="6"),
        pytest.param(12, {}, id="12"),
        pytest.param(6, {"short": True}, id="short"),
        pytest.param(6, {"large_print": True}, id="large print"),
        pytest.param(6, {"as_draft": True}, id="draft"),
        pytest.param(6, {"edition": "public"}, id="public"),
    ],
)


@cache
def content_of(number: int, changes: tuple[tuple[str, Any], ...]) -> bytes:
    """Return a pack as PDF."""
    return pdf(example_pack(number, **dict(changes)), LOOK)


def content(number: int, changes: dict[str, Any]) -> bytes:
    """Return a pack as PDF; each is made once."""
    return content_of(number, tuple(changes.items()))


@SIZES_AND_EDITIONS
def test_a_pack_is_for_everyone(number: int, changes: dict[str, Any]) -> None:
    assert page.is_pdf_compliant_bytes(content(number, changes), profile="ua1")


@SIZES_AND_EDITIONS
def test_no_text_is_smaller_than_its_edition_allows(number: int, changes: dict[str, Any]) -> None:
    least = 9 * (LARGE if "large_print" in changes else 1)

    assert [it for it in lines_of(content(number, changes)) if it.size < round(least, 2)] == []


@SIZES_AND_EDITIONS
def test_every_reference_names_the_page_it_leads_to(number: int, changes: dict[str, Any]) -> None:
    numbered = [
        (int(found[1]), leads_to)
        for text, leads_to in page_references(content(number, changes))
        if (found := re.search(r"(?:^|(?:side|page)\s)(\d+)(?:\s→)?\Z", text, re.IGNORECASE))
    ]

    assert len(numbered) >= number
    assert [said for said, leads_to in numbered if said != leads_to] == []


@SIZES_AND_EDITIONS
def test_no_table_leaves_a_row_alone_on_a_page(number: int, changes: dict[str, Any]) -> None:
    broken = [rows for rows in rows_by_page(content(number, changes)) if len(rows) > 1]

    assert [rows for rows in broken if min(rows.values()) < 2 and rows.total() > 3] == []


@SIZES_AND_EDITIONS
def test_no_heading_stands_at_the_foot_of_a_page(number: int, changes: dict[str, Any]) -> None:
    scale = LARGE if "large_print" in changes else 1
    headings = {round(size * scale, 2) for size in HEADING_SIZES}
    lines = lines_of(content(number, changes))
    for mark in pypdfium2.PdfDocument(content(number, changes)).get_toc():
        place = mark.get_dest()
        top = place.get_view()[1][1]
        below = [
            it
            for it in lines
            if it.page == place.get_index() + 1
            and FOOT < it.bottom < top
            and it.size not in headings
        ]
        assert below, mark.get_title()


def test_lines_are_as_long_as_one_reads_well() -> None:
    lines = lines_of(content(6, {}))
    running = [
        len(line.text)
        for line, below in pairwise(lines)
        if {line.size, below.size} == {11.0}
        and max(abs(it.left - TEXT_LEFT) for it in (line, below)) < 2
        and 0 < line.bottom - below.bottom < 18
    ]

    assert len(running) > 100
    assert 60 <= median(running) <= 85


def test_the_front_of_twelve_items_takes_two_pages() -> None:
    item = example_pack(12).items[0]
    marks = pypdfium2.PdfDocument(content(12, {})).get_toc()

    assert next(it for it in marks if it.get_title() == item.title).get_dest().get_index() == 2


def test_a_pack_of_one_has_its_front_on_one_page() -> None:
    assert example_pack(1).items[0].title in pages_of(content(1, {}))[1]


def test_a_short_pack_has_a_page_for_each_item_and_no_reference() -> None:
    handout = example_pack(6, short=True)
    texts = list(map(letters_of, pages_of(content(6, {"short": True}))))
    cases = [item.case for item in handout.items if item.case]

    for case in cases:
        assert sum(letters_of(case.page.question) in text for text in texts) == 1
        assert not any(letters_of(case.depth.title) in text for text in texts)
    assert all(letters_of(handout.footer) in text for text in texts)


def test_a_watermark_lies_across_the_items_it_is_true_of_and_no_other() -> None:
    draft, final, closed = example_items(3)
    handout = a_pack(draft, final, replace(closed, closed=True))
    marked = replace(handout.items[0], watermark="UDKAST")
    handout = replace(handout, items=(marked, *handout.items[1:]))
    texts = pages_of(pdf(handout, LOOK))
    begins = [
        next(at for at, text in enumerate(texts) if item.title in text and at > 0)
        for item in handout.items
    ]
    words = ["UDKAST" if "UDKAST" in letters_of(text) else "" for text in texts]

    assert set(words[begins[0] : begins[1]]) == {"UDKAST"}
    assert set(words[begins[1] : begins[2]]) == {""}
    assert all("FORTROLIGT" in letters_of(it) for it in texts[begins[2] : len(texts) - 1])


def test_items_without_a_proposal_share_a_page() -> None:
    handout = a_pack(*(an_item_without_proposal(number) for number in (1, 2, 3)))
    texts = pages_of(pdf(handout, LOOK))

    assert all(item.title in texts[1] for item in handout.items)


def test_each_page_of_an_item_names_it() -> None:
    handout = example_pack(6)
    texts = list(map(letters_of, pages_of(content(6, {}))))
    case, next_one = (item.case for item in handout.items[1:3])
    assert case
    assert next_one
    first, after = (
        next(at for at, text in enumerate(texts) if letters_of(it.page.question) in text)
        for it in (case, next_one)
    )

    assert after - first > 3
    assert all(letters_of(case.depth.overline) in text for text in texts[first + 1 : after])


@pytest.mark.parametrize("number", [0, 1])
def test_a_file_of_one_item_links_to_nothing_outside(number: int) -> None:
    parts = split_by_item(example_pack(2))
    made = pdf(parts[number], LOOK)

    assert page.is_pdf_compliant_bytes(made, profile="ua1")


def test_the_same_pack_gives_the_same_bytes() -> None:
    handout: Handout = example_pack(6)

    assert pdf(handout, LOOK) == content(6, {})


def test_overview_with_long_titles_and_wide_columns_is_whole() -> None:
    handout = example_pack()
    assert handout.front
    overview = handout.front.overview
    assert overview
    rows = tuple(
        replace(
            row, title="Et ganske langt ord " * 10, asked="mindst 1.530.000 kr.", ready=f"Klar{at}"
        )
        for at, row in enumerate(overview.rows)
    )
    front = replace(handout.front, overview=replace(overview, rows=rows))
    lines = lines_of(pdf(replace(handout, front=front), LOOK))

    told = {it.text.split()[-1] for it in lines if it.bottom > FOOT and "Klar" in it.text}
    assert {row.ready for row in rows} <= told
    assert [it.text for it in lines if it.bottom < 0] == []
