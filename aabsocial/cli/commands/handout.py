"""`aabsocial handout`: a pack for a meeting, from an agenda or from folders of proposals."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aabsocial import __version__
from aabsocial.cli.agenda import (
    AgendaContext,
    MeetingFacts,
    ask_for,
    load_agenda_items,
    meeting_of,
    refuse_to_ask,
    written_from,
)
from aabsocial.cli.context import user_of
from aabsocial.cli.main import print_error
from aabsocial.cli.options import ChoiceList, Folders, Templates, Today, some_of
from aabsocial.cli.papers import look_of, overrides, tell_replaced
from aabsocial.cli.personal_data import Pack, found_around, may_hold
from aabsocial.cli.progress import report_progress, with_elapsed_time
from aabsocial.cli.readiness import tell_readiness, tell_unready
from aabsocial.cli.terminal import print_notice, relative_to_cwd
from aabsocial.cli.workspace import find_workspace, proposals_meant, writing_workspace
from aabsocial.core.value import Value
from aabsocial.errors import ExitCode, FileTroubleError, LeakError, WrongUseError
from aabsocial.localization.messages import Message, load_messages, message_and_remedy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aabsocial.cli.workspace import Workspace
    from aabsocial.handout import AgendaItem, Edition, Handout
    from aabsocial.localization.messages import Language
    from aabsocial.rendering import RenderedFile
    from aabsocial.storage.meeting_file import Agenda
    from aabsocial.storage.pack_files import PackFiles

WORDS = Path(__file__).with_suffix(".toml")
PAPERS = ("pdf", "docx", "html", "md")
EDITIONS: tuple[Edition, ...] = ("full", "public")


class Options(Value):
    """What a command line asks for."""

    folders: tuple[Path, ...]
    meeting: Path | None
    facts: MeetingFacts
    forms: tuple[str, ...]
    editions: tuple[Edition, ...]
    per_item: bool
    as_draft: bool
    skip_unreadable: bool
    may_ask: bool
    plain: bool
    output: Path | None
    templates: Path | None


class Made(Value):
    """A file of a pack before it is written."""

    folder: Path
    name: str
    file: RenderedFile
    edition: Edition
    version: str

    @property
    def path(self) -> Path:
        """Return where it is to lie, as it is shown."""
        return relative_to_cwd(self.folder) / self.name


class Making(Value):
    """What packs are made of: what was asked for, the agenda, and what lies behind its items."""

    asked: Options
    plan: Agenda
    gathering: AgendaContext
    items: tuple[AgendaItem, ...]

    @property
    def place(self) -> Workspace:
        """Return where the work is done."""
        return self.gathering.place

    def pack(self, edition: Edition) -> Handout:
        """Compose an edition; raises `LeakError`."""
        from aabsocial.handout import HandoutOptions, compose
        from aabsocial.policy.aab import load_policy

        agenda = _agenda(self.asked)
        terms = HandoutOptions(
            association=self.place.settings.association,
            language=self._language(edition),
            edition=edition,
            version=__version__,
            as_draft=self.asked.as_draft,
            agenda=written_from(self.place, agenda) if agenda else "",
        )
        return compose(load_policy(), self.plan.meeting, self.items, terms)

    def version_now(self, edition: str) -> str:
        """Return the version of an edition, also of one that was not asked for."""
        from dataclasses import replace

        making = self
        if edition not in self.asked.editions:
            both = replace(self.gathering, editions=EDITIONS)
            making = replace(
                self, items=tuple(it for it, _ in load_agenda_items(both, self.plan.items))
            )
        try:
            return "".join(_version(making.pack(it)) for it in EDITIONS if it == edition)
        except LeakError:
            return ""

    def _language(self, edition: Edition) -> Language:
        """Return the language of the proposals that the edition shows, or the settings'."""
        from aabsocial.handout import is_closed

        shown = (
            item.review.proposal
            for item in self.items
            if item.review and (edition == "full" or not is_closed(self.plan.meeting, item))
        )
        spoken: set[Language] = {proposal.language or "da" for proposal in shown}
        return spoken.pop() if len(spoken) == 1 else self.place.settings.language or "da"


def command(
    context: typer.Context,
    folders: Folders = None,
    meeting: Annotated[Path | None, typer.Option("--meeting", metavar="FILE")] = None,
    to: Annotated[ChoiceList, some_of("--to", PAPERS)] = ChoiceList(("pdf",)),
    edition: Annotated[ChoiceList, some_of("--edition", EDITIONS)] = ChoiceList(("full",)),
    per_item: Annotated[bool, typer.Option("--per-item")] = False,
    draft: Annotated[bool, typer.Option("--draft")] = False,
    skip_unreadable: Annotated[bool, typer.Option("--skip-unreadable")] = False,
    output: Annotated[Path | None, typer.Option("--output", metavar="FOLDER")] = None,
    body: Annotated[str | None, typer.Option("--body", metavar="TEXT")] = None,
    today: Today = None,
    time: Annotated[str | None, typer.Option("--time", metavar="TEXT")] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="TEXT")] = None,
    number: Annotated[str | None, typer.Option("--number", metavar="TEXT")] = None,
    templates: Templates = None,
    plain: Annotated[bool, typer.Option("--plain")] = False,
    no_input: Annotated[bool, typer.Option("--no-input")] = False,
) -> ExitCode:
    """Compose the pack in each edition, and write it in each format."""
    asked = Options(
        folders=tuple(folders or ()),
        meeting=meeting,
        facts=MeetingFacts(body=body, day=today, time=time, place=place, number=number),
        forms=to,
        editions=tuple(it for it in EDITIONS if it in edition),
        per_item=per_item,
        as_draft=draft,
        skip_unreadable=skip_unreadable,
        may_ask=not no_input,
        plain=plain,
        output=output,
        templates=templates,
    )
    language = user_of(context).language
    plan = _plan(asked, writing_workspace(), language)
    return _made(asked, plan, find_workspace(today=today or plan.meeting.day), language)


def _made(asked: Options, plan: Agenda, place: Workspace, language: Language) -> ExitCode:
    """Read what is on the agenda, make every edition, and own up to what of ours broke."""
    from aabsocial.cli.crash_report import CrashLog, report_internal_errors
    from aabsocial.handout import is_unready_decision
    from aabsocial.policy.aab import load_policy

    gathering = AgendaContext(
        policy=load_policy(),
        place=place,
        editions=asked.editions,
        agenda=_agenda(asked),
        log=CrashLog().keep,
    )
    items, code = _items(gathering, plan, language)
    refused = () if asked.as_draft else tuple(filter(is_unready_decision, items))
    tell_unready(items, refused, place, language)
    end = _stopped(asked, items, refused, code, language)
    if end is None and not _may_be_held(asked, plan, place, items, language):
        end = ExitCode.FINDINGS
    if end is None:
        _make(Making(asked=asked, plan=plan, gathering=gathering, items=items), language)
    reviews = (item.review for item in items if item.review)
    found = (found for it in reviews for found in it.findings)
    return report_internal_errors(found, language, ExitCode.DONE if end is None else end)


def _may_be_held(
    asked: Options,
    plan: Agenda,
    place: Workspace,
    items: tuple[AgendaItem, ...],
    language: Language,
) -> bool:
    """Print the personal data that would reach an edition; return whether all may be made."""
    facts = {name: getattr(asked.facts, name) or "" for name in ("body", "time", "place", "number")}
    around = found_around(plan, facts, place)
    packs = [Pack(edition=it, plan=plan, items=items, around=around) for it in asked.editions]
    return all([may_hold(pack, language) for pack in packs])  # noqa: C419 - each tells its own


def _stopped(
    asked: Options,
    items: Sequence[AgendaItem],
    refused: Sequence[AgendaItem],
    code: ExitCode,
    language: Language,
) -> ExitCode | None:
    """Print why there can be no pack of these items, if so, and return the exit code."""
    if all(item.unreadable for item in items):
        print_notice(_say("none-left", language))
        return code
    if code and not asked.skip_unreadable:
        print_notice(_say("stopped", language))
        return code
    if refused:
        print_notice(_say("not-ready", language))
        return ExitCode.FINDINGS
    return None


def _plan(asked: Options, place: Workspace, language: Language) -> Agenda:
    """Read the agenda, or make one of the folders, whose facts are asked for where that can be."""
    from aabsocial.storage.meeting_file import Agenda, AgendaEntry, read_meeting_file

    if agenda := _agenda(asked):
        if asked.folders:
            raise WrongUseError(*message_and_remedy(WORDS, "file-or-folders"))
        return read_meeting_file(agenda)
    files = proposals_meant(asked.folders, place)
    facts = _facts(asked, place, language)
    items = tuple(AgendaEntry(kind="decision", proposal=path) for path in files)
    return Agenda(meeting=meeting_of(facts), items=items)


def _agenda(asked: Options) -> Path | None:
    """Find the meeting's file, also where its folder is named; there is none for folders."""
    path = asked.meeting
    if path is None:
        return None
    file = path / "meeting.toml" if path.is_dir() else path
    if not file.exists():
        raise FileTroubleError(
            *message_and_remedy(WORDS, "no-meeting-file", path=relative_to_cwd(file))
        )
    return file


def _facts(asked: Options, place: Workspace, language: Language) -> MeetingFacts:
    from dataclasses import replace

    from aabsocial.cli.interview import asker, is_terminal
    from aabsocial.interview.shutdown import ShutdownSignal, handle_signals

    facts = asked.facts
    if not facts.body and place.settings.board:
        facts = replace(facts, body=place.settings.board)
    if not facts.missing:
        return facts
    if not asked.may_ask or not (asked.plain or is_terminal()):
        refuse_to_ask(facts, language)
    leaving = ShutdownSignal()
    with handle_signals(leaving):
        front_end = asker(language, place.settings, asked.plain, leaving)
        return ask_for(facts, front_end, language)


def _make(making: Making, language: Language) -> None:
    """Make every edition, and only then write: what stops one stops them all."""
    from aabsocial.storage.pack_files import refuse_to_replace

    packs, made = _in_time(making, language)
    folders = [_pack_files(making, it, made) for it in dict.fromkeys(one.folder for one in made)]
    for files in folders:
        refuse_to_replace(files)
    written = tuple(path for files in folders for path in _put(files, made, language))
    for pack in packs:
        _tell_of(pack, made, written, language)
    tell_readiness(making.items, language)


def _in_time(making: Making, language: Language) -> tuple[tuple[Handout, ...], list[Made]]:
    """Compose every edition and write its files, in as long as its items may take to review.

    Raises `FileTroubleError` that names the largest of them where it takes longer.
    """
    from aabsocial.text.time_limit import LONGEST, OutOfTimeError, within

    def work() -> tuple[tuple[Handout, ...], list[Made]]:
        packs = tuple(making.pack(edition) for edition in making.asked.editions)
        return packs, [one for pack in packs for one in _files(making, pack, language)]

    seconds = LONGEST * (1 + len(making.items)) * len(making.asked.editions)
    try:
        return within(seconds, work)
    except OutOfTimeError:
        largest = max(making.items, key=_size)
        values = {"seconds": f"{seconds:g}", "number": largest.number, "name": largest.name}
        raise FileTroubleError(*message_and_remedy(WORDS, "took-too-long", **values)) from None


def _size(item: AgendaItem) -> int:
    return len(item.text) + (len(item.source.content) if item.source else 0)


def _tell_of(
    pack: Handout, made: Iterable[Made], written: Sequence[Path], language: Language
) -> None:
    """Return the text across the pages of an edition (its watermark)."""
    if pack.watermark:
        print_notice(_say("watermark", language, watermark=pack.watermark))
    new = (one.path for one in made if one.edition == pack.edition and one.path in written)
    for path in [it for it in new if it.suffix == ".pdf"][:1]:
        print_notice(_say(f"next-{pack.edition}", language, path=path))


def _items(
    gathering: AgendaContext, plan: Agenda, language: Language
) -> tuple[tuple[AgendaItem, ...], ExitCode]:
    """Read and review what is on the agenda, and complain of what cannot be read."""
    items, code = [], ExitCode.DONE
    number = len(plan.items)

    def counted(count: int) -> str:
        return _say("reading", language, count=count, number=number)

    for item, fault in report_progress(load_agenda_items(gathering, plan.items), number, counted):
        items.append(item)
        if fault:
            code = max(code, print_error(fault, language))
    return tuple(items), code


def _files(making: Making, pack: Handout, language: Language) -> Iterator[Made]:
    """Write the pack, whole or item by item, in each format; the names sort as the agenda does."""
    from aabsocial.handout import per_item
    from aabsocial.rendering import render

    asked, place = making.asked, making.place
    day = making.plan.meeting.day
    folder = _folder(asked, making.plan, pack)
    for one in per_item(pack) if asked.per_item else (pack,):
        theme = look_of(place, overrides(asked.templates, place), one.language, day)
        for form in asked.forms:
            name = f"{one.name}.{form}"
            with with_elapsed_time(_say("writing", language, name=name)):
                made = render(form, one, theme)
            yield Made(
                folder=folder,
                name=name,
                file=made,
                edition=pack.edition,
                version=_version(pack),
            )


def _version(pack: Handout) -> str:
    """Return the facts that two files are compared by: their sources, and draft or final."""
    return sha256(f"{pack.digest} {pack.watermark}".encode()).hexdigest()


def _folder(asked: Options, plan: Agenda, pack: Handout) -> Path:
    """Return the folder to write in; the items of two editions never lie in the same."""
    from aabsocial.handout import meeting_name

    folder = asked.output or Path(meeting_name(plan.meeting, pack.language))
    is_shared = asked.per_item and (not asked.output or len(asked.editions) > 1)
    return folder / pack.name if is_shared else folder


def _pack_files(making: Making, folder: Path, made: Iterable[Made]) -> PackFiles:
    from aabsocial.storage.pack_files import PackFiles

    mine = [one for one in made if one.folder == folder]
    return PackFiles(
        folder=folder,
        contents={one.name: one.file.content for one in mine},
        made_of={one.name: (one.edition, one.version) for one in mine},
        in_parts=making.asked.per_item,
        day=making.plan.meeting.day.isoformat(),
        version_now=making.version_now,
    )


def _put(files: PackFiles, made: Iterable[Made], language: Language) -> Iterator[Path]:
    """Write into a folder, say what, and where a letter had to be replaced; give what is new."""
    from aabsocial.storage.pack_files import put

    change = put(files)
    for name in change.removed:
        print_notice(_say("removed", language, path=relative_to_cwd(files.folder) / name))
    for one in made:
        if one.folder == files.folder:
            is_new = one.name in change.written
            print_notice(_say("written" if is_new else "unchanged", language, path=one.path))
            tell_replaced(one.file, language)
            if is_new:
                yield one.path


def _say(key: str, language: Language, /, **values: object) -> str:
    return Message(load_messages(WORDS)[key], values).in_(language)
