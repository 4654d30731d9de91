"""What is typed between two questions is handed on as it was typed, and not shown twice."""

from __future__ import annotations

import os
import select
import sys
from typing import TYPE_CHECKING, TextIO

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from aabsocial.interview.frontends.terminal_input import enable_type_ahead

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
