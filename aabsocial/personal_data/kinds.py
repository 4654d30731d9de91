"""The kinds of personal data, a place where one stands, and the words of their rules."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aabsocial.core import toml
from aabsocial.core.value import Value
from aabsocial.localization.messages import LocalizedText
from aabsocial.model.findings import Severity
from aabsocial.model.policy import RuleExamples, read_rule_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.model.policy import RuleWords


class MatchKind(Value, kw_only=False):
    """One kind of personal data: its rule, how hard it weighs, what is shown in its place."""

    rule: str
    name: str
    severity: Severity
    mask: str


CPR_NUMBER = MatchKind("DAT01", "cpr-number", Severity.ERROR, "••••••-••••")
POSSIBLE_CPR_NUMBER = MatchKind("DAT02", "possible-cpr-number", Severity.WARNING, "••••••••••")
PRIVATE_ADDRESS = MatchKind("DAT03", "private-address", Severity.WARNING, "••, •. ••")
PHONE_NUMBER = MatchKind("DAT04", "phone-number", Severity.WARNING, "•• •• •• ••")
PRIVATE_EMAIL = MatchKind("DAT05", "private-email", Severity.WARNING, "••••@••••")
RECOGNISABLE_PERSON = MatchKind("DAT06", "person-may-be-recognised", Severity.HINT, "••••")

# The strongest first: where two lie over each other, the first is told.
KINDS = (
    CPR_NUMBER,
    POSSIBLE_CPR_NUMBER,
    PRIVATE_ADDRESS,
    PHONE_NUMBER,
    PRIVATE_EMAIL,
    RECOGNISABLE_PERSON,
)
CPR_KINDS = frozenset({CPR_NUMBER, POSSIBLE_CPR_NUMBER})
CPR_RULES = frozenset(kind.rule for kind in CPR_KINDS)
STAFF_MAY_GIVE = frozenset({PHONE_NUMBER, PRIVATE_EMAIL})


class Match(Value, kw_only=False):
    """One stretch of a text that holds personal data: offsets in code points, the end exclusive.

    `says` is the rule's sentence that tells it. `parts` are the stretches in it that do, where
    other words stand between them; without any, it is all of one piece.
    """

    kind: MatchKind
    start: int
    end: int
    says: str = "found"
    parts: tuple[tuple[int, int], ...] = ()

    @property
    def mask(self) -> str:
        """Return the text shown in its place."""
        return self.kind.mask


WORDS = Path(__file__).with_suffix(".toml")

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
    """Return the words of DAT01 to DAT06 by code."""
    return {code: _rule_words(told) for code, told in _data()["rules"].items()}


def limits() -> LocalizedText:
    """Return the sentence on what the check cannot find."""
    return LocalizedText(**_data()["limits"])


def _rule_words(told: Mapping[str, Any]) -> RuleWords:
    words = read_rule_words(told)
    examples = RuleExamples(
        passing=tuple(map(_completed, words.examples.passing)),
        failing=tuple(map(_completed, words.examples.failing)),
        remedied=tuple(map(_completed, words.examples.remedied)),
    )
    return replace(words, examples=examples)


def _completed(example: str) -> str:
    for gap, value in EXAMPLES.items():
        example = example.replace(gap, value)
    return example


@cache
def _data() -> dict[str, Any]:
    return toml.load_shipped(WORDS)
