"""A finding on one line, for the forms that have a line for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.printable import printable_line
from aabsocial.report.words import exemption_line

if TYPE_CHECKING:
    from aabsocial.finding import Finding
    from aabsocial.wording import Language

WHITE_SPACE = re.compile("[ \t\r\n]+")  # no-break spaces stay


def told(finding: Finding, language: Language) -> str:
    """Say the fact, the way out and, where there is one, the exemption."""
    sentences = [finding.message.in_(language), finding.remedy.in_(language)]
    if finding.exempt:
        sentences.append(exemption_line(finding.exempt, language))
    return on_one_line(" ".join(sentences))


def on_one_line(text: str) -> str:
    """Give a text with a space for every stretch of white space, and codes for what steers."""
    return printable_line(WHITE_SPACE.sub(" ", text).strip(" "))
