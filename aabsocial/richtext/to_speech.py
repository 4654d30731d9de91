"""Turn a paper in Markdown into lines for a screen reader: no marks, bars or boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.tree import SyntaxTreeNode

PAIR = 2  # columns: the first is the label of the second


def read_aloud(paper: str) -> Iterator[str]:
    """Yield a paper's lines; each row of a table is one, with its column heads."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    reader = MarkdownIt("commonmark").enable("table")
    return _lines(SyntaxTreeNode(reader.parse(paper)).children)


def _lines(blocks: Sequence[SyntaxTreeNode]) -> Iterator[str]:
    for block in blocks:
        match block.type:
            case "heading":
                yield ""
                yield from _text(block)
            case "table":
                yield from _rows(block)
            case "bullet_list" | "ordered_list":
                yield from _items(block)
            case "blockquote":
                yield from _lines(block.children)
            case _:
                yield from _text(block)


def _items(listing: SyntaxTreeNode) -> Iterator[str]:
    first = int(listing.attrs.get("start", 1))
    for number, item in enumerate(listing.children, first):
        mark = f"{number}." if listing.type == "ordered_list" else "-"
        head, *others = list(_lines(item.children)) or [""]
        yield f"{mark} {head}"
        yield from (f"  {line}" for line in others)


def _rows(table: SyntaxTreeNode) -> Iterator[str]:
    rows = [list(map(_line, row.children)) for part in table.children for row in part.children]
    names = rows[0]
    if len(names) == PAIR:
        yield ", ".join(names)  # what the columns hold is no fact
        yield from map(": ".join, rows[1:])
        return
    for cells in rows[1:]:
        told = zip(names, cells, strict=True)
        yield "; ".join(f"{name}: {cell}" if name else cell for name, cell in told if cell)


def _line(block: SyntaxTreeNode) -> str:
    return " ".join(_text(block))


def _text(block: SyntaxTreeNode) -> Iterator[str]:
    """Yield the lines of a block; a horizontal rule has none, and code is unchanged."""
    yield from ("".join(map(_words, block.children)) or block.content).splitlines()


def _words(part: SyntaxTreeNode) -> str:
    """Return text without its markup; a link is followed by its address."""
    if part.type == "hardbreak":
        return "\n"
    if part.type == "softbreak":
        return " "
    words = "".join(_words(inner) for inner in part.children) or part.content
    if part.type != "link":
        return words
    address = str(part.attrs["href"]).removeprefix("mailto:")
    return words if words == address else f"{words} ({address})"
