"""Property 4: a value means the same whatever stands beside it in the file.

A file without faults is read at once, by types; an unknown key beside an answer is enough to have
every answer read by itself. The two readings are held to each other here, and both to the schema
in `test_json_schema.py`.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core import toml
from aabsocial.model.answers import path_of, with_answer
from aabsocial.model.findings import Outcome
from aabsocial.model.questions import Group, Kind
from aabsocial.questionnaire.decoding import decode_fast
from aabsocial.questionnaire.questions import read_answers
from aabsocial.questionnaire.values import WrongShapeError, read_value
from aabsocial.storage.toml_edit.writer import format_inline
from aabsocial.validation.pipeline import validate_file
from tests.properties.test_same_findings import on_one_line_each
from tests.support.raw_values import ANY, NEAR_MISSES, parsed, written_for
from tests.support.strategies import EXAMPLES, POLICY
from tests.support.validations import a_proposal_in, options_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.model.answers import Answers
    from aabsocial.model.findings import Finding
    from aabsocial.model.questions import Question
    from aabsocial.review.results import ReviewedProposal

WHOLE = [toml.parse(text) for text in EXAMPLES]
QUESTIONS = list(POLICY.questions.values())
TABLES = sorted({key.partition(".")[0] for key in POLICY.items if "." in key})
GROUPS = sorted(key for key, item in POLICY.items.items() if isinstance(item, Group))
UNKNOWN = "a_key_of_no_question"


def place_of(question: Question) -> str:
    """Return the key of a question's answer: in a group, that of its first record."""
    group, _, name = question.key.rpartition(".")
    return f"{group}[0].{name}" if isinstance(POLICY.items.get(group), Group) else question.key


def with_value(answers: Answers, question: Question, value: object) -> Answers:
    """Return answers in which a question has a raw value."""
    return with_answer(answers, path_of(place_of(question)), value)


def beside_an_unknown_key(answers: Answers, key: str) -> Answers:
    """Return the same answers and a key of no question, in the table of the one at `key`."""
    *table, _ = path_of(key)
    return with_answer(answers, (*table, UNKNOWN), 1)


def assert_read_alike(answers: Answers, key: str) -> None:
    """Assert that a whole file decodes to the same as each answer by itself."""
    alone = read_answers(POLICY, answers)
    for other in (beside_an_unknown_key(answers, key), {**answers, UNKNOWN: 1}):
        beside = read_answers(POLICY, other)

        assert without_unknown(beside.findings) == without_unknown(alone.findings)
        # Written out too, for 40 and Decimal(40) are equal.
        assert (beside.proposal, repr(beside.proposal)) == (alone.proposal, repr(alone.proposal))
        assert decode_fast(POLICY, other) is None


def without_unknown(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return findings but for those of unknown keys."""
    return tuple(found for found in findings if found.rule != "FIL03")


def choices_in(question: Question) -> list[str]:
    """Return a question's choices as they may stand in a file: alone, in a list, and twice."""
    one = [format_inline(choice) for choice in question.choices]
    return [*one, *(f"[{it}]" for it in one), *(f"[{it}, {it}]" for it in one)]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_near_misses_decode_alike_at_every_question(question: Question) -> None:
    # What is not read at once is read by itself already.
    at_once = [
        answers
        for written in (*NEAR_MISSES, *choices_in(question))
        if decode_fast(POLICY, answers := with_value({}, question, parsed(written))) is not None
    ]
    assert at_once, "no value is read at once, so nothing is compared"

    for answers in at_once:
        assert_read_alike(answers, place_of(question))


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
def test_any_value_decodes_alike_at_every_question(kind: Kind, data: st.DataObject) -> None:
    of_kind = st.sampled_from([question for question in QUESTIONS if question.kind is kind])
    chosen = data.draw(of_kind)
    value = parsed(data.draw(written_for(chosen)))

    for question in (chosen, data.draw(of_kind)):
        assert_read_alike(with_value({}, question, value), place_of(question))
    whole = data.draw(st.sampled_from(WHOLE))
    assert_read_alike(with_value(whole, chosen, value), place_of(chosen))


@given(st.sampled_from([*TABLES, *GROUPS]), ANY, st.sampled_from([{}, *WHOLE]))
def test_any_value_instead_of_a_table_decodes_alike(
    key: str, written: str, answers: Answers
) -> None:
    assert_read_alike(with_answer(answers, path_of(key), parsed(written)), key)


@given(st.lists(st.tuples(st.sampled_from(QUESTIONS), ANY), min_size=2, max_size=6))
def test_several_values_decode_alike(drawn: list[tuple[Question, str]]) -> None:
    answers: Answers = {}
    for question, written in drawn:
        answers = with_value(answers, question, parsed(written))
    assert_read_alike(answers, place_of(drawn[0][0]))


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
def test_suggested_value_is_accepted(kind: Kind, data: st.DataObject) -> None:
    question = data.draw(st.sampled_from([it for it in QUESTIONS if it.kind is kind]))
    try:
        read_value(question, parsed(data.draw(written_for(question))))
    except WrongShapeError as wrong:
        for advice in (wrong.values[name] for name in ADVICE if name in wrong.values):
            written = f"{{ {advice} }}" if kind is Kind.MONEY_BY_YEAR else str(advice)
            assert read_value(question, parsed(written)) is not None


ADVICE = ("meant", "text", "first", "second", "day")
QUOTED = ('"901"', '" 901"', '"1e3"', '"1.0"', '"nan"', '""', "true", "[901]", "nan", "1e-31")


@pytest.mark.parametrize("written", QUOTED)
@pytest.mark.parametrize("name", ["baseline", "target"])
def test_non_number_is_refused_beside_any_value(name: str, written: str) -> None:
    whole = with_answer(WHOLE[0], ("success_criteria", 0, name), parsed(written))
    alone, beside = (review(answers) for answers in (whole, {**whole, UNKNOWN: 1}))

    for entry in (alone, beside):
        assert entry.outcome is Outcome.NOT_READY
        (found,) = (it for it in entry.findings if it.key == f"success_criteria[0].{name}")
        assert found.rule in {"FIL04", "FIL07"}
    assert findings_without_places(alone) == findings_without_places(beside)


def test_duplicate_choice_counts_once_beside_any_value() -> None:
    twice = ["crime-prevention", "education-employment", "crime-prevention"]
    whole = with_answer(WHOLE[0], ("initiative", "focus_areas"), twice)

    for answers in (whole, {**whole, UNKNOWN: 1}):
        read = read_answers(POLICY, answers).proposal.initiative.focus_areas
        assert read == ("crime-prevention", "education-employment")


def review(answers: Mapping[str, Any]) -> ReviewedProposal:
    """Return the review of a file with these answers."""
    with TemporaryDirectory() as folder:
        return validate_file(
            a_proposal_in(Path(folder), on_one_line_each(dict(answers))), options_for()
        )


def findings_without_places(entry: ReviewedProposal) -> list[tuple[str, str, str]]:
    """Return the findings without places, and without those on unknown keys."""
    return [
        (found.rule, found.key, found.remedy.in_("da"))
        for found in entry.findings
        if found.rule != "FIL03"
    ]
