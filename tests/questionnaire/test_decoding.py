"""Reading a whole file at once gives what reading it answer by answer does."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core import toml
from aabsocial.core.struct import replace
from aabsocial.model.answers import path_of, with_answer
from aabsocial.model.questions import Group
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.decoding import decode_fast
from aabsocial.questionnaire.questions import read_answers
from tests.support.estimates import count_of, stretch_of
from tests.support.small_policy import SMALL

if TYPE_CHECKING:
    from aabsocial.model.answers import Answers
    from aabsocial.model.policy import Policy
    from aabsocial.model.questions import Item

POLICY = load_policy()
TODAY = date(2026, 1, 1)
EXAMPLES = [
    toml.parse(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).parents[2].glob("proposals/*/proposal.toml"))
]
PLACES = sorted(
    {item.key for item in POLICY.items.values()}
    | {key.replace(".", "[0].") for key in POLICY.questions if key.partition(".")[0] in EXAMPLES[0]}
    | {item.key.partition(".")[0] for item in POLICY.items.values()}
    | {"unheard_of", "partners[0].unheard_of", "residents.decisions[0].votes_for"}
)
PLACES.remove("schema_version")  # a newer one ends the reading
RAW = st.one_of(
    st.sampled_from(["", " ", " yes ", "draft", "901", "x" * 1_001, "12.500 kr.", "2026-01-01"]),
    st.sampled_from([True, 0, -1, 10**16, Decimal("250.000"), Decimal("NaN")]),
    st.sampled_from([date(2026, 1, 1), date(1999, 1, 1), datetime(2026, 1, 1)]),  # noqa: DTZ001 - as TOML gives it
    st.sampled_from([[], [""], ["901", "901"], [1], [[]], [{}], {}, {"name": "Fremad"}, [{}, 1]]),
)
CHANGES = st.lists(st.tuples(st.sampled_from(PLACES), RAW), max_size=3)


def changed(answers: Answers, key: str, raw: object) -> Answers:
    """Set one raw value, where its table is one."""
    try:
        return with_answer(answers, path_of(key), raw)
    except (TypeError, ValueError):
        return answers


@given(st.sampled_from([*EXAMPLES, {}]), CHANGES)
def test_fast_decoding_equals_full_decoding(
    answers: Answers, changes: list[tuple[str, object]]
) -> None:
    for key, raw in changes:
        answers = changed(answers, key, raw)
    structure = read_answers(POLICY, answers)

    beside_a_fault = read_answers(POLICY, {**answers, "a_key_of_no_question": 1})

    assert beside_a_fault.proposal == structure.proposal
    assert beside_a_fault.findings[:-1] == structure.findings
    assert beside_a_fault.findings[-1].key == "a_key_of_no_question"


def test_examples_are_decoded_fast() -> None:
    for answers in EXAMPLES:
        assert decode_fast(POLICY, answers) == read_answers(POLICY, answers).proposal


def test_decimals_are_decoded_fast() -> None:
    answers = changed(EXAMPLES[0], "success_criteria[0].target", Decimal("2.5"))

    assert decode_fast(POLICY, answers)


def test_estimates_are_decoded_fast() -> None:
    answers = changed(EXAMPLES[0], "initiative.participants", "ca. 120")
    answers = changed(answers, "success_criteria[0].deadline", "medio august 2027")
    answers = changed(answers, "initiative.end", "udgangen af 2028")

    proposal = decode_fast(POLICY, answers)

    assert proposal
    assert proposal.initiative.participants == count_of("ca. 120")
    assert proposal.initiative.end == stretch_of("udgangen af 2028")
    assert proposal.success_criteria[0].deadline == stretch_of("medio august 2027")


@pytest.mark.parametrize(
    ("key", "raw"),
    [
        ("initiative.participants", "mange"),
        ("initiative.start", {"text": "x", "first": TODAY, "last": TODAY, "da": "x", "en": "x"}),
        ("milestones", "snart"),
        ("evaluation.points", [1]),
    ],
)
def test_what_only_looks_like_an_estimate_is_not_decoded_fast(key: str, raw: object) -> None:
    answers = changed(EXAMPLES[0], "initiative.homes", "ca. 120")

    assert decode_fast(POLICY, answers)
    assert decode_fast(POLICY, changed(answers, key, raw)) is None
    assert decode_fast(POLICY, changed(EXAMPLES[0], key, raw)) is None


def test_other_policies_are_never_decoded_fast() -> None:
    assert decode_fast(SMALL, {}) is None


def test_bounds_within_records_are_never_decoded_fast() -> None:
    assert decode_fast(with_shorter_roles(), {}) is None


def with_shorter_roles() -> Policy:
    """Return the policy with a limit on the length of a partner's role."""
    return replace(
        POLICY,
        chapters=tuple(
            replace(chapter, items=tuple(map(_shorter, chapter.items)))
            for chapter in POLICY.chapters
        ),
    )


def _shorter(item: Item) -> Item:
    if not isinstance(item, Group) or item.key != "partners":
        return item
    fields = (replace(it, most=10) if it.name == "role" else it for it in item.fields)
    return replace(item, fields=tuple(fields))
