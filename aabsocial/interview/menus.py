"""What can be chosen in the menu, a section, the review, and where findings are shown (pure)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aabsocial.answers import with_answer
from aabsocial.interview.route import back, findings_in, next_spot, onward, section_of, spot_of
from aabsocial.interview.session import Ending, Session, Spot, Stage
from aabsocial.questionnaire import asked_items, is_given, open_questions

if TYPE_CHECKING:
    from aabsocial.policy import Section

CONTINUE, REVIEW, PREVIEW, STOP = "continue", "review", "preview", "stop"
WRITE, DRAFT, GO_ON, WHOLE = "write", "draft", "go-on", "whole"
SECTION, ITEM, FINDING = "section:", "item:", "finding:"


def chosen(session: Session, name: str) -> Session:
    """Give the session after something was chosen that is no answer of the proposal."""
    kind, _, rest = name.partition(":")
    match f"{kind}:" if rest else name:
        case "section:":
            return onward(_leaving_open(session), Spot(Stage.SECTION, rest))
        case "item:":
            return _at_item(session, rest)
        case "finding:":
            return _at_finding(session, int(rest))
        case "whole":
            return _through_section(session, _section(session, session.spot.key))
        case "review":
            return onward(session, Spot(Stage.REVIEW))
        case "preview":
            return onward(session, Spot(Stage.PREVIEW))
        case "go-on":
            return _going_on(session)
        case "continue":
            return _continuing(session)
        case _:
            return _ended(session, name)


def _at_item(session: Session, key: str) -> Session:
    return onward(session, spot_of(session.policy.items[key]))


def _leaving_open(session: Session) -> Session:
    """From the review, ask only what becomes relevant before coming back to it."""
    if session.spot.stage is not Stage.REVIEW:
        return session
    return replace(session, passed=session.passed | unanswered(session))


def unanswered(session: Session) -> frozenset[str]:
    """Give the keys of everything that is put forward and not answered."""
    proposal = session.proposal
    asked = asked_items(session.policy, proposal)
    return frozenset(item.key for item in asked if not is_given(item, proposal))


def _at_finding(session: Session, number: int) -> Session:
    section = section_of(session, session.spot.key)
    finding = findings_in(session, section)[number]
    spot = Spot(Stage.QUESTION, finding.key)
    if spot.item_key == spot.key:
        return onward(session, spot_of(session.item_at(spot)))
    record_field = session.policy.questions.get(
        ".".join(part for part in spot.path if isinstance(part, str))
    )
    return onward(session, spot if record_field else Spot(Stage.LIST, spot.item_key))


def _through_section(session: Session, section: Section) -> Session:
    asked = {item.key for item in asked_items(session.policy, session.proposal)}
    keys = [key for key in section.keys if key in asked] or list(section.keys)
    first = spot_of(session.policy.items[keys[0]])
    walking = replace(session, walk=session.walk | frozenset(keys))
    return onward(walking, first)


def _section(session: Session, name: str) -> Section:
    return next(section for section in session.policy.sections if section.name == name)


def _going_on(session: Session) -> Session:
    """Ask again what was left open, from the start."""
    asking = replace(session, passed=frozenset())
    return onward(asking, next_spot(asking, ""))


def _continuing(session: Session) -> Session:
    """Leave a page: after a section's findings the conversation goes on, else back to the question."""
    if session.spot.stage is Stage.FINDINGS:
        return onward(session, next_spot(session, session.spot.key))
    return back(session) or session


def _ended(session: Session, name: str) -> Session:
    endings = {WRITE: Ending.WRITE, DRAFT: Ending.DRAFT, STOP: Ending.STOPPED}
    ended = replace(session, ending=endings[name])
    complete = not open_questions(session.policy, session.proposal)
    if name == WRITE and complete and session.proposal.status == "draft":
        return replace(ended, answers=with_answer(ended.answers, ("status",), "submitted"))
    return ended
