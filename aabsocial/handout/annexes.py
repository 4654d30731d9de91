"""The annexes of an item: their labels, what each is, and the names of their copies."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.documents.case_page import AnnexLink, Reference
from aabsocial.handout.annex_copies import COPIES_FOLDERS, copy_name
from aabsocial.handout.pack import PackAnnex
from aabsocial.model.meeting import AnnexFile
from aabsocial.richtext import Heading, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.handout.model import Edition, HandoutTexts
    from aabsocial.handout.pack import AnnexBlock, AnnexKind
    from aabsocial.model.meeting import AgendaItem
    from aabsocial.model.proposal import Annex

WITHOUT_PLACE: tuple[AnnexKind, ...] = ("missing", "closed")


class AnnexPlace(Struct, kw_only=True):
    """Which annex of an item it is, and the folder that its copy is in.

    `unread` is what stands in place of its file's name where that cannot be read.
    """

    number: str
    folder: str
    order: int
    count: int
    unread: str = ""

    def label(self, texts: HandoutTexts) -> str:
        """Return what it is called: `Bilag 2.1`."""
        return texts.text("annex", number=f"{self.number}.{self.order}")

    @property
    def anchor(self) -> str:
        """Return its name in links."""
        return annex_anchor(self.number, self.order)

    def copy(self, file: AnnexFile) -> str:
        """Return the name of its copy, empty if there is none."""
        return copy_name(self.number, self.order, self.count, file.name) if file.name else ""


def annex_anchor(number: str, order: int) -> str:
    """Return an annex's name in links."""
    return f"annex-{number}-{order}"


def item_annexes(texts: HandoutTexts, item: AgendaItem, edition: Edition) -> tuple[PackAnnex, ...]:
    """Return the annexes of an item as an edition shows it."""
    folder = COPIES_FOLDERS[edition]
    titles = annex_titles(texts, item)
    files = (*item.files, *(AnnexFile(path="") for _ in titles[len(item.files) :]))
    unreadable = item.review.unreadable if item.review else {}
    places = (
        AnnexPlace(
            number=item.number,
            folder=folder,
            order=order,
            count=len(titles),
            unread=_unread(texts, unreadable.get(f"annexes[{order - 1}].file")),
        )
        for order in range(1, len(titles) + 1)
    )
    return tuple(
        _annex(texts, place, title, file)
        for place, title, file in zip(places, titles, files, strict=False)
    )


def _unread(texts: HandoutTexts, raw: str | None) -> str:
    return "" if raw is None else texts.text("unreadable-answer", raw=one_line(raw))


def annex_titles(texts: HandoutTexts, item: AgendaItem) -> tuple[str, ...]:
    """Return the titles of an item's annexes, else the names of their files."""
    if item.review is None:
        return tuple(_title_of_file(path) or texts.text("untitled") for path in item.annexes)
    raw = item.review.unreadable
    return tuple(
        _title_of_annex(texts, annex, raw.get(f"annexes[{index}].title"))
        for index, annex in enumerate(item.review.proposal.annexes)
    )


def _title_of_annex(texts: HandoutTexts, annex: Annex, raw: str | None) -> str:
    if raw is not None:
        return _unread(texts, raw)
    own = one_line(annex.title or "") or _title_of_file(annex.file or "")
    return own or texts.text("untitled")


def _title_of_file(path: str) -> str:
    return one_line(PurePosixPath(path.replace("\\", "/")).stem)


def _annex(texts: HandoutTexts, place: AnnexPlace, title: str, file: AnnexFile | None) -> PackAnnex:
    label, anchor = place.label(texts), place.anchor
    if file is None:
        closed = texts.text("closed-annex")
        return PackAnnex(label=label, title=closed, anchor=anchor, kind="closed")
    if not file.sha256:
        note = place.unread or texts.text("annex-missing", label=label)
        return PackAnnex(label=label, title=title, anchor=anchor, kind="missing", note=note)
    copy = place.copy(file)
    return PackAnnex(
        label=label,
        title=title,
        anchor=anchor,
        kind=file.kind,
        note=_note(texts, file, f"{place.folder}/{copy}" if copy else ""),
        blocks=_without_title(file.blocks, title),
        pages=file.pages,
        file=copy,
        content=file.content,
    )


def _without_title(blocks: tuple[AnnexBlock, ...], title: str) -> tuple[AnnexBlock, ...]:
    """Leave out a text's first heading if it says no more than the title above it."""
    if blocks and isinstance(blocks[0], Heading) and _letters(blocks[0].text) == _letters(title):
        return blocks[1:]
    return blocks


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _note(texts: HandoutTexts, file: AnnexFile, copy: str) -> str:
    """Return the line on what a file is and where, empty for one that stands in the pack."""
    if file.kind in ("text", "picture"):
        return ""
    kind = PurePosixPath(copy or file.path).suffix.lstrip(".").upper() or texts.text("file")
    pages = texts.count("pages", file.pages) if file.pages else ""
    where = texts.text("annex-file", file=copy) if copy else ""
    return ", ".join(filter(None, (kind, pages, where)))


def annex_links(
    texts: HandoutTexts, annexes: Sequence[PackAnnex], *, in_paper: bool
) -> tuple[AnnexLink, ...]:
    """Return the list of a case's annexes, each with the reference to it if it is in the paper."""
    return tuple(
        AnnexLink(
            label=annex.label,
            title=annex.title,
            note=annex.note,
            more=Reference(words=texts.text("page-word"), anchor=annex.anchor)
            if in_paper and annex.kind not in WITHOUT_PLACE
            else None,
        )
        for annex in annexes
    )
