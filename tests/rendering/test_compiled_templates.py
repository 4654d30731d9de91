"""Compiled templates are kept in the user's own cache, or nowhere."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from aabsocial.rendering.compiled_templates import cache_folder, compiled_templates

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows says otherwise whose it is")


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"XDG_CACHE_HOME": "/cache", "LOCALAPPDATA": "/local"}, "/cache/aabsocial"),
        ({"XDG_CACHE_HOME": "cache", "LOCALAPPDATA": "/local"}, "/local/aabsocial/cache"),
        ({"XDG_CACHE_HOME": ""}, "/people/ida/.cache/aabsocial"),
        ({}, "/people/ida/.cache/aabsocial"),
    ],
)
@on_posix
def test_the_cache_is_the_users_own(
    environment: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/people/ida")

    assert cache_folder(environment) == Path(folder)


@on_posix
def test_cache_is_not_writable_by_others(tmp_path: Path) -> None:
    environment = {"XDG_CACHE_HOME": str(tmp_path)}
    assert compiled_templates(environment)
    assert (tmp_path / "aabsocial").stat().st_mode & 0o777 == 0o700

    (tmp_path / "aabsocial").chmod(0o777)
    assert compiled_templates(environment) is None


def test_unusable_cache_folder_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "aabsocial").touch()

    assert compiled_templates({"XDG_CACHE_HOME": str(tmp_path)}) is None


def test_unwritable_cache_is_ignored(tmp_path: Path) -> None:
    compiled = compiled_templates({"XDG_CACHE_HOME": str(tmp_path)})
    (tmp_path / "aabsocial").rmdir()
    engine = Environment(  # noqa: S701 - no page is made here
        loader=DictLoader({"paper": "{{ answer }}"}), bytecode_cache=compiled
    )

    assert engine.get_template("paper").render(answer="Ja") == "Ja"


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    def kept() -> list[tuple[str, int]]:
        compiled = compiled_templates({"XDG_CACHE_HOME": str(tmp_path)})
        engine = Environment(loader=DictLoader({"paper": "Ja"}), bytecode_cache=compiled)  # noqa: S701 - no HTML
        engine.get_template("paper")
        return [(path.name, path.stat().st_mtime_ns) for path in tmp_path.glob("aabsocial/*")]

    first = kept()
    assert len(first) == 1
    assert kept() == first


def test_undecodable_path_has_a_cache_name(tmp_path: Path) -> None:
    compiled = compiled_templates({"XDG_CACHE_HOME": str(tmp_path)})
    assert compiled

    named = {compiled.get_cache_key("paper", path) for path in ("/\udcc3\udca6", "/æ", None)}
    assert len(named) == 3
