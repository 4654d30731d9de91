"""A workspace on disk: find its proposals, and read earlier answers."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.errors import AabsocialError
from aabsocial.model.answers import Answers, answer_at
from aabsocial.storage.reading import is_link_to_parent, read_proposal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PROPOSAL_FILE = "proposal.toml"
REMEMBERING_SECONDS = 0.5
MOST_REMEMBERED = 50


def proposals_below(*places: Path) -> tuple[Path, ...]:
    """Return the proposals' files in or below folders, in path order.

    A file given by name is returned as it is; a missing path has none. Hidden folders are skipped.
    An unreadable folder and a link loop are returned too: reading them reports the error.
    """
    seen: set[tuple[int, int]] = set()
    paths = [path for place in sorted(set(places)) for path in _below(place, seen)]
    return tuple(sorted(set(paths), key=lambda path: (path.parts[:-1], path.parts[-1:])))


def _below(place: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    """Yield the proposals' files below a folder; links are followed, each folder only once."""
    if not place.is_dir():
        yield from (place,) if os.path.lexists(place) else ()
        return
    locked: list[str] = []
    walk = os.walk(place, onerror=lambda fault: locked.append(fault.filename), followlinks=True)
    for name, folders, files in walk:
        status = os.stat(name)  # noqa: PTH116 - a Path for each of thousands costs more than the question
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            if is_link_to_parent(name):
                yield Path(name)
            continue
        seen.add((status.st_dev, status.st_ino))
        if PROPOSAL_FILE in files or PROPOSAL_FILE in folders:
            yield Path(name, PROPOSAL_FILE)
        visible = (inner for inner in folders if not inner.startswith("."))
        folders[:] = sorted(visible, key=lambda inner: (_is_link(name, inner), inner))
    yield from (Path(folder, PROPOSAL_FILE) for folder in locked)


def _is_link(folder: str, name: str) -> bool:
    return os.path.islink(f"{folder}{os.sep}{name}")  # noqa: PTH114 - as above


def remembered(paths: Iterable[Path], keys: Iterable[str]) -> Mapping[str, tuple[object, ...]]:
    """Return the values that proposals have for these keys, the latest saved proposal's first.

    A key through groups (`partners.name`) gives every record's value. What cannot be read is
    passed over, and after half a second what has been gathered is enough.
    """
    values: dict[str, list[object]] = {key: [] for key in keys}
    deadline = time.monotonic() + REMEMBERING_SECONDS
    for path in sorted(paths, key=_age):
        if time.monotonic() > deadline:
            break
        answers = _answers_in(path)
        for key, known in values.items():
            known += [new for new in _values_at(answers, key.split(".")) if new not in known]
    return {key: tuple(known[:MOST_REMEMBERED]) for key, known in values.items() if known}


def _age(path: Path) -> tuple[float, tuple[str, ...]]:
    try:
        return -path.stat().st_mtime, path.parts
    except OSError:
        return 0.0, path.parts


def _answers_in(path: Path) -> Answers:
    try:
        return read_proposal(path).answers
    except AabsocialError:
        return {}


def _values_at(value: object, names: list[str]) -> Iterator[object]:
    """Yield the plain values under a path, for a group those of every record."""
    if isinstance(value, list):
        for part in value:
            yield from _values_at(part, names)
    elif names and isinstance(value, dict):
        yield from _values_at(answer_at(value, (names[0],)), names[1:])
    elif not names and value is not None and not isinstance(value, dict):
        yield value
