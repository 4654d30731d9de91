"""The guide for those who write proposals: topics with text, examples and commands."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.documents.model import Column, Section, Table, Text, Verbatim
from aabsocial.localization.messages import Messages
from aabsocial.model.findings import SYMBOLS, VerdictKind, display_name
from aabsocial.model.joints import JointForm
from aabsocial.model.proposal import Proposal
from aabsocial.questionnaire.prompts import prompt_of
from aabsocial.richtext import parse_prose, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aabsocial.documents.model import Part
    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Policy

messages = Messages(__file__)
shown_screens = Messages(__file__, "guide_screens.toml")

TOPICS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "idea": ("start", "overview", "open", "way", "commands"),
        "criterion": ("four", "line", "result", "knowledge", "examples"),
        "residents": ("first", "votes", "volunteers"),
        "money": ("budget", "unsure", "guidelines"),
        "verdicts": ("program", "table", "severity", "many"),
        "meeting": ("proposer", "agenda", "secretary"),
        "file": ("toml", "commands", "settings", "programs"),
        "screen-reader": ("plain", "papers"),
    }
)
COMMANDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "idea.commands": (
            "aabsocial new",
            "aabsocial edit sommer-i-gaarden",
            "aabsocial validate",
            "aabsocial render sommer-i-gaarden --to docx,pdf",
        ),
        "verdicts.many": (
            "aabsocial validate --sort outcome",
            "aabsocial validate --overview money",
            "aabsocial validate --format xlsx --output oplaeg.xlsx",
        ),
        "meeting.secretary": (
            "aabsocial handout --meeting proposals/moede.toml --check",
            "aabsocial handout --meeting proposals/moede.toml",
            "aabsocial handout --meeting proposals/moede.toml --edition full,public --zip",
            "aabsocial handout --meeting proposals/moede.toml --short",
            "aabsocial verify 2026-06-25_moede/2026-06-25_moede.pdf",
        ),
        "file.commands": (
            "aabsocial blank --to toml --output .",
            "aabsocial new --answers blank.toml",
            "aabsocial validate sommer-i-gaarden --as-draft --watch",
        ),
        "screen-reader.plain": ("aabsocial new --plain", "aabsocial --plain"),
        "screen-reader.papers": ("aabsocial handout --meeting proposals/moede.toml --large-print",),
    }
)
# Whose question, as the screen asks it, stands below a part, with a good and a weak answer.
QUESTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "criterion.knowledge": ("effect.evidence_level",),
        "criterion.examples": ("success_criteria",),
        "residents.votes": ("residents.decisions",),
        "money.unsure": ("finance.without_unsecured",),
        "money.guidelines": ("finance.guidelines",),
    }
)


SCREENS: Mapping[str, str] = MappingProxyType(
    {
        "idea.start": "first",
        "idea.overview": "hub",
        "idea.open": "open",
        "criterion.line": "line",
        "meeting.proposer": "ending",
        "screen-reader.plain": "plain",
    }
)
SCREEN_WIDTHS: Mapping[str, int] = MappingProxyType({"wide": 76, "narrow": 36})


class Guide(Struct, kw_only=True):
    """The whole guide, or one topic of it, as a paper: a section for each topic."""

    title: str
    language: Language
    introduction: Text
    sections: tuple[Section, ...]


def topic_name(topic: str, language: Language) -> str:
    """Return the word that a reader writes to get a topic."""
    return messages.text(f"topic.{topic}.name", language)


def topic_title(topic: str, language: Language) -> str:
    """Return a topic's title."""
    return messages.text(f"topic.{topic}.title", language)


def meeting_file(language: Language) -> str:
    """Return the example of a meeting's file."""
    path = Path(__file__).with_name(f"guide_meeting.{language}.txt")
    return path.read_text(encoding="utf-8").rstrip()


def compose_guide(policy: Policy, topics: Iterable[str], language: Language) -> Guide:
    """Return the guide with some of its `TOPICS`."""
    return Guide(
        title=messages.text("title", language),
        language=language,
        introduction=Text(plain_text(messages.text("introduction", language))),
        sections=tuple(
            Section(
                name=topic,
                title=topic_title(topic, language),
                sections=tuple(_part(policy, topic, part, language) for part in TOPICS[topic]),
            )
            for topic in topics
        ),
    )


def _part(policy: Policy, topic: str, part: str, language: Language) -> Section:
    place = f"{topic}.{part}"
    text = part_text(policy, place, language)
    return Section(
        name=place,
        title=messages.text(f"topic.{place}.title", language),
        parts=(
            Text(parse_prose(text)),
            *_verbatim(place, language),
            *_tables(policy, place, language),
        ),
    )


def part_text(policy: Policy, place: str, language: Language) -> str:
    """Return what a part says, in which the words of the screen are quoted as they are there."""
    known = policy.item_words["effect.evidence_level"].choices
    opening, traits = policy.sections[0].title, policy.joint_of["initiative.pilot"].words
    return messages.text(
        f"topic.{place}.text",
        language,
        none=known["none"],
        theory=known["theory"],
        own=known["own-evaluation"],
        pilot=traits.ticks["pilot"],
        opening=opening,
    )


def _verbatim(place: str, language: Language) -> Iterator[Verbatim]:
    """Yield the screen or the file that a part shows."""
    if name := SCREENS.get(place):
        wide, narrow = (shown_screens[f"{name}.{width}"].in_(language) for width in SCREEN_WIDTHS)
        yield Verbatim(wide, narrow)
    if place == "meeting.agenda":
        text = meeting_file(language)
        yield Verbatim(text, text)


def _tables(policy: Policy, place: str, language: Language) -> Iterator[Part]:
    """Yield the examples, commands or verdicts that stand below a part's text."""
    if keys := QUESTIONS.get(place):
        asked = tuple(_question(policy, key, language) for key in keys)
        yield _table(("question", "good", "weak"), asked, language)
    if commands := COMMANDS.get(place):
        told = [messages["command." + it].in_(language) for it in commands]
        yield _table(("write", "does"), tuple(zip(commands, told, strict=True)), language)
    if place == "verdicts.table":
        verdicts = tuple(
            (
                f"{SYMBOLS[kind]} {display_name(kind).in_(language)}",
                messages.text(f"meaning.{kind.value}", language),
            )
            for kind in VerdictKind
        )
        yield _table(("verdict", "meaning"), verdicts, language)


def _question(policy: Policy, key: str, language: Language) -> tuple[str, str, str]:
    """Return what is asked, with a good and a weak answer to all that the line asks for."""
    joint = policy.joint_of.get(key)
    is_line = joint is not None and joint.form is JointForm.LINE
    words = [policy.item_words[it] for it in (joint.keys if joint and is_line else (key,))]
    good, weak = (
        "; ".join(getattr(it, name).in_(language) for it in words) for name in ("good", "weak")
    )
    return prompt_of(policy, Proposal(), key).in_(language), good, weak


def _table(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...], language: Language) -> Table:
    columns = tuple(Column(messages.text(f"head.{head}", language)) for head in heads)
    return Table(columns=columns, rows=rows)
