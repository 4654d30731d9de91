"""Personal data in a proposal: CPR numbers, ways to reach a person, phrases that point one out."""

from aabsocial.personal_data.findings import (
    findings_in_answers,
    findings_in_file,
    findings_in_names,
    findings_in_unreadable,
    hides_nothing,
)
from aabsocial.personal_data.search import masked, personal_data_in
from aabsocial.personal_data.trace import CPR_RULES, KINDS, Trace, TraceKind
from aabsocial.personal_data.words import limits, rule_words

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
