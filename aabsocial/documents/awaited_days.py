"""The days to come on which a contract or an answer about money is awaited, by the words of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.estimates import last_day
from aabsocial.documents.answers import is_open
from aabsocial.documents.shares import is_open_line
from aabsocial.parsing.lines.days import find_stretches
from aabsocial.parsing.lines.line import in_plain_letters
from aabsocial.richtext import one_line
from aabsocial.text.sentences import sentences, without_full_stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.documents.answers import AnswerFormatter

CONTRACTS, REASON = "municipality.contracts", "municipality.contract_reason"
FINANCING = "financing"
BULLETS = "-*• "


def awaited_days(formatter: AnswerFormatter) -> Iterator[tuple[DayOrStretch, str, str]]:
    """Yield a day, what was said with it, and what kind of thing it is; none that has passed."""
    for said, kind in (*_of_contracts(formatter), *_of_payers(formatter)):
        for day in _days_to_come(formatter, said):
            yield day, said, kind


def _of_contracts(formatter: AnswerFormatter) -> Iterator[tuple[str, str]]:
    """Yield what is said of the contracts that are not signed, sentence by sentence.

    Where there is one alone, it is told with whom, unless the sentence does.
    """
    if not formatter.is_said(REASON):
        return
    kind = formatter.record_name(CONTRACTS)
    unsigned = [
        one_line(it.authority)
        for it in formatter.records(formatter.policy.groups[CONTRACTS])
        if it.authority and it.state != "signed"
    ]
    for line in str(formatter.value(REASON)).splitlines():
        for sentence in sentences(one_line(line).lstrip(BULLETS)):
            said = without_full_stop(sentence)
            is_named = len(unsigned) != 1 or unsigned[0].casefold() in said.casefold()
            yield said if is_named else f"{unsigned[0]}: {said}", kind


def _of_payers(formatter: AnswerFormatter) -> Iterator[tuple[str, str]]:
    """Yield what is noted of the money that is not granted, after whose it is."""
    group = formatter.policy.groups[FINANCING]
    fields = {field.name: field for field in group.fields}
    kind = formatter.record_name(FINANCING)
    for entry in formatter.entries(group):
        source, note = (
            one_line(formatter.cell(fields[name], entry)) for name in ("source", "note")
        )
        if note and is_open_line(formatter, entry.record):
            yield note if is_open(source) else f"{source}: {note}", kind


def _days_to_come(formatter: AnswerFormatter, said: str) -> Iterator[DayOrStretch]:
    """Yield the days and stretches that a text names with their year, and that have not passed."""
    today = formatter.today
    for found in find_stretches(in_plain_letters(said), formatter.language, said):
        readings = found.readings if found.form != "year" else ()
        if today and len(readings) == 1 and last_day(readings[0]) > today:
            yield readings[0]
