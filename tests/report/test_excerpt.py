"""A line with carets under the place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.finding import Place
from aabsocial.report.excerpt import excerpt
from aabsocial.report.layout import width
from aabsocial.report.look import Look

LONG = "purpose = " + "a" * 50 + "FUND" + "b" * 50


def _shown(line: str, start: int, end: int, room: int = 40) -> tuple[str, str]:
    return excerpt(line, Place(1, start, 1, end), room, Look())


@pytest.mark.parametrize(
    ("line", "start", "end", "shown", "carets"),
    [
        pytest.param("title = 5", 9, 10, "title = 5", "        ^", id="one character"),
        pytest.param("a\tb = 5", 5, 6, "a    b = 5", "       ^", id="a tab before it"),
        pytest.param("家 = 55", 5, 7, "家 = 55", "     ^^", id="wide letters before it"),
        pytest.param("a = 家庭", 5, 7, "a = 家庭", "    ^^^^", id="wide letters in it"),
        pytest.param("a = \x1b", 5, 6, "a = \\u001b", "    ^^^^^^", id="an escape"),
        pytest.param("a =", 9, 9, "a =", "   ^", id="behind the end"),
        pytest.param("", 1, 1, "", "^", id="an empty line"),
    ],
)
def test_carets_stand_under_the_place(
    line: str, start: int, end: int, shown: str, carets: str
) -> None:
    assert _shown(line, start, end) == (shown, carets)


def test_a_long_line_is_cut_around_the_place() -> None:
    shown, carets = _shown(LONG, 61, 65)

    assert shown == "…" + "a" * 12 + "FUND" + "b" * 22 + "…"
    assert carets == " " * 13 + "^^^^"


def test_a_place_over_two_lines_goes_to_the_lines_end() -> None:
    assert excerpt('a = """x', Place(1, 5, 3, 4), 40, Look())[1] == "    ^^^^"


def test_a_poorer_terminal_has_dots_for_what_is_cut() -> None:
    shown, _ = excerpt(LONG, Place(1, 61, 1, 65), 40, Look(encoding="ascii"))

    assert (shown[:3], shown[-3:], len(shown)) == ("...", "...", 40)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(1, 60), st.integers(0, 60))
def test_nothing_is_wider_than_its_room(line: str, start: int, length: int) -> None:
    shown, carets = _shown(line, start, start + length, room=30)

    assert width(shown) <= 30
    assert carets.strip() == "^" * carets.count("^")
