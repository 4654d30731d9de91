"""Where each answer stands in a proposal's paper, and the tables that need their own columns."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from aabsocial.core.estimates import first_day, last_day
from aabsocial.documents.answers import Cells, is_open, messages
from aabsocial.documents.awaited_days import awaited_days
from aabsocial.documents.criteria import (
    baseline,
    goal,
    is_to_be_measured,
    not_evaluated_after,
    target,
)
from aabsocial.documents.facts_to_come import contracts_table, partners_table
from aabsocial.documents.finances import EXTERNAL, speaks_of_external_money
from aabsocial.documents.finances import head_facts as head_facts_of_money
from aabsocial.documents.model import Boxes, Column, Fact, Table, Text
from aabsocial.documents.proposed import POINTS, marked_if_proposed
from aabsocial.documents.sections import CASE, EFFECT, keys_in
from aabsocial.localization.messages import NO_BREAK_SPACE, join_list
from aabsocial.model.proposal_facts import is_still_to_be_made
from aabsocial.model.questions import Group, Kind, Question
from aabsocial.parsing.lines.unknown import words_for_stretch
from aabsocial.questionnaire.gaps import gaps_told, what_is_open
from aabsocial.richtext import joined_lines, plain_text
from aabsocial.text.sentences import begun_with_a_capital, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.documents.answers import AnswerFormatter, Entry
    from aabsocial.documents.model import AnswerParts, Section
    from aabsocial.model.proposal import ResidentDecision
    from aabsocial.model.questions import Item

CRITERIA = "success_criteria"
# Answers of no that a paper says in words of its own, or that say nothing where they are no.
SAID_OTHERWISE = frozenset(
    {
        "initiative.takes_part",
        "residents.decisions.unanimous",
        "success_criteria.target_is_most",
        "budget.estimated",
        "evaluation.agreed",
        "finance.no_money",
        "finance.vat_included",
    }
)


def head_facts(formatter: AnswerFormatter) -> tuple[Fact, ...]:
    """Return the facts that open the paper."""
    return tuple(
        fact
        for key in keys_in(formatter.policy, "facts")
        for fact in (OWN_FACTS[key](formatter) if key in OWN_FACTS else formatter.facts(key))
    )


def _period(formatter: AnswerFormatter) -> tuple[Fact, ...]:
    return (Fact(messages.text("fact.period", formatter.language), period(formatter)),)


def _part_taken(formatter: AnswerFormatter) -> tuple[Fact, ...]:
    """Return who leads the initiative: AAB, or others while AAB takes part (0.4)."""
    takes_part = formatter.proposal.initiative.takes_part
    if takes_part is None:
        return formatter.facts("initiative.takes_part")
    said = messages.text("takes-part" if takes_part else "starts", formatter.language)
    return (Fact(messages.text("fact.part", formatter.language), said),)


def period(formatter: AnswerFormatter) -> str:
    """Write from when to when; a line ends between the two days, and never within one."""
    return " – ".join(_end_of_period(formatter, f"initiative.{end}") for end in ("start", "end"))


def _end_of_period(formatter: AnswerFormatter, key: str) -> str:
    written = formatter.answer(key)
    return written.replace(" ", NO_BREAK_SPACE) if formatter.is_said(key) else written


OWN_FACTS: Mapping[str, Callable[[AnswerFormatter], tuple[Fact, ...]]] = {
    "initiative.start": _period,
    "initiative.end": lambda _: (),  # stands in the row of the period
    "initiative.takes_part": _part_taken,
    EXTERNAL: head_facts_of_money,
}


def closing_facts(formatter: AnswerFormatter) -> tuple[Fact, ...]:
    """Return the facts about the paper itself: its state, openness and contact."""
    contact = [formatter.answer(key) for key in keys_in(formatter.policy, "contact")]
    return (
        *formatter.facts(*keys_in(formatter.policy, "state")),
        Fact(messages.text("fact.contact", formatter.language), joined(contact)),
    )


def case(formatter: AnswerFormatter) -> Section:
    """Set out the case: background, purpose, activities, residents, operations, partners."""
    return formatter.section("case", (), *_sections(formatter, CASE))


def effect(formatter: AnswerFormatter) -> Section:
    """Set out what is known, what is aimed at, and how it is followed (6)."""
    return formatter.section("effect", (), *_sections(formatter, EFFECT))


def _sections(formatter: AnswerFormatter, names: tuple[str, ...]) -> tuple[Section, ...]:
    return tuple(plain_section(formatter, name) for name in names)


def plain_section(formatter: AnswerFormatter, name: str) -> Section:
    """Set out the answers of a section as they come."""
    title = messages.text(f"title.{name}", formatter.language)
    return formatter.section(
        name, formatter.parts(title, keys_in(formatter.policy, name), OWN_TABLES)
    )


def _decisions(formatter: AnswerFormatter) -> AnswerParts:
    group = formatter.policy.groups["residents.decisions"]
    column = {field.name: formatter.column(field) for field in group.fields}

    def counted_or_open(message_key: str, name: str, number: str) -> str:
        """Return a number with what it counts; of one that is missing, its label in full."""
        if is_open(number):
            return f"{column[name].title}: {number}"
        return messages.text(message_key, formatter.language, number=number)

    def votes(entry: Entry) -> str:
        decision: ResidentDecision = entry.record
        counted = [
            counted_or_open(f"vote.{name}", f"votes_{name}", number)
            for name in ("for", "against", "blank")
            if (number := column[f"votes_{name}"].write(entry))
        ]
        unanimous = column["unanimous"].write(entry)
        if decision.unanimous is not None and unanimous:
            unanimous = messages.text(
                "vote.unanimous" if decision.unanimous else "vote.by-vote", formatter.language
            )
        return ": ".join(filter(None, (unanimous, ", ".join(counted))))

    def meeting(entry: Entry) -> str:
        number = column["households"].write(entry)
        present = "present.ballot" if entry.record.forum == "ballot" else "present.meeting"
        households = number and counted_or_open(present, "households", number)
        forum, day = column["forum"].write(entry), column["date"].write(entry)
        if is_still_to_be_made(entry.record, formatter.today):
            day = messages.text("not-decided-yet", formatter.language, day=day)
        return ", ".join(filter(None, (forum, day, households)))

    return formatter.table(
        group,
        (
            column["department"],
            Cells(messages.text("head.meeting", formatter.language), meeting),
            Cells(messages.text("head.votes", formatter.language), votes),
            column["decision"],
            column["evidence"],
        ),
    )


def _criteria(formatter: AnswerFormatter) -> AnswerParts:
    """Show the criteria's numbers in one table and how they are measured in another."""
    group = formatter.policy.groups["success_criteria"]
    column = {field.name: formatter.column(field) for field in group.fields}

    def baseline_with_day(entry: Entry) -> str:
        day = column["baseline_date"].write(entry)
        if day and is_to_be_measured(formatter, entry):
            day = messages.text("to-be-measured", formatter.language, day=day)
        return " ".join(filter(None, (baseline(formatter, entry), day and f"({day})")))

    identity = column["id"]
    goals = (
        identity,
        Cells(column["statement"].title, partial(goal, formatter)),
        Cells(column["baseline"].title, baseline_with_day),
        Cells(column["target"].title, partial(target, formatter)),
        column["deadline"],
    )
    names = ("indicator", "source", "level", "frequency", "responsible")
    measuring = (identity, *(column[name] for name in names))
    tables = formatter.table(group, goals)
    if not formatter.is_said(group.key):
        return tables
    remarks = (*not_evaluated_after(formatter), formatter.remark("measured-by"))
    return (*tables, *remarks, *formatter.table(group, measuring))


def _measurements(formatter: AnswerFormatter) -> AnswerParts:
    group = formatter.policy.groups["measurements"]
    if not formatter.is_said(group.key):
        return formatter.table(group)
    return (formatter.remark("table-of", label=formatter.label(group.key)), *formatter.table(group))


OWN_TABLES: Mapping[str, Callable[[AnswerFormatter], AnswerParts]] = {
    "residents.decisions": _decisions,
    "success_criteria": _criteria,
    "measurements": _measurements,
    "partners": partners_table,
    "municipality.contracts": contracts_table,
}


def timeline(formatter: AnswerFormatter) -> Section:
    """Lay out what happens when: the period, its milestones and evaluation points."""
    return formatter.section("timeline", timeline_parts(formatter))


def timeline_parts(formatter: AnswerFormatter) -> AnswerParts:
    """Return the days in order as one table, and what else stands with them."""
    keys = keys_in(formatter.policy, "timeline")
    dated = [key for key in keys if _has_days(formatter.policy.items[key])]
    moments = sorted(_moments(formatter, dated), key=lambda moment: _order(moment[0]))
    rows = tuple((day, begun_with_a_capital(what), kind) for _, day, what, kind in moments)
    columns = tuple(
        Column(messages.text(f"head.{name}", formatter.language))
        for name in ("date", "what", "kind")
    )
    table = (Table(columns, rows),) if rows else ()
    without = (
        part
        for key in dated
        if not formatter.is_said(key)
        for part in formatter.table(formatter.policy.groups[key])
    )
    rest = formatter.parts("", [key for key in keys if key not in dated])
    return (*table, *without, *rest)


def _order(day: DayOrStretch | None) -> tuple[date, date]:
    """Return what days are sorted by: their last day, and of the same last day the first one."""
    return last_day(day) or date.max, first_day(day) or date.max


def _has_days(item: Item) -> bool:
    """Return whether an item's records say what happens on a day."""
    return isinstance(item, Group) and {"date", "what"} <= {field.name for field in item.fields}


def _moments(
    formatter: AnswerFormatter, keys: Iterable[str]
) -> Iterator[tuple[DayOrStretch | None, str, str, str]]:
    """Yield the day to sort by, the day as it is written, what happens, and what kind it is."""
    kind = messages.text("moment.period", formatter.language)
    idea = formatter.proposal.initiative
    days: Mapping[str, DayOrStretch | None] = {"start": first_day(idea.start), "end": idea.end}
    for end, day in days.items():
        key = f"initiative.{end}"
        if day or formatter.unread(key) is not None:
            yield (
                day,
                formatter.answer(key),
                messages.text(f"moment.{end}", formatter.language),
                kind,
            )
    for key in keys:
        group = formatter.policy.groups[key]
        fields = {field.name: field for field in group.fields}
        for entry in formatter.entries(group):
            written, what = (formatter.cell(fields[name], entry) for name in ("date", "what"))
            if key == POINTS:
                written = marked_if_proposed(formatter, written)
            yield entry.record.date, written, what, formatter.record_name(key)
    yield from _deadlines(formatter)
    yield from _days_of_gaps(formatter)
    for day, said, what in awaited_days(formatter):
        yield day, formatter.dated(day), said, what


def _deadlines(formatter: AnswerFormatter) -> Iterator[tuple[DayOrStretch, str, str, str]]:
    """Yield the criteria's deadlines, one for those that are to be reached on the same day."""
    group = formatter.policy.groups[CRITERIA]
    field = next(it for it in group.fields if it.name == "deadline")
    together: dict[tuple[DayOrStretch, str], list[str]] = {}
    for number, entry in enumerate(formatter.entries(group), 1):
        if entry.record.deadline is not None:
            day = (entry.record.deadline, formatter.cell(field, entry))
            together.setdefault(day, []).append(entry.record.id or str(number))
    for (until, written), names in together.items():
        named = join_list(names, formatter.language)
        what = messages.text("moment.deadline", formatter.language, names=named)
        yield until, written, what, formatter.record_name(group.key)


def _days_of_gaps(formatter: AnswerFormatter) -> Iterator[tuple[DayOrStretch, str, str, str]]:
    """Yield by when what is left open is to be settled, as a decision that is still to come.

    A stretch of days stands as it is written.
    """
    kind = messages.text("moment.settled", formatter.language)
    for told in gaps_told(formatter.policy, formatter.proposal):
        if (until := told.gap.by) is not None:
            written = words_for_stretch(told.gap.note or "", until) or formatter.dated(until)
            what = what_is_open(formatter.policy, formatter.proposal, told.keys, formatter.language)
            yield until, written, what, kind


def annexes(formatter: AnswerFormatter) -> Section:
    """List the annexes, numbered as the text refers to them."""
    group = formatter.policy.groups["annexes"]
    numbers = {entry.key: number for number, entry in enumerate(formatter.entries(group), 1)}

    def numbered(entry: Entry) -> str:
        number = str(numbers[entry.key])
        return messages.text(
            "annex", formatter.language, number=".".join(filter(None, (formatter.within, number)))
        )

    columns = (
        Cells(messages.text("head.number", formatter.language), numbered),
        *formatter.columns(group),
    )
    listed = formatter.table(group, columns) or (formatter.remark("no-annexes"),)
    rest = [key for key in keys_in(formatter.policy, "annexes") if key != group.key]
    return formatter.section("annexes", (*listed, *formatter.parts("", rest)))


def board_decision(formatter: AnswerFormatter) -> Section:
    """Return the board's decision, or boxes to tick."""
    if facts := formatter.facts(*keys_in(formatter.policy, "decision")):
        return formatter.section("decision", formatter.fact_table(facts))
    outcomes = formatter.policy.item_words["decision.outcome"].choices.values()
    boxes = Boxes(tuple(words.in_(formatter.language) for words in outcomes))
    heads = ("for", "against", "abstained", "date", "signature")
    columns = tuple(Column(messages.text(f"ballot.{head}", formatter.language)) for head in heads)
    return formatter.section("decision", (boxes, Table(columns, (("",) * len(columns),))))


def colophon(formatter: AnswerFormatter) -> Text:
    """Return the colophon: what was answered no, and the policy and language of the paper."""
    about = keys_in(formatter.policy, "colophon")
    said = " · ".join(f"{fact.label}: {fact.value}" for fact in formatter.facts(*about))
    refused = "; ".join(_refused(formatter))
    told = (
        plain_text(messages.text("refused", formatter.language, labels=refused)) if refused else ()
    )
    return Text(joined_lines((*told, *plain_text(said))))


def _refused(formatter: AnswerFormatter) -> Iterator[str]:
    """Name the questions to which the answer is no, where no other line says so."""
    for key in (key for section in formatter.policy.sections for key in section.keys):
        item = formatter.policy.items[key]
        if isinstance(item, Question):
            if item.kind is Kind.YES_NO and key not in SAID_OTHERWISE:
                contradicted = key == EXTERNAL and speaks_of_external_money(formatter)
                if formatter.value(key) is False and not contradicted:
                    yield formatter.label(key)
            continue
        for field in item.fields:
            if field.key not in SAID_OTHERWISE and formatter.is_refused(item, field):
                yield formatter.label(field.key)
