"""Whole papers as they were read and found good by a person.

After a wanted change, write them anew with `AABSOCIAL_GOLDEN=write` and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aabsocial.core.struct import replace
from aabsocial.documents import checklist, compose_proposal
from aabsocial.documents.blank_file import blank_file
from aabsocial.documents.blank_form import blank
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.policy import ReviewContext
from aabsocial.model.proposal import Proposal
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import DecodedAnswers
from aabsocial.rendering.templates import render_template
from aabsocial.review.review import review
from tests.support.open_answers import an_open_proposal
from tests.support.papers import a_full_proposal
from tests.support.proposals import TODAY, a_proposal

if TYPE_CHECKING:
    from aabsocial.model.findings import Review

GOLDEN = Path(__file__).parent.parent / "golden"
PROPOSALS = {
    "full": a_full_proposal(),
    "pilot": a_proposal(
        {
            "initiative.pilot": True,
            "initiative.pilot_learning": "**Vi stopper**, hvis få kommer.\n\n- Hvem?\n- Hvad?",
            "effect.evidence_level": "none",
            "effect.documentation": None,
            "effect.source": None,
        }
    ),
    "open": an_open_proposal(),
    "draft": replace(
        Proposal(schema_version=1, policy="2017-06-14", language="da", status="draft"),
        initiative=replace(Proposal().initiative, title="Kun en titel", departments=("901",)),
    ),
}


def compared(name: str, text: str) -> tuple[str, str]:
    """Return a golden paper and the current one; write the golden file first if requested."""
    path = GOLDEN / name
    if os.environ.get("AABSOCIAL_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    return path.read_text(encoding="utf-8"), text


def review_of(name: str) -> Review:
    structure = DecodedAnswers(proposal=PROPOSALS[name])
    return review(load_policy(), structure, ReviewContext(today=TODAY))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PROPOSALS)
def test_proposal_matches_golden_file(name: str, language: Language) -> None:
    paper = render_template(
        "proposal.md.j2", compose_proposal(load_policy(), review_of(name), language)
    )
    before, now = compared(f"{name}.proposal.{language}.md", paper)
    assert now == before


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PROPOSALS)
def test_checklist_matches_golden_file(name: str, language: Language) -> None:
    paper = render_template(
        "checklist.md.j2", checklist(load_policy(), review_of(name), language, TODAY)
    )
    before, now = compared(f"{name}.checklist.{language}.md", paper)
    assert now == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_blank_form_matches_golden_file(language: Language) -> None:
    texts = {
        "md": render_template("blank.md.j2", blank(load_policy(), language)),
        "toml": blank_file(load_policy(), language),
    }
    pairs = [compared(f"blank.{language}.{form}", text) for form, text in texts.items()]
    assert [now for _, now in pairs] == [before for before, _ in pairs]
