"""The cheap look: its stretches are few, and nothing that stands out is left outside them."""

from __future__ import annotations

import pytest

from aabsocial.personal_data import shape


def test_a_shape_has_the_length_of_its_text() -> None:
    assert shape.shape("År 2026: «Æble» 7,5\n".encode("latin-1")) == b" \xe5r 0000   \xe6ble  0,0 "


def test_dates_and_amounts_do_not_stand_out() -> None:
    seen = shape.shape(
        b'start = 2026-09-01\nend = 2027-12-31\namount = 206000\nsum = "2.060.000 kr."'
    )
    assert shape.numbers(seen) == ()


def test_stretches_that_touch_are_joined() -> None:
    number = b"000000-0000"
    seen = shape.shape(number + b"." * 50 + number + b"." * 500 + number)
    assert shape.numbers(seen) == ((0, 133), (513, 644))


def test_an_opening_alone_does_not_stand_out() -> None:
    letters = "version = 1\n\n# Familien er med, to af dem hedder det samme, nr. otte".encode(
        "latin-1"
    )
    assert shape.people(shape.shape(letters), letters) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Vi har to beboere med HIV, og",
        "tre unge, der har en dom.",
        "fire ret så stille mænd, som har en psykisk  lidelse",
        "three very quiet young people with\nautism.",
        "to PSYKISK syge",
    ],
)
def test_a_trait_of_a_few_stands_out(text: str) -> None:
    letters = text.encode("latin-1")
    assert shape.people(shape.shape(letters), letters) != ()
