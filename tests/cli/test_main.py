"""The one edge: every exception becomes a message and a documented exit code."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from aabsocial.cli.commands import policy as policy_command
from aabsocial.cli.main import file_trouble, run
from aabsocial.errors import ExitCode, NothingToDoError, UnreadableProposalError, WrongUseError
from aabsocial.localization.messages import LocalizedText, Message
from aabsocial.model.findings import Finding, Place, Severity
from aabsocial.model.policy import LooseEnd
from aabsocial.policy.loose_ends import LooseEndsError
from tests.support.processes import CHECKOUT, run_program, run_without_reader

FACT = Message(LocalizedText("Det er sådan.", "It is so."))
REMEDY = Message(LocalizedText("Gør sådan.", "Do so."))
FOUND = Finding(
    rule="FIL04",
    name="wrong-type",
    severity=Severity.ERROR,
    message=FACT,
    remedy=REMEDY,
    place=Place(31, 1, 31, 9),
)


class Panic(BaseException):
    """The panic of a library in Rust, which is no `Exception`."""


def ends_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run a command in which something goes wrong, and return its exit code."""

    def going_wrong(*_: object) -> str:
        raise error

    monkeypatch.setattr(policy_command, "format_policy", going_wrong)
    return run(["policy"])


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (WrongUseError(FACT, REMEDY), ExitCode.WRONG_USE),
        (NothingToDoError(FACT, REMEDY), ExitCode.NOTHING_TO_DO),
        (PermissionError(errno.EACCES, "Permission denied", "x.toml"), ExitCode.FILE_TROUBLE),
        (RuntimeError("Jens bor i lejlighed 4"), ExitCode.INTERNAL),
        (RecursionError(), ExitCode.INTERNAL),
        (Panic("Jens"), ExitCode.INTERNAL),
        (KeyboardInterrupt(), ExitCode.INTERRUPTED),
    ],
    ids=lambda given: type(given).__name__,
)
def test_each_error_has_its_exit_code(
    error: BaseException, code: ExitCode, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ends_with(error, monkeypatch) == code


def test_message_is_followed_by_remedy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ends_with(WrongUseError(FACT, REMEDY), monkeypatch)

    assert capsys.readouterr() == ("", "Fejl: Det er sådan.\nGør sådan.\n")


def test_unreadable_proposal_prints_each_finding_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Message(LocalizedText("Ret linjerne.", "Correct the lines."))
    ends_with(UnreadableProposalError(FACT, told, (FOUND,)), monkeypatch)
    ends_with(UnreadableProposalError(FACT, REMEDY, (FOUND,)), monkeypatch)

    assert capsys.readouterr().err.splitlines() == [
        "Fejl: Det er sådan.",
        "Ret linjerne.",
        "- Linje 31: Det er sådan. Gør sådan.",
        "Fejl: Det er sådan.",
        "Gør sådan.",
    ]


ENDS = (
    LooseEnd("aabsocial/model/proposal.py", "x.y is asked, and has no field", "Write it."),
    LooseEnd("aabsocial/policy/aab/p9.toml", "x.y has no words", "Write them."),
)


def test_a_policy_that_does_not_join_is_told_whole_to_whoever_starts_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ends_with(LooseEndsError(ENDS), monkeypatch) == ExitCode.INTERNAL

    fact, _, *rest = capsys.readouterr().err.splitlines()
    assert fact.startswith("Fejl: Dele af politikken i programmet passer ikke sammen")
    assert rest == [
        "- aabsocial/model/proposal.py: x.y is asked, and has no field.",
        "  Write it.",
        "- aabsocial/policy/aab/p9.toml: x.y has no words.",
        "  Write them.",
    ]
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize(
    "error",
    [
        WrongUseError(FACT, REMEDY),
        PermissionError(errno.EACCES, "Permission denied", "x.toml"),
        RuntimeError("Jens"),
        LooseEndsError(ENDS),
    ],
    ids=lambda given: type(given).__name__,
)
def test_a_developer_may_see_any_traceback(
    error: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ends_with(error, monkeypatch)
    assert "Traceback" not in capsys.readouterr().err

    monkeypatch.setenv("AABSOCIAL_DEBUG", "1")
    ends_with(error, monkeypatch)
    told = capsys.readouterr().err
    assert told.count("Traceback (most recent call last):") == 1
    assert f"{__file__}" in told
    assert "    raise error\n" in told


def test_a_traceback_hides_cpr_numbers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    number = f"{10203:06}-{1234}"
    monkeypatch.setenv("AABSOCIAL_DEBUG", "1")

    ends_with(RuntimeError(f"CPR {number}"), monkeypatch)

    told = capsys.readouterr().err
    assert "RuntimeError: CPR" in told
    assert number not in told


def test_internal_error_prints_one_message_and_writes_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ends_with(RuntimeError("Jens bor i lejlighed 4"), monkeypatch)

    (log,) = (tmp_path / "state" / "aabsocial").iterdir()
    told = capsys.readouterr().err
    assert told.startswith(
        "Fejl: Kommandoen blev ikke færdig på grund af en fejl i selve programmet"
    )
    assert str(log) in told
    assert "Traceback" not in told
    assert "Jens" not in told + log.read_text(encoding="utf-8")


def test_internal_error_is_printed_without_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "state").write_text("", encoding="utf-8")

    assert ends_with(RuntimeError("Jens"), monkeypatch) == ExitCode.INTERNAL
    told = capsys.readouterr().err
    assert "(RuntimeError)" in told
    assert "Jens" not in told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks otherwise for a user's home")
def test_internal_error_is_printed_without_home(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("LOCALAPPDATA", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "~")  # as a system leaves it that knows no user

    assert ends_with(RuntimeError(), monkeypatch) == ExitCode.INTERNAL
    assert "(RuntimeError)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "told"),
    [
        pytest.param(
            OSError(errno.ENOSPC, "No space left on device", "a.md"),
            "»a.md« kunne ikke skrives (drevet er fuldt).",
            id="known",
        ),
        pytest.param(
            OSError(errno.EXDEV, "Cross-device link", "a.md"),
            "»a.md« kunne ikke læses eller skrives (Cross-device link).",
            id="unknown",
        ),
        pytest.param(
            OSError(errno.ENOSPC, "No space left on device"),
            "Resultatet kunne ikke skrives (drevet er fuldt).",
            id="output",
        ),
    ],
)
def test_file_error_has_the_systems_reason(error: OSError, told: str) -> None:
    assert file_trouble(error).message.in_("da") == told


def test_an_unknown_language_in_the_environment_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AABSOCIAL_LANG", "de")

    assert run(["policy"]) == ExitCode.WRONG_USE
    assert "AABSOCIAL_LANG er »de«" in capsys.readouterr().err


def test_closed_pipe_is_no_error() -> None:
    assert run_without_reader("schema") == (ExitCode.DONE, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")
def test_unwritable_output_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CHECKOUT)
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "aabsocial", "policy"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == ExitCode.FILE_TROUBLE
    assert done.stderr.startswith("Fejl: Resultatet kunne ikke skrives (drevet er fuldt).\n")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8"])
def test_any_terminal_can_show_every_page(encoding: str) -> None:
    for line in (["--help"], ["policy"], ["polcy"]):
        done = run_program(*line, environment={"PYTHONIOENCODING": encoding})
        assert done.returncode in (ExitCode.DONE, ExitCode.WRONG_USE)
        assert "Traceback" not in done.stderr


def test_machine_output_is_utf8_on_every_terminal() -> None:
    done = run_program("schema", environment={"PYTHONIOENCODING": "cp1252"})

    assert '"title": "Et oplæg om en social indsats"' in done.stdout


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.skipif(sys.platform == "win32", reason="closing a stream is written for a shell")
def test_closed_streams_are_no_error(closed: str) -> None:
    line = f'"{sys.executable}" -m aabsocial policy {closed}'
    done = subprocess.run(
        ["/bin/sh", "-c", line],
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")
