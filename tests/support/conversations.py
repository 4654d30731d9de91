"""Play a conversation: act by act, or with a front end that looks the answers up."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import replace
from aabsocial.interview import record_actions
from aabsocial.interview.formatting import NO, NONE, YES, editable_text
from aabsocial.interview.joint_readers import write_joint
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import HUB
from aabsocial.interview.protocol import Action, Chosen, Clear, Input, Keep, Screen, Typed
from aabsocial.interview.resume import begin
from aabsocial.interview.screens import screen
from aabsocial.interview.session import InterviewContext, InterviewResult, Session
from aabsocial.interview.update import update
from aabsocial.model.joints import Joint, JointForm
from aabsocial.model.policy import Policy, ReviewContext
from aabsocial.model.questions import Group, Kind
from aabsocial.questionnaire.questions import read_answers, value_at
from tests.support.small_policy import SMALL

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.model.answers import Answers
    from aabsocial.model.proposal import Proposal

TODAY = ReviewContext(today=date(2026, 11, 22))
DONE: dict[str, Any] = {
    "status": "submitted",
    "initiative": {
        "title": "Naboskab",
        "departments": ["901"],
        "start": date(2027, 3, 1),
        "end": date(2027, 6, 30),
        "pilot": False,
        "focus_areas": ["crime-prevention"],
    },
    "effect": {"source": "En rapport"},
    "success_criteria": [{"id": "K1", "statement": "Flere kommer", "target": Decimal("12.5")}],
    "budget": [
        {"item": "Kaffe", "category": "other", "amount": 1000, "note": "Til møder"},
        {"item": "Løn", "category": "salary", "amount": 20000},
    ],
    "financing": [{"source": "AAB", "amount": 21000}],
    "finance": {"vat_included": True, "no_money": False},
    "recommendation": {"points": ["at det godkendes"]},
}


def session_with(
    answers: Answers | None = None,
    location: Location = HUB,
    *,
    language: Language = "da",
    policy: Policy = SMALL,
    **interview_context: Any,  # noqa: ANN401 - whatever a setting has
) -> Session:
    chosen = {"version_read": 2, "review_context": TODAY, **interview_context}
    whole = InterviewContext(policy=policy, language=language, **chosen)
    return Session(interview_context=whole, answers=dict(answers or {}), location=location)


def new_session(answers: Answers | None = None, **interview_context: Any) -> Session:  # noqa: ANN401 - as above
    return begin(session_with(answers, **interview_context))


def asking(key: str, answers: Answers | None = None, **interview_context: Any) -> Session:  # noqa: ANN401 - any setting
    return session_with(answers, Location(ScreenKind.QUESTION, key), **interview_context)


def listing(key: str, answers: Answers | None = None, **interview_context: Any) -> Session:  # noqa: ANN401 - any setting
    return session_with(answers, Location(ScreenKind.LIST, key), **interview_context)


def after(session: Session, *actions: Action) -> Session:
    """Apply actions one after the other, and render every screen on the way."""
    for action in actions:
        screen(session)
        session = update(session, action)
    screen(session)
    return session


def location_text(session: Session) -> str:
    """Return a session's location as text: `question budget[0].amount`."""
    return f"{session.location.kind.value} {session.location.key}".strip()


def choose(*names: str) -> Chosen:
    return Chosen(names)


class Lookup:
    """A front end that answers each question from a given proposal."""

    def __init__(self, policy: Policy, answers: Answers, language: Language = "da") -> None:
        """Take the answers of a whole proposal."""
        self.proposal: Proposal = read_answers(policy, answers).proposal
        self.language = language
        self.policy = policy
        self.joints = {it.words.prompt.in_(language): it for it in policy.joints}
        self.keys = {words.prompt.in_(language): key for key, words in policy.item_words.items()}
        for joint in policy.joints:
            if joint.words.choices:
                self.keys[joint.words.prompt.in_(language)] = joint.keys[0]
            for key, texts in joint.words.asks.items():
                self.keys |= {text.in_(language): key for text in texts.values()}
        self.times: Counter[str] = Counter()
        self.screens: list[Screen] = []
        self.visited: list[str] = []  # the fields seen of the record that is open
        self.opened: set[tuple[str, int]] = set()

    def ask(self, shown: Screen) -> Action:
        """Answer a question, add a record, and go on from every page."""
        self.screens.append(shown)
        joint = self.joints.get(shown.question)
        if joint is not None and joint.form is not JointForm.STEPS:
            return self._joint(joint)
        return self._answer_alone(shown)

    def _answer_alone(self, shown: Screen) -> Action:
        key = self.keys.get(shown.question, "")
        item = self.policy.items.get(key)
        if isinstance(item, Group) and shown.input is Input.RECORDS:
            return self._line(item)
        if shown.options and shown.options[0].name.startswith(record_actions.FIELD):
            return self._next_field(shown)
        if isinstance(item, Group):
            wanted = len(value_at(self.proposal, key))
            self.times[key] += 1
            return choose(record_actions.ADD if self.times[key] <= wanted else record_actions.DONE)
        if shown.asks:
            return self._answer(key) if key else self._ticked_files(shown)
        return choose("stop" if shown.proposed == ("write",) else shown.proposed[0])

    def _ticked_files(self, shown: Screen) -> Action:
        """Take the files in the folder, which are ticked already."""
        self.times["annexes"] = len(shown.chosen)
        return Keep()

    def _joint(self, joint: Joint) -> Action:
        """Tick what the answers stand for, or write them as a line; a follow-up asks the rest."""
        if joint.ticks is not None:
            return choose(*joint.ticks.ticked(self.proposal))
        values = {key.rpartition(".")[2]: value_at(self.proposal, key) for key in joint.keys}
        said = {name: value for name, value in values.items() if value not in (None, ())}
        session = session_with({}, policy=self.policy, language=self.language)
        line = write_joint(session, joint, said) if said else ""
        first = dict([*said.items()][:1])
        return Typed(line or write_joint(session, joint, first)) if said else Keep()

    def _line(self, group: Group) -> Action:
        """Write a line with the first words of a record, then open it and mend its fields."""
        rows, number = value_at(self.proposal, group.key), self.times[group.key]
        if number and (group.key, number) not in self.opened:
            self.opened.add((group.key, number))
            self.visited = []
            return Typed(str(number))
        if number == len(rows):
            return Keep()
        self.times[group.key] += 1
        texts = (getattr(rows[number], it.name) for it in group.fields if it.kind is Kind.TEXT)
        return Typed(next(text for text in texts if text))

    def _next_field(self, shown: Screen) -> Action:
        """Visit each field of the open record once."""
        for option in shown.options:
            if option.name.startswith(record_actions.FIELD) and option.name not in self.visited:
                self.visited.append(option.name)
                return choose(option.name)
        return choose(record_actions.DONE)

    def _answer(self, key: str) -> Action:
        question = self.policy.questions[key]
        value = self._value(key)
        match value:
            case None:
                return Clear() if self.visited else Keep()
            case bool():
                return choose(YES if value else NO)
            case tuple() if question.kind is Kind.CHOICES:
                return choose(*(value or (NONE,)))
            case str() if question.kind is Kind.CHOICE:
                return choose(value)
            case _:
                return Typed(editable_text(question, value, self.language))

    def _value(self, key: str) -> object:
        group = self.policy.items.get(key.rpartition(".")[0])
        if not isinstance(group, Group):
            return value_at(self.proposal, key)
        rows = value_at(self.proposal, group.key)
        return getattr(rows[self.times[group.key] - 1], key.rpartition(".")[2])


def ended(session: Session) -> InterviewResult | None:
    return session.result


def without_tables(answers: dict[str, Any], *keys: str) -> dict[str, Any]:
    """Return answers without some of their tables."""
    return {key: value for key, value in answers.items() if key not in keys}


def changed(answers: dict[str, Any], table: str, **values: object) -> dict[str, Any]:
    """Return answers with some values of one table changed; `None` removes one."""
    whole = {**answers.get(table, {}), **values}
    return {**answers, table: {key: value for key, value in whole.items() if value is not None}}


def with_notes_gone(session: Session) -> Session:
    return replace(session, notes=())
