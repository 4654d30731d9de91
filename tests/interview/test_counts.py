"""How little is asked: four proposals typed from a slip of answers, and what each of them takes."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core import toml
from aabsocial.core.struct import Struct
from aabsocial.interview.protocol import Action, Chosen, Input, Keep, Screen, Typed
from aabsocial.interview.screens import screen
from aabsocial.interview.session import ScreenKind, Session
from aabsocial.interview.update import update
from aabsocial.model.policy import ReviewContext
from aabsocial.policy.aab import load_policy
from tests.support.conversations import new_session

if TYPE_CHECKING:
    from collections.abc import Mapping

POLICY = load_policy()
SLIPS = Path(__file__).parents[1] / "slips"
ON_THE_DAY = ReviewContext(today=date(2027, 10, 20))
ASKING = frozenset({ScreenKind.QUESTION, ScreenKind.LIST, ScreenKind.JOINT})


class Count(Struct):
    """What a slip took to type: its questions, all screens, the characters, and where it ended."""

    questions: int
    prompts: int
    characters: int
    announced: str
    ended: Session


def counted(name: str) -> Count:
    """Type a slip from the first question to the ending."""
    slip: Mapping[str, Any] = toml.parse((SLIPS / f"{name}.toml").read_text(encoding="utf-8"))
    first = {"schema_version": 1, "policy": POLICY.version, "language": "da", "status": "draft"}
    session = new_session(first, policy=POLICY, review_context=ON_THE_DAY, version_read=1)
    taken: Counter[str] = Counter()
    spots, prompts, characters, announced = dict[str, None](), 0, 0, ""
    while session.location.kind is not ScreenKind.ENDING:
        shown, location = screen(session), session.location
        if location.kind in ASKING:
            spots[session.spot_key_at(location)] = None
        if location.kind is ScreenKind.HUB:
            announced = shown.body[0]
        action = answer(slip, session, shown, taken)
        characters += (
            len(action.text) if isinstance(action, Typed) and not is_offered(shown, action) else 0
        )
        session = update(session, action)
        prompts += 1
        assert prompts < 300, (name, location)
    return Count(len(spots), prompts + 1, characters, announced, session)


def answer(slip: Mapping[str, Any], session: Session, shown: Screen, taken: Counter[str]) -> Action:
    """Return what one types or chooses at a screen; nothing where the slip has no answer."""
    location = session.location
    if location.kind not in ASKING:
        return Chosen(shown.proposed)
    told = slip.get(location.key)
    if shown.input in (Input.CHOICE, Input.CHOICES):
        labels = [told] if isinstance(told, str) else told or ()
        names = tuple(
            it.name for label in labels for it in shown.options if it.label.startswith(label)
        )
        return Chosen(names) if names else Chosen(shown.proposed) if shown.proposed else Keep()
    if isinstance(told, list):
        place = taken[location.key]
        taken[location.key] += 1
        return Typed(told[place]) if place < len(told) else Keep()
    if told:
        return Typed(told)
    return Typed(shown.suggestions[0]) if shown.suggestions and not shown.current else Keep()


def is_offered(shown: Screen, action: Typed) -> bool:
    return action.text in shown.suggestions


LIMITS = {
    "tiny": (22, 32, 1_278),
    "small": (25, 44, 2_135),
    "middle": (34, 62, 3_731),
    "large": (34, 91, 17_125),
}


@pytest.mark.parametrize("name", LIMITS)
def test_an_initiative_takes_no_more_than_it_should(name: str) -> None:
    count = counted(name)

    assert (count.questions, count.prompts, count.characters) <= LIMITS[name]
