"""The overview for a reader who hears it: a sentence for each verdict, no columns, no signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.finding import VerdictKind, called
from aabsocial.report.layout import folded
from aabsocial.report.words import counts_of, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.report.look import Look
    from aabsocial.report.values import Report, Reviewed


def told_aloud(report: Report, look: Look) -> Iterator[str]:
    """Give the lines on every proposal: what it is called, what came of it, and each verdict."""
    for number, reviewed in enumerate(report.proposals):
        yield from ("",) if number else ()
        for sentence in _sentences(report, reviewed):
            yield from folded(look.shown_line(sentence), look.columns)


def _sentences(report: Report, reviewed: Reviewed) -> Iterator[str]:
    language = report.language
    yield reviewed.title or reviewed.folder
    if reviewed.title:
        yield reviewed.folder
    counts = counts_of(reviewed, language)
    outcome = called(reviewed.outcome)
    yield say("aloud.outcome", language, outcome=outcome, counts=counts)
    for kind in VerdictKind:
        numbers = [number for number, found in reviewed.columns.items() if found is kind]
        if numbers:
            yield say("aloud.verdict", language, verdict=called(kind), chapters=tuple(numbers))
