"""Findings about a proposal's file as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from pathlib import Path

    from aabsocial.localization.messages import Message
    from aabsocial.model.findings import Finding, Place

messages = Messages(__file__)


def file_finding(
    code: str, message_key: str, place: Place | None = None, /, **params: object
) -> Finding:
    """Return what a rule found about a file, and the place in it if there is one."""
    from aabsocial.policy.builtin_rules import builtin_finding  # not where nothing is wrong

    finding = builtin_finding(code, "", message_key, **params)
    return replace(finding, place=place) if place else finding


def first_problem(path: Path, findings: tuple[Finding, ...]) -> tuple[Message, Message]:
    """Return message and remedy of a file's first finding; the message names the file."""
    first = findings[0]
    return messages.message("refused.message", file=path, found=first.message), first.remedy
