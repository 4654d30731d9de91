"""The file to print has the annexes' pages behind their items, each with its stamp."""

from __future__ import annotations

import io
from statistics import mean

import pypdf
import pypdfium2
import pytest

from aabsocial.core.struct import replace
from aabsocial.handout import Handout
from aabsocial.handout.pack import PackAnnex
from aabsocial.rendering.pdf import PrintFile, pdf, with_annexes
from tests.support.packs import example_pack
from tests.support.pdfs import LOOK, open_pdf, pages_of

A4, A3 = (595.276, 841.89), (841.89, 1190.55)
TURNED = (A4[1], A4[0])


def an_annex_file(
    pages: int = 1, size: tuple[float, float] = A4, rotated: int = 0, password: str | None = None
) -> bytes:
    """Return a PDF with a black bar along the top of each page, as it is seen without rotation."""
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(*size)
        bar = pypdf.generic.StreamObject()
        bar.set_data(b"0 0 0 rg 0 %.2f %.2f 30 re f" % (size[1] - 130, size[0]))
        page[pypdf.generic.NameObject("/Contents")] = writer._add_object(bar)  # noqa: SLF001 - pypdf has no public way
        page.rotate(rotated)
    if password is not None:
        writer.encrypt(password, "ejer", algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def a_pack_with(*contents: bytes) -> Handout:
    """Return a pack of two proposals, the first with these PDF annexes."""
    handout = example_pack(2)
    annexes = tuple(
        PackAnnex(
            label=f"Bilag\N{NO-BREAK SPACE}1.{at}",
            title=f"Referat {at}",
            anchor=f"annex-1-{at}",
            kind="pdf",
            file=f"01.{at}_referat.pdf",
            content=content,
        )
        for at, content in enumerate(contents, 1)
    )
    return replace(handout, items=(replace(handout.items[0], annexes=annexes), *handout.items[1:]))


def printed(*contents: bytes) -> tuple[Handout, PrintFile]:
    """Return such a pack and its file to print."""
    handout = a_pack_with(*contents)
    return handout, with_annexes(pdf(handout, LOOK), handout)


def stamped(content: bytes) -> dict[str, int]:
    """Return the pages with stamps, from 0, by what these say."""
    last_lines = (text.splitlines()[-1:] for text in pages_of(content))
    return {line[0]: at for at, line in enumerate(last_lines) if line and line[0][:5] == "Bilag"}


def test_pages_stand_behind_their_item_with_stamps() -> None:
    handout, file = printed(an_annex_file(2), an_annex_file())
    found = stamped(file.content)
    after = max(found.values()) + 1

    assert list(found) == [
        "Bilag 1.1 · side 1 af 2",
        "Bilag 1.1 · side 2 af 2",
        "Bilag 1.2 · side 1 af 1",
    ]
    assert handout.items[1].title in pages_of(file.content)[after]
    assert file.skipped == ()


@pytest.mark.parametrize(
    ("size", "rotated", "seen"),
    [
        (A4, 0, A4),
        (A4, 90, TURNED),
        (A4, 180, A4),
        (A4, 270, TURNED),
        (A3, 0, A4),
        ((A3[1], A3[0]), 0, TURNED),
        (A3, 90, TURNED),
        ((300, 300), 0, A4),
    ],
)
def test_every_page_is_a4_as_it_was_seen(
    size: tuple[float, float], rotated: int, seen: tuple[float, float]
) -> None:
    _, file = printed(an_annex_file(size=size, rotated=rotated))
    (at,) = stamped(file.content).values()
    shown = pypdfium2.PdfDocument(file.content)[at]
    before = pypdfium2.PdfDocument(an_annex_file(size=size, rotated=rotated))[0]

    width, height = before.get_size()
    scale = min(1.0, seen[0] / width, seen[1] / height)
    across, down, _ = dark_middle(before)
    middle = (
        (seen[0] - scale * width) / 2 + scale * across,
        (seen[1] - scale * height) / 2 + scale * down,
    )

    assert [round(side) for side in shown.get_size()] == [round(side) for side in seen]
    assert dark_middle(shown)[:2] == pytest.approx(middle, abs=9)  # the stamp is dark too


def dark_middle(page: pypdfium2.PdfPage) -> tuple[float, float, float]:
    """Return the middle of what is black on a page, in points from its top left, and its area."""
    bitmap = page.render(scale=0.5, grayscale=True)
    pixels, stride = bytes(bitmap.buffer), bitmap.stride
    dark = [
        (at % stride, at // stride)
        for at, grey in enumerate(pixels)
        if grey < 100 and at % stride < bitmap.width
    ]
    return 2 * mean(x for x, _ in dark), 2 * mean(y for _, y in dark), 4.0 * len(dark)


def test_what_cannot_be_read_is_skipped_and_told() -> None:
    broken = an_annex_file()[:200]
    locked, open_to_all = (an_annex_file(password=it) for it in ("kode", ""))
    _, file = printed(locked, broken, b"intet", open_to_all)

    assert [(it.file, it.reason) for it in file.skipped] == [
        ("01.1_referat.pdf", "locked"),
        ("01.2_referat.pdf", "broken"),
        ("01.3_referat.pdf", "broken"),
    ]
    assert list(stamped(file.content)) == ["Bilag 1.4 · side 1 af 1"]


def test_what_was_filled_in_is_printed() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(an_annex_file()))
    name, number, array = (
        pypdf.generic.NameObject,
        pypdf.generic.NumberObject,
        pypdf.generic.ArrayObject,
    )
    square = pypdf.generic.StreamObject()
    square.set_data(b"0 0 0 rg 0 0 10 10 re f")
    square[name("/BBox")] = array(map(number, (0, 0, 10, 10)))
    square[name("/Subtype")] = name("/Form")
    note = pypdf.generic.DictionaryObject(
        {
            name("/Subtype"): name("/Stamp"),
            name("/Rect"): array(map(number, (100, 100, 400, 400))),
            name("/AP"): pypdf.generic.DictionaryObject(
                {name("/N"): writer._add_object(square)}  # noqa: SLF001 - as above
            ),
        }
    )
    writer.pages[0][name("/Annots")] = array([note])
    written = io.BytesIO()
    writer.write(written)
    _, file = printed(written.getvalue())
    (at,) = stamped(file.content).values()

    assert dark_middle(pypdfium2.PdfDocument(file.content)[at])[2] > 300 * 300 + 30 * A4[0] - 900


def test_the_file_claims_no_standard_and_attaches_nothing() -> None:
    _, file = printed(an_annex_file())
    document = open_pdf(file.content)

    assert "/Metadata" not in document.Root
    assert len(document.attachments) == 0


def test_the_same_pack_gives_the_same_bytes() -> None:
    handout, file = printed(an_annex_file(2))

    assert with_annexes(pdf(handout, LOOK), handout) == file
