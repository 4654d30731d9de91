"""An entry of a list is opened in the field as the line that it may be written as."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aabsocial.core.money import Money
from aabsocial.core.struct import LONGEST_LINE, replace
from aabsocial.interview.line_editing import line_of
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import Back, Help, OpenEntry, Typed, Undo
from aabsocial.interview.screens import screen
from aabsocial.model.questions import Group
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import value_at
from aabsocial.storage import read_proposal
from tests.interview.test_compact_lines import ANSWERS
from tests.support.conversations import after, choose, listing, location_text

if TYPE_CHECKING:
    from aabsocial.interview.session import Session

POLICY = load_policy()
EXAMPLES = sorted((Path(__file__).parents[2] / "proposals").glob("*/proposal.toml"))
UP, DOWN = OpenEntry(-1), OpenEntry(1)


def budget(*typed: str) -> Session:
    session = listing("budget", {**ANSWERS, "budget": []}, policy=POLICY)
    return after(session, *map(Typed, typed))


def field(session: Session) -> str:
    return screen(session).typed


def test_up_and_down_go_from_entry_to_entry() -> None:
    session = budget("Kaffe 500", "Te 200")

    once = after(session, UP)
    assert field(once) == "ret 2: Te; 200 kr."
    twice = after(once, UP)
    assert field(twice) == "ret 1: Kaffe; 500 kr."
    assert field(after(twice, UP)) == field(twice)
    assert field(after(twice, DOWN)) == field(once)
    assert field(after(once, DOWN)) == ""
    assert screen(twice).opened == 1


def test_what_is_opened_replaces_the_entry() -> None:
    session = budget("Kaffe 500", "Te 200")
    mended = after(session, UP, UP, Typed("ret 1: Kaffe; 600 kr."))

    assert mended.proposal.budget[0].amount == Money(60_000)
    assert mended.proposal.budget[1] == session.proposal.budget[1]


def test_unchanged_it_changes_nothing() -> None:
    session = budget("Kaffe 500", "Te 200")

    assert after(session, UP, Typed(field(after(session, UP)))).answers == session.answers


def test_what_was_changed_in_the_field_is_a_half_typed_text() -> None:
    changed = after(budget("Kaffe 500", "Te 200"), UP, Help("ret 2: Te; 300 kr."), Back())

    assert field(changed) == "ret 2: Te; 300 kr."
    assert not screen(changed).opened
    assert changed.drafts


def test_an_entry_only_looked_at_is_no_half_typed_text() -> None:
    session = after(budget("Kaffe 500", "Te 200"), UP, Help(), Back())

    assert field(session) == "ret 2: Te; 200 kr."
    assert not session.drafts
    assert field(after(session, Typed("slet 2"))) == ""
    assert field(replace(session, location=Location(ScreenKind.LIST, "financing"))) == ""
    fewer = after(session, Typed("2"), choose("take-out"))
    assert field(replace(fewer, opened="budget[1]")) == ""


def test_nothing_is_opened_in_an_empty_list() -> None:
    session = budget()

    assert field(after(session, UP)) == ""
    assert location_text(after(session, UP)) == "list budget"


LONG = "kaffe " * (LONGEST_LINE // 7)


@pytest.mark.parametrize(
    ("key", "row"),
    [
        ("budget", {"item": "Kaffe", "category": "salary", "amount": 500}),
        ("budget", {"category": "salary", "amount": 500}),
        ("budget", {"item": f"{LONG} {10**18} kr.", "note": LONG}),
    ],
)
def test_an_entry_that_a_line_does_not_say_is_opened_as_a_page(
    key: str, row: dict[str, object]
) -> None:
    session = listing(key, {**ANSWERS, key: [row]}, policy=POLICY)

    assert location_text(after(session, UP)) == f"record {key}[0]"


def test_an_entry_with_a_marked_gap_is_opened_as_a_page() -> None:
    session = budget("Kaffe ?")

    assert location_text(after(session, UP)) == "record budget[0]"


def test_what_is_no_list_of_lines_is_left_as_it_is() -> None:
    session = after(budget("Kaffe 500"), choose("record:0"))

    assert after(session, UP).location == session.location
    assert after(session, Undo()).answers == session.answers


def test_undo_takes_the_last_line_back() -> None:
    session = budget("Kaffe 500", "Te 200")

    assert [it.item for it in after(session, Undo()).proposal.budget] == ["Kaffe"]
    assert after(budget(), Undo()).answers == budget().answers


@pytest.mark.parametrize("path", EXAMPLES, ids=[it.parent.name for it in EXAMPLES])
def test_a_line_says_all_of_its_entry_or_is_not_offered(path: Path) -> None:
    answers = read_proposal(path).answers
    for group in POLICY.groups.values():
        if group.lines:
            _try_each_entry(listing(group.key, answers, policy=POLICY), group)


def _try_each_entry(session: Session, group: Group) -> None:
    for index in range(min(len(value_at(session.proposal, group.key)), 2)):
        if line := line_of(session, group, index):
            again = after(session, Typed(f"ret {index + 1}: {line}"))
            assert again.proposal == session.proposal


@pytest.mark.parametrize(("written", "department"), [("", "58"), ("60: ", "60")])
def test_decision_written_anew_keeps_its_department(written: str, department: str) -> None:
    said = {"initiative": {"departments": ["40", "58", "60"]}}
    rest = "12 husstande, 10-2-0, referat punkt 8"
    typed = (
        f"58: afdelingsmøde 14/3-2026, {rest}",
        f"ret 1: {written}afdelingsmøde 15/3-2026, {rest}",
    )
    session = after(listing("residents.decisions", said, policy=POLICY), *map(Typed, typed))
    (decision,) = session.proposal.residents.decisions
    assert (decision.department, decision.date) == (department, date(2026, 3, 15))
