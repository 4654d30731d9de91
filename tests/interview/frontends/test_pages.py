"""A long body in pages: nothing is lost, every page fits, and the choices come last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aabsocial.interview.frontends.pages import LAST, MORE, pages_of
from aabsocial.interview.protocol import Input, Option, Screen

CHOICES = (Option("hub", "Overblik"),)


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
    assert last.question == "Hvad?"


@given(
    body=st.lists(st.text("abc ", max_size=200), max_size=60),
    columns=st.integers(10, 100),
    rows=st.integers(10, 60),
)
def test_no_line_is_lost_on_any_terminal(body: list[str], columns: int, rows: int) -> None:
    pages = pages_of(screen(*body), columns, rows, "da")

    assert [line for page in pages for line in page.body] == body
    assert all(page.options for page in pages)
