"""Tell a goal without its source, which is told beside it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.line import in_plain_letters
from aabsocial.parsing.lines.words import any_of
from aabsocial.text.sentences import without_at_the_end

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language


def without_source(statement: str, source: str, language: Language) -> str:
    """Return a goal without the source at its end, the words that lead to it and their mark.

    `80 cykler, kilde: bogen` is told as `80 cykler`, and so is `80 cykler, talt i bogen`.
    """
    said, end = statement.rstrip(" ."), source.strip(" .")
    if end and said.casefold().endswith(end.casefold()):
        before = said[: -len(end)]
        if leading := _leading(language).search(in_plain_letters(before)):
            return before[: leading.start()] or statement
    return without_at_the_end(statement, source)


@cache
def _leading(language: Language) -> re.Pattern[str]:
    """Return a pattern for what leads to a source, with the mark before it."""
    source = any_of("criterion.source", language)
    return re.compile(rf"(?:^|\s*[,;:.–-]\s*){source}\s*:?\s*$")
