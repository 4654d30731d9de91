"""What is wrong with a template, in our own words: Jinja speaks English, and of its own inside."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2.exceptions import SecurityError, TemplateError, TemplateNotFound, UndefinedError

from aabsocial.localization.messages import Message, load_messages
from aabsocial.rendering.sandbox import FILTERS, LinkOutsideError, NoFileError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import UnionType

WORDS = Path(__file__).with_name("templates.toml")
KINDS: tuple[tuple[type[Exception] | UnionType, str], ...] = (
    (RecursionError, "endless"),
    (TemplateNotFound, "missing"),
    (NoFileError, "no-file"),
    (LinkOutsideError, "link"),
    (SecurityError, "unsafe"),
    (UndefinedError, "unknown"),
    (UnicodeDecodeError, "encoding"),
    (SyntaxError | MemoryError, "deep"),
)
# Jinja tells slips apart by these sentences alone; one that it words anew is told of as any slip.
SLIPS: Mapping[str, re.Pattern[str]] = {
    "filter": re.compile(r"^No filter named '(?P<name>.*)'"),
    "test": re.compile(r"^No test named '(?P<name>.*)'"),
    "unclosed": re.compile(r"^Unexpected end of template.*'(?P<name>end\w+)'", re.DOTALL),
    "tag": re.compile(r"unknown tag '(?P<name>\w+)'"),
    "unexpected": re.compile(r"got '(?P<name>[^']+)'$"),
}


def reason(error: Exception) -> Message:
    """Return the sentence that explains a template's error."""
    said = getattr(error, "message", None) or ""
    name = error.name if isinstance(error, TemplateNotFound) else said
    for types, kind in KINDS:
        if isinstance(error, types):
            return _said(kind, name=name or "")
    return _slip(said) if isinstance(error, TemplateError) else _said("value")


def _slip(said: str) -> Message:
    for kind, pattern in SLIPS.items():
        if found := pattern.search(said):
            return _said(kind, name=found["name"], filters=FILTERS)
    return _said("slip")


def _said(kind: str, **values: object) -> Message:
    return Message(load_messages(WORDS)[f"reason.{kind}"], values)
