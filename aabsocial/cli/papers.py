"""The papers of one proposal: compose them, write them, say what was written and what is next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.screen import nearby, remark
from aabsocial.finding import Outcome, Severity
from aabsocial.validation import despite_broken_rules
from aabsocial.wording import Sentence, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.cli.workplace import Workplace
    from aabsocial.finding import Review
    from aabsocial.policy import Policy
    from aabsocial.store import StoredProposal
    from aabsocial.validation import Terms
    from aabsocial.wording import Language

WORDS = Path(__file__).with_suffix(".toml")
PROPOSAL, CHECKLIST = "proposal.md", "checklist.md"
MOST_TOLD = 5
DECIDED_BY = {
    Outcome.READY_WITH_REMARKS: Severity.WARNING,
    Outcome.NOT_READY: Severity.ERROR,
}


def papers_of(policy: Policy, reviewed: Review, overrides: tuple[Path, ...]) -> Mapping[str, str]:
    """Give a reviewed proposal's papers as Markdown by file name, in the proposal's language.

    Templates in the override folders are used before ours.
    """
    from aabsocial import paper
    from aabsocial.documents import render

    language: Language = reviewed.proposal.language or "da"
    values = {
        PROPOSAL: paper.proposal_paper(policy, reviewed, language),
        CHECKLIST: paper.checklist(policy, reviewed, language),
    }
    return {name: render(f"{name}.j2", value, overrides) for name, value in values.items()}


def proposal_paper(policy: Policy, reviewed: Review, place: Workplace) -> str:
    """Give the proposal's paper as it stands, gaps and all."""
    return papers_of(policy, reviewed, overrides_in(place))[PROPOSAL]


def overrides_in(place: Workplace) -> tuple[Path, ...]:
    """Give the folder of templates that the settings name, if they do."""
    return (place.settings.templates,) if place.settings.templates else ()


def write_papers(
    stored: StoredProposal, terms: Terms, place: Workplace, language: Language
) -> Review:
    """Write a proposal's papers beside it; say what was written, how it stands, what is next."""
    from aabsocial.store.derived import write_derived

    reviewed = despite_broken_rules(stored, terms)
    folder = nearby(stored.path.parent)
    write_derived(folder, papers_of(terms.policy, reviewed, overrides_in(place)))
    names = (stored.path.name, PROPOSAL, CHECKLIST)
    remark(_say("written", language, folder=folder, names=names))
    remark(_say(_outcome(reviewed), language, count=len(reviewed.findings)))
    for line in _what_weighs(reviewed, language):
        remark(line)
    if reviewed.outcome is not Outcome.READY:
        remark(_say("go-on", language, folder=folder))
    return reviewed


def _outcome(reviewed: Review) -> str:
    """Name the sentence for an outcome; hints are only counted."""
    if reviewed.outcome is Outcome.READY:
        return f"ready-{min(len(reviewed.findings), 2)}"
    return str(reviewed.outcome.value)


def _what_weighs(reviewed: Review, language: Language) -> Iterator[str]:
    """Tell the findings that the outcome rests on, the first of many, with the way out of each."""
    from aabsocial.interview.words import finding_line

    severity = DECIDED_BY.get(reviewed.outcome)
    found = [it for it in reviewed.findings if it.severity is severity and not it.exempt]
    yield from (finding_line(finding, language) for finding in found[:MOST_TOLD])
    if more := len(found[MOST_TOLD:]):
        yield _say("more" if more > 1 else "one-more", language, count=more)


def _say(key: str, language: Language, /, **values: object) -> str:
    return Sentence(catalogue(WORDS)[key], values).in_(language)
