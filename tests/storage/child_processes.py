"""A process that brings up children, each of which stops, waits to be traced, and then writes.

It is started once, so that no child has to load anything: what a child asks the system for is
the writing alone. For each line with a way's name and a folder it answers with a child's number;
an empty line waits for that child and answers with how it ended.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.errors import FileTroubleError, UnsavedError
from tests.storage.ways_to_write import WAYS, existing_files

if TYPE_CHECKING:
    from collections.abc import Callable

RESCUED, UNSAVED = 4, 5


def rehearse() -> None:
    """Import everything that the writers import, also if nothing can be written."""
    with tempfile.TemporaryDirectory() as folder:
        for way in WAYS:
            way(existing_files(Path(folder, way.__name__), way))
        try:
            WAYS[0](Path(folder, "nowhere"))
        except FileTroubleError:
            sys.stdout.flush()


def write(way: Callable[[Path], None], root: Path) -> int:
    """Write, and exit with a code for the result."""
    os.environ["XDG_STATE_HOME"] = str(root / "state")
    tempfile.tempdir = str(root)
    os.kill(os.getpid(), signal.SIGSTOP)
    try:
        way(root)
    except UnsavedError:
        return UNSAVED
    except FileTroubleError:
        return RESCUED
    return 0


def main() -> None:
    """Start a child process for each line."""
    rehearse()
    ways = {way.__name__: way for way in WAYS}
    child = 0
    for line in sys.stdin:
        if line.strip():
            name, root = line.split()
            child = os.fork()
            if child == 0:
                os._exit(write(ways[name], Path(root)))
            os.waitpid(child, os.WUNTRACED)
            sys.stdout.write(f"{child}\n")
        else:
            _, status = os.waitpid(child, 0)
            sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
