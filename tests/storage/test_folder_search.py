"""Every folder among those of proposals is accounted for, and no other folder is reported."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aabsocial.handout.names import is_whole_pack_name
from aabsocial.storage.folder_search import (
    FolderWithoutProposal,
    folders_without_proposal,
    is_near_name,
)
from aabsocial.storage.workspace import proposals_below

MEETING = '[meeting]\nbody = "OB"\ndate = 2026-12-03\n'


def made(tree: Path, *files: str) -> Path:
    """Make files, and folders where a name ends in a slash."""
    for name in files:
        path = tree / name
        (path if name.endswith("/") else path.parent).mkdir(parents=True, exist_ok=True)
        if not name.endswith("/"):
            path.write_text(MEETING if "moede" in name else "x = 1\n", encoding="utf-8")
    return tree


def found(place: Path, usual: Path | None = None) -> dict[str, FolderWithoutProposal]:
    """Return the folders found, by their path below a place."""
    folders = folders_without_proposal(proposals_below(place), (place,), usual or Path("nowhere"))
    return {folder.path.relative_to(place).as_posix(): folder for folder in folders}


@pytest.mark.parametrize(
    "name",
    [
        "Proposal.toml",
        "PROPOSAL.TOML",
        "proposal.toml.txt",
        "Proposal.toml.txt",
        "proposal.toml.toml",
        "proposal.txt",
        "proposal",
        "propsal.toml",
        "proposal .toml",
        "proposal.toml ",
        "proposal (1).toml",
        "proposal-PC.toml",
        "proposal.conflict.toml",
        "proposal.toml.bak",
        "\uff50roposal.toml",
        "forslag.toml",
        "oplæg.toml",
        "oplæg.toml.txt",
        "proposal.toml.crdownload",
    ],
)
def test_a_file_that_is_nearly_the_proposals_is_named(name: str, tmp_path: Path) -> None:
    made(tmp_path, "god/proposal.toml", f"anden/{name}")

    assert found(tmp_path)["anden"].near == (name,)


@pytest.mark.parametrize(
    "name",
    ["forslag.docx", "noter.txt", "proposal.md", "proposal.docx", "proposal.pdf", "budget.xlsx"],
)
def test_any_other_file_is_named_and_taken_for_no_proposal(name: str, tmp_path: Path) -> None:
    made(tmp_path, "god/proposal.toml", f"anden/{name}")

    assert found(tmp_path) == {
        "anden": FolderWithoutProposal(path=tmp_path / "anden", names=(name,), near=())
    }


def test_an_empty_folder_is_found_too(tmp_path: Path) -> None:
    made(tmp_path, "god/proposal.toml", "tom/")

    assert found(tmp_path)["tom"].names == ()


def test_what_windows_puts_there_by_itself_is_nothing(tmp_path: Path) -> None:
    made(tmp_path, "god/proposal.toml", "tom/desktop.ini", "tom/Thumbs.db", "tom/.DS_Store")

    assert found(tmp_path)["tom"].names == ()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only administrators make links")
def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    made(tmp_path, "god/proposal.toml")
    (tmp_path / "kaffe").symlink_to("gone")

    assert found(tmp_path)["kaffe"].leads_nowhere


def test_a_near_name_one_folder_further_down_is_named(tmp_path: Path) -> None:
    made(tmp_path, "god/proposal.toml", "anden/kladde/Proposal.toml")

    assert found(tmp_path)["anden"].near == ("kladde/Proposal.toml",)


def test_a_near_name_beside_the_folders_is_found(tmp_path: Path) -> None:
    made(tmp_path, "god/proposal.toml", "Proposal.toml", "moede-2026.toml", "noter.txt")

    assert found(tmp_path)["."].near == ("Proposal.toml",)


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(("god/annexes/referat.pdf", "god/billeder/1.jpg"), id="in a proposal"),
        pytest.param((".git/config", ".skjult/noter.txt"), id="hidden"),
        pytest.param(("_arkiv/gammelt.docx",), id="named to be passed over"),
        pytest.param(("moeder/moede-2026.toml",), id="meetings"),
        pytest.param(("2026-12-03_moede/2026-12-03_moede.pdf",), id="a pack"),
        pytest.param(("aar/2026/en/proposal.toml",), id="a proposal further down"),
        pytest.param(("moede-2026.toml", "noter.txt"), id="files beside the folders"),
    ],
)
def test_what_is_no_proposals_folder_is_not_reported(
    files: tuple[str, ...], tmp_path: Path
) -> None:
    made(tmp_path, "god/proposal.toml", *files)

    assert found(tmp_path) == {}


def test_the_name_of_a_pack_is_the_one_that_is_given_to_packs() -> None:
    assert is_whole_pack_name("2026-12-03_moede.pdf")


def test_folders_of_a_program_above_the_proposals_are_not_reported(tmp_path: Path) -> None:
    made(tmp_path, "proposals/god/proposal.toml", "src/main.c", "docs/", "README.md")

    assert found(tmp_path) == {}


def test_each_group_of_proposals_is_looked_through(tmp_path: Path) -> None:
    made(tmp_path, "2025/a/proposal.toml", "2025/b/b.docx", "2026/c/proposal.toml", "2026/d/")

    assert list(found(tmp_path)) == ["2025/b", "2026/d"]


def test_one_proposals_own_folder_says_nothing_of_its_neighbours(tmp_path: Path) -> None:
    made(tmp_path, "god/proposal.toml", "anden/forslag.docx")

    assert found(tmp_path / "god") == {}


def test_a_place_is_the_same_however_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path, "ind/god/proposal.toml", "ind/god/annexes/a.pdf", "ind/word/a.docx")

    for standing, place, folders in (
        ("ind/god", ".", []),
        ("ind", ".", ["word"]),
        ("ind", "god", []),
        (".", ".", ["ind/word"]),
        (".", "ind", ["word"]),
        ("ind/god", "..", ["word"]),
    ):
        monkeypatch.chdir(tmp_path / standing)
        assert list(found(Path(place))) == folders, (standing, place)


def test_a_place_without_any_proposal_is_looked_through(tmp_path: Path) -> None:
    made(tmp_path, "ind/a/forslag.docx", "ind/b/Proposal.toml")

    assert list(found(tmp_path / "ind")) == ["a", "b"]
    assert list(found(tmp_path / "ind" / "a")) == ["."]


def test_files_in_the_usual_place_are_no_proposal_that_went_wrong(tmp_path: Path) -> None:
    made(tmp_path, "proposals/noter.txt")

    assert found(tmp_path / "proposals", usual=tmp_path / "proposals") == {}
    assert list(found(tmp_path / "proposals")) == ["."]


@pytest.mark.parametrize("name", ["proposal.toml", "moede.toml", "notes.txt", "aabsocial.toml"])
def test_other_names_are_not_near(name: str) -> None:
    assert not is_near_name(name)
