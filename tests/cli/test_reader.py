"""Who reads the screen."""

from pathlib import Path

import pytest

from aabsocial.cli.reader import Reader, find_reader, language_of_the_locale, last_given


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
def test_the_nearest_wish_decides_the_language(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert find_reader(arguments, {"LC_ALL": "", **environment}).language == language


def test_settings_decide_before_the_locale() -> None:
    Path("aabsocial.toml").write_text('language = "en"\n', encoding="utf-8")

    assert find_reader([], {"LANG": "da_DK.UTF-8"}).language == "en"


def test_settings_with_a_fault_leave_the_language() -> None:
    Path("aabsocial.toml").write_text("language = \n", encoding="utf-8")

    assert find_reader([], {"LANG": "da_DK.UTF-8"}) == Reader()


def test_colours_are_wished_for_anywhere() -> None:
    assert find_reader(["policy", "--color=never"], {}).color == "never"


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
def test_an_option_is_seen_before_typer(arguments: list[str], value: str | None) -> None:
    assert last_given("--lang", arguments) == value


@pytest.mark.parametrize(
    ("named", "language"),
    [("da_DK.UTF-8", "da"), ("en_US", "en"), ("English_United Kingdom", "en"), ("C", None)],
)
def test_a_locale_tells_its_language(named: str, language: str | None) -> None:
    assert language_of_the_locale({"LC_ALL": named}) == language
