"""Packs and cases for the tests of formats, and the texts that a format must show of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import Struct, names_in, replace
from aabsocial.documents.case import CaseContext, compose_case
from aabsocial.handout.pack import AnnexHeading, AnnexTable, PackAnnex
from aabsocial.model.meeting import AgendaItem, AnnexFile
from aabsocial.policy.aab import load_policy
from aabsocial.richtext import Paragraph, Run, parse_prose
from tests.support.meetings import a_pack, an_item
from tests.support.papers import a_full_proposal
from tests.support.pdfs import EXAMPLES, review_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aabsocial.documents.case_page import Case
    from aabsocial.handout.pack import Handout, PackItem
    from aabsocial.localization.messages import Language

PNG = b"\x89PNG\r\n\x1a\n, a picture"
ANNEXES = (
    PackAnnex(
        label="Bilag 1.1",
        title="Uddrag af referat",
        anchor="annex-1-1",
        kind="text",
        blocks=(
            AnnexHeading(level=3, text="Punkt 9"),
            parse_prose("Vedtaget med **37** for."),
            AnnexHeading(level=1, text="Eventuelt"),
            AnnexTable(heads=("Emne", "Antal"), rows=(("For", "37"), ("Imod", "8"))),
        ),
        file="01.1_uddrag.md",
    ),
    PackAnnex(
        label="Bilag 1.2",
        title="Lejeaftale",
        anchor="annex-1-2",
        kind="pdf",
        note="PDF, 5 sider",
        pages=5,
        file="01.2_lejeaftale.pdf",
    ),
    PackAnnex(
        label="Bilag 1.3",
        title="Gården set fra oven",
        anchor="annex-1-3",
        kind="picture",
        content=PNG,
        file="01.3_gaarden.png",
    ),
    PackAnnex(
        label="Bilag 1.4",
        title="Tegning",
        anchor="annex-1-4",
        kind="missing",
        note="Bilag 1.4 mangler",
    ),
    PackAnnex(
        label="Bilag 1.5",
        title="Lukket bilag",
        anchor="annex-1-5",
        kind="closed",
        note="Lukket bilag",
    ),
)


def a_case(folder: Path, language: Language = "da") -> Case:
    """Return the case of a worked example, as a paper of its own."""
    return compose_case(load_policy(), review_of(folder), language, CaseContext())


def an_example(number: int) -> AgendaItem:
    """Return a worked example as an item of a pack, with what its review found."""
    review = review_of(EXAMPLES[number])
    return replace(an_item(number + 1, review.proposal), review=review)


def an_item_with_files() -> AgendaItem:
    """Return a worked example whose texts name annexes that the pack has."""
    files = tuple(
        AnnexFile(
            path=f"bilag/{name}.md",
            name=f"{name}.md",
            sha256="0" * 64,
            kind="text",
            blocks=(parse_prose("Se også bilag 2."),),
        )
        for name in ("et", "to", "tre")
    )
    return replace(an_example(1), files=files)


def a_talk(number: int, title: str = "Valg", text: str = "Der skal vælges **to**.") -> AgendaItem:
    """Return an item without a proposal that has a text, and so a page."""
    return AgendaItem(number=str(number), kind="discussion", name="valg", title=title, text=text)


def a_whole_pack(**terms: Any) -> Handout:  # noqa: ANN401 - any of the terms of a pack
    """Return a pack of examples, a proposal in English, an item without one, and annexes."""
    english = replace(a_full_proposal(), language="en")
    items = (an_example(0), an_example(5), an_item(7, english), a_talk(8))
    made = a_pack(*(replace(item, minutes=10) for item in items), **terms)
    return made if made.short else with_annexes(made)


def with_annexes(handout: Handout, *annexes: PackAnnex) -> Handout:
    """Return a pack whose first item has these annexes, by default one of each kind."""
    first, *others = handout.items
    changed: PackItem = replace(first, annexes_title="Bilag", annexes=annexes or ANNEXES)
    return replace(handout, items=(changed, *others))


def said_in(value: Any, unsaid: frozenset[str]) -> Iterator[str]:  # noqa: ANN401 - any part of a pack
    """Yield the texts of values in order, without those of the fields that are left unsaid."""
    match value:
        case str():
            yield value
        case Paragraph(runs=runs):
            yield "".join(run.text if isinstance(run, Run) else " " for run in runs)
        case Struct():
            fields = {name: getattr(value, name) for name in names_in(type(value))}
            yield from said_in(fields, unsaid)
        case dict():
            yield from said_in(
                tuple(one for name, one in value.items() if name not in unsaid), unsaid
            )
        case tuple():
            for one in value:
                yield from said_in(one, unsaid)
