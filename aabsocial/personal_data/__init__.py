"""Find personal data: CPR numbers, contact details, and phrases that identify a person."""

from aabsocial.personal_data.detect import find_personal_data, redact
from aabsocial.personal_data.findings import (
    findings_in_answers,
    findings_in_file,
    findings_in_names,
    findings_in_unreadable,
    is_certainly_clean,
)
from aabsocial.personal_data.kinds import CPR_RULES, KINDS, Match, MatchKind, limits, rule_words

__all__ = [
    "CPR_RULES",
    "KINDS",
    "Match",
    "MatchKind",
    "find_personal_data",
    "findings_in_answers",
    "findings_in_file",
    "findings_in_names",
    "findings_in_unreadable",
    "is_certainly_clean",
    "limits",
    "redact",
    "rule_words",
]
