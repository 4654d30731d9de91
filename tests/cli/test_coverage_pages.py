"""Nothing in the policy is without a rule or a reason, and nothing is lost on the way to paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.cli.commands.policy import print_coverage
from aabsocial.cli.coverage_pages import clause_coverage, gaps
from aabsocial.cli.main import run
from aabsocial.core.struct import replace
from aabsocial.errors import ExitCode
from aabsocial.model.policy import Force, Policy
from aabsocial.model.questions import Kind, Question
from aabsocial.policy.aab import load_policy

if TYPE_CHECKING:
    from aabsocial.model.policy import Chapter

POLICY = load_policy()


def changed(number: str, change: dict[str, Any]) -> Policy:
    """Return the policy with changes in one chapter."""
    chapters = tuple(
        replace(chapter, **change) if chapter.number == number else chapter
        for chapter in POLICY.chapters
    )
    return replace(POLICY, chapters=chapters)


def chapter(number: str) -> Chapter:
    return next(it for it in POLICY.chapters if it.number == number)


def told(policy: Policy) -> list[str]:
    return [gap.in_("en") for gap in gaps(policy)]


def test_the_policy_has_no_gap(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy", "--coverage"]) == ExitCode.DONE
    assert capsys.readouterr().out.rstrip().splitlines()[-2].startswith("Alt hænger sammen:")


def test_a_clause_with_neither_rule_nor_reason_is_a_gap(
    capsys: pytest.CaptureFixture[str],
) -> None:
    clauses = tuple(replace(it, judge=None) for it in chapter("3").clauses)
    without = changed("3", {"rules": (), "clauses": clauses})

    assert told(without) == ["Gap: clause 3.1 lacks a rule, or a reason why there is none."]
    assert print_coverage(without, "en") is ExitCode.FINDINGS
    assert "Gap: clause 3.1" in capsys.readouterr().out


def test_a_reason_closes_the_gap() -> None:
    excused = tuple(
        replace(clause, judge=None, untested=clause.title) for clause in chapter("3").clauses
    )

    assert told(changed("3", {"rules": (), "clauses": excused})) == []


def test_statement_without_clause_is_a_gap() -> None:
    clauses = tuple(it for it in chapter("3").clauses if it.number != "3.2")

    assert told(changed("3", {"clauses": clauses})) == [
        "Gap: statement 22 in the policy is linked to clause 3.2, which does not exist."
    ]


def test_clause_without_statement_is_a_gap() -> None:
    made_up = replace(chapter("3").clauses[-1], number="3.3")

    assert told(changed("3", {"clauses": (*chapter("3").clauses, made_up)})) == [
        "Gap: clause 3.3 is not linked to any statement in the policy."
    ]


def test_clause_with_other_force_needs_a_reason() -> None:
    harder = tuple(replace(it, force=Force.MUST) for it in chapter("3").clauses)
    marked = tuple(replace(it, ours=it.title) for it in harder)

    assert told(changed("3", {"clauses": harder})) == [
        f"Gap: clause {number} is stricter or more lenient than the policy's statements,"
        " but is not marked as the program's interpretation."
        for number in ("3.1", "3.2")
    ]
    assert told(changed("3", {"clauses": marked})) == []


def test_coverage_shows_every_statement_with_its_clause(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(["policy", "--coverage"])
    shown = " ".join(capsys.readouterr().out.split())

    assert [it.number for it in POLICY.statements] == list(range(1, 44))
    for statement in POLICY.statements:
        assert f"{statement.number} {statement.text.da}" in shown


def test_question_in_no_paper_is_a_gap() -> None:
    lost = Question(key="physical.colour", kind=Kind.TEXT, clauses=("3.1",), section="colours")
    items = (*chapter("3").items, lost)

    assert told(changed("3", {"items": items})) == [
        "Gap: the answer to physical.colour is not in the papers."
    ]


def test_rule_of_unknown_clause_is_a_gap() -> None:
    (rule,) = chapter("3").rules
    astray = replace(rule, code="FYS09", clause="3.9")

    assert told(changed("3", {"rules": (rule, astray)})) == [
        ("Gap: the rule FYS09 belongs to a clause that does not exist, so it is not in the papers.")
    ]


def test_a_clause_names_its_questions_rules_and_places() -> None:
    found = clause_coverage(POLICY, POLICY.clauses["4.1"], "en")

    assert found.questions == ("partners", "partnership.reason")
    assert found.rules == ("PAR01", "PAR02", "PAR03", "PAR04")
    assert found.places == ("Partners", "Assessment against the policy", "The checklist")


def test_a_whole_chapters_rule_covers_each_clause() -> None:
    assert clause_coverage(POLICY, POLICY.clauses["7.3"], "en").rules == ("FOK01",)


def test_every_item_and_rule_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    run(["policy", "--coverage"])
    shown = capsys.readouterr().out.replace(",", " ").split()

    assert {*POLICY.items, *POLICY.rules} <= set(shown)


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_coverage_fits_the_terminal(
    columns: int,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    run(["policy", "--coverage", "--lang", language])

    assert max(map(len, capsys.readouterr().out.splitlines())) <= columns
