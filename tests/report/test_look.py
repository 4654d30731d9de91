"""What a terminal can show."""

from __future__ import annotations

import pytest

from aabsocial.report.look import COLOURS, Look, Tone


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "✓ »Gården« – 5…"),
        ("cp1252", " »Gården« – 5…"),
        ("ascii", ' "Gaarden" - 5...'),
        ("no-such-encoding", ' "Gaarden" - 5...'),
    ],
)
def test_what_an_encoding_lacks_is_written_otherwise(encoding: str, shown: str) -> None:
    assert Look(encoding=encoding).shown("✓ »Gården« – 5…") == shown


def test_an_accent_goes_before_the_letter_does() -> None:
    assert Look(encoding="ascii").shown("Caféen 家") == "Cafeen ?"


def test_colours_are_there_only_when_wanted() -> None:
    assert Look().painted("Fejl", Tone.BAD) == "Fejl"
    assert Look(colours=COLOURS).painted("Fejl", Tone.BAD) == "\x1b[1;31mFejl\x1b[0m"
