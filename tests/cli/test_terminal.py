"""Writing to the terminal."""

import sys
from io import StringIO

import pytest

from aabsocial.cli.terminal import NARROWEST, WIDEST, print_notice, print_result, print_text, width


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_results_and_remarks_go_their_own_ways(capsys: pytest.CaptureFixture[str]) -> None:
    print_result("resultat")
    print_notice("bemærkning")

    assert capsys.readouterr() == ("resultat\n", "bemærkning\n")


def test_a_told_result_is_broken_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "10")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    print_text("Pakken er uændret")

    assert terminal.getvalue() == "Pakken er\nuændret\n"


def test_a_told_result_stays_one_line_in_a_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "10")
    print_text("Pakken er uændret")

    assert capsys.readouterr().out == "Pakken er uændret\n"


@pytest.mark.parametrize(
    ("columns", "used"), [("5", NARROWEST), ("40", 40), ("80", 80), ("300", WIDEST)]
)
def test_text_fills_what_reads_well(
    columns: str, used: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    assert width() == used
