"""An annex is read as what it is, and told of where it is no use at the meeting."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from aabsocial.model.meeting import AnnexFile
from aabsocial.personal_data import redact
from aabsocial.rendering.pdf.pages import count_pages
from aabsocial.richtext import Heading
from aabsocial.storage.annexes import LARGEST, LONGEST_TEXT, AnnexReader
from tests.support.annexes import A3_ACROSS, a_jpeg, a_pdf, a_png, a_png_that_promises
from tests.support.cpr_numbers import parted
from tests.support.rights import MAY_DO_EVERYTHING

READER = AnnexReader(count_pages=count_pages)
DANISH = "# Referat\n\nRød grød"


def read(folder: Path, name: str, content: bytes) -> AnnexFile:
    (folder / name).write_bytes(content)
    return READER.read(folder, name, f"sommer/{name}")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("ending", [".md", ".TXT"])
def test_text_is_read_however_it_was_saved(ending: str, encoding: str, tmp_path: Path) -> None:
    file = read(tmp_path, f"referat{ending}", DANISH.encode(encoding))

    assert (file.kind, file.problem) == ("text", "")
    assert file.blocks[0] == Heading(level=1, text="Referat")
    assert "Rød grød" in repr(file.blocks[1])
    assert file.content == DANISH.encode(encoding)


@pytest.mark.parametrize(
    ("content", "pages"),
    [
        (a_pdf(5), 5),
        (a_pdf(2, size=A3_ACROSS, rotation=90), 2),
        (a_pdf(2000), 2000),
        (a_pdf(3, opens_with=""), 3),
    ],
    ids=["ordinary", "rotated A3", "very long", "open to read"],
)
def test_pages_of_a_pdf_are_counted(content: bytes, pages: int, tmp_path: Path) -> None:
    file = read(tmp_path, "bilag.PDF", content)

    assert (file.kind, file.pages, file.problem) == ("pdf", pages, "")
    assert file.content == content
    assert file.sha256 == sha256(content).hexdigest()


@pytest.mark.parametrize(("name", "content"), [("a.png", a_png()), ("a.jpeg", a_jpeg())])
def test_whole_picture_is_a_picture(name: str, content: bytes, tmp_path: Path) -> None:
    assert read(tmp_path, name, content).kind == "picture"


def test_any_other_file_goes_along_as_it_is(tmp_path: Path) -> None:
    file = read(tmp_path, "regneark.xlsx", b"PK")

    assert (file.kind, file.problem, file.content) == ("other", "", b"PK")


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.pdf", b"Ingen PDF", "not-pdf"),
        ("a.pdf", a_pdf(3)[:200], "not-pdf"),
        ("a.pdf", b"%PDF-1.7\n" + b"0" * (20 << 20), "not-pdf"),
        ("a.pdf", a_pdf(3, opens_with="x"), "locked"),
        ("a.png", a_pdf(1), "not-picture"),
        ("a.png", a_png()[:-8], "not-picture"),
        ("a.png", a_png().replace(b"IDAT", b"IDAX"), "not-picture"),
        ("a.png", a_png_that_promises(1 << 13, 1 << 13), "not-picture"),
        ("a.jpg", a_jpeg()[:10], "not-picture"),
        ("a.jpg", a_jpeg(60_000, 60_000), "not-picture"),
        ("a.md", bytes(range(256)), "not-text"),
        ("a.txt", b"x" * (LONGEST_TEXT + 1), "too-large"),
        ("a.docx", b"", "empty"),
        ("a.docx", b"0" * (LARGEST + 1), "too-large"),
    ],
)
def test_file_that_is_no_use_says_why(
    name: str, content: bytes, problem: str, tmp_path: Path
) -> None:
    file = read(tmp_path, name, content)

    assert (file.kind, file.problem) == ("other", problem)
    assert file.sha256 == sha256(content).hexdigest()


@pytest.mark.parametrize("name", ["gone.md", "folder", "a\0b", "."])
def test_missing_file_is_missing(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    file = READER.read(tmp_path, name, name)

    assert (file.problem, file.sha256, file.content) == ("missing", "", b"")


@pytest.mark.parametrize("name", ["../secret.md", "/etc/hostname", "link.md"])
def test_nothing_outside_the_folder_is_read(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "inside"
    folder.mkdir()
    (tmp_path / "secret.md").write_text("Ikke vores", encoding="utf-8")
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    file = READER.read(folder, name, name)

    assert (file.problem, file.sha256, file.content) == ("outside", "", b"")


@pytest.mark.skipif(MAY_DO_EVERYTHING, reason="needs a file that one may not read")
def test_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x", encoding="utf-8")
    (tmp_path / "a.md").chmod(0)

    assert READER.read(tmp_path, "a.md", "a.md").problem == "unreadable"


def test_number_of_a_person_is_masked_and_found(tmp_path: Path) -> None:
    number = parted()
    file = read(tmp_path, "a.md", f"Ida, {number}\n".encode())

    assert number not in repr(file)
    assert file.content.decode() == f"Ida, {redact(number)}\n"
    assert [finding.place.line for finding in file.findings if finding.place] == [1]


def test_name_of_a_copy_is_plain(tmp_path: Path) -> None:
    file = READER.read(tmp_path, "annexes/Bilag 1 – Æblegrød & co.PDF", "")

    assert file.name == "bilag-1-aeblegroed-co.pdf"


def test_nothing_is_parsed_where_nothing_is_set_in_type(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DANISH, encoding="utf-8")
    reader = AnnexReader(count_pages=count_pages, for_pack=False)

    assert reader.read(tmp_path, "a.md", "a.md").blocks == ()
