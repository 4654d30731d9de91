"""Put the pages of annexes behind their items, in a file to print that claims no standard.

The pages of somebody else's PDF have no tags and may lack fonts, so the accessible pack has them as
attachments only.
"""

from __future__ import annotations

import logging
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from aabsocial.core.struct import Struct
from aabsocial.rendering.pdf.objects import add_stream, as_objects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PageObject, PdfWriter

    from aabsocial.handout.pack import Handout, PackAnnex

    Matrix: TypeAlias = tuple[float, float, float, float, float, float]
    Drawn: TypeAlias = tuple[tuple[float, float], bytes, dict[str, Any]]

SHORT_SIDE, LONG_SIDE = 595.276, 841.89  # points of A4
MARGIN, PADDING, LETTER, LETTER_WIDTH = 24, 6, 10, 0.53  # points; the width is in letter sizes
HIDDEN = 0b100010  # flags of an annotation that is not shown


class SkippedAnnex(Struct, kw_only=True):
    """An annex whose pages could not be put in: it needs a password, or it is not a whole PDF."""

    label: str
    title: str
    file: str
    reason: Literal["locked", "broken"]


class PrintFile(Struct, kw_only=True):
    """A pack with the pages of its annexes, and which of them are not in it."""

    content: bytes
    skipped: tuple[SkippedAnnex, ...] = ()


class _LockedError(Exception):
    """The annex needs a password."""


def with_annexes(pdf: bytes, handout: Handout) -> PrintFile:
    """Return a pack's PDF with the pages of its PDF annexes, each behind its item and stamped.

    The same pack gives the same bytes.
    """
    from pypdf import PdfWriter  # only who wants to print pays for it

    # pypdf warns on standard error, in English and with pieces of the file.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    writer = PdfWriter(clone_from=BytesIO(pdf))
    writer.pdf_header = "%PDF-1.7"
    for claim in ("/Metadata", "/AF"):
        writer.root_object.pop(claim, None)
    writer.root_object.get("/Names", {}).pop("/EmbeddedFiles", None)
    skipped, added = [], 0
    for annex, index in _places(writer, handout):
        try:
            pages = list(_pages(writer, annex, handout.page_of))
        except _LockedError:
            skipped.append(_skipped(annex, "locked"))
            continue
        except Exception:  # noqa: BLE001 - a broken PDF breaks pypdf in many ways
            skipped.append(_skipped(annex, "broken"))
            continue
        for (width, height), content, resources in pages:
            writer.insert_blank_page(width, height, index + added)
            entries = {"/Contents": add_stream(writer, content), "/Resources": resources}
            writer.pages[index + added].update(as_objects(entries))
            added += 1
    written = BytesIO()
    writer.write(written)
    return PrintFile(content=written.getvalue(), skipped=tuple(skipped))


def _skipped(annex: PackAnnex, reason: Literal["locked", "broken"]) -> SkippedAnnex:
    return SkippedAnnex(label=annex.label, title=annex.title, file=annex.file, reason=reason)


def _places(writer: PdfWriter, handout: Handout) -> Iterator[tuple[PackAnnex, int]]:
    """Yield the annexes with the page of the pack before which they go: the next item's first."""
    numbers = {page.indirect_reference: at for at, page in enumerate(writer.pages)}
    found = writer.named_destinations
    starts = {name: numbers.get(place.raw_get("/Page")) for name, place in found.items()}
    after = [starts.get(item.anchor) for item in handout.items] + [starts.get("sheet")]
    begins = sorted({at for at in after if at is not None})
    for item in handout.items:
        own = starts.get(item.anchor)
        index = next((at for at in begins if own is not None and at > own), len(writer.pages))
        yield from ((annex, index) for annex in item.annexes if annex.kind == "pdf")


def _pages(writer: PdfWriter, annex: PackAnnex, page_of: str) -> Iterator[Drawn]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    try:
        reader = PdfReader(BytesIO(annex.content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise _LockedError
        total = len(reader.pages)
    except (DependencyError, FileNotDecryptedError) as fault:
        raise _LockedError from fault
    if not total:
        raise ValueError(annex.file)
    words = page_of[:1].lower() + page_of[1:]
    for number, page in enumerate(reader.pages, 1):
        stamp = f"{annex.label} · {words.format(page=number, pages=total)}"
        yield _on_paper(writer, page, stamp)


def _on_paper(writer: PdfWriter, page: PageObject, stamp: str) -> Drawn:
    """Return a page as it is drawn on a sheet of A4, upright or across; a larger one is fitted."""
    left, bottom, right, top = map(float, page.cropbox)
    width, height = right - left, top - bottom
    turned: dict[int, Matrix] = {
        0: (1, 0, 0, 1, 0, 0),
        90: (0, -1, 1, 0, 0, width),
        180: (-1, 0, 0, -1, width, height),
        270: (0, 1, -1, 0, height, 0),
    }
    seen = (height, width) if page.rotation % 180 else (width, height)
    sheet = (SHORT_SIDE, LONG_SIDE) if seen[0] <= seen[1] else (LONG_SIDE, SHORT_SIDE)
    scale = min(1.0, sheet[0] / seen[0], sheet[1] / seen[1])
    middle = tuple((whole - scale * side) / 2 for whole, side in zip(sheet, seen, strict=True))
    matrices = (
        (scale, 0, 0, scale, *middle),
        turned[page.rotation % 360],
        (1, 0, 0, 1, -left, -bottom),
    )
    drawn, resources = _drawn(writer, page, (left, bottom, right, top))
    moved = b"".join(_matrix(matrix) for matrix in matrices)
    stamped = _stamp(stamp, sheet)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica-Bold"}
    fonts = {"/Font": {"/Stamp": font | {"/Encoding": "/WinAnsiEncoding"}}}
    return sheet, b"q " + moved + drawn + b"Q " + stamped, {"/XObject": resources, **fonts}


def _matrix(matrix: tuple[float, ...]) -> bytes:
    return b" ".join(b"%.5f" % part for part in matrix) + b" cm "


def _drawn(
    writer: PdfWriter, page: PageObject, box: tuple[float, ...]
) -> tuple[bytes, dict[str, Any]]:
    """Return what draws a page and what is filled in or signed on it, each as an object."""
    contents, resources = page.get_contents(), page.get("/Resources")
    form = {
        "/Type": "/XObject",
        "/Subtype": "/Form",
        "/BBox": list(box),
        "/Resources": resources.get_object().clone(writer) if resources else {},
    }
    drawing = [b"/Page Do "]
    objects = {
        "/Page": add_stream(writer, contents.get_data() if contents is not None else b"", form)
    }
    for annotation in page.get("/Annots", ()):
        shown = _appearance(annotation.get_object())
        if shown:
            name = f"/Note{len(objects)}"
            appearance, matrix = shown
            objects[name] = appearance.clone(writer).indirect_reference
            drawing.append(b"q " + _matrix(matrix) + name.encode() + b" Do Q ")
    return b"".join(drawing), objects


def _appearance(annotation: Any) -> tuple[Any, Matrix] | None:  # noqa: ANN401 - pypdf's objects
    """Return the picture of a shown annotation and where it goes (ISO 32000-1, 12.5.5)."""
    if int(annotation.get("/F", 0)) & HIDDEN or annotation.get("/Subtype") in ("/Popup", "/Link"):
        return None
    picture = annotation.get("/AP", {}).get("/N")
    picture = picture and picture.get_object()
    if picture is not None and "/BBox" not in picture:  # one for each state
        picture = picture.get(annotation.get("/AS", "/Off"))
        picture = picture and picture.get_object()
    if not picture or "/BBox" not in picture:
        return None
    a, b, c, d, e, f = map(float, picture.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    x0, y0, x1, y1 = map(float, picture["/BBox"])
    across = [a * x + c * y + e for x in (x0, x1) for y in (y0, y1)]
    upward = [b * x + d * y + f for x in (x0, x1) for y in (y0, y1)]
    left, bottom, right, top = map(float, annotation["/Rect"])
    wide = abs(right - left) / ((max(across) - min(across)) or 1)
    high = abs(top - bottom) / ((max(upward) - min(upward)) or 1)
    at = (min(left, right) - wide * min(across), min(bottom, top) - high * min(upward))
    return picture, (wide, 0, 0, high, *at)


def _stamp(words: str, sheet: tuple[float, float]) -> bytes:
    """Return what draws a stamp in the top right corner of a sheet."""
    text = words.replace("\N{NO-BREAK SPACE}", " ").encode("cp1252", "replace")
    safe = text.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    width = len(text) * LETTER * LETTER_WIDTH + 2 * PADDING
    height = LETTER + 2 * PADDING
    left, bottom = sheet[0] - MARGIN - width, sheet[1] - MARGIN - height
    place = b"%.2f %.2f" % (left, bottom)
    at = b"%.2f %.2f" % (left + PADDING, bottom + PADDING + LETTER * 0.15)
    return (
        b"q 1 g 0 G 1 w "
        + place
        + b" %.2f %d re B 0 g BT /Stamp %d Tf " % (width, height, LETTER)
        + at
        + b" Td ("
        + safe
        + b") Tj ET Q"
    )
