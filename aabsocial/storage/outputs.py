"""Write derived papers: whole or not at all, and only those that changed."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from aabsocial.errors import FileTroubleError
from aabsocial.localization.messages import Messages
from aabsocial.model.paper_formats import PAPER_FORMATS
from aabsocial.storage.atomic import (
    is_drive_full,
    remove_stale_temporaries,
    retry_while_locked,
    temporary_name,
)
from aabsocial.storage.workspace import PROPOSAL_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

messages = Messages(__file__)
PAPERS = frozenset({"proposal", "checklist"})
SAME_MOMENT = 2.0  # seconds: a copied folder is written in any order, and some drives round
SUFFIXES = frozenset(form.suffix for form in PAPER_FORMATS.values())


def is_paper(path: Path) -> bool:
    """Return whether a file has the name of a paper and is in a proposal's folder."""
    has_paper_name = path.stem.lower() in PAPERS and path.suffix.lower() in SUFFIXES
    return has_paper_name and (path.parent / PROPOSAL_FILE).is_file()


def older_papers(proposal: Path) -> tuple[str, ...]:
    """Return the names of a proposal's papers that were written before its answers last changed."""
    try:
        changed = proposal.stat().st_mtime - SAME_MOMENT
        papers = [path for path in proposal.parent.iterdir() if is_paper(path)]
        return tuple(sorted(path.name for path in papers if path.stat().st_mtime < changed))
    except OSError:
        return ()


def write_papers(folder: Path, papers: Mapping[str, str | bytes]) -> tuple[Path, ...]:
    """Write a proposal's papers as `write_derived` does; none is older than its answers then."""
    changed = write_derived(folder, papers)
    for name in {*older_papers(folder / PROPOSAL_FILE)} & papers.keys():
        with suppress(OSError):
            os.utime(folder / name)
    return changed


def is_up_to_date(path: Path, paper: str | bytes) -> bool:
    """Return whether a file exists and has exactly this content."""
    content = _encoded(paper)
    try:
        status = path.stat()
        # A pipe or a device in the paper's place would never end.
        same_size = stat.S_ISREG(status.st_mode) and status.st_size == len(content)
        return same_size and path.read_bytes() == content
    except OSError:
        return False


def write_derived(folder: Path, papers: Mapping[str, str | bytes]) -> tuple[Path, ...]:
    """Write papers into a folder, by file name; return those that were not up to date.

    Raises `FileTroubleError` if the folder cannot be written.
    """
    changed = tuple(
        folder / name for name, paper in papers.items() if not is_up_to_date(folder / name, paper)
    )
    if changed:
        remove_stale_temporaries(folder)
    for path in changed:
        try:
            _replace(path, _encoded(papers[path.name]))
        except OSError as fault:
            message_key = "full" if is_drive_full(fault) else "unwritable"
            raise FileTroubleError(*messages.problem(message_key, path=path)) from fault
    return changed


def _encoded(paper: str | bytes) -> bytes:
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
