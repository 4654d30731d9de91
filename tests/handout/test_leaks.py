"""Personal data, a contact or a closed title in an open text stops the public edition."""

from __future__ import annotations

from typing import Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.errors import LeakError
from aabsocial.handout import Meeting, texts_in
from aabsocial.localization.messages import LocalizedText, Message
from aabsocial.model.findings import Finding, Severity
from aabsocial.model.meeting import AnnexFile
from aabsocial.model.proposal import Annex, Contact
from aabsocial.richtext import parse_prose
from tests.support.cpr_numbers import traces_of, written_forms
from tests.support.meetings import (
    MEETING,
    a_pack,
    a_plain_item,
    a_proposal_to_decide,
    an_item,
    reviewed,
)
from tests.support.papers import a_full_proposal

CONTACT = Contact(
    role="Konsulent", name="Ane Zqxjwkgaard", email="zqxjwk@aab.example", phone="+45 00 00 zqxjwk"
)
SAYS = Message(LocalizedText("Noget.", "Something."))


def meeting_with(changes: dict[str, Any]) -> Meeting:
    """Return the meeting with some of its facts changed."""
    return replace(MEETING, **changes)


def _finding(rule: str, key: str = "") -> Finding:
    return Finding(rule=rule, name="x", severity=Severity.ERROR, key=key, message=SAYS, remedy=SAYS)


@pytest.mark.parametrize("name", ["Ane  Zqxjwkgaard", "Hus 12 afdeling 5", "Punkt 3 Zqxjwk"])
def test_a_contact_is_found_however_its_words_are_parted(name: str) -> None:
    proposal = replace(a_full_proposal(), contact=Contact(role="Konsulent", name=name))
    for said in (name, name.replace(" ", "\u00a0"), name.replace(" ", "\n")):
        told = replace(proposal.initiative, summary=f"Ring til {said}.")
        with pytest.raises(LeakError):
            a_pack(an_item(1, replace(proposal, initiative=told)), edition="public")


def test_a_contact_in_a_text_stops_the_public_edition() -> None:
    proposal = replace(a_full_proposal(), contact=CONTACT)
    told = replace(proposal.initiative, summary="Ring til Ane Zqxjwkgaard.")
    with pytest.raises(LeakError):
        a_pack(an_item(1, replace(proposal, initiative=told)), edition="public")


@pytest.mark.parametrize(
    "file",
    [
        AnnexFile(
            path="a.md", name="a.md", sha256="aa", kind="text", content=b"Ring: Ane Zqxjwkgaard"
        ),
        AnnexFile(
            path="a.md",
            name="a.md",
            sha256="aa",
            kind="text",
            blocks=(parse_prose("Ring til **Ane Zqxjwkgaard**."),),
        ),
        AnnexFile(path="a.csv", name="a.csv", sha256="aa", content=b"navn;Ane Zqxjwkgaard"),
        AnnexFile(path="a.pdf", name="a.pdf", sha256="aa", content=b"%PDF\xff(Ane Zqxjwkgaard)"),
        AnnexFile(
            path="a.doc",
            name="a.doc",
            sha256="aa",
            content=b"\xd0\xcf" + "Ane Zqxjwkgaard".encode("utf-16-le"),
        ),
    ],
    ids=["bytes", "blocks", "another kind", "binary", "binary in UTF-16"],
)
def test_a_contact_in_an_annex_stops_the_public_edition(file: AnnexFile) -> None:
    annexes = (Annex(title="Referat", file="a"),)
    proposal = replace(a_full_proposal(), contact=CONTACT, annexes=annexes)
    item = an_item(1, proposal, files=(file,))
    with pytest.raises(LeakError):
        a_pack(item, edition="public")
    closed = replace(proposal, annexes=(replace(annexes[0], closed=True),))
    assert a_pack(an_item(1, closed, files=(file,)), edition="public").edition == "public"


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
        pytest.param("Lukket", "Se punkt 2.", False, id="a word of what stands in its place"),
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


def test_cpr_number_in_open_item_only_stops_public_edition() -> None:
    number = written_forms()["dotted date"]
    spoken = an_item(2, review=None, source=None, title="Orientering", annexes=(f"{number}.pdf",))
    with pytest.raises(LeakError):
        a_pack(an_item(1), spoken, edition="public")
    assert a_pack(an_item(1), replace(spoken, closed=True), edition="public").edition == "public"


def test_number_in_an_annex_stops_the_public_edition() -> None:
    number = written_forms()["hyphen"]
    file = AnnexFile(path="a.csv", name="a.csv", sha256="aa", content=f"navn;{number}".encode())
    item = a_plain_item(2, text="Læs.", annexes=("a.csv",), files=(file,))
    with pytest.raises(LeakError):
        a_pack(item, edition="public")
    (annex,) = a_pack(item).items[0].annexes
    assert [it for it in traces_of(number) if it in annex.content.decode()] == []


def test_personal_data_found_when_an_annex_was_read_stops_the_public_edition() -> None:
    file = AnnexFile(
        path="a.md", name="a.md", sha256="aa", kind="text", findings=(_finding("DAT01"),)
    )
    item = a_plain_item(2, text="Læs.", annexes=("a.md",), files=(file,))
    with pytest.raises(LeakError):
        a_pack(item, edition="public")
    assert a_pack(replace(item, closed=True), edition="public").edition == "public"


@pytest.mark.parametrize("where", ["presenter", "section", "question", "text"])
def test_number_in_what_the_agenda_says_stops_the_public_edition(where: str) -> None:
    number = written_forms()["hyphen"]
    item = a_plain_item(2, **{"text": "Læs.", where: f"Ane {number}"})
    with pytest.raises(LeakError):
        a_pack(item, edition="public")
    assert a_pack(replace(item, closed=True), edition="public").edition == "public"


@pytest.mark.parametrize("where", ["presenter", "section", "question", "text"])
def test_closed_title_in_what_the_agenda_says_stops_the_public_edition(where: str) -> None:
    closed = a_plain_item(1, title="Klagesagen i Vest", closed=True)
    spoken = a_plain_item(2, **{"text": "Læs.", where: "Efter klagesagen i Vest"})
    with pytest.raises(LeakError):
        a_pack(closed, spoken, edition="public")


def test_both_titles_of_a_closed_item_are_looked_for() -> None:
    proposal = a_proposal_to_decide(title="Klagesagen i Vest")
    closed = an_item(1, proposal, title="En sag", closed=True)
    for said in ("Efter klagesagen i Vest.", "Vi har en sag til."):
        with pytest.raises(LeakError):
            a_pack(closed, a_plain_item(2, text=said), edition="public")


@pytest.mark.parametrize("title", ["Klagesagen", "klagesagen nu"])
@pytest.mark.parametrize("said", ["Se Klagesagen nu.", "# Klagesagen nu"])
def test_closed_title_in_an_open_annex_stops_the_public_edition(title: str, said: str) -> None:
    closed = a_plain_item(1, title=title, closed=True)
    file = AnnexFile(path="a.md", name="a.md", sha256="aa", kind="text", content=said.encode())
    spoken = a_plain_item(2, text="Læs.", annexes=("a.md",), files=(file,))
    with pytest.raises(LeakError):
        a_pack(closed, spoken, edition="public")


def test_closed_title_in_an_annex_of_another_encoding_stops_the_public_edition() -> None:
    closed = a_plain_item(1, title="Æblesagen", closed=True)
    text = "Se Æblesagen nu."
    file = AnnexFile(
        path="a.txt",
        name="a.txt",
        sha256="aa",
        kind="text",
        content=text.encode("windows-1252"),
        blocks=(parse_prose(text),),
    )
    spoken = a_plain_item(2, text="Læs.", annexes=("a.txt",), files=(file,))
    with pytest.raises(LeakError):
        a_pack(closed, spoken, edition="public")


def test_open_personal_data_stops_the_public_edition() -> None:
    item = an_item(1, review=reviewed(a_full_proposal(), (_finding("DAT01"),)))
    with pytest.raises(LeakError) as refused:
        a_pack(item, edition="public")
    assert refused.value.exit_code == 1
    assert a_pack(replace(item, closed=True), edition="public").edition == "public"
    assert a_pack(item).edition == "full"
