"""The public edition shows nothing of a closed item, a closed annex or a contact."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aabsocial.core.struct import replace
from aabsocial.errors import LeakError
from aabsocial.handout import EDITIONS, Edition, Handout, HandoutTexts, items_for_edition, texts_in
from aabsocial.handout.pack import AgendaRow
from aabsocial.localization.messages import LocalizedText, Message
from aabsocial.model.findings import Finding, Outcome, Severity, Verdict, VerdictKind
from aabsocial.model.meeting import AgendaItem, AnnexFile
from aabsocial.model.proposal import Annex, BoardDecision, Contact
from aabsocial.richtext import parse_prose
from tests.support.meetings import (
    MEETING,
    SECRET,
    a_pack,
    a_plain_item,
    a_proposal_to_decide,
    a_secret_proposal,
    an_item,
    paid,
    reviewed,
)
from tests.support.papers import a_full_proposal

CONTACT = Contact(
    role="Konsulent", name="Ane Zqxjwkgaard", email="zqxjwk@aab.example", phone="+45 00 00 zqxjwk"
)
SAYS = Message(LocalizedText("Noget.", "Something."))
SAYS_SECRET = Message(LocalizedText("Zqxjwk.", "Zqxjwk."))


def a_finding(rule: str, key: str = "", says: Message = SAYS) -> Finding:
    return Finding(rule=rule, name="x", severity=Severity.ERROR, key=key, message=says, remedy=says)


def everything_said(pack: Handout) -> str:
    """Return all texts of a pack, and all bytes of its sources and annexes, in small letters."""
    files = (
        *(source.content for source in pack.sources),
        *(annex.content for item in pack.items for annex in item.annexes),
    )
    return "\n".join((*texts_in(pack), *(it.decode(errors="replace") for it in files))).casefold()


def the_public_pack(*items: AgendaItem, **options: Any) -> Handout:  # noqa: ANN401 - any of the options
    return a_pack(*items, edition="public", **options)


ONE_OPEN = an_item(1, replace(a_proposal_to_decide(), contact=CONTACT))
ONE_CLOSED = an_item(
    2,
    a_secret_proposal(),
    name="den-zqxjwk-plan",
    closed=True,
    presenter="Zqxjwk",
    section="Zqxjwk",
    question="Zqxjwk?",
)


def test_no_secret_word_is_in_a_public_pack() -> None:
    assert SECRET in everything_said(a_pack(ONE_OPEN, ONE_CLOSED))
    assert SECRET not in everything_said(the_public_pack(ONE_OPEN, ONE_CLOSED))


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(replace(ONE_CLOSED, closed=True), id="agenda says so"),
        pytest.param(
            an_item(
                2,
                replace(
                    a_secret_proposal(),
                    recommendation=replace(a_secret_proposal().recommendation, closed=True),
                ),
                title="Den zqxjwk plan",
            ),
            id="proposal says so",
        ),
        pytest.param(
            an_item(
                2,
                title="Den zqxjwk plan",
                review=reviewed(
                    a_secret_proposal(), (a_finding("FIL05", key="recommendation.closed"),)
                ),
            ),
            id="proposal may say so",
        ),
        pytest.param(
            an_item(
                2,
                title="Den zqxjwk plan",
                review=reviewed(
                    a_secret_proposal(), (a_finding("FIL03", key="recommendation.lukket"),)
                ),
            ),
            id="an unknown key may say so",
        ),
        pytest.param(
            an_item(
                2,
                review=None,
                source=None,
                title="",
                unreadable=SAYS_SECRET,
                path="proposals/zqxjwk.toml",
            ),
            id="it cannot be read",
        ),
        pytest.param(
            a_plain_item(
                2, title="Zqxjwk plan", text="Zqxjwk.", closed=True, annexes=("zqxjwk.pdf",)
            ),
            id="without a proposal",
        ),
    ],
)
def test_closed_item_has_its_number_and_nothing_else(item: AgendaItem) -> None:
    pack = the_public_pack(ONE_OPEN, item)
    assert pack.front is not None
    assert pack.front.agenda.rows[1] == AgendaRow(number="2", title="Lukket punkt")
    assert [it.anchor for it in pack.items] == ["item-1"]
    assert SECRET not in everything_said(pack)


def test_closed_meeting_closes_every_item() -> None:
    pack = the_public_pack(an_item(1, a_secret_proposal()), meeting=replace(MEETING, closed=True))
    assert SECRET not in everything_said(pack)
    assert pack.items == ()


proposals = st.builds(
    lambda title, kroner, status, start, outcome, language, closed: replace(
        a_proposal_to_decide(
            *(paid("aab", it) for it in kroner), title=title, start=start, departments=("911",)
        ),
        status=status,
        language=language,
        decision=BoardDecision(outcome=outcome),
        annexes=tuple(Annex(title=f"{title} {at}", file="x.pdf") for at in range(len(kroner))),
        recommendation=replace(a_full_proposal().recommendation, closed=closed),
    ),
    title=st.sampled_from(["Den skjulte plan", "Sagen mod naboen", "Nedlæggelse af vaskeriet"]),
    kroner=st.lists(st.none() | st.integers(0, 10**8), max_size=3),
    status=st.sampled_from(["draft", "submitted"]),
    start=st.none() | st.dates(date(2025, 1, 1), date(2028, 1, 1)),
    outcome=st.sampled_from([None, "approved", "postponed"]),
    language=st.sampled_from([None, "da", "en"]),
    closed=st.sampled_from([None, True]),
)
what_is_said = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["decision", "discussion", "information"]),
        "text": st.sampled_from(["", "Om den skjulte plan."]),
        "question": st.sampled_from(["", "Skal den skjulte plan vedtages?"]),
        "presenter": st.sampled_from(["", "Advokaten"]),
        "section": st.sampled_from(["", "Personale"]),
        "minutes": st.sampled_from([0, 5, 90]),
        "late": st.booleans(),
        "files": st.sampled_from([(), (AnnexFile(path="x.pdf", name="x.pdf", sha256="aa"),)]),
        "unreadable": st.sampled_from([None, SAYS]),
    }
)
closed_items = st.builds(
    lambda proposal, said: an_item(
        2,
        review=None if said["unreadable"] else reviewed(proposal),
        title=proposal.initiative.title,
        name="skjult",
        closed=True,
        **said,
    ),
    proposals,
    what_is_said,
) | st.builds(
    lambda title, said: a_plain_item(2, **{**said, "unreadable": None}, title=title, closed=True),
    st.sampled_from(["Den skjulte plan", "Ansættelse af en leder"]),
    what_is_said,
)


@settings(max_examples=40)
@given(closed_items, closed_items, st.booleans())
def test_public_pack_is_the_same_whatever_a_closed_item_is(
    one: AgendaItem,
    other: AgendaItem,
    short: bool,  # noqa: FBT001 - an option
) -> None:
    items = [an_item(1, a_proposal_to_decide(paid("aab", 90_000)), minutes=10, section="Sager")]
    last = an_item(3, a_proposal_to_decide(paid("aab", 5), title="Den tredje"), section="Sager")
    first, second = (the_public_pack(*items, closed, last, short=short) for closed in (one, other))
    assert first == second


closed_annexes = st.builds(
    lambda annex, file, findings, unread: (annex, file, findings, unread),
    st.builds(
        lambda title, file: Annex(title=title, file=file, closed=True),
        st.sampled_from([None, "Zqxjwk", "Zqxjwk igen"]),
        st.sampled_from([None, "zqxjwk.pdf"]),
    ),
    st.sampled_from(
        [
            AnnexFile(path="zqxjwk.pdf"),
            AnnexFile(path="zqxjwk.pdf", name="zqxjwk.pdf", sha256="aa", kind="pdf", pages=4),
            AnnexFile(
                path="zqxjwk.md",
                name="zqxjwk.md",
                sha256="bb",
                kind="text",
                blocks=(parse_prose("Zqxjwk."),),
                content=b"Zqxjwk.",
            ),
        ]
    ),
    st.sampled_from(
        [
            (),
            (a_finding("MAP01", "annexes[0].file", SAYS_SECRET),),
            (a_finding("FOR01", "annexes[0].title", SAYS_SECRET),),
        ]
    ),
    st.sampled_from([{}, {"annexes[0].title": "zqxjwk"}]),
)


@settings(max_examples=40)
@given(closed_annexes, closed_annexes)
def test_public_pack_is_the_same_whatever_a_closed_annex_is(one: Any, other: Any) -> None:  # noqa: ANN401 - as drawn
    packs = []
    for annex, file, findings, unread in (one, other):
        proposal = a_proposal_to_decide(background="Se bilag 1 og bilag 2.")
        proposal = replace(proposal, annexes=(annex, Annex(title="Kort", file="k.pdf")))
        outcome = Outcome.NOT_READY if findings else Outcome.READY
        review = replace(reviewed(proposal, findings), unreadable=unread, outcome=outcome)
        shown = AnnexFile(path="k.pdf", name="k.pdf", sha256="cc", kind="pdf", pages=1)
        packs.append(the_public_pack(an_item(1, review=review, files=(file, shown))))
    assert packs[0] == packs[1]
    assert SECRET not in everything_said(packs[0])
    assert "kort" in everything_said(packs[0])


def test_annex_may_be_closed_by_an_unknown_key_or_an_unreadable_answer() -> None:
    annexes = (Annex(title="Zqxjwk", file="zqxjwk.pdf"), Annex(title="Kort", file="k.pdf"))
    proposal = replace(a_proposal_to_decide(), annexes=annexes)
    for rule, key in (("FIL03", "annexes[0].lukket"), ("FIL04", "annexes[0].closed")):
        review = reviewed(proposal, (a_finding(rule, key=key),))
        (item,) = the_public_pack(an_item(1, review=review)).items
        assert [it.title for it in item.annexes] == ["Lukket bilag", "Kort"]


HIDDEN = (
    a_finding("MAP01", key="annexes[0].file"),
    a_finding("MAP04"),
    a_finding("FIL07", key="initiative.participants"),
    a_finding("FOR03", key="contact.name"),
    replace(a_finding("FOR01", key="initiative.title"), also=("contact.role",)),
    a_finding("XYZ01", key="annexes"),
)


@pytest.mark.parametrize("found", HIDDEN, ids=lambda found: f"{found.rule} {found.key}")
def test_finding_that_may_quote_a_secret_is_left_out_with_the_outcome(found: Finding) -> None:
    told = replace(found, rule="XYZ01" if found.rule == "FOR01" else found.rule, clause="1.5")
    told = replace(told, message=SAYS_SECRET, remedy=SAYS_SECRET)
    verdict = Verdict(clause="1.5", kind=VerdictKind.NOT_MET, findings=(told,))
    review = replace(reviewed(a_proposal_to_decide(), (told,)), verdicts=(verdict,))
    item = an_item(1, review=replace(review, outcome=Outcome.NOT_READY))

    full, public = (a_pack(item, edition=edition) for edition in EDITIONS)
    assert SECRET in everything_said(full)
    assert SECRET not in everything_said(public)
    assert full.front is not None
    assert public.front is not None
    assert full.front.overview is not None
    assert public.front.overview is not None
    assert full.front.overview.rows[0].ready == "Ikke klar"
    assert public.front.overview.rows[0].ready == "–"
    case, shown = full.items[0].case, public.items[0].case
    assert case is not None
    assert shown is not None
    assert case.page.policy == shown.page.policy
    assert "Intet" not in str(shown.page.open)


def test_case_with_a_finding_left_out_does_not_say_that_nothing_is_open() -> None:
    granted = paid("foundation", 100, "granted")
    whole = a_proposal_to_decide(granted, start=date(2027, 1, 1), end=date(2027, 8, 31))
    whole = replace(whole, finance=replace(whole.finance, without_unsecured=None))
    told = replace(a_finding("FOR03", key="contact.name"), severity=Severity.HINT)
    shown = []
    for findings in ((), (told,)):
        (item,) = the_public_pack(an_item(1, review=reviewed(whole, findings))).items
        assert item.case is not None
        shown.append((item.case.page.open.points, item.case.page.open.none))
    assert shown == [((), "Alt er afklaret."), ((), "")]


def test_other_findings_keep_their_texts_and_the_outcome() -> None:
    review = reviewed(a_proposal_to_decide(), (a_finding("LOK01", key="residents"),))
    item = an_item(1, review=replace(review, outcome=Outcome.NOT_READY))
    pack = the_public_pack(item)
    assert "Noget" in "".join(texts_in(pack.items))
    assert pack.front is not None
    assert pack.front.overview is not None
    assert pack.front.overview.rows[0].ready == "Ikke klar"
    assert pack.items[0].watermark == "UDKAST"


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("contact", [Contact(), Contact(role="Konsulent"), CONTACT])
def test_contact_is_in_the_full_edition_alone(edition: Edition, contact: Contact) -> None:
    item = an_item(1, replace(a_proposal_to_decide(), contact=contact))
    pack = a_pack(item, edition=edition)
    assert (SECRET in everything_said(pack)) is (edition == "full" and contact is CONTACT)


def test_unreadable_answer_is_not_quoted_in_public() -> None:
    proposal = replace(a_proposal_to_decide(), contact=CONTACT)
    keys = ("initiative.homes", "contact.name", "annexes[0].title", "annexes")
    review = replace(reviewed(proposal), unreadable=dict.fromkeys(keys, "Ring til zqxjwk"))
    item = an_item(1, proposal, review=review)
    assert SECRET not in everything_said(the_public_pack(item))
    assert "»ring til zqxjwk«" in everything_said(a_pack(item)).replace("\u00a0", " ")


def test_verdict_keeps_its_kind_and_findings_without_secrets() -> None:
    told = replace(a_finding("MAP01", key="annexes[0].file", says=SAYS_SECRET), clause="1.5")
    other = a_finding("LOK01", key="residents.decisions")
    verdict = Verdict(clause="1.5", kind=VerdictKind.NOT_MET, findings=(told, other))
    review = replace(reviewed(a_full_proposal(), (told, other)), verdicts=(verdict,))
    (item,) = items_for_edition(MEETING, (an_item(1, review=review),), "public", HandoutTexts("da"))
    assert item.review
    assert item.review.verdicts == (replace(verdict, findings=(other,)),)
    assert item.review.findings == (other,)
    assert item.outcome_hidden


def test_public_front_says_once_what_is_left_out() -> None:
    pack = the_public_pack(ONE_OPEN, ONE_CLOSED)
    assert pack.front is not None
    assert len(pack.front.notes) == 1
    assert "udeladt" not in everything_said(replace(pack, sources=()))


def test_closed_item_beside_an_open_one_of_the_same_proposal_stops_the_public_edition() -> None:
    item = an_item(1, a_proposal_to_decide())
    with pytest.raises(LeakError):
        the_public_pack(item, replace(item, number="2", closed=True))
