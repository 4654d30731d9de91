"""Answers as plain nested data, the way TOML gives them, and pure changes to them.

A key such as `partners[1].role` names one answer; a path is the same as a tuple,
`("partners", 1, "role")`. A name with a full stop, a bracket or a quotation mark in it, or with
nothing at all, stands in quotation marks, as it does in TOML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

Answers: TypeAlias = Mapping[str, Any]
Path: TypeAlias = tuple[str | int, ...]

_PART = re.compile(r'''([^.\[\]"]+)|\[(\d{1,9})\]|"((?:[^"\\]|\\.)*)"''', re.DOTALL)
_ODD = re.compile(r'[.\[\]"]|\A\Z')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def path_of(key: str) -> Path:
    """Return a key's path."""
    parts = (found.groups() for found in _PART.finditer(key))
    return tuple(
        name or (int(index) if index else _ESCAPED.sub(r"\1", quoted))
        for name, index, quoted in parts
    )


def key_of(path: Path) -> str:
    """Return a path's key."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{name_in_key(part)}" for part in path)
    return "".join(parts).removeprefix(".")


def name_in_key(name: str) -> str:
    """Return a name as it stands in a key: in quotation marks where it would be misread."""
    if not _ODD.search(name):
        return name
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def plain_key(path: Path) -> str:
    """Return a path's key without indices: the key of its question."""
    return ".".join(part for part in path if isinstance(part, str))


def answer_at(answers: Answers, path: Path) -> object:
    """Return the answer at a path, `None` where there is none."""
    value: Any = answers
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def texts_in(answers: Answers) -> Iterator[tuple[Path, str]]:
    """Yield every text in answers, at any depth, with its path."""
    return _texts_below(answers, ())


def _texts_below(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _texts_below(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts_below(inner, (*path, index))


def with_answer(answers: Answers, path: Path, value: object) -> Answers:
    """Return the answers with one of them set; tables and records come into being as needed."""
    changed: Answers = _with(answers, path, value)
    return changed


def _with(whole: Any, path: Path, value: object) -> Any:
    if not path:
        return value
    part, rest = path[0], path[1:]
    if isinstance(part, int):
        records = list(whole or ())
        below = records[part] if part < len(records) else None
        records[part : part + 1] = [_with(below, rest, value)]
        return records
    table = dict(whole or {})
    table[part] = _with(table.get(part), rest, value)
    return table


def overlaid(below: Answers, above: Answers) -> Answers:
    """Return two sets of answers as one; where both answer, the one above counts.

    A group's records are one answer: those above take the place of all below.
    """
    both = dict(below)
    for name, value in above.items():
        under: Any = both.get(name)
        tables = isinstance(under, Mapping) and isinstance(value, Mapping)
        both[name] = overlaid(under, value) if tables else value
    return both


def without_answer(answers: Answers, path: Path) -> Answers:
    """Return the answers without the one at a path; a record taken out closes the gap."""
    changed: Answers = _without(answers, path)
    return changed


def _without(whole: Any, path: Path) -> Any:
    part, rest = path[0], path[1:]
    if answer_at(whole, (part,)) is None:
        return whole
    smaller: Any = list(whole) if isinstance(part, int) else dict(whole)
    if rest:
        smaller[part] = _without(smaller[part], rest)
    else:
        del smaller[part]
    return smaller
