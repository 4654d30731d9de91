"""Compose every edition of a pack, and render its files before any is written."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial import __version__
from aabsocial.cli.agenda import AgendaContext, relative_to_proposals
from aabsocial.cli.pack_options import Options
from aabsocial.cli.papers import template_folders, theme_of
from aabsocial.cli.progress import with_elapsed_time
from aabsocial.cli.terminal import print_notice, relative_to_cwd
from aabsocial.core.struct import Struct, replace
from aabsocial.errors import FileTroubleError
from aabsocial.localization.messages import Messages
from aabsocial.model.paper_formats import PAPER_FORMATS
from aabsocial.rendering.rendered_file import RenderedFile
from aabsocial.storage.meeting_file import Agenda

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aabsocial.cli.workspace import Workspace
    from aabsocial.handout import AgendaItem, Edition, Handout, HandoutOptions
    from aabsocial.localization.messages import Language
    from aabsocial.rendering.theme import Theme

messages = Messages(__file__)
PDF = PAPER_FORMATS["pdf"].suffix


class PackFile(Struct, kw_only=True):
    """A file of a pack before it is written; a copy's name has its folder before it."""

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
        from aabsocial.handout import compose
        from aabsocial.policy.aab import load_policy

        meeting, terms = self.agenda.meeting, self.handout_options(edition)
        return compose(load_policy(), meeting, self.items, terms)

    def handout_options(self, edition: Edition) -> HandoutOptions:
        """Return what an edition is composed with."""
        from aabsocial.handout import HandoutOptions

        meeting_file = self.options.meeting_file
        return HandoutOptions(
            association=self.workspace.settings.association,
            language=self._language(edition),
            edition=edition,
            version=__version__,
            as_draft=self.options.as_draft,
            short=self.options.short,
            large_print=self.options.large_print,
            meeting_file=relative_to_proposals(self.workspace, meeting_file)
            if meeting_file
            else "",
        )

    def shown_items(self, edition: Edition) -> tuple[AgendaItem, ...]:
        """Return the items as an edition shows them."""
        from aabsocial.handout import HandoutTexts, items_for_edition

        texts = HandoutTexts(self._language(edition))
        return items_for_edition(self.agenda.meeting, self.items, edition, texts)

    def manifest(self, edition: Edition) -> bytes:
        """Return what an edition is made of as JSON, with CPR numbers masked as in the pack.

        A short pack and one in large print are made of the same, and lie beside the ordinary one.
        """
        from aabsocial.handout import meeting_for_edition
        from aabsocial.handout.manifest import manifest
        from aabsocial.handout.masking import without_cpr

        meeting = meeting_for_edition(self.agenda.meeting, edition)
        terms = replace(self.handout_options(edition), short=False, large_print=False)
        items = [without_cpr(item) for item in self.shown_items(edition)]
        return manifest(without_cpr(meeting), items, without_cpr(terms))

    def version(self, edition: Edition) -> str:
        """Return a SHA-256 by which two files of an edition are compared.

        It is of what the edition is made of, and of what marks its pages as a draft.
        """
        from aabsocial.handout import is_unready_decision

        shown = self.shown_items(edition)  # a closed item's state must not reach the public one
        marks = "".join("x" if is_unready_decision(item) else "-" for item in shown)
        draft = "draft" if self.options.as_draft else ""
        return sha256(self.manifest(edition) + f"{draft} {marks}".encode()).hexdigest()

    @property
    def variant(self) -> frozenset[str]:
        """Return which variants the run writes, as the names of its files tell."""
        asked = {"short": self.options.short, "large-print": self.options.large_print}
        return frozenset(name for name, is_asked in asked.items() if is_asked)

    def folder(self, edition: Edition) -> Path:
        """Return the folder to write to; the items of two editions get folders of their own."""
        from aabsocial.handout import meeting_name, pack_name

        options, meeting = self.options, self.agenda.meeting
        terms = self.handout_options(edition)
        folder = options.output or Path(meeting_name(meeting, terms.language))
        is_shared = options.per_item and (not options.output or len(options.editions) > 1)
        return folder / pack_name(meeting, terms) if is_shared else folder

    def theme(self, language: Language) -> Theme:
        """Return how papers in a language look."""
        templates = template_folders(self.options.templates, self.workspace)
        return theme_of(self.workspace, templates, language, self.agenda.meeting.day)

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


def render_packs(
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


def _render_files(context: PackContext, pack: Handout, language: Language) -> Iterator[PackFile]:
    """Yield the pack's files, whole or item by item; their names sort as the agenda does."""
    from aabsocial.handout import ARCHIVE, split_by_item
    from aabsocial.storage.archive import zip_archive

    options = context.options
    copies = copies_of(pack)
    parts: dict[str, RenderedFile] = {}
    if options.as_zip or options.per_item:
        parts.update(_render_papers(context, split_by_item(pack), language))
    papers = parts if options.per_item else dict(_render_papers(context, (pack,), language))
    files = {**papers, **copies}
    if "pdf" in options.forms:
        files.update(_render_sheet(context, pack, language))
        files.update(_add_annexes(context, pack, papers, language))
    elif options.with_annexes:
        print_notice(messages.text("annexes-in-pdf", language))
    if options.as_zip:
        inside = {name: it.content for name, it in {**parts, **copies}.items()}
        files[f"{pack.name}{ARCHIVE}"] = RenderedFile(zip_archive(inside))
    folder, version = context.folder(pack.edition), context.version(pack.edition)
    for name, file in files.items():
        yield PackFile(folder=folder, name=name, file=file, edition=pack.edition, version=version)


def _render_papers(
    context: PackContext, papers: Iterable[Handout], language: Language
) -> Iterator[tuple[str, RenderedFile]]:
    """Yield each paper in each format, by file name."""
    from aabsocial.rendering import render

    for paper in papers:
        theme = context.theme(paper.language)
        for form in context.options.forms:
            name = f"{paper.name}{PAPER_FORMATS[form].suffix}"
            with with_elapsed_time(messages.text("writing", language, name=name)):
                yield name, render(form, paper, theme)


def _render_sheet(
    context: PackContext, pack: Handout, language: Language
) -> Iterator[tuple[str, RenderedFile]]:
    """Yield the decision sheet to fill in, which goes with the ordinary pack of the board."""
    from aabsocial.handout import SHEET
    from aabsocial.rendering.pdf import decision_sheet_form

    options = context.options
    if pack.sheet and not (options.short or options.large_print):
        name = f"{pack.name}{SHEET[pack.language]}{PDF}"
        with with_elapsed_time(messages.text("writing", language, name=name)):
            yield name, RenderedFile(decision_sheet_form(pack, context.theme(pack.language)))


def _add_annexes(
    context: PackContext, pack: Handout, papers: Mapping[str, RenderedFile], language: Language
) -> Iterator[tuple[str, RenderedFile]]:
    """Yield each PDF with annexes in PDF once more, with their pages put in for paper."""
    from aabsocial.handout import WITH_ANNEXES, split_by_item
    from aabsocial.rendering.pdf import with_annexes

    options, is_any = context.options, False
    if not options.with_annexes:
        return
    for paper in split_by_item(pack) if options.per_item else (pack,):
        if any(annex.kind == "pdf" for item in paper.items for annex in item.annexes):
            is_any = True
            printed = with_annexes(papers[f"{paper.name}{PDF}"].content, paper)
            for annex in printed.skipped:
                values = {"label": annex.label, "title": annex.title}
                print_notice(messages.text("skipped", language, **values))
            yield f"{paper.name}{WITH_ANNEXES[paper.language]}{PDF}", RenderedFile(printed.content)
    if not is_any:
        print_notice(messages.text("no-annexes", language))


def copies_of(pack: Handout) -> Mapping[str, RenderedFile]:
    """Return the copies of the annexes that a pack shows, by their names with the folder."""
    from aabsocial.handout import COPIES_FOLDERS

    folder = COPIES_FOLDERS[pack.edition]
    return {
        f"{folder}/{annex.file}": RenderedFile(annex.content)
        for item in pack.items
        for annex in item.annexes
        if annex.file and annex.content
    }
