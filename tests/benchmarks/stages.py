"""Measure where the time of one proposal goes in a review of many, step by step.

Every step is taken for each file in turn, as in a real run. Repeated on one file alone the same
steps take a third less, because the processor then has all at hand that they touch.
"""

from __future__ import annotations

import statistics
import time
from functools import partial
from typing import TYPE_CHECKING

import tomli

from aabsocial.cli.workspace import find_workspace
from aabsocial.core.struct import replace
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import read_answers
from aabsocial.reports import render
from aabsocial.reports.terminal import TerminalStyle
from aabsocial.review.personal_data import is_certainly_clean
from aabsocial.review.results import Report
from aabsocial.review.review import review
from aabsocial.storage.reading import read_proposal
from aabsocial.storage.workspace import proposals_below
from aabsocial.validation.entries import report_entry
from aabsocial.validation.folder_checks import findings_among
from tests.support import validations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TypeVar

    from aabsocial.model.policy import Breach, ReviewContext, Rule
    from aabsocial.model.proposal import Proposal
    from aabsocial.review.results import ReviewedProposal
    from aabsocial.validation import ValidationOptions

    Result = TypeVar("Result")

MICRO = 1e6
ONLY_PARSED = "read and parse it with tomli, and nothing else"
DEAREST = 3  # rules that are named
# What any review does, however little it looks for; the others are what ours looks for.
FLOOR = ("find it", "read and parse it", "make values of its answers", "make its entry", "write it")


class Steps:
    """The seconds that each step took, by its name, one for each file."""

    def __init__(self) -> None:
        """Begin with none."""
        self.taken: dict[str, list[float]] = {}

    def take(self, name: str, step: Callable[[], Result], files: int = 1) -> Result:
        """Take a step for so many files, note how long it took, and return what it gives."""
        start = time.process_time()
        result = step()
        self.taken.setdefault(name, []).append((time.process_time() - start) / files)
        return result

    def each(self, name: str) -> float:
        """Return the microseconds that a step takes for one file."""
        return statistics.fmean(self.taken[name]) * MICRO


def stage_lines(folder: Path) -> Iterator[str]:
    """Measure the steps on the proposals in a folder, and return the lines of the report."""
    steps = Steps()
    _all_steps(folder, Steps())  # the first files find nothing prepared
    _all_steps(folder, steps)
    unit = steps.each(ONLY_PARSED)
    floor = sum(map(steps.each, FLOOR)) / unit
    looked = sum(map(steps.each, steps.taken)) / unit - 1 - floor
    yield "Where the processor time of one of those proposals goes, in the order of the run:"
    yield ""
    yield "| step | µs | × only parsing |"
    yield "|---|--:|--:|"
    for name in steps.taken:
        yield f"| {name} | {steps.each(name):.0f} | {steps.each(name) / unit:.2f} |"
    yield ""
    yield f"Without any rule, and without a look for personal data, that is {floor:.1f} ×, in two"
    yield f"processes {floor / 2:.2f} × and their start. What is looked for adds {looked:.1f} ×."
    yield from _rule_lines(folder)
    yield ""


def _rule_lines(folder: Path) -> Iterator[str]:
    """Return the lines on what the rules cost for one file, the dearest by name."""
    review_context = replace(find_workspace().review_context, policy=load_policy())
    rules = Steps()
    for path in proposals_below(folder):
        proposal = read_answers(load_policy(), read_proposal(path).answers).proposal
        for rule in load_policy().rules.values():
            rules.take(rule.code, partial(_all_hits, rule, proposal, review_context))
    codes = sorted(rules.taken, key=rules.each, reverse=True)
    dearest = ", ".join(f"{code} {rules.each(code):.0f} µs" for code in codes[:DEAREST])
    others = statistics.fmean(map(rules.each, codes[DEAREST:]))
    number = len(codes) - DEAREST
    yield f"The dearest rules: {dearest}; the other {number} take {others:.1f} µs each."


def _all_hits(rule: Rule, proposal: Proposal, review_context: ReviewContext) -> tuple[Breach, ...]:
    return tuple(rule.check(proposal, review_context))


def _all_steps(folder: Path, steps: Steps) -> None:
    found = proposals_below(folder)
    for path in found:
        steps.take(ONLY_PARSED, partial(_only_parsed, path))
    files = steps.take("find it", partial(proposals_below, folder), len(found))
    place = find_workspace()
    options = validations.options_for(review_context=place.review_context)
    reviewed = tuple(_reviewed(path, options, steps) for path in files)
    report = Report(
        policy=options.policy, today=place.today, language="da", version="0", proposals=reviewed
    )
    steps.take("write it", lambda: tuple(render("json", report, TerminalStyle())), len(files))


def _only_parsed(path: Path) -> object:
    with path.open("rb") as file:
        return tomli.load(file)


def _reviewed(path: Path, options: ValidationOptions, steps: Steps) -> ReviewedProposal:
    """Review a file as `validate` does, step by step."""
    policy = options.policy
    stored = steps.take("read and parse it", lambda: read_proposal(path))
    structure = steps.take(
        "make values of its answers", lambda: read_answers(policy, stored.answers)
    )
    proposal = structure.proposal
    steps.take(
        "look for personal data",
        lambda: is_certainly_clean(stored.raw or b"", stored.text, proposal.searchable_text),
    )
    steps.take(
        "look around in its folder",
        lambda: tuple(findings_among(stored.neighbours, stored.path, proposal)),
    )
    judged = steps.take(
        "judge it: every rule, open questions, verdicts",
        lambda: review(policy, structure, options.review_context),
    )
    return steps.take("make its entry", lambda: report_entry(stored, judged, (), options))
