"""The listing of a pack's folder: the files that earlier runs wrote, and what they are made of."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from aabsocial.handout import is_copy_name, is_item_file_name, is_whole_pack_name
from aabsocial.storage.atomic import retry_while_locked, temporary_file_next_to
from aabsocial.storage.outputs import is_up_to_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

LISTING = ".aabsocial-handout.json"
SCHEMA = 1
LARGEST_LISTING = 8 << 20  # bytes; a file has some two hundred


class ListedFile(NamedTuple):
    """A file that a run wrote: its name, SHA-256, edition and version."""

    name: str
    sha256: str
    edition: str
    version: str


def read_listing(folder: Path) -> frozenset[ListedFile]:
    """Return the entries of the listing; none if it is not as we write it."""
    try:
        entries = frozenset(
            ListedFile(*(entry[key] for key in ListedFile._fields))
            for entry in _read(folder)["files"]
        )
    except (TypeError, KeyError):
        return frozenset()
    return frozenset(entry for entry in entries if _is_valid_entry(entry))


def read_manifests(folder: Path) -> Mapping[str, Any]:
    """Return what each edition in the folder was made of, by the edition's name."""
    manifests = _read(folder).get("manifests")
    if not isinstance(manifests, dict):
        return {}
    return {name: made for name, made in manifests.items() if isinstance(made, dict)}


def _read(folder: Path) -> Mapping[str, Any]:
    path = folder / LISTING
    try:
        if not path.is_file() or path.stat().st_size > LARGEST_LISTING:
            return {}
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _is_valid_entry(entry: ListedFile) -> bool:
    kinds = (is_whole_pack_name, is_item_file_name, is_copy_name)
    return all(isinstance(part, str) for part in entry) and any(is_a(entry.name) for is_a in kinds)


def write_listing(folder: Path, listed: Iterable[ListedFile], manifests: Mapping[str, Any]) -> None:
    """Write the listing of a folder, hidden, unless it stands there already."""
    files = [entry._asdict() for entry in listed]
    content = {"schema": SCHEMA, "files": files, "manifests": dict(manifests)}
    raw = (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
    path = folder / LISTING
    if is_up_to_date(path, raw):
        return
    with temporary_file_next_to(path, raw, None) as temporary:
        retry_while_locked(lambda: temporary.replace(path))
    _hide(path)


def _hide(path: Path) -> None:
    """Hide a file on Windows, where a leading dot does not."""
    if sys.platform == "win32":
        import ctypes  # only Windows needs it

        hidden = 2  # FILE_ATTRIBUTE_HIDDEN
        ctypes.windll.kernel32.SetFileAttributesW(str(path), hidden)


def sorted_files(listed: Iterable[ListedFile]) -> tuple[ListedFile, ...]:
    """Return the entries in the order of the listing."""
    return tuple(sorted(listed))
