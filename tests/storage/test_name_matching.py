"""A name that only looks different on disk is found; of another, the nearest is told."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from aabsocial.storage.name_matching import nearest_name, path_on_disk


@pytest.mark.parametrize(
    ("written", "on_disk"),
    [
        pytest.param("på.pdf", unicodedata.normalize("NFD", "på.pdf"), id="from a Mac"),
        pytest.param(unicodedata.normalize("NFD", "ål.pdf"), "ål.pdf", id="typed on a Mac"),
        pytest.param("REFERAT.PDF", "referat.pdf", id="capitals"),
        pytest.param("Å.pdf", unicodedata.normalize("NFD", "å.pdf"), id="both"),
        pytest.param("referat.pdf", "referat.pdf", id="alike"),
    ],
)
def test_what_looks_the_same_is_found(written: str, on_disk: str, tmp_path: Path) -> None:
    (tmp_path / "Mappe").mkdir()
    (tmp_path / "Mappe" / on_disk).touch()

    found = path_on_disk(tmp_path / "mappe" / written)

    assert found is not None
    assert found.samefile(tmp_path / "Mappe" / on_disk)


def test_a_name_that_stands_there_exactly_goes_first(tmp_path: Path) -> None:
    for name in ("å", unicodedata.normalize("NFD", "å")):
        (tmp_path / name).touch()

    assert path_on_disk(tmp_path / "å") == tmp_path / "å"


@pytest.mark.parametrize("name", ["gone.pdf", "a/b/c", "x\0y", "n" * 5_000])
def test_what_is_not_there_is_not_found(name: str, tmp_path: Path) -> None:
    assert path_on_disk(tmp_path / name) is None


def test_the_nearest_name_is_told_as_it_stands() -> None:
    names = ("Referat-afdelingsmøde.pdf", "budget.xlsx")

    assert nearest_name("referat-afdelingmøde.pdf", names) == names[0]
    assert nearest_name("noget helt andet", names) == ""
