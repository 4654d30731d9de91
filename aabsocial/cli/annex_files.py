"""Read the annexes of an agenda's items, and print which are no use at the meeting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.terminal import print_notice
from aabsocial.core.struct import replace
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aabsocial.cli.workspace import Workspace
    from aabsocial.handout import AgendaItem, AnnexFile, Edition
    from aabsocial.localization.messages import Language
    from aabsocial.model.meeting import AnnexProblem
    from aabsocial.storage.annexes import AnnexReader
    from aabsocial.storage.meeting_file import Agenda, AgendaEntry

messages = Messages(__file__)
LONG = 200  # pages; a volunteer reads no annex of that length
# The review of a proposal reports these itself, and so does the list of what is not ready.
REPORTED_ELSEWHERE = ("", "missing", "outside")


def read_annexes(
    agenda: Agenda,
    items: Sequence[AgendaItem],
    editions: Sequence[Edition],
    *,
    for_pack: bool,
) -> tuple[AgendaItem, ...]:
    """Return the items with the files of their annexes read.

    What no edition shows is not read. `for_pack` is false where nothing will be set in type.
    """
    from aabsocial.storage.annexes import AnnexReader

    reader = AnnexReader(count_pages=_count_pages, for_pack=for_pack)
    return tuple(
        _with_annexes(reader, agenda, entry, item, is_public=tuple(editions) == ("public",))
        for item, entry in zip(items, agenda.items, strict=True)
    )


def _count_pages(content: bytes) -> int | AnnexProblem:
    """Return a PDF's pages, or why they cannot be read: one that takes too long is none."""
    from aabsocial.rendering.pdf.pages import count_pages  # only who has a PDF pays for it
    from aabsocial.text.time_limit import LONGEST, OutOfTimeError, run_within

    try:
        return run_within(LONGEST, lambda: count_pages(content))
    except OutOfTimeError:
        return "not-pdf"


def _with_annexes(
    reader: AnnexReader, agenda: Agenda, entry: AgendaEntry, item: AgendaItem, *, is_public: bool
) -> AgendaItem:
    from aabsocial.handout import closed_annexes, is_closed

    if is_public and is_closed(agenda.meeting, item):
        return item
    closed = closed_annexes(item.review) if is_public and item.review else frozenset()
    folder = (entry.proposal or agenda.file or Path()).parent
    names = [
        *(
            (annex.file or "" for annex in item.review.proposal.annexes)
            if item.review
            else item.annexes
        )
    ]
    files = tuple(
        file if file is None or not name or index in closed else _read(reader, folder, name, file)
        for index, (name, file) in enumerate(zip(names, item.files, strict=True))
    )
    return replace(item, files=files)


def _read(reader: AnnexReader, folder: Path, name: str, file: AnnexFile) -> AnnexFile:
    return reader.read(folder, name.replace("\\", "/"), file.path)


def annex_problems(
    items: Iterable[AgendaItem], workspace: Workspace, language: Language
) -> Iterator[str]:
    """Yield a sentence for each annex that cannot be used, but for those reported as missing."""
    for item in items:
        for order, file in enumerate(item.files, 1):
            if file and file.problem not in REPORTED_ELSEWHERE:
                number = f"{item.number}.{order}"
                path = workspace.path_of(file.path)
                key = f"problem.{file.problem}"
                yield messages.text(key, language, number=number, path=path)


def print_annexes(items: Sequence[AgendaItem], workspace: Workspace, language: Language) -> bool:
    """Print which annexes cannot be used, and which are very long; return whether all can be."""
    problems = [*annex_problems(items, workspace, language)]
    for problem in problems:
        print_notice(problem)
    for item in items:
        for order, file in enumerate(item.files, 1):
            if file and file.pages > LONG:
                number = f"{item.number}.{order}"
                print_notice(messages.text("long", language, number=number, pages=file.pages))
    return not problems
