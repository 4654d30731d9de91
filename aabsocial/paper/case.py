"""Where each answer stands in a proposal's paper, and the tables that need their own columns."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aabsocial.blocks import plain
from aabsocial.paper.parts import Boxes, Column, Fact, Table, Text
from aabsocial.paper.speaker import Cells
from aabsocial.wording import NO_BREAK_SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from aabsocial.paper.parts import Parts, Section
    from aabsocial.paper.speaker import Speaker
    from aabsocial.proposal import Annex, ResidentDecision, SuccessCriterion

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
ABOUT = ("policy", "language", "schema_version")


def head_facts(speaker: Speaker) -> tuple[Fact, ...]:
    """Give the facts that open the paper, but for those of money."""
    return (
        *speaker.facts(
            "initiative.departments",
            "initiative.municipality",
            "initiative.other_organisations",
            "initiative.homes",
        ),
        Fact(speaker.say("fact.period"), period(speaker)),
        *speaker.facts(
            "initiative.focus_areas",
            "initiative.focus_reason",
            "initiative.takes_part",
            "initiative.pilot",
            "initiative.concerns_debt",
        ),
    )


def period(speaker: Speaker) -> str:
    """Write from when to when; a line ends between the two days, and never within one."""
    days = (speaker.answer(f"initiative.{end}") for end in ("start", "end"))
    return " – ".join(day.replace(" ", NO_BREAK_SPACE) for day in days)


def closing_facts(speaker: Speaker) -> tuple[Fact, ...]:
    """Give the facts about the paper itself: its state, openness and contact."""
    contact = [speaker.answer(f"contact.{part}") for part in ("role", "name", "email", "phone")]
    return (
        *speaker.facts("status", "recommendation.closed"),
        Fact(speaker.say("fact.contact"), ", ".join(filter(None, contact))),
    )


def case(speaker: Speaker) -> Section:
    """Set out the case: background, purpose, activities, residents, operations, partners."""
    return speaker.section("case", (), *_sections(speaker, CASE))


def effect(speaker: Speaker) -> Section:
    """Set out what is known, what is aimed at, and how it is followed (6)."""
    return speaker.section("effect", (), *_sections(speaker, EFFECT))


def _sections(speaker: Speaker, places: Mapping[str, tuple[str, ...]]) -> tuple[Section, ...]:
    return tuple(
        speaker.section(name, speaker.parts(speaker.say(f"title.{name}"), keys, OWN_TABLES))
        for name, keys in places.items()
    )


def _decisions(speaker: Speaker) -> Parts:
    group = speaker.policy.groups["residents.decisions"]
    column = {field.name: speaker.column(field) for field in group.fields}

    def votes(record: ResidentDecision) -> str:
        counted = [
            speaker.say(f"vote.{name}", number=number)
            for name in ("for", "against", "blank")
            if (number := column[f"votes_{name}"].write(record))
        ]
        unanimous = column["unanimous"].write(record) and speaker.say(
            "vote.unanimous" if record.unanimous else "vote.by-vote"
        )
        return ": ".join(filter(None, (unanimous, ", ".join(counted))))

    def meeting(record: ResidentDecision) -> str:
        number = column["households"].write(record)
        present = "present.ballot" if record.forum == "ballot" else "present.meeting"
        households = number and speaker.say(present, number=number)
        forum, day = column["forum"].write(record), column["date"].write(record)
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


def _criteria(speaker: Speaker) -> Parts:
    """Show the criteria's numbers in one table and how they are measured in another."""
    group = speaker.policy.groups["success_criteria"]
    column = {field.name: speaker.column(field) for field in group.fields}

    def amount(name: str) -> Cells:
        def write(record: SuccessCriterion) -> str:
            number, unit = column[name].write(record), record.unit
            if not number:
                return ""
            return f"{number} {unit}" if unit else speaker.say("unit-gap", number=number)

        return Cells(column[name].title, write)

    def baseline(record: SuccessCriterion) -> str:
        day = column["baseline_date"].write(record)
        return " ".join(filter(None, (amount("baseline").write(record), day and f"({day})")))

    def target(record: SuccessCriterion) -> str:
        number, is_most = amount("target").write(record), record.target_is_most
        if not number or is_most is None:
            return number
        return speaker.say("target.most" if is_most else "target.least", target=number)

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


def _measurements(speaker: Speaker) -> Parts:
    group = speaker.policy.groups["measurements"]
    lead = (speaker.remark("table-of", label=speaker.label(group.key)),)
    return (*lead, *speaker.table(group)) if speaker.is_said(group.key) else ()


OWN_TABLES: Mapping[str, Callable[[Speaker], Parts]] = {
    "residents.decisions": _decisions,
    "success_criteria": _criteria,
    "measurements": _measurements,
}


def timeline(speaker: Speaker) -> Section:
    """Lay out what happens when: the period, its milestones and evaluation points."""
    moments = sorted(_moments(speaker), key=lambda moment: moment[0] or date.max)
    rows = tuple((speaker.dated(day), *rest) for day, *rest in moments)
    columns = tuple(Column(speaker.say(f"head.{name}")) for name in ("date", "what", "kind"))
    table = (Table(columns, rows),) if rows else ()
    gaps = (Text(speaker.text(key)) for key in TIMELINE if speaker.is_gap(key))
    return speaker.section("timeline", (*table, *gaps))


def _moments(speaker: Speaker) -> Iterator[tuple[date | None, str, str]]:
    kind = speaker.say("moment.period")
    for key in ("start", "end"):
        if day := getattr(speaker.proposal.initiative, key):
            yield day, speaker.say(f"moment.{key}"), kind
    for key in TIMELINE:
        group = speaker.policy.groups[key]
        what = group.fields[-1]
        for record in speaker.records(group):
            yield record.date, speaker.cell(what, record), speaker.record_name(key)


def annexes(speaker: Speaker) -> Section:
    """List the annexes, numbered as the text refers to them."""
    group = speaker.policy.groups["annexes"]
    numbers = {id(annex): number for number, annex in enumerate(speaker.proposal.annexes, 1)}

    def numbered(annex: Annex) -> str:
        number = str(numbers[id(annex)])
        return speaker.say("annex", number=".".join(filter(None, (speaker.within, number))))

    columns = (Cells(speaker.say("head.number"), numbered), *speaker.columns(group))
    listed = speaker.table(group, columns) or (speaker.remark("no-annexes"),)
    return speaker.section("annexes", listed)


def board_decision(speaker: Speaker) -> Section:
    """Tell what the board decided, or give it boxes to tick."""
    keys = ("outcome", "date", "body", "reference", "conditions")
    if facts := speaker.facts(*(f"decision.{key}" for key in keys)):
        return speaker.section("decision", speaker.fact_table(facts))
    outcomes = speaker.policy.item_words["decision.outcome"].choices.values()
    boxes = Boxes(tuple(words.in_(speaker.language) for words in outcomes))
    heads = ("for", "against", "abstained", "date", "signature")
    columns = tuple(Column(speaker.say(f"ballot.{head}")) for head in heads)
    return speaker.section("decision", (boxes, Table(columns, (("",) * len(columns),))))


def colophon(speaker: Speaker) -> Text:
    """Say which policy, language and format the paper was written in."""
    return Text(plain(" · ".join(f"{fact.label}: {fact.value}" for fact in speaker.facts(*ABOUT))))
