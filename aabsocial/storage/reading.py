"""Read a proposal's file; whatever is in it or wrong with it, say where and what to do."""

from __future__ import annotations

import os
import re
import stat
from errno import ELOOP
from typing import TYPE_CHECKING, Any

from aabsocial.core import toml
from aabsocial.errors import FileTroubleError, UnreadableProposalError
from aabsocial.localization.messages import message_and_remedy
from aabsocial.model.findings import Finding, Place
from aabsocial.storage.atomic import retry_while_locked
from aabsocial.storage.file_findings import WORDS, first_told, found
from aabsocial.storage.proposal_file import BYTE_ORDER_MARK, StoredProposal
from aabsocial.text.time_limit import LONGEST, OutOfTimeError, within

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import NoReturn, TypeVar

    Done = TypeVar("Done")

LARGEST = 1 << 20
MOST_TOLD = 20
DEEPEST = 64

# Both are compiled when a file may hold such a thing; most cannot.
# C0 without tab and line ends, C1, bidirectional controls, non-characters.
HIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
NEWER_SYNTAX = r"\\[ex]|\{[^{}\n]*\n|,[ \t\r\n]*\}"
# The bytes of Latin-1 that hide nothing: all but the controls.
PLAIN = b"\t\n\r" + bytes(range(0x20, 0x7F)) + bytes(range(0xA0, 0x100))
READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)  # Windows translates line ends otherwise
# How the files begin that people have beside a proposal: Word and Excel, old and new, and PDF.
BEGINNINGS = {
    b"PK\x03\x04": "office-file",
    b"\xd0\xcf\x11\xe0": "office-file",
    b"{\\rtf": "office-file",
    b"%PDF-": "pdf-file",
}
# Five bytes stand for nothing there; two stand for letters that no Dane or Englishman writes, and
# begin what is no text.
NOT_IN_WINDOWS_1252 = b"\x81\x8d\x8f\x90\x9d\xfe\xff"
IN_WINDOWS_1252 = bytes({*PLAIN, *range(0x80, 0xA0)} - {*NOT_IN_WINDOWS_1252})
DANISH_IN_WINDOWS_1252 = frozenset(b"\xe6\xf8\xe5\xc6\xd8\xc5\x91\x92\x93\x94\x96\x97")


def read_proposal(path: Path) -> StoredProposal:
    """Read one file.

    Raises `UnreadableProposalError` with findings where its content cannot be understood, and
    `FileTroubleError` where the system does not give it out.
    """
    return in_time(path, lambda: parse_proposal(read_bytes(path), path))


def in_time(path: Path, work: Callable[[], Done], seconds: float = LONGEST) -> Done:
    """Return what work on a file returns.

    Raises `UnreadableProposalError` where it takes longer than so many seconds.
    """
    try:
        return within(seconds, work)
    except OutOfTimeError:
        _refuse(path, (found("FIL13", "took-too-long", seconds=f"{seconds:g}"),))


def parse_proposal(raw: bytes, path: Path) -> StoredProposal:
    """Understand bytes as a proposal; `path` is what the messages call it.

    Raises `UnreadableProposalError`.
    """
    text = _decoded(raw, path)
    try:
        answers = toml.parse(text)
    except (ValueError, ArithmeticError, RecursionError):
        _refuse(path, _of_another_program(raw) or _faults(text))
    if _is_too_deep(answers):
        _refuse(path, (found("FIL02", "too-deep", most=DEEPEST),))
    findings = (*_hidden_characters(text), *_newer_syntax(text))
    return StoredProposal(path=path, raw=raw, text=text, answers=answers, findings=findings)


def reject_meeting_file(stored: StoredProposal) -> None:
    """Refuse a meeting's file: it lies beside the proposals, and everything else is missing in it.

    Raises `UnreadableProposalError`.
    """
    if is_meeting_file(stored):
        _refuse(stored.path, (found("FIL01", "meeting", file=stored.path.as_posix()),))


def is_meeting_file(stored: StoredProposal) -> bool:
    """Whether a file is a meeting's; it may lie beside the proposals."""
    return "meeting" in stored.answers and "initiative" not in stored.answers


def _faults(text: str) -> tuple[Finding, ...]:
    """Find what makes a text no TOML: hidden characters, and what is wrong in the other lines."""
    from aabsocial.storage.toml_edit.diagnostics import syntax_findings  # only for broken files

    hidden = _hidden_characters(text)
    lines = {found.place.line for found in hidden if found.place}
    others = syntax_findings(re.sub(HIDDEN, "_", text))
    return (*hidden, *(one for one in others if one.place and one.place.line not in lines))


def _is_too_deep(answers: object) -> bool:
    """Return whether too many tables and arrays lie in each other; a loop, it may be hundreds."""
    level: list[Any] = [answers]
    for _ in range(DEEPEST):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if type(outer) is dict else outer)
            if type(inner) is dict or type(inner) is list  # most are neither
        ]
        if not level:
            return False
    return True


def read_bytes(path: Path) -> bytes:
    """Read a regular file of at most 1 MiB; nothing else is ever opened."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a batch asks thousands of times
        if not stat.S_ISREG(status.st_mode):
            _refuse(path, (found("FIL01", _instead_of_a_file(path, status)),))
        if status.st_size > LARGEST:
            _refuse(path, (_too_large(status.st_size),))
        raw = retry_while_locked(lambda: _read(path, status.st_size))
    except (OSError, ValueError) as fault:
        raise FileTroubleError(
            *message_and_remedy(WORDS, _trouble(path, fault), path=path)
        ) from fault
    if len(raw) > LARGEST:
        _refuse(path, (_too_large(len(raw)),))
    return raw


def _instead_of_a_file(path: Path, status: os.stat_result) -> str:
    if not stat.S_ISDIR(status.st_mode):
        return "no-file"
    return "leads-back" if leads_back(path) else "folder"


def leads_back(path: Path | str) -> bool:
    """Return whether a path is a link to a folder that it lies in itself, at whatever depth."""
    if not os.path.islink(path):  # noqa: PTH114 - a search through thousands of folders asks
        return False
    home, target = os.path.realpath(os.path.dirname(path)), os.path.realpath(path)  # noqa: PTH120 - the same
    return os.path.commonpath((home, target)) == target


def _read(path: Path, size: int) -> bytes:
    """Read a file in one go, as long as it was said to be; else as much as may be, and a little."""
    handle = os.open(path, READING)
    try:
        raw = os.read(handle, size + 1)
    finally:
        os.close(handle)
    if len(raw) == size:
        return raw
    with path.open("rb") as file:  # it changes, or comes in pieces
        return file.read(LARGEST + 1)


def _too_large(size: int) -> Finding:
    return found("FIL08", "too-large", size=size // 1024, most=LARGEST // 1024)


def _trouble(path: Path, fault: Exception) -> str:
    if isinstance(fault, PermissionError):
        return "denied"
    if isinstance(fault, FileNotFoundError):
        return "dangling" if path.is_symlink() else "gone"
    if isinstance(fault, OSError) and (fault.errno == ELOOP or path.is_symlink()):
        return "loop"
    return "trouble"


def _decoded(raw: bytes, path: Path) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or _every_other_byte_is_nul(raw):
        _refuse(path, (found("FIL01", "utf-16"),))
    try:
        return raw.decode().removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as fault:
        _refuse(path, _of_another_program(raw) or (_wrong_byte(raw, fault),))


def _of_another_program(raw: bytes) -> tuple[Finding, ...]:
    """Find that bytes are no text at all, but what Word, Excel or a PDF program writes."""
    return tuple(found("FIL01", says) for mark, says in BEGINNINGS.items() if raw.startswith(mark))


def _every_other_byte_is_nul(raw: bytes) -> bool:
    start = raw[:200]
    return len(start) > 3 and (not any(start[::2]) or not any(start[1::2]))  # noqa: PLR2004 - two letters


def _wrong_byte(raw: bytes, fault: UnicodeDecodeError) -> Finding:
    before = raw[: fault.start].decode().removeprefix(BYTE_ORDER_MARK)
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    says = "broken-byte"
    if fault.end == len(raw) and "end of data" in fault.reason:
        says = "cut-short"
    elif raw[fault.start] in DANISH_IN_WINDOWS_1252 or _is_windows_1252(raw):
        says = "windows-1252"
    place = Place(line, column, line, column + 1)
    return found("FIL01", says, place=place, line=str(line), column=str(column))


def _is_windows_1252(raw: bytes) -> bool:
    """Return whether bytes are text of Windows, and nothing in them is UTF-8."""
    return raw.decode(errors="ignore").isascii() and not raw.translate(None, IN_WINDOWS_1252)


def _hides_nothing(text: str) -> bool:
    """Return True if there are no hidden characters; False means unknown: run the full check."""
    try:
        return not text.encode("latin-1").translate(None, PLAIN)
    except UnicodeEncodeError:
        return text.replace("\n", "").isprintable()


def _hidden_characters(text: str) -> tuple[Finding, ...]:
    if _hides_nothing(text):
        return ()
    from aabsocial.storage.toml_edit.positions import Lines  # few files have any

    lines = Lines(text)
    hits = [match for match, _ in zip(re.finditer(HIDDEN, text), range(MOST_TOLD), strict=False)]
    return tuple(
        found(
            "FIL09",
            "hidden",
            place=(place := lines.span(*hit.span())),
            line=str(place.line),
            column=str(place.column),
            character=f"U+{ord(hit[0]):04X}",
        )
        for hit in hits
    )


def _newer_syntax(text: str) -> tuple[Finding, ...]:
    if not ("\\" in text or "{" in text) or not re.search(NEWER_SYNTAX, text):
        return ()
    from aabsocial.storage.toml_edit.diagnostics import newer_syntax  # few files have any

    return newer_syntax(text)


def _refuse(path: Path, findings: tuple[Finding, ...]) -> NoReturn:
    sentences = first_told(path, findings)
    if len(findings) > 1:
        sentences = message_and_remedy(WORDS, "refused-several", file=path, number=len(findings))
    raise UnreadableProposalError(*sentences, findings)
