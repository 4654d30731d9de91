"""A file is put in its place while nobody else does; what will pass is waited for."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aabsocial.storage import atomic
from aabsocial.storage.atomic import (
    directory_lock,
    free_names,
    remove_stale_temporaries,
    remove_stale_temporaries_below,
    retry_while_locked,
    temporary_file_next_to,
    temporary_name,
)
from tests.storage.failing_system import Scanner
from tests.support.processes import CHECKOUT


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_virus_scanner_is_waited_for(code: int) -> None:
    scanner = Scanner(3, code)
    retry_while_locked(scanner.look)
    assert scanner.times == 0


def test_wait_for_virus_scanner_is_limited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(atomic, "PATIENCE_SECONDS", 0.0)
    with pytest.raises(OSError):  # noqa: PT011 - any will do, it has no words
        retry_while_locked(Scanner(1_000_000, 32).look)


def test_other_errors_are_not_retried() -> None:
    scanner = Scanner(3, 112)
    with pytest.raises(OSError):  # noqa: PT011 - any will do, it has no words
        retry_while_locked(scanner.look)
    assert scanner.times == 2


def test_lock_of_killed_process_is_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic, "PATIENCE_SECONDS", 0.0)
    (tmp_path / ".aabsocial-lock.tmp").touch()
    with directory_lock(tmp_path):
        assert (tmp_path / ".aabsocial-lock.tmp").exists()
    assert not list(tmp_path.iterdir())


def test_leftovers_of_a_crash_go_after_an_hour(tmp_path: Path) -> None:
    old, fresh, other, folder = (
        tmp_path / name
        for name in (".aabsocial-1.tmp", ".aabsocial-2.tmp", "x.tmp", ".aabsocial-3.tmp")
    )
    for left in (old, fresh, other):
        left.touch()
    folder.mkdir()
    (folder / "proposal.toml").touch()
    long_ago = time.time() - 4_000
    for left in (old, other, folder):
        os.utime(left, (long_ago, long_ago))
    remove_stale_temporaries(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".aabsocial-2.tmp", "x.tmp"]


def test_leftovers_of_a_killed_process_go_at_once(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from aabsocial.storage.atomic import temporary_name\n"
        "Path(sys.argv[1], temporary_name()).touch()"
    )
    for folder in (tmp_path, tmp_path / "lys"):
        folder.mkdir(exist_ok=True)
        subprocess.run([sys.executable, "-c", program, str(folder)], check=True, cwd=CHECKOUT)
    mine, elsewhere = tmp_path / temporary_name(), tmp_path / ".aabsocial-other-gh-jk.tmp"
    for left in (mine, elsewhere):
        left.touch()
    remove_stale_temporaries_below(tmp_path)

    assert [*(tmp_path / "lys").iterdir()] == []
    assert {*tmp_path.iterdir()} == {mine, elsewhere, tmp_path / "lys"}


def test_a_lock_that_a_killed_process_left_goes_soon(tmp_path: Path) -> None:
    lock = tmp_path / ".aabsocial-lock.tmp"
    lock.touch()
    remove_stale_temporaries(tmp_path)
    assert lock.exists()
    os.utime(lock, (time.time() - 20,) * 2)
    remove_stale_temporaries(tmp_path)
    assert not lock.exists()


def test_no_digit_stands_in_the_name_of_a_temporary_file() -> None:
    assert not any(map(str.isdigit, temporary_name()))


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "lys").mkdir()
    (tmp_path / "lys-2").symlink_to("gone")
    assert next(free_names(tmp_path, "lys")) == tmp_path / "lys-3"
    assert next(free_names(tmp_path, "lys", ".toml")) == tmp_path / "lys.toml"


def test_file_is_synced_before_it_replaces_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        told.append(f"on the disk: {os.fstat(descriptor).st_size}")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with temporary_file_next_to(tmp_path / "proposal.toml", b"title = 1\n", None) as temporary:
        told.append(f"ready: {temporary.stat().st_size}")
    assert told == ["on the disk: 10", "ready: 10"]


def test_file_that_reads_back_differently_replaces_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "proposal.toml"
    file.write_bytes(b"title = 1\n")
    with monkeypatch.context() as drive:
        drive.setattr(Path, "read_bytes", lambda _: b"title")
        with (
            pytest.raises(OSError, match=os.strerror(errno.EIO)),
            temporary_file_next_to(file, b"x", None),
        ):
            pass
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
    assert file.read_bytes() == b"title = 1\n"
