"""The group and the commands speak the reader's language."""

import re
import shlex
import sys

import pytest
from typer.core import TyperOption

from aabsocial.cli import COMMANDS
from aabsocial.cli.help_pages import (
    asks_for_front_page,
    command_words,
    examples,
    format_page,
    front_page,
)
from aabsocial.cli.main import run
from aabsocial.cli.typer_app import LocalizedGroup, load_command, move_behind_command
from aabsocial.localization.messages import LANGUAGES, Language, Messages
from tests.support.processes import run_program

ENGLISH_OF_TYPER = ("Usage:", "Options", "Commands:", "Arguments", "[OPTIONS]", "Show this message")


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=" ".join)
def test_help_is_danish_throughout(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command, "--help"]) == 0
    page = capsys.readouterr().out

    assert page.startswith("Brug: aabsocial")
    assert not [word for word in ENGLISH_OF_TYPER if word in page]


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=" ".join)
def test_help_is_english_when_asked_for(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command, "--help", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("Usage: aabsocial")


def test_no_command_shows_the_front_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en"]) == 0

    page = capsys.readouterr().out
    assert [name for name in COMMANDS if f"\n  {name} " not in page] == []


def test_the_front_page_has_three_examples_and_then_the_commands_by_their_use() -> None:
    page = format_page(front_page("da"), 80)
    sections = front_page("da").sections

    assert [len(sections[0].rows), sections[0].stacked] == [3, True]
    assert [section.title for section in sections] == [
        "Eksempler",
        "Skriv et oplæg",
        "Se, hvad der mangler",
        "Til mødet",
        "Opslag og opsætning",
        "Tilvalg",
    ]
    columns = {re.search(rf"^  {name} +", page, re.MULTILINE).end() for name in COMMANDS}  # type: ignore[union-attr]  # each is there
    assert len({page.rfind("\n", 0, end) - end for end in columns}) == 1


@pytest.mark.parametrize("line", [line for line, _ in examples(command_words("front_page"), "da")])
def test_examples_of_the_front_page_are_lines_it_takes(line: str) -> None:
    arguments = shlex.split(line)[1:]
    if arguments:
        load_command(arguments[0], "da").make_context(arguments[0], arguments[1:])

    assert asks_for_front_page(arguments) is not bool(arguments)


def test_help_before_a_command_is_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--help", "policy"])
    before = capsys.readouterr().out
    run(["policy", "--help"])

    assert before == capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "moved"),
    [
        (["--help", "policy", "x"], ["policy", "--help", "x"]),
        (["--help"], ["--help"]),
        (["policy", "--", "--help"], ["policy", "--", "--help"]),
        (["--lang", "en", "--help", "policy"], ["--lang", "en", "policy", "--help"]),
        (["--plain", "new", "x"], ["new", "--plain", "x"]),
        (["--plain", "--lagn"], ["--plain", "--lagn"]),
    ],
    ids=["before", "alone", "an answer", "between", "plain", "plain alone"],
)
def test_options_of_a_command_move_behind_the_command(
    arguments: list[str], moved: list[str]
) -> None:
    assert move_behind_command(arguments) == moved


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_shows_two_to_four_examples(name: str) -> None:
    assert len(examples(command_words(name), "da")) in (2, 3, 4)


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_are_lines_the_command_takes(name: str) -> None:
    for line, _ in examples(command_words(name), "da"):
        program, command, *arguments = shlex.split(line.partition(" > ")[0])
        assert (program, command) == ("aabsocial", name)
        load_command(name, "da").make_context(name, arguments)


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_has_unused_texts(name: str) -> None:
    command = load_command(name, "da")
    used = {f"{part.param_type_name}s.{part.name}" for part in command.params}
    told = {key for key in command_words(name) if key.startswith(("options.", "arguments."))}

    assert told <= used


def test_every_placeholder_in_help_has_its_word() -> None:
    words = Messages(str(sys.modules["aabsocial.cli.help_pages"].__file__))
    group = LocalizedGroup("da")
    parts = [part for name in COMMANDS for part in load_command(name, "da").params]
    placeholders = {part.metavar for part in [*parts, *group.params] if part.metavar}

    own = {name for name in placeholders if name.isupper()}
    assert sorted(name for name in own if f"metavars.{name}" not in words) == []


def test_the_shell_completes_commands_and_options() -> None:
    assert completed("aabsocial pol") == ["policy"]
    assert completed("aabsocial policy --la") == ["--lang"]
    assert completed("aabsocial policy --lang ") == ["da", "en"]


def completed(line: str) -> list[str]:
    """Return the completions that bash gets for a line."""
    place = str(len(line.split(" ")) - 1)
    asked = {"_AABSOCIAL_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": place}
    return run_program(environment=asked).stdout.split()


@pytest.mark.parametrize(
    ("line", "is_it"),
    [
        ("", True),
        ("--help", True),
        ("--lang en --help --color=never", True),
        ("--plain --lang en", True),
        ("--plain=yes", False),
        ("--", True),
        ("--lang en --", True),
        ("-- policy", False),
        ("--lang", False),
        ("--lang de", False),
        ("--help=yes", False),
        ("--version", False),
        ("policy --help", False),
    ],
)
def test_faulty_line_does_not_show_front_page(line: str, is_it: bool) -> None:  # noqa: FBT001 - the answer
    assert asks_for_front_page(line.split()) is is_it


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_front_page_shows_what_typer_takes(language: Language) -> None:
    (options,) = (part for part in front_page(language).sections if "--help" in dict(part.rows))
    taken = {
        " ".join([*part.opts, part.metavar or ""]).strip(): part.help
        for part in LocalizedGroup(language).params
        if isinstance(part, TyperOption)
    }

    assert dict(options.rows) == taken
