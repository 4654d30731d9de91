"""Papers as PDF: readable by everyone, kept for ever, and holding all that was said."""

from __future__ import annotations

import ctypes
import zlib
from struct import pack
from typing import TYPE_CHECKING, Any

import page
import pikepdf
import pypdfium2
import pytest

from aabsocial.core.struct import replace
from aabsocial.documents import checklist
from aabsocial.documents.case import CaseContext, compose_case
from aabsocial.errors import FileTroubleError, WrongUseError
from aabsocial.handout import Source
from aabsocial.handout.pack import Handout, PackAnnex
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.proposal import Proposal
from aabsocial.policy.aab import load_policy
from aabsocial.rendering.pdf import pdf, typeset_paper
from aabsocial.rendering.theme import LEAST_CONTRAST, Logo, contrast_with_white
from tests.support.packs import a_pack_saying, example_case, example_pack
from tests.support.papers import a_full_proposal, a_review
from tests.support.pdfs import (
    EXAMPLES,
    LOOK,
    alternative_texts,
    bookmarks,
    checklist_of,
    letters_of,
    missing_texts,
    open_pdf,
    pages_of,
    tags,
    text_of,
    texts_in,
)
from tests.support.printed import tags_inside

if TYPE_CHECKING:
    from pathlib import Path

    from aabsocial.handout.pack import AnnexKind, PackItem

NUMBERS = range(len(EXAMPLES))
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


def a_picture() -> bytes:
    """Return a PNG of one black point."""

    def chunk(name: bytes, content: bytes) -> bytes:
        check = pack(">I", zlib.crc32(name + content))
        return pack(">I", len(content)) + name + content + check

    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
            chunk(b"IDAT", zlib.compress(b"\0\0")),
            chunk(b"IEND", b""),
        )
    )


@pytest.mark.parametrize("number", NUMBERS)
def test_all_of_a_case_is_on_accessible_pages(number: int) -> None:
    case = example_case(number)
    content = pdf(case, LOOK)

    assert conforms(content)
    assert missing_texts(content, texts_in(case.depth.sections)) == []


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_all_of_a_checklist_is_on_accessible_pages(folder: Path) -> None:
    paper = checklist_of(folder)
    content = pdf(paper, LOOK)

    assert conforms(content)
    assert missing_texts(content, texts_in(paper)) == []


def test_every_answer_in_use_stands_on_the_pages() -> None:
    case = compose_case(load_policy(), a_review(a_full_proposal()), "da", CaseContext())

    assert missing_texts(pdf(case, LOOK), texts_in(case.depth.sections)) == []


def test_same_paper_gives_the_same_bytes() -> None:
    papers = (example_case(0), checklist_of(EXAMPLES[0]))

    assert [pdf(paper, LOOK) for paper in papers] == [pdf(paper, LOOK) for paper in papers]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_proposal_without_answers_can_be_printed(language: Language) -> None:
    review = a_review(Proposal())

    assert conforms(pdf(compose_case(load_policy(), review, language, CaseContext()), LOOK))
    assert conforms(pdf(checklist(load_policy(), review, language), LOOK))


def test_page_numbers_say_which_of_how_many() -> None:
    pages = pages_of(pdf(example_pack(1), LOOK))

    for number, text in enumerate(pages, 1):
        assert f"Side {number} af {len(pages)}" in text


@pytest.mark.parametrize(
    "word",
    ["https://eksempel.dk/" + "sti/" * 60, "ord" * 100, "a@" + "b." * 90 + "dk"],
    ids=["address", "word", "mail"],
)
def test_long_words_stay_on_the_page(word: str) -> None:
    handout = a_pack_saying(word)
    document = pypdfium2.PdfDocument(pdf(replace(handout, items=unmarked(handout)), LOOK))
    for number in range(len(document)):
        text = document[number].get_textpage()
        edges = [text.get_charbox(at) for at in range(text.count_chars())]
        assert max(right for _, _, right, _ in edges) < document[number].get_width()
        assert min(bottom for _, bottom, _, _ in edges) > 0


def unmarked(handout: Handout) -> tuple[PackItem, ...]:
    """Return a pack's items without what lies across their pages."""
    return tuple(replace(item, watermark="") for item in handout.items)


@pytest.mark.parametrize("text", HOSTILE)
def test_typed_text_is_never_code(text: str) -> None:
    seen = text_of(pdf(a_pack_saying(text), LOOK))

    assert seen.count(letters_of(text)) >= 20


def test_letters_without_font_are_replaced_and_reported() -> None:
    done = typeset_paper(a_pack_saying("Vi siger 你好 \U0001f600 \uf0b7"), LOOK)
    told = {letter for it in done.missing_glyphs for letter in it.letters}

    assert conforms(done.content)
    assert told == {"你", "好", "\U0001f600", "\uf0b7"}
    assert "Vi siger □□ □ □" in " ".join(pages_of(done.content))


def test_letters_of_europe_and_our_signs_have_a_font() -> None:
    text = "ÆØÅæøå ÄÖÜß éèêç ŁŻŁ ÞÐ Ελλάς Київ ✓ ◐ ✗ ⚑ ◇ ☐ ☑ ▢ □ – × § € → ←"

    assert typeset_paper(a_pack_saying(text), LOOK).missing_glyphs == ()


def test_language_title_and_tags_are_set() -> None:
    handout = example_pack(1)
    content = pdf(handout, LOOK)
    document, found = open_pdf(content), tags(content)

    assert str(document.Root.Lang).startswith("da")
    assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
    assert str(document.docinfo["/Title"]) == handout.title
    assert found.count("/H1") == 3 + len([it for it in handout.items if it.case or it.short])
    assert {"/H2", "/H3", "/TH", "/Figure"} <= set(found)


def test_an_english_paper_within_a_danish_pack_is_marked() -> None:
    document = open_pdf(pdf(example_pack(), LOOK))
    headings = [it for it in tags_inside(document.Root.StructTreeRoot) if it.get("/S") == "/H1"]
    english = [it for it in headings if language_of(it).startswith("en")]

    assert len(english) == [item.language for item in example_pack().items].count("en") == 1
    assert len(headings) > len(english)


def language_of(tag: Any) -> str:  # noqa: ANN401 - pikepdf's objects
    """Return the language of a tag, which may stand in one around it; empty for the paper's."""
    while "/Lang" not in tag and "/P" in tag:
        tag = tag.P
    return str(tag.get("/Lang", ""))


def test_headings_are_bookmarks() -> None:
    handout = example_pack(1)
    case = handout.items[0].case
    assert case
    found = bookmarks(pdf(handout, LOOK))

    assert found[:4] == ["Dagsorden", "Overblik", case.page.title, case.depth.title]
    assert [it.title for it in case.depth.sections] == found[4 : 4 + len(case.depth.sections)]
    assert case.page.payments.title not in found


def test_sources_and_annexes_are_attached_as_they_are() -> None:
    sources = (
        Source(path="01_lys/proposal.toml", content="ø\r\n".encode(), description="Oplæg"),
        Source(path="pack.json", content=b"\x00\xff{}", description="Pakken"),
    )
    annex = an_annex("pdf", b"%PDF-1.7 og mere", "01.1_uddrag.pdf")
    document = open_pdf(pdf(replace(a_pack_with(annex), sources=sources), LOOK))
    files = document.attachments

    assert {name: files[name].get_file().read_bytes() for name in files} == {
        **{source.path: source.content for source in sources},
        "bilag/01.1_uddrag.pdf": annex.content,
    }
    assert {str(files[name].obj.AFRelationship) for name in files} == {"/Source", "/Supplement"}


def an_annex(kind: AnnexKind, content: bytes, file: str) -> PackAnnex:
    """Return an annex of the first item."""
    return PackAnnex(
        label="Bilag 1.1",
        title="Plantegning",
        anchor="annex-1-1",
        kind=kind,
        content=content,
        file=file,
        note="1 side",
    )


def a_pack_with(annex: PackAnnex) -> Handout:
    """Return a pack whose first item has this annex only."""
    handout = example_pack(1)
    return replace(handout, items=(replace(handout.items[0], annexes=(annex,)), *handout.items[1:]))


def test_a_picture_is_shown_under_its_title() -> None:
    content = pdf(a_pack_with(an_annex("picture", a_picture(), "01.1_plan.png")), LOOK)

    assert conforms(content)
    assert "Plantegning" in alternative_texts(content)


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\nkun begyndelsen", b"intet billede"])
def test_a_picture_that_is_none_takes_nothing_else_along(content: bytes) -> None:
    made = pdf(a_pack_with(an_annex("picture", content, "01.1_plan.png")), LOOK)

    assert "Plantegning" in " ".join(pages_of(made))
    assert "Plantegning" not in alternative_texts(made)


def test_fonts_are_embedded() -> None:
    document, names = open_pdf(pdf(example_pack(1), LOOK)), set()
    for held in document.objects:
        if isinstance(held, pikepdf.Dictionary) and held.get("/Type") == "/FontDescriptor":
            assert held.keys() & {"/FontFile", "/FontFile2", "/FontFile3"}
            names.add(str(held.FontName).partition("+")[2])

    assert {"SourceSans3-Regular", "SourceSans3-SemiBold", "SourceSans3-Bold"} <= names


def test_the_logo_has_an_alternative_text() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><circle r="1"/></svg>'
    content = pdf(example_pack(1), replace(LOOK, logo=Logo(name="Logo.SVG", content=svg)))

    assert conforms(content)
    assert LOOK.association in alternative_texts(content)


def test_no_text_lies_under_the_logo() -> None:
    theme = replace(LOOK, logo=Logo(name="logo.png", content=a_picture()))
    for paper in (checklist_of(EXAMPLES[0]), example_pack(1)):
        page = pypdfium2.PdfDocument(pdf(paper, theme))[0]
        (picture,) = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        assert page.get_textpage().get_text_bounded(*picture.get_bounds()).strip() == ""


def test_a_logo_that_is_no_picture_is_refused() -> None:
    theme = replace(LOOK, logo=Logo(name="logo.png", content=b"no picture"))

    with pytest.raises(WrongUseError) as refused:
        pdf(example_pack(1), theme)

    assert "logo.png" in refused.value.message.in_("da")


def test_a_title_too_long_for_a_pdf_is_told_as_that() -> None:
    with pytest.raises(FileTroubleError) as refused:
        pdf(a_pack_titled("Ord " * 10_000), LOOK)

    assert "kan ikke laves som PDF" in refused.value.message.in_("da")


def test_a_hyphen_never_stands_in_a_title() -> None:
    pages = pages_of(pdf(a_pack_titled("Helhedsplansmedarbejderordningen " * 4), LOOK))

    assert "".join(pages).count("Helhedsplansmedarbejderordningen") >= 4


def a_pack_titled(title: str) -> Handout:
    """Return a pack whose last item has this title on its page."""
    handout = example_pack(1)
    *before, last = handout.items
    assert last.short
    named = replace(last, short=replace(last.short, title=title.strip()))
    return replace(handout, items=(*before, named))


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


def test_every_letter_can_be_read_on_its_ground() -> None:
    for paper in (example_case(0), checklist_of(EXAMPLES[0])):
        colours = colours_of_text(pdf(paper, LOOK)) - {(255, 255, 255)}
        assert len(colours) > 1
        assert [it for it in colours if contrast_with_white(*it) < LEAST_CONTRAST] == []
