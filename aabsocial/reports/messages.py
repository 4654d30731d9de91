"""The texts of reports, from `messages.toml`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.localization.messages import NO_BREAK_SPACE, Messages
from aabsocial.model.findings import SYMBOLS, Gravity, Outcome, VerdictKind, display_name
from aabsocial.reports.terminal import Tone
from aabsocial.text.terminal import printable_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Policy
    from aabsocial.model.proposal import Exemption
    from aabsocial.review.results import Report, ReviewedProposal


messages = Messages(__file__)


def counted(
    reviewed: ReviewedProposal | Report, outcomes: Collection[Outcome], language: Language
) -> str:
    """Return the number of findings of each gravity, of exempt and of left out ones, as text.

    Without any, "no remarks" is said only where no outcome is "ready, with remarks".
    """
    is_remarked = Outcome.READY_WITH_REMARKS in outcomes
    none = messages.text("count.none-remarked" if is_remarked else "count.none", language)
    return ", ".join(_counts(reviewed, language)) or none


def counts_of(reviewed: ReviewedProposal, language: Language) -> str:
    """Return the counts of a proposal's findings; a draft may be unready without any."""
    is_bare = not (reviewed.findings or reviewed.left_out)
    if reviewed.outcome is Outcome.NOT_READY and is_bare:
        return messages.text("count.unanswered", language)
    return counted(reviewed, (reviewed.outcome,), language)


def _counts(reviewed: ReviewedProposal | Report, language: Language) -> Iterator[str]:
    gravities = reviewed.gravities
    counts = {gravity.value: gravities[gravity] for gravity in Gravity}
    counts |= {"exempt": reviewed.exempt_count, "left-out": reviewed.left_out}
    for name, number in counts.items():
        if number:
            key = f"count.{name}" if number == 1 else f"count.{name}s"
            yield messages.text(key, language, number=number).replace(" ", NO_BREAK_SPACE, 1)


def clause_line(policy: Policy, finding: Finding, language: Language) -> str:
    """Return the line on a finding's clause or chapter, empty if it has none."""
    if clause := policy.clauses.get(finding.clause):
        return messages.text("clause", language, number=clause.number, title=clause.title)
    for chapter in policy.chapters:
        if chapter.number == finding.clause:
            return messages.text("chapter", language, number=chapter.number, title=chapter.title)
    return ""


def exemption_line(exemption: Exemption, language: Language) -> str:
    """Return the line on an exemption: why, by whom and until when."""
    missing = messages.text("exemption.missing", language)
    return messages.text(
        "exemption.until" if exemption.until else "exemption.always",
        language,
        reason=(exemption.reason or missing).rstrip("."),
        who=exemption.granted_by or missing,
        granted=exemption.granted_on or missing,
        until=exemption.until or "",
    )


WHITE_SPACE = re.compile("[ \t\r\n]+")  # no-break spaces stay


def finding_line(finding: Finding, language: Language) -> str:
    """Return a finding's message, remedy and, if there is one, exemption."""
    sentences = [finding.message.in_(language), finding.remedy.in_(language)]
    if finding.exempt:
        sentences.append(exemption_line(finding.exempt, language))
    return on_one_line(" ".join(sentences))


def on_one_line(text: str) -> str:
    """Return a text on one line, with control characters as their codes."""
    return printable_line(WHITE_SPACE.sub(" ", text).strip(" "))


OUTCOMES: Mapping[Outcome, tuple[str, Tone]] = {
    Outcome.READY: ("✓", Tone.GOOD),
    Outcome.READY_WITH_REMARKS: ("◐", Tone.WARY),
    Outcome.NOT_READY: ("✗", Tone.BAD),
    Outcome.UNREADABLE: ("✗", Tone.BAD),
    Outcome.NO_PROPOSAL: ("✗", Tone.BAD),
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
GRAVITIES: Mapping[Gravity, Tone] = {
    Gravity.ERROR: Tone.BAD,
    Gravity.TO_SETTLE: Tone.WARY,
    Gravity.WARNING: Tone.WARY,
    Gravity.HINT: Tone.NOTE,
}


def outcome_sign(outcome: Outcome, language: Language) -> str:
    """Return an outcome as symbol and word."""
    return f"{OUTCOMES[outcome][0]} {display_name(outcome).in_(language)}"


def verdict_sign(kind: VerdictKind, language: Language) -> str:
    """Return a verdict as symbol and word."""
    return f"{SYMBOLS[kind]} {display_name(kind).in_(language)}"


def verdict_letter(kind: VerdictKind, language: Language) -> str:
    """Return a verdict as symbol and a letter that can be read aloud."""
    return SYMBOLS[kind] + messages.text(f"letter.{kind.value}", language)
