"""The hub: how far each task is, and that nothing is called done beside a finding."""

from __future__ import annotations

import re
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.interview.frontends.plain import PlainFrontEnd
from aabsocial.interview.hub import task_line
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import Keep, Menu, Typed
from aabsocial.interview.screens import screen
from aabsocial.interview.tasks import section_named, section_of
from aabsocial.policy.aab import load_policy
from aabsocial.policy.builtin_rules import builtin_finding
from tests.support.conversations import (
    DONE,
    after,
    asking,
    changed,
    choose,
    location_text,
    new_session,
    session_with,
    without_tables,
)

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Language
    from aabsocial.model.answers import Answers
    from aabsocial.model.findings import Finding

SHOUTED = changed(DONE, "initiative", title="NABOSKAB")
LEFT = changed(DONE, "initiative", pilot_learning="Noget nyt")
DRAFT = {**DONE, "status": "draft"}


def states(session: Session) -> dict[str, str]:
    return {it.name.removeprefix("task:"): it.state for it in screen(session).options if it.state}


def labels(*, of: Session) -> list[str]:
    return [option.label for option in screen(of).options]


def annex_missing(_: Answers) -> tuple[Finding, ...]:
    return (builtin_finding("MAP01", "effect.source", file="referat.pdf"),)


def copy_in_folder(_: Answers) -> tuple[Finding, ...]:
    return (builtin_finding("MAP04", "", copies=("proposal-PC.toml",)),)


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({}, "ikke begyndt · 6 spørgsmål"),
        ({"initiative": {"title": "Naboskab"}}, "begyndt · mangler 4 steder"),
        (changed(DONE, "initiative", pilot=None), "begyndt · mangler 1 sted"),
        (SHOUTED, "se på 1 ting"),
        (DONE, "færdigt"),
    ],
    ids=["not begun", "begun", "one missing", "a warning", "done"],
)
def test_hub_says_how_far_a_task_is(answers: dict[str, Any], state: str) -> None:
    assert states(session_with(answers))["idea"] == state


def test_task_without_questions_is_not_needed() -> None:
    answers = {**changed(DRAFT, "finance", no_money=True), "recommendation": {}}
    assert states(session_with(answers))["money"] == "begyndt · mangler 1 sted"
    free = without_tables(DRAFT, "budget", "financing")
    assert states(session_with({**free, "finance": {"no_money": True}}))["money"] == "færdigt"


def test_task_with_nothing_to_ask_is_looked_at_where_something_was_found_in_it() -> None:
    def found(_: Answers) -> tuple[Finding, ...]:
        return (builtin_finding("MAP01", "budget", file="budget.xlsx"),)

    free = {"status": "draft", "finance": {"no_money": True}}
    whole = load_policy()

    assert states(session_with(free, policy=whole))["money"] == "ikke nødvendigt"
    assert states(session_with(free, policy=whole, around=found))["money"] == "se på 1 ting"


def test_task_after_the_meeting_is_shown_from_submission_on() -> None:
    assert "after" not in states(session_with(DRAFT))
    assert states(session_with(DONE))["after"] == "udfyldes efter mødet"


def test_finding_around_the_answers_leaves_no_task_done() -> None:
    session = session_with(DRAFT, around=annex_missing)

    assert states(session)["effect"] == "se på 1 ting"
    assert "Se på én ting, før du indleverer oplægget." in " ".join(screen(session).body)


def test_finding_without_a_question_has_a_line_of_its_own() -> None:
    session = session_with(DRAFT, around=copy_in_folder)

    assert states(session)["beside"] == "se på 1 ting"
    assert "Filer og personoplysninger" in labels(of=session)
    page = after(session, choose("beside"))
    assert "proposal-PC.toml" in screen(page).body[0]
    assert labels(of=page) == ["Overblik"]
    assert "beside" not in states(session_with(DRAFT))


MORE = (
    "Vil du fortælle mere, så vælg en del i overblikket: A idea på dansk (Felt initiative.purpose)"
)


def test_hub_counts_what_is_left() -> None:
    nothing, one = session_with({}), session_with(without_tables(DRAFT, "recommendation"))

    assert screen(nothing).body == (
        "En lille indsats: 13 spørgsmål tilbage, omkring 10 minutter. Du vælger selv rækkefølgen.",
        "Der mangler svar 9 steder, før oplægget kan indleveres.",
    )
    assert screen(one).body == (
        "En lille indsats: ét spørgsmål tilbage.",
        "Der mangler svar ét sted, før oplægget kan indleveres.",
    )
    assert screen(session_with(DRAFT)).body == (
        "Der er ikke flere spørgsmål, der skal besvares.",
        "Alle nødvendige svar er givet, og der er ingen fejl.",
        MORE,
    )


def test_hub_names_the_initiative_and_its_status() -> None:
    shown = screen(session_with(DRAFT))

    assert (shown.section, shown.progress) == ("Naboskab", "draft på dansk · gemt")
    assert screen(session_with({})).section == "En ny indsats"


def test_hub_of_a_finished_proposal_proposes_the_ending() -> None:
    session = session_with(DRAFT)

    assert screen(session).proposed == ("ending",)
    assert location_text(after(session, choose("ending"))) == "ending"


def test_finished_task_shows_its_answers() -> None:
    page = after(session_with(DONE), choose("task:idea"))

    assert location_text(page) == "task idea"
    assert "Felt initiative.title: Naboskab" in labels(of=page)
    assert "Felt initiative.start: 1. marts 2027" in labels(of=page)
    assert "Felt initiative.pilot: Nej" in labels(of=page)
    assert "Felt initiative.focus_areas: crime-prevention på dansk" in labels(of=page)


def test_questions_of_another_size_can_be_reached() -> None:
    options = screen(after(session_with(DONE), choose("task:idea"))).options

    purpose = next(it for it in options if it.name == "item:initiative.purpose")
    assert purpose.above == "Uddyb, hvis du vil"
    assert purpose.label == "Felt initiative.purpose: ikke besvaret"


def test_answer_not_in_use_is_named() -> None:
    told = (
        "Felt initiative.pilot_learning: Svaret er gemt, men bruges ikke, fordi de andre svar gør "
        "spørgsmålet overflødigt."
    )

    assert screen(after(session_with(LEFT), choose("task:idea"))).body == (told,)
    assert f"  {told}" in screen(after(session_with(LEFT), choose("review"))).body


def test_every_page_speaks_english() -> None:
    session = session_with({**SHOUTED, "status": "draft"}, language="en")

    assert states(session)["idea"] == "look at 1 thing"
    assert labels(of=after(session, choose("task:effect")))[0] == "Go through them all"
    assert screen(after(session, choose("ending"))).question == "What do you want to do now?"


def test_hub_closes_with_the_key_that_opened_it() -> None:
    assert location_text(after(new_session(), Menu(), Menu())) == "question initiative.title"
    assert location_text(after(session_with(DONE), Menu())) == "hub"


def test_task_to_look_at_says_what_and_leads_there() -> None:
    page = after(session_with(SHOUTED), choose("task:idea"))

    assert screen(page).body[0].startswith("Bemærkning 1. Advarsel: »NABOSKAB« går ikke.")
    assert "Ret bemærkning 1: Felt initiative.title" in labels(of=page)
    mended = after(page, choose("finding:0"), Typed("Naboskab"))
    assert location_text(mended) == "task idea"
    assert screen(mended).body == ()


def test_hub_proposes_what_is_to_be_looked_at_before_the_ending() -> None:
    assert screen(session_with(SHOUTED)).proposed == ("task:idea",)
    assert screen(session_with(DRAFT, around=annex_missing)).proposed == ("task:effect",)
    assert screen(session_with(DRAFT, around=copy_in_folder)).proposed == ("beside",)


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({}, "udfyldes efter mødet"),
        ({"exemptions": [{"rule": "FOR03", "reason": "x"}]}, "se på 2 ting"),
        ({"decision": {"body": "Bestyrelsen"}}, "udfyldes efter mødet"),
        ({"decision": {"outcome": "approved", "date": date(2027, 3, 1)}}, "færdigt"),
    ],
    ids=["nothing", "a finding", "no decision yet", "decided"],
)
def test_last_task_waits_for_the_meeting(answers: dict[str, Any], state: str) -> None:
    session = session_with({"status": "submitted", **answers}, policy=load_policy())

    assert states(session)["afterwards"].startswith(state)


def test_task_that_waits_for_the_meeting_is_no_part_that_is_left() -> None:
    session = session_with(DONE)

    assert task_line(session, section_named(session, "idea")).endswith(": færdigt.")


def test_task_that_was_left_open_is_no_longer_left_to_do() -> None:
    session = session_with(without_tables(DRAFT, "recommendation", "effect"))
    board = section_named(session, section_of(session, "recommendation.points"))
    assert task_line(session, board).endswith(". Der er 2 dele tilbage.")

    left = after(session, choose(f"task:{board.name}"), Keep())
    assert left.open_keys == session.open_keys
    assert task_line(left, board).endswith(". Der er én del tilbage.")


def test_how_far_a_task_is_is_not_told_again_behind_the_hub() -> None:
    session = session_with(without_tables(DRAFT, "recommendation", "effect"))
    entered = after(session, choose("task:effect"))
    assert not [it for it in screen(entered).notes if "dele tilbage" in it.text]

    on = replace(entered, entered=None, history=(Location(ScreenKind.QUESTION, "budget"),))
    assert [it for it in screen(on).notes if "dele tilbage" in it.text]


SMALL_AFTER_A_STOP = re.compile(r"(?<![0-9])(?<! ca)(?<!kr)(?<!pr)(?<!f\.eks)\. [a-zæøå]")


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    "answers", [{}, DRAFT, DONE, LEFT, without_tables(DRAFT, "recommendation")]
)
def test_plain_pages_begin_each_sentence_with_a_capital(
    answers: dict[str, Any], language: Language
) -> None:
    hub = session_with(answers, language=language, around=copy_in_folder)
    pages = [hub, *(after(hub, choose(it.name)) for it in screen(hub).options)]

    for page in pages:
        sink = StringIO()
        front_end = PlainFrontEnd(StringIO(), sink, language)
        front_end.explained = True  # the keys, such as `<`
        front_end.ask(screen(page))
        assert SMALL_AFTER_A_STOP.findall(sink.getvalue()) == []


def test_overview_over_a_question_has_the_same_numbers_as_without_one() -> None:
    over = after(asking("initiative.title", DRAFT), Menu())

    assert labels(of=over) == [*labels(of=session_with(DRAFT)), "Tilbage til spørgsmålet"]
    assert screen(over).proposed == ("continue",)


def test_question_that_was_passed_over_is_left_until_it_is_answered() -> None:
    left = without_tables(DRAFT, "recommendation")
    passed = after(asking("recommendation.points", left), Keep())
    again = after(passed, choose("hub")) if passed.location.kind.value != "hub" else passed
    over = after(asking("recommendation.points", left), Menu())

    assert "ét spørgsmål tilbage" in screen(again).body[0]
    assert screen(over).body[0] == screen(again).body[0]
