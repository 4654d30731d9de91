"""Packs can be kept for ever: veraPDF, the archives' own validator, finds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.rendering.pdf import pdf
from tests.support import validators
from tests.support.packs import example_case, example_pack, many_small
from tests.support.pdfs import EXAMPLES, LOOK, checklist_of

if TYPE_CHECKING:
    from aabsocial.documents import Checklist
    from aabsocial.documents.case_page import Case
    from aabsocial.handout.pack import Handout

STANDARDS = ("3a", "ua1")
MANY = 40  # items of a large pack


@validators.needs_time
def test_verapdf_finds_packs_and_papers_archival() -> None:
    printed: tuple[Handout | Case | Checklist, ...] = (
        example_pack(),
        example_pack(1, as_draft=True),
        example_pack(2, large_print=True),
        many_small(MANY),
        example_case(0),
        checklist_of(EXAMPLES[0]),
    )
    found = validators.verapdf_finds(*(pdf(paper, LOOK) for paper in printed))

    assert found == [f"{it} true []" for it in STANDARDS] * len(printed)
