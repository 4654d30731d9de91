"""The blank questionnaire says every condition and can be read back as it stands."""

import re

import pytest

from aabsocial.core import toml
from aabsocial.core.struct import replace
from aabsocial.documents.blank_form import blank, blank_file, conditions_without_words
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.proposal import Proposal
from aabsocial.policy.aab import load_policy
from aabsocial.policy.loose_ends import LooseEndsError
from aabsocial.questionnaire.questions import read_answers
from aabsocial.rendering.templates import render_template
from tests.support.papers import READER


def test_every_condition_of_the_policy_has_words() -> None:
    assert conditions_without_words(load_policy()) == ()


def has_a_cellar(proposal: Proposal) -> bool:
    return proposal.physical.connected == "yes"


def test_a_condition_without_a_sentence_is_told_with_what_to_write() -> None:
    policy = load_policy()
    chapters = tuple(
        replace(it, items=(*it.items[:-1], replace(it.items[-1], applies=has_a_cellar)))
        if it.number == "3"
        else it
        for it in policy.chapters
    )

    with pytest.raises(LooseEndsError) as refused:
        blank(replace(policy, chapters=chapters), "da")

    assert str(refused.value) == (
        "aabsocial/documents/blank_form.toml: the condition has_a_cellar has no sentence on the "
        "blank form. Write has_a_cellar under [only], in da and en."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sample_answer_has_the_right_shape(language: Language) -> None:
    uncommented = re.sub(r"(?m)^#(?! )", "", blank_file(load_policy(), language))
    assert read_answers(load_policy(), toml.parse(uncommented)).findings == ()


def test_every_group_stands_once_in_the_file() -> None:
    parsed = toml.parse(re.sub(r"(?m)^#(?! )", "", blank_file(load_policy(), "da")))
    assert len(parsed["partners"]) == len(parsed["residents"]["decisions"]) == 1


def test_questions_are_numbered_from_one() -> None:
    paper = blank(load_policy(), "da")
    numbers = [int(item.number) for section in paper.sections for item in section.items]
    assert numbers == list(range(1, len(numbers) + 1))


def test_blank_form_omits_questions_after_the_meeting() -> None:
    prompts = [
        item.question.prompt
        for section in blank(load_policy(), "da").sections
        for item in section.items
    ]
    assert load_policy().item_words["decision.outcome"].prompt.da not in prompts


def test_each_question_is_a_heading() -> None:
    paper = blank(load_policy(), "da")
    tokens = READER.parse(render_template("blank.md.j2", paper))
    headings = sum(token.type == "heading_open" and token.tag == "h3" for token in tokens)
    assert headings == sum(len(section.items) for section in paper.sections)
