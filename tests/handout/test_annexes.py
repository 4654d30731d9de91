"""Annexes keep their numbers, say what they are, and are linked to where a text names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.documents.case_page import AnnexLinks
from aabsocial.handout.leaks import texts_in
from aabsocial.model.meeting import AnnexFile
from aabsocial.model.proposal import Annex
from aabsocial.richtext import Heading, Run, parse_prose
from tests.support.meetings import a_pack, a_plain_item, a_proposal_to_decide, an_item, reviewed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.handout.pack import PackAnnex
    from aabsocial.model.meeting import AgendaItem

TEXT = AnnexFile(
    path="a.md", name="a.md", sha256="aa", kind="text", blocks=(parse_prose("Se bilag 2."),)
)
PDF = AnnexFile(path="b.pdf", name="b.pdf", sha256="bb", kind="pdf", pages=5, content=b"%PDF")
PICTURE = AnnexFile(path="c.png", name="c.png", sha256="cc", kind="picture", content=b"\x89PNG")
SHEET = AnnexFile(path="d.xlsx", name="d.xlsx", sha256="dd", content=b"PK")
LOST = AnnexFile(path="e.pdf", name="e.pdf")
FILES = (TEXT, PDF, PICTURE, SHEET, LOST)
ANNEXES = tuple(Annex(title=f"Titel {file.name}", file=file.path) for file in FILES)


def spaced(text: str) -> str:
    return " ".join(text.split())


def annexed(number: int = 2, **changes: Any) -> AgendaItem:  # noqa: ANN401 - any field of an item
    proposal = replace(a_proposal_to_decide(background="Se bilag 2."), annexes=ANNEXES)
    return an_item(number, proposal, files=FILES, **changes)


def annexes_of(item: AgendaItem, **options: Any) -> tuple[PackAnnex, ...]:  # noqa: ANN401 - any of the options
    (only,) = a_pack(item, **options).items
    return only.annexes


def test_annex_says_what_and_where_it_is() -> None:
    told = [
        (spaced(it.label), it.title, it.kind, spaced(it.note), it.file)
        for it in annexes_of(annexed())
    ]
    assert told == [
        ("Bilag 2.1", "Titel a.md", "text", "", "02.1_a.md"),
        (
            "Bilag 2.2",
            "Titel b.pdf",
            "pdf",
            "PDF, 5 sider, se bilag/02.2_b.pdf",
            "02.2_b.pdf",
        ),
        ("Bilag 2.3", "Titel c.png", "picture", "", "02.3_c.png"),
        (
            "Bilag 2.4",
            "Titel d.xlsx",
            "other",
            "XLSX, se bilag/02.4_d.xlsx",
            "02.4_d.xlsx",
        ),
        ("Bilag 2.5", "Titel e.pdf", "missing", "Bilag 2.5 mangler", ""),
    ]
    assert [it.anchor for it in annexes_of(annexed())] == [f"annex-2-{at}" for at in range(1, 6)]


@pytest.mark.parametrize(
    ("heading", "is_shown"), [("Titel A.md", False), ("titel, »a.md«", False), ("Aftalen", True)]
)
def test_a_heading_that_says_the_title_again_is_left_out(heading: str, is_shown: bool) -> None:  # noqa: FBT001 - a case
    said = Heading(level=1, text=heading)
    item = replace(annexed(), files=(replace(TEXT, blocks=(said, *TEXT.blocks)), *FILES[1:]))
    (first, *_) = annexes_of(item)

    assert (said in first.blocks) is is_shown
    assert len(first.blocks) == len(TEXT.blocks) + is_shown


def test_closed_annex_keeps_its_number_and_nothing_else() -> None:
    annexes = (ANNEXES[0], replace(ANNEXES[1], closed=True), ANNEXES[2])
    proposal = replace(a_proposal_to_decide(), annexes=annexes)
    item = an_item(2, proposal, files=(TEXT, PDF, PICTURE))
    first, closed, third = annexes_of(item, edition="public")
    assert (spaced(closed.label), closed.title, closed.kind) == (
        "Bilag 2.2",
        "Lukket bilag",
        "closed",
    )
    assert (closed.note, closed.file, closed.content, closed.pages) == ("", "", b"", 0)
    assert (spaced(first.label), spaced(third.label)) == ("Bilag 2.1", "Bilag 2.3")


def test_item_without_proposal_has_annexes_by_the_names_of_their_files() -> None:
    item = a_plain_item(5, annexes=("x/Referat af møde.md", "y.pdf"), files=(TEXT, LOST))
    assert [(spaced(it.label), it.title) for it in annexes_of(item)] == [
        ("Bilag 5.1", "Referat af møde"),
        ("Bilag 5.2", "y"),
    ]


def test_case_lists_its_annexes_with_links_to_those_in_the_paper() -> None:
    (item,) = a_pack(annexed()).items
    assert item.case is not None
    (section,) = (it for it in item.case.depth.sections if it.name == "annexes")
    (links,) = section.parts
    assert isinstance(links, AnnexLinks)
    anchors = [it.more.anchor if it.more else "" for it in links.items]
    assert anchors == ["annex-2-1", "annex-2-2", "annex-2-3", "annex-2-4", ""]


def links_in(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Run):
        yield (spaced(value.text), value.link)
    for part in value if isinstance(value, tuple) else ():
        yield from links_in(part)
    for name in getattr(value, "__struct_fields__", ()):
        yield from links_in(getattr(value, name))


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Se bilag 2.", [("bilag 2", "#annex-2-2")]),
        ("Se Bilag\u00a02, og (bilag 1).", [("Bilag 2", "#annex-2-2"), ("bilag 1", "#annex-2-1")]),
        ("Se bilag 2.3.", [("bilag 2.3", "#annex-2-3")]),
        ("Se **bilag 4** her", [("bilag 4", "#annex-2-4")]),
        ("Se bilag 9.", []),
        ("Se bilag 2. 3 kom.", [("bilag 2", "#annex-2-2")]),
        ("Se bilag 2a og bilag 2,5.", []),
        ("Se bilag 5.", []),
        ("Se bilag 3.1.", []),
        ("Se bilag 2017.", []),
        ("Se bilag 1.500 og bilag 1,5.", []),
        ("Se bilaget 2 og delbilag 2.", []),
        ("[bilag 2](https://aab.example)", []),
    ],
)
def test_annex_named_in_a_text_is_linked(text: str, links: list[tuple[str, str]]) -> None:
    item = replace(annexed(), review=reviewed(_told(text)))
    (only,) = a_pack(item).items
    assert only.case is not None
    (section,) = (it for it in only.case.depth.sections if it.name == "background")
    assert [it for it in links_in(section) if it[1].startswith("#")] == links
    told = "".join(text for text, _ in links_in(section))
    assert told.replace(" ", "") in spaced(text).replace(" ", "").replace("*", "")


def _told(text: str) -> Any:  # noqa: ANN401 - a proposal
    return replace(a_proposal_to_decide(background=text), annexes=ANNEXES)


def test_closed_annex_is_not_linked_to() -> None:
    annexes = (ANNEXES[0], replace(ANNEXES[1], closed=True))
    proposal = replace(a_proposal_to_decide(background="Se bilag 2."), annexes=annexes)
    (item,) = a_pack(an_item(2, proposal, files=(TEXT, PDF)), edition="public").items
    assert [link for _, link in links_in(item) if link.startswith("#")] == []


def test_texts_of_short_items_and_of_annexes_are_linked_too() -> None:
    item = a_plain_item(2, text="Se bilag 1.", annexes=("a.md", "b.pdf"), files=(TEXT, PDF))
    (only,) = a_pack(item).items
    assert [link for _, link in links_in(only) if link] == ["#annex-2-1", "#annex-2-2"]


def test_short_pack_has_neither_annexes_nor_links_to_them() -> None:
    (item,) = a_pack(annexed(), short=True).items
    assert item.annexes == ()
    assert [link for _, link in links_in(item) if link.startswith("#")] == []
    assert item.case is not None
    (section,) = (it for it in item.case.depth.sections if it.name == "annexes")
    (links,) = section.parts
    assert isinstance(links, AnnexLinks)
    assert all(it.more is None for it in links.items)


def test_unreadable_title_is_shown_as_written() -> None:
    review = replace(
        reviewed(replace(a_proposal_to_decide(), annexes=(Annex(file="a.md"),))),
        unreadable={"annexes[0].title": "kr. 5"},
    )
    (annex,) = annexes_of(an_item(1, review=review, files=(TEXT,)))
    assert annex.title == "»kr. 5« ⚠ kan ikke læses"


def test_bytes_of_an_annex_are_no_text() -> None:
    assert "%PDF" not in "".join(texts_in(a_pack(annexed())))
