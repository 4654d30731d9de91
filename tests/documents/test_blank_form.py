"""The blank questionnaire says every condition and can be read back as it stands."""

import re
from typing import Any, TypeVar

import pytest

from aabsocial.core import toml
from aabsocial.core.struct import replace
from aabsocial.documents.blank_conditions import conditions_without_words
from aabsocial.documents.blank_file import blank_file
from aabsocial.documents.blank_form import BlankForm, blank
from aabsocial.documents.blank_tables import (
    columns_of,
    example_line,
    lists_without_columns,
    ruled_table,
)
from aabsocial.documents.model import Boxes, Lines, Section, Text
from aabsocial.localization.messages import LANGUAGES, Language, LocalizedText
from aabsocial.model.joints import Joint, JointForm, JointWords
from aabsocial.model.proposal import Proposal
from aabsocial.policy.aab import load_policy
from aabsocial.policy.loose_ends import LooseEndsError
from aabsocial.questionnaire.questions import read_answers
from aabsocial.rendering.templates import render_template
from aabsocial.richtext import markdown
from tests.support.papers import READER

POLICY = load_policy()
AnyPart = TypeVar("AnyPart")


def test_every_condition_of_the_policy_has_words() -> None:
    assert conditions_without_words(load_policy()) == ()


def test_list_of_lines_without_columns_is_told_with_what_to_write() -> None:
    assert lists_without_columns(POLICY) == ()
    chapters = tuple(
        replace(
            it,
            items=tuple(
                replace(item, lines="gift") if item.key == "risks" else item for item in it.items
            ),
        )
        for it in POLICY.chapters
    )

    [end] = lists_without_columns(replace(POLICY, chapters=chapters))
    assert str(end) == (
        "aabsocial/documents/blank_tables.toml: risks is written as lines, and has no columns on "
        "the blank form. Write rows, columns, example under [gift], in da and en."
    )


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


def questions_of(form: BlankForm) -> dict[str, Section]:
    return {question.name: question for task in form.sections for question in task.sections}


def parts_of(question: Section, kind: type[AnyPart]) -> list[AnyPart]:
    return [part for part in question.parts if isinstance(part, kind)]


def told(question: Section) -> str:
    return " ".join(markdown(part.blocks) for part in question.parts if isinstance(part, Text))


def test_tasks_have_the_letters_and_the_order_of_the_interview() -> None:
    form = blank(POLICY, "da")

    titles = [task.title for task in form.sections]
    assert titles == [
        f"{letter} {task.title.da}"
        for letter, task in zip("ABCDEFG", POLICY.sections[:-1], strict=True)
    ]
    for task in form.sections:
        numbers = [question.title.partition(" ")[0] for question in task.sections]
        assert numbers == [f"{task.title[0]}{at}" for at in range(1, len(numbers) + 1)]
    asked = [key for key in POLICY.spots if key in questions_of(form)]
    assert asked == list(questions_of(form))


def test_blank_form_omits_questions_after_the_meeting() -> None:
    assert "decision.outcome" not in questions_of(blank(POLICY, "da"))


def test_each_question_is_a_heading() -> None:
    form = blank(POLICY, "da")
    tokens = READER.parse(render_template("blank.md.j2", form))
    headings = sum(token.type == "heading_open" and token.tag == "h3" for token in tokens)
    assert headings == len(questions_of(form))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", [it.key for it in POLICY.groups.values() if it.lines])
def test_each_list_of_lines_has_an_example_and_ruled_rows(key: str, language: Language) -> None:
    table = ruled_table(POLICY, POLICY.groups[key], language)
    example, *rows = table.rows

    assert len(table.columns) == len(example) > 1
    assert all(example)
    assert len(rows) >= 3
    assert not any(cell for row in rows for cell in row)
    heads = columns_of(POLICY, POLICY.groups[key], language)
    assert tuple(column.title for column in table.columns) == heads


def test_list_without_lines_has_a_column_for_each_field_that_is_asked() -> None:
    group = replace(POLICY.groups["partners"], lines="")
    table = ruled_table(POLICY, group, "da")

    assert [column.title for column in table.columns][:2] == [
        POLICY.item_words[field.key].label.da for field in group.fields
    ][:2]
    assert len(table.rows) == 3


def test_the_file_shows_an_example_of_each_list_of_lines() -> None:
    file = " ".join(blank_file(POLICY, "da").replace("\n# ", " ").split())

    for group in POLICY.groups.values():
        assert (example_line(group, "da") != "") == bool(group.lines)
        assert example_line(group, "da") in file


def with_joint(form: JointForm, keys: tuple[str, ...], **words: Any) -> Section:  # noqa: ANN401 - any words
    """Return the question of a joint that takes these keys out of the policy's own."""
    said = {name: LocalizedText(name, name) for name in ("label", "prompt", "help")}
    joint = Joint(key="a.joint", keys=keys, form=form, words=JointWords(**{**said, **words}))
    others = tuple(it for it in POLICY.joints if not {*it.keys} & {*keys})
    return questions_of(blank(replace(POLICY, joints=(*others, joint)), "da"))["a.joint"]


PERIOD = ("initiative.start", "initiative.end")


def test_several_answers_on_one_line_are_one_question() -> None:
    example = LocalizedText("1/8-2026 til 31/7-2029", "1 August 2026 to 31 July 2029")
    question = with_joint(JointForm.LINE, PERIOD, example=example)

    assert question.title == "A3 prompt"
    assert "F.eks. 1/8-2026 til 31/7-2029" in told(question)
    assert told(question).count("Skal besvares.") == 1
    assert parts_of(question, Lines)[0] == Lines(2)
    assert "F.eks." not in told(with_joint(JointForm.LINE, PERIOD))


def test_ticks_are_boxes() -> None:
    keys = ("initiative.pilot", "initiative.concerns_debt")
    ticks = {"pilot": LocalizedText("Et forsøg", "A pilot"), "debt": LocalizedText("Gæld", "Debt")}

    assert parts_of(with_joint(JointForm.TICKS, keys, ticks=ticks), Boxes) == [
        Boxes(("Et forsøg", "Gæld"))
    ]


def test_what_holds_of_one_answer_is_not_said_of_the_whole_line() -> None:
    question = with_joint(JointForm.LINE, ("finance.no_money", "initiative.external_financing"))

    assert "Kun hvis" not in told(question)
    assert "Punkt 8.1 og 1.3." in told(question)


def test_question_says_whether_it_may_stand_open() -> None:
    questions = questions_of(blank(POLICY, "da"))
    later = "Kan stå åbent. Hvad venter I på, og hvornår kender I svaret?"
    first = "Kan ikke stå åbent, når oplægget indleveres."

    assert parts_of(questions["initiative.title"], Lines)[-1] == Lines(1, later, has_box=True)
    for key in ("residents.decisions", "success_criteria", "evaluation.plan", "budget"):
        assert first in told(questions[key])
    optional = questions["initiative.organisation"]
    assert first not in told(optional)
    assert not any(part.label for part in parts_of(optional, Lines))


def test_task_says_what_is_good_to_have_at_hand() -> None:
    tasks = {task.name: task for task in blank(POLICY, "da").sections}

    assert told(tasks["residents"]) == (
        "*Hav dette klar: referat med dato, stemmetal og antal husstande.*"
    )
    assert tasks["idea"].parts == ()


def test_steps_stand_under_their_first_question() -> None:
    question = questions_of(blank(POLICY, "da"))["operations.contribution"]

    assert [type(part) for part in question.parts[-4:]] == [Boxes, Text, Lines, Lines]
    assert "Ja: Hvad bliver lettere for driften?" in told(question)
    assert "Nej: Hvorfor understøtter indsatsen ikke driften?" in told(question)
