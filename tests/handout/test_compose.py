"""A pack has its parts in order, and the same input makes it the same, however odd it is."""

from __future__ import annotations

import pytest

from aabsocial.core.struct import replace
from aabsocial.handout import texts_in
from aabsocial.localization.messages import LANGUAGES, Language, LocalizedText, Message
from aabsocial.model.proposal import Initiative, Proposal
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import DecodedAnswers
from aabsocial.review.review import review
from tests.support.cpr_numbers import traces_of, written_forms
from tests.support.meetings import (
    MEETING,
    a_pack,
    a_plain_item,
    a_proposal_to_decide,
    an_item,
    paid,
)
from tests.support.proposals import ON_THE_DAY

REPORT = a_plain_item(2, text="Sådan gik året.")
UNREAD = Message(LocalizedText("Linje 3 kan ikke læses.", "Line 3 cannot be read."))


def test_pack_has_its_parts() -> None:
    pack = a_pack(an_item(1), REPORT, a_plain_item(3))
    assert pack.front is not None
    assert [row.number for row in pack.front.agenda.rows] == ["1", "2", "3"]
    assert [it.anchor for it in pack.items] == ["item-1", "item-2"]
    assert pack.sheet is not None
    assert (pack.title, pack.description) == (
        "Organisationsbestyrelsen 3.\u00a0december 2026",
        "Dagsorden og sager",
    )


def test_same_input_makes_the_same_pack() -> None:
    assert a_pack(an_item(1), REPORT) == a_pack(an_item(1), REPORT)


@pytest.mark.parametrize(
    "other",
    [
        a_pack(an_item(1), meeting=replace(MEETING, place="Mødelokale 2")),
        a_pack(an_item(1), meeting=replace(MEETING, present=("Ane",))),
        a_pack(an_item(1, presenter="Ane")),
        a_pack(an_item(1, minutes=5)),
        a_pack(an_item(1, section="Sager")),
        a_pack(an_item(1, question="Skal vi?")),
        a_pack(an_item(1, late=True)),
        a_pack(an_item("1a", name="oplaeg-1")),
        a_pack(an_item(1), as_draft=True),
        a_pack(an_item(1), short=True),
        a_pack(an_item(1), large_print=True),
        a_pack(an_item(1), edition="public"),
    ],
)
def test_any_change_changes_the_digest(other: object) -> None:
    assert getattr(other, "digest", "") not in ("", a_pack(an_item(1)).digest)


@pytest.mark.parametrize("count", [0, 1, 12, 40])
def test_pack_may_have_any_number_of_items(count: int) -> None:
    proposals = [a_proposal_to_decide(paid("aab", 1_000), title=f"Sag {at}") for at in range(count)]
    pack = a_pack(*(an_item(at, it) for at, it in enumerate(proposals, 1)))
    assert pack.front is not None
    assert len(pack.front.agenda.rows) == len(pack.items) == count
    assert (pack.front.overview is None) is (count == 0)
    if pack.front.overview:
        assert len(pack.front.overview.rows) == count
        assert (pack.front.overview.charts is None) is (count == 1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "proposal",
    [
        Proposal(initiative=Initiative(title="Kun en titel")),
        Proposal(),
        a_proposal_to_decide(title="Lang " * 39 + "titel"),
        replace(a_proposal_to_decide(), language="en"),
    ],
    ids=["title alone", "nothing", "200 letters", "English"],
)
def test_pack_may_have_any_proposal(proposal: Proposal, language: Language) -> None:
    judged = review(load_policy(), DecodedAnswers(proposal=proposal), ON_THE_DAY)
    item = an_item(1, proposal, review=judged, title=proposal.initiative.title or "")
    pack = a_pack(item, REPORT, language=language)
    assert pack.front is not None
    title = proposal.initiative.title or {"da": "Uden titel", "en": "Untitled"}[language]
    assert pack.front.agenda.rows[0].title == title
    assert pack.front.overview is not None
    row = pack.front.overview.rows[0]
    assert row.asked not in ("", "–")


def test_unreadable_proposals_alone_make_a_pack() -> None:
    pack = a_pack(an_item(1, review=None, source=None, unreadable=UNREAD))
    assert pack.front is not None
    assert pack.front.overview is None
    assert [it.unreadable for it in pack.items] == ["Linje 3 kan ikke læses."]


@pytest.mark.parametrize("where", ["presenter", "section", "question", "title", "text"])
def test_number_is_masked_wherever_it_stands(where: str) -> None:
    number = written_forms()["hyphen"]
    item = a_plain_item(1, **{"text": "Læs.", where: f"Ane {number}"})
    everything = "".join(texts_in(a_pack(item)))
    assert "•" in everything
    assert [it for it in traces_of(number) if it in everything] == []


@pytest.mark.parametrize("where", ["present", "absent"])
def test_number_of_who_comes_is_masked(where: str) -> None:
    number = written_forms()["hyphen"]
    pack = a_pack(meeting=replace(MEETING, **{where: ("Bo", f"Ane {number}")}))
    everything = "".join((*texts_in(pack), *(it.content.decode() for it in pack.sources)))
    assert "•" in everything
    assert [it for it in traces_of(number) if it in everything] == []
