"""`aabsocial explain` tells of every rule, clause and question, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.cli.commands.explain import explanation
from aabsocial.cli.main import run
from aabsocial.cli.rule_catalogue import (
    findings_in_example,
    rule_catalogue,
    verdict_of_example,
    words_of,
)
from aabsocial.core import toml
from aabsocial.errors import ExitCode, WrongUseError
from aabsocial.model.findings import SYMBOLS, display_name
from aabsocial.model.policy import Force
from aabsocial.personal_data.detect import find_personal_data
from aabsocial.personal_data.kinds import CPR_KINDS
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import read_answers

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language

POLICY = load_policy()
CODES = tuple(rule_catalogue(POLICY))
CHAPTERS = tuple(chapter.number for chapter in POLICY.chapters)
FAMILIES = tuple({code[:3]: None for code in CODES})
SUBJECTS = (*CODES, *FAMILIES, *POLICY.clauses, *CHAPTERS, *POLICY.item_words)
# What no excerpt of proposal.toml can show: other files, other proposals, faults of ours.
NOT_IN_AN_EXCERPT = {
    *("FIL01", "FIL08", "FIL09", "FIL13", "FOR04"),
    *("MAP03", "MAP04", "MAP05", "INT01"),
}


def page(subject: str, language: Language = "en", columns: int = 80) -> str:
    return explanation(POLICY, subject, language, columns)


def flowing(text: str) -> str:
    """Return a text as one line."""
    return " ".join(text.split())


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_fits_the_terminal(language: Language, columns: int) -> None:
    wide = {
        subject: line
        for subject in SUBJECTS
        for line in page(subject, language, columns).splitlines()
        if len(line) > columns and len(line.split()) > 1
    }
    assert wide == {}


@pytest.mark.parametrize("code", CODES)
def test_a_rule_says_what_why_and_what_to_do(code: str) -> None:
    shown = flowing(page(code))
    words = words_of(POLICY, code)

    assert shown.startswith(f"{code} {words.title.en} (")
    assert rule_catalogue(POLICY)[code].name in shown
    assert words.why.en in shown
    assert all(
        part in shown
        for part in ("How the rule is followed:", "How the rule is broken:", "What you can do:")
    )


@pytest.mark.parametrize("code", CODES)
def test_breaking_example_shows_its_findings(code: str) -> None:
    shown = flowing(page(code))
    for example in words_of(POLICY, code).examples.failing:
        found = findings_in_example(POLICY, code, example)
        assert bool(found) == (code not in NOT_IN_AN_EXCERPT)
        for finding in found:
            assert flowing(finding.message.in_("en")) in shown
            assert flowing(finding.remedy.in_("en")) in shown


@pytest.mark.parametrize("code", [code for code in CODES if code != "MAP01"])
def test_a_passing_example_has_no_finding(code: str) -> None:
    passes = words_of(POLICY, code).examples.passing

    assert passes
    assert [findings_in_example(POLICY, code, example) for example in passes] == [()] * len(passes)


def test_a_rule_shows_its_clause_with_its_force() -> None:
    shown = flowing(page("BRO04", "da"))
    clause = POLICY.clauses["5.3"]
    force = {Force.MUST: "skal", Force.SHOULD: "bør"}[clause.force]

    assert f"5.3 Resultatkontrakt med kommunen ({force}) {clause.text.da}" in shown


def test_a_rule_leads_to_its_question() -> None:
    assert "aabsocial edit FOLDER --question municipality.contracts" in page("BRO04")


def test_a_rule_shows_how_to_exempt_it() -> None:
    assert 'rule = "BRO04"' in page("BRO04")
    assert "[[exemptions]]" not in page("DAT01")
    assert "No exemption from this rule can be granted. Correct what the finding is about." in page(
        "DAT01"
    )


@pytest.mark.parametrize("subject", ["eff10", "EFF10", " EFF10. ", "no-success-criteria"])
def test_a_rule_is_known_by_code_and_name(subject: str) -> None:
    assert page(subject) == page("EFF10")


@pytest.mark.parametrize("subject", ["DRI", "dri0"])
def test_a_family_lists_its_rules(subject: str) -> None:
    shown = page(subject)

    assert [line.split()[0] for line in shown.splitlines()[1:3]] == ["DRI01", "DRI02"]
    assert "Give the full code" in shown


@pytest.mark.parametrize("code", ["DAT01", "DAT02"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_an_example_of_a_cpr_number_is_masked(code: str, language: Language) -> None:
    shown = find_personal_data(page(code, language))

    assert [trace.kind for trace in shown if trace.kind in CPR_KINDS] == []


@pytest.mark.parametrize(
    ("code", "says"), [("LOK03", "as if the date were 20 June 2026"), ("LOK05", "local limit")]
)
def test_rule_page_names_limits_and_day_of_examples(code: str, says: str) -> None:
    assert says in flowing(page(code))
    assert says not in flowing(page("BRO04"))


def test_a_clause_names_questions_rules_and_places() -> None:
    shown = page("5.3")

    assert "  Municipality is a party: municipality.party\n" in shown
    assert "  BRO05 The answers about the performance contract do not agree\n" in shown
    assert shown.endswith("  The municipality\n  Assessment against the policy\n  The checklist")


JUDGED = tuple(number for number, clause in POLICY.clauses.items() if clause.judge)
KINDS = {  # of the examples: what is met, what is text, what is missing or contradicts
    "1.3": "met for-the-board not-met",
    "1.4": "for-the-board met missing",
    "1.5": "met partly-met not-met",
    "3.1": "answered reasoned missing",
    "4.1": "met partly-met reasoned",
    "5.1": "for-the-board for-the-board not-met",
    "5.3": "met reasoned not-met",
    "6.2": "for-the-board partly-met not-met",
    "6.4": "met answered not-met",
    "6.5": "met for-the-board partly-met",
    "8.3": "answered missing",
}


@pytest.mark.parametrize("clause", JUDGED)
def test_a_clause_shows_examples_with_the_verdict_that_each_gets(clause: str) -> None:
    shown = flowing(page(clause))
    examples = POLICY.clauses[clause].examples

    assert examples
    for example in examples:
        verdict = verdict_of_example(POLICY, clause, example)
        word = f"{SYMBOLS[verdict.kind]} {display_name(verdict.kind).en}: "
        if verdict.assessment is None:
            assert verdict.ground
            word += " ".join(verdict.ground.in_("en").split())
        assert word in shown


@pytest.mark.parametrize("clause", KINDS)
def test_the_examples_of_a_clause_show_its_kinds(clause: str) -> None:
    examples = POLICY.clauses[clause].examples
    kinds = [verdict_of_example(POLICY, clause, example).kind.value for example in examples]

    assert kinds == KINDS[clause].split()


@pytest.mark.parametrize("clause", JUDGED)
def test_an_example_of_a_clause_has_the_shape_of_a_file(clause: str) -> None:
    for example in POLICY.clauses[clause].examples:
        assert read_answers(POLICY, toml.parse(example)).findings == ()


def test_a_clause_says_when_it_applies() -> None:
    assert "When the municipality is a party to the initiative." in flowing(page("5.3"))
    assert "When the clause applies" not in page("5.2")


def test_clauses_of_our_own_are_marked() -> None:
    assert "The program's interpretation: A municipality that only pays" in flowing(page("5.3"))
    assert "The program's interpretation" not in page("5.2")


def test_a_clause_without_a_rule_says_why() -> None:
    reason = POLICY.clauses["4.2"].untested

    assert reason
    assert f"Why there is no rule: {reason.en}" in flowing(page("4.2"))


def test_a_chapter_tells_of_all_its_clauses() -> None:
    shown = page("5")

    assert all(f"{number} " in shown for number in ("5.1", "5.2", "5.3"))
    assert all(code in shown for code in ("BRO01", "BRO06"))


def test_a_question_shows_a_good_and_a_weak_answer() -> None:
    shown = flowing(page("municipality.bridge"))
    words = POLICY.item_words["municipality.bridge"]

    assert f"Good answer: {words.good.en}" in shown
    assert f"Weak answer: {words.weak.en}" in shown
    assert "5.2 Support and a bridge to the municipality (must)" in shown


def test_a_record_may_be_named_by_its_number() -> None:
    assert page("budget[2].amount") == page("budget.amount")


@pytest.mark.parametrize(
    ("subject", "near"),
    [
        ("BRO99", "BRO"),
        ("no-succes-criteria", "EFF10"),
        ("5.9", "5.3"),
        ("municipality.brigde", "municipality.bridge"),
    ],
)
def test_unknown_subject_is_refused_with_nearest(subject: str, near: str) -> None:
    with pytest.raises(WrongUseError) as refused:
        page(subject)

    assert f"Did you mean {near}" in refused.value.remedy.in_("en")


def test_unknown_subject_without_near_match_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "€€€€", "--lang", "en"]) == ExitCode.WRONG_USE

    told = capsys.readouterr()
    assert told.out == ""
    assert "is not a rule, a clause or a question" in told.err


def test_the_page_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "lok01"]) == ExitCode.DONE
    assert capsys.readouterr().out.startswith("LOK01 ")
