"""TOML is read exactly, and the program's own texts are parsed once for each change."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from aabsocial.core import toml


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file of texts in a folder where the cache can be written."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    path = tmp_path / "words.toml"
    path.write_text('greeting = "Goddag"', encoding="utf-8")
    return path


def kept_in(folder: Path) -> list[Path]:
    return list((folder / "__pycache__").glob("*"))


def test_decimals_are_kept_as_they_are_written() -> None:
    assert toml.parse("amount = 250.000") == {"amount": Decimal("250.000")}
    assert str(toml.parse("amount = 250.000")["amount"]) == "250.000"


def test_parsed_toml_is_cached(source: Path) -> None:
    first = toml.load_shipped(source)

    assert len(kept_in(source.parent)) == 1
    assert toml.load_shipped(source) == first == {"greeting": "Goddag"}


def test_a_changed_file_is_parsed_anew(source: Path) -> None:
    toml.load_shipped(source)
    source.write_text('greeting = "Farvel!"', encoding="utf-8")

    assert toml.load_shipped(source) == {"greeting": "Farvel!"}


def test_change_of_same_length_invalidates_cache(source: Path) -> None:
    toml.load_shipped(source)
    source.write_text('greeting = "Farvel"', encoding="utf-8")
    os.utime(source, ns=(1, 1))

    assert toml.load_shipped(source) == {"greeting": "Farvel"}


@pytest.mark.parametrize("spoilt", [b"", b"\xff", b"i\x01\x00\x00\x00", b"nonsense"])
def test_damaged_cache_is_rebuilt(source: Path, spoilt: bytes) -> None:
    toml.load_shipped(source)
    (copy,) = kept_in(source.parent)
    copy.write_bytes(spoilt)

    assert toml.load_shipped(source) == {"greeting": "Goddag"}
    assert copy.read_bytes() != spoilt


def test_texts_are_read_without_writable_cache(source: Path) -> None:
    (source.parent / "__pycache__").write_text("a file where the folder would be")

    assert toml.load_shipped(source) == {"greeting": "Goddag"}


def test_no_cache_without_python_bytecode(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)

    assert toml.load_shipped(source) == {"greeting": "Goddag"}
    assert kept_in(source.parent) == []
