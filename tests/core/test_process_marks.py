"""A mark tells whether the process that made it has ended."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from aabsocial.core.process_marks import TO_LETTERS, is_process_gone, process_mark


def test_a_running_process_is_not_gone() -> None:
    assert not is_process_gone(process_mark())


def test_an_ended_process_is_gone() -> None:
    program = "from aabsocial.core.process_marks import process_mark; print(process_mark())"
    ended = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert is_process_gone(ended.stdout.strip())


def test_a_mark_has_no_digits_and_is_never_made_twice() -> None:
    first, second = process_mark(), process_mark()
    assert first != second
    assert not any(letter.isdigit() for letter in first)


@pytest.mark.parametrize(
    "rest",
    ["", "a.b", f"{1:x}".translate(TO_LETTERS), "z" * 40],
    ids=["nothing", "no number", "somebody else's", "too large"],
)
def test_a_doubtful_mark_is_of_no_ended_process(rest: str) -> None:
    machine = process_mark().partition("-")[0]
    assert not is_process_gone(f"{machine}-{rest}")


def test_a_process_of_another_machine_is_never_gone() -> None:
    assert not is_process_gone(f"{'z' * 8}-zzzz-random")
