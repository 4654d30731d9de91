"""What is found in a proposal's folder: annexes, conflict copies, personal data in names."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal
from unicodedata import normalize

import pytest

from aabsocial.model.findings import Severity
from aabsocial.model.proposal import Annex, Proposal
from aabsocial.validation.folder_checks import findings_among, findings_in_folder
from tests.support.validations import a_proposal_in

if TYPE_CHECKING:
    from pathlib import Path


def found_with(file: str, folder: Path) -> list[tuple[str, str]]:
    """Return the findings by code and key of a proposal with one annex."""
    path = a_proposal_in(folder)
    proposal = Proposal(annexes=(Annex(title="Bilag", file=file),))
    return [(finding.rule, finding.key) for finding in findings_in_folder(path, proposal)]


def test_an_annex_in_the_folder_is_no_finding(tmp_path: Path) -> None:
    folder = tmp_path / "sommer"
    (folder / "annexes").mkdir(parents=True)
    (folder / "annexes" / "bilag 1.md").write_text("", encoding="utf-8")

    assert found_with("annexes/bilag 1.md", folder) == []
    assert found_with("annexes/../annexes/./bilag 1.md", folder) == []
    assert found_with("annexes\\bilag 1.md", folder) == []


@pytest.mark.parametrize(
    "file", ["annexes/gone.md", "annexes", "nul\0byte", "x" * 300, "proposal.toml/x"]
)
def test_an_annex_that_is_no_file_is_missing(file: str, tmp_path: Path) -> None:
    (tmp_path / "annexes").mkdir()

    assert found_with(file, tmp_path) == [("MAP01", "annexes[0].file")]


@pytest.mark.parametrize(
    "file",
    [
        "../other/a.md",
        "a/../../b.md",
        "..",
        "/etc/hostname",
        "C:\\bilag.md",
        "\\\\server\\b.md",
        "C:x",
    ],
)
def test_an_annex_may_not_lie_outside(file: str, tmp_path: Path) -> None:
    assert found_with(file, tmp_path) == [("MAP02", "annexes[0].file")]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_out_of_the_folder_leads_outside(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.md").write_text("", encoding="utf-8")
    folder = tmp_path / "sommer"
    folder.mkdir()
    (folder / "bilag.md").symlink_to("../elsewhere.md")

    assert found_with("bilag.md", folder) == [("MAP02", "annexes[0].file")]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_to_itself_is_missing(tmp_path: Path) -> None:
    (tmp_path / "bilag.md").symlink_to("bilag.md")

    assert found_with("bilag.md", tmp_path) == [("MAP01", "annexes[0].file")]


@pytest.mark.parametrize(
    "name",
    [
        "proposal-PC.toml",
        "proposal (Annas modstridende kopi 2026-06-01).toml",
        "proposal (Anna's conflicted copy 2026-06-01).toml",
        "proposal.sync-conflict-20260601-120000-ABCDEF.toml",
        "proposal.conflict.toml",
        "proposal.conflict-2.toml",
        "Proposal - Kopi.toml",
    ],
)
def test_a_conflict_copy_is_named(name: str, tmp_path: Path) -> None:
    path = a_proposal_in(tmp_path)
    (tmp_path / name).write_text("", encoding="utf-8")

    (finding,) = findings_in_folder(path, Proposal())

    assert (finding.rule, finding.severity) == ("MAP04", Severity.WARNING)
    assert name in finding.message.in_("da")


@pytest.mark.parametrize(
    "name", ["proposals.toml", "proposal.md", "meeting.toml", ".aabsocial-1.tmp"]
)
def test_other_files_are_no_conflict_copies(name: str, tmp_path: Path) -> None:
    path = a_proposal_in(tmp_path)
    (tmp_path / name).write_text("", encoding="utf-8")

    assert list(findings_in_folder(path, Proposal())) == []


def test_a_cpr_number_in_a_name_is_not_repeated(tmp_path: Path) -> None:
    number = "-".join(("010" + "190", "1" + "234"))
    folder = tmp_path / f"fra {number}"

    found = list(findings_in_folder(a_proposal_in(folder), Proposal()))

    assert [finding.rule for finding in found] == ["DAT01"]
    assert number not in found[0].message.in_("da") + found[0].remedy.in_("en")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_annex_from_a_mac_is_found(form: Literal["NFC", "NFD"], tmp_path: Path) -> None:
    (tmp_path / normalize("NFD", "på-tværs.pdf")).touch()

    assert found_with(normalize(form, "på-tværs.pdf"), tmp_path) == []
    assert found_with(normalize(form, "På-Tværs.PDF"), tmp_path) == []


@pytest.mark.parametrize("near", ["referat-2026.pdf", "annexes/referat-2026.pdf"])
def test_a_slip_in_an_annexs_name_is_told_the_nearest(near: str, tmp_path: Path) -> None:
    (tmp_path / "annexes").mkdir()
    (tmp_path / near).touch()
    proposal = Proposal(annexes=(Annex(file="refferat-2026.pdf"),))
    (finding,) = findings_in_folder(tmp_path / "proposal.toml", proposal)

    assert f"»{near}«" in finding.message.in_("da")


@pytest.mark.parametrize("name", ["Proposal.toml", "proposal.toml.txt", "PROPOSAL.TOML.TXT"])
def test_a_second_file_under_nearly_the_same_name_is_a_copy(name: str, tmp_path: Path) -> None:
    names = ("proposal.toml", name)
    (finding,) = findings_among(names, tmp_path / "proposal.toml", Proposal())

    assert (finding.rule, name in finding.message.in_("da")) == ("MAP04", True)


def test_a_file_that_is_there_under_other_capitals_is_no_copy_of_itself(tmp_path: Path) -> None:
    assert list(findings_among(("Proposal.toml",), tmp_path / "proposal.toml", Proposal())) == []
