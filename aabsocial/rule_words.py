"""Read what a rule says from its table in a TOML file of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.policy import RuleWords
from aabsocial.wording import Words

if TYPE_CHECKING:
    from collections.abc import Mapping


def read_rule_words(told: Mapping[str, Any]) -> RuleWords:
    """Give a rule's words from its table.

    Raises `TypeError` or `KeyError` when a text is missing in a language.
    """
    return RuleWords(
        title=Words(**told["title"]),
        why=Words(**told["why"]),
        says={
            name: (Words(**said["message"]), Words(**said["remedy"]))
            for name, said in told.get("says", {}).items()
        },
        passes=tuple(told.get("passes", ())),
        breaks=tuple(told.get("breaks", ())),
        remedied=tuple(told.get("remedied", ())),
        reason_for_severity=(
            Words(**told["reason_for_severity"]) if "reason_for_severity" in told else None
        ),
    )
