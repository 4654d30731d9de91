"""What the rules on a proposal's surroundings say: its folder, other proposals, our own faults."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial import toml
from aabsocial.faults import fault_words
from aabsocial.formal import formal_finding
from aabsocial.policy import Hit
from aabsocial.rule_words import read_rule_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.finding import Finding
    from aabsocial.policy import RuleWords

WORDS = Path(__file__).with_suffix(".toml")
ANNEX_MISSING = "MAP01"
ANNEX_OUTSIDE = "MAP02"
PAPER_OUT_OF_DATE = "MAP03"
CONFLICT_COPY = "MAP04"
SAME_TITLE = "FOR04"


def found(code: str, key: str, says: str = "found", /, **values: object) -> Finding:
    """Give a finding of one of these rules at a key, as its words tell it."""
    return formal_finding(code, rule_words()[code], Hit(key=key, says=says, values=values))


@cache
def rule_words() -> Mapping[str, RuleWords]:
    """Give what each of these rules says, by code."""
    table = toml.shipped(WORDS)
    return {**{code: read_rule_words(told) for code, told in table.items()}, **fault_words()}
