"""The decision sheet has every item, with the boxes of its kind and names that stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.handout import sheet_alone
from aabsocial.localization.messages import LocalizedText, Message
from aabsocial.model.proposal import BoardDecision
from tests.support.meetings import (
    MEETING,
    a_pack,
    a_plain_item,
    a_proposal_to_decide,
    an_item,
    paid,
)

if TYPE_CHECKING:
    from aabsocial.handout.pack import DecisionSheet
    from aabsocial.model.meeting import AgendaItem, ItemType

UNREAD = Message(LocalizedText("Linje 3 kan ikke læses.", "Line 3 cannot be read."))
WHOLE = a_proposal_to_decide(paid("aab", 90_000), title="Caféens åbne døre")
AS_RECOMMENDED = ("Som indstillet", "Med ændringer", "Udsat", "Afvist")


def sheet_of(*items: AgendaItem, **options: Any) -> DecisionSheet:  # noqa: ANN401 - any of the options
    sheet = a_pack(*items, **options).sheet
    assert sheet is not None
    return sheet


def test_no_item_is_left_out() -> None:
    items = (
        an_item(1, WHOLE),
        a_plain_item(2),
        a_plain_item("2a", kind="decision", text="Se her."),
        an_item(3, review=None, source=None, unreadable=UNREAD),
        an_item(4, WHOLE, kind="information", closed=True),
    )
    sheet = sheet_of(*items)
    assert [it.number for it in sheet.items] == ["1", "2", "2a", "3", "4"]
    assert [it.anchor for it in sheet.items] == ["item-1", "", "item-2a", "item-3", "item-4"]


@pytest.mark.parametrize(
    ("kind", "boxes", "short"),
    [
        ("decision", AS_RECOMMENDED, ("Vedtaget", "Udsat", "Afvist")),
        ("discussion", ("Drøftet", "Skal forelægges til beslutning"), ("Drøftet",)),
        ("information", ("Taget til orientering",), ("Taget til orientering",)),
    ],
)
def test_boxes_are_those_of_the_kind(
    kind: ItemType, boxes: tuple[str, ...], short: tuple[str, ...]
) -> None:
    with_proposal, without = sheet_of(
        an_item(1, WHOLE, kind=kind), a_plain_item(2, kind=kind)
    ).items
    assert (with_proposal.boxes, without.boxes) == (boxes, short)
    votes = ("For", "Imod", "Stemte ikke", "Inhabil") if kind == "decision" else ()
    assert with_proposal.votes == without.votes == votes


def test_boxes_are_those_on_the_page_of_the_case() -> None:
    for kind in ("decision", "discussion", "information"):
        pack = a_pack(an_item(1, WHOLE, kind=kind))
        case = pack.items[0].case
        assert case is not None
        assert case.page.decision is not None
        assert pack.sheet is not None
        assert case.page.decision.boxes == pack.sheet.items[0].boxes


def test_names_of_form_fields_are_number_and_title() -> None:
    (item,) = sheet_of(an_item("3a", WHOLE)).items
    assert item.name == "Punkt 3a, Caféens åbne døre"
    assert item.asked.split() == ["90.000", "kr."]


def test_what_is_decided_already_has_no_boxes() -> None:
    decided = replace(WHOLE, decision=BoardDecision(outcome="approved"))
    (item,) = sheet_of(an_item(1, decided)).items
    assert (item.kind, item.boxes, item.votes) == ("Beslutning, allerede truffet", (), ())


def test_who_comes_stands_on_its_lines() -> None:
    empty = sheet_of().attendance
    assert empty == ("Til stede", "Afbud", "Inhabil (navn og punkt)")
    told = replace(MEETING, present=("Formanden", "Ane"), absent=("Bo",))
    assert sheet_of(meeting=told).attendance == (
        "Til stede: Formanden, Ane",
        "Afbud: Bo",
        "Inhabil (navn og punkt)",
    )


def test_public_edition_has_no_sheet_and_nobody_who_comes() -> None:
    told = replace(MEETING, present=("Ane Zqxjwkgaard",), absent=("Bo Zqxjwkgaard",))
    pack = a_pack(an_item(1, WHOLE), meeting=told, edition="public")
    assert pack.sheet is None
    assert sheet_alone(pack) is None
    assert "Zqxjwkgaard" not in str(pack)


def test_sheet_alone_is_a_pack_of_its_own() -> None:
    pack = a_pack(an_item(1, WHOLE))
    alone = sheet_alone(pack)
    assert alone is not None
    assert alone.name == "2026-12-03_moede_beslutningsark"
    assert (alone.front, alone.items, alone.sources) == (None, (), ())
    assert alone.sheet is not None
    assert [it.anchor for it in alone.sheet.items] == [""]
    assert pack.sheet is not None
    assert [it.name for it in alone.sheet.items] == [it.name for it in pack.sheet.items]
