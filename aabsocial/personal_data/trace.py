"""What the detectors find: where it stands and what it is, never what it says."""

from __future__ import annotations

from aabsocial.finding import Severity
from aabsocial.value import Value


class TraceKind(Value, kw_only=False):
    """One kind of personal data: its rule, how hard it weighs, what is shown in its place."""

    rule: str
    name: str
    severity: Severity
    mask: str


CPR_NUMBER = TraceKind("DAT01", "cpr-number", Severity.ERROR, "••••••-••••")
POSSIBLE_CPR_NUMBER = TraceKind("DAT02", "possible-cpr-number", Severity.WARNING, "••••••••••")
PRIVATE_ADDRESS = TraceKind("DAT03", "private-address", Severity.WARNING, "••, •. ••")
PHONE_NUMBER = TraceKind("DAT04", "phone-number", Severity.WARNING, "•• •• •• ••")
PRIVATE_EMAIL = TraceKind("DAT05", "private-email", Severity.WARNING, "••••@••••")
RECOGNISABLE_PERSON = TraceKind("DAT06", "person-may-be-recognised", Severity.HINT, "••••")

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


class Trace(Value, kw_only=False):
    """One stretch of a text that holds personal data: offsets in code points, the end exclusive.

    `says` is the rule's sentence that tells it. `parts` are the stretches in it that do, where
    other words stand between them; without any, it is all of one piece.
    """

    kind: TraceKind
    start: int
    end: int
    says: str = "found"
    parts: tuple[tuple[int, int], ...] = ()

    @property
    def mask(self) -> str:
        """Give what is shown in its place."""
        return self.kind.mask
