"""From each finding a way leads to every answer that its remedy speaks of."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.cli.rule_catalogue import EXAMPLE_CONTEXT, findings_in_example, words_of
from aabsocial.core.struct import replace
from aabsocial.interview.findings import ways_to_mend
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import Back, Typed
from aabsocial.interview.screens import screen
from aabsocial.policy.aab import load_policy
from aabsocial.policy.builtin_rules import BUILTIN
from aabsocial.storage.reading import parse_proposal
from tests.support.conversations import after, choose, location_text, session_with

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.interview.session import Session

POLICY = load_policy()
OF_THE_FILE = "FIL"  # told at its lines, where it is mended
CODES = sorted(code for code in {**POLICY.rules, **BUILTIN} if not code.startswith(OF_THE_FILE))
EMPTIED = "UND02"  # its remedy leaves nothing behind, where an example must say something


def read(example: str) -> Mapping[str, Any]:
    return parse_proposal(example.encode(), Path("proposal.toml")).answers


def reviewed(answers: Mapping[str, Any]) -> Session:
    return session_with(answers, policy=POLICY, review_context=EXAMPLE_CONTEXT)


def parts(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield the item and the text of each answer, without the place of a record."""
    if key in POLICY.items:
        yield key, repr(value)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from parts(inner, f"{key}.{name}".removeprefix("."))


def spots(session: Session, code: str, example: str) -> set[str]:
    found = findings_in_example(POLICY, code, example)
    ways = {way.item_key for finding in found for way in ways_to_mend(session, finding)}
    also = {Location(ScreenKind.QUESTION, key).item_key for it in found for key in it.also}
    return {POLICY.spot_key(key) for key in ways | also}


@pytest.mark.parametrize("code", [code for code in CODES if code != EMPTIED])
def test_what_a_remedy_changes_can_be_reached_from_the_finding(code: str) -> None:
    examples = words_of(POLICY, code).examples
    for failing, remedied in zip(examples.failing, examples.remedied, strict=True):
        if not findings_in_example(POLICY, code, failing):
            continue  # it takes a folder, or other proposals
        session = reviewed(read(failing))
        changed = {key for key, _ in {*parts(read(failing))} ^ {*parts(read(remedied))}}
        asked = {key for key in changed if POLICY.items[key].applies(session.proposal)}

        assert {POLICY.spot_key(key) for key in asked} <= spots(session, code, failing)


@pytest.mark.parametrize("code", CODES)
def test_question_that_a_remedy_names_can_be_reached_from_the_finding(code: str) -> None:
    labels = {words.label.da: key for key, words in POLICY.item_words.items()}
    words = words_of(POLICY, code)
    for message, remedy in words.messages.values():
        named = {labels[it] for it in re.findall("»([^»«]+)«", remedy.da) if it in labels}
        for failing in words.examples.failing:
            found = findings_in_example(POLICY, code, failing)
            if message in [it.message.words for it in found]:
                items = {key if key in POLICY.items else key.rpartition(".")[0] for key in named}
                reached = spots(reviewed(read(failing)), code, failing)
                assert {POLICY.spot_key(key) for key in items} <= reached


@pytest.mark.parametrize("code", CODES)
def test_answers_that_a_remedy_speaks_of_are_questions(code: str) -> None:
    for keys in words_of(POLICY, code).elsewhere.values():
        assert {Location(ScreenKind.QUESTION, key).item_key for key in keys} <= {*POLICY.items}


THEORY = {
    "status": "draft",
    "initiative": {"title": "Naboskab", "pilot": False},
    "effect": {"evidence_level": "theory", "documentation": "Vi tror det", "source": "Os"},
}


@pytest.mark.parametrize("page", ["review", "task:effect"])
def test_effect_that_is_not_documented_leads_to_the_question_of_a_pilot(page: str) -> None:
    session = after(reviewed(THEORY), choose("review"))
    session = session if page == "review" else after(session, choose(page))
    number = next(
        line.partition(".")[0].lower() for line in screen(session).body if line.endswith("(EFF01)")
    )
    ways = {
        it.label: it.name
        for it in screen(session).options
        if re.match(f"Ret {number}\\b", it.label)
    }

    assert len(ways) == 2, ways
    opened = [location_text(after(session, choose(name))) for name in ways.values()]
    assert f"Ret {number} et andet sted: Forsøgsprojekt" in ways
    assert opened == ["question effect.evidence_level", "joint initiative.traits"]


def test_way_to_more_of_the_same_task_leads_back_and_not_on() -> None:
    session = reviewed(THEORY)
    page = replace(session, location=Location(ScreenKind.FINDINGS, "effect"))
    plain = replace(page, interview_context=replace(page.interview_context, is_plain=True))

    (back,) = (it.label for it in screen(page).options if it.name == "continue")
    (read,) = (it.label for it in screen(plain).options if it.name == "continue")
    assert back == "Tilbage til spørgsmålene i E Virkning og mål"
    assert read == "Tilbage til spørgsmålene i Virkning og mål"


@pytest.mark.parametrize("page", [ScreenKind.REVIEW, ScreenKind.SUBMISSION])
def test_line_with_a_finding_can_be_rewritten_or_deleted_in_its_list(page: ScreenKind) -> None:
    decision = {"department": "901", "forum": "department-meeting", "date": date(2099, 1, 9)}
    answers = {"status": "draft", "residents": {"decisions": [decision]}}
    shown = replace(reviewed(answers), location=Location(page))
    ways = [it.name for it in screen(shown).options if it.label.startswith("Ret eller slet hele")]
    listed = after(shown, choose("item:residents.decisions"))

    assert ways == ["item:residents.decisions"]
    assert location_text(listed) == "list residents.decisions"
    assert after(listed, Back()).location.kind is page
    assert not after(listed, Typed("slet 1")).proposal.residents.decisions


def test_from_a_no_a_way_leads_to_the_departments_too() -> None:
    decision = {"department": "901", "forum": "department-meeting", "date": date(2020, 1, 9)}
    voted = {**decision, "votes_for": 3, "votes_against": 9, "households": 20}
    answers = {"initiative": {"departments": ["901"]}, "residents": {"decisions": [voted]}}
    session = reviewed({"status": "draft", **answers})
    (no,) = (it for it in session.review.findings if it.message.values.get("votes_against") == 9)

    ways = [POLICY.spot_key(way.item_key) for way in ways_to_mend(session, no)]
    assert ways == ["residents.decisions", "initiative.places"]
