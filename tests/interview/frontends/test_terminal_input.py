"""What is typed between two questions is handed on as it was typed, and not shown twice."""

from __future__ import annotations

import os
import select
import sys
from typing import TYPE_CHECKING, TextIO

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from prompt_toolkit.keys import Keys

from aabsocial.interview.frontends.terminal_input import PasteGatheringInput, enable_type_ahead

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def terminal() -> Iterator[tuple[int, TextIO]]:
    """Yield the two ends of a terminal: the user's, and the program's."""
    person, tool = os.openpty()
    with os.fdopen(tool) as keyboard:
        yield person, keyboard
    os.close(person)


def test_enter_stays_enter(terminal: tuple[int, TextIO]) -> None:
    person, keyboard = terminal
    enable_type_ahead(keyboard)
    os.write(person, "Blå\r".encode())

    assert os.read(keyboard.fileno(), 99) == "Blå\r".encode()


def test_keys_typed_ahead_are_not_echoed(terminal: tuple[int, TextIO]) -> None:
    person, keyboard = terminal
    enable_type_ahead(keyboard)
    os.write(person, b"Naboer\r")
    os.read(keyboard.fileno(), 99)

    assert select.select([person], [], [], 0)[0] == []


def test_a_file_in_place_of_a_keyboard_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "svar").write_text("Ja\n", encoding="utf-8")
    with (tmp_path / "svar").open(encoding="utf-8") as answers:
        enable_type_ahead(answers)

        assert answers.read() == "Ja\n"


def keys_read(terminal: tuple[int, TextIO], *pieces: str, lay_ready: bool = False) -> list[str]:
    """Write pieces into the terminal, and return what each key that is read holds."""
    person, stream = terminal
    enable_type_ahead(stream)
    keyboard = PasteGatheringInput(stream)
    keyboard.lay_ready = lay_ready
    for piece in pieces:
        os.write(person, piece.encode())
    return [
        f"paste: {it.data}" if it.key is Keys.BracketedPaste else it.data
        for it in keyboard.read_keys()
    ]


@pytest.mark.parametrize(
    ("pieces", "keys"),
    [
        (["Blå\rGrøn\rGul"], ["paste: Blå\nGrøn\nGul"]),
        (["Blå\rGrøn\r"], ["paste: Blå\nGrøn\n"]),
        (["Blå\nGrøn"], ["paste: Blå\nGrøn"]),
        (["Post\t300\rMad\t20\r"], ["paste: Post\t300\nMad\t20\n"]),
        (
            ["x" * 600 + "\r", "y" * 900 + "\r" + "z"],
            ["paste: " + "x" * 600 + "\n" + "y" * 900 + "\nz"],
        ),
        (["Blå\r"], ["B", "l", "å", "\r"]),
        (["Blå\r\r"], ["B", "l", "å", "\r", "\r"]),
        (["\r"], ["\r"]),
        (["a\x1b[B\r"], ["a", "\x1b[B", "\r"]),
        (["\x1b[200~Blå\rGrøn\x1b[201~"], ["paste: Blå\rGrøn"]),
    ],
)
def test_lines_that_come_at_once_are_one_paste(
    terminal: tuple[int, TextIO], pieces: list[str], keys: list[str]
) -> None:
    assert keys_read(terminal, *pieces) == keys


def test_what_was_typed_ahead_stays_as_typed(terminal: tuple[int, TextIO]) -> None:
    assert keys_read(terminal, "a\rb\r", lay_ready=True) == ["a", "\r", "b", "\r"]
