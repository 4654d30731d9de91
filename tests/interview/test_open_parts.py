"""A part of a line that is left open is a gap of that part, and one line is told once."""

from __future__ import annotations

from datetime import date
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.interview.findings import standing_in_the_way
from aabsocial.interview.frontends.plain import PlainFrontEnd
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import Clear, Keep, LeaveOpen, Typed
from aabsocial.interview.resume import start_at
from aabsocial.interview.screens import screen
from aabsocial.localization.messages import LocalizedText
from aabsocial.policy.aab import load_policy
from tests.support.conversations import after, choose, location_text, session_with

from .test_transcripts import run_at_both

if TYPE_CHECKING:
    from pathlib import Path

    from aabsocial.interview.session import Session

POLICY = load_policy()
BEGUN: dict[str, Any] = {"status": "draft", "initiative": {"title": "Naboskab"}}
AUGUST = date(2027, 8, 1)


def at(key: str) -> Session:
    return start_at(session_with(BEGUN, policy=POLICY), key)


@pytest.mark.parametrize(
    ("key", "typed", "values", "gap"),
    [
        (
            "initiative.audience",
            "Børnefamilier; antal: ved ikke",
            {"target_group": "Børnefamilier"},
            {"key": "initiative.participants"},
        ),
        (
            "initiative.audience",
            "ved ikke, ca. 40",
            {"participants": "ca. 40"},
            {"key": "initiative.target_group"},
        ),
        (
            "initiative.period",
            "1/8-2027, slut kommer senere: afventer fonden",
            {"start": AUGUST},
            {"key": "initiative.end", "note": "afventer fonden"},
        ),
        (
            "initiative.period",
            "fra ved ikke til 1/8-2027",
            {"end": AUGUST},
            {"key": "initiative.start"},
        ),
    ],
)
def test_open_part_of_a_line_is_a_gap_of_its_question(
    key: str, typed: str, values: dict[str, Any], gap: dict[str, Any], tmp_path: Path
) -> None:
    session = run_at_both(at(key), Typed(typed), folder=tmp_path)

    assert session.answers["initiative"] == {"title": "Naboskab", **values}
    assert session.answers["gaps"] == [gap]
    assert session.location.kind is not ScreenKind.QUESTION or session.location.key != gap["key"]


def test_part_that_is_not_needed_is_open_only_where_it_is_named() -> None:
    named = after(at("contact.line"), Typed("Formand, Anna Bech, a@b.dk, telefon ved ikke"))
    assert named.answers["gaps"] == [{"key": "contact.phone"}]

    unnamed = after(at("contact.line"), Typed("Formand, Anna Bech, a@b.dk, ved ikke"))
    assert "gaps" not in unnamed.answers


def test_open_part_outlives_the_question_which_reading_is_meant() -> None:
    english = session_with(BEGUN, policy=POLICY, language="en")
    asked = after(start_at(english, "initiative.period"), Typed("3/4/2027, end: don't know"))

    assert location_text(asked) == "readings initiative.period"
    chosen = after(asked, choose("0"))
    assert chosen.answers["initiative"]["start"] == date(2027, 4, 3)
    assert chosen.answers["gaps"] == [{"key": "initiative.end"}]


def test_open_part_is_told_with_what_is_awaited() -> None:
    session = after(at("initiative.period"), Typed("1/8-2027, slut kommer senere: fonden"))

    assert "(fonden)" in session.notes[0].text


def test_spot_of_several_questions_that_is_left_open_is_told_once() -> None:
    asking = after(at("initiative.period"), LeaveOpen())
    session = after(asking, Typed("afventer fonden"))

    assert [gap["key"] for gap in session.answers["gaps"]] == ["initiative.start", "initiative.end"]
    told = [it for it in standing_in_the_way(session) if it.gap]
    assert [it.message.values["what"] for it in told] == [LocalizedText("Periode", "Period")]
    assert (told[0].key, told[0].also) == ("initiative.start", ("initiative.end",))
    prompt = POLICY.joint_of["initiative.start"].words.prompt
    assert told[0].remedy.in_("da").endswith(prompt.in_("da"))


@pytest.mark.parametrize(
    ("key", "typed", "values", "gap"),
    [
        ("initiative.period", "slut ved ikke", {"start": AUGUST}, "initiative.end"),
        ("initiative.period", "1/8-2027 til ved ikke", {"start": AUGUST}, "initiative.end"),
        (
            "initiative.audience",
            "antal ved ikke",
            {"target_group": "Familier"},
            "initiative.participants",
        ),
        (
            "initiative.audience",
            "Familier, antal kender vi ikke",
            {"target_group": "Familier"},
            "initiative.participants",
        ),
    ],
)
def test_part_that_was_answered_is_cleared_where_it_is_left_open(
    key: str, typed: str, values: dict[str, Any], gap: str
) -> None:
    before: dict[str, dict[str, Any]] = {
        "period": {"start": AUGUST, "end": date(2028, 7, 31)},
        "audience": {"target_group": "Familier", "participants": 40},
    }
    answered = before[key.partition(".")[2]]
    begun = {**BEGUN, "initiative": {**BEGUN["initiative"], **answered}}
    session = after(start_at(session_with(begun, policy=POLICY), key), Typed(typed))

    assert session.answers["initiative"] == {"title": "Naboskab", **values}
    assert session.answers["gaps"] == [{"key": gap}]


def test_open_part_alone_leaves_the_others_as_they_were() -> None:
    contact = {"role": "Formand", "name": "Anna Bech", "email": "a@b.dk", "phone": "33760100"}
    begun = {**BEGUN, "contact": contact}
    session = after(
        start_at(session_with(begun, policy=POLICY), "contact.line"), Typed("telefon ved ikke")
    )

    del contact["phone"]
    assert session.answers["contact"] == contact
    assert session.answers["gaps"] == [{"key": "contact.phone"}]


@pytest.mark.parametrize("typed", ["AAB's udgave kender jeg ikke", "vist nok 2019"])
def test_edition_that_is_not_known_is_cleared_and_left_open(typed: str) -> None:
    begun = {
        **BEGUN,
        "financing": [{"source": "AAB", "kind": "aab"}],
        "finance": {"guidelines_edition": "2019", "guidelines": "punkt 3"},
    }
    session = after(start_at(session_with(begun, policy=POLICY), "finance.basis"), Typed(typed))

    assert session.answers["finance"] == {"guidelines": "punkt 3"}
    assert session.answers["gaps"] == [{"key": "finance.guidelines_edition", "note": typed}]


def test_gap_of_a_question_that_does_not_apply_is_left_out() -> None:
    session = after(at("finance.basis"), Typed("AAB's udgave kender jeg ikke"))

    assert not session.answers.get("gaps")


def test_note_on_an_open_part_is_changed_without_losing_the_other_part() -> None:
    session = after(at("initiative.period"), Typed("1/8-2027 til ved ikke"))
    again = replace(session, location=Location(ScreenKind.JOINT, "initiative.period"))
    noted = after(again, LeaveOpen(), Typed("afventer fonden"))

    assert noted.answers["initiative"]["start"] == AUGUST
    assert noted.answers["gaps"] == [{"key": "initiative.end", "note": "afventer fonden"}]
    kept = after(replace(noted, location=again.location), LeaveOpen(), Keep())
    assert kept.answers is noted.answers


def test_clear_at_a_line_takes_the_mark_off_and_keeps_the_other_part() -> None:
    session = after(at("initiative.period"), Typed("1/8-2027 til ved ikke"))
    line = replace(session, location=Location(ScreenKind.JOINT, "initiative.period"))
    cleared = after(line, Clear())

    assert "gaps" not in cleared.answers
    assert cleared.answers["initiative"]["start"] == AUGUST
    assert cleared.location == line.location
    assert cleared.notes[0].text == "Svaret står ikke længere som »afklares«."


def test_same_reason_is_given_to_the_part_that_is_not_marked_yet() -> None:
    marked = {**BEGUN, "gaps": [{"key": "initiative.end", "note": "fonden"}]}
    session = start_at(session_with(marked, policy=POLICY), "initiative.period")
    both = after(session, LeaveOpen(), Keep())

    assert [(gap["key"], gap["note"]) for gap in both.answers["gaps"]] == [
        ("initiative.start", "fonden"),
        ("initiative.end", "fonden"),
    ]
    assert location_text(both) != location_text(session)


WAITING = {"note": "spørger kommunen"}


@pytest.mark.parametrize(
    "typed",
    [
        "ved ikke: spørger kommunen",
        "Ved ikke, spørger kommunen",
        "ved ikke endnu – spørger kommunen",
        "?? spørger kommunen",
    ],
)
@pytest.mark.parametrize(
    ("key", "others"),
    [
        ("operations.supports", ["operations.how"]),
        ("municipality.core_task", []),
        ("effect.evidence_level", ["effect.documentation", "effect.source"]),
        ("residents.volunteers", []),
        ("initiative.focus_areas", []),
    ],
)
def test_what_is_written_behind_not_known_is_the_note(
    key: str, others: list[str], typed: str
) -> None:
    session, _ = _answered_plainly(key, typed)

    assert session.answers["gaps"] == [{"key": it, **WAITING} for it in (key, *others)]
    assert session.answers["initiative"] == BEGUN["initiative"]
    assert session.location.item_key not in (key, *others)
    told = [it for it in session.review.findings if it.gap]
    assert [it.clause for it in told] == list(dict.fromkeys(it.clause for it in told))


def test_note_may_stand_behind_the_number_of_not_yet() -> None:
    session, told = _answered_plainly("operations.supports", "4 spørger kommunen")

    assert session.answers["gaps"] == [
        {"key": "operations.supports", **WAITING},
        {"key": "operations.how", **WAITING},
    ]
    assert told == (
        "»Driften« står nu som »afklares«: spørger kommunen. "
        "Det fremgår af oplægget, at svaret mangler."
    )


def test_reason_that_is_given_stays_when_the_choice_is_left_open() -> None:
    answers = {**BEGUN, "operations": {"supports": "yes", "how": "Færre rykkere"}}
    session = start_at(session_with(answers, policy=POLICY), "operations.supports")
    left = after(session, LeaveOpen(), Keep())

    assert left.answers["gaps"] == [{"key": "operations.supports"}]
    assert left.answers["operations"] == {"how": "Færre rykkere"}


def test_another_reason_under_a_choice_is_not_written_over() -> None:
    gaps = [{"key": "operations.supports"}, {"key": "operations.how", "note": "ejendomskontoret"}]
    answers = {**BEGUN, "gaps": gaps}
    session = start_at(session_with(answers, policy=POLICY), "operations.supports")
    left = after(session, LeaveOpen(), Typed("spørger kommunen"))

    assert {it["key"]: it["note"] for it in left.answers["gaps"]} == {
        "operations.supports": "spørger kommunen",
        "operations.how": "ejendomskontoret",
    }


def _answered_plainly(key: str, typed: str) -> tuple[Session, str]:
    """Return the session after one line in the plain front end, and its first note."""
    session = at(key)
    action = PlainFrontEnd(StringIO(f"{typed}\n"), StringIO(), "da").ask(screen(session))
    answered = after(session, action)
    return answered, answered.notes[0].text
