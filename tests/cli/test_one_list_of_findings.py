"""Interview, hub, task end, review, handing in, papers and `validate` tell of the same findings."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.cli.autosaved_proposal import AutosavedProposal
from aabsocial.cli.interview import context_for, resumed_session
from aabsocial.cli.papers import papers_of
from aabsocial.cli.picker import state_of
from aabsocial.cli.workspace import Workspace
from aabsocial.core.struct import replace
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.screens import screen
from aabsocial.model.answers import path_of, with_answer, without_answer
from aabsocial.policy.aab import load_policy
from aabsocial.storage import read_proposal
from aabsocial.storage.settings import Settings
from aabsocial.validation import ValidationOptions, review_for_papers
from aabsocial.validation.single import review_stored
from tests.support.conversations import after, choose
from tests.support.processes import run_program

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.interview.session import Session
    from aabsocial.model.findings import Finding

Changes = Mapping[str, Any]
EXAMPLE = Path(__file__).parents[2] / "proposals/sommer-i-gaarden"
DAY = date(2026, 5, 20)
CODE = re.compile(r"\(([A-Z]{3}\d\d)\)$")
MISSING_ANNEX = (("annexes",), [{"title": "Referat", "file": "findes-ikke.pdf"}])
PHONE = (("residents", "anchoring"), "Ring til gårdmanden på 22 33 44 55.")
WHERE = {"board": "G", "residents": "C"}


def opened(folder: Path, change: tuple[tuple[str, ...], Any]) -> Session:
    """Return a session on a copy of an example with one answer changed, saved."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("proposal.md", "checklist.md"))
    stored = read_proposal(folder / "proposal.toml")
    autosaved = AutosavedProposal(load_policy(), "da", stored=stored)
    answers = with_answer(with_answer(stored.answers, ("status",), "draft"), *change)
    saved = autosaved.save(answers)
    place = Workspace(settings=Settings(), proposals=folder.parent, today=DAY)
    return resumed_session(context_for(place, autosaved), saved)


def codes(lines: Iterable[str]) -> list[str]:
    return sorted(found[1] for line in lines if (found := CODE.search(line)))


def rules(findings: Iterable[Finding]) -> list[str]:
    return sorted(finding.rule for finding in findings)


@pytest.mark.parametrize(
    ("change", "rule", "task"),
    [(MISSING_ANNEX, "MAP01", "board"), (PHONE, "DAT04", "residents")],
    ids=["a missing annex", "a telephone number"],
)
def test_every_page_tells_what_validate_finds(
    tmp_path: Path, change: tuple[tuple[str, ...], Any], rule: str, task: str
) -> None:
    folder = tmp_path / "proposals/sommer"
    session = opened(folder, change)
    run = run_program("validate", str(folder), "--format", "json", "--date", str(DAY))
    (entry,) = json.loads(run.stdout)["proposals"]
    told = sorted(finding["rule"] for finding in entry["findings"])
    assert rule in told

    assert rules(session.review.findings) == told
    assert codes(screen(after(session, choose("review"))).body) == told

    options = ValidationOptions(
        policy=session.policy, review_context=session.interview_context.review_context
    )
    review = review_for_papers(read_proposal(folder / "proposal.toml"), options)
    assert rules(review.findings) == told
    checklist = papers_of(session.policy, review, ())["checklist.md"]
    assert all(code in checklist for code in told)

    weighing = sorted(
        it["rule"] for it in entry["findings"] if it["severity"] in ("error", "warning")
    )
    hub = {option.letter: option.state for option in screen(session).options}
    assert hub[WHERE[task]].startswith("se på ")
    assert sum(int(n) for n in re.findall(r"se på (\d+)", " ".join(hub.values()))) == len(weighing)

    end_of_task = replace(session, location=Location(ScreenKind.FINDINGS, task))
    assert rule in codes(screen(end_of_task).body)

    ending = after(session, choose("ending"))
    count = "én" if len(weighing) == 1 else len(weighing)
    assert f"Se på {count} ting, før du indleverer oplægget." in screen(ending).body[0]
    refused = after(ending, choose("submit"))
    assert codes(screen(refused).body) == weighing
    assert refused.answers["status"] == "draft"


def test_money_is_not_needed_where_there_is_none(tmp_path: Path) -> None:
    session = opened(tmp_path / "proposals/sommer", (("finance",), {"no_money": True}))
    money = ("budget", "financing")
    without = {key: value for key, value in session.answers.items() if key not in money}

    states = {it.letter: it.state for it in screen(replace(session, answers=without)).options}
    assert states["F"] == "ikke nødvendigt"


SAMPLES = sorted(path.parent for path in EXAMPLE.parent.glob("*/proposal.toml"))
DOCTORED: dict[str, Changes] = {
    "no contact": {"contact": None},
    "no evaluation": {"evaluation": None},
    "no partners": {"partners": None},
    "no effect": {"effect": None},
    "no annex": {"annexes": None},
    "no recommendation": {"recommendation": None},
    "a missing annex": {"annexes": [{"title": "Referat", "file": "findes-ikke.pdf"}]},
    "an optional answer to settle": {"gaps": [{"key": "initiative.communication"}]},
    "a necessary answer to settle": {
        "operations": None,
        "gaps": [{"key": "operations.supports"}, {"key": "operations.how"}],
    },
    "a telephone number": {"residents.anchoring": "Ring til gårdmanden på 22 33 44 55."},
    "a shouted title": {"initiative.title": "SOMMER I GÅRDEN"},
    "a hint let stand": {
        "initiative.title": "SOMMER I GÅRDEN",
        "exemptions": [{"rule": "FOR06", "reason": "Sådan er det aftalt", "by": "Formanden"}],
    },
    "no money": {"budget": None, "financing": None, "finance": {"no_money": True}},
}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_samples_have_the_same_counts_everywhere(sample: Path, tmp_path: Path) -> None:
    assert_same_counts(tmp_path / "proposals/one", sample, {})


@pytest.mark.parametrize("changes", DOCTORED.values(), ids=DOCTORED)
def test_doctored_proposals_have_the_same_counts_everywhere(
    changes: Changes, tmp_path: Path
) -> None:
    assert_same_counts(tmp_path / "proposals/one", EXAMPLE, changes)


def assert_same_counts(folder: Path, sample: Path, changes: Changes) -> None:
    """Assert that review page, ending, hub and picker count what `validate` counts."""
    shutil.copytree(sample, folder, ignore=shutil.ignore_patterns("proposal.md", "checklist.md"))
    stored = read_proposal(folder / "proposal.toml")
    answers = with_answer(stored.answers, ("status",), "draft")
    for key, value in changes.items():
        path = path_of(key)
        changed = without_answer(answers, path) if value is None else None
        answers = with_answer(answers, path, value) if changed is None else changed
    autosaved = AutosavedProposal(load_policy(), "da", stored=stored)
    saved = autosaved.save(answers)
    place = Workspace(settings=Settings(), proposals=folder.parent, today=DAY)
    session = resumed_session(context_for(place, autosaved), saved)

    context = session.interview_context.review_context
    options = ValidationOptions(policy=session.policy, review_context=context)
    found = review_stored(saved, options).findings
    wanted = Counter("gap" if it.gap else it.severity.value for it in found if not it.exempt)

    review = screen(after(session, choose("review"))).progress
    words = {"error": "fejl", "gap": "afklares", "warning": "advarsel|advarsler", "hint": "råd"}
    told = {kind: re.search(rf"(\d+) (?:{word})\b", review) for kind, word in words.items()}
    assert {kind: int(it[1]) for kind, it in told.items() if it} == dict(wanted)

    picked = " · ".join(state_of(review_for_papers(saved, options), session.policy, "da"))
    missing = re.search(r"mangler svar (?:(\d+) steder|ét sted)", picked)
    above = re.search(r"mangler svar (?:(\d+) steder|ét sted)", " ".join(screen(session).body))
    assert (missing and missing[0]) == (above and above[0])

    ending = " ".join(screen(after(session, choose("ending"))).body)
    hints = re.search(r"(\d+) råd[:,]", ending)
    if not session.open_keys:
        assert (int(hints[1]) if hints else 0) == wanted["hint"]
    hub = " ".join(option.state for option in screen(session).options)
    in_hub = sum(int(number) for number in re.findall(r"(\d+) råd", hub))
    assert in_hub <= wanted["hint"]
    if not re.search("se på|mangler|afklares", hub):
        assert in_hub == wanted["hint"]
