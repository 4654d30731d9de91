"""Tell of an answer that the program has written anew after somebody looked it through (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview.formatting import display_text, messages, record_line
from aabsocial.interview.protocol import Note, Tone
from aabsocial.interview.tasks import is_to_be_asked
from aabsocial.model.answers import answer_at, path_of
from aabsocial.model.questions import Group
from aabsocial.questionnaire.questions import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.session import Session
    from aabsocial.model.questions import Item


def rewritten_notes(before: Session, after: Session, written: Session) -> Iterator[Note]:
    """Yield what each answer says now that has followed its sources since it was seen.

    `after` is the turn's session, `written` the same with the answers that follow others. What is
    still to be looked through is shown there; what stands at its own question is seen there.
    """
    policy = written.policy
    for item in policy.derived:
        was, now = (answer_at(it.answers, path_of(item.key)) for it in (after, written))
        spot = policy.spot_key(item.key)
        here = {one.spot_key_at(one.location) for one in (before, written)}
        if was in (None, now) or now is None or spot in here or is_to_be_asked(before, spot):
            continue
        label, told = policy.item_words[item.key].label, _told(written, item)
        text = messages.text("rewritten", written.language, label=label, value=told)
        yield Note(Tone.NEWS, text)


def _told(session: Session, item: Item) -> str:
    policy, language, value = session.policy, session.language, value_at(session.proposal, item.key)
    if isinstance(item, Group):
        return "; ".join(record_line(policy, item, record, language) for record in value)
    return display_text(policy, item, value, language)
