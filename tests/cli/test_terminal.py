"""Writing to the terminal."""

import sys
from io import StringIO

import pytest

from aabsocial.cli.terminal import NARROWEST, WIDEST, print_notice, print_result, print_text, width


class Terminal(StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """Return True."""
        return True


def test_results_go_to_stdout_and_notices_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    print_result("resultat")
    print_notice("bemærkning")

    assert capsys.readouterr() == ("resultat\n", "bemærkning\n")


def test_printed_text_is_wrapped_on_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "10")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    print_text("Pakken er uændret")

    assert terminal.getvalue() == "Pakken er\nuændret\n"


def test_printed_text_is_not_wrapped_in_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "10")
    print_text("Pakken er uændret")

    assert capsys.readouterr().out == "Pakken er uændret\n"


@pytest.mark.parametrize(
    ("columns", "used"), [("5", NARROWEST), ("40", 40), ("80", 80), ("300", WIDEST)]
)
def test_width_is_within_readable_bounds(
    columns: str, used: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    assert width() == used
