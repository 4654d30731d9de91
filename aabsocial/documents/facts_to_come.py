"""What is said to be granted, agreed or signed on a day that is still to come, told as that."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.documents.answers import is_open, messages
from aabsocial.model.proposal_facts import is_to_come
from aabsocial.parsing.lines.dated_facts import day_of_agreement_to_come, day_of_grant_to_come

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from aabsocial.documents.answers import AnswerFormatter, Cells, Entry
    from aabsocial.documents.model import AnswerParts
    from aabsocial.model.questions import Question

    LiesAhead: TypeAlias = Callable[[AnswerFormatter, Entry], bool]


def is_grant_to_come(formatter: AnswerFormatter, entry: Entry) -> bool:
    """Return whether a source's money is said to be granted on a day to come."""
    return day_of_grant_to_come(entry.record, formatter.language, formatter.today) is not None


def is_agreement_to_come(formatter: AnswerFormatter, entry: Entry) -> bool:
    """Return whether a partner is said to have agreed on a day to come."""
    found = day_of_agreement_to_come(entry.record, formatter.language, formatter.today)
    return found is not None


def is_signature_to_come(formatter: AnswerFormatter, entry: Entry) -> bool:
    """Return whether a contract is said to be signed on a day to come."""
    return entry.record.state == "signed" and is_to_come(entry.record.date, formatter.today)


def marked_where_to_come(
    formatter: AnswerFormatter, written: str, entry: Entry, lies_ahead: LiesAhead
) -> str:
    """Return how sure something is, with a mark where the day of it is still to come."""
    if is_open(written) or not lies_ahead(formatter, entry):
        return written
    return messages.text("day-to-come", formatter.language, what=written)


def _table(key: str, name: str, lies_ahead: LiesAhead, formatter: AnswerFormatter) -> AnswerParts:
    """Return the table of a group in which one field says how sure each record is."""
    group = formatter.policy.groups[key]

    def column(field: Question) -> Cells:
        plain = formatter.column(field)
        if field.name != name:
            return plain
        return replace(
            plain,
            write=lambda it: marked_where_to_come(formatter, plain.write(it), it, lies_ahead),
        )

    return formatter.table(group, [column(it) for it in group.fields])


partners_table = partial(_table, "partners", "commitment", is_agreement_to_come)
contracts_table = partial(_table, "municipality.contracts", "state", is_signature_to_come)
