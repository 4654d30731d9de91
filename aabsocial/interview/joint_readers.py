"""Which reader a joint's line has, and how its answers are written as a line again (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.parsing.lines.audience import format_audience, parse_audience
from aabsocial.parsing.lines.contact import format_contact, parse_contact
from aabsocial.parsing.lines.guidelines import format_guidelines, parse_guidelines
from aabsocial.parsing.lines.period import format_period, parse_period
from aabsocial.parsing.lines.places import DEPARTMENTS, format_places, parse_places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Language
    from aabsocial.model.joints import Joint
    from aabsocial.parsing.lines.reading import LineReading, Values


PLACES = "places"


class LineFormat(Struct):
    """How a line is read, and the lines that may read back as its answers."""

    parse: Callable[[Session, str], LineReading]
    format: Callable[[Values, Language], Iterable[str]]


def read_joint(session: Session, joint: Joint, text: str) -> LineReading:
    """Return a joint's line as it was read."""
    return FORMATS[joint.reader].parse(session, text)


def write_joint(session: Session, joint: Joint, values: Values) -> str:
    """Return answers as the plainest line that reads back as the same; empty where none does."""
    for line in FORMATS[joint.reader].format(values, session.language):
        reading = read_joint(session, joint, line)
        if reading.values == values and not (reading.questions or reading.unread):
            return line
    return ""


def names_to_complete(session: Session, reader: str) -> tuple[str, ...]:
    """Return the names that may stand in a line: the departments of the register."""
    register = session.interview_context.review_context.departments
    return tuple(it.name for it in register) if reader == PLACES else ()


def _parse_places(session: Session, text: str) -> LineReading:
    return parse_places(text, session.language, (*_known_departments(session),))


def _known_departments(session: Session) -> Iterator[str]:
    """Yield the departments of the register, and those named here or in an earlier proposal."""
    yield from names_to_complete(session, PLACES)
    yield from session.proposal.initiative.departments or ()
    for names in session.interview_context.known.get(f"initiative.{DEPARTMENTS}", ()):
        if isinstance(names, list | tuple):
            yield from map(str, names)


FORMATS: Mapping[str, LineFormat] = {
    "audience": LineFormat(
        lambda session, text: parse_audience(text, session.language), format_audience
    ),
    "contact": LineFormat(
        lambda session, text: parse_contact(text, session.language), format_contact
    ),
    "guidelines": LineFormat(
        lambda session, text: parse_guidelines(text, session.language), format_guidelines
    ),
    "period": LineFormat(lambda session, text: parse_period(text, session.language), format_period),
    PLACES: LineFormat(_parse_places, format_places),
}
