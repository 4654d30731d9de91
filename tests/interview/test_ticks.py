"""Questions that are answered together by ticks, and the lines that they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import Back, Clear, Keep, Menu, Tone, Typed
from aabsocial.interview.resume import start_at
from aabsocial.interview.screens import screen
from aabsocial.interview.tasks import TaskState, section_named, task_status
from aabsocial.policy.aab import load_policy
from tests.support.conversations import after, choose, location_text, new_session, session_with

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.model.answers import Answers

POLICY = load_policy()
AAB = {"source": "AAB", "kind": "aab"}
DEPARTMENTS = {"source": "Afdelingerne", "kind": "department"}
OTHERS = {"source": "Andre"}
BUDGET = {"budget": [{"item": "Kaffe", "amount": 60_000}]}


def at(key: str, answers: Answers | None = None, **more: Any) -> Session:  # noqa: ANN401 - any setting
    return start_at(session_with(answers, policy=POLICY, **more), key)


def sources(*names: str, answers: Answers | None = None) -> Session:
    return after(at("finance.sources", answers), choose(*names))


def test_an_unticked_line_is_a_spoken_no_and_told() -> None:
    session = after(at("initiative.traits"), choose("debt"))

    assert session.answers == {
        "initiative": {"pilot": False, "concerns_debt": True, "takes_part": False},
        "municipality": {"party": False},
    }
    read = (
        "Ikke et forsøgsprojekt · handler om gæld"
        " · kommunen er ikke part · AAB eller en afdeling sætter indsatsen i gang"
    )
    assert [note.text for note in session.notes] == [f"Læst: {read}"]
    assert screen(at("initiative.pilot", session.answers)).chosen == ("debt",)


def test_none_of_them_answers_each_with_no() -> None:
    session = after(at("initiative.traits"), choose("none"))

    assert session.answers["municipality"] == {"party": False}
    assert screen(at("initiative.traits", session.answers)).chosen == ("none",)


@pytest.mark.parametrize(
    ("names", "told"),
    [((), "Vælg mindst én mulighed"), (("none", "debt"), "»Ingen af dem« kan ikke vælges sammen")],
)
def test_no_tick_and_none_beside_others_are_refused(names: tuple[str, ...], told: str) -> None:
    session = after(at("initiative.traits"), choose(*names))

    assert location_text(session) == "joint initiative.traits"
    assert session.notes[0].tone is Tone.ERROR
    assert told in session.notes[0].text
    assert session.answers == {}


def test_ticks_left_open_answer_nothing() -> None:
    session = after(at("initiative.traits"), Keep())

    assert session.answers == {}
    assert "initiative.traits" in session.skipped


def test_half_set_ticks_are_kept() -> None:
    half = after(at("initiative.traits"), Menu("pilot debt"))

    assert screen(after(half, Menu())).chosen == ("pilot", "debt")
    assert location_text(after(half, Menu(), choose("pilot"), Back())) == "joint initiative.traits"


@pytest.mark.parametrize(
    ("names", "answers"),
    [
        (
            ("no-money",),
            {"finance": {"no_money": True}, "initiative": {"external_financing": False}},
        ),
        (
            ("aab", "departments"),
            {
                "finance": {"no_money": False},
                "initiative": {"external_financing": False},
                "financing": [AAB, DEPARTMENTS],
            },
        ),
        (("others",), {"initiative": {"external_financing": True}, "financing": [OTHERS]}),
    ],
)
def test_each_source_begins_a_line_of_the_financing(
    names: tuple[str, ...], answers: dict[str, Any]
) -> None:
    session = sources(*names)

    assert session.answers == answers
    assert screen(at("finance.no_money", answers)).chosen == names


def test_departments_that_are_known_are_named_in_their_line() -> None:
    session = sources("departments", answers={"initiative": {"departments": ["47", "58"]}})

    assert session.answers["financing"] == [{**DEPARTMENTS, "source": "Afdeling 47 og 58"}]
    english = sources("others", answers={"language": "en"})
    assert english.answers["financing"] == [{"source": "Others"}]


def test_a_source_ticked_again_begins_no_second_line() -> None:
    filled = {**AAB, "amount": 5000, "status": "applied"}
    session = sources("aab", "others", answers={"financing": [filled]})

    assert session.answers["financing"] == [filled, OTHERS]
    assert sources("aab", "others", answers=session.answers).answers == session.answers


def test_a_line_that_nobody_filled_goes_with_its_tick() -> None:
    filled = {**DEPARTMENTS, "amount": 5000}
    named = {"source": "Fonden", "kind": "foundation"}
    session = sources("no-money", answers={"financing": [AAB, filled, OTHERS, named]})

    assert session.answers["financing"] == [filled, named]
    assert "financing" not in sources("no-money", answers={"financing": [AAB]}).answers


def test_cleared_sources_take_back_what_they_began() -> None:
    session = after(at("finance.sources", sources("aab", "others").answers), Clear())

    assert "financing" not in session.answers
    assert session.answers["finance"] == {}


def test_what_the_sources_begin_is_no_answer_yet() -> None:
    session = sources("aab", answers={})
    money = section_named(session, "money")

    assert task_status(session, money).state is TaskState.NOT_BEGUN
    asked = after(session, Menu(), choose("task:money"), Keep())
    assert location_text(asked) == "list financing"


def test_the_lines_begun_wait_to_be_filled_by_amounts_alone() -> None:
    session = at("financing", {**BUDGET, **sources("aab", "departments").answers})

    assert screen(session).field == "AAB"
    aab = after(session, Typed("40.000 søgt"))
    assert aab.answers["financing"][0] == {**AAB, "amount": 40_000, "status": "applied"}
    shown = screen(aab)
    assert shown.field == "Afdelingerne"
    assert "Afdelingerne: »resten« er 20.000\N{NO-BREAK SPACE}kr." in shown.body
    rest = after(aab, Typed("resten bevilget"))
    assert rest.answers["financing"][1] == {**DEPARTMENTS, "amount": 20_000, "status": "granted"}
    assert screen(rest).field not in ("AAB", "Afdelingerne")


def test_a_line_that_names_who_pays_fills_theirs() -> None:
    session = at("financing", sources("aab", "others").answers)

    others = after(session, Typed("Velliv Fonden 40.000 søgt"))
    assert others.answers["financing"] == [
        AAB,
        {"source": "Velliv Fonden", "kind": "foundation", "amount": 40_000, "status": "applied"},
    ]
    both = after(others, Typed("Fonden Nord 5.000 søgt"), Typed("AAB 1.000"))
    assert [row["source"] for row in both.answers["financing"]] == [
        "AAB",
        "Velliv Fonden",
        "Fonden Nord",
    ]


def test_a_line_to_be_written_anew_leaves_what_it_should_fill() -> None:
    session = after(at("financing", sources("aab").answers, language="en"), Typed("1,250.50.1"))
    asked = after(at("financing", sources("aab").answers, language="en"), Typed("AAB 1.250"))

    assert session.answers["financing"][0]["kind"] == "aab"
    assert location_text(asked) == "readings financing"
    anew = after(asked, choose("?"))
    assert anew.answers["financing"] == [AAB]
    assert screen(anew).typed == "AAB 1.250"


def test_what_is_left_unfilled_is_asked_for_when_the_list_is_left() -> None:
    session = after(at("financing", sources("aab").answers), Keep())

    assert location_text(session) == "parts financing[0]"


def test_a_list_with_a_line_to_fill_is_where_its_task_goes_on() -> None:
    begun = after(at("financing", sources("aab", "departments").answers), Typed("5.000"))
    session = session_with({**BUDGET, **begun.answers}, Location(ScreenKind.HUB), policy=POLICY)

    assert location_text(after(session, choose("task:money"))) == "list financing"


def test_a_number_is_told_once_it_is_true() -> None:
    begun = {"schema_version": 1, "policy": POLICY.version, "language": "da", "status": "draft"}
    session = new_session(begun, policy=POLICY)
    shown = [screen(session).progress]
    steps = (Typed("Cykelværksted"), Typed("47"), Typed("1/8-2027 til 31/12-2027"))
    for step in (*steps, choose("no-money")):
        session = after(session, step)
        shown.append(screen(session).progress)

    assert shown == [
        "5 korte spørgsmål først",
        "2 af 5 korte spørgsmål",
        "3 af 5 korte spørgsmål",
        "4 af 5 korte spørgsmål",
        "5 af 5 korte spørgsmål",
    ]
    assert "5 korte spørgsmål først" in screen(after(session, Menu())).body[0]
    elsewhere = screen(start_at(session, "initiative.background"))
    assert elsewhere.progress == "Antallet af spørgsmål vises, når »Kort fortalt« er besvaret"
    hub = after(session, choose("none"))
    assert hub.location.kind is ScreenKind.HUB
    assert f"{len(hub.asked_spots) - 5} spørgsmål tilbage" in screen(hub).body[0]
    following = screen(after(hub, choose("task:idea")))
    assert following.progress == f"Spørgsmål 6 af {len(hub.asked_spots)}"


def test_no_focus_area_opens_the_line_for_the_reason() -> None:
    session = after(at("initiative.focus_areas"), choose("none"))

    assert location_text(session) == "question initiative.focus_reason"
    place = screen(at("initiative.focus")).progress
    assert screen(session).progress == place
    assert location_text(after(at("initiative.focus"), choose("safety-wellbeing"))) != (
        "question initiative.focus_reason"
    )
