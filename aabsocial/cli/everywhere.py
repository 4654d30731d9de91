"""The options that every command has, and those of the front page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from typer._completion_shared import get_completion_script  # Typer gives it no public name
from typer.core import TyperOption

from aabsocial import __version__
from aabsocial.cli import PROGRAM
from aabsocial.cli.help import COMPLETION_VARIABLE, FRONT_OPTIONS, SHARED_OPTIONS
from aabsocial.cli.options import completer, read_choice
from aabsocial.cli.reader import reader_of
from aabsocial.cli.screen import answer, remark
from aabsocial.wording import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from typer._click import Context, Parameter

WORDS = Path(__file__).with_suffix(".toml")


def shared_options() -> list[Parameter]:
    """Make the options of every command; `reader` has heeded `--lang` and `--color` already."""
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
    answer(context.get_help())


def _show_version(_: Context) -> None:
    answer(f"{PROGRAM} {__version__}")


def _show_completion(context: Context, shell: str) -> None:
    """Print the script that makes a shell complete our commands; putting it in place is yours."""
    answer(get_completion_script(prog_name=PROGRAM, complete_var=COMPLETION_VARIABLE, shell=shell))
    hint = catalogue(WORDS)[f"completion.{shell}"]
    remark(hint.in_(reader_of(context).language))
    context.exit()
