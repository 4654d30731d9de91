"""Papers as PDF: readable by everyone, kept for ever, and holding all that was said."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import page
import pikepdf
import pypdfium2
import pytest

from aabsocial.core.struct import replace
from aabsocial.documents import checklist, compose_proposal
from aabsocial.documents.model import Bar, Boxes, Points
from aabsocial.errors import FileTroubleError, WrongUseError
from aabsocial.handout import Source
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.proposal import Proposal
from aabsocial.policy.aab import load_policy
from aabsocial.rendering.charts import swatch
from aabsocial.rendering.pdf import pdf, typeset_paper
from aabsocial.rendering.theme import LEAST_CONTRAST, Logo, contrast_with_white
from tests.support.papers import a_full_proposal, a_review
from tests.support.pdfs import (
    EXAMPLES,
    LOOK,
    a_document,
    a_pack,
    a_section,
    a_table,
    alternative_texts,
    bookmarks,
    chart_of,
    elements,
    letters_of,
    missing_texts,
    open_pdf,
    pages_of,
    papers_of,
    tags,
    text_of,
    text_part,
    texts_in,
)

if TYPE_CHECKING:
    from pathlib import Path

    from aabsocial.rendering.rendered_file import Paper

MANY = 40
HOSTILE = (
    '#import "x.typ"',
    '#eval("1")',
    '#read("data.json")',
    "= Overskrift",
    "$x^2$ `kode` *fed* _kursiv_ <mærke> @henvisning",
    "\\ // /* ~ -- ---",
    "{{ 7*7 }} {% for %}",
    "]#[",
    '"); panic("',
    "<b>html</b>",
)


def conforms(content: bytes) -> bool:
    """Return whether a PDF is accessible (PDF/UA-1); for PDF/A see `test_pdf_archive`."""
    return page.is_pdf_compliant_bytes(content, profile="ua1")


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_whole_paper_is_on_accessible_pages(folder: Path) -> None:
    for paper in papers_of(folder):
        content = pdf(paper, LOOK)

        assert conforms(content)
        assert missing_texts(content, texts_in(paper)) == []


def test_every_answer_in_use_stands_on_the_pages() -> None:
    paper = compose_proposal(load_policy(), a_review(a_full_proposal()), "da")

    assert missing_texts(pdf(paper, LOOK), texts_in(paper)) == []


def test_same_paper_gives_the_same_bytes() -> None:
    pack = a_pack(a_document("Ét", a_section(chart_of(3))), watermark="UDKAST")
    papers: tuple[Paper, ...] = (pack, *papers_of(EXAMPLES[0]))

    assert [pdf(paper, LOOK) for paper in papers] == [pdf(paper, LOOK) for paper in papers]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_proposal_without_answers_can_be_printed(language: Language) -> None:
    review = a_review(Proposal())
    for make in (compose_proposal, checklist):
        assert conforms(pdf(make(load_policy(), review, language), LOOK))


def test_page_numbers_say_which_of_how_many() -> None:
    pages = pages_of(pdf(a_pack(a_document("Ét"), a_document("To")), LOOK))

    assert ["Side 1 af 3" in pages[0], "Side 3 af 3" in pages[2]] == [True, True]


def test_each_page_names_the_item_it_belongs_to() -> None:
    long = a_section(text_part("Et afsnit.\n\n" * 160))
    pages = pages_of(pdf(a_pack(a_document("Punkt 7: Lys", long)), LOOK))

    assert len(pages) > 3
    assert all("Punkt 7: Lys" in text for text in pages[1:])
    assert all("version 0123456789ab" in text for text in pages)


def test_a_long_overview_breaks_over_pages() -> None:
    rows = [(str(number), f"Indsats nummer {number:03}") for number in range(3 * MANY)]
    overview = a_document("Overblik", a_section(a_table(*rows, sums=("I alt", "Summen"))))
    pages = pages_of(pdf(a_pack(overview), LOOK))

    assert all(any(title in text for text in pages) for _, title in rows)
    assert "Summen" in pages[-1]
    assert all("Punkt" in text for text in pages[1:])


def test_a_chart_of_many_bars_stays_on_its_pages() -> None:
    content = pdf(a_pack(a_document("Overblik", a_section(chart_of(MANY)))), LOOK)
    seen = text_of(content)

    assert [it for it in range(1, MANY + 1) if f"{it}Indsats" not in seen] == []
    assert [text.count("kr.") for text in alternative_texts(content)] == [20, 20]
    assert conforms(content)


def test_a_chart_says_its_numbers_in_words() -> None:
    content = pdf(a_pack(a_document("Overblik", a_section(chart_of(3)))), LOOK)

    assert alternative_texts(content) == ["Finansiering. Punkt 1: AAB 1\u00a0kr."]


def test_a_chart_without_amounts_can_be_printed() -> None:
    empty = replace(chart_of(1), bars=(Bar("Ingen", (0, 0, 0)),))

    assert conforms(pdf(a_pack(a_document("Overblik", a_section(empty))), LOOK))


@pytest.mark.parametrize(
    "word",
    ["https://eksempel.dk/" + "sti/" * 60, "ord" * 100, "a@" + "b." * 90 + "dk"],
    ids=["address", "word", "mail"],
)
def test_long_words_stay_on_the_page(word: str) -> None:
    heads = tuple(f"Hoved {number}" for number in range(5))
    parts = (text_part(word), a_table((word,) * 5, heads=heads), Points((word,)), Boxes((word,)))
    content = pdf(a_pack(a_document(word, a_section(*parts, title=word)), footer=word), LOOK)
    document = pypdfium2.PdfDocument(content)
    for number in range(len(document)):
        text = document[number].get_textpage()
        edges = [text.get_charbox(at) for at in range(text.count_chars())]
        assert max(right for _, _, right, _ in edges) < document[number].get_width()
        assert min(bottom for _, bottom, _, _ in edges) > 0


@pytest.mark.parametrize("text", HOSTILE)
def test_typed_text_is_never_code(text: str) -> None:
    document = a_document(
        text, a_section(text_part(text), a_table((text, text)), title=text), running=text
    )
    seen = text_of(pdf(a_pack(document, title=text, watermark=text), LOOK))

    assert seen.count(letters_of(text)) >= 5


def test_letters_without_font_are_replaced_and_reported() -> None:
    named = a_section(text_part("Vi siger 你好 \U0001f600"), a_table(("1", "\uf0b7 punkt")))
    done = typeset_paper(a_pack(a_document("Lys \U0001f600", named)), LOOK)

    assert conforms(done.content)
    assert {(it.place, it.letters) for it in done.missing_glyphs} >= {
        ("Møde 3. december 2026 → Lys \U0001f600", ("\U0001f600",)),
        (
            "Møde 3. december 2026 → Lys \U0001f600 → Sagsfremstilling",
            ("你", "好", "\U0001f600", "\uf0b7"),
        ),
    }
    assert "Vi siger □□ □" in " ".join(pages_of(done.content))


def test_letters_of_europe_and_our_signs_have_a_font() -> None:
    text = "ÆØÅæøå ÄÖÜß éèêç ŁŻŁ ÞÐ Ελλάς Київ ✓ ◐ ✗ ⚑ ◇ ☐ ☑ ▢ □ – × § €"

    assert typeset_paper(a_pack(a_document(text)), LOOK).missing_glyphs == ()


def test_language_title_and_tags_are_set() -> None:
    content = pdf(a_pack(a_document("Dagsorden", a_section(a_table(("1", "Lys"))))), LOOK)
    document, found = open_pdf(content), tags(content)

    assert str(document.Root.Lang).startswith("da")
    assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
    assert str(document.docinfo["/Title"]) == "Møde 3. december 2026"
    assert [found.count(tag) for tag in ("/H1", "/H2")] == [2, 1]
    assert found.count("/TH") == 2


def test_an_english_paper_within_a_danish_pack_is_marked() -> None:
    english = a_document("Lys og stier", a_section(title="The case"), language="en")
    marked = [
        str(it.S)
        for it in elements(pdf(a_pack(a_document("Lys"), english), LOOK))
        if "/Lang" in it and str(it.Lang).startswith("en")
    ]

    assert "/H2" in marked
    assert "/H1" not in marked  # the title is the agenda's


def test_headings_are_bookmarks() -> None:
    content = pdf(a_pack(a_document("Punkt 1", a_section()), a_document("Punkt 2")), LOOK)

    assert bookmarks(content) == ["Punkt 1", "Sagsfremstilling", "Punkt 2"]


def test_sources_are_attached_as_they_are() -> None:
    sources = (
        Source(path="01_lys/proposal.toml", content="ø\r\n".encode(), description="Oplæg"),
        Source(path="pack.json", content=b"\x00\xff{}", description="Pakken"),
    )
    document = open_pdf(pdf(a_pack(sources=sources), LOOK))
    files = document.attachments

    assert {name: files[name].get_file().read_bytes() for name in files} == {
        source.path: source.content for source in sources
    }
    assert {str(files[name].obj.AFRelationship) for name in files} == {"/Source"}


def test_fonts_are_embedded() -> None:
    document = open_pdf(pdf(a_pack(), LOOK))
    for held in document.objects:
        if isinstance(held, pikepdf.Dictionary) and held.get("/Type") == "/FontDescriptor":
            assert held.keys() & {"/FontFile", "/FontFile2", "/FontFile3"}


@pytest.mark.parametrize("word", ["UDKAST", "FORTROLIGT", "UDKAST · FORTROLIGT"])
def test_the_watermark_lies_across_every_page(word: str) -> None:
    pack = a_pack(a_document("Ét"), a_document("To"), watermark=word)

    assert all(letters_of(word) in letters_of(text) for text in pages_of(pdf(pack, LOOK)))


def test_the_logo_has_an_alternative_text() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><circle r="1"/></svg>'
    content = pdf(a_pack(), replace(LOOK, logo=Logo(name="Logo.SVG", content=svg)))

    assert conforms(content)
    assert alternative_texts(content) == ["Boligforeningen AAB"]


@pytest.mark.parametrize("paper", papers_of(EXAMPLES[0]), ids=["proposal", "checklist"])
def test_no_text_lies_under_the_logo(paper: Paper) -> None:
    logo = Logo(name="logo.png", content=swatch(0, "#1b4965"))
    page = pypdfium2.PdfDocument(pdf(paper, replace(LOOK, logo=logo)))[0]
    (picture,) = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    under = page.get_textpage().get_text_bounded(*picture.get_bounds())

    assert under.strip() == ""


def test_a_logo_that_is_no_picture_is_refused() -> None:
    theme = replace(LOOK, logo=Logo(name="logo.png", content=b"no picture"))

    with pytest.raises(WrongUseError) as refused:
        pdf(a_pack(), theme)

    assert "logo.png" in refused.value.message.in_("da")


def test_a_title_too_long_for_a_pdf_is_told_as_that() -> None:
    with pytest.raises(FileTroubleError) as refused:
        pdf(a_pack(a_document("Ord " * 10_000, running="")), LOOK)

    assert "for langt til en PDF" in refused.value.message.in_("da")


def test_a_hyphen_never_stands_in_a_title() -> None:
    title = "Helhedsplansmedarbejderordningen " * 4
    pages = pages_of(pdf(a_pack(a_document(title.strip(), running="")), LOOK))

    assert pages[-1].count("Helhedsplansmedarbejderordningen") == 4


def colours_of_text(content: bytes) -> set[tuple[int, int, int]]:
    """Return the colours that the letters on the pages are filled with."""
    raw = pypdfium2.raw
    found = set()
    for one in pypdfium2.PdfDocument(content):
        for piece in one.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,)):
            parts = [ctypes.c_uint() for _ in range(4)]
            assert raw.FPDFPageObj_GetFillColor(piece.raw, *map(ctypes.byref, parts))
            red, green, blue, _ = (part.value for part in parts)
            found.add((red, green, blue))
    return found


@pytest.mark.parametrize("folder", EXAMPLES[:1], ids=lambda folder: folder.name)
def test_every_letter_can_be_read_on_white(folder: Path) -> None:
    for paper in papers_of(folder):
        colours = colours_of_text(pdf(paper, LOOK))
        assert len(colours) > 1
        assert [it for it in colours if contrast_with_white(*it) < LEAST_CONTRAST] == []
