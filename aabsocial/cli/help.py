"""The pages of help: a command's own, and the front page that lists them all.

Nothing here needs Typer, so that the front page, which is what most people open first, comes
at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli import COMMANDS, PROGRAM
from aabsocial.cli.page import Page, Section
from aabsocial.cli.reader import COLORS
from aabsocial.wording import LANGUAGES, Language, Words, catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Rows = tuple[tuple[str, str], ...]

WORDS = Path(__file__).with_suffix(".toml")
EXAMPLE = "examples."
COMPLETION_VARIABLE = "_AABSOCIAL_COMPLETE"
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")

# Options by name, with the choices of their value; those without are switches.
FRONT_OPTIONS: Mapping[str, tuple[str, ...]] = {"--version": (), "--show-completion": SHELLS}
SHARED_OPTIONS: Mapping[str, tuple[str, ...]] = {
    "--lang": LANGUAGES,
    "--color": COLORS,
    "--help": (),
}


def front_page(language: Language) -> Page:
    """Give the page of help that lists all commands."""
    own = command_words("shell")
    pieces = (PROGRAM, placeholder("COMMAND", language), options_placeholder(language))
    return Page(
        usage=_usage(pieces, language),
        about=own["about"].in_(language),
        sections=(
            Section(title=heading("commands", language), rows=_summaries(language)),
            Section(title=heading("options", language), rows=_front_options(language)),
            _examples(own, language),
        ),
    )


def command_page(
    name: str, pieces: Sequence[str], arguments: Rows, options: Rows, language: Language
) -> Page:
    """Give the page of help of one command; `pieces` are the words of its usage line."""
    own = command_words(name)
    return Page(
        usage=_usage(pieces, language),
        about=own["about"].in_(language),
        sections=(
            Section(title=heading("arguments", language), rows=arguments),
            Section(title=heading("options", language), rows=options),
            _examples(own, language),
        ),
    )


def is_for_the_front_page(arguments: Sequence[str]) -> bool:
    """Tell whether a command line asks for the front page and for nothing else.

    A line with a slip in it does not: that is for Typer to find and for `usage` to tell. A `--`
    at the end only says that no option follows.
    """
    rest = list(arguments[:-1] if arguments[-1:] == ["--"] else arguments)
    while rest:
        name, sign, value = rest.pop(0).partition("=")
        choices = SHARED_OPTIONS.get(name)
        if choices is None or (not choices and sign):
            return False
        if choices and (value if sign else rest and rest.pop(0)) not in choices:
            return False
    return True


def command_words(name: str) -> Mapping[str, Words]:
    """Give the words of a command, from the TOML file beside its module."""
    return catalogue(WORDS.with_name(f"{name}.toml"))


def heading(name: str, language: Language) -> str:
    """Give the reader's word over a part of the page."""
    return catalogue(WORDS)[name].in_(language)


def placeholder(metavar: str, language: Language) -> str:
    """Give the reader's word for what goes in an argument's or option's place."""
    words = catalogue(WORDS).get(f"metavars.{metavar}")
    return words.in_(language) if words else metavar


def options_placeholder(language: Language) -> str:
    """Give the reader's word for where options go."""
    return f"[{placeholder('OPTIONS', language)}]"


def examples(words: Mapping[str, Words], language: Language) -> Rows:
    """Give the command lines a catalogue shows, each with what it does."""
    return tuple(
        (key.removeprefix(EXAMPLE), text.in_(language))
        for key, text in words.items()
        if key.startswith(EXAMPLE)
    )


def _examples(words: Mapping[str, Words], language: Language) -> Section:
    rows = examples(words, language)
    return Section(title=heading("examples", language), rows=rows, stacked=True)


def _usage(pieces: Sequence[str], language: Language) -> str:
    return f"{heading('usage', language)}: {' '.join(pieces)}"


def _summaries(language: Language) -> Rows:
    return tuple((name, command_words(name)["summary"].in_(language)) for name in COMMANDS)


def _front_options(language: Language) -> Rows:
    words = command_words("shell")
    return tuple(
        (
            f"{name} {'|'.join(choices)}".rstrip(),
            words[f"options.{name.removeprefix('--').replace('-', '_')}"].in_(language),
        )
        for name, choices in {**FRONT_OPTIONS, **SHARED_OPTIONS}.items()
    )
