"""Personal data in a proposal: CPR numbers, ways to reach a person, phrases that point one out."""

from aabsocial.personal_data.detect import masked, personal_data_in
from aabsocial.personal_data.findings import (
    findings_in_answers,
    findings_in_file,
    findings_in_names,
    findings_in_unreadable,
    hides_nothing,
)
from aabsocial.personal_data.kinds import CPR_RULES, KINDS, Trace, TraceKind, limits, rule_words

__all__ = [
    "CPR_RULES",
    "KINDS",
    "Trace",
    "TraceKind",
    "findings_in_answers",
    "findings_in_file",
    "findings_in_names",
    "findings_in_unreadable",
    "hides_nothing",
    "limits",
    "masked",
    "personal_data_in",
    "rule_words",
]
