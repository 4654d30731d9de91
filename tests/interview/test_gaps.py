"""Answers left open on purpose: typed, chosen or marked, kept at their record, handed in or not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core import toml
from aabsocial.core.struct import replace
from aabsocial.interview import gaps
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import (
    Back,
    Chosen,
    Clear,
    Help,
    Interrupt,
    Keep,
    LeaveOpen,
    Menu,
    Stop,
    Tone,
    Typed,
)
from aabsocial.interview.resume import resume, start_at
from aabsocial.interview.screens import screen
from aabsocial.interview.tasks import (
    TaskState,
    TaskStatus,
    is_to_be_asked,
    section_named,
    section_of,
    task_status,
)
from aabsocial.model.answers import answer_at, path_of, with_answer
from aabsocial.model.joints import Joint, JointForm
from aabsocial.model.proposal import Gap
from aabsocial.parsing.lines.unknown import parse_note
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.open_answers import NEVER_OPEN
from aabsocial.storage.layout import layout_of
from aabsocial.storage.toml_edit.edit import write_answers
from tests.support.conversations import (
    DONE,
    after,
    asking,
    changed,
    choose,
    listing,
    location_text,
    new_session,
    session_with,
    without_tables,
)
from tests.support.key_presses import in_turn
from tests.support.papers import with_single_spaces
from tests.support.small_policy import PILOT_STEPS, SMALL, SMALL_IN_LINES, SMALL_WITH_STEPS

from .test_transcripts import run_at, run_at_both

if TYPE_CHECKING:
    from pathlib import Path

    from aabsocial.interview.session import Session

DRAFT = {**DONE, "status": "draft"}
DAY = date(2027, 5, 1)


def left_open(key: str, answers: dict[str, Any] = DRAFT, **said: object) -> dict[str, Any]:
    """Return answers with one taken out and marked."""
    table, _, name = key.rpartition(".")
    rest = {it: value for it, value in answers.items() if it != key}
    if table in answers:
        kept = {it: value for it, value in answers[table].items() if it != name}
        rest = {**answers, table: kept}
    return {**rest, "gaps": [{"key": key, **said}]}


def marks(session: Session) -> list[dict[str, Any]]:
    return list(session.answers.get("gaps", ()))


def notes(session: Session) -> list[str]:
    return [note.text for note in screen(session).notes]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ved ikke", {}),
        ("??", {}),
        ("Kommer senere", {}),
        ("kommer senere: fondens svar 1/5-2027", {"note": "fondens svar", "by": DAY}),
        ("afventer fonden, svar 1/5-2027", {"note": "afventer fonden", "by": DAY}),
        ("afklares: hvem der betaler", {"note": "hvem der betaler"}),
    ],
)
@pytest.mark.parametrize(
    "key",
    [
        "initiative.departments",
        "initiative.start",
        "initiative.pilot",
        "initiative.focus_areas",
        "initiative.pilot_learning",
        "effect.source",
        "success_criteria[0].target",
        "budget[0].amount",
        "budget[0].category",
        "recommendation.points",
    ],
)
def test_typed_wait_is_a_gap_at_any_kind_of_question(
    key: str, typed: str, said: dict[str, object]
) -> None:
    session = after(asking(key, changed(DRAFT, "initiative", pilot=True)), Typed(typed))

    (mark,) = marks(session)
    assert {name: mark[name] for name in mark if name != "of"} == {"key": key, **said}
    assert answer_at(session.answers, path_of(key)) is None
    assert location_text(session) != f"question {key}"


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("initiative.title", "Afventer foråret"),
        ("effect.source", "Kommer fra kommunen"),
        ("initiative.pilot_learning", "Afventer man for længe,\nkommer ingen."),
        ("initiative.pilot_learning", f"afventer {'meget ' * 40}"),
    ],
)
def test_what_only_begins_as_a_wait_is_an_answer(key: str, typed: str) -> None:
    session = after(asking(key, changed(DRAFT, "initiative", pilot=True)), Typed(typed))

    assert marks(session) == []
    assert answer_at(session.answers, path_of(key)) == typed.strip()


def test_gap_is_told_and_shown_at_its_question() -> None:
    session = after(asking("initiative.start", DRAFT), Typed("afventer fonden, svar 1/5-2027"))

    assert notes(session)[0] == (
        "»Felt initiative.start« står nu som »afklares«: afventer fonden (senest 1. maj 2027)."
        " Det fremgår af oplægget, at svaret mangler."
    )
    there = replace(session, location=Location(ScreenKind.QUESTION, "initiative.start"), notes=())
    assert notes(there) == ["Svaret står som »afklares«: afventer fonden (senest 1. maj 2027)."]
    bare = after(asking("initiative.start", DRAFT), Typed("??"), Back())
    assert "Svaret står som »afklares«." in notes(bare)


@pytest.mark.parametrize("typed", ["Rapport", Clear(), ""])
def test_gap_goes_when_it_is_answered_or_taken_back(typed: str | Clear) -> None:
    before = asking("effect.source", left_open("effect.source", note="rapporten"))
    session = after(before, Typed(typed) if isinstance(typed, str) else typed)

    assert marks(session) == ([] if typed else before.answers["gaps"])
    if isinstance(typed, Clear):
        assert location_text(session) == "question effect.source"
        assert notes(session) == ["Svaret står ikke længere som »afklares«."]


def test_not_yet_is_a_gap_where_the_answer_is_needed() -> None:
    needed = after(asking("initiative.pilot", DRAFT), choose("?"))
    optional = after(asking("finance.vat_included", DRAFT), choose("?"))
    again = after(asking("initiative.pilot", left_open("initiative.pilot", note="a")), choose("?"))

    assert marks(needed) == [{"key": "initiative.pilot"}]
    assert marks(optional) == []
    assert marks(again) == [{"key": "initiative.pilot", "note": "a"}]


def test_question_that_is_marked_is_not_asked_again() -> None:
    session = after(new_session({"status": "draft"}), Typed("Naboskab"), Typed("ved ikke"))

    assert location_text(session) == "question initiative.start"
    again = resume(session_with(session.answers))
    assert location_text(after(again, choose("task:idea"))) == "question initiative.start"


# --- The page that asks what is awaited.


@pytest.mark.parametrize(
    ("key", "answer", "told"),
    [
        ("initiative.start", "engang", "slettet: engang."),
        ("initiative.pilot", True, "slettet: Ja."),
        ("initiative.purpose", "Hvad nu?", "slettet: Hvad nu?"),
        ("initiative.purpose", "Naboer mødes", "slettet: Naboer mødes."),
    ],
)
def test_the_answer_that_a_mark_takes_the_place_of_is_read_aloud(
    key: str, answer: object, told: str
) -> None:
    answers = with_answer(DRAFT, path_of(key), answer)
    assert told in screen(after(asking(key, answers), LeaveOpen())).help


def test_f3_asks_what_is_awaited() -> None:
    session = after(asking("initiative.start", DRAFT), LeaveOpen())
    shown = screen(session)

    assert location_text(session) == "gap initiative.start"
    assert shown.question == "Hvad venter I på? Ved I det ikke endnu, så lad linjen stå tom."
    assert "»svar fra fonden, senest 1/5-2027«" in shown.help
    assert with_single_spaces(shown.help).endswith("bliver det slettet: 1. marts 2027.")
    assert marks(session) == []


@pytest.mark.parametrize(
    ("action", "said"),
    [
        (Keep(), {}),
        (Typed("fondens svar, senest 1/5-2027"), {"note": "fondens svar", "by": DAY}),
        (Typed("ved ikke"), {}),
    ],
)
def test_note_is_kept_with_its_day(action: Any, said: dict[str, object]) -> None:  # noqa: ANN401 - one of two
    session = after(asking("initiative.start", DRAFT), LeaveOpen(), action)

    assert marks(session) == [{"key": "initiative.start", **said}]
    assert "start" not in session.answers["initiative"]
    assert location_text(session) != "question initiative.start"


def test_note_that_names_its_day_says_it_once() -> None:
    note = "svar i november 2027"
    answers = left_open("initiative.start", note=note, by=date(2027, 11, 30))

    assert screen(after(asking("initiative.start", answers), LeaveOpen())).current == note


@pytest.mark.parametrize("action", [Keep(), Typed("svar, senest 1. maj 2027")])
def test_note_that_stays_as_it_is_changes_nothing(action: Any) -> None:  # noqa: ANN401 - one of two
    answers = left_open("initiative.start", note="svar", by=DAY, who="fonden")
    session = after(asking("initiative.start", answers), LeaveOpen())

    assert screen(session).current == "svar, senest 1. maj 2027"
    assert after(session, action).answers == answers
    changed_note = after(session, Typed("et møde"))
    assert marks(changed_note) == [{"key": "initiative.start", "note": "et møde", "who": "fonden"}]


def test_mark_is_taken_off_where_it_was_put() -> None:
    marked = left_open("initiative.start", note="fondens svar", by=DAY)
    session = after(asking("initiative.start", marked), LeaveOpen())

    assert "Tryk F3 igen, hvis svaret ikke længere skal afklares." in screen(session).help
    off = after(session, LeaveOpen(""))
    assert "gaps" not in off.answers
    assert location_text(off) == "question initiative.start"
    assert notes(off) == ["Svaret står ikke længere som »afklares«."]


def test_second_key_does_nothing_where_nothing_is_marked() -> None:
    session = after(asking("initiative.start", DRAFT), LeaveOpen())

    assert after(session, LeaveOpen("tilbud")) == session


def test_empty_line_leaves_open_without_a_reason_what_had_one() -> None:
    marked = left_open("initiative.start", note="fondens svar", by=DAY)
    session = after(asking("initiative.start", marked), LeaveOpen(), Clear())

    assert marks(session) == [{"key": "initiative.start"}]
    assert location_text(session) != "question initiative.start"
    bare = after(asking("initiative.start", session.answers), LeaveOpen())
    assert screen(bare).current == ""
    assert marks(after(bare, Keep())) == marks(session)


@pytest.mark.parametrize("leave", [Back, Menu, Help, Interrupt, Stop, LeaveOpen])
def test_half_typed_text_that_was_deleted_does_not_come_back(leave: type) -> None:
    half = after(asking("effect.source", DRAFT), Back("Viceværten siger"))
    assert half.drafts
    session = replace(half, location=Location(ScreenKind.QUESTION, "effect.source"))

    assert after(session, leave()).drafts == half.drafts
    assert after(session, leave("")).drafts == {}
    on_page = after(session, LeaveOpen())
    assert screen(on_page).typed == "Viceværten siger"
    assert after(on_page, Back("")).drafts == {}


def test_back_from_the_page_marks_nothing_and_keeps_the_words() -> None:
    session = after(asking("effect.source", DRAFT), LeaveOpen("rappor"), Back("rapporten"))

    assert (location_text(session), marks(session)) == ("question effect.source", [])
    assert screen(session).typed == "rapporten"
    assert screen(after(session, LeaveOpen("rapporten"))).typed == "rapporten"


@pytest.mark.parametrize("action", [Menu("tilbud"), Interrupt("tilbud")])
def test_half_a_note_is_kept(action: Any) -> None:  # noqa: ANN401 - one of two
    session = after(asking("effect.source", DRAFT), LeaveOpen(), action)

    assert session.drafts == {"effect.source": "tilbud"}


def test_half_a_note_on_a_choice_ticks_nothing() -> None:
    session = after(asking("initiative.focus_areas", DRAFT), LeaveOpen(), Back("tilbud"))

    assert session.drafts == {}


def test_list_is_left_open_with_what_it_holds() -> None:
    session = after(listing("budget", DRAFT), LeaveOpen())
    assert "bliver slettet" not in screen(session).help

    marked = after(session, Typed("tilbud fra tømreren"))
    assert marks(marked) == [{"key": "budget", "note": "tilbud fra tømreren"}]
    assert marked.answers["budget"] == DRAFT["budget"]
    one_more = after(
        replace(marked, location=Location(ScreenKind.LIST, "budget")),
        choose("add"),
        Typed("Te"),
    )
    assert "gaps" not in one_more.answers


@pytest.mark.parametrize(
    "location",
    [
        Location(ScreenKind.QUESTION, "initiative.title"),
        Location(ScreenKind.QUESTION, "status"),
        Location(ScreenKind.RECORD, "budget[0]"),
        Location(ScreenKind.HUB),
        Location(ScreenKind.REVIEW),
    ],
)
def test_what_cannot_stand_open_is_not_marked(location: Location) -> None:
    session = session_with(DRAFT, location)
    shown = screen(session)

    assert not shown.may_stand_open
    assert after(session, LeaveOpen("x")).answers == DRAFT
    assert location_text(after(session, LeaveOpen("x"))) == location_text(session)


def test_not_yet_where_nothing_can_stand_open_leaves_it_unanswered() -> None:
    session = after(asking("status", DRAFT), choose("?"))

    assert "status" not in session.answers
    assert marks(session) == []


def test_steps_of_a_joint_are_marked_one_by_one() -> None:
    answers = without_tables(DRAFT, "initiative")
    session = after(
        asking("initiative.title", answers, policy=SMALL_WITH_STEPS),
        Typed("Naboskab"),
        Typed("ved ikke"),
    )

    assert marks(session) == [{"key": "initiative.departments"}]
    assert "initiative.name" not in session.unanswered


# --- `ikke relevant`


def test_not_relevant_asks_what_is_meant() -> None:
    session = after(asking("effect.source", DRAFT), Typed("Ikke relevant."))

    assert location_text(session) == "not-relevant effect.source"
    assert screen(session).question == "Er svaret nej, eller skal det først afklares?"
    assert session.answers == DRAFT
    to_settle = after(session, choose("open"))
    assert marks(to_settle) == [{"key": "effect.source"}]
    to_write = after(session, choose("no"))
    assert location_text(to_write) == "question effect.source"
    assert notes(to_write)[0].startswith("Skriv grunden her.")


@pytest.mark.parametrize("key", ["initiative.title", "initiative.start", "initiative.departments"])
def test_not_relevant_is_asked_about_only_where_words_answer(key: str) -> None:
    session = after(asking(key, DRAFT), Typed("ikke relevant"))

    assert session.location.kind is not ScreenKind.NOT_RELEVANT


# --- Records that are moved and removed.

ROWS = {
    **DRAFT,
    "finance": {"no_money": False},
    "budget": [{"item": "Kaffe", "amount": 5}, {"item": "Kaffe"}, {"item": "Te", "amount": 7}],
    "gaps": [
        {"key": "finance.vat_included"},
        {"key": "budget[1].amount", "of": "Kaffe", "note": "tilbud"},
        {"key": "budget[2].category", "of": "Te"},
    ],
}


def in_record(index: int) -> Session:
    return session_with(ROWS, Location(ScreenKind.RECORD, f"budget[{index}]"))


def keys(session: Session) -> list[str]:
    return [it["key"] for it in marks(session)]


def test_mark_follows_its_record_when_it_is_moved() -> None:
    up = after(in_record(1), choose("move-up"))

    assert keys(up) == ["finance.vat_included", "budget[0].amount", "budget[2].category"]
    assert keys(after(up, choose("move-down"), choose("move-down"))) == [
        "finance.vat_included",
        "budget[2].amount",
        "budget[1].category",
    ]


def test_mark_goes_and_comes_back_with_its_record() -> None:
    gone = after(in_record(1), choose("take-out"))

    assert keys(gone) == ["finance.vat_included", "budget[1].category"]
    back = after(gone, choose("put-back"))
    assert sorted(keys(back)) == ["budget[1].amount", "budget[2].category", "finance.vat_included"]
    assert {"key": "budget[1].amount", "of": "Kaffe", "note": "tilbud"} in marks(back)


def test_mark_has_the_name_that_its_record_has_now() -> None:
    session = after(asking("budget[2].item", ROWS), Typed("Urtete"))

    assert marks(session)[2] == {"key": "budget[2].category", "of": "Urtete"}


def test_mark_of_a_record_moved_in_the_file_gets_its_key_back() -> None:
    answers = {**ROWS, "gaps": [{"key": "budget[0].category", "of": "Te"}]}
    session = after(asking("effect.source", answers), Typed("Rapport"))

    assert marks(session) == [{"key": "budget[2].category", "of": "Te"}]


@pytest.mark.parametrize(
    "written", [[{"key": "budget[7].amount"}], [{"key": "x"}], "ved ikke", [{"note": "uden nøgle"}]]
)
def test_what_the_file_says_that_fits_nothing_is_left_alone(written: object) -> None:
    answers = {**DRAFT, "gaps": written}
    session = after(asking("effect.source", answers), Typed("En anden rapport"))

    assert session.answers["gaps"] == written


def test_new_record_begins_with_what_is_open_in_it() -> None:
    session = after(listing("budget", DRAFT), choose("add"), Typed("ved ikke"))

    assert session.answers["budget"][2] == {}
    assert marks(session) == [{"key": "budget[2].item"}]
    assert location_text(session) == "question budget[2].category"


ORDERS = st.lists(
    st.tuples(st.integers(0, 4), st.sampled_from(["move-up", "move-down", "take-out"])),
    max_size=8,
)


@given(ORDERS, st.sets(st.integers(0, 4)))
def test_marks_stay_at_their_record_whatever_is_moved(
    orders: list[tuple[int, str]], marked: set[int]
) -> None:
    rows = [{"item": f"Post {number}", "category": "other"} for number in range(5)]
    written = [{"key": f"budget[{it}].amount", "of": f"Post {it}"} for it in sorted(marked)]
    answers: dict[str, Any] = {**DRAFT, "budget": rows, "gaps": written}
    for index, way in orders:
        if index < len(answers["budget"]):
            place = Location(ScreenKind.RECORD, f"budget[{index}]")
            answers = dict(after(session_with(answers, place), choose(way)).answers)

    here = {it["item"]: index for index, it in enumerate(answers["budget"])}
    expected = {f"budget[{here[it['of']]}].amount" for it in written if it["of"] in here}
    assert {it["key"] for it in answers.get("gaps", ())} == expected


# --- What the pages tell.


def test_task_with_a_gap_is_to_be_settled() -> None:
    session = session_with(left_open("initiative.start", note="svar"))
    shown = screen(session)

    assert task_status(session, section_named(session, "idea")).state is TaskState.TO_SETTLE
    assert [it.state for it in shown.options if it.name == "task:idea"] == ["afklares: 1"]
    assert shown.body[1] == "Der er ét svar, der skal afklares."
    assert shown.proposed == ("task:idea",)
    assert location_text(after(session, choose("task:idea"))) == "task idea"


def test_task_where_only_gaps_stand_is_begun() -> None:
    answers = {"gaps": [{"key": "initiative.start"}], "status": "draft"}
    session = session_with(answers)

    assert task_status(session, section_named(session, "idea")).state is TaskState.BEGUN


@pytest.mark.parametrize("kind", [ScreenKind.REVIEW, ScreenKind.SUBMISSION])
def test_pages_part_what_hinders_handing_in_from_what_may_stay_open(kind: ScreenKind) -> None:
    answers = changed(DRAFT, "initiative", title="NABOSKAB", start=None, departments=None)
    gaps = [{"key": "initiative.start", "note": "svar"}, {"key": "initiative.departments"}]
    body = screen(session_with({**answers, "gaps": gaps}, Location(kind))).body

    assert body[:7] == (
        "Oplægget kan ikke indleveres endnu:",
        "Bemærkning 1. Afklares: Felt initiative.departments (FOR01). Skriv, hvad I venter på.",
        "",
        "Dette står også åbent, men det hindrer ikke, at oplægget indleveres:",
        "Bemærkning 2. Afklares: Felt initiative.start – svar (FOR01)",
        "",
        "Se på:",
    )
    assert body[7].startswith("Bemærkning 3. ")


@pytest.mark.parametrize(
    ("key", "note", "told", "listed"),
    [
        (
            "effect.after_project",
            "",
            "når det fremgår, hvad I venter på. Skriv det med »kommer senere: …«.",
            "Skriv, hvad I venter på.",
        ),
        ("effect.after_project", "svar fra fonden", "", ""),
        ("evaluation.agreed", "svar fra fonden", "når svaret er givet.", "Svaret skal være givet."),
    ],
)
def test_what_handing_in_waits_for_is_told_at_once_and_where_one_hands_in(
    key: str, note: str, told: str, listed: str
) -> None:
    begun = session_with({"initiative": {"title": "Kaffe"}}, policy=load_policy())
    marked = after(start_at(begun, key), LeaveOpen(), Typed(note) if note else Keep())
    body = screen(replace(marked, location=Location(ScreenKind.REVIEW))).body
    (line,) = (it for it in body if "Afklares:" in it)

    assert notes(marked)[0].endswith(told or "at svaret mangler.")
    assert line.endswith(listed or "(FOR01)")


def test_review_tells_what_is_to_be_settled_before_warnings() -> None:
    answers = left_open("initiative.start", changed(DRAFT, "initiative", title="NABOSKAB"))
    session = session_with(answers, Location(ScreenKind.REVIEW))
    shown = screen(session)

    assert shown.progress == "1 afklares · 1 advarsel"
    assert shown.body[0] == "Oplægget kan ikke indleveres endnu:"
    assert shown.body[1] == (
        "Bemærkning 1. Afklares: Felt initiative.start (FOR01). Skriv, hvad I venter på."
    )
    with_note = left_open("initiative.start", note="svar", by=DAY)
    told = screen(session_with(with_note, Location(ScreenKind.REVIEW))).body[1]
    assert (
        told == "Bemærkning 1. Afklares: Felt initiative.start – svar (senest 1. maj 2027) (FOR01)"
    )
    assert location_text(after(session, choose("finding:0"))) == "question initiative.start"


def test_answers_that_are_open_are_shown_as_such() -> None:
    answers = {
        **left_open("initiative.start"),
        "gaps": [{"key": "initiative.start"}, {"key": "budget"}, {"key": "budget[1].note"}],
    }
    body = screen(session_with(answers, Location(ScreenKind.REVIEW))).body

    assert "  Felt initiative.start: ▢ afklares" in body
    assert "  Felt budget: 2 · ▢ afklares" in body
    assert [line.split()[0] for line in body if line.endswith(" · ▢ afklares")] == ["Felt", "2."]


# --- Handing in.


def submission(answers: dict[str, Any], policy: Any = SMALL) -> Session:  # noqa: ANN401 - a policy
    return after(session_with(answers, policy=policy), choose("ending"), choose("submit"))


def offers_anyway(session: Session) -> bool:
    assert location_text(session) == "submission"
    return "submit-anyway" in [option.name for option in screen(session).options]


@pytest.mark.parametrize(
    ("key", "said", "expected"),
    [
        ("initiative.start", {"note": "svar fra fonden"}, True),
        ("initiative.start", {}, False),
        ("initiative.start", {"by": DAY, "who": "fonden"}, False),
        ("finance.vat_included", {}, True),
        ("budget[0].amount", {"note": "tilbud"}, False),
        ("budget[0].note", {}, True),
        ("budget", {"note": "tilbud"}, False),
        ("financing", {"note": "tilbud"}, False),
    ],
)
def test_gap_with_a_note_may_be_handed_in_unless_the_board_decides_on_it(
    key: str, said: dict[str, object], *, expected: bool
) -> None:
    session = after(asking(key, DRAFT) if "." in key else listing(key, DRAFT), LeaveOpen(), Keep())
    ((mark,), answers) = (marks(session), session.answers)
    session = submission({**answers, "gaps": [{**mark, **said}]})

    assert offers_anyway(session) is expected
    if expected:
        handed_in = after(session, choose("submit-anyway"))
        assert handed_in.answers["status"] == "submitted"
        assert marks(handed_in) == [{**mark, **said}]


def test_gap_beside_an_error_is_not_handed_in() -> None:
    free = [{"item": "Kaffe", "category": "other", "amount": 0}]
    answers = left_open("initiative.start", {**DRAFT, "budget": free}, note="svar")

    assert not offers_anyway(submission(answers))


@pytest.mark.parametrize(
    ("key", "clause"),
    [
        ("residents.decisions", "1.5"),
        ("success_criteria", "6.4"),
        ("evaluation.method", "6.5"),
    ],
)
def test_residents_goals_and_evaluation_never_stand_open_when_handed_in(
    key: str, clause: str
) -> None:
    assert clause in load_policy().items[key].clauses
    assert clause in NEVER_OPEN


def test_what_is_left_open_on_purpose_is_not_shown_again_at_the_end_of_its_task() -> None:
    session = after(
        new_session({"status": "draft"}),
        Typed("Naboskab"),
        Typed("ved ikke"),
        Typed("ved ikke"),
        Typed("ved ikke"),
        choose("?"),
        choose("crime-prevention"),
    )

    assert [it for it in session.review.findings if it.gap]
    assert session.location.kind is ScreenKind.HUB


# --- Both front ends.


def test_gaps_are_saved_alike_by_both_front_ends(tmp_path: Path) -> None:
    ended = run_at_both(
        new_session({"status": "draft"}),
        Typed("Naboskab"),
        Typed("ved ikke"),
        Typed("kommer senere: fondens svar 1/5-2027"),
        Typed("??"),
        choose("?"),
        choose("crime-prevention"),
        choose("task:effect"),
        Typed("Ikke relevant"),
        choose("open"),
        folder=tmp_path,
    )

    assert [it["key"] for it in marks(ended)] == [
        "initiative.departments",
        "initiative.start",
        "initiative.end",
        "initiative.pilot",
        "effect.source",
    ]


@pytest.mark.parametrize("key", ["initiative.pilot", "initiative.focus_areas"])
def test_words_at_a_choice_leave_it_open_in_plain_lines(key: str, tmp_path: Path) -> None:
    typed = in_turn(Typed("afventer styregruppen, svar 1/5-2027"))
    _, ended = run_at(asking(key, DRAFT), typed, tmp_path, "plain")

    assert marks(ended) == [{"key": key, "note": "afventer styregruppen", "by": DAY}]


def test_f3_saves_what_words_do(tmp_path: Path) -> None:
    begun = new_session({"status": "draft"})
    in_words = in_turn(Typed("Naboskab"), Typed("afklares: naboerne"), Interrupt())
    by_key = in_turn(Typed("Naboskab"), LeaveOpen(), Typed("naboerne"), Interrupt())

    plain, _ = run_at(begun, in_words, tmp_path, "plain")
    rich, ended = run_at(begun, by_key, tmp_path, "rich")

    assert plain == rich
    assert marks(ended) == [{"key": "initiative.departments", "note": "naboerne"}]


NOTES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1).filter(
    str.strip
)


@given(NOTES)
def test_any_note_is_kept_and_read_again(note: str) -> None:
    session = after(asking("initiative.start", DRAFT), LeaveOpen(), Typed(note))
    (mark,) = marks(session)
    again = session_with(session.answers)

    assert again.gaps["initiative.start"] == Gap(**mark)
    written = write_answers("", dict(session.answers), layout_of(load_policy(), "da"))
    assert toml.parse(written)["gaps"] == [mark]
    assert screen(replace(again, location=Location(ScreenKind.REVIEW))).body


def test_gaps_of_lines_and_of_questions_are_marked_alike() -> None:
    assert gaps.gap_of(parse_note("svar 1/5-2027", "da")) == Gap(note="svar", by=DAY)


def test_refused_text_is_no_gap() -> None:
    session = after(asking("initiative.start", DRAFT), Typed("31/2-2027"))

    assert marks(session) == []
    assert screen(session).notes[0].tone is Tone.ERROR
    assert isinstance(choose("?"), Chosen)


def test_undone_line_leaves_open_what_it_did_before() -> None:
    answers = {**ROWS, "gaps": [{"key": "budget[1].amount", "of": "Kaffe", "note": "tilbud"}]}
    anew = after(listing("budget", answers, policy=SMALL_IN_LINES), Typed("ret 2: Kaffe 40"))
    assert "gaps" not in anew.answers

    at_the_list = replace(anew, location=Location(ScreenKind.LIST, "budget"))
    undone = after(at_the_list, Typed("fortryd"))
    assert marks(undone) == answers["gaps"]
    open_again = after(undone, Typed("ret 2: Kaffe ?"))
    assert marks(open_again) == [{"key": "budget[1].amount", "of": "Kaffe"}]


# --- Joints on one screen.

ON_ONE_LINE = replace(
    SMALL,
    joints=(
        replace(
            PILOT_STEPS,
            key="initiative.period",
            keys=("initiative.start", "initiative.end"),
            form=JointForm.LINE,
        ),
    ),
)
AT_THE_LINE = Location(ScreenKind.JOINT, "initiative.period")


def at_the_line(answers: dict[str, Any]) -> Session:
    return session_with(answers, AT_THE_LINE, policy=ON_ONE_LINE)


NO_PERIOD = {
    **DRAFT,
    "initiative": {
        name: value for name, value in DRAFT["initiative"].items() if name not in ("start", "end")
    },
}
NO_END = {
    **DRAFT,
    "initiative": {name: it for name, it in DRAFT["initiative"].items() if name != "end"},
}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (NO_PERIOD, ["initiative.start"]),
        (NO_END, ["initiative.end"]),
        (DRAFT, ["initiative.start", "initiative.end"]),
    ],
)
def test_line_of_several_questions_is_open_in_what_it_lacks(
    answers: dict[str, Any], expected: list[str]
) -> None:
    session = at_the_line(answers)
    marked = gaps.mark(session, Gap(note="svar"))

    assert gaps.may_stand_open(session, AT_THE_LINE)
    assert keys(marked) == expected
    assert gaps.gap_at(marked, AT_THE_LINE) == marked.gaps[expected[0]]
    assert gaps.gap_at(session, AT_THE_LINE) is None
    assert marked.notes[0].text.startswith("»Led initiative.trial« står nu som »afklares«: svar.")
    idea = section_named(marked, "idea")
    assert task_status(marked, idea) == TaskStatus(TaskState.TO_SETTLE, 1)
    off = gaps.unmark(replace(marked, location=AT_THE_LINE))
    assert marks(off) == []
    assert gaps.unmark(session) is session


def test_page_on_a_line_names_the_line() -> None:
    asking_why = gaps.open_note(at_the_line(NO_PERIOD), LeaveOpen("svar"))

    assert location_text(asking_why) == "gap initiative.period"
    assert screen(asking_why).typed == "svar"
    assert screen(asking_why).help.startswith(
        "I oplægget kommer »Led initiative.trial« til at stå åbent"
    )


def test_file_of_a_newer_format_keeps_its_gaps() -> None:
    before = session_with({**DRAFT, "gaps": [{"key": "budget"}]})
    answers = {**before.answers, "schema_version": 99}

    assert gaps.mended(before, replace(before, answers=answers)).answers is answers


def test_list_that_is_said_to_be_empty_is_open_no_more() -> None:
    policy = load_policy()
    waiting = after(listing("partners", {"status": "draft"}, policy=policy), Typed("ved ikke"))
    assert keys(waiting) == ["partners"]

    at_the_list = replace(waiting, location=Location(ScreenKind.LIST, "partners"))
    said = after(at_the_list, Typed("ingen: der er ingen foreninger i området"))
    assert "gaps" not in said.answers
    assert said.proposal.partnership.reason == "der er ingen foreninger i området"


def effect_answered(level: str, **said: str) -> Session:
    answers = {
        "status": "draft",
        "initiative": {"title": "Kaffe", "pilot": False},
        "effect": {"evidence_level": level, **said},
    }
    return start_at(session_with(answers, policy=load_policy()), "effect.evidence_level")


def test_what_a_choice_left_open_makes_necessary_is_left_open_with_it() -> None:
    session = after(effect_answered("none", documentation="Naboerne siger det"), choose("?"))

    assert {mark["key"] for mark in marks(session)} == {"effect.evidence_level", "effect.source"}
    assert notes(session)[0].startswith(
        "»Viden om effekten og hvor effekten er dokumenteret« står nu som »afklares«"
    )
    assert "effect.source" not in session.open_keys


@pytest.mark.parametrize("level", ["theory", "none"])
def test_what_only_a_pilot_may_do_with_is_told_at_the_choice(level: str) -> None:
    told = notes(after(effect_answered("research"), choose(level)))

    traits = load_policy().spots["initiative.traits"]
    assert isinstance(traits, Joint)
    asked = traits.words.prompt.in_("da")
    assert any(f"så ret svaret på »{asked}« i »Kort fortalt«" in it for it in told)
    assert task_of_traits() == "Kort fortalt"


def test_what_is_told_at_a_choice_is_told_once_with_words_behind_it() -> None:
    told = notes(after(effect_answered("research"), Chosen(("none",), "nej, det er noget nyt")))

    assert len(told) == len({*told}) == 2


def test_choice_that_is_left_open_is_what_stands_chosen() -> None:
    session = after(effect_answered(""), choose("?"))
    again = start_at(session, "effect.evidence_level")

    assert screen(again).chosen == ("?",)
    assert marks(after(again, choose("?"))) == marks(session)


def test_what_followed_from_an_open_choice_is_asked_once_it_is_made() -> None:
    session = after(effect_answered(""), choose("?"))
    made = after(start_at(session, "effect.evidence_level"), choose("research"))

    assert location_text(made) == "question effect.documentation"
    assert marks(made) == []
    assert not [it for it in notes(made) if "afklares" in it]


def test_nothing_is_asked_under_an_open_choice_for_a_text_half_typed_there() -> None:
    half = start_at(effect_answered("research"), "effect.documentation")
    begun = after(half, Back("Viceværten siger"))
    session = after(begun, choose("?"))

    assert session.drafts == {"effect.documentation": "Viceværten siger"}
    assert not is_to_be_asked(session, "effect.grounds")
    made = after(start_at(session, "effect.evidence_level"), choose("research"))
    assert screen(made).typed == "Viceværten siger"


def test_what_is_asked_for_another_clause_is_asked_beside_an_open_choice() -> None:
    session = start_at(
        session_with({"status": "draft"}, policy=load_policy()), "municipality.core_task"
    )
    marked = after(session, choose("?"))

    assert marks(marked) == [{"key": "municipality.core_task"}]
    assert location_text(marked) == "question municipality.bridge"
    assert screen(marked).above == ("Grundlæggende kommunal opgave: ▢ afklares",)
    answered = after(marked, Typed("Beboerne hører om jobcentret."))
    assert answered.proposal.municipality.bridge
    again = after(start_at(answered, "municipality.core_task"), choose("?"))
    assert again.location.item_key != "municipality.bridge"


def test_mark_on_a_choice_is_taken_off_with_what_follows_from_it() -> None:
    session = after(effect_answered(""), choose("?"))

    assert len(marks(session)) > 1
    off = after(start_at(session, "effect.evidence_level"), LeaveOpen(), LeaveOpen())
    assert marks(off) == []


def test_evidence_is_told_of_only_where_it_is_too_little() -> None:
    assert not any("forsøg" in it for it in notes(after(effect_answered(""), choose("research"))))


def task_of_traits() -> str:
    session = session_with(policy=load_policy())
    return section_named(session, section_of(session, "initiative.traits")).title.da


BEFORE: dict[str, Any] = {
    "status": "draft",
    "initiative": {
        "title": "Kaffe",
        "departments": ["40", "58"],
        "start": date(2027, 1, 1),
        "end": date(2027, 12, 31),
        "external_financing": True,
    },
}
WHOLE = "afdelingsmøde 3/2-2026, enstemmigt ja, 30 husstande"


@pytest.mark.parametrize("actions", [(Typed("ved ikke"),), (LeaveOpen(""), Typed("formanden"))])
@pytest.mark.parametrize("key", ["residents.volunteering", "evaluation.points"])
def test_a_list_left_open_leaves_all_that_is_asked_under_it_open(
    key: str, actions: tuple[Typed | LeaveOpen, ...]
) -> None:
    before = listing(key, BEFORE, policy=load_policy())
    session = after(before, *actions)
    joint = before.joint_at(before.location)

    assert joint is not None
    assert session.joint_at(session.location) is not joint
    assert not {*joint.keys} & {*session.open_keys}


def test_under_a_list_that_awaits_one_more_nothing_else_is_left_open() -> None:
    efforts = {"residents": {"volunteering": [{"name": "Strik"}]}}
    before = listing("residents.volunteering", {**BEFORE, **efforts}, policy=load_policy())
    session = after(before, LeaveOpen(""), Typed("formanden"))

    assert [mark["key"] for mark in marks(session)] == ["residents.volunteering"]


@pytest.mark.parametrize(
    "actions",
    [
        (Typed(WHOLE), LeaveOpen(""), Typed("referatet")),
        (Typed(WHOLE), Typed("ved ikke")),
        (Typed("ved ikke"),),
        (Typed(WHOLE), Typed("referat punkt 3")),
    ],
)
def test_decisions_end_when_the_last_one_is_said_or_left_open(
    actions: tuple[Typed | LeaveOpen, ...],
) -> None:
    first = listing("residents.decisions", BEFORE, policy=load_policy())
    last = after(first, Typed(f"{WHOLE}, referat punkt 3"))
    ends = "Listen slutter af sig selv, når alle afdelinger er med"
    assert any(line.startswith(ends) for line in screen(last).body)

    session = after(last, *actions)
    assert session.location.item_key != "residents.decisions"
    assert "Alle afdelinger er med." in notes(session)


def test_decisions_do_not_end_where_a_part_is_missing_or_one_goes_back() -> None:
    first = listing("residents.decisions", BEFORE, policy=load_policy())
    asked = after(first, Typed(f"{WHOLE}, referat punkt 3"), Typed(WHOLE))

    assert location_text(after(asked, Keep())) == "list residents.decisions"
    assert location_text(after(asked, Back())) == "list residents.decisions"


@pytest.mark.parametrize("text", ["60 husstande om året", "60 husstande"])
def test_number_of_homes_is_no_number_of_people_and_keeps_its_words(text: str) -> None:
    key = "initiative.participants"
    first = after(asking(key, {}, policy=load_policy()), Typed(text))
    assert screen(first).typed == text
    assert first.notes[0].text.startswith("Fejl: 60 husstande er ikke et antal deltagere. ")
    assert key not in first.gaps

    session = after(first, Typed(text))
    assert session.gaps[key].note == text
    assert session.proposal.initiative.participants is None


def test_number_of_homes_is_taken_where_homes_are_counted() -> None:
    session = after(asking("initiative.homes", {}, policy=load_policy()), Typed("60 husstande"))
    assert session.proposal.initiative.homes == 60


def test_page_of_a_record_says_what_it_leaves_open() -> None:
    labels = [option.label for index in (1, 2) for option in screen(in_record(index)).options]

    assert "Felt budget.amount: ▢ afklares: tilbud" in labels
    assert "Felt budget.category: ▢ afklares" in labels
    assert "Felt budget.note: ikke besvaret" in labels
