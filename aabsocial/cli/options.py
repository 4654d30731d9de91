"""The options that commands share, with the reading of their values.

A command that has choices of its own writes `Annotated[str, one_of("--edition", EDITIONS)]` or,
for a list with commas, `Annotated[Chosen, some_of("--to", PAPERS)]`. Help texts stand in the
command's TOML under `options.<name>` and `arguments.<name>`; those of every command in
`shell.toml`.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from aabsocial.cli.usage import WORDS, refuse_value
from aabsocial.errors import WrongUseError
from aabsocial.wording import told


class Chosen(tuple[str, ...]):
    """Some of an option's choices, in the order given, none of them twice."""

    __slots__ = ()


def one_of(option: str, choices: Sequence[str]) -> Any:  # noqa: ANN401 - Typer gives it no type
    """Make an option whose value is one of some choices."""
    return typer.Option(
        option,
        metavar="|".join(choices),
        parser=partial(read_choice, option, choices),
        autocompletion=completer(choices),
    )


def some_of(option: str, choices: Sequence[str]) -> Any:  # noqa: ANN401 - Typer gives it no type
    """Make an option whose value is a list of choices with commas between."""
    return typer.Option(
        option,
        metavar=",".join(choices),
        parser=partial(read_choices, option, choices),
        autocompletion=completer(choices),
    )


def at_least(option: str, least: int) -> Any:  # noqa: ANN401 - Typer gives it no type
    """Make an option whose value is a whole number from some number up."""
    return typer.Option(option, metavar="NUMBER", parser=partial(read_number, option, least))


def completer(choices: Sequence[str]) -> Callable[[str], list[str]]:
    """Make what offers the shell the choices that the last value of a list begins."""

    def offered(incomplete: str) -> list[str]:
        *before, last = incomplete.split(",")
        return [",".join((*before, choice)) for choice in choices if choice.startswith(last)]

    return offered


def read_choice(option: str, choices: Sequence[str], value: str) -> str:
    """Give the value, which is one of the choices."""
    if value not in choices:
        refuse_value(option, value, choices)
    return value


def read_choices(option: str, choices: Sequence[str], value: str | Chosen) -> Chosen:
    """Give the values that stand with commas between them, each one of the choices."""
    if isinstance(value, Chosen):
        return value
    parts = dict.fromkeys(part.strip() for part in value.split(","))
    return Chosen(read_choice(option, choices, part) for part in parts)


def read_number(option: str, least: int, value: str | int) -> int:
    """Give the whole number that a value writes."""
    try:
        number = int(value)
    except ValueError:
        number = least - 1
    if number < least:
        raise WrongUseError(*told(WORDS, "no-number", option=option, value=value, least=least))
    return number


def read_date(value: str) -> date:
    """Give the date that a value writes as year-month-day, or as a Dane writes it."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return _heard_date(value)


def _heard_date(value: str) -> date:
    from aabsocial.typed import Refused, Understood, hear_date

    heard = hear_date(value, "da")
    if isinstance(heard, Understood):
        return heard.value
    message, remedy = told(WORDS, "no-date", value=value)
    if isinstance(heard, Refused) and value.strip():
        message = heard.message
    raise WrongUseError(message, remedy)


Today = Annotated[date | None, typer.Option("--date", metavar="DATE", parser=read_date)]
Folder = Annotated[Path | None, typer.Argument(metavar="FOLDER")]
Folders = Annotated[list[Path] | None, typer.Argument(metavar="FOLDER")]
Paths = Annotated[list[Path] | None, typer.Argument(metavar="PATH")]
Into = Annotated[Path | None, typer.Option("--into", metavar="FOLDER")]
Templates = Annotated[Path | None, typer.Option("--templates", metavar="FOLDER")]
