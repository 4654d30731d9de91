"""Progress stands on a terminal and nowhere else, and is gone in the end."""

from __future__ import annotations

import io
import sys

import pytest

from aabsocial.cli.progress import (
    BACK_AND_CLEAR,
    FEWEST,
    report_progress,
    show_seconds,
    with_elapsed_time,
)


class Terminal(io.StringIO):
    """A standard error that is a terminal."""

    def isatty(self) -> bool:
        """Return True."""
        return True


def progress_of(number: int, monkeypatch: pytest.MonkeyPatch) -> str:
    """Do some work on a terminal, and return its output."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(report_progress(range(number), number, str)) == list(range(number))
    return terminal.getvalue()


def test_long_work_shows_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = progress_of(FEWEST, monkeypatch).split(BACK_AND_CLEAR)

    assert steps == ["", "1", "51", "101", "151", ""]


def test_short_work_shows_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    assert progress_of(FEWEST - 1, monkeypatch) == ""


def test_no_progress_without_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(report_progress(range(FEWEST), FEWEST, str))) == FEWEST
    assert capsys.readouterr().err == ""


def test_long_step_is_named_while_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with with_elapsed_time("Skriver"):
        pass
    assert terminal.getvalue().startswith(f"{BACK_AND_CLEAR}Skriver")
    assert terminal.getvalue().endswith(BACK_AND_CLEAR)


def test_long_step_shows_elapsed_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, seconds = Terminal(), iter((False, False, True))
    monkeypatch.setattr(sys, "stderr", terminal)
    show_seconds("Skriver", lambda _: next(seconds))

    steps = terminal.getvalue().split(BACK_AND_CLEAR)
    assert steps == ["", "Skriver", "Skriver 1 s", "Skriver 2 s"]


def test_error_in_long_step_clears_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with pytest.raises(ZeroDivisionError), with_elapsed_time("Skriver"):
        _ = 1 // 0
    assert terminal.getvalue().endswith(BACK_AND_CLEAR)


def test_long_step_is_silent_without_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with with_elapsed_time("Skriver"):
        pass
    assert capsys.readouterr().err == ""
