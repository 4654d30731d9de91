"""A fault of ours: its log, and what it does to an interview."""

from __future__ import annotations

import sys
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

import pytest

from aabsocial import __version__
from aabsocial.cli.crash_report import log_lines, write_log
from aabsocial.cli.main import run
from aabsocial.cli.options import read_date
from aabsocial.core import toml
from aabsocial.core.struct import replace
from aabsocial.errors import ExitCode
from aabsocial.policy.aab import load_policy

if TYPE_CHECKING:
    from aabsocial.interview.session import Session


def test_the_log_names_places_in_our_code() -> None:
    caught = None
    try:
        read_date(cast("str", 2026))
    except TypeError as error:
        caught = error

    assert caught is not None
    versions, kind, place = log_lines(caught)
    assert versions.startswith(f"aabsocial {__version__}, Python 3.")
    assert kind == "TypeError"
    assert place.startswith("cli/options.py:")
    assert place.endswith(" read_date")


def test_log_includes_causes() -> None:
    caught = None
    try:
        try:
            read_date(cast("str", 2026))
        except TypeError as cause:
            raise RuntimeError from cause
    except RuntimeError as error:
        caught = error

    assert caught is not None
    lines = [*log_lines(caught)]
    assert lines[1:3] == ["RuntimeError", "TypeError"]
    assert lines[-1].startswith("cli/options.py:")


def test_two_errors_in_a_second_are_two_logs() -> None:
    logs = {write_log(RuntimeError()) for _ in range(3)}
    assert len(logs) == 3
    assert None not in logs


PRIVATE = "Jens Hansen i lejlighed 4"


@pytest.mark.parametrize(
    "breaking", ["aabsocial.interview.turns.forward", "aabsocial.interview.loop.screen"]
)
def test_internal_error_in_interview_loses_no_answer(
    breaking: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module, name = breaking.rsplit(".", 1)
    working = getattr(import_module(module), name)

    def breaks(session: Session) -> object:
        if "departments" in session.answers.get("initiative", {}):
            raise RuntimeError(PRIVATE)
        return working(session)

    monkeypatch.setattr(breaking, breaks)
    monkeypatch.setattr(sys, "stdin", StringIO(f"Naboer\nafdelinger: {PRIVATE}\n"))

    assert run(["new", "--plain"]) == ExitCode.INTERNAL

    said = Path("proposals/naboer/proposal.toml").read_text(encoding="utf-8")
    assert toml.parse(said)["initiative"]["departments"] == [PRIVATE]
    told = capsys.readouterr().err
    last = told[told.rindex("Svar: ") :]
    assert last.index("Dine svar er gemt i") < last.index("på grund af en fejl i selve programmet")
    (log,) = Path("state/aabsocial").iterdir()
    text = log.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert PRIVATE not in last
    for private in (PRIVATE, "Naboer", "naboer", str(Path.cwd()), str(Path.home())):
        assert private not in text


@pytest.fixture
def broken_rule(monkeypatch: pytest.MonkeyPatch) -> str:
    """Make a rule of the policy raise on every proposal, and return its code."""

    def breaks(*_: object) -> NoReturn:
        raise RuntimeError(PRIVATE)

    rules = load_policy().rules
    broken = replace(rules["BRO01"], check=breaks)
    monkeypatch.setitem(load_policy().__dict__, "rules", {**rules, "BRO01": broken})
    return "BRO01"


LOOK = "Se det hele igennem"


@pytest.mark.parametrize(
    ("answered", "ended"),
    [
        pytest.param(
            ("!", "Se oplægget", "", LOOK, "Overblik", "Gem og stop"),
            "Dine svar er gemt i",
            id="preview and review",
        ),
        pytest.param(
            ("!", "Papirer", "Lav papirerne", "Tekst", LOOK, "Overblik", "Gem og stop"),
            "Gemt i",
            id="papers",
        ),
    ],
)
def test_broken_rule_is_skipped(
    answered: tuple[str, ...],
    ended: str,
    broken_rule: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("\n".join(("Naboer", "901", "", *answered, ""))))

    assert run(["new", "--plain"]) == ExitCode.INTERNAL

    told = capsys.readouterr().err
    assert f"Reglen {broken_rule} kunne ikke kontrolleres" in told
    assert ended in told
    assert told.count("Loggen ligger i") == 1
    assert len([*Path("state/aabsocial").iterdir()]) == 1
    assert PRIVATE not in told


def test_broken_rule_does_not_stop_rendering(
    broken_rule: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b"):
        Path(name).mkdir()
        Path(name, "proposal.toml").write_text("[initiative]\ntitle = 'Naboer'\n")

    assert run(["render", "a", "b"]) == ExitCode.INTERNAL

    assert all(broken_rule in Path(it, "checklist.md").read_text("utf-8") for it in "ab")
    assert capsys.readouterr().err.count("Loggen ligger i") == 1
    assert len([*Path("state/aabsocial").iterdir()]) == 1


def test_broken_rule_does_not_stop_handout(
    broken_rule: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a").mkdir()
    Path("a", "proposal.toml").write_text("[initiative]\ntitle = 'Naboer'\n")
    facts = ("--body", "Bestyrelsen", "--date", "2026-12-03", "--to", "md", "--output", "ud")

    assert run(["handout", "a", *facts, "--edition", "full,public", "--draft"]) == ExitCode.INTERNAL

    packs = [path.read_text("utf-8") for path in Path("ud").glob("*.md")]
    assert len(packs) == 2
    assert all(f"Reglen {broken_rule} kunne ikke kontrolleres" in pack for pack in packs)
    assert capsys.readouterr().err.count("Loggen ligger i") == 1
    assert len([*Path("state/aabsocial").iterdir()]) == 1


def test_internal_error_outside_rules_leaves_papers_unchanged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def breaks(*_: object) -> NoReturn:
        raise RuntimeError(PRIVATE)

    Path("proposal.toml").write_text("[initiative]\ntitle = 'Naboer'\n")
    Path("proposal.md").write_text("# Naboer\n")
    monkeypatch.setattr("aabsocial.review.review._outcome", breaks)

    assert run(["render", "."]) == ExitCode.INTERNAL
    assert Path("proposal.md").read_text() == "# Naboer\n"


def test_broken_rule_does_not_stop_new(
    broken_rule: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "svar.toml"
    answers.write_text('[initiative]\ntitle = "Naboer"\n', encoding="utf-8")

    assert run(["new", "--answers", str(answers)]) == ExitCode.INTERNAL

    assert "Naboer" in Path("proposals/naboer/proposal.md").read_text(encoding="utf-8")
    assert broken_rule in Path("proposals/naboer/checklist.md").read_text(encoding="utf-8")
    assert "Loggen ligger i" in capsys.readouterr().err
