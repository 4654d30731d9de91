"""The review of a whole proposal: every answer, and what stands in the way first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aabsocial.core.struct import replace
from aabsocial.interview.hub import answer_line
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.screens import screen
from aabsocial.policy.aab import load_policy
from tests.support.conversations import (
    DONE,
    after,
    changed,
    choose,
    location_text,
    session_with,
    without_tables,
)

if TYPE_CHECKING:
    from typing import Any

    from aabsocial.interview.session import Session

SHOUTED = changed(DONE, "initiative", title="NABOSKAB")
FREE = {**SHOUTED, "budget": [{"item": "Kaffe", "category": "other", "amount": 0}]}
WARNING = "Advarsel: »NABOSKAB« går ikke. Mend it. på dansk (TIT01)"


def review(answers: dict[str, Any]) -> Session:
    return after(session_with(answers), choose("review"))


def test_review_shows_every_answer_and_record() -> None:
    body = screen(review(DONE)).body

    assert "A idea på dansk (færdigt)" in body
    assert "  Felt budget: 2" in body
    assert "    2. Løn · salary på dansk · 20.000\N{NO-BREAK SPACE}kr." in body
    assert screen(review(DONE)).progress == "alle svar er givet"


def test_review_reads_what_a_line_said_with_all_of_its_parts() -> None:
    decision = {
        "department": "27",
        "forum": "department-meeting",
        "date": date(2026, 9, 22),
        "votes_for": 17,
        "votes_against": 0,
        "votes_blank": 3,
        "decision": "vi er med",
    }
    answers = {"initiative": {"departments": ["27"]}, "residents": {"decisions": [decision]}}
    body = screen(after(session_with(answers, policy=load_policy()), choose("review"))).body

    assert "  Hvem er med: Afdeling 27" in body
    (told,) = (line.replace("\N{NO-BREAK SPACE}", " ") for line in body if "1. Afdeling 27" in line)
    assert "22. september 2026" in told
    assert "17 for, 0 imod, 3 " in told


LONG = "Det er, fordi naboerne ikke kender hinanden, og fordi gården står tom det meste af året."


def test_review_cuts_long_answers_short_but_never_in_plain_lines() -> None:
    answers = changed(DONE, "initiative", title=LONG)
    answers["budget"] = [{**DONE["budget"][0], "item": f"{LONG} Igen."}]
    answers["recommendation"] = {"points": ["at det godkendes", LONG]}
    page = review(answers)
    plain = replace(page.interview_context, is_plain=True)

    short = "\n".join(screen(page).body)
    whole = "\n".join(screen(replace(page, interview_context=plain)).body)

    assert LONG not in short
    assert whole.count(LONG) == 3
    assert "…" not in whole


def test_review_puts_errors_before_warnings_and_numbers_both() -> None:
    shown = screen(review(FREE))

    assert shown.body[0] == "Oplægget er indleveret. Dette står åbent:"
    assert shown.body[1].startswith("Bemærkning 1. Fejl: »Kaffe« går ikke.")
    assert shown.body[3:5] == ("Se på:", f"Bemærkning 2. {WARNING}")
    assert shown.progress == "1 fejl · 1 advarsel"
    names = {it.name: it.label for it in shown.options if it.name.startswith("finding:")}
    assert names == {
        "finding:0": "Ret bemærkning 1: Felt budget »Kaffe«, Felt budget.amount",
        "finding:1": "Ret bemærkning 2: Felt initiative.title",
    }


def test_the_page_at_the_end_of_a_task_says_in_its_title_what_is_to_be_looked_at() -> None:
    page = session_with(FREE, Location(ScreenKind.FINDINGS, "money"))
    assert screen(page).section == "money på dansk: 1 fejl"

    several = {**FREE, "budget": [*FREE["budget"], {**FREE["budget"][0], "item": "Te"}]}
    page = session_with(several, Location(ScreenKind.FINDINGS, "money"))
    assert screen(page).section == "money på dansk: 2 fejl"

    done = session_with(DONE, Location(ScreenKind.FINDINGS, "money"))
    assert screen(done).section == "»money på dansk« er besvaret"


def test_review_says_ticks_and_bare_values_in_words() -> None:
    answers = {
        "initiative": {"pilot": False, "concerns_debt": True, "takes_part": False},
        "municipality": {"party": False},
    }
    body = screen(after(session_with(answers, policy=load_policy()), choose("review"))).body

    told = (
        "Ikke et forsøgsprojekt · handler om gæld"
        " · kommunen er ikke part · AAB eller en afdeling sætter indsatsen i gang"
    )
    assert any(line.endswith(f": {told}") for line in body)


def test_a_finding_names_its_record_by_the_name_that_people_know_it_by() -> None:
    answers = {
        "status": "draft",
        "initiative": {"title": "Naboer", "departments": ["58"]},
        "success_criteria": [{"id": "K2"}],
        "residents": {
            "decisions": [
                {
                    "department": "58",
                    "forum": "workshop",
                    "decision": "Ja",
                    "date": date(2026, 5, 1),
                }
            ]
        },
    }
    body = screen(after(session_with(answers, policy=load_policy()), choose("review"))).body

    assert any(". K2. Fejl: »Kriterium« er ikke besvaret." in line for line in body)
    assert any(". Afdeling 58. " in line for line in body), body


def test_review_leads_to_a_finding_and_back() -> None:
    asked = after(review(FREE), choose("finding:1"))

    assert location_text(asked) == "question initiative.title"


def number_of(line: str) -> str:
    return line.lower().partition("bemærkning ")[2].partition(".")[0].partition(":")[0]


@pytest.mark.parametrize("page", ["review", "task:effect", "findings:effect", "submission"])
def test_ways_to_findings_have_the_findings_numbers(page: str) -> None:
    answers = {
        "status": "draft",
        "initiative": {"title": "NABOSKAB", "pilot": False},
        "effect": {"evidence_level": "theory", "documentation": "Vi tror det", "source": "Os"},
    }
    session = session_with(answers, policy=load_policy())
    kind, _, key = page.partition(":")
    location = Location(ScreenKind(kind), key)
    shown = screen(replace(session, location=location))
    ways = [it for it in shown.options if it.name.startswith("finding:")]
    first = [it for it in ways if it.name.count(":") == 1]

    assert [number_of(it.label) for it in first] == [str(n + 1) for n in range(len(first))]
    assert list(shown.options[: len(ways)]) == ways
    assert ways[: len(first)] == first
    assert len(ways) > len(first) > 1


def test_review_counts_a_missing_answer_and_says_nothing_is_given() -> None:
    shown = screen(review(without_tables(DONE, "recommendation")))

    assert shown.progress == "1 fejl"
    assert shown.body[0] == "Oplægget er indleveret. Dette står åbent:"


def test_letter_of_the_review_opens_a_task() -> None:
    assert location_text(after(review(DONE), choose("task:money"))) == "task money"


def test_very_long_answer_is_cut_short() -> None:
    long = changed(DONE, "initiative", title="Nabo " * 40)

    line = next(line for line in screen(review(long)).body if "initiative.title" in line)
    assert len(line) < 90
    assert line.endswith("…")


def test_review_says_that_there_is_none_where_only_a_reason_is_given() -> None:
    policy = load_policy()
    answers = {"status": "draft", "partnership": {"reason": "Der er ingen foreninger."}}
    session = session_with(answers, policy=policy)
    assert answer_line(session, "partnership.partners") == (
        "Samarbejdspartnere: Ingen: Der er ingen foreninger."
    )

    named = {"status": "draft", "partners": [{"name": "Boldklubben"}]}
    assert answer_line(session_with(named, policy=policy), "partnership.partners") == (
        "Samarbejdspartnere: 1"
    )


@pytest.mark.parametrize(("agreed", "told"), [(True, "Aftalt"), (False, "Kun et forslag")])
def test_review_words_a_choice_as_it_was_offered(agreed: bool, told: str) -> None:  # noqa: FBT001 - an answer
    plan = {"agreed": agreed, "method": "Vi tæller.", "points": [{"what": "Midt"}]}
    answers = {"evaluation": plan}
    session = session_with(answers, policy=load_policy())

    assert answer_line(session, "evaluation.plan").startswith(f"Evaluering: {told} · ")


@pytest.mark.parametrize(
    ("kind", "key"),
    [(ScreenKind.SUBMISSION, ""), (ScreenKind.FINDINGS, "money"), (ScreenKind.REVIEW, "")],
)
def test_long_list_of_findings_is_read_page_by_page(kind: ScreenKind, key: str) -> None:
    assert screen(session_with({"status": "draft"}, Location(kind, key))).paged


def test_way_to_an_open_answer_is_called_what_the_finding_calls_it() -> None:
    keys = ("effect.self_sustaining", "effect.after_project")
    gaps = [{"key": key, "note": "bestyrelsen"} for key in keys]
    answers = {"status": "draft", "initiative": {"title": "Naboskab"}, "gaps": gaps}
    shown = screen(session_with(answers, Location(ScreenKind.SUBMISSION), policy=load_policy()))

    assert any("Afklares: Efter projektperioden – bestyrelsen" in it for it in shown.body)
    assert any(it.label.endswith(": Efter projektperioden") for it in shown.options)
