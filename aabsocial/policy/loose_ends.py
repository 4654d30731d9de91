"""What is told to a developer when the parts of a policy do not join."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.model.policy import LooseEnd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

LANGUAGES = {"da", "en"}
CHECKOUT = Path(__file__).parents[2]
TEXTS_OF_A_QUESTION = ("label", "prompt", "help", "why", "good", "weak")
PROPOSAL = "aabsocial/model/proposal.py"
INTERVIEW = "aabsocial/policy/aab/__init__.py"
JOINTS = "aabsocial/policy/aab/joints.py"


class LooseEndsError(ValueError):
    """A policy whose parts do not join; `ends` tells each loose end, and never of an answer."""

    def __init__(self, ends: Iterable[LooseEnd]) -> None:
        """Take every loose end; the message is all of them, one a line."""
        self.ends = tuple(ends)
        super().__init__("\n".join(map(str, self.ends)))


def file_name(source: Path | None, suffix: str = ".toml") -> str:
    """Return the name of a chapter's file as one would open it from the checkout."""
    if source is None:
        return "?"
    path = source.with_suffix(suffix)
    return path.relative_to(CHECKOUT).as_posix() if path.is_relative_to(CHECKOUT) else path.name


def ends_in_table(
    file: str,
    name: str,
    table: Mapping[str, Any],
    required: Iterable[str],
    error: Exception,
) -> tuple[LooseEnd, ...]:
    """Return what is wrong with a table of texts that could not be read."""
    lacking = [it for it in required if it not in table]
    ends = [LooseEnd(file, f"[{name}] lacks {it}", "Write it, in da and en.") for it in lacking]
    ends += _half_texts(file, name, table)
    return tuple(ends) or (LooseEnd(file, f"[{name}] cannot be read ({error})", "Correct it."),)


def _half_texts(file: str, name: str, table: Mapping[str, Any]) -> Iterator[LooseEnd]:
    """Find every text below a table that stands in one language only, or in one too many."""
    if not table.keys() & LANGUAGES:
        for key, value in table.items():
            if isinstance(value, dict):
                yield from _half_texts(file, f"{name}.{key}", value)
        return
    for language in sorted(LANGUAGES - table.keys()):
        yield LooseEnd(file, f"[{name}] lacks {language}", "Write the text in that language too.")
    for key in sorted(table.keys() - LANGUAGES):
        yield LooseEnd(file, f"[{name}] has {key}, which is no language", "Remove it.")
