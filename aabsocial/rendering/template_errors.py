"""Explain a template's errors in our own words: Jinja's are in English and about its internals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2.exceptions import SecurityError, TemplateError, TemplateNotFound, UndefinedError

from aabsocial.localization.messages import Message, Messages
from aabsocial.rendering.sandbox import FILTERS, LinkOutsideError, NoFileError, TooLongError
from aabsocial.text.time_limit import OutOfTimeError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import UnionType

messages = Messages(__file__, "templates.toml")
KINDS: tuple[tuple[type[Exception] | UnionType, str], ...] = (
    (RecursionError | OutOfTimeError, "endless"),
    (TooLongError, "too-long"),
    (TemplateNotFound, "missing"),
    (NoFileError, "no-file"),
    (LinkOutsideError, "link"),
    (SecurityError, "unsafe"),
    (UndefinedError, "unknown"),
    (UnicodeDecodeError, "encoding"),
    (SyntaxError | MemoryError, "deep"),
)
# Jinja's errors differ only by message; a reworded one falls back to the general message.
SLIPS: Mapping[str, re.Pattern[str]] = {
    "filter": re.compile(r"^No filter named '(?P<name>.*)'"),
    "test": re.compile(r"^No test named '(?P<name>.*)'"),
    "unclosed": re.compile(r"^Unexpected end of template.*'(?P<name>end\w+)'", re.DOTALL),
    "tag": re.compile(r"unknown tag '(?P<name>\w+)'"),
    "unexpected": re.compile(r"got '(?P<name>[^']+)'$"),
}


def reason(error: BaseException) -> Message:
    """Return the message that explains a template's error."""
    message = getattr(error, "message", None) or ""
    name = error.name if isinstance(error, TemplateNotFound) else message
    for types, kind in KINDS:
        if isinstance(error, types):
            return _jinja_message(kind, name=name or "")
    return _slip(message) if isinstance(error, TemplateError) else _jinja_message("value")


def _slip(message: str) -> Message:
    for kind, pattern in SLIPS.items():
        if match := pattern.search(message):
            return _jinja_message(kind, name=match["name"], filters=FILTERS)
    return _jinja_message("slip")


def _jinja_message(kind: str, **values: object) -> Message:
    return messages.message(f"reason.{kind}", **values)
