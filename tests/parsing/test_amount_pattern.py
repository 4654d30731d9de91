"""An amount that a file may hold as text has one meaning."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core.money import MOST_KRONER, ORE_PER_KRONE
from aabsocial.model.questions import Question
from aabsocial.parsing import Parsed, amount_pattern, parse_money
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.values import WrongShapeError, read_value


@given(st.from_regex(amount_pattern()))
def test_an_amount_in_words_has_one_meaning(words: str) -> None:
    heard = parse_money(words, "da")

    assert isinstance(heard, Parsed)
    assert 0 <= heard.value.ore < (MOST_KRONER + 1) * ORE_PER_KRONE


@pytest.mark.parametrize(
    ("words", "ore"),
    [
        ("250.000 kr.", 25_000_000),
        ("12.500,5", 1_250_050),
        ("1,25 mio. kr.", 125_000_000),
        ("250 T.KR.", 25_000_000),
        ("0,00001 mio.", 1_000),
    ],
)
def test_amount_in_words_has_its_value(words: str, ore: int) -> None:
    heard = parse_money(words, "da")

    assert re.fullmatch(amount_pattern(), words)
    assert isinstance(heard, Parsed)
    assert heard.value.ore == ore


@pytest.mark.parametrize("kroner", [MOST_KRONER, MOST_KRONER + 1])
def test_the_largest_amount_is_the_same_in_figures_and_in_words(kroner: int) -> None:
    question = load_policy().questions["budget.amount"]
    for raw in (kroner, str(kroner), f"{kroner} kr.", f"{kroner:,} kr.".replace(",", ".")):
        assert taken(question, raw) is (kroner <= MOST_KRONER)


def taken(question: Question, raw: object) -> bool:
    """Return whether an answer of a file is accepted as an amount."""
    try:
        return bool(read_value(question, raw))
    except WrongShapeError:
        return False
