"""Hidden characters that a file writes as TOML escapes: nothing is seen of them in its text."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from aabsocial.model.answers import key_of, texts_in
from aabsocial.storage.file_findings import file_finding
from aabsocial.storage.toml_edit.positions import source_map

if TYPE_CHECKING:
    from aabsocial.model.answers import Answers
    from aabsocial.model.findings import Finding


def escaped_characters(text: str, answers: Answers, hidden: str, most: int) -> tuple[Finding, ...]:
    """Find the answers in which an escape stands for a character of the pattern `hidden`.

    `most` is how many are told of. A character that stands in the file itself is found there.
    """
    places = source_map(text)
    hits = (
        (path, hit)
        for path, value in texts_in(answers)
        if (hit := re.search(hidden, value)) and hit[0] not in text
    )
    return tuple(
        file_finding(
            "FIL09",
            "escaped",
            places.place_of(key_of(path)),
            character=f"U+{ord(hit[0]):04X}",
        )
        for path, hit in islice(hits, most)
    )
