"""Property 7: a planted CPR number is in no output, log, paper, name or temporary file."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aabsocial.cli.main import run
from aabsocial.core import toml
from aabsocial.errors import ExitCode
from aabsocial.model.answers import path_of, with_answer
from aabsocial.model.questions import Group, Kind
from aabsocial.reports import TEXT_FORMATS
from aabsocial.storage.toml_edit.edit import write_answers
from tests.support.cpr_numbers import failing, passing, traces_of, written_forms
from tests.support.files import everything_in
from tests.support.strategies import EXAMPLES, LAYOUT, POLICY
from tests.support.validations import a_proposal_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.model.questions import Question

TEXTS = [
    question
    for question in POLICY.questions.values()
    if question.kind in (Kind.TEXT, Kind.PARAGRAPHS, Kind.TEXTS)
]
MEETING = ("--body", "Bestyrelsen", "--per-item")
LINES = [
    *(("validate", "proposals", "--format", form) for form in TEXT_FORMATS),
    ("validate", "proposals", "--format", "xlsx", "--output", "liste.xlsx"),
    ("validate", "proposals", "--statistics"),
    ("validate", "proposals", "--overview", "people"),
    ("validate", "proposals", "--overview", "time"),
    ("render", "proposals/en", "--to", "md,html"),
    ("render", "proposals/en", "--to", "pdf,docx"),
    ("render", "proposals/en", "--stdout"),
    ("render", "proposals/en", "--check"),
    ("handout", "proposals/en", "--draft", "--to", "md,html", "--edition", "full", *MEETING),
    ("handout", "proposals/en", "--draft", "--to", "md,html", "--edition", "public", *MEETING),
    ("handout", "proposals/en", "--draft", "--to", "pdf,docx", "--edition", "full", *MEETING),
    ("new", "--from", "proposals/en", "--no-input", "Kopi"),
    ("edit", "proposals/en", "--no-input"),
]
NUMBERS = [form for digits in (failing(), passing()) for form in written_forms(digits).values()]
ANSWERS = toml.parse(EXAMPLES[0])


@st.composite
def planted(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a number, and a worked example that contains it."""
    number = draw(st.sampled_from(NUMBERS))
    around = draw(st.sampled_from(["{}", "Ring til Ane ({}).", "cpr.nr. {}", "a\n{}"]))
    text = around.replace("{}", number)
    above = draw(st.sampled_from([f"# {text!r}\n", f'"{number}" = 1\n', ""]))
    if above:
        return number, above + EXAMPLES[0]
    return number, write_answers("", answering(draw(st.sampled_from(TEXTS)), text), LAYOUT)


def answering(question: Question, text: str) -> Mapping[str, Any]:
    """Return a worked example's answers with a text as the answer to one question."""
    key, _, field = question.key.rpartition(".")
    whole = f"{key}[0].{field}" if isinstance(POLICY.items.get(key), Group) else question.key
    first = isinstance(POLICY.items.get(key), Group) and not ANSWERS.get(key)
    answers = with_answer(ANSWERS, (key,), [{}]) if first else ANSWERS
    return with_answer(answers, path_of(whole), [text] if question.kind is Kind.TEXTS else text)


def everything_printed_by(
    arguments: tuple[str, ...], source: str, capfd: pytest.CaptureFixture[str]
) -> str:
    """Run a command beside a proposal; return its output, its files and their names."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name in ("LOCALAPPDATA", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME"):
            patch.setenv(name, str(Path(folder) / "home"))
        kept = a_proposal_in(Path(folder) / "proposals" / "en", source)
        code = run([*arguments, "--date", "2026-06-20"])
        said = capfd.readouterr()
        assert code in (ExitCode.DONE, ExitCode.FINDINGS, ExitCode.NOTHING_TO_DO)
        files = [path for path in Path(folder).rglob("*") if path.is_file() and path != kept]
        written = [everything_in(path.suffix[1:], path.read_bytes()) for path in files]
        return "\n".join([said.out, said.err, *map(str, files), *written])


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=planted(), arguments=st.sampled_from(LINES))
def test_planted_cpr_number_is_printed_nowhere(
    drawn: tuple[str, str], arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    number, source = drawn
    told = everything_printed_by(arguments, source, capfd)

    assert [it for it in traces_of(number) if it in told] == []
