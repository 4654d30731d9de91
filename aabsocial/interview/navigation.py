"""Which spot comes next, and which came before (pure)."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from aabsocial.interview.session import OVERLAYS, Session, Spot, Stage
from aabsocial.model.policy import Group, Item, Question
from aabsocial.questionnaire.questions import is_field_asked, is_given, open_questions, value_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Section


REVIEW = Spot(Stage.REVIEW)


def spot_of(item: Item) -> Spot:
    """Give the spot at which an item is asked."""
    return Spot(Stage.LIST if isinstance(item, Group) else Stage.QUESTION, item.key)


def onward(session: Session, spot: Spot) -> Session:
    """Go to a spot; the one left behind is where Back returns to.

    A page that was only looked at on the way is no place to return to.
    """
    behind = (*session.behind, session.spot)
    if spot.stage not in OVERLAYS:
        behind = _without_overlays(behind)
    elif spot in behind:
        behind = behind[: behind.index(spot)]
    if spot.stage is Stage.LIST:
        behind = _without_records_of(behind, spot)
    return replace(session, spot=spot, behind=behind, walk=session.walk - {spot.key})


def _without_overlays(behind: tuple[Spot, ...]) -> tuple[Spot, ...]:
    while behind and behind[-1].stage in OVERLAYS:
        behind = behind[:-1]
    return behind


def _without_records_of(behind: tuple[Spot, ...], spot: Spot) -> tuple[Spot, ...]:
    """Forget the fields just filled in: from a list, Back leads to what came before the list."""
    while behind and behind[-1].stage not in OVERLAYS and behind[-1].item_key == spot.key:
        behind = behind[:-1]
    return behind


def opened(session: Session, spot: Spot) -> Session:
    """Go from a page to one spot of it; when that has had its turn, the page is shown again."""
    return replace(session, spot=spot, behind=(*session.behind, session.spot))


def forward(session: Session) -> Session:
    """Go where the conversation goes on after the spot's question has had its turn."""
    spot = session.spot
    if _is_opened_from_page(session):
        return _shown_again(session)
    if spot.stage is Stage.QUESTION and spot.index is not None:
        return onward(session, _next_field(session, spot, spot.index))
    following = next_spot(session, spot.key)
    section = section_of(session, spot.key)
    if section != section_of(session, following.item_key) and _has_news(session, section):
        return _with_findings(session, section)
    return onward(session, following)


def _is_opened_from_page(session: Session) -> bool:
    """Tell whether the spot was opened from a section's findings, or from its own record."""
    page = session.behind[-1] if session.behind else REVIEW
    if page.stage is Stage.RECORD:
        return session.spot.is_field and page.path == session.spot.path[:-1]
    return page.stage is Stage.FINDINGS


def _shown_again(session: Session) -> Session:
    """Show the page again that the spot was opened from, unless all it named is settled."""
    page = session.behind[-1]
    returned = replace(session, spot=page, behind=session.behind[:-1])
    return returned if is_there(session, page) else past_findings(returned)


def past_findings(session: Session) -> Session:
    """Go on after the findings of a section."""
    last = section_named(session, session.spot.key).keys[-1]
    return onward(session, next_spot(session, last))


def _has_news(session: Session, section: str) -> bool:
    """Tell whether a section is done and has findings that were not shown yet."""
    if not section or any(_wants_a_turn(session, key) for key in _keys(session, section)):
        return False
    return any(
        (finding.rule, finding.key) not in session.told for finding in findings_in(session, section)
    )


def _keys(session: Session, section: str) -> Iterable[str]:
    return (key for key in section_named(session, section).keys if key in session.asked)


def _with_findings(session: Session, section: str) -> Session:
    news = {(finding.rule, finding.key) for finding in findings_in(session, section)}
    return onward(replace(session, told=session.told | news), Spot(Stage.FINDINGS, section))


def _next_field(session: Session, spot: Spot, index: int) -> Spot:
    group = session.group_at(spot)
    names = [field.name for field in group.fields]
    later = group.fields[names.index(str(spot.path[-1])) + 1 :]
    asked = _asked_fields(session, group, index, later)
    return asked[0] if asked else Spot(Stage.LIST, group.key)


def _asked_fields(
    session: Session, group: Group, index: int, fields: tuple[Question, ...]
) -> list[Spot]:
    record = record_at(session, group, index)
    return [
        Spot(Stage.QUESTION, f"{group.key}[{index}].{field.name}")
        for field in fields
        if is_field_asked(field, record, session.proposal)
    ]


def first_field(session: Session, group: Group, index: int) -> Spot:
    """Give the spot at which a record begins to be filled in."""
    return _asked_fields(session, group, index, group.fields)[0]


def record_at(session: Session, group: Group, index: int) -> object:
    """Give one record of a group, an empty one where none stands yet."""
    records = value_at(session.proposal, group.key)
    return records[index] if index < len(records) else group.record()


def next_spot(session: Session, key: str) -> Spot:
    """Give the next spot after an item that wants an answer, then the earlier ones, then review."""
    order = conversation(session)
    place = order.index(key) + 1 if key in order else 0
    for candidate in (*order[place:], *order[:place]):
        if candidate in session.asked and _wants_a_turn(session, candidate):
            return asking_spot(session, candidate)
    return REVIEW


def _wants_a_turn(session: Session, key: str) -> bool:
    if key in session.walk or key in session.typed:
        return True
    return key not in session.passed and key in unanswered(session)


def unanswered(session: Session) -> frozenset[str]:
    """Give the keys of everything put forward that lacks an answer, or one in a record."""
    missing = {Spot(Stage.QUESTION, key).item_key for key in open_keys(session)}
    return frozenset(
        key
        for key, item in session.asked.items()
        if key in missing or not is_given(item, session.proposal)
    )


def open_keys(session: Session) -> tuple[str, ...]:
    """Give the keys, with indices, of all necessary answers that are missing."""
    return tuple(found.key for found in open_questions(session.policy, session.proposal))


def asking_spot(session: Session, key: str) -> Spot:
    """Give the spot at which an item is to be answered: the first open field of its records."""
    item = session.policy.items[key]
    if key in session.walk or not is_given(item, session.proposal):
        return spot_of(item)
    fields = (Spot(Stage.QUESTION, found) for found in open_keys(session))
    return next((spot for spot in fields if spot.item_key == key), spot_of(item))


def conversation(session: Session) -> tuple[str, ...]:
    """Give every item's key in the order of the interview, asked or not."""
    return tuple(key for section in session.policy.sections for key in section.keys)


def back(session: Session) -> Session | None:
    """Go one step back, `None` where there is nothing before."""
    behind = session.behind
    while behind:
        *rest, spot = behind
        behind = tuple(rest)
        if is_there(session, spot) and spot != session.spot:
            return replace(session, spot=spot, behind=behind)
    before = _spot_before(session)
    return None if before is None else replace(session, spot=before, behind=())


def is_there(session: Session, spot: Spot) -> bool:
    """Tell whether a spot still exists: its branch may be left, its record taken out.

    The record after the last one exists while it is being added.
    """
    if spot.stage is Stage.FINDINGS:
        return bool(findings_in(session, spot.key))
    if spot.stage is Stage.REVIEW or spot.stage in OVERLAYS:
        return True
    item = session.item_at(spot)
    if not item.applies(session.proposal):
        return False
    if spot.index is None:
        return True
    count = len(value_at(session.proposal, item.key))
    return spot.index < count or (spot.is_field and spot.index == count)


def _spot_before(session: Session) -> Spot | None:
    """Give the field before the spot in its record, its list, or the item before in the order."""
    spot = session.spot
    if spot.stage not in OVERLAYS and spot.index is not None:
        return _before_in_record(session, spot, spot.index)
    order = conversation(session)
    place = order.index(spot.key) if spot.key in order else len(order)
    earlier = [item for key, item in session.asked.items() if order.index(key) < place]
    return spot_of(earlier[-1]) if earlier else None


def _before_in_record(session: Session, spot: Spot, index: int) -> Spot:
    group = session.group_at(spot)
    fields = _asked_fields(session, group, index, group.fields)
    earlier = fields[: fields.index(spot)] if spot in fields else []
    return earlier[-1] if earlier else Spot(Stage.LIST, group.key)


class State(Enum):
    """How far a section is."""

    DONE = "done"
    STARTED = "started"
    NOT_STARTED = "not-started"
    NOT_NEEDED = "not-needed"
    FINDINGS = "findings"


def section_named(session: Session, name: str) -> Section:
    """Give the section of a name."""
    return next(section for section in session.policy.sections if section.name == name)


def section_of(session: Session, key: str) -> str:
    """Give the name of the section that an item is asked in, nothing for other keys."""
    for section in session.policy.sections:
        if key in section.keys:
            return section.name
    return ""


def findings_in(session: Session, name: str) -> tuple[Finding, ...]:
    """Give the findings of a section's questions that the review has and nobody lets stand."""
    keys = section_named(session, name).keys
    return tuple(
        finding
        for finding in session.review.findings
        if not finding.exempt and Spot(Stage.QUESTION, finding.key).item_key in keys
    )


def asked_in(session: Session, section: Section) -> list[Item]:
    """Give what a section puts forward for the answers so far."""
    return [session.asked[key] for key in section.keys if key in session.asked]


def state_of(session: Session, section: Section) -> State:
    """Tell how far a section is; a missing necessary answer is a finding."""
    items = asked_in(session, section)
    given = [is_given(item, session.proposal) for item in items]
    if not any(given):
        return State.NOT_STARTED if items else State.NOT_NEEDED
    if findings_in(session, section.name):
        unanswered = any(item.needed(session.proposal) for item in _ungiven(session, items))
        return State.STARTED if unanswered else State.FINDINGS
    return State.DONE


def _ungiven(session: Session, items: list[Item]) -> list[Item]:
    return [item for item in items if not is_given(item, session.proposal)]
