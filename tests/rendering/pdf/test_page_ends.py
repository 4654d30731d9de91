"""Pages are filled: none is nearly empty, and none begins with one item or one line of a text."""

from __future__ import annotations

import pypdfium2
import pytest

from aabsocial.core.struct import replace
from aabsocial.documents.case_page import Case, DepthSection
from aabsocial.documents.model import Text
from aabsocial.rendering.pdf import pdf
from aabsocial.richtext import parse_prose
from tests.support.packs import example_case, example_pack
from tests.support.pdfs import LOOK
from tests.support.printed import FOOT, items_by_page, lines_of

TOP = 795  # points, where the text of a page begins
LEAST_USED = 0.2
ITEM = 0  # the level of its bookmark


@pytest.mark.parametrize(
    ("number", "changes"),
    [(1, {}), (6, {}), (12, {}), (6, {"as_draft": True}), (6, {"edition": "public"})],
)
def test_no_page_within_an_item_is_nearly_empty(number: int, changes: dict[str, object]) -> None:
    content = pdf(example_pack(number, **changes), LOOK)
    marks = pypdfium2.PdfDocument(content).get_toc()
    begins = {it.get_dest().get_index() + 1 for it in marks if it.level == ITEM}
    lowest: dict[int, float] = {}
    for line in lines_of(content):
        if line.bottom > FOOT:
            lowest[line.page] = min(lowest.get(line.page, TOP), line.bottom)
    used = {page: (TOP - bottom) / (TOP - FOOT) for page, bottom in lowest.items()}
    within = {page: part for page, part in used.items() if page + 1 in used.keys() - begins}

    assert len(within) > 3 * number
    assert {page: part for page, part in within.items() if part < LEAST_USED} == {}


def a_case_of(*sections: str) -> Case:
    """Return a case whose depth has these texts, each in a section."""
    case = example_case(1)
    parts = [
        DepthSection(name="policy", anchor=f"depth-{at}", title="Afsnit", parts=(Text(prose),))
        for at, prose in enumerate(map(parse_prose, sections))
    ]
    return replace(case, depth=replace(case.depth, sections=tuple(parts), links=()))


@pytest.mark.parametrize("number", range(44, 56))
def test_no_list_leaves_an_item_alone_on_a_page(number: int) -> None:
    items = "\n".join(f"- Punkt {at}" for at in range(number))
    content = pdf(a_case_of(f"Listen er:\n\n{items}"), LOOK)

    assert [by_page for by_page in items_by_page(content) if min(by_page.values()) < 2] == []


@pytest.mark.parametrize("number", range(44, 56))
def test_the_last_line_after_a_list_does_not_begin_a_page(number: int) -> None:
    items = "\n".join(f"- Punkt {at}" for at in range(number))
    content = pdf(a_case_of(f"{items}\n\nSlutordet."), LOOK)
    last, end = (
        it.page for it in lines_of(content) if it.text in (f"Punkt {number - 1}", "Slutordet.")
    )

    assert last == end


@pytest.mark.parametrize("number", range(44, 52))
def test_a_small_section_stands_where_it_fits(number: int) -> None:
    case = a_case_of("\n".join(f"- Punkt {at}" for at in range(number)), "En linje.")
    content = pdf(case, LOOK)
    lines = [it for it in lines_of(content) if it.bottom > FOOT]
    (small,) = (it for it in lines if it.text.endswith("En linje."))
    before = [it for it in lines if it.page == small.page - 1]

    assert min(it.bottom for it in before) < FOOT + 60 or small.page == 2
