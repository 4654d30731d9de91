"""What a review tells of answers that are left open on purpose, and of marks that fit none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core.struct import replace
from aabsocial.model.findings import Finding, Outcome, Severity
from aabsocial.model.proposal import BudgetLine, Gap, Proposal, ResidentDecision
from aabsocial.model.questions import Item
from aabsocial.model.totals import Total
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import DecodedAnswers, nothing_in
from aabsocial.review.answer_state import AnswerState
from aabsocial.review.finances import budget_sum
from aabsocial.review.gaps import without_note
from aabsocial.review.review import review
from tests.support.proposals import AS_DRAFT, ON_THE_DAY, a_proposal

POLICY = load_policy()
NOTE = Gap(note="referat", by=date(2027, 1, 14))
PLANNED = ResidentDecision(department="903")


def findings(proposal: Proposal) -> tuple[Finding, ...]:
    return review(POLICY, DecodedAnswers(proposal=proposal), ON_THE_DAY).findings


def told(proposal: Proposal) -> list[tuple[str, str, str]]:
    return [(it.rule, it.key, it.message.in_("da")) for it in findings(proposal)]


def marked(key: str, **changes: object) -> Proposal:
    return a_proposal({**changes, "gaps": (replace(NOTE, key=key),)})


def test_marked_answer_is_told_as_something_to_settle() -> None:
    key = "finance.guidelines_edition"
    (found,) = findings(marked(key, **{key: None}))

    assert (found.rule, found.key, found.severity, found.clause) == (
        "FOR01",
        key,
        Severity.ERROR,
        "8.3",
    )
    assert found.message.in_("da").endswith(
        "« skal stadig afklares: referat (senest 14. januar 2027)."
    )
    assert "ikke besvaret" not in found.message.in_("da")
    assert found.remedy.in_("da").startswith("Svar, når det er afklaret: ")
    assert found.gap == replace(NOTE, key=key)


def test_gap_without_a_note_asks_for_one() -> None:
    key = "finance.guidelines_edition"
    (found,) = findings(a_proposal({key: None, "gaps": (Gap(key=key),)}))

    assert found.message.in_("en").endswith("” is still to be settled.")
    assert "skriv, hvad I venter på" in found.remedy.in_("da")


def test_gap_weighs_as_the_missing_answer_does() -> None:
    supports = findings(marked("operations.how", **{"operations.how": None}))
    hours = findings(marked("residents.volunteer_hours", **{"residents.volunteer_hours": None}))

    assert [it.severity for it in (*supports, *hours)] == [Severity.WARNING, Severity.HINT]


def test_record_that_awaits_has_one_finding_for_all_it_lacks() -> None:
    proposal = marked("residents.decisions[1]", **{"residents.decisions[1]": PLANNED})
    (found,) = findings(proposal)

    assert found.message.in_("da") == (
        "»Beboernes beslutninger, Afdeling 903« skal stadig afklares: "
        "referat (senest 14. januar 2027)."
    )
    lacking = ("forum", "date", "evidence")
    assert found.also == tuple(f"residents.decisions[1].{name}" for name in lacking)


def test_marked_list_without_records_has_one_finding() -> None:
    assert [
        it[:2] for it in told(marked("residents.decisions", **{"residents.decisions": ()}))
    ] == [("FOR01", "residents.decisions")]


def test_marked_list_says_nothing_of_what_its_lines_lack() -> None:
    rows = (BudgetLine(item="Kaffe", category="catering", amount=None),)
    codes = [it[:2] for it in told(marked("budget", budget=rows))]

    assert ("FOR01", "budget") in codes
    assert ("FOR01", "budget[0].amount") in codes
    record = [it[:2] for it in told(marked("budget[0]", budget=rows))]
    assert ("FOR01", "budget[0].amount") not in record


def test_same_answer_marked_twice_is_told_once() -> None:
    key = "finance.guidelines"
    proposal = a_proposal({key: None, "gaps": (Gap(key=key, note="a"), Gap(key=key, note="b"))})

    assert len(findings(proposal)) == 1


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (Gap(key="finance.guideline"), [("FOR10", "gaps[0].key", Severity.WARNING)]),
        (Gap(key="finance.guidelines"), [("FOR10", "gaps[0].key", Severity.HINT)]),
        (Gap(key="initiative.pilot_learning"), []),
        (Gap(note="svar"), [("FOR01", "gaps[0].key", Severity.ERROR)]),
    ],
)
def test_mark_that_fits_no_open_question_is_found(
    gap: Gap, expected: list[tuple[str, str, Severity]]
) -> None:
    found = findings(a_proposal({"gaps": (gap,)}))

    assert [(it.rule, it.key, it.severity) for it in found] == expected


def test_draft_is_told_of_no_gap() -> None:
    proposal = marked("finance.guidelines", **{"finance.guidelines": None})

    assert review(POLICY, DecodedAnswers(proposal=proposal), AS_DRAFT).findings == ()


def test_idea_with_a_gap_is_still_an_idea() -> None:
    idea = Proposal(gaps=(Gap(key="budget", note="tilbud"),))

    assert [it[0] for it in told(idea)] == ["FOR01"]


def test_unreadable_answer_is_not_told_as_a_gap() -> None:
    key = "finance.guidelines"
    answers = DecodedAnswers(
        proposal=marked(key, **{key: None}), unreadable={key: "8"}, findings=()
    )
    wrong = replace(findings(marked(key, **{key: None}))[0], rule="FIL04", gap=None)
    found = review(POLICY, replace(answers, findings=(wrong,)), ON_THE_DAY).findings

    assert [it.rule for it in found] == ["FIL04"]


def test_public_may_read_that_an_answer_is_open_and_no_more() -> None:
    key = "finance.guidelines"
    (found,) = findings(marked(key, **{key: None}))
    hidden = without_note(found)

    assert "referat" not in f"{hidden!r}"
    assert hidden.message.in_("da") == found.message.in_("da").split(":")[0] + "."
    assert without_note(replace(found, gap=None)) == replace(found, gap=None)


@given(st.sampled_from([it for it in POLICY.items.values() if it.depth and it.key != "status"]))
def test_no_gap_counts_for_any_clause(item: Item) -> None:
    """A mark changes no verdict: what it stands on is as open as without it."""
    without = a_proposal({item.key: nothing_in(item)})
    plain = review(POLICY, DecodedAnswers(proposal=without), ON_THE_DAY)
    with_mark = replace(without, gaps=(replace(NOTE, key=item.key),))
    open_on_purpose = review(POLICY, DecodedAnswers(proposal=with_mark), ON_THE_DAY)

    assert [(it.clause, it.kind) for it in open_on_purpose.verdicts] == [
        (it.clause, it.kind) for it in plain.verdicts
    ]
    assert open_on_purpose.outcome is not Outcome.READY or plain.outcome is Outcome.READY


def test_sum_over_a_list_that_awaits_more_is_no_sum() -> None:
    whole = AnswerState(policy=POLICY, proposal=a_proposal())
    awaiting = AnswerState(policy=POLICY, proposal=a_proposal({"gaps": (Gap(key="budget"),)}))
    empty = a_proposal({"budget": (), "gaps": (Gap(key="budget"),)})

    assert budget_sum(whole).is_whole
    assert budget_sum(awaiting) == budget_sum(whole) + Total(missing=1)
    assert budget_sum(AnswerState(policy=POLICY, proposal=empty)) == Total(missing=1)


def test_awaited_partners_need_no_reason_for_there_being_none() -> None:
    found = findings(marked("partners", partners=()))
    with_reason = marked("partners", **{"partners": (), "partnership.reason": "Ingen i området"})

    assert [(it.rule, it.key, it.severity) for it in found] == [
        ("FOR01", "partners", Severity.WARNING)
    ]
    assert [it.key for it in findings(with_reason)] == ["partners"]


@pytest.mark.parametrize("key", [key for key, it in POLICY.items.items() if 0 < it.depth < 4])
def test_open_answer_is_never_told_in_the_words_of_something_forgotten(key: str) -> None:
    nothing = nothing_in(POLICY.items[key])
    found = findings(marked(key, **{key: nothing}))

    assert [it.key for it in found if it.gap is None] == []
