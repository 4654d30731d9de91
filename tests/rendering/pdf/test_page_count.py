"""The pages of somebody else's PDF are counted, whatever it says of itself."""

from __future__ import annotations

import pytest

from aabsocial.rendering.pdf.pages import count_pages
from tests.support.annexes import a_pdf

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/MediaBox[0 0 9 9]>>"


def a_file(*objects: bytes) -> bytes:
    """Return a PDF of these objects, which are numbered from 1."""
    content, places = b"%PDF-1.7\n", []
    for number, part in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(content))
    return content + table + end


def test_pages_are_counted() -> None:
    assert count_pages(a_pdf(3)) == 3


def test_file_that_lies_about_its_pages_is_not_believed() -> None:
    pages = b"<</Type/Pages/Count 1000000000/Kids[3 0 R]>>"
    assert count_pages(a_file(CATALOG, pages, PAGE)) in (1, "not-pdf")


@pytest.mark.parametrize(
    "objects",
    [
        (CATALOG, b"<</Type/Pages/Count 0/Kids[]>>"),
        (CATALOG, b"<</Type/Pages/Count 3/Kids[2 0 R 2 0 R]>>"),
        (CATALOG,),
        (b"<</Type/Catalog>>",),
        (b"(ingenting)",),
    ],
    ids=["no pages", "pages within themselves", "pages missing", "no tree", "no catalog"],
)
def test_file_without_pages_is_no_pdf(objects: tuple[bytes, ...]) -> None:
    assert count_pages(a_file(*objects)) == "not-pdf"


@pytest.mark.parametrize("content", [b"", b"%PDF-", b"PK\3\4", b"x" * 2000 + b"%PDF-1.7"])
def test_anything_else_is_no_pdf(content: bytes) -> None:
    assert count_pages(content) == "not-pdf"
