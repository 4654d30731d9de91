"""The kinds of personal data, their matches in a text, and the texts of their rules."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aabsocial.core import toml
from aabsocial.core.value import Value
from aabsocial.localization.messages import LocalizedText
from aabsocial.model.findings import Severity
from aabsocial.model.policy import read_rule_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.model.policy import RuleWords


class MatchKind(Value, kw_only=False):
    """One kind of personal data: its rule, severity and mask."""

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

# The strongest first: of two overlapping matches, the first is reported.
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
    """A span of text with personal data: offsets in code points, the end exclusive.

    `message_key` is the key of the rule's message. `parts` are the spans of a number that has
    other words in it; empty if it is in one piece.
    """

    kind: MatchKind
    start: int
    end: int
    message_key: str = "found"
    parts: tuple[tuple[int, int], ...] = ()

    @property
    def mask(self) -> str:
        """Return the text to show instead of it."""
        return self.kind.mask


WORDS = Path(__file__).with_suffix(".toml")

# Nobody alive has a number of 1872; and no file of the program has ten digits in a row.
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
    """Return the texts of the rules DAT01 to DAT06 by code."""
    return {code: _rule_words(texts) for code, texts in _data()["rules"].items()}


def limits() -> LocalizedText:
    """Return the message on what the check cannot find."""
    return LocalizedText(**_data()["limits"])


def _rule_words(texts: Mapping[str, Any]) -> RuleWords:
    words = read_rule_words(texts)
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
    return toml.load_shipped(WORDS)
