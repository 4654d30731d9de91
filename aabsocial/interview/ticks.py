"""Questions that are answered together by ticks (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.drafts import without_draft
from aabsocial.interview.formatting import messages
from aabsocial.interview.protocol import Input, Note, Option, Screen, Tone
from aabsocial.interview.refusals import error_note
from aabsocial.model.answers import answer_at, path_of, with_answer, without_answer

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.model.answers import Answers
    from aabsocial.model.joints import Joint, TickReading


def tick_screen(session: Session, joint: Joint, ticks: TickReading) -> Screen:
    """Return the list of ticks, with those that the answers stand for or that were kept."""
    language, words = session.language, joint.words
    kept = tuple(session.drafts.get(joint.key, "").split())
    return Screen(
        input=Input.CHOICES,
        question=words.prompt.in_(language),
        help=words.help.in_(language),
        options=tuple(Option(name, words.ticks[name].in_(language)) for name in ticks.names),
        chosen=kept or ticks.ticked(session.proposal),
        alone=ticks.alone,
        asks=True,
    )


def take_ticks(
    session: Session, joint: Joint, ticks: TickReading, names: tuple[str, ...]
) -> Session:
    """Return the session with what ticks answer, told in words; none at all is no answer."""
    chosen = tuple(name for name in ticks.names if name in names)
    if not chosen:
        return _with_error(session, "ticks-none")
    alone = next((name for name in chosen if name in ticks.alone), None)
    if alone and len(chosen) > 1:
        return _with_error(session, "ticks-alone", tick=joint.words.ticks[alone])
    stored = replace(
        without_draft(session, joint.key),
        answers=_answered(session.answers, ticks, chosen),
        skipped=session.skipped - {joint.key, *joint.keys},
    )
    return replace(stored, notes=(_read_as(stored, ticks),))


def clear_ticks(session: Session, ticks: TickReading) -> Answers:
    """Return the answers without what ticks had begun beside the joint's own questions."""
    return _answered(session.answers, ticks, ())


def _answered(answers: Answers, ticks: TickReading, names: tuple[str, ...]) -> Answers:
    for key, value in ticks.answers(answers, names).items():
        path = path_of(key)
        if value is not None:
            answers = with_answer(answers, path, value)
        elif answer_at(answers, path) is not None:
            answers = without_answer(answers, path)
    return answers


def _read_as(session: Session, ticks: TickReading) -> Note:
    """Return what the ticks were read as, the spoken no among them."""
    told = (message.in_(session.language) for message in ticks.told(session.proposal))
    return Note(Tone.DONE, messages.text("ticks-read", session.language, text=" · ".join(told)))


def _with_error(session: Session, key: str, **values: object) -> Session:
    text = messages.text(key, session.language, **values)
    return replace(session, notes=(error_note(session, text),))
