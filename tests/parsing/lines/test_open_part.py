"""Which part of a line stands open, and what of it is still read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.localization.messages import Language
from aabsocial.parsing.lines.open_part import OpenPart, parse_open_part
from aabsocial.parsing.lines.reading import Gap

BARE = Gap()


@pytest.mark.parametrize(
    ("text", "rest", "field", "gap"),
    [
        ("Børnefamilier; antal: ved ikke", "Børnefamilier", "participants", BARE),
        ("Børnefamilier, ved ikke", "Børnefamilier", "", BARE),
        ("ved ikke, ca. 40", "ca. 40", "", BARE),
        ("1/8-2027 til ved ikke", "1/8-2027", "", BARE),
        ("fra ved ikke til 31/7-2029", "til 31/7-2029", "start", BARE),
        ("slut: ved ikke", "", "end", BARE),
        ("antal kender vi ikke", "", "participants", BARE),
        ("1/8-2027, ved ikke hvornår den slutter", "1/8-2027", "", Gap("hvornår den slutter")),
        ("Formand, tlf. ??, a@b.dk", "Formand, a@b.dk", "phone", BARE),
        (
            "1/8-2027, slut kommer senere: fonden, svar 1/5-2027",
            "1/8-2027",
            "end",
            Gap("fonden", date(2027, 5, 1)),
        ),
    ],
)
def test_open_part_is_found_with_what_it_names(text: str, rest: str, field: str, gap: Gap) -> None:
    assert parse_open_part(text, "da") == OpenPart(rest, field, gap)


@pytest.mark.parametrize(
    "text",
    [
        "Børnefamilier, som afventer en bolig",
        "Unge, der kommer i klubben",
        "Afdeling 40 og ved ikke",
        "ved ikke",
        "",
        "1/8-2027 til 31/7-2029",
    ],
)
def test_answer_in_words_and_a_whole_open_line_have_no_open_part(text: str) -> None:
    assert parse_open_part(text, "da") is None


@given(text=st.text(max_size=80), language=st.sampled_from(("da", "en")))
def test_any_text_is_searched_without_an_error(text: str, language: Language) -> None:
    found = parse_open_part(f"{text}, ??", language)

    assert found is None or found.rest or found.field
