"""No word of a closed item or of a contact is anywhere in a public edition, in any format."""

from __future__ import annotations

from typing import Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.documents.model import Table
from aabsocial.errors import LeakError
from aabsocial.handout import (
    EDITIONS,
    Document,
    Edition,
    Handout,
    HandoutTexts,
    Meeting,
    items_for_edition,
    split_by_item,
    texts_in,
)
from aabsocial.localization.messages import LocalizedText, Message
from aabsocial.model.findings import Finding, Outcome, Severity, Verdict, VerdictKind
from aabsocial.model.paper_formats import PAPER_FORMATS
from aabsocial.model.policy import ReviewContext
from aabsocial.model.proposal import Annex, Contact
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import DecodedAnswers
from aabsocial.rendering import render_bytes
from aabsocial.rendering.theme import Theme
from aabsocial.review.review import review as the_review
from tests.support.cpr_numbers import traces_of, written_forms
from tests.support.files import everything_in
from tests.support.meetings import MEETING, SECRET, a_pack, a_secret_proposal, an_item, reviewed
from tests.support.papers import a_full_proposal

CONTACT = Contact(
    role="Konsulent", name="Ane Zqxgaard", email="zqx@aab.example", phone="+45 00 00 zqx"
)
MANY = 12  # items of a large pack
SAYS = Message(LocalizedText("Noget.", "Something."))


def meeting_with(changes: dict[str, Any]) -> Meeting:
    """Return the meeting with some of its facts changed."""
    return replace(MEETING, **changes)


def _finding(rule: str, key: str = "") -> Finding:
    return Finding(rule=rule, name="x", severity=Severity.ERROR, key=key, message=SAYS, remedy=SAYS)


def _published(**changes: object) -> Handout:
    open_one = replace(a_full_proposal(), contact=CONTACT)
    closed = an_item(2, a_secret_proposal(), name="den-zqx-plan", **{"closed": True, **changes})
    return a_pack(an_item(1, open_one), closed, edition="public")


@pytest.mark.parametrize("form", PAPER_FORMATS)
def test_no_secret_word_is_in_a_public_file(form: str) -> None:
    for one in (_published(), *split_by_item(_published())):
        assert SECRET not in one.name
        content = render_bytes(form, one, Theme(day=MEETING.day))
        assert SECRET not in everything_in(form, content).casefold()


def test_no_secret_word_is_in_a_large_public_pack() -> None:
    secret = a_secret_proposal()
    items = [an_item(it, secret, name="den-zqx-plan", closed=True) for it in (1, MANY + 1)]
    opened = (an_item(number) for number in range(2, MANY + 1))
    pack = a_pack(items[0], *opened, items[1], edition="public")

    assert len(pack.documents) > MANY
    content = render_bytes("pdf", pack, Theme(day=MEETING.day))
    assert SECRET not in everything_in("pdf", content).casefold()


@pytest.mark.parametrize("form", PAPER_FORMATS)
def test_secret_is_in_the_full_edition(form: str) -> None:
    pack = a_pack(an_item(1, a_secret_proposal()))
    assert (
        SECRET in everything_in(form, render_bytes(form, pack, Theme(day=MEETING.day))).casefold()
    )


def test_a_closed_item_keeps_its_number() -> None:
    agenda = _published().documents[0]
    assert "Lukket punkt" in tuple(texts_in(agenda))
    assert [it.anchor for it in _published().documents if it.file] == ["item-1"]


def test_a_proposal_may_ask_for_a_closed_item() -> None:
    secret = a_secret_proposal()
    closed = replace(secret, recommendation=replace(secret.recommendation, closed=True))
    pack = a_pack(an_item(1, closed), edition="public")
    assert SECRET not in "".join(texts_in(pack))


def test_a_closed_meeting_closes_every_item() -> None:
    pack = a_pack(
        an_item(1, a_secret_proposal()),
        edition="public",
        meeting=replace(MEETING, closed=True),
    )
    assert SECRET not in "".join(texts_in(pack))


def test_unreadable_answer_counts_as_closed() -> None:
    unread = _finding("FIL05", key="recommendation.closed")
    item = an_item(1, review=reviewed(a_secret_proposal(), (unread,)))
    assert SECRET not in "".join(texts_in(a_pack(item, edition="public")))


def test_an_unreadable_proposal_counts_as_closed() -> None:
    item = an_item(1, review=None, source=None, unreadable=SAYS, path="proposals/zqx/proposal.toml")
    assert SECRET not in "".join(texts_in(a_pack(item, edition="public")))


ANNEXES = (
    Annex(title="Zqx", file="zqx.pdf", closed=True),
    Annex(title="Kort", file="k.pdf"),
    Annex(title="Zqx igen", file="zqx-2.pdf"),
)


def test_a_closed_annex_keeps_its_number_and_nothing_else() -> None:
    unread = _finding("FIL04", key="annexes[2].closed")
    review = reviewed(replace(a_full_proposal(), annexes=ANNEXES), (unread,))
    pack = a_pack(an_item(4, review=review), edition="public")
    for document in (pack.documents[2], pack.documents[-1]):
        (table,) = (it for it in _tables_of(document) if "Bilag 4.1" in it.rows[0])
        first, second, third = table.rows
        assert {"Bilag 4.1", "Lukket bilag", "–"} <= set(first)
        assert {"Bilag 4.2", "Kort", "k.pdf"} <= set(second)
        assert {"Bilag 4.3", "Lukket bilag", "–"} <= set(third)
    assert SECRET not in "".join(texts_in(pack)).casefold()


def test_unknown_key_may_close_annex_and_item() -> None:
    annexes = (Annex(title="Zqx", file="zqx.pdf"), Annex(title="Kort", file="k.pdf"))
    proposal = replace(a_full_proposal(), annexes=annexes)
    review = reviewed(proposal, (_finding("FIL03", key="annexes[0].lukket"),))
    texts = "".join(texts_in(a_pack(an_item(1, review=review), edition="public")))
    assert SECRET not in texts.casefold()
    assert "Kort" in texts

    review = reviewed(a_secret_proposal(), (_finding("FIL03", key="recommendation.lukket"),))
    pack = a_pack(an_item(1, review=review), edition="public")
    assert SECRET not in "".join(texts_in(pack))


UNSPOKEN = (
    _finding("MAP01", key="annexes[0].file"),
    _finding("MAP04"),
    _finding("FIL07", key="initiative.participants"),
    _finding("FOR03", key="contact.name"),
    replace(_finding("FOR01", key="initiative.title"), also=("contact.role",)),
    _finding("XYZ01", key="annexes"),
)


@pytest.mark.parametrize("found", UNSPOKEN, ids=lambda found: f"{found.rule} {found.key}")
def test_finding_that_may_quote_secret_loses_its_texts(found: Finding) -> None:
    told = replace(found, rule="XYZ01" if found.rule == "FOR01" else found.rule, clause="1.5")
    told = replace(
        told, message=Message(LocalizedText("Zqx.", "Zqx.")), remedy=Message(LocalizedText("", ""))
    )
    verdict = Verdict(clause="1.5", kind=VerdictKind.NOT_MET, findings=(told,))
    review = replace(reviewed(a_full_proposal(), (told,)), verdicts=(verdict,))
    item = an_item(1, review=replace(review, outcome=Outcome.NOT_READY))

    full, public = (a_pack(item, edition=edition, as_draft=True) for edition in EDITIONS)
    assert SECRET in "".join(texts_in(full)).casefold()
    texts = "".join(texts_in(public))
    assert SECRET not in texts.casefold()
    assert texts.count("Ordlyden er udeladt i den offentlige udgave.") == 1
    assert _judged(full) == _judged(public)


def test_other_findings_keep_their_texts() -> None:
    item = an_item(1, review=reviewed(a_full_proposal(), (_finding("LOK01", key="residents"),)))
    assert "Noget." in "".join(texts_in(a_pack(item, edition="public").documents))


@pytest.mark.parametrize("edition", EDITIONS)
def test_both_editions_have_the_same_outcome(edition: Edition) -> None:
    rules = ("LOK01", "MAP01", "FIL03", "FOR03", "MAP04")
    kinds = (Severity.ERROR, Severity.WARNING, Severity.HINT, Severity.WARNING, Severity.ERROR)
    keys = ("residents", "annexes[0].file", "xyz", "contact.phone", "")
    found = tuple(
        replace(_finding(rule, key), severity=kind)
        for rule, kind, key in zip(rules, kinds, keys, strict=True)
    )
    review = replace(reviewed(a_full_proposal(), found), outcome=Outcome.NOT_READY)
    pack = a_pack(an_item(1, review=review), edition=edition)
    assert _judged(pack)[-1][2::2] == ("✗ Ikke klar", "Fejl: 2 · Advarsler: 2")


@pytest.mark.parametrize(
    "contact",
    [
        Contact(),
        Contact(role="Konsulent"),
        Contact(name="Ane Zqxgaard", email="zqx@aab.example"),
        CONTACT,
    ],
    ids=["nothing", "role", "no role", "all"],
)
def test_both_editions_count_the_same_gaps(contact: Contact) -> None:
    annexes = (Annex(closed=True), Annex(title="Zqx", closed=True), Annex(file="zqx", closed=True))
    proposal = replace(a_full_proposal(), contact=contact, annexes=annexes)
    structure = DecodedAnswers(proposal=proposal)
    review = the_review(load_policy(), structure, ReviewContext(today=MEETING.day))
    full, public = (a_pack(an_item(1, review=review), edition=it) for it in EDITIONS)
    assert _remarks(full)[:2] == _remarks(public)[:2]
    assert _judged(full) == _judged(public)
    assert SECRET not in "".join(texts_in(public)).casefold()


def _judged(pack: Handout) -> list[tuple[str, ...]]:
    """Return a pack's outcome and verdicts, without the texts of findings."""
    (paper,) = (it for it in pack.documents if it.anchor == "item-1")
    sections = (*paper.sections, *pack.documents[1].sections)
    tables = [
        part
        for section in sections
        if section.name in ("judgement", "review")
        for part in section.parts
        if isinstance(part, Table)
    ]
    assert len(tables) == 2
    verdicts, outcomes = tables
    return [*(row[:3] for row in verdicts.rows), *outcomes.rows]


def _remarks(pack: Handout) -> list[str]:
    (paper,) = (it for it in pack.documents if it.anchor == "item-1")
    (section,) = (it for it in paper.sections if it.name == "remarks")
    return ["".join(texts_in(part)) for part in section.parts]


def _tables_of(document: Document) -> list[Table]:
    return [part for it in document.sections for part in it.parts if isinstance(part, Table)]


def test_a_contact_in_a_text_stops_the_public_edition() -> None:
    proposal = replace(a_full_proposal(), contact=CONTACT)
    told = replace(proposal.initiative, summary="Ring til Ane Zqxgaard.")
    with pytest.raises(LeakError):
        a_pack(an_item(1, replace(proposal, initiative=told)), edition="public")


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


def test_cpr_number_in_open_item_only_stops_public_edition() -> None:
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


def test_unreadable_answer_is_not_quoted_in_public() -> None:
    proposal = replace(a_full_proposal(), contact=CONTACT)
    keys = ("initiative.homes", "contact.name", "annexes[0].title", "annexes")
    review = replace(reviewed(proposal), unreadable=dict.fromkeys(keys, "Ring til zqx"))
    item = an_item(1, proposal, review=review)
    public = "".join(texts_in(a_pack(item, edition="public")))
    assert SECRET not in public.casefold()
    assert "»Udeladt i den offentlige udgave« ⚠ kan ikke læses" in public
    assert "»Ring til zqx« ⚠ kan ikke læses" in "".join(texts_in(a_pack(item)))


def test_verdict_keeps_findings_without_texts() -> None:
    told = replace(_finding("MAP01", key="annexes[0].file"), clause="1.5")
    told = replace(told, message=Message(LocalizedText("Zqx.", "Zqx.")))
    other = _finding("LOK01", key="residents.decisions")
    verdict = Verdict(clause="1.5", kind=VerdictKind.NOT_MET, findings=(told, other))
    review = replace(reviewed(a_full_proposal(), (told, other)), verdicts=(verdict,))
    (item,) = items_for_edition(MEETING, (an_item(1, review=review),), "public", HandoutTexts("da"))
    assert item.review
    assert item.review.verdicts == (replace(verdict, findings=tuple(item.review.findings)),)
    assert [it.rule for it in item.review.findings] == ["MAP01", "LOK01"]
    assert SECRET not in "".join(it.message.in_("da") for it in item.review.findings).casefold()
    assert item.review.findings[1] == other


def test_agenda_omits_type_of_closed_item() -> None:
    (table,) = _tables_of(_published().documents[0])
    assert table.rows[1] == ("2", "Lukket punkt", "–", "Lukket")
