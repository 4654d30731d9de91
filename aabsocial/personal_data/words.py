"""What the rules about personal data say; their examples are completed while the tool runs."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aabsocial import toml
from aabsocial.rule_words import read_rule_words
from aabsocial.wording import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.policy import RuleWords

WORDS = Path(__file__).with_name("personal_data.toml")

# Nobody alive has a number of 1872; and in no file of the tool stand ten digits in a row.
BORN, SERIAL = "241272", "6000"
EXAMPLES = {
    "{cpr}": f"{BORN}-{SERIAL}",
    "{ten digits}": f"{BORN}{SERIAL}",
    "{born}": BORN,
    "{serial}": SERIAL,
    "{phone}": "20 00 00 00",
    "{mail}": "beboer@gmail.com",
}


@cache
def rule_words() -> Mapping[str, RuleWords]:
    """Give the words of DAT01 to DAT06 by code."""
    return {code: _rule_words(told) for code, told in _data()["rules"].items()}


def limits() -> Words:
    """Give what the check does not find."""
    return Words(**_data()["limits"])


def _rule_words(told: Mapping[str, Any]) -> RuleWords:
    words = read_rule_words(told)
    return replace(
        words,
        passes=tuple(map(_completed, words.passes)),
        breaks=tuple(map(_completed, words.breaks)),
        remedied=tuple(map(_completed, words.remedied)),
    )


def _completed(example: str) -> str:
    for gap, value in EXAMPLES.items():
        example = example.replace(gap, value)
    return example


@cache
def _data() -> dict[str, Any]:
    return toml.shipped(WORDS)
