"""A paper ends with more than a few lines on its last page, and never with its last line alone."""

from __future__ import annotations

import pytest

from aabsocial.documents.model import Boxes, Part, Points, Section, Text
from aabsocial.rendering.pagination import LAST, split_trailing_sections
from aabsocial.rendering.pdf import pdf
from aabsocial.rendering.view_data import section_data
from aabsocial.richtext import plain_text
from tests.support.pdfs import LOOK, a_document, a_pack, a_section, a_table, bodies_of, text_part

LONG = a_section(text_part("Et afsnit.\n\nOg et til."))
LOW = a_section(a_table(("1", "Lys")), Boxes(("Ja", "Nej")), text_part("Ingen bemærkninger"))


def closing(*sections: Section) -> int:
    """Return how many sections are kept together at the end."""
    return len(split_trailing_sections([section_data(section) for section in sections])[1])


def test_low_sections_at_the_end_stay_together() -> None:
    assert closing(LOW, LONG, LOW, LOW) == 2
    assert closing(LOW, LONG) == 0


def test_no_more_than_three_sections_stay_together() -> None:
    assert closing(*[LOW] * 9) == LAST


@pytest.mark.parametrize(
    "part",
    [
        text_part("Et afsnit, der går over linjens ende. " * 9),
        a_table(*[(str(number), "Lys") for number in range(40)]),
        Points(("Et", "To")),
    ],
    ids=["text", "table", "points"],
)
def test_long_section_may_break_over_pages(part: Part) -> None:
    assert closing(a_section(part)) == 0


@pytest.mark.parametrize("lines", range(50, 70, 2))
def test_the_last_line_never_stands_on_a_page_alone(lines: int) -> None:
    text = a_section(text_part("Et afsnit.\n\n" * lines))
    rows = [(str(number), "Lys") for number in range(4)]
    sections = (text, a_section(a_table(*rows), title="Bilag"))
    colophon = Text(plain_text("Filformatets version: 1"))
    document = a_document("Lys", *sections, colophon=colophon)
    last = bodies_of(pdf(a_pack(document, cover=None), LOOK))[-1]

    assert "Bilag" in last
    assert "Filformatets version" in last
