"""Writing: every value comes back as it was, and a whole file reads well."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core import toml
from aabsocial.core.money import Money
from aabsocial.storage.toml_edit.diff import identical
from aabsocial.storage.toml_edit.edit import write_answers
from aabsocial.storage.toml_edit.writer import format_answer_value, to_toml_data
from tests.support.layouts import LAYOUT, SOME

WHOLE = '''\
schema_version = 1
language = "da"

[idea]
# Hvad hedder indsatsen?
title = "Lys, stier og »naboer«"

# Hvilke afdelinger er med?
# Én ad gangen.
departments = ["901", "8-24"]
start = 2026-01-02
pilot = false

# Hvad skal bestyrelsen vide?
summary = """
Første linje.

- et
- to \\\\ tre"""
share = 12.50

[residents]
# Hvordan er beboerne med?
involvement = "x"

[[residents.decisions]]
department = "901"
votes = 12

[[residents.decisions]]
department = "8-24"

# Hvem samarbejder I med?
[[partners]]
name = "Fremad"

[[partners]]
name = "Skolen"
role = "Lokaler"

[[budget]]
item = "Løn"
amount = "12.500,50"

[[budget]]
item = "Mad"
amount = 500

[contact]
# Hvem kan svare?
role = "Boligsocial koordinator"
'''

scalars = st.one_of(
    st.text(),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.decimals().filter(lambda number: not number.is_snan()),
    st.decimals(places=2, allow_nan=False, allow_infinity=False),
)


def test_a_new_file_explains_itself() -> None:
    assert write_answers("", SOME, LAYOUT) == WHOLE


@given(st.one_of(scalars, st.lists(scalars), st.dictionaries(st.text(), scalars, min_size=1)))
def test_every_value_comes_back_as_it_was(value: object) -> None:
    meant = to_toml_data(value)
    assert identical(toml.parse(f"x = {format_answer_value(meant)}")["x"], meant) or meant == {}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(Money(25_000_000), "250000", id="whole kroner"),
        pytest.param(Money(1_250_050), '"12.500,50"', id="kroner and øre"),
        pytest.param(Money(5), '"0,05"', id="a few øre"),
        pytest.param(Decimal("12.50"), "12.50", id="a decimal"),
        pytest.param(Decimal(12), "12", id="a whole decimal"),
        pytest.param(date(2017, 6, 14), "2017-06-14", id="a date"),
        pytest.param(("901", "8-24"), '["901", "8-24"]', id="a tuple"),
        pytest.param("a" * 81, f'"""\n{"a" * 81}"""', id="a long line"),
        pytest.param("a\r\nb", '"""\na\\r\nb"""', id="a carriage return"),
        pytest.param('"""', r'"\"\"\""', id="quotation marks"),
        pytest.param("\ud800", '"\N{REPLACEMENT CHARACTER}"', id="half a character"),
    ],
)
def test_values_look_as_a_person_writes_them(value: object, text: str) -> None:
    assert format_answer_value(to_toml_data(value)) == text
