"""A system that fails: the n-th call that the tool makes to it, or every call from there on."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import pytest

# What pathlib, and we ourselves, ask the system for; it is looked up when it is called.
CALLS = (
    "open",
    "close",
    "fsync",
    "chmod",
    "replace",
    "rename",
    "unlink",
    "remove",
    "stat",
    "lstat",
    "mkdir",
    "rmdir",
    "scandir",
    "listdir",
)
OF_A_FILE = ("write", "flush", "read", "close")


@dataclass(kw_only=True)
class Trouble:
    """A failure at one call, counted from 1, below a folder; `lasting` fails from there on.

    With `at` 0 nothing fails, and `calls` counts the calls.
    """

    below: Path
    errno: int = 0
    at: int = 0
    lasting: bool = False
    calls: int = 0
    happened: int = 0
    places: dict[int, str] = field(default_factory=dict)

    def meet(self, place: object) -> None:
        """Count a call on a path, and fail if it is the one."""
        named = self.places.get(place, "") if isinstance(place, int) else os.fspath(place)  # type: ignore[call-overload] # a path or a number
        if not Path(named).is_relative_to(self.below):
            return
        self.calls += 1
        if self.at and (self.calls == self.at or (self.lasting and self.calls > self.at)):
            self.happened += 1
            raise OSError(self.errno, os.strerror(self.errno), str(named))

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return a system call that fails at its turn."""

        def failing(place: Any, *rest: Any, **more: Any) -> Any:  # noqa: ANN401 - as the call it stands for
            self.meet(place)
            result = call(place, *rest, **more)
            if call is OPEN:
                self.places[result] = os.fspath(place)
            return result

        return failing

    def opening(self, place: Any, *rest: Any, **more: Any) -> Any:  # noqa: ANN401 - as `io.open`
        """Open a file whose writing, reading and closing fail at their turn."""
        self.meet(place)
        file = OPEN_FILE(place, *rest, **more)
        if isinstance(place, str | Path):
            self.places[file.fileno()] = os.fspath(place)
            return Failing(file, self, place)
        return file


OPEN, OPEN_FILE = os.open, io.open


class Failing:
    """An open file on a system that fails."""

    def __init__(self, file: Any, trouble: Trouble, place: object) -> None:  # noqa: ANN401 - any file
        """Wrap a file."""
        self.file = file
        self.trouble = trouble
        self.place = place

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the file's own
        """Return the file's attribute; a call may fail first."""
        if name in OF_A_FILE:
            self.trouble.meet(self.place)
        return getattr(self.file, name)

    def __enter__(self) -> Self:
        """Return the wrapped file."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it in any case, as the system does even if closing fails."""
        try:
            self.trouble.meet(self.place)
        finally:
            self.file.close()


class Scanner:
    """A virus scanner that has the file open for a while."""

    def __init__(self, times: int, code: int) -> None:
        """Take how often to refuse, and Windows' error code."""
        self.times = times
        self.code = code

    def look(self) -> None:
        """Raise while there are refusals left."""
        if self.times:
            self.times -= 1
            fault = OSError()
            fault.winerror = self.code  # type: ignore[attr-defined] # Windows sets it, we are elsewhere
            raise fault


@contextmanager
def failing(trouble: Trouble) -> Iterator[Trouble]:
    """Make the system fail within the block."""
    with pytest.MonkeyPatch.context() as system:
        for name in CALLS:
            system.setattr(os, name, trouble.around(getattr(os, name)))
        system.setattr(io, "open", trouble.opening)
        yield trouble
