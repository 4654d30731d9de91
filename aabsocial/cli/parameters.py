"""How a command's arguments and options are written on its page of help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer.core import TyperArgument, TyperCommand, TyperOption

from aabsocial.cli.help import placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.cli.help import Rows
    from aabsocial.wording import Language


def arguments_in_usage(command: TyperCommand, language: Language) -> Iterator[str]:
    """Give the arguments as the usage line has them, in brackets where they may be left out."""
    for part in command.params:
        if isinstance(part, TyperArgument):
            name = _argument(part, language)
            yield name if part.required else f"[{name}]"


def argument_rows(command: TyperCommand, language: Language) -> Rows:
    """Give each argument with what it is."""
    return tuple(
        (_argument(part, language), part.help or "")
        for part in command.params
        if isinstance(part, TyperArgument)
    )


def option_rows(command: TyperCommand, language: Language) -> Rows:
    """Give each option, as it is written, with what it does."""
    return tuple(
        (_option(part, language), part.help or "")
        for part in command.params
        if isinstance(part, TyperOption)
    )


def _argument(argument: TyperArgument, language: Language) -> str:
    name = placeholder(argument.metavar or str(argument.name).upper(), language)
    return name if argument.nargs == 1 else f"{name}..."


def _option(option: TyperOption, language: Language) -> str:
    names = ", ".join([*option.opts, *option.secondary_opts])
    if option.is_flag:
        return names
    return f"{names} {placeholder(option.metavar or str(option.name).upper(), language)}"
