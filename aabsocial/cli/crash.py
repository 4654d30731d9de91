"""A log of a fault of ours: where in the program, never what anybody answered."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial import __version__
from aabsocial.store.shelter import state_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

OUR_CODE = Path(__file__).parents[1]


def write_log(error: BaseException) -> Path:
    """Write what a maintainer needs to the state folder, and give the log's path.

    The exception's message is left out, because it may quote an answer.
    """
    folder = state_folder(os.environ)
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / f"fault-{datetime.now(UTC):%Y%m%d-%H%M%S}-{os.getpid()}.log"
    log.write_text("\n".join(log_lines(error)) + "\n", encoding="utf-8")
    return log


def log_lines(error: BaseException) -> Iterator[str]:
    """Give the log's lines: versions, the kind of exception, and the places in our code."""
    yield f"aabsocial {__version__}, Python {platform.python_version()}, {sys.platform}"
    yield type(error).__name__
    for frame in traceback.extract_tb(error.__traceback__):
        place = Path(frame.filename)
        if place.is_relative_to(OUR_CODE):
            yield f"{place.relative_to(OUR_CODE).as_posix()}:{frame.lineno} {frame.name}"
