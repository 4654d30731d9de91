"""A pack in Word: front, items, annexes, decision sheet, each with its own pages and marks."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from aabsocial.core.struct import replace
from aabsocial.documents.case_page import AnnexLink, AnnexLinks, Reference
from aabsocial.handout.pack import AgendaRow, AnnexTable
from tests.support.meetings import SECRET, a_pack, a_secret_proposal, an_item
from tests.support.papers import with_single_spaces
from tests.support.pdfs import EXAMPLES
from tests.support.proposals import a_proposal
from tests.support.reader_view import HOSTILE, W, line, part, with_everywhere, words
from tests.support.word import (
    annexes_of_every_kind,
    boxes_of,
    example_item,
    examples_in_word,
    examples_pack,
    in_style,
    in_word,
    line_item,
    outline_of,
    pages_named_in,
)

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from aabsocial.handout import Handout
    from aabsocial.localization.messages import Language

DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PACK = examples_pack()


def table_titled(document: bytes, title: str) -> ET.Element:
    """Return the table with a title."""
    (found,) = (
        table
        for table in part(document).iter(f"{W}tbl")
        if [it.get(f"{W}val") for it in table.iter(f"{W}tblCaption")] == [title]
    )
    return found


def rows_of(table: ET.Element) -> list[list[str]]:
    """Return the texts of a table's cells."""
    return [[line(cell).strip() for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]


def sections_of(document: bytes) -> list[str]:
    """Return the text of each run of pages."""
    found, texts = [], []
    for block in part(document).iterfind(f"{W}body/*"):
        texts.append(line(block))
        if [*block.iter(f"{W}sectPr")]:
            found.append(with_single_spaces(" ".join(texts)))
            texts = []
    return found


def with_annexes() -> Handout:
    """Return a pack of an item with annexes of every kind, and of one without a proposal."""
    pack = a_pack(example_item(2, EXAMPLES[1]), line_item(3, "Årsrapport"))
    first, second = pack.items
    items = (
        replace(first, annexes_title="Bilag", annexes=annexes_of_every_kind(2)),
        replace(second, annexes=annexes_of_every_kind(3)),
    )
    return replace(pack, items=items)


def test_the_parts_stand_in_the_order_of_the_design() -> None:
    ones = [text for level, text in outline_of(examples_in_word()) if level == 1]
    front = PACK.front
    assert front
    assert front.overview
    assert PACK.sheet
    titles = [front.agenda.title, front.overview.title, *(it.title for it in PACK.items)]
    expected = (*titles, PACK.sheet.title)
    assert [one.partition("  ")[0] for one in ones] == list(expected)


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_page_of_the_pdf_stands_in_a_pack(language: Language) -> None:
    """Word breaks pages elsewhere, and does not correct such numbers when it opens a file."""
    pack = examples_pack(language=language)
    items = [replace(it, annexes=annexes_of_every_kind(at)) for at, it in enumerate(pack.items, 1)]
    assert pages_named_in(in_word(replace(pack, items=tuple(items)))) == []


def test_the_agenda_has_no_column_of_pages_but_links_to_every_item() -> None:
    assert PACK.front
    agenda = PACK.front.agenda
    table = table_titled(examples_in_word(), agenda.title)
    head, *_ = rows_of(table)
    assert head == [agenda.heads[name] for name in ("number", "item", "kind", "asked")]
    assert "page" in agenda.heads
    links = [it.get(f"{W}anchor") for it in table.iter(f"{W}hyperlink")]
    assert links == [it.anchor.replace("-", "_") for it in agenda.rows]


def test_the_sheet_says_of_each_item_what_it_is_and_links_to_it() -> None:
    assert PACK.sheet
    sections = sections_of(examples_in_word())
    for item in PACK.sheet.items:
        said = filter(None, (f"{item.number} {item.title}", item.kind, item.asked))
        assert with_single_spaces(f"{' · '.join(said)} ☐") in sections[-1]


def test_an_annex_in_a_list_links_to_its_place() -> None:
    more = Reference(words="side", anchor="annex-2-1")
    listed = AnnexLink(label="Bilag 2.1", title="Bilagstitel 1", note="3 sider", more=more)
    pack = with_annexes()
    first, *others = pack.items
    assert first.case
    depth = first.case.depth
    section = replace(depth.sections[0], parts=(AnnexLinks(items=(listed,)),))
    case = replace(first.case, depth=replace(depth, sections=(section,)))
    made = in_word(replace(pack, items=(replace(first, case=case), *others)))
    (found,) = paragraphs_that_begin(made, "Bilag 2.1: ")
    assert line(found) == "Bilag 2.1: Bilagstitel 1 (3 sider)"
    assert [it.get(f"{W}anchor") for it in found.iter(f"{W}hyperlink")] == ["annex_2_1"]


def paragraphs_that_begin(document: bytes, begins: str) -> list[ET.Element]:
    """Return the paragraphs that begin with these words."""
    return [it for it in part(document).iter(f"{W}p") if line(it).startswith(begins)]


def test_a_section_of_the_agenda_stands_over_all_columns() -> None:
    assert PACK.front
    agenda = PACK.front.agenda
    rows = (replace(agenda.rows[0], section="Sager til beslutning"), *agenda.rows[1:])
    front = replace(PACK.front, agenda=replace(agenda, rows=rows))
    _, first, *_ = rows_of(table_titled(in_word(replace(PACK, front=front)), agenda.title))
    assert first == ["Sager til beslutning"]


def test_the_agenda_has_the_clock_only_where_it_is_known() -> None:
    assert PACK.front
    agenda = PACK.front.agenda
    heads = {**agenda.heads, "clock": "Kl."}
    for clock, shown in (("17.00", True), ("", False)):
        rows = (AgendaRow(clock=clock, number="1", title="Lys", details=("Afdeling 9", "1 bilag")),)
        front = replace(PACK.front, agenda=replace(agenda, heads=heads, rows=rows))
        head, row = rows_of(table_titled(in_word(replace(PACK, front=front)), agenda.title))
        assert ("Kl." in head) == shown
        assert "LysAfdeling 9 · 1 bilag" in row


def test_the_overview_has_every_proposal_and_the_sums() -> None:
    assert PACK.front
    overview = PACK.front.overview
    assert overview
    _, *rows, sums = rows_of(table_titled(examples_in_word(), overview.title))
    assert [row[:3] for row in rows] == [[it.number, it.title, it.asked] for it in overview.rows]
    assert overview.sums["asked"] in sums


def test_who_pays_is_a_table_of_shares_with_every_number_in_words() -> None:
    assert PACK.front
    assert PACK.front.overview
    charts = PACK.front.overview.charts
    assert charts
    table = table_titled(examples_in_word(), charts.shares_title)
    (described,) = table.iter(f"{W}tblDescription")
    assert described.get(f"{W}val") == charts.shares_alternative
    head, *rows = rows_of(table)
    assert head[1:] == [word for _, word in charts.legend]
    for row, bar in zip(rows, charts.shares, strict=True):
        assert [it for it in row[1:] if it != "–"] == [it.share for it in bar.pieces]


def test_an_overview_of_twelve_stays_on_one_page_and_a_longer_one_breaks() -> None:
    for number, stays in ((12, True), (13, False)):
        items = [an_item(it, a_proposal({"initiative.title": f"Nr {it}"})) for it in range(number)]
        pack = replace(a_pack(*items), items=(), sheet=None)
        assert pack.front
        assert pack.front.overview
        table = table_titled(in_word(pack), pack.front.overview.title)
        held = [row.find(f".//{W}keepNext") is not None for row in table.iter(f"{W}tr")]
        assert all(held[:-1]) == stays
        assert (held[-2], held[-1]) == (True, False)


def test_a_short_pack_has_neither_depth_nor_links_to_it() -> None:
    made = in_word(examples_pack(short=True))
    assert PACK.items[0].case
    sections = {text for level, text in outline_of(made) if level == 3}
    assert sections == set()
    marks = {it.get(f"{W}name") for it in part(made).iter(f"{W}bookmarkStart")}
    links = {it.get(f"{W}anchor") for it in part(made).iter(f"{W}hyperlink")} - {None}
    assert links <= marks
    assert not [it for it in marks if (it or "").startswith(("depth", "annex"))]


def test_every_link_of_a_pack_leads_to_a_bookmark() -> None:
    document = part(in_word(with_annexes()))
    marks = [it.get(f"{W}name") or "" for it in document.iter(f"{W}bookmarkStart")]
    links = {it.get(f"{W}anchor") for it in document.iter(f"{W}hyperlink")} - {None}
    assert len(set(marks)) == len(marks)
    assert links
    assert links <= set(marks)


def test_text_annexes_are_set_with_headings_lists_and_tables() -> None:
    made = in_word(with_annexes())
    heads = [text for level, text in outline_of(made) if level == 3]
    assert heads.count("Punkt 9") == 2
    assert rows_of(table_titled_first(made, "Bilagstitel 1"))[1] == ["909", "37"]
    titles = [text for level, text in outline_of(made) if level == 2]
    assert "Bilagstitel 1\t\xa0Bilag\xa02.1\xa0" in titles


def table_titled_first(document: bytes, title: str) -> ET.Element:
    """Return the first table with a title."""
    return next(
        table
        for table in part(document).iter(f"{W}tbl")
        if [it.get(f"{W}val") for it in table.iter(f"{W}tblCaption")] == [title]
    )


def test_a_picture_is_a_figure_with_its_title_as_alternative() -> None:
    made = in_word(with_annexes())
    told = [it.get("descr") for it in part(made).iter(f"{DRAWN}docPr")]
    assert told == ["Bilagstitel 2", "Bilagstitel 2"]
    assert "Billedet kan ikke vises" in words(made)


def test_other_annexes_are_a_line_that_says_what_they_are() -> None:
    said = words(in_word(with_annexes()))
    assert "PDF, 5 sider, se bilag/02.4_uddrag.pdf" in said
    assert "Bilag 2.5 mangler" in with_single_spaces(said)
    assert said.count("Lukket bilag") == 2


def test_items_without_a_proposal_share_their_pages() -> None:
    made = examples_in_word()
    (shared,) = (text for text in sections_of(made) if "Eventuelt er vedlagt." in text)
    assert "Årsrapport er vedlagt." in shared
    assert PACK.items[-1].short
    assert all(box in shared for box in PACK.items[-1].short.boxes)


def test_an_unreadable_proposal_has_its_title_and_the_reason() -> None:
    item = replace(PACK.items[0], case=None, unreadable="Linje 3 kan ikke læses.", title="Lys")
    made = in_word(replace(PACK, items=(item,)))
    assert (1, "Lys") in outline_of(made)
    assert "Linje 3 kan ikke læses." in words(made)


def test_the_sheet_has_boxes_and_lines_for_every_item() -> None:
    made = in_word(replace(PACK, front=None, items=()))
    assert PACK.sheet
    names = [name for name, *_ in boxes_of(made)]
    for item in PACK.sheet.items:
        assert [f"{item.name} {box}"[:60] in names for box in item.boxes] == [True] * len(
            item.boxes
        )
    lines = in_style(made, "Skrivelinje")
    assert [it.strip() for it in lines] == [*PACK.sheet.attendance, *PACK.sheet.signatures]
    assert len(in_style(made, "Afgørelse")) >= 2 * len(PACK.sheet.items)


def test_a_mark_stands_on_the_pages_of_its_item_only() -> None:
    made = examples_in_word()
    headers = header_of_each_section(made)
    confidential = [text for text, header in headers if "FORTROLIGT" in header]
    assert PACK.items[4].watermark == "FORTROLIGT"
    assert len(confidential) == 2
    assert all(PACK.items[4].title in text for text in confidential)


def header_of_each_section(document: bytes) -> list[tuple[str, str]]:
    """Return the text of each run of pages, and its header's as XML."""
    archive = zipfile.ZipFile(BytesIO(document))
    headers = [
        section.header.part.partname.membername for section in Document(BytesIO(document)).sections
    ]
    texts = sections_of(document)
    return [(text, archive.read(name).decode()) for text, name in zip(texts, headers, strict=True)]


def test_the_page_of_a_case_has_no_header_but_its_depth_has() -> None:
    for text, header in header_of_each_section(examples_in_word()):
        assert ("Boligforeningen AAB" in header) == ("Skal AAB bevilge" not in text[:300]) or (
            "Should AAB" in text[:300]
        )


def test_an_item_in_the_other_language_is_marked() -> None:
    runs = [*part(examples_in_word()).iter(f"{W}lang")]
    assert {it.get(f"{W}val") for it in runs} == {"en-GB"}
    english = [it for it in PACK.items if it.language == "en"]
    assert len(english) == 1


def test_a_closed_item_is_nowhere_in_the_public_file() -> None:
    closed = an_item(2, a_secret_proposal(), closed=True, name=SECRET)
    made = in_word(a_pack(an_item(1), closed, edition="public"))
    archive = zipfile.ZipFile(BytesIO(made))
    assert [it for it in archive.namelist() if SECRET in it.lower()] == []
    assert [
        it for it in archive.namelist() if SECRET in archive.read(it).decode(errors="ignore")
    ] == []


def test_the_public_edition_has_nothing_to_tick() -> None:
    assert boxes_of(in_word(examples_pack(edition="public"))) == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_in_an_agenda_is_only_text(text: str) -> None:
    usual, made = (
        in_word(a_pack(an_item(1, with_everywhere(it)), line_item(2, it))) for it in ("ord", text)
    )
    tables = [len([*part(it).iter(f"{W}tbl")]) for it in (usual, made)]
    assert tables[0] == tables[1]
    assert [level for level, _ in outline_of(made)] == [level for level, _ in outline_of(usual)]


def test_a_title_of_two_hundred_letters_leaves_the_header_one_line() -> None:
    long = a_proposal({"initiative.title": "Meget " * 33})
    made = in_word(a_pack(an_item(1, long)))
    archive = zipfile.ZipFile(BytesIO(made))
    names = [name for name in archive.namelist() if name.startswith("word/header")]
    assert max(len(line(part(made, name))) for name in names) < 100


def test_a_row_of_more_than_seven_hundred_letters_may_break() -> None:
    pack = with_annexes()
    table = AnnexTable(heads=("Sag",), rows=(("ord " * 100,), ("ord " * 200,)))
    annex = replace(pack.items[0].annexes[0], title="Langt", blocks=(table,))
    made = in_word(replace(pack, items=(replace(pack.items[0], annexes=(annex,)),)))
    rows = table_titled(made, "Langt").iter(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, True, False]
