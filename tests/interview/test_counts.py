"""How little is asked: four proposals typed from a slip of answers, and what each of them takes."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core import toml
from aabsocial.core.struct import Struct
from aabsocial.interview.locations import ScreenKind
from aabsocial.interview.protocol import Action, Chosen, Keep, Screen, Typed
from aabsocial.interview.record_actions import DONE
from aabsocial.interview.screens import screen
from aabsocial.interview.session import Session
from aabsocial.interview.update import update
from aabsocial.model.findings import Severity
from aabsocial.model.policy import ReviewContext
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.derived import begin_deriving
from tests.support.conversations import new_session

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

POLICY = load_policy()
SLIPS = Path(__file__).parents[1] / "slips"
ASKING = frozenset({ScreenKind.QUESTION, ScreenKind.LIST, ScreenKind.JOINT})
MOST_PROMPTS = 200


class Count(Struct):
    """What it took to type a slip: the questions, all screens, the characters; and the result.

    `announced` is how many questions the hub said there were.
    """

    questions: tuple[str, ...]
    prompts: int
    characters: int
    announced: int
    ended: Session


@cache
def count(name: str) -> Count:
    """Type a slip, from the first question to the page at the end."""
    slip = toml.parse((SLIPS / f"{name}.toml").read_text(encoding="utf-8"))
    session = begun(slip.pop("today"))
    taken: Counter[str] = Counter()
    spots: dict[str, None] = {}
    prompts, characters, announced = 0, 0, 0
    while session.location.kind is not ScreenKind.ENDING:
        shown, location = screen(session), session.location
        if location.kind in ASKING:
            spots[session.spot_key_at(location)] = None
        if location.kind is ScreenKind.HUB:
            announced = len(spots) + len(session.unanswered | session.written_spots)
        action = answer(slip, session, shown, taken)
        if isinstance(action, Typed):
            characters += len(action.text)
        session, prompts = update(session, action), prompts + 1
        assert prompts < MOST_PROMPTS, location
    return Count(tuple(spots), prompts + 1, characters, announced, session)


def sessions(name: str) -> Iterator[Session]:
    """Yield the interview at every turn while a slip is typed, the page at the end too."""
    slip = toml.parse((SLIPS / f"{name}.toml").read_text(encoding="utf-8"))
    session = begun(slip.pop("today"))
    taken: Counter[str] = Counter()
    while session.location.kind is not ScreenKind.ENDING:
        yield session
        session = update(session, answer(slip, session, screen(session), taken))
    yield session


def begun(today: date) -> Session:
    first = {"schema_version": 1, "policy": POLICY.version, "language": "da", "status": "draft"}
    return new_session(
        begin_deriving(POLICY, first),
        policy=POLICY,
        review_context=ReviewContext(today=today),
        version_read=1,
    )


def answer(slip: Mapping[str, Any], session: Session, shown: Screen, taken: Counter[str]) -> Action:
    """Return what one types or chooses at a screen; Enter alone where the slip has no answer."""
    key, kind = session.location.key, session.location.kind
    if kind not in ASKING:
        return Chosen(shown.proposed)
    told = slip.get(key)
    if shown.options and kind is ScreenKind.LIST:
        return Chosen((DONE,))
    if shown.options and told:
        labels = [told] if isinstance(told, str) else told
        return Chosen(tuple(named(shown, label) for label in labels))
    if isinstance(told, list):
        taken[key] += 1
        return Typed(told[taken[key] - 1]) if taken[key] <= len(told) else Keep()
    return Typed(told) if told else Keep()


def named(shown: Screen, label: str) -> str:
    """Return the name of the option that begins with these words."""
    return next(it.name for it in shown.options if it.label.startswith(label))


LIMITS = {
    "tiny": (22, 32, 1_278),
    "small": (25, 44, 2_135),
    "middle": (34, 62, 3_731),
    "large": (34, 91, 17_125),
}


@pytest.mark.parametrize("name", LIMITS)
def test_an_initiative_is_asked_no_more_than_it_needs(name: str) -> None:
    questions, prompts, characters = LIMITS[name]
    taken = count(name)

    assert len(taken.questions) <= questions
    assert taken.prompts <= prompts
    assert taken.characters <= characters


@pytest.mark.parametrize("name", LIMITS)
def test_as_many_are_asked_as_are_announced(name: str) -> None:
    taken = count(name)

    # Nobody knows before that an answer will name an annex.
    assert taken.announced == len({*taken.questions} - {"annexes"})


@pytest.mark.parametrize("name", LIMITS)
def test_what_was_typed_is_a_whole_proposal(name: str) -> None:
    session = count(name).ended

    assert session.open_keys == ()
    assert [it for it in session.review.findings if it.severity is Severity.ERROR] == []
