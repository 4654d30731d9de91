"""Write to the terminal: results to standard output, everything else to standard error."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from aabsocial.text.terminal import fitted, printable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO


WIDEST = 88
NARROWEST = 20
FEWEST_DIGITS = 7  # of a CPR number in any form: without them, nothing else need be imported


def print_result(text: str) -> None:
    """Write a result for people to standard output."""
    _write(sys.stdout, printable(text))


def print_text(text: str) -> None:
    """Write a result told in sentences; a terminal gets them broken between words."""
    print_result(fitted(_without_cpr(text), sys.stdout))


def print_notice(text: str) -> None:
    """Write a hint, a notice or an error to standard error, if anybody can still read it."""
    try:
        _write(sys.stderr, fitted(printable(_without_cpr(text)), sys.stderr))
    except OSError:  # a pipe without a reader, a terminal that was closed, a full disk
        _let_go_of(sys.stderr)


def _without_cpr(text: str) -> str:
    """Mask CPR numbers: a folder may be named after one, and paths are told everywhere."""
    if sum(map(str.isdecimal, text)) < FEWEST_DIGITS:
        return text
    from aabsocial.personal_data import redact

    return redact(text)


def write_machine_output(text: str) -> None:
    """Write a result for programs to standard output: always UTF-8, whatever the terminal has."""
    use_utf8()
    _write(sys.stdout, text)


def write_chunks(pieces: Iterable[str]) -> None:
    """Write a result that is made ready for its reader to standard output, piece by piece."""
    if sys.stdout is not None:
        sys.stdout.writelines(pieces)


def write_bytes(content: bytes) -> None:
    """Write a result that is no text to standard output."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)


def is_shown_on_a_terminal() -> bool:
    """Return whether somebody looks at standard output as it is written."""
    return sys.stdout is not None and sys.stdout.isatty()


def use_utf8() -> None:
    """Write UTF-8 to standard output from now on, and line ends as they are, on every system."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def _write(stream: TextIO | None, text: str) -> None:
    if stream is not None:  # Python gives none where the terminal was closed
        stream.write(text if text.endswith("\n") else f"{text}\n")


def flush_output() -> None:
    """Flush standard output, while a failure can still be reported."""
    if sys.stdout is not None:
        sys.stdout.flush()


def relative_to_cwd(path: Path) -> Path:
    """Return a path as one would write it from here: short where it lies below this folder."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def width() -> int:
    """Return how many columns text may fill: the terminal's, within what reads well."""
    return max(NARROWEST, min(shutil.get_terminal_size().columns, WIDEST))


def replace_unencodable(stream: TextIO | None) -> None:
    """Print `?` where the terminal's encoding lacks a character, instead of failing."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")


def discard_output() -> None:
    """Discard all further output, because nobody reads it any more."""
    for stream in (sys.stdout, sys.stderr):
        _let_go_of(stream)


def discard_unwritable_output() -> None:
    """Send what can be written nowhere, so that Python does not fail on it as it ends.

    It would write what it still holds back once more, and end with a code of its own.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):  # a full disk, a pipe without a reader, a closed stream
            _let_go_of(stream)


def _let_go_of(stream: TextIO | None) -> None:
    if isinstance(stream, io.TextIOWrapper) and stream.buffer.closed is False:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


STEP = "  "


def flowing(text: str) -> str:
    """Return a text on one line; no-break spaces stay, so that no number parts from its unit."""
    return re.sub("[ \t\n]+", " ", text).strip(" ")


def title(text: str, columns: int) -> str:
    """Return a line that opens a passage; what follows of it is set in."""
    return fill(text, columns, subsequent_indent=STEP, break_on_hyphens=False)


def paragraph(text: str, columns: int, indent: str = STEP) -> str:
    """Return a text set in, as one paragraph."""
    return fill(
        flowing(text),
        columns,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def labelled(label: str, text: str, columns: int) -> str:
    """Return a text behind its label; the lines that follow are set in further."""
    return fill(
        f"{label}: {flowing(text)}",
        columns,
        initial_indent=STEP,
        subsequent_indent=STEP * 2,
        break_on_hyphens=False,
        break_long_words=False,
    )


def passage(heading: str, *parts: str) -> str:
    """Return a heading over what belongs to it; nothing at all where there is nothing."""
    return "\n".join((f"{heading}:", *parts)) if any(parts) else ""


def listed(rows: Iterable[str], columns: int) -> str:
    """Return each row as a line of its own."""
    return "\n".join(
        fill(
            row,
            columns,
            initial_indent=STEP,
            subsequent_indent=STEP * 2,
            break_on_hyphens=False,
            break_long_words=False,
        )
        for row in rows
    )


def quoted(lines: str, columns: int) -> str:
    """Return lines of a file as they stand, set in; one that is too long goes on below itself."""
    return "\n".join(
        fill(
            line,
            columns,
            initial_indent=STEP * 2,
            subsequent_indent=STEP * 3,
            break_on_hyphens=False,
            break_long_words=False,
        )
        for line in lines.strip().splitlines()
    )
