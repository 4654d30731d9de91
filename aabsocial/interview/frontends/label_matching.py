"""Find the option that is meant by what is typed, however its letters are spelled (pure)."""

from __future__ import annotations

import unicodedata

SPELLINGS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe"})


def comparable(text: str) -> str:
    """Return a text in a form in which spellings of the same word compare equal."""
    return unicodedata.normalize("NFC", text).casefold().translate(SPELLINGS)


def matching_labels(typed: str, labels: list[str]) -> list[int]:
    """Return the indices of the labels that begin as typed, else of those that contain it."""
    wanted = comparable(typed.strip())
    if not wanted:
        return []
    folded_labels = [comparable(label) for label in labels]
    beginning = [place for place, label in enumerate(folded_labels) if label.startswith(wanted)]
    inside = [place for place, label in enumerate(folded_labels) if f" {wanted}" in label]
    anywhere = [place for place, label in enumerate(folded_labels) if wanted in label]
    return beginning or inside or anywhere


def best_match(typed: str, labels: list[str]) -> int | None:
    """Return the index of the label that is equal, else of the only one that matches."""
    wanted = comparable(typed.strip())
    same = [place for place, label in enumerate(labels) if comparable(label) == wanted]
    places = same or matching_labels(typed, labels)
    return places[0] if len(places) == 1 else None
