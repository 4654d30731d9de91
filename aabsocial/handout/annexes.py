"""The annexes of an item: their labels, what each is, and the names of their copies."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.documents.case_page import AnnexLink, Reference
from aabsocial.handout.names import annex_file_name
from aabsocial.handout.pack import PackAnnex
from aabsocial.model.meeting import AnnexFile
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.handout.model import HandoutTexts
    from aabsocial.handout.pack import AnnexKind
    from aabsocial.model.meeting import AgendaItem
    from aabsocial.model.proposal import Annex

FOLDER = "bilag"
WITHOUT_PLACE: tuple[AnnexKind, ...] = ("missing", "closed")


class AnnexPlace(Struct, kw_only=True):
    """Which annex of an item it is; `padded` is the item's number in names of files."""

    number: str
    padded: str
    order: int
    count: int

    def label(self, texts: HandoutTexts) -> str:
        """Return what it is called: `Bilag 2.1`."""
        return texts.text("annex", number=f"{self.number}.{self.order}")

    @property
    def anchor(self) -> str:
        """Return its name in links."""
        return annex_anchor(self.number, self.order)

    def file_name(self, title: str, path: str) -> str:
        """Return the name of its copy."""
        return annex_file_name(self.padded, self.order, self.count, title, path)


def annex_anchor(number: str, order: int) -> str:
    """Return an annex's name in links."""
    return f"annex-{number}-{order}"


def item_annexes(texts: HandoutTexts, item: AgendaItem, padded: str) -> tuple[PackAnnex, ...]:
    """Return the annexes of an item; `padded` is its number as it stands in names of files."""
    titles = annex_titles(texts, item)
    files = (*item.files, *(AnnexFile(path="") for _ in titles[len(item.files) :]))
    return tuple(
        _annex(
            texts,
            AnnexPlace(number=item.number, padded=padded, order=order, count=len(titles)),
            title,
            file,
        )
        for order, (title, file) in enumerate(zip(titles, files, strict=False), 1)
    )


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
        return texts.text("unreadable-answer", raw=one_line(raw))
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
        note = texts.text("annex-missing", label=label)
        return PackAnnex(label=label, title=title, anchor=anchor, kind="missing", note=note)
    name = place.file_name(title, file.path)
    return PackAnnex(
        label=label,
        title=title,
        anchor=anchor,
        kind=file.kind,
        note=_note(texts, file, name),
        blocks=file.blocks,
        pages=file.pages,
        file=name,
        content=file.content,
    )


def _note(texts: HandoutTexts, file: AnnexFile, name: str) -> str:
    """Return the line on what a file is and where, empty for one that stands in the pack."""
    if file.kind in ("text", "picture"):
        return ""
    copy = f"{FOLDER}/{name}"
    if file.kind == "pdf" and file.pages:
        return texts.text("annex-pdf", pages=texts.count("pages", file.pages), file=copy)
    kind = PurePosixPath(name).suffix.lstrip(".").upper() or texts.text("file")
    return texts.text("annex-file", kind=kind, file=copy)


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
