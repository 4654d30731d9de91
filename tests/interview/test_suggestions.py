"""What a question may be answered with."""

from __future__ import annotations

import pytest

from aabsocial.interview.screen import Typed
from aabsocial.interview.screens import screen
from tests.interview.playing import DONE, after, asking, choose, listing, without

OPEN = without(DONE, "recommendation")
POINTS = "recommendation.points"


@pytest.mark.parametrize(
    ("papers", "point"),
    [("da", "at »Naboskab« godkendes"), ("en", "that “Naboskab” be approved"), (None, "at »N")],
)
def test_points_are_written_in_the_papers_language(papers: str | None, point: str) -> None:
    answers = {key: value for key, value in {**OPEN, "language": papers}.items() if value}
    session = asking(POINTS, answers, language="en")

    assert screen(session).suggestions[0].startswith(point)


def test_a_point_suggested_is_stored_as_it_stands() -> None:
    session = asking(POINTS, OPEN)

    taken = after(session, Typed(screen(session).suggestions[0]))
    assert taken.answers["recommendation"]["points"] == ["at »Naboskab« godkendes"]


def test_an_answered_question_suggests_nothing() -> None:
    assert screen(asking(POINTS, DONE)).suggestions == ()


def test_what_was_used_before_is_suggested() -> None:
    session = asking("initiative.departments", known={"initiative.departments": (["901"], ["902"])})

    assert screen(session).suggestions == ("901", "902")


def test_yes_or_no_used_before_is_proposed() -> None:
    session = asking("finance.vat_included", known={"finance.vat_included": (True, False)})

    assert screen(session).proposed == ("yes",)
    assert screen(session).chosen == ()
    assert after(session, choose("yes")).answers["finance"]["vat_included"] is True


def test_what_does_not_fit_the_question_is_left_out() -> None:
    known = {"initiative.departments": ("901", 7, [], ["902"]), "initiative.title": ("Nu",)}

    assert screen(asking("initiative.departments", known=known)).suggestions == ("902",)
    assert screen(asking("initiative.title", known=known)).suggestions == ()


def test_the_same_is_suggested_once() -> None:
    session = after(listing("success_criteria", without(DONE, "success_criteria")), choose("add"))

    assert screen(session).suggestions == ("K1",)
