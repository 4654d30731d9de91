"""The files in a proposal's folder that no record names yet: ticked to go with it (pure)."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.formatting import NONE, messages
from aabsocial.interview.locations import ScreenKind
from aabsocial.interview.navigation import forward
from aabsocial.interview.protocol import Input, Option, Screen
from aabsocial.interview.record_actions import ADD, DONE, with_records

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.model.questions import Group

RENAME = "rename"
BETWEEN_WORDS = re.compile(r"[\s_]+|(?<!\d)-+|-+(?!\d)")


def files_group(session: Session) -> Group | None:
    """Return the group whose files are to be ticked at the location, if any are."""
    if session.location.kind is not ScreenKind.LIST or session.location.key in session.skipped:
        return None
    group = session.group_at(session.location)
    return group if group.key in session.found_files else None


def files_screen(session: Session, group: Group) -> Screen:
    """Return the files that were found, each ticked, by the title that it would have."""
    language, files = session.language, session.found_files[group.key]
    options = tuple(
        Option(file, messages.text("found-file", language, title=title_of(file), file=file))
        for file in files
    )
    return Screen(
        input=Input.CHOICES,
        question=messages.text("found-files", language),
        help=messages.text("found-files-help", language),
        options=(
            *options,
            Option(RENAME, messages.text("found-files-rename", language)),
            Option(NONE, messages.text("none-of-them", language)),
        ),
        chosen=files,
        asks=True,
    )


def take_ticked(session: Session, names: tuple[str, ...] | None = None) -> Session | None:
    """Return the session with a record for each ticked file; at the list of them to change titles.

    All that were found are ticked at first. `None` where no files are to be ticked. Files that were
    put there while the list was shown without them are shown before they can be ticked.
    """
    group = files_group(session)
    if group is None or names == (DONE,):
        return None
    if names == (ADD,):
        return session
    title, file = (field.name for field in group.fields[:2])
    found = session.found_files[group.key]
    ticked = found if names is None else tuple(name for name in found if name in names)
    records = [{title: title_of(name), file: name} for name in ticked]
    taken = with_records(session, group, records) if records else session
    if records and RENAME in (names or ()):
        return taken
    return forward(replace(taken, skipped=taken.skipped | {group.key}))


def title_of(file: str) -> str:
    """Return what a file is called, from its name: `referat_af-moede.pdf` is `Referat af moede`."""
    words = BETWEEN_WORDS.sub(" ", PurePosixPath(file).stem).strip()
    return f"{words[:1].upper()}{words[1:]}"
