"""Every number of missing answers that a reader sees of one proposal is the same number.

It counts questions, and a field of a record is one. What is left open on purpose and what cannot
be read have numbers of their own; so have amounts that a sum lacks, and clauses. The hub counts
places to go to.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from aabsocial.cli.picker import state_of
from aabsocial.core import toml
from aabsocial.documents import checklist, compose_proposal
from aabsocial.interview.hub import before_submission
from aabsocial.interview.screens import screen
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import read_answers
from aabsocial.rendering.templates import render_template
from aabsocial.review.answer_state import AnswerState
from aabsocial.review.review import review
from tests.support.cases import a_case, a_page, plain, reviewed
from tests.support.conversations import after, choose, session_with
from tests.support.papers import visible_text
from tests.support.proposals import ON_THE_DAY, a_proposal

POLICY = load_policy()
EXAMPLE = Path(__file__).parents[2] / "proposals/fritidsjob-med-mening/proposal.toml"
MISSING = (
    "budget[0].amount",
    "budget[1].amount",
    "initiative.purpose",
    "initiative.summary",
    "residents.anchoring",
    "residents.decisions",
    "success_criteria[1].unit",
)
SUMS = {("2", "beløb mangler"), ("2", "punkter")}
COUNTS = (
    re.compile(r"[Dd]er mangler (?:endnu |svar |svar til )?(?P<number>\d+|ét|én) (?P<what>\w+)"),
    re.compile(r"mangler svar (?P<number>\d+|ét) (?P<what>\w+)"),
    re.compile(r"(?P<number>\d+|[éÉ]t) (?P<what>\w+ (?:mangler|kan ikke læses))"),
    re.compile(r"(?P<number>\d+) (?P<what>(?:skal )?afklares)"),
    re.compile(r"(?P<number>\d+) (?P<what>(?:\w+ )?er ikke besvaret)"),
)


def answers(**gaps: str) -> dict[str, Any]:
    """Return a draft that lacks `MISSING`, leaves two answers open, and has one unreadable."""
    raw = toml.parse(EXAMPLE.read_text(encoding="utf-8"))
    raw["status"] = "draft"
    for table, name in (
        (raw["initiative"], "purpose"),
        (raw["initiative"], "summary"),
        (raw["residents"], "anchoring"),
        (raw["residents"], "decisions"),
        (raw["operations"], "how"),
        (raw["success_criteria"][0], "deadline"),
        (raw["success_criteria"][1], "unit"),
        (raw["budget"][0], "amount"),
        (raw["budget"][1], "amount"),
    ):
        del table[name]
    raw["initiative"]["participants"] = "mange"
    raw["gaps"] = [
        {"key": key, **gaps} for key in ("operations.how", "success_criteria[0].deadline")
    ]
    return raw


def texts() -> dict[str, str]:
    """Return what each page says of the draft."""
    raw = answers()
    found = review(POLICY, read_answers(POLICY, raw), ON_THE_DAY)
    papers = {
        "proposal.md": compose_proposal(POLICY, found, "da"),
        "checklist.md": checklist(POLICY, found, "da"),
    }
    return {
        **{name: visible_text(render_template(f"{name}.j2", it)) for name, it in papers.items()},
        "case": plain(a_case(found)),
        "picker": ", ".join(state_of(found, POLICY, "da")),
        "hub": before_submission(session_with(raw, policy=POLICY)),
    }


def counts(text: str) -> set[tuple[str, str]]:
    spaced = text.replace("\N{NO-BREAK SPACE}", " ")
    return {(it["number"], it["what"]) for each in COUNTS for it in each.finditer(spaced)}


def test_answers_that_are_missing_are_told_from_those_left_open_and_unread() -> None:
    decoded = read_answers(POLICY, answers())
    state = AnswerState(policy=POLICY, proposal=decoded.proposal, unreadable=decoded.unreadable)

    assert tuple(sorted(state.missing)) == MISSING


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (
            "proposal.md",
            {("7", "svar"), ("2", "skal afklares"), ("Ét", "svar kan ikke læses"), *SUMS},
        ),
        ("checklist.md", set()),
        (
            "case",
            {
                ("7", "svar"),
                ("1", "svar kan ikke læses"),
                ("2", "skal afklares"),
                *SUMS,
            },
        ),
        ("picker", {("9", "steder"), ("2", "afklares")}),
        ("hub", {("9", "steder")}),
    ],
)
def test_every_page_has_the_same_numbers(page: str, told: set[tuple[str, str]]) -> None:
    assert counts(texts()[page]) == told


def test_idea_lacks_as_many_answers_as_its_paper_says() -> None:
    gaps = [{"key": "residents.decisions"}, {"key": "initiative.purpose"}]
    raw = {"initiative": {"title": "Kaffe", "departments": ["901"]}, "gaps": gaps}
    found = review(POLICY, read_answers(POLICY, raw), ON_THE_DAY)
    (told,) = (it.message.in_("da") for it in found.findings if it.rule == "FOR01")
    number = re.search(r"mangler (\d+) nødvendige", told)

    assert number
    assert f"Der mangler endnu {number[1]} svar, og 2 skal afklares." in plain(a_case(found))


def test_answer_that_handing_in_does_not_wait_for_is_not_said_to_be_given() -> None:
    raw = toml.parse(EXAMPLE.read_text(encoding="utf-8"))
    raw["status"] = "draft"
    del raw["finance"]["without_unsecured"]
    found = review(POLICY, read_answers(POLICY, raw), ON_THE_DAY)
    said = before_submission(session_with(raw, policy=POLICY))

    assert said.startswith("Der mangler stadig svar, men oplægget kan indleveres uden dem.")
    assert "Der mangler endnu ét svar. Det er markeret med ▢." in plain(a_case(found))


def test_what_is_missing_but_not_waited_for_is_named_where_one_hands_in() -> None:
    raw = toml.parse(EXAMPLE.read_text(encoding="utf-8"))
    raw["status"] = "draft"
    del raw["finance"]["without_unsecured"]
    asked = after(session_with(raw, policy=POLICY), choose("ending"), choose("submit"))
    shown = screen(asked)

    assert "submit-anyway" in [option.name for option in shown.options]
    assert any("Hvis pengene" in option.label for option in shown.options)
    assert after(asked, choose("submit-anyway")).answers["status"] == "submitted"


def test_answer_that_is_not_waited_for_hides_nothing_that_is() -> None:
    raw = toml.parse(EXAMPLE.read_text(encoding="utf-8"))
    raw["status"] = "draft"
    raw["gaps"] = [{"key": "residents.decisions", "note": "afventer mødet"}]
    del raw["finance"]["without_unsecured"], raw["residents"]["decisions"]
    session = session_with(raw, policy=POLICY)
    asked = after(session, choose("ending"), choose("submit"))

    assert before_submission(session).startswith("Én ting skal ordnes,")
    assert "submit-anyway" not in [option.name for option in screen(asked).options]


def test_page_names_what_is_not_answered_and_how_many_of_one_kind() -> None:
    raw = answers()
    for line in raw["financing"]:
        line.pop("amount", None)
    found = review(POLICY, read_answers(POLICY, raw), ON_THE_DAY)
    (told,) = (
        plain(it.text) for it in a_page(found).open.points if "Ikke besvaret:" in plain(it.text)
    )

    assert told == "Ikke besvaret: Resumé, formål, budget/beløb (2) og finansiering/beløb (4)."


def test_page_counts_what_it_does_not_name() -> None:
    keys = ("summary", "background", "purpose", "target_group", "participants", "focus_areas")
    missing = dict.fromkeys(f"initiative.{key}" for key in keys)
    more = dict.fromkeys(("budget[0].item", "budget[1].item", "contact.role"))
    page = a_page(reviewed(a_proposal({**missing, **more})))
    (told,) = (it for it in map(plain, page.open.points) if it.startswith("Ikke besvaret:"))

    assert told.endswith(" og 3 til.")
    assert told.count(",") == 5
