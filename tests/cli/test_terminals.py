"""Every command on every sort of terminal: no traceback, and a documented exit code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aabsocial.errors import ExitCode
from tests.support.processes import CHECKOUT, run_without_reader

if TYPE_CHECKING:
    from collections.abc import Mapping

if sys.platform == "win32":
    pytest.skip("streams are closed and filled as a POSIX shell does it", allow_module_level=True)

EXAMPLE = "proposals/sommer-i-gaarden"
TODAY = "--date 2026-06-20"
LINES = {
    "--version": ExitCode.DONE,
    "--help": ExitCode.DONE,
    "new --help": ExitCode.DONE,
    "new": ExitCode.NOTHING_TO_DO,
    "new --plain": ExitCode.NOTHING_TO_DO,
    f"new --answers {EXAMPLE}/proposal.toml --into made {TODAY}": ExitCode.DONE,
    f"edit {EXAMPLE} --plain {TODAY}": ExitCode.DONE,
    f"render {EXAMPLE} --stdout {TODAY}": ExitCode.DONE,
    f"render {EXAMPLE} --to md,html {TODAY}": ExitCode.DONE,
    f"validate {TODAY}": ExitCode.FINDINGS,
    f"validate --format json {TODAY}": ExitCode.FINDINGS,
    f"handout {EXAMPLE} --body B --date 2026-06-20 --to md --output made": ExitCode.DONE,
    "verify proposals/gone.pdf": ExitCode.FILE_TROUBLE,
    "explain 1.5": ExitCode.DONE,
    "blank": ExitCode.DONE,
    "guide penge": ExitCode.DONE,
    "policy": ExitCode.DONE,
    "schema": ExitCode.DONE,
    "init made": ExitCode.DONE,
    "polcy": ExitCode.WRONG_USE,
}
CLOSED = ("2>&-", "<&- >&- 2>&-")
NARROW = {
    "cp1252, 40 columns": {"PYTHONIOENCODING": "cp1252", "COLUMNS": "40", "FORCE_COLOR": "1"},
    "LANG=C, 20 columns": {
        "LC_ALL": "C",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
        "COLUMNS": "20",
        "TERM": "dumb",
    },
}
needs_a_full_device = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="only Linux has a device that is full"
)


@pytest.fixture(autouse=True)
def _a_whole_proposal_and_a_draft() -> None:
    shutil.copytree(CHECKOUT / EXAMPLE, EXAMPLE)
    Path("proposals/draft").mkdir()
    Path("proposals/draft/proposal.toml").touch()


def run_in_shell(
    line: str, streams: str = "", environment: Mapping[str, str] | None = None
) -> tuple[int, str, str]:
    """Run a command line in a shell; return its exit code and output."""
    done = subprocess.run(  # noqa: S602 - the shell is what is tried here
        f'exec "{sys.executable}" -m aabsocial {line} {streams}',
        shell=True,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT), **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr + done.stdout
    assert b"Exception ignored" not in done.stderr
    return done.returncode, done.stdout.decode("latin-1"), done.stderr.decode("latin-1")


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("streams", CLOSED)
def test_closed_streams_change_no_exit_code(line: str, streams: str) -> None:
    assert run_in_shell(line, streams)[0] == LINES[line]


@needs_a_full_device
@pytest.mark.parametrize("line", LINES)
def test_full_disk_is_reported_if_result_is_lost(line: str) -> None:
    _, result, _ = run_in_shell(line)
    code, _, said = run_in_shell(line, ">/dev/full")
    assert code == (ExitCode.FILE_TROUBLE if result else LINES[line])
    assert not result or "drevet er fuldt" in said


@needs_a_full_device
@pytest.mark.parametrize("line", LINES)
def test_lost_notices_do_not_change_exit_code(line: str) -> None:
    code, _, _ = run_in_shell(line, "2>/dev/full")
    asks = "--plain" in line  # where no question can be shown, nobody can answer
    assert code == (ExitCode.FILE_TROUBLE if asks else LINES[line])


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("name", NARROW)
def test_a_narrow_terminal_changes_no_exit_code(line: str, name: str) -> None:
    code, _, said = run_in_shell(line, environment=NARROW[name])
    assert code == LINES[line], said


@pytest.mark.parametrize("line", LINES)
def test_closed_pipe_is_no_error(line: str) -> None:
    code, said = run_without_reader(*line.split())
    assert code in (LINES[line], ExitCode.DONE)
    assert "Traceback" not in said
    assert "Exception ignored" not in said
