"""What the end of an interview does: papers, their draft, handing in; with keys and with lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.core import toml
from tests.support.processes import run_program

if TYPE_CHECKING:
    from typing import Any

DAY = ("--date", "2026-05-20")


def edit(draft: Path, typed: str) -> str:
    """Edit a proposal with plain lines through a pipe, and return what was told."""
    run = run_program("edit", str(draft), "--plain", *DAY, typed=typed)
    assert run.returncode == 0, run.stderr
    return run.stderr


def paper(draft: Path) -> str:
    """Return the proposal's paper, with ordinary spaces."""
    return (draft / "proposal.md").read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ")


def saved(draft: Path) -> dict[str, Any]:
    answers: dict[str, Any] = toml.parse((draft / "proposal.toml").read_text(encoding="utf-8"))
    return answers


def test_papers_are_written_and_no_answer_changes(draft: Path) -> None:
    before = (draft / "proposal.toml").read_bytes()
    told = edit(draft, "\nLav papirerne\nHTML, Tekst\nStop\n")

    assert "Gemt i proposals/sommer: proposal.html, checklist.html, proposal.md" in told
    assert "Programmet sender ikke filerne." in told
    assert {"proposal.html", "checklist.html", "proposal.md"} <= {
        path.name for path in draft.iterdir()
    }
    assert (draft / "proposal.toml").read_bytes() == before


def test_formats_are_remembered_in_another_workspace(draft: Path) -> None:
    edit(draft, "\nLav papirerne\nTekst\nStop\n")
    (draft / "proposal.md").unlink()
    told = edit(draft, "\nLav papirerne\nStop\n")

    assert "1. Lav papirerne – Tekst" in told
    assert (draft / "proposal.md").is_file()


def test_handing_in_sets_status_and_day(draft: Path) -> None:
    told = edit(draft, "\nIndlever\nTekst\nStop\n")

    assert "Oplægget er indleveret den 20. maj 2026." in told
    assert saved(draft)["status"] == "submitted"
    assert str(saved(draft)["submitted_on"]) == "2026-05-20"
    assert "| Indleveret den | 20. maj 2026 |" in paper(draft)


def test_handing_in_renews_the_papers_of_the_draft_in_other_formats(draft: Path) -> None:
    edit(draft, "\nLav papirerne\nTekst\nStop\n")
    assert "20. maj 2026 |" not in paper(draft)
    told = edit(draft, "\nLav dem i andre formater\nHTML\nIndlever\nStop\n")

    assert "stadig en kladde" not in told.rpartition("er indleveret den")[2]
    assert "| Indleveret den | 20. maj 2026 |" in paper(draft)


def test_missing_annex_is_never_handed_in(draft: Path) -> None:
    for annex in saved(draft)["annexes"]:
        (draft / annex["file"]).unlink()
    told = edit(draft, "Papirer\nIndlever\nIkke nu\nStop\n")

    assert "Oplægget kan ikke indleveres endnu:" in told
    assert "Indlever alligevel" not in told
    assert saved(draft)["status"] == "draft"


def test_end_of_input_on_any_page_hands_nothing_in(draft: Path) -> None:
    for typed in ("", "\n", "\nIndlever alligevel\n", "\nLav papirerne\n"):
        edit(draft, typed)
        assert saved(draft)["status"] == "draft"
        assert "submitted_on" not in saved(draft)


def test_draft_is_not_opened_without_a_terminal(draft: Path) -> None:
    assert "Åbn mappen" not in edit(draft, "\nStop\n")


def test_papers_that_cannot_be_written_end_no_interview(draft: Path) -> None:
    (draft / "proposal.html").mkdir()
    told = edit(draft, "\nLav papirerne\nHTML\nStop\n")

    assert "Fejl: " in told
    assert told.count("Hvad vil du nu?") == 2
