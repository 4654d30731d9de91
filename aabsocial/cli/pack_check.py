"""Say what a secretary must know before a pack is sent: `handout --check`, and in short after each.

What stops an ordinary run stands under `✗`, and every other remark under `-`.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from aabsocial.cli.annex_files import annex_problems
from aabsocial.cli.item_remarks import Remark, personal_data_remarks, states_of
from aabsocial.cli.pack_changes import earlier_manifests, print_changes
from aabsocial.cli.readiness import reasons_not_ready
from aabsocial.cli.terminal import print_notice, relative_to_cwd
from aabsocial.errors import ExitCode
from aabsocial.localization.messages import Messages, join_list
from aabsocial.model.paper_formats import PAPER_FORMATS
from aabsocial.personal_data import redact

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence
    from pathlib import Path

    from aabsocial.cli.pack_rendering import PackContext
    from aabsocial.handout import AgendaItem, Edition
    from aabsocial.localization.messages import Language

messages = Messages(__file__)
SUMMED = ("draft", "decided", "begun", "ended")
STOPS, REMARK = "✗", "-"


def print_check(context: PackContext, refused: Container[AgendaItem], language: Language) -> bool:
    """Print every remark on items, folder and changes; return whether nothing is in the way."""
    in_the_way = [it for it in context.items if _print_item(context, it, it in refused, language)]
    folders = dict.fromkeys(map(context.folder, context.options.editions))
    changed = [it for it in folders if not _print_folder(context, it, language)]
    print_changes(context, earlier_manifests(context), language, says_none=True)
    numbers = join_list([str(item.number) for item in in_the_way], language)
    if in_the_way:
        message_key = "one-in-the-way" if len(in_the_way) == 1 else "in-the-way"
        print_notice(messages.text(message_key, language, numbers=numbers))
    return not changed and not in_the_way


def print_conclusion(code: ExitCode, language: Language) -> None:
    """Print whether the pack can be made as things stand."""
    print_notice(messages.text("clear" if code is ExitCode.DONE else "not-clear", language))


def print_states(context: PackContext, language: Language) -> None:
    """Print in a line each which items are drafts, decided, begun or ended."""
    numbers: dict[str, list[str]] = {name: [] for name in SUMMED}
    for item in context.items:
        for remark in states_of(item, context.agenda.meeting.day):
            numbers[remark.name].append(str(item.number))
    for name, which in numbers.items():
        if which:
            told = join_list(which, language)
            key = f"{name}-one" if len(which) == 1 else f"{name}-some"
            print_notice(messages.text(key, language, numbers=told))


def _print_item(
    context: PackContext,
    item: AgendaItem,
    is_refused: bool,  # noqa: FBT001 - worked out by the caller
    language: Language,
) -> bool:
    """Print an item with its remarks, if there are any; return whether it is in the way."""
    from aabsocial.handout import HandoutTexts, item_title

    remarks = [*_remarks(context, item, language, is_refused=is_refused)]
    if remarks:
        title = item_title(HandoutTexts(language), item)
        heading = messages.text("item", language, number=item.number, title=title)
        print_notice(redact(heading))
    for line, stops in remarks:
        print_notice(redact(f"{STOPS if stops else REMARK} {line}"))
    return any(stops for _, stops in remarks)


def _remarks(
    context: PackContext, item: AgendaItem, language: Language, *, is_refused: bool
) -> Iterator[tuple[str, bool]]:
    """Yield each remark as text, and whether it stops an ordinary run."""
    options = context.options
    if item.unreadable:
        yield messages.text("unreadable", language), not options.skip_unreadable
        return
    for reason in reasons_not_ready(item, context.workspace, language):
        yield reason.text, is_refused or (reason.is_annex and not options.as_draft)
    for problem in annex_problems((item,), context.workspace, language):
        yield problem, not options.as_draft
    yield from _as_texts(states_of(item, context.agenda.meeting.day), language)
    yield from _as_texts(personal_data_remarks(item), language)


def _as_texts(remarks: Iterable[Remark], language: Language) -> Iterator[tuple[str, bool]]:
    return ((it.message.in_(language), False) for it in remarks)


def _print_folder(context: PackContext, folder: Path, language: Language) -> bool:
    """Print what earlier runs left in a folder; return whether a run can write there."""
    from aabsocial.storage.pack_files import is_writable
    from aabsocial.storage.pack_leftovers import (
        PackFiles,
        changed_files,
        files_in_the_way,
        leftovers,
    )

    if not is_writable(folder):
        told = messages.text("unwritable", language, folder=relative_to_cwd(folder))
        print_notice(f"{STOPS} {told}")
        return False
    editions = [it for it in context.options.editions if context.folder(it) == folder]
    files = PackFiles(
        folder=folder,
        contents={},
        made_of={it: (it, context.version(it)) for it in editions},
        manifests={},
        in_parts=context.options.per_item,
        day=context.agenda.meeting.day.isoformat(),
        variant=context.variant,
    )
    written = [it for it in changed_files(files) if _is_written_again(context, editions, it)]
    in_the_way = sorted({*files_in_the_way(files), *written})
    replaced = [name for name in leftovers(files) if name not in in_the_way]
    for key, names in (("outdated", replaced), ("changed", in_the_way)):
        if names:
            values = {"folder": relative_to_cwd(folder), "names": _summed(names, language)}
            sign = STOPS if key == "changed" else REMARK
            print_notice(f"{sign} {messages.text(key, language, **values)}")
    return not in_the_way


def _is_written_again(context: PackContext, editions: Iterable[Edition], name: str) -> bool:
    """Return whether a run with these options writes a file that an earlier one wrote."""
    from aabsocial.handout import is_copy_name, is_whole_pack_name

    options = context.options
    if is_copy_name(name):
        return not options.short
    if is_whole_pack_name(name):
        return any(name in _whole_names(context, edition) for edition in editions)
    suffixes = [PAPER_FORMATS[form].suffix for form in options.forms]
    return options.per_item and PurePath(name).suffix in suffixes


def _whole_names(context: PackContext, edition: Edition) -> Iterator[str]:
    """Yield the names of the files of a whole pack that a run writes, or may write."""
    from aabsocial.handout import ARCHIVE, SHEET, WITH_ANNEXES, pack_name

    options, terms = context.options, context.handout_options(edition)
    name = pack_name(context.agenda.meeting, terms)
    if options.as_zip:
        yield f"{name}{ARCHIVE}"
    if not options.per_item:
        yield from (f"{name}{PAPER_FORMATS[form].suffix}" for form in options.forms)
    if "pdf" not in options.forms:
        return
    if edition == "full" and not (options.short or options.large_print):
        yield f"{name}{SHEET[terms.language]}{PAPER_FORMATS['pdf'].suffix}"
    if options.with_annexes and not options.per_item:
        yield f"{name}{WITH_ANNEXES[terms.language]}{PAPER_FORMATS['pdf'].suffix}"


def _summed(names: Sequence[str], language: Language) -> str:
    """Return the names of papers, and how many copies of annexes there are besides."""
    papers = [name for name in names if "/" not in name]
    copies = sum("/" in name for name in names)
    if copies:
        message_key = "copies" if copies > 1 else "one-copy"
        papers.append(messages.text(message_key, language, number=copies))
    return join_list(papers, language)
