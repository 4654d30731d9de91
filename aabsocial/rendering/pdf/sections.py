"""Set a large pack in type a few documents at a time.

Typst keeps all that it has laid out in memory, some MB for each paper, and lets go of it only ten
documents of its own later. Each section is such a document, so that 100 papers take no more memory
than 30. The pages of all are counted before, since each says how many there are.
"""

from __future__ import annotations

import json
from itertools import accumulate, repeat
from typing import TYPE_CHECKING

from aabsocial.rendering.pdf.merge import merge_pdfs
from aabsocial.rendering.pdf.typst import CompileError, evict_cache, last_pages, typeset

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from aabsocial.rendering.view_data import Data

LARGE = 12  # documents; a smaller pack is made faster in one piece
SECTION = 10  # documents


def is_large(data: Data) -> bool:
    """Return whether data are those of a pack that is to be set in sections."""
    return bool(data.get("cover")) and len(data["documents"]) > LARGE


def typeset_in_sections(main: Path, data: Data, day: date) -> bytes | CompileError:
    """Return PDF that a template makes of a large pack, or all the reasons why there is none."""
    cover, *others = _sections(data)
    ends = [_ends(main, section) for section in (cover, *others)]
    if () in ends:
        write_data(main, data)
        return typeset(main, day)  # which tells what it refuses
    starts = list(accumulate((pages[-1] for pages in ends), initial=0))
    numbers = [start + end for start, pages in zip(starts, ends, strict=False) for end in pages]
    cover |= {"elsewhere": _elsewhere(data, numbers)}
    made = []
    for section, start in zip((cover, *others), starts, strict=False):
        write_data(main, section | {"first": start + 1, "pages": numbers[-1]})
        made.append(typeset(main, day))
        evict_cache(main)
    if refusals := [it for it in made if isinstance(it, CompileError)]:
        return CompileError(refusals[0].message, "\n".join(it.diagnostic for it in refusals))
    return merge_pdfs(it for it in made if isinstance(it, bytes))


def write_data(main: Path, data: Data) -> None:
    """Lay data beside the template that is to arrange them."""
    main.with_name("data.json").write_text(json.dumps(data), encoding="utf-8")


def _sections(data: Data) -> list[Data]:
    """Divide a pack: its cover with the files attached, then some documents at a time."""
    cover = data | {"documents": [], "elsewhere": _elsewhere(data, repeat(0))}
    bare = data | {"cover": None, "sources": []}
    every = data["documents"]
    several = (every[place : place + SECTION] for place in range(0, len(every), SECTION))
    return [cover, *(bare | {"documents": some} for some in several)]


def _elsewhere(data: Data, ends: Iterable[int]) -> list[Data]:
    """Set the page on which each document begins: after the end of the one before."""
    return [
        {"title": document["title"], "anchor": document["anchor"], "page": end + 1}
        for document, end in zip(data["documents"], ends, strict=False)
    ]


def _ends(main: Path, section: Data) -> tuple[int, ...]:
    """Return the page of the section that its cover, or each of its documents, ends on."""
    write_data(main, section)
    ends = last_pages(main)
    evict_cache(main)
    return ends
