"""Syntax errors in a reader's words: every one in the file, each with the line to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.store.places import START, Lines
from aabsocial.store.reading import found

if TYPE_CHECKING:
    from aabsocial.finding import Finding


def syntax_findings(text: str, fault: Exception) -> tuple[Finding, ...]:
    """Give a finding for each syntax error in a text that the parser refused with a fault."""
    position = getattr(fault, "pos", 0)
    lines = Lines(text)
    place = lines.span(position, position + 1) if position else START
    return (found("FIL02", "not-understood", place=place),)
