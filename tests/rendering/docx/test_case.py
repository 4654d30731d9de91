"""A case in Word: on one page in the order that it is read, and in depth."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from aabsocial.core.struct import replace
from aabsocial.documents.case_page import (
    BoardQuestion,
    Case,
    DecisionBox,
    Goal,
    GoalList,
    OpenPoint,
)
from tests.support.meetings import a_pack, an_item
from tests.support.papers import a_full_proposal, with_single_spaces
from tests.support.reader_view import EXAMPLES, W, line, part, words
from tests.support.word import (
    boxes_of,
    case_of,
    example_case,
    in_style,
    in_word,
    outline_of,
    pages_named_in,
    styles_of,
    texts_in,
)

if TYPE_CHECKING:
    from pathlib import Path

CASE = case_of(a_full_proposal())
SHADED = ("Søgt beløb", "Indstilling", "Indstillet punkt")
# What a text paper does not show, or only where it is short of room.
NOT_WRITTEN = frozenset(
    {"kind", "name", "anchor", "back", "links", "more", "words", "unpaged", "align", "link"}
)


def with_decision(case: Case, **fields: tuple[str, ...] | str) -> Case:
    """Return a case with a box to decide in."""
    box = DecisionBox(title="Beslutning", **fields)  # type: ignore[arg-type]
    return replace(case, page=replace(case.page, decision=box))


def a_crowded_case() -> Case:
    """Return a case that says more than a page holds."""
    page = CASE.page
    goals = GoalList(
        goals=tuple(
            Goal(start="0", target="9", unit="stk.", statement=f"Mål {number} " + "ord " * 90)
            for number in range(1, 6)
        )
    )
    full = replace(page.goals, full=goals, brief=replace(goals, goals=goals.goals[:4]))
    question = BoardQuestion(
        clause="1.4",
        kind=page.policy.marks[0].kind,
        question="Er den lokal?",
        answer="Langt svar. " * 20,
        short_answer="Kort svar.",
        more=page.residents.more,
        boxes=("Ja", "Nej"),
        condition="Ja, hvis:",
    )
    judged = replace(page.judged, questions=(question,) * 2)
    points = tuple(OpenPoint(text=f"Bemærkning {it}: " + "ord " * 90) for it in range(1, 10))
    opened = replace(page.open, points=points, fewest=points[:2])
    return replace(CASE, page=replace(page, goals=full, judged=judged, open=opened))


def test_the_page_stands_in_the_order_that_it_is_read() -> None:
    page = CASE.page
    said = words(in_word(with_decision(CASE, boxes=("Som indstillet",))))
    order = (
        page.overline[0],
        page.title,
        page.question,
        page.asked.amount,
        page.recommendation.points[0],
        page.purpose_title,
        page.when.period,
        page.payments.title,
        page.goals.title,
        page.residents.title,
        page.risks.title,
        page.policy.title,
        page.open.title,
        "Som indstillet",
        CASE.depth.title,
    )
    places = [said.find(with_single_spaces(text)) for text in order]
    assert -1 not in places
    assert places == sorted(places)


def test_the_recommendation_is_a_real_list_on_a_shade_and_no_table() -> None:
    made = in_word(CASE)
    paragraphs = Document(BytesIO(made)).paragraphs
    points = [it for it in paragraphs if it.style and it.style.name == "Indstillet punkt"]
    assert [it.text for it in points] == list(CASE.page.recommendation.points)
    assert all(it.paragraph_format.element.pPr.numPr is not None for it in points)
    body = [it.tag.rpartition("}")[2] for it in part(made).iterfind(f"{W}body/*")]
    assert body.index("tbl") > [it.text for it in paragraphs].index(points[-1].text)
    styles = Document(BytesIO(made)).styles
    assert all(styles[name].element.pPr.find(f"{W}shd") is not None for name in SHADED)


def test_the_amount_stands_white_on_the_colour_of_the_association() -> None:
    made = in_word(CASE)
    style = Document(BytesIO(made)).styles["Søgt beløb"]
    (shade,) = style.element.iter(f"{W}shd")
    assert (shade.get(f"{W}fill"), str(style.font.color.rgb)) == ("1B4965", "FFFFFF")
    asked = CASE.page.asked
    assert in_style(made, "Søgt beløb") == [f"{asked.label}  {asked.amount}  {asked.note}"]


def test_no_money_asked_leaves_no_empty_amount() -> None:
    asked = replace(CASE.page.asked, label="Der søges ikke om penge hos AAB", amount="", note="")
    made = in_word(replace(CASE, page=replace(CASE.page, asked=asked)))
    assert in_style(made, "Søgt beløb") == ["Der søges ikke om penge hos AAB"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_text_of_the_depth_is_in_the_file(path: Path) -> None:
    case = example_case(path.parent)
    said = words(in_word(case))
    texts = set(texts_in(case.depth.sections, NOT_WRITTEN)) - {""}
    assert len(texts) > 100
    assert [it for it in texts if with_single_spaces(it) not in said] == []


def test_a_case_says_all_of_its_page_where_there_is_room() -> None:
    made = in_word(with_decision(CASE, votes=("For", "Imod"), conditions="Betingelser"))
    assert len(in_style(made, "Afgørelse")) == 4
    assert all(
        with_single_spaces(goal.statement) in words(made) for goal in CASE.page.goals.full.goals
    )


def test_a_crowded_page_says_less_but_leaves_out_no_part() -> None:
    crowded = in_word(with_decision(a_crowded_case(), votes=("For",), conditions="Betingelser"))
    assert "Mål 5" not in words(crowded)
    assert "Langt svar." not in words(crowded)
    assert words(crowded).count("Kort svar.") == 2
    assert ("Bemærkning 2" in words(crowded), "Bemærkning 3" in words(crowded)) == (True, False)
    assert len(in_style(crowded, "Afgørelse")) == 2
    assert [name for name in SHADED if not in_style(crowded, name)] == []


def test_a_crowded_page_has_as_many_answers_as_there_is_room_for() -> None:
    page = a_crowded_case().page
    question = replace(
        page.judged.questions[0], boxes=(), condition="", short_answer="Kort svar. " + "ord " * 40
    )
    first = replace(question, short_answer="Det første svar.")
    judged = replace(page.judged, questions=(first, *(question,) * 9))
    few = replace(page, goals=CASE.page.goals, open=CASE.page.open, judged=judged)
    said = words(in_word(replace(CASE, page=few)))
    assert "Det første svar." in said
    assert said.count("Kort svar.") < len(judged.questions) - 1


def test_a_page_that_the_fewest_points_run_over_has_the_shortest_list() -> None:
    page = CASE.page
    many = tuple(OpenPoint(text=f"Bemærkning {it}: " + "ord " * 60) for it in range(20))
    short = (OpenPoint(text="Der er 20 bemærkninger."),)
    opened = replace(page.open, points=many, fewest=many, shortest=short)
    said = words(in_word(replace(CASE, page=replace(page, open=opened))))
    assert short[0].text in said
    assert "Bemærkning 1:" not in said
    assert with_single_spaces(page.question) in said


def test_large_print_says_all_on_two_pages() -> None:
    assert "Mål 5" in words(in_word_large(a_crowded_case()))


def in_word_large(case: Case) -> bytes:
    """Return a case in a pack of large print."""
    pack = a_pack(an_item(1), large_print=True)
    items = tuple(replace(item, case=case) for item in pack.items)
    return in_word(replace(pack, items=items))


def test_who_pays_has_heads_and_its_shares_in_words() -> None:
    made = in_word(CASE)
    first = next(part(made).iter(f"{W}tbl"))
    heads = [line(cell) for cell in next(first.iter(f"{W}tr")).iter(f"{W}tc")]
    assert heads == ["Kilde", "Status", "Beløb", "Andel"]
    (described,) = first.iter(f"{W}tblDescription")
    assert described.get(f"{W}val") == CASE.page.payments.alternative


def test_a_gap_stands_in_the_place_of_the_answer() -> None:
    payments = replace(CASE.page.payments, sources=(), gap="▢ Ikke besvaret", open="", price="")
    made = in_word(replace(CASE, page=replace(CASE.page, payments=payments)))
    assert "▢ Ikke besvaret" in in_style(made, "Sagens lille tekst")


def test_every_box_says_what_it_decides() -> None:
    made = in_word(with_decision(a_crowded_case(), boxes=("Som indstillet", "Udsat")))
    names = [name for name, *_ in boxes_of(made)]
    assert names[-2:] == ["Beslutning Som indstillet", "Beslutning Udsat"]
    assert names[:3] == ["1.4: Ja", "1.4: Nej", "1.4: Ja, hvis:"]
    assert {(state, sign) for _, state, sign in boxes_of(made)} == {("0", "☐")}


def test_lines_to_write_on_are_tabs_and_no_letters() -> None:
    made = in_word(with_decision(CASE, votes=("For", "Imod"), conditions="Betingelser"))
    assert "__" not in words(made)
    leaders = [it.get(f"{W}leader") for it in part(made).iter(f"{W}tab")]
    assert leaders.count("underscore") >= 4


def test_a_decision_already_made_has_no_boxes() -> None:
    made = in_word(with_decision(CASE, made=("Godkendt", "3. december 2026")))
    assert in_style(made, "Afgørelse") == ["Beslutning", "Godkendt", "3. december 2026"]


def test_a_reference_says_what_stands_there_and_names_no_page() -> None:
    titles = {section.anchor: section.title for section in CASE.depth.sections}
    more, asked = CASE.page.risks.full.more, CASE.page.judged.questions[0].more
    assert more
    assert more.unpaged
    made = in_word(CASE)
    links = [
        (it.get(f"{W}anchor"), line(it))
        for it in part(made).iter(f"{W}hyperlink")
        if line(it).endswith("→")
    ]
    assert (more.anchor.replace("-", "_"), f"{more.unpaged} →") in links
    assert (asked.anchor.replace("-", "_"), f"{titles[asked.anchor]} →") in links


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_no_page_of_the_pdf_stands_in_a_case(path: Path) -> None:
    assert pages_named_in(in_word(example_case(path.parent))) == []


def test_every_link_leads_to_a_bookmark() -> None:
    document = part(in_word(CASE))
    marks = [it.get(f"{W}name") or "" for it in document.iter(f"{W}bookmarkStart")]
    links = {it.get(f"{W}anchor") for it in document.iter(f"{W}hyperlink")} - {None}
    assert len(set(marks)) == len(marks)
    assert max(map(len, marks)) <= 40
    assert links
    assert links <= set(marks)


def test_the_depth_has_a_heading_for_each_section() -> None:
    titles = [text for level, text in outline_of(in_word(CASE)) if level == 3]
    assert titles == [section.title for section in CASE.depth.sections]


def test_a_label_and_a_short_answer_stay_with_their_text() -> None:
    for paragraph in Document(BytesIO(in_word(CASE))).paragraphs:
        if paragraph.style and paragraph.style.name == "Etiket":
            assert paragraph.style.paragraph_format.keep_with_next


def test_a_mark_is_a_framed_word_and_lies_across_the_pages() -> None:
    made = in_word(replace(CASE, page=replace(CASE.page, mark="UDKAST")))
    assert in_style(made, "Overlinje")[0].endswith("UDKAST\xa0")
    first = Document(BytesIO(made)).paragraphs[0]
    assert "Stempel" in {str(run.style.name) for run in first.runs}


def test_the_page_uses_no_style_outside_the_file_of_styles() -> None:
    assert "None" not in styles_of(in_word(CASE))
