"""`validate` says which proposals are ready, in any form, with the documented exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path
from typing import NoReturn

import pytest

from aabsocial.cli.commands import validate as validate_command
from aabsocial.cli.main import run
from aabsocial.cli.watch import state_of
from aabsocial.core.struct import replace
from aabsocial.errors import ExitCode
from aabsocial.reports import ORDERS
from tests.support.processes import CHECKOUT, run_program
from tests.support.validations import BEGUN, MINIMAL, a_proposal_in

ON_THE_DAY = ("--date", "2026-06-20")
EXAMPLES = CHECKOUT / "proposals"
READY = str(EXAMPLES / "sommer-i-gaarden")


def validated(*arguments: str) -> int:
    return run(["validate", *arguments, *ON_THE_DAY])


def rules_in(output: str) -> list[str]:
    """Return the codes in a report in JSON."""
    return [
        found["rule"]
        for proposal in json.loads(output)["proposals"]
        for found in proposal["findings"]
    ]


def test_the_examples_are_ready(capsys: pytest.CaptureFixture[str]) -> None:
    assert validated(str(EXAMPLES)) == ExitCode.DONE
    assert "4 klar til behandling, 2 klar, med bemærkninger" in capsys.readouterr().out


@pytest.mark.parametrize("named", [(), ("proposals",), ("en",), ("proposals/en/proposal.toml",)])
def test_proposals_are_named_in_many_ways(
    named: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    a_proposal_in(Path("proposals/en"))

    assert validated(*named, "--format", "json") == ExitCode.FINDINGS
    (proposal,) = json.loads(capsys.readouterr().out)["proposals"]
    assert proposal["path"] == "proposals/en/proposal.toml"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(("gone",), ExitCode.NOTHING_TO_DO, id="path missing"),
        pytest.param(("empty",), ExitCode.NOTHING_TO_DO, id="empty tree"),
        pytest.param((), ExitCode.NOTHING_TO_DO, id="no workspace"),
        pytest.param((READY, "--format", "xml"), ExitCode.WRONG_USE, id="unknown format"),
        pytest.param((READY, "--select", "LOK99"), ExitCode.WRONG_USE, id="unknown rule"),
        pytest.param((READY, "--jobs", "0"), ExitCode.WRONG_USE, id="no jobs"),
        pytest.param(
            (READY, "--statistics", "--format", "json"), ExitCode.WRONG_USE, id="statistics in json"
        ),
        pytest.param((READY, "--output", "gone/a.txt"), ExitCode.FILE_TROUBLE, id="no such folder"),
        pytest.param((READY, "--output", "a.txt"), ExitCode.DONE, id="into a file"),
    ],
)
def test_each_outcome_has_its_exit_code(arguments: tuple[str, ...], code: ExitCode) -> None:
    Path("empty").mkdir()

    assert validated(*arguments) == code


@pytest.mark.parametrize(
    ("example", "level", "code"),
    [
        ("faedre-i-faellesskab", "error", ExitCode.DONE),
        ("faedre-i-faellesskab", "warning", ExitCode.DONE),
        ("bikes-back-on-the-road", "hint", ExitCode.FINDINGS),
        ("sommer-i-gaarden", "hint", ExitCode.DONE),
    ],
)
def test_the_level_decides_what_fails(example: str, level: str, code: ExitCode) -> None:
    assert validated(str(EXAMPLES / example), "--fail-on", level) == code


def test_an_unreadable_file_fails_and_others_are_reviewed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    a_proposal_in(Path("proposals/en"), "= broken\n")
    a_proposal_in(Path("proposals/to"))

    assert validated("--format", "json", "--ignore", "FIL") == ExitCode.FINDINGS

    first, second = json.loads(capsys.readouterr().out)["proposals"]
    assert (first["outcome"], second["title"]) == ("unreadable", "Sommer i gården")


def test_a_wrong_path_stops_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    a_proposal_in(Path("proposals/god"))

    code = validated("gone", "god", "prposals/god", "--format", "json", "--as-draft")

    assert code == ExitCode.NOTHING_TO_DO
    told = capsys.readouterr()
    assert [it["path"] for it in json.loads(told.out)["proposals"]] == [
        "proposals/god/proposal.toml"
    ]
    assert "Der er ikke noget oplæg i gone." in told.err
    assert "Der er ikke noget oplæg i prposals/god." in told.err


def test_a_slip_in_a_path_is_told_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    a_proposal_in(Path("proposals/kaffe"))

    assert validated("kafe") == ExitCode.NOTHING_TO_DO
    assert "Mente du kaffe?" in capsys.readouterr().err


@pytest.mark.parametrize("written", ["på-tværs", "PÅ-TVÆRS"])
def test_a_folder_from_a_mac_is_found(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    a_proposal_in(Path("proposals") / unicodedata.normalize("NFD", "på-tværs"))

    validated(written, "--format", "json")

    assert json.loads(capsys.readouterr().out)["summary"]["proposals"] == 1


def test_a_folder_without_a_proposal_has_an_entry_and_fails(
    capsys: pytest.CaptureFixture[str],
) -> None:
    a_proposal_in(Path("proposals/god"))
    Path("proposals/word").mkdir()
    Path("proposals/word/forslag.docx").touch()

    assert validated("--format", "json", "--as-draft") == ExitCode.FINDINGS
    report = json.loads(capsys.readouterr().out)

    assert (report["summary"]["proposals"], report["summary"]["no-proposal"]) == (2, 1)
    _, word = report["proposals"]
    assert (word["path"], word["outcome"]) == ("proposals/word", "no-proposal")
    assert [it["rule"] for it in word["findings"]] == ["MAP05"]
    assert "forslag.docx" in word["findings"][0]["message"]
    assert validated("--as-draft", "--ignore", "MAP") == ExitCode.FINDINGS


def test_an_empty_file_has_one_finding(capsys: pytest.CaptureFixture[str]) -> None:
    a_proposal_in(Path("proposals/tom"), "")

    validated("--format", "json")

    assert rules_in(capsys.readouterr().out) == ["FOR01"]


def test_selected_and_ignored_rules_are_codes_or_families(
    capsys: pytest.CaptureFixture[str],
) -> None:
    a_proposal_in(Path("proposals/en"))

    validated("--format", "json", "--select", "lok,EFF1,FOR01", "--ignore", "EFF10")

    assert {code[:3] for code in rules_in(capsys.readouterr().out)} <= {"LOK", "FOR"}


def test_draft_has_no_missing_answers(capsys: pytest.CaptureFixture[str]) -> None:
    a_proposal_in(Path("proposals/en"))

    assert validated("--as-draft", "--format", "json") == ExitCode.DONE
    assert rules_in(capsys.readouterr().out) == []


def test_local_limit_is_marked_as_local(capsys: pytest.CaptureFixture[str]) -> None:
    Path("aabsocial.toml").write_text("[limits]\nlandsbyggefonden_percent = 74\n", encoding="utf-8")

    validated(str(EXAMPLES / "staerk-start-vest"), "--format", "brief")

    assert "FIN07" in (told := capsys.readouterr().out)
    assert "lokal" in told.lower()


def test_statistics_count_rules_and_proposals(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("en", "to"):
        a_proposal_in(Path("proposals") / name, BEGUN.replace("gården", name))

    validated("--statistics", "--select", "FIN,LOK20")

    assert [line.strip() for line in capsys.readouterr().out.splitlines()] == [
        "2 × FIN02 budget-without-lines (2 oplæg)",
        "2 × LOK20 anchoring-not-described (2 oplæg)",
    ]


def test_statistics_of_nothing_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert validated(READY, "--statistics") == ExitCode.DONE
    assert capsys.readouterr().out == "Der er ingen bemærkninger.\n"


def test_output_file_has_the_text_of_the_terminal() -> None:
    shown = run_program("validate", READY, "--format", "csv", *ON_THE_DAY)

    assert validated(READY, "--format", "csv", "--output", "ud.csv") == ExitCode.DONE
    assert Path("ud.csv").read_bytes().decode().replace("\r\n", "\n") == shown.stdout


def test_two_jobs_give_the_same_bytes() -> None:
    one, two = (
        run_program("validate", str(EXAMPLES), "--format", "json", "--jobs", jobs, *ON_THE_DAY)
        for jobs in "12"
    )

    assert (one.stdout, one.returncode) == (two.stdout, two.returncode)
    assert len(json.loads(one.stdout)["proposals"]) == 6


def test_nothing_but_the_result_is_on_standard_output() -> None:
    done = run_program("validate", READY, "--format", "jsonl", *ON_THE_DAY)

    assert done.stderr == ""
    assert json.loads(done.stdout.splitlines()[0])["outcome"] == "ready"


def test_internal_error_in_rule_is_reported_and_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = validate_command.options_for_validation

    def with_a_broken_rule(*given: object) -> object:
        options = made(*given)  # type: ignore[arg-type]  # just what the command passes
        rules = {**options.policy.rules}
        rules["BRO01"] = replace(rules["BRO01"], check=breaks)
        monkeypatch.setitem(options.policy.__dict__, "rules", rules)
        return options

    def breaks(*_: object) -> NoReturn:
        message = "Jens bor i lejlighed 4"
        raise RuntimeError(message)

    monkeypatch.setattr(validate_command, "options_for_validation", with_a_broken_rule)

    assert validated(READY, "--format", "brief") == ExitCode.INTERNAL

    (log,) = (tmp_path / "state" / "aabsocial").iterdir()
    told = capsys.readouterr()
    assert "INT01" in told.out
    assert str(log.parent) in told.err
    assert "Jens" not in told.out + told.err + log.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is a signal on POSIX")
def test_watch_runs_again_until_ctrl_c() -> None:
    path = a_proposal_in(Path("proposals/en"))
    line = [sys.executable, "-m", "aabsocial", "validate", "--watch", "--format", "brief"]
    with subprocess.Popen(
        [*line, "--select", "FIL03"],
        env=os.environ | {"PYTHONPATH": str(CHECKOUT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as tool:
        assert tool.stdout
        assert tool.stderr
        assert "Ctrl+C" in tool.stderr.readline()
        path.write_text(f"ukendt = 1\n{MINIMAL}", encoding="utf-8")
        assert "FIL03" in tool.stdout.readline()
        assert "Ctrl+C" in tool.stderr.readline()
        tool.send_signal(signal.SIGINT)
        assert tool.wait(timeout=20) == ExitCode.INTERRUPTED


def test_state_of_files_changes_with_a_file(tmp_path: Path) -> None:
    path = a_proposal_in(tmp_path)
    before = state_of((path, tmp_path / "gone"))
    time.sleep(0.01)
    path.write_text("", encoding="utf-8")

    assert state_of((path, tmp_path / "gone")) != before


def test_report_never_overwrites_a_proposal() -> None:
    source = Path("proposals/lys/proposal.toml")
    source.parent.mkdir(parents=True)
    source.write_text("schema_version = 1\n", encoding="utf-8")
    done = run_program("validate", "--format", "brief", "--output", str(source))

    assert done.returncode == ExitCode.WRONG_USE
    assert source.read_text(encoding="utf-8") == "schema_version = 1\n"


def test_report_never_overwrites_a_paper_or_reviewed_file() -> None:
    folder = Path("proposals/lys")
    folder.mkdir(parents=True)
    (folder / "proposal.toml").write_text("schema_version = 1\n", encoding="utf-8")
    draft = Path("kladde.toml")
    draft.write_text("schema_version = 1\n", encoding="utf-8")
    for path in (folder / "proposal.md", folder / "Checklist.DOCX", draft):
        done = run_program("validate", str(folder), str(draft), "--output", str(path))

        assert done.returncode == ExitCode.WRONG_USE
        assert str(path) in done.stderr
    assert draft.read_text(encoding="utf-8") == "schema_version = 1\n"
    assert [path.name for path in folder.iterdir()] == ["proposal.toml"]
    elsewhere = Path("proposal.md")
    assert run_program("validate", str(folder), "--output", str(elsewhere)).returncode == 1
    assert elsewhere.exists()


def test_accessible_report_has_words_for_verdicts() -> None:
    a_proposal_in(Path("proposals/en"))
    line = ("validate", "--as-draft", "--lang", "en")

    done = run_program(*line, environment={"ACCESSIBLE": "1"})

    assert "Not ready: answers still missing.\nMissing: 1, 2, 3" in done.stdout
    assert "✓" not in done.stdout


def test_missing_folder_is_reported() -> None:
    a_proposal_in(Path("proposals/en"))

    done = run_program("validate", "--output", "gone/a.txt", "--lang", "en")

    assert "cannot be saved in the folder gone" in done.stderr
    assert not Path("gone").exists()


def test_jobs_are_limited_to_processors() -> None:
    source = Path("proposals/lys/proposal.toml")
    source.parent.mkdir(parents=True)
    source.write_text("schema_version = 1\n", encoding="utf-8")
    done = run_program("validate", "--jobs", "9" * 20, "--format", "brief")

    assert done.returncode == ExitCode.FINDINGS
    assert "FOR01" in done.stdout


def test_an_overview_stands_in_the_place_of_the_findings(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert validated(str(EXAMPLES), "--overview", "money", "--sort", "amount") == ExitCode.DONE
    told = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")

    assert told.index("Stærk Start Vest") < told.index("Sommer i gården")
    assert "1.337.000 kr." in told
    assert "Principper:" not in told


@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
def test_an_overview_is_for_the_screen_alone(form: str) -> None:
    assert validated(READY, "--overview", "money", "--format", form) == ExitCode.WRONG_USE


@pytest.mark.parametrize("order", ORDERS)
def test_a_list_comes_in_the_order_asked_for(
    order: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert validated(str(EXAMPLES), "--format", "csv", "--sort", order) == ExitCode.DONE

    titles = [line.split(";")[1] for line in capsys.readouterr().out.splitlines()[1:]]
    assert len(set(titles)) == 6
    if order == "amount":
        assert titles[0] == "Stærk Start Vest"


def test_a_workbook_goes_into_a_file_or_a_pipe_and_onto_no_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = (sys.executable, "-m", "aabsocial", "validate", READY, "--format", "xlsx", *ON_THE_DAY)
    piped = subprocess.run(
        line, env=os.environ | {"PYTHONPATH": str(CHECKOUT)}, capture_output=True, check=True
    )
    assert validated(READY, "--format", "xlsx", "--output", "liste.xlsx") == ExitCode.DONE
    assert Path("liste.xlsx").read_bytes() == piped.stdout
    assert "Gemt: liste.xlsx." in capsys.readouterr().err

    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert validated(READY, "--format", "xlsx") == ExitCode.WRONG_USE
    assert "--output oplaeg.xlsx" in capsys.readouterr().err


def test_a_folder_of_templates_that_is_not_there_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("aabsocial.toml").write_text('templates = "gone"\n', encoding="utf-8")

    assert validated(READY) == ExitCode.WRONG_USE
    assert "Ret linjen med templates i" in capsys.readouterr().err
