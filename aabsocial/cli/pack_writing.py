"""Write the files of every edition of a pack, and print what was written and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.cli.pack_rendering import PDF, PackContext, PackFile, render_packs
from aabsocial.cli.papers import print_missing_glyphs
from aabsocial.cli.terminal import print_notice, relative_to_cwd
from aabsocial.localization.messages import Messages, join_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from aabsocial.handout import Edition, Handout
    from aabsocial.localization.messages import Language
    from aabsocial.storage.pack_leftovers import PackFiles

messages = Messages(__file__)
MOST_PAGES = 60  # more is too much to print for everybody


def write_packs(context: PackContext, language: Language) -> None:
    """Render every edition, then write them all: what stops one stops them all."""
    from aabsocial.storage.pack_files import refuse_to_replace

    packs, made = render_packs(context, language)
    folders = [pack_files(context, it, made) for it in dict.fromkeys(file.folder for file in made)]
    for files in folders:
        refuse_to_replace(files)
    written = tuple(path for files in folders for path in _write_files(files, made, language))
    for pack in packs:
        _print_next_steps(context, pack, made, written, language)


def pack_files(context: PackContext, folder: Path, made: Iterable[PackFile]) -> PackFiles:
    """Return the files of one folder as they are written together."""
    from aabsocial.storage.pack_leftovers import PackFiles

    mine = [one for one in made if one.folder == folder]
    editions: dict[Edition, None] = dict.fromkeys(one.edition for one in mine)
    return PackFiles(
        folder=folder,
        contents={one.name: one.file.content for one in mine},
        made_of={one.name: (one.edition, one.version) for one in mine},
        manifests={edition: context.manifest(edition) for edition in editions},
        in_parts=context.options.per_item,
        day=context.agenda.meeting.day.isoformat(),
        variant=context.variant,
    )


def _write_files(files: PackFiles, made: Iterable[PackFile], language: Language) -> Iterator[Path]:
    """Write the files of one folder, print what changed, and yield the paths of new files."""
    from aabsocial.handout import EDITIONS
    from aabsocial.storage.pack_files import write_pack
    from aabsocial.storage.pack_leftovers import earlier_files, other_editions

    change = write_pack(files)
    for name in change.removed:
        if "/" not in name:
            path = relative_to_cwd(files.folder) / name
            print_notice(messages.text("removed", language, path=path))
    if gone := sum("/" in name for name in change.removed):
        message_key = "removed-copies" if gone > 1 else "removed-copy"
        print_notice(messages.text(message_key, language, number=gone))
    mine = [one for one in made if one.folder == files.folder]
    _print_copies([one for one in mine if "/" in one.name], change.written, language)
    for one in mine:
        if "/" not in one.name:
            message_key = "written" if one.name in change.written else "unchanged"
            print_notice(messages.text(message_key, language, path=one.path))
            print_missing_glyphs(one.file, language)
        if one.name in change.written:
            yield one.path
    if earlier := earlier_files(files):
        told = join_list([*earlier], language)
        print_notice(messages.text("earlier", language, folder=files.folder, names=told))
    for edition in EDITIONS:
        if names := other_editions(files).get(edition):
            told = join_list([*names], language)
            print_notice(messages.text(f"beside-{edition}", language, names=told))


def _print_copies(copies: Sequence[PackFile], written: frozenset[str], language: Language) -> None:
    """Print in one line for each folder how many copies of annexes are new there."""
    for folder in dict.fromkeys(one.path.parent for one in copies):
        mine = [one for one in copies if one.path.parent == folder]
        new = sum(one.name in written for one in mine)
        message_key = "copies" if new > 1 else "one-copy" if new else "no-new-copies"
        print_notice(messages.text(message_key, language, number=new, folder=folder))


def _print_next_steps(
    context: PackContext,
    pack: Handout,
    made: Iterable[PackFile],
    written: Sequence[Path],
    language: Language,
) -> None:
    """Print which items are marked, and what to do with the edition's first new PDF."""
    if context.options.as_draft:
        print_notice(messages.text("draft", language))
    for watermark in dict.fromkeys(item.watermark for item in pack.items if item.watermark):
        marked = [item.number for item in pack.items if item.watermark == watermark]
        numbers = join_list(marked, language)
        message_key = "watermark" if len(marked) == 1 else "watermarks"
        values = {"numbers": numbers, "watermark": watermark}
        print_notice(messages.text(message_key, language, **values))
    new = [
        one
        for one in made
        if one.edition == pack.edition and one.path in written and one.path.suffix == PDF
    ]
    for one in [it for it in new if "/" not in it.name][:1]:
        print_notice(messages.text(f"next-{pack.edition}", language, path=one.path))
        options = context.options
        if not (options.short or options.large_print or options.per_item):
            _print_length(one, language)


def _print_length(file: PackFile, language: Language) -> None:
    """Print that a long pack has a short one to print."""
    from aabsocial.rendering.pdf.pages import count_pages

    pages = count_pages(file.file.content)
    if isinstance(pages, int) and pages > MOST_PAGES:
        print_notice(messages.text("long", language, pages=pages))
