"""Find personal data: CPR numbers, contact details, and phrases that identify a person."""

from aabsocial.personal_data.detect import find_personal_data, redact
from aabsocial.personal_data.kinds import CPR_RULES, KINDS, Match, MatchKind, limits

__all__ = [
    "CPR_RULES",
    "KINDS",
    "Match",
    "MatchKind",
    "find_personal_data",
    "limits",
    "redact",
]
