"""Parse free text into neutral blocks, and write them as safe Markdown or HTML.

A person may write lists, emphasis and links. Everything else is text: the papers show it as typed,
and none of it can become a heading, the end of a cell, HTML or a disguised link.
"""

from aabsocial.richtext.document import parse_document
from aabsocial.richtext.model import (
    Block,
    Break,
    DocumentBlock,
    Heading,
    Item,
    Listing,
    Paragraph,
    Prose,
    Run,
    TextTable,
    joined_lines,
    labelled,
    strongly_labelled,
)
from aabsocial.richtext.parser import cleaned, is_visible, one_line, parse_prose, plain_text
from aabsocial.richtext.to_html import html, html_line
from aabsocial.richtext.to_markdown import markdown, markdown_line
from aabsocial.richtext.to_speech import read_aloud

__all__ = [
    "Block",
    "Break",
    "DocumentBlock",
    "Heading",
    "Item",
    "Listing",
    "Paragraph",
    "Prose",
    "Run",
    "TextTable",
    "cleaned",
    "html",
    "html_line",
    "is_visible",
    "joined_lines",
    "labelled",
    "markdown",
    "markdown_line",
    "one_line",
    "parse_document",
    "parse_prose",
    "plain_text",
    "read_aloud",
    "strongly_labelled",
]
