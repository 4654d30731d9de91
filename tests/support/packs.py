"""Packs as they are composed of the worked examples, to be set on pages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import replace
from aabsocial.documents.case import CaseContext, compose_case
from aabsocial.documents.case_page import DepthSection, Labelled, OpenPoint, ShortAnswer
from aabsocial.documents.model import Column, Points, Table
from aabsocial.handout.pack import AnnexHeading, AnnexTable, PackAnnex
from aabsocial.policy.aab import load_policy
from aabsocial.richtext import parse_prose
from tests.benchmarks.packs import a_pack as a_pack_of
from tests.support.meetings import a_pack, an_item
from tests.support.pdfs import EXAMPLES, review_of

if TYPE_CHECKING:
    from aabsocial.documents.case_page import Case
    from aabsocial.handout import AgendaItem, Handout


def example_items(number: int, **changes: Any) -> list[AgendaItem]:  # noqa: ANN401 - any field of an item
    """Return so many items to decide on, which are the examples in turn."""
    reviews = [review_of(EXAMPLES[at % len(EXAMPLES)]) for at in range(number)]
    return [
        replace(
            an_item(at, review.proposal),
            review=review,
            minutes=15,
            presenter="boligsocial konsulent",
            **changes,
        )
        for at, review in enumerate(reviews, 1)
    ]


def an_item_without_proposal(number: int, **changes: Any) -> AgendaItem:  # noqa: ANN401 - any field of an item
    """Return an item that has a title and a text only."""
    fields: dict[str, Any] = {
        "review": None,
        "source": None,
        "public_source": None,
        "path": "",
        "kind": "information",
        "title": f"Boligsocial årsrapport {number}",
        "text": "Årsrapporten samler:\n\n- beboere, der har været med\n- penge, der er brugt",
    }
    return replace(an_item(number), **(fields | changes))


@cache
def example_pack(number: int = len(EXAMPLES), **changes: Any) -> Handout:  # noqa: ANN401 - any of the terms
    """Return a pack of so many items with a proposal, and two without."""
    others = (an_item_without_proposal(number + 1), an_item_without_proposal(number + 2))
    return a_pack(*example_items(number), *others, **changes)


@cache
def many_small(number: int) -> Handout:
    """Return a pack of so many proposals of the size that most have, no two of them alike."""
    handout, _ = a_pack_of(number)
    return handout


def a_pack_saying(text: str) -> Handout:
    """Return a pack with a text in places of every kind: titles, cells, running text, lines."""
    handout = example_pack(1)
    (item, short, _), front = handout.items, handout.front
    assert item.case
    assert short.short
    assert front
    rows = ((text, text),) * 2
    parts = (
        Labelled(label=text, blocks=parse_prose(text)),
        ShortAnswer(label=text, value=text),
        Table((Column(text), Column(text, "right")), rows, (text, text)),
        Points((text,)),
    )
    page = item.case.page
    section = DepthSection(name="background", anchor="depth-1-said", title=text, parts=parts)
    depth = replace(item.case.depth, overline=text, sections=(section,), links=())
    said = replace(
        page,
        title=text,
        question=text,
        purpose=text,
        overline=(text,),
        recommendation=replace(page.recommendation, points=(text,)),
        open=replace(page.open, points=(OpenPoint(text=text),)),
        anchor=item.anchor,
    )
    annex = PackAnnex(
        label="Bilag 1.1",
        title=text,
        anchor="annex-1-1",
        kind="text",
        blocks=(
            AnnexHeading(level=1, text=text),
            AnnexTable(heads=(text, text), rows=rows),
            parse_prose(text),
        ),
    )
    return replace(
        handout,
        title=text,
        footer=text,
        front=replace(front, band=replace(front.band, body=text, about=text)),
        items=(
            replace(
                item,
                case=replace(item.case, page=said, depth=depth),
                title=text,
                annexes=(annex,),
                watermark=text,
            ),
            replace(short, title=text, short=replace(short.short, title=text, overline=text)),
        ),
    )


def example_case(number: int) -> Case:
    """Return one of the examples as the paper of a proposal."""
    review = review_of(EXAMPLES[number])
    language = review.proposal.language or "da"
    return compose_case(load_policy(), review, language, CaseContext())
