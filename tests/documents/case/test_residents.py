"""What the residents said: departments counted, votes long and short, what is missing."""

from __future__ import annotations

from datetime import date

import pytest

from aabsocial.model.proposal import Gap, ResidentDecision
from tests.support.cases import a_page, plain, reviewed
from tests.support.proposals import a_proposal

DAY = date(2026, 5, 12)


def decision(department: str = "901", **values: object) -> ResidentDecision:
    given = {"forum": "department-meeting", "date": DAY, **values}
    return ResidentDecision(department=department, **given)  # type: ignore[arg-type] # of its fields


def said(
    *decisions: ResidentDecision, departments: tuple[str, ...] = ("901",)
) -> dict[str, object]:
    return {"residents.decisions": decisions, "initiative.departments": departments}


VOTED = decision(votes_for=47, votes_against=12, unanimous=False)
OTHER = decision("903", votes_for=20, votes_against=19, unanimous=False)
UNANIMOUS = decision("905", unanimous=True)
BOARD = decision("905", forum="department-board")
BOTH = ("901", "903")
ALL = ("901", "903", "905")


@pytest.mark.parametrize(
    ("decisions", "departments", "lead", "missing"),
    [
        ((VOTED,), ("901",), "Besluttet af beboerne (afdelingsmøde)", ""),
        (
            (VOTED, OTHER),
            BOTH,
            "Besluttet i 2 af 2 afdelinger (afdelingsmøde)",
            "",
        ),
        (
            (VOTED,),
            ALL,
            "Besluttet i 1 af 3 afdelinger (afdelingsmøde)",
            "Mangler: Afdeling 903 og 905",
        ),
        ((decision(forum="workshop"),), ("901",), "Ikke besluttet af beboerne", ""),
        (
            (decision(forum="information"),),
            BOTH,
            "Ikke besluttet af beboerne i nogen af de 2 afdelinger",
            "Mangler: Afdeling 901 og 903",
        ),
        (
            (decision(votes_for=5, votes_against=20),),
            ("901",),
            "Besluttet af beboerne (afdelingsmøde)",
            "Ikke flertal i: Afdeling 901",
        ),
        (
            (decision(votes_for=5, votes_against=5),),
            ("901",),
            "Besluttet af beboerne (afdelingsmøde)",
            "Ikke flertal i: Afdeling 901",
        ),
        (
            (VOTED, decision("903", forum="ballot")),
            BOTH,
            "Besluttet i 2 af 2 afdelinger",
            "",
        ),
        (
            (decision("Afd. 901", unanimous=True),),
            ("901",),
            "Besluttet af beboerne (afdelingsmøde)",
            "",
        ),
        (
            (VOTED, BOARD),
            ALL,
            "Besluttet i 1 af 3 afdelinger (afdelingsmøde)",
            "Mangler: Afdeling 903. I 1 afdeling har kun afdelingsbestyrelsen taget stilling",
        ),
        (
            (decision(forum="organisation-board", votes_for=2, votes_against=5),),
            ("901",),
            "Ikke besluttet af beboerne",
            "Kun organisationsbestyrelsen har taget stilling",
        ),
        (
            (decision(forum="department-board"), VOTED),
            ("901",),
            "Besluttet af beboerne (afdelingsmøde)",
            "",
        ),
        (
            (VOTED, decision("903", forum=None)),
            BOTH,
            "Besluttet i 1 af 2 afdelinger (afdelingsmøde)",
            "For 1 afdeling fremgår det ikke, hvem der har taget stilling",
        ),
        (
            (VOTED, decision("")),
            BOTH,
            "Der står 2 beslutninger i oplægget (afdelingsmøde)",
            "",
        ),
        ((VOTED,), (), "Der står 1 beslutning i oplægget (afdelingsmøde)", ""),
    ],
    ids=[
        "one",
        "all",
        "some",
        "only a workshop",
        "only informed",
        "lost",
        "a tie",
        "different forums",
        "named in another way",
        "a board in one",
        "a board alone",
        "a board beside the residents",
        "an unknown forum",
        "of no department",
        "of departments that nobody has named",
    ],
)
def test_departments_are_counted(
    decisions: tuple[ResidentDecision, ...], departments: tuple[str, ...], lead: str, missing: str
) -> None:
    residents = a_page(said(*decisions, departments=departments)).residents

    assert (plain(residents.lead), plain(residents.missing)) == (lead, missing)


@pytest.mark.parametrize(
    ("one", "votes", "short"),
    [
        (VOTED, "47 for, 12 imod", "47–12"),
        (
            decision(votes_for=47, votes_against=12, votes_blank=3),
            "47 for, 12 imod, 3 hverken for eller imod",
            "47–12",
        ),
        (decision(unanimous=True), "enstemmigt", "enstemmigt"),
        (decision(unanimous=True, votes_for=31, votes_against=2), "31 for, 2 imod", "31–2"),
        (decision(), "▢ stemmetal mangler", "▢ stemmetal mangler"),
        (decision(forum="department-board"), "kun en bestyrelse", "kun en bestyrelse"),
        (
            decision(forum="department-board", votes_for=5, votes_against=0),
            "kun en bestyrelse",
            "kun en bestyrelse",
        ),
    ],
    ids=["votes", "blank", "unanimous", "contradicted", "no votes", "a board", "a board's votes"],
)
def test_votes_are_written_long_and_short(one: ResidentDecision, votes: str, short: str) -> None:
    (told,) = a_page(said(one)).residents.decisions

    assert (plain(told.votes), plain(told.short_votes)) == (votes, short)


def test_votes_that_cannot_be_read_are_shown_as_written() -> None:
    found = reviewed(
        a_proposal(said(decision(votes_against=12))), {"residents.decisions[0].votes_for": "mange"}
    )
    residents = a_page(found).residents

    assert "»mange« ⚠ kan ikke læses for, 12 imod" in plain(residents.decisions[0].votes)


@pytest.mark.parametrize(
    ("decisions", "brief"),
    [
        ((VOTED,), ""),
        ((VOTED, OTHER), "I alt 67 for og 31 imod. Svageste opbakning: Afdeling 903 (20–19)."),
        ((decision(), decision("903")), "Stemmetal mangler for 2 afdelinger."),
        ((VOTED, UNANIMOUS), "I alt 47 for og 12 imod; enstemmige beslutninger: 1."),
        (
            (VOTED, OTHER, decision("905")),
            (
                "Mindst 67 for og 31 imod; stemmetal mangler for 1 afdeling. "
                "Svageste opbakning: Afdeling 903 (20–19)."
            ),
        ),
        ((decision(unanimous=True), UNANIMOUS), "Enstemmige beslutninger: 2."),
        (
            (decision(unanimous=True), decision("903", unanimous=True), UNANIMOUS),
            "Enstemmigt i alle afdelinger.",
        ),
        (
            (VOTED, OTHER, BOARD),
            "I alt 67 for og 31 imod. Svageste opbakning: Afdeling 903 (20–19).",
        ),
    ],
    ids=[
        "one",
        "two",
        "two without votes",
        "a unanimous one",
        "one without votes",
        "two unanimous of three",
        "all unanimous",
        "a board",
    ],
)
def test_many_decisions_are_summed_up(decisions: tuple[ResidentDecision, ...], brief: str) -> None:
    assert plain(a_page(said(*decisions, departments=ALL)).residents.brief) == brief


def test_no_decision_at_all_is_a_gap() -> None:
    residents = a_page({"residents.decisions": ()}).residents

    assert (residents.gap, residents.lead, residents.decisions) == ("▢ Ikke besvaret", "", ())


def test_the_forum_stands_beside_the_day_where_forums_differ() -> None:
    first, second = a_page(
        said(VOTED, decision("903", forum="ballot", unanimous=True), departments=BOTH)
    ).residents.decisions

    assert plain(first.day) == "12. maj 2026, afdelingsmøde"
    assert plain(second.day) == "12. maj 2026, urafstemning"


def test_a_department_is_named_in_full_where_it_has_a_line_of_its_own() -> None:
    four = tuple(decision(str(number), unanimous=True) for number in (901, 902, 903, 904))
    on_lines = a_page(said(*four)).residents.decisions
    run_on = a_page(said(*four, UNANIMOUS)).residents.decisions

    assert plain(on_lines[0].department) == "Afdeling 901"
    assert plain(run_on[0].department) == "901"


@pytest.mark.parametrize(
    ("one", "place", "told", "lead", "missing"),
    [
        (
            decision("903", forum=None, votes_for=38, votes_against=2, unanimous=False),
            ".forum",
            ("38 for, 2 imod", "12. maj 2026, ▢ Afklares: referatet"),
            "Besluttet i 1 af 2 afdelinger (afdelingsmøde)",
            "",
        ),
        (
            decision("903", votes_for=38, votes_against=2, unanimous=False),
            "",
            ("38 for, 2 imod", "12. maj 2026"),
            "Besluttet i 2 af 2 afdelinger (afdelingsmøde)",
            "▢ Afklares: Afdeling 903",
        ),
        (
            decision("903"),
            "",
            ("▢ Afklares: referatet", "12. maj 2026"),
            "Besluttet i 1 af 2 afdelinger (afdelingsmøde)",
            "",
        ),
        (
            decision("903", forum="department-board"),
            "",
            ("▢ Afklares: referatet", "12. maj 2026, møde i afdelingsbestyrelsen"),
            "Besluttet i 1 af 2 afdelinger (afdelingsmøde)",
            "",
        ),
    ],
    ids=["the forum", "the papers of a decision", "a meeting to come", "a board's"],
)
def test_what_is_awaited_is_not_told_as_decided(
    one: ResidentDecision, place: str, told: tuple[str, str], lead: str, missing: str
) -> None:
    waiting = {"gaps": (Gap(key=f"residents.decisions[1]{place}", note="referatet"),)}
    residents = a_page({**said(VOTED, one, departments=BOTH), **waiting}).residents
    second = residents.decisions[1]

    assert (plain(second.votes), plain(second.day)) == told
    assert (plain(residents.lead), plain(residents.missing)) == (lead, missing)
    assert plain(residents.brief_missing) == "▢ Afklares: Afdeling 903"
    assert residents.brief == ""


def test_a_department_that_said_no_and_is_asked_again_has_not_decided() -> None:
    waiting = {"gaps": (Gap(key="residents.decisions[2]", note="nyt møde i januar"),)}
    refused = decision("903", votes_for=20, votes_against=34, unanimous=False)
    again = ResidentDecision(department="903")
    residents = a_page({**said(VOTED, refused, again, departments=BOTH), **waiting}).residents

    assert plain(residents.lead) == "Besluttet i 1 af 2 afdelinger (afdelingsmøde)"
    assert plain(residents.missing) == "Ikke flertal i: Afdeling 903"
    assert (
        plain(residents.brief_missing) == "▢ Afklares: Afdeling 903. Ikke flertal i: Afdeling 903"
    )


def test_where_all_is_awaited_nobody_knows_whether_the_residents_decided() -> None:
    waiting = {"gaps": (Gap(key="residents.decisions[0].forum", note="referatet"),)}
    voted = decision(forum=None, votes_for=38, votes_against=2, unanimous=False)

    residents = a_page({**said(voted), **waiting}).residents

    assert residents.lead == "Beboernes beslutning er ikke afklaret"
    assert plain(residents.decisions[0].votes) == "38 for, 2 imod"


TO_COME = date(2027, 1, 19)
AHEAD_VOTES = {"date": TO_COME, "votes_for": 38, "votes_against": 2, "unanimous": False}
AHEAD = decision("903", **AHEAD_VOTES)


@pytest.mark.parametrize(
    ("decisions", "departments", "lead", "missing"),
    [
        (
            (decision(date=TO_COME, votes_for=17, votes_against=0),),
            ("901",),
            "Beboernes beslutning er ikke truffet endnu",
            "",
        ),
        (
            (VOTED, AHEAD),
            BOTH,
            "Besluttet i 1 af 2 afdelinger (afdelingsmøde)",
            "Ikke besluttet endnu: Afdeling 903",
        ),
        (
            (VOTED, decision("903", date=TO_COME, votes_for=2, votes_against=9)),
            BOTH,
            "Besluttet i 1 af 2 afdelinger (afdelingsmøde)",
            "Ikke besluttet endnu: Afdeling 903",
        ),
        (
            (VOTED, decision("903", date=TO_COME, forum="department-board")),
            BOTH,
            "Besluttet i 1 af 2 afdelinger (afdelingsmøde)",
            "Ikke besluttet endnu: Afdeling 903",
        ),
        (
            (VOTED, decision("903", forum="department-board"), AHEAD),
            BOTH,
            "Besluttet i 1 af 2 afdelinger (afdelingsmøde)",
            (
                "Ikke besluttet endnu: Afdeling 903. "
                "I 1 afdeling har kun afdelingsbestyrelsen taget stilling"
            ),
        ),
        (
            (VOTED, decision("903", votes_for=20, votes_against=34), AHEAD),
            BOTH,
            "Besluttet i 1 af 2 afdelinger (afdelingsmøde)",
            "Ikke besluttet endnu: Afdeling 903. Ikke flertal i: Afdeling 903",
        ),
    ],
    ids=["alone", "beside one", "a no", "a board's", "after a board's", "after a no"],
)
def test_nothing_is_decided_on_a_day_to_come(
    decisions: tuple[ResidentDecision, ...], departments: tuple[str, ...], lead: str, missing: str
) -> None:
    residents = a_page(said(*decisions, departments=departments)).residents

    assert (plain(residents.lead), plain(residents.brief_missing)) == (lead, missing)
    assert plain(residents.decisions[-1].day).startswith("19. jan. 2027 (ikke besluttet endnu)")


def test_votes_of_a_day_to_come_are_in_no_sum() -> None:
    residents = a_page(
        said(VOTED, OTHER, decision("905", **AHEAD_VOTES), departments=ALL)
    ).residents

    assert plain(residents.brief).startswith("I alt 67 for og 31 imod.")


def test_what_is_awaited_on_a_day_to_come_is_named_once() -> None:
    waiting = {"gaps": (Gap(key="residents.decisions[1]", note="referatet"),)}
    residents = a_page({**said(VOTED, AHEAD, departments=BOTH), **waiting}).residents

    assert plain(residents.brief_missing) == "▢ Afklares: Afdeling 903"
