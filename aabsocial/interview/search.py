"""Find a choice by what is typed, with æ, ø, å and their spellings ae, oe, aa (pure)."""

from __future__ import annotations

import unicodedata

SPELLINGS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe"})


def folded(text: str) -> str:
    """Write a text so that spellings of the same word compare equal."""
    return unicodedata.normalize("NFC", text).casefold().translate(SPELLINGS)


def found(typed: str, labels: list[str]) -> list[int]:
    """Give the places of the labels that begin so, else those with such a word or part inside."""
    wanted = folded(typed.strip())
    if not wanted:
        return []
    known = [folded(label) for label in labels]
    beginning = [place for place, label in enumerate(known) if label.startswith(wanted)]
    inside = [place for place, label in enumerate(known) if f" {wanted}" in label]
    anywhere = [place for place, label in enumerate(known) if wanted in label]
    return beginning or inside or anywhere


def exactly(typed: str, labels: list[str]) -> int | None:
    """Give the place of the one label that is meant: written out, or the only one that matches."""
    wanted = folded(typed.strip())
    same = [place for place, label in enumerate(labels) if folded(label) == wanted]
    places = same or found(typed, labels)
    return places[0] if len(places) == 1 else None
