"""A review judges every clause, and says in one word what it comes to."""

from __future__ import annotations

from datetime import date

import pytest

from aabsocial.core.struct import replace
from aabsocial.model.findings import Outcome, Review, Severity, VerdictKind
from aabsocial.model.policy import ReviewContext
from aabsocial.model.proposal import Exemption, Proposal
from aabsocial.policy.aab import load_policy
from aabsocial.policy.builtin_rules import BUILTIN_RULES
from aabsocial.questionnaire.questions import DecodedAnswers, open_questions, read_answers
from aabsocial.review.review import review, review_each_answer, worst
from tests.support.assessments import judgement
from tests.support.papers import a_finding
from tests.support.proposals import AS_DRAFT, ON_THE_DAY, a_proposal

POLICY = load_policy()


def reviewed(
    changes: dict[str, object] | None = None, review_context: ReviewContext = ON_THE_DAY
) -> Review:
    return review(POLICY, DecodedAnswers(proposal=a_proposal(changes)), review_context)


def verdict(result: Review, clause: str) -> VerdictKind:
    return next(found.kind for found in result.verdicts if found.clause == clause)


def test_a_complete_proposal_is_ready() -> None:
    result = reviewed()

    assert result.outcome is Outcome.READY
    assert [found for found in result.findings if found.severity is not Severity.HINT] == []


def test_every_clause_has_one_verdict_in_the_policys_order() -> None:
    assert [found.clause for found in reviewed().verdicts] == list(POLICY.clauses)


def test_an_error_makes_its_clause_not_met_and_the_proposal_not_ready() -> None:
    result = reviewed({"municipality.core_task": "yes"})

    assert verdict(result, "5.1") is VerdictKind.NOT_MET
    assert result.outcome is Outcome.NOT_READY


def test_a_warning_is_a_remark_and_no_verdict() -> None:
    result = reviewed({"residents.decisions[0].evidence": None})

    assert verdict(result, "1.5") is VerdictKind.PARTLY_MET
    assert verdict(result, "1.4") is VerdictKind.FOR_THE_BOARD


def test_a_must_that_is_missing_is_not_ready_even_without_an_error() -> None:
    result = reviewed({"municipality.core_task": "borders-on", "municipality.border": None})

    assert verdict(result, "5.1") is VerdictKind.MISSING
    assert result.outcome is Outcome.NOT_READY


def test_a_should_that_a_person_finds_not_met_is_a_remark() -> None:
    result = reviewed({"assessments": (judgement("2.1", "not-met"),)})

    assert verdict(result, "2.1") is VerdictKind.NOT_MET
    assert result.outcome is Outcome.READY_WITH_REMARKS


def test_a_reasoned_no_to_a_should_is_ready() -> None:
    no: dict[str, object] = {
        "physical.connected": "no",
        "physical.how": "Der er ingen byggesager i 2027.",
    }
    result = reviewed(no)

    assert verdict(result, "3.1") is VerdictKind.REASONED
    assert result.outcome is Outcome.READY


def test_verdict_quotes_its_ground() -> None:
    (found,) = [it for it in reviewed().verdicts if it.clause == "1.5"]

    assert found.kind is VerdictKind.MET
    assert found.ground
    assert found.ground.in_("da") == (
        "Afdeling 901: 61 for, 9 imod den 22. april 2026, Referat af afdelingsmødet den 22. april"
        " 2026, punkt 7; Afdeling 903: 130 for, 40 imod den 6. maj 2026, Protokol over"
        " urafstemningen den 6. maj 2026."
    )


def test_met_verdict_always_has_a_ground() -> None:
    grounds = [it.ground for it in reviewed().verdicts if it.kind is VerdictKind.MET]

    assert grounds
    assert all(grounds)


def test_placeholder_answer_counts_as_missing() -> None:
    result = reviewed({"municipality.bridge": "TODO"})

    assert verdict(result, "5.2") is VerdictKind.MISSING
    assert result.proposal.municipality.bridge == "TODO"


def test_two_placeholders_in_one_list_are_both_left_out() -> None:
    result = reviewed({"initiative.departments": ("TODO", "901", "xxx")})

    assert verdict(result, "1.5") is VerdictKind.MET


@pytest.mark.parametrize("clause", ["1.4", "5.1", "5.2", "6.2"])
def test_undecidable_clause_is_for_the_board(clause: str) -> None:
    assert verdict(reviewed(), clause) is VerdictKind.FOR_THE_BOARD


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("met", VerdictKind.MET),
        ("partly-met", VerdictKind.PARTLY_MET),
        ("not-met", VerdictKind.NOT_MET),
    ],
)
def test_a_recorded_assessment_settles_a_clause(said: str, kind: VerdictKind) -> None:
    judged = (judgement("5.1", said),)

    assert verdict(reviewed({"assessments": judged}), "5.1") is kind


def test_a_settled_clause_names_who_settled_it() -> None:
    judged = (judgement("5.1", "met"),)
    by_clause = {found.clause: found for found in reviewed({"assessments": judged}).verdicts}

    assert by_clause["5.1"].assessment == judged[0]
    assert by_clause["1.4"].assessment is None


def test_an_assessment_of_no_clause_is_found() -> None:
    result = reviewed({"assessments": (judgement("10.1", "met"),)})

    assert [found.rule for found in result.findings if found.key == "assessments[0].clause"] == [
        "FOR06"
    ]


def test_an_assessment_decides_its_clause_and_clears_no_error() -> None:
    judged = (judgement("5.1", "met"),)
    result = reviewed({"assessments": judged, "municipality.core_task": "yes"})
    (found,) = [found for found in result.verdicts if found.clause == "5.1"]

    assert (found.kind, found.assessment) == (VerdictKind.MET, judged[0])
    assert result.outcome is Outcome.NOT_READY


def test_an_assessment_may_be_harder_than_the_rules() -> None:
    result = reviewed({"assessments": (judgement("1.4", "not-met"),)})

    assert verdict(result, "1.4") is VerdictKind.NOT_MET
    assert result.outcome is Outcome.NOT_READY


def test_exempt_clause_is_a_remark() -> None:
    exemption = Exemption(
        rule="BRO01",
        reason="Aftalt med kommunen",
        granted_by="Direktøren",
        granted_on=date(2026, 6, 1),
    )
    result = reviewed({"municipality.core_task": "yes", "exemptions": (exemption,)})

    assert verdict(result, "5.1") is VerdictKind.EXEMPT
    assert result.outcome is Outcome.READY_WITH_REMARKS


def test_a_clause_that_does_not_apply_is_not_assessed() -> None:
    judged = (judgement("2.3", "met"),)
    changes = {"assessments": judged, "initiative.concerns_debt": False}

    assert verdict(reviewed(changes), "2.3") is VerdictKind.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("clause", "changes"),
    [
        ("2.3", {"initiative.concerns_debt": False}),
        ("5.3", {"municipality.party": False}),
        ("6.3", {}),
    ],
)
def test_a_clause_whose_condition_fails_does_not_apply(
    clause: str, changes: dict[str, object]
) -> None:
    assert verdict(reviewed(changes), clause) is VerdictKind.NOT_APPLICABLE


def test_a_pilot_lifts_the_documented_effect_alone() -> None:
    pilot = reviewed({"initiative.pilot": True, "initiative.pilot_learning": "Hvem kommer?"})

    assert verdict(pilot, "6.2") is VerdictKind.NOT_APPLICABLE
    assert verdict(pilot, "6.3") is VerdictKind.ANSWERED
    assert verdict(pilot, "6.4") is VerdictKind.MET


def test_one_missing_answer_is_one_finding() -> None:
    result = reviewed({"initiative.target_group": None})

    assert [(found.rule, found.key) for found in result.findings] == [
        ("FOR01", "initiative.target_group")
    ]


def test_missing_answer_with_own_rule_is_reported_once() -> None:
    result = reviewed({"municipality.bridge": None})

    assert [found.rule for found in result.findings] == ["BRO03"]


@pytest.mark.parametrize(
    ("answers", "key"),
    [
        ({"initiative": {"participants": "mange"}}, "initiative.participants"),
        ({"municipality": {"bridge": 7}}, "municipality.bridge"),
        ({"municipality": "Lindby"}, "municipality"),
        ({"success_criteria": [{"deadline": "snart"}]}, "success_criteria[0].deadline"),
    ],
    ids=["required", "with a rule of its own", "a whole table", "in a record"],
)
def test_an_answer_of_the_wrong_shape_is_found_once(answers: dict[str, object], key: str) -> None:
    result = review(POLICY, read_answers(POLICY, answers), ON_THE_DAY)
    spoken_of = [
        found.rule
        for found in result.findings
        if any(path.startswith(key) for path in (found.key, *found.also))
    ]

    assert spoken_of == ["FIL04"]


def test_finding_on_whole_file_silences_no_rule() -> None:
    proposal = a_proposal({"residents.anchoring": None, "municipality.core_task": "yes"})
    fault = a_finding("FIL07", Severity.ERROR)
    assert fault.key == ""
    without = review(POLICY, DecodedAnswers(proposal=proposal), ON_THE_DAY)
    beside = review(POLICY, DecodedAnswers(proposal=proposal, findings=(fault,)), ON_THE_DAY)

    assert without.findings
    assert beside.findings == (fault, *without.findings)


def test_missing_answer_beside_wrong_shape_is_reported() -> None:
    answers = {"success_criteria": [{"deadline": "snart", "indicator": "Deltagere"}]}
    result = review(POLICY, read_answers(POLICY, answers), ON_THE_DAY)

    assert ("FOR01", "success_criteria[0].target") in [
        (found.rule, found.key) for found in result.findings
    ]


def test_personal_data_in_an_answer_silences_no_rule() -> None:
    hit = replace(a_finding("DAT01", Severity.ERROR), key="municipality.core_task")
    proposal = a_proposal({"municipality.core_task": "yes"})
    result = review(POLICY, DecodedAnswers(proposal=proposal, findings=(hit,)), ON_THE_DAY)

    assert [found.rule for found in result.findings] == ["DAT01", "BRO01"]


def test_draft_has_no_findings_on_missing_answers() -> None:
    result = review(POLICY, DecodedAnswers(proposal=Proposal()), AS_DRAFT)

    assert result.findings == ()


def test_an_empty_proposal_breaks_no_rule_twice() -> None:
    result = review(POLICY, DecodedAnswers(proposal=Proposal()), ON_THE_DAY)
    spoken_of = [key for found in result.findings for key in (found.key, *found.also)]

    assert len(spoken_of) == len(set(spoken_of))


def test_unreadable_answer_is_kept_as_written() -> None:
    answers = {"financing": [{"kind": "aab", "amount": "12.000 kr. incl. moms"}]}
    result = review(POLICY, read_answers(POLICY, answers), ON_THE_DAY)

    assert result.unreadable == {"financing[0].amount": "12.000 kr. incl. moms"}
    assert verdict(result, "8.3") is VerdictKind.MISSING
    assert result.outcome is Outcome.NOT_READY


WORST_FIRST = (
    VerdictKind.NOT_MET,
    VerdictKind.MISSING,
    VerdictKind.PARTLY_MET,
    VerdictKind.REASONED,
    VerdictKind.FOR_THE_BOARD,
    VerdictKind.ANSWERED,
    VerdictKind.EXEMPT,
    VerdictKind.MET,
    VerdictKind.NOT_APPLICABLE,
)


def test_the_worst_verdict_counts_for_a_principle() -> None:
    without_no = [kind for kind in WORST_FIRST if kind is not VerdictKind.REASONED]
    for place, kind in enumerate(without_no):
        assert worst(reversed(without_no[place:])) is kind
    assert set(WORST_FIRST) == set(VerdictKind)
    assert worst([]) is VerdictKind.NOT_APPLICABLE


@pytest.mark.parametrize("kind", VerdictKind)
def test_a_no_with_its_reason_to_one_clause_is_no_no_to_the_principle(kind: VerdictKind) -> None:
    settled = {VerdictKind.MET, VerdictKind.EXEMPT}
    alone = {VerdictKind.REASONED, VerdictKind.NOT_APPLICABLE}
    told = VerdictKind.PARTLY_MET if kind in settled else kind
    expected = VerdictKind.REASONED if kind in alone else told
    assert worst([kind, VerdictKind.REASONED]) is expected
    assert worst([VerdictKind.NOT_APPLICABLE, kind, VerdictKind.REASONED]) is expected


def test_limits_reach_the_rules() -> None:
    limits = replace(ON_THE_DAY, limits={"contingency_percent": 0})
    contingency: dict[str, object] = {"budget[0].category": "contingency"}

    assert "FIN07" in {found.rule for found in reviewed(contingency, limits).findings}
    assert "FIN07" not in {found.rule for found in reviewed(contingency).findings}


@pytest.mark.parametrize(
    ("key", "severity"),
    [
        ("municipality.core_task", Severity.ERROR),
        ("initiative.target_group", Severity.ERROR),
        ("contact.role", Severity.ERROR),
        ("partners[1].kind", Severity.WARNING),
        ("initiative.focus_areas", Severity.WARNING),
        ("initiative.concerns_debt", Severity.WARNING),
    ],
    ids=[
        "of a must",
        "of the frame",
        "of no clause",
        "of a should",
        "of a chapter",
        "of a promise",
    ],
)
def test_a_missing_answer_weighs_as_its_clause_binds(key: str, severity: Severity) -> None:
    missing = [it for it in reviewed({key: None}).findings if it.rule == "FOR01"]

    assert [(it.key, it.severity) for it in missing] == [(key, severity)]


IDEA = {
    "initiative": {
        "title": "Puls",
        "departments": ["901", "903"],
        "start": date(2026, 9, 1),
        "end": date(2027, 8, 31),
    },
    "contact": {"role": "Konsulent"},
    "status": "draft",
}


@pytest.mark.parametrize(
    "answers", [{}, {"schema_version": 1}, {"initiative": {"title": "En gårdhave"}}, IDEA]
)
def test_an_idea_has_one_finding_that_counts_what_is_missing(answers: dict[str, object]) -> None:
    structure = read_answers(POLICY, answers)
    result = review(POLICY, structure, ON_THE_DAY)
    (missing,) = [found for found in result.findings if found.severity is not Severity.HINT]
    count = len(open_questions(POLICY, structure.proposal))

    assert (missing.rule, missing.key, missing.clause) == ("FOR01", "initiative", "")
    assert f"{count} nødvendige svar" in missing.message.in_("da")
    assert result.outcome is Outcome.NOT_READY
    assert verdict(result, "1.5") is VerdictKind.MISSING


def test_idea_that_ends_before_it_starts_is_reported() -> None:
    period = {"title": "Gårdhave", "start": date(2026, 9, 1), "end": date(2026, 8, 1)}
    result = review(POLICY, read_answers(POLICY, {"initiative": period}), ON_THE_DAY)

    assert {found.rule for found in result.findings} == {"FOR01", "FOR02"}


@pytest.mark.parametrize(
    "more", [{"background": "Der er brug for den"}, {"pilot": False}, {"external_financing": False}]
)
def test_proposal_beyond_an_idea_gets_each_missing_answer(more: dict[str, object]) -> None:
    answers = {"initiative": {"title": "En gårdhave", **more}}
    result = review(POLICY, read_answers(POLICY, answers), ON_THE_DAY)

    assert len([found for found in result.findings if found.rule == "FOR01"]) > 1


def test_interview_gets_each_missing_answer_of_an_idea() -> None:
    structure = read_answers(POLICY, IDEA)
    each = review_each_answer(POLICY, structure, ON_THE_DAY)
    missing = {key for found in each.findings for key in (found.key, *found.also)}

    assert {it.key for it in open_questions(POLICY, structure.proposal)} <= missing
    assert each.verdicts[3].kind is VerdictKind.MISSING
    assert each.outcome is Outcome.NOT_READY


def test_an_unreadable_answer_is_no_idea() -> None:
    answers = {"initiative": {"title": "En gårdhave", "participants": "mange"}}
    result = review(POLICY, read_answers(POLICY, answers), ON_THE_DAY)

    assert "LOK20" in {found.rule for found in result.findings}


CALLED = {rule.code: rule.name for rule in BUILTIN_RULES} | {
    rule.code: rule.name for rule in POLICY.rules.values()
}


@pytest.mark.parametrize(
    "answers",
    [
        IDEA,
        {"initiative": {"title": "En gårdhave", "background": "Der er brug for den"}},
        {"municipality": {"core_task": "yes"}, "initiative": {"participants": "mange"}},
    ],
    ids=["an idea", "some answers", "breaking and unreadable"],
)
def test_finding_has_the_name_of_its_rule(answers: dict[str, object]) -> None:
    found = review(POLICY, read_answers(POLICY, answers), ON_THE_DAY).findings

    assert found
    assert [it.name for it in found] == [CALLED[it.rule] for it in found]


@pytest.mark.parametrize("said", [None, "met", "partly-met"])
def test_a_clause_whose_rule_broke_is_not_judged(said: str | None) -> None:
    broken = a_finding("INT01", Severity.ERROR, "6.4", "Reglen gik i stykker")
    judgements = (judgement("6.4", said),) if said else ()
    proposal = a_proposal({"assessments": judgements})
    whole = review(POLICY, DecodedAnswers(proposal=proposal, findings=(broken,)), ON_THE_DAY)
    (judged,) = (it for it in whole.verdicts if it.clause == "6.4")

    assert (judged.kind, judged.ground) == (VerdictKind.MISSING, broken.message)
    assert whole.outcome is Outcome.NOT_READY
