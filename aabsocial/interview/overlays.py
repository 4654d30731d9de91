"""The screens that open over a question: menu, review, help, preview (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview import menu_actions
from aabsocial.interview.formatting import (
    UNANSWERED,
    finding_line,
    item_line,
    messages,
    record_lines,
    shortened,
)
from aabsocial.interview.navigation import SectionState, findings_in, section_named, section_state
from aabsocial.interview.protocol import Input, Note, Option, Screen, Tone
from aabsocial.interview.session import Location, ScreenKind, Session
from aabsocial.localization.messages import format_value
from aabsocial.model.findings import Severity
from aabsocial.model.policy import Kind
from aabsocial.questionnaire.questions import is_given
from aabsocial.review.verdict_summary import policy_summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from aabsocial.model.policy import Clause, Item, ItemWords, Section


MISSING = "FOR01"


def _menu(session: Session) -> Screen:
    language = session.language
    return Screen(
        input=Input.CHOICE,
        question=messages.text("menu", language),
        options=(
            Option(menu_actions.CONTINUE, messages.text("menu-continue", language)),
            Option(menu_actions.TO_REVIEW, messages.text("menu-review", language)),
            Option(menu_actions.PREVIEW, messages.text("menu-preview", language)),
            Option(menu_actions.STOP, messages.text("menu-stop", language)),
            *_sections(session, messages.text("menu-sections", language)),
        ),
        proposed=(menu_actions.CONTINUE,),
    )


def _sections(session: Session, above: str) -> Iterator[Option]:
    for place, section in enumerate(session.policy.sections):
        label = _section_line(session, section)
        yield Option(f"{menu_actions.SECTION}{section.name}", label, above if place == 0 else "")


def _section_line(session: Session, section: Section) -> str:
    """Return a section's title, with how far it is and its number of findings."""
    count = len(findings_in(session, section.name))
    state = section_state(session, section)
    word = f"state-{state.value}"
    if state is SectionState.FINDINGS and count == 1:
        word = "state-finding"
    progress = messages.text(word, session.language, count=count)
    return f"{section.title.in_(session.language)} ({progress})"


def _section(session: Session) -> Screen:
    language = session.language
    section = section_named(session, session.location.key)
    items = [session.policy.items[key] for key in section.keys]
    reachable = [item for item in items if item.applies(session.proposal)]
    return Screen(
        input=Input.CHOICE,
        section=section.title.in_(language),
        question=messages.text("section", language),
        body=tuple(_unused_answers(session, section)),
        options=(
            Option(menu_actions.WHOLE, messages.text("section-whole", language)),
            Option(menu_actions.CONTINUE, messages.text("section-back", language)),
            *_item_options(session, reachable),
        ),
        proposed=(menu_actions.WHOLE,),
    )


def _item_options(session: Session, items: list[Item]) -> Iterator[Option]:
    for place, item in enumerate(items):
        above = messages.text("section-one", session.language) if place == 0 else ""
        yield Option(f"{menu_actions.ITEM}{item.key}", _item_line(session, item), above)


def _item_line(session: Session, item: Item) -> str:
    label = session.policy.item_words[item.key].label.in_(session.language)
    line = item_line(session.policy, item, session.proposal, session.language)
    return f"{label}: {line or messages.text('unanswered', session.language)}"


def _unused_answers(session: Session, section: Section) -> Iterator[str]:
    """Yield a line for each answer in the file whose question no longer applies."""
    for key in section.keys:
        item = session.policy.items[key]
        if not item.applies(session.proposal) and is_given(item, session.proposal):
            label = session.policy.item_words[key].label
            yield messages.text("not-in-use", session.language, label=label)


def _review(session: Session) -> Screen:
    language = session.language
    endings = tuple(_endings(session))
    return Screen(
        input=Input.CHOICE,
        question=messages.text("review", language),
        body=tuple(_review_body(session)),
        options=(*endings, *_sections(session, messages.text("review-change", language))),
        proposed=(endings[0].name,),
    )


def _endings(session: Session) -> Iterator[Option]:
    """Yield the ways to end, the likeliest first: answer necessary questions, or write."""
    language = session.language
    open_items = {Location(ScreenKind.QUESTION, key).item_key for key in session.open_keys}
    if is_necessary := bool(open_items & session.asked_items.keys()):
        yield Option(menu_actions.GO_ON, messages.text("review-go-on", language))
    write = "review-submit" if menu_actions.is_submitted_by_writing(session) else "review-write"
    yield Option(menu_actions.WRITE, messages.text(write, language))
    yield Option(menu_actions.DRAFT, messages.text("review-draft", language))
    if session.unanswered and not is_necessary:
        yield Option(menu_actions.GO_ON, messages.text("review-go-on-open", language))


def _review_body(session: Session) -> Iterator[str]:
    """Yield every answer under its section, then the findings and what is missing."""
    for section in session.policy.sections:
        if lines := list(_answers_in(session, section)):
            yield _section_line(session, section)
            yield from (f"  {line}" for line in lines)
            yield ""
    for finding in session.review.findings:
        if finding.rule != MISSING:
            yield finding_line(finding, session.language)
    yield policy_summary(session.review.verdicts, session.language)
    missing = len(session.open_keys)
    word = {0: "review-complete", 1: "review-missing-one"}.get(missing, "review-missing")
    yield messages.text(word, session.language, count=missing)


def _answers_in(session: Session, section: Section) -> Iterator[str]:
    for key in section.keys:
        item = session.policy.items[key]
        is_answered = item.applies(session.proposal) and is_given(item, session.proposal)
        if key in session.asked_items or is_answered:
            yield _item_line(session, item)
            rows = record_lines(session.policy, item, session.proposal, session.language)
            yield from (f"  {row}" for row in rows)
    yield from _unused_answers(session, section)


PAGES: Mapping[ScreenKind, Callable[[Session], Screen]] = {
    ScreenKind.MENU: _menu,
    ScreenKind.SECTION: _section,
    ScreenKind.REVIEW: _review,
}


def _findings(session: Session) -> Screen:
    language = session.language
    findings = findings_in(session, session.location.key)
    change = messages.text("findings-change", language)
    return Screen(
        input=Input.CHOICE,
        section=section_named(session, session.location.key).title.in_(language),
        question=messages.text("findings", language),
        notes=tuple(
            Note(
                Tone.ERROR if finding.severity is Severity.ERROR else Tone.NEWS,
                finding_line(finding, language),
            )
            for finding in findings
        ),
        options=(
            Option(menu_actions.CONTINUE, messages.text("findings-continue", language)),
            *(
                Option(f"{menu_actions.FINDING}{place}", label, "" if place else change)
                for place, label in enumerate(_finding_labels(session, [it.key for it in findings]))
            ),
        ),
        proposed=(menu_actions.CONTINUE,),
    )


def _finding_labels(session: Session, keys: list[str]) -> Iterator[str]:
    """Yield what each finding is about: `Budget 2, Beløb`."""
    for key in keys:
        location = Location(ScreenKind.QUESTION, key)
        label = session.policy.item_words[location.item_key].label.in_(session.language)
        if location.index is not None:
            label = f"{label} {location.index + 1}"
            if field := session.policy.questions.get(location.question_key):
                name = session.policy.item_words[field.key].label.in_(session.language)
                label = f"{label}, {name}"
        yield label


def _help(session: Session) -> Screen:
    language, policy = session.language, session.policy
    key = session.location.question_key
    words = policy.item_words[key]
    item = policy.questions.get(key) or policy.items[key]
    numbers = item.clauses or session.item_at(session.location).clauses
    clauses = [policy.clauses[number] for number in numbers if number in policy.clauses]
    return Screen(
        input=Input.CHOICE,
        question=messages.text("help", language),
        body=tuple(_help_body(session, words, clauses)),
        options=(Option(menu_actions.CONTINUE, messages.text("back-to-question", language)),),
        proposed=(menu_actions.CONTINUE,),
    )


def _help_body(session: Session, words: ItemWords, clauses: list[Clause]) -> Iterator[str]:
    language = session.language
    yield words.prompt.in_(language)
    yield words.help.in_(language)
    yield ""
    for key, text in (("why", words.why), ("good", words.good), ("weak", words.weak)):
        yield f"{messages.text(f'help-{key}', language)} {text.in_(language)}"
    for clause in clauses:
        values = {"number": clause.number, "title": clause.title, "text": clause.text}
        yield messages.text("help-clause", language, **values)
    yield ""


def _preview(session: Session) -> Screen:
    language = session.language
    return Screen(
        input=Input.CHOICE,
        question=messages.text("preview", language),
        paper=session.interview_context.preview(session.review),
        options=(Option(menu_actions.CONTINUE, messages.text("preview-back", language)),),
        proposed=(menu_actions.CONTINUE,),
    )


def _readings(session: Session) -> Screen:
    language = session.language
    options = [
        Option(str(number), _reading(session, value))
        for number, value in enumerate(session.readings)
    ]
    return Screen(
        input=Input.CHOICE,
        question=messages.text("readings", language, text=_typed_line(session)),
        options=(*options, Option(UNANSWERED, messages.text("readings-again", language))),
        proposed=("0",),
    )


def _typed_line(session: Session) -> str:
    return shortened(session.drafts.get(session.location.key, ""))


def _reading(session: Session, value: object) -> str:
    """Return one reading as text; for a screen reader, a list says how many parts it has."""
    if session.question.kind is Kind.TEXTS and isinstance(value, tuple):
        word = "reading-one" if len(value) == 1 else "reading-several"
        return messages.text(word, session.language, count=len(value), text=" | ".join(value))
    return format_value(value, session.language)


OTHER_PAGES: Mapping[ScreenKind, Callable[[Session], Screen]] = {
    ScreenKind.FINDINGS: _findings,
    ScreenKind.HELP: _help,
    ScreenKind.PREVIEW: _preview,
    ScreenKind.READINGS: _readings,
}
