"""The name among several that a person most likely meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from aabsocial.text.normalization import composed

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_COMPARED = 2_000  # names, each of which takes a tenth of a millisecond
# As a name is written where folders have no Danish letters.
SPELT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "_": "-", " ": "-"})


def nearest(written: str, names: Iterable[str]) -> str:
    """Return the one of some names that one is nearest to, the empty text where none is near.

    A name that begins with what was written, or has it as a word, is near however long it is.
    """
    wanted = _spelt(written)
    known = {_spelt(name): name for name in [*names][:MOST_COMPARED]}
    if not wanted:
        return ""
    begun = [name for name in known if name.startswith(wanted)]
    within = [name for name in known if f"-{wanted}" in name]
    close = get_close_matches(wanted, known, n=1)
    return next((known[name] for name in (*begun, *close, *within)), "")


def _spelt(name: str) -> str:
    return composed(name).casefold().translate(SPELT).strip("-")
