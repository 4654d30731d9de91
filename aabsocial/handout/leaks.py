"""Look whether a public edition holds what is not for the public."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.errors import LeakError
from aabsocial.finding import Severity
from aabsocial.value import Value
from aabsocial.wording import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aabsocial.finding import Finding
    from aabsocial.handout.meeting import AgendaItem
    from aabsocial.handout.values import Handout

WORDS = Path(__file__).with_suffix(".toml")
PERSONAL_DATA = "DAT"


def refuse_personal_data(items: Sequence[AgendaItem], public: Sequence[AgendaItem]) -> None:
    """Refuse to make public what the personal-data rules have an open error about."""
    for item, shown in zip(items, public, strict=True):
        for found in _open_errors(item) if shown.review else ():
            values = {"found": found.message, "mend": found.remedy}
            place = {"number": item.number, "path": item.path}
            raise LeakError(*told(WORDS, "personal-data", **values, **place))


def _open_errors(item: AgendaItem) -> tuple[Finding, ...]:
    return tuple(
        found
        for found in (item.review.findings if item.review else ())
        if found.rule.startswith(PERSONAL_DATA)
        and found.severity is Severity.ERROR
        and not found.exempt
    )


def refuse_contacts(items: Iterable[AgendaItem], handout: Handout) -> None:
    """Refuse a public edition in whose texts or sources a contact's details still stand."""
    attached = (source.content.decode(errors="replace") for source in handout.sources)
    everything = "\n".join((*texts_in(handout), *attached)).casefold()
    for item in items:
        if any(detail.casefold() in everything for detail in contact_details(item)):
            raise LeakError(*told(WORDS, "contact", number=item.number, path=item.path))


def contact_details(item: AgendaItem) -> tuple[str, ...]:
    """Give what of a proposal's contact must not be found anywhere in a public edition.

    A name of one word may be a role, and is left to the reader.
    """
    if item.review is None:
        return ()
    contact = item.review.proposal.contact
    name = contact.name if contact.name and len(contact.name.split()) > 1 else None
    given = (name, contact.email, contact.phone)
    return tuple(text.strip() for text in given if text and text.strip())


def texts_in(value: object) -> Iterator[str]:
    """Give every text that a value holds, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)
    elif isinstance(value, Value):
        for name in value.__dataclass_fields__:
            yield from texts_in(getattr(value, name))
