"""The screens beside the conversation: findings, help, the preview, two readings (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.finding import Severity
from aabsocial.interview import menus
from aabsocial.interview.screen import Input, Note, Option, Screen, Tone
from aabsocial.interview.sections import findings_in, section_named
from aabsocial.interview.session import Session, Spot, Stage
from aabsocial.interview.words import finding_line, say
from aabsocial.interview.written import UNANSWERED, in_brief
from aabsocial.policy import Kind
from aabsocial.wording import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from aabsocial.policy import Clause, ItemWords


def _findings(session: Session) -> Screen:
    language = session.language
    findings = findings_in(session, session.spot.key)
    change = say("findings-change", language)
    return Screen(
        input=Input.CHOICE,
        section=section_named(session, session.spot.key).title.in_(language),
        question=say("findings", language),
        notes=tuple(
            Note(
                Tone.ERROR if finding.severity is Severity.ERROR else Tone.NEWS,
                finding_line(finding, language),
            )
            for finding in findings
        ),
        options=(
            Option(menus.CONTINUE, say("findings-continue", language)),
            *(
                Option(f"{menus.FINDING}{place}", label, "" if place else change)
                for place, label in enumerate(_places(session, [it.key for it in findings]))
            ),
        ),
        proposed=(menus.CONTINUE,),
    )


def _places(session: Session, keys: list[str]) -> Iterator[str]:
    """Name what each finding is about: `Budget 2, Beløb`."""
    for key in keys:
        spot = Spot(Stage.QUESTION, key)
        label = session.policy.item_words[spot.item_key].label.in_(session.language)
        if spot.index is not None:
            label = f"{label} {spot.index + 1}"
            if field := session.policy.questions.get(spot.question_key):
                name = session.policy.item_words[field.key].label.in_(session.language)
                label = f"{label}, {name}"
        yield label


def _help(session: Session) -> Screen:
    language, policy = session.language, session.policy
    key = session.spot.question_key
    words = policy.item_words[key]
    item = policy.questions.get(key) or policy.items[key]
    numbers = item.clauses or session.item_at(session.spot).clauses
    clauses = [policy.clauses[number] for number in numbers if number in policy.clauses]
    return Screen(
        input=Input.CHOICE,
        question=say("help", language),
        body=tuple(_help_body(session, words, clauses)),
        options=(Option(menus.CONTINUE, say("back-to-question", language)),),
        proposed=(menus.CONTINUE,),
    )


def _help_body(session: Session, words: ItemWords, clauses: list[Clause]) -> Iterator[str]:
    language = session.language
    yield words.prompt.in_(language)
    yield words.help.in_(language)
    yield ""
    for key, text in (("why", words.why), ("good", words.good), ("weak", words.weak)):
        yield f"{say(f'help-{key}', language)} {text.in_(language)}"
    for clause in clauses:
        values = {"number": clause.number, "title": clause.title, "text": clause.text}
        yield say("help-clause", language, **values)
    yield ""


def _preview(session: Session) -> Screen:
    language = session.language
    return Screen(
        input=Input.CHOICE,
        question=say("preview", language),
        paper=session.setting.preview(session.review),
        options=(Option(menus.CONTINUE, say("preview-back", language)),),
        proposed=(menus.CONTINUE,),
    )


def _readings(session: Session) -> Screen:
    language = session.language
    options = [
        Option(str(number), _reading(session, value))
        for number, value in enumerate(session.readings)
    ]
    return Screen(
        input=Input.CHOICE,
        question=say("readings", language, text=_typed_line(session)),
        options=(*options, Option(UNANSWERED, say("readings-again", language))),
        proposed=("0",),
    )


def _typed_line(session: Session) -> str:
    return in_brief(session.typed.get(session.spot.key, ""))


def _reading(session: Session, value: object) -> str:
    """Write one reading; whether a list has several parts must be heard, too."""
    if session.question.kind is Kind.TEXTS and isinstance(value, tuple):
        word = "reading-one" if len(value) == 1 else "reading-several"
        return say(word, session.language, count=len(value), text=" | ".join(value))
    return spoken(value, session.language)


ASIDES: Mapping[Stage, Callable[[Session], Screen]] = {
    Stage.FINDINGS: _findings,
    Stage.HELP: _help,
    Stage.PREVIEW: _preview,
    Stage.READINGS: _readings,
}
