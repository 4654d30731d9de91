"""The pages of help: a command's own, and the front page that lists them all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from aabsocial.cli import COMMANDS
from aabsocial.cli.page import Page, Section
from aabsocial.wording import Language, Words, catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS = Path(__file__).with_suffix(".toml")
EXAMPLE = "examples."


def command_page(command: TyperCommand, path: str, language: Language) -> Page:
    """Give the page of help of one command, which is called by `path`."""
    own = catalogue(WORDS.with_name(f"{command.name}.toml"))
    pieces = (path, f"[{placeholder('OPTIONS', language)}]", *_in_usage(command, language))
    return Page(
        usage=_usage(pieces, language),
        about=command.help or "",
        sections=(
            Section(title=_heading("arguments", language), rows=_arguments(command, language)),
            Section(title=_heading("options", language), rows=_options(command, language)),
            Section(
                title=_heading("examples", language), rows=examples(own, language), stacked=True
            ),
        ),
    )


def front_page(group: TyperGroup, path: str, language: Language) -> Page:
    """Give the page of help that lists all commands."""
    own = catalogue(WORDS.with_name("shell.toml"))
    options = f"[{placeholder('OPTIONS', language)}]"
    return Page(
        usage=_usage((path, placeholder("COMMAND", language), options), language),
        about=group.help or "",
        sections=(
            Section(title=_heading("commands", language), rows=_summaries(language)),
            Section(title=_heading("options", language), rows=_options(group, language)),
            Section(
                title=_heading("examples", language), rows=examples(own, language), stacked=True
            ),
        ),
    )


def placeholder(metavar: str, language: Language) -> str:
    """Give the reader's word for what goes in an argument's or option's place."""
    words = catalogue(WORDS).get(f"metavars.{metavar}")
    return words.in_(language) if words else metavar


def examples(words: Mapping[str, Words], language: Language) -> tuple[tuple[str, str], ...]:
    """Give the command lines a catalogue shows, each with what it does."""
    return tuple(
        (key.removeprefix(EXAMPLE), text.in_(language))
        for key, text in words.items()
        if key.startswith(EXAMPLE)
    )


def _heading(name: str, language: Language) -> str:
    return catalogue(WORDS)[name].in_(language)


def _usage(pieces: tuple[str, ...], language: Language) -> str:
    return f"{_heading('usage', language)}: {' '.join(pieces)}"


def _summaries(language: Language) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, catalogue(WORDS.with_name(f"{name}.toml"))["summary"].in_(language))
        for name in COMMANDS
    )


def _in_usage(command: TyperCommand, language: Language) -> list[str]:
    arguments = [part for part in command.params if isinstance(part, TyperArgument)]
    return [
        _argument(part, language) if part.required else f"[{_argument(part, language)}]"
        for part in arguments
    ]


def _arguments(command: TyperCommand, language: Language) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_argument(part, language), part.help or "")
        for part in command.params
        if isinstance(part, TyperArgument)
    )


def _argument(argument: TyperArgument, language: Language) -> str:
    name = placeholder(argument.metavar or str(argument.name).upper(), language)
    return name if argument.nargs == 1 else f"{name}..."


def _options(command: TyperCommand | TyperGroup, language: Language) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_option(part, language), part.help or "")
        for part in command.params
        if isinstance(part, TyperOption) and not part.hidden
    )


def _option(option: TyperOption, language: Language) -> str:
    names = ", ".join([*option.opts, *option.secondary_opts])
    if option.is_flag:
        return names
    return f"{names} {placeholder(option.metavar or str(option.name).upper(), language)}"
