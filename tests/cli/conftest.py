"""A place of its own for every test of the command line: folder, environment, state."""

import shutil
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "proposals/sommer-i-gaarden"
SPOKEN = ("AABSOCIAL_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Change to an empty folder, with no language set."""
    for name in SPOKEN:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Return a complete draft's folder, in a workspace of its own."""
    copy = tmp_path / "proposals/sommer"
    shutil.copytree(EXAMPLE, copy, ignore=shutil.ignore_patterns("proposal.md", "checklist.md"))
    file = copy / "proposal.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('status = "submitted"', 'status = "draft"'), encoding="utf-8")
    return copy
