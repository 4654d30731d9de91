"""Whoever pays is offered as a partner, once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import next_in_task
from aabsocial.interview.protocol import Back, Keep, Typed
from aabsocial.interview.resume import resume, start_at
from aabsocial.interview.screens import screen
from aabsocial.interview.tasks import section_of
from aabsocial.policy.aab import load_policy
from tests.support.conversations import after, choose, listing, location_text, session_with

if TYPE_CHECKING:
    from aabsocial.interview.session import Session

VELLIV = {"source": "Velliv Foreningen", "kind": "foundation", "amount": 40_000}
KOMMUNE = {"source": "Lindby Kommune (søgt)", "kind": "municipality", "amount": 9_000}
AAB = {"source": "AAB", "kind": "aab", "amount": 1_000}
CLUB = {"name": "Boldklubben", "kind": "voluntary-association", "role": "Spil"}
OF_A_MUNICIPALITY = "Lindby Kommune betaler. Er Lindby Kommune også partner?"
QUESTION = "Velliv Foreningen betaler. Er Velliv Foreningen også partner?"


def leaving(key: str, financing: list[dict[str, Any]], partners: list[dict[str, Any]]) -> Session:
    """Return a session after a list was left."""
    answers: dict[str, Any] = {"finance": {"no_money": False}, "financing": financing}
    if partners:
        answers["partners"] = partners
    at = listing(key, answers, policy=load_policy())
    rest = at.skipped | {f"{name}[{place}].{field}" for name, place, field in FIELDS}
    return after(replace(at, skipped=rest), Keep())


FIELDS = [
    (name, place, field)
    for name in ("financing", "partners")
    for place in range(3)
    for field in ("status", "role", "contribution", "commitment", "kind")
]


def test_a_payer_is_offered_when_the_partners_are_left() -> None:
    session = leaving("partners", [VELLIV, AAB], [CLUB])
    shown = screen(session)
    assert shown.question == QUESTION
    assert [option.label for option in shown.options] == ["Ja", "Nej"]


def test_a_list_that_others_do_not_speak_of_offers_nothing() -> None:
    session = leaving("financing", [VELLIV, AAB], [CLUB])
    assert session.policy.groups["budget"].offers(session.proposal) == ()


def test_a_payer_is_offered_when_the_money_comes_after_the_partners() -> None:
    assert screen(leaving("financing", [VELLIV], [CLUB])).question == QUESTION


def test_a_payer_is_not_offered_before_the_partners_are_asked() -> None:
    assert "offer" not in location_text(leaving("financing", [VELLIV], []))


def test_a_payer_that_is_taken_becomes_a_partner() -> None:
    at_offer = leaving("partners", [VELLIV], [CLUB])
    taken = after(at_offer, choose("offer-yes"))
    assert taken.answers["partners"] == [
        CLUB,
        {"name": "Velliv Foreningen", "kind": "foundation"},
    ]
    (note,) = taken.notes
    assert note.text == "Velliv Foreningen står nu også som partner."


@pytest.mark.parametrize("key", ["partners", "financing"])
def test_what_the_new_partner_lacks_is_asked_and_its_list_does_not_return(key: str) -> None:
    at_offer = leaving(key, [VELLIV, KOMMUNE], [CLUB])
    led_to = at_offer.history[-1]
    asked = after(at_offer, choose("offer-yes"))
    assert location_text(asked) == "parts partners[1]"
    assert location_text(after(asked, Back())) == "offer partners"
    second = after(asked, Typed("Betaler; 40.000 kr.; idé"))
    assert screen(second).question == OF_A_MUNICIPALITY
    done = after(second, choose("offer-yes"), Keep())

    assert done.location == led_to
    assert done.answers["partners"][1:] == [
        {
            "name": "Velliv Foreningen",
            "kind": "foundation",
            "role": "Betaler",
            "contribution": "40.000 kr.",
            "commitment": "idea",
        },
        {"name": "Lindby Kommune", "kind": "municipality"},
    ]
    assert done.pending == ()
    task = section_of(done, "partners")
    following = next_in_task(done, task, "")
    assert following is None or following.item_key != "partners"


def test_new_partner_is_asked_about_also_before_the_findings_of_the_money() -> None:
    at_offer = leaving("financing", [VELLIV], [CLUB])
    page = Location(ScreenKind.FINDINGS, "money")
    before_page = replace(at_offer, history=(*at_offer.history[:-1], page))
    asked = after(before_page, choose("offer-yes"))

    assert location_text(asked) == "parts partners[1]"
    assert after(asked, Keep()).location == page


def test_field_that_is_opened_by_itself_leads_to_its_list_as_before() -> None:
    answers = {"partners": [{"name": "Boldklubben"}]}
    session = start_at(session_with(answers, policy=load_policy()), "partners[0].role")

    assert location_text(after(session, Typed("Spil"))).endswith("partners[0]")


def test_no_is_not_asked_again_in_the_next_session() -> None:
    refused = after(
        leaving("financing", [{**VELLIV, "status": "granted"}], [CLUB]), choose("offer-no")
    )
    again = resume(session_with(refused.answers, policy=load_policy()))
    at_the_list = replace(again, location=Location(ScreenKind.LIST, "financing"))

    assert "offer" not in location_text(after(at_the_list, Keep()))
    new = after(at_the_list, Typed("Lindby Kommune 9.000 søgt"))
    assert screen(after(new, Keep())).question == OF_A_MUNICIPALITY


def test_payers_are_offered_in_a_later_session_while_the_partners_are_unanswered() -> None:
    begun = resume(session_with({"financing": [VELLIV]}, policy=load_policy()))

    assert begun.offered == frozenset()


def test_each_payer_is_offered_once() -> None:
    first = leaving("partners", [VELLIV, KOMMUNE], [CLUB])
    second = after(first, choose("offer-no"))
    assert screen(second).question == OF_A_MUNICIPALITY
    done = after(second, choose("offer-yes"))
    assert [it["name"] for it in done.answers["partners"]] == ["Boldklubben", "Lindby Kommune"]
    again = listing("financing", dict(done.answers), policy=load_policy())
    left = after(replace(again, offered=done.offered, skipped=done.skipped), Keep())
    assert left.location.kind.value != "offer"


@pytest.mark.parametrize(
    ("financing", "partners"),
    [
        pytest.param([AAB], [CLUB], id="AAB"),
        pytest.param([{"kind": "foundation", "amount": 1}], [CLUB], id="no name"),
        pytest.param([VELLIV], [{**CLUB, "name": "velliv foreningen"}], id="a partner already"),
        pytest.param([VELLIV], [{**CLUB, "name": "Velliv Foreningen"}, {}], id="one without name"),
    ],
)
def test_nobody_else_is_offered(
    financing: list[dict[str, Any]], partners: list[dict[str, Any]]
) -> None:
    assert "offer" not in location_text(leaving("partners", financing, partners))


def test_going_back_or_writing_on_offers_nothing() -> None:
    at = listing("partners", {"financing": [VELLIV]}, policy=load_policy())
    assert "offer" not in location_text(after(at, Back()))
    assert "offer" not in location_text(after(at, Typed("Boldklubben: spil; en træner; aftale")))


def test_a_municipality_is_not_offered_beside_an_office_of_its_own() -> None:
    payer = {"source": "Kommunen", "kind": "municipality", "amount": 1000, "status": "pledged"}
    office = {"name": "Jobcenter Ung", "kind": "municipality"}

    assert "offer" in location_text(leaving("partners", [payer], [CLUB]))
    assert "offer" not in location_text(leaving("partners", [payer], [CLUB, office]))
