"""Property 1: any bytes as a proposal give findings, any arguments a documented code."""

from __future__ import annotations

import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aabsocial.cli import COMMANDS
from aabsocial.cli.main import run
from aabsocial.cli.typer_app import load_command
from aabsocial.errors import ExitCode
from tests.support.strategies import EXAMPLES, documents, mutants
from tests.support.validations import MINIMAL, a_proposal_in

READ = {ExitCode.DONE, ExitCode.FINDINGS}
IN_ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize(
    "contents",
    [st.binary(max_size=200), mutants(), documents.map(str.encode)],
    ids=["bytes", "mutants", "documents"],
)
@IN_ONE_FOLDER
@given(data=st.data())
def test_any_bytes_are_reviewed_or_unreadable(
    contents: st.SearchStrategy[bytes],
    data: st.DataObject,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "proposal.toml"
    raw = data.draw(contents)
    path.write_bytes(raw)
    code = run(["validate", str(path), "--format", "json", "--date", "2026-06-20"])
    told = capfd.readouterr()

    assert code in READ, told.err
    (proposal,) = json.loads(told.out)["proposals"]
    assert code == ExitCode.DONE or proposal["findings"]
    assert path.read_bytes() == raw


OPTIONS = {
    command: sorted(
        {name for parameter in load_command(command, "da").params for name in parameter.opts}
        - {"--watch"}  # it waits for the next change, for ever
    )
    for command in COMMANDS
}
FITTING = {
    "--answers": "answers.toml",
    "--color": "always",
    "--date": "2026-06-20",
    "--edition": "public",
    "--fail-on": "hint",
    "--format": "csv",
    "--from": "proposals/en",
    "--ignore": "MAP,FOR01",
    "--into": "out",
    "--jobs": "1",
    "--lang": "en",
    "--number": "7",
    "--output": "out",
    "--question": "initiative.title",
    "--select": "LOK",
    "--to": "md,html",
}
WORDS = (
    *("proposals", "proposals/en", "proposals/en/proposal.toml", "gone", "broken", ".", "-", "--"),
    *("md", "docx", "html", "json", "text,md", "da", "always", "error", "public", "bash"),
    *("LOK01", "5.3", "LOK", "fil", "initiative.title", "2026-06-20", "20/6-2026", "0", "1", "-1"),
    *("answers.toml", "out", "x" * 300, "a\nb", "æ\u0301", "\udcff", "[/bold]", "--no-input"),
)
LETTERS = st.characters(codec="utf-8", exclude_characters="\0/")  # no other folder, nothing cut off
words = st.sampled_from(WORDS) | st.text(LETTERS, max_size=8)


@st.composite
def command_lines(draw: st.DrawFn) -> list[str]:
    """Draw a command with some of its options and any values."""
    command = draw(st.sampled_from(COMMANDS))
    option = st.sampled_from(OPTIONS[command])
    assigned = st.tuples(option, words).map("=".join)
    fitting = option.map(lambda name: f"{name}={FITTING[name]}" if name in FITTING else name)
    here = st.just("proposals/en")
    rest = draw(st.lists(here | fitting | option | words | assigned, max_size=6))
    return [*draw(st.just([]) | st.just([]) | st.lists(words, max_size=1)), command, *rest]


def a_workspace(folder: Path) -> None:
    """Write a proposal, a broken one, and a file of answers."""
    a_proposal_in(folder / "proposals" / "en", EXAMPLES[0])
    a_proposal_in(folder / "broken", "[[")
    (folder / "answers.toml").write_text(MINIMAL, encoding="utf-8")


@given(arguments=command_lines() | st.lists(words, max_size=3))
def test_any_arguments_end_in_a_documented_code(arguments: list[str]) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name in ("LOCALAPPDATA", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME"):
            patch.setenv(name, str(Path(folder) / "home"))
        a_workspace(Path(folder))
        patch.setattr("sys.stdin", io.StringIO(""))
        code = run(arguments)

    assert code in set(ExitCode) - {ExitCode.INTERNAL}
