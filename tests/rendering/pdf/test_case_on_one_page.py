"""An item is decided from one page: what is asked, what it costs, who pays, when, and what for."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pypdfium2
import pytest

from aabsocial.core.struct import replace
from aabsocial.documents.case_page import Case, CasePage, DepartmentDecision, OpenPoint, RiskList
from aabsocial.rendering.pdf import pdf
from tests.support.packs import example_case, example_pack
from tests.support.pdfs import EXAMPLES, LOOK, letters_of, pages_of
from tests.support.printed import fills_of, gap_above, lines_of, lines_to_write_on, places_of

NUMBERS = range(len(EXAMPLES))
LEAST_GAP, LEAST_LINE = 3.9, 45  # points
LATEST_HEADING = 350  # points from the left, of a heading within a line
ROW, MOST_ROWS = 14, 2  # points, and rows below the first one
LEAST_DIFFERENCE = 0.2  # of the way from black to white


@cache
def content() -> bytes:
    """Return a pack of the examples."""
    return pdf(example_pack(), LOOK)


def first_pages(content: bytes) -> dict[str, int]:
    """Return the first page of each item and of the depth after it, by the titles in bookmarks."""
    marks = pypdfium2.PdfDocument(content).get_toc()
    return {mark.get_title(): mark.get_dest().get_index() for mark in marks if mark.level < 2}


def cases() -> list[Case]:
    """Return the cases of the pack."""
    return [item.case for item in example_pack().items if item.case]


@pytest.mark.parametrize("number", NUMBERS)
def test_the_depth_begins_right_after_one_page(number: int) -> None:
    marks = [it for it in pypdfium2.PdfDocument(content()).get_toc() if it.level < 2]
    case = cases()[number]
    at = next(at for at, mark in enumerate(marks) if mark.get_title() == case.page.title)
    item, depth = (mark.get_dest().get_index() for mark in marks[at : at + 2])

    assert marks[at + 1].get_title() == case.depth.title
    assert depth == item + 1


@pytest.mark.parametrize("number", NUMBERS)
def test_the_page_holds_all_that_a_decision_needs(number: int) -> None:
    page = cases()[number].page
    seen = letters_of(pages_of(content())[first_pages(content())[page.title]])
    shown = page.goals.fewest.goals
    assert page.decision
    assert page.when.timeline
    wanted = [
        page.question,
        *page.recommendation.points,
        page.asked.amount,
        page.asked.note,
        page.doing.title,
        *page.doing.brief.split(" · ")[:1],
        page.when.period,
        *(moment.day for moment in page.when.timeline.evaluations),
        *(source.amount for source in page.payments.sources),
        page.payments.open,
        *(goal.statement for goal in shown),
        page.judged.title,
        *(question.question for question in page.judged.questions),
        *(point.text for point in page.open.fewest),
        *page.decision.boxes,
        *page.decision.votes,
    ]

    assert [text for text in wanted if letters_of(text) not in seen] == []


@pytest.mark.parametrize("number", NUMBERS)
def test_the_five_facts_stand_within_the_first_words(number: int) -> None:
    page = cases()[number].page
    text = pages_of(content())[first_pages(content())[page.title]]
    seen = letters_of(" ".join(text.split()[:250]))
    facts = (page.question, page.asked.note, page.when.period, page.payments.open)

    assert [fact for fact in facts if letters_of(fact) not in seen] == []


@pytest.mark.parametrize("number", NUMBERS)
def test_headings_have_air_above_them(number: int) -> None:
    page = cases()[number].page
    at = first_pages(content())[page.title] + 1
    titles = (page.when.title, page.payments.title, page.residents.title, page.risks.title)

    assert {it: gap for it in titles if (gap := gap_above(content(), at, it)) < LEAST_GAP} == {}


@pytest.mark.parametrize("number", NUMBERS)
def test_a_mark_is_on_one_line_and_its_number_never_alone(number: int) -> None:
    page = cases()[number].page
    text = pages_of(content())[first_pages(content())[page.title]].replace(
        "\N{NO-BREAK SPACE}", " "
    )
    marks = page.policy.marks

    assert [it.word for it in marks if it.word not in text] == []
    assert [it.name for it in marks if f"{it.chapter} {it.name.split()[0]}" not in text] == []


@pytest.mark.parametrize("words", [("Ikke opfyldt", "Gælder ikke"), ("Not met", "Not relevant")])
def test_the_longest_words_of_marks_are_on_one_line_too(words: tuple[str, ...]) -> None:
    page = example_case(1).page
    marks = tuple(
        replace(mark, word=words[at % 4]) if at % 4 < len(words) else mark
        for at, mark in enumerate(page.policy.marks)
    )
    case = replace(example_case(1), page=replace(page, policy=replace(page.policy, marks=marks)))
    text = pages_of(pdf(case, LOOK))[0].replace("\N{NO-BREAK SPACE}", " ")

    assert [text.count(word) for word in words] == [2, 2]
    assert [it.name for it in marks if f"{it.chapter} {it.name.split()[0]}" not in text] == []


@pytest.mark.parametrize("number", NUMBERS)
def test_there_is_room_to_write_behind_each_condition(number: int) -> None:
    page = cases()[number].page
    questions = [it for it in page.judged.questions if it.condition]
    at = first_pages(content())[page.title] + 1
    places = places_of(content(), at, questions[0].condition)
    lines = lines_to_write_on(content(), at)

    assert len(places) == len(questions)
    for left, bottom in places:
        behind = (it for it in lines if it[0] > left and abs(it[1] - bottom) < 5)
        assert sum(length for _, _, length in behind) > LEAST_LINE


def test_boxes_of_the_questions_stand_in_one_column() -> None:
    pages = [case.page for case in cases()]
    lefts = [
        {
            round(left)
            for left, _ in places_of(content(), first_pages(content())[it.title] + 1, word)
        }
        for it in pages
        if (word := it.judged.questions[0].condition)
    ]

    # On the fullest pages, the boxes stand right behind the answer to win its last line.
    assert [len(it) == 1 for it in lefts].count(True) >= len(pages) // 2


def test_a_page_with_more_than_it_holds_goes_on_with_its_decision_whole() -> None:
    handout = example_pack(1)
    item = handout.items[0]
    assert item.case
    many = RiskList(names=tuple(f"Risiko {at}, som ingen havde set" for at in range(60)))
    page = replace(item.case.page, risks=replace(item.case.page.risks, full=many, brief=many))
    longer = replace(item, case=replace(item.case, page=page))
    pages = pages_of(pdf(replace(handout, items=(longer, *handout.items[1:])), LOOK))
    assert page.decision

    (decided,) = [text for text in pages[:4] if page.decision.boxes[0] in text]
    assert all(word in decided for word in (*page.decision.boxes, *page.decision.votes))
    assert all(letters_of(name) in letters_of("".join(pages)) for name in many.names)


LEAST_APART, SAME_LINE = 11, 3  # points between the feet of lines
HEADING = 12  # points


def touching(content: bytes, number: int) -> list[str]:
    """Return the lines at the left edge of a page that lie on the heading below."""
    edge = [it for it in lines_of(content) if it.page == number and it.left < 60]
    edge.sort(key=lambda it: -it.bottom)
    return [
        above.text
        for above, below in pairwise(edge)
        if below.size >= HEADING and SAME_LINE < above.bottom - below.bottom < LEAST_APART
    ]


@pytest.mark.parametrize("number", NUMBERS)
def test_lines_lie_apart(number: int) -> None:
    title = cases()[number].page.title

    assert touching(content(), first_pages(content())[title] + 1) == []


CAFE = 1  # among the examples, an ordinary one


def cafe_page() -> CasePage:
    case = example_pack(CAFE + 1).items[CAFE].case
    assert case
    return case.page


def cafe_with(page: CasePage) -> tuple[bytes, int]:
    """Return a pack in which an item has this page, and the page's number."""
    handout = example_pack(CAFE + 1)
    before, item, after = handout.items[:CAFE], handout.items[CAFE], handout.items[CAFE + 1 :]
    assert item.case
    changed = replace(item, case=replace(item.case, page=page))
    content = pdf(replace(handout, items=(*before, changed, *after)), LOOK)
    marks = [it for it in pypdfium2.PdfDocument(content).get_toc() if it.level < 2]
    at = max(at for at, mark in enumerate(marks) if mark.get_title() == item.case.depth.title)
    number, depth = (mark.get_dest().get_index() + 1 for mark in marks[at - 1 : at + 1])
    assert depth == number + 1
    return content, number


@pytest.mark.parametrize("length", [60, 100, 200])
def test_a_long_title_leaves_one_page_whose_lines_lie_apart(length: int) -> None:
    title = ("Et meget langt ord om " * 10)[:length].strip()
    content, number = cafe_with(replace(cafe_page(), title=title))

    assert touching(content, number) == []


def test_much_that_is_open_is_told_in_fewer_points_on_the_one_page() -> None:
    page = cafe_page()
    many = tuple(OpenPoint(text=f"Bemærkning {it}: " + "ord " * 60) for it in range(10))
    more = OpenPoint(text="Der er 8 bemærkninger mere.")
    content, number = cafe_with(
        replace(page, open=replace(page.open, points=many, fewest=(*many[:2], more)))
    )

    text = pages_of(content)[number - 1]
    assert ("Bemærkning 1:" in text, "Bemærkning 2:" in text, more.text in text) == (
        True,
        False,
        True,
    )


def test_the_shortest_list_is_taken_where_the_fewest_points_run_over() -> None:
    page = cafe_page()
    many = tuple(OpenPoint(text=f"Bemærkning {it}: " + "ord " * 60) for it in range(20))
    short = (OpenPoint(text="Der er 20 bemærkninger."),)
    content, number = cafe_with(
        replace(page, open=replace(page.open, points=many, fewest=many, shortest=short))
    )

    text = pages_of(content)[number - 1]
    assert (short[0].text in text, "Bemærkning 1:" in text) == (True, False)
    assert page.decision
    assert page.decision.boxes[0] in text


@pytest.mark.parametrize("length", [60, 68, 76, 84])
def test_a_heading_within_a_line_has_some_of_its_text_beside_it(length: int) -> None:
    page = cafe_page()
    many = tuple(OpenPoint(text=f"Bemærkning {it}: " + "ord " * 60) for it in range(10))
    tight = replace(page, open=replace(page.open, points=many, fewest=many[:2]))
    content, number = cafe_with(replace(tight, brief_purpose=("ti ord " * 20)[:length]))

    ((left, _),) = places_of(content, number, page.doing.title)
    assert left < LATEST_HEADING


def test_a_long_unreadable_amount_leaves_room_for_the_sources() -> None:
    page = cafe_page()
    raw = "»90.000 kr. inklusive moms, men uden administration« ⚠ kan ikke læses"
    sources = tuple(replace(it, amount=raw, share="", part=0.0) for it in page.payments.sources)
    payments = replace(page.payments, sources=sources)
    content, number = cafe_with(replace(page, payments=payments))

    lines = [it.text for it in lines_of(content) if it.page == number]
    assert any("Fonden for Nabokultur" in line for line in lines)


def test_what_a_department_has_still_to_decide_takes_the_width_of_its_column() -> None:
    page = cafe_page()
    open_words = "▢ Afklares: urafstemning 20.-27. november (senest 30. november 2027)"
    decisions = (
        DepartmentDecision(
            department="Afdeling 12",
            votes="38 for, 4 imod, 1 hverken for eller imod",
            short_votes="38–4",
            day="21. sept. 2026, afdelingsmøde",
        ),
        DepartmentDecision(
            department="Afdeling 17", votes=open_words, short_votes=open_words, day=""
        ),
    )
    residents = replace(page.residents, decisions=decisions, brief="")
    content, number = cafe_with(replace(page, residents=residents))

    (height,) = (height for _, height in places_of(content, number, "urafstemning"))
    (end,) = (height for _, height in places_of(content, number, "2027)"))
    assert height - end < MOST_ROWS * ROW
    assert "38 for, 4 imod, 1 hverken for eller imod" in pages_of(content)[number - 1]


def test_without_a_timeline_the_days_are_named_and_no_diamond_explained() -> None:
    page, note = cafe_page(), "Evaluering: 5. april 2027"
    when = replace(page.when, timeline=None, evaluation_note=note)
    content, number = cafe_with(replace(page, when=when))
    text = letters_of(pages_of(content)[number - 1])

    assert letters_of(note) in text
    assert letters_of(f"{page.when.period}{page.when.evaluation_word}") not in text


def test_a_paper_of_one_proposal_has_the_same_page_without_a_decision() -> None:
    case = example_case(1)
    pages = pages_of(pdf(case, LOOK))

    assert case.page.title in pages[0]
    assert case.page.decision is None
    assert case.depth.title in pages[1]
    assert f"1 af {len(pages)}" in pages[0]


def test_fills_differ_without_colour() -> None:
    page = first_pages(content())[cases()[1].page.title] + 1
    red, green, blue = bytes.fromhex(LOOK.colour.removeprefix("#"))
    fills = {it: brightness(*it) for it in fills_of(content(), page) if len(set(it)) > 1}
    (granted,) = {it for it in fills.values() if LEAST_DIFFERENCE < 1 - it < 0.5}

    assert granted - fills[red, green, blue] > LEAST_DIFFERENCE


def brightness(red: int, green: int, blue: int) -> float:
    """Return how bright a colour is without its colour: 0 is black, 1 is white."""
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def test_no_text_is_smaller_than_nine_points() -> None:
    assert [it for it in lines_of(content()) if it.size < 9] == []


def test_what_runs_over_shares_its_second_page_with_the_depth() -> None:
    case = example_case(1)
    points = tuple(f"at delmål {number} bliver fulgt hvert kvartal. " * 4 for number in range(14))
    recommendation = replace(case.page.recommendation, points=points)
    longer = replace(case, page=replace(case.page, recommendation=recommendation))
    first, second, *_ = pages_of(pdf(longer, LOOK))
    assert longer.page.open.title not in first
    assert longer.page.open.title in second
    assert longer.depth.title in second
    assert case.depth.title not in pages_of(pdf(case, LOOK))[0]


def test_large_print_that_runs_over_flows_as_any_other_case() -> None:
    pack = example_pack(2, large_print=True)
    content = pdf(pack, LOOK)
    pages, starts = pages_of(content), first_pages(content)
    for item in pack.items:
        if item.case:
            page, depth = item.case.page, item.case.depth
            start = starts[page.title]
            open_at = next(at for at in range(start, start + 4) if page.open.title in pages[at])
            over = next(at for at in range(start, start + 4) if depth.title in pages[at])
            assert start < open_at <= over
            assert all(
                letters_of(page.title) in letters_of(it) for it in pages[start + 1 : over + 1]
            )
            assert page.decision
            assert page.decision.title in pages[over]


def test_a_pack_lets_a_long_case_flow_too() -> None:
    pack = example_pack()
    item = next(it for it in pack.items if it.case)
    assert item.case
    points = tuple(f"at delmål {number} bliver fulgt hvert kvartal. " * 4 for number in range(14))
    page = item.case.page
    longer = replace(page, recommendation=replace(page.recommendation, points=points))
    items = tuple(
        replace(it, case=replace(item.case, page=longer)) if it is item else it for it in pack.items
    )
    content = pdf(replace(pack, items=items), LOOK)
    starts = first_pages(content)
    assert item.case.depth.title in pages_of(content)[starts[page.title] + 1]
