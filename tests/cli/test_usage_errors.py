"""Wrong use is told as a fact and a way out, in the reader's language."""

import pytest

from aabsocial.cli.main import run
from aabsocial.errors import ExitCode

COMMANDS = "Se alle kommandoer med »aabsocial --help«."
OPTIONS = "Se alle tilvalg med »aabsocial policy --help«."
QUOTES = (
    "Sæt anførselstegn om navne med mellemrum. "
    "Se, hvordan kommandoen skrives, med »aabsocial policy --help«."
)


@pytest.mark.parametrize(
    ("line", "fact", "remedy"),
    [
        ("polcy", "Kommandoen »polcy« findes ikke. Mente du »policy«?", COMMANDS),
        ("xyzzy", "Kommandoen »xyzzy« findes ikke.", COMMANDS),
        ("policy --lnag en", "Tilvalget »--lnag« findes ikke. Mente du »--lang«?", OPTIONS),
        ("policy --xyzzy", "Tilvalget »--xyzzy« findes ikke.", OPTIONS),
        ("policy -x", "Tilvalget »-x« findes ikke.", OPTIONS),
        (
            "policy --lang",
            "Der mangler en værdi efter »--lang«.",
            "Skriv en værdi efter »--lang«. Se mulighederne med »aabsocial policy --help«.",
        ),
        (
            "policy --color sometimes",
            "»sometimes« kan ikke bruges med »--color«.",
            "Vælg mellem: auto, always, never.",
        ),
        (
            "--color alwas policy",
            "»alwas« kan ikke bruges med »--color«. Mente du »always«?",
            "Vælg mellem: auto, always, never.",
        ),
        (
            "policy a b",
            "Denne del af linjen kan ikke bruges: a b",
            QUOTES,
        ),
    ],
)
def test_wrong_use_is_reported_in_danish(
    line: str, fact: str, remedy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(line.split()) == ExitCode.WRONG_USE
    assert capsys.readouterr() == ("", f"Fejl: {fact}\n{remedy}\n")


def test_wrong_use_is_reported_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "polcy"]) == ExitCode.WRONG_USE
    assert capsys.readouterr().err == (
        "Error: There is no command “polcy”. Did you mean “policy”?\n"
        "See all commands with “aabsocial --help”.\n"
    )


def test_flag_with_value_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy", "--help=yes"]) == ExitCode.WRONG_USE
    assert "Tilvalget »--help« skal bruges uden værdi." in capsys.readouterr().err


def test_control_characters_in_arguments_are_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    run(["\x1b]52;c;x\x07"])

    assert "»\\u001b]52;c;x\\u0007«" in capsys.readouterr().err
