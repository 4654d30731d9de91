"""Which spot comes next, which came before, and where a conversation takes up again (pure)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aabsocial.answers import answer_at
from aabsocial.interview.session import OVERLAYS, Session, Spot, Stage
from aabsocial.policy import Group, Item, Question
from aabsocial.questionnaire import (
    asked_items,
    is_field_asked,
    is_given,
    open_questions,
    value_at,
)
from aabsocial.review import review

if TYPE_CHECKING:
    from aabsocial.finding import Finding

REVIEW = Spot(Stage.REVIEW)


def spot_of(item: Item) -> Spot:
    """Give the spot at which an item is asked."""
    return Spot(Stage.LIST if isinstance(item, Group) else Stage.QUESTION, item.key)


def onward(session: Session, spot: Spot) -> Session:
    """Go to a spot; the one left behind is where Back returns to."""
    left = session.spot
    behind = session.behind if left.stage in OVERLAYS else (*session.behind, left)
    if spot.stage is Stage.LIST:
        behind = _without_records_of(behind, spot)
    return replace(session, spot=spot, behind=behind, walk=session.walk - {spot.key})


def _without_records_of(behind: tuple[Spot, ...], spot: Spot) -> tuple[Spot, ...]:
    """Forget the fields just filled in: from a list, Back leads to what came before the list."""
    while behind and behind[-1].item_key == spot.key:
        behind = behind[:-1]
    return behind


def forward(session: Session) -> Session:
    """Go where the conversation goes on after the spot's question has had its turn."""
    spot = session.spot
    if spot.stage is Stage.QUESTION and spot.item_key != spot.key:
        return _forward_in_record(session, spot)
    following = next_spot(session, spot.key)
    section = section_of(session, spot.key)
    if section != section_of(session, following.key) and (news := _news(session, section)):
        told = session.told | {(finding.rule, finding.key) for finding in news}
        left = onward(session, Spot(Stage.FINDINGS, spot.key))
        return replace(left, told=told)
    return onward(session, following)


def _forward_in_record(session: Session, spot: Spot) -> Session:
    group, index = session.group_at(spot), record_index(spot)
    if spot.once:
        return _at_record(session, Spot(Stage.RECORD, f"{group.key}[{index}]"))
    names = [field.name for field in group.fields]
    later = group.fields[names.index(str(spot.path[-1])) + 1 :]
    return onward(session, _first_field(session, group, index, later))


def _at_record(session: Session, record: Spot) -> Session:
    behind = session.behind
    while behind and behind[-1] == record:
        behind = behind[:-1]
    return replace(session, spot=record, behind=behind)


def _first_field(session: Session, group: Group, index: int, fields: tuple[Question, ...]) -> Spot:
    record = record_at(session, group, index)
    for field in fields:
        if is_field_asked(field, record, session.proposal):
            return Spot(Stage.QUESTION, f"{group.key}[{index}].{field.name}")
    return Spot(Stage.LIST, group.key)


def first_field(session: Session, group: Group, index: int) -> Spot:
    """Give the spot at which a record begins to be filled in."""
    return _first_field(session, group, index, group.fields)


def record_at(session: Session, group: Group, index: int) -> object:
    """Give one record of a group, an empty one where none stands yet."""
    records = value_at(session.proposal, group.key)
    return records[index] if index < len(records) else group.record()


def record_index(spot: Spot) -> int:
    """Give the index of the record that a spot stands in."""
    return next(part for part in spot.path if isinstance(part, int))


def next_spot(session: Session, key: str) -> Spot:
    """Give the next spot after an item that still wants an answer, then the earlier ones, then review."""
    order = conversation(session)
    place = order.index(key) + 1 if key in order else 0
    asked = {item.key: item for item in asked_items(session.policy, session.proposal)}
    for candidate in (*order[place:], *order[:place]):
        item = asked.get(candidate)
        if item is not None and _wants_a_turn(session, item):
            return spot_of(item)
    return REVIEW


def _wants_a_turn(session: Session, item: Item) -> bool:
    if item.key in session.walk:
        return True
    return item.key not in session.passed and not is_given(item, session.proposal)


def conversation(session: Session) -> tuple[str, ...]:
    """Give every item's key in the order of the interview, asked or not."""
    return tuple(key for section in session.policy.sections for key in section.keys)


def section_of(session: Session, key: str) -> str:
    """Give the name of the section that an item is asked in, nothing for other spots."""
    for section in session.policy.sections:
        if key in section.keys:
            return section.name
    return ""


def findings_in(session: Session, section: str) -> tuple[Finding, ...]:
    """Give the findings of a section's questions, as the review has them."""
    result = review(session.policy, session.structure, session.setting.circumstances)
    return tuple(
        finding
        for finding in result.findings
        if finding.key
        and section_of(session, Spot(Stage.QUESTION, finding.key).item_key) == section
    )


def _news(session: Session, section: str) -> tuple[Finding, ...]:
    return tuple(
        finding
        for finding in findings_in(session, section)
        if (finding.rule, finding.key) not in session.told
    )


def back(session: Session) -> Session | None:
    """Go one step back, `None` where there is nothing before."""
    behind = session.behind
    while behind:
        *rest, spot = behind
        behind = tuple(rest)
        if is_there(session, spot):
            return replace(session, spot=spot, behind=behind)
    before = _spot_before(session)
    return None if before is None else replace(session, spot=before, behind=())


def is_there(session: Session, spot: Spot) -> bool:
    """Tell whether a spot still exists: its branch may be left, its record taken out."""
    if spot.stage is Stage.REVIEW or spot.stage in OVERLAYS:
        return True
    if not session.item_at(spot).applies(session.proposal):
        return False
    whole = spot.item_key == spot.key
    return (
        whole
        or answer_at(session.answers, spot.path[: spot.path.index(record_index(spot)) + 1])
        is not None
    )


def _spot_before(session: Session) -> Spot | None:
    """Give the item before the spot in the interview's order, or the record's list."""
    spot = session.spot
    if spot.key and spot.stage not in OVERLAYS and spot.item_key != spot.key:
        return Spot(Stage.LIST, spot.item_key)
    asked = asked_items(session.policy, session.proposal)
    order = conversation(session)
    place = order.index(spot.key) if spot.key in order else len(order)
    earlier = [item for item in asked if order.index(item.key) < place]
    return spot_of(earlier[-1]) if earlier else None


def resume_spot(session: Session) -> Spot:
    """Give the first question that wants an answer, the review where every required one has it.

    An optional question left open before the last answer was left open on purpose.
    """
    asked = asked_items(session.policy, session.proposal)
    opened = open_questions(session.policy, session.proposal)
    required = {Spot(Stage.QUESTION, found.key).item_key: found for found in reversed(opened)}
    given = [is_given(item, session.proposal) for item in asked]
    for place, item in enumerate(asked):
        if item.key in required:
            return _spot_of_open(required[item.key].key, item)
        if required and not any(given[place:]):
            return spot_of(item)
    return REVIEW


def _spot_of_open(key: str, item: Item) -> Spot:
    return spot_of(item) if key == item.key else Spot(Stage.QUESTION, key)


def taken_up(session: Session) -> Session:
    """Put a session where it goes on; optional questions left open before are not asked again."""
    spot = resume_spot(session)
    order = conversation(session)
    place = order.index(spot.item_key) if spot.key else len(order)
    asked = asked_items(session.policy, session.proposal)
    passed = {
        item.key
        for item in asked
        if order.index(item.key) < place and not is_given(item, session.proposal)
    }
    return replace(session, spot=spot, passed=frozenset(passed))
