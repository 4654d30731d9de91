"""Errors in the use of the command line, as message and remedy in the user's language."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NoReturn

# Typer does not export these: its own Click raises them, and only the class distinguishes them.
from typer._click.exceptions import BadOptionUsage, MissingParameter, NoSuchOption, UsageError

from aabsocial.cli import COMMANDS
from aabsocial.cli.help_pages import placeholder
from aabsocial.errors import WrongUseError
from aabsocial.localization.messages import LANGUAGES, LocalizedText, Messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

messages = Messages(__file__)


def refuse_unknown_command(name: str) -> NoReturn:
    """Raise `WrongUseError` for an unknown command, with the nearest known one."""
    near = get_close_matches(name, COMMANDS, n=1)
    if near:
        raise WrongUseError(*messages.problem("no-command-near", name=name, near=near[0]))
    raise WrongUseError(*messages.problem("no-command", name=name))


def refuse_extra_arguments(rest: Sequence[str], path: str) -> NoReturn:
    """Raise `WrongUseError` for arguments that the command does not take."""
    raise WrongUseError(*messages.problem("extra-arguments", rest=" ".join(rest), path=path))


def refuse_value(option: str, value: str, choices: Iterable[str]) -> NoReturn:
    """Raise `WrongUseError` for a value that is none of an option's choices, with the nearest."""
    every = tuple(choices)
    near = get_close_matches(value, every, n=1)
    key = "no-choice-near" if near else "no-choice"
    raise WrongUseError(
        *messages.problem(
            key, option=option, value=value, choices=", ".join(every), near="".join(near)
        )
    )


def wrong_use(error: UsageError, path: str) -> WrongUseError:
    """Return Typer's usage error as one of ours; `path` is how the command was called."""
    key: str
    values: dict[str, object]
    match error:
        case NoSuchOption(possibilities=[near, *_]):
            key, values = "no-option-near", {"option": error.option_name, "near": near}
        case NoSuchOption():
            key, values = "no-option", {"option": error.option_name}
        case BadOptionUsage() if error.message.endswith("does not take a value."):
            key, values = "takes-no-value", {"option": error.option_name}
        case BadOptionUsage():
            key, values = "needs-value", {"option": error.option_name}
        case MissingParameter() if error.param:
            key, values = "missing-argument", {"name": _name_of(error)}
        case _:
            key, values = "other", {"said": error.format_message()}
    return WrongUseError(*messages.problem(key, path=path, **values))


def _name_of(error: MissingParameter) -> LocalizedText | str:
    metavar = error.param.human_readable_name if error.param else ""
    return LocalizedText(**{language: placeholder(metavar, language) for language in LANGUAGES})
