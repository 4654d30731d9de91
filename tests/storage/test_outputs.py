"""A paper is written whole, and only where it changed."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from aabsocial.errors import FileTroubleError
from aabsocial.storage.outputs import is_up_to_date, older_papers, write_derived, write_papers
from tests.storage.failing_system import Trouble, failing


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    papers = {"a.md": "Et\n", "b.md": "To\n"}
    write_derived(tmp_path, papers)

    assert write_derived(tmp_path, papers | {"b.md": "To igen\n"}) == (tmp_path / "b.md",)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "b.md"]


def test_papers_are_older_until_they_are_written_again(tmp_path: Path) -> None:
    proposal = tmp_path / "proposal.toml"
    proposal.write_text("", encoding="utf-8")
    papers: dict[str, str | bytes] = {"proposal.docx": b"Et", "checklist.md": "To\n"}
    write_papers(tmp_path, papers)
    (tmp_path / "referat.pdf").write_bytes(b"")
    hour_ago = proposal.stat().st_mtime - 3_600

    assert older_papers(proposal) == ()
    for name in ("referat.pdf", *papers):
        os.utime(tmp_path / name, (hour_ago, hour_ago))
    assert older_papers(proposal) == ("checklist.md", "proposal.docx")
    assert write_papers(tmp_path, {"proposal.docx": b"Et"}) == ()
    assert older_papers(proposal) == ("checklist.md",)
    assert older_papers(tmp_path / "none" / "proposal.toml") == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_pipe_instead_of_a_paper_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "proposal.md")

    assert not is_up_to_date(tmp_path / "proposal.md", "Tekst\n")


def test_unwritable_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(FileTroubleError):
        write_derived(tmp_path / "file", {"a.md": "Et\n"})


@pytest.mark.parametrize(
    ("code", "says"),
    [(errno.ENOSPC, "Drevet er fuldt"), (errno.EACCES, "kan ikke gemmes")],
    ids=["full", "refused"],
)
def test_a_full_drive_is_called_full(code: int, says: str, tmp_path: Path) -> None:
    with (
        failing(Trouble(below=tmp_path, errno=code, at=1, lasting=True)),
        pytest.raises(FileTroubleError) as told,
    ):
        write_derived(tmp_path, {"proposal.md": "a"})
    assert says in told.value.message.in_("da")
