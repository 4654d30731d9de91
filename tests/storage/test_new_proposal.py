"""A new proposal gets a folder of its own, whoever else begins one at the same moment."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from aabsocial.core import toml
from aabsocial.errors import FileTroubleError
from aabsocial.storage import read_proposal
from aabsocial.storage.new_proposal import begin_proposal
from aabsocial.storage.toml_edit.edit import write_answers
from tests.support.layouts import LAYOUT, SOME

if TYPE_CHECKING:
    from pathlib import Path

AT_ONCE = 8


def test_a_new_proposal_comes_with_its_folder(tmp_path: Path) -> None:
    stored = begin_proposal(tmp_path / "proposals", "Lys på stien", SOME, LAYOUT)
    assert stored.path == tmp_path / "proposals" / "lys-paa-stien" / "proposal.toml"
    assert read_proposal(stored.path) == stored
    assert [path.name for path in stored.path.parent.iterdir()] == ["proposal.toml"]


def test_the_usual_rights_are_those_of_a_new_folder(tmp_path: Path) -> None:
    stored = begin_proposal(tmp_path, "Lys", SOME, LAYOUT)
    (tmp_path / "usual").mkdir()
    (tmp_path / "usual" / "file").touch()
    assert stored.path.stat().st_mode == (tmp_path / "usual" / "file").stat().st_mode
    assert stored.path.parent.stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_many_of_one_name_at_once_get_a_folder_each(tmp_path: Path) -> None:
    start = threading.Barrier(AT_ONCE)

    def begin(number: int) -> None:
        start.wait()
        begin_proposal(tmp_path, "Lys", {**SOME, "mine": number}, LAYOUT)

    threads = [threading.Thread(target=begin, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"lys", *(f"lys-{number}" for number in range(2, AT_ONCE + 1))}
    files = [read_proposal(path) for path in tmp_path.glob("lys*/proposal.toml")]
    assert {stored.answers["mine"] for stored in files} == set(range(AT_ONCE))


def test_unwritable_folder_loses_no_new_proposal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "proposals").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(FileTroubleError) as trouble:
        begin_proposal(tmp_path / "proposals", "Lys", SOME, LAYOUT)
    kept = tmp_path / "state" / "aabsocial" / "rescued" / "proposal.toml"
    assert str(kept) in trouble.value.message.in_("da")
    assert toml.parse(kept.read_text()) == toml.parse(write_answers("", SOME, LAYOUT))
