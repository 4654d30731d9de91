"""An archive has the same bytes for the same files, and other programs read it."""

from __future__ import annotations

import io
import zipfile

from aabsocial.storage.archive import zip_archive


def test_files_come_out_as_they_went_in_and_in_order() -> None:
    contents = {"bilag/02.1_a.pdf": b"a" * 1000, "01_b.pdf": b"", "00_\u00e6.pdf": b"c"}
    with zipfile.ZipFile(io.BytesIO(zip_archive(contents))) as archive:
        assert archive.namelist() == sorted(contents)
        assert {name: archive.read(name) for name in archive.namelist()} == contents


def test_order_of_the_files_changes_no_byte() -> None:
    contents = {"b": b"2", "a": b"1"}
    assert zip_archive(contents) == zip_archive(dict(reversed(contents.items())))
