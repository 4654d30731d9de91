"""What the settings know, written into the answers and told: nobody is asked for it (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import replace
from aabsocial.interview.formatting import display_text, messages, unlisted_message
from aabsocial.interview.locations import ScreenKind
from aabsocial.interview.navigation import forward
from aabsocial.interview.protocol import Note, Tone
from aabsocial.interview.tasks import section_of
from aabsocial.localization.messages import department_names
from aabsocial.model.answers import answer_at, path_of, with_answer, without_answer
from aabsocial.model.departments import is_unlisted, register_facts, written_name
from aabsocial.questionnaire.questions import is_given
from aabsocial.questionnaire.values import raw_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Language

DEPARTMENTS = "initiative.departments"
FACTS = ("initiative.homes", "initiative.municipality")
DOT = " · "


def with_known_facts(before: Session, session: Session) -> Session:
    """Return the session after a turn with what the settings know of its new answers.

    Where the turn led to a question that this answers, the interview goes on to the next.
    """
    if session.answers is before.answers:
        return session
    known = _with_settings_answers(_with_departments(before, session))
    location = session.location
    is_answered = location.kind is ScreenKind.QUESTION and (
        answer_at(known.answers, location.path) != answer_at(session.answers, location.path)
    )
    return _gone_on(known) if is_answered and location != before.location else known


def _gone_on(session: Session) -> Session:
    following = forward(session)
    return replace(following, notes=session.notes)


def _with_departments(before: Session, session: Session) -> Session:
    """Return the session with new departments written in one way, and what is known of them."""
    old, new = _departments(before), _departments(session)
    if old == new:
        return session
    register = session.interview_context.review_context.departments
    written = tuple(dict.fromkeys(written_name(it, register, _language_of(session)) for it in new))
    named = session
    if register and written and written != new:
        answers = with_answer(session.answers, path_of(DEPARTMENTS), raw_value(written))
        named = replace(session, answers=answers)
    named = _with_payers_named(named, old, _departments(named))
    notes = _department_notes(session, new, written)
    return _with_register_facts(replace(named, notes=(*session.notes, *notes)), old, new)


def _with_payers_named(session: Session, old: tuple[str, ...], new: tuple[str, ...]) -> Session:
    """Return the session in which a payer that only names all departments names the new ones."""
    rows: Any = answer_at(session.answers, path_of("financing")) or ()
    was, now = (department_names(names, _language_of(session)) for names in (old, new))
    unfilled = {"source": was, "kind": "department"}
    if not was or not now or unfilled not in rows:
        return session
    named = [{**row, "source": now} if row == unfilled else row for row in rows]
    return replace(session, answers=with_answer(session.answers, path_of("financing"), named))


def _departments(session: Session) -> tuple[str, ...]:
    return session.proposal.initiative.departments or ()


def _language_of(session: Session) -> Language:
    return session.proposal.language or session.language


def _department_notes(
    session: Session, names: tuple[str, ...], written: tuple[str, ...]
) -> Iterator[Note]:
    """Yield how the names are read, and which of them the register does not list."""
    register, language = session.interview_context.review_context.departments, session.language
    read = department_names(written, language)
    if names != written and not any(read in note.text for note in session.notes):
        yield Note(Tone.DONE, messages.text("departments-read", language, names=read))
    for name in names:
        if is_unlisted(name, register):
            yield Note(Tone.NEWS, unlisted_message(name, register).in_(language))


def _with_register_facts(session: Session, old: tuple[str, ...], new: tuple[str, ...]) -> Session:
    """Return the session with the homes and the municipality that the register knows.

    What somebody wrote is theirs; what the register said of the old departments follows the new.
    """
    register, language = (
        session.interview_context.review_context.departments,
        _language_of(session),
    )
    before, facts = (register_facts(names, register, language) for names in (old, new))
    answers, told = session.answers, []
    for key in FACTS:
        held = answer_at(answers, path_of(key))
        if key not in session.policy.items or held not in (None, before.get(key)):
            continue
        if key in facts:
            answers = with_answer(answers, path_of(key), facts[key])
            told.append(_told(session, key, facts[key]))
        elif held is not None:
            answers = without_answer(answers, path_of(key))
    return _with_answers(session, answers, "from-register", told)


def _with_settings_answers(session: Session) -> Session:
    """Return the session with the settings' own answers to the questions of a begun task.

    Not to those that somebody has left open or taken back.
    """
    answers, told = session.answers, []
    begun = {*_begun(session)} if session.interview_context.from_settings else set()
    for key, value in session.interview_context.from_settings.items():
        if key in session.skipped or section_of(session, key) not in begun:
            continue
        item = session.policy.items[key]
        if item.applies(session.proposal) and not is_given(item, session.proposal):
            answers = with_answer(answers, path_of(key), raw_value(value))
            told.append(_told(session, key, value))
    return _with_answers(session, answers, "from-settings", told)


def _begun(session: Session) -> Iterator[str]:
    """Yield the tasks in which something is answered."""
    for section in session.policy.sections:
        items = (session.policy.items[key] for key in section.keys)
        if any(is_given(item, session.proposal) for item in items):
            yield section.name


def _with_answers(session: Session, answers: object, key: str, told: list[str]) -> Session:
    if answers is session.answers:
        return session
    text = messages.text(key, session.language, answers=DOT.join(told))
    notes = (Note(Tone.DONE, text),) if told else ()
    return replace(session, answers=answers, notes=(*session.notes, *notes))


def _told(session: Session, key: str, value: object) -> str:
    label = session.policy.item_words[key].label.in_(session.language)
    said = display_text(session.policy, session.policy.questions[key], value, session.language)
    return messages.text("known", session.language, label=label, value=said)
