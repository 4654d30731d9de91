"""What stands in the file and cannot be read is shown as it stands, marked, in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from aabsocial.core.struct import replace
from aabsocial.documents import compose_for_format, compose_proposal
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.policy import ReviewContext
from aabsocial.model.questions import Group
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import read_answers
from aabsocial.rendering import render_bytes
from aabsocial.rendering.templates import render_template
from aabsocial.review.review import review
from tests.support.cpr_numbers import parted
from tests.support.papers import (
    ONLY_IN_THE_FILE,
    THE_REST,
    a_full_proposal,
    a_review,
    applies,
    leaves_of,
    visible_text,
    with_single_spaces,
)
from tests.support.pdfs import LOOK
from tests.support.proposals import TODAY, a_proposal
from tests.support.reader_view import Seen, words

if TYPE_CHECKING:
    from aabsocial.model.findings import Review

POLICY = load_policy()
RAW = "zqxjwk 17 kr."
MARKED = {"da": f"»{RAW}« ⚠ kan ikke læses", "en": f"“{RAW}” ⚠ cannot be read"}
FULL = a_full_proposal()
KEYS = [
    leaf.key for leaf in leaves_of(FULL) if applies(leaf, FULL) and leaf.key not in ONLY_IN_THE_FILE
]
GROUPS = [key for key, item in POLICY.items.items() if isinstance(item, Group)]


def unread(key: str, value: object = None) -> Review:
    """Return the review of the full proposal with one unreadable answer."""
    proposal = a_proposal({**THE_REST, key: value})
    return replace(a_review(proposal), unreadable={key: RAW})


def paper_of(found: Review, language: Language = "da") -> str:
    return visible_text(
        render_template("proposal.md.j2", compose_proposal(POLICY, found, language))
    )


@pytest.mark.parametrize("key", KEYS)
def test_unreadable_answer_is_shown_as_written(key: str) -> None:
    paper = paper_of(unread(key))
    assert MARKED["da"] in paper
    assert paper.count("Ikke besvaret") == 0


def test_no_unit_follows_the_mark_of_an_unreadable_number() -> None:
    paper = with_single_spaces(paper_of(unread("success_criteria[0].target")))
    assert f"{MARKED['da']} 31. august 2027" in paper


@pytest.mark.parametrize("key", GROUPS)
def test_unreadable_table_is_shown_as_written(key: str) -> None:
    paper = paper_of(unread(key, ()))
    assert MARKED["da"] in paper
    assert paper.count("Ikke besvaret") == 0


def test_the_mark_is_in_english_too() -> None:
    assert MARKED["en"] in paper_of(unread("initiative.participants"), "en")


def of_answers(answers: dict[str, object]) -> Review:
    structure = read_answers(POLICY, answers)
    return review(POLICY, structure, ReviewContext(today=TODAY))


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        pytest.param(
            {"initiative": {"end": "sidst i august"}}, "– »sidst i august« ⚠ kan", id="no date"
        ),
        pytest.param(
            {"budget": [{"item": "Mad", "amount": "12.000 kr. incl. moms"}]},
            "»12.000 kr. incl. moms« ⚠ kan ikke læses",
            id="words for an amount",
        ),
        pytest.param(
            {"initiative": {"focus_areas": ["safety-wellbeing", "hygge"]}},
            "Prioriterede områder »safety-wellbeing; hygge« ⚠ kan ikke læses",
            id="a choice that does not exist",
        ),
        pytest.param({"budget": "se bilag 2"}, "Budget: »se bilag 2« ⚠", id="no table"),
        pytest.param(
            {"budget": {"item": "Mad", "amount": 5}},
            "Budget: »item = Mad, amount = 5« ⚠ kan ikke læses",
            id="one table for many",
        ),
        pytest.param(
            {"initiative": "Sommer"}, "Samlet budget ▢ Ikke besvaret", id="a whole stretch"
        ),
        pytest.param(
            {"initiative": "Sommer"}, "Afdelinger »Sommer« ⚠ kan ikke læses", id="each in it"
        ),
    ],
)
def test_unreadable_text_of_file_is_in_the_paper(answers: dict[str, object], says: str) -> None:
    assert says in paper_of(of_answers(answers))


def test_answers_after_unreadable_choice_stay_in_the_paper() -> None:
    decision = {"department": "901", "forum": "afdelingsmøde", "votes_for": 61}
    contracts = [{"authority": "Jobcentret", "state": "signed"}]
    paper = paper_of(
        of_answers(
            {
                "residents": {"decisions": [decision]},
                "municipality": {"party": "måske", "contracts": contracts},
            }
        )
    )
    assert "61 for" in paper
    assert "Jobcentret" in paper


def test_a_cpr_number_in_it_is_masked() -> None:
    found = of_answers({"initiative": {"participants": f"Ring til {parted()}"}})
    assert found.unreadable["initiative.participants"] == "Ring til ••••••-••••"


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_the_marks_are_in_every_format(form: str) -> None:
    proposal = a_proposal({"initiative.participants": None, "initiative.homes": None})
    found = replace(a_review(proposal), unreadable={"initiative.homes": RAW})
    for language in LANGUAGES:
        made = render_bytes(form, compose_for_format(form, POLICY, found, language), LOOK)
        text = {"html": lambda it: Seen(it).text, "docx": words, "pdf": printed}[form](made)
        assert MARKED[language] in text
        assert "▢" in text
        assert "□" not in text


def printed(made: bytes) -> str:
    document = pypdfium2.PdfDocument(made)
    pages = (page.get_textpage().get_text_range() for page in document)
    return with_single_spaces(" ".join(pages))
