"""A chapter's texts that cannot be read are told of with all else that does not join."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.model.findings import Severity, VerdictKind
from aabsocial.model.policy import Judgement, Rule
from aabsocial.model.questions import Kind, Question
from aabsocial.policy.assembly import assemble
from aabsocial.policy.loading import load_chapter
from aabsocial.policy.loose_ends import LooseEndsError

if TYPE_CHECKING:
    from pathlib import Path

    from aabsocial.model.policy import ReviewContext
    from aabsocial.model.proposal import Proposal

HEAD = """
number = "4"
title = { da = "Titel", en = "Title" }
short = { da = "Kort", en = "Short" }
"""
CLAUSE = """
[clauses."4.1"]
force = "should"
title = { da = "Titel", en = "Title" }
text = { da = "Tekst", en = "Text" }
"""
WORDS = """
[questions."partnership.form"]
label = { da = "a", en = "a" }
prompt = { da = "a", en = "a" }
help = { da = "a", en = "a" }
why = { da = "a", en = "a" }
good = { da = "a", en = "a" }
weak = { da = "a", en = "a" }
"""
FORM = Question(key="partnership.form", kind=Kind.TEXT, clauses=("4.1",), section="partners")
RULE = Rule(code="PAR01", name="a", clause="4.1", severity=Severity.WARNING, check=lambda _, __: ())


def met(_: Proposal, __: ReviewContext) -> Judgement:
    return Judgement(VerdictKind.MET)


def told_of(texts: str, folder: Path, *rules: Rule) -> list[str]:
    """Return what is told of a chapter with such texts, but for fields that it does not ask for."""
    source = folder / "chapter.toml"
    source.write_text(texts, encoding="utf-8")
    chapter = load_chapter(source, items=(FORM,), rules=rules, judges={"4.1": met})
    with pytest.raises(LooseEndsError) as refused:
        assemble("1", (chapter,), ())
    lines = str(refused.value).splitlines()
    return [it for it in lines if "is a field that" not in it and "asked nowhere" not in it]


def test_texts_that_join_are_told_nothing_of(tmp_path: Path) -> None:
    assert told_of(HEAD + CLAUSE + WORDS, tmp_path) == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            'help = { da = "a", en = "a" }\n',
            "",
            '[questions."partnership.form"] lacks help. Write it, in da and en.',
        ),
        (
            'help = { da = "a", en = "a" }',
            'help = { da = "a" }',
            '[questions."partnership.form".help] lacks en. Write the text in that language too.',
        ),
        (
            'help = { da = "a", en = "a" }',
            'help = { da = "a", en = "a", de = "a" }',
            '[questions."partnership.form".help] has de, which is no language. Remove it.',
        ),
        (
            'text = { da = "Tekst", en = "Text" }\n',
            "",
            '[clauses."4.1"] lacks text. Write it, in da and en.',
        ),
    ],
    ids=["no text", "one language", "three languages", "a clause's text"],
)
def test_a_text_that_is_missing_is_told_once(
    before: str, after: str, told: str, tmp_path: Path
) -> None:
    texts = HEAD + CLAUSE + WORDS
    assert before in texts

    assert told_of(texts.replace(before, after), tmp_path) == [f"chapter.toml: {told}"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('force = "should"', 'force = "shall"', "(force is 'shall', and must be one of: must, "),
        ("help = {", "helps = { da = 'a', en = 'a' }\nhelp = {", "cannot be read ("),
        ('help = { da = "a", en = "a" }', 'help = "a"', "cannot be read ("),
    ],
    ids=["no such force", "no such text", "no languages"],
)
def test_what_cannot_be_read_is_told_in_its_place(
    before: str, after: str, told: str, tmp_path: Path
) -> None:
    (line,) = told_of((HEAD + CLAUSE + WORDS).replace(before, after), tmp_path)

    assert line.startswith("chapter.toml: [")
    assert told in line


def test_a_verdict_for_no_clause_is_refused(tmp_path: Path) -> None:
    other = CLAUSE.replace("4.1", "4.2")

    assert "chapter.py: a verdict for clause 4.1, which does not exist" in "\n".join(
        told_of(HEAD + other + WORDS, tmp_path)
    )


def test_texts_that_are_no_toml_are_told_with_the_line(tmp_path: Path) -> None:
    with pytest.raises(LooseEndsError, match=r"chapter\.toml: is not TOML: .*line 10"):
        told_of(HEAD + CLAUSE + "=", tmp_path)


RULE_WORDS = """
[rules.PAR01]
title = { da = "a", en = "a" }
why = { da = "a", en = "a" }
[rules.PAR01.messages.found]
message = { da = "a", en = "a" }
remedy = { da = "a", en = "a" }
"""


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('remedy = { da = "a", en = "a" }', 'remedy.da = "a"', "rules.PAR01.messages.found.remedy"),
        ('text = { da = "Tekst", en = "Text" }', 'text.da = "Tekst"', 'clauses."4.1".text'),
    ],
    ids=["a rule's remedy", "its clause's text"],
)
def test_what_hangs_on_an_unread_text_is_not_told_as_well(
    before: str, after: str, told: str, tmp_path: Path
) -> None:
    texts = HEAD + CLAUSE + WORDS + RULE_WORDS
    assert before in texts

    assert told_of(texts.replace(before, after), tmp_path, RULE) == [
        f"chapter.toml: [{told}] lacks en. Write the text in that language too."
    ]


@pytest.mark.parametrize(
    ("short", "told"),
    [("", "chapter 4 has no short title. "), ('short = { da = "Kort" }\n', "[short] lacks en. ")],
    ids=["none", "one language"],
)
def test_a_chapter_with_verdicts_has_a_short_title(short: str, told: str, tmp_path: Path) -> None:
    head = HEAD.replace('short = { da = "Kort", en = "Short" }\n', short)
    (line,) = told_of(head + CLAUSE + WORDS, tmp_path)

    assert line.startswith(f"chapter.toml: {told}")


def test_a_clause_may_have_a_question_to_the_board(tmp_path: Path) -> None:
    clause = CLAUSE + 'board = { da = "Er det godt?", en = "Is it good?" }\n'
    source = tmp_path / "chapter.toml"
    source.write_text(HEAD + clause + WORDS, "utf-8")

    (only,) = load_chapter(source, items=(FORM,)).clauses
    assert only.board == ("Er det godt?", "Is it good?")
