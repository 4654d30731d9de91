"""What stands above the prompt."""

from io import StringIO

import pytest

from aabsocial.console import Stage
from aabsocial.interview.screen import Input, Screen


def shown(*body: str) -> list[str]:
    """Give the lines that a narrow terminal shows of a screen with this body."""
    sink = StringIO()
    screen = Screen(input=Input.CHOICE, question="Hvad?", body=body)
    Stage(sink, width=24).show(screen, "")
    return [line.rstrip() for line in sink.getvalue().splitlines()]


@pytest.mark.parametrize("margin", ["", "  ", "    "])
def test_a_long_line_goes_on_under_its_beginning(margin: str) -> None:
    assert shown(f"{margin}Boligrådgiveren Beboerforeningen") == [
        "",
        f" {margin}Boligrådgiveren",
        f" {margin}Beboerforeningen",
        " Hvad?",
    ]


def test_an_empty_line_stays_one() -> None:
    assert shown("Økonomi", "", "Partnere") == ["", " Økonomi", "", " Partnere", " Hvad?"]
