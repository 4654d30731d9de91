"""Interview, hub, task end, review, handing in, papers and `validate` tell of the same findings."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.cli.autosaved_proposal import AutosavedProposal
from aabsocial.cli.interview import context_for, resumed_session
from aabsocial.cli.papers import papers_of
from aabsocial.cli.workspace import Workspace
from aabsocial.core.struct import replace
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.screens import screen
from aabsocial.model.answers import with_answer
from aabsocial.policy.aab import load_policy
from aabsocial.storage import read_proposal
from aabsocial.storage.settings import Settings
from aabsocial.validation import ValidationOptions, review_for_papers
from tests.support.conversations import after, choose
from tests.support.processes import run_program

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.interview.session import Session
    from aabsocial.model.findings import Finding

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
    assert f"Se på {len(weighing)} ting, før oplægget indleveres." in screen(ending).body[0]
    refused = after(ending, choose("submit"))
    assert codes(screen(refused).body) == weighing
    assert refused.answers["status"] == "draft"


def test_money_is_not_needed_where_there_is_none(tmp_path: Path) -> None:
    session = opened(tmp_path / "proposals/sommer", (("finance",), {"no_money": True}))
    money = ("budget", "financing")
    without = {key: value for key, value in session.answers.items() if key not in money}

    states = {it.letter: it.state for it in screen(replace(session, answers=without)).options}
    assert states["F"] == "ikke nødvendigt"
