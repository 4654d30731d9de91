"""What will be done stands on the page in a line of short names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aabsocial.model.proposal import Activity
from aabsocial.policy.aab.derived.summary import written_summary
from tests.support.cases import a_page, plain
from tests.support.proposals import a_proposal

if TYPE_CHECKING:
    from aabsocial.documents.case_page import Doing


def doing(*whats: str, **changes: object) -> Doing:
    activities = tuple(Activity(what=it, who="Gruppen") for it in whats)
    return a_page({"activities": activities, **changes}).doing


@pytest.mark.parametrize(
    ("what", "shown"),
    [
        ("Åben rådgivning.", "Åben rådgivning"),
        ("Grill: i godt vejr, ellers suppe", "Grill"),
        ("Kaffe (uden kage)", "Kaffe"),
        (
            "Åben rådgivning, og opkald før anden rykker",
            "Åben rådgivning, og opkald før anden rykker",
        ),
        (
            "Reparationsbord, hvor cykler bliver lappet, stole limet og bukser lagt op",
            "Reparationsbord",
        ),
        (
            "Samtale med den unge og en forælder om skole og arbejde",
            "Samtale med den unge og en forælder …",
        ),
        ("Metodehæfte på 12 sider om, hvad andre skal vide om fædre", "Metodehæfte på 12 sider"),
        ("Kaffe hver onsdag. Alle er velkomne.", "Kaffe hver onsdag"),
    ],
)
def test_an_activity_is_told_by_its_name(what: str, shown: str) -> None:
    assert plain(doing(what).full) == shown


def test_an_activity_is_told_with_its_time_where_there_is_room() -> None:
    beds = Activity(what="Højbede. Seks i alt", when="Lørdage kl. 10-12.")
    told = a_page({"activities": (beds, Activity(when="Tirsdag"))}).doing

    assert plain(told.full) == "Højbede (lørdage kl. 10-12) · ▢ Ikke besvaret"
    assert plain(told.brief) == "Højbede · ▢ Ikke besvaret"


def test_many_activities_are_counted() -> None:
    told = doing(*(f"Aktivitet {letter}" for letter in "abcdefg"))
    assert plain(told.full).endswith(" · Aktivitet e · og 2 til")
    assert plain(told.brief).endswith(" · Aktivitet c · og 4 til")


def test_nothing_to_be_done_is_marked() -> None:
    told = doing()
    assert (told.title, told.full) == ("Hvad skal der ske?", "▢ Ikke besvaret")


def test_the_program_s_own_summary_tells_it_already() -> None:
    changes: dict[str, object] = {
        "initiative.purpose": None,
        "initiative.departments": ("901",),
        "initiative.end": date(2026, 11, 30),
        "initiative.external_financing": False,
        "municipality.party": False,
        "finance.no_money": True,
        "budget": (),
        "financing": (),
    }
    summary = written_summary(a_proposal(changes))
    assert not doing_of(changes | {"initiative.summary": summary}).title
    assert doing_of(changes).title


def doing_of(changes: dict[str, object]) -> Doing:
    return a_page(changes).doing


def test_a_page_short_of_room_has_the_first_sentences_of_the_purpose() -> None:
    first = "Naboerne skal lære hinanden at kende."
    page = a_page({"initiative.purpose": f"{first} " + "Det er vigtigt for alle i gården. " * 9})
    assert plain(page.purpose).startswith(first)
    assert len(page.brief_purpose) <= 200 < len(page.purpose)
