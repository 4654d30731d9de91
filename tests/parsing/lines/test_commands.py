"""The commands inside a list of lines."""

from datetime import date

import pytest

from aabsocial.core.money import Money
from aabsocial.parsing.lines.commands import Command, parse_command
from aabsocial.parsing.lines.reading import LineKind
from tests.support.estimates import stretch_of

ENTRIES = 3


@pytest.mark.parametrize(
    ("kind", "text", "command"),
    [
        ("criterion", "2", Command(action="open", entry=2)),
        ("criterion", "ret 2: 30 unge", Command(action="replace", entry=2, text="30 unge")),
        ("criterion", "Slet 2", Command(action="delete", entry=2)),
        ("criterion", "ret 2", Command(action="open", entry=2)),
        ("financing", "ret 2:", Command(action="open", entry=2)),
        ("budget", "slet 1-3", Command(action="delete", entry=1, others=(2, 3))),
        ("budget", "slet 1,3", Command(action="delete", entry=1, others=(3,))),
        ("budget", "slet 3 og 1", Command(action="delete", entry=1, others=(3,))),
        ("budget", "slet 1, 2 og 2-3", Command(action="delete", entry=1, others=(2, 3))),
        ("budget", "slet 9", Command(action="unknown", entry=3)),
        ("budget", "slet 2-9", Command(action="unknown", entry=3)),
        ("budget", "slet 3-1", Command(action="delete", entry=1, others=(2, 3))),
        ("financing", "ret 0", Command(action="unknown", entry=3)),
        ("criterion", "flyt 2 op", Command(action="move-up", entry=2)),
        ("criterion", "flyt 2 ned", Command(action="move-down", entry=2)),
        ("decision", "=", Command(action="same", entry=3)),
        ("decision", "samme igen", Command(action="same", entry=3)),
    ],
)
def test_command_on_an_entry(kind: LineKind, text: str, command: Command) -> None:
    assert parse_command(text, kind, ENTRIES, "da") == command


@pytest.mark.parametrize(
    ("kind", "text", "field", "value"),
    [
        ("criterion", "frist 1/9-2028", "deadline", date(2028, 9, 1)),
        ("criterion", "kilde vagtplanen", "source", "vagtplanen"),
        ("criterion", "fra 12", "baseline", 12),
        ("criterion", "mål: 40", "target", 40),
        ("decision", "husstande 31", "households", 31),
        ("decision", "dato 18/3-2027", "date", date(2027, 3, 18)),
        ("milestone", "dato medio marts 2027", "date", stretch_of("medio marts 2027")),
        ("budget", "beløb 5.000", "amount", Money.kroner(5_000)),
        ("budget", "note: 10 × 500", "note", "10 × 500"),
        ("financing", "status bevilget", "status", "granted"),
        ("financing", "note: svar 1. maj", "note", "svar 1. maj"),
        ("partner", "rolle maler", "role", "maler"),
    ],
)
def test_field_of_the_last_entry(kind: LineKind, text: str, field: str, value: object) -> None:
    command = parse_command(text, kind, ENTRIES, "da")
    assert command == Command(action="set", entry=3, field=field, readings=({field: value},))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("budget", "Slet graffiti 5.000"),
        ("budget", "Note til beboerne 500"),
        ("budget", "slet 2 stole"),
        ("budget", "ret 2 stole 500"),
        ("criterion", "4"),
        ("criterion", "fra 14 til 20 frivillige"),
        ("criterion", "frist snart"),
        ("decision", "dato marts 2027"),
        ("milestone", "dato snart"),
        ("criterion", "til de unge"),
        ("period", "frist 1/9-2028"),
    ],
)
def test_line_that_only_looks_like_one_is_no_command(kind: LineKind, text: str) -> None:
    assert parse_command(text, kind, ENTRIES, "da") is None


@pytest.mark.parametrize("text", ["1", "=", "kilde vagtplanen", "slet 1"])
def test_there_is_no_command_on_an_empty_list(text: str) -> None:
    assert parse_command(text, "criterion", 0, "da") is None


def test_commands_are_known_in_english() -> None:
    assert parse_command("change 1: 30 jobs", "criterion", 1, "en") == Command(
        action="replace", entry=1, text="30 jobs"
    )
