"""What the rules on a proposal's surroundings say: its folder, other proposals, our own faults."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial import toml
from aabsocial.finding import Finding
from aabsocial.formal import FORMAL
from aabsocial.policy import Hit
from aabsocial.rule_words import read_rule_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.policy import RuleWords

WORDS = Path(__file__).with_suffix(".toml")
ANNEX_MISSING = "MAP01"
ANNEX_OUTSIDE = "MAP02"
PAPER_OUT_OF_DATE = "MAP03"
CONFLICT_COPY = "MAP04"
SAME_TITLE = "FOR04"
INTERNAL_ERROR = "INT01"


def found(code: str, key: str, says: str = "found", /, **values: object) -> Finding:
    """Give a finding of one of these rules at a key, as its words tell it."""
    rule = FORMAL[code]
    message, remedy = rule_words()[code].sentences(Hit(key=key, says=says, values=values))
    return Finding(
        rule=code,
        name=rule.name,
        severity=rule.severity,
        clause=rule.clause,
        key=key,
        message=message,
        remedy=remedy,
    )


@cache
def rule_words() -> Mapping[str, RuleWords]:
    """Give what each of these rules says, by code."""
    table = toml.shipped(WORDS)
    return {code: read_rule_words(told) for code, told in table.items()}
