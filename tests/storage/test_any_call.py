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
from tests.storage.failing_system import Trouble, failing
from tests.storage.ways_to_write import (
    FOLDER,
    NEW,
    WAYS,
    a_beginning,
    a_paper,
    a_save,
    answers_in,
    existing_files,
    hidden_leftovers,
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
    root = existing_files(folder / "counted", way)
    with failing(Trouble(below=root)) as none:
        way(root)
    assert none.calls > 10
    for error in ERRORS:
        for number in range(1, none.calls + 1):
            fresh = existing_files(folder / f"{error}-{number}", way)
            yield fresh, Trouble(below=fresh, errno=error, at=number)


def recovered_answers(trouble: FileTroubleError) -> object:
    """Return the content of the file that the message names."""
    path = re.findall(r"\S+\.toml", trouble.message.in_("en"))[-1]
    return tomllib.loads(Path(path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("way", WAYS)
def test_one_failing_call_loses_no_answer(tmp_path: Path, way: Callable[[Path], None]) -> None:
    for root, trouble in troubles(tmp_path, way):
        before, told = answers_in(root), None
        try:
            with failing(trouble):
                way(root)
        except FileTroubleError as fault:
            told = fault
        assert trouble.happened == 1
        assert answers_in(root) in ((before, NEW) if told else (NEW,))
        assert told is None or way is a_paper or recovered_answers(told) == NEW
        assert not hidden_leftovers(root, way)


@pytest.mark.parametrize("way", WAYS)
def test_failing_drive_loses_no_answer(tmp_path: Path, way: Callable[[Path], None]) -> None:
    for root, trouble in troubles(tmp_path, way):
        before, told = answers_in(root), None
        trouble.lasting = True
        try:
            with failing(trouble):
                way(root)
        except FileTroubleError as fault:
            told = fault
        assert answers_in(root) in ((before, NEW) if told else (NEW,))
        assert told is None or way is a_paper or recovered_answers(told) == NEW
        assert not hidden_leftovers(root, way)


@pytest.mark.parametrize("way", [a_save, a_beginning])
def test_unwritable_system_is_reported(tmp_path: Path, way: Callable[[Path], None]) -> None:
    for root, trouble in troubles(tmp_path, way):
        before, told = answers_in(root), None
        trouble.lasting, trouble.below = True, tmp_path
        try:
            with failing(trouble):
                way(root)
        except UnsavedError as fault:
            told = fault
        assert answers_in(root) in ((before, NEW) if told else (NEW,))
        assert told is None or str(root / FOLDER) in told.message.in_("da")
