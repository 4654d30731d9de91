"""An exemption silences the failure, never the finding."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aabsocial.core.struct import replace
from aabsocial.model.findings import Finding, Outcome, Review, Severity, Verdict, VerdictKind
from aabsocial.model.policy import ReviewContext
from aabsocial.model.proposal import Exemption
from aabsocial.policy.aab import load_policy
from aabsocial.policy.builtin_rules import BUILTIN
from aabsocial.questionnaire.questions import DecodedAnswers, read_answers
from aabsocial.review.review import review
from tests.support.papers import a_finding
from tests.support.proposals import AS_DRAFT, ON_THE_DAY, TODAY, a_proposal

POLICY = load_policy()
NO_FOCUS: dict[str, object] = {"initiative.focus_areas": ()}
MUNICIPAL: dict[str, object] = {"municipality.core_task": "yes"}
GRANTED = Exemption(
    rule="FOK01",
    reason="Indsatsen er et forsøg med fællesspisning",
    granted_by="Organisationsbestyrelsen",
    granted_on=TODAY,
)


def reviewed(
    *exemptions: Exemption,
    changes: dict[str, object] | None = None,
    around: tuple[Finding, ...] = (),
    review_context: ReviewContext = ON_THE_DAY,
) -> Review:
    proposal = a_proposal({**(NO_FOCUS if changes is None else changes), "exemptions": exemptions})
    return review(POLICY, DecodedAnswers(proposal=proposal, findings=around), review_context)


def exemption_findings(result: Review) -> list[tuple[str, str]]:
    """Return the findings about exemptions by rule and key."""
    return [(it.rule, it.key) for it in result.findings if it.rule.startswith("UND")]


def found(result: Review, rule: str) -> Finding:
    return next(it for it in result.findings if it.rule == rule)


def verdict(result: Review, clause: str) -> Verdict:
    return next(it for it in result.verdicts if it.clause == clause)


def test_an_exempt_finding_is_shown_with_its_exemption() -> None:
    result = reviewed(GRANTED)

    assert found(result, "FOK01").exempt == GRANTED
    assert exemption_findings(result) == []


def test_an_exempt_warning_leaves_the_proposal_ready() -> None:
    assert reviewed(GRANTED).outcome is Outcome.READY
    assert reviewed().outcome is Outcome.READY_WITH_REMARKS


def test_an_exempt_error_leaves_remarks_at_best() -> None:
    allowed = replace(GRANTED, rule="BRO01")

    assert reviewed(allowed, changes=MUNICIPAL).outcome is Outcome.READY_WITH_REMARKS
    assert reviewed(changes=MUNICIPAL).outcome is Outcome.NOT_READY


def test_a_clause_with_nothing_but_exempt_findings_is_exempt() -> None:
    assert verdict(reviewed(GRANTED), "7.1").kind is VerdictKind.EXEMPT
    assert verdict(reviewed(), "7.1").kind is VerdictKind.MISSING


def test_findings_not_exempt_decide_the_clause() -> None:
    only_the_board = replace(GRANTED, rule="LOK02")
    changes: dict[str, object] = {
        "residents.decisions[0].forum": "department-board",
        "residents.decisions[1].evidence": None,
    }
    result = reviewed(only_the_board, changes=changes)

    assert found(result, "LOK02").exempt
    assert verdict(result, "1.5").kind is VerdictKind.PARTLY_MET


def test_an_exemption_reaches_no_other_rule() -> None:
    result = reviewed(GRANTED, changes={**NO_FOCUS, **MUNICIPAL})

    assert found(result, "BRO01").exempt is None
    assert result.outcome is Outcome.NOT_READY


def test_a_missing_answer_can_be_exempted() -> None:
    allowed = replace(GRANTED, rule="FOR01")
    result = reviewed(allowed, changes={"initiative.target_group": None})

    assert found(result, "FOR01").exempt == allowed
    assert result.outcome is Outcome.READY_WITH_REMARKS


def test_the_code_may_be_written_in_small_letters() -> None:
    assert found(reviewed(replace(GRANTED, rule="fok01")), "FOK01").exempt


def test_an_exemption_holds_until_and_on_its_last_day() -> None:
    result = reviewed(replace(GRANTED, until=TODAY))

    assert found(result, "FOK01").exempt
    assert exemption_findings(result) == []


def test_expired_exemption_is_reported_and_ignored() -> None:
    result = reviewed(replace(GRANTED, until=TODAY - timedelta(days=1)))

    assert exemption_findings(result) == [("UND01", "exemptions[0].until")]
    assert found(result, "FOK01").exempt is None
    assert verdict(result, "7.1").kind is VerdictKind.MISSING


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("FOK02", "Write FOK01"),
        ("no-focus-areas", "Write FOK01"),
        ("alle advarsler", "for example EFF15"),
    ],
)
def test_an_exemption_from_no_known_rule_is_found(written: str, remedy: str) -> None:
    result = reviewed(replace(GRANTED, rule=written))

    assert exemption_findings(result) == [("UND02", "exemptions[0].rule")]
    assert remedy in found(result, "UND02").remedy.in_("en")


def test_an_exemption_that_nothing_uses_is_found() -> None:
    assert exemption_findings(reviewed(GRANTED, changes={})) == [("UND03", "exemptions[0].rule")]


def test_a_draft_is_not_told_of_unused_exemptions() -> None:
    assert exemption_findings(reviewed(GRANTED, changes={}, review_context=AS_DRAFT)) == []


@pytest.mark.parametrize("rule", ["FIL03", "MAP01", "FOR04", "DAT04"])
def test_exemption_from_optional_check_is_never_unused(rule: str) -> None:
    assert exemption_findings(reviewed(replace(GRANTED, rule=rule), changes={})) == []


def test_exemption_without_reason_is_ignored() -> None:
    result = reviewed(replace(GRANTED, reason=None))

    assert exemption_findings(result) == [("UND04", "exemptions[0].reason")]
    assert found(result, "FOK01").exempt is None


def test_one_missing_reason_is_one_finding() -> None:
    result = reviewed(replace(GRANTED, reason=None))

    assert [it.rule for it in result.findings] == ["FOK01", "UND04"]


def test_an_exemption_from_nothing_lacks_its_rule() -> None:
    result = reviewed(replace(GRANTED, rule=None))

    assert found(result, "FOR01").key == "exemptions[0].rule"
    assert exemption_findings(result) == []


def test_expired_exemption_beside_new_one_is_reported() -> None:
    expired = replace(GRANTED, until=TODAY - timedelta(days=1))
    result = reviewed(expired, GRANTED)

    assert found(result, "FOK01").exempt == GRANTED
    assert exemption_findings(result) == [("UND01", "exemptions[0].until")]


@pytest.mark.parametrize("rule", ["DAT01", "FIL04", "UND03", "INT01"])
def test_findings_that_need_a_change_are_never_exempt(rule: str) -> None:
    around = (a_finding(rule, BUILTIN[rule].severity),)
    result = reviewed(replace(GRANTED, rule=rule), changes={}, around=around)

    assert found(result, rule).exempt is None
    assert exemption_findings(result)[-1] == ("UND02", "exemptions[0].rule")
    assert result.outcome is not Outcome.READY


@pytest.mark.parametrize("rule", ["DAT04", "FIL03", "MAP01"])
def test_a_warning_about_file_or_persons_can_be_exempted(rule: str) -> None:
    allowed = replace(GRANTED, rule=rule)
    around = (a_finding(rule, BUILTIN[rule].severity),)
    result = reviewed(allowed, changes={}, around=around)

    assert found(result, rule).exempt == allowed
    is_error = BUILTIN[rule].severity is Severity.ERROR
    assert result.outcome is (Outcome.READY_WITH_REMARKS if is_error else Outcome.READY)


def test_errors_of_persons_and_file_are_never_exempt() -> None:
    families = [it for it in BUILTIN.values() if it.code.startswith(("DAT", "FIL"))]

    assert {it.code for it in families if it.exemptable} == {
        it.code for it in families if it.severity is not Severity.ERROR
    }


def test_an_unreadable_date_of_expiry_is_found_once() -> None:
    answers = {"exemptions": [{"rule": "FOK01", "reason": "Forsøg", "until": "altid"}]}
    result = review(POLICY, read_answers(POLICY, answers), ON_THE_DAY)

    assert [it.rule for it in result.findings if it.key == "exemptions[0].until"] == ["FIL04"]


@pytest.mark.parametrize(
    "granted_by",
    [
        "Boligsocial konsulent",
        "Den boligsociale konsulent",
        "boligsocial konsulent, afdeling 901",
        "Bo Lind",
        "Forslagsstilleren",
        "os selv",
        "The proposer",
    ],
)
def test_an_exemption_that_the_proposer_granted_is_found(granted_by: str) -> None:
    result = reviewed(
        replace(GRANTED, granted_by=granted_by), changes={**NO_FOCUS, "contact.name": "Bo Lind"}
    )

    assert exemption_findings(result) == [("UND05", "exemptions[0].granted_by")]
    assert granted_by in found(result, "UND05").message.in_("da")


@pytest.mark.parametrize(
    ("granted_by", "role"),
    [
        ("Organisationsbestyrelsen", "Boligsocial konsulent"),
        ("Den boligsociale chef", "Boligsocial konsulent"),
        ("Konsulentchefen", "Konsulent"),
        ("Organisationsbestyrelsen", None),
        (None, "Boligsocial konsulent"),
    ],
)
def test_exemption_granted_by_another_is_accepted(granted_by: str | None, role: str | None) -> None:
    changes: dict[str, object] = {**NO_FOCUS, "contact.role": role}

    assert (
        exemption_findings(reviewed(replace(GRANTED, granted_by=granted_by), changes=changes)) == []
    )


@pytest.mark.parametrize("missing", ["granted_by", "granted_on"])
def test_exemption_without_name_or_day_is_ignored(missing: str) -> None:
    result = reviewed(replace(GRANTED, **{missing: None}))

    assert found(result, "FOK01").exempt is None
    assert verdict(result, "7.1").kind is VerdictKind.MISSING
    assert f"exemptions[0].{missing}" in {it.key for it in result.findings}


def test_future_exemption_is_not_in_force() -> None:
    result = reviewed(replace(GRANTED, granted_on=TODAY + timedelta(days=1)))

    assert found(result, "FOK01").exempt is None
    assert exemption_findings(result) == [("UND01", "exemptions[0].granted_on")]
    assert "dateret den 21. juni 2026" in found(result, "UND01").message.in_("da")


@pytest.mark.parametrize(
    ("clause", "changes", "kind"),
    [
        pytest.param(
            "6.1", {"effect.self_sustaining": "partly"}, VerdictKind.EXEMPT, id="partly met"
        ),
        pytest.param("1.4", {"residents.anchoring": None}, VerdictKind.MISSING, id="told missing"),
        pytest.param("1.4", {}, VerdictKind.FOR_THE_BOARD, id="for the board"),
        pytest.param("3.1", {}, VerdictKind.ANSWERED, id="answered"),
        pytest.param("3.1", {"physical.connected": "no"}, VerdictKind.REASONED, id="reasoned"),
        pytest.param("6.4", {}, VerdictKind.MET, id="met"),
        pytest.param("6.3", {}, VerdictKind.NOT_APPLICABLE, id="does not apply"),
    ],
)
def test_only_unmet_or_missing_clauses_become_exempt(
    clause: str, changes: dict[str, object], kind: VerdictKind
) -> None:
    warning = a_finding("FOK01", Severity.WARNING, clause)
    result = reviewed(GRANTED, changes=changes, around=(warning,))
    (judged,) = (it for it in result.verdicts if it.clause == clause)

    assert [it.exempt for it in judged.findings if it.rule == "FOK01"] == [GRANTED]
    assert judged.kind is kind
