"""Whatever was answered is in every format of every paper, in the same bytes everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.core.struct import replace
from aabsocial.documents import ProposalPaper, compose_for_format
from aabsocial.handout import Handout
from aabsocial.model.paper_formats import PAPER_FORMATS
from aabsocial.model.proposal import FinancingLine
from aabsocial.policy.aab import load_policy
from aabsocial.policy.aab.derived.evaluation import evaluation_points
from aabsocial.questionnaire.questions import DecodedAnswers
from aabsocial.rendering import EMITTERS, render_bytes
from aabsocial.review.review import review
from tests.support.cases import forms_in_a_case, leaves_in_a_case
from tests.support.files import everything_in
from tests.support.meetings import a_pack, an_item
from tests.support.open_answers import NOTE, an_open_proposal
from tests.support.papers import visible_text, with_single_spaces
from tests.support.pdfs import EXAMPLES, LOOK, missing_texts, review_of
from tests.support.processes import CHECKOUT, run_program
from tests.support.proposals import ON_THE_DAY, a_proposal
from tests.support.reader_view import Seen, missing_answers, words

if TYPE_CHECKING:
    from pathlib import Path

    from aabsocial.model.proposal import Proposal
    from aabsocial.rendering.rendered_file import Paper

NOT_IN_A_PACK = {"annexes.file"}  # its copy has a name of its own
AS_A_FINDING = {"exemptions.rule"}  # what it lets stand is told, not the rule's title
READ = {"md": lambda it: visible_text(it.decode()), "html": lambda it: Seen(it).text, "docx": words}


def lost(form: str, paper: Paper, proposal: Proposal) -> list[str]:
    """Return the answers in use that a paper does not show in a format."""
    language = proposal.language or "da"
    made = render_bytes(form, paper, replace(LOOK, language=language))
    if isinstance(paper, ProposalPaper):
        return missing_answers(READ[form](made), proposal, language)
    said = [
        text
        for leaf in leaves_in_a_case(proposal)
        if leaf.question.key not in AS_A_FINDING
        and not (isinstance(paper, Handout) and leaf.question.key in NOT_IN_A_PACK)
        for text in forms_in_a_case(leaf, language)
    ]
    if form == "pdf":
        return missing_texts(made, said)
    seen = with_single_spaces(READ[form](made)).casefold()
    return [text for text in said if with_single_spaces(text).casefold() not in seen]


@pytest.mark.parametrize("form", PAPER_FORMATS)
@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_every_answer_in_use_is_in_every_format(form: str, folder: Path) -> None:
    review = review_of(folder)
    pack = a_pack(replace(an_item(1, review.proposal), review=review))
    language = review.proposal.language or "da"
    alone = compose_for_format(form, load_policy(), review, language)
    assert lost(form, alone, review.proposal) == []
    assert lost(form, pack, review.proposal) == []


LINKS = {
    "md": "→ Read more",
    "html": '<a href="#depth-1-financing">Read more</a>',
}


@pytest.mark.parametrize("form", PAPER_FORMATS)
def test_an_open_point_leads_to_the_rest_of_it(form: str) -> None:
    reviews = map(review_of, EXAMPLES)
    review = next(it for it in reviews if it.proposal.language == "en")
    finance = replace(review.proposal.finance, without_unsecured="We do half of it. " * 20)
    awaited = FinancingLine(source="The foundation", kind="foundation", status="applied")
    proposal = replace(review.proposal, finance=finance, financing=(awaited,))
    pack = a_pack(replace(an_item(1, proposal), review=replace(review, proposal=proposal)))
    made = render_bytes(form, pack, LOOK)
    if form == "pdf":
        assert missing_texts(made, ["More on page"]) == []
    elif form == "docx":
        assert "Read more →" in words(made)
    else:
        assert LINKS[form] in made.decode()


SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "4711", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
)


def test_a_pack_is_the_same_bytes_wherever_it_is_made(tmp_path: Path) -> None:
    meeting = str(CHECKOUT / "proposals" / "moede-2026-06-25.toml")
    for number, environment in enumerate(SURROUNDINGS):
        output = ("--output", str(tmp_path / str(number)), "--lang", "da")
        line = ("handout", "--meeting", meeting, "--to", ",".join(PAPER_FORMATS), *output)
        assert run_program(*line, environment=environment).returncode == 0
    first, second = (
        {
            str(path.relative_to(tmp_path / name)): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in "01"
    )
    packs = [name for name in first if "/" not in name and not name.startswith(".")]
    assert {name.rpartition(".")[2] for name in packs} == set(PAPER_FORMATS)
    assert first == second


def test_every_format_has_an_emitter() -> None:
    assert EMITTERS.keys() == PAPER_FORMATS.keys()


@pytest.mark.parametrize("form", PAPER_FORMATS)
def test_open_answer_is_marked_in_every_format_and_its_note_in_no_public_one(form: str) -> None:
    proposal = an_open_proposal()
    found = review(load_policy(), DecodedAnswers(proposal=proposal), ON_THE_DAY)
    item = replace(an_item(1, proposal), review=found)
    alone = compose_for_format(form, load_policy(), found, "da")
    for paper, note in ((alone, NOTE), (a_pack(item, edition="public"), "")):
        made = render_bytes(form, paper, LOOK)
        marks = ["8 svar skal afklares", f"Afklares: {note}" if note else "Afklares"]
        if form == "pdf":
            assert missing_texts(made, marks) == []
        else:
            seen = with_single_spaces(READ[form](made))
            assert [it for it in marks if it not in seen] == []
        assert note or NOTE not in everything_in(form, made)


@pytest.mark.parametrize("form", PAPER_FORMATS)
def test_days_that_nobody_agreed_to_are_marked_in_every_format(form: str) -> None:
    changes = {"evaluation.agreed": None, "evaluation.points": evaluation_points(a_proposal())}
    for told, proposal in ((True, a_proposal(changes)), (False, a_proposal())):
        found = review(load_policy(), DecodedAnswers(proposal=proposal), ON_THE_DAY)
        made = render_bytes(form, compose_for_format(form, load_policy(), found, "da"), LOOK)
        marks = ["1. marts 2027 (forslag)", "1. september 2027 (forslag)"]
        missing = (
            missing_texts(made, marks)
            if form == "pdf"
            else [it for it in marks if it not in with_single_spaces(READ[form](made))]
        )
        assert missing == ([] if told else marks)
