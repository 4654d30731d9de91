"""Find the name among several that a person most likely meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from aabsocial.text.normalization import composed

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_COMPARED = 2_000  # names; each takes a tenth of a millisecond
SHORTEST_PART = 4  # letters: fewer are in many names
# The spelling of folder names without Danish letters.
PLAIN_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "_": "-", " ": "-"})


def nearest(typed: str, names: Iterable[str]) -> str:
    """Return the name that is nearest to what was typed, an empty text if none is near.

    A name that begins with it, or has it in it, is near however long it is.
    """
    wanted = _plain(typed)
    known = {_plain(name): name for name in [*names][:MOST_COMPARED]}
    if not wanted:
        return ""
    begun = [name for name in known if name.startswith(wanted)]
    within = [name for name in known if f"-{wanted}" in name]
    close = get_close_matches(wanted, known, n=1)
    inside = [name for name in known if len(wanted) >= SHORTEST_PART and wanted in name]
    return next((known[name] for name in (*begun, *close, *within, *inside)), "")


def _plain(name: str) -> str:
    return composed(name).casefold().translate(PLAIN_LETTERS).strip("-")
