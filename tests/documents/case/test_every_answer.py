"""No answer is lost: it is on the page, in depth, or in the list of what a pack leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aabsocial.core.struct import replace
from aabsocial.documents.case import CaseContext, compose_case
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.policy import Policy
from aabsocial.model.proposal import Gap
from aabsocial.model.questions import PAPER_SECTIONS, ROW_SECTIONS, Kind
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import value_at
from aabsocial.review.answer_state import BY_CHOICE
from tests.support.cases import (
    DROPPED,
    OTHERWISE,
    a_case,
    forms_in_a_case,
    leaves_in_a_case,
    plain,
    reviewed,
)
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
    from aabsocial.model.questions import Question

POLICY = load_policy()
FULL = a_full_proposal()
DISTINCT = a_proposal({**THE_REST, **distinct_answers(FULL)})
RAW = "zqxjwk 17 kr."


def seen(proposal: Proposal, language: Language) -> str:
    return plain(a_case(reviewed(proposal), language, CaseContext(number="2", kind="decision")))


SEEN = {language: seen(DISTINCT, language) for language in LANGUAGES}
SMALL = {language: text.casefold() for language, text in SEEN.items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("leaf", leaves_in_a_case(DISTINCT), ids=lambda leaf: leaf.key)
def test_every_answer_is_on_the_page_or_in_depth(leaf: Leaf, language: Language) -> None:
    for form in forms_in_a_case(leaf, language):
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


OF_ANOTHER = ("success_criteria.target_is_most",)  # the side of a target, nothing without one
RECORDS = [
    (group, index)
    for group in POLICY.groups.values()
    # The file of a closed annex is not told; the rest are records of the review.
    if group.key not in ("annexes", "gaps", "exemptions", "assessments", "measurements")
    for index in range(len(value_at(DISTINCT, group.key)))
]


@st.composite
def records_with_gaps(draw: st.DrawFn) -> tuple[str, Proposal]:
    """Draw a record that lacks some of its answers, with other choices, and what it leaves open."""
    group, index = draw(st.sampled_from(RECORDS))
    key = f"{group.key}[{index}]"
    changes: dict[str, object] = {}
    for field in group.fields:
        kept = getattr(value_at(DISTINCT, group.key)[index], field.name)
        choices = field.choices or ((True, False) if field.kind is Kind.YES_NO else (kept,))
        changes[f"{key}.{field.name}"] = draw(st.sampled_from((None, kept, *choices)))
    places = [key, *(it for it, value in changes.items() if value is None)]
    marked = draw(st.lists(st.sampled_from(places), unique=True))
    gaps = tuple(Gap(key=it, note="svar fra Lindby") for it in marked)
    return key, a_proposal({**THE_REST, **distinct_answers(FULL), **changes, "gaps": gaps})


def may_be_in_use(field: Question, key: str, proposal: Proposal) -> bool:
    """Return whether a record has use for a field, whatever is said where a choice is open."""
    name, _, index = key.rstrip("]").partition("[")
    record, group = value_at(proposal, name)[int(index)], POLICY.groups[name]
    open_choices = [
        (one.name, choice)
        for one in group.fields
        if one.kind in BY_CHOICE and getattr(record, one.name) is None
        for choice in one.choices or (True, False)
    ]
    likely = (replace(record, **{name: choice}) for name, choice in open_choices)
    return any(map(field.suits, (record, *likely)))


@given(records_with_gaps())
@settings(deadline=None, max_examples=50)  # each composes two papers
def test_every_answer_of_a_record_stands_whatever_else_is_open(
    drawn: tuple[str, Proposal],
) -> None:
    record, proposal = drawn
    answered = [it for it in leaves_of(proposal) if it.key.startswith(f"{record}.")]
    case = a_case(reviewed(proposal), "da", CaseContext(number="2", kind="decision"))
    in_depth = plain(case.depth).casefold()
    paper = with_single_spaces(visible_text(proposal_markdown(proposal))).casefold()

    for leaf in answered:
        key = leaf.question.key
        if leaf.value is None or leaf.value is False or key in (*DROPPED, *OF_ANOTHER):
            continue
        if not may_be_in_use(leaf.question, record, proposal):
            continue
        for form in forms_in_a_case(leaf, "da"):
            assert with_single_spaces(form).casefold() in in_depth
            assert with_single_spaces(form).casefold() in paper
