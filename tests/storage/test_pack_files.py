"""The files of a pack are put there all or none, and nobody's work is replaced or removed."""

from __future__ import annotations

import errno
import json
import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.errors import ChangedMeanwhileError, FileTroubleError
from aabsocial.storage.pack_files import write_pack
from aabsocial.storage.pack_leftovers import PackFiles, earlier_files, files_in_the_way
from aabsocial.storage.pack_listing import LISTING, read_manifests

if TYPE_CHECKING:
    from collections.abc import Mapping

WHOLE, PUBLIC = "2026-12-03_moede.md", "2026-12-03_moede_offentlig.md"
AGENDA, FIRST, SECOND = (
    "00_2026-12-03_moede.md",
    "01_indstilling_lys.md",
    "02_droeftelse_stier.md",
)


def some(folder: Path, names: Mapping[str, str], version: str = "1", **changes: Any) -> PackFiles:  # noqa: ANN401 - any field
    """Return files by name and text, those of a pack in parts where a name says so."""
    edition = changes.pop("edition", "full")
    known: dict[str, Any] = {
        "folder": folder,
        "contents": {name: text.encode() for name, text in names.items()},
        "made_of": dict.fromkeys(names, (edition, version)),
        "manifests": {},
        "in_parts": FIRST in names or AGENDA in names,
        "day": "2026-12-03",
        "variant": frozenset(),
    }
    return PackFiles(**known | changes)


def seen(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir() if path.name[0] != "."}


def test_new_files_are_returned_and_others_untouched(tmp_path: Path) -> None:
    files = some(tmp_path / "ud", {AGENDA: "a", FIRST: "b"})
    assert write_pack(files).written == {AGENDA, FIRST}
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "ud").iterdir()}
    assert write_pack(files).written == frozenset()
    assert stamps == {path: path.stat().st_mtime_ns for path in (tmp_path / "ud").iterdir()}


def test_the_listing_names_each_file_and_what_it_holds(tmp_path: Path) -> None:
    write_pack(some(tmp_path, {FIRST: "b", AGENDA: "a"}))
    listed = json.loads((tmp_path / LISTING).read_bytes())["files"]
    assert [(one["name"], one["sha256"]) for one in listed] == [
        (AGENDA, sha256(b"a").hexdigest()),
        (FIRST, sha256(b"b").hexdigest()),
    ]


def test_an_unchanged_file_of_an_earlier_run_is_removed(tmp_path: Path) -> None:
    write_pack(some(tmp_path, {AGENDA: "a", FIRST: "b", SECOND: "c"}))
    files = some(tmp_path, {AGENDA: "a2", FIRST: "b2"}, "2")
    assert files_in_the_way(files) == ()
    change = write_pack(files)
    assert change.removed == (SECOND,)
    assert seen(tmp_path) == {AGENDA: "a2", FIRST: "b2"}
    assert SECOND not in (tmp_path / LISTING).read_text("utf-8")


@pytest.mark.parametrize("name", [SECOND, FIRST], ids=["left over", "to be replaced"])
def test_a_changed_file_of_an_earlier_run_is_in_the_way(name: str, tmp_path: Path) -> None:
    write_pack(some(tmp_path, {AGENDA: "a", FIRST: "b", SECOND: "c"}))
    (tmp_path / name).write_text("rettet i hånden", encoding="utf-8")
    files = some(tmp_path, {AGENDA: "a2", FIRST: "b2"}, "2")
    before = seen(tmp_path)
    assert files_in_the_way(files) == (name,)
    with pytest.raises(ChangedMeanwhileError) as told:
        write_pack(files)
    assert told.value.exit_code == 1
    assert name in told.value.message.in_("da")
    assert seen(tmp_path) == before


@pytest.mark.parametrize("name", [SECOND, FIRST])
def test_a_file_that_no_run_listed_is_in_the_way(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("hvem ved", encoding="utf-8")
    assert files_in_the_way(some(tmp_path, {AGENDA: "a", FIRST: "b"})) == (name,)


@pytest.mark.parametrize(
    "name",
    ["noter.md", "2026-11-05_moede.md", "01_indstilling_lys (1).md", "01_indstilling_lys.jpg"],
)
def test_unrelated_files_stay(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "mappe").mkdir()
    files = some(tmp_path, {AGENDA: "a", FIRST: "b"})
    assert files_in_the_way(files) == ()
    assert write_pack(files).removed == ()
    assert (tmp_path / name).read_text("utf-8") == "x"


def test_a_file_of_the_same_content_is_taken_in(tmp_path: Path) -> None:
    (tmp_path / FIRST).write_text("b", encoding="utf-8")
    files = some(tmp_path, {AGENDA: "a", FIRST: "b"})
    assert files_in_the_way(files) == ()
    assert write_pack(files).written == {AGENDA}
    assert write_pack(some(tmp_path, {AGENDA: "a2"}, "2")).removed == (FIRST,)


def test_another_format_of_the_same_content_stays(tmp_path: Path) -> None:
    write_pack(some(tmp_path, {WHOLE: "a"}))
    other = WHOLE.replace(".md", ".html")
    assert write_pack(some(tmp_path, {other: "b"})).removed == ()
    assert set(seen(tmp_path)) == {WHOLE, other}
    assert write_pack(some(tmp_path, {other: "b2"}, "2")).removed == (WHOLE,)


SHORT, LARGE, PACKED = (
    "2026-12-03_moede_kort.md",
    "2026-12-03_moede_stor-skrift.md",
    "2026-12-03_moede.zip",
)
KINDS: Mapping[str, tuple[Mapping[str, str], dict[str, Any]]] = {
    "full": ({WHOLE: "a"}, {}),
    "public": ({PUBLIC: "a"}, {"edition": "public"}),
    "short": ({SHORT: "a"}, {"variant": frozenset({"short"})}),
    "large print": ({LARGE: "a"}, {"variant": frozenset({"large-print"})}),
    "by item": ({AGENDA: "a", FIRST: "b"}, {}),
}


@pytest.mark.parametrize("second", KINDS)
@pytest.mark.parametrize("first", KINDS)
def test_a_pack_of_another_kind_stays(first: str, second: str, tmp_path: Path) -> None:
    (names, changes), (later_names, later_changes) = KINDS[first], KINDS[second]
    write_pack(some(tmp_path, names, "1", **changes))
    texts = {name: f"{text} again" for name, text in later_names.items()}
    assert write_pack(some(tmp_path, texts, "2", **later_changes)).removed == ()
    assert seen(tmp_path) == {**names, **texts}


def test_an_archive_stays_beside_a_later_pack(tmp_path: Path) -> None:
    write_pack(some(tmp_path, {WHOLE: "a", PACKED: "z"}))
    assert write_pack(some(tmp_path, {WHOLE: "b"}, "2")).removed == ()
    assert seen(tmp_path) == {WHOLE: "b", PACKED: "z"}


def test_items_of_another_edition_are_in_the_way(tmp_path: Path) -> None:
    write_pack(some(tmp_path, {AGENDA: "a", FIRST: "b", SECOND: "hemmelig"}))
    public = some(tmp_path, {"00_" + PUBLIC: "a", FIRST: "c"}, "2", edition="public")
    assert files_in_the_way(public) == (AGENDA, FIRST, SECOND)
    with pytest.raises(ChangedMeanwhileError):
        write_pack(public)
    assert seen(tmp_path) == {AGENDA: "a", FIRST: "b", SECOND: "hemmelig"}


def test_a_pack_of_another_day_stays(tmp_path: Path) -> None:
    write_pack(some(tmp_path, {"2026-11-05_moede.md": "a"}, day="2026-11-05"))
    assert write_pack(some(tmp_path, {WHOLE: "b"}, "2")).removed == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"files": 3}',
        b'{"files": [{"name": "../a.md"}]}',
        b'{"files": [{"name": ["x"], "sha256": "", "edition": "", "version": ""}]}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_invalid_listing_is_ignored(content: bytes, tmp_path: Path) -> None:
    (tmp_path / LISTING).write_bytes(content)
    (tmp_path / FIRST).write_text("x", encoding="utf-8")
    files = some(tmp_path, {AGENDA: "a"})
    assert files_in_the_way(files) == (FIRST,)


def test_a_listing_reaches_nothing_outside_its_folder(tmp_path: Path) -> None:
    outside, folder = tmp_path / "regnskab.md", tmp_path / "ud"
    outside.write_text("x", encoding="utf-8")
    folder.mkdir()
    digest = sha256(b"x").hexdigest()
    listed = [
        {"name": name, "sha256": digest, "edition": "full", "version": "1"}
        for name in ("../regnskab.md", str(outside), "noter.md")
    ]
    (folder / LISTING).write_text(json.dumps({"schema": 1, "files": listed}), encoding="utf-8")
    (folder / "noter.md").write_text("x", encoding="utf-8")
    assert write_pack(some(folder, {AGENDA: "a"})).removed == ()
    assert outside.exists()
    assert (folder / "noter.md").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few make links")
def test_link_instead_of_a_file_is_in_the_way(tmp_path: Path) -> None:
    folder = tmp_path / "ud"
    write_pack(some(folder, {AGENDA: "a", FIRST: "b"}))
    (tmp_path / "kopi.md").write_text("b", encoding="utf-8")
    (folder / FIRST).unlink()
    (folder / FIRST).symlink_to(tmp_path / "kopi.md")
    assert files_in_the_way(some(folder, {AGENDA: "a2", FIRST: "b2"}, "2")) == (FIRST,)


def test_a_folder_in_the_place_of_a_file_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / FIRST).mkdir()
    assert files_in_the_way(some(tmp_path, {FIRST: "a"})) == (FIRST,)


def test_failed_write_leaves_folder_unchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {AGENDA: "a", FIRST: "b", SECOND: "c"}
    write_pack(some(tmp_path, before))
    listing = (tmp_path / LISTING).read_bytes()
    files = some(tmp_path, {AGENDA: "a2", FIRST: "b2", "03_indstilling_ny.md": "d"}, "2")
    calls = 0
    real = Path.replace
    failing = range(1, 9)
    outcomes = set()
    for number in failing:
        calls = 0

        def replace(self: Path, target: Path, number: int = number) -> Path:
            nonlocal calls
            if LISTING not in (self.name, Path(target).name):
                calls += 1
                if calls == number:
                    raise PermissionError(13, "in use", str(self))
            return real(self, target)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", replace)
            try:
                write_pack(files)
            except FileTroubleError:
                outcomes.add("refused")
                assert seen(tmp_path) == before
                assert [it.name for it in tmp_path.glob(".aabsocial-*.tmp")] == []
            else:
                outcomes.add("done")
                break
    assert outcomes == {"refused", "done"}
    assert seen(tmp_path) == {AGENDA: "a2", FIRST: "b2", "03_indstilling_ny.md": "d"}
    assert (tmp_path / LISTING).read_bytes() != listing


class KilledError(BaseException):
    """Stands for a kill: the program must not undo anything after it."""


def test_killed_write_leaves_no_mixture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = {AGENDA: "a", FIRST: "b", SECOND: "c"}
    new = {AGENDA: "a2", FIRST: "b2", "03_indstilling_ny.md": "d"}
    real = Path.replace
    for number in range(1, 20):
        folder = tmp_path / str(number)
        write_pack(some(folder, old))
        calls = 0

        def replace(self: Path, target: Path, number: int = number) -> Path:
            nonlocal calls
            calls += 1
            if calls >= number:  # from here on nothing can be done any more
                raise KilledError
            return real(self, target)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", replace)
            try:
                write_pack(some(folder, new, "2"))
            except KilledError:
                pass
            else:
                break
        left = seen(folder)
        texts = set(left.values())
        assert texts <= set(old.values()) or texts <= set(new.values())
        if AGENDA in left:
            assert left in (old, new)

        files = some(folder, new, "2")  # the next run knows all that is left for its own
        assert files_in_the_way(files) == ()
        write_pack(files)
        assert seen(folder) == new
    else:
        pytest.fail("never done")


def test_uncreatable_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "ud").write_text("", encoding="utf-8")
    with pytest.raises(FileTroubleError) as told:
        write_pack(some(tmp_path / "ud", {WHOLE: "a"}))
    assert "kan ikke gemmes" in told.value.message.in_("da")


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (errno.ENOSPC, "ikke plads"),
        pytest.param(
            errno.EDQUOT,
            "ikke plads",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows tells it otherwise"),
        ),
        (errno.EACCES, "kan ikke gemmes"),
        (errno.EIO, "kan ikke gemmes"),
    ],
    ids=["full", "quota", "refused", "broken"],
)
def test_full_disk_is_reported_and_leaves_nothing(
    code: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(FileTroubleError) as told:
        write_pack(some(tmp_path / "ud", {WHOLE: "a"}))
    assert says in told.value.message.in_("da")
    assert not (tmp_path / "ud").exists()


COPY, PUBLIC_COPY = "bilag/01.1_referat.pdf", "bilag_offentlig/01.1_referat.pdf"
OTHER_COPY, THIRD_COPY = "bilag/01.2_aftale.pdf", "bilag/01.3_kort.pdf"


def copies_in(folder: Path) -> list[str]:
    return sorted(it.relative_to(folder).as_posix() for it in folder.glob("bilag*/*"))


def test_copies_lie_in_a_folder_below_and_go_with_it(tmp_path: Path) -> None:
    assert write_pack(some(tmp_path, {WHOLE: "a", COPY: "b"})).written == {WHOLE, COPY}
    assert (tmp_path / COPY).read_text("utf-8") == "b"
    assert write_pack(some(tmp_path, {WHOLE: "a", COPY: "b"})).written == frozenset()

    change = write_pack(some(tmp_path, {WHOLE: "ny"}, version="2"))
    assert change.removed == (COPY,)
    assert not (tmp_path / "bilag").exists()


def test_changed_copy_is_in_the_way(tmp_path: Path) -> None:
    write_pack(some(tmp_path, {WHOLE: "a", COPY: "b"}))
    (tmp_path / COPY).write_text("rettet", encoding="utf-8")

    assert files_in_the_way(some(tmp_path, {WHOLE: "a", COPY: "c"})) == (COPY,)
    with pytest.raises(ChangedMeanwhileError):
        write_pack(some(tmp_path, {WHOLE: "a"}, version="2"))


def test_own_file_among_the_copies_stays(tmp_path: Path) -> None:
    (tmp_path / "bilag").mkdir()
    (tmp_path / "bilag/noter.txt").write_text("mine", encoding="utf-8")
    write_pack(some(tmp_path, {WHOLE: "a", COPY: "b"}))
    write_pack(some(tmp_path, {WHOLE: "a"}, version="2"))

    assert copies_in(tmp_path) == ["bilag/noter.txt"]


def test_copies_of_the_other_edition_stay(tmp_path: Path) -> None:
    write_pack(some(tmp_path, {WHOLE: "a", COPY: "b"}))
    write_pack(some(tmp_path, {PUBLIC: "c", PUBLIC_COPY: "b"}, "2", edition="public"))
    assert copies_in(tmp_path) == [COPY, PUBLIC_COPY]
    write_pack(some(tmp_path, {PUBLIC: "d"}, "3", edition="public"))
    assert copies_in(tmp_path) == [COPY]


def test_copies_stay_while_a_pack_of_their_version_does(tmp_path: Path) -> None:
    large: dict[str, Any] = {"variant": frozenset({"large-print"})}
    write_pack(some(tmp_path, {LARGE: "a", COPY: "b", OTHER_COPY: "c"}, **large))
    write_pack(some(tmp_path, {WHOLE: "d", COPY: "b"}, "2"))
    write_pack(some(tmp_path, {WHOLE: "e", OTHER_COPY: "new"}, "3"))
    assert copies_in(tmp_path) == [COPY, OTHER_COPY]
    assert set(write_pack(some(tmp_path, {LARGE: "f"}, "3", **large)).removed) == {COPY}


def test_what_stays_of_an_earlier_version_is_named(tmp_path: Path) -> None:
    large: dict[str, Any] = {"variant": frozenset({"large-print"})}
    other_day = {"2026-11-05_moede.md": "x", THIRD_COPY: "x"}
    write_pack(some(tmp_path, other_day, "0", day="2026-11-05"))
    write_pack(some(tmp_path, {LARGE: "a", COPY: "b", OTHER_COPY: "c"}, **large))
    same = some(tmp_path, {WHOLE: "a", COPY: "b", OTHER_COPY: "c"})
    write_pack(same)
    assert earlier_files(same) == ()

    public = some(tmp_path, {PUBLIC: "c"}, "2", edition="public")
    write_pack(public)
    assert earlier_files(public) == ()
    later = some(tmp_path, {WHOLE: "d", COPY: "b"}, "3")
    write_pack(later)
    assert earlier_files(later) == (LARGE, OTHER_COPY)


def test_copies_of_a_pack_for_another_day_stay_as_they_are(tmp_path: Path) -> None:
    earlier = {"2026-11-05_moede.md": "a", COPY: "b", OTHER_COPY: "c"}
    write_pack(some(tmp_path, earlier, day="2026-11-05"))
    with pytest.raises(ChangedMeanwhileError):
        write_pack(some(tmp_path, {WHOLE: "d", COPY: "another"}, "2"))

    write_pack(some(tmp_path, {WHOLE: "d", COPY: "b"}, "2"))
    assert copies_in(tmp_path) == [COPY, OTHER_COPY]
    assert write_pack(some(tmp_path, {WHOLE: "e"}, "3")).removed == ()
    assert copies_in(tmp_path) == [COPY, OTHER_COPY]

    (tmp_path / "2026-11-05_moede.md").unlink()
    assert set(write_pack(some(tmp_path, {WHOLE: "e"}, "3")).removed) == {COPY, OTHER_COPY}


def test_failed_write_leaves_no_folder_of_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("aabsocial.storage.pack_files.write", full)
    with pytest.raises(FileTroubleError):
        write_pack(some(tmp_path, {WHOLE: "a", COPY: "b"}))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["bilag/../../secret.pdf", "bilag/01.1_a/../b.pdf", "andet/01.1_a"]
)
def test_listing_names_no_copy_outside_its_folder(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "ud"
    write_pack(some(folder, {WHOLE: "a"}))
    listed = {"name": name, "sha256": "x", "edition": "full", "version": "1"}
    content = json.dumps({"schema": 1, "files": [listed]})
    (folder / LISTING).write_text(content, encoding="utf-8")

    assert write_pack(some(folder, {WHOLE: "a"}, version="2")).removed == ()


def test_listing_keeps_what_each_edition_was_made_of(tmp_path: Path) -> None:
    write_pack(some(tmp_path, {WHOLE: "a"}, manifests={"full": b'{"items": [1]}'}))
    public: dict[str, Any] = {
        "edition": "public",
        "manifests": {"public": b'{"items": [2]}'},
    }
    write_pack(some(tmp_path, {PUBLIC: "c"}, version="2", **public))
    assert read_manifests(tmp_path) == {"full": {"items": [1]}, "public": {"items": [2]}}

    (tmp_path / WHOLE).unlink()
    write_pack(some(tmp_path, {PUBLIC: "d"}, version="3", **public))
    assert read_manifests(tmp_path) == {"public": {"items": [2]}}
