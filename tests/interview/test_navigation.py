"""Which question comes next, and which came before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.interview.formatting import finding_line
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import go_to
from aabsocial.interview.protocol import Back, Keep, Menu, Typed
from aabsocial.interview.screens import screen
from aabsocial.interview.tasks import findings_in
from aabsocial.model.policy import Breach
from aabsocial.policy.aab import load_policy
from tests.support.conversations import (
    DONE,
    TODAY,
    after,
    asking,
    changed,
    choose,
    listing,
    location_text,
    new_session,
    session_with,
    without_tables,
)
from tests.support.small_policy import FREE, SMALL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aabsocial.model.policy import Policy


SHOUTED = changed(DONE, "initiative", title="NABOSKAB")


def test_a_branch_taken_is_asked_at_once() -> None:
    assert location_text(after(asking("initiative.pilot"), choose("yes"))) == (
        "question initiative.pilot_learning"
    )


def test_a_branch_not_taken_is_passed_over() -> None:
    assert (
        location_text(after(asking("initiative.pilot"), choose("no")))
        == "question initiative.focus_areas"
    )


def test_answers_of_a_branch_left_are_kept() -> None:
    pilot = changed(DONE, "initiative", pilot=True, pilot_learning="Noget nyt")
    session = after(asking("initiative.pilot", pilot), choose("no"))

    assert session.answers["initiative"]["pilot_learning"] == "Noget nyt"


def test_back_passes_over_a_branch_left() -> None:
    learning = after(asking("initiative.pilot"), choose("yes"), Typed("Vi vil lære noget nyt."))
    left = after(learning, Back(), Back(), choose("no"))

    assert location_text(left) == "question initiative.focus_areas"
    assert location_text(after(left, Back())) == "question initiative.pilot"


def test_back_passes_over_what_is_left_behind_a_page() -> None:
    learning = Location(ScreenKind.QUESTION, "initiative.pilot_learning")
    end = Location(ScreenKind.QUESTION, "initiative.end")
    session = replace(
        session_with(DONE, Location(ScreenKind.LIST, "budget")), history=(end, learning)
    )

    assert location_text(after(session, Back())) == "question initiative.end"


def test_the_total_follows_the_answers() -> None:
    plain, pilot = new_session(), new_session({"initiative": {"pilot": True}})

    assert screen(plain).progress == "Spørgsmål 1 af 13"
    assert screen(pilot).progress == "Spørgsmål 1 af 14"


def test_a_larger_size_brings_its_questions() -> None:
    session = after(asking("initiative.departments", DONE), Typed("901\n902"))

    assert location_text(session) == "question initiative.purpose"
    assert screen(session).progress == "Spørgsmål 5 af 14"


def test_a_size_grown_later_comes_back_for_them() -> None:
    session = asking("recommendation.points", changed(DONE, "initiative", departments=["901"]))
    large = [{"item": "Løn", "category": "salary", "amount": 3_000_000}]
    grown = replace(session, answers={**session.answers, "budget": large})

    following = after(grown, Typed("at det godkendes nu"))
    assert location_text(following) == "question initiative.purpose"


def test_a_section_done_shows_its_findings() -> None:
    session = after(asking("initiative.focus_areas", SHOUTED), choose("none"))

    assert location_text(session) == "findings idea"
    assert screen(session).body[0] == (
        "Bemærkning 1. Advarsel: »NABOSKAB« går ikke. Mend it. på dansk (TIT01)"
    )


def test_a_section_not_done_shows_none_yet() -> None:
    started = changed(SHOUTED, "initiative", start=None)
    session = after(asking("initiative.focus_areas", started), choose("none"))

    assert session.location.kind is not ScreenKind.FINDINGS


def test_shown_findings_are_not_shown_again() -> None:
    told = after(asking("initiative.focus_areas", SHOUTED), choose("none"), choose("continue"))
    again = after(told, Menu(), choose("task:idea"), choose("item:initiative.focus_areas"))

    assert location_text(told) == "ending"
    assert location_text(after(again, choose("crime-prevention"))) == "task idea"


def test_going_on_from_findings_asks_the_next_section() -> None:
    session = asking(
        "initiative.focus_areas", without_tables(SHOUTED, "effect", "success_criteria")
    )

    assert (
        location_text(after(session, choose("none"), choose("continue")))
        == "question effect.source"
    )


def test_one_choice_leads_to_the_finding() -> None:
    session = after(asking("initiative.focus_areas", SHOUTED), choose("none"), choose("finding:0"))

    assert location_text(session) == "question initiative.title"


def test_findings_are_shown_until_settled() -> None:
    found = after(asking("initiative.focus_areas", SHOUTED), choose("none"))

    assert location_text(after(found, choose("finding:0"), Typed("STADIG HØJT"))) == "findings idea"
    assert location_text(after(found, choose("finding:0"), Keep())) == "findings idea"
    assert location_text(after(found, choose("finding:0"), Back())) == "findings idea"
    assert location_text(after(found, choose("finding:0"), Typed("Naboskab"))) == "ending"


def test_findings_of_a_record_lead_to_its_field() -> None:
    free = {**DONE, "budget": [{"item": "Kaffe", "category": "other", "amount": 0}]}
    found = after(asking("recommendation.points", free), Typed("at det godkendes nu"))

    assert (
        screen(found).options[0].label
        == "Ret bemærkning 1: Felt budget »Kaffe«, Felt budget.amount"
    )
    fixed = after(found, choose("finding:0"), Typed("21.000"))
    assert fixed.answers["budget"][0]["amount"] == 21_000
    assert location_text(fixed) == "ending"


def test_a_missing_list_is_reached_from_findings() -> None:
    asked = asking("recommendation.points", without_tables(DONE, "financing"))
    passed = replace(asked, skipped=frozenset({"financing"}))
    listed = after(passed, Typed("at det er"), choose("finding:0"))

    assert location_text(listed) == "list financing"
    added = after(listed, choose("add"), Typed("AAB"), Typed("21000"))
    assert location_text(added) == "list financing"
    assert location_text(after(added, choose("done"))) == "ending"


def test_findings_only_left_open_are_shown_too() -> None:
    session = after(asking("recommendation.points", without_tables(DONE, "recommendation")), Keep())

    assert location_text(session) == "findings money"


def test_optional_gaps_alone_are_no_findings() -> None:
    session = asking("success_criteria", without_tables(DONE, "effect", "success_criteria"))
    passed = replace(session, location=Location(ScreenKind.LIST, "success_criteria"))

    assert location_text(after(passed, choose("done"))) == "question effect.source"
    assert location_text(after(passed, choose("done"), Keep())) == "ending"


def test_the_menu_from_findings_leads_back_there() -> None:
    found = after(asking("initiative.focus_areas", SHOUTED), choose("none"))

    assert location_text(after(found, Menu(), choose("continue"))) == "findings idea"


def test_back_from_findings_is_the_last_question() -> None:
    found = after(asking("initiative.focus_areas", SHOUTED), choose("none"))

    assert location_text(after(found, Back())) == "question initiative.focus_areas"


def test_back_after_findings_is_the_question_before() -> None:
    answers = without_tables(SHOUTED, "effect", "success_criteria")
    found = after(asking("initiative.focus_areas", answers), choose("none"), choose("continue"))

    assert location_text(after(found, Back())) == "question initiative.focus_areas"


def test_back_from_a_task_is_the_hub() -> None:
    session = after(asking("effect.source", DONE), Menu(), choose("task:idea"))

    assert location_text(session) == "task idea"
    assert location_text(after(session, Back())) == "hub effect.source"
    assert location_text(after(session, Back(), choose("continue"))) == "question effect.source"
    assert location_text(after(session, choose("continue"))) == "hub effect.source"


def test_opening_the_hub_twice_leads_back_once() -> None:
    session = after(new_session(), Menu(), choose("preview"), Menu(), choose("continue"))

    assert location_text(session) == "question initiative.title"


def test_hub_opened_over_a_question_proposes_to_go_back_to_it() -> None:
    session = after(asking("initiative.start", {"initiative": {"title": "Naboskab"}}), Menu("1/"))

    assert screen(session).proposed == ("continue",)
    assert screen(after(session, choose("continue"))).typed == "1/"


def test_hub_after_a_task_proposes_the_next_one() -> None:
    session = after(asking("initiative.focus_areas", {"initiative": DONE["initiative"]}), Keep())

    assert location_text(session) == "hub idea"
    assert screen(session).proposed == ("task:effect",)


def test_unfinished_task_goes_on_at_its_first_open_question() -> None:
    started = {"initiative": {"title": "Naboskab"}}
    session = after(asking("effect.source", started), Menu(), choose("task:idea"))

    assert location_text(session) == "question initiative.departments"


def test_necessary_question_left_open_is_asked_again_from_the_hub() -> None:
    session = after(new_session(), Typed("Naboskab"), Keep(), Menu(), choose("task:idea"))

    assert location_text(session) == "question initiative.departments"


@pytest.mark.parametrize("key", ["budget[0].amount", "budget[2].category"])
def test_back_in_a_record_resumed_is_its_field_before(key: str) -> None:
    before = {"budget[0].amount": "budget[0].category", "budget[2].category": "budget[2].item"}

    assert location_text(after(asking(key, DONE), Back())) == f"question {before[key]}"


def test_back_from_a_first_field_is_the_list() -> None:
    assert location_text(after(asking("budget[1].item", DONE), Back())) == "list budget"


def test_back_from_an_unanswered_new_record_keeps_its_fields() -> None:
    session = after(listing("budget", DONE), choose("add"), Keep(), Keep(), Back(), Back())

    assert location_text(session) == "question budget[2].item"
    assert session.answers == DONE


def test_back_from_a_list_is_what_came_before_it() -> None:
    session = after(asking("finance.no_money", without_tables(DONE, "budget")), choose("no"))
    filled = after(session, choose("add"), Typed("Kaffe"), choose("other"), Typed("5"), Keep())

    assert location_text(filled) == "list budget"
    assert location_text(after(filled, Back())) == "question finance.no_money"


def test_back_from_a_hub_resumed_is_the_last_question() -> None:
    assert location_text(after(new_session(DONE), Back())) == "question recommendation.points"


def test_the_last_question_leads_to_the_ending() -> None:
    session = session_with(DONE, Location(ScreenKind.QUESTION, "initiative.end"))

    assert location_text(after(session, Keep())) == "ending"


POLICY = load_policy()
EXEMPTION = {
    "rule": "FOK01",
    "reason": "Et forsøg",
    "granted_by": "Bestyrelsen",
    "granted_on": date(2026, 6, 1),
}
NO_FOCUS: dict[str, object] = {"initiative": {"focus_areas": []}}


def test_finding_is_shown_in_its_section() -> None:
    session = session_with(NO_FOCUS, policy=POLICY)

    assert [found.rule for found in findings_in(session, "idea") if found.rule != "FOR01"] == [
        "FOK01"
    ]


def record_is_wrong(_: object, __: object) -> Iterator[Breach]:
    """Yield a finding on a whole record."""
    yield Breach(key="budget[1]", params={"item": "B"})


def with_rule(check: Callable[[Any, Any], Iterator[Breach]]) -> Policy:
    """Return the small policy with another check for its rule of the budget."""
    *others, money = SMALL.chapters
    return replace(SMALL, chapters=(*others, replace(money, rules=(replace(FREE, check=check),))))


def test_a_finding_of_a_whole_record_names_the_record() -> None:
    page = Location(ScreenKind.FINDINGS, "money")
    options = screen(session_with(DONE, page, policy=with_rule(record_is_wrong))).options

    assert "Ret bemærkning 1: Felt budget »Løn«" in [option.label for option in options]


def test_a_finding_of_a_record_without_words_names_its_number() -> None:
    answers = {**DONE, "budget": [DONE["budget"][0], {"category": "salary", "amount": 20000}]}
    page = Location(ScreenKind.FINDINGS, "money")
    options = screen(session_with(answers, page, policy=with_rule(record_is_wrong))).options

    assert "Ret bemærkning 1: Felt budget 2" in [option.label for option in options]


def test_internal_error_without_log_is_raised() -> None:
    def breaks(_: object, __: object) -> Iterator[Breach]:
        raise RuntimeError

    session = session_with(DONE, policy=with_rule(breaks))
    with pytest.raises(RuntimeError):
        findings_in(session, "money")


def test_broken_rule_is_a_finding() -> None:
    def breaks(_: object, __: object) -> Iterator[Breach]:
        raise RuntimeError

    kept = list[BaseException]()
    review_context = replace(TODAY, on_error=kept.append)
    session = session_with(DONE, policy=with_rule(breaks), review_context=review_context)

    assert [found.rule for found in session.review.findings] == ["INT01"]
    assert [type(fault) for fault in kept] == [RuntimeError]


def test_exempt_findings_are_shown_in_review_only() -> None:
    session = session_with({**NO_FOCUS, "exemptions": [EXEMPTION]}, policy=POLICY)
    lines = [finding_line(found, "da") for found in session.review.findings if found.exempt]

    assert "FOK01" not in {found.rule for found in findings_in(session, "idea")}
    assert len(lines) == 1
    assert lines[0].startswith("Dispensation: ")
    assert lines[0].endswith("Begrundelse: Et forsøg (FOK01)")


def test_back_at_an_earlier_task_does_not_lead_to_a_later_one() -> None:
    later = asking("recommendation.points", {"status": "draft", "initiative": {"title": "Ny"}})
    moved = go_to(later, Location(ScreenKind.QUESTION, "initiative.start"))

    assert location_text(after(moved, Back())) == "question initiative.departments"


def test_pages_that_later_tasks_were_opened_from_are_dropped_with_them() -> None:
    later = asking("recommendation.points", {"status": "draft", "initiative": {"title": "Ny"}})
    before = Location(ScreenKind.QUESTION, "initiative.title")
    pages = (Location(ScreenKind.REVIEW), Location(ScreenKind.OFFER, "partners"))
    opened = replace(later, history=(before, *pages))
    moved = go_to(opened, Location(ScreenKind.QUESTION, "initiative.start"))

    assert moved.history == (before,)


def test_what_is_asked_in_no_task_comes_after_every_task() -> None:
    title = Location(ScreenKind.QUESTION, "initiative.title")
    language = Location(ScreenKind.QUESTION, "language")
    last = asking("recommendation.points", {"status": "draft", "initiative": {"title": "Ny"}})

    moved = go_to(last, language)
    assert moved.history[-1] == last.location
    assert go_to(moved, title).history == ()
