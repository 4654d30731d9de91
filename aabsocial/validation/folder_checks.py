"""What is wrong in a proposal's folder: annexes, and copies that a conflict left there."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from aabsocial.personal_data import CPR_RULES
from aabsocial.policy.builtin_rules import builtin_finding
from aabsocial.review.personal_data import findings_in_names
from aabsocial.storage.folder_search import TEXT_FILE
from aabsocial.storage.name_matching import nearest_name, path_on_disk
from aabsocial.storage.proposal_file import names_in_folder
from aabsocial.storage.workspace import PROPOSAL_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.model.findings import Finding
    from aabsocial.model.proposal import Proposal


# OneDrive writes `proposal-PC.toml`, Dropbox `proposal (Annas modstridende kopi 2026-06-01).toml`,
# Syncthing `proposal.sync-conflict-….toml`, and this tool `proposal.conflict.toml`.
COPY = re.compile(r"proposal[ ._(-].*\.toml", re.IGNORECASE | re.DOTALL)
ANNEXES = "annexes"
ANNEX_MISSING = "MAP01"
ANNEX_OUTSIDE = "MAP02"
PAPER_OUT_OF_DATE = "MAP03"
CONFLICT_COPY = "MAP04"
NO_PROPOSAL = "MAP05"
SAME_TITLE = "FOR04"
A_NUMBER = re.compile(r"\d.*\d", re.DOTALL)  # most folders' names have none
OURS = frozenset((PROPOSAL_FILE, "proposal.md", "checklist.md", ANNEXES))


def findings_in_folder(path: Path, proposal: Proposal) -> Iterator[Finding]:
    """Find annexes that are missing or lie outside, conflict copies, personal data in names."""
    folder = os.path.dirname(path)  # noqa: PTH120 - a Path for each of thousands costs more than the look
    yield from findings_among(names_in_folder(folder), path, proposal)


def findings_among(names: tuple[str, ...], path: Path, proposal: Proposal) -> Iterator[Finding]:
    """Find the same as `findings_in_folder` where the names in the folder are known."""
    folder, file = os.path.split(path)
    if proposal.annexes:
        yield from _annex_findings(os.path.realpath(folder), proposal)
    is_there = PROPOSAL_FILE in names  # else the file itself has other capitals
    copies = tuple(
        [name for name in names if COPY.fullmatch(name) or (is_there and _is_copy(name))]
    )
    if copies and file == PROPOSAL_FILE:
        yield builtin_finding(
            CONFLICT_COPY, "", "found" if len(copies) == 1 else "several", copies=copies
        )
    annexes = names_in_folder(f"{folder or os.curdir}/{ANNEXES}") if ANNEXES in names else ()
    own = os.path.basename(folder) or path.absolute().parent.name  # noqa: PTH119 - the same
    names_to_check = [name for name in (own, *names, *annexes) if name not in OURS]
    yield from findings_in_names(names_to_check)
    yield from _findings_above(os.path.dirname(folder))  # noqa: PTH120 - the same


def _is_copy(name: str) -> bool:
    """Return whether a file beside the proposal is called the same but for capitals or `.txt`."""
    plain = name.lower()
    return plain.removesuffix(TEXT_FILE) == PROPOSAL_FILE != name


def _findings_above(folder: str) -> Iterator[Finding]:
    """Find CPR numbers in the names of the folders above, which a pack and a report name too."""
    if A_NUMBER.search(folder):
        yield from (it for it in findings_in_names((folder,)) if it.rule in CPR_RULES)


def _annex_findings(folder: str, proposal: Proposal) -> Iterator[Finding]:
    for index, annex in enumerate(proposal.annexes):
        if annex.file is not None and (finding := _annex_finding(folder, annex.file, index)):
            yield finding


def _annex_finding(folder: str, file: str, index: int) -> Finding | None:
    key = f"annexes[{index}].file"
    inside = file.replace("\\", "/")
    if leads_out(inside):
        return builtin_finding(ANNEX_OUTSIDE, key, file=file, name=PurePosixPath(inside).name)
    try:
        real = os.path.realpath(f"{folder}/{inside}")
        if not real.startswith(f"{folder}{os.sep}"):
            return builtin_finding(ANNEX_OUTSIDE, key, "link", file=file)
        if os.path.isdir(real):  # noqa: PTH112 - a Path would cost more than the question
            return builtin_finding(ANNEX_MISSING, key, "folder", file=file)
        is_there = os.path.isfile(real)  # noqa: PTH113 - the same
    except ValueError:  # a name that no system allows
        is_there = False
    return None if is_there else _missing_annex_finding(folder, file, key)


def _missing_annex_finding(folder: str, file: str, key: str) -> Finding | None:
    """Find nothing where a name only looks different on disk; else name the nearest file."""
    inside = PurePosixPath(file.replace("\\", "/"))
    on_disk = path_on_disk(Path(folder, inside))
    if on_disk and on_disk.is_file():
        return None
    if near := _nearest_file(folder, inside):
        return builtin_finding(ANNEX_MISSING, key, "near", file=file, near=near)
    return builtin_finding(ANNEX_MISSING, key, file=file)


def _nearest_file(folder: str, file: PurePosixPath) -> str:
    """Return the file that was probably meant: there, in the folder itself, or among annexes."""
    places = dict.fromkeys((file.parent.as_posix(), ".", ANNEXES))
    for place in places:
        names = [name for name in names_in_folder(f"{folder}/{place}") if name not in OURS]
        if near := nearest_name(file.name, names):
            return (PurePosixPath(place) / near).as_posix()
    return ""


def leads_out(file: str) -> bool:
    """Return whether a path is absolute on any system, or climbs above where it starts."""
    if file.startswith("/") or PureWindowsPath(file).drive:
        return True
    return ".." in file and PurePath(os.path.normpath(file)).parts[0] == ".."
