"""A policy is only assembled when all its parts join."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from aabsocial.model.findings import Severity
from aabsocial.policy.aab import CHAPTERS, load_policy
from aabsocial.policy.assembly import LooseEndsError, assemble

if TYPE_CHECKING:
    from aabsocial.model.policy import Chapter, Policy, Section

POLICY = load_policy()
PARTNERS = next(chapter for chapter in CHAPTERS if chapter.number == "4")


def complaint(*chapters: Chapter, sections: tuple[Section, ...] = POLICY.sections) -> str:
    """Return the complaint of `assemble` when these chapters replace those with the same number."""
    changed = {chapter.number: chapter for chapter in chapters}
    joined = tuple(changed.get(chapter.number, chapter) for chapter in CHAPTERS)
    with pytest.raises(LooseEndsError) as refused:
        assemble(POLICY.version, joined, sections)
    return str(refused.value)


def joined() -> Policy:
    return assemble(POLICY.version, CHAPTERS, POLICY.sections)


def test_the_policy_joins() -> None:
    assert joined().version == "2017-06-14"


def test_a_question_twice_is_refused() -> None:
    twice = replace(PARTNERS, items=(*PARTNERS.items, PARTNERS.items[-1]))

    assert "key partnership.form stands twice" in complaint(twice)


def test_a_rule_twice_is_refused() -> None:
    twice = replace(PARTNERS, rules=(*PARTNERS.rules, PARTNERS.rules[0]))

    assert f"code {PARTNERS.rules[0].code} stands twice" in complaint(twice)


def test_a_clause_twice_is_refused() -> None:
    twice = replace(PARTNERS, clauses=(*PARTNERS.clauses, PARTNERS.clauses[0]))

    assert "clause 4.1 stands twice" in complaint(twice)


@pytest.mark.parametrize("clauses", [("4.9",), ("4.9", "4.1")])
def test_a_question_about_no_clause_is_refused(clauses: tuple[str, ...]) -> None:
    astray = replace(PARTNERS.items[-1], clauses=clauses)

    assert "partnership.form names clause 4.9, which does not exist" in complaint(
        replace(PARTNERS, items=(*PARTNERS.items[:-1], astray))
    )


def test_a_rule_about_no_clause_is_refused() -> None:
    astray = replace(PARTNERS.rules[0], clause="4.9")

    assert "names clause 4.9" in complaint(replace(PARTNERS, rules=(astray, *PARTNERS.rules[1:])))


def test_clause_without_question_is_refused() -> None:
    silent = replace(PARTNERS, items=(), item_words={}, rules=(), rule_words={})

    assert "clause 4.1 has neither question, rule nor a reason why not" in complaint(silent)


def test_a_question_without_words_is_refused() -> None:
    rest = {key: words for key, words in PARTNERS.item_words.items() if key != "partners"}

    assert "partners has no words" in complaint(replace(PARTNERS, item_words=rest))


def test_words_without_a_question_are_refused() -> None:
    more = {**PARTNERS.item_words, "partners.age": PARTNERS.item_words["partners.name"]}

    assert "words for partners.age, which is no question" in complaint(
        replace(PARTNERS, item_words=more)
    )


def test_a_choice_without_words_is_refused() -> None:
    kind = PARTNERS.item_words["partners.kind"]
    fewer = {**PARTNERS.item_words, "partners.kind": replace(kind, choices={})}

    assert "partners.kind: the choices and their words differ" in complaint(
        replace(PARTNERS, item_words=fewer)
    )


def test_a_group_without_a_word_for_its_record_is_refused() -> None:
    group = replace(PARTNERS.item_words["partners"], record=None)
    words = {**PARTNERS.item_words, "partners": group}

    assert "partners has no word for one record" in complaint(replace(PARTNERS, item_words=words))


def test_doubt_without_text_is_refused() -> None:
    name = PARTNERS.item_words["partners.name"]
    words = {**PARTNERS.item_words, "partners.name": replace(name, doubt=name.help)}

    told = complaint(replace(PARTNERS, item_words=words))
    assert "partners.name: a doubt and its words go together" in told


def test_a_rule_without_words_is_refused() -> None:
    assert "PAR01 has no words" in complaint(replace(PARTNERS, rule_words={}))


@pytest.mark.parametrize("clause", ["4.1", "4", ""])
def test_error_of_a_clause_that_is_no_must_is_refused(clause: str) -> None:
    hard = replace(PARTNERS.rules[0], severity=Severity.ERROR, clause=clause)
    harder = replace(PARTNERS, rules=(hard, *PARTNERS.rules[1:]))

    assert "PAR01 is an error under a clause that is no must" in complaint(harder)


def test_error_with_reason_may_be_harder_than_its_clause() -> None:
    hard = replace(PARTNERS.rules[0], severity=Severity.ERROR)
    words = PARTNERS.rule_words["PAR01"]
    reasoned = replace(words, reason_for_severity=words.why)
    harder = replace(
        PARTNERS,
        rules=(hard, *PARTNERS.rules[1:]),
        rule_words={**PARTNERS.rule_words, "PAR01": reasoned},
    )
    chapters = tuple(harder if it.number == "4" else it for it in CHAPTERS)

    assert assemble(POLICY.version, chapters, POLICY.sections).rules["PAR01"] == hard


def test_needless_reason_for_severity_is_refused() -> None:
    words = PARTNERS.rule_words["PAR01"]
    reasoned = {**PARTNERS.rule_words, "PAR01": replace(words, reason_for_severity=words.why)}

    assert "PAR01 gives a reason to be an error" in complaint(
        replace(PARTNERS, rule_words=reasoned)
    )


def test_words_without_a_rule_are_refused() -> None:
    assert "words for PAR01, which is no rule" in complaint(replace(PARTNERS, rules=()))


def test_question_outside_the_interview_is_refused() -> None:
    shorter = (replace(POLICY.sections[0], keys=()), *POLICY.sections[1:])

    assert "initiative.title is asked nowhere" in complaint(sections=shorter)


def test_question_twice_in_the_interview_is_refused() -> None:
    first = POLICY.sections[0]
    longer = (replace(first, keys=(*first.keys, first.keys[0])), *POLICY.sections[1:])

    assert "initiative.title stands twice in the interview" in complaint(sections=longer)


def test_unknown_question_in_the_interview_is_refused() -> None:
    first = POLICY.sections[0]
    wrong = (replace(first, keys=(*first.keys, "initiative.colour")), *POLICY.sections[1:])

    assert "the interview asks initiative.colour, which does not exist" in complaint(sections=wrong)
