"""The kinds of personal data, and a place where one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.localization.messages import LocalizedText, Messages

if TYPE_CHECKING:
    from aabsocial.localization.messages import LocalizedText


class MatchKind(Struct):
    """One kind of personal data: the code of its rule, what is shown in its place."""

    rule: str
    mask: str


CPR_NUMBER = MatchKind("DAT01", "••••••-••••")
POSSIBLE_CPR_NUMBER = MatchKind("DAT02", "••••••••••")
PRIVATE_ADDRESS = MatchKind("DAT03", "••, •. ••")
PHONE_NUMBER = MatchKind("DAT04", "•• •• •• ••")
PRIVATE_EMAIL = MatchKind("DAT05", "••••@••••")
RECOGNISABLE_PERSON = MatchKind("DAT06", "••••")

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


class Match(Struct):
    """One stretch of a text that holds personal data: offsets in code points, the end exclusive.

    `message_key` names the rule's message on it. `parts` are the stretches in it that do, where
    other words stand between them; without any, it is all of one piece.
    """

    kind: MatchKind
    start: int
    end: int
    message_key: str = "found"
    parts: tuple[tuple[int, int], ...] = ()

    @property
    def mask(self) -> str:
        """Return the text shown in its place."""
        return self.kind.mask


messages = Messages(__file__)

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


def limits() -> LocalizedText:
    """Return the sentence on what the check cannot find."""
    return messages["limits"]


def completed_example(example: str) -> str:
    """Return an example of a rule with numbers and addresses put in its gaps."""
    for gap, value in EXAMPLES.items():
        example = example.replace(gap, value)
    return example
