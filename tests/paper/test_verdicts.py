"""The board reads a verdict as a word and a symbol, with the gravest fact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aabsocial.documents import render
from aabsocial.finding import SYMBOLS, Outcome, Review, Severity, Verdict, VerdictKind
from aabsocial.paper import proposal_paper
from aabsocial.paper.verdicts import chapter_verdict
from aabsocial.policy import Circumstances
from aabsocial.principles import the_policy
from aabsocial.questionnaire import Structure
from aabsocial.review import review
from tests.papers import a_finding, a_full_proposal, reviewed, seen
from tests.proposals import TODAY, a_proposal

WARNING = a_finding("EFF13", Severity.WARNING, "6.4", "Advarslen")
ERROR = a_finding("EFF20", Severity.ERROR, "6.5", "Fejlen")
HINT = a_finding("PAR03", Severity.HINT, "4.1", "Rådet")


def paper_of(review: Review) -> str:
    return seen(render("proposal.md.j2", proposal_paper(the_policy(), review, "da")))


@pytest.mark.parametrize("kind", VerdictKind)
def test_a_verdict_has_a_word_and_a_symbol(kind: VerdictKind) -> None:
    judged = reviewed(a_proposal(), verdicts=(Verdict(clause="3.1", kind=kind),))
    assert f"3 Synergi med fysiske indsatser {SYMBOLS[kind]} " in paper_of(judged)


def test_symbols_are_told_apart() -> None:
    assert len(set(SYMBOLS.values())) == len(VerdictKind)


def test_a_chapter_is_as_good_as_its_worst_clause() -> None:
    verdicts = (
        Verdict(clause="6.1", kind=VerdictKind.MET),
        Verdict(clause="6.4", kind=VerdictKind.PARTLY_MET),
        Verdict(clause="6.5", kind=VerdictKind.FOR_THE_BOARD),
    )
    review = reviewed(a_proposal(), verdicts=verdicts)
    chapter = the_policy().chapters[6]
    assert chapter_verdict(review, chapter) is VerdictKind.PARTLY_MET


def test_a_finding_on_a_whole_chapter_counts() -> None:
    review = reviewed(a_proposal(), (a_finding("FOK01", Severity.WARNING, "7"),))
    assert chapter_verdict(review, the_policy().chapters[7]) is VerdictKind.PARTLY_MET


def test_the_gravest_finding_is_the_reason() -> None:
    verdicts = (
        Verdict(clause="6.4", kind=VerdictKind.PARTLY_MET, findings=(WARNING,)),
        Verdict(clause="6.5", kind=VerdictKind.NOT_MET, findings=(ERROR,)),
    )
    paper = paper_of(reviewed(a_proposal(), (WARNING, ERROR), verdicts))
    assert "✗ Ikke opfyldt 6.5 Fejlen." in paper


def test_errors_and_warnings_are_told_without_hints() -> None:
    paper = paper_of(reviewed(a_proposal(), (HINT, WARNING, ERROR), outcome=Outcome.NOT_READY))
    assert "✗ Ikke klar" in paper
    assert "Fejl, punkt 6.5, EFF20: Fejlen. Advarsel, punkt 6.4, EFF13: Advarslen." in paper
    assert "Rådet" not in paper


@pytest.mark.parametrize(
    ("gaps", "says"),
    [
        pytest.param(("initiative.summary",), "Ét påkrævet svar mangler.", id="one"),
        pytest.param(
            ("initiative.summary", "initiative.background", "municipality.bridge"),
            "3 påkrævede svar mangler.",
            id="one of them told by a rule of its own",
        ),
    ],
)
def test_missing_answers_are_counted_not_listed(gaps: tuple[str, ...], says: str) -> None:
    proposal = a_proposal(dict.fromkeys(gaps))
    found = review(the_policy(), Structure(proposal=proposal), Circumstances(today=TODAY))
    paper = paper_of(found)
    assert says in paper
    assert "FOR01" not in paper
    assert paper.count("▢ Ikke besvaret") == len(gaps)


def test_exemptions_and_assessments_are_told_honestly() -> None:
    paper = paper_of(reviewed(a_full_proposal()))
    assert "LOK02 Afdelingsmødet er udsat Direktøren 1. maj 2026" in paper
    assert "1.4 Opfyldt Beboerne styrer selv Bestyrelsen 3. juni 2026" in paper


def test_a_persons_judgement_is_the_reason_it_is() -> None:
    judged = a_full_proposal().assessments[0]
    verdicts = (
        Verdict(clause="1.4", kind=VerdictKind.NOT_MET, assessment=judged),
        Verdict(clause="1.5", kind=VerdictKind.PARTLY_MET, findings=(WARNING,)),
    )
    paper = paper_of(reviewed(a_proposal(), (WARNING,), verdicts))
    assert "✗ Ikke opfyldt 1.4 Punkt 1.4 er vurderet 3. juni 2026 af: Bestyrelsen." in paper


def test_what_is_exempt_is_told_with_its_reason() -> None:
    exempt = replace(ERROR, exempt=a_full_proposal().exemptions[0])
    paper = paper_of(reviewed(a_proposal(), (exempt,)))
    assert "Klar: Gennemgangen fandt hverken fejl eller advarsler. Det, der er undtaget" in paper
    assert "Undtaget, punkt 6.5, EFF20: Fejlen. Undtaget 1. maj 2026 af: Direktøren." in paper
