"""Write free text in Word: paragraphs, and lists that Word numbers itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.rendering.docx.addresses import address
from aabsocial.rendering.docx.markup import (
    LINE_BREAK,
    LOOKS,
    indented,
    link_out,
    link_properties,
    numbered,
    paragraph,
    run,
)
from aabsocial.rendering.docx.package import LARGEST_NUMBER
from aabsocial.rendering.docx.references import link
from aabsocial.richtext import Break, Paragraph, labelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aabsocial.rendering.docx.markup import Look
    from aabsocial.rendering.docx.package import WordFile
    from aabsocial.richtext import Block, Item, Listing, Prose, Run

STEP = 357  # twips, the indent of each level of a list
DEEPEST = 8  # Word's ninth level


def prose(
    file: WordFile, blocks: Prose, style: str = "Normal", level: int = 0, more: str = ""
) -> Iterator[str]:
    """Yield blocks; `level` is their depth in lists, `more` are properties of paragraphs."""
    indent = indented(STEP * level) if level else ""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield paragraph(file.style(style), _runs(file, block), more + indent)
        elif block.start is not None and block.start + len(block.items) > LARGEST_NUMBER:
            yield from prose(file, tuple(_numbered_by_hand(block, block.start)), style, level)
        else:
            yield from _list(file, block, min(level, DEEPEST))


def _numbered_by_hand(listing: Listing, start: int) -> Iterator[Block]:
    for number, item in enumerate(listing.items, start):
        yield from labelled(f"{number}. ", item.blocks)


def _list(file: WordFile, listing: Listing, level: int) -> Iterator[str]:
    style = "List Bullet" if listing.start is None else "List Number"
    list_id = file.new_list(style, level, listing.start)
    for item in listing.items:
        yield from _item(file, item, file.style(style), numbered(list_id, level), level)


def _item(file: WordFile, item: Item, style: str, number: str, level: int) -> Iterator[str]:
    """Yield an item; its first paragraph has the number, even if the item begins with a list."""
    first, *others = item.blocks or (Paragraph(()),)
    if not isinstance(first, Paragraph):
        first, others = Paragraph(()), [first, *others]
    yield paragraph(style, _runs(file, first), number)
    yield from prose(file, tuple(others), "List Continue", level + 1)


def points(file: WordFile, items: Iterable[str], name: str = "List Number") -> Iterator[str]:
    """Yield numbered points in a style, counted from one."""
    style, list_id = file.style(name), file.new_list(name, start=1)
    return (paragraph(style, run(item), numbered(list_id, 0)) for item in items)


def _runs(file: WordFile, it: Paragraph) -> str:
    return "".join(LINE_BREAK if isinstance(part, Break) else _run(file, part) for part in it.runs)


def _run(file: WordFile, it: Run) -> str:
    theme = LOOKING[it.strong, it.emphasis]
    if not it.link:
        return run(it.text, LOOKS[theme])
    if it.link.startswith("#"):
        return link(file, it.link[1:], it.text, theme)
    target = address(it.link)
    if target is None:
        return run(it.text if it.text == it.link else f"{it.text} ({it.link})", LOOKS[theme])
    return link_out(
        file.address(target), run(it.text, link_properties(file.style("Hyperlink"), theme))
    )


LOOKING: Mapping[tuple[bool, bool], Look] = {
    (False, False): "",
    (True, False): "strong",
    (False, True): "emphasis",
    (True, True): "both",
}
