"""A long body in pages: nothing is lost, every page fits, and the choices come last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core.struct import replace
from aabsocial.interview.frontends.pages import LAST, MORE, pages_of
from aabsocial.interview.protocol import Input, Option, Screen

CHOICES = (Option("hub", "Overblik"), Option("task", "Penge"))


def screen(*body: str) -> Screen:
    return Screen(
        input=Input.CHOICE,
        section="Se det hele igennem",
        question="Hvad?",
        body=body,
        options=CHOICES,
        paged=True,
    )


def test_body_that_fits_is_one_page() -> None:
    whole = screen("En linje")

    assert pages_of(whole, 80, 24, "da") == (whole,)


def test_long_body_is_read_from_its_top() -> None:
    first, second, last = pages_of(screen(*map(str, range(40))), 80, 24, "da")

    assert first.section == "Se det hele igennem"
    assert first.question == "Side 1 af 3"
    assert [it.name for it in first.options] == [MORE, LAST]
    assert second.section == ""
    assert last.options == CHOICES
    assert [it.name for it in second.options] == [MORE, LAST]
    assert last.question == "Hvad?"


def test_no_page_ends_with_a_heading() -> None:
    found = (*"abcdefghijklmn", "", "Se på:", "Bemærkning 1")
    answers = (*"abcdefghijklmn", "B Hvorfor", "  Budget: 2", "    1. Kaffe", "    2. Te")
    lines = (*"abcdefghijklmno", "Se på:", "x" * 79 * 16)

    ends = [pages_of(screen(*it), 80, 24, "da")[0].body[-1] for it in (found, answers, lines)]
    assert ends == ["", "n", "Se på:"]


def test_a_page_that_can_only_be_left_has_nothing_to_skip_to() -> None:
    first, *_ = pages_of(replace(screen(*"a" * 40), options=CHOICES[:1]), 80, 24, "da")

    assert [it.name for it in first.options] == [MORE]


def test_body_is_read_before_choices_that_would_move_it_off_the_screen() -> None:
    ways = tuple(Option(f"mend:{number}", f"Ret bemærkning {number}") for number in range(14))
    body, end = pages_of(replace(screen(*"abcdefgh"), options=ways), 80, 24, "da")

    assert body.body == tuple("abcdefgh")
    assert [it.name for it in body.options] == [MORE, LAST]
    assert (end.body, end.options) == ((), ways)


def test_a_paper_is_parted_by_its_rows() -> None:
    paper = replace(screen(), paper="# Oplæg")

    assert [it.rows for it in pages_of(paper, 80, 24, "da", 40)] == [(0, 16), (16, 32), (32, 40)]
    assert pages_of(paper, 80, 24, "da", 9) == (paper,)


@given(
    body=st.lists(st.text("abc ", max_size=200), max_size=60),
    columns=st.integers(10, 100),
    rows=st.integers(10, 60),
)
def test_no_line_is_lost_on_any_terminal(body: list[str], columns: int, rows: int) -> None:
    pages = pages_of(screen(*body), columns, rows, "da")

    assert [line for page in pages for line in page.body] == body
    assert all(page.options for page in pages)
