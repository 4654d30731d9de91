"""The estimate of how high a text is in Word."""

from __future__ import annotations

from itertools import pairwise

import pytest

from aabsocial.rendering.docx.fit import Measure
from aabsocial.rendering.docx.markup import EMU_PER_TWIP, paragraph, tightened
from aabsocial.rendering.docx.markup import run as written
from aabsocial.rendering.docx.package import WordFile
from tests.support.word import LOOK

FILE = WordFile(LOOK)
MEASURE = Measure(FILE)


def a_paragraph(text: str, style: str = "Sagens tekst") -> str:
    return paragraph(FILE.style(style), written(text))


def test_more_words_take_more_lines() -> None:
    heights = [MEASURE.height(a_paragraph("ord " * words)) for words in (10, 60, 200, 400)]
    assert all(before < after for before, after in pairwise(heights))


@pytest.mark.parametrize("style", ["Sagens tekst", "Afgørelse", "Indstillet punkt"])
def test_an_empty_paragraph_is_a_line_high(style: str) -> None:
    assert MEASURE.height(a_paragraph("", style)) == MEASURE.height(a_paragraph("ord", style))


def test_one_frame_around_two_paragraphs_is_lower_than_two_frames() -> None:
    framed = a_paragraph("ord", "Afgørelse")
    apart = framed + a_paragraph("ord") + framed
    together = framed + framed + a_paragraph("ord")
    assert MEASURE.height(together) < MEASURE.height(apart)


def test_closer_lines_are_lower() -> None:
    text = a_paragraph("ord " * 200)
    assert MEASURE.height(tightened(text)) < MEASURE.height(text)


def test_larger_type_is_higher() -> None:
    large = Measure(WordFile(LOOK, scale=14 / 11))
    text = a_paragraph("ord " * 200)
    assert large.height(text) > 1.3 * MEASURE.height(text)


def test_a_page_without_header_holds_more_than_others() -> None:
    section = FILE.section
    usual = section.page_height - section.top_margin - section.bottom_margin
    assert FILE.room_on_a_page > usual // EMU_PER_TWIP
