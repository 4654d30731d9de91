"""Every answer has a place in the proposal's paper, and stands there."""

from __future__ import annotations

import pytest

from aabsocial.core.struct import replace
from aabsocial.documents import compose_proposal
from aabsocial.documents.locations import heading_of, places_of_clause
from aabsocial.documents.model import Section
from aabsocial.documents.sections import FIRST, keys_in
from aabsocial.model.policy import Policy
from aabsocial.model.questions import PAPER_SECTIONS, ROW_SECTIONS, Kind
from aabsocial.policy.aab import load_policy
from aabsocial.rendering.templates import render_template
from tests.support.papers import THE_REST, a_review, distinct_answers, leaves_of, visible_text
from tests.support.proposals import a_proposal

POLICY = load_policy()
DISTINCT = a_proposal({**THE_REST, **distinct_answers(a_proposal(THE_REST))})
FREE = {Kind.TEXT, Kind.PARAGRAPHS, Kind.TEXTS}


def stretches(policy: Policy = POLICY) -> dict[str, str]:
    """Return the text under each heading of the paper, and before the first one."""
    paper = render_template("proposal.md.j2", compose_proposal(policy, a_review(DISTINCT), "da"))
    body, _, foot = paper.rpartition("\n---\n")
    top, *rest = body.split("\n#")
    texts = {
        "Tabellen øverst": visible_text(top),
        "Titlen": visible_text(top),
        "Linjen nederst": visible_text(foot),
    }
    for stretch in rest:
        heading, _, text = stretch.lstrip("#").partition("\n")
        texts[heading.strip()] = visible_text(text)
    return texts


@pytest.mark.parametrize("key", POLICY.items)
def test_every_question_has_a_place(key: str) -> None:
    assert heading_of(POLICY, key, "da")


def test_every_free_answer_stands_in_its_place() -> None:
    texts = stretches()
    astray = []
    for leaf in leaves_of(DISTINCT):
        top = leaf.question.key if leaf.question.key in POLICY.items else leaf.key.split("[")[0]
        written = next(iter(leaf.value), "") if isinstance(leaf.value, tuple) else leaf.value
        if leaf.question.kind in FREE and written and "svar" in str(written):
            astray += [leaf.key] * (str(written) not in texts[heading_of(POLICY, top, "da")])
    assert astray == []


def test_a_clause_that_binds_is_weighed_and_has_a_line() -> None:
    binding = [it for it in POLICY.clauses.values() if it.judge]
    both = ["Vurdering i forhold til politikken", "Tjeklisten"]
    assert [
        it.number for it in binding if [*places_of_clause(POLICY, it.number, "da")] != both
    ] == []


def test_a_clause_that_only_explains_stands_nowhere() -> None:
    assert [*places_of_clause(POLICY, "0.1", "da")] == []


def test_explanatory_clause_with_findings_has_a_line() -> None:
    on_the_checklist = [*places_of_clause(POLICY, "8.1", "en")][-1]
    assert on_the_checklist == "The checklist, if there is a finding"


def test_sections_are_named_as_in_the_paper() -> None:
    paper = compose_proposal(POLICY, a_review(DISTINCT), "en")
    titles = {title for section in paper.sections for title in _titles(section)}
    outside = {"The title", "The table at the top", "The line at the foot", "Only in the file"}
    assert {heading_of(POLICY, key, "en") for key in POLICY.items} <= titles | outside


PRINTED = [it for it in PAPER_SECTIONS if it not in ("title", "file")]


@pytest.mark.parametrize("section", PRINTED)
def test_an_answer_stands_in_the_section_that_its_question_names(section: str) -> None:
    moved = with_section("initiative.organisation", section)
    answer = str(DISTINCT.initiative.organisation)

    assert answer in stretches(moved)[heading_of(moved, "initiative.organisation", "da")]


@pytest.mark.parametrize("section", [it for it in PRINTED if it not in ROW_SECTIONS])
def test_records_stand_in_the_section_that_their_group_names(section: str) -> None:
    moved = with_section("activities", section)
    answer = str(DISTINCT.activities[0].what)

    assert answer in stretches(moved)[heading_of(moved, "activities", "da")]


def test_the_interviews_order_holds_within_a_section() -> None:
    moved = with_section("initiative.organisation", "background")

    assert keys_in(moved, "background") == (
        "initiative.background",
        "initiative.alternatives",
        "initiative.organisation",
    )


def test_a_policy_that_asks_nothing_has_empty_sections() -> None:
    assert keys_in(Policy(version="1", chapters=(), sections=()), "facts") == ()


def test_what_comes_first_in_a_section_is_in_it() -> None:
    assert [
        key
        for section, keys in FIRST.items()
        for key in keys
        if key not in keys_in(POLICY, section)
    ] == []


def with_section(key: str, section: str) -> Policy:
    """Return the policy with one question in another section of the paper."""
    return replace(
        POLICY,
        chapters=tuple(
            replace(
                chapter,
                items=tuple(
                    replace(item, section=section) if item.key == key else item
                    for item in chapter.items
                ),
            )
            for chapter in POLICY.chapters
        ),
    )


def _titles(section: Section) -> set[str]:
    return {section.title, *(inside.title for inside in section.sections)}
