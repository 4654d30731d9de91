"""Free text as neutral blocks, read once, and written as inert Markdown or HTML.

A person may write lists, emphasis and links. All else is text: the papers show it as it
was typed, and nothing of it can become a heading, a cell's end, HTML or a foreign link.
"""

from aabsocial.richtext.model import (
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
from aabsocial.richtext.parser import cleaned, one_line, plain, prose, visible
from aabsocial.richtext.to_html import html, html_line
from aabsocial.richtext.to_markdown import markdown, markdown_line
from aabsocial.richtext.to_speech import read_aloud

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
