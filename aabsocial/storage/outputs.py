"""Write a derived paper: whole or not at all, and only where it changed."""

from __future__ import annotations

import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.errors import FileTroubleError
from aabsocial.localization.messages import message_and_remedy
from aabsocial.storage.atomic import (
    is_drive_full,
    remove_stale_temporaries,
    retry_while_locked,
    temporary_name,
)
from aabsocial.storage.workspace import PROPOSAL_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS = Path(__file__).with_suffix(".toml")
PAPERS = frozenset({"proposal", "checklist"})
ENDINGS = frozenset({".md", ".html", ".docx", ".pdf"})


def is_paper(path: Path) -> bool:
    """Whether a file has the name of a paper, and lies beside the proposal it is made from."""
    named = path.stem.lower() in PAPERS and path.suffix.lower() in ENDINGS
    return named and (path.parent / PROPOSAL_FILE).is_file()


def is_written(path: Path, paper: str | bytes) -> bool:
    """Return whether a paper is there and holds just this."""
    content = _bytes_of(paper)
    try:
        status = path.stat()
        # A pipe or a device in the paper's place would never end.
        same_size = stat.S_ISREG(status.st_mode) and status.st_size == len(content)
        return same_size and path.read_bytes() == content
    except OSError:
        return False


def write_derived(folder: Path, papers: Mapping[str, str | bytes]) -> tuple[Path, ...]:
    """Write papers into a folder, by file name; give those that were not up to date.

    Raises `FileTroubleError` where the folder cannot be written.
    """
    changed = tuple(
        folder / name for name, paper in papers.items() if not is_written(folder / name, paper)
    )
    if changed:
        remove_stale_temporaries(folder)
    for path in changed:
        try:
            _replace(path, _bytes_of(papers[path.name]))
        except OSError as fault:
            says = "full" if is_drive_full(fault) else "unwritable"
            raise FileTroubleError(*message_and_remedy(WORDS, says, path=path)) from fault
    return changed


def _bytes_of(paper: str | bytes) -> bytes:
    return paper.encode() if isinstance(paper, str) else paper


def _replace(path: Path, content: bytes) -> None:
    temporary = path.with_name(temporary_name())
    try:
        with temporary.open("xb") as new:
            new.write(content)
        if path.exists():
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        retry_while_locked(lambda: temporary.replace(path))
    finally:
        with suppress(OSError):
            temporary.unlink()
