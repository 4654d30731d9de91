"""How many prompts an initiative takes: a record is a line, not a field at a time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.interview.formatting import editable_text
from aabsocial.interview.locations import ScreenKind
from aabsocial.interview.protocol import Action, Keep, Typed
from aabsocial.interview.screens import screen
from aabsocial.interview.update import update
from aabsocial.model.policy import Policy
from aabsocial.model.questions import Group
from aabsocial.parsing.lines.labels import say_value
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import value_at
from aabsocial.storage import read_proposal
from tests.support.conversations import Lookup, new_session

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.model.answers import Answers

EXAMPLES = Path(__file__).parents[2] / "proposals"
POLICY = load_policy()
PAGES = frozenset({ScreenKind.HUB, ScreenKind.FINDINGS, ScreenKind.ENDING, ScreenKind.READINGS})
# How people write a record of each kind; what stands between bars goes where it is not answered.
SHAPES = {
    "activity": "{what}; {who}; {when}",
    "budget": "{item}|; {note}|; {amount}",
    "contract": "{authority}; {state} {date}",
    "criterion": "{statement}, kilde: {source}",
    "decision": "{department}: {forum} {date}|, {households} husstande|"
    "|, {votes_for}-{votes_against}-{votes_blank}|, {evidence}",
    "existing": "{name}: {effect}; {agreement}",
    "financing": "{source} {amount} {status}",
    "milestone": "{date}: {what}",
    "partner": "{name}: {role}; {contribution}; {commitment}",
    "risk": "{risk}: {mitigation}",
}


class Writer(Lookup):
    """Writes each record as one line; opens none of them."""

    def _line(self, group: Group) -> Action:
        rows: tuple[Any, ...] = value_at(self.proposal, group.key)
        if self.times[group.key] == len(rows):
            return Keep()
        self.times[group.key] += 1
        row = rows[self.times[group.key] - 1]
        said = {
            field.name: say_value(field.name, value, self.language)
            if field.choices
            else editable_text(field, value, self.language)
            for field in group.fields
            if (value := getattr(row, field.name)) is not None
        }
        parts = (part.format_map(Said(said)) for part in SHAPES[group.lines].split("|"))
        return Typed("".join(part for part in parts if "\0" not in part))


class Said(dict[str, str]):
    """Values by name, with a mark for those that are not answered."""

    def __missing__(self, _: str) -> str:
        """Return the mark."""
        return "\0"


def without_lines(policy: Policy) -> Policy:
    return replace(
        policy,
        joints=(),
        chapters=tuple(
            replace(
                chapter,
                items=tuple(
                    replace(it, lines="") if isinstance(it, Group) else it for it in chapter.items
                ),
            )
            for chapter in policy.chapters
        ),
    )


def prompts(policy: Policy, answers: Answers, writer: type[Lookup]) -> int:
    """Return how many prompts an interview takes: fields, lists and lines, but no pages."""
    language: Language = "en" if answers["language"] == "en" else "da"
    first = {key: answers[key] for key in ("schema_version", "policy", "language")}
    files = tuple(annex["file"] for annex in answers.get("annexes", ()))
    session = new_session(
        {**first, "status": "draft"},
        policy=policy,
        language=language,
        version_read=1,
        files=lambda: files,
    )
    asked = writer(policy, answers, language)
    counted = 0
    while session.result is None:
        shown = screen(session)
        if session.location.kind not in PAGES:
            counted += 1
        session = update(session, asked.ask(shown))
        assert counted < 1_000
    return counted


@pytest.mark.parametrize(
    ("name", "most"),
    [("sommer-i-gaarden", 63), ("bikes-back-on-the-road", 104), ("staerk-start-vest", 147)],
)
def test_lines_take_less_than_half_the_prompts(name: str, most: int) -> None:
    answers = read_proposal(EXAMPLES / name / "proposal.toml").answers

    field_by_field = prompts(without_lines(POLICY), answers, Lookup)
    in_lines = prompts(POLICY, answers, Writer)
    assert in_lines <= most
    assert in_lines < field_by_field / 2


@pytest.mark.parametrize("name", ["sommer-i-gaarden", "staerk-start-vest"])
def test_a_record_that_is_written_whole_is_one_prompt(name: str) -> None:
    answers = read_proposal(EXAMPLES / name / "proposal.toml").answers
    few = {**answers, "activities": answers["activities"][:1]}

    saved = prompts(POLICY, answers, Writer) - prompts(POLICY, few, Writer)

    assert saved == len(answers["activities"]) - 1
