"""Errors in the use of the command line, as message and remedy in the user's language."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

# Typer does not export these: its own Click raises them, and only the class distinguishes them.
from typer._click.exceptions import BadOptionUsage, MissingParameter, NoSuchOption, UsageError

from aabsocial.cli import COMMANDS
from aabsocial.cli.help_pages import placeholder
from aabsocial.errors import AabsocialError, WrongUseError
from aabsocial.localization.messages import LANGUAGES, LocalizedText, Messages
from aabsocial.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

messages = Messages(__file__)
HELP = "--help"


def refuse_unknown_command(name: str) -> NoReturn:
    """Raise `WrongUseError` for an unknown command, with what was probably meant."""
    near = _as_proposal(name) or _meant(name, (*COMMANDS, HELP))
    if near:
        raise WrongUseError(*messages.problem("no-command-near", name=name, near=near))
    raise WrongUseError(*messages.problem("no-command", name=name))


def _as_proposal(name: str) -> str:
    """Return how a proposal is opened whose folder was named, empty if there is none."""
    from aabsocial.cli.workspace import find_proposal, writing_workspace

    with suppress(AabsocialError, OSError):
        find_proposal(Path(name), writing_workspace())
        return f'edit "{name}"' if " " in name else f"edit {name}"
    return ""


def _meant(typed: str, known: Sequence[str]) -> str:
    """Return which name was meant: one that people have another word for, else the nearest."""
    wanted = typed.casefold()
    for name in known:
        key = f"words.{name}"
        if (
            key in messages
            and wanted in f"{messages[key].da} {messages[key].en}".casefold().split()
        ):
            return name
    return nearest(typed, known)


def refuse_extra_arguments(rest: Sequence[str], path: str) -> NoReturn:
    """Raise `WrongUseError` for arguments that the command does not take."""
    raise WrongUseError(*messages.problem("extra-arguments", rest=" ".join(rest), path=path))


def refuse_value(option: str, value: str, choices: Iterable[str]) -> NoReturn:
    """Raise `WrongUseError` for a value that is none of an option's choices, with the nearest."""
    every = tuple(choices)
    near = _meant(value, every)
    key = "no-choice-near" if near else "no-choice"
    raise WrongUseError(
        *messages.problem(key, option=option, value=value, choices=", ".join(every), near=near)
    )


def wrong_use(error: UsageError, path: str) -> WrongUseError:
    """Return Typer's usage error as one of ours; `path` is how the command was called."""
    key: str
    values: dict[str, object]
    match error:
        case NoSuchOption(possibilities=[near, *_]):
            key, values = "no-option-near", {"option": error.option_name, "near": near}
        case NoSuchOption() if near := _long_option(error):
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


def _long_option(error: NoSuchOption) -> str:
    """Return the option that a letter or another word stands for, empty if none or several do."""
    known = [name for it in (error.ctx.command.params if error.ctx else ()) for name in it.opts]
    typed = error.option_name.lstrip("-")
    if len(typed) > 1:
        return _meant(typed, known)
    begun = [name for name in known if name.startswith(f"--{typed.lower()}")]
    return begun[0] if len(begun) == 1 else ""


def _name_of(error: MissingParameter) -> LocalizedText | str:
    metavar = error.param.human_readable_name if error.param else ""
    return LocalizedText(**{language: placeholder(metavar, language) for language in LANGUAGES})
