"""Read the files of annexes as a pack needs them, and tell which are no use at a meeting."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from aabsocial.core.paths import is_inside
from aabsocial.core.struct import Struct, replace
from aabsocial.model.meeting import AnnexFile
from aabsocial.personal_data import redact
from aabsocial.personal_data.file_names import slug
from aabsocial.review.personal_data import findings_in_text
from aabsocial.richtext import parse_document
from aabsocial.storage.attachments import file_digest
from aabsocial.storage.name_matching import path_on_disk
from aabsocial.storage.pictures import is_whole_picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from aabsocial.model.meeting import AnnexProblem

TEXTS = frozenset({".md", ".txt"})
PICTURES = frozenset({".png", ".jpg", ".jpeg"})
LARGEST = 50 << 20  # bytes; a portal and a mailbox take less
LONGEST_TEXT = 400_000  # letters, some 150 pages
SUFFIX = re.compile(r"\.[a-z0-9]{1,8}", re.ASCII)
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class AnnexReader(Struct, kw_only=True):
    """How annexes are read: `count_pages` returns a PDF's pages, or why they cannot be read.

    `for_pack` is false where nothing is to be set in type: a text is then not parsed.
    """

    count_pages: Callable[[bytes], int | AnnexProblem]
    for_pack: bool = True

    def read(self, folder: Path, file: str, path: str) -> AnnexFile:
        """Return a file named in a folder as an annex, with what is wrong with it.

        `path` is its name in the pack. Links are followed, but not out of the folder.
        """
        named = AnnexFile(path=path, name=_name(file))
        try:
            on_disk = path_on_disk(folder / file) or folder / file
            problem = _problem_with(on_disk, folder)
            if problem == "too-large":
                return replace(named, sha256=file_digest(folder, file), problem=problem)
            if problem:
                return replace(named, problem=problem)
            content = on_disk.read_bytes()
        except (ValueError, RuntimeError):  # a name that no system allows, links in a ring
            return replace(named, problem="missing")
        except OSError:
            return replace(named, problem="unreadable")
        known = replace(named, sha256=sha256(content).hexdigest(), content=content)
        if not content:
            return replace(known, problem="empty")
        return self._of_kind(known, PurePosixPath(file).suffix.lower())

    def _of_kind(self, file: AnnexFile, suffix: str) -> AnnexFile:
        if suffix in TEXTS:
            return self._text(file)
        if suffix == ".pdf":
            pages = self.count_pages(file.content)
            if isinstance(pages, int):
                return replace(file, kind="pdf", pages=pages)
            return replace(file, problem=pages)
        if suffix in PICTURES:
            if is_whole_picture(file.content):
                return replace(file, kind="picture")
            return replace(file, problem="not-picture")
        return file

    def _text(self, file: AnnexFile) -> AnnexFile:
        text = decode_text(file.content)
        if text is None:
            return replace(file, problem="not-text")
        if len(text) > LONGEST_TEXT:
            return replace(file, problem="too-large")
        masked = redact(text)
        return replace(
            file,
            kind="text",
            blocks=parse_document(text) if self.for_pack else (),
            content=file.content if masked == text else masked.encode(),
            findings=tuple(findings_in_text(text)),
        )


def _problem_with(path: Path, folder: Path) -> AnnexProblem:
    """Return why a file is not to be read, empty if it may be."""
    if not is_inside(path, folder):
        return "outside"
    if not path.is_file():  # a pipe or a device would never end
        return "missing"
    return "too-large" if path.stat().st_size > LARGEST else ""


def decode_text(content: bytes) -> str | None:
    """Return a text that says what it is written in, or is UTF-8 or Windows-1252; else `None`."""
    marked = next((name for mark, name in MARKS if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "windows-1252"):
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            return None if "\0" in text else text
    return None


def _name(file: str) -> str:
    """Return a file's name as a copy has it: lower-case ASCII, hyphens, and its ending."""
    path = PurePosixPath(file)
    suffix = path.suffix.lower()
    return f"{slug(path.stem)}{suffix if SUFFIX.fullmatch(suffix) else ''}"
