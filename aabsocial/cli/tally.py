"""How often each rule found something in a run, and in how many proposals."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.wording import Sentence, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.report.values import Report

WORDS = Path(__file__).with_suffix(".toml")


def tally(report: Report) -> Iterator[str]:
    """Count each rule's findings on a line, the most frequent rule first."""
    words = catalogue(WORDS)
    names = {finding.rule: finding.name for finding in report.found()}
    times = Counter(finding.rule for finding in report.found())
    holding = Counter(rule for one in report.proposals for rule in {it.rule for it in one.findings})
    widest = len(str(max(times.values(), default=0)))
    lines = (
        Sentence(
            words["one" if holding[rule] == 1 else "several"],
            {
                "times": str(number).rjust(widest),
                "rule": rule,
                "name": names[rule],
                "proposals": str(holding[rule]),
            },
        )
        for rule, number in sorted(times.items(), key=lambda counted: (-counted[1], counted[0]))
    )
    if not times:
        yield f"{words['none'].in_(report.language)}\n"
    for line in lines:
        yield f"{line.in_(report.language)}\n"
