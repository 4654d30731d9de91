"""Options and arguments that several commands share, and how their values are read.

A command that has choices of its own writes `Annotated[str, one_of("--edition", EDITIONS)]` or,
for a list with commas, `Annotated[Chosen, some_of("--to", PAPERS)]`. Help texts stand in the
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
from typer._completion_shared import get_completion_script  # Typer gives it no public name
from typer.core import TyperOption

from aabsocial import __version__
from aabsocial.cli import PROGRAM
from aabsocial.cli.completions import proposals
from aabsocial.cli.context import user_of
from aabsocial.cli.help_pages import COMPLETION_VARIABLE, FRONT_OPTIONS, SHARED_OPTIONS
from aabsocial.cli.terminal import print_notice, print_result
from aabsocial.cli.usage_errors import WORDS as USAGE_WORDS
from aabsocial.cli.usage_errors import refuse_value
from aabsocial.errors import WrongUseError
from aabsocial.localization.messages import load_messages, message_and_remedy

if TYPE_CHECKING:
    from typer._click import Context, Parameter


class ChoiceList(tuple[str, ...]):
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
    """Return the value, which is one of the choices."""
    if value not in choices:
        refuse_value(option, value, choices)
    return value


def read_choices(option: str, choices: Sequence[str], value: str | ChoiceList) -> ChoiceList:
    """Return the values that stand with commas between them, each one of the choices."""
    if isinstance(value, ChoiceList):
        return value
    parts = dict.fromkeys(part.strip() for part in value.split(","))
    return ChoiceList(read_choice(option, choices, part) for part in parts)


def read_number(option: str, least: int, value: str | int) -> int:
    """Return the whole number that a value writes."""
    try:
        number = int(value)
    except ValueError:
        number = least - 1
    if number < least:
        raise WrongUseError(
            *message_and_remedy(USAGE_WORDS, "no-number", option=option, value=value, least=least)
        )
    return number


def read_date(value: str) -> date:
    """Return the date that a value writes as year-month-day, or as a Dane writes it."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return _heard_date(value)


def _heard_date(value: str) -> date:
    from aabsocial.parsing import Parsed, Rejected, parse_date

    heard = parse_date(value, "da")
    if isinstance(heard, Parsed):
        return heard.value
    message, remedy = message_and_remedy(USAGE_WORDS, "no-date", value=value)
    if isinstance(heard, Rejected) and value.strip():
        message = heard.message
    raise WrongUseError(message, remedy)


Today = Annotated[date | None, typer.Option("--date", metavar="DATE", parser=read_date)]
A_PROPOSAL = typer.Argument(metavar="FOLDER", autocompletion=proposals)
Folder = Annotated[Path | None, A_PROPOSAL]
Folders = Annotated[list[Path] | None, A_PROPOSAL]
Paths = Annotated[list[Path] | None, typer.Argument(metavar="PATH", autocompletion=proposals)]
Into = Annotated[Path | None, typer.Option("--into", metavar="FOLDER")]
Templates = Annotated[Path | None, typer.Option("--templates", metavar="FOLDER")]

WORDS = Path(__file__).with_suffix(".toml")


def shared_options() -> list[Parameter]:
    """Make the options of every command; `context` has applied `--lang` and `--color` already."""
    return [
        _choice("--lang", SHARED_OPTIONS["--lang"], _nothing_more),
        _choice("--color", SHARED_OPTIONS["--color"], _nothing_more),
        _switch("--help", _show_help),
    ]


def front_options() -> list[Parameter]:
    """Make the options that stand before any command."""
    return [
        _switch("--version", _show_version),
        _choice("--show-completion", FRONT_OPTIONS["--show-completion"], _show_completion),
    ]


def _switch(name: str, act: Callable[[Context], None]) -> Parameter:
    def heed(context: Context, _: Parameter, given: object) -> None:
        if given and not context.resilient_parsing:
            act(context)
            context.exit()

    return TyperOption(
        param_decls=[name], is_flag=True, is_eager=True, expose_value=False, callback=heed
    )


def _choice(name: str, choices: Sequence[str], act: Callable[[Context, str], None]) -> Parameter:
    def heed(context: Context, _: Parameter, given: str | None) -> None:
        if given is not None and not context.resilient_parsing:
            act(context, read_choice(name, choices, given))

    return TyperOption(
        param_decls=[name],
        metavar="|".join(choices),
        expose_value=False,
        callback=heed,
        autocompletion=lambda _context, _words, begun: completer(choices)(begun),
    )


def _nothing_more(context: Context, value: str) -> None:
    """Leave it at refusing a value that is no choice."""


def _show_help(context: Context) -> None:
    print_result(context.get_help())


def _show_version(_: Context) -> None:
    print_result(f"{PROGRAM} {__version__}")


def _show_completion(context: Context, shell: str) -> None:
    """Print the script that makes a shell complete our commands; putting it in place is yours."""
    print_result(
        get_completion_script(prog_name=PROGRAM, complete_var=COMPLETION_VARIABLE, shell=shell)
    )
    hint = load_messages(WORDS)[f"completion.{shell}"]
    print_notice(hint.in_(user_of(context).language))
    context.exit()
