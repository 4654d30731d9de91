"""Personal data in a proposal: CPR numbers, ways to reach a person, phrases that point one out."""

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
