"""What is remembered for a user, in a folder of the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from aabsocial.storage.user_choices import remember_formats, remembered_formats


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "aabsocial"


def test_nothing_is_remembered_at_first() -> None:
    assert remembered_formats() == ()


def test_formats_are_remembered() -> None:
    remember_formats(("docx", "pdf"))

    assert set(remembered_formats()) == {"docx", "pdf"}


def test_settings_beside_them_stay(own: Path) -> None:
    own.mkdir()
    (own / "aabsocial.toml").write_text('language = "da"\n', encoding="utf-8")
    remember_formats(("md",))

    assert (own / "aabsocial.toml").read_text(encoding="utf-8") == 'language = "da"\n'


@pytest.mark.parametrize(
    "content", [b"papers = 3", b'papers = ["odt"]', b"papers = [", b"\xff\xfe", b""]
)
def test_file_that_says_something_else_is_no_trouble(own: Path, content: bytes) -> None:
    own.mkdir()
    (own / "remembered.toml").write_bytes(content)

    assert remembered_formats() == ()
    remember_formats(("pdf",))
    assert remembered_formats() == ("pdf",)


def test_folder_that_cannot_be_written_is_no_trouble(own: Path) -> None:
    own.write_text("a file in its place", encoding="utf-8")
    remember_formats(("pdf",))

    assert remembered_formats() == ()


def test_system_without_a_place_for_it_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME", "USERPROFILE"):
        monkeypatch.delenv(name, raising=False)
    remember_formats(("pdf",))

    assert remembered_formats() == ()
