"""The reports' own words, from `words.toml`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.finding import Outcome, Severity
from aabsocial.wording import NO_BREAK_SPACE, Sentence, catalogue

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from aabsocial.finding import Finding
    from aabsocial.policy import Policy
    from aabsocial.proposal import Exemption
    from aabsocial.report.values import Reviewed
    from aabsocial.wording import Language

SOURCE = Path(__file__).with_suffix(".toml")


def say(key: str, language: Language, /, **values: object) -> str:
    """Give one of the reports' sentences with its gaps filled."""
    return Sentence(catalogue(SOURCE)[key], values).in_(language)


def counted(severities: Counter[Severity], exempt: int, language: Language) -> str:
    """Write how many findings there are of each severity, and apart from them the exempt ones."""
    return ", ".join(_counts(severities, exempt, language)) or say("count.none", language)


def counts_of(reviewed: Reviewed, language: Language) -> str:
    """Return how much was found in a proposal; a draft may be unready with nothing found."""
    if reviewed.outcome is Outcome.NOT_READY and not reviewed.findings:
        return say("count.unanswered", language)
    return counted(reviewed.severities, len(reviewed.exempt), language)


def _counts(severities: Counter[Severity], exempt: int, language: Language) -> Iterator[str]:
    counts = {severity.value: severities[severity] for severity in Severity} | {"exempt": exempt}
    for name, number in counts.items():
        if number:
            key = f"count.{name}" if number == 1 else f"count.{name}s"
            yield say(key, language, number=number).replace(" ", NO_BREAK_SPACE)


def clause_line(policy: Policy, finding: Finding, language: Language) -> str:
    """Name the clause or chapter that a finding speaks from; nothing where it has none."""
    if clause := policy.clauses.get(finding.clause):
        return say("clause", language, number=clause.number, title=clause.title)
    for chapter in policy.chapters:
        if chapter.number == finding.clause:
            return say("chapter", language, number=chapter.number, title=chapter.title)
    return ""


def exemption_line(exemption: Exemption, language: Language) -> str:
    """Say why a finding may stand, who said so and until when."""
    missing = say("exemption.missing", language)
    return say(
        "exemption.until" if exemption.until else "exemption.always",
        language,
        reason=(exemption.reason or missing).rstrip("."),
        who=exemption.granted_by or missing,
        granted=exemption.granted_on or missing,
        until=exemption.until or "",
    )
