"""An item has its case or its text, and the marks that are true of it and of no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.handout import texts_in
from aabsocial.localization.messages import LocalizedText, Message
from aabsocial.model.findings import Outcome
from aabsocial.model.proposal import Proposal
from tests.support.meetings import a_pack, a_plain_item, a_proposal_to_decide, an_item, reviewed
from tests.support.papers import THE_REST
from tests.support.proposals import a_proposal

if TYPE_CHECKING:
    from aabsocial.handout.pack import PackItem
    from aabsocial.model.meeting import AgendaItem

UNREAD = Message(LocalizedText("Linje 3 kan ikke læses.", "Line 3 cannot be read."))
WHOLE = a_proposal_to_decide()
DRAFT = replace(WHOLE, status="draft")


def spaced(text: str) -> str:
    return " ".join(text.split())


def composed(item: AgendaItem, **options: Any) -> PackItem:  # noqa: ANN401 - any of the options
    (only,) = a_pack(item, **options).items
    return only


def not_ready(number: int, **changes: Any) -> AgendaItem:  # noqa: ANN401 - any field of an item
    review = replace(reviewed(WHOLE), outcome=Outcome.NOT_READY)
    return an_item(number, review=review, **changes)


@pytest.mark.parametrize(
    ("item", "mark", "watermark"),
    [
        pytest.param(an_item(1, WHOLE), "", "", id="ready"),
        pytest.param(an_item(1, DRAFT), "UDKAST", "UDKAST", id="draft"),
        pytest.param(an_item(1, DRAFT, kind="discussion"), "UDKAST", "UDKAST", id="draft talk"),
        pytest.param(not_ready(1), "UDKAST", "UDKAST", id="not ready for decision"),
        pytest.param(not_ready(1, kind="discussion"), "", "", id="not ready, for discussion"),
        pytest.param(an_item(1, WHOLE, late=True), "EFTERSENDT", "", id="late"),
        pytest.param(an_item(1, WHOLE, closed=True), "FORTROLIGT", "FORTROLIGT", id="closed"),
        pytest.param(
            an_item(1, DRAFT, closed=True, late=True),
            "UDKAST · FORTROLIGT · EFTERSENDT",
            "UDKAST · FORTROLIGT",
            id="all",
        ),
    ],
)
def test_marks_are_those_that_are_true(item: AgendaItem, mark: str, watermark: str) -> None:
    only = composed(item)
    assert only.case is not None
    assert (only.case.page.mark, only.watermark) == (mark, watermark)


def test_mark_of_one_item_is_on_no_other() -> None:
    first, second = a_pack(an_item(1, DRAFT, closed=True), an_item(2, WHOLE)).items
    assert first.watermark == "UDKAST · FORTROLIGT"
    assert not second.watermark
    assert second.case is not None
    assert not second.case.page.mark


@pytest.mark.parametrize("proposal", [WHOLE, DRAFT])
def test_front_says_draft_only_of_the_whole(proposal: Proposal) -> None:
    for as_draft in (True, False):
        pack = a_pack(an_item(1, proposal), as_draft=as_draft)
        assert pack.front is not None
        assert pack.front.band.mark == ("UDKAST" if as_draft else "")
        assert pack.items[0].watermark == ("UDKAST" if proposal is DRAFT else "")


def test_agenda_asks_in_place_of_the_program() -> None:
    only = composed(an_item(1, WHOLE, question="Skal vi?", title="Et andet navn"))
    assert only.case is not None
    assert (only.case.page.question, only.case.page.title) == ("Skal vi?", "Et andet navn")
    assert only.title == "Et andet navn"


def test_item_without_proposal_has_text_and_boxes() -> None:
    item = a_plain_item(
        "3a", kind="decision", text="Se her.", question="Skal vi?", minutes=10, presenter="Ane"
    )
    only = composed(item)
    assert only.short is not None
    assert spaced(only.short.overline) == "Punkt 3a · Beslutning · Ane · 10 min."
    assert only.short.boxes == ("Vedtaget", "Udsat", "Afvist")
    first, second = only.short.text
    assert "Skal vi?" in str(first)
    assert "Se her." in str(second)
    assert composed(item, edition="public").short == replace(only.short, boxes=())


def test_nothing_is_said_of_what_an_item_has_not() -> None:
    only = composed(a_plain_item(1, text="Se her."))
    assert (only.annexes, only.annexes_title, only.watermark) == ((), "", "")


def test_unreadable_item_says_why() -> None:
    only = composed(an_item(1, unreadable=UNREAD, review=None, source=None, title=""))
    assert only.unreadable == "Linje 3 kan ikke læses."
    assert only.title == "⚠ Kan ikke læses: oplaeg-1"
    assert (only.case, only.short) == (None, None)


@pytest.mark.parametrize(
    "key",
    ["initiative.title", "initiative.departments", "contact.role", "annexes", "annexes[0].file"],
)
def test_unreadable_answer_is_shown_as_written(key: str) -> None:
    proposal = a_proposal({**THE_REST, key: () if key == "annexes" else None})
    review = replace(reviewed(proposal), unreadable={key: "kr. 5"})
    only = composed(an_item(1, proposal, review=review))
    assert "»kr. 5« ⚠ kan ikke læses" in spaced("".join(texts_in(only)))


def test_item_speaks_its_own_language() -> None:
    english = an_item(1, replace(DRAFT, language="en"), annexes=())
    pack = a_pack(english, an_item(2, WHOLE))
    first, second = pack.items
    assert (first.language, first.watermark) == ("en", "DRAFT")
    assert first.annexes[0].label.startswith("Annex")
    assert second.language == "da"
    assert pack.front is not None
    assert pack.front.agenda.rows[0].kind == "Beslutning"


def test_public_case_has_neither_boxes_nor_contact() -> None:
    full, public = (composed(an_item(1, WHOLE), edition=it) for it in ("full", "public"))
    assert full.case is not None
    assert public.case is not None
    assert full.case.page.decision is not None
    assert public.case.page.decision is None
    names = [section.name for section in public.case.depth.sections]
    assert [it.name for it in full.case.depth.sections] == [*names, "contact"]
    assert "Udeladt" not in str(public)


def test_items_on_one_proposal_have_anchors_and_files_of_their_own() -> None:
    pack = a_pack(an_item(1, WHOLE), an_item("1a", WHOLE, name="oplaeg-1", kind="discussion"))
    assert [it.anchor for it in pack.items] == ["item-1", "item-1a"]
    assert [it.file for it in pack.items] == [
        "01_indstilling_oplaeg-1",
        "01a_droeftelse_oplaeg-1",
    ]
    anchors = [section.anchor for it in pack.items if it.case for section in it.case.depth.sections]
    assert len(anchors) == len(set(anchors))
