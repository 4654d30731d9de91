"""What is still open in a case, in the order in which the board should know of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aabsocial.core.estimates import surely_before
from aabsocial.documents.assessment import (
    ANSWER_MISSING,
    assessment_sentence,
    board_message,
    exemption_sentence,
    label,
)
from aabsocial.documents.case.answers_to_settle import answers_to_settle
from aabsocial.documents.case.money import asks_for_money
from aabsocial.documents.case.places import section_of_key
from aabsocial.documents.case.typography import first_sentences, is_all_of
from aabsocial.documents.case_page import OpenPoint, OpenPoints
from aabsocial.documents.shares import open_lines
from aabsocial.localization.days import on_day
from aabsocial.localization.messages import format_value, join_list, lower_first
from aabsocial.model.answers import path_of, plain_key
from aabsocial.model.findings import VerdictKind, gravest_first
from aabsocial.review.review import weighs
from aabsocial.review.verdict_summary import counted_as
from aabsocial.richtext import one_line, parse_prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aabsocial.documents.answers import Entry
    from aabsocial.documents.case.context import CaseInput
    from aabsocial.model.findings import Finding, Verdict

MOST_OF_ANSWER, LONGEST_FIRST = 210, 420
LONGEST_RAW = 60  # characters of an unreadable answer that is quoted
MOST_LABELS, MOST_SOURCES, MOST_FINDINGS = 6, 6, 8
FEWEST = 2  # findings and open answers, where a page has no room for more
DECIDED = frozenset({"approved", "approved-with-changes", "postponed", "rejected", "completed"})
WITHOUT = "finance.without_unsecured"
NOT_GRANTED = ("applied", "pledged", "expected")
# The rule on an initiative that has begun before the meeting, which is said here in one sentence.
BEGUN = "FOR09"
ON_THE_FILE = ("FIL", "MAP", "DAT")
# Whose money is not awaited from anybody: the board's own, none at all, and what visitors pay.
NOBODY_ELSE = frozenset({"aab", "in-kind", "participants"})


def compose_open_points(case_input: CaseInput) -> OpenPoints:
    """Return all that is open, or that nothing is."""
    points, fewest = (tuple(_points(case_input, most)) for most in (MOST_FINDINGS, FEWEST))
    return OpenPoints(
        title=case_input.text("open.title"),
        points=points,
        none="" if points else case_input.text("open.none"),
        fewest=fewest,
        shortest=tuple(_shortest(case_input)) or fewest,
    )


def _points(case_input: CaseInput, most: int) -> Iterator[OpenPoint]:
    yield from _plain((*_state(case_input), *_time(case_input), *_money(case_input)))
    yield from _without_money(case_input)
    yield from _plain(
        (
            *answers_to_settle(case_input),
            *_missing(case_input),
            *_not_met(case_input, most),
            *_findings(case_input, most),
        )
    )


def _shortest(case_input: CaseInput) -> Iterator[OpenPoint]:
    """Yield what the rest of the page does not say: who pays has how sure the money is."""
    states = (it for it in _state(case_input) if it != case_input.text("open.draft"))
    yield from _plain((*states, *_time(case_input)))
    yield from _without_money(case_input)
    yield from _plain(
        (
            *answers_to_settle(case_input),
            *_missing(case_input),
            *_not_met(case_input, 0),
            *_findings(case_input, 0),
        )
    )


def _plain(texts: Iterable[str]) -> Iterator[OpenPoint]:
    return (OpenPoint(text=text) for text in unique(texts))


def _state(case_input: CaseInput) -> Iterator[str]:
    """Say that the item and the proposal want different things, or that it is a draft, or over."""
    formatter, kind = case_input.formatter, case_input.context.kind
    is_asking = asks_for_money(case_input) or (
        kind == "discussion" and formatter.is_said("recommendation.points")
    )
    if kind in ("discussion", "information") and is_asking:
        yield case_input.text(f"open.{kind}")
    status = formatter.proposal.status
    if status == "draft":
        yield case_input.text("open.draft")
    elif status in DECIDED:
        yield case_input.text("open.decided", status=formatter.answer("status"))


def _time(case_input: CaseInput) -> Iterator[str]:
    idea, meeting = case_input.formatter.proposal.initiative, case_input.context.meeting_day
    if meeting is None or case_input.context.kind == "information":
        return
    dated = case_input.formatter.dated
    if idea.end and surely_before(idea.end, meeting):
        end = on_day(idea.end, dated(idea.end))
        yield case_input.text("open.ended", end=end, meeting=dated(meeting))
    elif idea.start and surely_before(idea.start, meeting):
        start = on_day(idea.start, dated(idea.start))
        yield case_input.text("open.begun", start=start, meeting=dated(meeting))


def _money(case_input: CaseInput) -> Iterator[str]:
    """Say whose money is awaited, whose is only pledged, and whose nobody has applied for."""
    formatter = case_input.formatter
    group = formatter.policy.groups["financing"]
    cells = {field.name: field for field in group.fields}

    def told(entry: Entry) -> str:
        source, known = one_line(formatter.cell(cells["source"], entry)), entry.record.amount
        amount = formatter.cell(cells["amount"], entry)
        if known is not None:  # that it is the rest is told in the table
            amount = format_value(known, case_input.language)
        return f"{source} ({amount})" if amount else source

    lines = [it for it in formatter.entries(group) if it.record.kind not in NOBODY_ELSE]
    for state in NOT_GRANTED:
        if sources := [told(it) for it in lines if it.record.status == state]:
            listing = _listed(case_input, *enumerated(sources, MOST_SOURCES))
            yield case_input.text(f"open.{state}", sources=listing)


def _without_money(case_input: CaseInput) -> Iterator[OpenPoint]:
    """Say that money is awaited and what happens if it does not come, and where more stands."""
    formatter = case_input.formatter
    awaited = (it.record for it in open_lines(formatter) if it.record.kind not in NOBODY_ELSE)
    if not formatter.is_said(WITHOUT) or next(awaited, None) is None:
        return
    prose = parse_prose(str(formatter.value(WITHOUT)))
    text = first_sentences(prose, MOST_OF_ANSWER, LONGEST_FIRST)
    words, unpaged = (case_input.text(f"open.{key}") for key in ("more", "unpaged-more"))
    section = section_of_key(formatter.policy, WITHOUT)
    yield OpenPoint(
        text=case_input.text("open.without" if text else "open.without-long", text=text),
        more=None
        if is_all_of(text, prose)
        else case_input.reference(words, section, unpaged=unpaged),
    )


def _listed(case_input: CaseInput, shown: Sequence[str], left: int) -> str:
    if left:
        return case_input.text("open.more-labels", labels=", ".join(shown), number=left)
    return join_list(shown, case_input.language)


def _missing(case_input: CaseInput) -> Iterator[str]:
    """Say once what is not answered and no finding speaks of, and what cannot be read.

    The first has no number: all that is missing is counted above the recommendation.
    """
    formatter, unreadable = case_input.formatter, case_input.review.unreadable
    told = [it for it in findings_told(case_input) if not it.exempt]
    spoken_of = {key for finding in told for key in (finding.key, *finding.also)}
    if missing := [key for key in formatter.missing if key not in spoken_of]:
        labels = Counter(_label(case_input, key) for key in missing)
        yield case_input.text("open.missing", labels=_first_of(case_input, labels))
    if unreadable:
        labels = Counter(_unread(case_input, key) for key in unreadable)
        number = "one" if len(unreadable) == 1 else "many"
        listing = _first_of(case_input, labels)
        yield case_input.text(f"open.unread-{number}", number=len(unreadable), labels=listing)


def _first_of(case_input: CaseInput, labels: Mapping[str, int]) -> str:
    first, *others = [_times(*it) for it in [*labels.items()][:MOST_LABELS]]
    shown = [first, *map(lower_first, others)]
    return _listed(case_input, shown, sum([*labels.values()][MOST_LABELS:]))


def _times(label: str, number: int) -> str:
    """Return a label, with how many answers it stands for if they are several."""
    return label if number == 1 else f"{label} ({number})"


def _label(case_input: CaseInput, key: str) -> str:
    """Return what an answer is called; one in a record after what the records are called."""
    formatter = case_input.formatter
    words, name = formatter.policy.item_words, plain_key(path_of(key))
    if name not in words:
        return key
    table = name.rpartition(".")[0]
    if "[" in key and table in words:
        return f"{formatter.label(table)}/{lower_first(formatter.label(name))}"
    return formatter.label(name)


def _unread(case_input: CaseInput, key: str) -> str:
    """Return what an answer is called that cannot be read, with what stands there if it is short.

    Most stand in their place too, as they are written; some have no place in the pack.
    """
    raw = case_input.review.unreadable[key]
    label = _label(case_input, key)
    if len(raw) > LONGEST_RAW:
        return label
    marked = case_input.formatter.marked(raw)
    return case_input.text("open.unread-answer", label=label, raw=marked)


def findings_told(case_input: CaseInput) -> list[Finding]:
    """Return the findings that are told one by one, the gravest first.

    Hints on the file are for whoever writes it.
    """
    unread = case_input.review.unreadable
    return [
        it
        for it in gravest_first(case_input.review.findings)
        if (weighs(it) or not it.rule.startswith(ON_THE_FILE))
        and it.rule != ANSWER_MISSING
        and it.key not in unread
        and not (it.rule == BEGUN and not it.exempt and case_input.context.meeting_day)
    ]


def _not_met(case_input: CaseInput, most: int) -> Iterator[str]:
    """Say why a clause is not met where none of the findings on the page does."""
    weighing = [it for it in findings_told(case_input) if weighs(it)]
    sentences = unique(finding_sentence(case_input, it) for it in weighing)[:most]
    shown = {it.clause for it in weighing if finding_sentence(case_input, it) in sentences}
    for verdict in case_input.review.verdicts:
        clause = counted_as(verdict)
        if verdict.kind is VerdictKind.NOT_MET and (verdict.assessment or clause not in shown):
            reason = _reason(case_input, verdict)
            yield case_input.text("open.not-met", clause=clause, reason=reason)


def _reason(case_input: CaseInput, verdict: Verdict) -> str:
    """Return who assessed a clause and why, else what the verdict rests on."""
    if verdict.assessment:
        return assessment_sentence(case_input.formatter, verdict.assessment, "assessed-here")
    return verdict.ground.in_(case_input.language) if verdict.ground else ""


def _findings(case_input: CaseInput, most: int) -> Iterator[str]:
    found = findings_told(case_input)
    told = unique(
        sentence
        for exempt in (False, True)
        for sentence in _told(case_input, found, exempt=exempt, with_reason=most != FEWEST)
    )
    shown, left = enumerated(told, most)
    yield from shown
    if left:
        key = "open.remarks-one" if left == 1 else "open.remarks-many"
        yield case_input.text(key, number=left)


def _told(
    case_input: CaseInput, findings: Iterable[Finding], *, exempt: bool, with_reason: bool
) -> Iterator[str]:
    for finding in findings:
        if bool(finding.exempt) is exempt:
            yield finding_sentence(case_input, finding, with_reason=with_reason)


def finding_sentence(case_input: CaseInput, finding: Finding, *, with_reason: bool = True) -> str:
    """Return what was found, as the board is told it, with the exemption if there is one."""
    formatter = case_input.formatter
    message = board_message(formatter, finding)
    if finding.exempt and with_reason:
        message = f"{message} {exemption_sentence(formatter, finding.exempt)}"
    said = label(formatter, finding)
    if not weighs(finding) and not finding.exempt:
        note = "open.note-on" if finding.clause else "open.note"
        said = case_input.text(note, clause=finding.clause)
    return case_input.text("open.finding", label=said, message=message)


def enumerated(parts: Sequence[str], most: int) -> tuple[tuple[str, ...], int]:
    """Return the first parts of a list, and how many are left."""
    return tuple(parts[:most]), max(0, len(parts) - most)


def unique(parts: Iterable[str]) -> tuple[str, ...]:
    """Return the parts of a list, each once."""
    return tuple(dict.fromkeys(parts))
