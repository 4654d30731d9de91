"""Keys of the file that no question has: each told with the nearest that there is."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from aabsocial.core import toml
from aabsocial.localization.messages import LANGUAGES
from aabsocial.model.questions import Group, Question
from aabsocial.policy.builtin_rules import builtin_finding
from aabsocial.questionnaire.quoting import quote_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Policy

    # The whole key, the name that is unknown, and what stands in its table.
    UnknownKey: TypeAlias = tuple[str, str, Mapping[str, object]]

UNKNOWN_KEY = "FIL03"
TABLE_NAMES = Path(__file__).with_name("table_names.toml")
MOST = 100  # told one by one; looking for the nearest key takes time


def unknown_key_findings(policy: Policy, unknown: Sequence[UnknownKey]) -> Iterator[Finding]:
    """Find each unknown key; those that are too many to tell one by one together."""
    for key, name, entries in unknown[:MOST]:
        near = _nearest(policy, entries, name)
        message_key = "near" if near else "far"
        yield builtin_finding(UNKNOWN_KEY, key, message_key, name=quote_value(name), near=near)
    for key, _, _ in unknown[MOST : MOST + 1]:
        yield builtin_finding(UNKNOWN_KEY, key, "many", number=len(unknown) - MOST)


def _nearest(policy: Policy, entries: Mapping[str, object], name: str) -> str:
    """Return the key of a table that was probably meant, also by what people call it in Danish."""
    from difflib import get_close_matches  # only a slip needs it

    guesses = {known: known for known in entries}
    for known, entry in entries.items():
        guesses |= dict.fromkeys(_names_of(policy, known, entry), known)
    written = name.lower().replace("_", " ")
    close = get_close_matches(written, guesses, n=1, cutoff=0.6)
    return guesses[close[0]] if close else _by_last_word(guesses, written)


def _names_of(policy: Policy, known: str, entry: object) -> tuple[str, ...]:
    """What people call an entry: a question's label, a group's record too, a table's names."""
    if not isinstance(entry, Question | Group):
        return _table_names().get(known, ())
    words = policy.item_words[entry.key]
    told = (words.label, words.record) if words.record else (words.label,)
    return tuple(text.in_(language).lower() for text in told for language in LANGUAGES)


def _by_last_word(guesses: Mapping[str, str], written: str) -> str:
    """Return the only key whose label ends with what is written: `Kontaktpersonens telefon`."""
    known = {key for name, key in guesses.items() if name.endswith(f" {written}")}
    return known.pop() if len(known) == 1 else ""


@cache
def _table_names() -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(called) for name, called in toml.load_shipped(TABLE_NAMES).items()}
