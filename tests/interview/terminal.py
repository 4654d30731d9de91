"""A real pseudo-terminal: starts the tool, presses keys, and sees what stands on the screen."""

from __future__ import annotations

import os
import signal
import sys
import termios
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pexpect
import pyte

CHECKOUT = Path(__file__).parents[2]
PATIENCE = 30.0
PAUSE = 0.05


class Terminal:
    """A terminal of a given size in which the tool runs, in a folder of its own."""

    def __init__(
        self, folder: Path, *arguments: str, columns: int = 80, lines: int = 24, **environment: str
    ) -> None:
        """Start the tool."""
        own = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(folder),
            "PYTHONPATH": str(CHECKOUT),
            "LANG": "C.UTF-8",
            "TERM": "xterm",
            "AABSOCIAL_LANG": "da",
        }
        self.is_as_before = False
        self.screen = pyte.Screen(columns, lines)
        self.stream = pyte.Stream(self.screen)
        self.child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "aabsocial", *arguments],
            env=own | environment,
            cwd=str(folder),
            dimensions=(lines, columns),
            encoding="utf-8",
            timeout=PATIENCE,
        )

    def _read(self) -> None:
        with suppress(pexpect.TIMEOUT, pexpect.EOF):
            while True:
                self.stream.feed(self.child.read_nonblocking(65_536, timeout=PAUSE))

    @property
    def shown(self) -> str:
        """Return the text of the screen, without trailing spaces."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def sees(self, text: str) -> bool:
        """Wait until a text is on the screen, wherever its lines break."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self._read()
            if _flat(text) in _flat(self.shown):
                return True
        return False

    def press(self, keys: str, *, until: str) -> None:
        """Press keys, and wait for a text on the screen."""
        self.child.send(keys)
        assert self.sees(until), f"{until!r} did not appear:\n{self.shown}"

    def resize(self, columns: int, lines: int) -> None:
        """Make the window another size."""
        self.screen.resize(lines, columns)
        self.child.setwinsize(lines, columns)

    def ended(self) -> int:
        """Wait for the tool to end, and return its exit code."""
        self._read()
        self.child.expect(pexpect.EOF)
        self.stream.feed(self.child.before)
        self.is_as_before = self._reads_whole_lines()
        self.child.close()
        return int(self.child.exitstatus)

    def signal(self, name: str) -> None:
        """Send a signal by its name."""
        self.child.kill(getattr(signal, name))

    def closed(self) -> int:
        """Close the window, and return the program's exit code."""
        self.child.ptyproc.fileobj.close()
        _, status = os.waitpid(self.child.pid, 0)
        return os.waitstatus_to_exitcode(status)

    def _reads_whole_lines(self) -> bool:
        """Return whether the terminal is in line mode and echoes keys."""
        usual = termios.ICANON | termios.ECHO
        local: int = termios.tcgetattr(self.child.child_fd)[3]
        return local & usual == usual

    def kill(self) -> None:
        """Kill the program."""
        self.child.kill(9)
        self.child.close()


def _flat(text: str) -> str:
    return " ".join(text.split())
