"""Annexes are taken along with the answers, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from aabsocial.store.annexes import take_along


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    (folder / "annexes").mkdir(parents=True)
    (folder / "annexes" / "referat.md").write_text("Referat", encoding="utf-8")
    (tmp_path / "secret.md").write_text("Ikke vores", encoding="utf-8")
    return folder


def test_an_annex_beside_the_answers_is_copied(source: Path, tmp_path: Path) -> None:
    assert take_along(["annexes/referat.md"], source, tmp_path / "new") == ("annexes/referat.md",)
    assert (tmp_path / "new" / "annexes" / "referat.md").read_text(encoding="utf-8") == "Referat"


@pytest.mark.parametrize("file", ["annexes/gone.md", "../secret.md", "annexes", "", "a\0b"])
def test_what_is_no_annex_of_the_folder_is_left(file: str, source: Path, tmp_path: Path) -> None:
    assert take_along([file], source, tmp_path / "new" / "folder") == ()
    assert not (tmp_path / "new").exists()


def test_a_link_out_of_the_folder_is_not_followed(source: Path, tmp_path: Path) -> None:
    (source / "annexes" / "link.md").symlink_to(tmp_path / "secret.md")

    assert take_along(["annexes/link.md"], source, tmp_path / "new") == ()


def test_links_in_a_ring_lead_nowhere(source: Path, tmp_path: Path) -> None:
    (source / "annexes" / "ring.md").symlink_to("ring.md")

    assert take_along(["annexes/ring.md"], source, tmp_path / "new") == ()


def test_an_annex_that_is_there_already_is_not_overwritten(source: Path, tmp_path: Path) -> None:
    there = tmp_path / "new" / "annexes" / "referat.md"
    there.parent.mkdir(parents=True)
    there.write_text("Min egen", encoding="utf-8")

    assert take_along(["annexes/referat.md"], source, tmp_path / "new") == ()
    assert there.read_text(encoding="utf-8") == "Min egen"
