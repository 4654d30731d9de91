"""The options of `aabsocial handout`, and where its files go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aabsocial.cli.options import ChoiceList, some_of
from aabsocial.cli.terminal import relative_to_cwd
from aabsocial.core.struct import Struct
from aabsocial.errors import FileTroubleError
from aabsocial.localization.messages import Messages
from aabsocial.model.paper_formats import PAPER_FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.cli.agenda import MeetingFacts
    from aabsocial.handout import Edition

messages = Messages(__file__)
FORMATS = tuple(PAPER_FORMATS)[::-1]  # the one for print first
EDITIONS: tuple[Edition, ...] = ("full", "public")
# The groups of the page of help by the names of their titles in `handout.toml`; the rest come last.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "what": ("meeting", "to", "edition", "draft", "skip_unreadable", "check"),
    "print": ("short", "large_print", "with_annexes"),
    "portal": ("per_item", "as_zip"),
    "where": ("output", "templates"),
    "facts": ("body", "today", "time", "place", "number", "plain", "no_input"),
}


def _option(name: str, metavar: str | None = None) -> Any:  # noqa: ANN401 - Typer gives it no type
    return typer.Option(name, metavar=metavar)


def _switch(name: str) -> Any:  # noqa: ANN401 - the same
    return typer.Option(name)


MeetingFile = Annotated[Path | None, _option("--meeting", "FILE")]
Forms = Annotated[ChoiceList, some_of("--to", FORMATS)]
Editions = Annotated[ChoiceList, some_of("--edition", EDITIONS)]
Output = Annotated[Path | None, _option("--output", "FOLDER")]
Body = Annotated[str | None, _option("--body", "TEXT")]
Time = Annotated[str | None, _option("--time", "TEXT")]
Place = Annotated[str | None, _option("--place", "TEXT")]
Number = Annotated[str | None, _option("--number", "TEXT")]
Check = Annotated[bool, _switch("--check")]
Draft = Annotated[bool, _switch("--draft")]
SkipUnreadable = Annotated[bool, _switch("--skip-unreadable")]
Short = Annotated[bool, _switch("--short")]
LargePrint = Annotated[bool, _switch("--large-print")]
WithAnnexes = Annotated[bool, _switch("--with-annexes")]
PerItem = Annotated[bool, _switch("--per-item")]
Zip = Annotated[bool, _switch("--zip")]
Plain = Annotated[bool, _switch("--plain")]
NoInput = Annotated[bool, _switch("--no-input")]


class Options(Struct, kw_only=True):
    """The options of one run of the command."""

    folders: tuple[Path, ...]
    meeting: Path | None
    facts: MeetingFacts
    forms: tuple[str, ...]
    editions: tuple[Edition, ...]
    check: bool
    short: bool
    large_print: bool
    per_item: bool
    with_annexes: bool
    as_zip: bool
    as_draft: bool
    skip_unreadable: bool
    may_ask: bool
    plain: bool
    output: Path | None
    templates: Path | None

    @property
    def meeting_file(self) -> Path | None:
        """Return the path of the meeting's file, `None` without `--meeting`.

        Raises `FileTroubleError` where it does not exist.
        """
        if self.meeting is None:
            return None
        file = self.meeting / "meeting.toml" if self.meeting.is_dir() else self.meeting
        if not file.exists():
            raise _no_meeting_file(file)
        return file


def _no_meeting_file(file: Path) -> FileTroubleError:
    """Return the error for a meeting's file that does not exist, with the nearest that does."""
    from aabsocial.cli.workspace import find_workspace
    from aabsocial.core.settings_file import FILE as SETTINGS_FILE
    from aabsocial.text.nearest import nearest

    known = {
        path.stem: path
        for folder in (find_workspace().proposals, file.parent)
        for path in sorted(folder.glob("*.toml"))
        if path.name != SETTINGS_FILE
    }
    near = nearest(file.stem, known)
    key = "no-meeting-file-near" if near else "no-meeting-file"
    values = {"path": relative_to_cwd(file), "near": relative_to_cwd(known.get(near, file))}
    return FileTroubleError(*messages.problem(key, **values))
