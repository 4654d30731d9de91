"""Property: answers shown as one line read back as the same answers, or no line is shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from aabsocial.interview.joint_lines import answered, written
from aabsocial.interview.locations import ScreenKind
from aabsocial.interview.protocol import Keep, Typed
from aabsocial.interview.resume import start_at
from aabsocial.interview.screens import screen
from aabsocial.interview.update import update
from aabsocial.localization.messages import LANGUAGES
from aabsocial.model.answers import path_of, with_answer
from aabsocial.model.joints import JointForm
from tests.support.conversations import session_with
from tests.support.strategies import POLICY

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.model.joints import Joint

LINES = {joint.key: joint for joint in POLICY.joints if joint.form is JointForm.LINE}
WORDS = (
    "47 58 Afdeling afd. Lejerbo og andre: afdelinger: , ; punkt 4 2019 unge 13-17 år ca. til § ( "
    "ah@aab.example tlf. 33760100"
)
DAYS_TYPED = ("1/8-2026", "31/7-2029", "31/2-2027", "juli-august 2026", "medio august", "1/2-27")
PIECES = st.lists(
    st.sampled_from([*WORDS.split(), *DAYS_TYPED]) | st.text(max_size=5), min_size=1, max_size=5
)
NAMES = PIECES.map(" ".join)
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "initiative.departments": st.lists(NAMES, min_size=1, max_size=3),
    "initiative.other_organisations": st.lists(NAMES, max_size=3),
    "initiative.start": DAYS,
    "initiative.end": DAYS,
    "initiative.target_group": NAMES,
    "initiative.participants": st.integers(0, 10**7),
    "finance.guidelines_edition": NAMES,
    "finance.guidelines": NAMES,
    **dict.fromkeys(("contact.role", "contact.name", "contact.email", "contact.phone"), NAMES),
}
FINANCED = {"financing": [{"source": "AAB", "kind": "aab", "amount": 5000, "status": "applied"}]}


def session_at(joint: Joint, values: dict[str, Any], language: Any) -> Session:  # noqa: ANN401 - of a strategy
    answers: Any = FINANCED
    for key, value in values.items():
        answers = with_answer(answers, path_of(key), value)
    return start_at(session_with(answers, policy=POLICY, language=language), joint.key)


@pytest.mark.parametrize("key", LINES)
@given(data=st.data())
def test_answers_shown_as_a_line_read_back_as_the_same(key: str, data: st.DataObject) -> None:
    joint = LINES[key]
    given_keys = data.draw(st.sets(st.sampled_from(joint.keys), min_size=1))
    values = {it: data.draw(VALUES[it]) for it in joint.keys if it in given_keys}
    session = session_at(joint, values, data.draw(st.sampled_from(LANGUAGES)))
    assume(not session.structure.findings)
    shown = screen(session)

    assert shown.current or shown.body or not answered(session, joint)
    assert update(session, Typed(shown.current)).answers == session.answers
    assert update(session, Keep()).answers == session.answers


@pytest.mark.parametrize("key", LINES)
@given(text=NAMES, language=st.sampled_from(LANGUAGES))
def test_a_typed_line_is_read_refused_or_asked_about(key: str, text: str, language: Any) -> None:  # noqa: ANN401 - of a strategy
    joint = LINES[key]
    session = session_at(joint, {}, language)
    assume(text.strip())
    following = update(session, Typed(text))

    is_open = following.location.kind in (ScreenKind.JOINT, ScreenKind.READINGS)
    if is_open and following.location.key == key:
        assert following.drafts[key] == text
        assert following.answers == session.answers
        return
    again = start_at(following, key)
    line = written(again, joint)
    assert update(again, Typed(line or "")).answers == following.answers


PLAIN: dict[str, dict[str, Any]] = {
    "initiative.places": {"initiative.departments": ["47", "58"]},
    "initiative.period": {
        "initiative.start": date(2026, 8, 1),
        "initiative.end": date(2029, 7, 31),
    },
    "initiative.audience": {"initiative.target_group": "Unge", "initiative.participants": 40},
    "finance.basis": {
        "finance.guidelines_edition": "Retningslinjer af 2019",
        "finance.guidelines": "punkt 4",
    },
    "contact.line": {
        "contact.role": "Projektleder",
        "contact.name": "Ane Holm",
        "contact.email": "ah@aab.example",
        "contact.phone": "33 76 01 00",
    },
}


@pytest.mark.parametrize("key", LINES)
def test_plain_answers_stand_in_the_field(key: str) -> None:
    shown = screen(session_at(LINES[key], PLAIN[key], "da"))

    assert shown.current
    assert not shown.body
