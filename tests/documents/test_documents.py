"""Every answer in use stands in the paper; what is missing or unused is told or left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aabsocial.core import toml
from aabsocial.core.money import Money
from aabsocial.core.struct import replace
from aabsocial.documents import compose_proposal
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.policy import ReviewContext
from aabsocial.model.proposal import Annex, FinancingLine, Proposal
from aabsocial.model.questions import Kind
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import open_questions, read_answers
from aabsocial.rendering.templates import render_template
from aabsocial.review.review import review
from aabsocial.richtext import is_visible
from tests.support.papers import (
    AS_A_SENTENCE,
    ONLY_IN_THE_FILE,
    THE_REST,
    a_full_proposal,
    a_review,
    applies,
    block_structure,
    distinct_answers,
    leaves_of,
    outline,
    proposal_markdown,
    visible_text,
    with_single_spaces,
    written_forms,
)
from tests.support.proposals import TODAY, a_proposal

EXAMPLES = sorted(Path(__file__).parents[2].glob("proposals/*/proposal.toml"))


def absent(proposal: Proposal, language: Language) -> list[str]:
    """Return the keys of all applicable answers that are not visible."""
    paper = visible_text(proposal_markdown(proposal, language)).replace(":", "")
    return [
        leaf.key
        for leaf in leaves_of(proposal)
        if leaf.value is not None and applies(leaf, proposal) and leaf.key not in ONLY_IN_THE_FILE
        for form in written_forms(leaf, language)
        if with_single_spaces(form).replace(":", "") not in paper
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: str(path.parent.name))
def test_every_answer_of_an_example_is_visible(example: Path, language: Language) -> None:
    answers = toml.parse(example.read_text(encoding="utf-8"))
    assert absent(read_answers(load_policy(), answers).proposal, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_is_visible_on_its_own(language: Language) -> None:
    full = a_full_proposal()
    distinct = a_proposal({**THE_REST, **distinct_answers(full)})
    assert absent(distinct, language) == []


def test_the_full_proposal_answers_every_question() -> None:
    full = a_full_proposal()
    answered = {leaf.question.key for leaf in leaves_of(full) if leaf.value is not None}
    elsewhere = {
        "partnership.reason",
        "initiative.pilot_learning",
        "initiative.focus_reason",
        "municipality.contract_reason",
        "finance.no_money",
        *(field.key for field in load_policy().groups["gaps"].fields),
    }
    assert load_policy().questions.keys() - answered == elsewhere


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        pytest.param({"partnership.reason": "ordet"}, "ordet", id="partners are there"),
        pytest.param({"initiative.pilot_learning": "ordet"}, "ordet", id="no pilot"),
        pytest.param({"initiative.concerns_debt": False}, "første rykker", id="no debt"),
        pytest.param({"municipality.party": False}, "boligrådgivere", id="no party"),
        pytest.param({"municipality.party": False}, "18. juni 2026", id="no contract"),
        pytest.param(
            {"residents.decisions[0].unanimous": True, "residents.decisions[0].votes_against": 0},
            "61 for",
            id="votes not counted",
        ),
        pytest.param({"residents.decisions[1].forum": "survey"}, "130 for", id="no vote"),
    ],
)
def test_an_answer_not_in_use_is_left_out(changes: dict[str, object], word: str) -> None:
    assert word not in visible_text(proposal_markdown(a_proposal(changes)))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param(
            {"finance.no_money": True},
            ("Uden penge: Ja", "Samlet budget 180.000 kr.", "Fonden Godt Naboskab"),
            id="amounts beside »without money«",
        ),
        pytest.param(
            {
                "finance.no_money": True,
                "budget": (),
                "financing": (
                    FinancingLine(source="Fremad", kind="in-kind", amount=Money.kroner(4_000)),
                ),
            },
            (
                "Bidrag i andet end penge: ",
                "Fremad Andet end penge",
                "andet end penge, værdi 4.000 kr.",
            ),
            id="in kind beside »without money«",
        ),
        pytest.param(
            {"residents.decisions[0].unanimous": True},
            ("Enstemmigt: 61 for, 9 imod, 4 hverken for eller imod",),
            id="votes against beside »unanimous«",
        ),
    ],
)
def test_an_answer_that_contradicts_another_is_not_hidden(
    changes: dict[str, object], words: tuple[str, ...]
) -> None:
    paper = visible_text(proposal_markdown(a_proposal(changes)))
    assert [word for word in words if word not in paper] == []


@pytest.mark.parametrize(
    ("key", "gap"),
    [
        ("initiative.title", "▢ Ikke besvaret"),
        ("initiative.background", "▢ Ikke besvaret: Baggrund"),
        ("initiative.participants", "▢ Ikke besvaret: Deltagere"),
        ("initiative.departments", "Afdelinger ▢ Ikke besvaret"),
        ("residents.decisions[0].date", "Afdelingsmøde, ▢ Ikke besvaret, 46 husstande"),
        ("success_criteria[0].target", "▢ Ikke besvaret husstande"),
        ("success_criteria[0].unit", "40 (▢ enhed mangler)"),
        ("success_criteria[0].baseline", "(1. juni 2026)"),
        ("recommendation.points", "▢ Ikke besvaret: Indstilling"),
        ("contact.role", "Kontakt ▢ Ikke besvaret"),
        ("milestones[0].date", "▢ Ikke besvaret Første åbne tirsdag"),
    ],
)
def test_a_missing_answer_is_a_visible_gap(key: str, gap: str) -> None:
    assert gap in visible_text(proposal_markdown(a_proposal({key: None})))


@pytest.mark.parametrize(
    "group", ["residents.decisions", "activities", "success_criteria", "budget", "financing"]
)
def test_a_list_without_records_is_a_visible_gap(group: str) -> None:
    label = load_policy().item_words[group].label.da
    assert f"▢ Ikke besvaret: {label}" in visible_text(proposal_markdown(a_proposal({group: ()})))


def test_every_required_answer_of_nothing_shows_a_gap() -> None:
    paper = proposal_markdown(Proposal())
    in_rows = {
        *ONLY_IN_THE_FILE,
        "initiative.title",
        "initiative.start",
        "initiative.end",
        "contact.role",
    }
    missing = [it.question.key for it in open_questions(load_policy(), Proposal())]
    unseen = [
        key
        for key in missing
        if key not in in_rows
        and f"Ikke besvaret: {load_policy().item_words[key].label.da}" not in visible_text(paper)
        and f"{load_policy().item_words[key].label.da} ▢ Ikke besvaret" not in visible_text(paper)
        and f"{load_policy().item_words[key].label.da}: ▢ Ikke besvaret" not in visible_text(paper)
    ]
    assert unseen == []


def test_an_answer_of_spaces_is_a_gap() -> None:
    paper = visible_text(proposal_markdown(a_proposal({"initiative.background": " \n\u200b"})))
    assert "▢ Ikke besvaret: Baggrund" in paper


@pytest.mark.parametrize(("language", "says"), [("da", "Ikke oplyst"), ("en", "Not stated")])
def test_empty_section_says_so(language: Language, says: str) -> None:
    paper = compose_proposal(load_policy(), a_review(a_proposal({"risks": ()})), language)
    (part,) = paper.risks.parts
    assert says in str(part)


def test_no_focus_area_is_an_answer() -> None:
    assert "Prioriterede områder Ingen" in visible_text(
        proposal_markdown(a_proposal({"initiative.focus_areas": ()}))
    )


def test_before_the_meeting_the_decision_has_boxes() -> None:
    paper = visible_text(proposal_markdown(a_proposal()))
    assert "☐ Godkendt med ændringer" in paper


def test_what_happens_next_stands_by_date() -> None:
    whole = visible_text(proposal_markdown(a_proposal()))
    paper = whole.partition("Hvad sker der hvornår?")[2]
    moments = ["1. september 2026 Indsatsen begynder", "8. september 2026 Første", "16. februar"]
    places = [paper.index(moment) for moment in moments]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "written",
    [
        (
            "61\N{NO-BREAK SPACE}for, 9\N{NO-BREAK SPACE}imod, "
            "4\N{NO-BREAK SPACE}hverken for eller imod"
        ),
        "46\N{NO-BREAK SPACE}husstande",
        "– 31.\N{NO-BREAK SPACE}august\N{NO-BREAK SPACE}2027",
    ],
    ids=["votes", "households", "period"],
)
def test_no_line_ends_within_a_count_or_a_day_of_the_period(written: str) -> None:
    assert written in proposal_markdown(a_proposal())


def test_same_proposal_gives_the_same_bytes() -> None:
    assert proposal_markdown(a_full_proposal()) == proposal_markdown(a_full_proposal())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_ends_in_two_full_stops(language: Language) -> None:
    assert ".. " not in f"{visible_text(proposal_markdown(a_full_proposal(), language))} "


def test_reviewed_example_is_composed_completely() -> None:
    structure = read_answers(load_policy(), {"initiative": {"title": "Kun en titel"}})
    found = review(load_policy(), structure, ReviewContext(today=TODAY))
    paper = render_template("proposal.md.j2", compose_proposal(load_policy(), found, "da"))
    assert " svar. De er markeret" in visible_text(paper)


LINES = [leaf.key for leaf in leaves_of(a_full_proposal()) if leaf.question.kind is Kind.TEXT]
LONG = [leaf.key for leaf in leaves_of(a_full_proposal()) if leaf.question.kind is Kind.PARAGRAPHS]
HOSTILE = [
    "3. maj",
    "1250. kr.",
    "a | b",
    "`a | b`",
    "--- -",
    "|-|\n|-|",
    "# a #",
    "> a",
    "+ a",
    "a\n===",
    "a\n---",
    "[x](javascript:alert(1))",
    "[x]: http://a.example",
    "<!-- a",
    "<details>",
    "&#124; &lt;",
    "<http://a.example>",
    "\\",
    "\\|",
    "{{ 7*7 }}{% for %}",
    "\x1b[31m\u202ea",
    "```",
    "\ta",
]
letters = st.sampled_from("ab1 .\n-*_`#>|[]()<>!&;:=+~\\$\t{}@/\xa0\u2028\u202eæ")
hostile = st.one_of(st.sampled_from(HOSTILE), st.text(letters), st.text()).filter(is_visible)


@settings(max_examples=50, deadline=None)
@given(key=st.sampled_from(LINES), answer=hostile)
def test_one_line_text_does_not_change_structure(key: str, answer: str) -> None:
    with_answer = proposal_markdown(a_proposal({**THE_REST, key: answer}))
    with_word = proposal_markdown(a_proposal({**THE_REST, key: "ord"}))
    assert block_structure(with_answer) == block_structure(with_word)


@settings(max_examples=50, deadline=None)
@given(key=st.sampled_from(LONG), answer=hostile)
def test_a_long_answer_stays_in_its_place(key: str, answer: str) -> None:
    with_answer = proposal_markdown(a_proposal({**THE_REST, key: answer}))
    with_word = proposal_markdown(a_proposal({**THE_REST, key: "ord"}))
    assert outline(with_answer) == outline(with_word)


@given(answer=hostile)
@settings(max_examples=20, deadline=None)
def test_a_point_of_the_recommendation_stays_a_point(answer: str) -> None:
    with_answer = proposal_markdown(a_proposal({"recommendation.points": (answer, "at b")}))
    with_word = proposal_markdown(a_proposal({"recommendation.points": ("at a", "at b")}))
    assert block_structure(with_answer) == block_structure(with_word)


def test_draft_in_english_is_composed() -> None:
    english = replace(a_full_proposal(), language="en")
    assert "Language: English" in visible_text(proposal_markdown(english, "en"))


ANSWERED_NO = [
    key
    for key, question in load_policy().questions.items()
    if question.kind is Kind.YES_NO
    and (key, False) not in AS_A_SENTENCE
    and key in load_policy().items
]


@pytest.mark.parametrize("key", ANSWERED_NO)
def test_answers_of_no_share_one_line(key: str) -> None:
    lines = () if key == "initiative.external_financing" else a_proposal().financing
    paper = proposal_markdown(a_proposal({key: False, "financing": lines}))
    label = load_policy().item_words[key].label.da
    body, _, foot = paper.rpartition("\n---\n")
    assert (
        label
        in visible_text(foot)
        .partition("Der er svaret nej til: ")[2]
        .partition("Udgave af politikken")[0]
    )
    assert f"{label} Nej" not in visible_text(body).replace(":", "")


def test_contradicted_no_is_shown_beside_the_lines() -> None:
    paper = visible_text(proposal_markdown(a_proposal({"initiative.external_financing": False})))
    assert "Ekstern finansiering Nej – 120.000 kr." in paper


def test_an_annex_is_called_open_only_beside_a_closed_one() -> None:
    annexes = (Annex(title="A", file="a.pdf", closed=False),)
    assert "| Lukket bilag |" not in proposal_markdown(a_proposal({"annexes": annexes}))
    both = (*annexes, Annex(title="B", file="b.pdf", closed=True))
    assert "B b.pdf Ja" in visible_text(proposal_markdown(a_proposal({"annexes": both})))


@pytest.mark.parametrize(
    ("is_most", "statement", "written"),
    [
        (True, "40 husstande har fået rådgivning", "højst 40"),
        (False, "40 husstande har fået rådgivning", "mindst 40"),
        (None, "Mindst 40 husstande har fået rådgivning", "mindst 40"),
        (None, "40 husstande har fået rådgivning", "40"),
    ],
)
def test_a_target_says_its_side_only_where_it_is_answered(
    is_most: object, statement: str, written: str
) -> None:
    changes = {
        "success_criteria[0].target_is_most": is_most,
        "success_criteria[0].statement": statement,
    }
    assert f"| {written} husstande |" in proposal_markdown(a_proposal(changes))
