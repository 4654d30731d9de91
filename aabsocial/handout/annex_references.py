"""Make "bilag 2" in an item's texts a link to that annex of the item, if the pack has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from aabsocial.core.struct import Struct, replace, values_in
from aabsocial.handout.annexes import WITHOUT_PLACE, annex_anchor
from aabsocial.richtext import Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aabsocial.handout.pack import PackAnnex

AnyValue = TypeVar("AnyValue")
NAMED = re.compile(
    r"\b(?:bilag|annex|appendix)\s+(?:(\d+[a-z]?)\.)?(\d+)(?!\w|[.,]\w*\d)", re.IGNORECASE
)


def with_annex_links(value: AnyValue, number: str, annexes: Sequence[PackAnnex]) -> AnyValue:
    """Return a value with links in its running texts, at any depth; `number` is the item's."""
    anchors = {
        order: annex.anchor
        for order, annex in enumerate(annexes, 1)
        if annex.kind not in WITHOUT_PLACE
    }
    if not anchors:
        return value
    linked: AnyValue = _linked(value, number, anchors)
    return linked


def _linked(value: AnyValue, number: str, anchors: Mapping[int, str]) -> AnyValue:
    if isinstance(value, tuple):
        spread = tuple(
            new
            for part in value
            for new in (
                _split(part, number, anchors)
                if isinstance(part, Run)
                else (_linked(part, number, anchors),)
            )
        )
        return spread if spread != value else value  # type: ignore[return-value] # a tuple too
    if isinstance(value, Struct) and not isinstance(value, Run):
        names = value.__struct_fields__
        parts = dict(zip(names, values_in(value), strict=True))
        changed = {
            name: new
            for name, part in parts.items()
            if (new := _linked(part, number, anchors)) is not part
        }
        return replace(value, **changed) if changed else value
    return value


def _split(run: Run, number: str, anchors: Mapping[int, str]) -> Iterator[Run]:
    """Yield a run in pieces, those that name an annex as links; a link stays as it is."""
    at = 0
    for found in () if run.link else NAMED.finditer(run.text):
        if found[1] not in (None, number) or int(found[2]) not in anchors:
            continue
        if found.start() > at:
            yield replace(run, text=run.text[at : found.start()])
        link = f"#{annex_anchor(number, int(found[2]))}"
        yield replace(run, text=found[0], link=link)
        at = found.end()
    if at < len(run.text) or not at:
        yield replace(run, text=run.text[at:]) if at else run
