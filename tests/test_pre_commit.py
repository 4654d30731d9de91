"""The hook, run by pre-commit itself in another repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.processes import CHECKOUT
from tests.support.validations import a_proposal_in

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.skipif(
        os.environ.get("FOREIGN") != "required",
        reason="pre-commit installs the tool anew, from the package index; .ci/run has it do so",
    ),
    pytest.mark.timeout(400),
]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository with a worked example in it."""
    folder = tmp_path / "repository"
    shutil.copytree(CHECKOUT / "proposals" / "sommer-i-gaarden", folder / "proposals" / "sommer")
    subprocess.run(["git", "init", "--quiet", folder], check=True)  # noqa: S607 - the user's own git
    return folder


def hooked(repository: Path) -> subprocess.CompletedProcess[str]:
    """Run the hook on everything that is staged in a repository."""
    subprocess.run(["git", "-C", repository, "add", "--all"], check=True)  # noqa: S607 - the same
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", CHECKOUT, "--all-files"],
        cwd=repository,
        env={**os.environ, "PRE_COMMIT_HOME": str(repository.parent / "home")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_hook_lets_a_ready_proposal_pass(repository: Path) -> None:
    done = hooked(repository)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout


def test_the_hook_stops_a_proposal_that_is_not_ready(repository: Path) -> None:
    a_proposal_in(repository / "proposals" / "ny", "[initiative]\ntitle = 4\n")
    done = hooked(repository)

    assert done.returncode == 1
    assert "proposals/ny/proposal.toml" in done.stdout
    assert "proposals/sommer/proposal.toml" not in done.stdout
