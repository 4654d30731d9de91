"""The group and command classes that make Typer use the user's language.

Typer 0.28 bundles its own Click, without gettext: its English texts are replaced by the methods
that these classes override, and by `usage_errors`.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

import typer
from typer._click.exceptions import UsageError  # Typer does not export it
from typer._completion_classes import completion_init  # nor this one
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command
from typer.models import TyperPath

from aabsocial.cli import COMMANDS, PROGRAM
from aabsocial.cli.help_pages import (
    COMPLETION_VARIABLE,
    FRONT_PAGE,
    PLAIN,
    command_page,
    command_words,
    format_page,
    front_page,
    options_placeholder,
    placeholder,
)
from aabsocial.cli.options import front_options, shared_options
from aabsocial.cli.terminal import width
from aabsocial.cli.usage_errors import refuse_extra_arguments, refuse_unknown_command, wrong_use
from aabsocial.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from typer._click import Context

    from aabsocial.cli.context import UserContext
    from aabsocial.cli.help_pages import Rows
    from aabsocial.localization.messages import Language, LocalizedText


MOVED = ("--help", PLAIN)


def _accept_unreadable_paths(command: TyperCommand) -> None:
    """Make path arguments accept any path: unreadable ones are reported when opened."""
    for part in command.params:
        if isinstance(part.type, TyperPath):
            part.type.readable = False


class LocalizedCommand(TyperCommand):
    """A command whose help and usage errors are in the reader's language.

    `groups` are the names of options by their group on the page of help.
    """

    language: Language = "da"
    groups: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse the command's arguments; reject extra ones with our own message."""
        ctx.allow_extra_args = True
        _accept_unreadable_paths(self)
        try:
            rest = super().parse_args(ctx, args)
        except UsageError as error:
            raise wrong_use(error, ctx.command_path) from error
        if rest and not ctx.resilient_parsing:
            refuse_extra_arguments(rest, ctx.command_path)
        return rest

    def get_help(self, ctx: Context) -> str:
        """Return the command's page of help."""
        language = self.language
        page = command_page(
            str(self.name),
            [
                ctx.command_path,
                options_placeholder(language),
                *arguments_in_usage(self, language),
            ],
            argument_rows(self, language),
            option_rows(self, self.groups, language),
            language,
        )
        return format_page(page, width())


class LocalizedGroup(TyperGroup):
    """The group of all commands; each is imported only when it is called."""

    def __init__(self, language: Language) -> None:
        """Create the group in a language."""
        super().__init__(
            name=PROGRAM,
            params=[*front_options(), *shared_options()],
            rich_markup_mode=None,
        )
        self.language = language
        _set_texts(self, command_words(FRONT_PAGE), language)

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - Typer passes it
        """Return the names of all commands, in the order one uses them."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> LocalizedCommand | None:  # noqa: ARG002 - Typer passes it
        """Load a command by name."""
        return load_command(cmd_name, self.language) if cmd_name in COMMANDS else None

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse the options before the command; some of them are moved behind it."""
        try:
            return super().parse_args(ctx, move_behind_command(args))
        except UsageError as error:
            raise wrong_use(error, ctx.command_path) from error

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, LocalizedCommand | None, list[str]]:
        """Return the named command; reject an unknown one with our own message."""
        name, *rest = args
        command = self.get_command(ctx, name)
        if command is None and not ctx.resilient_parsing:
            refuse_unknown_command(name)
        return name, command, rest

    def get_help(self, ctx: Context) -> str:  # noqa: ARG002 - Typer passes it
        """Return the front page of help."""
        return format_page(front_page(self.language), width())


def run_command(arguments: list[str], user: UserContext) -> int:
    """Run a command line, and return its exit code."""
    group = LocalizedGroup(user.language)
    try:
        with group.make_context(PROGRAM, arguments, obj=user) as context:
            return group.invoke(context) or ExitCode.DONE
    except typer.Exit as end:
        return end.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None


def offer_completions(language: Language) -> None:
    """Answer a shell's request for completions, and exit."""
    completion_init()
    LocalizedGroup(language).main(args=[], prog_name=PROGRAM, complete_var=COMPLETION_VARIABLE)


def load_command(name: str, language: Language) -> LocalizedCommand:
    """Return the Typer command made of the function `command` in the module of that name."""
    module = import_module(f"aabsocial.cli.commands.{name}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=LocalizedCommand)(module.command)
    command = cast("LocalizedCommand", get_command(app))
    command.params.extend(shared_options())
    command.language = language
    command.groups = getattr(module, "OPTION_GROUPS", {})
    _set_texts(command, {**command_words(FRONT_PAGE), **command_words(name)}, language)
    return command


def _set_texts(
    command: LocalizedCommand | LocalizedGroup,
    words: Mapping[str, LocalizedText],
    language: Language,
) -> None:
    """Set the help texts of a command and its parameters; shell completion shows them too."""
    command.short_help = words["summary"].in_(language)
    command.help = words["about"].in_(language)
    for parameter in command.params:
        text = words[f"{parameter.param_type_name}s.{parameter.name}"]
        cast("TyperOption", parameter).help = text.in_(language)


def move_behind_command(arguments: list[str]) -> list[str]:
    """Return the arguments with what is a command's own, and stands before it, moved behind it."""
    position = next((place for place, word in enumerate(arguments) if word in COMMANDS), 0)
    moved = [word for word in arguments[:position] if word in MOVED]
    before = [word for word in arguments[:position] if word not in MOVED]
    return [*before, *arguments[position : position + 1], *moved, *arguments[position + 1 :]]


def arguments_in_usage(command: TyperCommand, language: Language) -> Iterator[str]:
    """Yield the arguments for the usage line, optional ones in brackets."""
    for part in command.params:
        if isinstance(part, TyperArgument):
            name = _argument(part, language)
            yield name if part.required else f"[{name}]"


def argument_rows(command: TyperCommand, language: Language) -> Rows:
    """Return each argument with its help text."""
    return tuple(
        (_argument(part, language), part.help or "")
        for part in command.params
        if isinstance(part, TyperArgument)
    )


def option_rows(
    command: TyperCommand, groups: Mapping[str, tuple[str, ...]], language: Language
) -> Mapping[str, Rows]:
    """Return each option with its help text, by its group; those of none are under ""."""
    known = {part.name: part for part in command.params if isinstance(part, TyperOption)}
    grouped = {name for names in groups.values() for name in names}
    rest = tuple(name for name in known if name not in grouped)
    return {
        group: tuple((_option(known[name], language), known[name].help or "") for name in names)
        for group, names in {**groups, "": rest}.items()
    }


def _argument(argument: TyperArgument, language: Language) -> str:
    name = placeholder(argument.metavar or str(argument.name).upper(), language)
    return name if argument.nargs == 1 else f"{name}..."


def _option(option: TyperOption, language: Language) -> str:
    names = ", ".join([*option.opts, *option.secondary_opts])
    if option.is_flag:
        return names
    return f"{names} {placeholder(option.metavar or str(option.name).upper(), language)}"
