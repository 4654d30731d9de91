"""How a report for people ends: what it comes to, and who must do what to which folder."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from aabsocial.model.findings import Outcome, Severity, display_name
from aabsocial.reports.fact_words import must_act
from aabsocial.reports.messages import counted, counts_of, messages
from aabsocial.reports.terminal import TerminalStyle, Tone, width, wrap_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.review.results import Report, ReviewedProposal

STEP = "  "
SAFE = re.compile(r"[\w./:~+-]+")
TO_MEND = (Outcome.NOT_READY, Outcome.UNREADABLE, Outcome.NO_PROPOSAL)
MOST_NAMED = 20  # of those that are ready: more are counted, and stand in the overview
ONLY_REMARKS = (Outcome.READY_WITH_REMARKS,)


def ending(report: Report, style: TerminalStyle) -> Iterator[str]:
    """Sum up, name every folder that needs work and who must act, and say what to do next."""
    yield from (
        style.in_colour(line, Tone.STRONG)
        for line in wrap_columns(style.displayable(_sum(report)), style.columns)
    )
    waiting = [it for it in report.proposals if it.actors]
    ready = [it.folder for it in report.proposals if it.outcome is Outcome.READY]
    if waiting and 0 < len(ready) <= MOST_NAMED:
        told = messages.text("next.ready", report.language, names=", ".join(ready))
        yield from wrap_columns(style.displayable(told), style.columns)
    if len(waiting) == 1:
        yield from _one(report, waiting[0], style)
    else:
        for label, outcomes in (("mend", TO_MEND), ("remarks", ONLY_REMARKS)):
            some = [it for it in waiting if it.outcome in outcomes]
            yield from _several(report, label, some, style)
    if worst := _worst(waiting):
        command = f"aabsocial explain {worst}"
        yield from _step(
            style.displayable(messages.text("next.explain", report.language)), command, style
        )
    elif not any(it.outcome in TO_MEND for it in report.proposals):
        command = " ".join(("aabsocial render", *_all_below(report)))
        yield from _step(
            style.displayable(messages.text("next.papers", report.language)), command, style
        )


def _sum(report: Report) -> str:
    language = report.language
    numbers = report.outcomes
    outcomes = (
        messages.text(f"outcomes.{outcome.value}", language, number=numbers[outcome])
        for outcome in Outcome
        if numbers[outcome]
    )
    number = "one" if len(report.proposals) == 1 else "many"
    return messages.text(
        f"sum.folders.{number}" if numbers[Outcome.NO_PROPOSAL] else f"sum.{number}",
        language,
        number=len(report.proposals),
        outcomes=", ".join(outcomes),
        counts=counted(report, numbers, language),
    )


def _one(report: Report, reviewed: ReviewedProposal, style: TerminalStyle) -> Iterator[str]:
    """Yield what to do about the only proposal that needs work, and who must."""
    label, command = _opening(reviewed)
    yield from _step(
        style.displayable(messages.text(f"next.{label}", report.language)), command, style
    )
    told = messages.text("next.who", report.language, who=must_act(reviewed, report.language))
    yield from wrap_columns(style.displayable(told), style.columns)


def _opening(reviewed: ReviewedProposal) -> tuple[str, str]:
    """Return how a proposal is opened to be mended: with the questionnaire, or as a file."""
    if reviewed.outcome is Outcome.UNREADABLE:
        return "open", reviewed.path
    if reviewed.outcome is Outcome.NO_PROPOSAL:
        return "folder", reviewed.path
    return "edit", f"aabsocial edit {_as_argument(reviewed.folder)}"


def _several(
    report: Report, label: str, some: list[ReviewedProposal], style: TerminalStyle
) -> Iterator[str]:
    """Yield a heading over every folder that needs work, each with its counts and who must act."""
    if not some:
        return
    heading = messages.text(f"next.{label}", report.language)
    for line in wrap_columns(style.displayable(heading), style.columns):
        yield style.in_colour(line, Tone.STRONG)
    for reviewed in some:
        label, opening = _opening(reviewed)
        shown = style.displayable_line(opening)
        yield from (STEP + shown,) if label == "edit" else wrap_columns(shown, style.columns, STEP)
        told = f"{_why(report, reviewed)}. {must_act(reviewed, report.language)}."
        yield from wrap_columns(style.displayable(told), style.columns, STEP * 2)


def _why(report: Report, reviewed: ReviewedProposal) -> str:
    """Return why a proposal waits: what was found, or that it is not there to be read."""
    if reviewed.outcome in {Outcome.UNREADABLE, Outcome.NO_PROPOSAL}:
        return display_name(reviewed.outcome).in_(report.language)
    return counts_of(reviewed, report.language)


def _worst(waiting: Iterable[ReviewedProposal]) -> str:
    """Return the rule of the gravest finding of the first proposal that has the gravest."""
    order = tuple(Severity)
    found = [finding for reviewed in waiting for finding in reviewed.counted]
    return min(found, key=lambda it: order.index(it.severity)).rule if found else ""


def _step(told: str, command: str, style: TerminalStyle) -> Iterator[str]:
    """Yield a command beside what it is for, or under it; it is never broken."""
    shown = style.displayable_line(command)
    if width(f"{told} {shown}") <= style.columns:
        yield f"{told} {shown}"
        return
    yield from wrap_columns(told, style.columns)
    yield STEP + shown


def _all_below(report: Report) -> Iterator[str]:
    """Yield the folder that all proposals lie below, unless it is the usual one."""
    try:
        shared = posixpath.commonpath([reviewed.folder for reviewed in report.proposals])
    except ValueError:  # some are named from here, others from the root
        return
    if shared:
        yield _as_argument(shared)


def _as_argument(path: str) -> str:
    """Quote a path as bash, PowerShell and cmd all take it, where it needs it."""
    return path if SAFE.fullmatch(path) else f'"{path}"'
