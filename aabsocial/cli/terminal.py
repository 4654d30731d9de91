"""Write to the terminal: results to standard output, everything else to standard error."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from aabsocial.text.terminal import printable, wrap_for_terminal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO


DEBUG_VARIABLE = "AABSOCIAL_DEBUG"
WIDEST = 88
NARROWEST = 20
FEWEST_DIGITS = 7  # of a CPR number in any form: without them, nothing else need be imported


def print_result(text: str) -> None:
    """Write a result for people to standard output."""
    _write(sys.stdout, printable(text))


def print_text(text: str) -> None:
    """Write a result in sentences to standard output, wrapped between words on a terminal."""
    print_result(wrap_for_terminal(_without_cpr(text), sys.stdout))


def print_notice(text: str) -> None:
    """Write a hint, a notice or an error to standard error; a closed stream is ignored."""
    try:
        _write(sys.stderr, wrap_for_terminal(printable(_without_cpr(text)), sys.stderr))
    except OSError:  # a pipe without a reader, a terminal that was closed, a full disk
        _redirect_to_null(sys.stderr)


def print_traceback_for_developers(error: BaseException) -> None:
    """Print where an error was raised if AABSOCIAL_DEBUG is 1; its message may quote answers."""
    if os.environ.get(DEBUG_VARIABLE) == "1":
        import traceback  # seldom needed

        for line in "".join(traceback.format_exception(error)).splitlines():
            print_notice(line)


def _without_cpr(text: str) -> str:
    """Mask CPR numbers: a folder may be named after one, and most messages name a path."""
    if sum(map(str.isdecimal, text)) < FEWEST_DIGITS:
        return text
    from aabsocial.personal_data import redact

    return redact(text)


def write_machine_output(text: str) -> None:
    """Write a result for programs to standard output, always as UTF-8."""
    use_utf8()
    _write(sys.stdout, text)


def write_chunks(pieces: Iterable[str]) -> None:
    """Write a result that is already encoded for its reader to standard output, chunk by chunk."""
    if sys.stdout is not None:
        sys.stdout.writelines(pieces)


def write_bytes(content: bytes) -> None:
    """Write a result that is no text to standard output."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)


def is_interactive() -> bool:
    """Return whether somebody can answer: input and the stream for questions are terminals."""
    with suppress(AttributeError, ValueError):  # a missing or closed stream is no terminal
        return sys.stdin.isatty() and (sys.stderr.isatty() or sys.stdout.isatty())
    return False


def is_shown_on_a_terminal() -> bool:
    """Return whether somebody looks at standard output as it is written."""
    return sys.stdout is not None and sys.stdout.isatty()


def use_utf8() -> None:
    """Make standard output UTF-8 with line ends as written, also on Windows."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def _write(stream: TextIO | None, text: str) -> None:
    if stream is not None:  # None if the terminal was closed
        stream.write(text if text.endswith("\n") else f"{text}\n")


def flush_output() -> None:
    """Flush standard output, while a failure can still be reported."""
    if sys.stdout is not None:
        sys.stdout.flush()


def relative_to_cwd(path: Path) -> Path:
    """Return a path relative to the current folder if it is inside it, else unchanged."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def width() -> int:
    """Return how many columns text may fill: the terminal's, within readable bounds."""
    return max(NARROWEST, min(shutil.get_terminal_size().columns, WIDEST))


def replace_unencodable(stream: TextIO | None) -> None:
    """Print `?` where the terminal's encoding lacks a character, instead of failing."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")


def discard_output() -> None:
    """Discard all further output; call it when the reader has closed the pipe."""
    for stream in (sys.stdout, sys.stderr):
        _redirect_to_null(stream)


def discard_unwritable_output() -> None:
    """Discard buffered output that cannot be written.

    Else Python tries to flush it once more at exit, and ends with an exit code of its own.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):  # a full disk, a pipe without a reader, a closed stream
            _redirect_to_null(stream)


def _redirect_to_null(stream: TextIO | None) -> None:
    if isinstance(stream, io.TextIOWrapper) and stream.buffer.closed is False:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


STEP = "  "


def flowing(text: str) -> str:
    """Return a text on one line; no-break spaces stay, to keep numbers with their units."""
    return re.sub("[ \t\n]+", " ", text).strip(" ")


def title(text: str, columns: int) -> str:
    """Return a heading, wrapped with a hanging indent."""
    return fill(text, columns, subsequent_indent=STEP, break_on_hyphens=False)


def paragraph(text: str, columns: int, indent: str = STEP) -> str:
    """Return a text as one indented paragraph."""
    return fill(
        flowing(text),
        columns,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def labelled(label: str, text: str, columns: int) -> str:
    """Return `label: text`, wrapped with a hanging indent."""
    return fill(
        f"{label}: {flowing(text)}",
        columns,
        initial_indent=STEP,
        subsequent_indent=STEP * 2,
        break_on_hyphens=False,
        break_long_words=False,
    )


def passage(heading: str, *parts: str) -> str:
    """Return a heading above its parts; empty if all parts are."""
    return "\n".join((f"{heading}:", *parts)) if any(parts) else ""


def indented_rows(rows: Iterable[str], columns: int) -> str:
    """Return each row on a line of its own, indented."""
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


def quoted_lines(lines: str, columns: int) -> str:
    """Return lines of a file, indented; a line that is too long is wrapped."""
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
