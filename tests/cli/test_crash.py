"""A fault of ours: its log, and what it does to an interview."""

from __future__ import annotations

import sys
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from aabsocial import __version__, toml
from aabsocial.cli.crash import log_lines, write_log
from aabsocial.cli.edge import run
from aabsocial.cli.options import read_date
from aabsocial.errors import ExitCode

if TYPE_CHECKING:
    from aabsocial.interview.session import Session


def test_the_log_names_places_in_our_code() -> None:
    caught = None
    try:
        read_date(cast(str, 2026))
    except TypeError as error:
        caught = error

    assert caught is not None
    versions, kind, place = log_lines(caught)
    assert versions.startswith(f"aabsocial {__version__}, Python 3.")
    assert kind == "TypeError"
    assert place.startswith("cli/options.py:")
    assert place.endswith(" read_date")


def test_the_log_follows_a_fault_to_its_cause() -> None:
    caught = None
    try:
        try:
            read_date(cast(str, 2026))
        except TypeError as cause:
            raise RuntimeError from cause
    except RuntimeError as error:
        caught = error

    assert caught is not None
    lines = [*log_lines(caught)]
    assert lines[1:3] == ["RuntimeError", "TypeError"]
    assert lines[-1].startswith("cli/options.py:")


def test_two_faults_in_a_second_are_two_logs() -> None:
    logs = {write_log(RuntimeError()) for _ in range(3)}
    assert len(logs) == 3
    assert None not in logs


PRIVATE = "Jens Hansen i lejlighed 4"


@pytest.mark.parametrize(
    "breaking", ["aabsocial.interview.turn.forward", "aabsocial.interview.talk.screen"]
)
def test_a_fault_in_an_interview_costs_no_answer(
    breaking: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module, name = breaking.rsplit(".", 1)
    working = getattr(import_module(module), name)

    def breaks(session: Session) -> object:
        if "departments" in session.answers.get("initiative", {}):
            raise RuntimeError(PRIVATE)
        return working(session)

    monkeypatch.setattr(breaking, breaks)
    monkeypatch.setattr(sys, "stdin", StringIO(f"Naboer\n{PRIVATE}\n\n"))

    assert run(["new", "--plain"]) == ExitCode.INTERNAL

    said = Path("proposals/naboer/proposal.toml").read_text(encoding="utf-8")
    assert toml.parse(said)["initiative"]["departments"] == [PRIVATE]
    told = capsys.readouterr().err
    last = told[told.rindex("Svar: ") :]
    assert last.index("Dine svar er gemt i") < last.index("Der er en fejl i selve programmet")
    (log,) = Path("state/aabsocial").iterdir()
    text = log.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert PRIVATE not in last
    for private in (PRIVATE, "Naboer", "naboer", str(Path.cwd()), str(Path.home())):
        assert private not in text
