"""Turn the places to write on of a decision sheet into the fields of a form.

Typst has no fields. The template marks each place with a link, which typst tags in the order of
reading; here the link becomes a field. No field has a script.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from aabsocial.rendering.pdf.objects import add_stream, as_objects, as_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pypdf import PdfWriter
    from pypdf.generic import PdfObject

FIELDS = {"text": "/Tx", "check": "/Btn"}
FONT = "/Helv"  # what a program writes in a field with; nothing is written in one by us
DEFAULT_APPEARANCE = f"{FONT} 10 Tf 0 g"
TICK = b"q 1.4 w 1 J 1 j 2.2 5.2 m 4.4 2.6 l 8.8 8.6 l S Q"  # in a box of eleven points
SIDE = 11


def with_fields(pdf: bytes) -> bytes:
    """Return the PDF with a field in each place that its template has marked.

    The same PDF gives the same bytes. The name of a field is that of its place.
    """
    from pypdf import PdfWriter  # only who wants a form pays for it
    from pypdf.generic import NameObject

    writer = PdfWriter(clone_from=BytesIO(pdf))
    writer.pdf_header = "%PDF-1.7"
    root: Any = writer.root_object
    numbers = iter(root["/StructTreeRoot"]["/ParentTree"]["/Nums"])
    tags = dict(zip(numbers, numbers, strict=True))
    fields: dict[str, PdfObject] = {}
    for page in writer.pages:
        page[NameObject("/Tabs")] = NameObject("/S")
        for reference in page.get("/Annots", ()):
            place = reference.get_object()
            kind, _, name = place["/A"]["/URI"].original_bytes.decode().partition(":")
            unique = _unique(name, fields)
            for key in ("/A", "/Border", "/Contents"):
                place.pop(key, None)
            place.update(as_objects(_field(writer, kind, place["/Rect"], name, unique)))
            tags[place["/StructParent"]].get_object()[NameObject("/S")] = NameObject("/Form")
            fields[unique] = reference
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    form = {"/Fields": list(fields.values()), "/DR": {"/Font": {FONT: font}}}
    root.update(as_objects({"/AcroForm": form}))
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _unique(name: str, taken: Mapping[str, object]) -> str:
    """Return a name that no field has yet; a full stop in it would mean a field within another."""
    bare = name.replace(".", "")
    names = (bare if number == 1 else f"{bare} ({number})" for number in range(1, len(taken) + 2))
    return next(it for it in names if it not in taken)


def _field(writer: PdfWriter, kind: str, box: Any, name: str, unique: str) -> dict[str, Any]:  # noqa: ANN401 - a PDF's array
    """Return the entries of a field: empty, and with the pictures of itself that PDF/A asks for."""
    left, bottom, right, top = map(float, box)
    size = (right - left, top - bottom)
    empty = _picture(writer, size, b"")
    entries = {
        "/Subtype": "/Widget",
        "/FT": FIELDS[kind],
        "/T": as_text(unique),
        "/TU": as_text(name),
        "/DA": as_text(DEFAULT_APPEARANCE),
        "/AP": {"/N": empty},
    }
    if kind == "text":
        return entries
    scale = size[0] / SIDE
    ticked = _picture(writer, size, b"q %.4f 0 0 %.4f 0 0 cm %b Q" % (scale, scale, TICK))
    return entries | {"/AP": {"/N": {"/Yes": ticked, "/Off": empty}}, "/AS": "/Off", "/V": "/Off"}


def _picture(writer: PdfWriter, size: tuple[float, float], drawing: bytes) -> PdfObject:
    form = {"/Type": "/XObject", "/Subtype": "/Form", "/BBox": [0, 0, *size], "/Resources": {}}
    return add_stream(writer, drawing, form)
