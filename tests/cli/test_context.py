"""Colours are shown where they are asked for, or where a terminal shows them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aabsocial.cli import context
from aabsocial.cli.context import (
    UserContext,
    find_user,
    language_of_the_locale,
    last_given,
    wants_colours,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.cli.context import Color


class Terminal:
    """A standard output that is a terminal."""

    stdout: Terminal

    def isatty(self) -> bool:
        """Return True."""
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
    monkeypatch.setattr(context, "sys", terminal)

    assert wants_colours(wish, environment) is coloured


def test_output_to_non_terminal_has_no_colours() -> None:
    assert not wants_colours("auto", {})
    assert wants_colours("auto", {"FORCE_COLOR": "1"})


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        pytest.param([], {}, "da", id="nothing said"),
        pytest.param(["--lang", "en"], {"AABSOCIAL_LANG": "da"}, "en", id="option first"),
        pytest.param([], {"AABSOCIAL_LANG": "en", "LANG": "da_DK"}, "en", id="then variable"),
        pytest.param([], {"LANG": "en_GB.UTF-8"}, "en", id="then locale"),
        pytest.param([], {"LANG": "sv_SE.UTF-8"}, "da", id="a language not spoken"),
        pytest.param(["--lang", "de"], {"LANG": "en_GB"}, "en", id="an unknown wish"),
    ],
)
def test_language_is_chosen_by_option_then_environment(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert find_user(arguments, {"LC_ALL": "", **environment}).language == language


def test_settings_decide_before_the_locale() -> None:
    Path("aabsocial.toml").write_text('language = "en"\n', encoding="utf-8")

    assert find_user([], {"LANG": "da_DK.UTF-8"}).language == "en"


def test_broken_settings_do_not_affect_language() -> None:
    Path("aabsocial.toml").write_text("language = \n", encoding="utf-8")

    assert find_user([], {"LANG": "da_DK.UTF-8"}) == UserContext()


def test_color_option_works_anywhere_on_the_line() -> None:
    assert find_user(["policy", "--color=never"], {}).color == "never"


@pytest.mark.parametrize(
    ("arguments", "value"),
    [
        pytest.param(["policy", "--lang", "en"], "en", id="behind the command"),
        pytest.param(["--lang=en", "policy"], "en", id="with an equals sign"),
        pytest.param(["--lang", "da", "--lang", "en"], "en", id="the last of two"),
        pytest.param(["--lang"], None, id="without a value"),
        pytest.param(["new", "--", "--lang", "en"], None, id="after the dashes"),
        pytest.param(["--language", "en"], None, id="another option"),
    ],
)
def test_options_are_read_before_typer(arguments: list[str], value: str | None) -> None:
    assert last_given("--lang", arguments) == value


@pytest.mark.parametrize(
    ("named", "language"),
    [("da_DK.UTF-8", "da"), ("en_US", "en"), ("English_United Kingdom", "en"), ("C", None)],
)
def test_language_of_locale(named: str, language: str | None) -> None:
    assert language_of_the_locale({"LC_ALL": named}) == language
