"""The rules on what lies around a proposal's answers: its folder, other proposals, our faults."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aabsocial import toml
from aabsocial.finding import Finding, Severity
from aabsocial.policy import Hit, RuleWords
from aabsocial.wording import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, kw_only=True, slots=True)
class Surrounding:
    """A rule that looks beyond the answers: its code, name, clause and severity."""

    code: str
    name: str
    clause: str = ""
    severity: Severity

    def found(self, key: str, says: str = "found", **values: object) -> Finding:
        """Give a finding of this rule at a key, as its words tell it."""
        message, remedy = rule_words()[self.code].sentences(Hit(key=key, says=says, values=values))
        return Finding(
            rule=self.code,
            name=self.name,
            severity=self.severity,
            clause=self.clause,
            key=key,
            message=message,
            remedy=remedy,
        )


ANNEX_MISSING = Surrounding(code="MAP01", name="annex-missing", severity=Severity.ERROR)
ANNEX_OUTSIDE = Surrounding(code="MAP02", name="annex-outside-folder", severity=Severity.ERROR)
PAPER_OUT_OF_DATE = Surrounding(code="MAP03", name="paper-out-of-date", severity=Severity.HINT)
CONFLICT_COPY = Surrounding(code="MAP04", name="conflict-copy", severity=Severity.WARNING)
SAME_TITLE = Surrounding(
    code="FOR04", name="same-title-twice", clause="0.2", severity=Severity.WARNING
)
INTERNAL_ERROR = Surrounding(code="INT01", name="internal-error", severity=Severity.ERROR)

RULES = (
    ANNEX_MISSING,
    ANNEX_OUTSIDE,
    PAPER_OUT_OF_DATE,
    CONFLICT_COPY,
    SAME_TITLE,
    INTERNAL_ERROR,
)


@cache
def rule_words() -> Mapping[str, RuleWords]:
    """Give what each of these rules says, by code."""
    table = toml.parse(WORDS.read_text(encoding="utf-8"))
    return {code: _words(told) for code, told in table.items()}


def _words(told: Mapping[str, Any]) -> RuleWords:
    return RuleWords(
        title=Words(**told["title"]),
        why=Words(**told["why"]),
        says={
            name: (Words(**said["message"]), Words(**said["remedy"]))
            for name, said in told["says"].items()
        },
        passes=tuple(told.get("passes", ())),
        breaks=tuple(told.get("breaks", ())),
    )
