"""Findings about a proposal's file as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.localization.messages import Message, Messages
from aabsocial.model.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TypeVar

    Done = TypeVar("Done")


messages = Messages(__file__)

NAMES = {
    "FIL01": "unreadable",
    "FIL02": "not-toml",
    "FIL08": "too-large",
    "FIL09": "control-characters",
    "FIL12": "toml-1.1",
    "FIL13": "took-too-long",
}


def found(rule: str, says: str, *, place: Place | None = None, **values: object) -> Finding:
    """Return a finding about the file as this module's catalogue words it."""
    return file_finding(rule, messages.problem(says, **values), place)


def file_finding(rule: str, sentences: tuple[Message, Message], place: Place | None) -> Finding:
    """Return a finding about the file from its fact and its way out."""
    message, remedy = sentences
    return Finding(
        rule=rule,
        name=NAMES[rule],
        severity=Severity.WARNING if rule == "FIL12" else Severity.ERROR,
        message=message,
        remedy=remedy,
        place=place,
    )


def first_told(path: Path, findings: tuple[Finding, ...]) -> tuple[Message, Message]:
    """Return first of a file's findings with the file; it names the line it stands in itself."""
    first = findings[0]
    values = {"file": path, "found": first.message}
    return messages.message("refused.message", **values), first.remedy
