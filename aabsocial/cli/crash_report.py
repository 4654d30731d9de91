"""A log of a fault of ours: where in the program, never what anybody answered."""

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
    """The faults of ours in one run of a command; the same one is logged only once."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: set[tuple[str, str]] = set()

    def keep(self, fault: BaseException) -> None:
        """Write the log of a fault, unless one of its kind at its place is written already."""
        *_, place = log_lines(fault)
        told = (type(fault).__name__, place)
        if told not in self._kept:
            self._kept.add(told)
            write_log(fault)


def write_log(error: BaseException) -> Path | None:
    """Write what a maintainer needs to the state folder; give the log's path, `None` without one.

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
    """Return the folder in which logs lie, `None` where none could be written."""
    with suppress(OSError, RuntimeError):
        folder = state_folder(os.environ)
        return folder if any(folder.glob("fault-*.log")) else None
    return None


def log_lines(error: BaseException) -> Iterator[str]:
    """Yield the log's lines: versions, the kinds of exceptions, and the places in our code."""
    yield f"aabsocial {__version__}, Python {platform.python_version()}, {sys.platform}"
    for fault in _chain(error):
        yield type(fault).__name__
        for frame in traceback.extract_tb(fault.__traceback__):
            place = Path(frame.filename)
            if place.is_relative_to(OUR_CODE):
                yield f"{place.relative_to(OUR_CODE).as_posix()}:{frame.lineno} {frame.name}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield a fault and those that led to it."""
    seen: set[int] = set()
    fault: BaseException | None = error
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        yield fault
        fault = fault.__cause__ or fault.__context__
