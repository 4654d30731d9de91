"""Whatever is wrong with a file: it is told where and what to write, and costs nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.cli.main import run
from aabsocial.errors import ExitCode
from aabsocial.localization.messages import LANGUAGES
from tests.robustness.bad_files import CATALOGUE, EVERY_CASE, GOOD, Case
from tests.support.cpr_numbers import parted
from tests.support.validations import a_proposal_in

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language

ODD, GOOD_ONE = Path("proposals/odd/proposal.toml"), Path("proposals/good/proposal.toml")
ON_THE_DAY = ("--date", "2026-06-20")
UNREADABLE = "unreadable"


def two_proposals(raw: bytes) -> None:
    """Write a broken proposal beside a good one."""
    a_proposal_in(GOOD_ONE.parent, GOOD.replace("Sommer", "Vinter"))
    ODD.parent.mkdir()
    ODD.write_bytes(raw)


def validate_both(language: Language, capsys: pytest.CaptureFixture[str]) -> tuple[int, Any, Any]:
    """Validate both as drafts; return the exit code and the entries of both."""
    code = run(["validate", "--format", "json", "--as-draft", "--lang", language, *ON_THE_DAY])
    told = capsys.readouterr()
    assert told.err == ""
    good, odd = json.loads(told.out)["proposals"]
    return code, good, odd


@pytest.mark.parametrize("case", EVERY_CASE)
def test_bad_file_is_reported_and_others_are_reviewed(
    case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = case.build()
    two_proposals(raw)

    for language in LANGUAGES:
        code, good, odd = validate_both(language, capsys)

        assert (good["outcome"], good["findings"]) == ("not-ready", [])
        found = tuple((it["rule"], it["line"], it["column"]) for it in odd["findings"])
        assert found == case.found
        said = " ".join(f"{it['message']} {it['remedy']}" for it in odd["findings"])
        assert [words for words in getattr(case, language) if words not in said] == []
        fails = any(it["severity"] == "error" for it in odd["findings"])
        assert code == (ExitCode.FINDINGS if fails else ExitCode.DONE)
    assert ODD.read_bytes() == raw


@pytest.mark.parametrize("case", EVERY_CASE)
def test_the_papers_of_the_neighbour_are_written(
    case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = case.build()
    two_proposals(raw)
    _, _, odd = validate_both("da", capsys)

    code = run(["render", *ON_THE_DAY])

    told = capsys.readouterr().err
    is_unreadable = odd["outcome"] == UNREADABLE
    assert code == (ExitCode.FINDINGS if is_unreadable else ExitCode.DONE)
    assert "Vinter" in GOOD_ONE.with_name("proposal.md").read_text(encoding="utf-8")
    assert ODD.with_name("proposal.md").exists() is not is_unreadable
    if is_unreadable:
        assert [it["remedy"] for it in odd["findings"] if it["remedy"] not in told] == []
    assert ODD.read_bytes() == raw


COMMANDS = (
    ("edit", str(ODD.parent), "--plain"),
    ("new", "--answers", str(ODD)),
    ("new", "Ny", "--from", str(ODD.parent), "--no-input"),
    ("handout", str(ODD.parent), "--to", "md", "--body", "Bestyrelsen", "--output", "ud"),
)
ONE_OF_EACH = {case.found[0][0]: case for case in reversed(CATALOGUE) if case.found}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
@pytest.mark.parametrize("rule", sorted(ONE_OF_EACH))
@pytest.mark.usefixtures("_nothing_typed")
def test_every_command_ends_as_documented(
    command: tuple[str, ...], rule: str, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = ONE_OF_EACH[rule].build()
    two_proposals(raw)
    _, _, odd = validate_both("da", capsys)

    code = run([*command, *(ON_THE_DAY if command[0] != "edit" else ())])

    told = capsys.readouterr().err
    if odd["outcome"] == UNREADABLE:
        assert code == ExitCode.FINDINGS
        assert [it["remedy"] for it in odd["findings"] if it["remedy"] not in told] == []
    else:
        assert code in (ExitCode.DONE, ExitCode.FINDINGS, ExitCode.NOTHING_TO_DO)
    assert told.startswith("Fejl") or code == ExitCode.DONE
    assert ODD.read_bytes() == raw


@pytest.mark.parametrize("case", EVERY_CASE)
def test_no_cpr_number_is_printed(case: Case, capfd: pytest.CaptureFixture[str]) -> None:
    number = parted("-")
    two_proposals(case.build().replace(b"Sommer", number.encode()))

    for form in ("text", "json", "sarif"):
        run(["validate", "--format", form, *ON_THE_DAY])
    run(["render", *ON_THE_DAY])
    run(["new", "--answers", str(ODD), *ON_THE_DAY])

    told = capfd.readouterr()
    papers = [path.read_text(encoding="utf-8") for path in Path("proposals").rglob("*.md")]
    for text in (told.out, told.err, *papers, *map(str, Path("proposals").rglob("*"))):
        assert number not in text
        assert number.replace("-", "") not in text
