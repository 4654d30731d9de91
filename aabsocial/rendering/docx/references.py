"""Links to places in the same paper. They name no page: Word breaks pages where a PDF does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.rendering.docx.markup import (
    LOOKS,
    Look,
    bookmarked,
    link_properties,
    link_within,
    run,
)
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from aabsocial.documents.case_page import Reference
    from aabsocial.rendering.docx.package import WordFile

NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_]")
LONGEST_NAME = 40  # letters, of a bookmark
ONWARD, BACK = " →", "← "


def bookmark(anchor: str) -> str:
    """Return the name of an anchor as a bookmark: letters, digits and underscores."""
    return NOT_IN_A_NAME.sub("_", anchor)[:LONGEST_NAME]


def place(file: WordFile, anchor: str, content: str) -> str:
    """Return markup that links to an anchor lead to."""
    return bookmarked(bookmark(anchor), file.number(), content)


def link(file: WordFile, anchor: str, text: str, look: Look = "") -> str:
    """Return a text as a link to a place; only the text if there is no such place."""
    if anchor not in file.places:
        return run(text, LOOKS[look])
    properties = link_properties(file.style("Henvisning"), look)
    return link_within(bookmark(anchor), run(text, properties))


def reference(file: WordFile, it: Reference | None) -> str:
    """Return where the rest stands, "5 mål mere →"; nothing if that is not in this paper."""
    if it is None or it.anchor not in file.places:
        return ""
    properties = link_properties(file.style("Henvisning"), "")
    words = one_line(it.unpaged or file.places[it.anchor])
    return link_within(bookmark(it.anchor), run(f"{words}{ONWARD}", properties))


def way_back(file: WordFile, it: Reference) -> str:
    """Return a link back to an earlier page."""
    properties = link_properties(file.style("Henvisning"), "")
    return link_within(bookmark(it.anchor), run(f"{BACK}{one_line(it.words)}", properties))
