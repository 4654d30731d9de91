"""A choice with its reason, a list with its why: several questions, one under the other."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.interview.frontends.plain import PlainFrontEnd
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import Back, Chosen, Input, Keep, Menu, Tone, Typed
from aabsocial.interview.resume import start_at
from aabsocial.interview.screens import screen
from aabsocial.model.joints import JointForm
from aabsocial.model.questions import Kind, Question
from aabsocial.policy.aab import load_policy
from tests.support.conversations import after, changed, choose, location_text, session_with

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.model.answers import Answers

POLICY = load_policy()
EXTERNAL: dict[str, Any] = {"initiative": {"external_financing": True}}
HOW = "question operations.how"
ASKED = "question residents.volunteering_asked"


def at(key: str, answers: Answers | None = None) -> Session:
    return start_at(session_with(answers, policy=POLICY), key)


@pytest.mark.parametrize(
    ("choice", "asked"),
    [
        ("yes", "Hvad bliver lettere for driften?"),
        ("partly", "Hvad bliver lettere for driften, og hvad bliver ikke lettere?"),
        ("no", "Hvorfor understøtter indsatsen ikke driften?"),
    ],
)
def test_the_reason_is_asked_for_as_it_follows_from_the_choice(choice: str, asked: str) -> None:
    session = after(at("operations.supports"), choose(choice))

    assert location_text(session) == HOW
    assert screen(session).question == asked


@pytest.mark.parametrize(
    ("choice", "help_"),
    [
        ("yes", "Skriv, hvilket arbejde det er, hvornår"),
        ("no", "Der er for eksempel ikke planlagt noget"),
        ("not-possible", "Arbejdet er for eksempel udskudt"),
    ],
)
def test_what_helps_follows_from_the_choice_too(choice: str, help_: str) -> None:
    session = after(at("physical.connected"), choose(choice))

    assert location_text(session) == "question physical.how"
    assert screen(session).help.startswith(help_)


def test_a_no_to_operations_is_not_asked_what_becomes_easier() -> None:
    said = [
        screen(after(at("operations.supports"), choose(choice))).help for choice in ("yes", "no")
    ]
    assert ["lettere" in help_ for help_ in said] == [True, False]


def test_nothing_is_asked_under_a_choice_that_is_left_open() -> None:
    session = after(at("operations.supports"), choose("?"))

    assert location_text(session) == "question physical.connected"
    assert "operations.contribution" not in session.unanswered
    again = after(at("operations.supports", session.answers), choose("no"))
    assert location_text(again) == HOW


@pytest.mark.parametrize("state", ["not-started", "in-dialogue", "draft"])
def test_an_unsigned_contract_is_not_called_one_that_nobody_works_on(state: str) -> None:
    contract = {"authority": "Socialforvaltningen", "state": state}
    session = at(
        "municipality.contract_reason", {"municipality": {"party": True, "contracts": [contract]}}
    )

    assert screen(session).question == "Hvorfor er der ikke en underskrevet kontrakt?"


def test_a_choice_of_yes_or_no_words_what_follows_too() -> None:
    session = after(at("residents.volunteers"), choose("no"))

    assert location_text(session) == "question residents.advice_wanted"
    assert "inddrage frivillige?" in screen(session).question
    support = after(at("residents.volunteers"), choose("yes"))
    assert screen(support).question == "Hvilken støtte får de frivillige af jer?"


def test_the_steps_are_one_spot_and_lead_back_to_the_choice() -> None:
    choice = at("municipality.core_task")
    border = after(choice, choose("borders-on"))
    bridge = after(border, Typed("Kommunen afgør alle ydelser."))

    assert location_text(border) == "question municipality.border"
    assert location_text(bridge) == "question municipality.bridge"
    assert len({screen(one).progress for one in (choice, border, bridge)}) == 1
    assert location_text(after(bridge, Back(), Back())) == "question municipality.core_task"


def test_a_step_knows_what_stands_above_it() -> None:
    choice = at("municipality.core_task")
    bridge = after(choice, choose("borders-on"), Typed("Kommunen afgør alle ydelser."))

    assert (screen(choice).follows, screen(choice).above) == ((), ())
    assert screen(bridge).follows == (
        screen(choice).question,
        "Hvad gør kommunen fortsat selv, og hvor slutter jeres del?",
    )
    assert screen(bridge).above == (
        "Grundlæggende kommunal opgave: Grænser op til en kommunal opgave",
        "Hvor indsatsen stopper: Kommunen afgør alle ydelser.",
    )
    passed_over = after(at("operations.supports"), Keep())
    assert screen(passed_over).above == ("Understøtter driften: ikke besvaret",)


def test_what_is_not_asked_in_steps_stands_alone() -> None:
    for key in ("initiative.title", "residents.anchoring", "budget.item"):
        shown = screen(at(key))
        assert (shown.follows, shown.above, shown.takes_text) == ((), (), False)


def test_a_choice_may_be_followed_by_its_reason_at_once() -> None:
    one_by_one = after(at("operations.supports"), choose("no"), Typed("Driften er udliciteret."))
    at_once = after(at("operations.supports"), Chosen(("no",), "Driften er udliciteret."))

    assert screen(at("operations.supports")).takes_text
    assert at_once.answers == one_by_one.answers
    assert at_once.location == one_by_one.location
    (note,) = at_once.notes
    assert note.tone is Tone.DONE
    assert note.text == "Betydning for driften: læst som Driften er udliciteret."


@pytest.mark.parametrize(
    ("key", "takes"),
    [
        ("effect.evidence_level", True),
        ("residents.volunteers", True),
        ("evaluation.agreed", False),
        ("initiative.focus_areas", False),
        ("initiative.pilot", False),
        ("effect.source", False),
    ],
)
def test_only_a_choice_with_words_behind_it_takes_text(key: str, takes: bool) -> None:  # noqa: FBT001 - a table
    assert screen(at(key)).takes_text is takes


def test_another_choice_keeps_the_text_where_it_still_applies() -> None:
    answers = after(
        at("municipality.core_task"), choose("borders-on"), Typed("Vi stopper."), Typed("En bro.")
    ).answers
    changed_mind = after(at("municipality.core_task", answers), choose("no"))

    assert location_text(changed_mind) == "question municipality.bridge"
    assert screen(changed_mind).current == "En bro."
    assert changed_mind.answers["municipality"]["border"] == "Vi stopper."
    again = after(changed_mind, Back(), choose("borders-on"))
    assert screen(again).current == "Vi stopper."


def test_nobody_taking_part_needs_no_support() -> None:
    answers = changed({}, "residents", volunteers=True, volunteer_support="Kaffe")
    session = after(at("residents.volunteers", answers), choose("no"))

    assert location_text(session) == "question residents.advice_wanted"
    assert session.answers["residents"]["volunteer_support"] == "Kaffe"
    page = screen(
        session_with(session.answers, Location(ScreenKind.TASK, "residents"), policy=POLICY)
    )
    assert any("Støtte til de frivillige" in line for line in page.body)


def test_none_of_the_areas_asks_why_under_the_ticks() -> None:
    session = after(at("initiative.focus_areas"), choose())
    assert location_text(session) != "question initiative.focus_reason"
    none = after(at("initiative.focus_areas"), choose("none"))

    assert location_text(none) == "question initiative.focus_reason"
    assert screen(none).question == "Hvorfor skal AAB støtte indsatsen alligevel?"


def test_a_line_of_the_list_answers_what_would_follow() -> None:
    session = after(at("partners"), Typed("ingen: vi klarer det selv"))

    assert session.answers["partnership"]["reason"] == "vi klarer det selv"
    assert location_text(session) != "question partnership.reason"
    unsaid = after(at("partners"), Keep())
    assert location_text(unsaid) == "question partnership.reason"
    assert screen(unsaid).question == "Hvorfor er der ikke nogen partnere?"
    assert screen(unsaid).follows == (screen(at("partners")).question,)


def test_the_spot_of_a_list_begins_with_the_list() -> None:
    page = session_with({}, Location(ScreenKind.TASK, "cooperation"), policy=POLICY)

    opened = after(page, choose("item:partnership.partners"))
    assert location_text(opened) == "list partners"
    named = {"partners": [{"name": "Idrætsforeningen", "kind": "voluntary-association"}]}
    hub = after(at("status", named), Menu(), choose("task:cooperation"))
    assert location_text(hub) == "question operations.supports"


def test_volunteer_work_that_is_named_is_there() -> None:
    session = after(at("residents.volunteering", EXTERNAL), Typed("Boldklubben: supplerer; aftalt"))
    assert session.answers["residents"]["existing_volunteering"] == "some"

    asked = after(session, Keep())
    assert location_text(asked) == ASKED
    assert screen(asked).question == "Hvem har I spurgt om det, og hvornår?"


def test_naming_some_takes_back_that_there_is_none() -> None:
    none = {**EXTERNAL, "residents": {"existing_volunteering": "none"}}
    session = after(at("residents.volunteering", none), Typed("Boldklubben: supplerer; aftalt"))

    assert session.answers["residents"]["existing_volunteering"] == "some"


def test_who_was_asked_and_none_answer_all_of_it() -> None:
    session = after(
        at("residents.volunteering", EXTERNAL),
        Typed("spurgt: afdelingsbestyrelsen 4/11-2026"),
        Typed("ingen"),
    )

    assert session.answers["residents"] == {
        "volunteering_asked": "afdelingsbestyrelsen 4/11-2026",
        "existing_volunteering": "none",
    }
    assert session.location.item_key not in POLICY.members("residents.efforts")


def test_an_empty_list_asks_whether_there_is_any() -> None:
    session = after(at("residents.volunteering", EXTERNAL), Keep())

    assert location_text(session) == "question residents.existing_volunteering"
    assert location_text(after(session, choose("none"))) == ASKED


def test_a_joint_that_is_not_put_forward_is_opened_whole() -> None:
    pilot = changed({}, "initiative", pilot=True)
    page = session_with(pilot, Location(ScreenKind.TASK, "effect"), policy=POLICY)
    rows = [it for it in screen(page).options if it.name == "item:effect.grounds"]

    assert len(rows) == 1
    opened = after(page, choose("item:effect.grounds"))
    assert location_text(opened) == "question effect.evidence_level"
    assert location_text(after(opened, choose("theory"))) == "question effect.documentation"
    assert after(opened, choose("theory"), Keep(), Keep()).location == page.location


def test_every_choice_stands_in_the_same_order() -> None:
    order = ["Ja", "Delvist", "Grænser op til en kommunal opgave", "Nej", "Ikke muligt"]
    last = "Ved ikke endnu"
    for key, question in POLICY.questions.items():
        if question.kind not in (Kind.YES_NO, Kind.CHOICE) or not POLICY.items.get(key):
            continue
        shown = screen(at(key))
        if shown.input is Input.CHOICES:
            continue  # ticks, which stand for several questions
        labels = [option.label for option in shown.options]
        known = [label for label in labels if label in order]
        assert known == sorted(known, key=order.index), key
        assert labels[-1] == last, key
        assert not {"Ja", "Nej"} & {*labels} or labels[0] == "Ja", key


def test_each_step_has_its_wording_or_its_own_question() -> None:
    joints = [joint for joint in POLICY.joints if joint.form is JointForm.STEPS]

    assert len({key for joint in joints for key in joint.keys}) == sum(
        len(it.keys) for it in joints
    )
    for joint in joints:
        first = POLICY.items[joint.keys[0]]
        if not isinstance(first, Question) or first.kind is Kind.YES_NO:
            continue
        for key, texts in joint.words.asks.items():
            assert "always" in texts or {*texts} == {*first.choices}, key


def told_plainly(typed: str, key: str) -> tuple[str, Session]:
    """Answer from a question on at the plain front end, and return what it wrote."""
    sink, session = StringIO(), at(key)
    front_end = PlainFrontEnd(StringIO(typed), sink, "da")
    front_end.explained = True
    for _ in typed.splitlines():
        action = front_end.ask(screen(session))
        session = after(session, action)
        if not typed or session.location.item_key not in POLICY.members(
            POLICY.spot_key(at(key).location.item_key)
        ):
            break
    return sink.getvalue(), session


def test_plain_asks_the_reason_under_the_choice_with_its_own_help() -> None:
    told, session = told_plainly("2\nVi stopper.\n.\nEn bro.\n.\n", "municipality.core_task")

    assert session.answers["municipality"] == {
        "core_task": "borders-on",
        "border": "Vi stopper.",
        "bridge": "En bro.",
    }
    assert told.count("Drift, byggeri, partnere, kommune") == 1
    assert told.count("Antallet af spørgsmål vises") == 1
    what = "hvad kommunen selv gør, hvis indsatsen grænser op til dens opgaver"
    under = told.partition(f"Tilføj gerne på samme linje, {what}: ")[2]
    assert under.startswith("\nHvad gør kommunen fortsat selv, og hvor slutter jeres del?\n")
    assert told.count(POLICY.item_words["municipality.border"].help.in_("da")) == 1
    assert told.count("Kan stå åbent") == 3


def test_plain_goes_on_under_a_reason_given_with_the_choice() -> None:
    told, session = told_plainly("1 Færre rykkere.\nRapport fra 2025\n", "effect.evidence_level")

    assert session.answers["effect"] == {
        "evidence_level": "research",
        "documentation": "Færre rykkere.",
        "source": "Rapport fra 2025",
    }
    assert told.count("Virkning og mål") == 1


def test_plain_takes_number_and_reason_on_one_line() -> None:
    told, session = told_plainly("2 Kun 3 timer om ugen\n", "physical.connected")

    assert session.answers["physical"] == {"connected": "no", "how": "Kun 3 timer om ugen"}
    assert "Skriv nummeret. Tilføj gerne på samme linje, hvordan eller hvorfor ikke: " in told


@pytest.mark.parametrize(
    "line", ["nej, ikke byggeri i gang", "2, ikke byggeri i gang", "nej ikke byggeri i gang"]
)
def test_plain_takes_a_word_or_number_and_its_reason(line: str) -> None:
    _, session = told_plainly(f"{line}\n", "physical.connected")

    assert session.answers["physical"] == {"connected": "no", "how": "ikke byggeri i gang"}


def test_words_for_another_question_than_the_reason_only_stand_ready_there() -> None:
    told, session = told_plainly("2 vi skal bruge ti\n", "residents.volunteers")

    assert session.answers["residents"] == {"volunteers": False}
    assert session.location.key == "residents.advice_wanted"
    assert session.drafts == {"residents.advice_wanted": "vi skal bruge ti"}
    assert "Tilføj gerne på samme linje, hvilken støtte de frivillige får af jer: " in told


def test_words_behind_a_choice_that_nothing_is_asked_under_are_named_as_left_out() -> None:
    chosen = after(at("finance.vat_included"), Chosen(("no",), "Vi holder fester."))

    assert chosen.answers == {"finance": {"vat_included": False}}
    assert chosen.notes[-1].text == "Kun valget er gemt. Ikke taget med: Vi holder fester."


def test_plain_shows_the_answers_above_a_step_opened_by_itself() -> None:
    sink = StringIO()
    opened = at("operations.how", {"operations": {"supports": "no"}})
    PlainFrontEnd(StringIO("\n"), sink, "da").ask(screen(opened))

    told = "Understøtter driften: Nej\nHvorfor understøtter indsatsen ikke driften?\n"
    assert told in sink.getvalue()


IN_47: dict[str, Any] = {"initiative": {"departments": ["47", "58"]}}
YES_47 = "Afdeling 47: afdelingsmøde 18/3-2026, 31 husstande, 47-2-3, referat punkt 8"
YES_58 = "Afdeling 58: afdelingsmøde 19/3-2026, 31 husstande, 47-2-3, referat punkt 8"


def test_the_decisions_are_through_when_each_department_has_one() -> None:
    first = after(at("residents.decisions", IN_47), Typed(YES_47))
    assert location_text(first) == "list residents.decisions"

    both = after(first, Typed(YES_58))
    assert location_text(both) == "question residents.anchoring"
    assert "Afdeling 58" in both.notes[0].text
    back = after(both, Back())
    assert location_text(back) == "list residents.decisions"


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        (IN_47, f"{YES_47}\n{YES_58}"),
        ({}, YES_47),
        ({"initiative": {"departments": ["47"]}}, "Afdeling 47: workshop 18/3-2026, referat"),
    ],
    ids=["several at once", "departments not known", "no decision"],
)
def test_decisions_with_more_to_see_stay_on_the_screen(answers: Answers, line: str) -> None:
    session = after(at("residents.decisions", answers), Typed(line))

    assert location_text(session) == "list residents.decisions"


def test_whom_the_board_may_ask_is_one_line() -> None:
    session = after(at("contact.role"), Typed("Projektleder, Ane Holm, ah@aab.example"))

    assert session.answers["contact"] == {
        "role": "Projektleder",
        "name": "Ane Holm",
        "email": "ah@aab.example",
    }
    shown = screen(at("contact.name", session.answers))
    assert shown.current == "Projektleder, Ane Holm, ah@aab.example"


def test_hints_interrupt_nobody() -> None:
    hint = {
        "success_criteria": [
            {
                "id": "K1",
                "statement": "90 beboere har repareret en cykel",
                "level": "activity",
                "indicator": "Beboere, der har repareret en cykel",
                "unit": "beboere",
                "target": 90,
                "source": "Logbogen",
            }
        ],
        "effect": {"evidence_level": "own-evaluation", "documentation": "x y", "source": "z"},
        "evaluation": {"method": "Vi tæller i maj"},
    }
    session = after(at("effect.self_sustaining", hint), choose("yes"), Typed("Gruppen"))

    assert session.location.kind is not ScreenKind.FINDINGS


@pytest.mark.parametrize(("level", "is_asked"), [("theory", True), ("none", False)])
def test_where_it_can_be_read_is_not_asked_of_what_nobody_knows(
    level: str, *, is_asked: bool
) -> None:
    session = after(at("effect.evidence_level"), choose(level), Typed("Naboer siger det"))

    assert (location_text(session) == "question effect.source") is is_asked
    assert ("effect.source" in session.open_keys) is is_asked
