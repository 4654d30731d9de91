"""Where each answer stands in a proposal's paper, and the tables that need their own columns."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aabsocial.documents.answers import Cells
from aabsocial.documents.finances import EXTERNAL, speaks_of_external_money
from aabsocial.documents.model import Boxes, Column, Fact, Table, Text
from aabsocial.localization.messages import NO_BREAK_SPACE
from aabsocial.model.policy import Kind, Question
from aabsocial.richtext import joined_lines, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from aabsocial.documents.answers import AnswerFormatter, Entry
    from aabsocial.documents.model import Parts, Section
    from aabsocial.model.proposal import ResidentDecision, SuccessCriterion

CASE: Mapping[str, tuple[str, ...]] = {
    "background": ("initiative.background",),
    "purpose": ("initiative.purpose", "initiative.target_group", "initiative.participants"),
    "activities": ("activities", "initiative.pilot_learning"),
    "organisation": ("initiative.organisation", "initiative.communication"),
    "residents": ("residents.decisions", "residents.involvement", "residents.anchoring"),
    "volunteers": (
        "residents.existing_volunteering",
        "residents.volunteering",
        "residents.volunteering_asked",
        "residents.volunteers",
        "residents.volunteer_support",
        "residents.volunteer_hours",
        "residents.volunteer_stories",
        "residents.advice_wanted",
    ),
    "operations": ("operations.supports", "operations.how", "operations.debt_help"),
    "physical": ("physical.connected", "physical.how"),
    "partners": ("partners", "partnership.reason", "partnership.form"),
    "municipality": (
        "municipality.party",
        "municipality.core_task",
        "municipality.border",
        "municipality.bridge",
        "municipality.contracts",
        "municipality.contract_reason",
    ),
}
EFFECT: Mapping[str, tuple[str, ...]] = {
    "evidence": ("effect.evidence_level", "effect.documentation", "effect.source"),
    "criteria": ("success_criteria", "measurements"),
    "evaluation": ("evaluation.method", "evaluation.responsible", "evaluation.agreed"),
    "afterwards": ("effect.self_sustaining", "effect.after_project"),
}
TIMELINE = ("milestones", "evaluation.points")
ABOUT = ("policy", "language")
# Answers of no that a paper says in words of its own, or that say nothing where they are no.
SAID_OTHERWISE = frozenset(
    {
        "initiative.takes_part",
        "residents.decisions.unanimous",
        "success_criteria.target_is_most",
        "finance.no_money",
        "finance.vat_included",
    }
)


def head_facts(speaker: AnswerFormatter) -> tuple[Fact, ...]:
    """Return the facts that open the paper, but for those of money."""
    return (
        *speaker.facts(
            "initiative.departments",
            "initiative.municipality",
            "initiative.other_organisations",
            "initiative.homes",
        ),
        Fact(speaker.say("fact.period"), period(speaker)),
        *speaker.facts("initiative.focus_areas", "initiative.focus_reason"),
        *_part_taken(speaker),
        *speaker.facts("initiative.pilot", "initiative.concerns_debt"),
    )


def _part_taken(speaker: AnswerFormatter) -> tuple[Fact, ...]:
    """Return who leads the initiative: AAB, or others while AAB takes part (0.4)."""
    takes_part = speaker.proposal.initiative.takes_part
    if takes_part is None:
        return speaker.facts("initiative.takes_part")
    said = speaker.say("takes-part" if takes_part else "starts")
    return (Fact(speaker.say("fact.part"), said),)


def period(speaker: AnswerFormatter) -> str:
    """Write from when to when; a line ends between the two days, and never within one."""
    return " – ".join(_end_of_period(speaker, f"initiative.{end}") for end in ("start", "end"))


def _end_of_period(speaker: AnswerFormatter, key: str) -> str:
    written = speaker.answer(key)
    return written.replace(" ", NO_BREAK_SPACE) if speaker.is_said(key) else written


def closing_facts(speaker: AnswerFormatter) -> tuple[Fact, ...]:
    """Return the facts about the paper itself: its state, openness and contact."""
    contact = [speaker.answer(f"contact.{part}") for part in ("role", "name", "email", "phone")]
    return (
        *speaker.facts("status", "recommendation.closed"),
        Fact(speaker.say("fact.contact"), ", ".join(filter(None, contact))),
    )


def case(speaker: AnswerFormatter) -> Section:
    """Set out the case: background, purpose, activities, residents, operations, partners."""
    return speaker.section("case", (), *_sections(speaker, CASE))


def effect(speaker: AnswerFormatter) -> Section:
    """Set out what is known, what is aimed at, and how it is followed (6)."""
    return speaker.section("effect", (), *_sections(speaker, EFFECT))


def _sections(
    speaker: AnswerFormatter, places: Mapping[str, tuple[str, ...]]
) -> tuple[Section, ...]:
    return tuple(
        speaker.section(name, speaker.parts(speaker.say(f"title.{name}"), keys, OWN_TABLES))
        for name, keys in places.items()
    )


def _decisions(speaker: AnswerFormatter) -> Parts:
    group = speaker.policy.groups["residents.decisions"]
    column = {field.name: speaker.column(field) for field in group.fields}

    def votes(entry: Entry) -> str:
        decision: ResidentDecision = entry.record
        counted = [
            speaker.say(f"vote.{name}", number=number)
            for name in ("for", "against", "blank")
            if (number := column[f"votes_{name}"].write(entry))
        ]
        unanimous = column["unanimous"].write(entry)
        if decision.unanimous is not None and unanimous:
            unanimous = speaker.say("vote.unanimous" if decision.unanimous else "vote.by-vote")
        return ": ".join(filter(None, (unanimous, ", ".join(counted))))

    def meeting(entry: Entry) -> str:
        number = column["households"].write(entry)
        present = "present.ballot" if entry.record.forum == "ballot" else "present.meeting"
        households = number and speaker.say(present, number=number)
        forum, day = column["forum"].write(entry), column["date"].write(entry)
        return ", ".join(filter(None, (forum, day, households)))

    return speaker.table(
        group,
        (
            column["department"],
            Cells(speaker.say("head.meeting"), meeting),
            Cells(speaker.say("head.votes"), votes),
            column["decision"],
            column["evidence"],
        ),
    )


def _criteria(speaker: AnswerFormatter) -> Parts:
    """Show the criteria's numbers in one table and how they are measured in another."""
    group = speaker.policy.groups["success_criteria"]
    column = {field.name: speaker.column(field) for field in group.fields}

    def amount(entry: Entry, name: str) -> str:
        number, unit = column[name].write(entry), column["unit"].write(entry)
        if not number:
            return ""
        is_gap = unit in ("", speaker.say("gap"))
        return speaker.say("unit-gap", number=number) if is_gap else f"{number} {unit}"

    def baseline(entry: Entry) -> str:
        day = column["baseline_date"].write(entry)
        return " ".join(filter(None, (amount(entry, "baseline"), day and f"({day})")))

    def target(entry: Entry) -> str:
        criterion: SuccessCriterion = entry.record
        written = amount(entry, "target")
        field = next(it for it in group.fields if it.name == "target_is_most")
        if (raw := speaker.unread(entry.key_of(field))) is not None:
            return f"{written} ({speaker.label(field.key)}: {speaker.marked(raw)})".strip()
        if criterion.target is None or criterion.target_is_most is None:
            return written
        side = "target.most" if criterion.target_is_most else "target.least"
        return speaker.say(side, number=written)

    identity = column["id"]
    goals = (
        identity,
        column["statement"],
        Cells(column["baseline"].title, baseline),
        Cells(column["target"].title, target),
        column["deadline"],
    )
    names = ("indicator", "source", "level", "frequency", "responsible")
    measuring = (identity, *(column[name] for name in names))
    tables = speaker.table(group, goals)
    if not speaker.is_said(group.key):
        return tables
    return (*tables, speaker.remark("measured-by"), *speaker.table(group, measuring))


def _measurements(speaker: AnswerFormatter) -> Parts:
    group = speaker.policy.groups["measurements"]
    if not speaker.is_said(group.key):
        return speaker.table(group)
    return (speaker.remark("table-of", label=speaker.label(group.key)), *speaker.table(group))


OWN_TABLES: Mapping[str, Callable[[AnswerFormatter], Parts]] = {
    "residents.decisions": _decisions,
    "success_criteria": _criteria,
    "measurements": _measurements,
}


def timeline(speaker: AnswerFormatter) -> Section:
    """Lay out what happens when: the period, its milestones and evaluation points."""
    moments = sorted(_moments(speaker), key=lambda moment: moment[0] or date.max)
    rows = tuple(rest for _, *rest in moments)
    columns = tuple(Column(speaker.say(f"head.{name}")) for name in ("date", "what", "kind"))
    table = (Table(columns, tuple(map(tuple, rows))),) if rows else ()
    without = (
        part
        for key in TIMELINE
        if not speaker.is_said(key)
        for part in speaker.table(speaker.policy.groups[key])
    )
    return speaker.section("timeline", (*table, *without))


def _moments(speaker: AnswerFormatter) -> Iterator[tuple[date | None, str, str, str]]:
    """Yield the day to sort by, the day as it is written, what happens, and what kind it is."""
    kind = speaker.say("moment.period")
    for end in ("start", "end"):
        key = f"initiative.{end}"
        day = getattr(speaker.proposal.initiative, end)
        if day or speaker.unread(key) is not None:
            yield day, speaker.answer(key), speaker.say(f"moment.{end}"), kind
    for key in TIMELINE:
        group = speaker.policy.groups[key]
        fields = {field.name: field for field in group.fields}
        for entry in speaker.entries(group):
            day, what = (speaker.cell(fields[name], entry) for name in ("date", "what"))
            yield entry.record.date, day, what, speaker.record_name(key)


def annexes(speaker: AnswerFormatter) -> Section:
    """List the annexes, numbered as the text refers to them."""
    group = speaker.policy.groups["annexes"]
    numbers = {entry.key: number for number, entry in enumerate(speaker.entries(group), 1)}

    def numbered(entry: Entry) -> str:
        number = str(numbers[entry.key])
        return speaker.say("annex", number=".".join(filter(None, (speaker.within, number))))

    columns = (Cells(speaker.say("head.number"), numbered), *speaker.columns(group))
    listed = speaker.table(group, columns) or (speaker.remark("no-annexes"),)
    return speaker.section("annexes", listed)


def board_decision(speaker: AnswerFormatter) -> Section:
    """Return the board's decision, or boxes to tick."""
    keys = ("outcome", "date", "body", "reference", "conditions")
    if facts := speaker.facts(*(f"decision.{key}" for key in keys)):
        return speaker.section("decision", speaker.fact_table(facts))
    outcomes = speaker.policy.item_words["decision.outcome"].choices.values()
    boxes = Boxes(tuple(words.in_(speaker.language) for words in outcomes))
    heads = ("for", "against", "abstained", "date", "signature")
    columns = tuple(Column(speaker.say(f"ballot.{head}")) for head in heads)
    return speaker.section("decision", (boxes, Table(columns, (("",) * len(columns),))))


def colophon(speaker: AnswerFormatter) -> Text:
    """Return the colophon: what was answered no, and the policy and language of the paper."""
    about = " · ".join(f"{fact.label}: {fact.value}" for fact in speaker.facts(*ABOUT))
    refused = "; ".join(_refused(speaker))
    told = plain_text(speaker.say("refused", labels=refused)) if refused else ()
    return Text(joined_lines((*told, *plain_text(about))))


def _refused(speaker: AnswerFormatter) -> Iterator[str]:
    """Name the questions to which the answer is no, where no other line says so."""
    for key in (key for section in speaker.policy.sections for key in section.keys):
        item = speaker.policy.items[key]
        if isinstance(item, Question):
            if item.kind is Kind.YES_NO and key not in SAID_OTHERWISE:
                contradicted = key == EXTERNAL and speaks_of_external_money(speaker)
                if speaker.value(key) is False and not contradicted:
                    yield speaker.label(key)
            continue
        for field in item.fields:
            if field.key not in SAID_OTHERWISE and speaker.is_refused(item, field):
                yield speaker.label(field.key)
