"""What is wrong in a proposal's folder: annexes, and copies that a conflict left there."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from aabsocial.core import toml
from aabsocial.model.policy import Breach, read_rule_words
from aabsocial.personal_data import CPR_RULES, findings_in_names
from aabsocial.policy.builtin_rules import builtin_finding
from aabsocial.review.fault_isolation import fault_words
from aabsocial.storage.folder_search import TEXT_FILE
from aabsocial.storage.name_matching import nearest_name, path_on_disk
from aabsocial.storage.proposal_file import names_in
from aabsocial.storage.workspace import PROPOSAL_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import RuleWords
    from aabsocial.model.proposal import Proposal


# OneDrive writes `proposal-PC.toml`, Dropbox `proposal (Annas modstridende kopi 2026-06-01).toml`,
# Syncthing `proposal.sync-conflict-….toml`, and this tool `proposal.conflict.toml`.
COPY = re.compile(r"proposal[ ._(-].*\.toml", re.IGNORECASE | re.DOTALL)
ANNEXES = "annexes"
A_NUMBER = re.compile(r"\d.*\d", re.DOTALL)  # most folders' names have none
OURS = frozenset((PROPOSAL_FILE, "proposal.md", "checklist.md", ANNEXES))


def found_in_folder(path: Path, proposal: Proposal) -> Iterator[Finding]:
    """Find annexes that are missing or lie outside, conflict copies, personal data in names."""
    folder = os.path.dirname(path)  # noqa: PTH120 - a Path for each of thousands costs more than the look
    yield from found_among(names_in(folder), path, proposal)


def found_among(names: tuple[str, ...], path: Path, proposal: Proposal) -> Iterator[Finding]:
    """Find the same as `found_in_folder` where the names in the folder are known."""
    folder, file = os.path.split(path)
    if proposal.annexes:
        yield from _found_annexes(os.path.realpath(folder), proposal)
    is_there = PROPOSAL_FILE in names  # else the file itself has other capitals
    copies = tuple(
        [name for name in names if COPY.fullmatch(name) or (is_there and _is_copy(name))]
    )
    if copies and file == PROPOSAL_FILE:
        yield found(CONFLICT_COPY, "", "found" if len(copies) == 1 else "several", copies=copies)
    annexes = names_in(f"{folder or os.curdir}/{ANNEXES}") if ANNEXES in names else ()
    own = os.path.basename(folder) or path.absolute().parent.name  # noqa: PTH119 - the same
    given = [name for name in (own, *names, *annexes) if name not in OURS]
    yield from findings_in_names(given)
    yield from _found_above(os.path.dirname(folder))  # noqa: PTH120 - the same


def _is_copy(name: str) -> bool:
    """Return whether a file beside the proposal is called the same but for capitals or `.txt`."""
    plain = name.lower()
    return plain.removesuffix(TEXT_FILE) == PROPOSAL_FILE != name


def _found_above(folder: str) -> Iterator[Finding]:
    """Find CPR numbers in the names of the folders above, which a pack and a report name too."""
    if A_NUMBER.search(folder):
        yield from (it for it in findings_in_names((folder,)) if it.rule in CPR_RULES)


def _found_annexes(folder: str, proposal: Proposal) -> Iterator[Finding]:
    for index, annex in enumerate(proposal.annexes):
        if annex.file is not None and (finding := _found(folder, annex.file, index)):
            yield finding


def _found(folder: str, file: str, index: int) -> Finding | None:
    key = f"annexes[{index}].file"
    inside = file.replace("\\", "/")
    if leads_out(inside):
        return found(ANNEX_OUTSIDE, key, file=file, name=PurePosixPath(inside).name)
    try:
        real = os.path.realpath(f"{folder}/{inside}")
        if not real.startswith(f"{folder}{os.sep}"):
            return found(ANNEX_OUTSIDE, key, "link", file=file)
        if os.path.isdir(real):  # noqa: PTH112 - a Path would cost more than the question
            return found(ANNEX_MISSING, key, "folder", file=file)
        is_there = os.path.isfile(real)  # noqa: PTH113 - the same
    except ValueError:  # a name that no system allows
        is_there = False
    return None if is_there else _found_nearly(folder, file, key)


def _found_nearly(folder: str, file: str, key: str) -> Finding | None:
    """Find nothing where a name only looks different on disk; else name the nearest file."""
    inside = PurePosixPath(file.replace("\\", "/"))
    on_disk = path_on_disk(Path(folder, inside))
    if on_disk and on_disk.is_file():
        return None
    if near := _nearest_file(folder, inside):
        return found(ANNEX_MISSING, key, "near", file=file, near=near)
    return found(ANNEX_MISSING, key, file=file)


def _nearest_file(folder: str, file: PurePosixPath) -> str:
    """Return the file that was probably meant: there, in the folder itself, or among annexes."""
    places = dict.fromkeys((file.parent.as_posix(), ".", ANNEXES))
    for place in places:
        names = [name for name in names_in(f"{folder}/{place}") if name not in OURS]
        if near := nearest_name(file.name, names):
            return (PurePosixPath(place) / near).as_posix()
    return ""


def leads_out(file: str) -> bool:
    """Return whether a path is absolute on any system, or climbs above where it starts."""
    if file.startswith("/") or PureWindowsPath(file).drive:
        return True
    return ".." in file and PurePath(os.path.normpath(file)).parts[0] == ".."


WORDS = Path(__file__).with_suffix(".toml")
ANNEX_MISSING = "MAP01"
ANNEX_OUTSIDE = "MAP02"
PAPER_OUT_OF_DATE = "MAP03"
CONFLICT_COPY = "MAP04"
NO_PROPOSAL = "MAP05"
SAME_TITLE = "FOR04"


def found(code: str, key: str, says: str = "found", /, **values: object) -> Finding:
    """Return a finding of one of these rules at a key, as its words tell it."""
    return builtin_finding(
        code, rule_words()[code], Breach(key=key, message_key=says, params=values)
    )


@cache
def rule_words() -> Mapping[str, RuleWords]:
    """Return the texts of each of these rules, by code."""
    table = toml.load_shipped(WORDS)
    return {**{code: read_rule_words(told) for code, told in table.items()}, **fault_words()}
