"""A policy is only assembled when all its parts join."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.localization.messages import LocalizedText
from aabsocial.model.findings import Severity
from aabsocial.model.policy import Force
from aabsocial.model.proposal import Risk
from aabsocial.model.questions import Group, Kind, Question
from aabsocial.policy.aab import CHAPTERS, load_policy
from aabsocial.policy.assembly import assemble
from aabsocial.policy.loose_ends import LooseEndsError

if TYPE_CHECKING:
    from aabsocial.model.policy import Chapter, Policy, Section

POLICY = load_policy()
PARTNERS = next(chapter for chapter in CHAPTERS if chapter.number == "4")


def complaint(*chapters: Chapter, sections: tuple[Section, ...] = POLICY.sections) -> str:
    """Return the complaint of `assemble` when these chapters replace those with the same number."""
    changed = {chapter.number: chapter for chapter in chapters}
    joined = tuple(changed.get(chapter.number, chapter) for chapter in CHAPTERS)
    with pytest.raises(LooseEndsError) as refused:
        assemble(POLICY.version, joined, sections)
    return str(refused.value)


def joined() -> Policy:
    return assemble(POLICY.version, CHAPTERS, POLICY.sections)


def test_the_policy_joins() -> None:
    assert joined().version == "2017-06-14"


def test_a_question_twice_is_refused() -> None:
    twice = replace(PARTNERS, items=(*PARTNERS.items, PARTNERS.items[-1]))

    assert "key partnership.form stands twice" in complaint(twice)


def test_a_rule_twice_is_refused() -> None:
    twice = replace(PARTNERS, rules=(*PARTNERS.rules, PARTNERS.rules[0]))

    assert f"code {PARTNERS.rules[0].code} stands twice" in complaint(twice)


def test_a_clause_twice_is_refused() -> None:
    twice = replace(PARTNERS, clauses=(*PARTNERS.clauses, PARTNERS.clauses[0]))

    assert "clause 4.1 stands twice" in complaint(twice)


@pytest.mark.parametrize("clauses", [("4.9",), ("4.9", "4.1")])
def test_a_question_about_no_clause_is_refused(clauses: tuple[str, ...]) -> None:
    astray = replace(PARTNERS.items[-1], clauses=clauses)

    assert "partnership.form names clause 4.9, which does not exist" in complaint(
        replace(PARTNERS, items=(*PARTNERS.items[:-1], astray))
    )


def test_a_rule_about_no_clause_is_refused() -> None:
    astray = replace(PARTNERS.rules[0], clause="4.9")

    assert "names clause 4.9" in complaint(replace(PARTNERS, rules=(astray, *PARTNERS.rules[1:])))


def test_clause_without_question_is_refused() -> None:
    silent = replace(PARTNERS, items=(), item_words={}, rules=(), rule_words={})

    assert "clause 4.1 has neither question, rule nor a reason why not" in complaint(silent)


def test_a_question_without_words_is_refused() -> None:
    rest = {key: words for key, words in PARTNERS.item_words.items() if key != "partners"}

    assert "partners has no words" in complaint(replace(PARTNERS, item_words=rest))


def test_words_without_a_question_are_refused() -> None:
    more = {**PARTNERS.item_words, "partners.age": PARTNERS.item_words["partners.name"]}

    assert "words for partners.age, which is no question" in complaint(
        replace(PARTNERS, item_words=more)
    )


def test_a_choice_without_words_is_refused() -> None:
    kind = PARTNERS.item_words["partners.kind"]
    fewer = {**PARTNERS.item_words, "partners.kind": replace(kind, choices={})}

    assert "partners.kind: the choices and their words differ" in complaint(
        replace(PARTNERS, item_words=fewer)
    )


def test_a_group_without_a_word_for_its_record_is_refused() -> None:
    group = replace(PARTNERS.item_words["partners"], record=None)
    words = {**PARTNERS.item_words, "partners": group}

    assert "partners has no word for one record" in complaint(replace(PARTNERS, item_words=words))


def test_doubt_without_text_is_refused() -> None:
    name = PARTNERS.item_words["partners.name"]
    words = {**PARTNERS.item_words, "partners.name": replace(name, doubt=name.help)}

    told = complaint(replace(PARTNERS, item_words=words))
    assert "partners.name: a doubt and its words go together" in told


def test_a_rule_without_words_is_refused() -> None:
    assert "PAR01 has no words" in complaint(replace(PARTNERS, rule_words={}))


def test_a_rule_without_a_message_is_refused() -> None:
    silent = {**PARTNERS.rule_words, "PAR01": replace(PARTNERS.rule_words["PAR01"], messages={})}

    assert "PAR01 has no message" in complaint(replace(PARTNERS, rule_words=silent))


@pytest.mark.parametrize("clause", ["4.1", "4", ""])
def test_error_of_a_clause_that_is_no_must_is_refused(clause: str) -> None:
    hard = replace(PARTNERS.rules[0], severity=Severity.ERROR, clause=clause)
    harder = replace(PARTNERS, rules=(hard, *PARTNERS.rules[1:]))

    assert "PAR01 is an error under a clause that is no must" in complaint(harder)


def test_error_with_reason_may_be_harder_than_its_clause() -> None:
    hard = replace(PARTNERS.rules[0], severity=Severity.ERROR)
    words = PARTNERS.rule_words["PAR01"]
    reasoned = replace(words, reason_for_severity=words.why)
    harder = replace(
        PARTNERS,
        rules=(hard, *PARTNERS.rules[1:]),
        rule_words={**PARTNERS.rule_words, "PAR01": reasoned},
    )
    chapters = tuple(harder if it.number == "4" else it for it in CHAPTERS)

    assert assemble(POLICY.version, chapters, POLICY.sections).rules["PAR01"] == hard


def test_needless_reason_for_severity_is_refused() -> None:
    words = PARTNERS.rule_words["PAR01"]
    reasoned = {**PARTNERS.rule_words, "PAR01": replace(words, reason_for_severity=words.why)}

    assert "PAR01 gives a reason to be an error" in complaint(
        replace(PARTNERS, rule_words=reasoned)
    )


def test_words_without_a_rule_are_refused() -> None:
    assert "words for PAR01, which is no rule" in complaint(replace(PARTNERS, rules=()))


def test_question_outside_the_interview_is_refused() -> None:
    shorter = (replace(POLICY.sections[0], keys=()), *POLICY.sections[1:])

    assert "initiative.title is asked nowhere" in complaint(sections=shorter)


def test_question_twice_in_the_interview_is_refused() -> None:
    first = POLICY.sections[0]
    longer = (replace(first, keys=(*first.keys, first.keys[0])), *POLICY.sections[1:])

    assert "initiative.title stands twice in the interview" in complaint(sections=longer)


def test_unknown_question_in_the_interview_is_refused() -> None:
    first = POLICY.sections[0]
    wrong = (replace(first, keys=(*first.keys, "initiative.colour")), *POLICY.sections[1:])

    assert "the interview asks initiative.colour, which does not exist" in complaint(sections=wrong)


def chapter(number: str) -> Chapter:
    return next(it for it in CHAPTERS if it.number == number)


def with_item(number: str, key: str, **changes: Any) -> Chapter:  # noqa: ANN401 - any of its fields
    """Return a chapter in which one question or group is another."""
    before = chapter(number)
    items = tuple(replace(it, **changes) if it.key == key else it for it in before.items)
    return replace(before, items=items)


def test_a_question_without_a_field_is_refused_with_the_field_to_write() -> None:
    key = "partnership.colour"
    more = Question(key=key, kind=Kind.PARAGRAPHS, clauses=("4.1",), section="partners")
    words = {**PARTNERS.item_words, key: PARTNERS.item_words["partnership.form"]}

    told = complaint(replace(PARTNERS, items=(*PARTNERS.items, more), item_words=words))

    field, interview = told.splitlines()
    assert field == (
        "aabsocial/model/proposal.py: partnership.colour is asked, and a proposal has no field "
        "for it. Write in class Partnership:  colour: Text | None = None"
    )
    assert interview == (
        "aabsocial/policy/aab/__init__.py: partnership.colour is asked nowhere. "
        "Write each key once in CONVERSATION, where a conversation would come to it."
    )


def test_the_field_to_write_for_a_choice_names_its_choices() -> None:
    more = Question(
        key="physical.lift", kind=Kind.CHOICES, clauses=("3.1",), choices=("old", "new")
    )
    before = chapter("3")

    told = complaint(replace(before, items=(*before.items, more)))

    assert 'Write in class Physical:  lift: tuple[Literal["old", "new"], ...] | None = None' in told
    texts = "label, prompt, help, why, good, weak, choices.old, choices.new"
    assert f'Write {texts} under [questions."physical.lift"]' in told


def test_a_question_in_a_new_table_is_told_of_the_tables_class() -> None:
    before = chapter("3")
    more = Question(key="cellar.use", kind=Kind.TEXT, section="physical")

    told = complaint(replace(before, items=(*before.items, more)))

    assert "Write in class Cellar, itself a new field cellar:  use: Line | None = None" in told


def test_a_field_of_a_record_without_a_field_is_refused() -> None:
    group = PARTNERS.items[0]
    assert isinstance(group, Group)
    more = (*group.fields, Question(key="partners.age", kind=Kind.COUNT))

    told = complaint(with_item("4", "partners", fields=more))

    assert "partners.age is asked, and a proposal has no field for it" in told
    assert "Write in class Partner:  age: Count | None = None" in told


def test_a_field_without_a_question_is_refused() -> None:
    group = PARTNERS.items[0]
    assert isinstance(group, Group)

    told = complaint(
        replace(PARTNERS, items=(replace(group, fields=group.fields[1:]), *PARTNERS.items[1:-1]))
    )

    assert "partners.name is a field that no question asks for" in told
    assert "partnership.form is a field that no question asks for" in told


def test_a_group_without_a_field_is_refused_with_the_field_to_write() -> None:
    before = chapter("3")
    fields = (Question(key="physical.risks.risk", kind=Kind.TEXT),)
    more = Group(key="physical.risks", record=Risk, fields=fields)

    told = complaint(replace(before, items=(*before.items, more)))

    assert "Write in class Physical:  risks: tuple[Risk, ...] = ()" in told


def test_a_question_for_a_field_of_records_is_refused() -> None:
    single = Question(key="partners", kind=Kind.TEXT, clauses=("4.1",))

    told = complaint(replace(PARTNERS, items=(single, *PARTNERS.items[1:])))

    assert "partners is asked as text, and its field holds records of Partner" in told


def test_a_chapter_without_a_file_is_told_of_all_the_same() -> None:
    told = complaint(replace(PARTNERS, source=None, rule_words={}))

    assert "?: PAR01 has no words" in told


def test_a_group_of_other_records_than_its_field_is_refused() -> None:
    told = complaint(with_item("4", "partners", record=Risk))

    assert "partners is asked as a group, and its field holds records of Partner" in told


@pytest.mark.parametrize(
    ("key", "kind", "said"),
    [
        ("partnership.form", Kind.PARAGRAPHS, "asked as paragraphs, and its field is no Text"),
        ("partnership.form", Kind.CHOICE, "asked as choice, and its field holds no such choice"),
        ("partnership.form", Kind.MONEY, "asked as money, and its field is no Money"),
        ("partnership.form", Kind.TEXTS, "asked as texts, and its field is no tuple[Line, ...]"),
    ],
)
def test_a_question_of_another_kind_than_its_field_is_refused(
    key: str, kind: Kind, said: str
) -> None:
    assert f"{key} is {said}" in complaint(with_item("4", key, kind=kind))


@pytest.mark.parametrize(
    ("choices", "differ"),
    [
        (("yes", "partly"), "no"),
        (("yes", "partly", "no", "maybe"), "maybe"),
        (("no", "partly", "yes"), "their order"),
    ],
)
def test_choices_that_differ_from_the_literal_are_refused(
    choices: tuple[str, ...], differ: str
) -> None:
    told = complaint(with_item("2", "operations.supports", choices=choices))

    assert (
        "operations.supports: the choices differ from those of its field's Literal "
        f"({differ}). Write choices=get_args(…)"
    ) in told


def test_a_section_that_no_paper_prints_is_refused() -> None:
    told = complaint(with_item("4", "partnership.form", section=None))

    assert "partnership.form stands in section partnership, which no paper prints" in told
    assert "Write section=… with one of: title, facts," in told


def test_lines_that_no_reader_reads_are_refused() -> None:
    told = complaint(with_item("4", "partners", lines="partnership"))

    assert "partners has lines of partnership, which no reader reads" in told
    assert "Write lines=… with one of: activity, budget, contract," in told


def test_records_among_the_facts_are_refused() -> None:
    told = complaint(with_item("4", "partners", section="facts"))

    assert "partners is a group, and section facts holds single answers" in told


def test_a_second_title_is_refused() -> None:
    told = complaint(with_item("4", "partnership.form", section="title"))

    assert "partnership.form is a second title" in told


def test_a_field_of_a_record_has_no_section_of_its_own() -> None:
    group = PARTNERS.items[0]
    assert isinstance(group, Group)
    fields = (replace(group.fields[0], section="risks"), *group.fields[1:])

    told = complaint(with_item("4", "partners", fields=fields))

    assert "partners.name names a section, and stands where its group does" in told


def with_force(force: Force, soft_reason: str, hard_reason: LocalizedText | None) -> Chapter:
    """Return a chapter whose clauses all bind so, with a warning and an error that fit or not."""
    soft, hard, *_ = PARTNERS.rules
    return replace(
        PARTNERS,
        clauses=tuple(replace(it, force=force) for it in PARTNERS.clauses),
        rules=(
            replace(soft, severity=Severity.WARNING, reason_not_error=soft_reason),
            replace(hard, severity=Severity.ERROR, reason_not_error=""),
        ),
        rule_words={
            soft.code: replace(PARTNERS.rule_words[soft.code], reason_for_severity=None),
            hard.code: replace(PARTNERS.rule_words[hard.code], reason_for_severity=hard_reason),
        },
    )


def told_of_rules(changed: Chapter) -> list[str]:
    """Return what is told, without where and what to write."""
    lines = complaint(changed).splitlines()
    return [line.partition(": ")[2].partition(". ")[0] for line in lines]


REASON = LocalizedText("Fordi.", "Because.")


def test_a_clause_raised_to_a_must_names_the_rules_that_no_longer_fit() -> None:
    assert told_of_rules(with_force(Force.MUST, "", REASON)) == [
        "PAR01 is no error under a clause that is a must, and does not say why",
        "PAR02 gives a reason to be an error that it does not need",
    ]


def test_a_clause_lowered_from_a_must_names_the_rules_that_no_longer_fit() -> None:
    assert told_of_rules(with_force(Force.SHOULD, "It may be all right.", None)) == [
        "PAR01 gives a reason to be no error that it does not need",
        "PAR02 is an error under a clause that is no must, and does not say why",
    ]


@pytest.mark.parametrize(
    ("force", "soft_reason", "hard_reason"),
    [(Force.MUST, "It may be all right.", None), (Force.SHOULD, "", REASON)],
)
def test_rules_that_say_what_their_clause_asks_are_taken(
    force: Force, soft_reason: str, hard_reason: LocalizedText | None
) -> None:
    changed = with_force(force, soft_reason, hard_reason)
    chapters = tuple(changed if it.number == "4" else it for it in CHAPTERS)

    assert assemble(POLICY.version, chapters, POLICY.sections).rules["PAR01"] in changed.rules


def test_a_rule_is_told_of_in_the_file_of_its_function() -> None:
    softened = replace(
        chapter("6"),
        rules=tuple(replace(it, reason_not_error="") for it in chapter("6").rules),
    )

    assert "aabsocial/policy/aab/p6_evaluation.py: EFF21" in complaint(softened)


def test_everything_loose_is_told_at_once() -> None:
    told = complaint(
        replace(PARTNERS, rule_words={}), with_item("2", "operations.supports", choices=("yes",))
    )

    assert "PAR03 has no words" in told
    assert "operations.supports: the choices differ" in told
