"""The signs of outcomes and verdicts: a symbol beside a word or a letter, never colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.finding import SYMBOLS, Outcome, Severity, VerdictKind, called
from aabsocial.report.look import Tone
from aabsocial.report.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.wording import Language

OUTCOMES: Mapping[Outcome, tuple[str, Tone]] = {
    Outcome.READY: ("✓", Tone.GOOD),
    Outcome.READY_WITH_REMARKS: ("◐", Tone.WARY),
    Outcome.NOT_READY: ("✗", Tone.BAD),
    Outcome.UNREADABLE: ("✗", Tone.BAD),
}
TONES: Mapping[VerdictKind, Tone] = {
    VerdictKind.MET: Tone.GOOD,
    VerdictKind.PARTLY_MET: Tone.WARY,
    VerdictKind.NOT_MET: Tone.BAD,
    VerdictKind.MISSING: Tone.BAD,
    VerdictKind.REASONED: Tone.NOTE,
    VerdictKind.ANSWERED: Tone.NOTE,
    VerdictKind.EXEMPT: Tone.NOTE,
    VerdictKind.FOR_THE_BOARD: Tone.NOTE,
    VerdictKind.NOT_APPLICABLE: Tone.QUIET,
}
SEVERITIES: Mapping[Severity, Tone] = {
    Severity.ERROR: Tone.BAD,
    Severity.WARNING: Tone.WARY,
    Severity.HINT: Tone.NOTE,
}


def outcome_sign(outcome: Outcome, language: Language) -> str:
    """Write an outcome as its symbol and its word."""
    return f"{OUTCOMES[outcome][0]} {called(outcome).in_(language)}"


def verdict_sign(kind: VerdictKind, language: Language) -> str:
    """Write a verdict as its symbol and its word."""
    return f"{SYMBOLS[kind]} {called(kind).in_(language)}"


def verdict_letter(kind: VerdictKind, language: Language) -> str:
    """Write a verdict as its symbol and a letter that can be read aloud."""
    return SYMBOLS[kind] + say(f"letter.{kind.value}", language)
