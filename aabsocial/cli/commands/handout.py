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
    ask_for_facts,
    load_agenda_items,
    meeting_of,
    refuse_missing_facts,
    relative_to_proposals,
)
from aabsocial.cli.context import user_of
from aabsocial.cli.main import print_error
from aabsocial.cli.options import ChoiceList, Folders, Templates, Today, some_of
from aabsocial.cli.papers import print_missing_glyphs, template_folders, theme_of
from aabsocial.cli.personal_data import EditionContents, may_make_editions, personal_data_around
from aabsocial.cli.progress import report_progress, with_elapsed_time
from aabsocial.cli.readiness import print_readiness, print_unready_items
from aabsocial.cli.terminal import print_notice, relative_to_cwd
from aabsocial.cli.workspace import find_proposals, find_workspace, writing_workspace
from aabsocial.core.struct import Struct
from aabsocial.errors import ExitCode, FileTroubleError, LeakError, WrongUseError
from aabsocial.localization.messages import Messages
from aabsocial.model.paper_formats import PAPER_FORMATS
from aabsocial.text.collation import danish_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aabsocial.cli.workspace import Workspace
    from aabsocial.handout import AgendaItem, Edition, Handout
    from aabsocial.localization.messages import Language
    from aabsocial.rendering.rendered_file import RenderedFile
    from aabsocial.storage.meeting_file import Agenda
    from aabsocial.storage.pack_files import PackFiles

FORMATS = tuple(PAPER_FORMATS)[::-1]  # the one for print first
messages = Messages(__file__)
EDITIONS: tuple[Edition, ...] = ("full", "public")


class Options(Struct, kw_only=True):
    """The options of one run of the command."""

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


class PackFile(Struct, kw_only=True):
    """A file of a pack before it is written."""

    folder: Path
    name: str
    file: RenderedFile
    edition: Edition
    version: str

    @property
    def path(self) -> Path:
        """Return its path as messages show it."""
        return relative_to_cwd(self.folder) / self.name


class PackContext(Struct, kw_only=True):
    """What packs are made of: the command's options, the agenda and its items."""

    options: Options
    agenda: Agenda
    agenda_context: AgendaContext
    items: tuple[AgendaItem, ...]

    @property
    def workspace(self) -> Workspace:
        """Return the workspace of the agenda's items."""
        return self.agenda_context.workspace

    def pack(self, edition: Edition) -> Handout:
        """Return an edition; raises `LeakError` if the public one would hold personal data."""
        from aabsocial.handout import HandoutOptions, compose
        from aabsocial.policy.aab import load_policy

        meeting_file = _meeting_file(self.options)
        handout_options = HandoutOptions(
            association=self.workspace.settings.association,
            language=self._language(edition),
            edition=edition,
            version=__version__,
            as_draft=self.options.as_draft,
            meeting_file=relative_to_proposals(self.workspace, meeting_file)
            if meeting_file
            else "",
        )
        return compose(load_policy(), self.agenda.meeting, self.items, handout_options)

    def version_now(self, edition: str) -> str:
        """Return the version (SHA-256) that an edition would have now; empty if it cannot be made.

        The edition need not be one of those asked for.
        """
        from aabsocial.core.struct import replace

        context = self
        if edition not in self.options.editions:
            both_editions = replace(self.agenda_context, editions=EDITIONS)
            context = replace(
                self,
                items=tuple(it for it, _ in load_agenda_items(both_editions, self.agenda.items)),
            )
        try:
            return "".join(_version(context.pack(it)) for it in EDITIONS if it == edition)
        except LeakError:
            return ""

    def _language(self, edition: Edition) -> Language:
        """Return the language of the proposals that the edition shows, or the settings'."""
        from aabsocial.handout import is_closed

        proposals = (
            item.review.proposal
            for item in self.items
            if item.review and (edition == "full" or not is_closed(self.agenda.meeting, item))
        )
        languages: set[Language] = {proposal.language or "da" for proposal in proposals}
        return languages.pop() if len(languages) == 1 else self.workspace.settings.language or "da"


def command(
    context: typer.Context,
    folders: Folders = None,
    meeting: Annotated[Path | None, typer.Option("--meeting", metavar="FILE")] = None,
    to: Annotated[ChoiceList, some_of("--to", FORMATS)] = ChoiceList(("pdf",)),
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
    options = Options(
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
    agenda = _load_agenda(options, writing_workspace(), language)
    return _make_packs(options, agenda, find_workspace(today=today or agenda.meeting.day), language)


def _make_packs(
    options: Options, agenda: Agenda, workspace: Workspace, language: Language
) -> ExitCode:
    """Load the agenda's items, write every edition, and report internal errors."""
    from aabsocial.cli.crash_report import CrashLog, report_internal_errors
    from aabsocial.handout import is_unready_decision
    from aabsocial.policy.aab import load_policy

    agenda_context = AgendaContext(
        policy=load_policy(),
        workspace=workspace,
        editions=options.editions,
        meeting_file=_meeting_file(options),
        log=CrashLog().log,
    )
    items, code = _load_items(agenda_context, agenda, language)
    refused = () if options.as_draft else tuple(filter(is_unready_decision, items))
    print_unready_items(items, refused, workspace, language)
    end = _exit_code_if_stopped(options, items, refused, code, language)
    if end is None and not _may_be_made(options, agenda, workspace, items, language):
        end = ExitCode.FINDINGS
    if end is None:
        _write_packs(
            PackContext(options=options, agenda=agenda, agenda_context=agenda_context, items=items),
            language,
        )
    reviews = (item.review for item in items if item.review)
    findings = (finding for it in reviews for finding in it.findings)
    return report_internal_errors(findings, language, ExitCode.DONE if end is None else end)


def _may_be_made(
    options: Options,
    agenda: Agenda,
    workspace: Workspace,
    items: tuple[AgendaItem, ...],
    language: Language,
) -> bool:
    """Print the personal data that would reach an edition, and return whether all may be made."""
    facts = {
        name: getattr(options.facts, name) or "" for name in ("body", "time", "place", "number")
    }
    surroundings = personal_data_around(agenda, facts, workspace)
    packs = [
        EditionContents(edition=it, agenda=agenda, items=items, surroundings=surroundings)
        for it in options.editions
    ]
    return may_make_editions(packs, language)


def _exit_code_if_stopped(
    options: Options,
    items: Sequence[AgendaItem],
    refused: Sequence[AgendaItem],
    code: ExitCode,
    language: Language,
) -> ExitCode | None:
    """Print why no pack can be made of these items and return the exit code; `None` if one can."""
    if all(item.unreadable for item in items):
        print_notice(messages.text("none-left", language))
        return code
    if code and not options.skip_unreadable:
        print_notice(messages.text("stopped", language))
        return code
    if refused:
        print_notice(messages.text("not-ready", language))
        return ExitCode.FINDINGS
    return None


def _load_agenda(options: Options, workspace: Workspace, language: Language) -> Agenda:
    """Read the meeting's file, or make an agenda of the folders and ask for the meeting's facts."""
    from aabsocial.storage.meeting_file import Agenda, AgendaEntry, read_meeting_file

    if agenda := _meeting_file(options):
        if options.folders:
            raise WrongUseError(*messages.problem("file-or-folders"))
        return read_meeting_file(agenda)
    files = find_proposals(options.folders, workspace)
    if len(options.folders) <= 1:  # several come in the order in which they are named
        files = tuple(sorted(files, key=lambda file: danish_key(file.parent.name)))
    facts = _meeting_facts(options, workspace, language)
    items = tuple(AgendaEntry(kind="decision", proposal=path) for path in files)
    return Agenda(meeting=meeting_of(facts), items=items)


def _meeting_file(options: Options) -> Path | None:
    """Return the path of the meeting's file, `None` without `--meeting`."""
    path = options.meeting
    if path is None:
        return None
    file = path / "meeting.toml" if path.is_dir() else path
    if not file.exists():
        raise FileTroubleError(*messages.problem("no-meeting-file", path=relative_to_cwd(file)))
    return file


def _meeting_facts(options: Options, workspace: Workspace, language: Language) -> MeetingFacts:
    from aabsocial.cli.interview import front_end_for
    from aabsocial.cli.terminal import is_interactive
    from aabsocial.core.struct import replace
    from aabsocial.interview.shutdown import ShutdownSignal, handle_signals

    facts = options.facts
    if not facts.body and workspace.settings.board:
        facts = replace(facts, body=workspace.settings.board)
    if not facts.missing:
        return facts
    if not options.may_ask or not (options.plain or is_interactive()):
        refuse_missing_facts(facts, language)
    shutdown = ShutdownSignal()
    with handle_signals(shutdown):
        front_end = front_end_for(language, workspace.settings, options.plain, shutdown)
        return ask_for_facts(facts, front_end, language)


def _write_packs(context: PackContext, language: Language) -> None:
    """Render every edition, then write them all: what stops one stops them all."""
    from aabsocial.storage.pack_files import refuse_to_replace

    packs, files_made = _render_in_time(context, language)
    folders = [
        _pack_files(context, it, files_made)
        for it in dict.fromkeys(file.folder for file in files_made)
    ]
    for pack_files in folders:
        refuse_to_replace(pack_files)
    written = tuple(
        path for pack_files in folders for path in _write_files(pack_files, files_made, language)
    )
    for pack in packs:
        _print_next_steps(pack, files_made, written, language)
    print_readiness(context.items, language)


def _render_in_time(
    context: PackContext, language: Language
) -> tuple[tuple[Handout, ...], list[PackFile]]:
    """Compose every edition and render its files, in the time that reviewing its items may take.

    Raises `FileTroubleError` with the largest item if it takes longer.
    """
    from aabsocial.text.time_limit import LONGEST, OutOfTimeError, run_within

    def work() -> tuple[tuple[Handout, ...], list[PackFile]]:
        packs = tuple(context.pack(edition) for edition in context.options.editions)
        return packs, [file for pack in packs for file in _render_files(context, pack, language)]

    seconds = LONGEST * (1 + len(context.items)) * len(context.options.editions)
    try:
        return run_within(seconds, work)
    except OutOfTimeError:
        largest = max(context.items, key=_size)
        values = {"seconds": f"{seconds:g}", "number": largest.number, "name": largest.name}
        raise FileTroubleError(*messages.problem("took-too-long", **values)) from None


def _size(item: AgendaItem) -> int:
    return len(item.text) + (len(item.source.content) if item.source else 0)


def _print_next_steps(
    pack: Handout, made: Iterable[PackFile], written: Sequence[Path], language: Language
) -> None:
    """Print the edition's watermark, and what to do with its first new PDF."""
    if pack.watermark:
        print_notice(messages.text("watermark", language, watermark=pack.watermark))
    new = (one.path for one in made if one.edition == pack.edition and one.path in written)
    for path in [it for it in new if it.suffix == ".pdf"][:1]:
        print_notice(messages.text(f"next-{pack.edition}", language, path=path))


def _load_items(
    agenda_context: AgendaContext, agenda: Agenda, language: Language
) -> tuple[tuple[AgendaItem, ...], ExitCode]:
    """Read and review the agenda's proposals, print those that cannot be read; return both."""
    items, code = [], ExitCode.DONE
    number = len(agenda.items)

    def counted(count: int) -> str:
        return messages.text("reading", language, count=count, number=number)

    for item, fault in report_progress(
        load_agenda_items(agenda_context, agenda.items), number, counted
    ):
        items.append(item)
        if fault:
            code = max(code, print_error(fault, language))
    return tuple(items), code


def _render_files(context: PackContext, pack: Handout, language: Language) -> Iterator[PackFile]:
    """Yield the pack in each format, whole or item by item; file names sort as the agenda does."""
    from aabsocial.handout import split_by_item
    from aabsocial.rendering import render

    options, workspace = context.options, context.workspace
    day = context.agenda.meeting.day
    folder = _folder(options, context.agenda, pack)
    for one in split_by_item(pack) if options.per_item else (pack,):
        templates = template_folders(options.templates, workspace)
        theme = theme_of(workspace, templates, one.language, day)
        for form in options.forms:
            name = f"{one.name}{PAPER_FORMATS[form].suffix}"
            with with_elapsed_time(messages.text("writing", language, name=name)):
                made = render(form, one, theme)
            yield PackFile(
                folder=folder,
                name=name,
                file=made,
                edition=pack.edition,
                version=_version(pack),
            )


def _version(pack: Handout) -> str:
    """Return a SHA-256 of the pack's sources and watermark, by which two files are compared."""
    return sha256(f"{pack.digest} {pack.watermark}".encode()).hexdigest()


def _folder(options: Options, agenda: Agenda, pack: Handout) -> Path:
    """Return the folder to write to; the items of two editions get folders of their own."""
    from aabsocial.handout import meeting_name

    folder = options.output or Path(meeting_name(agenda.meeting, pack.language))
    is_shared = options.per_item and (not options.output or len(options.editions) > 1)
    return folder / pack.name if is_shared else folder


def _pack_files(context: PackContext, folder: Path, made: Iterable[PackFile]) -> PackFiles:
    from aabsocial.storage.pack_files import PackFiles

    mine = [one for one in made if one.folder == folder]
    return PackFiles(
        folder=folder,
        contents={one.name: one.file.content for one in mine},
        made_of={one.name: (one.edition, one.version) for one in mine},
        in_parts=context.options.per_item,
        day=context.agenda.meeting.day.isoformat(),
        version_now=context.version_now,
    )


def _write_files(files: PackFiles, made: Iterable[PackFile], language: Language) -> Iterator[Path]:
    """Write the files of one folder, print what changed, and yield the paths of new files."""
    from aabsocial.storage.pack_files import write_pack

    change = write_pack(files)
    for name in change.removed:
        print_notice(messages.text("removed", language, path=relative_to_cwd(files.folder) / name))
    for one in made:
        if one.folder == files.folder:
            is_new = one.name in change.written
            print_notice(
                messages.text("written" if is_new else "unchanged", language, path=one.path)
            )
            print_missing_glyphs(one.file, language)
            if is_new:
                yield one.path
