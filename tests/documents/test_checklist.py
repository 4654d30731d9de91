"""The checklist has a line for every clause that asks something, and what is left by hand."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from aabsocial.core.money import Money
from aabsocial.core.struct import replace
from aabsocial.documents import checklist, compose_proposal
from aabsocial.documents.model import Table
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.findings import SYMBOLS, Outcome, Severity, Verdict, VerdictKind
from aabsocial.model.policy import ReviewContext
from aabsocial.model.proposal import FinancingLine, Gap, Partner, SuccessCriterion
from aabsocial.policy.aab import load_policy
from aabsocial.policy.aab.derived.evaluation import evaluation_method
from aabsocial.policy.aab.derived.recommendation import recommended_points
from aabsocial.policy.aab.derived.summary import written_summary
from aabsocial.questionnaire.questions import DecodedAnswers
from aabsocial.rendering.templates import render_template
from aabsocial.review.review import review
from tests.support.papers import (
    a_finding,
    a_full_proposal,
    a_review,
    checklist_markdown,
    visible_text,
)
from tests.support.proposals import TODAY, a_proposal

if TYPE_CHECKING:
    from aabsocial.model.proposal import Commitment, FinancingKind, FinancingStatus

OPEN = a_finding("LOK01", Severity.ERROR, "1.5", "Fejlen")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_binding_clause_has_its_line(language: Language) -> None:
    structure = DecodedAnswers(proposal=a_full_proposal())
    found = review(load_policy(), structure, ReviewContext(today=TODAY))
    paper = visible_text(checklist_markdown(found, language))
    asking = [it for it in load_policy().clauses.values() if it.judge]
    lost = {it.number for it in asking if f"{it.number} {it.title.in_(language)}" not in paper}
    assert lost == {"7.2", "7.3", "7.4"}
    told = {
        "da": "– 7.2, 7.3, 7.4 Øvrige områder – Ikke valgt",
        "en": "– 7.2, 7.3, 7.4 Other areas – Not chosen",
    }
    assert told[language] in paper


def test_checklist_line_has_ground_of_verdict() -> None:
    found = review(load_policy(), DecodedAnswers(proposal=a_proposal()), ReviewContext(today=TODAY))
    paper = visible_text(checklist_markdown(found))
    in_place = "K1–K2: Indikator, måltal, enhed, frist og kilde er på plads."
    assert f"✓ 6.4 Klare succeskriterier – Opfyldt {in_place}" in paper
    assert (
        "◇ 5.1 Ingen grundlæggende kommunale opgaver – Besvaret, vurderes af bestyrelsen "
        "Ifølge oplægget løser indsatsen ikke en grundlæggende kommunal opgave" in paper
    )
    assert "✓ 7.1 Tryghed og trivsel – Valgt" in paper
    assert "Området er valgt." not in paper


def test_focus_areas_not_chosen_share_one_line() -> None:
    changes = {"initiative.focus_areas": (), "initiative.focus_reason": "Haven handler om klima."}
    proposal = a_proposal(changes)
    found = review(load_policy(), DecodedAnswers(proposal=proposal), ReviewContext(today=TODAY))
    paper = visible_text(checklist_markdown(found))
    assert paper.count("⊘ 7 Prioriterede områder – Begrundet nej") == 1
    assert "7.1" not in paper


def test_formal_matters_stand_apart_from_the_policy_s_clauses() -> None:
    proposal = a_proposal({"financing[1].amount": Money.kroner(50_000)})
    found = review(load_policy(), DecodedAnswers(proposal=proposal), ReviewContext(today=TODAY))
    paper = visible_text(checklist_markdown(found))
    assert "☐ Fejl FIN01:" in paper.partition("Formkrav")[2]
    assert "FIN01" not in paper.partition("Formkrav")[0]


def test_a_clause_that_only_explains_has_no_line() -> None:
    verdicts = (Verdict(clause="1.1", kind=VerdictKind.MET),)
    assert "1.1 " not in visible_text(checklist_markdown(a_review(a_proposal(), verdicts=verdicts)))


def test_a_clause_that_only_explains_shows_its_findings() -> None:
    finding = a_finding("FIN01", Severity.ERROR, "8.1", "Fejlen")
    verdict = Verdict(clause="8.1", kind=VerdictKind.NOT_MET, findings=(finding,))
    paper = visible_text(checklist_markdown(a_review(a_proposal(), (finding,), (verdict,))))
    assert "FIN01: Fejlen. Ret Fejlen." in paper


@pytest.mark.parametrize("kind", VerdictKind)
def test_a_line_starts_with_its_box(kind: VerdictKind) -> None:
    review_by_hand = a_review(a_proposal(), verdicts=(Verdict(clause="1.5", kind=kind),))
    title = load_policy().clauses["1.5"].title.da
    assert f"{SYMBOLS[kind]} 1.5 {title} – " in visible_text(checklist_markdown(review_by_hand))


def test_a_finding_names_fact_remedy_and_settler() -> None:
    verdict = Verdict(clause="1.5", kind=VerdictKind.NOT_MET, findings=(OPEN,))
    paper = visible_text(checklist_markdown(a_review(a_proposal(), (OPEN,), (verdict,))))
    assert "Fejl LOK01: Fejlen. Ret Fejlen. (Beboerne på afdelingsmødet" in paper


@pytest.mark.parametrize("clause", ["", "7"], ids=["the file", "a whole chapter"])
def test_a_finding_without_a_clause_is_not_lost(clause: str) -> None:
    finding = a_finding("DAT04", Severity.WARNING, clause, "Nummeret")
    paper = visible_text(checklist_markdown(a_review(a_proposal(), (finding,))))
    assert "☐ Advarsel DAT04: Nummeret. Ret Nummeret. (Forslagsstilleren)" in paper


def test_a_finding_of_a_whole_chapter_stands_once() -> None:
    finding = a_finding("FOR01", Severity.ERROR, "7", "Svaret")
    verdicts = tuple(
        Verdict(clause=clause, kind=VerdictKind.MISSING, findings=(finding,))
        for clause in ("7.1", "7.2")
    )
    paper = visible_text(checklist_markdown(a_review(a_proposal(), (finding,), verdicts)))
    assert paper.count("▢ 7 Prioriterede områder – Mangler") == 1
    assert paper.count("Fejl FOR01: Svaret.") == 1


def test_checklist_head_counts_findings() -> None:
    findings = (OPEN, a_finding("FIN05", Severity.HINT, "8.1"))
    paper = visible_text(
        checklist_markdown(a_review(a_proposal(), findings, outcome=Outcome.NOT_READY))
    )
    assert "Resultat ✗ Ikke klar" in paper
    assert "Bemærkninger Fejl: 1 · Afklares: 0 · Advarsler: 0 · Råd: 1" in paper


def test_exempt_finding_is_counted_apart_with_reason() -> None:
    warning = a_finding("LOK02", Severity.WARNING, "1.5", "Advarslen")
    exempt = replace(warning, exempt=a_full_proposal().exemptions[0])
    verdict = Verdict(clause="1.5", kind=VerdictKind.EXEMPT, findings=(exempt,))
    paper = visible_text(checklist_markdown(a_review(a_proposal(), (exempt,), (verdict,))))
    assert "Advarsler: 0 · Råd: 0 · Dispensationer: 1" in paper
    assert "Dispensation LOK02: Advarslen." in paper
    assert "Givet den 1. maj 2026 (Direktøren). Gælder til og med 31. december 2026." in paper


@pytest.mark.parametrize("clause", ["", "7"], ids=["the file", "a whole chapter"])
def test_an_exempt_finding_without_a_clause_has_the_box(clause: str) -> None:
    warning = a_finding("MAP01", Severity.ERROR, clause, "Bilaget")
    exempt = replace(warning, exempt=a_full_proposal().exemptions[0])
    paper = visible_text(checklist_markdown(a_review(a_proposal(), (exempt,))))
    assert "⚑ Dispensation MAP01: Bilaget." in paper
    assert "Begrundelse: Afdelingsmødet er udsat" in paper


def test_an_assessed_clause_says_who_when_and_why() -> None:
    judged = a_full_proposal().assessments[0]
    verdict = Verdict(clause="1.4", kind=VerdictKind.MET, assessment=judged)
    paper = visible_text(checklist_markdown(a_review(a_proposal(), verdicts=(verdict,))))
    told = "vurderet den 3. juni 2026 (Bestyrelsen). Begrundelse: Beboerne styrer selv"
    assert f"Opfyldt Punkt 1.4 er {told}" in paper


def test_checklist_is_dated_only_with_a_date() -> None:
    found = a_review(a_proposal())
    undated = checklist(load_policy(), found, "da")
    dated = checklist(load_policy(), found, "da", date(2026, 6, 20))
    assert "Gennemgået" not in str(undated)
    assert "Gennemgået" in str(dated)


@pytest.mark.parametrize(
    "task",
    [
        "Vedlæg bilag 1: Referat",
        "Få aftalen på skrift: Foreningen Gældfri Nabo.",
        "Send oplægget og bilagene til den",
        "navne på beboere",
    ],
)
def test_manual_task_has_a_box(task: str) -> None:
    checklist = visible_text(checklist_markdown(a_review(a_full_proposal())))
    assert task in checklist.partition("selv sørge for")[2]


def tasks(changes: dict[str, object]) -> str:
    checklist = visible_text(checklist_markdown(a_review(a_proposal(changes))))
    return checklist.partition("selv sørge for")[2]


@pytest.mark.parametrize(
    ("kind", "status", "task"),
    [
        ("foundation", "applied", "Få svar på ansøgningen om penge: Fonden."),
        ("foundation", "pledged", "Få den endelige bevilling: Fonden."),
        ("foundation", "expected", "Få bekræftet, at pengene kommer: Fonden."),
        ("foundation", None, "Få bekræftet, at pengene kommer: Fonden."),
        ("in-kind", "expected", "Få bidraget bekræftet: Fonden."),
    ],
)
def test_others_money_is_to_be_settled_as_far_as_it_is_not(
    kind: FinancingKind, status: FinancingStatus | None, task: str
) -> None:
    line = FinancingLine(source="Fonden.", kind=kind, amount=Money.kroner(5), status=status)
    assert task in tasks({"financing": (line,)})


@pytest.mark.parametrize("kind", ["aab", "participants"])
def test_what_the_board_decides_is_no_task(kind: FinancingKind) -> None:
    line = FinancingLine(source="Pengene", kind=kind, amount=Money.kroner(5), status="applied")
    assert "Pengene" not in tasks({"financing": (line,)})


@pytest.mark.parametrize(
    ("commitment", "task"),
    [
        ("pledged", "Få aftalen på skrift: Klubben."),
        ("idea", "Lav en aftale, og få den på skrift: Klubben."),
    ],
)
def test_an_agreement_is_made_before_it_is_written(commitment: Commitment, task: str) -> None:
    assert task in tasks({"partners": (Partner(name="Klubben.", commitment=commitment),)})


@pytest.mark.parametrize(("agreed", "told"), [(False, True), (True, False)])
def test_proposed_days_are_to_be_agreed(agreed: bool, told: bool) -> None:  # noqa: FBT001 - cases
    listed = tasks({"evaluation.agreed": agreed})
    assert ("Aftal datoerne for evaluering med dem" in listed) is told


def test_there_are_no_annexes_to_send_where_there_are_none() -> None:
    assert "Send oplægget til den, der laver dagsordenen." in tasks({"annexes": ()})


@pytest.mark.parametrize("task", ["Lindby Kommune", "Fonden Godt Naboskab"])
def test_settled_finding_has_no_box(task: str) -> None:
    checklist = visible_text(checklist_markdown(a_review(a_full_proposal())))
    assert task not in checklist.partition("selv sørge for")[2]


def test_a_hostile_title_stays_in_the_heading() -> None:
    paper = checklist_markdown(a_review(a_proposal({"initiative.title": "a\n# b {{ 7*7 }} #"})))
    assert paper.startswith("# Tjekliste – a \\# b \\{\\{ 7\\*7 \\}\\} \\#\n")


@pytest.mark.parametrize(
    ("external", "hours", "told"),
    [(True, None, True), (False, 20, True), (False, None, False), (False, 0, False)],
    ids=["money from outside", "volunteers' hours", "neither", "no hours"],
)
def test_talk_with_volunteers_is_listed_if_they_are_affected(
    external: bool,  # noqa: FBT001 - a state of the proposal
    hours: int | None,
    told: bool,  # noqa: FBT001 - the expectation itself
) -> None:
    lines = a_proposal().financing if external else ()
    changes = {
        "initiative.external_financing": external,
        "financing": lines,
        "residents.volunteer_hours": hours,
    }
    asked = {"residents.volunteering_asked": "De frivillige i caféen, 12. november"}
    assert ("Tal med de frivillige" in tasks(changes | NOBODY_ASKED)) is told
    assert "Tal med de frivillige" not in tasks(changes | asked)


NOBODY_ASKED = {"residents.volunteering_asked": None}
WRITTEN = {
    "derived": ("recommendation.points", "initiative.summary", "evaluation.method"),
    "recommendation.points": recommended_points(a_proposal()),
    "initiative.summary": written_summary(a_proposal()),
}


def test_the_foot_names_what_the_program_wrote_and_nobody_changed() -> None:
    whole = a_review(a_proposal(WRITTEN))
    told = (
        "Læs de tekster igennem, som programmet har skrevet, og som ingen har rettet: "
        "indstilling og resumé."
    )
    assert told in visible_text(checklist_markdown(whole)).partition("selv sørge for")[2]
    english = visible_text(checklist_markdown(whole, "en"))
    assert (
        "Read through the texts that the program wrote and nobody has changed: "
        "recommendation and summary." in english
    )
    changed = a_review(a_proposal({**WRITTEN, "initiative.summary": "Naboer hjælper naboer."}))
    assert "ingen har rettet: indstilling." in visible_text(checklist_markdown(changed))


def test_the_foot_names_the_deadline_that_the_program_took_from_the_period() -> None:
    first, *others = a_proposal().success_criteria
    end = a_proposal().initiative.end
    guessed = {
        "derived": ("success_criteria[0].deadline",),
        "success_criteria": (replace(first, deadline=end), *others),
    }
    told = "Aftal det, som programmet kun har foreslået, og skriv det selv: Frist (K1)."
    assert told in visible_text(checklist_markdown(a_review(a_proposal(guessed))))
    unnamed = {**guessed, "success_criteria": (SuccessCriterion(deadline=end),)}
    assert "Frist (1)." in visible_text(checklist_markdown(a_review(a_proposal(unnamed))))
    touched = {**guessed, "derived": None}
    assert "kun har foreslået" not in visible_text(
        checklist_markdown(a_review(a_proposal(touched)))
    )


@pytest.mark.parametrize(
    ("language", "listed"),
    [
        ("da", "foreslået, og skriv det selv: Ansvarlig for evalueringen."),
        ("en", "proposed, and write it yourselves: Responsible for the evaluation."),
    ],
)
def test_the_foot_names_who_is_only_proposed_to_be_responsible(
    language: Language, listed: str
) -> None:
    nobody_named: dict[str, object] = {
        "language": language,
        "evaluation.responsible": None,
        "evaluation.points[0].what": None,
    }
    method = evaluation_method(a_proposal(nobody_named))
    proposed = a_review(a_proposal({**nobody_named, "evaluation.method": method}))
    assert listed in visible_text(checklist_markdown(proposed, language))


def test_nothing_is_said_to_be_written_where_all_is_changed() -> None:
    assert "som programmet har skrevet" not in visible_text(
        checklist_markdown(a_review(a_proposal()))
    )


def test_the_paper_does_not_say_who_wrote_a_text() -> None:
    paper = render_template(
        "proposal.md.j2", compose_proposal(load_policy(), a_review(a_proposal(WRITTEN)), "da")
    )
    assert "som programmet har skrevet" not in visible_text(paper)


def test_findings_are_counted_by_the_words_they_are_listed_under() -> None:
    waiting = {
        "operations.supports": None,
        "effect.source": None,
        "initiative.title": "SOMMER I GÅRDEN",
        "gaps": (Gap(key="operations.supports", note="driften"),),
    }
    found = review(
        load_policy(), DecodedAnswers(proposal=a_proposal(waiting)), ReviewContext(today=TODAY)
    )
    paper = checklist(load_policy(), found, "da")
    remarks = [it for stretch in paper.stretches for it in stretch.remarks]
    remarks += [it for stretch in paper.stretches for line in stretch.lines for it in line.remarks]
    listed = Counter(it.severity for it in remarks)

    told = visible_text(checklist_markdown(found))
    counts = "Fejl: {} · Afklares: {} · Advarsler: {} · Råd: {}"
    words = ("Fejl", "Afklares", "Advarsel", "Råd")
    assert listed["Afklares"] == 1
    assert counts.format(*(listed[word] for word in words)) in told


@pytest.mark.parametrize(
    ("departments", "lines"),
    [
        (None, ["Formand for afdelingsbestyrelsen"]),
        (("901",), ["Formand for afdelingsbestyrelsen"]),
        (
            ("901", "Parken"),
            [
                "Formand for afdelingsbestyrelsen: Afdeling 901",
                "Formand for afdelingsbestyrelsen: Parken",
            ],
        ),
    ],
)
def test_each_department_has_a_line_to_sign_on(
    departments: tuple[str, ...] | None, lines: list[str]
) -> None:
    reviewed = a_review(a_proposal({"initiative.departments": departments}))
    table = checklist(load_policy(), reviewed, "da").signatures.parts[0]
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows] == ["Forslagsstiller", *lines]
