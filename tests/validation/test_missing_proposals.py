"""The entry of a folder without a proposal says what lies there and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from aabsocial.localization.messages import LANGUAGES
from aabsocial.model.findings import Outcome, Severity
from aabsocial.storage.folder_search import FolderWithoutProposal
from aabsocial.validation.missing_proposals import entry_without_proposal
from tests.support.validations import options_for


def a_folder(*names: str, near: tuple[str, ...] = ()) -> FolderWithoutProposal:
    return FolderWithoutProposal(path=Path("proposals/kaffe"), names=(*names, *near), near=near)


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        (a_folder(), "Mappen er tom."),
        (a_folder("forslag.docx"), "I mappen ligger forslag.docx, men der mangler et oplæg."),
        (a_folder(*"abcdefg"), "I mappen ligger a, b, c, d, e og …, men der mangler et oplæg."),
        (
            a_folder(near=("Proposal.TOML",)),
            "Filen hedder »Proposal.TOML« i stedet for »proposal.toml«",
        ),
        (a_folder(near=("a.toml", "b.toml")), "Det kan være en af disse filer: a.toml og b.toml."),
        (
            FolderWithoutProposal(path=Path("x"), leads_nowhere=True),
            "en genvej til noget, der ikke findes",
        ),
    ],
)
def test_what_lies_there_is_told(folder: FolderWithoutProposal, told: str) -> None:
    entry = entry_without_proposal(folder, options_for())
    (finding,) = entry.findings

    assert (entry.outcome, entry.title) == (Outcome.NO_PROPOSAL, "")
    assert (finding.rule, finding.severity) == ("MAP05", Severity.ERROR)
    assert told in finding.message.in_("da")
    assert all(finding.remedy.in_(language) for language in LANGUAGES)


def test_notepads_ending_is_explained() -> None:
    (finding,) = entry_without_proposal(
        a_folder(near=("proposal.toml.txt",)), options_for()
    ).findings

    assert "Filtypenavne" in finding.remedy.in_("da")


def test_personal_data_in_the_names_is_found_and_not_repeated() -> None:
    number = "2704" + "87" + "-3141"
    entry = entry_without_proposal(a_folder(f"brev {number}.docx"), options_for())

    assert [finding.rule for finding in entry.findings] == ["MAP05", "DAT01"]
    assert number not in entry.findings[1].message.in_("da")


def test_a_rule_that_is_not_wanted_is_left_out() -> None:
    assert entry_without_proposal(a_folder(), options_for(ignore=("MAP",))).findings == ()
