"""The help pages: one for each command, and the front page that lists them.

Nothing here imports Typer, so that the front page, which most people open first, is fast.
"""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from aabsocial.cli import COMMAND_GROUPS, COMMANDS, PROGRAM
from aabsocial.cli.context import COLORS
from aabsocial.cli.terminal import flowing
from aabsocial.localization.messages import (
    LANGUAGES,
    Language,
    LocalizedText,
    Messages,
    load_messages,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


Rows = tuple[tuple[str, str], ...]

messages = Messages(__file__)
EXAMPLE = "examples."
FRONT_PAGE = "front_page"
COMPLETION_VARIABLE = "_AABSOCIAL_COMPLETE"
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")

# Options by name, with the choices of their value; an option without choices is a flag.
PLAIN = "--plain"
FRONT_OPTIONS: Mapping[str, tuple[str, ...]] = {
    PLAIN: (),
    "--version": (),
    "--show-completion": SHELLS,
}
SHARED_OPTIONS: Mapping[str, tuple[str, ...]] = {
    "--lang": LANGUAGES,
    "--color": COLORS,
    "--help": (),
}


def front_page(language: Language) -> HelpPage:
    """Return the page of help that lists all commands."""
    own = command_words(FRONT_PAGE)
    pieces = (PROGRAM, placeholder("COMMAND", language), options_placeholder(language))
    return HelpPage(
        usage=_usage(pieces, language),
        about=own["about"].in_(language),
        sections=(
            _examples(own, language),
            *_commands(language),
            HelpSection(title=heading("options", language), rows=_front_options(language)),
        ),
    )


def command_page(
    name: str,
    pieces: Sequence[str],
    arguments: Rows,
    options: Mapping[str, Rows],
    language: Language,
) -> HelpPage:
    """Return the page of help of one command; `pieces` are the words of its usage line.

    `options` are by their group. Those of no group, "", come last.
    """
    own = command_words(name)
    groups = [
        HelpSection(title=own[f"groups.{group}"].in_(language), rows=rows)
        for group, rows in options.items()
        if group
    ]
    rest = heading("other-options" if groups else "options", language)
    return HelpPage(
        usage=_usage(pieces, language),
        about=own["about"].in_(language),
        sections=(
            _examples(own, language),
            HelpSection(title=heading("arguments", language), rows=arguments),
            *groups,
            HelpSection(title=rest, rows=options.get("", ())),
        ),
    )


def asks_for_front_page(arguments: Sequence[str]) -> bool:
    """Return whether a command line names no command, only how to show what there is.

    False for a faulty line: Typer finds the fault and `usage_errors` words it. A `--` at the end
    only says that no option follows.
    """
    rest = list(arguments[:-1] if arguments[-1:] == ["--"] else arguments)
    known = {**SHARED_OPTIONS, PLAIN: ()}
    while rest:
        name, sign, value = rest.pop(0).partition("=")
        choices = known.get(name)
        if choices is None or (not choices and sign):
            return False
        if choices and (value if sign else rest and rest.pop(0)) not in choices:
            return False
    return True


def command_words(name: str) -> Mapping[str, LocalizedText]:
    """Return the texts of a command, from the TOML file beside its module."""
    return load_messages(Path(__file__).parent / "commands" / f"{name}.toml")


def heading(name: str, language: Language) -> str:
    """Return the heading of a part of the page."""
    return messages.text(name, language)


def placeholder(metavar: str, language: Language) -> str:
    """Return the placeholder of an argument or option in a language."""
    key = f"metavars.{metavar}"
    return messages.text(key, language) if key in messages else metavar


def options_placeholder(language: Language) -> str:
    """Return the placeholder for options in the usage line."""
    return f"[{placeholder('OPTIONS', language)}]"


def examples(words: Mapping[str, LocalizedText], language: Language) -> Rows:
    """Return the example command lines of a command, each with what it does."""
    return tuple(
        (key.removeprefix(EXAMPLE), text.in_(language))
        for key, text in words.items()
        if key.startswith(EXAMPLE)
    )


def _examples(words: Mapping[str, LocalizedText], language: Language) -> HelpSection:
    rows = examples(words, language)
    return HelpSection(title=heading("examples", language), rows=rows, stacked=True)


def _usage(pieces: Sequence[str], language: Language) -> str:
    return f"{heading('usage', language)}: {' '.join(pieces)}"


def _commands(language: Language) -> Iterator[HelpSection]:
    """Yield the commands under what they are for, all in one column."""
    widest = max(map(len, COMMANDS))
    for group, names in COMMAND_GROUPS.items():
        rows = tuple((name, command_words(name)["summary"].in_(language)) for name in names)
        yield HelpSection(title=heading(f"groups.{group}", language), rows=rows, widest=widest)


def _front_options(language: Language) -> Rows:
    words = command_words(FRONT_PAGE)
    return tuple(
        (
            f"{name} {'|'.join(choices)}".rstrip(),
            words[f"options.{name.removeprefix('--').replace('-', '_')}"].in_(language),
        )
        for name, choices in {**FRONT_OPTIONS, **SHARED_OPTIONS}.items()
    )


STEP = "  "
WIDEST_TERM = 26
ROOM_FOR_TEXT = 30


class HelpSection(NamedTuple):
    """A heading over terms and their meanings; `stacked` puts the meaning under its term.

    `widest` is the length of the longest term, also of the sections that stand in line with it.
    """

    title: str
    rows: tuple[tuple[str, str], ...]
    stacked: bool = False
    widest: int = 0


class HelpPage(NamedTuple):
    """A page of help: how to write the command, what it does, and its parts."""

    usage: str
    about: str
    sections: tuple[HelpSection, ...] = ()


def format_page(page: HelpPage, width: int) -> str:
    """Return the page as text, wrapped to `width` columns between words."""
    usage = textwrap.fill(page.usage, width, subsequent_indent=STEP * 3, break_on_hyphens=False)
    about = (_indented(paragraph, width) for paragraph in page.about.strip().split("\n\n"))
    sections = (_format_section(section, width) for section in page.sections if section.rows)
    return "\n\n".join((usage, *about, *sections)) + "\n"


def _format_section(section: HelpSection, width: int) -> str:
    longest = section.widest or max(len(term) for term, _ in section.rows)
    column = min(longest, WIDEST_TERM) + 2 * len(STEP)
    if section.stacked or width - column < ROOM_FOR_TEXT:
        rows = [_stacked(term, text, width) for term, text in section.rows]
    else:
        rows = [_side_by_side(term, text, column, width) for term, text in section.rows]
    return "\n".join((f"{section.title}:", *rows))


def _stacked(term: str, text: str, width: int) -> str:
    return f"{STEP}{term}\n{_indented(text, width, STEP * 3)}"


def _side_by_side(term: str, text: str, column: int, width: int) -> str:
    indent = " " * column
    lines = _indented(text, width, indent).splitlines()
    if len(term) + 2 * len(STEP) > column:
        return "\n".join((STEP + term, *lines))
    first, *rest = lines or [indent]
    return "\n".join((f"{STEP}{term}".ljust(column) + first[column:], *rest))


def _indented(text: str, width: int, indent: str = STEP) -> str:
    return textwrap.fill(
        flowing(text),
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )
