"""Saving: all of it or nothing, nobody's work overwritten, and no answer lost."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from aabsocial.errors import ChangedMeanwhileError, ExitCode, FileTroubleError
from aabsocial.store import read_proposal, save_proposal
from aabsocial.store.saving import patiently, save
from aabsocial.store.stored import unwritten
from tests.store.layouts import LAYOUT, SOME

OLD, NEW = 'title = "old"\n', 'title = "new"\n'

# A child process that dies, or is refused, at the call whose number it is given: what Python's
# audit hook reports is each opening, renaming, removing and changing of mode.
CHILD = """
import os, resource, sys
from pathlib import Path
from aabsocial.store.saving import save
from aabsocial.store.reading import read_proposal
path, how, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
digest = read_proposal(path).digest
if how == "full":
    resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))
calls = 0
def watch(event, arguments):
    global calls
    names = ("open", "os.rename", "os.remove", "os.chmod", "os.scandir", "os.mkdir", "os.listdir")
    if event in names and ".py" not in str(arguments[0]):
        calls += 1
        if how == "kill" and calls == number:
            os._exit(9)
        if how == "fail" and calls >= number and "state" not in str(arguments[0]):
            raise OSError(28, "No space left on device")
sys.addaudithook(watch)
save(path, 'title = "new"\\n', expecting=digest)
sys.exit(0)
"""


def saved_by_a_child(path: Path, how: str, number: int) -> int:
    """Save in another process that is stopped somewhere; give its exit code."""
    path.write_text(OLD)
    # Measuring coverage opens files of its own, which would be counted as calls of the save.
    unmeasured = {name: it for name, it in os.environ.items() if not name.startswith("COVERAGE")}
    own = {"XDG_STATE_HOME": str(path.parent / "state"), "PYTHONPATH": str(Path.cwd())}
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(path), how, str(number)],
        capture_output=True,
        check=False,
        env=unmeasured | own,
    )
    return child.returncode


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give where a proposal is to lie, in a folder that is there."""
    folder = tmp_path / "lys-og-stier"
    folder.mkdir()
    return folder / "proposal.toml"


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the user's state folder, a fresh one."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def files(folder: Path) -> list[str]:
    """List a folder's names."""
    return sorted(path.name for path in folder.iterdir())


def test_a_new_proposal_makes_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "proposals" / "lys" / "proposal.toml"
    stored = save_proposal(unwritten(path), SOME, LAYOUT)
    assert read_proposal(path) == stored
    assert files(path.parent) == ["proposal.toml"]


def test_saving_goes_on_from_what_was_saved(path: Path) -> None:
    stored = save_proposal(unwritten(path), SOME, LAYOUT)
    again = save_proposal(stored, {**SOME, "language": "en"}, LAYOUT)
    assert read_proposal(path).answers == again.answers
    assert again.answers["language"] == "en"


def test_the_same_text_leaves_the_file_alone(path: Path) -> None:
    stored = save_proposal(unwritten(path), SOME, LAYOUT)
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


@pytest.mark.parametrize("theirs", ["title = 1\n", None], ids=["changed", "deleted"])
def test_what_someone_else_did_is_not_overwritten(path: Path, theirs: str | None) -> None:
    path.write_text(OLD)
    stored = read_proposal(path)
    path.write_text(theirs) if theirs else path.unlink()
    with pytest.raises(ChangedMeanwhileError) as changed:
        save(path, NEW, expecting=stored.digest)
    beside = path.with_name("proposal.conflict.toml")
    assert changed.value.exit_code is ExitCode.FINDINGS
    assert str(path) in changed.value.message.in_("da")
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


def test_two_editors_never_lose_an_answer(path: Path) -> None:
    path.write_text(OLD)
    digest = read_proposal(path).digest
    conflicts = []

    def edit(number: int) -> None:
        try:
            save(path, f"title = {number}\n", expecting=digest)
        except ChangedMeanwhileError:
            conflicts.append(number)

    editors = [threading.Thread(target=edit, args=(number,)) for number in range(2)]
    for editor in editors:
        editor.start()
        editor.join()
    assert conflicts == [1]
    kept = {file.read_text() for file in path.parent.iterdir()}
    assert kept == {"title = 0\n", "title = 1\n"}


LAST_CALL = 10


@pytest.mark.parametrize("number", range(1, LAST_CALL + 2))
def test_a_kill_at_any_call_leaves_a_whole_file(path: Path, number: int) -> None:
    code = saved_by_a_child(path, "kill", number)
    assert code == (0 if number > LAST_CALL else 9)
    assert path.read_text() in ((OLD, NEW) if code else (NEW,))


@pytest.mark.parametrize("number", range(2, LAST_CALL + 1))
def test_a_full_disk_at_any_call_costs_no_answer(path: Path, number: int) -> None:
    code = saved_by_a_child(path, "fail", number)
    rescued = path.parent / "state" / "aabsocial" / "rescued" / "proposal.toml"
    assert path.read_text() == (OLD if code else NEW)
    assert (rescued.read_text() if code else NEW) == NEW


@pytest.mark.parametrize("size", [0, 5])
def test_a_disk_full_while_writing_keeps_the_old_file(path: Path, size: int) -> None:
    assert saved_by_a_child(path, "full", size) == 1
    assert path.read_text() == OLD
    assert not list(path.parent.glob(".aabsocial-*"))


def test_leftovers_of_a_crash_go_after_an_hour(path: Path) -> None:
    old, fresh, other = (
        path.with_name(name) for name in (".aabsocial-1.tmp", ".aabsocial-2.tmp", "x.tmp")
    )
    for left in (old, fresh, other):
        left.touch()
    long_ago = time.time() - 4_000
    os.utime(old, (long_ago, long_ago))
    os.utime(other, (long_ago, long_ago))
    save(path, NEW, expecting=None)
    assert files(path.parent) == [".aabsocial-2.tmp", "proposal.toml", "x.tmp"]


def test_a_folder_that_cannot_be_written_costs_no_answer(tmp_path: Path, state: Path) -> None:
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


class Scanner:
    """A virus scanner that has the file open for a while."""

    def __init__(self, times: int, code: int) -> None:
        """Look for so many times, with Windows' error code."""
        self.times = times
        self.code = code

    def replace(self) -> Any:  # noqa: ANN401 - like Path.replace
        """Refuse while there are times left."""
        if self.times:
            self.times -= 1
            fault = OSError()
            fault.winerror = self.code  # type: ignore[attr-defined] # Windows sets it, we are elsewhere
            raise fault


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_virus_scanner_is_waited_for(code: int) -> None:
    scanner = Scanner(3, code)
    patiently(scanner.replace)
    assert scanner.times == 0


def test_other_troubles_are_not_waited_for() -> None:
    scanner = Scanner(3, 112)
    with pytest.raises(OSError):  # noqa: PT011 - any will do, it has no words
        patiently(scanner.replace)
    assert scanner.times == 2
