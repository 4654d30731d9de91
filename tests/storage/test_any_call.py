"""Whatever call to the system fails, wherever in a save: the file is whole, the answer is kept."""

from __future__ import annotations

import errno
import re
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aabsocial.errors import FileTroubleError, UnsavedError
from tests.storage.failing_system import Trouble, met
from tests.storage.ways_to_write import (
    FOLDER,
    NEW,
    WAYS,
    a_beginning,
    a_paper,
    a_save,
    laid_out,
    left_after_the_next_run,
    said,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ERRORS = (errno.ENOSPC, errno.EACCES, errno.EIO)


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the user's state folder and the temporary folder beside the proposals."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def troubles(folder: Path, way: Callable[[Path], None]) -> Iterator[tuple[Path, Trouble]]:
    """Yield every system call of a writer with each error, in a fresh folder every time."""
    root = laid_out(folder / "counted", way)
    with met(Trouble(below=root)) as none:
        way(root)
    assert none.calls > 10
    for error in ERRORS:
        for number in range(1, none.calls + 1):
            fresh = laid_out(folder / f"{error}-{number}", way)
            yield fresh, Trouble(below=fresh, errno=error, at=number)


def kept(trouble: FileTroubleError) -> object:
    """Return the content of the file that the message names."""
    path = re.findall(r"\S+\.toml", trouble.message.in_("en"))[-1]
    return tomllib.loads(Path(path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("way", WAYS)
def test_one_failing_call_loses_no_answer(tmp_path: Path, way: Callable[[Path], None]) -> None:
    for root, trouble in troubles(tmp_path, way):
        before, told = said(root), None
        try:
            with met(trouble):
                way(root)
        except FileTroubleError as fault:
            told = fault
        assert trouble.happened == 1
        assert said(root) in ((before, NEW) if told else (NEW,))
        assert told is None or way is a_paper or kept(told) == NEW
        assert not left_after_the_next_run(root, way)


@pytest.mark.parametrize("way", WAYS)
def test_failing_drive_loses_no_answer(tmp_path: Path, way: Callable[[Path], None]) -> None:
    for root, trouble in troubles(tmp_path, way):
        before, told = said(root), None
        trouble.lasting = True
        try:
            with met(trouble):
                way(root)
        except FileTroubleError as fault:
            told = fault
        assert said(root) in ((before, NEW) if told else (NEW,))
        assert told is None or way is a_paper or kept(told) == NEW
        assert not left_after_the_next_run(root, way)


@pytest.mark.parametrize("way", [a_save, a_beginning])
def test_unwritable_system_is_reported(tmp_path: Path, way: Callable[[Path], None]) -> None:
    for root, trouble in troubles(tmp_path, way):
        before, told = said(root), None
        trouble.lasting, trouble.below = True, tmp_path
        try:
            with met(trouble):
                way(root)
        except UnsavedError as fault:
            told = fault
        assert said(root) in ((before, NEW) if told else (NEW,))
        assert told is None or str(root / FOLDER) in told.message.in_("da")
