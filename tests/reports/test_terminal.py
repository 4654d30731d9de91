"""Text in columns of a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.reports.terminal import COLOURS, TerminalStyle, Tone, padded, width, wrap_columns


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        pytest.param("Gården – 5 kr.", 14, id="danish"),
        pytest.param("家庭", 4, id="wide letters"),
        pytest.param("cafe\u0301", 4, id="accent apart"),
        pytest.param("✅ klar", 7, id="wide sign"),
        pytest.param("✓◐✗⚑◇–", 6, id="our own signs"),
    ],
)
def test_width_counts_what_the_eye_sees(text: str, columns: int) -> None:
    assert width(text) == columns


HELD = "250\N{NO-BREAK SPACE}kr."


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("Tilføj en sum", ["Tilføj en", "sum"], id="between words"),
        pytest.param("oplæg/sommer", ["oplæg/", "sommer"], id="after a slash"),
        pytest.param("Speciallægepraksis", ["Speciallæ", "gepraksis"], id="in a long word"),
        pytest.param(f"ca. {HELD}", ["ca.", HELD], id="never at a no-break space"),
        pytest.param("", [""], id="nothing"),
    ],
)
def test_lines_end_where_reading_goes_on(text: str, lines: list[str]) -> None:
    assert wrap_columns(text, 9) == lines


def test_an_indent_counts_in_every_line() -> None:
    assert wrap_columns("et to tre fire", 10, "    ") == ["    et to", "    tre", "    fire"]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.integers(2, 50))
def test_no_line_is_wider_than_its_room(text: str, columns: int) -> None:
    lines = wrap_columns(text, columns)

    assert max(map(width, lines)) <= columns
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_padding_fills_up_to_the_columns() -> None:
    assert [padded("家", 4), padded("femten", 3)] == ["家  ", "femten"]


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "✓ »Gården« – 5…"),
        ("cp1252", " »Gården« – 5…"),
        ("ascii", ' "Gaarden" - 5...'),
        ("no-such-encoding", ' "Gaarden" - 5...'),
    ],
)
def test_unencodable_characters_are_substituted(encoding: str, shown: str) -> None:
    assert TerminalStyle(encoding=encoding).displayable("✓ »Gården« – 5…") == shown


def test_an_accent_goes_before_the_letter_does() -> None:
    assert TerminalStyle(encoding="ascii").displayable("Caféen 家") == "Cafeen ?"


def test_colours_are_there_only_when_wanted() -> None:
    assert TerminalStyle().in_colour("Fejl", Tone.BAD) == "Fejl"
    assert TerminalStyle(colours=COLOURS).in_colour("Fejl", Tone.BAD) == "\x1b[1;31mFejl\x1b[0m"
