"""Killed, or refused, at every single call to the system, as strace counts them on Linux."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.storage.ways_to_write import (
    NEW,
    WAYS,
    a_beginning,
    a_save,
    answers_in,
    existing_files,
    hidden_leftovers,
)
from tests.support.processes import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STRACE = shutil.which("strace")
IN_CI = os.environ.get("CI") == "true" and sys.platform == "linux"
pytestmark = pytest.mark.skipif(
    not STRACE and not IN_CI, reason="no strace here; .ci/run has one and runs these"
)
CALLS = "%file,%desc"
RESCUED, UNSAVED = 4, 5
LOG = "strace.log"


class Nursery:
    """Child processes that write, each interrupted at one of its system calls."""

    def __init__(self) -> None:
        """Start the process that forks them."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.storage.child_processes"],
            cwd=CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def told(self, line: str) -> int:
        """Send a line, and return the number in the reply."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def ended(self, way: Callable[[Path], None], root: Path, *done: str) -> int:
        """Run a child that is interrupted; return its exit code."""
        assert STRACE, "strace is needed: apt-get install strace"
        child = self.told(f"{way.__name__} {root}")
        telling = [STRACE, "-qq", "-o", str(root / LOG), "-e", f"trace={CALLS}"]
        with subprocess.Popen([*telling, *done, "-p", str(child)]) as tracer:
            while not traced(child):
                time.sleep(0.001)
                assert tracer.poll() is None
            os.kill(child, signal.SIGCONT)
        return self.told("")


def traced(process: int) -> bool:
    """Return whether a process is traced already."""
    return "TracerPid:\t0\n" not in Path(f"/proc/{process}/status").read_text()


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    one = Nursery()
    with one.process:
        yield one
        assert one.process.stdin
        one.process.stdin.close()


def each_call(
    nursery: Nursery, folder: Path, way: Callable[[Path], None], done: str
) -> Iterator[tuple[Path, int]]:
    """Interrupt a writer at every system call; yield the folder and the exit code."""
    counted = existing_files(folder / "counted", way)
    assert nursery.ended(way, counted) == 0
    names = re.findall(r"^(\w+)\(", (counted / LOG).read_text(), re.MULTILINE)
    assert {"openat", "write", "mkdir", "rename", "unlink"} - {*names} <= {"mkdir"}
    for place, name in enumerate(names):
        root = existing_files(folder / str(place), way)
        # strace counts each kind of call by itself
        turn = names[: place + 1].count(name)
        code = nursery.ended(way, root, "-e", f"inject={name}:{done.format(turn)}")
        assert code == -signal.SIGKILL or "(INJECTED)" in (root / LOG).read_text()
        yield root, code


@pytest.mark.parametrize("way", WAYS)
def test_a_kill_at_any_call_leaves_a_whole_file(
    tmp_path: Path, nursery: Nursery, way: Callable[[Path], None]
) -> None:
    before = answers_in(existing_files(tmp_path / "before", way))
    outcomes = []
    for root, code in each_call(nursery, tmp_path, way, "signal=KILL:when={}"):
        assert code == -signal.SIGKILL
        outcomes.append(answers_in(root))
        assert not hidden_leftovers(root, way)
    old, new = outcomes.count(before), outcomes.count(NEW)
    assert outcomes == [before] * old + [NEW] * new
    assert old > new > 0


@pytest.mark.parametrize("way", [a_save, a_beginning])
@pytest.mark.parametrize("error", ["ENOSPC", "EACCES", "EIO"])
def test_error_at_any_call_loses_no_answer(
    tmp_path: Path, nursery: Nursery, way: Callable[[Path], None], error: str
) -> None:
    before = answers_in(existing_files(tmp_path / "before", way))
    for root, code in each_call(nursery, tmp_path, way, f"error={error}:when={{}}"):
        assert code in (0, RESCUED)
        assert answers_in(root) in ((before, NEW) if code else (NEW,))
        assert not code or rescued(root) == NEW
        assert not hidden_leftovers(root, way)


@pytest.mark.parametrize("way", [a_save, a_beginning])
def test_call_that_always_fails_harms_nothing(
    tmp_path: Path, nursery: Nursery, way: Callable[[Path], None]
) -> None:
    before = answers_in(existing_files(tmp_path / "before", way))
    for root, code in each_call(nursery, tmp_path, way, "error=EIO:when={}+"):
        assert code in (0, RESCUED, UNSAVED)
        assert answers_in(root) in ((before, NEW) if code else (NEW,))
        assert not hidden_leftovers(root, way)


def rescued(root: Path) -> object:
    """Return the answers saved in the user's state folder."""
    kept = root / "state" / "aabsocial" / "rescued" / "proposal.toml"
    return tomllib.loads(kept.read_text(encoding="utf-8"))
