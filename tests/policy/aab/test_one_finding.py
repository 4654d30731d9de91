"""One cause gives one finding: what a whole review says when one answer is missing or wrong."""

from datetime import date

import pytest

from aabsocial.model.findings import Outcome, VerdictKind
from aabsocial.model.proposal import Measurement
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import DecodedAnswers
from aabsocial.review.review import review
from tests.support.proposals import ON_THE_DAY, a_proposal

CAUSES: dict[str, tuple[dict[str, object], list[tuple[str, str, str]]]] = {
    "no decisions at all": (
        {"residents.decisions": ()},
        [("LOK01", "residents.decisions", "1.5"), ("LOK01", "residents.decisions", "1.5")],
    ),
    "a decision without its forum": (
        {"residents.decisions[1].forum": None},
        [("FOR01", "residents.decisions[1].forum", "1.5")],
    ),
    "a decision without its department": (
        {"residents.decisions[1].department": None},
        [("FOR01", "residents.decisions[1].department", "1.5")],
    ),
    "a decision without evidence": (
        {"residents.decisions[0].evidence": None},
        [("LOK06", "residents.decisions[0].evidence", "1.5")],
    ),
    "volunteers unanswered": (
        {"residents.existing_volunteering": None},
        [("LOK10", "residents.existing_volunteering", "1.3")],
    ),
    "no anchoring": ({"residents.anchoring": None}, [("LOK20", "residents.anchoring", "1.4")]),
    "no edition of the guidelines": (
        {"finance.guidelines_edition": None, "finance.guidelines": None},
        [("FIN04", "finance.guidelines_edition", "8.3")],
    ),
    "called unanimous with votes against": (
        {"residents.decisions[0].unanimous": True},
        [("LOK08", "residents.decisions[0].votes_against", "1.5")],
    ),
    "called unanimous and lost": (
        {"residents.decisions[0].unanimous": True, "residents.decisions[0].votes_for": 8},
        [("LOK08", "residents.decisions[0].votes_against", "1.5")],
    ),
    "volunteers there and not there": (
        {"residents.existing_volunteering": "none"},
        [("LOK11", "residents.existing_volunteering", "1.3")],
    ),
    "no involvement": (
        {"residents.involvement": None, "initiative.other_organisations": ("Søparken",)},
        [("LOK21", "residents.involvement", "1.5")],
    ),
    "operations unanswered": (
        {"operations.supports": None, "operations.how": None},
        [("DRI01", "operations.supports", "2.1")],
    ),
    "no reason for not supporting operations": (
        {"operations.supports": "no", "operations.how": None},
        [("DRI01", "operations.how", "2.1")],
    ),
    "no help before an eviction": (
        {"operations.debt_help": None},
        [("DRI02", "operations.debt_help", "2.3")],
    ),
    "physical work unanswered": (
        {"physical.connected": None, "physical.how": None},
        [("FYS01", "physical.connected", "3.1")],
    ),
    "neither partner nor reason": (
        {"partners": ()},
        [("PAR01", "partnership.reason", "4.1")],
    ),
    "a partner without a kind": (
        {"partners[1].kind": None},
        [("FOR01", "partners[1].kind", "4.1")],
    ),
    "a municipality of unclear part": (
        {"municipality.party": None},
        [("BRO06", "municipality.party", "5.3")],
    ),
    "core task unanswered": (
        {"municipality.core_task": None},
        [("FOR01", "municipality.core_task", "5.1")],
    ),
    "no bridge": ({"municipality.bridge": None}, [("BRO03", "municipality.bridge", "5.2")]),
    "a contract unanswered": (
        {"municipality.contracts": ()},
        [("BRO04", "municipality.contracts", "5.3")],
    ),
    "a signed contract without a date": (
        {"municipality.contracts[0].date": None},
        [("BRO05", "municipality.contracts[0].date", "5.3")],
    ),
    "a contract not started, for no reason": (
        {"municipality.contracts[0].state": "not-started"},
        [("BRO04", "municipality.contracts[0].state", "5.3")],
    ),
    "a border that nobody draws": (
        {"municipality.core_task": "borders-on"},
        [("BRO02", "municipality.border", "5.1")],
    ),
    "how operations are supported is not said": (
        {"operations.how": None},
        [("DRI01", "operations.how", "2.1")],
    ),
    "how social and physical work fit together is not said": (
        {"physical.how": None},
        [("FYS01", "physical.how", "3.1")],
    ),
    "a measurement of no criterion": (
        {"measurements": (Measurement(criterion="K7", date=date(2027, 1, 1), value=3),)},
        [("EFF19", "measurements[0].criterion", "6.5")],
    ),
    "nobody looks before the end": (
        {
            "evaluation.points": (),
            "success_criteria[0].frequency": "at-end",
            "success_criteria[1].frequency": "at-end",
        },
        [("EFF21", "evaluation.points", "6.5")],
    ),
    "an effect without a source": (
        {"effect.source": None},
        [("EFF02", "effect.source", "6.2")],
    ),
    "an effect that nothing documents": (
        {"effect.evidence_level": "none", "effect.documentation": None, "effect.source": None},
        [("EFF01", "effect.evidence_level", "6.2")],
    ),
    "a pilot that nobody calls one": (
        {"effect.evidence_level": "none", "initiative.pilot": None},
        [("EFF01", "effect.evidence_level", "6.2")],
    ),
    "two questions unanswered, of which neither answers the other": (
        {"effect.evidence_level": None, "initiative.pilot": None},
        [
            ("EFF01", "effect.evidence_level", "6.2"),
            ("FOR01", "initiative.pilot", "6.3"),
        ],
    ),
    "a pilot without learning": (
        {"initiative.pilot": True},
        [("EFF03", "initiative.pilot_learning", "6.3")],
    ),
    "no criteria": ({"success_criteria": ()}, [("EFF10", "success_criteria", "6.4")]),
    "a criterion without its target": (
        {"success_criteria[0].target": None, "success_criteria[0].unit": None},
        [("EFF12", "success_criteria[0].target", "6.4")],
    ),
    "a criterion without its level": (
        {"success_criteria[0].level": None},
        [],
    ),
    "no evaluation": (
        {"evaluation.method": None, "evaluation.points": ()},
        [("EFF20", "evaluation.method", "6.5")],
    ),
    "days of evaluation alone": (
        {"evaluation.method": None},
        [("EFF20", "evaluation.method", "6.5")],
    ),
    "nothing said of what comes after": (
        {"effect.self_sustaining": "no", "effect.after_project": None},
        [("FOR01", "effect.after_project", "6.1")],
    ),
    "none of the four areas": (
        {"initiative.focus_areas": ()},
        [("FOK01", "initiative.focus_areas", "7")],
    ),
    "nothing said of money": (
        {"budget": (), "financing": ()},
        [("FIN02", "budget", "8.1")],
    ),
    "a line without its amount": (
        {"budget[0].amount": None},
        [("FOR01", "budget[0].amount", "8.1")],
    ),
    "guidelines unanswered": (
        {"finance.guidelines": None},
        [("FIN04", "finance.guidelines", "8.3")],
    ),
    "nothing said of what happens without the money": (
        {"finance.without_unsecured": None, "financing[1].kind": "department"},
        [("FIN05", "finance.without_unsecured", "8.1")],
    ),
    "a wrong answer about external financing": (
        {"initiative.external_financing": False},
        [("FIN06", "initiative.external_financing", "1.3")],
    ),
    "external money that no line has": (
        {
            "initiative.external_financing": True,
            "financing[1].kind": "department",
            "financing[0].kind": "department",
            "residents.existing_volunteering": None,
        },
        [("FIN06", "initiative.external_financing", "1.3")],
    ),
    "an end before the start": (
        {"initiative.end": date(2020, 1, 1)},
        [("FOR02", "initiative.end", "0.2")],
    ),
}


@pytest.mark.parametrize(("changes", "found"), CAUSES.values(), ids=CAUSES.keys())
def test_one_cause_gives_one_finding(
    changes: dict[str, object], found: list[tuple[str, str, str]]
) -> None:
    judged = review(load_policy(), DecodedAnswers(proposal=a_proposal(changes)), ON_THE_DAY)
    assert [(it.rule, it.key, it.clause) for it in judged.findings] == found


def test_frequent_measurement_needs_no_day() -> None:
    measured = {"evaluation.points": (), "success_criteria[0].frequency": "monthly"}
    judged = review(load_policy(), DecodedAnswers(proposal=a_proposal(measured)), ON_THE_DAY)
    assert judged.findings == ()


def test_complete_proposal_is_ready_without_findings() -> None:
    judged = review(load_policy(), DecodedAnswers(proposal=a_proposal()), ON_THE_DAY)
    assert judged.findings == ()
    assert judged.outcome is Outcome.READY


def test_a_missing_forum_leaves_its_clause_unmet() -> None:
    proposal = a_proposal({"residents.decisions[1].forum": None})
    verdicts = review(load_policy(), DecodedAnswers(proposal=proposal), ON_THE_DAY).verdicts
    assert {it.kind for it in verdicts if it.clause == "1.5"} == {VerdictKind.MISSING}
