"""What a secretary must know of an item before the pack is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.estimates import surely_before
from aabsocial.core.struct import Struct
from aabsocial.localization.days import on_day
from aabsocial.localization.messages import Messages
from aabsocial.personal_data import CPR_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from aabsocial.handout import AgendaItem
    from aabsocial.localization.messages import Message
    from aabsocial.model.findings import Finding

messages = Messages(__file__)
PERSONAL_DATA = "DAT"
MOST_PERSONAL_DATA = 3


class Remark(Struct, kw_only=True):
    """A remark on an item; `name` tells which of the short sums after a run it belongs to."""

    message: Message
    name: str = ""


def states_of(item: AgendaItem, meeting_day: date) -> Iterator[Remark]:
    """Yield what is true of an item's proposal on the day of the meeting."""
    if item.review is None:
        return
    proposal = item.review.proposal
    start, end = proposal.initiative.start, proposal.initiative.end
    if proposal.status == "draft":
        yield Remark(message=messages.message("draft"), name="draft")
    if proposal.decision.outcome is not None:
        yield Remark(message=messages.message("decided"), name="decided")
    if end and surely_before(end, meeting_day):
        yield Remark(message=messages.message("ended", day=on_day(end)), name="ended")
    elif start and surely_before(start, meeting_day):
        yield Remark(message=messages.message("begun", day=on_day(start)), name="begun")


def personal_data_remarks(item: AgendaItem) -> Iterator[Remark]:
    """Yield the first personal data in an item's texts; CPR numbers are told of by themselves."""
    found = [
        *_personal_data("in-proposal", item.review.findings if item.review else ()),
        *(
            told
            for order, file in enumerate(item.files, 1)
            if file
            for told in _personal_data("in-annex", file.findings, f"{item.number}.{order}")
        ),
    ]
    for message in found[:MOST_PERSONAL_DATA]:
        yield Remark(message=message)
    if len(found) > MOST_PERSONAL_DATA:
        number = len(found) - MOST_PERSONAL_DATA
        yield Remark(message=messages.message("more-personal-data", number=number))


def _personal_data(where: str, findings: Sequence[Finding], number: str = "") -> Iterator[Message]:
    """Yield what was found, and whether in the proposal or in which annex."""
    return (
        messages.message(where, number=number, message=finding.message)
        for finding in findings
        if finding.rule.startswith(PERSONAL_DATA)
        and finding.rule not in CPR_RULES
        and not finding.exempt
    )
