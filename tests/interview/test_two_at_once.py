"""Two at one proposal, and a folder that goes while one answers: nothing is lost, each is told."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from aabsocial.core import toml
from aabsocial.storage import read_proposal, save_proposal
from aabsocial.storage.proposal_file import unsaved_proposal
from tests.interview.terminal import Terminal
from tests.support.layouts import LAYOUT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TITLE, DEPARTMENTS = "Hvad hedder indsatsen?", "Hvilke afdelinger er med"
START = "Hvornår begynder og slutter indsatsen?"
SAVES = 150


def answers_in(path: Path) -> dict[str, object]:
    answers: dict[str, object] = toml.parse(path.read_text(encoding="utf-8"))["initiative"]
    return answers


def screen_text(terminal: Terminal) -> str:
    """Return the text of the screen, with wrapped paths joined."""
    return terminal.shown.replace("\n", "")


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Terminal]:
    """Yield an interview at its second question."""
    terminal = Terminal(tmp_path, "new", "--plain", columns=200)
    assert terminal.sees(TITLE)
    terminal.press("Naboer\n", until=DEPARTMENTS)
    yield terminal
    terminal.kill()


def test_second_of_two_editors_is_warned_and_keeps_answers(tmp_path: Path, begun: Terminal) -> None:
    other = Terminal(tmp_path, "edit", "naboer", "--plain", columns=200)
    assert other.sees("Velkommen tilbage.")
    other.press("\n", until=DEPARTMENTS)
    other.press("902\n", until=START)
    begun.child.send("901\n")

    assert begun.ended() == 1
    assert "er ændret, siden du åbnede" in screen_text(begun)
    assert "proposal.conflict.toml" in screen_text(begun)
    folder = tmp_path / "proposals" / "naboer"
    assert answers_in(folder / "proposal.toml")["departments"] == ["902"]
    assert answers_in(folder / "proposal.conflict.toml")["departments"] == ["901"]
    assert len([*folder.iterdir()]) == 2
    other.kill()


def test_two_new_proposals_of_one_name_get_own_folders(tmp_path: Path) -> None:
    both = [Terminal(tmp_path, "new", "--plain") for _ in range(2)]
    for terminal in both:
        assert terminal.sees("Svar:")
    for terminal in both:
        terminal.child.send("Naboer\n")
    for terminal in both:
        assert terminal.sees(DEPARTMENTS)
        terminal.kill()

    files = sorted(tmp_path.glob("proposals/*/*"))
    assert [file.parent.name for file in files] == ["naboer", "naboer-2"]
    assert [answers_in(file)["title"] for file in files] == ["Naboer", "Naboer"]


def test_removed_folder_loses_no_answer(tmp_path: Path, begun: Terminal) -> None:
    (tmp_path / "proposals" / "naboer").rename(tmp_path / "proposals" / "andre")
    begun.child.send("901\n")

    assert begun.ended() == 4
    (kept,) = tmp_path.rglob("rescued/*")
    assert str(kept) in screen_text(begun)
    assert answers_in(kept) == {"title": "Naboer", "departments": ["901"]}
    assert not (tmp_path / "proposals" / "naboer").exists()


def test_interview_goes_on_without_writable_folder(tmp_path: Path, begun: Terminal) -> None:
    resource = pytest.importorskip("resource")
    if not hasattr(resource, "prlimit"):
        pytest.skip("only Linux takes another process's room away")
    usual = resource.prlimit(begun.child.pid, resource.RLIMIT_FSIZE, (0, -1))
    begun.press("901\n", until="de seneste svar er ikke gemt")
    assert begun.sees(START)
    resource.prlimit(begun.child.pid, resource.RLIMIT_FSIZE, usual)
    begun.press("1/9-2026\n", until="Hvornår slutter indsatsen?")

    answers = answers_in(tmp_path / "proposals" / "naboer" / "proposal.toml")
    assert [*answers] == ["title", "departments", "start"]


def test_full_disk_is_reported_as_file_error(begun: Terminal) -> None:
    resource = pytest.importorskip("resource")
    if not hasattr(resource, "prlimit"):
        pytest.skip("only Linux takes another process's room away")
    resource.prlimit(begun.child.pid, resource.RLIMIT_FSIZE, (0, -1))
    begun.press("901\n", until="de seneste svar er ikke gemt")
    begun.child.send("\x03")

    assert begun.ended() == 4


def test_reader_during_a_save_reads_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "proposal.toml"
    texts = [{"idea": {"summary": "x" * 5_000 + str(number)}} for number in range(SAVES)]
    stored = save_proposal(unsaved_proposal(path), texts[0], LAYOUT)
    reading = threading.Event()

    def save() -> None:
        now = stored
        reading.wait()
        for text in texts:
            now = save_proposal(now, text, LAYOUT)

    saver = threading.Thread(target=save)
    saver.start()
    reading.set()
    while saver.is_alive():
        assert read_proposal(path).answers in texts
    saver.join()
    assert read_proposal(path).answers == texts[-1]
