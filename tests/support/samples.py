"""The worked examples' records, and the lines that a person would have written for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from aabsocial.core import toml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.localization.messages import Language

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("proposals/*/proposal.toml"), *ROOT.glob("tests/cases/*/proposal.toml")])


def proposals() -> Iterator[tuple[str, Language, dict[str, Any]]]:
    """Yield the name, the language and the answers of each worked example."""
    for path in FILES:
        answers = toml.parse(path.read_text(encoding="utf-8"))
        language: Language = "en" if answers["language"] == "en" else "da"
        yield path.parent.name, language, dict(answers)


def records(*keys: str) -> list[tuple[str, Language, dict[str, Any], dict[str, Any]]]:
    """Return the records of a list: name of the record, language, the record, all answers."""
    found = []
    for name, language, answers in proposals():
        table: Any = answers
        for key in keys:
            table = table.get(key, {})
        for number, record in enumerate(table or (), 1):
            found.append((f"{name} {number}", language, dict(record), answers))
    return found
