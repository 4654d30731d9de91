"""Settings: the nearest file holds, and what it says wrongly is refused."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from aabsocial.errors import ExitCode, WrongUseError
from aabsocial.model.departments import Department
from aabsocial.storage.settings import Settings, find_settings

if TYPE_CHECKING:
    from pathlib import Path

ALL = """\
language = "en"
proposals = "oplæg"
templates = "skabeloner"
plain = true

[association]
name = "Boligforeningen AAB"
board = "Organisationsbestyrelsen"
logo = "logo.svg"
receives = "Sekretariatet"

[contact]
role = "Boligsocial koordinator"

[finance]
vat_included = true

[limits]
decision_age_months = 24

[[departments]]
name = "Afdeling 40"
homes = 212
municipality = "København"

[[departments]]
name = "Afdeling 58"
"""


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user's own settings folder, an empty one."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    return tmp_path / "own" / "aabsocial"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder two below the workspace."""
    folder = tmp_path / "workspace" / "a" / "b"
    folder.mkdir(parents=True)
    return folder


def test_defaults_without_settings_file(folder: Path) -> None:
    assert find_settings(folder) == Settings(proposals=folder / "proposals")


def test_all_settings_are_read(folder: Path) -> None:
    workspace = folder.parent.parent
    (workspace / "aabsocial.toml").write_text(ALL, encoding="utf-8")
    assert find_settings(folder) == Settings(
        file=workspace / "aabsocial.toml",
        language="en",
        proposals=workspace / "oplæg",
        templates=workspace / "skabeloner",
        plain=True,
        association="Boligforeningen AAB",
        board="Organisationsbestyrelsen",
        logo=workspace / "logo.svg",
        limits={"decision_age_months": 24},
        suggestions={
            "contact.role": ("Boligsocial koordinator",),
            "finance.vat_included": (True,),
        },
        receives="Sekretariatet",
        departments=(
            Department(name="Afdeling 40", homes=212, municipality="København"),
            Department(name="Afdeling 58"),
        ),
    )


def test_nearest_settings_file_counts_alone(folder: Path) -> None:
    (folder / "aabsocial.toml").write_text('language = "en"')
    (folder.parent / "aabsocial.toml").write_text("plain = true")
    assert find_settings(folder) == Settings(
        file=folder / "aabsocial.toml", language="en", proposals=folder / "proposals"
    )


def test_the_users_own_file_comes_last(folder: Path, own: Path) -> None:
    own.mkdir(parents=True)
    (own / "aabsocial.toml").write_text("plain = true\nproposals = 'p'\ntemplates = 't'")
    assert find_settings(folder) == Settings(
        file=own / "aabsocial.toml", plain=True, proposals=folder / "p", templates=own / "t"
    )
    (folder / "aabsocial.toml").write_text("")
    assert not find_settings(folder).plain


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        pytest.param('\nlanguag = "da"', 2, "language", id="a slip of the pen"),
        pytest.param("[limits]\ncontingency = 1", 2, "limits.contingency_percent", id="a part"),
        pytest.param("board = 'x'", 1, "association.board", id="outside its table"),
        pytest.param("qqqqq = 1", 1, "language, proposals", id="nothing like it"),
        pytest.param("language = 'de'", 1, '"da"', id="another language"),
        pytest.param("plain = 1", 1, "true", id="one for yes"),
        pytest.param("proposals = ' '", 1, "tekst", id="an empty path"),
        pytest.param("[limits]\n\ncontingency_percent = 10.5", 3, "24", id="a decimal limit"),
        pytest.param("limits.contingency_percent = -1", 1, "24", id="a negative limit"),
        pytest.param("limits.contingency_percent = true", 1, "24", id="yes for one"),
        pytest.param("association = 'AAB'", 1, "association.name", id="a table as a text"),
        pytest.param("plain = ja", 1, "true", id="no TOML"),
        pytest.param("departments = ['Afdeling 40']", 1, "[[departments]]", id="a list of names"),
        pytest.param("\n[departments]\nname = '40'", 2, "[[departments]]", id="one table"),
        pytest.param("[[departments]]\nhomes = 40", 1, "Afdeling 58", id="homes of no name"),
        pytest.param("\n[[departments]]", 2, "Afdeling 58", id="no name at all"),
        pytest.param("[[departments]]\nname = ' '", 2, "tekst", id="an empty name"),
        pytest.param("[[departments]]\nname = 'A'\nhomes = '9'", 3, "120", id="homes as text"),
        pytest.param("[[departments]]\nname = 'A'\nhomes = 0", 3, "120", id="no homes"),
        pytest.param("[[departments]]\nname = 'A'\nhome = 9", 3, "departments.homes", id="a slip"),
        pytest.param(
            "[[departments]]\nname = '58'\n[[departments]]\nname = 'Afd. 58'",
            4,
            "Slet den ene",
            id="the same department twice",
        ),
        pytest.param("plain = ja\nboard = x", 1, "true", id="twice no TOML"),
    ],
)
def test_wrong_settings_are_refused_with_their_line(
    folder: Path, text: str, line: int, words: str
) -> None:
    (folder / "aabsocial.toml").write_text(text)
    with pytest.raises(WrongUseError) as refused:
        find_settings(folder)
    assert refused.value.exit_code is ExitCode.WRONG_USE
    message = refused.value.message.in_("da")
    assert str(folder / "aabsocial.toml") in message
    assert f"linje {line}" in message.lower()
    assert message.lower().count("linje ") == 1
    assert words in refused.value.remedy.in_("da")


@pytest.mark.parametrize(("colour", "is_taken"), [("#767676", True), ("#777777", False)])
def test_lightest_readable_grey_is_accepted(folder: Path, colour: str, *, is_taken: bool) -> None:
    text = f'[association]\ncolour = "{colour}"\n'
    (folder / "aabsocial.toml").write_text(text, encoding="utf-8")
    if is_taken:
        assert find_settings(folder).colour == colour
    else:
        with pytest.raises(WrongUseError):
            find_settings(folder)


@pytest.mark.parametrize("kind", ["folder", "pipe", "dangling link", "device"])
def test_settings_that_are_no_file_are_told(kind: str, folder: Path) -> None:
    file = folder / "aabsocial.toml"
    if kind == "folder":
        file.mkdir()
    elif os.name == "nt":
        pytest.skip("Windows has no such files, or gives them to administrators alone")
    elif kind == "pipe":
        os.mkfifo(file)
    else:
        file.symlink_to("/dev/zero" if kind == "device" else "gone")

    with pytest.raises(WrongUseError) as told:
        find_settings(folder)
    assert "aabsocial.toml" in told.value.message.in_("da")
