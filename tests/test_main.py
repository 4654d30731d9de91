"""Starting the tool."""

from pathlib import Path

import pytest

from aabsocial import __main__, __version__
from tests.support.processes import run_program


@pytest.mark.parametrize("line", [["--version"], ["--lang", "en", "--version"]], ids=" ".join)
def test_version_is_printed(
    line: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["aabsocial", *line])

    assert __main__.main() == 0
    assert capsys.readouterr() == (f"aabsocial {__version__}\n", "")


def test_module_runs_as_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run_program("polcy", environment={"AABSOCIAL_LANG": "en"})

    assert done.returncode == 2
    assert done.stderr.startswith("Error: There is no command “polcy”.")
