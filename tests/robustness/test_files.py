"""What is no file, and files with odd names: told once, never opened, never followed for ever."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from aabsocial.cli.main import run
from aabsocial.errors import ExitCode
from aabsocial.localization.messages import LANGUAGES
from tests.robustness.bad_files import GOOD
from tests.support.validations import a_proposal_in

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="these files are of POSIX"),
    pytest.mark.timeout(120),
]
ODD, GOOD_ONE = Path("proposals/odd/proposal.toml"), Path("proposals/good/proposal.toml")
ON_THE_DAY = ("--date", "2026-06-20")


def a_socket(place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(place))


def a_locked_file(place: Path) -> None:
    place.write_text(GOOD, encoding="utf-8")
    place.chmod(0)


def a_link_through_a_ring(place: Path) -> None:
    (place.parent / "ring").symlink_to("ring")
    place.symlink_to("ring/proposal.toml")


NO_FILES: tuple[tuple[str, Callable[[Path], object], str, str], ...] = (
    ("folder", Path.mkdir, "er en mappe", "is a folder"),
    ("pipe", os.mkfifo, "ikke en almindelig fil", "not an ordinary file"),
    ("socket", a_socket, "ikke en almindelig fil", "not an ordinary file"),
    ("device", lambda it: it.symlink_to("/dev/zero"), "ikke en almindelig", "not an ordinary"),
    ("link to a folder", lambda it: it.symlink_to("../good"), "er en mappe", "is a folder"),
    ("link back", lambda it: it.symlink_to(".."), "en mappe", "that contains it"),
    (
        "link to itself",
        lambda it: it.symlink_to(it.name),
        "peger tilbage på sig selv",
        "back to itself",
    ),
    ("link through a ring", a_link_through_a_ring, "peger tilbage på sig selv", "back to itself"),
    ("dangling link", lambda it: it.symlink_to("gone"), "der ikke findes", "does not exist"),
    ("locked file", a_locked_file, "ikke adgang", "do not have permission"),
)


def reads_everything() -> bool:
    """Return whether this process can read any file, as root can."""
    with TemporaryDirectory() as folder:
        a_locked_file(Path(folder, "locked"))
        return os.access(Path(folder, "locked"), os.R_OK)


READS_EVERYTHING = reads_everything()
EVERY_ONE = pytest.mark.parametrize(
    ("make", "da", "en"),
    [
        pytest.param(
            make,
            *words,
            id=name,
            marks=pytest.mark.skipif(
                name == "locked file" and READS_EVERYTHING, reason="root may read everything"
            ),
        )
        for name, make, *words in NO_FILES
    ],
)


def beside_a_good_one(make: Callable[[Path], object]) -> None:
    a_proposal_in(GOOD_ONE.parent, GOOD)
    ODD.parent.mkdir()
    make(ODD)


@EVERY_ONE
def test_non_file_is_one_finding(
    make: Callable[[Path], object], da: str, en: str, capsys: pytest.CaptureFixture[str]
) -> None:
    beside_a_good_one(make)

    for language, words in zip(LANGUAGES, (da, en), strict=True):
        line = ("--format", "json", "--as-draft", "--lang", language, *ON_THE_DAY)
        assert run(["validate", *line]) == ExitCode.FINDINGS

        good, odd = json.loads(capsys.readouterr().out)["proposals"]
        assert (good["outcome"], good["findings"]) == ("not-ready", [])
        (found,) = odd["findings"]
        assert (odd["outcome"], found["rule"]) == ("unreadable", "FIL01")
        assert words in found["message"]
        assert found["remedy"]


COMMANDS = (
    ("render",),
    ("edit", str(ODD.parent)),
    ("new", "--answers", str(ODD)),
    ("new", "Nyt navn", "--from", str(ODD.parent)),
    ("handout", str(ODD.parent), "--to", "md", "--body", "B", "--output", "ud", *ON_THE_DAY),
    ("verify", str(ODD)),
)


@EVERY_ONE
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
@pytest.mark.usefixtures("_nothing_typed")
def test_no_command_waits_for_a_pipe(
    command: tuple[str, ...],
    make: Callable[[Path], object],
    da: str,
    en: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    beside_a_good_one(make)

    code = run(command)

    told = capsys.readouterr().err
    assert code in (ExitCode.FINDINGS, ExitCode.NOTHING_TO_DO, ExitCode.FILE_TROUBLE)
    assert told.startswith("Fejl: ")
    assert command[0] == "verify" or da in told or "ikke noget oplæg" in told, en
    assert ("render" in command) is GOOD_ONE.with_name("proposal.md").exists()


@pytest.mark.skipif(READS_EVERYTHING, reason="root may read everything")
@pytest.mark.parametrize(
    "command", [("validate",), ("render",), ("edit",), ("handout", "--meeting")]
)
def test_locked_file_is_reported_in_our_words(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    beside_a_good_one(a_locked_file)

    code = run([*command, str(ODD)])

    told = capsys.readouterr()
    assert code == (ExitCode.FINDINGS if "validate" in command else ExitCode.FILE_TROUBLE)
    assert "ikke adgang" in " ".join((told.out + told.err).split())
    assert "not readable" not in told.err


@pytest.mark.parametrize(
    "place",
    ["gone", "good/gone.toml", "x" * 300, "a/" * 2_000, "good/proposal.toml/x"],
    ids=["gone", "file gone", "long name", "long path", "below a file"],
)
@pytest.mark.parametrize("command", ["validate", "render", "edit"])
def test_missing_path_is_reported(
    command: str, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    a_proposal_in(Path("good"), GOOD)

    code = run([command, place])

    assert code in (ExitCode.NOTHING_TO_DO, ExitCode.FILE_TROUBLE, ExitCode.WRONG_USE)
    assert capsys.readouterr().err.startswith("Fejl: ")


def test_link_loop_is_one_finding(capsys: pytest.CaptureFixture[str]) -> None:
    a_proposal_in(GOOD_ONE.parent, GOOD)
    (GOOD_ONE.parent / "up").symlink_to("..")
    (GOOD_ONE.parent / "self").symlink_to("self")
    Path("proposals/twin").symlink_to("good")

    run(["validate", "--format", "json", "--as-draft", *ON_THE_DAY])

    good, back = json.loads(capsys.readouterr().out)["proposals"]
    assert (good["path"], good["outcome"]) == (GOOD_ONE.as_posix(), "not-ready")
    assert back["path"] == GOOD_ONE.with_name("up").as_posix()
    (found,) = back["findings"]
    assert found["message"] == "Genvejen her fører tilbage til en mappe, den selv ligger i."


@pytest.mark.skipif(READS_EVERYTHING, reason="root may look everywhere")
def test_a_locked_folder_is_one_finding(capsys: pytest.CaptureFixture[str]) -> None:
    beside_a_good_one(lambda place: place.write_text(GOOD, encoding="utf-8"))
    ODD.parent.chmod(0)
    try:
        code = run(["validate", "--format", "json", "--as-draft", *ON_THE_DAY])
    finally:
        ODD.parent.chmod(0o700)

    good, odd = json.loads(capsys.readouterr().out)["proposals"]
    assert (code, good["findings"]) == (ExitCode.FINDINGS, [])
    assert [found["rule"] for found in odd["findings"]] == ["FIL01"]


def test_an_annex_that_is_no_file_is_never_opened(capsys: pytest.CaptureFixture[str]) -> None:
    annexes = "".join(
        f'[[annexes]]\ntitle = "Bilag"\nfile = "{file}"\n'
        for file in ("pipe", "ring", "../good", "/etc/passwd", "out", "annexes")
    )
    beside_a_good_one(lambda place: place.write_text(f"{GOOD}\n{annexes}", encoding="utf-8"))
    os.mkfifo(ODD.parent / "pipe")
    (ODD.parent / "ring").symlink_to("ring")
    (ODD.parent / "out").symlink_to("/etc/passwd")
    (ODD.parent / "annexes").mkdir()

    run(["validate", "--format", "json", "--as-draft", "--select", "MAP", *ON_THE_DAY])
    _, odd = json.loads(capsys.readouterr().out)["proposals"]
    run(["new", "Nyt navn", "--answers", str(ODD), *ON_THE_DAY])

    assert [found["rule"] for found in odd["findings"]] == [
        *("MAP01", "MAP01", "MAP02", "MAP02", "MAP02", "MAP01")
    ]
    assert {it.name for it in Path("proposals/nyt-navn").iterdir()} == {
        *("proposal.toml", "proposal.md", "checklist.md")
    }
