"""The log of an internal error: its places in our code, never anybody's answers."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial import __version__
from aabsocial.cli.terminal import print_notice, print_traceback_for_developers
from aabsocial.errors import ExitCode
from aabsocial.localization.messages import Messages
from aabsocial.review.internal_errors import INTERNAL_ERROR
from aabsocial.storage.atomic import free_names
from aabsocial.storage.recovery import state_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Finding

messages = Messages(__file__)
OUR_CODE = Path(__file__).parents[1]


class CrashLog:
    """The internal errors of one run of a command; each is logged only once."""

    def __init__(self) -> None:
        """Begin with no errors."""
        self._kept: set[tuple[str, str]] = set()

    def log(self, fault: BaseException) -> None:
        """Log an error, unless one of its type at the same place is logged already."""
        *_, place = log_lines(fault)
        occurrence = (type(fault).__name__, place)
        if occurrence not in self._kept:
            self._kept.add(occurrence)
            write_log(fault)


def write_log(error: BaseException) -> Path | None:
    """Log an error in the state folder; return the log's path, `None` if it cannot be written.

    The exception's message is left out, because it may quote an answer.
    """
    print_traceback_for_developers(error)
    lines = "\n".join(log_lines(error)) + "\n"
    name = f"fault-{datetime.now(UTC):%Y%m%d-%H%M%S}-{os.getpid()}"
    try:
        folder = state_folder(os.environ)
        folder.mkdir(parents=True, exist_ok=True)
        log = next(free_names(folder, name, ".log"))
        log.write_text(lines, encoding="utf-8")
    except (OSError, RuntimeError):  # no room or no right there, or no home at all
        return None
    return log


def report_internal_errors(
    findings: Iterable[Finding], language: Language, otherwise: ExitCode
) -> ExitCode:
    """Print where the log is if there was an internal error, and return the exit code."""
    if all(finding.rule != INTERNAL_ERROR for finding in findings):
        return otherwise
    folder = folder_of_logs()
    key = "broken" if folder else "broken-without-log"
    print_notice(messages.text(key, language, folder=folder))
    return ExitCode.INTERNAL


def folder_of_logs() -> Path | None:
    """Return the folder of the logs, `None` if there are none."""
    with suppress(OSError, RuntimeError):
        folder = state_folder(os.environ)
        return folder if any(folder.glob("fault-*.log")) else None
    return None


def log_lines(error: BaseException) -> Iterator[str]:
    """Yield the log's lines: versions, types of exceptions, and places in our code."""
    yield f"aabsocial {__version__}, Python {platform.python_version()}, {sys.platform}"
    for fault in _chain(error):
        yield type(fault).__name__
        for frame in traceback.extract_tb(fault.__traceback__):
            place = Path(frame.filename)
            if place.is_relative_to(OUR_CODE):
                yield f"{place.relative_to(OUR_CODE).as_posix()}:{frame.lineno} {frame.name}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and its causes."""
    seen: set[int] = set()
    fault: BaseException | None = error
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        yield fault
        fault = fault.__cause__ or fault.__context__
