"""The board reads a verdict as a word and a symbol, with the gravest fact."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from aabsocial.core.struct import replace
from aabsocial.documents import compose_proposal
from aabsocial.documents.assessment import chapter_verdict
from aabsocial.model.findings import SYMBOLS, Outcome, Review, Severity, Verdict, VerdictKind
from aabsocial.model.policy import ReviewContext
from aabsocial.model.proposal import Exemption
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import DecodedAnswers
from aabsocial.rendering.templates import render_template
from aabsocial.review.review import review
from tests.support.papers import a_finding, a_full_proposal, a_review, visible_text
from tests.support.proposals import TODAY, a_proposal

if TYPE_CHECKING:
    from collections.abc import Mapping

WARNING = a_finding("EFF13", Severity.WARNING, "6.4", "Advarslen")
ERROR = a_finding("EFF20", Severity.ERROR, "6.5", "Fejlen")
HINT = a_finding("PAR03", Severity.HINT, "4.1", "Rådet")


def paper_of(review: Review) -> str:
    return visible_text(
        render_template("proposal.md.j2", compose_proposal(load_policy(), review, "da"))
    )


def review_of(changes: Mapping[str, object]) -> Review:
    return review(
        load_policy(), DecodedAnswers(proposal=a_proposal(changes)), ReviewContext(today=TODAY)
    )


@pytest.mark.parametrize("kind", VerdictKind)
def test_a_verdict_has_a_word_and_a_symbol(kind: VerdictKind) -> None:
    judged = a_review(a_proposal(), verdicts=(Verdict(clause="3.1", kind=kind),))
    assert f"3 Synergi med fysiske indsatser {SYMBOLS[kind]} " in paper_of(judged)


def test_what_does_not_apply_is_told_with_its_fact() -> None:
    paper = paper_of(review_of({"finance.no_money": True, "financing": (), "budget": ()}))
    assert "8 Finansiering – Gælder ikke 8.3 – Der søges ikke om penge hos AAB." in paper


def test_a_proposal_that_was_not_judged_says_so() -> None:
    paper = paper_of(a_review(a_proposal(), verdicts=()))
    assert "Oplægget er ikke vurderet i forhold til politikken." in paper
    assert "Gælder ikke" not in paper


def test_symbols_are_told_apart() -> None:
    texts = {VerdictKind.FOR_THE_BOARD, VerdictKind.ANSWERED}
    assert len({SYMBOLS[kind] for kind in texts}) == 1
    assert len(set(SYMBOLS.values())) == len(VerdictKind) - 1


def test_a_chapter_is_as_good_as_its_worst_clause() -> None:
    verdicts = (
        Verdict(clause="6.1", kind=VerdictKind.MET),
        Verdict(clause="6.4", kind=VerdictKind.PARTLY_MET),
        Verdict(clause="6.5", kind=VerdictKind.FOR_THE_BOARD),
    )
    review = a_review(a_proposal(), verdicts=verdicts)
    chapter = load_policy().chapters[6]
    assert chapter_verdict(review, chapter) is VerdictKind.PARTLY_MET


def test_each_clause_has_the_ground_of_its_verdict() -> None:
    no = {
        "physical.connected": "no",
        "physical.how": "Der er ingen byggesager i 2027.",
        "effect.self_sustaining": "partly",
        "effect.after_project": "Rådgivningen fortsætter.",
    }
    paper = paper_of(review_of(no))
    assert "⊘ Begrundet nej 3.1 ⊘ »Der er ingen byggesager i 2027.«" in paper
    partly = "◐ Delvist opfyldt 6.1 ◐ »Rådgivningen fortsætter.« 6.2 vurderes af bestyrelsen. Se »"
    assert partly in paper
    in_place = "6.4 ✓ K1–K2: Indikator, måltal, enhed, frist og kilde er på plads."
    assert f"{in_place} 6.5 ✓ Evaluering: 16. februar 20" in paper
    assert "7 Prioriterede områder ✓ Valgt 7.1 ✓ Området er valgt." in paper


def test_a_reason_is_cut_after_twenty_words() -> None:
    long = " ".join(f"ord{number}" for number in range(30)) + "."
    paper = paper_of(review_of({"physical.connected": "no", "physical.how": long}))
    assert "3.1 ⊘ »ord0 ord1" in paper
    assert "ord19 …«" in paper


def test_the_summary_stands_above_the_recommendation() -> None:
    paper = paper_of(review_of({}))
    assert (
        "Indstilling Politikken: 8 punkter er opfyldt ifølge tal, datoer og afkrydsninger. 4 er"
        " besvaret med tekster, som bestyrelsen skal vurdere (1.4, 5.1, 5.2, 6.2). 8 andre"
        " punkter er besvaret med tekst. Programmet kontrollerer tal, datoer og afkrydsninger, men"
        " vurderer ikke teksterne. Det indstilles,"
    ) in paper


def test_no_rule_and_no_you_stands_in_the_board_s_paper() -> None:
    breaking = {"municipality.core_task": "yes", "residents.decisions[0].evidence": None}
    paper = paper_of(review_of(breaking))
    assert re.findall(r"\b[A-ZÆØÅ]{3}\d\d\b", paper) == []
    assert "I har svaret" not in paper


def test_remarks_list_errors_and_warnings_only() -> None:
    paper = paper_of(a_review(a_proposal(), (HINT, WARNING, ERROR), outcome=Outcome.NOT_READY))
    assert "✗ Ikke klar" in paper
    assert "Fejl, punkt 6.5: Fejlen. Advarsel, punkt 6.4: Advarslen." in paper
    assert "Rådet" not in paper


APPLIED_FOR = {"financing[0].status": "applied"}


@pytest.mark.parametrize(
    ("gaps", "says"),
    [
        pytest.param(("initiative.summary",), "Der mangler endnu ét svar.", id="one"),
        pytest.param(
            ("finance.without_unsecured",),
            "af et menneske. Der mangler endnu ét svar.",
            id="one that only a hint tells of",
        ),
        pytest.param(
            ("initiative.summary", "initiative.background", "residents.anchoring"),
            "Der mangler endnu 3 svar.",
            id="one of them told by a rule of its own",
        ),
    ],
)
def test_missing_answers_are_counted_not_listed(gaps: tuple[str, ...], says: str) -> None:
    proposal = a_proposal({**dict.fromkeys(gaps), **APPLIED_FOR})
    found = review(load_policy(), DecodedAnswers(proposal=proposal), ReviewContext(today=TODAY))
    paper = paper_of(found)
    assert says in paper
    assert "FOR01" not in paper
    assert paper.count("▢ Ikke besvaret") == len(gaps)


def test_all_answers_are_said_to_be_given_only_where_none_is_missing() -> None:
    said = "Alle nødvendige svar er givet"
    for changes, is_said in (({}, True), ({"finance.without_unsecured": None}, False)):
        structure = DecodedAnswers(proposal=a_proposal({**changes, **APPLIED_FOR}))
        found = review(load_policy(), structure, ReviewContext(today=TODAY))
        assert found.outcome is Outcome.READY
        assert (said in paper_of(found)) is is_said


def test_an_unreadable_answer_is_not_counted_as_missing() -> None:
    proposal = a_proposal({"initiative.summary": None, "initiative.participants": None})
    unreadable = {"initiative.participants": "ca. hundrede"}
    structure = DecodedAnswers(proposal=proposal, unreadable=unreadable)
    paper = paper_of(review(load_policy(), structure, ReviewContext(today=TODAY)))
    assert "Der mangler endnu ét svar." in paper


def test_exemptions_and_assessments_are_shown() -> None:
    paper = paper_of(a_review(a_full_proposal()))
    assert (
        "Kun en bestyrelse har taget stilling Afdelingsmødet er udsat Direktøren 1. maj 2026"
        in paper
    )
    assert "1.4 Opfyldt Beboerne styrer selv Bestyrelsen 3. juni 2026" in paper


def test_assessment_is_shown_as_reason() -> None:
    judged = a_full_proposal().assessments[0]
    verdicts = (
        Verdict(clause="1.4", kind=VerdictKind.NOT_MET, assessment=judged),
        Verdict(clause="1.5", kind=VerdictKind.PARTLY_MET, findings=(WARNING,)),
    )
    paper = paper_of(a_review(a_proposal(), (WARNING,), verdicts))
    assert "1.4 ✗ Ikke opfyldt. Vurderet den 3. juni 2026 (Bestyrelsen)." in paper


def test_exempt_finding_is_shown_with_reason() -> None:
    exempt = replace(ERROR, exempt=a_full_proposal().exemptions[0])
    paper = paper_of(a_review(a_proposal(), (exempt,)))
    assert (
        "afkrydsninger strider ikke mod politikken. Bemærkninger med dispensation tæller ikke med."
        in paper
    )
    assert "Dispensation, punkt 6.5: Fejlen. Givet den 1. maj 2026 (Direktøren)." in paper


def test_quoted_reason_ends_with_full_stop() -> None:
    judged = replace(a_full_proposal().assessments[0], reason="Ingen har set det", by="Afd. F.U.")
    verdicts = (
        Verdict(clause="1.4", kind=VerdictKind.NOT_MET, assessment=judged),
        Verdict(clause="1.5", kind=VerdictKind.PARTLY_MET, findings=(WARNING,)),
    )
    paper = paper_of(a_review(a_proposal(), (WARNING,), verdicts))
    assert "(Afd. F.U.). Begrundelse: Ingen har set det. 1.5 ◐" in paper


def test_exemption_shows_rule_title_not_code() -> None:
    granted = Exemption(rule="lok02", reason="Mødet er udsat", granted_by="Chefen")
    unknown = replace(granted, rule="LOK99")
    paper = paper_of(a_review(replace(a_proposal(), exemptions=(granted, unknown))))
    assert "Kun en bestyrelse har taget stilling Mødet er udsat Chefen" in paper
    assert "LOK99 Mødet er udsat Chefen" in paper


def test_finding_on_exemption_names_no_code() -> None:
    expired = Exemption(
        rule="LOK02",
        reason="Mødet er udsat",
        granted_by="Chefen",
        granted_on=date(2025, 1, 1),
        until=date(2025, 12, 31),
    )
    paper = paper_of(review_of({"exemptions": (expired,)}))
    assert (
        "Dispensationen fra »Kun en bestyrelse har taget stilling« udløb den 31. december 2025."
        in paper
    )
    assert "LOK02" not in paper


def test_unreadable_answers_are_counted_without_keys() -> None:
    found = tuple(
        replace(ERROR, rule="FIL04", key=key) for key in ("initiative.homes", "budget[0].amount")
    )
    review = replace(
        a_review(a_proposal(), found),
        unreadable={"initiative.homes": "mange", "budget[0].amount": "ved ikke"},
    )
    paper = paper_of(review)
    assert "2 svar kan ikke læses. De er markeret med ⚠ i oplægget." in paper
    assert "Fejlen." not in paper
    one = replace(review, findings=found[:1])
    assert "Ét svar kan ikke læses." in paper_of(one)


def test_equal_remarks_are_shown_once() -> None:
    found = (WARNING, replace(WARNING, key="initiative.summary"))
    assert paper_of(a_review(a_proposal(), found)).count("Advarslen.") == 1
