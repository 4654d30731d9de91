"""The rules that no clause of the policy states: on answers, files, exemptions and so on.

Here stands every code, and in the TOML beside it every text. The module that looks for a breach
makes its finding with `builtin_finding`; an exemption can name the code, and `explain` explains it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aabsocial.core import toml
from aabsocial.core.struct import Struct, replace
from aabsocial.localization.messages import LocalizedText, Message
from aabsocial.model.findings import Finding, Severity
from aabsocial.model.policy import RuleExamples, read_rule_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.errors import AabsocialError
    from aabsocial.model.policy import Policy, RuleWords

FAMILY = 3  # the letters before a code's number
DIGITS = 2


class BuiltinRule(Struct, kw_only=True):
    """A rule about a proposal's form: its code, name and severity, and the clause if it has one."""

    code: str
    name: str
    severity: Severity
    clause: str = ""
    exemptable: bool = True


def _never_exempt(code: str, name: str, severity: Severity = Severity.ERROR) -> BuiltinRule:
    """Return a rule that only a change can settle, never somebody's word."""
    return BuiltinRule(code=code, name=name, severity=severity, exemptable=False)


def _error(code: str, name: str) -> BuiltinRule:
    return BuiltinRule(code=code, name=name, severity=Severity.ERROR)


def _warning(code: str, name: str, clause: str = "") -> BuiltinRule:
    return BuiltinRule(code=code, name=name, severity=Severity.WARNING, clause=clause)


BUILTIN_RULES = (
    _error("FOR01", "answer-missing"),
    _warning("FOR04", "same-title-twice", clause="0.2"),
    _never_exempt("FOR06", "assessment-of-no-clause", Severity.WARNING),
    _never_exempt("FOR10", "gap-of-no-question", Severity.WARNING),
    _never_exempt("DAT01", "cpr-number"),
    _warning("DAT02", "possible-cpr-number"),
    _warning("DAT03", "private-address"),
    _warning("DAT04", "phone-number"),
    _warning("DAT05", "private-email"),
    BuiltinRule(code="DAT06", name="person-may-be-recognised", severity=Severity.HINT),
    _never_exempt("FIL01", "unreadable"),
    _never_exempt("FIL02", "not-toml"),
    _warning("FIL03", "unknown-key"),
    _never_exempt("FIL04", "wrong-type"),
    _never_exempt("FIL05", "not-a-choice"),
    _never_exempt("FIL06", "decimal-amount"),
    _never_exempt("FIL07", "out-of-bounds"),
    _never_exempt("FIL08", "too-large"),
    _never_exempt("FIL09", "control-characters"),
    _never_exempt("FIL10", "newer-format"),
    _never_exempt("FIL11", "unknown-policy"),
    _warning("FIL12", "toml-1.1"),
    _never_exempt("FIL13", "took-too-long"),
    _error("MAP01", "annex-missing"),
    _error("MAP02", "annex-outside-folder"),
    _never_exempt("MAP03", "paper-out-of-date", Severity.HINT),
    _warning("MAP04", "conflict-copy"),
    _never_exempt("MAP05", "folder-without-proposal"),
    _never_exempt("UND01", "exemption-expired", Severity.WARNING),
    _never_exempt("UND02", "exemption-unknown-rule", Severity.WARNING),
    _never_exempt("UND03", "exemption-unused", Severity.WARNING),
    _never_exempt("UND04", "exemption-without-reason", Severity.WARNING),
    _never_exempt("UND05", "exemption-by-the-proposer", Severity.WARNING),
    _never_exempt("INT01", "internal-error"),
)
BUILTIN = {rule.code: rule for rule in BUILTIN_RULES}


MEETING_FILE = _never_exempt("MEETING", "meeting-file")  # in no catalogue: no proposal has it


def builtin_rule_words(code: str) -> RuleWords:
    """Return the title, reason, messages and examples of one of these rules."""
    from aabsocial.personal_data.kinds import completed_example  # only pages of rules need it

    words = read_rule_words(_tables()[code])
    examples = RuleExamples(
        passing=tuple(map(completed_example, words.examples.passing)),
        failing=tuple(map(completed_example, words.examples.failing)),
        remedied=tuple(map(completed_example, words.examples.remedied)),
    )
    return replace(words, examples=examples)


def builtin_finding(
    code: str, key: str, message_key: str = "found", /, **params: object
) -> Finding:
    """Return what one of these rules found at a key: one of its messages with the gaps' values."""
    return _finding(code, key, builtin_problem(code, message_key, **params))


def unreadable_finding(fault: AabsocialError) -> Finding:
    """Return what kept a file from being read as a finding (FIL01)."""
    return _finding("FIL01", "", (fault.message, fault.remedy))


def builtin_problem(code: str, message_key: str, /, **params: object) -> tuple[Message, Message]:
    """Return what one of these rules says is wrong, and the remedy."""
    message, remedy = _message_and_remedy(code, message_key)
    return Message(message, params), Message(remedy, params)


def _finding(code: str, key: str, problem: tuple[Message, Message]) -> Finding:
    rule = MEETING_FILE if code == MEETING_FILE.code else BUILTIN[code]
    message, remedy = problem
    return Finding(
        rule=code,
        name=rule.name,
        severity=rule.severity,
        clause=rule.clause,
        key=key,
        message=message,
        remedy=remedy,
    )


@cache
def _message_and_remedy(code: str, message_key: str) -> tuple[LocalizedText, LocalizedText]:
    """Return two texts of a rule; what one finding needs is not worth reading all rules for."""
    texts = _tables()[code]["messages"][message_key]
    return LocalizedText(**texts["message"]), LocalizedText(**texts["remedy"])


@cache
def _tables() -> Mapping[str, Any]:
    return toml.load_shipped(Path(__file__).with_suffix(".toml"))


def names_by_code(policy: Policy) -> Mapping[str, str]:
    """Return the name of every rule by its code, those of the policy first."""
    rules = {code: rule.name for code, rule in policy.rules.items()}
    return rules | {code: rule.name for code, rule in BUILTIN.items()}


def nearest_code(written: str, names: Mapping[str, str]) -> str:
    """Return the code that was probably meant, those of its family first; empty if none is near."""
    from difflib import get_close_matches  # only a slip needs it

    codes = {code.lower(): code for code in names}
    meant = written.strip().lower()
    meant = meant[:FAMILY] + meant[FAMILY:].zfill(DIGITS)
    family = [code for code in codes if code[:FAMILY] == meant[:FAMILY]]
    known = codes | {name: code for code, name in names.items()}
    near = get_close_matches(meant, family, n=1) or get_close_matches(meant, known, n=1)
    return known[near[0]] if near else ""
