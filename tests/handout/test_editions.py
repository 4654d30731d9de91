"""No word of a closed item or of a contact is anywhere in a public edition, in any format."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aabsocial.errors import LeakError
from aabsocial.export import FORMATS, export
from aabsocial.export.look import Look
from aabsocial.export.sections import LARGE
from aabsocial.finding import Finding, Severity
from aabsocial.handout import Handout, Meeting, per_item, texts_in
from aabsocial.part import changed
from aabsocial.proposal import Annex, Contact
from aabsocial.wording import Sentence, Words
from tests.files import everything_in
from tests.meetings import MEETING, SECRET, a_pack, a_secret_proposal, an_item, reviewed
from tests.papers import a_full_proposal
from tests.personal_data.numbers import traces_of, written_forms

CONTACT = Contact(
    role="Konsulent", name="Ane Zqxgaard", email="zqx@aab.example", phone="+45 00 00 zqx"
)
SAYS = Sentence(Words("Noget.", "Something."))


def meeting_with(changes: dict[str, Any]) -> Meeting:
    """Give the meeting with some of its facts changed."""
    return replace(MEETING, **changes)


def _published(**changes: object) -> Handout:
    open_one = changed(a_full_proposal(), contact=CONTACT)
    closed = an_item(2, a_secret_proposal(), name="den-zqx-plan", **{"closed": True, **changes})
    return a_pack(an_item(1, open_one), closed, edition="public")


@pytest.mark.parametrize("form", FORMATS)
def test_no_secret_word_is_in_a_public_file(form: str) -> None:
    for one in (_published(), *per_item(_published())):
        assert SECRET not in one.name
        content = export(form, one, Look(day=MEETING.day))
        assert SECRET not in everything_in(form, content).casefold()


def test_no_secret_word_is_in_a_public_pack_set_in_sections() -> None:
    secret = a_secret_proposal()
    items = [an_item(it, secret, name="den-zqx-plan", closed=True) for it in (1, LARGE + 1)]
    opened = (an_item(number) for number in range(2, LARGE + 1))
    pack = a_pack(items[0], *opened, items[1], edition="public")

    assert len(pack.documents) > LARGE
    content = export("pdf", pack, Look(day=MEETING.day))
    assert SECRET not in everything_in("pdf", content).casefold()


@pytest.mark.parametrize("form", FORMATS)
def test_the_search_finds_the_secret_in_a_full_file(form: str) -> None:
    pack = a_pack(an_item(1, a_secret_proposal()))
    assert SECRET in everything_in(form, export(form, pack, Look(day=MEETING.day))).casefold()


def test_a_closed_item_keeps_its_number() -> None:
    agenda = _published().documents[0]
    assert "Lukket punkt" in tuple(texts_in(agenda))
    assert [it.anchor for it in _published().documents if it.file] == ["item-1"]


def test_a_proposal_may_ask_for_a_closed_item() -> None:
    secret = a_secret_proposal()
    closed = changed(secret, recommendation=changed(secret.recommendation, closed=True))
    pack = a_pack(an_item(1, closed), edition="public")
    assert SECRET not in "".join(texts_in(pack))


def test_a_closed_meeting_closes_every_item() -> None:
    pack = a_pack(
        an_item(1, a_secret_proposal()),
        edition="public",
        meeting=replace(MEETING, closed=True),
    )
    assert SECRET not in "".join(texts_in(pack))


def test_an_answer_that_cannot_be_read_counts_as_closed() -> None:
    unread = _finding("FIL05", key="recommendation.closed")
    item = an_item(1, review=reviewed(a_secret_proposal(), (unread,)))
    assert SECRET not in "".join(texts_in(a_pack(item, edition="public")))


def test_an_unreadable_proposal_counts_as_closed() -> None:
    item = an_item(1, review=None, source=None, unreadable=SAYS, path="proposals/zqx/proposal.toml")
    assert SECRET not in "".join(texts_in(a_pack(item, edition="public")))


def test_a_closed_annex_is_left_out() -> None:
    annexes = (Annex(title="Zqx", file="zqx.pdf", closed=True), Annex(title="Kort", file="k.pdf"))
    pack = a_pack(an_item(1, changed(a_full_proposal(), annexes=annexes)), edition="public")
    texts = "".join(texts_in(pack))
    assert SECRET not in texts.casefold()
    assert "Kort" in texts


def test_a_contact_in_a_text_stops_the_public_edition() -> None:
    proposal = changed(a_full_proposal(), contact=CONTACT)
    told = changed(proposal.initiative, summary="Ring til Ane Zqxgaard.")
    with pytest.raises(LeakError):
        a_pack(an_item(1, changed(proposal, initiative=told)), edition="public")


@pytest.mark.parametrize(
    ("title", "text", "refused"),
    [
        pytest.param("Klagesagen i Vest", "Se også klagesagen i vest.", True, id="other letters"),
        pytest.param("Klagesagen i Vest", "Se **klagesagen**\ni Vest!", True, id="marks between"),
        pytest.param("Klagesagen i Vest", "Se klagesagen i Vestbyen.", False, id="a longer word"),
        pytest.param("Klagesagen i Vest", "Se punkt 2.", False, id="not named"),
        pytest.param("Klagesagen", "Se Klagesagen.", True, id="one word"),
        pytest.param("Klagesagen", "Se klagesagen.", False, id="an ordinary word"),
        pytest.param("Økonomi", "Se punkt 2.", False, id="a heading of the papers"),
        pytest.param("Lukket punkt", "Se punkt 2.", False, id="what stands in its place"),
        pytest.param("", "Se punkt 2.", False, id="no title"),
    ],
)
def test_the_title_of_a_closed_item_in_an_open_text_stops_the_public_edition(
    title: str,
    text: str,
    refused: bool,  # noqa: FBT001 - the expectation itself
) -> None:
    closed = an_item(1, review=None, source=None, title=title, closed=True)
    spoken = an_item(2, review=None, source=None, title="Orientering", text=text)
    if not refused:
        assert a_pack(closed, spoken, edition="public").edition == "public"
        return
    with pytest.raises(LeakError) as leak:
        a_pack(closed, spoken, edition="public")
    assert "lukkede punkt 1" in leak.value.message.in_("da")
    assert title not in leak.value.message.in_("da")
    assert a_pack(closed, spoken).edition == "full"


@pytest.mark.parametrize(
    "meeting",
    [
        pytest.param(meeting_with({name: f"Ane, {written}"}), id=f"{name}, {form}")
        for name in ("body", "time", "place", "number", "chair")
        for form, written in written_forms().items()
        if form in ("hyphen", "in parts")
    ],
)
def test_a_number_in_the_meeting_stops_the_public_edition(meeting: Meeting) -> None:
    with pytest.raises(LeakError) as leak:
        a_pack(an_item(1), edition="public", meeting=meeting)
    assert "CPR" in leak.value.message.in_("da")
    everything = "".join(texts_in(a_pack(an_item(1), meeting=meeting)))
    assert "•" in everything
    assert [it for it in traces_of(written_forms()["hyphen"]) if it in everything] == []


def test_a_number_in_an_open_item_stops_the_public_edition_and_in_a_closed_one_not() -> None:
    number = written_forms()["dotted date"]
    spoken = an_item(2, review=None, source=None, title="Orientering", annexes=(f"{number}.pdf",))
    with pytest.raises(LeakError):
        a_pack(an_item(1), spoken, edition="public")
    assert a_pack(an_item(1), replace(spoken, closed=True), edition="public").edition == "public"


def test_open_personal_data_stops_the_public_edition() -> None:
    item = an_item(1, review=reviewed(a_full_proposal(), (_finding("DAT01"),)))
    with pytest.raises(LeakError) as refused:
        a_pack(item, edition="public")
    assert refused.value.exit_code == 1
    assert a_pack(replace(item, closed=True), edition="public").edition == "public"
    assert a_pack(item).edition == "full"


def test_what_cannot_be_read_is_not_quoted_in_public() -> None:
    proposal = changed(a_full_proposal(), contact=CONTACT)
    keys = ("initiative.homes", "contact.name", "annexes[0].title", "annexes")
    review = replace(reviewed(proposal), unreadable=dict.fromkeys(keys, "Ring til zqx"))
    item = an_item(1, proposal, review=review)
    public = "".join(texts_in(a_pack(item, edition="public")))
    assert SECRET not in public.casefold()
    assert "»Udeladt i den offentlige udgave« ⚠ kan ikke læses" in public
    assert "»Ring til zqx« ⚠ kan ikke læses" in "".join(texts_in(a_pack(item)))


def _finding(rule: str, key: str = "") -> Finding:
    return Finding(rule=rule, name="x", severity=Severity.ERROR, key=key, message=SAYS, remedy=SAYS)
