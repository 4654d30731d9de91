"""A verdict says what stands in an answer that cannot be read, never that nobody gave it."""

from __future__ import annotations

import pytest

from aabsocial.core import toml
from aabsocial.handout.editions import items_for_edition
from aabsocial.handout.model import HandoutTexts
from aabsocial.model.findings import Verdict, VerdictKind
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import read_answers
from aabsocial.review.review import review
from tests.support.meetings import MEETING, an_item
from tests.support.proposals import ON_THE_DAY

MEETING_HELD = """
[[residents.decisions]]
department = "901"
forum = "department-meeting"
date = 2026-04-22
votes_for = 61
votes_against = 9
evidence = "Referat, punkt 7"
"""
DECIDED = '[initiative]\ndepartments = ["901"]\nstart = 2026-07-01\n' + MEETING_HELD
EVALUATED = """
[initiative]
start = 2026-07-01
end = 2027-06-30
[evaluation]
responsible = "Konsulenten"
agreed = true
[[evaluation.points]]
date = 2026-12-01
what = "Status"
"""
A_CRITERION = """
[[success_criteria]]
id = "K{number}"
statement = "40 husstande deltager inden den 1. august 2026."
indicator = "Antal husstande"
unit = "husstande"
target = {target}
baseline = 0
deadline = 2026-08-01
source = "Optælling af husstande"
"""


def verdict(number: str, answers: str) -> Verdict:
    structure = read_answers(load_policy(), toml.parse(answers))
    verdicts = review(load_policy(), structure, ON_THE_DAY).verdicts
    return next(one for one in verdicts if one.clause == number)


def ground(number: str, answers: str) -> str:
    told = verdict(number, answers).ground
    assert told is not None
    return told.in_("da")


@pytest.mark.parametrize(
    ("number", "answers", "quoted"),
    [
        ("0.4", '[initiative]\ntakes_part = "måske"', "»måske« (AAB deltager) kan ikke læses."),
        ("2.1", '[operations]\nsupports = "lidt"', "»lidt« (Understøtter driften) kan ikke læses."),
        (
            "7.1",
            '[initiative]\nfocus_areas = "tryghed"',
            "»tryghed« (Prioriterede områder) kan ikke læses.",
        ),
        ("1.4", "[residents]\nanchoring = 7", "»7« (Lokal forankring) kan ikke læses."),
        ("1.5", '[initiative]\ndepartments = "901"', "»901« (Afdelinger) kan ikke læses."),
        ("8.3", 'financing = "AAB betaler"', "»AAB betaler« (Finansiering) kan ikke læses."),
        ("8.3", '[[financing]]\nkind = "AAB"', "»AAB« (Type) kan ikke læses."),
        (
            "1.3",
            '[initiative]\nexternal_financing = "måske"\n[[financing]]\nkind = "department"',
            "»måske« (Ekstern finansiering) kan ikke læses.",
        ),
    ],
    ids=[
        "yes or no",
        "choice",
        "choices",
        "text",
        "texts of another chapter",
        "table",
        "choice of a record",
        "yes or no that the lines seem to answer",
    ],
)
def test_missing_verdict_quotes_the_unreadable_answer(
    number: str, answers: str, quoted: str
) -> None:
    assert verdict(number, answers).kind is VerdictKind.MISSING
    assert ground(number, answers) == quoted


@pytest.mark.parametrize(
    ("number", "answers"),
    [
        ("1.6", "[residents]\nvolunteer_support = 7"),
        ("1.7", "[residents]\nvolunteer_stories = 7"),
        ("1.8", "[residents]\nvolunteer_support = 7"),
    ],
)
def test_optional_unreadable_answer_is_quoted_as_unreadable(number: str, answers: str) -> None:
    assert verdict(number, answers).kind is VerdictKind.MISSING
    assert "kan ikke læses" in ground(number, answers)


def test_an_unread_answer_on_a_branch_not_taken_makes_nothing_apply() -> None:
    answers = "[municipality]\nparty = false\ncontract_reason = 7"
    assert verdict("5.3", answers).kind is VerdictKind.NOT_APPLICABLE
    answers = "[initiative]\npilot = true\n[effect]\nsource = 7"
    assert verdict("6.2", answers).kind is VerdictKind.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("number", "answers", "quoted"),
    [
        ("1.5", DECIDED.replace("61", '"de fleste"'), "»de fleste« (Stemmer for) kan ikke læses."),
        ("6.5", EVALUATED.replace("true", '"nej"'), "»nej« (Dagene er aftalt) kan ikke læses."),
        ("1.5", DECIDED + 'households = "mange"', "»mange« (Husstande) kan ikke læses."),
    ],
    ids=["votes", "agreed", "households"],
)  # fmt: skip
def test_met_clause_with_unreadable_answer_is_partly_met(
    number: str, answers: str, quoted: str
) -> None:
    assert verdict(number, answers).kind is VerdictKind.PARTLY_MET
    assert ground(number, answers).endswith(quoted)


def test_other_grounds_stay_beside_the_quotation() -> None:
    answers = A_CRITERION.format(number=1, target=40) + A_CRITERION.format(
        number=2, target='"alle"'
    )
    assert ground("6.4", answers) == (
        "1 af 2 kriterier har indikator, måltal, enhed, frist og kilde."
        " »alle« (Måltal) kan ikke læses."
    )


@pytest.mark.parametrize(
    ("number", "rest"), [(4, "1 andet svar kan ikke læses."), (6, "3 andre svar kan ikke læses.")]
)
def test_at_most_three_unreadable_answers_are_quoted(number: int, rest: str) -> None:
    answers = "".join(A_CRITERION.format(number=it, target=f'"m{it}"') for it in range(number))
    said = ground("6.4", answers)
    assert said.endswith(f"»m0« (Måltal), »m1« (Måltal), »m2« (Måltal) og {rest}")


def test_a_table_that_cannot_be_read_is_quoted_without_a_name() -> None:
    assert ground("2.1", 'operations = "kommer"') == "»kommer« kan ikke læses."


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ('[[financing]]\nkind = "et lån"', "»et lån« (Type) kan ikke læses."),
        ('[[financing]]\nsource = "x"', "Det fremgår ikke, "),
    ],
    ids=["unreadable", "unanswered"],
)
def test_money_of_no_known_kind_may_come_from_anyone(answers: str, said: str) -> None:
    for number in ("1.3", "8.3"):
        found = verdict(number, answers)
        assert found.kind is VerdictKind.MISSING
        assert ground(number, answers).startswith(said)


def test_public_edition_hides_text_of_unreadable_answer() -> None:
    answers = toml.parse("[residents]\nvolunteer_support = 1234")
    judged = review(load_policy(), read_answers(load_policy(), answers), ON_THE_DAY)
    voice = HandoutTexts("da")
    (item,) = items_for_edition(MEETING, [an_item(1, review=judged)], "public", voice)
    assert item.review is not None
    told = next(one for one in item.review.verdicts if one.clause == "1.8").ground
    assert told is not None
    assert told.in_("da") == (
        "»Udeladt i den offentlige udgave« (Støtte til de frivillige) kan ikke læses."
    )


def test_equal_unreadable_answers_are_quoted_once() -> None:
    answers = "".join(A_CRITERION.format(number=it, target='"mange"') for it in range(3))
    assert ground("6.4", answers).endswith("»mange« (Måltal) og 2 andre svar kan ikke læses.")
