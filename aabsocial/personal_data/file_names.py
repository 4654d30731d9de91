"""Names of files and folders made of titles: ASCII that sorts, without CPR numbers."""

from __future__ import annotations

import re
import unicodedata

from aabsocial.personal_data.detect import redact

LONGEST_SLUG = 60
UNTITLED = "indsats"
LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "œ": "oe", "ð": "d", "þ": "th"})
RESERVED = r"(con|prn|aux|nul|com[0-9]|lpt[0-9])"


def slug(title: str, untitled: str = UNTITLED) -> str:
    """Return a title as the name of a file: lower-case ASCII, hyphens, at most 60 characters.

    A name that Windows reserves gets a suffix, a title without letters becomes `untitled`. CPR
    numbers are masked, because names are printed everywhere.
    """
    letters = unicodedata.normalize("NFC", redact(title)).casefold().translate(LETTERS)
    spelled = (unicodedata.normalize("NFKD", word) for word in re.findall(r"[^\W_]+", letters))
    words = (re.sub(r"[^a-z0-9]", "", word) for word in spelled)
    name = "-".join(filter(None, words))[:LONGEST_SLUG].strip("-")
    if redact(name) != name:  # what parted the digits is a hyphen now
        return slug(redact(name), untitled)
    if re.fullmatch(RESERVED, name):
        return f"{name}-{untitled}"
    return name or untitled
