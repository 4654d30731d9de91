"""The policy on one line, and what the board itself must judge."""

from __future__ import annotations

from datetime import date

import pytest

from aabsocial.core.money import Money
from aabsocial.documents.case.context import CaseContext
from aabsocial.localization.messages import LANGUAGES
from aabsocial.model.findings import VerdictKind
from aabsocial.model.proposal import Assessment, FinancingLine, VolunteerEffort
from aabsocial.policy.aab import load_policy
from tests.support.cases import a_page, plain
from tests.support.papers import a_review
from tests.support.proposals import a_proposal

POLICY = load_policy()
ASKED_OF_ALL = ("1.4", "5.1", "5.2", "6.2")
DECISION = CaseContext(number="2", kind="decision")


def clauses(changes: dict[str, object]) -> list[str]:
    return [it.clause for it in a_page(changes).judged.questions]


def test_there_are_eight_marks_of_one_line() -> None:
    marks = a_page().policy.marks

    assert [it.chapter for it in marks] == list("12345678")
    for language in LANGUAGES:
        words = [(it.name, it.word) for it in a_page(language=language).policy.marks]
        assert all(len(name) <= 22 and len(word) <= 13 for name, word in words)


def test_a_proposal_that_is_not_judged_has_no_marks() -> None:
    page = a_page(a_review(a_proposal()))

    assert (page.policy.title, page.policy.marks) == ("", ())


def test_four_clauses_are_asked_of_every_proposal() -> None:
    assert set(ASKED_OF_ALL) <= set(clauses({}))


@pytest.mark.parametrize(
    ("changes", "clause", "kind"),
    [
        ({"municipality.core_task": "yes"}, "5.1", VerdictKind.NOT_MET),
        (
            {
                "municipality.contracts[0].state": "not-started",
                "municipality.contracts[0].date": None,
            }
            | {"municipality.contract_reason": "Kommunen svarer først til foråret."},
            "5.3",
            VerdictKind.REASONED,
        ),
        (
            {"initiative.focus_areas": (), "initiative.focus_reason": "Den handler om cykler."},
            "7",
            VerdictKind.REASONED,
        ),
        (
            {
                "residents.volunteering": (
                    VolunteerEffort(name="Lektiecaféen", effect="outcompetes"),
                )
            },
            "1.3",
            VerdictKind.NOT_MET,
        ),
    ],
)
def test_a_no_or_a_contradiction_comes_first(
    changes: dict[str, object], clause: str, kind: VerdictKind
) -> None:
    first = a_page(changes).judged.questions[0]

    assert (first.clause, first.kind) == (clause, kind)


@pytest.mark.parametrize(
    ("changes", "clause"),
    [({"effect.source": None}, "6.2"), ({"evaluation.agreed": False}, "6.5")],
    ids=["no source", "days nobody agreed to"],
)
def test_a_text_without_its_fact_is_judged(changes: dict[str, object], clause: str) -> None:
    assert clause in clauses(changes)


def test_what_a_fact_settles_is_not_judged() -> None:
    assert {"1.3", "5.3", "6.5", "7"}.isdisjoint(clauses({"evaluation.agreed": True}))


def test_what_is_missing_is_not_judged() -> None:
    assert "1.4" not in clauses({"residents.anchoring": None})


def test_what_a_person_has_judged_is_not_asked_again() -> None:
    word = Assessment(
        clause="1.4", verdict="met", reason="Set", by="Direktøren", date=date(2026, 6, 1)
    )

    assert "1.4" not in clauses({"assessments": (word,)})


def test_the_answer_stands_in_whole_sentences_with_its_place() -> None:
    text = "Vi begynder småt. Siden vokser det. " + "Der er meget mere at sige om det. " * 20
    page = a_page({"residents.anchoring": text}, context=DECISION)
    asked = next(it for it in page.judged.questions if it.clause == "1.4")

    assert plain(asked.answer).startswith("Oplæggets svar: »Vi begynder småt. Siden vokser det.")
    assert asked.answer.endswith(".«")
    assert asked.short_answer.endswith(".«")
    assert len(asked.short_answer) <= 122 < len(asked.answer) <= 220
    assert asked.more.anchor == "depth-2-residents"
    assert (asked.boxes, asked.condition) == (("Ja", "Nej"), "Ja, hvis:")


@pytest.mark.parametrize(
    ("changes", "clause", "told"),
    [
        (
            {"municipality.core_task": "no", "municipality.border": None},
            "5.1",
            "Ifølge oplægget løser indsatsen ikke en grundlæggende kommunal opgave.",
        ),
        (
            {"municipality.core_task": "borders-on", "municipality.border": "Vi læser breve op."},
            "5.1",
            (
                "Ifølge oplægget grænser indsatsen op til en kommunal opgave."
                " Her stopper indsatsen: »Vi læser breve op.«"
            ),
        ),
        (
            {"municipality.core_task": "yes"},
            "5.1",
            "Ifølge oplægget løser indsatsen en grundlæggende kommunal opgave.",
        ),
        (
            {
                "residents.existing_volunteering": "none",
                "residents.volunteering": (),
                "residents.volunteering_asked": None,
            },
            "1.3",
            (
                "Ifølge oplægget er der ikke noget frivilligt arbejde i forvejen. "
                "Det fremgår ikke, hvem der er spurgt og hvornår."
            ),
        ),
        (
            {
                "residents.existing_volunteering": "none",
                "residents.volunteering": (),
                "residents.volunteering_asked": "Formanden",
            },
            "1.3",
            (
                "Ifølge oplægget er der ikke noget frivilligt arbejde i forvejen. "
                "Spurgt: »Formanden«. Der mangler en dato eller et bilag."
            ),
        ),
        (
            {
                "municipality.contracts[0].state": "not-started",
                "municipality.contracts[0].date": None,
                "municipality.contract_reason": "Kommunen svarer først til foråret.",
            },
            "5.3",
            (
                "Arbejdet med en resultatkontrakt er ikke begyndt: "
                "»Kommunen svarer først til foråret.«"
            ),
        ),
        (
            {"initiative.focus_areas": (), "initiative.focus_reason": "Den handler om cykler."},
            "7",
            "Ingen af de fire områder er valgt: »Den handler om cykler.«",
        ),
        (
            {"effect.source": None, "effect.documentation": "Vi har målt."},
            "6.2",
            "Oplæggets svar: »Vi har målt.« – kilden mangler.",
        ),
        (
            {"effect.evidence_level": "theory", "effect.documentation": "Vi har målt."},
            "6.2",
            (
                "Viden om effekten bygger på teori eller praksis, "
                "og indsatsen er ikke et forsøgsprojekt."
            ),
        ),
        (
            {"evaluation.agreed": False, "evaluation.method": "Vi ser på tallene."},
            "6.5",
            "Oplæggets svar: »Vi ser på tallene.« – foreslået, men ikke aftalt: 16. februar 2027.",
        ),
    ],
)
def test_an_answer_reads_as_an_answer_to_its_question(
    changes: dict[str, object], clause: str, told: str
) -> None:
    asked = next(it for it in a_page(changes).judged.questions if it.clause == clause)

    assert plain(asked.answer) == told


@pytest.mark.parametrize(
    ("changes", "clause", "section"),
    [
        (
            {
                "residents.existing_volunteering": "none",
                "residents.volunteering": (),
                "residents.volunteering_asked": "Formanden",
            },
            "1.3",
            "volunteers",
        ),
        ({}, "1.4", "residents"),
        ({"municipality.core_task": "no", "municipality.border": None}, "5.1", "municipality"),
        ({}, "5.2", "municipality"),
        ({}, "6.2", "evidence"),
        ({"evaluation.agreed": False}, "6.5", "evaluation"),
        ({"evaluation.agreed": False, "evaluation.method": None}, "6.5", "next"),
        (
            {"initiative.focus_areas": (), "initiative.focus_reason": "Den handler om cykler."},
            "7",
            "purpose",
        ),
    ],
)
def test_a_reference_leads_to_where_the_answer_stands(
    changes: dict[str, object], clause: str, section: str
) -> None:
    asked = next(it for it in a_page(changes).judged.questions if it.clause == clause)

    assert asked.more.anchor == f"depth-{section}"


def test_an_endless_sentence_is_neither_cut_nor_printed() -> None:
    asked = a_page({"residents.anchoring": "ord og " * 2_000}).judged.questions[0]

    assert asked.answer == "Svaret er for langt til denne side. Læs det i »Sagen i dybden«."


@pytest.mark.parametrize(
    "context",
    [CaseContext(), CaseContext(number="2", kind="decision", edition="public")],
    ids=["alone", "public"],
)
def test_without_a_board_there_are_no_boxes(context: CaseContext) -> None:
    page = a_page(context=context)

    assert page.decision is None
    assert all(not it.boxes and not it.condition for it in page.judged.questions)


def test_every_question_to_the_board_is_one_sentence_and_a_yes_is_good() -> None:
    words = [it.board for it in POLICY.clauses.values() if it.board]
    words += [it.board for it in POLICY.chapters if it.board]

    assert len(words) == 8
    for language in LANGUAGES:
        assert all(it.in_(language).endswith("?") for it in words)
        assert all(len(it.in_(language)) <= 70 for it in words)


@pytest.mark.parametrize(
    "key",
    [
        "residents.anchoring",
        "municipality.bridge",
        "effect.documentation",
        "finance.without_unsecured",
    ],
)
def test_the_help_of_an_answer_on_the_page_says_so(key: str) -> None:
    line = FinancingLine(
        source="Fonden", kind="foundation", amount=Money.kroner(100), status="applied"
    )
    page = a_page({"financing": (line,), key: "Først selve svaret. " + "Så resten. " * 60})
    words = POLICY.item_words[key].help

    assert "Først selve svaret." in plain(page)
    assert words
    assert words.da.endswith(
        "Skriv det vigtigste først. "
        "Mindst den første sætning kommer med på oplæggets første side i mødematerialet."
    )
    assert words.en.endswith(
        "Begin with the main point: "
        "at least the first sentence is shown on the proposal's first page in the pack."
    )
