"""Which files in a proposal's folder may be annexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.storage.found_annexes import MOST, possible_annexes
from tests.support.cpr_numbers import parted

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    """Return the path of a proposal's file, in a folder of its own."""
    path = tmp_path / "kaffe" / "proposal.toml"
    for name in ("", "annexes", "bilag", "andet"):
        (path.parent / name).mkdir(exist_ok=True)
    path.write_text("")
    return path


def test_files_beside_the_proposal_and_among_annexes_may_be_annexes(proposal: Path) -> None:
    names = ("Referat.pdf", "annexes/aftale.docx", "bilag/plan.png", "andet/noter.txt")
    for name in names:
        (proposal.parent / name).write_text("x")
    assert possible_annexes(proposal) == names[:3]


@pytest.mark.parametrize(
    "name",
    [
        "proposal.md",
        "Checklist.pdf",
        "proposal.conflict.toml",
        ".DS_Store",
        "~$referat.docx",
        "Thumbs.db",
        "desktop.ini",
        "referat.pdf.part",
    ],
)
def test_our_own_files_and_hidden_ones_are_no_annexes(proposal: Path, name: str) -> None:
    (proposal.parent / name).write_text("x")
    assert possible_annexes(proposal) == ()


def test_a_file_with_a_cpr_number_in_its_name_is_not_proposed(proposal: Path) -> None:
    (proposal.parent / f"sag {parted()}.pdf").write_text("x")
    assert possible_annexes(proposal) == ()


def test_a_folder_full_of_files_is_not_proposed(proposal: Path) -> None:
    for number in range(MOST + 1):
        (proposal.parent / f"{number}.pdf").write_text("x")
    assert possible_annexes(proposal) == ()
    (proposal.parent / "0.pdf").unlink()
    assert len(possible_annexes(proposal)) == MOST


def test_there_are_no_annexes_where_there_is_no_folder(tmp_path: Path) -> None:
    assert possible_annexes(tmp_path / "væk" / "proposal.toml") == ()
