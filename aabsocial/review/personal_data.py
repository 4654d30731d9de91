"""Findings of personal data in answers, in the rest of a file, and in file names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import replace
from aabsocial.model.answers import Answers, Path, key_of
from aabsocial.model.findings import Place
from aabsocial.personal_data.detect import find_personal_data, has_candidates, redact
from aabsocial.personal_data.kinds import CPR_RULES, STAFF_MAY_GIVE, Match, MatchKind
from aabsocial.policy.builtin_rules import builtin_finding
from aabsocial.text.prefilter import SearchIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from aabsocial.model.findings import Finding
    from aabsocial.text.prefilter import SearchableText

CONTACT = "contact"
DIGITS = bytes.maketrans(b"123456789_", b"0000000000")
LONGEST_NAME = 200  # letters: each finding in a table repeats the table's name
LONG_NUMBER = b"0" * 8  # a telephone's
# Words and at most a short number, as the tool itself names a folder: nothing hides in it.
SLUG = re.compile(r"[a-z]+(?:-[a-z]+)*(?:-\d{1,5})?")
Values = dict[Path, Place]


def findings_in_answers(answers: Answers) -> Iterator[Finding]:
    """Yield a finding for personal data in each answer and in the names of keys."""
    for path, text in _texts(answers, ()):
        for match in find_personal_data(text):
            if _applies(match.kind, path):
                yield _finding(match, path)


def findings_in_file(
    text: str, answers: Answers, values: Callable[[], Mapping[Path, Place]]
) -> Iterator[Finding]:
    """Yield findings of personal data anywhere in a proposal's file, also in comments.

    `values` returns the place of every value by path; it is called only if there is a match. Each
    finding has the place of the match itself, and the key of the answer around it.
    """
    findings = tuple(_found_in_file(text, values))
    yield from findings
    if "\\" in text:  # an escape may hide a match of the answer in the file
        yield from _only_in_answers(findings_in_answers(answers), findings)


def is_certainly_clean(raw: bytes, text: str, searchable_text: SearchableText) -> bool:
    """Return True if `findings_in_file` finds nothing; False means unknown: run the full check.

    All keys and values must be known. Outside the answers, only a comment, an escape or a long
    number could then be personal data.
    """
    if (
        "\\" in text
        or LONG_NUMBER in raw.translate(DIGITS)
        or has_candidates(searchable_text.search_index)
    ):
        return False
    remarks = [line for line in text.split("\n") if "#" in line] if "#" in text else []
    return not remarks or not has_candidates(SearchIndex("\n".join(remarks)))


def findings_in_text(text: str) -> Iterator[Finding]:
    """Yield findings of personal data in a text without answers, each with its place."""
    return _found_in_file(text, dict)


def findings_in_unreadable(text: str) -> Iterator[Finding]:
    """Yield findings of CPR numbers in a file that is no TOML; other kinds need its answers."""
    for finding in _found_in_file(text, dict):
        if finding.rule in CPR_RULES:
            yield finding


def findings_in_names(names: Iterable[str]) -> Iterator[Finding]:
    """Yield findings of personal data in names of files and folders, with numbers masked."""
    for name in names:
        if SLUG.fullmatch(name):
            continue
        # Many file names have underscores for spaces.
        for match in find_personal_data(name.replace("_", " ")):
            yield _finding(match, (), message_key="name")


def _found_in_file(text: str, values: Callable[[], Mapping[Path, Place]]) -> Iterator[Finding]:
    matches = find_personal_data(text)
    if matches:
        place_of, path_at = _places(text), _paths(values())
        for match in matches:
            place = place_of(match)
            path = path_at(place)
            if _applies(match.kind, path):
                yield _finding(match, path, place=place)


def _applies(kind: MatchKind, path: Path) -> bool:
    """Return whether a kind of data is reported at a path; the contact's own is not."""
    return not (path[:1] == (CONTACT,) and kind in STAFF_MAY_GIVE)


def _finding(
    match: Match, path: Path, *, place: Place | None = None, message_key: str = ""
) -> Finding:
    finding = builtin_finding(
        match.kind.rule, _key(path), message_key or match.message_key, mask=match.mask
    )
    return replace(finding, place=place) if place else finding


def _key(path: Path) -> str:
    """Return the key of a path, with numbers in its names masked and long names cut."""
    return key_of(tuple(_name(part) if isinstance(part, str) else part for part in path))


@lru_cache(maxsize=256)
def _name(part: str) -> str:
    return redact(part if len(part) <= LONGEST_NAME else f"{part[:LONGEST_NAME]}…")


def _only_in_answers(
    answered: Iterable[Finding], in_file: tuple[Finding, ...]
) -> Iterator[Finding]:
    """Yield the findings of answers that have no counterpart among those of the file."""
    remaining = Counter((_family(finding), finding.key) for finding in in_file)
    for finding in answered:
        counterpart = (_family(finding), finding.key)
        if remaining[counterpart]:
            remaining[counterpart] -= 1
        else:
            yield finding


def _family(finding: Finding) -> str:
    return "cpr" if finding.name.endswith("cpr-number") else finding.name


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:  # noqa: ANN401 - TOML data of any shape
    """Yield path and text of every text, whole number and key in nested answers."""
    match value:
        case bool():
            return
        case str() | int():
            yield path, str(value)
        case dict():
            for name, below in value.items():
                yield (*path, name), name
                yield from _texts(below, (*path, name))
        case list():
            for index, below in enumerate(value):
                yield from _texts(below, (*path, index))


def _places(text: str) -> Callable[[Match], Place]:
    """Return a function from a match to its lines and columns."""
    starts = [0, *(line.end() for line in re.finditer("\n", text))]

    def point(offset: int) -> tuple[int, int]:
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    return lambda match: Place(*point(match.start), *point(match.end))


def _paths(values: Mapping[Path, Place]) -> Callable[[Place], Path]:
    """Return a function from a place to the path of the innermost value around it."""
    by_start = sorted(values, key=lambda path: (*_start(values[path]), len(path)))
    starts = [_start(values[path]) for path in by_start]
    around: list[int] = []  # for each value the index of the one around it, -1 for none
    for index, path in enumerate(by_start):
        outer = index - 1
        while outer >= 0 and _end(values[by_start[outer]]) < _end(values[path]):
            outer = around[outer]
        around.append(outer)

    def path_at(place: Place) -> Path:
        index = bisect_right(starts, _start(place)) - 1
        while index >= 0 and _start(place) >= _end(values[by_start[index]]):
            index = around[index]
        return by_start[index] if index >= 0 else ()

    return path_at


def _start(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _end(place: Place) -> tuple[int, int]:
    return place.end_line, place.end_column
