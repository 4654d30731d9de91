"""Whole conversations: written once, held at both front ends, saved as the same file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.interview.loop import run_interview
from aabsocial.interview.protocol import Action, Back, Clear, Help, Interrupt, Keep, Typed
from aabsocial.interview.resume import resume, revisit_all
from aabsocial.interview.session import InterviewResult, Session
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.carry_over import answers_to_reuse
from aabsocial.questionnaire.derived import begin_deriving, follow_sources
from aabsocial.questionnaire.questions import open_questions, read_answers
from aabsocial.storage import read_proposal, save_proposal
from aabsocial.storage.layout import layout_of
from aabsocial.storage.proposal_file import unsaved_proposal
from tests.support.conversations import (
    DONE,
    TODAY,
    Lookup,
    asking,
    choose,
    listing,
    new_session,
    without_tables,
)
from tests.support.key_presses import PERSONS, Steps, in_turn, through_the_hub
from tests.support.small_policy import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aabsocial.localization.messages import Language
    from aabsocial.model.answers import Answers
    from aabsocial.model.policy import Policy

pytestmark = pytest.mark.timeout(60)
EXAMPLES = Path(__file__).parents[2] / "proposals"
RECOMMENDATION = "recommendation.points"
BUDGET = without_tables(DONE, "recommendation")


def run_at(session: Session, steps: Steps, folder: Path, front_end: str) -> tuple[bytes, Session]:
    """Run an interview at a front end; return its file and its last session."""
    stored = unsaved_proposal(folder / f"{front_end}.toml")

    def save(answers: Answers) -> None:
        nonlocal stored
        stored = save_proposal(stored, answers, layout_of(session.policy, session.language))

    with PERSONS[front_end](session.language) as person:
        person.steps = steps
        ended = run_interview(session, person, save)
    return stored.raw or b"", ended


def run_at_both(
    session: Session,
    *actions: Action,
    folder: Path,
    steps: Callable[..., Steps] = in_turn,
) -> Session:
    """Run an interview at both front ends, and return its last session if the files are equal."""
    plain, ended = run_at(session, steps(*actions), folder, "plain")
    rich, ended_too = run_at(session, steps(*actions), folder, "rich")
    assert plain == rich
    assert ended.location == ended_too.location
    assert ended.result is ended_too.result
    return ended


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("front_end", PERSONS)
def test_small_interview_runs_to_the_end(
    front_end: str, language: Language, tmp_path: Path
) -> None:
    session = new_session({"status": "draft"}, language=language)
    saved, ended = run_at(session, Lookup(SMALL, DONE, language).ask, tmp_path, front_end)

    assert ended.result is InterviewResult.STOPPED
    assert ended.answers == {**DONE, "status": "draft"}
    assert read_proposal(tmp_path / f"{front_end}.toml").raw == saved


@pytest.mark.parametrize("name", ["sommer-i-gaarden", "staerk-start-vest"])
def test_interview_of_example_runs_to_the_end(name: str) -> None:
    policy = load_policy()
    answers = shortened(read_proposal(EXAMPLES / name / "proposal.toml").answers)
    first = {key: answers[key] for key in ("schema_version", "policy", "language")}
    language: Language = "en" if answers["language"] == "en" else "da"
    session = new_session(
        {**first, "status": "draft"}, policy=policy, language=language, version_read=1
    )

    plain, rich = (
        answers_at_end(session, Lookup(policy, answers, language).ask, front_end)
        for front_end in PERSONS
    )
    assert plain == rich
    assert open_questions(policy, read_answers(policy, plain).proposal) == ()
    # The line of a goal that names no deadline has that of the period from the program.
    guessed = {key for key in plain.get("derived", ()) if key.endswith("].deadline")}
    assert {*plain.get("derived", ())} == guessed
    assert set(differing_keys(plain, {**answers, "status": "draft"})) <= {".derived"}


def shortened(answers: Any) -> Any:  # noqa: ANN401 - answers of any shape
    """Keep the first record of each list; the questions asked stay as many."""
    if isinstance(answers, dict):
        return {key: shortened(value) for key, value in answers.items()}
    is_group = isinstance(answers, list) and answers and isinstance(answers[0], dict)
    return answers[:1] if is_group else answers


def answers_at_end(session: Session, steps: Steps, front_end: str) -> Answers:
    """Run an interview at a front end, and return its final answers."""
    with PERSONS[front_end](session.language) as person:
        person.steps = steps
        return run_interview(session, person, lambda _: None).answers


def differing_keys(answers: object, others: object, key: str = "") -> Iterator[str]:
    """Yield the keys of answers that differ in others, which may have more."""
    if isinstance(answers, dict) and isinstance(others, dict):
        for name, value in answers.items():
            yield from differing_keys(value, others.get(name), f"{key}.{name}")
    elif isinstance(answers, list) and isinstance(others, list) and len(answers) == len(others):
        for place, (value, other) in enumerate(zip(answers, others, strict=True)):
            yield from differing_keys(value, other, f"{key}[{place}]")
    elif answers != others:
        yield key


def test_going_back_over_a_branch(tmp_path: Path) -> None:
    ended = run_at_both(
        new_session(),
        Typed("Naboskab"),
        Typed("901"),
        Typed("1/3-2027"),
        Keep(),
        choose("yes"),
        Typed("Vi vil lære to ting.\n\n- Den ene\n- Den anden"),
        Back(),
        Back(),
        choose("no"),
        choose("crime-prevention", "education-employment"),
        Back(),
        Help(),
        choose("continue"),
        choose("none"),
        folder=tmp_path,
    )

    assert ended.answers["initiative"]["pilot_learning"].endswith("- Den anden")
    assert ended.answers["initiative"]["focus_areas"] == []


def test_an_unacceptable_answer_on_the_way(tmp_path: Path) -> None:
    ended = run_at_both(
        new_session(),
        Typed("Nabo" * 6_000),
        Typed("Naboskab"),
        Typed("901, 902"),
        choose("0"),
        Typed("31/2-2027"),
        Back(),
        Keep(),
        Typed("3/12-2026"),
        Clear(),
        folder=tmp_path,
    )

    assert ended.answers["initiative"]["departments"] == ["901", "902"]


def test_editing_a_repeated_group(tmp_path: Path) -> None:
    ended = run_at_both(
        new_session(BUDGET),
        choose("review"),
        choose("task:money"),
        choose("item:budget"),
        choose("record:0"),
        choose("move-down"),
        choose("field:amount"),
        Typed("12.500,50"),
        choose("field:note"),
        Clear(),
        choose("done"),
        choose("add-alike"),
        Typed("Te"),
        Keep(),
        Typed("200"),
        Keep(),
        choose("record:0"),
        choose("take-out"),
        choose("put-back"),
        choose("done"),
        folder=tmp_path,
    )

    assert [line["item"] for line in ended.answers["budget"]] == ["Løn", "Kaffe", "Te"]
    assert ended.answers["budget"][1]["amount"] == "12.500,50"
    assert "note" not in ended.answers["budget"][1]


@pytest.mark.parametrize("front_end", PERSONS)
def test_stopping_and_resuming_at_every_question(front_end: str, tmp_path: Path) -> None:
    """Each run answers one question and stops; the next run asks what is still open."""
    answers: Answers = {"status": "draft"}
    for sitting in range(len(WHOLE)):
        steps = through_the_hub(*WHOLE[sitting])
        _, ended = run_at(new_session(answers), steps, tmp_path / str(sitting), front_end)
        answers = ended.answers

    assert answers == {**DONE, "submitted_on": TODAY.today}


def money(item: str, category: str, amount: str) -> tuple[Action, ...]:
    return choose("add"), Typed(item), choose(category), Typed(amount)


WHOLE: tuple[tuple[Action, ...], ...] = (
    (Typed("Naboskab"),),
    (Typed("901"),),
    (Typed("1/3-2027"),),
    (Typed("30/6-2027"),),
    (choose("no"),),
    (choose("crime-prevention"),),
    (Typed("En rapport"),),
    (choose("add"), Typed("K1")),
    (Typed("Flere kommer"),),
    (Typed("12,5"),),
    (choose("done"), choose("no")),
    (choose("add"), Typed("Kaffe")),
    (choose("other"),),
    (Typed("1.000"), Typed("Til møder")),
    money("Løn", "salary", "20.000"),
    (choose("done"), choose("add"), Typed("AAB")),
    (Typed("21.000"),),
    (choose("done"), choose("yes")),
    (Typed("at det godkendes"), choose("submit"), choose("pdf")),
)


def test_beginning_from_an_earlier_proposal(tmp_path: Path) -> None:
    first = {**answers_to_reuse(SMALL, DONE), "status": "draft"}
    ended = run_at_both(
        revisit_all(new_session(first), "Naboskab"),
        Typed("Vinter i gården"),
        Keep(),
        Typed("1/12-2027"),
        Keep(),
        Keep(),
        Keep(),
        Keep(),
        choose("done"),
        choose("no"),
        choose("done"),
        Typed("1500"),
        Keep(),
        choose("done"),
        Typed("18.500"),
        Keep(),
        choose("done"),
        choose("done"),
        Typed("20000"),
        choose("done"),
        Keep(),
        Typed("at det godkendes"),
        choose("submit"),
        choose("docx", "pdf"),
        choose("stop"),
        folder=tmp_path,
        steps=through_the_hub,
    )

    assert ended.result is InterviewResult.STOPPED
    assert ended.answers["initiative"]["title"] == "Vinter i gården"
    assert ended.answers["initiative"]["departments"] == ["901"]
    assert [line["amount"] for line in ended.answers["budget"]] == [1500, 18_500]
    assert ended.answers["status"] == "submitted"


@pytest.mark.parametrize("front_end", PERSONS)
def test_the_end_of_input_stops(front_end: str, tmp_path: Path) -> None:
    _, ended = run_at(new_session(), in_turn(Typed("Naboskab")), tmp_path, front_end)

    assert ended.result is InterviewResult.STOPPED
    assert ended.answers == {"initiative": {"title": "Naboskab"}}


def test_an_interrupt_ends_at_once(tmp_path: Path) -> None:
    _, ended = run_at(new_session(), in_turn(Typed("Naboskab"), Interrupt()), tmp_path, "rich")

    assert ended.result is InterviewResult.INTERRUPTED


def test_resuming_keeps_the_answers() -> None:
    assert resume(new_session(DONE)).answers == DONE


def test_questions_asked_together_are_the_same_at_both_front_ends(tmp_path: Path) -> None:
    ended = run_at_both(
        new_session({"status": "draft"}, policy=load_policy()),
        Typed("Cykelværksted"),
        Typed("Kanalens Kvarter"),
        choose("?"),
        Typed("47 og 58"),
        Back(),
        Typed("47, 58 og Lejerbo"),
        Typed("1/8-2027, når skolen begynder"),
        Typed("1/8-2027, når skolen begynder"),
        Typed("31/12-2027"),
        choose("aab", "others"),
        Back(),
        choose("aab", "departments"),
        Back(),
        Keep(),
        choose("none"),
        folder=tmp_path,
    )

    assert ended.answers["initiative"] == {
        "title": "Cykelværksted",
        "departments": ["47", "58"],
        "other_organisations": ["Lejerbo"],
        "start": date(2027, 8, 1),
        "end": date(2027, 12, 31),
        "external_financing": False,
        "pilot": False,
        "concerns_debt": False,
        "takes_part": False,
    }
    assert [line["source"] for line in ended.answers["financing"]] == ["AAB", "Afdeling 47 og 58"]


IDEA: dict[str, Any] = {
    "initiative": {"departments": ["40", "58"], "end": date(2027, 7, 31)},
    "finance": {"no_money": False},
    "residents": {"existing_volunteering": "some"},
    "municipality": {"party": True},
}
IN_LINES: dict[str, tuple[Action, ...]] = {
    "success_criteria": (
        Typed("fra 14 til 20 frivillige inden 1. oktober 2028, talt i vagtplanen"),
        Typed("45 unge får fritidsjob, heraf 30 ansat, inden 31.7.2029, optælling"),
        choose("1"),
        Typed("Unge ansat efter et halvt år"),
        Typed("unge"),
        Typed("frist 1/9-2027"),
        Typed("flyt 2 op"),
        Typed("ret 1: 90 beboere har lånt en cykel"),
        Typed("logbogen"),
    ),
    "residents.decisions": (
        Typed("afdelingsmøde 18/3-2026, 31 husstande, 47-12-0, referat punkt 8"),
        Typed("samme igen"),
        Typed("20/3-2026, enstemmigt, referatet"),
        Keep(),
    ),
    "budget": (
        Typed("Kaffe 5.000"),
        Typed("Post\tAntal\tPris\tBeløb\nLøn\t1170\t333\t389.610\nI alt\t\t\t400.000"),
        Typed("Leje"),
        Typed("1.200"),
        Typed("slet 1"),
        Typed("slet 1"),
        Typed("fortryd"),
        Typed("2"),
        choose("field:note"),
        Typed("pr. måned"),
        choose("done"),
        Typed("Løn 10 x 250 = 2.600"),
        choose("?"),
        Typed("Post\tBeløb\nTe\t300,000.00"),
        choose("0"),
    ),
    "financing": (Typed("AAB 3.000 søgt"), Typed("Nabolauget 40.000 søgt"), choose("foundation")),
    "partners": (Typed("Idrætsforeningen: boldspil; en instruktør; i dialog"), Typed("aftale idé")),
    "activities": (Typed("Tur; alle; august"), Typed("Fest"), Typed("beboerne"), Keep()),
    "risks": (Typed("Regn: vi går ind"), Typed("kommer senere: brandtilsyn")),
    "residents.volunteering": (
        Typed("spurgt: afdelingsbestyrelsen 4/11"),
        Typed("Boldklubben: supplerer; aftale af 2. juni 2026"),
    ),
    "municipality.contracts": (
        Typed("Børneforvaltningen; underskrevet 18/6-2026"),
        Typed("Socialforvaltningen; ikke begyndt: ingen har tid"),
    ),
}


@pytest.mark.parametrize("key", IN_LINES)
def test_lines_are_the_same_at_both_front_ends(key: str, tmp_path: Path) -> None:
    session = listing(key, IDEA, policy=load_policy())
    ended = run_at_both(session, *IN_LINES[key], Keep(), folder=tmp_path)

    assert ended.answers != IDEA
    assert ended.structure.findings == ()
    assert ended.location.key != key


def test_what_the_program_writes_is_the_same_at_both_front_ends(tmp_path: Path) -> None:
    policy = load_policy()
    answers = begin_deriving(
        policy, {**IDEA, "initiative": {**IDEA["initiative"], "title": "Kaffe"}}
    )
    at_recommendation = asking("recommendation.points", answers, policy=policy)
    begun = replace(at_recommendation, answers=with_all_derived(policy, answers))
    ended = run_at_both(begun, Keep(), Typed("Kaffe i gården."), folder=tmp_path)

    assert ended.answers["derived"] == ["evaluation.points", "evaluation.method", RECOMMENDATION]
    assert ended.answers["initiative"]["summary"] == "Kaffe i gården."
    assert ended.answers["recommendation"]["points"] == ["at indsatsen »Kaffe« godkendes"]


def with_all_derived(policy: Policy, answers: Answers) -> Answers:
    """Return the answers with all that the program writes."""
    return follow_sources(policy, answers, answers, read_answers(policy, answers).proposal)
