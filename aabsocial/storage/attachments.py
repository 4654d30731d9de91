"""What goes with a pack: its annexes, and the public copy of a proposal's file."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from aabsocial.core.paths import is_inside
from aabsocial.handout import HandoutTexts
from aabsocial.model.answers import answer_at, path_of, with_answer
from aabsocial.storage.toml_edit.writer import is_records, plain, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from aabsocial.storage.proposal_file import StoredProposal
    from aabsocial.storage.toml_edit.writer import Layout


def copy_annexes(files: Iterable[str], source: Path, target: Path) -> tuple[str, ...]:
    """Copy annexes by their paths inside a folder; give those that were copied.

    What is not there, lies outside the folder, or cannot be copied is left for the review to find.
    """
    return tuple(file for file in files if _is_copied(file, source, target))


def _is_copied(file: str, source: Path, target: Path) -> bool:
    old, new = source / file, target / file
    with suppress(OSError, ValueError):
        if is_inside(old, source) and old.is_file() and not new.exists():
            new.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(old, new)
            return True
    return False


def file_digest(folder: Path, file: str) -> str:
    """Return the SHA-256 of a file inside a folder; empty for none, or one that lies outside."""
    with suppress(OSError, ValueError, RuntimeError):
        path = folder / file
        if is_inside(path, folder) and path.is_file():  # a pipe or a device would never end
            with path.open("rb") as opened:
                return hashlib.file_digest(opened, "sha256").hexdigest()
    return ""


UNPUBLISHED = "contact"
ANNEXES = "annexes"
OPEN = (None, False)


def public_source(stored: StoredProposal, layout: Layout, unreadable: Iterable[str] = ()) -> bytes:
    """Write a proposal's answers anew without what is not for the public.

    Comments and keys that no question asks for are left out: they may say anything. So may an
    answer that is unreadable, given by its key: it stands there as left out, as in the papers.
    """
    known = _known(stored.answers, (), layout)
    for path in map(path_of, unreadable):
        if answer_at(known, path) is not None:
            known = {**with_answer(known, path, _voice(stored).say("left-out"))}
    known.pop(UNPUBLISHED, None)
    if is_records(annexes := known.pop(ANNEXES, None)):
        closed = {"title": _voice(stored).say("closed-annex"), "closed": True}
        given = stored.answers[ANNEXES]
        known[ANNEXES] = [
            annex if _is_open(annex, whole) else closed
            for annex, whole in zip(annexes, given, strict=True)
        ]
    return whole(plain(known), layout).encode()


def _voice(stored: StoredProposal) -> HandoutTexts:
    return HandoutTexts("en" if stored.answers.get("language") == "en" else "da")


def _is_open(annex: Mapping[str, Any], given: Mapping[str, Any]) -> bool:
    """Whether an annex is open: a key that is unknown, as `lukket` is, may say that it is not.

    A closed one keeps its place, so that the others keep their numbers.
    """
    return annex.get("closed") in OPEN and annex.keys() == given.keys()


def _known(table: Mapping[str, Any], path: tuple[str, ...], layout: Layout) -> dict[str, Any]:
    return {
        key: _inner(table[key], (*path, key), layout) for key in layout.order(path) if key in table
    }


def _inner(value: Any, path: tuple[str, ...], layout: Layout) -> Any:
    if isinstance(value, dict):
        return _known(value, path, layout)
    if is_records(value):
        return [_known(record, path, layout) for record in value]
    return value
