"""`aabsocial init`."""

import json
from pathlib import Path

import pytest

from aabsocial import toml
from aabsocial.cli import COMMANDS
from aabsocial.cli.edge import run
from aabsocial.cli.init import PRE_COMMIT, TAPLO

FILES = (
    ".aabsocial/proposal.schema.json",
    ".pre-commit-config.yaml",
    ".taplo.toml",
    ".vscode/extensions.json",
    "aabsocial.toml",
)


def files_in(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_workspace_is_made_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "Boligsocialt"]) == 0

    told = capsys.readouterr()
    assert tuple(files_in(tmp_path / "Boligsocialt")) == FILES
    assert (tmp_path / "Boligsocialt" / "proposals").is_dir()
    assert told.out.splitlines()[0] == "Oprettet:"
    assert {line.strip() for line in told.out.splitlines()[1:]} == {"proposals/", *FILES}
    assert "Gå til mappen »Boligsocialt«, og kør »aabsocial new«" in told.err


@pytest.mark.parametrize("folder", [[], ["."]], ids=["none named", "this folder named"])
def test_who_stands_there_is_not_sent_there(
    folder: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", *folder]) == 0

    assert capsys.readouterr().err == "Skriv det første oplæg med »aabsocial new«.\n"


def test_a_second_run_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["init"])
    (tmp_path / "aabsocial.toml").write_text("language = 'en' # mit", encoding="utf-8")
    before = files_in(tmp_path)
    capsys.readouterr()

    assert run(["init", "--lang", "da"]) == 0
    assert files_in(tmp_path) == before
    assert capsys.readouterr().out.startswith("Fandtes allerede og er ikke ændret:\n")


def test_what_is_missing_is_made_beside_what_is_there(
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

    assert toml.parse(text) == {"association": {}, "limits": {}}
    used = "\n".join(line.removeprefix("# ") if "=" in line else line for line in text.splitlines())
    settings = toml.parse(used)
    assert settings["language"] == language
    assert settings["limits"]["landsbyggefonden_percent"]


def test_editors_find_the_schema_where_it_lies(tmp_path: Path) -> None:
    run(["init"])

    named = toml.parse(TAPLO)["rule"][0]["schema"]["path"]
    assert json.loads((tmp_path / named).read_text(encoding="utf-8"))["type"] == "object"


def test_the_pre_commit_entry_is_a_command_of_ours() -> None:
    (entry,) = (line for line in PRE_COMMIT.splitlines() if line.strip().startswith("entry:"))

    assert entry.split()[2] in COMMANDS


def test_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert run(["init", "file"]) == 4
    assert "en del af stien er ikke en mappe" in capsys.readouterr().err
