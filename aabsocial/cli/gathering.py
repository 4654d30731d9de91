"""From a plan of a meeting to agenda items: each proposal read, reviewed as a whole, attached."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from aabsocial.cli.answering import refuse_no_proposal
from aabsocial.errors import AabsocialError
from aabsocial.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from aabsocial.cli.workplace import Workplace
    from aabsocial.handout import AgendaItem, AnnexFile, Edition
    from aabsocial.policy import Policy
    from aabsocial.store import StoredProposal
    from aabsocial.store.meeting import Planned


class Gathering(Value):
    """What is the same for every item that is gathered.

    `editions` are those that sources are made for: writing a proposal anew for the public takes as
    long as reviewing it. `agenda` is the meeting's file, beside which the annexes of items without
    a proposal lie. `log` keeps what a maintainer needs to know of a rule that breaks.
    """

    policy: Policy
    place: Workplace
    editions: tuple[Edition, ...]
    agenda: Path | None
    log: Callable[[BaseException], object]


Gathered: TypeAlias = "tuple[AgendaItem, AabsocialError | None]"


def gathered(gathering: Gathering, items: tuple[Planned, ...]) -> Iterator[Gathered]:
    """Give the items in agenda order, each with what hindered reading its proposal."""
    for number, item in enumerate(items, 1):
        try:
            yield _gathered(gathering, number, item), None
        except AabsocialError as fault:
            yield _unreadable(gathering, number, item, fault), fault


def _gathered(gathering: Gathering, number: int, item: Planned) -> AgendaItem:
    from aabsocial.handout import AgendaItem
    from aabsocial.store.workspace import slug

    if item.proposal is None:
        return AgendaItem(
            number=number,
            kind=item.kind,
            name=slug(item.title),
            title=item.title,
            text=item.text,
            annexes=item.annexes,
            files=_files(gathering, gathering.agenda or Path(), item.annexes),
            closed=item.closed,
        )
    return _with_proposal(gathering, number, item, item.proposal)


def _unreadable(
    gathering: Gathering, number: int, item: Planned, fault: AabsocialError
) -> AgendaItem:
    from aabsocial.handout import AgendaItem

    path = item.proposal or Path()
    return AgendaItem(
        number=number,
        kind=item.kind,
        name=path.parent.name,
        title=item.title,
        closed=item.closed,
        path=written_from(gathering.place, path),
        unreadable=fault.message,
    )


def _with_proposal(gathering: Gathering, number: int, item: Planned, path: Path) -> AgendaItem:
    from aabsocial.handout import AgendaItem, Source
    from aabsocial.store import read_proposal
    from aabsocial.store.workspace import slug
    from aabsocial.validation import Terms, despite_broken_rules

    stored = read_proposal(path)
    refuse_no_proposal(gathering.policy, stored)
    circumstances, log = gathering.place.circumstances, gathering.log
    if item.kind == "decision":
        circumstances = replace(circumstances, decided_on=circumstances.today)
    terms = Terms(policy=gathering.policy, circumstances=circumstances, log=log)
    review = despite_broken_rules(stored, terms)
    title = review.proposal.initiative.title or item.title
    name = slug(title) if title else slug(path.parent.name)
    sources = {
        edition: Source(
            path=f"{number:02}_{name}.toml",
            content=content_for(edition, gathering.policy, stored),
            description=title,
        )
        for edition in gathering.editions
    }
    annexes = tuple(annex.file or "" for annex in review.proposal.annexes)
    return AgendaItem(
        number=number,
        kind=item.kind,
        name=name,
        title=title,
        closed=item.closed,
        review=review,
        path=written_from(gathering.place, path),
        source=sources.get("full"),
        public_source=sources.get("public"),
        files=_files(gathering, path, annexes),
    )


def _files(gathering: Gathering, beside: Path, annexes: Iterable[str]) -> tuple[AnnexFile, ...]:
    """Look at annexes that are named as seen from another file's folder."""
    from aabsocial.handout import AnnexFile
    from aabsocial.store.annexes import file_digest

    folder = beside.parent
    inside = (file.replace("\\", "/") for file in annexes)
    return tuple(
        AnnexFile(
            path=written_from(gathering.place, folder / file), sha256=file_digest(folder, file)
        )
        if file
        else AnnexFile(path="")
        for file in inside
    )


def content_for(edition: Edition, policy: Policy, stored: StoredProposal) -> bytes:
    """Give a proposal's file as an edition attaches it: as it is, or as the public may have it.

    A CPR number is masked in both: who opens an attachment is not asked first.
    """
    from aabsocial.personal_data import masked
    from aabsocial.questionnaire import read_answers
    from aabsocial.store.layout import layout_of
    from aabsocial.store.public import public_source

    content = stored.raw or b""
    if edition == "public":
        language = "en" if stored.answers.get("language") == "en" else "da"
        unreadable = read_answers(policy, stored.answers).unreadable
        content = public_source(stored, layout_of(policy, language), unreadable)
    return masked(content.decode()).encode()


def written_from(place: Workplace, path: Path) -> str:
    """Return a path as seen from the proposals' folder; its last two names where it is far away.

    Near is what lies in that folder, in the one where the settings are, or in the current one.
    """
    settings = place.settings.file
    folders = (place.proposals, settings.parent if settings else Path.cwd(), Path.cwd())
    # No link is followed: a colleague's may lead elsewhere, and the names would be others.
    whole, proposals, *near = (Path(os.path.abspath(it)) for it in (path, *folders))  # noqa: PTH100
    if any(whole.is_relative_to(folder) for folder in (proposals, *near)):
        with suppress(ValueError):  # on Windows, another drive
            return Path(os.path.relpath(whole, proposals)).as_posix()
    return Path(*whole.parts[-2:]).as_posix()
