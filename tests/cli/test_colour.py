"""Colours are shown where they are asked for, or where a terminal shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.cli import colour
from aabsocial.cli.colour import wants_colours

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.cli.reader import Color


class Terminal:
    """A standard output that is a terminal."""

    stdout: Terminal

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize(
    ("wish", "environment", "coloured"),
    [
        pytest.param("auto", {}, True, id="a terminal"),
        pytest.param("auto", {"NO_COLOR": "1"}, False, id="no colour"),
        pytest.param("auto", {"NO_COLOR": ""}, True, id="an empty wish"),
        pytest.param("auto", {"TERM": "dumb"}, False, id="a dumb terminal"),
        pytest.param("auto", {"TERM": "dumb", "FORCE_COLOR": "1"}, True, id="forced"),
        pytest.param("always", {"NO_COLOR": "1"}, True, id="always"),
        pytest.param("never", {"FORCE_COLOR": "1"}, False, id="never"),
    ],
)
def test_a_terminal_is_coloured_unless_told_otherwise(
    wish: Color,
    environment: Mapping[str, str],
    coloured: bool,  # noqa: FBT001 - what is expected
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Terminal()
    terminal.stdout = terminal
    monkeypatch.setattr(colour, "sys", terminal)

    assert wants_colours(wish, environment) is coloured


def test_what_is_no_terminal_stays_plain() -> None:
    assert not wants_colours("auto", {})
    assert wants_colours("auto", {"FORCE_COLOR": "1"})
