"""Findings about a proposal's file as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.localization.messages import Message, load_messages, message_and_remedy
from aabsocial.model.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from typing import TypeVar

    Done = TypeVar("Done")


WORDS = Path(__file__).with_suffix(".toml")

NAMES = {
    "FIL01": "unreadable",
    "FIL02": "not-toml",
    "FIL08": "too-large",
    "FIL09": "control-characters",
    "FIL12": "toml-1.1",
    "FIL13": "took-too-long",
}


def finding_by_key(
    rule: str, says: str, *, place: Place | None = None, **values: object
) -> Finding:
    """Return a finding about the file, with the texts of this module under a key."""
    return file_finding(rule, message_and_remedy(WORDS, says, **values), place)


def file_finding(rule: str, sentences: tuple[Message, Message], place: Place | None) -> Finding:
    """Return a finding about the file from its message and remedy."""
    message, remedy = sentences
    return Finding(
        rule=rule,
        name=NAMES[rule],
        severity=Severity.WARNING if rule == "FIL12" else Severity.ERROR,
        message=message,
        remedy=remedy,
        place=place,
    )


def first_problem(path: Path, findings: tuple[Finding, ...]) -> tuple[Message, Message]:
    """Return message and remedy of a file's first finding; the message names the file."""
    first = findings[0]
    values = {"file": path, "found": first.message}
    return Message(load_messages(WORDS)["refused.message"], values), first.remedy
