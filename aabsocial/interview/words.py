"""The questionnaire's own words, from `interview.toml`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.wording import Sentence, catalogue

if TYPE_CHECKING:
    from aabsocial.finding import Finding
    from aabsocial.wording import Language

SOURCE = Path(__file__).with_name("interview.toml")


def say(key: str, language: Language, /, **values: object) -> str:
    """Give one of the questionnaire's sentences with its gaps filled."""
    return Sentence(catalogue(SOURCE)[key], values).in_(language)


def finding_line(finding: Finding, language: Language) -> str:
    """Write a finding on one line: how hard it weighs, the fact, the way out, the rule."""
    if finding.exempt:
        return say(
            "finding-exempt",
            language,
            message=finding.message,
            reason=finding.exempt.reason or "",
            rule=finding.rule,
        )
    return say(
        f"finding-{finding.severity.value}",
        language,
        message=finding.message,
        remedy=finding.remedy,
        rule=finding.rule,
    )
