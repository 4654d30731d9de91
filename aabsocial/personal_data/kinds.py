"""The kinds of personal data, and their matches in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.localization.messages import LocalizedText, Messages

if TYPE_CHECKING:
    from aabsocial.localization.messages import LocalizedText


class MatchKind(Struct):
    """One kind of personal data: the code of its rule, and its mask."""

    rule: str
    mask: str


CPR_NUMBER = MatchKind("DAT01", "••••••-••••")
POSSIBLE_CPR_NUMBER = MatchKind("DAT02", "••••••••••")
PRIVATE_ADDRESS = MatchKind("DAT03", "••, •. ••")
PHONE_NUMBER = MatchKind("DAT04", "•• •• •• ••")
PRIVATE_EMAIL = MatchKind("DAT05", "••••@••••")
RECOGNISABLE_PERSON = MatchKind("DAT06", "••••")

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


class Match(Struct):
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


messages = Messages(__file__)

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


def limits() -> LocalizedText:
    """Return the message on what the check cannot find."""
    return messages["limits"]


def completed_example(example: str) -> str:
    """Return an example of a rule with numbers and addresses put in its gaps."""
    for gap, value in EXAMPLES.items():
        example = example.replace(gap, value)
    return example
