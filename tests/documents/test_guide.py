"""The guide: every topic in both languages, with the words of the questions and the verdicts."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from aabsocial.documents.guide import (
    COMMANDS,
    QUESTIONS,
    TOPICS,
    compose_guide,
    meeting_file,
    messages,
    part_text,
    topic_name,
    topic_title,
)
from aabsocial.documents.model import Table, Text, Verbatim
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.findings import VerdictKind
from aabsocial.parsing.lines.criterion import parse_criterion
from aabsocial.parsing.lines.guidelines import parse_guidelines
from aabsocial.policy.aab import load_policy
from aabsocial.richtext import Listing
from aabsocial.storage.meeting_file import ITEM_KEYS, MEETING_KEYS

if TYPE_CHECKING:
    from aabsocial.documents.model import Part

POLICY = load_policy()
MINUTES_TO_READ = 10
WORDS_A_MINUTE = 200


def parts(topic: str, language: Language = "da") -> list[Part]:
    """Return what a topic is made of."""
    (section,) = compose_guide(POLICY, (topic,), language).sections
    return [part for it in section.sections for part in it.parts]


def tables(topic: str, language: Language = "da") -> list[Table]:
    """Return the tables of a topic."""
    return [part for part in parts(topic, language) if isinstance(part, Table)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_guide_has_every_topic_in_its_order(language: Language) -> None:
    guide = compose_guide(POLICY, TOPICS, language)

    assert guide.language == language
    assert guide.title == messages.text("title", language)
    assert [it.title for it in guide.sections] == [topic_title(it, language) for it in TOPICS]
    assert [len(it.sections) for it in guide.sections] == [len(it) for it in TOPICS.values()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_topics_differ(language: Language) -> None:
    assert len({topic_name(it, language) for it in TOPICS}) == len(TOPICS)


def test_one_topic_alone_is_the_guide_with_that_topic() -> None:
    guide = compose_guide(POLICY, ("money",), "da")

    assert [it.name for it in guide.sections] == ["money"]
    assert [it.name for it in guide.sections[0].sections] == [
        "money.budget",
        "money.unsure",
        "money.guidelines",
    ]


def test_text_may_have_lists() -> None:
    (section,) = compose_guide(POLICY, ("idea",), "da").sections
    (text,) = next(it.parts for it in section.sections if it.name == "idea.way")

    assert isinstance(text, Text)
    (listing,) = text.blocks
    assert isinstance(listing, Listing)
    assert (listing.start, len(listing.items)) == (1, 5)


def test_examples_are_those_of_the_questions() -> None:
    _, table = tables("criterion")
    words = POLICY.item_words["success_criteria"]

    assert table.rows == ((words.prompt.da, words.good.da, words.weak.da),)
    assert [it.title for it in table.columns] == ["Spørgsmål", "Godt svar", "Svagt svar"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_have_the_words_of_the_screen(language: Language) -> None:
    (line,) = tables("money", language)[1].rows
    asked = POLICY.joint_of["finance.guidelines"].words.prompt.in_(language)
    reading = parse_guidelines(line[1], language)

    assert line[0] == asked
    assert reading.values["guidelines_edition"]
    assert reading.values["guidelines"]
    told = part_text(POLICY, "criterion.knowledge", language)
    choices = POLICY.item_words["effect.evidence_level"].choices
    assert choices["own-evaluation"].in_(language) in told
    assert POLICY.sections[0].title.in_(language) in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_good_answer_of_a_line_is_read_whole(language: Language) -> None:
    ((_, good, _),) = tables("criterion", language)[1].rows
    values = parse_criterion(good, language, date(2026, 5, 1)).values

    assert {"indicator", "baseline", "target", "unit", "deadline", "source"} <= values.keys()


def test_every_verdict_is_explained_with_its_word() -> None:
    table, _ = tables("verdicts")

    assert len(table.rows) == len(VerdictKind)
    assert ("✓ Opfyldt", messages.text("meaning.met", "da")) in table.rows


def test_commands_are_told_what_they_do() -> None:
    (table,) = tables("meeting", "en")

    assert [it.title for it in table.columns] == ["Type", "What happens"]
    assert (
        "aabsocial handout --meeting proposals/moede.toml",
        "The pack is made as a PDF.",
    ) in table.rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_meeting_file_is_shown_whole(language: Language) -> None:
    text = meeting_file(language)

    assert Verbatim(text, text) in parts("meeting", language)
    assert {*MEETING_KEYS, *ITEM_KEYS} - {*re.findall(r"\w+", text)} == set()


def test_every_place_of_a_table_is_one_of_a_topic() -> None:
    places = {f"{topic}.{part}" for topic, parts in TOPICS.items() for part in parts}

    assert (COMMANDS.keys() | QUESTIONS.keys()) - places == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_guide_is_read_in_ten_minutes(language: Language) -> None:
    places = [f"{topic}.{part}" for topic, parts in TOPICS.items() for part in parts]
    texts = [messages.text(f"topic.{place}.title", language) for place in places]
    texts += [part_text(POLICY, place, language) for place in places]

    assert sum(len(text.split()) for text in texts) < MINUTES_TO_READ * WORDS_A_MINUTE
