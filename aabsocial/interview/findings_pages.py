"""The pages that show findings: at a task's end, and the whole proposal read through (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview import page_actions
from aabsocial.interview.ending_actions import can_be_submitted, may_be_submitted_anyway
from aabsocial.interview.findings import findings_on_page, hinders, waits_for, ways_to_mend
from aabsocial.interview.formatting import (
    finding_line,
    messages,
    on_one_line,
    record_line,
    shortened,
)
from aabsocial.interview.hub import (
    answer_line,
    ending_option,
    state_text,
    task_options,
    task_title,
    unused_answers,
)
from aabsocial.interview.line_records import reading_of
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import next_task
from aabsocial.interview.protocol import Input, Option, Screen
from aabsocial.interview.record_fields import record_at
from aabsocial.interview.record_names import name_of_record
from aabsocial.interview.spots import applying_items, spots_of
from aabsocial.interview.tasks import (
    in_the_way,
    section_named,
    shown_sections,
    standing_findings,
    task_status,
)
from aabsocial.model.findings import Gravity, Severity, count_findings
from aabsocial.model.questions import Group
from aabsocial.parsing.lines.echo import DOT, echo_lines
from aabsocial.questionnaire.gaps import GAPS
from aabsocial.questionnaire.questions import is_given, value_at
from aabsocial.review.verdict_summary import policy_summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Section

IN_THE_WAY = "in-the-way"
QUOTES = "»«“”"


def findings_page(session: Session) -> Screen:
    """Return the page at the end of a task, or on the file and its folder."""
    language, name = session.language, session.location.key
    findings = findings_on_page(session)
    return Screen(
        input=Input.CHOICE,
        section=_answered(session, name) if name else "",
        question=messages.text("findings" if name else "findings-beside", language),
        body=tuple(numbered(session, findings)),
        options=(
            *mend_options(session, findings),
            *list_ways(session, findings),
            *_way_on(session, name),
            *_more_of(session, name),
            Option(page_actions.TO_HUB, messages.text("to-hub", language)),
        ),
        proposed=(page_actions.CONTINUE if name else page_actions.TO_HUB,),
        beside=True,
        paged=True,
    )


def _answered(session: Session, name: str) -> str:
    """Return the title of the page: that a task is answered, or how much is listed on it."""
    title, found = section_named(session, name).title, findings_on_page(session)
    word = "findings-title-counted" if in_the_way(found) else "findings-title"
    counts = " · ".join(counted(found, session.language))
    return messages.text(word, session.language, task=title, counts=counts)


def _way_on(session: Session, name: str) -> Iterator[Option]:
    """Yield the way to the next task, or to the ending after the last one."""
    if name and (following := next_task(session, name)):
        word = "findings-again" if following.name == name else "findings-continue"
        label = messages.text(word, session.language, task=task_title(session, following))
        yield Option(page_actions.CONTINUE, label)
    elif name:
        yield Option(page_actions.CONTINUE, messages.text("findings-end", session.language))


def _more_of(session: Session, name: str) -> Iterator[Option]:
    if name:
        yield Option(page_actions.ELABORATE, messages.text("elaborate", session.language))


def numbered(
    session: Session, findings: Iterable[Finding], start: int = 1, *, is_in_the_way: bool = False
) -> Iterator[str]:
    """Yield each finding on a line of its own, with the number it is mended by."""
    for number, finding in enumerate(findings, start=start):
        told = finding_line(finding, session.language)
        name = _record_name_at(session, Location(ScreenKind.QUESTION, finding.key))
        if name and name.strip(QUOTES) not in told:
            told = messages.text("finding-of-record", session.language, record=name, finding=told)
        if is_in_the_way and (awaited := waits_for(session, finding)):
            told = messages.text(f"waits-{awaited}", session.language, finding=told)
        yield messages.text("finding-numbered", session.language, number=number, finding=told)


def mend_options(session: Session, findings: Iterable[Finding], start: int = 1) -> Iterator[Option]:
    """Yield the way to each finding's question, then those to others that a remedy speaks of.

    Listed first on a page, the first ones have the numbers of their findings, as far as each has
    one: what is no question's has none.
    """
    options = [list(_ways(session, it, number)) for number, it in enumerate(findings, start=start)]
    yield from (option for ways in options for option in ways[:1])
    yield from (option for ways in options for option in ways[1:])


def list_ways(session: Session, findings: Iterable[Finding]) -> Iterator[Option]:
    """Yield the way to each list of lines of which a finding speaks of one line."""
    places = [Location(ScreenKind.QUESTION, it.key) for it in findings]
    for key in dict.fromkeys(it.item_key for it in places if it.index is not None):
        if (group := session.policy.groups.get(key)) and group.lines:
            label = session.policy.item_words[key].label
            told = messages.text("mend-list", session.language, what=label)
            yield Option(f"{page_actions.ITEM}{key}", told)


def _ways(session: Session, finding: Finding, number: int) -> Iterator[Option]:
    for place, location in enumerate(ways_to_mend(session, finding)):
        is_of_spot = finding.gap is not None and not place and location.index is None
        said = finding.message.values["what"] if is_of_spot else _subject(session, location)
        word = "mend-elsewhere" if place else "mend"
        label = messages.text(word, session.language, number=number, what=said)
        way = f":{place}" if place else ""
        yield Option(f"{page_actions.FINDING}{number - 1}{way}", label)


def _record_name_at(session: Session, location: Location) -> str:
    """Return the name of the record at a location: `Afdeling 58`, empty if there is none."""
    group, index = session.policy.groups.get(location.item_key), location.index
    if group is None or index is None:
        return ""
    return name_of_record(session, group, record_at(session, group, index))


def _subject(session: Session, location: Location) -> str:
    """Return what a finding is about: `Budget »Kaffe«, Beløb`."""
    label = session.policy.item_words[location.item_key].label.in_(session.language)
    group, index = session.policy.groups.get(location.item_key), location.index
    if group is None or index is None:
        return label
    name = _record_name_at(session, location) or str(index + 1)
    parts = [f"{label}: {name}" if group.key == GAPS else f"{label} {name}"]
    if field := session.policy.questions.get(location.question_key):
        parts.append(session.policy.item_words[field.key].label.in_(session.language))
    return ", ".join(parts)


def review_page(session: Session) -> Screen:
    """Return every answer under its task, after what stands in the way and what to look at."""
    language = session.language
    findings = findings_on_page(session)
    return Screen(
        input=Input.CHOICE,
        section=messages.text("review", language),
        progress=" · ".join(_counted(session)),
        question=messages.text("review-mend", language),
        body=tuple(_review_body(session, findings)),
        options=(
            *mend_options(session, findings),
            *list_ways(session, findings),
            *task_options(session),
            ending_option(session),
            Option(page_actions.TO_HUB, messages.text("to-hub", language)),
        ),
        proposed=(page_actions.TO_HUB,),
        beside=True,
        paged=True,
    )


def counted(findings: Iterable[Finding], language: Language) -> Iterator[str]:
    """Yield how many findings there are of each gravity."""
    counts = count_findings(findings)
    for gravity in Gravity:
        if count := counts[gravity]:
            word = f"count-{gravity.value}" + ("" if count > 1 else "-one")
            yield messages.text(word, language, count=count)


def _counted(session: Session) -> Iterator[str]:
    """Yield how many findings there are of each gravity, or that all is answered."""
    found = tuple(standing_findings(session))
    yield from counted(found, session.language)
    if not (session.open_keys or in_the_way(found)):
        yield messages.text("review-complete", session.language)


def _review_body(session: Session, findings: tuple[Finding, ...]) -> Iterator[str]:
    yield from headed_findings(session, findings)
    exempt = [it for it in session.review.findings if it.exempt]
    yield from (finding_line(finding, session.language) for finding in exempt)
    for section in shown_sections(session):
        if lines := list(_answers_in(session, section)):
            state = state_text(session, task_status(session, section))
            yield f"{task_title(session, section)} ({state})"
            yield from (f"  {line}" for line in lines)
            yield ""
    yield policy_summary(session.review.verdicts, session.language)


def headed_findings(session: Session, findings: tuple[Finding, ...]) -> Iterator[str]:
    """Yield the findings under headings: what hinders, what stands open, and what to look at."""
    start = 1
    for word, some in _by_heading(session, findings):
        if some:
            yield messages.text(word, session.language)
            yield from numbered(session, some, start, is_in_the_way=word == IN_THE_WAY)
            yield ""
        start += len(some)


def _by_heading(
    session: Session, findings: tuple[Finding, ...]
) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Yield each heading's word, and the findings under it, in their order."""
    is_refused = can_be_submitted(session) and not may_be_submitted_anyway(session)
    hindering = tuple(it for it in findings if is_refused and hinders(session, it))
    rest = findings[len(hindering) :]
    standing = tuple(it for it in rest if it.severity is Severity.ERROR or it.gap)
    yield IN_THE_WAY, hindering
    yield _heading_of_open(session, is_refused=is_refused), standing
    yield "look-at", rest[len(standing) :]


def _heading_of_open(session: Session, *, is_refused: bool) -> str:
    """Return the word for what stands open: it is handed in, may be, or is not what hinders."""
    if not can_be_submitted(session):
        return "stands-open-submitted"
    return "stands-open-too" if is_refused else "stands-open-anyway"


def _answers_in(session: Session, section: Section) -> Iterator[str]:
    fitted = on_one_line if session.interview_context.is_plain else shortened
    for key in spots_of(session, section):
        items = applying_items(session, session.policy.spots[key])
        is_answered = any(is_given(item, session.proposal) for item in items)
        if key in session.asked_spots or is_answered:
            yield answer_line(session, key, fitted)
            for item in items:
                if isinstance(item, Group):
                    yield from _records_in(session, item, fitted)
    yield from unused_answers(session, section)


def _records_in(session: Session, group: Group, fitted: Callable[[str], str]) -> Iterator[str]:
    """Yield a line for each record of a group, and that it leaves something open."""
    for index, record in enumerate(value_at(session.proposal, group.key)):
        told = _record_in_words(session, group, record, fitted)
        left_open = _open_in_record(session, f"{group.key}[{index}]")
        yield f"  {index + 1}. {told}{left_open}"


def _record_in_words(
    session: Session, group: Group, record: object, fitted: Callable[[str], str]
) -> str:
    """Return a record on one line; one that a line says, with all of its parts as it was read."""
    if not group.lines:
        return record_line(session.policy, group, record, session.language, fitted)
    reading = reading_of(group, record)
    values = {
        name: fitted(value) if isinstance(value, str) else value
        for name, value in reading.values.items()
    }
    return DOT.join(echo_lines(replace(reading, values=values), session.language))


def _open_in_record(session: Session, key: str) -> str:
    """Return that a record leaves something open, nothing if it does not."""
    is_open = any(it == key or it.startswith(f"{key}.") for it in session.gaps)
    return f" · {messages.text('answer-open', session.language)}" if is_open else ""
