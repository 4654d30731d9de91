"""The agenda says what the board must do and for how much, and no more than it knows."""

from __future__ import annotations

from typing import Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.handout.pack import AgendaRow
from aabsocial.localization.messages import LocalizedText, Message
from aabsocial.model.meeting import AgendaItem
from aabsocial.model.proposal import Annex, BoardDecision, Proposal
from tests.support.meetings import (
    MEETING,
    a_pack,
    a_plain_item,
    a_proposal_to_decide,
    an_item,
    paid,
    reviewed,
)

UNREAD = Message(LocalizedText("Linje 3 kan ikke læses.", "Line 3 cannot be read."))


def spaced(text: str) -> str:
    return " ".join(text.split())


def decided(number: int, *kroner: int | None, **changes: Any) -> AgendaItem:  # noqa: ANN401 - any field of an item
    lines = (paid("aab", it) for it in kroner)
    proposal = a_proposal_to_decide(*lines, title=f"Sagen om nummer {number}")
    return an_item(number, proposal, **changes)


def sentence_of(*items: AgendaItem, **options: Any) -> str:  # noqa: ANN401 - any of the options
    front = a_pack(*items, **options).front
    assert front is not None
    return spaced(front.agenda.sentence)


def rows_of(*items: AgendaItem, **options: Any) -> tuple[AgendaRow, ...]:  # noqa: ANN401 - any of the options
    front = a_pack(*items, **options).front
    assert front is not None
    return front.agenda.rows


UNREADABLE_ITEM = replace(decided(3, 1), review=None, source=None, unreadable=UNREAD)
NO_MONEY = replace(
    a_proposal_to_decide(),
    finance=replace(a_proposal_to_decide().finance, no_money=True),
    budget=(),
    financing=(),
)
OUTCOMES = {
    outcome: replace(a_proposal_to_decide(), decision=BoardDecision(outcome=outcome))
    for outcome in ("approved", "postponed")
}


@pytest.mark.parametrize(
    ("items", "says"),
    [
        pytest.param((), "Der er ingen beslutningspunkter på dagsordenen.", id="none"),
        pytest.param(
            (a_plain_item(1, kind="decision"),),
            "Bestyrelsen skal træffe 1 beslutning.",
            id="no proposal",
        ),
        pytest.param(
            (decided(1, 90_000),),
            "Bestyrelsen skal træffe 1 beslutning. "
            "Der søges om 90.000 kr. hos AAB i den sag, der er til beslutning.",
            id="one",
        ),
        pytest.param(
            (decided(1, 90_000), decided(2, 5_000), decided(3, 7, kind="discussion")),
            "Bestyrelsen skal træffe 2 beslutninger. "
            "Der søges i alt om 95.000 kr. hos AAB i de sager, der er til beslutning.",
            id="two, and one to discuss",
        ),
        pytest.param(
            (decided(1, 90_000), decided(2, 5_000, None)),
            "Bestyrelsen skal træffe 2 beslutninger. Der søges i alt om mindst 95.000 kr. "
            "(1 beløb mangler) hos AAB i de sager, der er til beslutning.",
            id="an amount is missing",
        ),
        pytest.param(
            (decided(1, None),), "Bestyrelsen skal træffe 1 beslutning.", id="nothing is known"
        ),
        pytest.param(
            (decided(1, 90_000), UNREADABLE_ITEM),
            "Bestyrelsen skal træffe 2 beslutninger. Der søges i alt om mindst 90.000 kr. "
            "(1 post kan ikke læses) hos AAB i de sager, der er til beslutning.",
            id="one cannot be read",
        ),
        pytest.param(
            (an_item(1, NO_MONEY),),
            "Bestyrelsen skal træffe 1 beslutning. Der søges ikke om penge hos AAB "
            "til det, der skal besluttes.",
            id="no money",
        ),
        pytest.param(
            (an_item(1, OUTCOMES["approved"]),),
            "Der er ingen beslutningspunkter på dagsordenen.",
            id="decided already",
        ),
        pytest.param(
            (an_item(1, OUTCOMES["postponed"]),),
            "Bestyrelsen skal træffe 1 beslutning. "
            "Der søges om 60.000 kr. hos AAB i den sag, der er til beslutning.",
            id="put off before",
        ),
    ],
)
def test_sentence_says_what_is_known(items: tuple[AgendaItem, ...], says: str) -> None:
    assert sentence_of(*items) == says


def test_sentence_of_public_edition_is_of_open_items() -> None:
    items = (decided(1, 90_000), decided(2, 5_000, closed=True, title="Den anden sag"))
    assert sentence_of(*items, edition="public") == (
        "Bestyrelsen skal træffe 1 beslutning under de åbne punkter. "
        "Der søges om 90.000 kr. hos AAB i den sag, der er til beslutning."
    )


def test_sentence_of_a_closed_meeting_says_so() -> None:
    closed = replace(MEETING, closed=True)
    assert sentence_of(decided(1, 1), meeting=closed, edition="public") == (
        "Alle punkter på mødet er lukkede."
    )


def test_proposal_with_two_items_is_asked_for_once() -> None:
    first = decided(1, 90_000)
    again = replace(first, number="2")
    assert sentence_of(first, again) == (
        "Bestyrelsen skal træffe 2 beslutninger. "
        "Der søges i alt om 90.000 kr. hos AAB i de sager, der er til beslutning."
    )


@pytest.mark.parametrize(
    ("time", "minutes", "clocks"),
    [
        ("17.00", (10, 20, 0), ("17.00", "17.10", "17.30")),
        ("kl. 17", (10, 20, 30), ("17.00", "17.10", "17.30")),
        ("17:30-19:00", (45, 20, 0), ("17.30", "18.15", "18.35")),
        ("23.50", (15, 5, 0), ("23.50", "00.05", "00.10")),
        ("17.00", (10, 0, 10), ("17.00", "17.10", "")),
        ("17.00", (0, 10, 10), ("", "", "")),
        ("", (10, 10, 10), ("", "", "")),
        ("efter spisning", (10, 10, 10), ("", "", "")),
        ("25.00", (10, 10, 10), ("", "", "")),
        ("5 pm", (10, 10, 10), ("", "", "")),
    ],
)
def test_clock_is_told_as_long_as_every_item_before_has_minutes(
    time: str, minutes: tuple[int, ...], clocks: tuple[str, ...]
) -> None:
    items = [a_plain_item(at, minutes=it) for at, it in enumerate(minutes, 1)]
    rows = rows_of(*items, meeting=replace(MEETING, time=time))
    assert tuple(row.clock for row in rows) == clocks


@pytest.mark.parametrize(
    ("time", "minutes", "when"),
    [
        ("17.00", (10, 20), "3. december 2026 kl. 17.00–17.30 · Mødelokale 1"),
        ("17.00", (10, 0), "3. december 2026 kl. 17.00 · Mødelokale 1"),
        ("kl. 17.00", (), "3. december 2026 kl. 17.00 · Mødelokale 1"),
        ("17.00-19.00", (10, 20), "3. december 2026 kl. 17.00-19.00 · Mødelokale 1"),
        ("", (10,), "3. december 2026 · Mødelokale 1"),
    ],
)
def test_band_says_from_when_to_when(time: str, minutes: tuple[int, ...], when: str) -> None:
    items = [a_plain_item(at, minutes=it) for at, it in enumerate(minutes, 1)]
    front = a_pack(*items, meeting=replace(MEETING, time=time)).front
    assert front is not None
    assert spaced(front.band.when) == when


def test_band_says_what_it_is_and_who_leads() -> None:
    front = a_pack(meeting=MEETING).front
    assert front is not None
    assert spaced(front.band.about) == (
        "Dagsorden og sager · Møde 6/2026 · Formand eller mødeleder: Formanden · Fuld udgave"
    )


def test_section_begins_once_and_over_items_that_are_hidden() -> None:
    sections = ("", "Sager", "Sager", "Sager", "Andet")
    items = [a_plain_item(at, title=f"Emne {at}", section=it) for at, it in enumerate(sections, 1)]
    items[1] = replace(items[1], closed=True)
    assert [row.section for row in rows_of(*items)] == ["", "Sager", "", "", "Andet"]
    public = rows_of(*items, edition="public")
    assert [row.section for row in public] == ["", "", "Sager", "", "Andet"]


def test_details_say_where_who_annexes_and_late() -> None:
    annexes = (Annex(title="Referat", file="a.pdf"), Annex(title="Brev", file="b.pdf"))
    proposal = replace(a_proposal_to_decide(departments=("901", "903")), annexes=annexes)
    item = an_item(1, proposal, presenter="Direktøren", late=True)
    (row,) = rows_of(item)
    assert [spaced(it) for it in row.details] == [
        "Afdeling 901 og 903",
        "Direktøren",
        "2 bilag",
        "eftersendt",
    ]


@pytest.mark.parametrize(
    ("departments", "others", "says"),
    [
        (("58",), None, "Afdeling 58"),
        (("afd. 58", "59"), None, "Afdeling 58 og 59"),
        (("58", "Rosenhaven"), None, "Afdeling 58 og Rosenhaven"),
        (("901", "902", "903", "904"), None, "Afdeling 901, 902, 903 m.fl."),
        (("913", "B, afd. 3"), ("B",), "Afdeling 913 og 1 afdeling i en anden boligorganisation"),
        (
            ("913", "914", "B, afd. 3", "C, afd. 1"),
            ("B", "C"),
            "Afdeling 913 og 914 og 2 afdelinger i andre boligorganisationer",
        ),
    ],
)
def test_departments_of_others_are_counted(
    departments: tuple[str, ...], others: tuple[str, ...] | None, says: str
) -> None:
    proposal = a_proposal_to_decide(departments=departments, other_organisations=others)
    (row,) = rows_of(an_item(1, proposal))
    assert spaced(row.details[0]) == says


def test_unreadable_departments_are_shown_as_written() -> None:
    review = replace(
        reviewed(a_proposal_to_decide(departments=None)),
        unreadable={"initiative.departments": "58 59"},
    )
    (row,) = rows_of(an_item(1, review=review))
    assert row.details[0] == "»58 59« ⚠ kan ikke læses"


@pytest.mark.parametrize(
    ("proposal", "asked"),
    [
        (a_proposal_to_decide(paid("aab", 90_000)), "90.000 kr."),
        (a_proposal_to_decide(paid("foundation", 90_000)), "–"),
        (a_proposal_to_decide(paid("aab", 90_000), paid("aab", None)), "mindst 90.000 kr."),
        (a_proposal_to_decide(paid("aab", None)), "▢ Ikke besvaret"),
        (NO_MONEY, "–"),
    ],
)
def test_amount_that_is_not_known_is_never_none(proposal: Proposal, asked: str) -> None:
    (row,) = rows_of(an_item(1, proposal))
    assert spaced(row.asked) == asked


def test_closed_item_is_told_in_the_full_edition() -> None:
    (row,) = rows_of(decided(1, 1, closed=True))
    assert (row.kind, row.closed) == ("Beslutning", "Lukket punkt")


def test_closed_item_has_a_number_and_nothing_else_in_public() -> None:
    item = decided(
        2, 1, closed=True, title="Den sag", section="S", presenter="P", minutes=5, late=True
    )
    (row,) = rows_of(item, edition="public")
    assert row == AgendaRow(number="2", title="Lukket punkt")


def test_clock_after_a_closed_item_would_tell_how_long_it_took() -> None:
    items = [a_plain_item(at, title=f"Emne {at}", minutes=10) for at in range(1, 5)]
    items[1] = replace(items[1], closed=True)
    clocks = [row.clock for row in rows_of(*items, edition="public")]
    assert clocks == ["17.00", "17.10", "", ""]


@pytest.mark.parametrize(
    ("item", "anchor"),
    [
        (a_plain_item("3a"), ""),
        (a_plain_item("3a", text="Læs."), "item-3a"),
        (a_plain_item("3a", question="Skal vi?"), "item-3a"),
        (a_plain_item("3a", annexes=("a.pdf",)), "item-3a"),
        (UNREADABLE_ITEM, "item-3"),
        (decided(3, 1), "item-3"),
    ],
)
def test_item_with_something_to_read_has_a_page(item: AgendaItem, anchor: str) -> None:
    pack = a_pack(item)
    assert [row.anchor for row in rows_of(item)] == [anchor]
    assert [it.anchor for it in pack.items] == [anchor] * bool(anchor)


def test_unreadable_item_is_on_the_agenda() -> None:
    (row,) = rows_of(UNREADABLE_ITEM)
    assert row.title == "⚠ Kan ikke læses: oplaeg-3"


def test_agenda_in_english() -> None:
    items = (decided(1, 90_000, minutes=10), decided(2, 5_000, minutes=5))
    assert sentence_of(*items, language="en") == (
        "The board has 2 decisions to make. "
        "AAB is asked for DKK 95,000 in total in the cases for decision."
    )
    assert [row.clock for row in rows_of(*items, language="en")] == ["17:00", "17:10"]
