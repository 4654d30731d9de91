"""A line that only tells the unit of the amounts in the list: `alle tal er i tkr.` (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.money import Money, MoneyByYear
from aabsocial.core.struct import replace
from aabsocial.interview.formatting import messages
from aabsocial.interview.line_blocks import PARTED, unit_told
from aabsocial.interview.protocol import Note, Tone
from aabsocial.interview.record_actions import with_records
from aabsocial.interview.record_changes import records_of
from aabsocial.interview.refusals import error_note
from aabsocial.parsing.lines.units import find_unit_alone, scale_of
from aabsocial.parsing.numbers import SCALES
from aabsocial.questionnaire.questions import value_at
from aabsocial.questionnaire.values import raw_value

if TYPE_CHECKING:
    from typing import Any

    from aabsocial.interview.session import Session
    from aabsocial.model.questions import Group
    from aabsocial.parsing.lines.units import Stated

MOST = Money.kroner(100_000_000)  # of one amount; more was in kroner before


def unit_said(session: Session, group: Group, text: str) -> Stated | None:
    """Return the unit of all amounts that a line tells and nothing else, `None` for any other."""
    lines = text.strip().splitlines()
    if group.lines not in PARTED or len(lines) != 1:
        return None
    return find_unit_alone(lines, session.language)


def with_amounts_in(session: Session, group: Group, unit: Stated) -> Session:
    """Return the session in which all amounts of a list are in a unit, or with why they are not."""
    language = session.language
    told = tuple(Note(Tone.DONE, said) for said in unit_told(unit, language))
    if not unit.unit:
        return replace(session, notes=told)
    factor = SCALES[scale_of(unit.unit, language)]
    amounts = [it.amount for it in value_at(session.proposal, group.key) if it.amount is not None]
    if not amounts:
        return _refused(session, "unit-of-no-line", said=unit.words)
    largest = Money(max(amounts).ore * factor)
    if largest >= MOST:
        return _refused(session, "unit-of-large-amounts", said=unit.words, amount=largest)
    records = [
        {**raw, **_times(record, factor)}
        for raw, record in zip(
            records_of(session, group), value_at(session.proposal, group.key), strict=True
        )
    ]
    return replace(with_records(session, group, records), notes=told)


def _refused(session: Session, key: str, **values: object) -> Session:
    error = error_note(session, messages.text(key, session.language, **values))
    return replace(session, notes=(error,))


def _times(record: Any, factor: int) -> dict[str, Any]:  # noqa: ANN401 - of any list of money
    """Return the amounts of a record, multiplied, as the file holds them."""
    years = getattr(record, "years", None)
    values = {
        "amount": Money(record.amount.ore * factor) if record.amount else None,
        "years": MoneyByYear({it: Money(of.ore * factor) for it, of in years.parts})
        if years
        else None,
    }
    return {name: raw_value(value) for name, value in values.items() if value is not None}
