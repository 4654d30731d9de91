"""Whatever a person does, in whatever order: nothing raises, and no confirmed answer is lost."""

# ruff: noqa: D102 - a rule's name is its sentence

from __future__ import annotations

import re
import unicodedata
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from aabsocial.interview.locations import ScreenKind
from aabsocial.interview.protocol import (
    Action,
    Back,
    Chosen,
    Clear,
    Help,
    Input,
    Interrupt,
    Keep,
    LeaveOpen,
    Menu,
    Stop,
    Tone,
    Typed,
)
from aabsocial.interview.resume import resume, start_at
from aabsocial.interview.screens import screen
from aabsocial.interview.session import Session
from aabsocial.interview.update import update
from aabsocial.model.answers import answer_at, path_of
from aabsocial.model.findings import Severity
from aabsocial.questionnaire.gaps import GapState, placed_gaps
from tests.support.conversations import DONE, session_with
from tests.support.small_policy import SMALL, SMALL_IN_JOINTS, SMALL_IN_LINES

OPEN = ("ved ikke", "??", "kommer senere: fondens svar 1/5-2027", "afventer 58", "ikke relevant")
TEXTS = (
    st.sampled_from(
        ["Naboskab", "NABOSKAB", "901", "901, 902", "1/3-2027", "31/2", "1,250", "12,5", "3 mio."]
    )
    | st.sampled_from(("0", *OPEN))
    | st.text(max_size=12)
)
ENDING = frozenset({"stop"})
BEGINNINGS: list[dict[str, Any]] = [
    {},
    DONE,
    {**DONE, "status": "draft"},
    {**DONE, "budget": []},
]
ANSWERING = (
    ScreenKind.QUESTION,
    ScreenKind.READINGS,
    ScreenKind.GAP,
    ScreenKind.NOT_RELEVANT,
)
ABOUT_THE_END = (ScreenKind.ENDING, ScreenKind.PAPERS, ScreenKind.SUBMISSION)


def screen_allows(before: Session) -> bool:
    """Return whether nothing but warnings stood in the way of handing in, and what may be missing.

    What only a hint asks for may be.
    """
    found = [it for it in before.review.findings if not it.exempt]
    awaited = {key for it in found if it.severity is Severity.WARNING for key in (it.key, *it.also)}
    is_error = any(it.severity is Severity.ERROR for it in found)
    return not is_error and awaited.isdisjoint(before.open_keys)


class Conversation(RuleBasedStateMachine):
    """A user who takes any actions, with a model of the confirmed answers."""

    policy = SMALL

    @initialize(
        answers=st.sampled_from([{}, DONE, {**DONE, "status": "draft"}, {**DONE, "budget": []}])
    )
    def begin(self, answers: dict[str, Any]) -> None:
        self.language: Any = "da"
        self.version_read = 2
        self.session = resume(self.fresh(answers))
        self.confirmed: dict[str, object] = {}

    def fresh(self, answers: Any) -> Session:  # noqa: ANN401 - answers of any shape
        known = {
            "initiative.departments": (["901"], ["902", "903"]),
            "finance.vat_included": (True,),
        }
        return session_with(
            answers,
            policy=self.policy,
            language=self.language,
            version_read=self.version_read,
            known=known,
        )

    def do(self, action: Action) -> None:
        """Take one action, and record the answer that it confirmed, if any."""
        before = self.session
        self.session = update(before, action)
        changed = self.session.answers is not before.answers
        is_gap = before.location.kind is ScreenKind.GAP
        if isinstance(action, Back | Help | Menu | Stop | Interrupt) or (
            isinstance(action, Keep | LeaveOpen) and not is_gap
        ):
            assert not changed, f"{action} changed an answer"
        is_in_list = before.location.kind is ScreenKind.READINGS and before.unsettled
        is_question = before.location.question_key in before.policy.questions
        if changed and not is_in_list and is_question and before.location.kind in ANSWERING:
            value = answer_at(self.session.answers, before.location.path)
            self.confirmed[before.location.key] = value
        if changed and before.location.kind in ABOUT_THE_END:  # only handing in changes anything
            assert self.session.answers["status"] == "submitted"
            assert screen_allows(before)
            self.confirmed.pop("status", None)
            self.confirmed.pop("submitted_on", None)
        if changed and (is_in_list or before.location.kind in (ScreenKind.LIST, ScreenKind.RECORD)):
            self.confirmed = {
                key: value
                for key, value in self.confirmed.items()
                if not key.startswith(f"{before.location.item_key}[")
            }

    @rule(text=TEXTS)
    def type_a_text(self, text: str) -> None:
        if not screen(self.session).options:
            self.do(Typed(text))

    @rule(data=st.data())
    def choose_an_option(self, data: st.DataObject) -> None:
        shown = screen(self.session)
        names = [option.name for option in shown.options if option.name not in ENDING]
        if shown.input is Input.CHOICES:
            self.do(Chosen(tuple(data.draw(st.sets(st.sampled_from(names))))))
        elif names:
            self.do(Chosen((data.draw(st.sampled_from(names)),)))

    @rule(action=st.sampled_from([Keep(), Clear()]))
    def keep_or_clear(self, action: Action) -> None:
        if screen(self.session).asks:
            self.do(action)

    @rule(kind=st.sampled_from([Back, Help, Menu]), text=st.just("") | TEXTS)
    def move(self, kind: type[Back | Help | Menu], text: str) -> None:
        self.do(kind(text))

    @rule(text=st.just("") | TEXTS)
    def leave_it_open(self, text: str) -> None:
        self.do(LeaveOpen(text))

    @rule(text=TEXTS)
    def take_a_suggestion(self, text: str) -> None:
        suggested = screen(self.session).suggestions
        if suggested and not screen(self.session).options:
            self.do(Typed(suggested[0] or text))

    @precondition(lambda self: bool(screen(self.session).current))
    @rule()
    def confirm_the_answer_as_it_stands(self) -> None:
        shown, answers = screen(self.session), self.session.answers
        if not shown.options:
            self.do(Typed(shown.current))
            assert self.session.answers == answers

    @rule(action=st.sampled_from([Stop(), Interrupt()]))
    def stop_and_resume(self, action: Action) -> None:
        self.do(action)
        self.session = resume(self.fresh(self.session.answers))

    @rule(language=st.sampled_from(["da", "en"]), version=st.sampled_from([1, 2]))
    def another_reader_goes_on(self, language: str, version: int) -> None:
        self.language, self.version_read = language, version
        self.session = resume(self.fresh(self.session.answers))

    @invariant()
    def every_screen_can_be_shown(self) -> None:
        if hasattr(self, "session"):
            shown = screen(self.session)
            names = [option.name for option in shown.options]
            assert shown.question
            assert len(names) == len(set(names))
            assert set(shown.proposed) <= set(names) or shown.suggestions
            assert shown.options or shown.asks

    @invariant()
    def no_confirmed_answer_is_lost(self) -> None:
        for key, value in getattr(self, "confirmed", {}).items():
            assert answer_at(self.session.answers, path_of(key)) == value

    @invariant()
    def every_mark_fits_its_question(self) -> None:
        if hasattr(self, "session"):
            placed = placed_gaps(self.session.policy, self.session.proposal)
            assert {it.state for it in placed} <= {GapState.OPEN, GapState.NOT_ASKED}
            assert [it.key for it in placed] == [it.gap.key for it in placed]

    @invariant()
    def no_answer_has_the_wrong_shape(self) -> None:
        if hasattr(self, "session"):
            found = self.session.structure.findings
            assert {finding.severity for finding in found} <= {Severity.HINT}


LINES = st.sampled_from(
    [
        "Kaffe 5.000",
        "Kaffe 1,250",
        "Løn 10 x 250 = 2.600",
        "Leje 12.000-15.000",
        "AAB resten",
        "Post\tBeløb\nKaffe\t300,000.00\nTe\t?\nI alt\t4",
        "Kaffe 5.000\nTe 3 mio.\n\nKage",
        "fra 14 til 20 frivillige inden 1. oktober 2028, talt i vagtplanen",
        "45 unge får fritidsjob, heraf 30 ansat",
        "ved ikke",
        "kommer senere: tilbud fra tømreren",
        "1",
        "2",
        "ret 1: Te 40",
        "ret 1: Løn 1,250",
        "slet 1",
        "flyt 1 ned",
        "flyt 2 op",
        "fortryd",
        "=",
        "beløb 1,250",
        "til 12",
    ]
)


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, unicodedata.normalize("NFKC", text).casefold()))


def has_figures(text: str) -> bool:
    return any(map(str.isnumeric, text))  # they may be said in other words


class ConversationInLines(Conversation):
    """The same where the records of a list are written in lines."""

    policy = SMALL_IN_LINES

    @rule(key=st.sampled_from(["budget", "financing", "success_criteria"]))
    def open_a_list(self, key: str) -> None:
        self.session = start_at(self.session, key)

    @precondition(lambda self: screen(self.session).input is Input.RECORDS)
    @rule(text=LINES)
    def type_a_line(self, text: str) -> None:
        self.do(Typed(text))

    @precondition(lambda self: screen(self.session).input is Input.RECORDS)
    @rule(text=st.text(alphabet=st.characters(categories=["L", "Nd", "P", "Zs"]), max_size=40))
    def a_typed_line_leaves_its_words_somewhere(self, text: str) -> None:
        self.do(Typed(text))
        if text.strip() and self.session.result is None:
            told = [note.text for note in self.session.notes]
            kept = (self.session.answers, self.session.drafts, told)
            words = map(letters, re.findall(r"[^\W\d_]+", text))
            assert has_figures(text) or all(word in letters(str(kept)) for word in words)


PERIODS = st.sampled_from(
    [
        "1/3-2027 til 30/6-2027",
        "1/3-2027",
        "til 30/6-2027",
        "juli-august 2027",
        "1/2-27 til 3/4-27",
        "1/3-2027 til 30/6-2027 eller så",
        "eller så",
        "31/2-2027",
        "ved ikke",
    ]
)


class ConversationInJoints(ConversationInLines):
    """The same where several questions are one spot: steps, a line, ticks."""

    policy = SMALL_IN_JOINTS

    def do(self, action: Action) -> None:
        """Take one action; at a joint, its own questions and no other are answered."""
        before = self.session
        super().do(action)
        joint = before.joint_at(before.location)
        kind, is_all = before.location.kind, joint and before.location.key == joint.key
        is_left_open = kind is ScreenKind.GAP and is_all  # all of it, and not one of its steps
        if joint is None or not (is_left_open or kind in (ScreenKind.JOINT, ScreenKind.READINGS)):
            return
        self.confirmed.pop(joint.key, None)
        if self.session.answers is not before.answers:
            for key in joint.keys:
                self.confirmed[key] = answer_at(self.session.answers, path_of(key))
        elif isinstance(action, Typed) and before.location.kind is ScreenKind.JOINT:
            is_unchanged = not action.text.strip() or action.text == screen(before).current
            is_kept = self.session.drafts.get(joint.key) == action.text
            assert is_unchanged or is_kept or self.session.answers == before.answers

    @rule(key=st.sampled_from(["initiative.period", "initiative.end", "initiative.pilot"]))
    def open_a_joint(self, key: str) -> None:
        self.session = start_at(self.session, key)

    @precondition(lambda self: screen(self.session).input is Input.LINE and self.session.joint)
    @rule(text=PERIODS)
    def type_a_period(self, text: str) -> None:
        before = self.session
        self.do(Typed(text))
        kept = (self.session.answers, self.session.drafts)
        changed = kept != (before.answers, before.drafts)
        is_refused = any(note.tone is Tone.ERROR for note in self.session.notes)
        assert changed or is_refused or self.session.location != before.location


ConversationInJoints.TestCase.settings = ConversationInLines.TestCase.settings = (
    Conversation.TestCase.settings
) = settings(
    max_examples=40,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestConversation = Conversation.TestCase
TestConversationInLines = ConversationInLines.TestCase
TestConversationInJoints = ConversationInJoints.TestCase
