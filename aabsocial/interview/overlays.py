"""The screens that open over a question: help, preview, two readings (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview import page_actions
from aabsocial.interview.formatting import UNANSWERED, messages, shortened
from aabsocial.interview.joint_lines import line_readings
from aabsocial.interview.line_screen import lines_help
from aabsocial.interview.locations import ScreenKind
from aabsocial.interview.protocol import Input, Option, Screen
from aabsocial.interview.spots import applying_items
from aabsocial.interview.unsettled_lines import readings_screen
from aabsocial.localization.messages import format_value
from aabsocial.model.joints import Joint
from aabsocial.model.questions import Kind
from aabsocial.parsing.lines.echo import say_gap
from aabsocial.parsing.lines.reading import Gap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from aabsocial.interview.session import Session
    from aabsocial.model.joints import JointWords
    from aabsocial.model.policy import Clause
    from aabsocial.model.questions import ItemWords


MISSING = "FOR01"


def _help(session: Session) -> Screen:
    policy = session.policy
    if not session.location.key:
        return _keys(session)
    key = session.location.question_key
    if key in policy.spots and isinstance(joint := policy.spots[key], Joint):
        return _help_page(session, _joint_help(session, joint))
    words = policy.item_words[key]
    item = policy.questions.get(key) or policy.items[key]
    numbers = item.clauses or session.item_at(session.location).clauses
    clauses = [policy.clauses[number] for number in numbers if number in policy.clauses]
    return _help_page(session, _help_body(session, words, clauses))


def _help_page(session: Session, body: Iterator[str]) -> Screen:
    language = session.language
    return Screen(
        input=Input.CHOICE,
        question=messages.text("help", language),
        body=tuple(body),
        options=(Option(page_actions.CONTINUE, messages.text("back-to-question", language)),),
        proposed=(page_actions.CONTINUE,),
        beside=True,
        tells_keys=True,
        paged=True,
    )


def _keys(session: Session) -> Screen:
    """Return the help of a page without a question: what the keys do."""
    return Screen(
        input=Input.CHOICE,
        question=messages.text("help-page", session.language),
        options=(Option(page_actions.CONTINUE, messages.text("preview-back", session.language)),),
        proposed=(page_actions.CONTINUE,),
        beside=True,
        tells_keys=True,
        paged=True,
    )


def _help_body(session: Session, words: ItemWords, clauses: list[Clause]) -> Iterator[str]:
    language = session.language
    yield from _asked(session, words)
    if group := session.policy.groups.get(session.location.key):
        yield from lines_help(group, language)
    yield ""
    for key, text in (("why", words.why), ("good", words.good), ("weak", words.weak)):
        yield f"{messages.text(f'help-{key}', language)} {text.in_(language)}"
    yield from _clause_lines(session, clauses)
    yield ""


def _asked(session: Session, words: ItemWords | JointWords) -> Iterator[str]:
    """Yield what is asked, and how to answer; line by line, that is read again below the help."""
    if not session.interview_context.is_plain:
        yield words.prompt.in_(session.language)
        yield words.help.in_(session.language)


def _joint_help(session: Session, joint: Joint) -> Iterator[str]:
    """Yield what a joint asks, and why each of its questions is asked."""
    language, policy = session.language, session.policy
    yield from _asked(session, joint.words)
    items = applying_items(session, joint)
    for item in items:
        words = policy.item_words[item.key]
        yield ""
        yield words.prompt.in_(language)
        for key, text in (("why", words.why), ("good", words.good), ("weak", words.weak)):
            yield f"{messages.text(f'help-{key}', language)} {text.in_(language)}"
    yield ""
    numbers = dict.fromkeys(number for item in items for number in item.clauses)
    yield from _clause_lines(
        session, [policy.clauses[it] for it in numbers if it in policy.clauses]
    )
    yield ""


def _clause_lines(session: Session, clauses: list[Clause]) -> Iterator[str]:
    for clause in clauses:
        values = {"number": clause.number, "title": clause.title, "text": clause.text}
        yield messages.text("help-clause", session.language, **values)


def _preview(session: Session) -> Screen:
    language = session.language
    return Screen(
        input=Input.CHOICE,
        question=messages.text("preview", language),
        paper=session.interview_context.preview(session.review),
        options=(Option(page_actions.CONTINUE, messages.text("preview-back", language)),),
        proposed=(page_actions.CONTINUE,),
        beside=True,
        paged=True,
    )


def _readings(session: Session) -> Screen:
    language = session.language
    if group := session.policy.groups.get(session.location.key):
        return readings_screen(session, group)
    if (joint := session.joint_at(session.location)) and session.unsettled:
        return line_readings(session, joint)
    options = [
        Option(str(number), _reading(session, value))
        for number, value in enumerate(session.readings)
    ]
    return Screen(
        input=Input.CHOICE,
        question=messages.text("readings", language, text=_typed_line(session)),
        options=(*options, Option(UNANSWERED, messages.text("readings-again", language))),
        proposed=("0",),
        beside=True,
    )


def _typed_line(session: Session) -> str:
    return shortened(session.drafts.get(session.location.key, ""))


def _reading(session: Session, value: object) -> str:
    """Return one reading as text; for a screen reader, a list says how many parts it has."""
    if session.question.kind is Kind.TEXTS and isinstance(value, tuple):
        word = "reading-one" if len(value) == 1 else "reading-several"
        return messages.text(word, session.language, count=len(value), text=" | ".join(value))
    if isinstance(value, Gap):
        return say_gap(value, session.language)
    return format_value(value, session.language)


OVERLAY_SCREENS: Mapping[ScreenKind, Callable[[Session], Screen]] = {
    ScreenKind.HELP: _help,
    ScreenKind.PREVIEW: _preview,
    ScreenKind.READINGS: _readings,
}
