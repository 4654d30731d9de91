"""The order of the Danish alphabet, for lists that people read."""

from __future__ import annotations

import unicodedata

# Æ, ø and å come after z, in that order, and aa with å, just before it. The signs stand where the
# letters sort: behind z in ASCII.
LETTERS = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "~", "ü": "y"})
DOUBLE_A = "}"


def danish_key(text: str) -> tuple[str, str]:
    """Return what texts are sorted by: letters alone first, then just as they are written."""
    plain = unicodedata.normalize("NFC", text).casefold()
    letters = plain.replace("aa", DOUBLE_A).translate(LETTERS)
    bare = unicodedata.normalize("NFKD", letters)
    return "".join(it for it in bare if not unicodedata.combining(it)), text
