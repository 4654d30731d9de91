"""Real shells on a pseudo-terminal complete proposals, rules, clauses and questions."""

from __future__ import annotations

import os
import shutil
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pexpect
import pytest

from tests.support.processes import CHECKOUT, run_program

PATIENCE = 30.0
NAMES = ("sommer-i-gaarden", "sommerfest", "caféens-døre", "lys og stier")
# How each shell is started without what the person who runs the tests has set up.
STARTED = {
    "bash": ("bash", "--norc", "--noprofile", "-i"),
    "zsh": ("zsh", "-f", "-i"),
    "fish": ("fish", "--no-config", "-i"),
}
PREPARED = {
    "bash": "PS1=; bind 'set bell-style none'; bind 'set enable-bracketed-paste off'",
    "zsh": "autoload -Uz compinit; compinit -u; PROMPT=; setopt no_list_beep",
    "fish": "function fish_prompt; end",
}
IS_REQUIRED = os.environ.get("FOREIGN") == "required"  # a shell that is missing fails then
SHELLS = [
    pytest.param(
        shell,
        marks=pytest.mark.skipif(
            not IS_REQUIRED and not shutil.which(shell), reason=f"there is no {shell} here"
        ),
    )
    for shell in STARTED
]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / "proposals" / name).mkdir(parents=True)
        (tmp_path / "proposals" / name / "proposal.toml").touch()
    (tmp_path / "proposals" / "noter").mkdir()
    (tmp_path / "fil.toml").touch()
    program = tmp_path / "bin" / "aabsocial"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m aabsocial "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def completed(shell: str, line: str, workspace: Path) -> str:
    """Return the words of a command line after Tab, as the program itself is given them."""
    script = workspace / f"completion.{shell}"
    script.write_text(run_program("--show-completion", shell).stdout, encoding="utf-8")
    seen = workspace / "seen.txt"
    environment = {
        "PATH": f"{workspace / 'bin'}:/usr/bin:/bin",
        "HOME": str(workspace),
        "PYTHONPATH": str(CHECKOUT),
        "LANG": "C.UTF-8",
        "TERM": "xterm",
        "AABSOCIAL_LANG": "da",
    }
    child: Any = pexpect.spawn(
        STARTED[shell][0],
        [*STARTED[shell][1:]],
        env=environment,
        cwd=str(workspace),
        dimensions=(24, 200),
        encoding="utf-8",
        timeout=PATIENCE,
    )
    try:
        told = f'function show; printf "%s|" $argv > {seen}; end'
        if shell != "fish":
            told = f'show() {{ printf "%s|" "$@" > {seen}; }}'
        for prepared in (PREPARED[shell], f". {script}", told):
            child.sendline(prepared)
        child.send(f"aabsocial {line}\t")
        _let_settle(child)
        # What stands on the line now is shown instead of run.
        child.send("\x01show \r")
        end = time.monotonic() + PATIENCE
        while not seen.exists() or not seen.read_text(encoding="utf-8"):
            assert time.monotonic() < end, child.before
            _let_settle(child)
        return seen.read_text(encoding="utf-8").removeprefix("aabsocial|").rstrip("|")
    finally:
        child.close(force=True)


def _let_settle(child: Any, pause: float = 1.0) -> None:  # noqa: ANN401 - pexpect's own
    """Read until the shell has been silent for a while."""
    with suppress(pexpect.TIMEOUT, pexpect.EOF):
        while True:
            child.read_nonblocking(65_536, timeout=pause)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminal of this kind")
@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("edit sommer-", "edit|sommer-i-gaarden"),
        ("render caf", "render|caféens-døre"),
        ("validate lys", "validate|lys og stier"),
        ("edit proposals/sommer-", "edit|proposals/sommer-i-gaarden"),
        ("explain LOK0", "explain|LOK0"),
        ("explain lok1", "explain|lok1"),
        ("explain FIN0", "explain|FIN0"),
        ("explain 8.4", "explain|8.4"),
        ("explain initiative.ti", "explain|initiative.title"),
        ("edit --question initiative.ti", "edit|--question|initiative.title"),
        ("validate --select LOK01,MAP0", "validate|--select|LOK01,MAP0"),
        ("pol", "policy"),
        ("new --answers fil", "new|--answers|fil.toml"),
        ("handout --meeting fil", "handout|--meeting|fil.toml"),
    ],
)
def test_a_shell_completes(shell: str, line: str, words: str, workspace: Path) -> None:
    assert completed(shell, line, workspace) == words


def test_a_variable_that_is_left_empty_completes_nothing() -> None:
    """PowerShell from 7.5 on leaves it so after each completion."""
    assert run_program("--version", environment={"_AABSOCIAL_COMPLETE": ""}).stdout.startswith(
        "aabsocial "
    )
    told = run_program("explain", "LOK01", environment={"_AABSOCIAL_COMPLETE": ""})
    assert "LOK01" in told.stdout


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("sommer-", "sommer-i-gaarden"), ("lys", "lys` og` stier")],
)
def test_powershell_is_offered_proposals(typed: str, offered: str, workspace: Path) -> None:
    asked = {
        "_AABSOCIAL_COMPLETE": "complete_powershell",
        "_TYPER_COMPLETE_ARGS": f"aabsocial edit {typed}",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": typed,
    }
    told = run_program(environment=asked, folder=workspace).stdout.splitlines()
    assert [line.split(":::")[0] for line in told] == [offered]
