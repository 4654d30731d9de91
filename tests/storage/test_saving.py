"""Saving: all of it or nothing, nobody's work overwritten, and no answer lost."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aabsocial.errors import ChangedMeanwhileError, ExitCode, FileTroubleError
from aabsocial.storage import atomic, read_proposal, save_proposal
from aabsocial.storage.atomic import directory_lock
from aabsocial.storage.proposal_file import unsaved_proposal
from aabsocial.storage.saving import save
from tests.support.layouts import LAYOUT, SOME

if TYPE_CHECKING:
    from collections.abc import Callable

EDITORS = 8
OLD, NEW = 'title = "old"\n', 'title = "new"\n'

# A child process on whose disk a file cannot grow beyond a number of bytes.
CHILD = """
import resource, sys
from pathlib import Path
from aabsocial.storage.saving import save
from aabsocial.storage.reading import read_proposal
path, size = Path(sys.argv[1]), int(sys.argv[2])
digest = read_proposal(path).digest
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
save(path, 'title = "new"\\n', expecting=digest)
"""


def saved_on_a_small_disk(path: Path, size: int) -> int:
    """Save in another process with room for so many bytes; return its exit code."""
    path.write_text(OLD)
    # Measuring coverage writes files of its own, for which there is no room either.
    unmeasured = {name: it for name, it in os.environ.items() if not name.startswith("COVERAGE")}
    own = {"XDG_STATE_HOME": str(path.parent / "state"), "PYTHONPATH": str(Path.cwd())}
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(path), str(size)],
        capture_output=True,
        check=False,
        env=unmeasured | own,
    )
    return child.returncode


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path for a proposal in an existing folder."""
    folder = tmp_path / "lys-og-stier"
    folder.mkdir()
    return folder / "proposal.toml"


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user's state folder, a fresh one."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def files(folder: Path) -> list[str]:
    """List a folder's names."""
    return sorted(path.name for path in folder.iterdir())


def test_a_new_proposal_makes_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "proposals" / "lys" / "proposal.toml"
    stored = save_proposal(unsaved_proposal(path), SOME, LAYOUT)
    assert read_proposal(path) == stored
    assert files(path.parent) == ["proposal.toml"]


def test_saving_goes_on_from_what_was_saved(path: Path) -> None:
    stored = save_proposal(unsaved_proposal(path), SOME, LAYOUT)
    again = save_proposal(stored, {**SOME, "language": "en"}, LAYOUT)
    assert read_proposal(path).answers == again.answers
    assert again.answers["language"] == "en"


def test_the_same_text_leaves_the_file_alone(path: Path) -> None:
    stored = save_proposal(unsaved_proposal(path), SOME, LAYOUT)
    os.utime(path, (1, 1))
    save_proposal(stored, SOME, LAYOUT)
    assert path.stat().st_mtime == 1


@pytest.mark.parametrize("mode", [0o640, 0o664, 0o600, 0o444])
def test_the_old_mode_is_kept(path: Path, mode: int) -> None:
    path.write_text(OLD)
    path.chmod(mode)
    save(path, NEW, expecting=read_proposal(path).digest)
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_new_file_has_the_usual_mode(path: Path) -> None:
    save(path, NEW, expecting=None)
    usual = path.with_name("usual")
    usual.touch()
    assert path.stat().st_mode == usual.stat().st_mode


def test_a_link_stays_and_its_target_is_written(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.toml"
    target.write_text(OLD)
    path.symlink_to(target)
    save(path, NEW, expecting=read_proposal(path).digest)
    assert path.is_symlink()
    assert target.read_text() == NEW
    assert files(path.parent) == ["proposal.toml"]


@pytest.mark.parametrize(
    ("theirs", "told"),
    [("title = 1\n", "er ændret, siden du åbnede"), (None, "er flyttet eller slettet")],
    ids=["changed", "deleted"],
)
def test_change_by_another_is_not_overwritten(path: Path, theirs: str | None, told: str) -> None:
    path.write_text(OLD)
    stored = read_proposal(path)
    path.write_text(theirs) if theirs else path.unlink()
    with pytest.raises(ChangedMeanwhileError) as changed:
        save(path, NEW, expecting=stored.digest)
    beside = path.with_name("proposal.conflict.toml")
    assert changed.value.exit_code is ExitCode.FINDINGS
    assert str(path) in changed.value.message.in_("da")
    assert told in changed.value.message.in_("da")
    assert str(beside) in changed.value.remedy.in_("da")
    assert beside.read_text() == NEW
    assert (path.read_text() if theirs else None) == theirs


def test_a_file_that_appeared_meanwhile_is_kept(path: Path) -> None:
    path.write_text(OLD)
    for name in ("proposal.conflict.toml", "proposal.conflict-2.toml"):
        with pytest.raises(ChangedMeanwhileError):
            save(path, NEW, expecting=None)
        assert path.with_name(name).read_text() == NEW
    assert path.read_text() == OLD


def test_many_editors_at_once_lose_no_answer(path: Path) -> None:
    path.write_text(OLD)
    digest = read_proposal(path).digest
    start = threading.Barrier(EDITORS)
    told = []

    def edit(number: int) -> None:
        start.wait()
        try:
            save(path, f"title = {number}\n", expecting=digest)
        except ChangedMeanwhileError:
            told.append(number)

    together(edit)
    assert len(told) == EDITORS - 1
    kept = {file.read_text() for file in path.parent.iterdir()}
    assert kept == {f"title = {number}\n" for number in range(EDITORS)}
    assert not [name for name in files(path.parent) if name.startswith(".")]


def test_a_save_waits_for_the_one_before_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "PATIENCE_SECONDS", 60.0)
    path.write_text(OLD)
    digest = read_proposal(path).digest
    told = []

    def edit() -> None:
        try:
            save(path, NEW, expecting=digest)
        except ChangedMeanwhileError as changed:
            told.append(changed)

    with directory_lock(path.parent):
        editor = threading.Thread(target=edit)
        editor.start()
        while len(files(path.parent)) < 3 and editor.is_alive():
            time.sleep(0.001)
        path.write_text("title = 1\n")
    editor.join()
    assert told
    assert path.read_text() == "title = 1\n"
    assert path.with_name("proposal.conflict.toml").read_text() == NEW


def test_concurrent_recoveries_lose_no_answer(tmp_path: Path, state: Path) -> None:
    (tmp_path / "proposals").write_text("a file where the folder should be")
    start = threading.Barrier(EDITORS)

    def edit(number: int) -> None:
        start.wait()
        with pytest.raises(FileTroubleError):
            save(tmp_path / "proposals" / "a.toml", f"title = {number}\n", expecting=None)

    together(edit)
    kept = {file.read_text() for file in (state / "aabsocial" / "rescued").iterdir()}
    assert kept == {f"title = {number}\n" for number in range(EDITORS)}


def together(edit: Callable[[int], None]) -> None:
    """Let all editors do something at once."""
    editors = [threading.Thread(target=edit, args=(number,)) for number in range(EDITORS)]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join()


def test_two_equal_saves_do_not_conflict(path: Path) -> None:
    path.write_text(OLD)
    digest = read_proposal(path).digest
    for _ in range(2):
        assert save(path, NEW, expecting=digest) == read_proposal(path)
    assert files(path.parent) == ["proposal.toml"]


def test_a_folder_that_was_moved_is_not_made_again(path: Path, state: Path) -> None:
    path.write_text(OLD)
    digest = read_proposal(path).digest
    path.parent.rename(path.parent.with_name("moved"))
    with pytest.raises(FileTroubleError) as trouble:
        save(path, NEW, expecting=digest)
    kept = state / "aabsocial" / "rescued" / "proposal.toml"
    assert str(kept) in trouble.value.message.in_("da")
    assert kept.read_text() == NEW
    assert not path.parent.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the user's own folder by other means")
def test_recovered_file_is_private(path: Path, state: Path) -> None:
    path.symlink_to(path)
    with pytest.raises(FileTroubleError):
        save(path, NEW, expecting=None)
    kept = state / "aabsocial" / "rescued" / "proposal.toml"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.parametrize("size", [0, 5])
def test_a_disk_full_while_writing_keeps_the_old_file(path: Path, size: int) -> None:
    assert saved_on_a_small_disk(path, size) == 1
    assert path.read_text() == OLD
    assert not list(path.parent.glob(".aabsocial-*"))


def test_unwritable_folder_loses_no_answer(tmp_path: Path, state: Path) -> None:
    (tmp_path / "proposals").write_text("a file where the folder should be")
    path = tmp_path / "proposals" / "lys" / "proposal.toml"
    for name in ("proposal.toml", "proposal-2.toml"):
        with pytest.raises(FileTroubleError) as trouble:
            save(path, NEW, expecting=None)
        kept = state / "aabsocial" / "rescued" / name
        assert trouble.value.exit_code is ExitCode.FILE_TROUBLE
        assert str(kept) in trouble.value.message.in_("da")
        assert kept.read_text() == NEW


def test_a_link_in_a_ring_is_not_replaced(path: Path, state: Path) -> None:
    path.symlink_to(path)
    with pytest.raises(FileTroubleError):
        save(path, NEW, expecting=None)
    assert path.is_symlink()
    assert (state / "aabsocial" / "rescued" / "proposal.toml").read_text() == NEW
