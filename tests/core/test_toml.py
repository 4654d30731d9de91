"""TOML is read exactly, and the program's own texts as they were parsed when it was built."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aabsocial.core import toml

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file of texts in a package and an environment of its own."""
    monkeypatch.setattr("sys.prefix", str(tmp_path / "environment"))
    monkeypatch.setattr(toml, "PACKAGE", tmp_path / "package")
    path = tmp_path / "package" / "policy" / "words.toml"
    path.parent.mkdir(parents=True)
    path.write_text('greeting = "Goddag"', encoding="utf-8")
    return path


def built_beside(source: Path, content: str) -> None:
    """Lay what a wheel holds beside a file of texts."""
    source.with_name("words.toml.json").write_text(content, encoding="utf-8")


def built_for_checkout(source: Path, content: str) -> None:
    """Lay what the installation of a checkout puts in its environment."""
    status = source.stat()
    folder = source.parents[2] / "environment" / "share" / "aabsocial" / "texts" / "policy"
    folder.mkdir(parents=True)
    name = f"words.toml.{status.st_mtime_ns}.{status.st_size}.json"
    (folder / name).write_text(content, encoding="utf-8")


BUILT = pytest.mark.parametrize("built", [built_beside, built_for_checkout])


def test_decimals_are_kept_as_they_are_written() -> None:
    assert toml.parse("amount = 250.000") == {"amount": Decimal("250.000")}
    assert str(toml.parse("amount = 250.000")["amount"]) == "250.000"


@BUILT
def test_texts_parsed_at_build_are_loaded(source: Path, built: Callable[[Path, str], None]) -> None:
    built(source, '{"greeting":"Hej"}')

    assert toml.load_shipped(source) == {"greeting": "Hej"}


@BUILT
@pytest.mark.parametrize("spoilt", ["", "nonsense", '{"greeting":'])
def test_spoilt_texts_are_parsed_from_their_source(
    source: Path, built: Callable[[Path, str], None], spoilt: str
) -> None:
    built(source, spoilt)

    assert toml.load_shipped(source) == {"greeting": "Goddag"}


def test_an_edit_in_a_checkout_counts_at_once(source: Path) -> None:
    built_for_checkout(source, '{"greeting":"Goddag"}')
    source.write_text('greeting = "Farvel!"', encoding="utf-8")

    assert toml.load_shipped(source) == {"greeting": "Farvel!"}


def test_an_edit_of_the_same_length_counts_too(source: Path) -> None:
    built_for_checkout(source, '{"greeting":"Goddag"}')
    source.write_text('greeting = "Farvel"', encoding="utf-8")
    os.utime(source, ns=(1, 1))

    assert toml.load_shipped(source) == {"greeting": "Farvel"}


def test_texts_outside_the_package_are_parsed(source: Path, tmp_path: Path) -> None:
    outside = source.replace(tmp_path / "words.toml")

    assert toml.load_shipped(outside) == {"greeting": "Goddag"}


def test_nothing_is_kept_of_what_was_parsed(source: Path, tmp_path: Path) -> None:
    toml.load_shipped(source)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [source]
