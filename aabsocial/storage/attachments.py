"""The files that go with a pack: annexes, and the public copy of a proposal's file."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from aabsocial.core.paths import is_inside
from aabsocial.handout.model import messages
from aabsocial.model.answers import answer_at, path_of, with_answer
from aabsocial.storage.name_matching import path_on_disk
from aabsocial.storage.toml_edit.writer import format_file, is_records, to_toml_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from aabsocial.localization.messages import Language
    from aabsocial.storage.proposal_file import StoredProposal
    from aabsocial.storage.toml_edit.writer import Layout


def copy_annexes(files: Iterable[str], source: Path, target: Path) -> tuple[str, ...]:
    """Copy annexes by their paths inside a folder; return those copied.

    Missing files, files outside the folder and copies that fail are skipped: the review reports
    them.
    """
    return tuple(file for file in files if _copy_annex(file, source, target))


def _copy_annex(file: str, source: Path, target: Path) -> bool:
    old, new = path_on_disk(source / file) or source / file, target / file
    with suppress(OSError, ValueError):
        if is_inside(old, source) and old.is_file() and not new.exists():
            new.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(old, new)
            return True
    return False


def file_digest(folder: Path, file: str) -> str:
    """Return the SHA-256 of a file inside a folder; empty if it is missing or outside."""
    with suppress(OSError, ValueError, RuntimeError):
        path = path_on_disk(folder / file) or folder / file
        if is_inside(path, folder) and path.is_file():  # a pipe or a device would never end
            with path.open("rb") as opened:
                return hashlib.file_digest(opened, "sha256").hexdigest()
    return ""


UNPUBLISHED = "contact"
ANNEXES = "annexes"
GAPS, OF_A_GAP = "gaps", ("key", "of")  # what the public may read of an answer that is left open
OPEN = (None, False)


def public_source(stored: StoredProposal, layout: Layout, unreadable: Iterable[str] = ()) -> bytes:
    """Return a proposal's file without what is not for the public.

    Comments and unknown keys are left out, since they may contain anything. So may an answer whose
    key is in `unreadable`: it is replaced by a text that says so, as in the papers.
    """
    known = _known_answers(stored.answers, (), layout)
    for path in map(path_of, unreadable):
        if answer_at(known, path) is not None:
            known = {**with_answer(known, path, messages.text("left-out", _language(stored)))}
    known.pop(UNPUBLISHED, None)
    if is_records(annexes := known.pop(ANNEXES, None)):
        closed = {"title": messages.text("closed-annex", _language(stored)), "closed": True}
        original = stored.answers[ANNEXES]
        known[ANNEXES] = [
            annex if _is_open(annex, whole) else closed
            for annex, whole in zip(annexes, original, strict=True)
        ]
    if is_records(gaps := known.get(GAPS, [])):
        known[GAPS] = [{name: it[name] for name in OF_A_GAP if name in it} for it in gaps]
    return format_file(to_toml_data(known), layout).encode()


def _language(stored: StoredProposal) -> Language:
    return "en" if stored.answers.get("language") == "en" else "da"


def _is_open(annex: Mapping[str, Any], original: Mapping[str, Any]) -> bool:
    """Return whether an annex is open; an unknown key such as `lukket` may say that it is not.

    A closed annex keeps its place, so that the others keep their numbers.
    """
    return annex.get("closed") in OPEN and annex.keys() == original.keys()


def _known_answers(
    table: Mapping[str, Any], path: tuple[str, ...], layout: Layout
) -> dict[str, Any]:
    return {
        key: _known_value(table[key], (*path, key), layout)
        for key in layout.order(path)
        if key in table
    }


def _known_value(value: Any, path: tuple[str, ...], layout: Layout) -> Any:
    if isinstance(value, dict):
        return _known_answers(value, path, layout)
    if is_records(value):
        return [_known_answers(record, path, layout) for record in value]
    return value
