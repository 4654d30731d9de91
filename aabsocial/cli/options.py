"""Options and arguments that several commands share, and the parsing of their values.

A command with choices of its own writes `Annotated[str, one_of("--edition", EDITIONS)]` or, for a
comma-separated list, `Annotated[ChoiceList, some_of("--to", FORMATS)]`. Help texts are in the
command's TOML under `options.<name>` and `arguments.<name>`; those of every command in
`commands/front_page.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer._completion_shared import get_completion_script  # Typer does not export it
from typer.core import TyperOption

from aabsocial import __version__
from aabsocial.cli import PROGRAM
from aabsocial.cli.completions import proposals
from aabsocial.cli.context import user_of
from aabsocial.cli.help_pages import COMPLETION_VARIABLE, FRONT_OPTIONS, PLAIN, SHARED_OPTIONS
from aabsocial.cli.terminal import print_notice, print_result
from aabsocial.cli.usage_errors import messages as usage_messages
from aabsocial.cli.usage_errors import refuse_value
from aabsocial.errors import WrongUseError
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from typer._click import Context, Parameter


class ChoiceList(tuple[str, ...]):
    """Some of an option's choices, in the order given, without duplicates."""

    __slots__ = ()


def one_of(option: str, choices: Sequence[str]) -> Any:  # noqa: ANN401 - Typer gives it no type
    """Return an option whose value is one of some choices."""
    return typer.Option(
        option,
        metavar="|".join(choices),
        parser=partial(read_choice, option, choices),
        autocompletion=completer(choices),
    )


def some_of(option: str, choices: Sequence[str]) -> Any:  # noqa: ANN401 - Typer gives it no type
    """Return an option whose value is a comma-separated list of choices."""
    return typer.Option(
        option,
        metavar=",".join(choices),
        parser=partial(read_choices, option, choices),
        autocompletion=completer(choices),
    )


def at_least(option: str, least: int) -> Any:  # noqa: ANN401 - Typer gives it no type
    """Return an option whose value is a whole number of at least `least`."""
    return typer.Option(option, metavar="NUMBER", parser=partial(read_number, option, least))


def completer(choices: Sequence[str]) -> Callable[[str], list[str]]:
    """Return a function that completes the last value of a comma-separated list of choices."""

    def complete(incomplete: str) -> list[str]:
        *before, last = incomplete.split(",")
        return [",".join((*before, choice)) for choice in choices if choice.startswith(last)]

    return complete


def read_choice(option: str, choices: Sequence[str], value: str) -> str:
    """Return the value; raises `WrongUseError` if it is none of the choices."""
    if value not in choices:
        refuse_value(option, value, choices)
    return value


def read_choices(option: str, choices: Sequence[str], value: str | ChoiceList) -> ChoiceList:
    """Return the comma-separated values; raises `WrongUseError` if one is none of the choices."""
    if isinstance(value, ChoiceList):
        return value
    parts = dict.fromkeys(part.strip() for part in value.split(","))
    return ChoiceList(read_choice(option, choices, part) for part in parts)


def read_number(option: str, least: int, value: str | int) -> int:
    """Return the value as a whole number; raises `WrongUseError` if it is none or too small."""
    try:
        number = int(value)
    except ValueError:
        number = least - 1
    if number < least:
        raise WrongUseError(
            *usage_messages.problem("no-number", option=option, value=value, least=least)
        )
    return number


def read_date(value: str) -> date:
    """Return the date of a value: ISO 8601, or as a Dane writes it; raises `WrongUseError`."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return _parse_danish_date(value)


def _parse_danish_date(value: str) -> date:
    from aabsocial.parsing import Parsed, Rejected, parse_date

    result = parse_date(value, "da")
    if isinstance(result, Parsed):
        return result.value
    message, remedy = usage_messages.problem("no-date", value=value)
    if isinstance(result, Rejected) and value.strip():
        message = result.message
    raise WrongUseError(message, remedy)


Today = Annotated[date | None, typer.Option("--date", metavar="DATE", parser=read_date)]
A_PROPOSAL = typer.Argument(metavar="FOLDER", autocompletion=proposals)
Folder = Annotated[Path | None, A_PROPOSAL]
Folders = Annotated[list[Path] | None, A_PROPOSAL]
Paths = Annotated[list[Path] | None, typer.Argument(metavar="PATH", autocompletion=proposals)]
Into = Annotated[Path | None, typer.Option("--into", metavar="FOLDER")]
Templates = Annotated[Path | None, typer.Option("--templates", metavar="FOLDER")]

messages = Messages(__file__)


def shared_options() -> list[Parameter]:
    """Return the options that every command has.

    `context.find_user` has applied `--lang` and `--color` by then; here they are only validated.
    """
    return [
        _choice("--lang", SHARED_OPTIONS["--lang"], _do_nothing),
        _choice("--color", SHARED_OPTIONS["--color"], _do_nothing),
        _switch("--help", _show_help),
    ]


def front_options() -> list[Parameter]:
    """Return the options that may stand before any command."""
    return [
        TyperOption(param_decls=[PLAIN], is_flag=True, expose_value=False),
        _switch("--version", _show_version),
        _choice("--show-completion", FRONT_OPTIONS["--show-completion"], _show_completion),
    ]


def _switch(name: str, act: Callable[[Context], None]) -> Parameter:
    def callback(context: Context, _: Parameter, value: object) -> None:
        if value and not context.resilient_parsing:
            act(context)
            context.exit()

    return TyperOption(
        param_decls=[name], is_flag=True, is_eager=True, expose_value=False, callback=callback
    )


def _choice(name: str, choices: Sequence[str], act: Callable[[Context, str], None]) -> Parameter:
    def callback(context: Context, _: Parameter, value: str | None) -> None:
        if value is not None and not context.resilient_parsing:
            act(context, read_choice(name, choices, value))

    return TyperOption(
        param_decls=[name],
        metavar="|".join(choices),
        expose_value=False,
        callback=callback,
        autocompletion=lambda _context, _words, begun: completer(choices)(begun),
    )


def _do_nothing(context: Context, value: str) -> None:
    """Do nothing: the option is only validated here."""


def _show_help(context: Context) -> None:
    print_result(context.get_help())


def _show_version(_: Context) -> None:
    print_result(f"{PROGRAM} {__version__}")


def _show_completion(context: Context, shell: str) -> None:
    """Print the script that makes a shell complete our commands, with how to install it."""
    print_result(
        get_completion_script(prog_name=PROGRAM, complete_var=COMPLETION_VARIABLE, shell=shell)
    )
    hint = messages[f"completion.{shell}"]
    print_notice(hint.in_(user_of(context).language))
    context.exit()
