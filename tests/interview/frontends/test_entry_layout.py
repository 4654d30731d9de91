"""The entries of a list in columns, at every width; no word of them is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.interview.frontends.entry_layout import entry_line, entry_lines
from aabsocial.interview.protocol import Entry

BUDGET = (
    Entry("1", "", ("Løn, gældsrådgiver", "389.610 kr.", "løn", "1170 × 333")),
    Entry("2", "", ("Kaffe og aftensmad", "30.000 kr.", "forplejning", "")),
)
DECISIONS = (
    Entry("1", "Afdeling 40", ("Afdelingsmøde 5. maj 2026",), ("64 for, 8 imod",)),
    Entry("", "Afdeling 158", ("mangler",)),
)


def test_a_budget_stands_in_columns() -> None:
    assert list(entry_lines(BUDGET, 78)) == [
        "1 Løn, gældsrådgiver  389.610 kr.  løn          1170 × 333",
        "2 Kaffe og aftensmad   30.000 kr.  forplejning",
    ]


def test_what_has_no_room_stands_below_the_amount() -> None:
    assert list(entry_lines(BUDGET, 50)) == [
        "1 Løn, gældsrådgiver  389.610 kr.  løn",
        "  1170 × 333",
        "2 Kaffe og aftensmad   30.000 kr.  forplejning",
    ]
    assert list(entry_lines(BUDGET, 32)) == [
        "1 Løn,               389.610 kr.",
        "  gældsrådgiver",
        "  løn · 1170 × 333",
        "2 Kaffe og            30.000 kr.",
        "  aftensmad",
        "  forplejning",
    ]


def test_a_decision_stands_beside_its_department() -> None:
    assert list(entry_lines(DECISIONS, 78)) == [
        "1 Afdeling 40   Afdelingsmøde 5. maj 2026",
        "                64 for, 8 imod",
        "  Afdeling 158  mangler",
    ]
    assert list(entry_lines(DECISIONS, 38)) == [
        "1 Afdeling 40: Afdelingsmøde 5. maj",
        "  2026",
        "  64 for, 8 imod",
        "  Afdeling 158: mangler",
    ]


def test_what_is_missing_stands_below_its_number() -> None:
    assert list(entry_lines([Entry("K2", "", ("90 beboere",), ("mangler: kilden",))], 78)) == [
        "K2 90 beboere",
        "   mangler: kilden",
    ]


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (BUDGET[1], "2. Kaffe og aftensmad · 30.000 kr. · forplejning"),
        (DECISIONS[0], "1. Afdeling 40: Afdelingsmøde 5. maj 2026"),
        (DECISIONS[1], "Afdeling 158: mangler"),
        (Entry("K2", "", ("90 beboere",)), "K2 90 beboere"),
    ],
)
def test_an_entry_is_read_aloud_on_one_line(entry: Entry, line: str) -> None:
    assert entry_line(entry) == line


WORDS = st.text("abc ", max_size=60).map(str.strip)
AMOUNTS = st.sampled_from(["", "5 kr.", "1.200.000 kr."])


@given(
    rows=st.lists(st.tuples(WORDS, AMOUNTS, WORDS, WORDS), min_size=1, max_size=6),
    room=st.integers(38, 120),
)
def test_no_word_is_lost_at_any_width(rows: list[tuple[str, ...]], room: int) -> None:
    entries = [Entry(str(number), "", row) for number, row in enumerate(rows, start=1)]
    lines = list(entry_lines(entries, room))

    told = sorted("".join(re.split(r"[ ·]+", "".join(lines))))
    wanted = "".join(f"{number}{''.join(row)}" for number, row in enumerate(rows, start=1))
    assert told == sorted(wanted.replace(" ", ""))
    assert all(len(line) <= room for line in lines)
