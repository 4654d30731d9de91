"""Write blocks and other text as HTML, with everything that a person wrote escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from aabsocial.richtext.model import Break, Paragraph
from aabsocial.richtext.parser import one_line

if TYPE_CHECKING:
    from aabsocial.richtext.model import Block, Listing, Prose, Run


def html_line(text: str) -> str:
    """Return a text escaped and on one line, for an element or a quoted attribute."""
    return escape(one_line(text))


def html(prose: Prose) -> str:
    """Return blocks as HTML, each on a line of its own."""
    return "\n".join(map(_block, prose))


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{''.join(map(_run, block.runs))}</p>"
    return _list(block)


def _list(listing: Listing) -> str:
    items = "\n".join(f"<li>{html(item.blocks)}</li>" for item in listing.items)
    if listing.start is None:
        return f"<ul>\n{items}\n</ul>"
    start = f' start="{listing.start}"' if listing.start != 1 else ""
    return f"<ol{start}>\n{items}\n</ol>"


def _run(run: Run | Break) -> str:
    if isinstance(run, Break):
        return "<br>"
    text = escape(run.text)
    if run.emphasis:
        text = f"<em>{text}</em>"
    if run.strong:
        text = f"<strong>{text}</strong>"
    return f'<a href="{escape(run.link)}">{text}</a>' if run.link else text
