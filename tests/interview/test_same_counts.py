"""A number on one page is the number of lines on another: of what is missing, open, or found."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aabsocial.cli.picker import pick
from aabsocial.cli.workspace import Workspace
from aabsocial.core import toml
from aabsocial.core.struct import replace
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import Keep, LeaveOpen, Stop
from aabsocial.interview.screens import screen
from aabsocial.interview.tasks import in_the_way, missing_among, shown_sections, standing_findings
from aabsocial.interview.update import update
from aabsocial.model.findings import Gravity
from aabsocial.policy.aab import load_policy
from aabsocial.review.gaps import told_as_missing
from aabsocial.storage.layout import layout_of
from aabsocial.storage.settings import Settings
from aabsocial.storage.toml_edit.edit import write_answers
from tests.interview.test_counts import LIMITS, sessions
from tests.support.conversations import session_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.interview.protocol import Action, Screen
    from aabsocial.interview.session import Session

POLICY = load_policy()
EXAMPLE = Path(__file__).parents[2] / "proposals/sommer-i-gaarden/proposal.toml"
EVERY = 9  # every so many turns of a slip are looked at
LINE = re.compile(r"Bemærkning \d+\. ")
IN_WORDS = {"én": 1, "ét": 1, "ingen": 0}
GRAVITIES = "fejl|afklares|advarsel|advarsler|råd"
OPEN = {
    "status": "draft",
    "initiative": {"title": "Naboskab", "departments": ["40"], "pilot": False},
    "operations": {"supports": "yes", "how": "Færre klager, ring på 22 33 44 55"},
    "gaps": [
        {"key": "initiative.start", "note": "fonden"},
        {"key": "initiative.end", "note": "kommunen"},
        {"key": "residents.decisions", "note": "mødet"},
        {"key": "initiative.communication"},
    ],
}


@cache
def states() -> tuple[Session, ...]:
    turns = [session for name in LIMITS for session in [*sessions(name)][::EVERY]]
    return (session_with(OPEN, policy=POLICY), *turns)


def numbers(text: str) -> list[int]:
    """Return the numbers in a sentence, those in words too."""
    found = re.findall(r"\b(\d+|én|ét|ingen)\b", text)
    return [IN_WORDS[it] if it in IN_WORDS else int(it) for it in found]


def listed(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if LINE.match(line)]


def is_hint(line: str) -> bool:
    return "Råd: " in line


def at(session: Session, kind: ScreenKind, key: str = "") -> Screen:
    return screen(replace(session, location=Location(kind, key), history=(), notes=()))


def test_what_hinders_handing_in_is_as_many_as_the_review_lists() -> None:
    told = set()
    for session in states():
        said = at(session, ScreenKind.HUB).body[1]
        lines = listed(at(session, ScreenKind.REVIEW).body)
        told.add(re.sub(r"\d+|én|ét", "n", said))

        assert sum(numbers(said)) == len([it for it in lines if not is_hint(it)]), said
    assert "Der mangler svar n steder, før oplægget kan indleveres. Se også på n ting." in told


def test_missing_answers_are_as_many_in_the_list_of_proposals_as_in_the_overview() -> None:
    differing = 0
    for session in states():
        found = [*standing_findings(session)]
        missing = {*session.open_keys}
        told = told_as_missing(found, missing)
        hints = [it for it in found if it.gravity is Gravity.HINT and it.key in missing]
        differing += bool(hints)

        assert told == missing_among(session, in_the_way(found))
    assert differing


def left_open() -> Iterator[Session]:
    """Yield what becomes of the interview where a question is left open on the way."""
    for session in states():
        asked = update(session, LeaveOpen())
        if asked.location.kind is ScreenKind.GAP:
            yield update(asked, Keep())


def test_list_of_proposals_counts_what_is_missing_as_the_overview_does(tmp_path: Path) -> None:
    path, layout = tmp_path / "proposal.toml", layout_of(POLICY, "da")
    looked, told = Looked(), set()
    for session in (*states(), *left_open()):
        path.write_text(write_answers("", dict(session.answers), layout), encoding="utf-8")
        today = session.interview_context.review_context.today
        workspace = Workspace(settings=Settings(), proposals=tmp_path, today=today)
        pick([path], POLICY, workspace, "da", looked)
        told |= {*numbers(missing_in(looked.shown.options[0].state))}

        said = at(session, ScreenKind.HUB).body[1]
        assert missing_in(looked.shown.options[0].state) == missing_in(said)
    assert len(told) > 1


class Looked:
    """Somebody who looks at the list of proposals, and leaves."""

    shown: Screen

    def ask(self, screen: Screen) -> Action:
        """Keep the screen, and choose nothing."""
        self.shown = screen
        return Stop()


def missing_in(text: str) -> str:
    """Return what a text says of missing answers: `mangler svar 3 steder`."""
    found = re.search(r"mangler svar \S+ sted", text)
    return found[0] if found else ""


@pytest.mark.parametrize("kind", [ScreenKind.TASK, ScreenKind.FINDINGS])
def test_head_of_a_page_counts_the_lines_under_it(kind: ScreenKind) -> None:
    for session in states():
        for section in shown_sections(session):
            shown = at(session, kind, section.name)
            head = shown.progress if kind is ScreenKind.TASK else shown.section
            counts = [int(number) for number in re.findall(rf"(\d+) (?:{GRAVITIES})\b", head)]
            lines = listed(shown.body)

            assert sum(counts) == len(lines) or (not counts and all(map(is_hint, lines))), head


def test_state_of_a_task_counts_what_its_page_lists() -> None:
    for session in states():
        for option in screen(replace(session, location=Location(ScreenKind.HUB))).options:
            name = option.name.removeprefix("task:")
            if name != option.name and re.search("mangler|afklares|se på", option.state):
                lines = listed(at(session, ScreenKind.TASK, name).body)
                weighing = [line for line in lines if not is_hint(line)]
                assert sum(numbers(option.state)) == len(weighing), option.state


def test_more_answers_than_questions_are_explained() -> None:
    told = set()
    for session in states():
        questions, missing = at(session, ScreenKind.HUB).body[:2]
        if "tilbage" in questions and missing.startswith("Der mangler"):
            left = re.search(r"(\d+|ét) spørgsmål", questions)
            assert left is not None
            is_more = numbers(missing)[0] > numbers(left[1])[0]
            told.add(is_more)

            more = "Det kræver" if left[1] == "ét" else "Nogle af spørgsmålene kræver"
            assert questions.endswith(f"{more} flere svar.") is is_more
    assert True in told


def test_one_question_that_needs_more_answers_is_told_as_one() -> None:
    answers = toml.parse(EXAMPLE.read_text(encoding="utf-8"))
    lacking = {**answers, "status": "draft", "budget": [{"item": "Mad"}, {"item": "Bus"}]}
    told = at(session_with(lacking, policy=POLICY), ScreenKind.HUB).body[0]

    assert "ét spørgsmål tilbage" in told
    assert told.endswith("Det kræver flere svar.")
