"""Only what typst wrote is stitched; `test_sections` tells what comes of it."""

from __future__ import annotations

import pytest

from aabsocial.rendering.pdf import pdf
from aabsocial.rendering.pdf.merge import merge_pdfs
from tests.support.pdfs import LOOK, a_document, a_pack, bookmarks, pages_of

FOREIGN = (
    b"",
    b"%PDF-1.7\n%%EOF",
    b"1 0 obj <<>> endobj xref\n0 2\n0000000000 00000 n\ntrailer\n<<>>\nstartxref\n21\n%%EOF",
)


@pytest.mark.parametrize("content", FOREIGN)
def test_pdf_of_other_program_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="typst"):
        merge_pdfs([content])


def test_pages_and_bookmarks_follow_each_other() -> None:
    first, second = (pdf(a_pack(a_document(title), cover=None), LOOK) for title in ("Lys", "Stier"))
    content = merge_pdfs([first, second])

    assert pages_of(content) == [*pages_of(first), *pages_of(second)]
    assert bookmarks(content) == ["Lys", "Stier"]
