"""Workspaces: proposals are found, folders named, earlier answers remembered."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.personal_data.file_names import slug
from aabsocial.storage.workspace import proposals_below, remembered

if TYPE_CHECKING:
    from pathlib import Path


def a_proposal(folder: Path, text: str = "") -> Path:
    """Write a proposal's file into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "proposal.toml"
    path.write_text(text)
    return path


def test_proposals_are_found_in_path_order(tmp_path: Path) -> None:
    names = ["b", "a", "a/c", "med mellemrum", "a-b", "æ"]
    paths = [a_proposal(tmp_path / name) for name in names]
    found = proposals_below(tmp_path)
    assert set(found) == set(paths)
    assert [path.parent.name for path in found] == ["a", "c", "a-b", "b", "med mellemrum", "æ"]


def test_folder_given_twice_is_searched_once(tmp_path: Path) -> None:
    path = a_proposal(tmp_path / "a")
    assert proposals_below(tmp_path, tmp_path / "a", path, tmp_path / "gone") == (path,)


def test_hidden_folders_are_passed_over(tmp_path: Path) -> None:
    a_proposal(tmp_path / ".git" / "a")
    assert proposals_below(tmp_path) == ()


NUMBER = ("010" + "190", "1" + "234")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Lys, stier & naboer på Ærø", "lys-stier-naboer-paa-aeroe"),
        ("ÆBLE ØL Å", "aeble-oel-aa"),
        ("A\u030aben cafe\u0301", "aaben-cafe"),
        ("Facade—Œuvre 2026/27", "facade-oeuvre-2026-27"),
        ("CON", "con-indsats"),
        ("lpt1", "lpt1-indsats"),
        ("../../etc/passwd", "etc-passwd"),
        ("…", "indsats"),
        ("", "indsats"),
        ("日本", "indsats"),
        ("å" * 100, "aa" * 30),
        pytest.param(f"Cafe {'-'.join(NUMBER)}", "cafe", id="a CPR number"),
        pytest.param(f"Cafe {' / '.join(NUMBER)}", "cafe", id="one parted by a slash"),
        pytest.param(f"Cafe {'?'.join(NUMBER)}", "cafe", id="one that the hyphens make"),
    ],
)
def test_a_title_becomes_a_plain_name(title: str, name: str) -> None:
    assert slug(title) == name


@given(st.text())
def test_any_title_becomes_a_name_that_every_system_takes(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(title))
    assert len(slug(title)) <= 70
    assert slug(slug(title)) == slug(title)


def test_earlier_answers_come_latest_first(tmp_path: Path) -> None:
    old = a_proposal(tmp_path / "a", '[[partners]]\nname = "A"\n[[partners]]\nname = "B"\n')
    new = a_proposal(tmp_path / "b", 'initiative.departments = ["901"]\n[[partners]]\nname = "B"\n')
    broken = a_proposal(tmp_path / "c", "partners =")
    os.utime(old, (1, 1))
    found = remembered(
        [old, new, broken, tmp_path / "gone"],
        ["partners.name", "partners.role", "initiative.departments"],
    )
    assert found == {"partners.name": ("B", "A"), "initiative.departments": ("901",)}
