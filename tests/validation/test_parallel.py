"""Several processes: the same result, as many as the files are worth, and none that is needed."""

from __future__ import annotations

import multiprocessing
import os
from functools import partial
from typing import TYPE_CHECKING

import pytest

from aabsocial.validation import validate
from aabsocial.validation.parallel import in_processes
from tests.support.validations import MINIMAL, a_proposal_in, options_for

if TYPE_CHECKING:
    from pathlib import Path

    from aabsocial.validation import ValidationOptions


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, ...]:
    """Return a hundred proposals, some of which share their title."""
    return tuple(
        a_proposal_in(tmp_path / str(number), MINIMAL.replace("gården", f"gård {number % 90}"))
        for number in range(100)
    )


def process_that_began(marks: Path) -> ValidationOptions:
    """Return options_for, and leave a mark of the calling process."""
    (marks / str(os.getpid())).touch()
    return options_for()


def process_that_dies() -> ValidationOptions:
    """End the process at once, as a system short of memory does."""
    os._exit(1)


def begun(tmp_path: Path, files: tuple[Path, ...], number: int | None) -> set[int]:
    """Review files in so many processes, and return those used besides this one."""
    marks = tmp_path / "marks"
    marks.mkdir()
    tuple(in_processes(number, partial(process_that_began, marks))(files, options_for()))
    return {int(mark.name) for mark in marks.iterdir()} - {os.getpid()}


def can_be_shared() -> bool:
    """Return whether processes can share locks here; without /dev/shm they cannot."""
    try:
        multiprocessing.Lock()
    except (ImportError, OSError):
        return False
    return True


def test_several_processes_give_the_same(files: tuple[Path, ...]) -> None:
    assert validate(files, options_for(), in_processes(2, options_for)) == validate(
        files, options_for()
    )


def test_few_files_are_reviewed_in_this_process(files: tuple[Path, ...], tmp_path: Path) -> None:
    assert begun(tmp_path, files, None) == set()


def test_one_job_is_this_process(files: tuple[Path, ...], tmp_path: Path) -> None:
    assert begun(tmp_path, files, 1) == set()


def test_many_files_use_only_worthwhile_processes(
    files: tuple[Path, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)

    assert len(begun(tmp_path, files * 8, None)) == (2 if can_be_shared() else 0)


def test_one_processor_uses_one_process(
    files: tuple[Path, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {5}, raising=False)

    assert begun(tmp_path, files * 8, None) == set()


def test_dead_process_loses_no_proposal(files: tuple[Path, ...]) -> None:
    assert validate(files, options_for(), in_processes(2, process_that_dies)) == validate(
        files, options_for()
    )
