"""Free text as neutral blocks, read once, and written as inert Markdown or HTML.

A person may write lists, emphasis and links. All else is text: the papers show it as it
was typed, and nothing of it can become a heading, a cell's end, HTML or a foreign link.
"""

from aabsocial.blocks.cleaning import cleaned, one_line, visible
from aabsocial.blocks.html import html, html_line
from aabsocial.blocks.markdown import markdown, markdown_line
from aabsocial.blocks.read_aloud import read_aloud
from aabsocial.blocks.reading import plain, prose
from aabsocial.blocks.values import (
    Block,
    Break,
    Item,
    Listing,
    Paragraph,
    Prose,
    Run,
    labelled,
    stacked,
    strongly_labelled,
)

__all__ = [
    "Block",
    "Break",
    "Item",
    "Listing",
    "Paragraph",
    "Prose",
    "Run",
    "cleaned",
    "html",
    "html_line",
    "labelled",
    "markdown",
    "markdown_line",
    "one_line",
    "plain",
    "prose",
    "read_aloud",
    "stacked",
    "strongly_labelled",
    "visible",
]
