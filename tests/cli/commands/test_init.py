"""`aabsocial init`."""

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from aabsocial.cli.commands.init import TAPLO
from aabsocial.cli.main import run
from aabsocial.core import toml
from aabsocial.model.departments import Department
from aabsocial.storage.settings import KNOWN, find_settings
from tests.storage.failing_system import Trouble, failing
from tests.support.processes import CHECKOUT
from tests.support.validations import MINIMAL, a_proposal_in

EXAMPLE = CHECKOUT / "proposals" / "sommer-i-gaarden"
FILES = (
    ".aabsocial/proposal.schema.json",
    ".pre-commit-config.yaml",
    ".taplo.toml",
    ".vscode/extensions.json",
    "aabsocial.toml",
)


def files_in(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_init_creates_workspace_and_prints_its_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", "Boligsocialt"]) == 0

    told = capsys.readouterr()
    assert tuple(files_in(tmp_path / "Boligsocialt")) == FILES
    assert (tmp_path / "Boligsocialt" / "proposals").is_dir()
    assert told.out.splitlines()[0] == "Oprettet:"
    assert {line.strip() for line in told.out.splitlines()[1:]} == {"proposals/", *FILES}
    assert "Gå til mappen »Boligsocialt«, og kør »aabsocial new«" in told.err


@pytest.mark.parametrize("folder", [[], ["."]], ids=["none named", "this folder named"])
def test_init_in_current_folder_prints_no_cd(
    folder: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", *folder]) == 0

    assert capsys.readouterr().err == "Begynd på det første oplæg med »aabsocial new«.\n"


def test_a_second_run_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["init"])
    (tmp_path / "aabsocial.toml").write_text("language = 'en' # mit", encoding="utf-8")
    before = files_in(tmp_path)
    capsys.readouterr()

    assert run(["init", "--lang", "da"]) == 0
    assert files_in(tmp_path) == before
    assert capsys.readouterr().out.startswith("Fandtes allerede og er ikke ændret:\n")


def test_init_creates_missing_files_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "aabsocial.toml").write_text("", encoding="utf-8")

    run(["init"])
    made, kept = capsys.readouterr().out.split("Fandtes allerede og er ikke ændret:\n")
    assert "aabsocial.toml" not in made
    assert kept == "  aabsocial.toml\n"


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_settings_are_read_once_uncommented(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["init", "--lang", language])
    text = (tmp_path / "aabsocial.toml").read_text(encoding="utf-8")
    capsys.readouterr()

    assert toml.parse(text) == {"association": {}, "limits": {}, "contact": {}, "finance": {}}
    used = "\n".join(
        line.removeprefix("# ") if "=" in line or "[[" in line else line
        for line in text.splitlines()
    )
    (tmp_path / "aabsocial.toml").write_text(used, encoding="utf-8")
    settings = find_settings(tmp_path)
    assert settings.language == language
    assert settings.limits["landsbyggefonden_percent"]
    assert settings.departments == (
        Department(name="Afdeling 1", homes=120, municipality="København"),
    )
    shown = {path[-1] for path in KNOWN if f"\n{path[-1]} = " in used}
    assert {path[-1] for path in KNOWN} - shown == {"plain", "phone"}


def test_editors_find_the_schema_where_it_lies(tmp_path: Path) -> None:
    run(["init"])

    named = toml.parse(TAPLO)["rule"][0]["schema"]["path"]
    assert json.loads((tmp_path / named).read_text(encoding="utf-8"))["type"] == "object"


def test_uncreatable_folder_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert run(["init", "file"]) == 4
    assert "en del af stien er ikke en mappe" in capsys.readouterr().err


def hooked(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the workspace's pre-commit hooks on all its files."""
    for arguments in (["init", "--quiet"], ["add", "--all"]):
        subprocess.run(["git", "-C", folder, *arguments], check=True)  # noqa: S607 - the user's own git
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--all-files"],
        cwd=folder,
        env={**os.environ, "PATH": tools, "PRE_COMMIT_HOME": str(folder.parent / "home")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_pre_commit_lets_a_draft_pass(tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    assert run(["init", str(folder)]) == 0
    a_proposal_in(folder / "proposals" / "ny", MINIMAL)
    assert run(["render", str(folder / "proposals" / "ny")]) == 0

    done = hooked(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("Passed") == 2


def test_pre_commit_stops_a_draft_with_a_fault(tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    assert run(["init", str(folder)]) == 0
    a_proposal_in(folder / "proposals" / "ny", MINIMAL + "start = 3\n")

    done = hooked(folder)
    assert done.returncode == 1
    assert "FIL04" in done.stdout


def test_a_full_drive_leaves_nothing_of_a_workspace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A call that fails is one that `init` can do without, or it takes back what it has done."""
    with failing(Trouble(below=tmp_path)) as counted:
        assert run(["init", "Boligsocialt"]) == 0
    whole = sorted(tmp_path.rglob("*"))
    for call in range(1, counted.calls + 1):
        shutil.rmtree(tmp_path / "Boligsocialt", ignore_errors=True)
        with failing(Trouble(below=tmp_path, errno=errno.ENOSPC, at=call)):
            code = run(["init", "Boligsocialt"])
        told = capsys.readouterr().err
        assert (code, sorted(tmp_path.rglob("*"))) in [(4, []), (0, whole)]
        assert ("drevet er fuldt" in told) is (code == 4)


def test_taplo_finds_nothing_to_format_in_what_the_program_writes(tmp_path: Path) -> None:
    for arguments in (
        ["init"],
        ["blank", "--to", "toml", "--output", "skema"],
        ["new", "--answers", str(EXAMPLE / "proposal.toml")],
    ):
        assert run(arguments) == 0
    shutil.copy(EXAMPLE.parent / "moede-2026-06-25.toml", tmp_path)
    judged = subprocess.run(
        [Path(sys.executable).with_name("taplo"), "fmt", "--check"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert judged.returncode == 0, judged.stderr
