"""No answer is lost: it is on the page, in depth, or in the list of what a pack leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.core.struct import replace
from aabsocial.documents.case import CaseContext, compose_case
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.policy import PAPER_SECTIONS, ROW_SECTIONS, Kind, Policy
from aabsocial.policy.aab import load_policy
from tests.support.cases import a_case, plain, reviewed
from tests.support.papers import (
    THE_REST,
    Leaf,
    a_full_proposal,
    applies,
    distinct_answers,
    leaves_of,
    proposal_markdown,
    visible_text,
    with_single_spaces,
    written_forms,
)
from tests.support.proposals import a_proposal

if TYPE_CHECKING:
    from aabsocial.model.proposal import Proposal

POLICY = load_policy()
FULL = a_full_proposal()
DISTINCT = a_proposal({**THE_REST, **distinct_answers(FULL)})
RAW = "zqx 17 kr."

# What a pack leaves out, as the design lists it; all of it stays in `proposal.md` and the file.
DROPPED = {
    "schema_version": "the attached manifest has it",
    "policy": "the attached manifest has it",
    "language": "the attached manifest has it",
    "budget.category": "repeats the item",
    "financing.kind": "decides the order and the bar",
    "annexes.closed": "a closed annex has no link",
    "residents.volunteers": "a yes shows as a section",
    "finance.no_money": "shows in what AAB is asked for",
}
DROPPED_WHERE_NO = {
    "recommendation.closed",
    "initiative.concerns_debt",
    "initiative.pilot",
    "municipality.party",
    "annexes.closed",
}
# Answers that are written in a shorter or other way than in `proposal.md`.
OTHERWISE = {
    "residents.decisions.unanimous",
    "initiative.takes_part",
    "success_criteria.target_is_most",
    "finance.vat_included",
}


def leaves() -> list[Leaf]:
    return [
        leaf
        for leaf in leaves_of(DISTINCT)
        if leaf.value is not None and applies(leaf, DISTINCT) and not _is_dropped(leaf)
    ]


def _is_dropped(leaf: Leaf) -> bool:
    key = leaf.question.key
    return key in DROPPED or (key in DROPPED_WHERE_NO and leaf.value is False)


def seen(proposal: Proposal, language: Language) -> str:
    return plain(a_case(reviewed(proposal), language, CaseContext(number="2", kind="decision")))


SEEN = {language: seen(DISTINCT, language) for language in LANGUAGES}
SMALL = {language: text.casefold() for language, text in SEEN.items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("leaf", leaves(), ids=lambda leaf: leaf.key)
def test_every_answer_is_on_the_page_or_in_depth(leaf: Leaf, language: Language) -> None:
    forms = written_forms(leaf, language)
    if leaf.question.kind is Kind.YES_NO and leaf.question.key not in OTHERWISE:
        forms = [POLICY.item_words[leaf.question.key].label.in_(language)]

    for form in forms:
        assert with_single_spaces(form).casefold() in SMALL[language]


@pytest.mark.parametrize("key", sorted(DROPPED.keys() - {"schema_version"}))
def test_what_is_left_out_of_a_pack_stays_in_the_proposals_paper(key: str) -> None:
    paper = with_single_spaces(visible_text(proposal_markdown(DISTINCT))).casefold()
    answered = [it for it in leaves_of(DISTINCT) if it.question.key == key and it.value is not None]

    for leaf in answered:
        is_yes = leaf.value is True and key not in OTHERWISE
        forms = [POLICY.item_words[key].label.da] if is_yes else written_forms(leaf, "da")
        assert all(with_single_spaces(form).casefold() in paper for form in forms)


def with_section(key: str, section: str) -> Policy:
    """Return the policy with a question's or group's answer in another section."""
    moved = replace(POLICY.items[key], section=section)
    chapters = tuple(
        replace(it, items=tuple(moved if item.key == key else item for item in it.items))
        for it in POLICY.chapters
    )
    return replace(POLICY, chapters=chapters)


PRINTED = [it for it in PAPER_SECTIONS if it not in ("title", "file")]


@pytest.mark.parametrize(
    ("key", "section"),
    [
        *(("initiative.organisation", it) for it in PRINTED),
        *(("activities", it) for it in PRINTED if it not in ROW_SECTIONS),
    ],
)
def test_a_question_stands_in_the_pack_whatever_its_section(key: str, section: str) -> None:
    answer = DISTINCT.initiative.organisation if "." in key else DISTINCT.activities[0].what
    case = compose_case(with_section(key, section), reviewed(DISTINCT), "da", CaseContext())

    assert str(answer) in plain(case)


UNREAD = [
    leaf.key
    for leaf in leaves_of(FULL)
    if applies(leaf, FULL) and leaf.key not in ("schema_version", "language", "policy")
]


@pytest.mark.parametrize("key", UNREAD)
def test_what_cannot_be_read_stands_as_it_is_written(key: str) -> None:
    proposal = a_proposal({**THE_REST, key: None})

    assert f"»{RAW}« ⚠ kan ikke læses" in plain(a_case(reviewed(proposal, {key: RAW})))


@pytest.mark.parametrize("key", POLICY.groups)
def test_a_table_that_cannot_be_read_stands_as_it_is_written(key: str) -> None:
    proposal = a_proposal({**THE_REST, key: ()})

    assert f"»{RAW}« ⚠ kan ikke læses" in plain(a_case(reviewed(proposal, {key: RAW})).depth)
