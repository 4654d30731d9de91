"""A whole case: the sample proposals, the hostile ones, and those of which little is known."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aabsocial.core.struct import replace
from aabsocial.documents.case import CaseContext, compose_case
from aabsocial.documents.case_page import AnnexLink, Labelled, Reference
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.policy import ReviewContext
from aabsocial.model.proposal import (
    Annex,
    Contact,
    CriterionLevel,
    Initiative,
    Proposal,
    SuccessCriterion,
)
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import read_answers
from aabsocial.review.review import review
from aabsocial.storage.reading import read_proposal
from tests.support.cases import a_case, a_page, anchors_of, plain, reviewed, texts_of
from tests.support.papers import a_full_proposal
from tests.support.proposals import a_proposal
from tests.support.strategies import answers

if TYPE_CHECKING:
    from aabsocial.documents.case_page import Case
    from aabsocial.model.meeting import ItemType

PROPOSALS = Path(__file__).parents[3] / "proposals"
SAMPLES = sorted(it.parent.name for it in PROPOSALS.glob("*/proposal.toml"))
MEETING = date(2026, 6, 25)
DECISION = CaseContext(number="2", kind="decision", meeting_day=MEETING)
ALL_CONTEXTS = [
    CaseContext(),
    DECISION,
    replace(DECISION, kind="discussion"),
    replace(DECISION, kind="information"),
    replace(DECISION, edition="public"),
    replace(DECISION, number="3a", annexes=()),
]


def sample(name: str, context: CaseContext = DECISION) -> Case:
    stored = read_answers(load_policy(), read_proposal(PROPOSALS / name / "proposal.toml").answers)
    found = review(load_policy(), stored, ReviewContext(today=date(2026, 6, 20)))
    return compose_case(load_policy(), found, stored.proposal.language or "da", context)


def in_order(case: Case) -> str:
    """Return the words of the one page in the order that it is read, with plain spaces."""
    return plain(case.page)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_five_facts_stand_within_the_first_250_words(name: str) -> None:
    case = sample(name)
    page = case.page
    first = " ".join(in_order(case).split()[:250])
    evaluations = page.when.timeline.evaluations if page.when.timeline else ()

    assert plain(page.question) in first
    assert plain(page.asked.amount) in first
    assert plain(page.recommendation.points[0]) in first
    assert plain(evaluations[0].day) in first
    words_before_money = plain(
        (page.overline, page.title, page.question, page.recommendation, page.asked, page.purpose)
    )
    money = plain((page.payments.sources, page.payments.open))
    period = plain((page.when.period, tuple(it.day for it in evaluations)))
    assert len(f"{words_before_money} {period} {money}".split()) <= 250


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_proposal_fills_every_part(name: str) -> None:
    page = sample(name).page

    assert page.overline
    assert page.purpose
    assert page.when.timeline
    assert page.payments.sources
    assert page.residents.decisions
    assert page.goals.full.goals
    assert page.policy.marks
    assert len(page.judged.questions) >= 4
    assert page.decision
    assert "▢" not in plain(page.payments)


def targets(case: Case) -> set[str]:
    return {case.page.anchor, *(it.anchor for it in case.depth.sections)}


def assert_well_made(case: Case) -> None:
    """Every reference leads somewhere, no heading is empty, no number is split from its unit."""
    assert set(anchors_of(case)) <= targets(case)
    assert len(targets(case)) == len(case.depth.sections) + 1
    assert all(it.title and it.parts for it in case.depth.sections)
    page = case.page
    assert page.title
    assert page.question
    assert page.asked.label
    assert page.recommendation.points or page.recommendation.gap
    assert page.payments.sources or page.payments.gap
    assert page.goals.full.goals or page.goals.gap
    assert page.risks.full.names or page.risks.gap
    assert page.residents.lead or page.residents.gap
    assert page.when.period
    assert bool(page.purpose) == bool(page.purpose_title)
    assert bool(page.open.points) != bool(page.open.none)
    assert not [text for text in texts_of(case) if re.search(r"\d (?:kr\.|%)", text)]


@pytest.mark.parametrize("context", ALL_CONTEXTS)
@pytest.mark.parametrize("name", SAMPLES)
def test_references_lead_somewhere(name: str, context: CaseContext) -> None:
    assert_well_made(sample(name, context))


@settings(max_examples=40, deadline=None)
@given(answers(), st.sampled_from(LANGUAGES), st.sampled_from(ALL_CONTEXTS))
def test_whatever_is_answered_makes_a_case(
    given_answers: dict[str, Any], language: Language, context: CaseContext
) -> None:
    stored = read_answers(load_policy(), given_answers)
    found = review(load_policy(), stored, ReviewContext(today=date(2026, 6, 20)))

    assert_well_made(compose_case(load_policy(), found, language, context))


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_nothing_but_a_title_every_answer_is_a_gap(language: Language) -> None:
    idea = Proposal(initiative=Initiative(title="Kun en titel"))
    case = a_case(idea, language, DECISION)
    page, gap = case.page, {"da": "▢ Ikke besvaret", "en": "▢ Not answered"}[language]

    assert_well_made(case)
    assert page.asked.note == page.payments.gap == page.goals.gap == page.residents.gap == gap
    assert page.when.period == page.recommendation.gap == gap
    assert page.asked.amount == ""
    assert "0" not in plain((page.asked, page.payments))


@pytest.mark.parametrize(
    "title",
    [
        "# Overskrift",
        '#set page(fill: red) "]; [=',
        "<script>alert(1)</script>",
        "**fed** | tabel | \\",
        "æ" * 1_000,
        "\u202ebaglæns",
        "item-2",
    ],
)
def test_a_hostile_title_is_text(title: str) -> None:
    case = a_case({"initiative.title": title}, context=DECISION)

    assert_well_made(case)
    assert case.page.title == title
    assert case.depth.overline.endswith(title)


def test_forty_criteria_are_counted() -> None:
    levels: tuple[CriterionLevel | None, ...] = ("activity", "result", "impact", None)
    criteria = tuple(
        SuccessCriterion(id=f"K{it}", statement=f"Mål {it}", level=levels[it % 4])
        for it in range(40)
    )
    case = a_case({"success_criteria": criteria}, context=DECISION)
    goals = case.page.goals

    assert_well_made(case)
    assert [it.statement for it in goals.full.goals] == [f"Mål {it}" for it in (2, 6, 10, 14, 18)]
    assert [it.statement for it in goals.brief.goals] == [f"Mål {it}" for it in (2, 6, 10, 14)]
    assert goals.full.more == Reference(
        words="35 mål mere på side", anchor="depth-2-criteria", unpaged="35 mål mere"
    )
    assert all(f"Mål {it}" in plain(case.depth) for it in range(40))


@pytest.mark.parametrize(
    ("criterion", "said"),
    [
        (SuccessCriterion(baseline=9, target=4, target_is_most=True), "højst 4"),
        (SuccessCriterion(baseline=2, target=4, target_is_most=False), "mindst 4"),
        (SuccessCriterion(baseline=9, target=4), "4"),
        (SuccessCriterion(target=4, target_is_most=True), "højst 4"),
    ],
)
def test_a_goal_says_whether_its_number_is_the_most(criterion: SuccessCriterion, said: str) -> None:
    (goal,) = a_case({"success_criteria": (criterion,)}).page.goals.full.goals

    assert goal.target == said


def test_the_public_edition_has_no_contact_boxes_or_votes_to_write() -> None:
    contact = Contact(
        role="Konsulent", name="Fie Fiktiv", email="fie@example.org", phone="70123456"
    )
    changes = {"contact": contact, "status": "submitted"}
    full = a_case(changes, context=DECISION)
    public = a_case(changes, context=replace(DECISION, edition="public"))

    assert "Fie Fiktiv" in plain(full.depth)
    assert "Fie Fiktiv" not in plain(public)
    assert "fie@example.org" not in plain(public)
    assert "contact" not in {it.name for it in public.depth.sections}
    assert public.page.decision is None
    assert public.page.policy == full.page.policy
    assert public.page.payments == full.page.payments


def test_a_decision_already_made_stands_in_every_edition() -> None:
    for context in ALL_CONTEXTS:
        decision = a_page(a_full_proposal(), context=context).decision

        assert decision is not None
        assert not decision.boxes
        assert any("Godkendt" in line for line in decision.made)


@pytest.mark.parametrize(
    ("kind", "boxes", "votes"),
    [
        ("decision", ("Som indstillet", "Med ændringer", "Udsat", "Afvist"), 3),
        ("discussion", ("Drøftet", "Skal forelægges til beslutning"), 0),
        ("information", ("Taget til orientering",), 0),
    ],
)
def test_the_boxes_suit_the_item(kind: ItemType, boxes: tuple[str, ...], votes: int) -> None:
    decision = a_page(context=replace(DECISION, kind=kind)).decision

    assert decision is not None
    assert (decision.boxes, len(decision.votes)) == (boxes, votes)


def test_the_agenda_may_name_the_case_and_ask_otherwise() -> None:
    context = replace(DECISION, title="Råd om gæld", question="Skal vi vente?", mark="EFTERSENDT")
    page = a_page(context=context)

    assert (page.title, page.question, page.mark) == ("Råd om gæld", "Skal vi vente?", "EFTERSENDT")


@pytest.mark.parametrize(
    ("changes", "edition", "mark"),
    [
        ({"status": "submitted"}, "full", ""),
        ({"status": "draft"}, "full", "UDKAST"),
        ({"recommendation.closed": True}, "full", "FORTROLIGT"),
        ({"status": "submitted", "recommendation.closed": True}, "public", ""),
    ],
)
def test_only_what_deviates_is_marked(
    changes: dict[str, object], edition: Literal["full", "public"], mark: str
) -> None:
    assert a_page(changes, context=CaseContext(edition=edition)).mark == mark


def test_annexes_are_the_packs_where_it_has_them() -> None:
    links = (AnnexLink(label="Bilag 2.1", title="Referat", note="5 sider"),)
    changes = {"annexes": (Annex(title="Mit bilag", file="a.pdf"),)}

    assert "5 sider" in plain(a_case(changes, context=replace(DECISION, annexes=links)).depth)
    assert "Mit bilag" in plain(a_case(changes, context=DECISION).depth)


def test_others_departments_are_counted() -> None:
    changes = {
        "initiative.departments": ("913", "914", "Boligorg. A, afd. 3", "Boligorg. B, afd. 1"),
        "initiative.other_organisations": ("Boligorg. A", "Boligorg. B"),
    }
    overline = [plain(it) for it in a_page(changes, context=DECISION).overline]

    assert overline[:3] == [
        "Punkt 2",
        "Beslutning",
        "Afdeling 913 og 914 og 2 afdelinger i andre boligorganisationer",
    ]


def test_many_departments_are_counted_and_not_named() -> None:
    departments = tuple(str(number) for number in range(901, 908))
    overline = a_page({"initiative.departments": departments}).overline

    assert plain(overline[0]) == "7 afdelinger"


def test_a_purpose_that_cannot_be_read_stands_as_it_is_written() -> None:
    page = a_page(reviewed(a_proposal(), {"initiative.purpose": "1979-05-27"}))

    assert plain(page.purpose) == "»1979-05-27« ⚠ kan ikke læses"


def test_a_purpose_of_one_endless_sentence_is_left_to_the_depth() -> None:
    page = a_page({"initiative.purpose": "Naboer mødes " * 120})

    assert (
        plain(page.purpose) == "Formålet er for langt til denne side. Læs det i »Sagen i dybden«."
    )


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("initiative.takes_part", "AAB's og afdelingernes rolle ▢ Ikke besvaret"),
        ("contact.role", "Kontakt ▢ Ikke besvaret"),
    ],
)
def test_a_line_of_its_own_has_a_gap_where_nobody_answered(key: str, told: str) -> None:
    nobody = {f"contact.{name}": None for name in ("name", "email", "phone")}

    assert told in plain(a_case({**nobody, key: None}).depth)


def test_what_was_considered_stands_after_the_background() -> None:
    sections = a_case(a_full_proposal()).depth.sections
    names = [it.name for it in sections]

    assert names[names.index("background") + 1] == "alternatives"


@pytest.mark.parametrize(
    ("participants", "homes", "told"),
    [
        (90, 264, "Deltagere 90 (boliger i alt: 264)"),
        (90, None, "Deltagere 90"),
        (None, 264, "Deltagere ▢ Ikke besvaret Boliger 264"),
    ],
)
def test_participants_stand_with_the_homes(
    participants: int | None, homes: int | None, told: str
) -> None:
    changes = {"initiative.participants": participants, "initiative.homes": homes}

    assert told in plain(a_case(changes).depth)


def test_a_label_does_not_repeat_its_heading() -> None:
    for section in a_case(a_full_proposal()).depth.sections:
        labels = [it.label for it in section.parts if isinstance(it, Labelled)]
        assert section.title not in labels


def test_the_same_review_makes_the_same_case() -> None:
    found = reviewed(a_full_proposal())

    assert a_case(found, context=DECISION) == a_case(found, context=DECISION)


def test_the_day_of_submission_stands_with_the_days() -> None:
    sections = a_case({"submitted_on": date(2026, 5, 29)}).depth.sections
    told = [it.name for it in sections if "Indleveret den 29. maj 2026" in plain(it)]

    assert told == ["next"]


def test_whether_volunteers_take_part_stands_in_depth() -> None:
    for answer, told in ((True, "Ja"), (False, "Nej")):
        depth = plain(a_case({"residents.volunteers": answer}).depth)
        assert f"Frivillige i indsatsen {told}" in depth
