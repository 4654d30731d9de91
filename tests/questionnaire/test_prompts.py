"""A question is quoted in the words in which it is asked on the screen."""

from __future__ import annotations

import pytest

from aabsocial.model.proposal import Gap
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.prompts import prompt_of
from aabsocial.questionnaire.questions import DecodedAnswers
from aabsocial.review.review import review
from tests.support.proposals import ON_THE_DAY, a_proposal

POLICY = load_policy()


@pytest.mark.parametrize(
    ("key", "changes", "asked"),
    [
        pytest.param("initiative.title", {}, "Hvad hedder indsatsen?", id="a question alone"),
        pytest.param(
            "finance.guidelines",
            {},
            "Hvilken udgave af AAB's retningslinjer har I brugt, og hvilke punkter gælder?",
            id="a part of a line",
        ),
        pytest.param(
            "initiative.takes_part",
            {},
            "Hvilke af disse forhold gælder for indsatsen?",
            id="a tick",
        ),
        pytest.param(
            "residents.volunteer_support",
            {"residents.volunteers": True},
            "Hvilken støtte får de frivillige af jer?",
            id="after a yes",
        ),
        pytest.param(
            "residents.advice_wanted",
            {"residents.volunteers": False},
            "Vil nogen gerne have råd fra AAB om at inddrage frivillige?",
            id="after a no",
        ),
        pytest.param(
            "operations.how",
            {"operations.supports": "no"},
            "Hvorfor understøtter indsatsen ikke driften?",
            id="after a choice",
        ),
        pytest.param(
            "operations.how",
            {"operations.supports": None},
            "Hvordan understøtter indsatsen driften, eller hvorfor gør den det ikke?",
            id="before the choice is made",
        ),
        pytest.param(
            "municipality.contract_reason",
            {},
            "Hvorfor er der ikke en underskrevet kontrakt?",
            id="whatever came first",
        ),
    ],
)
def test_a_question_has_the_words_of_the_screen(
    key: str, changes: dict[str, object], asked: str
) -> None:
    assert prompt_of(POLICY, a_proposal(changes), key).in_("da") == asked


@pytest.mark.parametrize(
    "gaps", [(), (Gap(key="effect.after_project"),)], ids=["missing", "left open"]
)
def test_a_finding_quotes_what_was_asked(gaps: tuple[Gap, ...]) -> None:
    changes: dict[str, object] = {
        "effect.self_sustaining": "no",
        "effect.after_project": None,
        "gaps": gaps,
    }
    found = review(POLICY, DecodedAnswers(proposal=a_proposal(changes)), ON_THE_DAY).findings
    (remedy,) = (it.remedy.in_("da") for it in found if it.rule == "FOR01")

    assert remedy.endswith("Hvordan slutter indsatsen?")
