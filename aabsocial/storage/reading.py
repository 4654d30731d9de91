"""Read a proposal's file; report what is wrong with it, where, and what to do."""

from __future__ import annotations

import os
import re
import stat
from errno import ELOOP
from typing import TYPE_CHECKING, Any

from aabsocial.core import toml
from aabsocial.errors import FileTroubleError, UnreadableProposalError
from aabsocial.model.findings import Place
from aabsocial.storage.atomic import retry_while_locked
from aabsocial.storage.file_findings import file_finding, first_problem, messages
from aabsocial.storage.proposal_file import BYTE_ORDER_MARK, StoredProposal
from aabsocial.text.time_limit import LONGEST, OutOfTimeError, run_within

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import NoReturn, TypeVar

    from aabsocial.model.answers import Answers
    from aabsocial.model.findings import Finding
    from aabsocial.storage.toml_edit.diagnostics import SyntaxProblem

    Done = TypeVar("Done")

LARGEST = 1 << 20
MOST_FINDINGS = 20
DEEPEST = 64
NESTING = frozenset({dict, list})

# Both are compiled only if a file may contain such a thing; most cannot.
# C0 without tab and line ends, C1, bidirectional controls, non-characters.
HIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
NEWER_SYNTAX = r"\\[ex]|\{[^{}\n]*\n|,[ \t\r\n]*\}"
ESCAPE = r"\\[bfeuUx]"  # what may stand for a hidden character
# The bytes of Latin-1 without control characters.
PLAIN = b"\t\n\r" + bytes(range(0x20, 0x7F)) + bytes(range(0xA0, 0x100))
READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)  # Windows translates line ends otherwise
# The first bytes of files that people have beside a proposal: Word and Excel, old and new, PDF.
BEGINNINGS = {
    b"PK\x03\x04": "office-file",
    b"\xd0\xcf\x11\xe0": "office-file",
    b"{\\rtf": "office-file",
    b"%PDF-": "pdf-file",
}
# Five bytes have no meaning in it; two are letters that neither Danish nor English has, and start
# files that are no text.
NOT_IN_WINDOWS_1252 = b"\x81\x8d\x8f\x90\x9d\xfe\xff"
IN_WINDOWS_1252 = bytes({*PLAIN, *range(0x80, 0xA0)} - {*NOT_IN_WINDOWS_1252})
DANISH_IN_WINDOWS_1252 = frozenset(b"\xe6\xf8\xe5\xc6\xd8\xc5\x91\x92\x93\x94\x96\x97")


def read_proposal(path: Path) -> StoredProposal:
    """Read one file.

    Raises `UnreadableProposalError` with findings if its content cannot be parsed, and
    `FileTroubleError` if the system cannot read it.
    """
    return with_time_limit(path, lambda: parse_proposal(read_bytes(path), path))


def with_time_limit(path: Path, work: Callable[[], Done], seconds: float = LONGEST) -> Done:
    """Return the result of `work` on a file.

    Raises `UnreadableProposalError` if it takes more than `seconds` of processor time.
    """
    try:
        return run_within(seconds, work)
    except OutOfTimeError:
        _raise_unreadable(path, (file_finding("FIL13", "took-too-long", seconds=f"{seconds:g}"),))


def parse_proposal(raw: bytes, path: Path) -> StoredProposal:
    """Return bytes parsed as a proposal; `path` is its name in messages.

    Raises `UnreadableProposalError`.
    """
    text = _decoded(raw, path)
    try:
        answers = toml.parse(text)
    except (ValueError, ArithmeticError, RecursionError):
        _raise_unreadable(path, _other_file_type(raw) or _syntax_findings(text))
    if _is_too_deep(answers):
        _raise_unreadable(path, (file_finding("FIL02", "too-deep", most=DEEPEST),))
    findings = (*_hidden_characters(text), *_escaped(text, answers), *_newer_syntax(text))
    return StoredProposal(path=path, raw=raw, text=text, answers=answers, findings=findings)


def reject_meeting_file(stored: StoredProposal) -> None:
    """Raise `UnreadableProposalError` for a meeting's file.

    It is kept beside the proposals; a review would only report every answer as missing.
    """
    if is_meeting_file(stored):
        _raise_unreadable(
            stored.path, (file_finding("FIL01", "meeting", file=stored.path.as_posix()),)
        )


def is_meeting_file(stored: StoredProposal) -> bool:
    """Return whether a file is a meeting's; it may be beside the proposals."""
    return "meeting" in stored.answers and "initiative" not in stored.answers


def _syntax_findings(text: str) -> tuple[Finding, ...]:
    """Return why a text is no TOML: hidden characters, and syntax errors in the other lines."""
    from aabsocial.storage.toml_edit.diagnostics import syntax_problems  # only for broken files

    hidden = _hidden_characters(text)
    lines = {found.place.line for found in hidden if found.place}
    others = syntax_problems(re.sub(HIDDEN, "_", text))
    return (
        *hidden,
        *(_syntax_error(problem) for problem in others if problem.place.line not in lines),
    )


def _syntax_error(problem: SyntaxProblem) -> Finding:
    line = str(problem.place.line)
    return file_finding("FIL02", problem.message_key, problem.place, at=line, **problem.params)


def _is_too_deep(answers: object) -> bool:
    """Return whether tables and arrays are nested too deep; a loop, since it may be hundreds."""
    level: list[Any] = [answers]
    for _ in range(DEEPEST):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if type(outer) is dict else outer)
            if type(inner) in NESTING  # most are not
        ]
        if not level:
            return False
    return True


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file of at most 1 MiB; nothing else is ever opened."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a batch asks thousands of times
        if not stat.S_ISREG(status.st_mode):
            _raise_unreadable(path, (file_finding("FIL01", _no_file_key(path, status)),))
        if status.st_size > LARGEST:
            _raise_unreadable(path, (_too_large(status.st_size),))
        raw = retry_while_locked(lambda: _read(path, status.st_size))
    except (OSError, ValueError) as error:
        raise _file_trouble(path, error) from error
    if len(raw) > LARGEST:
        _raise_unreadable(path, (_too_large(len(raw)),))
    return raw


def _no_file_key(path: Path, status: os.stat_result) -> str:
    if not stat.S_ISDIR(status.st_mode):
        return "no-file"
    return "leads-back" if is_link_to_parent(path) else "folder"


def is_link_to_parent(path: Path | str) -> bool:
    """Return whether a path is a link to one of the folders that contain it."""
    if not os.path.islink(path):  # noqa: PTH114 - a search through thousands of folders asks
        return False
    home, target = os.path.realpath(os.path.dirname(path)), os.path.realpath(path)  # noqa: PTH120 - the same
    return os.path.commonpath((home, target)) == target


def _read(path: Path, size: int) -> bytes:
    """Read a file of a known size in one call; if it has another size, up to the limit."""
    handle = os.open(path, READING)
    try:
        raw = os.read(handle, size + 1)
    finally:
        os.close(handle)
    if len(raw) == size:
        return raw
    with path.open("rb") as file:  # it is being changed, or the system returns it in pieces
        return file.read(LARGEST + 1)


def _too_large(size: int) -> Finding:
    return file_finding("FIL08", "too-large", size=size // 1024, most=LARGEST // 1024)


def _file_trouble(path: Path, fault: Exception) -> FileTroubleError:
    from aabsocial.policy.builtin_rules import builtin_problem  # not where nothing is wrong

    return FileTroubleError(*builtin_problem("FIL01", _trouble(path, fault), path=path))


def _trouble(path: Path, error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "denied"
    if isinstance(error, FileNotFoundError):
        return "dangling" if path.is_symlink() else "gone"
    if isinstance(error, OSError) and (error.errno == ELOOP or path.is_symlink()):
        return "loop"
    return "trouble"


def _decoded(raw: bytes, path: Path) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or _every_other_byte_is_nul(raw):
        _raise_unreadable(path, (file_finding("FIL01", "utf-16"),))
    try:
        return raw.decode().removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        _raise_unreadable(path, _other_file_type(raw) or (_wrong_byte(raw, error),))


def _other_file_type(raw: bytes) -> tuple[Finding, ...]:
    """Return a finding if the bytes are a Word, Excel or PDF file."""
    return tuple(
        file_finding("FIL01", message_key)
        for mark, message_key in BEGINNINGS.items()
        if raw.startswith(mark)
    )


def _every_other_byte_is_nul(raw: bytes) -> bool:
    start = raw[:200]
    return len(start) > 3 and (not any(start[::2]) or not any(start[1::2]))  # noqa: PLR2004 - two letters


def _wrong_byte(raw: bytes, error: UnicodeDecodeError) -> Finding:
    before = raw[: error.start].decode().removeprefix(BYTE_ORDER_MARK)
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    message_key = "broken-byte"
    if error.end == len(raw) and "end of data" in error.reason:
        message_key = "cut-short"
    elif raw[error.start] in DANISH_IN_WINDOWS_1252 or _is_windows_1252(raw):
        message_key = "windows-1252"
    place = Place(line, column, line, column + 1)
    return file_finding("FIL01", message_key, place, line=str(line), column=str(column))


def _is_windows_1252(raw: bytes) -> bool:
    """Return whether bytes are Windows-1252, and none of them UTF-8 beyond ASCII."""
    return raw.decode(errors="ignore").isascii() and not raw.translate(None, IN_WINDOWS_1252)


def _has_no_hidden_characters(text: str) -> bool:
    """Return True if there are no hidden characters; False means unknown: run the full check."""
    try:
        return not text.encode("latin-1").translate(None, PLAIN)
    except UnicodeEncodeError:
        return text.replace("\n", "").isprintable()


def _hidden_characters(text: str) -> tuple[Finding, ...]:
    if _has_no_hidden_characters(text):
        return ()
    from aabsocial.storage.toml_edit.positions import Lines  # few files have any

    lines = Lines(text)
    hits = [
        match for match, _ in zip(re.finditer(HIDDEN, text), range(MOST_FINDINGS), strict=False)
    ]
    return tuple(
        file_finding(
            "FIL09",
            "hidden",
            place := lines.span(*hit.span()),
            line=str(place.line),
            column=str(place.column),
            character=f"U+{ord(hit[0]):04X}",
        )
        for hit in hits
    )


def _escaped(text: str, answers: Answers) -> tuple[Finding, ...]:
    if not re.search(ESCAPE, text):
        return ()
    from aabsocial.storage.escaped_characters import escaped_characters  # few files have any

    return escaped_characters(text, answers, HIDDEN, MOST_FINDINGS)


def _newer_syntax(text: str) -> tuple[Finding, ...]:
    if not ("\\" in text or "{" in text) or not re.search(NEWER_SYNTAX, text):
        return ()
    from aabsocial.storage.toml_edit.diagnostics import newer_syntax  # few files have any

    return tuple(
        file_finding("FIL12", "newer-syntax", place, line=str(place.line))
        for place in newer_syntax(text)
    )


def _raise_unreadable(path: Path, findings: tuple[Finding, ...]) -> NoReturn:
    sentences = first_problem(path, findings)
    if len(findings) > 1:
        sentences = messages.problem("refused-several", file=path, number=len(findings))
    raise UnreadableProposalError(*sentences, findings)
